package withholding

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// DailyPay is pay by the day: of one day, or of the days worked in a month and paid together.
type DailyPay struct {
	AfterInsurance yen.Amount // for all the days, less the employee's social insurance
	Days           int        // days worked; 1 for pay by the day
	Payee          Payee
}

// Daily is the tax by the daily table (日額表): that on one day's part, cut to whole yen, times the
// days. Columns A, B and C; the last is for day laborers engaged no longer than two months.
//
// Law? 所法185-1-1 所法185-1-2 所法185-1-3
func (t *Tables) Daily(p DailyPay, tr *why.Trace) (yen.Amount, error) {
	if err := p.faults(); err != nil {
		return 0, err
	}
	if err := t.daily.missing; err != nil {
		return 0, err
	}
	perDay := max(0, p.AfterInsurance) / yen.Amount(p.Days)
	tax := t.day(perDay, p.Payee, tr)
	if p.Days == 1 {
		return tax, nil
	}
	total := tax * yen.Amount(p.Days)
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.daily-total", What: textDailyTotal, Law: dailyLaw(p.Payee.Column),
			Inputs: []why.Input{
				why.In(textAfterInsurance, why.Yen(p.AfterInsurance)),
				why.In(textDays, why.Count(p.Days, textDayUnit)),
				why.In(textPerDay, why.Yen(perDay)), why.In(textTaxPerDay, why.Yen(tax)),
			},
			Rounding: yen.Truncate, Result: why.Yen(total),
		})
	}
	return total, nil
}

// mostDays is the length of the longest period paid by the day that a month can hold.
const mostDays = 31

func (p DailyPay) faults() error {
	if p.Payee.Column >= ColumnA && p.Payee.Column <= ColumnC && p.Days >= 1 && p.Days <= mostDays &&
		p.Payee.Dependents >= 0 && p.Payee.Dependents <= dependentLimit &&
		p.AfterInsurance <= yen.Limit && p.AfterInsurance >= -yen.Limit {
		return nil
	}
	var l fault.List
	p.Payee.check(&l, ColumnC)
	checkAmount(&l, "after-insurance", p.AfterInsurance)
	if p.Days < 1 || p.Days > mostDays {
		l.Add(fault.Fault{Path: "days", Code: "withholding.days", Message: textBadDays,
			Remedy: textBadDaysRemedy})
	}
	return l.Err()
}

// day is the tax on one day's pay of zero or more.
func (t *Tables) day(a yen.Amount, p Payee, tr *why.Trace) yen.Amount {
	d := t.daily.value()
	s := why.Step{Key: "withholding.daily", What: textDaily}
	if tr.On() {
		s.Law, s.Inputs = dailyLaw(p.Column), payInputs(a, p, 7)
	}
	var tax yen.Amount
	switch row := d.grid.find(a); {
	case row == nil && p.Column == ColumnB:
		rate := t.parameter.value().dailyBelowB
		tax = yen.Truncate.Round(a.Times(rate))
		if tr.On() {
			s.Inputs = append(s.Inputs, why.In(textRate, why.Rate(rate)))
			s.Table.Row, s.Rounding = textBelow(d.grid.rows[0].from, p), yen.Truncate
		}
	case row == nil:
		if tr.On() {
			s.Table.Row = textBelow(d.grid.rows[0].from, p)
		}
	case a < d.grid.end():
		tax = row.cell[cell(p)]
		if tr.On() {
			s.Table.Row = textRow(row.from, row.to, p)
		}
	default:
		tax = d.beyond(a, p, &s, tr)
	}
	heads := t.parameter.value().dailyHead * extra(p)
	tax = max(0, tax-heads)
	if tr.On() {
		if n := extra(p); n > 0 {
			s.Inputs = append(s.Inputs, why.In(textHeads, why.Yen(heads)))
			s.Note = textExtra(int(n), t.parameter.value().dailyHead, p.Column)
		}
		s.Table = why.From(&t.daily.entry.Source, t.daily.standing, s.Table.Row)
		s.Result = why.Yen(tax)
		tr.Add(s)
	}
	return tax
}

// beyond is the tax from the first anchor on.
func (d *daily) beyond(a yen.Amount, p Payee, s *why.Step, tr *why.Trace) yen.Amount {
	seg, column := d.above.find(p.Column, a), 0
	if p.Column == ColumnA {
		column = cell(p)
	}
	if tr.On() {
		s.Inputs = append(s.Inputs, seg.inputs(column, a)...)
		s.Table.Row, s.Rounding = textRow(seg.from, seg.below, p), yen.Truncate
	}
	return seg.tax(column, a)
}

func dailyLaw(c Column) string {
	return [...]string{"", lawMonthlyA, lawMonthlyB, lawDaily}[c]
}
