package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"romukura/trade/exchange"
)

// The reader of workbooks is our own: it goes through a sheet once, keeps text alone, and sees
// which cells are formulas and which numbers are days. excelize keeps a structure of some 200
// bytes for each cell, or unpacks to the disk in clear.

var (
	errTooMuch = errors.New("spreadsheet: unpacks to more than the limit")
	errTooWide = errors.New("spreadsheet: a sheet has too many columns")
	errNoSheet = errors.New("spreadsheet: no such sheet")
	errBroken  = errors.New("spreadsheet: not a workbook")
)

// book is an opened workbook.
type book struct {
	files   map[string]*zip.File
	sheets  []sheetPart
	strings []string
	kinds   []numberKind // by number of style
	pads    []string     // formats of zeros and hyphens, by number of style
	from    int          // 1904 where the calendar of old Macs is used
	left    int64        // bytes that may still be unpacked
}

type sheetPart struct {
	name, part string
	hidden     bool
}

// rows are the rows of the sheet wanted. note names the sheets: those that hold something beside
// the one read, it first; or, when there is no such sheet, those there are.
func (o Options) rows(data []byte) (rows [][]string, note []string, err error) {
	b, err := open(data)
	if err != nil {
		return nil, nil, err
	}
	if o.Sheet != "" {
		for _, s := range b.sheets {
			if s.name == o.Sheet {
				rows, err = b.sheet(s.part)
				return rows, nil, err
			}
		}
		return nil, b.visible(), errNoSheet
	}
	var filled []string
	for _, s := range b.sheets {
		if s.hidden {
			continue
		}
		found, err := b.sheet(s.part)
		if err != nil {
			return nil, nil, err
		}
		if len(found) == 0 {
			continue
		}
		if filled = append(filled, s.name); len(filled) == 1 {
			rows = found
		}
	}
	switch len(filled) {
	case 0:
		return nil, nil, errNoSheet
	case 1:
		return rows, nil, nil
	}
	return rows, filled, nil
}

func (b *book) visible() []string {
	var names []string
	for _, s := range b.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names
}

// open reads what a workbook says about itself: its sheets, texts and formats.
func open(data []byte) (*book, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errBroken
	}
	b := &book{files: map[string]*zip.File{}, from: 1900, left: Limit}
	for _, f := range archive.File {
		b.files[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	main := "xl/workbook.xml"
	relations, err := b.relations("_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			main = r.Target
		}
	}
	folder, file := path.Split(main)
	parts, err := b.relations(folder+"_rels/"+file+".rels", folder)
	if err != nil {
		return nil, err
	}
	if err := b.contents(main, parts); err != nil {
		return nil, err
	}
	for _, r := range parts {
		switch {
		case strings.HasSuffix(r.Type, "/sharedStrings"):
			err = b.texts(r.Target)
		case strings.HasSuffix(r.Type, "/styles"):
			err = b.styles(r.Target)
		}
		if err != nil {
			return nil, err
		}
	}
	return b, nil
}

// metered stops reading when a workbook has unpacked to the limit, whatever its directory said.
type metered struct {
	from io.Reader
	left *int64
}

func (m metered) Read(p []byte) (int, error) {
	n, err := m.from.Read(p)
	if *m.left -= int64(n); *m.left < 0 {
		return 0, errTooMuch
	}
	return n, err
}

// walk goes through the tokens of a part; a part that is not there has none.
func (b *book) walk(name string, do func(*xml.Decoder, xml.Token) error) error {
	f := b.files[strings.ToLower(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > uint64(b.left) {
		return errTooMuch
	}
	packed, err := f.Open()
	if err != nil {
		return errBroken
	}
	defer packed.Close()
	d := xml.NewDecoder(metered{packed, &b.left})
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errTooMuch):
			return errTooMuch
		case err != nil:
			return errBroken
		}
		if err := do(d, token); err != nil {
			return err
		}
	}
}

type relation struct{ ID, Type, Target string }

func (b *book) relations(name, folder string) ([]relation, error) {
	var all []relation
	err := b.walk(name, func(_ *xml.Decoder, token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			all = append(all, relation{attribute(e, "Id"), attribute(e, "Type"),
				strings.TrimPrefix(target, "/")})
		}
		return nil
	})
	return all, err
}

// contents reads the list of sheets.
func (b *book) contents(name string, parts []relation) error {
	err := b.walk(name, func(_ *xml.Decoder, token xml.Token) error {
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "workbookPr" && isTrue(attribute(e, "date1904")):
			b.from = 1904
		case e.Name.Local == "sheet":
			for _, r := range parts {
				if r.ID == attribute(e, "id") && strings.HasSuffix(r.Type, "/worksheet") {
					state := attribute(e, "state")
					b.sheets = append(b.sheets, sheetPart{attribute(e, "name"), r.Target,
						state == "hidden" || state == "veryHidden"})
				}
			}
		}
		return nil
	})
	if err == nil && len(b.sheets) == 0 {
		return errBroken
	}
	return err
}

