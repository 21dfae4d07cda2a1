//go:build !js

package live

import "time"

func sleep(d time.Duration) { time.Sleep(d) }

// Pause does nothing where there is no browser.
func Pause() {}
