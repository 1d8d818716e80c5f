package dated

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// Table is one table of the law that the program was made with: its enactments, and how a further
// one would be read.
type Table struct {
	Name       string   // law/health/tables/rate
	Enactments []Source // oldest first
	files      fs.FS
	dir        string
	read       func(*File) error
}

// shipped are the tables of every package of the law, in the order in which those were made. It is
// written while the program starts and only read from then on.
var shipped []Table

// Shipped are the tables that the program computes with, by name.
func Shipped() []Table {
	all := slices.Clone(shipped)
	slices.SortFunc(all, func(a, b Table) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// ship notes a table that a package of the law was made with.
func ship[T any](s *Series[T], files fs.FS, dir string, build func(*File) (T, error)) {
	t := Table{Name: s.Name, files: files, dir: dir, read: func(f *File) error {
		if _, err := build(f); err != nil {
			return err
		}
		return f.fault()
	}}
	for i := range s.Entries {
		t.Enactments = append(t.Enactments, s.Entries[i].Source)
	}
	shipped = append(shipped, t)
}

// File is an enactment as it was shipped.
func (t *Table) File(s Source) (*File, error) {
	name := path.Join(t.dir, s.From.String()+".tsv")
	data, err := fs.ReadFile(t.files, name)
	if err != nil {
		return nil, err
	}
	return Parse(name, data)
}

// Check reads a further enactment as the package of the law would, and gives it where nothing is
// wrong with it. The name is that of its file: 2027-03-01.tsv.
func (t *Table) Check(name string, data []byte) (*File, error) {
	f, err := Parse(path.Join(t.dir, path.Base(name)), data)
	if err != nil {
		return nil, err
	}
	if err := t.read(f); err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	return f, nil
}

// Cells are the cells of a row, in the order of the columns.
func (r Row) Cells() []string { return slices.Clone(r.cells) }
