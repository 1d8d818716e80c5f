// Package caldate is the calendar of the statutes: days and months without hour, zone or clock.
//
// A [Date] is a day of the Gregorian calendar, a [Month] a calendar month. Both are small
// comparable values, sort by Compare, and read and write ISO ("2026-10-01", "2026-10"). Eras are
// a view: [Date.Era] gives the Japanese year of a day, [EraDate] reads one back and refuses days
// outside their era. Ages follow the Act on Calculation of Ages: a year is reached at the end of
// the eve of the birthday.
//
//	born := caldate.Must("1986-04-01")
//	reached, _ := born.ReachesAge(40) // 2026-03-31, so long-term care premiums start in March
//
// Public holidays come from a dated table; a year that the Cabinet Office has not announced is an
// error, not a guess. Nothing here asks what day it is today.
package caldate
