package document

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// WageLedger is the wage ledger (賃金台帳) of one person at one establishment for twelve months.
// Bonuses stand in columns of their own after the months; a month without pay stays blank.
type WageLedger struct {
	Client        *client.Client
	Employee      *employee.Employee
	Establishment string        // slips of other establishments are left out; blank takes all
	First         caldate.Month // first of the twelve months
	Slips         []payroll.Slip
}

// WageLedgers are the ledgers of a person: one for each establishment that paid in the year,
// because the book is kept at each.
//
// Law: 労基法108
func WageLedgers(l WageLedger) []WageLedger {
	var sites []string
	for i := range l.Slips {
		if l.covers(&l.Slips[i]) && !slices.Contains(sites, l.Slips[i].Establishment) {
			sites = append(sites, l.Slips[i].Establishment)
		}
	}
	out := make([]WageLedger, len(sites))
	for i, site := range sites {
		out[i] = l
		out[i].Establishment = site
	}
	return out
}

func (l *WageLedger) covers(s *payroll.Slip) bool {
	n := l.First.MonthsUntil(s.Month)
	return n >= 0 && n < 12 && (l.Establishment == "" || s.Establishment == l.Establishment)
}

// Columns of a ledger that fit side by side, and their widths.
const (
	ledgerColumns   = 15
	ledgerNameWidth = 300
	ledgerSumWidth  = 190
)

// ledgerColumn is a month or a bonus; a month that was not paid has no slip.
type ledgerColumn struct {
	title string
	slip  *payroll.Slip
}

// Document lays the ledger out on A4 landscape with the items of the ordinance: name, sex, period,
// days, hours, overtime, holiday and night hours, pay by kind, deductions.
//
// Law: 労基法108 労基則54-1 労基則55
func (l WageLedger) Document(s Stamp) layout.Document {
	columns := l.columns()
	rows := l.rows(columns)
	var blocks []layout.Block
	for from := 0; from < len(columns); from += ledgerColumns {
		through := min(from+ledgerColumns, len(columns))
		if from > 0 {
			blocks = append(blocks, layout.Spacer{Height: 40})
		}
		blocks = append(blocks, ledgerTable(columns, rows, [2]int{from, through}))
	}
	notes := textLedgerNote
	if contractOn(l.Employee, l.First.Add(11).Last()).Manager {
		notes += "\n" + textManagerNote
	}
	blocks = append(blocks, layout.Note{Tone: layout.Small, Name: textRemarks, Text: notes})
	return s.on(layout.Document{
		Title: textWageLedger, Place: "wageLedgers[" + l.Employee.Number + "]",
		Paper: layout.A4Landscape, Repeat: l.head(), Blocks: blocks,
	}, worst(l.Slips))
}

func (l *WageLedger) head() []layout.Block {
	last := l.First.Add(11).Last()
	if !l.Employee.Left.IsZero() && l.Employee.Left.Before(last) {
		last = l.Employee.Left
	}
	contract := contractOn(l.Employee, last)
	return []layout.Block{
		layout.Heading{Text: textWageLedger + textWide + yearOf(l.First), Aside: textWageLedgerLaw},
		layout.Fields{Columns: 5, Shares: []int{6, 5, 2, 3, 4}, Items: []layout.Field{
			{Label: textSite, Value: siteName(l.Client, l.Establishment)},
			{Label: textName, Value: nameOn(l.Employee, last), Strong: true},
			{Label: textSex, Value: sexName(l.Employee.Sex)},
			{Label: textNumber, Value: l.Employee.Number},
			{Label: textDepartment, Value: contract.Department},
		}},
	}
}

// columns are the twelve months, a second column where a month was paid twice, then the bonuses by
// day of payment.
func (l *WageLedger) columns() []ledgerColumn {
	var months, bonuses []ledgerColumn
	for n := range 12 {
		month, found := l.First.Add(n), false
		for i := range l.Slips {
			s := &l.Slips[i]
			if s.Month == month && s.Kind == payroll.MonthlyPay && l.covers(s) {
				months, found = append(months, ledgerColumn{monthShort(month), s}), true
			}
		}
		if !found {
			months = append(months, ledgerColumn{monthShort(month), nil})
		}
	}
	for i := range l.Slips {
		if s := &l.Slips[i]; s.Kind == payroll.BonusPay && l.covers(s) {
			bonuses = append(bonuses, ledgerColumn{bonusShort(s.Month), s})
		}
	}
	slices.SortStableFunc(bonuses, func(a, b ledgerColumn) int {
		return a.slip.PayDay.Compare(b.slip.PayDay)
	})
	return append(months, bonuses...)
}

// ledgerRow is a row of the book: a title, and what it says of a slip.
type ledgerRow struct {
	name   string
	kind   layout.RowKind
	text   func(*payroll.Slip) string
	figure func(*payroll.Slip) (n int64, known bool)
	show   func(int64) layout.Cell
}

