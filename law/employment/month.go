package employment

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// Span is the time between two days, both included.
type Span struct{ From, To caldate.Date }

// Period is one month reckoned back from the day of loss, with what was worked in it.
type Period struct {
	Span
	Partial  bool // the first, shorter one after insured status was acquired
	BaseDays int  // days that are the base of pay (賃金支払基礎日数)
	Minutes  int  // hours that are the base of pay, in minutes
}

// Insurance is a time of insured status: from the day acquired to the day lost, which is the
// day after the last day of work.
type Insurance struct{ Acquired, Lost caldate.Date }

// Periods divides a time of insured status into months reckoned back from the day of loss by
// its corresponding days (month-end where a month has none), newest first. What is left at the
// beginning is a partial period.
//
// Law: 雇保法14-1
func Periods(in Insurance) []Period {
	var all []Period
	end := in.Lost
	for n := 1; in.Acquired.Before(end); n++ {
		start, _ := in.Lost.Corresponding(-n)
		p := Period{Span: Span{start, end.AddDays(-1)}}
		if start.Before(in.Acquired) {
			p.From, p.Partial = in.Acquired, true
		}
		all = append(all, p)
		end = start
	}
	return all
}

// Need says for which entitlement months are counted.
type Need uint8

const (
	// GeneralNeed is twelve months within two years: job applicants' benefits, childcare and
	// caregiver leave.
	GeneralNeed Need = iota
	// SpecialNeed is six months within one year: dismissal, bankruptcy and the like.
	SpecialNeed
)

// Months is the count of insured months (被保険者期間).
type Months struct {
	Halves  int  // in half months
	Enough  bool // reaches what is needed
	ByHours bool // counted again with the hours, because the days were not enough
	Window  Span
}

// Count counts insured months within the window before the day of loss: months with 11 base
// days or more (6 from 2028-10-01); if that is not enough, also months with 80 hours (40); a
// first partial period of 15 days or more counts half. Days without pay through illness and the
// like of 30 or more lengthen the window up to four years.
//
// Which losses the halved thresholds of 2028 apply to is not recorded: the day of loss decides
// here [unverified].
//
// Law: 雇保法13-1 雇保法13-2 雇保法14-1 雇保法14-3
func Count(c CountInput, t *why.Trace) (Months, dated.Standing, error) {
	e, standing, err := coverages.At(c.Lost)
	if err != nil {
		return Months{}, 0, err
	}
	r := &e.Value
	need, years := r.generalMonths, r.generalYears
	if c.Need == SpecialNeed {
		need, years = r.specialMonths, r.specialYears
	}
	m := Months{Window: window(c, years, r)}
	m.Halves = r.halves(c.Periods, m.Window, false)
	if m.Halves < 2*need {
		m.ByHours, m.Halves = true, r.halves(c.Periods, m.Window, true)
	}
	m.Enough = m.Halves >= 2*need
	if t.On() {
		t.Add(countStep(m, why.From(&e.Source, standing, "")))
		for _, p := range c.Periods {
			t.Add(periodStep(p, r.half(p, m.ByHours), m.Window))
		}
	}
	return m, standing, nil
}

// CountInput is what insured months are counted from.
type CountInput struct {
	Lost    caldate.Date
	Need    Need
	Unpaid  int // days without pay through illness, birth and the like, 30 or more in a row
	Periods []Period
}

func window(c CountInput, years int, r *coverageRule) Span {
	w := Span{c.Lost.AddMonths(-12 * years), c.Lost.AddDays(-1)}
	if c.Unpaid < r.extensionDays {
		return w
	}
	w.From = w.From.AddDays(-c.Unpaid)
	if first := c.Lost.AddMonths(-12 * r.extensionYears); w.From.Before(first) {
		w.From = first
	}
	return w
}

func (r *coverageRule) halves(all []Period, w Span, hours bool) int {
	n := 0
	for _, p := range all {
		if !p.From.Before(w.From) && !p.To.After(w.To) {
			n += r.half(p, hours)
		}
	}
	return n
}

// half is what one period counts, in half months.
//
// Law: 雇保法14-1 雇保法14-3
func (r *coverageRule) half(p Period, hours bool) int {
	enough := p.BaseDays >= r.monthDays || hours && p.Minutes >= r.monthMinutes
	switch {
	case !enough:
		return 0
	case !p.Partial:
		return 2
	case p.From.DaysUntil(p.To)+1 >= r.halfMonthDays:
		return 1
	}
	return 0
}
