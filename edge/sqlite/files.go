package sqlite

import "romukura/desk/continuity"

// Files makes and opens book files for the desk.
type Files struct{}

var _ continuity.Files = Files{}

// Create makes a new, empty book.
func (Files) Create(path string) (continuity.Book, error) { return asBook(Create(path)) }

// Open opens a book to work on.
func (Files) Open(path string) (continuity.Book, error) { return asBook(Open(path, Options{})) }

// Read opens a file that shall not change.
func (Files) Read(path string) (continuity.Book, error) {
	return asBook(Open(path, Options{ReadOnly: true}))
}

// asBook keeps a failed engine from passing for a book.
func asBook(e *Engine, err error) (continuity.Book, error) {
	if err != nil {
		return nil, err
	}
	return e, nil
}
