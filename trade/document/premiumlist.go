package document

import (
	"romukura/ground/yen"
	"romukura/law/premium"
	"romukura/trade/document/layout"
	"romukura/trade/payroll"
)

// PremiumList is the list of a run's premiums (社会保険料一覧): standards, the employee's and the
// employer's share of each person, and for each establishment what the notice of the insurer
// should demand.
type PremiumList struct{ Payroll }

func premiumFigures() []figure {
	own := func(codes ...string) func(*payroll.Slip) yen.Amount {
		return func(s *payroll.Slip) yen.Amount { return lineSum(s.Deductions, codes...) }
	}
	employer := func(f func(*payroll.Premiums) yen.Amount) func(*payroll.Slip) yen.Amount {
		return func(s *payroll.Slip) yen.Amount { return f(&s.Social.Employer) }
	}
	return []figure{
		{title: textHealth, thick: true,
			of: own(payroll.CodeHealth, payroll.CodeCare, payroll.CodeSupport)},
		{title: textPension, of: own(payroll.CodePension)},
		{title: textEmployment, of: own(payroll.CodeEmployment)},
		{title: textShareSum, bold: true, of: own(payroll.CodeHealth, payroll.CodeCare,
			payroll.CodeSupport, payroll.CodePension, payroll.CodeEmployment)},
		{title: textHealth, thick: true, of: employer(employerHealth)},
		{title: textPension, of: employer(func(p *payroll.Premiums) yen.Amount { return p.Pension })},
		{title: textContribution, of: employer(func(p *payroll.Premiums) yen.Amount { return p.Child })},
		{title: textEmployment,
			of: employer(func(p *payroll.Premiums) yen.Amount { return p.Employment })},
		{title: textAccident, of: employer(func(p *payroll.Premiums) yen.Amount { return p.Accident })},
		{title: textShareSum, bold: true, of: employer(func(p *payroll.Premiums) yen.Amount {
			return employerHealth(p) + p.Pension + p.Child + p.Employment + p.Accident
		})},
	}
}

func employerHealth(p *payroll.Premiums) yen.Amount { return p.Health + p.Care + p.Support }

// Document lays the list out on A4 landscape.
//
// Law: 健保法161-1 厚年法82-1
func (l PremiumList) Document(s Stamp) layout.Document {
	figures := premiumFigures()
	blocks := []layout.Block{}
	for _, site := range l.sites() {
		blocks = append(blocks, l.table(site, figures), l.notice(site))
	}
	blocks = append(blocks, layout.Note{Tone: layout.Small, Name: textRemarks, Text: textPremiumNote})
	return s.on(layout.Document{
		Title: textPremiumList, Place: "premiumList[" + string(l.Client.ID) + "]",
		Paper: layout.A4Landscape, Repeat: l.head(textPremiumList, textYenUnit), Blocks: blocks,
	}, worst(l.Run.Slips))
}

func (l PremiumList) table(site site, figures []figure) layout.Table {
	t := layout.Table{Caption: siteName(l.Client, site.id), Size: 78,
		Heads: []layout.Row{{Cells: []layout.Cell{
			layout.Text("").Over(5), layout.Text(textOwnShare).Over(4).At(layout.Middle),
			layout.Text(textEmployerShare).Over(6).At(layout.Middle)}}},
		Columns: []layout.Column{
			{Title: textNumber, Width: 150, Label: true}, {Title: textName, Width: 350},
			{Title: textStandardHealth, Width: 190, Align: layout.End},
			{Title: textStandardPension, Width: 190, Align: layout.End},
			{Title: textPremiumMonths, Width: 170},
		}}
	for _, f := range figures {
		t.Columns = append(t.Columns, layout.Column{Title: f.title, Align: layout.End, Thick: f.thick})
	}
	people := l.index()
	for _, slip := range site.slips {
		row := layout.Row{Name: slip.Number, Cells: []layout.Cell{
			layout.Text(slip.Number), nameCell(people[slip.Employee], slip),
			layout.YenOrBlank(slip.Social.Health), layout.YenOrBlank(slip.Social.Pension),
			layout.Text(premiumMonths(slip)),
		}}
		for _, f := range figures {
			cell := layout.Yen(f.of(slip))
			cell.Strong = f.bold
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, sumRow(layout.Total, site.slips, figures))
	return t
}

// notice is what the notice of the month should demand of the persons of the list: the exact
// premiums are added and only the sum is cut, so that it is not the sum of the rows above.
func (l PremiumList) notice(site site) layout.Table {
	var n premium.Notice
	for _, s := range site.slips {
		w, own := &s.Social.Whole, &s.Deductions
		add := func(f premium.Fund, total yen.Exact, deducted yen.Amount) {
			if total.Den != 0 && total.Num != 0 {
				n.Add(f, premium.Part{Total: total, Deducted: deducted})
			}
		}
		add(premium.Health, w.Health,
			lineSum(*own, payroll.CodeHealth, payroll.CodeCare, payroll.CodeSupport))
		add(premium.Pension, w.Pension, lineSum(*own, payroll.CodePension))
		add(premium.Contribution, w.Child, 0)
	}
	t := layout.Table{Caption: textNotice, Size: 82, Columns: []layout.Column{
		{Title: textFund, Width: 700, Label: true}, {Title: textPersons, Align: layout.End},
		{Title: textExactSum, Align: layout.End, Share: 2}, {Title: textDue, Align: layout.End, Share: 2},
		{Title: textOwnShare, Align: layout.End, Share: 2},
		{Title: textEmployerShare, Align: layout.End, Share: 2},
	}}
	var due, own, burden yen.Amount
	for _, line := range n.Lines(nil) {
		due, own, burden = due+line.Due, own+line.Deducted, burden+line.Employer
		t.Rows = append(t.Rows, layout.Row{Cells: []layout.Cell{
			layout.Text(line.Fund.Label()), layout.Count(line.Persons), layout.Text(line.Exact),
			layout.Yen(line.Due), layout.Yen(line.Deducted), layout.Yen(line.Employer)}})
	}
	t.Rows = append(t.Rows, layout.Row{Kind: layout.Total, Cells: []layout.Cell{
		layout.Text(textTotal).Over(3), layout.Yen(due), layout.Yen(own), layout.Yen(burden)}})
	return t
}
