//go:build !unix

package folder

import "os"

// alive asks the system for the process; on Windows opening a process that is gone fails.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}

// syncDir does nothing: these systems have no way to sync a folder.
func syncDir(string) error { return nil }
