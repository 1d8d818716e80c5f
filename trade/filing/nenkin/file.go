package nenkin

import (
	"strings"

	"romukura/ground/caldate"
)

// File is one file for the pension office (SHFD0006.CSV), or with Society for a health insurance
// society (KPFD0006.CSV).
type File struct {
	// Edition is the edition of the forms, [Current] when empty.
	Edition string `json:"edition,omitempty"`
	Filer   Filer  `json:"filer"`
	// Serial is the medium serial number (媒体通番), 1 to 999 and then 1 again, of the filer. It is
	// advanced when a file is made and never used for other content.
	Serial  int          `json:"serial"`
	Created caldate.Date `json:"created"` // also the day of checking, when the file is written
	Office  Office       `json:"office"`
	Rows    []Row        `json:"rows"`
	Society *Society     `json:"society,omitempty"`
	// Legacy is set by reading for the layout before March 2018, which is never written.
	Legacy bool `json:"legacy,omitempty"`
}

// Filer is who hands the file in: the employer when zero, else a sharoushi.
type Filer struct {
	Registration string `json:"registration,omitempty"` // 登録番号, 8 digits
	// Name is the sharoushi's, with a full-width blank between family and given name.
	Name string `json:"name,omitempty"`
}

// Sharoushi reports whether a sharoushi files.
func (f Filer) Sharoushi() bool { return f != Filer{} }

// Office is the establishment whose people the file holds (事業所情報).
type Office struct {
	Prefecture string `json:"prefecture"`  // the pension service's own code: Tokyo is 21
	District   string `json:"district"`    // 郡市区符号, 2 digits
	Mark       string `json:"mark"`        // 事業所記号, half-width
	Number     string `json:"number"`      // 事業所番号, up to 5 digits
	PostalCode string `json:"postal_code"` // 7 digits
	Address    string `json:"address"`     // full-width, 37 characters
	Name       string `json:"name"`        // full-width, 25 characters
	Owner      string `json:"owner"`       // 事業主氏名, full-width with a blank between
	Phone      string `json:"phone"`       // with hyphens: 03-1234-5678
}

// FileName is the name under which the file is handed in.
func (f *File) FileName() string {
	if f.Society != nil {
		return "KPFD0006.CSV"
	}
	return "SHFD0006.CSV"
}

// NextSerial is the medium serial number after n.
func NextSerial(n int) int { return n%limits.lastSerial + 1 }

// documentCode is the constant of the media record (代表届書コード).
const documentCode = "22223"

const (
	lineKanri = "[kanri]"
	lineData  = "[data]"
)

// sheet is a file as cells, before anything is understood and after everything is written.
type sheet struct {
	media, count, office []string
	rows                 [][]string
	refs                 []string // the caller's names of the rows, when writing
	from                 []int    // which row of the file's value each row comes from, when writing
	society              *Society
	legacy               bool
}

// sheet is the file as cells.
func (f *File) sheet() *sheet {
	s := &sheet{society: f.Society, legacy: f.Legacy}
	s.media = f.media()
	s.count = []string{f.Filer.Name, "001"}
	o := &f.Office
	zip3, zip4 := cut(o.PostalCode, 3)
	area, local, line := splitPhone(o.Phone)
	s.office = []string{o.Prefecture, o.District, o.Mark, o.Number, zip3, zip4, o.Address, o.Name,
		o.Owner, area, local, line}
	if f.Society != nil {
		s.office = append([]string{f.Society.OfficeNumber}, s.office[4:]...)
	}
	for i, row := range f.Rows {
		for _, part := range parts(row) {
			s.rows = append(s.rows, o.row(part, f.Society))
			s.refs = append(s.refs, part.Who().Ref)
			s.from = append(s.from, i)
		}
	}
	return s
}

// parts are the rows that one value takes in the file.
func parts(row Row) []Row {
	d, ok := row.(*Dependents)
	if !ok {
		return []Row{row}
	}
	var out []Row
	for _, part := range d.Split() {
		out = append(out, part)
	}
	return out
}

func (f *File) media() []string {
	serial, created := padded(int64(f.Serial), 3), f.Created.Compact()
	if f.Society != nil {
		out := []string{f.Society.OfficeNumber, serial, created}
		for _, x := range f.Society.Media {
			out = append(out, x.Value)
		}
		return out
	}
	if f.Filer.Sharoushi() {
		return []string{"", "", f.Filer.Registration, serial, created, documentCode}
	}
	return []string{f.Office.Prefecture, f.Office.District, f.Office.Mark, serial, created,
		documentCode}
}

