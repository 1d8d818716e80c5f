package document

import (
	"strings"

	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// PaySlip is the slip of a month's pay (給与明細書) or of a bonus (賞与明細書): what was earned and
// deducted by kind, what was handed out and where to.
//
// Law: 所法231-1 健保法167-3 厚年法84-3
type PaySlip struct {
	Client   *client.Client
	Employee *employee.Employee
	Slip     *payroll.Slip
	// LeaveLeft is the annual paid leave that remains; nil leaves the line out.
	LeaveLeft *Days
	// Changes are the differences from last month that are worth a line; none leaves them out.
	Changes []Change
}

// Change is one line of a slip that differs from last month's, with the cause.
type Change struct {
	Name   string
	Amount yen.Amount // after less before
	Cause  string     // blank where none is known
}

// Heights of a slip, in lines of its three lists, from which on it is set smaller, or on A4.
const (
	slipLines      = 14
	slipLinesSmall = 18
)

// Document lays the slip out on A5 landscape; with more lines than fit, on A4.
//
// Law: 所法231-1 健保法167-3 厚年法84-3
// Law? 徴収法32-1
func (p PaySlip) Document(s Stamp) layout.Document {
	lists := [3][]layout.Row{p.basis(), p.earnings(), p.deductions()}
	least := max(len(lists[0]), len(lists[1]), len(lists[2]), 6)
	d := layout.Document{
		Title: textPaySlip, Place: "payslips[" + p.Slip.Number + "]", Paper: layout.A5Landscape,
		Size: 85,
	}
	titles := [3]string{textAttendance, textEarnings, textDeductions}
	if p.Slip.Kind == payroll.BonusPay {
		d.Title, titles[0] = textBonusSlip, textBasis
	}
	switch {
	case least > slipLinesSmall:
		d.Paper, d.Size = layout.A4, 90
	case least > slipLines:
		d.Size = 72
	}
	beside := layout.Beside{}
	for i, rows := range lists {
		beside.Parts = append(beside.Parts, slipPart(titles[i], rows, least))
	}
	d.Blocks = append([]layout.Block{
		layout.Heading{Text: slipTitle(p.Slip), Aside: paidOn(p.Slip.PayDay)},
		p.fields(), beside,
		layout.Sum{Label: textNet, Value: p.Slip.Net.String(), Unit: textYen},
	}, p.notes()...)
	return s.on(d, p.Slip.Standing)
}

func slipPart(title string, rows []layout.Row, least int) layout.Part {
	return layout.Part{Blocks: []layout.Block{layout.Table{
		Caption: title, Open: true, Rows: rows, Least: least,
		Columns: []layout.Column{{Share: 6}, {Share: 4, Align: layout.End}},
	}}}
}

func (p PaySlip) fields() layout.Fields {
	contract := contractOn(p.Employee, p.Slip.PayDay)
	items := []layout.Field{
		{Label: textName, Value: nameOn(p.Employee, p.Slip.PayDay) + textTo, Strong: true},
		{Label: textCompany, Value: siteName(p.Client, p.Slip.Establishment)},
		{Label: textNumber, Value: p.Slip.Number},
		{Label: textDepartment, Value: contract.Department},
	}
	if p.Slip.Kind == payroll.BonusPay {
		items = append(items, layout.Field{Label: textPayDay, Value: p.Slip.PayDay.Japanese()})
	} else {
		items = append(items, layout.Field{Label: textPeriod, Value: periodLong(p.Slip)})
	}
	tax := layout.Field{Label: textTaxColumn, Value: taxColumn(p.Slip.Tax)}
	return layout.Fields{Columns: 3, Shares: []int{5, 6, 4}, Items: append(items, tax)}
}

// basis is the list at the left: attendance of a month, the bases of a bonus.
func (p PaySlip) basis() []layout.Row {
	a := p.Slip.Attendance
	if p.Slip.Kind == payroll.BonusPay {
		return p.bonusBasis()
	}
	var rows []layout.Row
	if a != nil {
		rows = append(rows,
			layout.Line(textWorkedDays, halfDays(a.WorkedHalves)),
			layout.Row{Cells: []layout.Cell{layout.Text(textWorkedHours),
				layout.Clock(workedMinutes(p.Slip))}})
		for _, c := range attendanceCounts(a) {
			if c.halves != 0 {
				rows = append(rows, layout.Line(c.name, halfDays(c.halves)))
			}
			if c.minutes != 0 {
				rows = append(rows, layout.Row{Cells: []layout.Cell{
					layout.Text(c.name), layout.Clock(c.minutes)}})
			}
		}
		rows = append(rows, p.ownCounts()...)
	}
	if p.LeaveLeft != nil {
		rows = append(rows, layout.Line(textLeaveLeft, daysText(*p.LeaveLeft)))
	}
	return rows
}

// ownCounts are what the client counts itself, under the name of the item that is paid by it.
func (p PaySlip) ownCounts() []layout.Row {
	var rows []layout.Row
	for i := range p.Client.Items {
		it := &p.Client.Items[i]
		code, own := strings.CutPrefix(string(it.Formula.Measure), "count:")
		if n := p.Slip.Attendance.Counts[code]; own && n != 0 {
			rows = append(rows, layout.Line(it.Name, times(n)))
		}
	}
	return rows
}

func (p PaySlip) bonusBasis() []layout.Row {
	s := p.Slip
	rows := []layout.Row{amountRow(textTaxablePay, s.Taxable)}
	if s.Social.Health != 0 {
		rows = append(rows, amountRow(textBonusHealth, s.Social.Health))
	}
	if s.Social.Pension != 0 {
		rows = append(rows, amountRow(textBonusPension, s.Social.Pension))
	}
	if s.Wages != 0 {
		rows = append(rows, amountRow(textWages, s.Wages))
	}
	return append(rows, amountRow(textTaxBase, s.Tax.Base))
}

func (p PaySlip) earnings() []layout.Row {
	rows := lineRows(p.Slip.Earnings)
	return append(rows, totalRow(textGross, p.Slip.Gross))
}

func (p PaySlip) deductions() []layout.Row {
	rows := lineRows(p.Slip.Deductions)
	return append(rows, totalRow(textDeducted, p.Slip.Deducted))
}

func lineRows(lines []payroll.Line) []layout.Row {
	rows := make([]layout.Row, 0, len(lines)+1)
	for _, l := range lines {
		if l.Amount != 0 || !strings.Contains(l.Code, ".") || l.Code == payroll.CodeTax {
			rows = append(rows, amountRow(l.Name, l.Amount))
		}
	}
	return rows
}

func amountRow(name string, a yen.Amount) layout.Row {
	return layout.Row{Name: name, Cells: []layout.Cell{layout.Text(name), layout.Yen(a)}}
}

func totalRow(name string, a yen.Amount) layout.Row {
	row := amountRow(name, a)
	row.Kind = layout.Total
	return row
}

// notes are what explains the slip: bases, the month of the premiums, transfers, changes.
func (p PaySlip) notes() []layout.Block {
	var small []string
	if text := premiumText(p.Slip); text != "" {
		small = append(small, text)
	}
	if p.Slip.Kind != payroll.BonusPay {
		small = append(small, taxText(p.Slip))
	}
	if p.Slip.InKind != 0 {
		small = append(small, inKindText(p.Slip.InKind))
	}
	if text := transfersText(p.Slip.Transfers); text != "" {
		small = append(small, text)
	}
	blocks := []layout.Block{}
	if len(p.Changes) > 0 {
		blocks = append(blocks, layout.Note{Name: textChanges, Tone: layout.Boxed,
			Text: changesText(p.Changes)})
	}
	return append(blocks, layout.Note{Name: textRemarks, Tone: layout.Small,
		Text: strings.Join(small, "\n")})
}
