// Package exemption is the exemption from premiums (保険料免除) during maternity leave and childcare
// leave, one and the same in health insurance and pension.
//
// The conditions are resolved once, a person's leaves once, and then every month is a look-up:
//
//	rules, standing, err := exemption.RulesFor(day)
//	book := rules.Book(exemption.Leaves{List: leaves, WorkDay: calendar})
//	book.Month(caldate.MustMonth("2026-09"), nil).Exempt
//	book.Bonus(caldate.MustMonth("2026-12"), nil).Exempt
//
// It promises the month formula (from the month the leave begins to the month before that of the
// day after its end), the fourteen days within one month with worked days taken off, leaves joined
// where no work day lies between, and for a bonus a childcare leave of more than a month. Every
// answer carries its reason, the negative ones too.
//
// It refuses days before October 2022, when the present conditions began. It gives no exemption
// where the employer has not applied, and none for other leaves: sickness and care for the elderly
// have none.
package exemption
