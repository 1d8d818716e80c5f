package page

import (
	"runtime"
	"sync"
)

// SideBySide has work done for each of so many things, as many at once as there are processors:
// with [Memo] a list of all clients then finds done what it shows. What breaks in it breaks once
// more where the list asks, and is told there.
func SideBySide(things int, work func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), things)
	var all sync.WaitGroup
	for first := range workers {
		all.Go(func() {
			for i := first; i < things; i += workers {
				alone(i, work)
			}
		})
	}
	all.Wait()
}

func alone(i int, work func(i int)) {
	defer func() { _ = recover() }()
	work(i)
}
