// Package process keeps other programs of the same user from reading this one's memory: no core
// dump is written, and no debugger attaches.
//
//	warnings := process.Protect()
//
// It promises no more than the system does: an administrator of the machine reads everything. Where
// something could not be done, and where memory may be written to a disk by the system itself, it
// says so in Japanese, and the desk goes on.
package process

// Protect protects the process, and tells what stays open.
func Protect() []string {
	warnings := protect()
	if swaps() {
		warnings = append(warnings, textSwap)
	}
	return warnings
}
