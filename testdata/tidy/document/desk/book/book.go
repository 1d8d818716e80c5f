// Package book is planted.
package book

func Bare() {}

// It opens the book.
func Open() {}

// Book is known.
type Book struct{}

func (b *Book) Close() {}

type Page int

var Cover Page

const (
	Left = 1
)
