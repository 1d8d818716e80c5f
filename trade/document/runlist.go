package document

import (
	"slices"

	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Payroll is a run with the people it concerns: what the lists of a run are made from.
type Payroll struct {
	Client    *client.Client
	Run       *payroll.Run
	Employees []employee.Employee
}

// PayrollList is the list of everybody's pay (給与一覧) that the client checks before it is closed.
type PayrollList struct{ Payroll }

// Slips are the slips of a run in the order of the run. Slips of persons whom the register does not
// know are left out.
func (p Payroll) Slips() []PaySlip {
	var list []PaySlip
	for i := range p.Run.Slips {
		if e := p.employee(p.Run.Slips[i].Employee); e != nil {
			list = append(list, PaySlip{Client: p.Client, Employee: e, Slip: &p.Run.Slips[i]})
		}
	}
	return list
}

func (p Payroll) employee(id employee.ID) *employee.Employee {
	for i := range p.Employees {
		if p.Employees[i].ID == id {
			return &p.Employees[i]
		}
	}
	return nil
}

// index finds everybody's place once, so that a list of ten thousand does not search for each.
func (p Payroll) index() map[employee.ID]*employee.Employee {
	all := make(map[employee.ID]*employee.Employee, len(p.Employees))
	for i := range p.Employees {
		all[p.Employees[i].ID] = &p.Employees[i]
	}
	return all
}

func (p Payroll) head(title, aside string) []layout.Block {
	group := p.Run.Group
	if g := p.Client.GroupByCode(group); g != nil {
		group = g.Name
	}
	state := textOpen
	if p.Run.Close.Closed() {
		state = textClosed
	}
	return []layout.Block{
		layout.Heading{Text: title + textWide + runTitle(p.Run), Aside: aside},
		layout.Fields{Columns: 2, Shares: []int{4, 3}, Items: []layout.Field{
			{Label: textCompany, Value: p.Client.Name},
			{Label: textGroup, Value: group},
			{Label: textPayDay, Value: dayLong(p.Run.PayDay)},
			{Label: textState, Value: state},
		}},
	}
}

// sites are the establishments of the run in the order of the client, each with its slips.
func (p Payroll) sites() []site {
	var all []site
	for i := range p.Run.Slips {
		s := &p.Run.Slips[i]
		at := slices.IndexFunc(all, func(x site) bool { return x.id == s.Establishment })
		if at < 0 {
			at = len(all)
			all = append(all, site{id: s.Establishment})
		}
		all[at].slips = append(all[at].slips, s)
	}
	order := func(id string) int {
		return slices.IndexFunc(p.Client.Establishments,
			func(e client.Establishment) bool { return e.ID == id })
	}
	slices.SortStableFunc(all, func(a, b site) int { return order(a.id) - order(b.id) })
	return all
}

// site is an establishment's part of a run.
type site struct {
	id    string
	slips []*payroll.Slip
}

// figure is a column of amounts in a list of a run.
type figure struct {
	title string
	of    func(*payroll.Slip) yen.Amount
	bold  bool
	thick bool
}

func payFigures() []figure {
	deduct := func(codes ...string) func(*payroll.Slip) yen.Amount {
		return func(s *payroll.Slip) yen.Amount { return lineSum(s.Deductions, codes...) }
	}
	return []figure{
		{title: textGross, of: func(s *payroll.Slip) yen.Amount { return s.Gross }, thick: true},
		{title: textTaxablePay, of: func(s *payroll.Slip) yen.Amount { return s.Taxable }},
		{title: textHealth, thick: true,
			of: deduct(payroll.CodeHealth, payroll.CodeCare, payroll.CodeSupport)},
		{title: textPension, of: deduct(payroll.CodePension)},
		{title: textEmployment, of: deduct(payroll.CodeEmployment)},
		{title: textIncomeTax, of: deduct(payroll.CodeTax)},
		{title: textResidentTax, of: deduct(payroll.CodeResident)},
		{title: textOtherDeductions, of: otherDeductions},
		{title: textDeducted, of: func(s *payroll.Slip) yen.Amount { return s.Deducted }},
		{title: textNet, of: func(s *payroll.Slip) yen.Amount { return s.Net }, bold: true, thick: true},
	}
}

// otherDeductions are the deductions without a column of their own.
func otherDeductions(s *payroll.Slip) yen.Amount {
	return s.Deducted - lineSum(s.Deductions, payroll.CodeHealth, payroll.CodeCare,
		payroll.CodeSupport, payroll.CodePension, payroll.CodeEmployment, payroll.CodeTax,
		payroll.CodeResident)
}

// Document lays the list out on A4 landscape: a row for each person, sums of each establishment and
// of all, then whoever could not be computed and whoever is not paid in this run, with reasons.
func (l PayrollList) Document(s Stamp) layout.Document {
	t := layout.Table{Size: 78, Columns: []layout.Column{
		{Title: textNumber, Width: 150, Label: true}, {Title: textName, Width: 360},
		{Title: textWorkedDays, Width: 145, Align: layout.End},
		{Title: textWorkedHours, Width: 140, Align: layout.End},
		{Title: textOvertimeShort, Width: 130, Align: layout.End},
	}}
	figures, people, sites := payFigures(), l.index(), l.sites()
	for _, f := range figures {
		t.Columns = append(t.Columns, layout.Column{Title: f.title, Align: layout.End, Thick: f.thick})
	}
	var all []*payroll.Slip
	for _, site := range sites {
		if len(sites) > 1 {
			t.Rows = append(t.Rows, layout.Row{Kind: layout.Group,
				Cells: []layout.Cell{layout.Text(siteName(l.Client, site.id))}})
		}
		for _, slip := range site.slips {
			t.Rows = append(t.Rows, payrollRow(slip, people[slip.Employee], figures))
		}
		if len(sites) > 1 {
			t.Rows = append(t.Rows, sumRow(layout.Subtotal, site.slips, figures))
		}
		all = append(all, site.slips...)
	}
	t.Rows = append(t.Rows, sumRow(layout.Total, all, figures))
	blocks := append([]layout.Block{t}, l.leftOut()...)
	title := textPayrollList
	if l.Run.Kind == payroll.BonusPay {
		title = textBonusList
	}
	return s.on(layout.Document{
		Title: title, Place: "payrollList[" + string(l.Client.ID) + "]", Paper: layout.A4Landscape,
		Repeat: l.head(title, textYenUnit), Blocks: blocks,
	}, worst(l.Run.Slips))
}

func payrollRow(s *payroll.Slip, e *employee.Employee, figures []figure) layout.Row {
	row := layout.Row{Name: s.Number, Cells: []layout.Cell{layout.Text(s.Number), nameCell(e, s)}}
	if a := s.Attendance; a != nil {
		row.Cells = append(row.Cells, layout.Text(halves(a.WorkedHalves)),
			layout.Clock(workedMinutes(s)), layout.Clock(a.Overtime+a.Over60))
	} else {
		row.Cells = append(row.Cells, layout.Text(""), layout.Text(""), layout.Text(""))
	}
	for _, f := range figures {
		cell := layout.Yen(f.of(s))
		cell.Strong = f.bold
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func nameCell(e *employee.Employee, s *payroll.Slip) layout.Cell {
	if e == nil {
		return layout.Cell{}
	}
	return layout.Text(nameOn(e, s.PayDay))
}

func sumRow(kind layout.RowKind, slips []*payroll.Slip, figures []figure) layout.Row {
	row := layout.Row{Kind: kind, Name: textTotal,
		Cells: []layout.Cell{layout.Text(sumTitle(kind == layout.Total, len(slips))).Over(5)}}
	for _, f := range figures {
		var sum yen.Amount
		for _, s := range slips {
			sum += f.of(s)
		}
		row.Cells = append(row.Cells, layout.Yen(sum))
	}
	return row
}

// leftOut are whoever has no row, each with the reasons.
func (l PayrollList) leftOut() []layout.Block {
	people := l.index()
	name := func(id employee.ID) string {
		if e := people[id]; e != nil {
			return nameOn(e, l.Run.PayDay)
		}
		return ""
	}
	columns := []layout.Column{{Title: textNumber, Width: 150, Label: true},
		{Title: textName, Width: 360}, {Title: textReason}}
	var blocks []layout.Block
	failed := layout.Table{Caption: textFailed, Columns: columns}
	for _, f := range l.Run.Failed {
		failed.Rows = append(failed.Rows, layout.Line(f.Number, name(f.Employee), faultsText(f.Faults)))
	}
	skipped := layout.Table{Caption: textSkipped, Columns: columns}
	for _, f := range l.Run.Skipped {
		skipped.Rows = append(skipped.Rows, layout.Line(f.Number, name(f.Employee), f.Reason))
	}
	for _, t := range []layout.Table{failed, skipped} {
		if len(t.Rows) > 0 {
			blocks = append(blocks, t)
		}
	}
	return blocks
}