// row is one row as cells, with the establishment's symbol and a society's own cells.
func (o *Office) row(row Row, society *Society) []string {
	c := newCells(layouts[row.Form()], society.extras(row.Form()))
	row.visit(c)
	c.list[0] = string(row.Form())
	o.stamp(c)
	return append(c.list, row.Who().Extra...)
}

// stamp writes or reads the establishment's symbol in a row, and its number where a form has it.
func (o *Office) stamp(c *cells) {
	c.text("pension_prefecture_code", &o.Prefecture)
	c.text("district_code", &o.District)
	c.text("office_symbol", &o.Mark)
	if _, ok := c.layout.at["office_number"]; ok {
		c.text("office_number", &o.Number)
	}
}

// file is the value of a sheet. Rows of unknown forms and lengths are left out; the checks have
// named them.
func (s *sheet) file() File {
	f := File{Edition: Current, Society: s.society, Legacy: s.legacy}
	f.Filer.Name = cellOf(s.count, 0)
	s.readMedia(&f)
	s.readOffice(&f.Office)
	for _, list := range s.rows {
		if row := s.row(list); row != nil {
			f.Rows = append(f.Rows, row)
		}
	}
	return f
}

func (s *sheet) row(list []string) Row {
	layout, ok := layoutOf(list)
	if !ok || len(list) != len(layout.Fields)+s.society.extras(layout.Form) {
		return nil
	}
	row := newRow(layout.Form)
	row.visit(&cells{layout: layout, list: list})
	if extra := list[len(layout.Fields):]; len(extra) > 0 {
		row.Who().Extra = extra
	}
	return row
}

// cellOf is a cell of a record, empty beyond its end.
func cellOf(record []string, i int) string {
	if i >= len(record) {
		return ""
	}
	return record[i]
}

func (s *sheet) readMedia(f *File) {
	at := 3
	switch {
	case s.society != nil:
		at = 1
	case s.legacy:
		at = 2
	case cellOf(s.media, 0) == "" && cellOf(s.media, 1) == "":
		f.Filer.Registration = cellOf(s.media, 2)
	}
	f.Serial = plain(cellOf(s.media, at))
	f.Created, _ = readCompact(cellOf(s.media, at+1))
}

func (s *sheet) readOffice(o *Office) {
	at := 4
	switch {
	case s.society != nil:
		at = 1
	case s.legacy:
		o.District, o.Mark, o.Number = cellOf(s.office, 0), cellOf(s.office, 1), cellOf(s.office, 2)
		at = 3
	default:
		o.Prefecture, o.District = cellOf(s.office, 0), cellOf(s.office, 1)
		o.Mark, o.Number = cellOf(s.office, 2), cellOf(s.office, 3)
	}
	if s.society != nil && len(s.rows) > 0 {
		o.readSymbol(s.rows[0])
	}
	o.PostalCode = cellOf(s.office, at) + cellOf(s.office, at+1)
	o.Address, o.Name = cellOf(s.office, at+2), cellOf(s.office, at+3)
	o.Owner = cellOf(s.office, at+4)
	phone := []string{cellOf(s.office, at+5), cellOf(s.office, at+6), cellOf(s.office, at+7)}
	o.Phone = strings.Trim(strings.Join(phone, "-"), "-")
}

// readSymbol takes the pension symbol out of a row, for a society's head has none.
func (o *Office) readSymbol(list []string) {
	l, ok := layoutOf(list)
	if ok && l.Form != FormOldAddress && len(list) >= len(l.Fields) {
		o.stamp(&cells{layout: l, list: list})
	}
}

// layoutOf is the table of a row by its first cell; false when that names no form.
func layoutOf(list []string) (*Layout, bool) {
	if newRow(Form(list[0])) == nil {
		return nil, false
	}
	return layouts[Form(list[0])], true
}

// readCompact reads YYYYMMDD.
func readCompact(s string) (caldate.Date, bool) {
	if len(s) != 8 || !digits(s) {
		return caldate.Date{}, false
	}
	d, err := caldate.New(numeric(s[:4]), numeric(s[4:6]), numeric(s[6:]))
	return d, err == nil
}
