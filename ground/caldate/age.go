package caldate

// ReachesAge is the day on whose end the age is reached: the eve of the birthday. A person born on
// 29 February reaches it on 28 February of every year.
//
// Law: 年齢計算法1 民法143-2
func (d Date) ReachesAge(years int) Date {
	// A period of n years from the day of birth ends on the eve of the corresponding day; where the
	// month has no such day (29 February) it ends on the month's last day.
	return d.LastDayOfMonths(12 * years)
}

// Birthday is the day in the nth year after birth that the calendar calls the birthday; a person
// born on 29 February has it on 1 March in common years, the day after the age was reached.
func (d Date) Birthday(years int) Date { return d.ReachesAge(years).AddDays(1) }

// AgeOn is the age in full years that a person born on d has at the end of the day asked for.
//
// Law: 年齢計算法1
func (d Date) AgeOn(day Date) int {
	years := max(day.Year()-d.Year()+1, 0)
	for years > 0 && d.ReachesAge(years).After(day) {
		years--
	}
	return years
}

// FiscalYear is the year from 1 April in which the day lies; insurance years of labor insurance are
// the same. 2027-03-31 lies in fiscal year 2026.
//
// Law: 徴収法2-4
func (d Date) FiscalYear() int { return d.Month().FiscalYear() }

// FiscalYear is the year from April in which the month lies.
func (m Month) FiscalYear() int {
	if m.Number < 4 {
		return m.Year - 1
	}
	return m.Year
}
