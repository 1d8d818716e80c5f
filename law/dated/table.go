package dated

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Open is the last day of a table whose text says that it holds until changed: the header
// line reads holds-through: open, and the mark stays visible.
var Open = caldate.Must("9999-12-31")

// File is one table as it stands in a file: the header, and the rows by column name.
type File struct {
	Source
	Header  map[string]string // every header line, by its key
	Columns []string
	Rows    []Row
}

// Row is one line of a table. Its readers keep the first fault they meet in the file's parse.
type Row struct {
	Line  int
	cells []string
	file  *File
	fault *error
}

// Parse reads one table. The name must end in the day it takes effect: …/2026-04-01.tsv.
func Parse(name string, data []byte) (*File, error) {
	from, err := caldate.Parse(strings.TrimSuffix(path.Base(name), ".tsv"))
	if err != nil {
		return nil, fmt.Errorf("%s: the file is not named by the day it takes effect", name)
	}
	f := &File{Header: map[string]string{}}
	f.Table, f.From = path.Dir(name), from
	if bytes.Contains(data, []byte{'\r'}) {
		return nil, fmt.Errorf("%s: lines must end in LF alone", name)
	}
	fault := new(error)
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			key, value, _ := strings.Cut(strings.TrimPrefix(line, "#"), ":")
			f.Header[strings.TrimSpace(key)] = strings.TrimSpace(value)
		case f.Columns == nil:
			f.Columns = strings.Split(line, "\t")
		default:
			cells := strings.Split(line, "\t")
			if len(cells) != len(f.Columns) {
				return nil, fmt.Errorf("%s:%d: %d cells, the head has %d",
					name, i+1, len(cells), len(f.Columns))
			}
			f.Rows = append(f.Rows, Row{i + 1, cells, f, fault})
		}
	}
	return f, f.readHeader(name)
}

func (f *File) readHeader(name string) error {
	for _, key := range []string{"source", "published", "holds-through"} {
		if f.Header[key] == "" {
			return fmt.Errorf("%s: header line %q is missing", name, key)
		}
	}
	f.Text, f.Published, f.Mark = f.Header["source"], f.Header["published"], f.Header["mark"]
	if f.Header["holds-through"] == "open" {
		f.HoldsThrough = Open
		return nil
	}
	through, err := caldate.Parse(f.Header["holds-through"])
	if err != nil || through.Before(f.From) {
		return fmt.Errorf("%s: holds-through is no day on or after the first", name)
	}
	f.HoldsThrough = through
	return nil
}

// Draft reports a table of law that is not promulgated: it is never loaded into a series.
func (f *File) Draft() bool { return f.Header["standing"] == "draft" }

// Load reads every table of a folder, oldest first, and builds the series.
func Load[T any](files fs.FS, dir string, build func(*File) (T, error)) (*Series[T], error) {
	names, err := fs.Glob(files, dir+"/*.tsv")
	if err != nil || len(names) == 0 {
		return nil, errors.Join(err, fmt.Errorf("%s: no tables", dir))
	}
	slices.Sort(names)
	s := &Series[T]{Name: dir}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		f, err := Parse(name, data)
		if err != nil {
			return nil, err
		}
		if f.Draft() {
			continue
		}
		value, err := build(f)
		if err == nil {
			err = f.fault()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s.Entries = append(s.Entries, Entry[T]{f.Source, value})
	}
	return s, nil
}

// MustLoad is Load for tables embedded in the program: a malformed one is our own fault, seen at
// start by every test.
func MustLoad[T any](files fs.FS, dir string, build func(*File) (T, error)) *Series[T] {
	s, err := Load(files, dir, build)
	if err != nil {
		panic(err)
	}
	return s
}

// Err is the first fault that the readers of the rows have met, or that there are no rows: for a
// table that is read outside [Load].
func (f *File) Err() error { return f.fault() }

func (f *File) fault() error {
	if len(f.Rows) == 0 {
		return errors.New("the table has no rows")
	}
	return *f.Rows[0].fault
}

// Text is the cell of a column; empty means not applicable.
func (r Row) Text(column string) string {
	i := slices.Index(r.file.Columns, column)
	if i < 0 {
		r.fail(column, "no such column")
		return ""
	}
	return r.cells[i]
}

// Has reports whether the cell is filled.
func (r Row) Has(column string) bool { return r.Text(column) != "" }

// Yen is a cell of whole yen.
func (r Row) Yen(column string) yen.Amount {
	a, err := yen.Parse(r.Text(column))
	if err != nil {
		r.fail(column, "not whole yen")
	}
	return a
}

// Int is a cell with a whole number.
func (r Row) Int(column string) int {
	n, err := strconv.Atoi(strings.ReplaceAll(r.Text(column), "_", ""))
	if err != nil {
		r.fail(column, "not a whole number")
	}
	return n
}

// Rate is a cell with an exact fraction.
func (r Row) Rate(column string) yen.Rate {
	rate, err := yen.ParseRate(r.Text(column))
	if err != nil {
		r.fail(column, "not an exact rate")
		return yen.Rate{Num: 0, Den: 1}
	}
	return rate
}

// Date is a cell with a day; an empty cell is the zero Date.
func (r Row) Date(column string) caldate.Date {
	if !r.Has(column) {
		return caldate.Date{}
	}
	d, err := caldate.Parse(r.Text(column))
	if err != nil {
		r.fail(column, "not a day")
	}
	return d
}

func (r Row) fail(column, what string) {
	if *r.fault == nil {
		*r.fault = fmt.Errorf("line %d, column %q: %s", r.Line, column, what)
	}
}
