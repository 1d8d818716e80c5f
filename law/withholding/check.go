package withholding

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"unicode/utf8"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
)

// TableFile is a table in our own form, chosen by hand: named by the day it takes effect
// (2027-01-01.tsv), with the header lines source, published and holds-through. The sheets of the
// National Tax Agency are brought into this form before.
type TableFile struct {
	Table TableName
	Name  string
	Data  []byte
}

// Difference is one cell in which a table differs from another. Empty means not there.
type Difference struct {
	Table  TableName
	Row    string // the row's key: 105000, A/0/82000
	Column string
	There  string // in the table that is there, or as the rule makes it
	Comes  string // in the table that comes
}

// Report is what two persons look at before a table is held.
type Report struct {
	Table  TableName
	From   caldate.Date
	SHA256 string // of the file as chosen
	Rows   int
	// Faults are all that is wrong with the file; with a stopping one nothing can be held.
	Faults []fault.Fault
	// There is the day of the table compared with, and Differences the cells that differ. For the
	// same day any difference is a contradiction, for another it is the change of the year.
	There       caldate.Date
	Differences []Difference
	// Generator are the cells that differ from the rule by which monthly tables come about. That rule
	// is no law, so a difference only asks for a look at the sheet.
	Generator []Difference
	// Held is the table to compute with, once two persons have confirmed; nil with a fault.
	Held *Held
}

// Held is a table that an office has imported. It comes from a [Report] only.
type Held struct {
	table TableName
	name  string
	data  []byte
}

// sizeLimit is far above any printed table.
const sizeLimit = 4 << 20

// CheckTable checks a table against the shipped ones, see [Book.CheckTable].
//
// Law? 所法185-1 所法186-1
func CheckTable(file TableFile) (Report, error) { return shipped.CheckTable(file) }

// CheckTable reads a table and holds every self-check against it: rows contiguous, never falling
// with pay, never rising with dependents, no step down where two parts meet. It changes nothing;
// the error tells all faults at once, in Japanese. A table that takes effect before the first
// monthly table is refused.
//
// Law? 所法185-1 所法186-1
func (b *Book) CheckTable(file TableFile) (Report, error) {
	sum := sha256.Sum256(file.Data)
	r := Report{Table: file.Table, SHA256: hex.EncodeToString(sum[:])}
	var l fault.List
	f := file.read(&l)
	if f != nil {
		r.From, r.Rows = f.From, len(f.Rows)
		if f.From.Before(b.monthly.First()) {
			l.Add(fault.Fault{Path: "name", Code: "table.too-early", Message: textTooEarly,
				Remedy: textTooEarlyRemedy})
		}
	}
	if f != nil && !l.Stops() {
		b.inspect(f, &r, &l)
	}
	r.Faults = l.All()
	if err := l.Err(); err != nil {
		return r, err
	}
	r.Held = &Held{file.Table, file.Name, bytes.Clone(file.Data)}
	return r, nil
}

// read parses the file and checks its form; nil when it cannot be read as a table at all.
func (file TableFile) read(l *fault.List) *dated.File {
	s, ok := schemas[file.Table]
	switch {
	case !ok:
		l.Add(fault.Fault{Path: "table", Code: "table.unknown", Message: textUnknownTable,
			Remedy: textUnknownTableRemedy})
		return nil
	case len(file.Data) > sizeLimit:
		l.Add(fault.Fault{Path: "file", Code: "table.size", Message: textTooLarge,
			Remedy: textCompareSheet})
		return nil
	case !utf8.Valid(file.Data):
		l.Add(fault.Fault{Path: "file", Code: "table.encoding", Message: textEncoding,
			Remedy: textEncodingRemedy})
		return nil
	}
	f, err := dated.Parse("tables/"+string(file.Table)+"/"+file.Name, file.Data)
	if err != nil {
		l.Add(fault.Fault{Path: "file", Code: "table.form", Message: textForm(err),
			Remedy: textFormRemedy})
		return nil
	}
	if f.Draft() {
		l.Add(fault.Fault{Path: "standing", Code: "table.draft", Message: textDraft,
			Remedy: textDraftRemedy})
	}
	s.form(f, l)
	return f
}

