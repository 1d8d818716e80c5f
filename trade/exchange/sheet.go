package exchange

import (
	"slices"
	"strings"

	"romukura/ground/fault"
)

// Sheet is a file as rows of text, before anything is understood.
type Sheet struct {
	Encoding string     // utf-8, utf-8-bom, cp932, utf-16, xlsx, html
	Header   []string   // the head row as found
	Rows     []Row      // the rows below it
	Faults   fault.List // of the file as a whole
	all      []Row      // every row that is not empty and no comment
	named    bool       // the head holds names that are known
}

// Row is one row with its line in the file, from 1.
type Row struct {
	Line  int
	Cells []string
}

// Limits of a file: beyond them it is refused before more of it is read.
const (
	MaxBytes   = 200 << 20
	MaxRows    = 1_000_000
	MaxCells   = 20_000_000
	maxColumns = 400
	// headRows is how far down the head is looked for.
	headRows = 20
)

// Read decodes a CSV or TSV file, finds its separator and its head, and gives its rows. A file that
// cannot be read as text is answered with the place of the first broken byte.
func Read(data []byte) Sheet {
	var s Sheet
	if len(data) > MaxBytes {
		s.Faults.Add(faultOf("", "file.large", textTooLarge, textSplitFile))
		return s
	}
	text, encoding, ok := decode(data, &s.Faults)
	s.Encoding = encoding
	if !ok {
		return s
	}
	if looksHTML(text) {
		s.Faults.Add(faultOf("", "file.html", textHTML, textSaveCSV))
		return s
	}
	rows := split(text, separator(text), &s.Faults)
	if !s.Faults.Stops() {
		s.fill(rows)
	}
	return s
}

// FromRows makes a sheet of rows that a spreadsheet gave.
func FromRows(encoding string, rows [][]string) Sheet {
	s := Sheet{Encoding: encoding}
	if len(rows) > MaxRows {
		s.Faults.Add(faultOf("", "file.rows", textManyRows, textSplitFile))
		return s
	}
	numbered := make([]Row, 0, len(rows))
	for i, cells := range rows {
		if filled(cells) > 0 {
			numbered = append(numbered, Row{i + 1, cells})
		}
	}
	s.fill(numbered)
	return s
}

// fill takes the head and the rows below it out of all rows, which hold something each.
func (s *Sheet) fill(rows []Row) {
	s.all = s.uncommented(rows)
	at, names := headOf(s.all)
	s.named = names > 0
	if at < 0 {
		s.Faults.Add(faultOf("", "file.head", textNoHead, textPutHead))
		return
	}
	s.head(at)
}

// head makes a row the head.
func (s *Sheet) head(at int) {
	s.Header, s.Rows = trimmed(s.all[at].Cells), s.all[at+1:]
	if len(s.Header) > maxColumns {
		s.Faults.Add(faultOf("", "file.columns", textManyColumns, textPutHead))
		s.Rows = nil
	}
	if slices.ContainsFunc(s.Header, saysMyNumber) {
		s.Faults.Add(faultOf(placeOf(s.all[at].Line, ""), "number.column", textMyColumn,
			textDropMyColumn))
		s.Rows = nil
	}
}

// uncommented leaves out the lines that begin with a number sign, and tells those that look as if
// they held data. A head may begin so itself.
func (s *Sheet) uncommented(rows []Row) []Row {
	kept := make([]Row, 0, len(rows))
	var dropped []int
	for _, r := range rows {
		first := strings.TrimSpace(r.Cells[0])
		switch {
		case !strings.HasPrefix(first, "#") || knownNames[plainName(first)]:
			kept = append(kept, r)
		case filled(r.Cells) > 1:
			dropped = append(dropped, r.Line)
		}
	}
	if dropped != nil {
		s.Faults.Add(warning("row.comment", textComment, textCheckComment, dropped))
	}
	return kept
}

// headOf is the row of the first few with the most names that are known, and how many: exports put
// titles and periods above. Where no name is known it is the first row with two filled cells.
func headOf(rows []Row) (at, names int) {
	at = -1
	for i, r := range rows[:min(len(rows), headRows)] {
		n := 0
		for _, c := range r.Cells {
			if knownNames[plainName(c)] {
				n++
			}
		}
		if n > names || at < 0 && filled(r.Cells) >= 2 {
			at, names = i, n
		}
	}
	return at, names
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.Join(strings.Fields(c), " ")
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

func looksHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 512)]))
	return strings.HasPrefix(head, "<!doctype") || strings.HasPrefix(head, "<html") ||
		strings.HasPrefix(head, "<table")
}
