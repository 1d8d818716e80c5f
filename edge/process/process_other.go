//go:build !linux

package process

// protect can do nothing here that the system does not do by itself.
func protect() []string { return nil }

// swaps cannot be told; systems other than Linux encrypt their swap, or leave it to their users.
func swaps() bool { return false }
