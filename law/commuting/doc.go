// Package commuting answers how much of a commuting allowance (通勤手当) bears no income tax.
//
// The limit follows the day on which the allowance falls due, so it is resolved by a [DueDate], a
// type of its own that no day of payment can be mistaken for. Arrears of earlier months keep the
// limit of their own day:
//
//	l, standing, err := commuting.LimitsFor(commuting.DueDate(caldate.Must("2026-04-25")))
//	limit, err := l.Limit(commuting.Way{Meters: 50_000, Toll: 18_000, Parking: 8_000}, nil) // 55,300
//
// A car or bicycle has the amount of its distance band, with reasonable tolls and parking up to a
// cap; public transport its fare; both together their sum; all within one overall limit. Below two
// kilometers a car is wholly taxable. Totals are compared, not parts: what is paid for tolls may
// exceed the tolls as long as the whole keeps within the limit.
//
// The package promises nothing on social insurance: there the whole allowance counts as
// remuneration. It refuses days before 2016 with a dated.BeforeFirstError.
package commuting
