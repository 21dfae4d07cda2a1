//go:build !js

package live

import "time"

func sleep(d time.Duration) { time.Sleep(d) }
