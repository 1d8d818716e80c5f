package document

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/trade/document/layout"
	"romukura/trade/office"
)

// CaseCopy is the office's own copy of a notification (届出の控え): what it is, by which law and
// until when, what became of it. It is no form of an authority and does not look like one. My
// Numbers never stand in it.
type CaseCopy struct {
	Office    *office.Office
	Client    string // name
	Who       string // number and name on the day of the fact, or the establishment
	Procedure string
	Fact      string // what happened
	Day       caldate.Date
	Until     caldate.Date // zero: promptly
	To        string       // the authority
	Law       string
	Mark      string // what is not verified of the terms
	State     string
	File      string // the official file that holds it
	Receipt   string // number of the authority
	Confirmed string // when the client said that it is right
	Delivered string // when the person was given what was decided
	On        caldate.Date
	By        string // who prints
	Lacks     []string
	Steps     []CaseStep // oldest first
	Papers    []string   // of the authority
}

// CaseStep is one thing that happened to a notification.
type CaseStep struct {
	On                        caldate.Date
	State, Number, Reason, By string
}

// Document lays the copy out on A4.
func (c CaseCopy) Document(s Stamp) layout.Document {
	blocks := []layout.Block{layout.Heading{Text: c.Procedure, Aside: c.On.Japanese()},
		layout.Note{Tone: layout.Boxed, Text: textCopyFoot}, c.facts()}
	if len(c.Lacks) > 0 {
		blocks = append(blocks, layout.Heading{Text: textCopyLacks, Level: 2})
		for _, text := range c.Lacks {
			blocks = append(blocks, layout.Note{Text: textRequestDot + text})
		}
	}
	blocks = append(blocks, layout.Heading{Text: textCopyCourse, Level: 2}, c.course())
	if len(c.Papers) > 0 {
		blocks = append(blocks, layout.Heading{Text: textCopyPapers, Level: 2})
		for _, text := range c.Papers {
			blocks = append(blocks, layout.Note{Text: textRequestDot + text})
		}
	}
	return s.on(layout.Document{Title: textCopy, Place: "cases[" + c.On.String() + "]",
		Blocks: blocks}, dated.Confirmed)
}

func (c *CaseCopy) facts() layout.Fields {
	until := textRequestPromptly
	if !c.Until.IsZero() {
		until = c.Until.Japanese()
	}
	all := layout.Fields{Ruled: true}
	for _, f := range [][2]string{{textCopyClient, c.Client}, {textRequestWho, c.Who},
		{textCopyFact, c.Fact + " " + c.Day.Japanese()}, {textRequestUntil, until},
		{textCopyTo, c.To}, {textCopyLaw, c.Law}, {textCopyMark, c.Mark}, {textCopyState, c.State},
		{textCopyFile, c.File}, {textCopyReceipt, c.Receipt},
		{textCopyConfirmed, c.Confirmed}, {textCopyDelivered, c.Delivered},
		{textCopyOffice, c.Office.Name},
		{textCopyBy, c.By}} {
		if f[1] != "" {
			all.Items = append(all.Items, layout.Field{Label: f[0], Value: f[1]})
		}
	}
	return all
}

func (c *CaseCopy) course() layout.Block {
	if len(c.Steps) == 0 {
		return layout.Note{Text: textCopyNoCourse}
	}
	t := layout.Table{Columns: []layout.Column{{Title: textCopyDay, Share: 3},
		{Title: textCopyState, Share: 2}, {Title: textCopyReceipt, Share: 3},
		{Title: textCopyReason, Share: 5}, {Title: textCopyEntered, Share: 3}}}
	for _, x := range c.Steps {
		t.Rows = append(t.Rows, layout.Row{Cells: []layout.Cell{layout.Text(x.On.Japanese()),
			layout.Text(x.State), layout.Text(x.Number), layout.Text(x.Reason), layout.Text(x.By)}})
	}
	return t
}
