package live

import "time"

// yielding lets the browser do what it has to after every step.
func yielding(step time.Duration) func() {
	last := time.Now()
	return func() {
		if time.Since(last) >= step {
			time.Sleep(time.Millisecond)
			last = time.Now()
		}
	}
}
