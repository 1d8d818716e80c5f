//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package sqlite

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// take locks the book by a file that names the process. One whose process is gone is stale.
func take(path string) (io.Closer, error) {
	for range 2 {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			_, err = fmt.Fprint(f, os.Getpid())
			return made(path), errors.Join(err, f.Close())
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, &WriteError{err}
		}
		if pid := holder(path); pid != 0 && alive(pid) {
			return nil, &HeldError{pid}
		}
		if err := os.Remove(path); err != nil {
			return nil, &WriteError{err}
		}
	}
	return nil, &HeldError{}
}

// made is a lock that is there as long as its file.
type made string

// Close removes the file.
func (m made) Close() error { return os.Remove(string(m)) }

// alive asks the system for the process; on Windows opening a process that is gone fails.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}
