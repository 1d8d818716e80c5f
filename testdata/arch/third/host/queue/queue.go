// Package queue is planted.
package queue

import _ "github.com/riverqueue/river"
