package extract

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel calls f for 0 to n-1, on all processors, and returns when all calls have.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var tasks sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		tasks.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	tasks.Wait()
}