func (l *WageLedger) rows(columns []ledgerColumn) []ledgerRow {
	rows := []ledgerRow{
		{name: textWagePeriod, text: periodShort},
		{name: textPayDay, text: func(s *payroll.Slip) string { return dayShort(s.PayDay) }},
		{name: textLedgerDays, show: showHalves, figure: ofAttendance(
			func(s *payroll.Slip) int { return s.Attendance.WorkedHalves })},
		{name: textLedgerHours, show: showMinutes, figure: ofAttendance(workedMinutes)},
		{name: textLedgerOvertime, show: showMinutes, figure: ofAttendance(
			func(s *payroll.Slip) int { return s.Attendance.Overtime + s.Attendance.Over60 })},
		{name: textLedgerHoliday, show: showMinutes, figure: ofAttendance(
			func(s *payroll.Slip) int { return s.Attendance.Holiday })},
		{name: textLedgerNight, show: showMinutes, figure: ofAttendance(
			func(s *payroll.Slip) int { return s.Attendance.Night })},
		{name: textEarnings, kind: layout.Group},
	}
	rows = append(rows, lineRowsOf(columns, earningsOf)...)
	rows = append(rows, ledgerRow{name: textGross, kind: layout.Subtotal, show: showYen,
		figure: ofSlip(func(s *payroll.Slip) yen.Amount { return s.Gross })})
	if slices.ContainsFunc(columns, func(c ledgerColumn) bool {
		return c.slip != nil && c.slip.InKind != 0
	}) {
		rows = append(rows, ledgerRow{name: textInKindPart, show: showYen,
			figure: ofSlip(func(s *payroll.Slip) yen.Amount { return s.InKind })})
	}
	rows = append(rows, ledgerRow{name: textDeductions, kind: layout.Group})
	rows = append(rows, lineRowsOf(columns, deductionsOf)...)
	return append(rows,
		ledgerRow{name: textDeducted, kind: layout.Subtotal, show: showYen,
			figure: ofSlip(func(s *payroll.Slip) yen.Amount { return s.Deducted })},
		ledgerRow{name: textNet, kind: layout.Total, show: showYen,
			figure: ofSlip(func(s *payroll.Slip) yen.Amount { return s.Net })})
}

func earningsOf(s *payroll.Slip) []payroll.Line   { return s.Earnings }
func deductionsOf(s *payroll.Slip) []payroll.Line { return s.Deductions }

// ofAttendance is a figure of the month's attendance, unknown where there is none.
func ofAttendance(f func(*payroll.Slip) int) func(*payroll.Slip) (int64, bool) {
	return func(s *payroll.Slip) (int64, bool) {
		if s.Attendance == nil {
			return 0, false
		}
		return int64(f(s)), true
	}
}

func ofSlip(f func(*payroll.Slip) yen.Amount) func(*payroll.Slip) (int64, bool) {
	return func(s *payroll.Slip) (int64, bool) { return int64(f(s)), true }
}

// lineRowsOf are the kinds of lines that occur in the year, in the order of the slips: a kind that
// begins later stands after the one it follows on its slip. The latest name of a kind is used.
func lineRowsOf(columns []ledgerColumn, of func(*payroll.Slip) []payroll.Line) []ledgerRow {
	var codes []string
	names := map[string]string{}
	for _, c := range columns {
		if c.slip == nil {
			continue
		}
		after := 0
		if isBonus(c.slip) {
			after = len(codes)
		}
		for _, line := range of(c.slip) {
			if at := slices.Index(codes, line.Code); at >= 0 {
				after = at + 1
			} else {
				codes = slices.Insert(codes, after, line.Code)
				after++
			}
			names[line.Code] = line.Name
		}
	}
	rows := make([]ledgerRow, len(codes))
	for i, code := range codes {
		rows[i] = ledgerRow{name: names[code], show: showYen,
			figure: func(s *payroll.Slip) (int64, bool) { return amountOf(of(s), code) }}
	}
	return rows
}

func amountOf(lines []payroll.Line, code string) (int64, bool) {
	var sum yen.Amount
	found := false
	for _, l := range lines {
		if l.Code == code {
			sum, found = sum+l.Amount, true
		}
	}
	return int64(sum), found
}

func showYen(n int64) layout.Cell     { return layout.Yen(yen.Amount(n)) }
func showMinutes(n int64) layout.Cell { return layout.Clock(int(n)) }
func showHalves(n int64) layout.Cell {
	return layout.Cell{Text: halves(int(n)), Align: layout.End}
}

// ledgerTable is the table of a stretch of columns; the sum of the year stands in the last.
func ledgerTable(columns []ledgerColumn, rows []ledgerRow, part [2]int) layout.Table {
	t := layout.Table{Size: 75, Columns: []layout.Column{{Title: textItem, Width: ledgerNameWidth,
		Label: true}}}
	for i, c := range columns[part[0]:part[1]] {
		thick := i > 0 && isBonus(c.slip) && !isBonus(columns[part[0]+i-1].slip)
		t.Columns = append(t.Columns, layout.Column{Title: c.title, Align: layout.End, Thick: thick})
	}
	last := part[1] == len(columns)
	if last {
		t.Columns = append(t.Columns, layout.Column{Title: textTotal, Width: ledgerSumWidth,
			Align: layout.End, Thick: true})
	}
	for _, r := range rows {
		row := layout.Row{Kind: r.kind, Name: r.name, Cells: []layout.Cell{layout.Text(r.name)}}
		if r.kind != layout.Group {
			for _, c := range columns[part[0]:part[1]] {
				row.Cells = append(row.Cells, r.cell(c.slip))
			}
			if last {
				row.Cells = append(row.Cells, r.sum(columns))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func isBonus(s *payroll.Slip) bool { return s != nil && s.Kind == payroll.BonusPay }

func (r *ledgerRow) cell(s *payroll.Slip) layout.Cell {
	switch {
	case s == nil:
		return layout.Cell{}
	case r.text != nil:
		return layout.Cell{Text: r.text(s), Align: layout.End}
	}
	if n, known := r.figure(s); known {
		return r.show(n)
	}
	return layout.Cell{}
}

func (r *ledgerRow) sum(columns []ledgerColumn) layout.Cell {
	if r.figure == nil {
		return layout.Cell{}
	}
	var sum int64
	for _, c := range columns {
		if c.slip != nil {
			n, _ := r.figure(c.slip)
			sum += n
		}
	}
	return r.show(sum).Bold()
}
