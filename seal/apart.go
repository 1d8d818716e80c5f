package seal

// Apart runs work on a stack of its own, which is large before and overwritten after it, because
// the library leaves what it computes from a seed in the dead part of a stack.
func Apart(work func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		scour()
		work()
		scour()
	}()
	<-done
}

// scour overwrites the next stretch of the stack.
//
//go:noinline
func scour() {
	var stretch [64 << 10]byte
	touch(&stretch)
}

//go:noinline
func touch(stretch *[64 << 10]byte) { clear(stretch[:]) }