// texts reads the texts that sheets share, without the readings above them (ルビ).
func (b *book) texts(name string) error {
	var text strings.Builder
	reading, inText := 0, false
	return b.walk(name, func(_ *xml.Decoder, token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "rPh":
				reading++
			case "t":
				inText = reading == 0
			}
		case xml.CharData:
			if inText {
				text.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "rPh":
				reading--
			case "t":
				inText = false
			case "si":
				b.strings = append(b.strings, text.String())
				text.Reset()
			}
		}
		return nil
	})
}

// styles reads which styles show a number as a day, a time or a code.
func (b *book) styles(name string) error {
	custom := map[string]string{}
	cells := false
	return b.walk(name, func(_ *xml.Decoder, token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				custom[attribute(e, "numFmtId")] = attribute(e, "formatCode")
			case "cellXfs":
				cells = true
			case "xf":
				if cells {
					id, _ := strconv.Atoi(attribute(e, "numFmtId"))
					code, own := custom[attribute(e, "numFmtId")]
					if !own {
						code = builtIn(id)
					}
					b.kinds = append(b.kinds, kindOf(code))
					b.pads = append(b.pads, padOf(code))
				}
			}
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				cells = false
			}
		}
		return nil
	})
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// sheet reads the rows of a sheet; rows that are left out between others come as empty ones, so
// that a row's number is the one that people see.
func (b *book) sheet(part string) ([][]string, error) {
	r := sheetReader{b: b}
	if err := b.walk(part, r.token); err != nil {
		return nil, err
	}
	for len(r.rows) > 0 && isBlank(r.rows[len(r.rows)-1]) {
		r.rows = r.rows[:len(r.rows)-1]
	}
	return r.rows, nil
}

// formula stands for every formula: exchange refuses it by its first sign.
const formula = "=?"

// sheetReader collects the cells of a sheet.
type sheetReader struct {
	b       *book
	rows    [][]string
	cells   int
	column  int // of the cell being read, from 1
	kind    string
	style   int
	value   strings.Builder
	formula bool
	inValue bool
	reading int
}

func (r *sheetReader) token(_ *xml.Decoder, token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		return r.start(e)
	case xml.CharData:
		if r.inValue {
			r.value.Write(e)
		}
	case xml.EndElement:
		switch e.Name.Local {
		case "v", "t":
			r.inValue = false
		case "rPh":
			r.reading--
		case "c":
			return r.end()
		}
	}
	return nil
}

func (r *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		return r.row(attribute(e, "r"))
	case "c":
		r.column++
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "r":
				if n := columnOf(a.Value); n > 0 {
					r.column = n
				}
			case "t":
				r.kind = a.Value
			case "s":
				r.style, _ = strconv.Atoi(a.Value)
			}
		}
	case "f":
		r.formula = true
	case "rPh":
		r.reading++
	case "v", "t":
		r.inValue = r.reading == 0
	}
	return nil
}

// row begins a row, by its number where it has one.
func (r *sheetReader) row(number string) error {
	n, err := strconv.Atoi(number)
	if err != nil || n <= len(r.rows) {
		n = len(r.rows) + 1
	}
	if n > exchange.MaxRows+1 {
		return errTooMuch
	}
	for len(r.rows) < n {
		r.rows = append(r.rows, nil)
	}
	r.column = 0
	return nil
}

// end stores the cell that was read.
func (r *sheetReader) end() error {
	text := r.value.String()
	if r.formula {
		text = formula
	} else if text != "" {
		text = r.b.shown(text, r.kind, r.style)
	}
	r.value.Reset()
	r.kind, r.style, r.formula = "", 0, false
	if text == "" {
		return nil
	}
	if r.column > maxColumns {
		return errTooWide
	}
	if r.column == 0 || len(r.rows) == 0 {
		return errBroken // a cell outside a row
	}
	last := len(r.rows) - 1
	row := r.rows[last]
	if row == nil {
		width := r.column
		if last > 0 {
			width = max(width, len(r.rows[last-1]))
		}
		row = make([]string, 0, width)
	}
	grown := max(0, r.column-len(row))
	if r.cells += grown; r.cells > exchange.MaxCells {
		return errTooMuch
	}
	for len(row) < r.column {
		row = append(row, "")
	}
	row[r.column-1] = text
	r.rows[last] = row
	return nil
}

// columnOf is the number of a column by a cell's name: B7 is 2.
func columnOf(name string) int {
	n := 0
	for i := range len(name) {
		c := name[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A'+1); n > 20_000 {
			return n
		}
	}
	return n
}
