// Package health is planted.
package health

// Occasional is cited whole.
//
// Law: 健保法43-1 保発0301-8
func Occasional() {}
