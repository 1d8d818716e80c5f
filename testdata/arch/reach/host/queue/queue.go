// Package queue is planted.
package queue

import _ "romukura/trade/client"
