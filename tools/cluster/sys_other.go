//go:build unix && !linux

package cluster

import "syscall"

// attributes puts a child into a group of its own. It does not end with us here.
func attributes(as *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: as, Setpgid: true}
}
