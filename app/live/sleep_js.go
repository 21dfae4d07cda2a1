package live

import (
	"sync"
	"syscall/js"
	"time"
)

// sleepers are woken by the browser, by the number that setTimeout has for them.
var sleepers = struct {
	sync.Mutex
	next int
	done map[int]chan struct{}
	wake js.Func
}{done: map[int]chan struct{}{}}

func init() {
	sleepers.wake = js.FuncOf(func(_ js.Value, args []js.Value) any {
		sleepers.Lock()
		defer sleepers.Unlock()
		n := args[0].Int()
		close(sleepers.done[n])
		delete(sleepers.done, n)
		return nil
	})
}

// Pause lets the browser do what waits between the steps of the start, which would be too long in one piece. In a page that
// nobody sees timers rest, and nothing waits.
func Pause() {
	if !document().Get("hidden").Truthy() {
		sleep(0)
	}
}

// sleep lets the browser do what waits, for d at least. With time.Sleep it could end while the page calls the program, and the page
// would wait for what comes behind it: a call returns when no goroutine can go on.
func sleep(d time.Duration) {
	done := make(chan struct{})
	sleepers.Lock()
	sleepers.next++
	n := sleepers.next
	sleepers.done[n] = done
	sleepers.Unlock()
	js.Global().Call("setTimeout", sleepers.wake, d.Milliseconds(), n)
	<-done
}
