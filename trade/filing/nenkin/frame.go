package nenkin

import (
	"bytes"
	"strings"

	"romukura/ground/jis"
	"romukura/ground/kana"
)

// parse tells the lines of a file apart; false when that fails, so that looking at cells would only
// repeat it a thousand times.
func (k *checker) parse(data []byte, society *Society) (*sheet, bool) {
	s := &sheet{society: society}
	switch {
	case len(data) == 0:
		k.frame(0, "frame.empty")
		return s, false
	case len(data) >= limits.fileBytes:
		k.frame(0, "frame.large")
		if len(data) >= 16*limits.fileBytes {
			return s, false
		}
	}
	switch d := jis.Detect(data); d.Encoding {
	case jis.UTF8, jis.UTF8BOM, jis.UTF16LE, jis.UTF16BE:
		k.frame(0, "frame.encoding")
		return s, false
	}
	lines, sound := k.lines(data)
	if !sound {
		return s, false
	}
	return s, k.arrange(s, lines)
}

// lines decodes the file and parts it at its line ends; false when a byte is no character.
func (k *checker) lines(data []byte) ([]string, bool) {
	if bytes.Count(data, []byte{'\n'}) != bytes.Count(data, []byte("\r\n")) ||
		!bytes.HasSuffix(data, []byte("\r\n")) {
		k.frame(0, "frame.lineend")
	}
	text, err := jis.Decode(data)
	if err != nil {
		k.broken(data)
		return nil, false
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	return lines, true
}

// broken names every line that holds bytes which are no character. Neither the line end nor the
// comma is ever the second byte of one.
func (k *checker) broken(data []byte) {
	for i, line := range bytes.Split(data, []byte{'\n'}) {
		if _, err := jis.Decode(line); err == nil {
			continue
		}
		for n, cell := range bytes.Split(line, []byte{','}) {
			if _, err := jis.Decode(cell); err != nil {
				k.add(Finding{Line: i + 1, Row: max(0, i+2-rowsBegin), Cell: n + 1, Code: "bytes.invalid",
					index: max(0, i+1-rowsBegin)})
			}
		}
	}
}

// arrange puts lines in their places; false when they are not where the specification has them.
func (k *checker) arrange(s *sheet, lines []string) bool {
	for i, line := range lines {
		if strings.Contains(line, `,"`) || strings.HasPrefix(line, `"`) {
			k.frame(i+1, "frame.quote")
			return false
		}
	}
	data := -1
	for i, line := range lines {
		if line == lineData {
			data = i
			break
		}
	}
	if data < 0 || len(lines) < 2 || lines[1] != lineKanri || data < rowsBegin-2 {
		k.frame(0, "frame.order")
		return false
	}
	if data > rowsBegin-2 {
		k.frame(rowsBegin-1, "frame.offices")
		return false
	}
	s.media = strings.Split(lines[0], ",")
	s.count = strings.Split(lines[2], ",")
	s.office = strings.Split(lines[3], ",")
	for _, line := range lines[data+1:] {
		s.rows = append(s.rows, strings.Split(line, ","))
	}
	s.legacy = s.society == nil && len(s.media) == 5
	if s.society == nil && !s.legacy && len(s.office) == len(layouts["KPFD.office"].Fields) {
		k.frame(4, "society.template")
		return false
	}
	return true
}

// line checks one line of the head by its table; false when its length is wrong.
func (k *checker) line(no int, table Form, list []string) bool {
	l := layouts[table]
	if len(list) != len(l.Fields) {
		k.add(Finding{Line: no, Code: "frame.cells", What: textCells(len(list), len(l.Fields))})
		return false
	}
	r := &record{checker: k, layout: l, list: list, line: no}
	if at, ok := l.at["main_doc_code"]; ok && list[at] != documentCode {
		r.fail("frame.document-code", "main_doc_code")
	}
	if at, ok := l.at["created"]; ok {
		r.created(list[at])
	}
	if _, ok := l.at["pension_prefecture_code"]; ok {
		symbol(r, "all-01")
	}
	if table == "SHFD.office" || table == "KPFD.office" {
		r.officeCells()
	}
	if table == "SHFD.count" {
		r.countCells()
	}
	r.check()
	return true
}

func (r *record) created(value string) {
	d, ok := readCompact(value)
	switch {
	case !ok:
		r.fail("frame.created", "created")
	case r.later(d):
		r.fail("frame.created-future", "created")
	}
}

// countCells looks at the number of establishments, which is one in electronic filing, and at the
// sharoushi's name.
func (r *record) countCells() {
	switch n, ok := r.number("office_count"); {
	case ok && n != 1:
		r.fail("frame.offices", "office_count")
	case ok:
		r.settle(r.at("office_count"))
	}
	if i, ok := r.layout.at["sr_name"]; ok && r.list[i] != "" {
		r.name("all-03", "sr_name", kana.PensionKanji)
	}
}

// officeCells looks at the owner's name and at the address, which in practice is written with
// half-width digits too, though the specification's table has it full-width.
func (r *record) officeCells() {
	if r.has("owner") {
		r.name("all-03", "owner", kana.PensionKanji)
	}
	i := r.at("address")
	address := r.list[i]
	if kanji.clean(address) || !text.clean(address) {
		return
	}
	r.warn("frame.address-mixed", "address")
	r.settle(i)
	if n, most := jis.Length(address), r.layout.Fields[i].MaxBytes; n > most {
		r.length(i, "cell.length", textLength(n, most))
	}
}

// head checks the three records before the rows of a file for the pension office.
func (k *checker) head(s *sheet) {
	table := Form("SHFD.media.office")
	sharoushi := cellOf(s.media, 0) == "" && cellOf(s.media, 1) == "" && cellOf(s.media, 2) != ""
	if sharoushi {
		table = "SHFD.media.sr"
	}
	media := k.line(1, table, s.media)
	count := k.line(3, "SHFD.count", s.count)
	office := k.line(4, "SHFD.office", s.office)
	if media && count && sharoushi != (s.count[0] != "") {
		k.frame(3, "frame.filer")
	}
	if media && office && !sharoushi {
		for i := range 3 {
			if s.media[i] != s.office[i] {
				k.frame(4, "frame.symbol")
				break
			}
		}
	}
}

// societyHead checks the records before the rows of a society's file.
func (k *checker) societyHead(s *sheet) {
	if !s.society.Checked.Done() {
		if k.writing {
			k.frame(0, "society.unchecked")
		} else {
			k.advise("society.unchecked")
		}
	}
	base := &Layout{Form: "KPFD.media", Fields: layouts["KPFD.media"].Fields[:3],
		at: layouts["KPFD.media"].at}
	if len(s.media) != 3+len(s.society.Media) {
		k.add(Finding{Line: 1, Code: "frame.cells", What: textCells(len(s.media),
			3+len(s.society.Media))})
	} else {
		r := &record{checker: k, layout: base, list: s.media, line: 1}
		r.created(s.media[2])
		r.check()
		r.extras(s.society.Media, 3)
		if numeric(s.media[1]) == 0 && len(s.media[1]) == 3 {
			r.add(r.finding(1, "cell.value"))
		}
	}
	k.line(3, "SHFD.count", s.count)
	k.line(4, "KPFD.office", s.office)
}

// societyCells looks at the cells that the society adds to a row.
func (r *record) societyCells(cells []Extra) { r.extras(cells, len(r.layout.Fields)) }

func (r *record) extras(cells []Extra, from int) {
	for n, x := range cells {
		value := r.list[from+n]
		f := r.finding(from+n, "")
		f.Name, f.Label = x.Name, x.Label
		switch {
		case value == "" && x.Required:
			f.Code = "cell.required"
		case value == "":
			continue
		case x.Digits && !digits(value):
			f.Code = "cell.number"
		case x.MaxBytes > 0 && jis.Length(value) > x.MaxBytes:
			f.Code, f.What = "cell.length", textLength(jis.Length(value), x.MaxBytes)
		case !text.clean(value):
			f.Code = "cell.character"
			r.unwritable(f, text, value)
			continue
		default:
			continue
		}
		r.add(f)
	}
}
