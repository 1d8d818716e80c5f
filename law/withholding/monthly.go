package withholding

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Pay is one payment of pay.
type Pay struct {
	// AfterInsurance is the taxable pay of the month less the employee's social insurance of that pay.
	AfterInsurance yen.Amount
	Payee          Payee
	Method         Method // the client's setting; column B always takes the table
	Period         Period // what the payment covers; anything but a month is refused
}

// Monthly is the tax on a month's pay of a resident, by the monthly table (月額表) in column A or B,
// or by the computer method. Pay of zero or less bears none.
//
// Below the first row column A is 0 and column B a rate, cut to whole yen. Above the last row the
// tax is the printed base and a rate on the excess, cut to whole yen. For dependents above seven,
// and in column B for each on the form of the secondary employer, a fixed amount is taken off.
//
// Law? 所法185-1-1 所法185-1-2 所法189-1
func (t *Tables) Monthly(p Pay, tr *why.Trace) (yen.Amount, error) {
	if p.Period != EachMonth {
		return 0, &PeriodUnsupported{p.Period, t.Day}
	}
	if !p.ok() {
		return 0, p.faults()
	}
	return t.month(p, tr)
}

func (p Pay) ok() bool {
	return (p.Payee.Column == ColumnA || p.Payee.Column == ColumnB) && p.Method <= ByComputer &&
		p.Payee.Dependents >= 0 && p.Payee.Dependents <= dependentLimit &&
		p.AfterInsurance <= yen.Limit && p.AfterInsurance >= -yen.Limit
}

func (p Pay) faults() error {
	var l fault.List
	p.Payee.check(&l, ColumnB)
	checkAmount(&l, "after-insurance", p.AfterInsurance)
	checkMethod(&l, p.Method)
	return l.Err()
}

func checkMethod(l *fault.List, m Method) {
	if m > ByComputer {
		l.Add(fault.Fault{Path: "method", Code: "withholding.method", Message: textNoMethod,
			Remedy: textNoMethodRemedy, Law: lawComputer})
	}
}

func (t *Tables) month(p Pay, tr *why.Trace) (yen.Amount, error) {
	if p.Method == ByComputer && p.Payee.Column == ColumnA {
		return t.byComputer(p, tr)
	}
	if err := t.monthly.missing; err != nil {
		return 0, err
	}
	if err := t.above.missing; err != nil {
		return 0, err
	}
	g, a := t.monthly.value(), p.AfterInsurance
	switch {
	case a < g.rows[0].from:
		return t.belowMonthly(p, tr), nil
	case a >= g.end():
		return t.aboveMonthly(p, tr), nil
	}
	row := g.find(a)
	tax := t.lessHeads(row.cell[cell(p.Payee)], p.Payee)
	if tr.On() {
		s := t.monthlyStep(p)
		s.Table = why.From(&t.monthly.entry.Source, t.monthly.standing,
			textRow(row.from, row.to, p.Payee))
		s.Inputs = append(s.Inputs, why.In(textCell, why.Yen(row.cell[cell(p.Payee)])))
		s.Result = why.Yen(tax)
		tr.Add(s)
	}
	return tax, nil
}

func (t *Tables) lessHeads(printed yen.Amount, p Payee) yen.Amount {
	return max(0, printed-t.parameter.value().monthlyHead*extra(p))
}

func (t *Tables) belowMonthly(p Pay, tr *why.Trace) yen.Amount {
	var tax yen.Amount
	rate := t.parameter.value().monthlyBelowB
	if p.Payee.Column == ColumnB && p.AfterInsurance > 0 {
		tax = t.lessHeads(yen.Truncate.Round(p.AfterInsurance.Times(rate)), p.Payee)
	}
	if tr.On() {
		s := t.monthlyStep(p)
		s.Table = why.From(&t.monthly.entry.Source, t.monthly.standing,
			textBelow(t.monthly.value().rows[0].from, p.Payee))
		if p.Payee.Column == ColumnB {
			s.Inputs = append(s.Inputs, why.In(textRate, why.Rate(rate)))
			s.Rounding = yen.Truncate
		}
		s.Result = why.Yen(tax)
		tr.Add(s)
	}
	return tax
}

func (t *Tables) aboveMonthly(p Pay, tr *why.Trace) yen.Amount {
	seg, column := t.above.value().find(p.Payee.Column, p.AfterInsurance), 0
	if p.Payee.Column == ColumnA {
		column = cell(p.Payee)
	}
	tax := t.lessHeads(seg.tax(column, p.AfterInsurance), p.Payee)
	if tr.On() {
		s := t.monthlyStep(p)
		s.Table = why.From(&t.above.entry.Source, t.above.standing,
			textRow(seg.from, seg.below, p.Payee))
		s.Inputs = append(s.Inputs, seg.inputs(column, p.AfterInsurance)...)
		s.Rounding = yen.Truncate
		s.Result = why.Yen(tax)
		tr.Add(s)
	}
	return tax
}

func (s *segment) inputs(column int, a yen.Amount) []why.Input {
	return []why.Input{
		why.In(textBase, why.Yen(s.base[column])),
		why.In(textExcess, why.Yen(a-s.from)),
		why.In(textRate, why.Rate(s.rate)),
	}
}

func (t *Tables) monthlyStep(p Pay) why.Step {
	s := why.Step{
		Key: "withholding.monthly", What: textMonthly, Law: lawMonthlyA,
		Inputs: payInputs(p.AfterInsurance, p.Payee, 6),
	}
	if p.Payee.Column == ColumnB {
		s.Law = lawMonthlyB
	}
	if n := extra(p.Payee); n > 0 {
		head := t.parameter.value().monthlyHead
		s.Inputs = append(s.Inputs, why.In(textHeads, why.Yen(head*n)))
		s.Note = textExtra(int(n), head, p.Payee.Column)
	}
	s.Note = joinNotes(s.Note, t.decemberNote(p.Payee), methodNote(p))
	return s
}

// decemberNote tells why much of this tax comes back in December, where the table's header says so.
func (t *Tables) decemberNote(p Payee) string {
	if p.Column != ColumnA || t.monthly.missing != nil ||
		t.monthly.entry.Value.file.Header["year-end"] == "" {
		return ""
	}
	return textDecember
}

func methodNote(p Pay) string {
	if p.Method == ByComputer && p.Payee.Column == ColumnB {
		return textTableForB
	}
	return ""
}

// payInputs lists what every table is entered with, with room for what a step adds.
func payInputs(a yen.Amount, p Payee, room int) []why.Input {
	in := make([]why.Input, 0, room)
	return append(in, why.In(textAfterInsurance, why.Yen(a)),
		why.In(textColumn, why.Text(p.Column.Label())),
		why.In(textDependents, why.Count(p.Dependents, textPersons)))
}
