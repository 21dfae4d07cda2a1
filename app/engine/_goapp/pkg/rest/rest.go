// Package rest lets the browser do what waits while go-app makes the first page, which nobody sees before it is whole.
package rest

import (
	"syscall/js"
	"time"
)

const step = 8 * time.Millisecond // half a frame

var (
	making bool
	last   time.Time // rest
)

// Begin is called before the page is made.
func Begin() { making, last = true, time.Now() }

// Take is called before each element.
func Take() {
	if making && time.Since(last) >= step {
		pause()
	}
}

// End is called before the page is shown.
func End() {
	if making {
		pause()
		making = false
	}
}

// In a page that nobody sees timers rest, and nothing waits.
func pause() {
	if !js.Global().Get("document").Get("hidden").Bool() {
		done := make(chan struct{})
		wake := js.FuncOf(func(js.Value, []js.Value) any {
			close(done)
			return nil
		})
		js.Global().Call("setTimeout", wake)
		<-done
		wake.Release()
	}
	last = time.Now()
}
