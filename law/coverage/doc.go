// Package coverage is who is insured in health insurance and pension and for which months (適用・
// 被保険者期間): the three-quarter rule, the expansion to short-time workers with its dated
// conditions, months for which premiums are due, from which pay they are deducted, and the
// adjustment of shares for the newly covered.
//
//	rules, standing, err := coverage.RulesFor(caldate.Must("2026-11-01"))
//	result := rules.Test(work, employer, nil)
//	result.Status // coverage.ShortTime, with every condition met or not
//
//	span := coverage.Span{Acquired: joined, Lost: coverage.LossDay(lastDay)}
//	span.Due(caldate.MustMonth("2026-04"), nil) // coverage.Due, or why not
//
// It promises that every condition is listed, met or not, and that what the Act leaves to
// judgement comes back as a question for a person: a renewal that is expected, a student of the
// excepted kinds, hours that are expected to go on.
//
// It refuses days before its first table. Ages are not its matter: pension ends by
// pension.LossByAge, health insurance by health.LossByAge.
package coverage
