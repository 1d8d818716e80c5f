// Package health is planted.
package health

// Law: 健保法43-1  厚年法23-1
