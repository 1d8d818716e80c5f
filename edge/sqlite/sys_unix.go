//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package sqlite

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

// take locks the book. The system gives the lock up when the process ends, so that none is ever
// stale; the number that the file holds serves the message alone.
func take(path string) (io.Closer, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, &WriteError{err}
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = &HeldError{holder(path)}
		}
		return nil, errors.Join(err, f.Close())
	}
	// A disk that is full holds no number, and is read all the same.
	if err := f.Truncate(0); err == nil {
		_, _ = fmt.Fprint(f, os.Getpid())
	}
	return f, nil
}
