package dated

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"

	"romukura/ground/caldate"
)

// Table is one table of the law that the program was made with: its enactments, and how a further
// one is read and taken in.
type Table struct {
	Name       string   // law/health/tables/rate
	Enactments []Source // that the program was made with, oldest first
	shelf
	fixed bool
	read  func(*File) error
	take  func([]Further) []Refused
}

// shelf is where the files of a table lie in the program.
type shelf struct {
	root  string // law/health
	dir   string // tables/rate
	files fs.FS
}

// shipped are the tables of every package of the law, in the order in which those were made. It is
// written while the program starts and only read from then on.
var shipped []*Table

// Shipped are the tables that the program computes with, by name.
func Shipped() []Table {
	all := make([]Table, len(shipped))
	for i, t := range shipped {
		all[i] = *t
	}
	slices.SortFunc(all, func(a, b Table) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// tableOf finds a table by its name, nil where the program knows none.
func tableOf(name string) *Table {
	for _, t := range shipped {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// ship notes a table that a package of the law was made with.
func ship[T any](s *Series[T], at shelf, build func(*File) (T, error)) {
	t := &Table{Name: s.Name, shelf: at, read: func(f *File) error {
		_, err := entryOf(f, build)
		return err
	}}
	own := s.Entries()
	for i := range own {
		t.Enactments = append(t.Enactments, own[i].Source)
	}
	t.take = func(list []Further) []Refused {
		entries, refused := furtherEntries(t, list, build)
		s.put(slices.Concat(own, entries))
		s.doubt(refused)
		return refused
	}
	shipped = append(shipped, t)
}

// Newest is the first day of the newest enactment that the program was made with; the zero Date
// where there is none.
func (t *Table) Newest() caldate.Date {
	if n := len(t.Enactments); n > 0 {
		return t.Enactments[n-1].From
	}
	return caldate.Date{}
}

// File is an enactment as it was shipped.
func (t *Table) File(s Source) (*File, error) {
	name := path.Join(t.dir, s.From.String()+".tsv")
	data, err := fs.ReadFile(t.files, name)
	if err != nil {
		return nil, err
	}
	return Parse(path.Join(t.root, name), data)
}

// Check reads a further enactment as the package of the law would, and gives it where nothing is
// wrong with it; else a [*WrongError] with all that is. The name is that of its file:
// 2027-03-01.tsv.
func (t *Table) Check(name string, data []byte) (*File, error) {
	f, err := Parse(path.Join(t.Name, path.Base(name)), data)
	if err != nil {
		return nil, err
	}
	return f, t.examine(f)
}

// examine compares a file with the newest one that the program was made with, and builds its value.
func (t *Table) examine(f *File) error {
	own, err := t.File(t.Enactments[len(t.Enactments)-1])
	if err != nil {
		return err
	}
	if err := t.read(own); err != nil {
		return err
	}
	if !slices.Equal(f.Columns, own.Columns) {
		return &WrongError{f.Table, []Wrong{{Line: f.head, What: wrongColumnsOf(own.Columns)}}}
	}
	if f.Draft() {
		return &WrongError{f.Table, []Wrong{{What: wrongDraft}}}
	}
	f.sweep(own.read)
	if err := f.Err(); err != nil {
		return err
	}
	err = attempt(func() error { return t.read(f) })
	if all := (*WrongError)(nil); err == nil || errors.As(err, &all) {
		return err
	}
	return &WrongError{f.Table, []Wrong{asWrong(err)}}
}

// attempt has a build done that was written for the program's own tables: on a table without the
// rows that it needs it may break off.
func attempt(build func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = Wrong{What: wrongRows}
		}
	}()
	return build()
}
