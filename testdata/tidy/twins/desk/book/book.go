// Package book is planted.
package book

// Move moves, but which way?
func Move(from, to string) {}
