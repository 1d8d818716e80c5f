package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"romukura/desk/continuity"
	"romukura/desk/web/page"
	"romukura/edge/objectstore"
	"romukura/edge/output"
	"romukura/edge/sqlite"
)

// copies are what the screen of copies needs of the outside. The plan lies beside the book: where
// copies go differs from device to device.
func (s *served) copies() *page.Copies {
	plan := s.Book + ".copies.json"
	return &page.Copies{
		Files: sqlite.Files{},
		Shelf: func(folder string) (continuity.Shelf, error) {
			return objectstore.OpenFolder(folder)
		},
		Scratch: func() (string, func() error, error) {
			dir, err := os.MkdirTemp(filepath.Dir(s.Book), ".romukura-*")
			return dir, func() error { return os.RemoveAll(dir) }, err
		},
		Read: func() ([]byte, error) {
			text, err := os.ReadFile(plan)
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil
			}
			return text, err
		},
		Write: func(text []byte) error { return output.Replace(plan, text) },
	}
}
