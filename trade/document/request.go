package document

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/trade/document/layout"
	"romukura/trade/office"
)

// Request is a letter that asks a client for what its notifications still lack (ご提出のお願い).
type Request struct {
	Office *office.Office
	Client string // name
	On     caldate.Date
	Reply  caldate.Date // until when an answer is asked for
	By     string       // who asks
	Rows   []Wanted
}

// Wanted is what one notification lacks.
type Wanted struct {
	Who       string // number and name, or the establishment
	Procedure string
	Until     caldate.Date // zero: promptly
	What      []string
}

// Document lays the letter out on A4.
func (r Request) Document(s Stamp) layout.Document {
	blocks := []layout.Block{
		layout.Heading{Text: textRequest, Aside: r.On.Japanese()},
		layout.Note{Text: r.Client + textRequestTo, Strong: true},
		layout.Note{Text: r.sender(), Align: layout.End},
		layout.Note{Text: r.head()}, r.table(),
		layout.Note{Tone: layout.Boxed, Text: textRequestFoot},
	}
	return s.on(layout.Document{Title: textRequest, Place: "requests[" + r.On.String() + "]",
		Blocks: blocks}, dated.Confirmed)
}

func (r *Request) head() string {
	if r.Reply.IsZero() {
		return textRequestHead
	}
	return textRequestHead + r.Reply.Japanese() + textRequestReply
}

func (r *Request) sender() string {
	lines := []string{r.Office.Name}
	if r.Office.Phone != "" {
		lines = append(lines, textRequestPhone+r.Office.Phone)
	}
	return strings.Join(append(lines, textRequestBy+r.By), "\n")
}

func (r *Request) table() layout.Table {
	t := layout.Table{Columns: []layout.Column{{Title: textRequestWho, Share: 4},
		{Title: textRequestProcedure, Share: 4}, {Title: textRequestUntil, Share: 3},
		{Title: textRequestWhat, Share: 8}}}
	for _, w := range r.Rows {
		t.Rows = append(t.Rows, layout.Row{Cells: []layout.Cell{layout.Text(w.Who),
			layout.Text(w.Procedure), layout.Text(w.until()),
			layout.Text(strings.Join(w.What, "\n"))}})
	}
	return t
}

func (w *Wanted) until() string {
	if w.Until.IsZero() {
		return textRequestPromptly
	}
	return w.Until.Japanese()
}

// Text is the letter for a message, as plain lines.
func (r Request) Text() string {
	lines := []string{r.Client + textRequestTo, "", r.head(), ""}
	for _, w := range r.Rows {
		lines = append(lines, textRequestDot+w.Who+" "+w.Procedure+textRequestBefore+w.until()+
			textRequestAfter)
		for _, what := range w.What {
			lines = append(lines, textRequestIndent+what)
		}
	}
	return strings.Join(append(lines, "", textRequestFoot, "", r.sender()), "\n")
}
