// Package book is planted.
package book

func five(a int, b string, c int, d string, e bool) {}