// inspect builds the table, runs its self-checks and compares it with what is there.
func (b *Book) inspect(f *dated.File, r *Report, l *fault.List) {
	switch r.Table {
	case TableMonthly:
		g := built(f, buildMonthly, l)
		if l.Stops() {
			return
		}
		checkGrid(g, l)
		seam(g, at(b.above, f.From), []Column{ColumnA, ColumnB}, l)
		r.Generator = b.generatedBy(g, f.From)
		r.compare(inForce(b.monthly, f.From), f)
	case TableMonthlyAbove:
		ab := built(f, buildAbove, l)
		if l.Stops() {
			return
		}
		checkAbove(ab, []Column{ColumnA, ColumnB}, l)
		if g := at(b.monthly, f.From); g != nil && !l.Stops() {
			seam(*g, &ab, []Column{ColumnA, ColumnB}, l)
		}
		r.compare(inForce(b.above, f.From), f)
	case TableDaily:
		d := built(f, buildDaily, l)
		if l.Stops() {
			return
		}
		checkGrid(d.grid, l)
		checkAbove(d.above, []Column{ColumnA, ColumnB, ColumnC}, l)
		seam(d.grid, &d.above, []Column{ColumnA, ColumnB, ColumnC}, l)
		r.compare(inForce(b.daily, f.From), f)
	case TableBonus:
		checkBonus(built(f, buildBonus, l), l)
		r.compare(inForce(b.bonus, f.From), f)
	case TableComputer:
		checkComputer(built(f, buildComputer, l), l)
		r.compare(inForce(b.computer, f.From), f)
	}
}

func built[T any](f *dated.File, build func(*dated.File) (T, error), l *fault.List) T {
	e, err := editionOf(build)(f)
	if err != nil {
		l.Add(fault.Fault{Path: "file", Code: "table.form", Message: textForm(err),
			Remedy: textFormRemedy})
	}
	return e.value
}

// at is the table that takes effect on the very day, nil when there is none.
func at[T any](s series[T], from caldate.Date) *T {
	all := s.Entries()
	for i := range all {
		if all[i].From == from {
			return &all[i].Value.value
		}
	}
	return nil
}

// compare notes the table compared with and the cells that differ.
func (r *Report) compare(there, comes *dated.File) {
	r.There, r.Differences = there.From, schemas[r.Table].compare(r.Table, there, comes)
}

// inForce is the table in force on the day that another takes effect, or else the first.
func inForce[T any](s series[T], on caldate.Date) *dated.File {
	e, _, err := s.At(on)
	if err != nil {
		e = s.Oldest()
	}
	return e.Value.file
}

// generatedBy compares with the rule where the computer method of the same day is there.
func (b *Book) generatedBy(g grid, from caldate.Date) []Difference {
	c := at(b.computer, from)
	on := PayDate(from)
	gen, sur := resolve(b.generator, TableGenerator, on), resolve(b.surtax, TableSurtax, on)
	if c == nil || gen.missing != nil || sur.missing != nil {
		return nil
	}
	return maker{gen.value(), c, sur.value().withSurtax()}.generated(g)
}

// With is the book with tables that the office holds. A shipped table of the same day stays the one
// computed with; what differs is listed in Conflicts.
//
// Law? 所法185-1 所法186-1
func (b *Book) With(held ...*Held) (*Book, error) {
	out := *b
	out.Conflicts = slices.Clone(b.Conflicts)
	for _, h := range held {
		if h == nil {
			return nil, errNotHeld
		}
		f, err := dated.Parse("held/"+string(h.table)+"/"+h.name, h.data)
		if err != nil {
			return nil, err
		}
		if err := out.hold(h.table, f); err != nil {
			return nil, err
		}
	}
	return &out, nil
}

var errNotHeld = errors.New("withholding: no table to hold; its check found a fault")

func (b *Book) hold(name TableName, f *dated.File) error {
	var conflicts []Difference
	var err error
	switch name {
	case TableMonthly:
		b.monthly, conflicts, err = held(b.monthly, name, f, buildMonthly)
	case TableMonthlyAbove:
		b.above, conflicts, err = held(b.above, name, f, buildAbove)
	case TableDaily:
		b.daily, conflicts, err = held(b.daily, name, f, buildDaily)
	case TableBonus:
		b.bonus, conflicts, err = held(b.bonus, name, f, buildBonus)
	case TableComputer:
		b.computer, conflicts, err = held(b.computer, name, f, buildComputer)
	}
	b.Conflicts = append(b.Conflicts, conflicts...)
	return err
}

// held is a series with one more table in its place by day, or the conflicts with the one of the
// same day that is there.
func held[T any](s series[T], name TableName, f *dated.File, build func(*dated.File) (T, error),
) (series[T], []Difference, error) {
	e, err := editionOf(build)(f)
	if err != nil {
		return s, nil, err
	}
	all := slices.Clone(s.Entries())
	for i := range all {
		if all[i].From == f.From {
			return s, schemas[name].compare(name, all[i].Value.file, f), nil
		}
	}
	all = append(all, dated.Entry[edition[T]]{Source: f.Source, Value: e})
	return dated.NewSeries(s.Name, all...), nil, nil
}
