package payroll

import (
	"romukura/ground/caldate"
	"romukura/trade/client"
)

// Period is a pay period: the days it counts and the day on which it is paid.
type Period struct {
	Month   caldate.Month `json:"month"` // the month in which pay falls due
	From    caldate.Date  `json:"from"`
	Through caldate.Date  `json:"through"` // closing day
	PayDay  caldate.Date  `json:"pay_day"`
}

// PeriodOf is the period of a group whose pay falls due in a month. A pay day that banks are
// closed on moves to the side that the rules name; years whose holidays are not announced are an
// error.
func PeriodOf(r *client.PayRules, month caldate.Month) (Period, error) {
	closing := month.Add(-r.PayMonthsLater)
	p := Period{
		Month:   month,
		From:    monthDay(closing.Add(-1), r.ClosingDay).AddDays(1),
		Through: monthDay(closing, r.ClosingDay),
	}
	day := monthDay(month, r.PayDay)
	var err error
	if r.PayOnClosed == client.PayAfter {
		p.PayDay, err = caldate.NextBusinessDay(day, caldate.BankYearEnd)
	} else {
		p.PayDay, err = caldate.PreviousBusinessDay(day, caldate.BankYearEnd)
	}
	return p, err
}

// monthDay is the nth day of a month, its last where the month is shorter: 31 means the end.
func monthDay(m caldate.Month, day int) caldate.Date { return m.Day(min(day, m.Days())) }

// Days is the number of calendar days of the period.
func (p Period) Days() int { return p.From.DaysUntil(p.Through) + 1 }

// overlap counts the days that a stretch from a to b (zero b is open) has within the period.
func (p Period) overlap(a, b caldate.Date) int {
	if a.Before(p.From) {
		a = p.From
	}
	if b.IsZero() || b.After(p.Through) {
		b = p.Through
	}
	return max(0, a.DaysUntil(b)+1)
}
