package open

import (
	"runtime"
	"runtime/debug"
)

// The largest size that the allocator keeps in shared spans, and how much Forget holds at most.
const (
	largestClass = 32 << 10
	mostHeld     = 256 << 20
)

// Forget makes sure that what was dropped is not found in memory any more. The collector frees keys
// and plaintext but leaves their bytes until the place is used again; here every free place is used
// once, and whole free pages go back to the system. A desk calls it when it has locked: it takes
// some tens of milliseconds.
func Forget() {
	runtime.GC()
	runtime.GC() // what the first round's cleanups let go
	for size := 16; size <= largestClass; size = nextClass(size) {
		overwrite(size)
	}
	debug.FreeOSMemory()
}

// nextClass is the next size that the allocator hands out.
func nextClass(size int) int { return cap(append([]byte(nil), make([]byte, size+1)...)) }

// overwrite allocates places of one size, which the allocator clears, until a whole block of them
// made the heap grow: then no free one is left.
func overwrite(size int) {
	var held [][][]byte
	var stats runtime.MemStats
	for range mostHeld / (2 * largestClass) {
		block := make([][]byte, 2*largestClass/size)
		held = append(held, block)
		runtime.ReadMemStats(&stats) // hands back the places that processors hold in reserve
		before := stats.HeapInuse
		for i := range block {
			block[i] = make([]byte, size)
		}
		runtime.ReadMemStats(&stats)
		if stats.HeapInuse-before >= uint64(len(block)*size) {
			break
		}
	}
	runtime.KeepAlive(held)
}
