package open

import (
	"runtime"
	"runtime/debug"
)

// The largest size that the allocator keeps in shared spans, how much Forget allocates at once
// (more than any such span), and how much it holds at most.
const (
	largestClass = 32 << 10
	blockBytes   = 4 * largestClass
	mostHeld     = 256 << 20
)

// Forget makes sure that what was dropped is not found in memory any more. The collector frees keys
// and plaintext but leaves their bytes until the place is used again; here every free place is used
// once, and whole free pages go back to the system. A desk calls it when it has locked: it takes
// some tens of milliseconds.
func Forget() {
	runtime.GC()
	runtime.GC() // what the first round's cleanups let go
	// A collection on the way would free places behind us.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for size := 16; size <= largestClass; size = nextClass(size) {
		overwrite(size)
	}
	debug.FreeOSMemory()
}

// scrub overwrites what the functions called before it left on the stack: the cipher keeps the end
// of what it decrypts there, and a goroutine may live for long.
//
//go:noinline
func scrub() {
	var below [2 << 10]byte
	runtime.KeepAlive(&below)
}

// nextClass is the next size that the allocator hands out.
func nextClass(size int) int { return cap(append([]byte(nil), make([]byte, size+1)...)) }

// overwrite allocates places of one size, which the allocator clears, until two blocks of them in
// turn made the heap grow: it grows only when no free place is left, or once by the
// work of others.
func overwrite(size int) {
	var held [][][]byte
	grew := 0
	var stats runtime.MemStats
	for range mostHeld / blockBytes {
		block := make([][]byte, blockBytes/size)
		held = append(held, block)
		runtime.ReadMemStats(&stats) // hands back the places that processors hold in reserve
		before := stats.HeapInuse
		for i := range block {
			block[i] = make([]byte, size)
		}
		runtime.ReadMemStats(&stats)
		// Less than half of a block finds room in the span that the last one began.
		if stats.HeapInuse < before+uint64(len(block)*size/2) {
			grew = 0
		} else if grew++; grew == 2 {
			break
		}
	}
	runtime.KeepAlive(held)
}
