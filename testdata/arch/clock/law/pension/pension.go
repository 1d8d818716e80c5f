// Package pension is planted.
package pension

import clock "time"

// Today asks what it may not ask.
func Today() int { return clock.Now().Day() }
