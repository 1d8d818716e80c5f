package process

import (
	"bytes"
	"os"
	"syscall"
)

// prSetDumpable is PR_SET_DUMPABLE of prctl(2): 0 denies core dumps, and access to the process's
// memory and state by others of the same user.
const prSetDumpable = 4

func protect() (warnings []string) {
	none := syscall.Rlimit{}
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &none); err != nil {
		warnings = append(warnings, textCore)
	}
	if _, _, e := syscall.RawSyscall(syscall.SYS_PRCTL, prSetDumpable, 0, 0); e != 0 {
		warnings = append(warnings, textTrace)
	}
	return warnings
}

// swaps tells whether the system may write memory to a swap device.
func swaps() bool {
	table, err := os.ReadFile("/proc/swaps")
	return err == nil && bytes.Count(bytes.TrimSpace(table), []byte("\n")) > 0
}
