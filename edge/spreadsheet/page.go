package spreadsheet

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"romukura/trade/exchange"
)

// maxDepth bounds tables within tables.
const maxDepth = 20

// table is one table of a page.
type table struct {
	rows    [][]string
	spans   []rowSpan // cells that reach down into the next row, by column
	column  int
	cell    strings.Builder
	span    rowSpan
	width   int
	open    bool
	texts   int // texts of the page before it
	content int
}

type rowSpan struct {
	rows int
	text string
}

// pageReader goes through a page once.
type pageReader struct {
	open  []*table
	all   []*table
	texts []string
	skip  int // within scripts and styles
	cells int
}

// fromPage gives the rows of the largest table of a page, and above them the texts before it, for
// exports put the day or the month there.
func fromPage(text string) exchange.Sheet {
	r := pageReader{}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(16 << 20)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if !r.token(kind, z) {
			return refused("file.bomb", textBomb, textSplit)
		}
	}
	for len(r.open) > 0 {
		r.close()
	}
	var best *table
	for _, t := range r.all {
		if best == nil || t.content > best.content {
			best = t
		}
	}
	if best == nil || best.content == 0 {
		return refused("file.table", textNoTable, textSaveXLSX)
	}
	var rows [][]string
	for _, s := range r.texts[:best.texts] {
		rows = append(rows, []string{s})
	}
	return exchange.FromRows("html", append(rows, best.rows...))
}

// token takes one token; false when the page is too large.
func (r *pageReader) token(kind html.TokenType, z *html.Tokenizer) bool {
	switch kind {
	case html.TextToken:
		if r.skip == 0 {
			r.text(string(z.Text()))
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, more := z.TagName()
		return r.start(string(name), kind == html.SelfClosingTagToken, attributes(z, more))
	case html.EndTagToken:
		name, _ := z.TagName()
		r.end(string(name))
	}
	return true
}

// attributes are the spans of a cell.
func attributes(z *html.Tokenizer, more bool) (spans [2]int) {
	spans = [2]int{1, 1}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		n, err := strconv.Atoi(strings.TrimSpace(string(value)))
		if err != nil || n < 1 {
			continue
		}
		switch string(key) {
		case "colspan":
			spans[0] = min(n, maxColumns)
		case "rowspan":
			spans[1] = min(n, 10_000)
		}
	}
	return spans
}

func (r *pageReader) text(s string) {
	if len(r.open) > 0 {
		if t := r.open[len(r.open)-1]; t.open {
			t.cell.WriteString(s)
		}
		return
	}
	if s = strings.Join(strings.Fields(s), " "); s != "" && len(r.texts) < 1_000 {
		r.texts = append(r.texts, s)
	}
}

func (r *pageReader) start(name string, closed bool, spans [2]int) bool {
	if name == "script" || name == "style" || name == "title" {
		if !closed {
			r.skip++
		}
		return true
	}
	if name == "table" {
		if len(r.open) >= maxDepth {
			return false
		}
		t := &table{texts: len(r.texts)}
		r.open, r.all = append(r.open, t), append(r.all, t)
		return true
	}
	if len(r.open) == 0 {
		return true
	}
	t := r.open[len(r.open)-1]
	switch name {
	case "tr":
		return r.finish(t) && r.reach(t) && r.row(t)
	case "td", "th":
		if !r.finish(t) || len(t.rows) == 0 && !r.row(t) {
			return false
		}
		t.open, t.width, t.span.rows = true, spans[0], spans[1]-1
	case "br", "p", "div":
		if t.open {
			t.cell.WriteByte('\n')
		}
	}
	return true
}

func (r *pageReader) end(name string) {
	if (name == "script" || name == "style" || name == "title") && r.skip > 0 {
		r.skip--
		return
	}
	if len(r.open) == 0 {
		return
	}
	switch name {
	case "td", "th":
		r.finish(r.open[len(r.open)-1])
	case "table":
		r.close()
	}
}

func (r *pageReader) close() {
	r.finish(r.open[len(r.open)-1])
	r.open = r.open[:len(r.open)-1]
}

// row begins a row with the cells that reach down into it.
func (r *pageReader) row(t *table) bool {
	if len(t.rows) >= exchange.MaxRows {
		return false
	}
	t.rows, t.column = append(t.rows, nil), 0
	return true
}

// finish stores the cell that is open; false when there are too many.
func (r *pageReader) finish(t *table) bool {
	if !t.open {
		return true
	}
	t.open = false
	text := strings.TrimSpace(t.cell.String())
	t.cell.Reset()
	if !r.reach(t) {
		return false
	}
	for i := range t.width {
		shown := text
		if i > 0 {
			shown = ""
		}
		if !r.put(t, shown, rowSpan{t.span.rows, shown}) {
			return false
		}
	}
	if text != "" {
		t.content++
	}
	return true
}

// reach puts the cells of rows above that reach into this one.
func (r *pageReader) reach(t *table) bool {
	for len(t.rows) > 0 && t.column < len(t.spans) && t.spans[t.column].rows > 0 {
		s := t.spans[t.column]
		if !r.put(t, s.text, rowSpan{s.rows - 1, s.text}) {
			return false
		}
	}
	return true
}

func (r *pageReader) put(t *table, text string, down rowSpan) bool {
	if t.column >= maxColumns || r.cells >= exchange.MaxCells {
		return false
	}
	for len(t.spans) <= t.column {
		t.spans = append(t.spans, rowSpan{})
	}
	t.spans[t.column] = down
	last := len(t.rows) - 1
	t.rows[last] = append(t.rows[last], text)
	t.column++
	r.cells++
	return true
}
