package document

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/trade/client"
	"romukura/trade/document/layout"
)

// Control is the office's own copy of what was filed on standard remuneration (送信控え): the
// persons with the three months behind each decision, and everybody who was left out, with the
// reason. It is no official form: the filing itself is a file.
type Control struct {
	Client        *client.Client
	Establishment string
	Kind          ControlKind
	Month         caldate.Month // from which the new standards apply
	Filed         caldate.Date  // zero while it was not filed
	Rows          []StandardRow
	Excluded      []ExcludedRow
}

// ControlKind says which notification a control print belongs to.
type ControlKind string

// Notifications with a control print.
const (
	AnnualControl  ControlKind = "annual"         // 算定基礎届
	MonthlyControl ControlKind = "monthly-change" // 月額変更届
)

// StandardRow is one person of a notification on standard remuneration.
type StandardRow struct {
	Number      string // 社員番号
	Insured     string // 被保険者整理番号
	Name        string
	Born        caldate.Date
	Months      [3]BaseMonth
	Total       yen.Amount // of the months that count
	Average     yen.Amount
	Adjusted    yen.Amount // average without what was paid for earlier months; 0 where none was
	Before      Standards
	BeforeFrom  caldate.Month // from which the old standards applied
	After       Standards
	RaisedMonth caldate.Month // month of the raise or cut, zero where there is none
	Remarks     []string      // part-timer, short-time worker, over seventy …
	Standing    dated.Standing
}

// BaseMonth is one of the three months.
type BaseMonth struct {
	Month  caldate.Month // in which it was paid
	Days   int           // 支払基礎日数
	Cash   yen.Amount
	InKind yen.Amount
	Out    bool // too few days or for another reason not counted
}

// Standards are the standards of both insurances; 0 where the person is in one only.
type Standards struct{ Health, Pension yen.Amount }

// ExcludedRow is somebody who is not in the notification, and why.
type ExcludedRow struct {
	Number, Name, Reason string
}

// Document lays the print out on A4 landscape.
//
// Law: 健保法41-1 健保法43-1 厚年法21-1 厚年法23-1 健保則25-1 健保則26-1 厚年則18-1 厚年則19-1
func (c Control) Document(s Stamp) layout.Document {
	title := controlTitles[c.Kind]
	blocks := []layout.Block{c.persons()}
	if len(c.Excluded) > 0 {
		blocks = append(blocks, c.excluded())
	} else {
		blocks = append(blocks, layout.Note{Tone: layout.Small, Text: textNobodyExcluded})
	}
	blocks = append(blocks, layout.Note{Tone: layout.Small, Name: textRemarks, Text: textControlNote})
	return s.on(layout.Document{
		Title: title, Place: "controls[" + string(c.Kind) + "]", Paper: layout.A4Landscape,
		Repeat: []layout.Block{
			layout.Heading{Text: title + textWide + appliesFrom(c.Month), Aside: filedText(c.Filed)},
			layout.Fields{Columns: 4, Shares: []int{6, 4, 2, 2}, Items: c.office()},
		},
		Blocks: blocks,
	}, c.standing())
}

func (c Control) standing() dated.Standing {
	for i := range c.Rows {
		if c.Rows[i].Standing == dated.Provisional {
			return dated.Provisional
		}
	}
	return dated.Confirmed
}

func (c Control) office() []layout.Field {
	symbol := ""
	if site := c.Client.EstablishmentByID(c.Establishment); site != nil {
		symbol = strings.Trim(site.Symbol.District+"-"+site.Symbol.Mark+textWide+site.Symbol.Number,
			"-"+textWide)
	}
	return []layout.Field{
		{Label: textOfficeName, Value: siteName(c.Client, c.Establishment)},
		{Label: textSymbol, Value: symbol},
		{Label: textPersons, Value: persons(len(c.Rows))},
		{Label: textExcludedCount, Value: persons(len(c.Excluded))},
	}
}

// persons is the table of the persons; the three months stand on three lines of one row.
func (c Control) persons() layout.Table {
	end, wrap := layout.End, layout.Wrap
	t := layout.Table{Size: 78, Columns: []layout.Column{
		{Title: textInsuredNumber, Width: 130, Label: true}, {Title: textNameAndBirth, Share: 5},
		{Title: textBefore, Share: 3, Align: end, Fit: wrap},
		{Title: textPaidMonth, Width: 120, Align: end, Fit: wrap, Thick: true},
		{Title: textBaseDays, Width: 120, Align: end, Fit: wrap},
		{Title: textCash, Share: 3, Align: end, Fit: wrap},
		{Title: textInKind, Share: 2, Align: end, Fit: wrap},
		{Title: textMonthTotal, Share: 3, Align: end, Fit: wrap},
		{Title: textSum, Share: 3, Align: end, Thick: true}, {Title: textAverage, Share: 3, Align: end},
		{Title: textAdjusted, Share: 3, Align: end},
		{Title: textAfter, Share: 3, Align: end, Fit: wrap, Thick: true},
		{Title: textRemarks, Share: 5},
	}}
	for i := range c.Rows {
		t.Rows = append(t.Rows, c.Rows[i].row())
	}
	return t
}

func (r *StandardRow) row() layout.Row {
	lines := func(f func(BaseMonth) string) layout.Cell {
		return layout.Text(f(r.Months[0]) + "\n" + f(r.Months[1]) + "\n" + f(r.Months[2]))
	}
	changed := r.After != r.Before
	return layout.Row{Name: r.Number, Cells: []layout.Cell{
		layout.Text(r.Insured),
		layout.Text(r.Name + "\n" + r.Born.EraShort() + "\n" + r.Number),
		layout.Text(standardsCell(r.Before) + "\n" + sinceText(r.BeforeFrom)),
		lines(func(m BaseMonth) string { return monthShort(m.Month) }),
		lines(func(m BaseMonth) string { return baseDays(m) }),
		lines(func(m BaseMonth) string { return m.Cash.String() }),
		lines(func(m BaseMonth) string { return m.InKind.String() }),
		lines(func(m BaseMonth) string { return (m.Cash + m.InKind).String() }),
		layout.Yen(r.Total), layout.Yen(r.Average), layout.YenOrBlank(r.Adjusted),
		{Text: standardsCell(r.After), Strong: changed},
		layout.Text(strings.Join(r.allRemarks(), textComma)),
	}}
}

// allRemarks are the given remarks, after those that the months themselves tell.
func (r *StandardRow) allRemarks() []string {
	var all []string
	if !r.RaisedMonth.IsZero() {
		all = append(all, raisedText(r.RaisedMonth))
	}
	for _, m := range r.Months {
		if m.Out {
			all = append(all, outText(m.Month))
		}
	}
	return append(all, r.Remarks...)
}

// excluded is the table of who was left out.
func (c Control) excluded() layout.Table {
	t := layout.Table{Caption: textExcluded, Columns: []layout.Column{
		{Title: textNumber, Width: 250, Label: true}, {Title: textName, Share: 2},
		{Title: textReason, Share: 6},
	}}
	for _, e := range c.Excluded {
		t.Rows = append(t.Rows, layout.Line(e.Number, e.Name, e.Reason))
	}
	return t
}
