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
	p := Period{
		Month:   month,
		From:    closingOf(r, month.Add(-1)).AddDays(1),
		Through: closingOf(r, month),
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

// closingOf is the closing day of the pay that falls due in a month.
func closingOf(r *client.PayRules, month caldate.Month) caldate.Date {
	return monthDay(month.Add(-r.PayMonthsLater), r.ClosingDay)
}

// monthDay is the nth day of a month, its last where the month is shorter: 31 means the end.
func monthDay(m caldate.Month, day int) caldate.Date { return m.Day(min(day, m.Days())) }

// Days is the number of calendar days of the period.
func (p Period) Days() int { return p.From.DaysUntil(p.Through) + 1 }

// PeriodError says that the rules of a group leave a month of pay without a period, or with two.
type PeriodError struct {
	Month caldate.Month
	Two   bool
}

// Error says what happened, and what to do.
func (e *PeriodError) Error() string { return periodText(e) }

// BonusPeriod is what a bonus pays for, as far as dates decide anything: the day it is paid.
func BonusPeriod(day caldate.Date) Period {
	return Period{Month: day.Month(), From: day, Through: day, PayDay: day}
}

// CalendarOf is the period of a group whose pay falls due in a month, and the rules that close it.
// A year whose bank holidays are not announced is an error that leaves the pay day open, not the
// days.
func CalendarOf(g *client.Group, month caldate.Month) (*client.PayRules, Period, error) {
	if len(g.Rules) == 0 {
		return nil, Period{}, &UnknownGroupError{g.Code}
	}
	t := &Terms{Group: g}
	err := t.settlePeriod(month)
	return t.Rules, t.Period, err
}

// settlePeriod finds the period of a month of pay: that of the newest rules that are in force on
// their own closing day. Where the closing day has changed, the first period runs from the day
// after the last one that was closed by the old rules, so that no day is paid twice or never.
func (t *Terms) settlePeriod(month caldate.Month) error {
	r, err := t.rulesOf(month)
	if err != nil {
		return err
	}
	t.Rules = r
	t.Period, err = PeriodOf(r, month)
	const back = 3 // as many months as pay can move to later at once, and one
	for n := 1; n <= back; n++ {
		if before, _ := t.rulesOf(month.Add(-n)); before != nil {
			from := closingOf(before, month.Add(-n)).AddDays(1)
			t.moved, t.Period.From = from != t.Period.From, from
			break
		}
	}
	return err
}

// rulesOf are the rules that close the pay of a month. Two that pay in different months after
// closing may leave one without a closing day, or with one of each: the newest then, and an error.
func (t *Terms) rulesOf(month caldate.Month) (*client.PayRules, error) {
	all := t.Group.Rules
	var found *client.PayRules
	for i := len(all) - 1; i >= 0; i-- {
		r := &all[i].Value
		switch day := closingOf(r, month); {
		case all.Ref(day) != r && (i > 0 || !day.Before(all[0].From)):
			// Others are in force by then. Months before the first rules take those.
		case found == nil:
			found = r
		case found.PayMonthsLater != r.PayMonthsLater:
			return found, &PeriodError{Month: month, Two: true}
		}
	}
	if found == nil {
		return nil, &PeriodError{Month: month}
	}
	return found, nil
}
