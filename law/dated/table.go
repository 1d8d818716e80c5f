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

	head   int    // line of the column names
	noting bool   // while its value is built
	read   []cell // as what each column was read then
	wrongs []Wrong
}

// Row is one line of a table. Its readers note what is wrong in the file.
type Row struct {
	Line  int
	cells []string
	file  *File
}

// Parse reads one table. The name must end in the day it takes effect: …/2026-04-01.tsv. What is
// wrong is told all at once, in a [*WrongError].
func Parse(name string, data []byte) (*File, error) {
	f := &File{Header: map[string]string{}}
	f.Table = path.Dir(name)
	var err error
	if f.From, err = caldate.Parse(strings.TrimSuffix(path.Base(name), ".tsv")); err != nil {
		f.wrong(Wrong{What: wrongName})
	}
	if bytes.Contains(data, []byte{'\r'}) {
		f.wrong(Wrong{What: wrongEnds})
		data = bytes.ReplaceAll(data, []byte{'\r'}, nil)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			key, value, _ := strings.Cut(strings.TrimPrefix(line, "#"), ":")
			f.Header[strings.TrimSpace(key)] = strings.TrimSpace(value)
		case f.Columns == nil:
			f.head, f.Columns = i+1, strings.Split(line, "\t")
			f.read = make([]cell, len(f.Columns))
		default:
			f.row(i+1, strings.Split(line, "\t"))
		}
	}
	f.readHeader()
	if len(f.wrongs) > 0 {
		f.order()
		return nil, &WrongError{name, f.wrongs}
	}
	return f, nil
}

func (f *File) row(line int, cells []string) {
	if len(cells) != len(f.Columns) {
		f.wrong(Wrong{Line: line, What: fmt.Sprintf(wrongCells, len(cells), len(f.Columns))})
		return
	}
	f.Rows = append(f.Rows, Row{line, cells, f})
}

func (f *File) readHeader() {
	for _, key := range []string{"source", "published", "holds-through"} {
		if f.Header[key] == "" {
			f.wrong(Wrong{What: fmt.Sprintf(wrongHeader, key)})
		}
	}
	f.Text, f.Published, f.Mark = f.Header["source"], f.Header["published"], f.Header["mark"]
	switch through, err := caldate.Parse(f.Header["holds-through"]); {
	case f.Header["holds-through"] == "open":
		f.HoldsThrough = Open
	case f.Header["holds-through"] != "" && (err != nil || through.Before(f.From)):
		f.wrong(Wrong{What: wrongThrough})
	default:
		f.HoldsThrough = through
	}
}

// Draft reports a table of law that is not promulgated: it is never loaded into a series.
func (f *File) Draft() bool { return f.Header["standing"] == "draft" }

// Load reads every table of a folder, oldest first, and builds the series.
func Load[T any](files fs.FS, dir string, build func(*File) (T, error)) (*Series[T], error) {
	return loadAt("", files, dir, build)
}

func loadAt[T any](root string, files fs.FS, dir string,
	build func(*File) (T, error),
) (*Series[T], error) {
	names, err := fs.Glob(files, dir+"/*.tsv")
	if err != nil || len(names) == 0 {
		return nil, errors.Join(err, fmt.Errorf("%s: no tables", dir))
	}
	var entries []Entry[T]
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		f, err := Parse(path.Join(root, name), data)
		if err != nil {
			return nil, err
		}
		if f.Draft() {
			continue
		}
		e, err := entryOf(f, build)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		entries = append(entries, e)
	}
	return NewSeries(path.Join(root, dir), entries...), nil
}

// entryOf builds the value of a file.
func entryOf[T any](f *File, build func(*File) (T, error)) (Entry[T], error) {
	f.noting = true
	value, err := build(f)
	f.noting = false // what is read later is read by many at once
	if err == nil {
		err = f.Err()
	}
	return Entry[T]{Source: f.Source, Value: value}, err
}

// MustLoad is Load for tables embedded in the program: a malformed one is our own fault, seen at
// start by every test.
func MustLoad[T any](files fs.FS, dir string, build func(*File) (T, error)) *Series[T] {
	return must(Load(files, dir, build))
}

func must[T any](s *Series[T], err error) *Series[T] {
	if err != nil {
		panic(err)
	}
	return s
}

// Err is what the readers of the rows have met, or that there are no rows: for a table that is read
// outside [Load].
func (f *File) Err() error {
	switch {
	case len(f.Rows) == 0:
		return &WrongError{f.Table, []Wrong{{What: wrongEmpty}}}
	case len(f.wrongs) > 0:
		return &WrongError{f.Table, f.wrongs}
	}
	return nil
}

// Text is the cell of a column; empty means not applicable.
func (r Row) Text(column string) string { return r.as(wordCell, column) }

// Has reports whether the cell is filled.
func (r Row) Has(column string) bool { return r.as(anyCell, column) != "" }

// Yen is a cell of whole yen.
func (r Row) Yen(column string) yen.Amount {
	a, err := yen.Parse(r.as(yenCell, column))
	if err != nil {
		r.fail(column, wrongYen)
	}
	return a
}

// Int is a cell with a whole number.
func (r Row) Int(column string) int {
	n, err := wholeNumber(r.as(intCell, column))
	if err != nil {
		r.fail(column, wrongInt)
	}
	return n
}

func wholeNumber(text string) (int, error) {
	return strconv.Atoi(strings.ReplaceAll(text, "_", ""))
}

// Rate is a cell with an exact fraction.
func (r Row) Rate(column string) yen.Rate {
	rate, err := yen.ParseRate(r.as(rateCell, column))
	if err != nil {
		r.fail(column, wrongRate)
		return yen.Rate{Num: 0, Den: 1}
	}
	return rate
}

// Date is a cell with a day; an empty cell is the zero Date.
func (r Row) Date(column string) caldate.Date {
	text := r.as(dateCell, column)
	if text == "" {
		return caldate.Date{}
	}
	d, err := caldate.Parse(text)
	if err != nil {
		r.fail(column, wrongDate)
	}
	return d
}

// as is the text of a cell. While a value is built it notes as what the column is read.
func (r Row) as(c cell, column string) string {
	i := slices.Index(r.file.Columns, column)
	if i < 0 {
		r.fail(column, wrongNoColumn)
		return ""
	}
	if r.file.noting {
		r.file.read[i] = r.file.read[i].and(c)
	}
	return r.cells[i]
}

// fail notes what is wrong with a cell, once.
func (r Row) fail(column, what string) {
	w := Wrong{r.Line, column, what}
	if !slices.Contains(r.file.wrongs, w) {
		r.file.wrong(w)
	}
}

func (f *File) wrong(w Wrong) { f.wrongs = append(f.wrongs, w) }

// Cells are the cells of a row, in the order of the columns.
func (r Row) Cells() []string { return slices.Clone(r.cells) }
