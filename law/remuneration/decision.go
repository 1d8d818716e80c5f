package remuneration

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// Key says why a decision ended as it did.
type Key string

// Decision is the outcome of a question that sets the standard.
type Decision struct {
	Key    Key       `json:"key"`
	Months []Counted `json:"months,omitempty"` // in the order of the calendar
	// Figures are those of the months that count, without what was due for earlier time.
	Figures
	// Filed are the figures as the notification states them: by base days alone, with all that was
	// paid. Where they differ the notification carries Corrected beside them.
	Filed       Figures        `json:"filed"`
	YearAverage Amount         `json:"year_average,omitempty"`
	Standard    Standard       `json:"standard"`
	From        caldate.Month  `json:"from"`
	Through     caldate.Month  `json:"through"`          // last month unless revised before
	FileBy      caldate.Date   `json:"file_by,omitzero"` // zero where it is without delay
	Standing    dated.Standing `json:"standing"`
	// Judgement is a question for a person that stands beside the proposal.
	Judgement *why.Judgement `json:"judgement,omitempty"`
}

// Corrected is the corrected average (修正平均額) of the notification: the average decided by where
// it is not that of the months as they stand; false where the plain average holds.
//
// Law: 健保法44-1 厚年法24-1
func (d *Decision) Corrected() (Amount, bool) {
	switch {
	case d.Key == ByAverage:
		return d.YearAverage, true
	case d.Used == 0 || d.Figures == d.Filed:
		return 0, false
	}
	return d.Average, true
}

func (d *Decision) resting(s dated.Standing) { d.Standing = d.Standing.Worse(s) }

// valid gives the last month of a standard from a month: the next August, or that of the year
// after from a month on that the Act names.
//
// Law: 健保法42-2 健保法43-2 健保法43の2-2 厚年法22-2 厚年法23-2 厚年法23の2-2
func (r rules) valid(from caldate.Month) caldate.Month {
	until := caldate.Month{Year: from.Year, Number: r.of("until-month")}
	if from.Number > r.of("early-through") {
		until.Year++
	}
	return until
}

// settle takes a new standard for the insurances that somebody is in; a standard of zero is one
// that he or she is not in, or no longer.
func (s Standard) settle(now Standard) Standard {
	if s.Health != 0 {
		s.Health = now.Health
	}
	if s.Pension != 0 {
		s.Pension = now.Pension
	}
	return s
}

// distance is the larger distance in grades of a remuneration from the standards that somebody
// has.
func (s Standard) distance(b Both, monthly Amount) int {
	n := 0
	if s.Health != 0 {
		n = distance(b.Health, s.Health, monthly)
	}
	if s.Pension != 0 {
		n = max(n, distance(b.Pension, s.Pension, monthly))
	}
	return n
}

// apart is the larger distance in grades of two amounts over the two insurances.
func (b Both) apart(x, y Amount) int {
	return max(distance(b.Health, x, y), distance(b.Pension, x, y))
}

func distance(g *Grades, x, y Amount) int { return abs(g.Of(x).Number - g.Of(y).Number) }
