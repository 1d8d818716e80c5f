package exchange

import (
	"strings"

	"romukura/ground/fault"
)

// separator is the one of comma, tab and semicolon that stands most often in the first lines,
// outside quotes.
func separator(text string) byte {
	var found [128]int
	quoted := false
	for i := range min(len(text), 8192) {
		c := text[i]
		if c == '"' {
			quoted = !quoted
		}
		if !quoted && c < 128 {
			found[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{'\t', ';'} {
		if found[c] > found[best] {
			best = c
		}
	}
	return best
}

// splitter cuts a text into rows and cells.
type splitter struct {
	text   string
	sep    byte
	at     int
	line   int
	cells  int
	faults *fault.List
}

// split cuts text into rows and cells; empty rows are left out. Quotes may hold separators, line
// ends and doubled quotes. A quote that never ends, or is followed by more text, is a fault at
// its line.
func split(text string, sep byte, faults *fault.List) []Row {
	p := splitter{text: text, sep: sep, line: 1, faults: faults}
	var rows []Row
	for p.at < len(text) {
		width := 8
		if n := len(rows); n > 0 {
			width = len(rows[n-1].Cells)
		}
		row := p.row(width)
		if filled(row.Cells) > 0 {
			rows = append(rows, row)
		}
		if p.excessive(len(rows), len(row.Cells)) {
			return nil
		}
	}
	return rows
}

func (p *splitter) excessive(rows, width int) bool {
	p.cells += width
	switch {
	case rows > MaxRows:
		p.faults.Add(faultOf("", "file.rows", textManyRows, textSplitFile))
	case p.cells > MaxCells:
		p.faults.Add(faultOf("", "file.cells", textManyCells, textSplitFile))
	case width > 2*maxColumns:
		p.faults.Add(faultOf(placeOf(p.line-1, ""), "file.columns", textManyColumns, textFixRow))
	default:
		return false
	}
	return true
}

// row reads one row; one that is far too wide ends early.
func (p *splitter) row(width int) Row {
	row := Row{p.line, make([]string, 0, width)}
	for {
		row.Cells = append(row.Cells, p.cell())
		if p.at >= len(p.text) || p.text[p.at] != p.sep || len(row.Cells) > 2*maxColumns {
			break
		}
		p.at++
	}
	if p.at < len(p.text) && p.text[p.at] == '\r' {
		p.at++
	}
	if p.at < len(p.text) && p.text[p.at] == '\n' {
		p.at++
	}
	p.line++
	return row
}

// cell reads one cell and stands behind it then.
func (p *splitter) cell() string {
	start := p.at
	if start >= len(p.text) || p.text[start] != '"' {
		p.skip()
		return p.text[start:p.at]
	}
	doubled := false
	for i := start + 1; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '\n' || c == '\r' && (i+1 == len(p.text) || p.text[i+1] != '\n'):
			p.line++
		case c != '"':
		case i+1 < len(p.text) && p.text[i+1] == '"':
			doubled = true
			i++
		default:
			return p.closed(p.text[start+1:i], i+1, doubled)
		}
	}
	p.fault("file.quote", textOpenQuote)
	p.at = len(p.text)
	return p.text[start+1:]
}

// closed ends a quoted cell: nothing but blanks may stand before the separator.
func (p *splitter) closed(cell string, end int, doubled bool) string {
	p.at = end
	p.skip()
	if strings.TrimSpace(p.text[end:p.at]) != "" {
		p.fault("file.quote", textAfterQuote)
	}
	if doubled {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	return cell
}

// skip goes to the next separator or line end.
func (p *splitter) skip() {
	for p.at < len(p.text) {
		if c := p.text[p.at]; c == p.sep || c == '\n' || c == '\r' {
			return
		}
		p.at++
	}
}

func (p *splitter) fault(code, message string) {
	if p.faults.Len() < maxFaults {
		p.faults.Add(faultOf(placeOf(p.line, ""), code, message, textFixQuote))
	}
}
