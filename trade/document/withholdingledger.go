package document

import (
	"strconv"

	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// WithholdingLedger is one person's withholding ledger (源泉徴収簿, also 一人別徴収簿): every pay of the
// year with its insurance and tax, and the year-end adjustment line by line.
type WithholdingLedger struct {
	Client   *client.Client
	Employee *employee.Employee
	Year     yearend.IncomeYear
	Payments []settlement.Payment
	Opening  *settlement.Opening
	Settled  *settlement.Settled // nil while the year is not computed
}

// Document lays the ledger out on A4: the year's pay at the left, the lines ① to ㉞ at the right.
//
// Law? 所則76の3
func (l WithholdingLedger) Document(s Stamp) layout.Document {
	d := layout.Document{
		Title: textWithholdingLedger, Place: "withholdingLedgers[" + l.Employee.Number + "]", Size: 75,
		Repeat: []layout.Block{
			layout.Heading{Text: textWithholdingLedger, Aside: yearName(l.Year)},
			layout.Fields{Columns: 3, Items: []layout.Field{
				{Label: textName, Value: nameOn(l.Employee, l.Year.Last()), Strong: true},
				{Label: textCompany, Value: l.Client.Name}, {Label: textNumber, Value: l.Employee.Number},
			}},
		},
		Blocks: []layout.Block{layout.Beside{Parts: []layout.Part{
			{Share: 11, Blocks: []layout.Block{l.pays()}}, {Share: 9, Blocks: []layout.Block{l.lines()}},
		}}},
	}
	if l.Settled == nil {
		return s.on(d, 0)
	}
	if l.Settled.Refused != nil {
		for _, f := range l.Settled.Refused {
			d.Blocks = append(d.Blocks, layout.Note{Name: textRemarks, Text: textNotSettled + f.Message})
		}
		return s.on(d, 0)
	}
	return s.on(d, l.Settled.Result.Standing)
}

func (l *WithholdingLedger) pays() layout.Table {
	t := layout.Table{Caption: textPayPart, Aside: textYen, Columns: []layout.Column{
		{Title: textLedgerMonth, Label: true, Share: 4}, {Title: textPayDay, Share: 4},
		{Title: textLedgerPay, Share: 5, Align: layout.End},
		{Title: textLedgerInsurance, Share: 5, Align: layout.End},
		{Title: textLedgerNet, Share: 5, Align: layout.End},
		{Title: textLedgerDependents, Share: 3, Align: layout.End},
		{Title: textLedgerTax, Share: 5, Align: layout.End}}}
	var pay, insurance, tax yen.Amount
	add := func(name, day, dependents string, x [3]yen.Amount) {
		t.Rows = append(t.Rows, layout.Row{Name: name, Cells: []layout.Cell{layout.Text(name),
			layout.Text(day), layout.Yen(x[0]), layout.Yen(x[1]), layout.Yen(x[0] - x[1]),
			layout.Text(dependents), layout.Yen(x[2])}})
		pay, insurance, tax = pay+x[0], insurance+x[1], tax+x[2]
	}
	if o := l.Opening; o != nil {
		add(textOpening, "", "", [3]yen.Amount{o.Pay.Salary + o.Pay.Bonus,
			o.Pay.SalaryInsurance + o.Pay.BonusInsurance, o.Pay.SalaryTax + o.Pay.BonusTax})
	}
	for _, p := range l.Payments {
		name := monthShort(p.Month)
		if p.Kind == payroll.BonusPay {
			name = bonusShort(p.Month)
		}
		add(name, dayShort(p.PayDay), strconv.Itoa(p.Dependents),
			[3]yen.Amount{p.Pay, p.Insurance, p.Tax})
	}
	t.Rows = append(t.Rows, layout.Row{Kind: layout.Total, Name: textTotal, Cells: []layout.Cell{
		layout.Text(textTotal), {}, layout.Yen(pay), layout.Yen(insurance), layout.Yen(pay - insurance),
		{}, layout.Yen(tax)}})
	return t
}

func (l *WithholdingLedger) lines() layout.Table {
	t := layout.Table{Caption: textAdjustmentPart, Aside: textYen, Columns: []layout.Column{
		{Title: textLedgerLine, Share: 5}, {Title: textLedgerAmount, Share: 2, Align: layout.End}}}
	for _, line := range yearend.AllLines() {
		amount := layout.Cell{}
		if l.Settled != nil && l.Settled.Refused == nil {
			amount = layout.Yen(l.Settled.Result.Lines[line])
		}
		t.Rows = append(t.Rows, layout.Row{Name: line.Label(),
			Cells: []layout.Cell{layout.Text(line.Label()), amount}})
	}
	return t
}
