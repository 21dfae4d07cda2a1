package live

import "time"

// yieldStep is how long work beside the page keeps it from everything else: half a frame.
const yieldStep = 8 * time.Millisecond

// yielding lets the browser do what it has to after every step, for a pause at least.
func yielding(pause time.Duration) func() {
	last := time.Now()
	return func() {
		if time.Since(last) >= yieldStep {
			sleep(pause)
			last = time.Now()
		}
	}
}
