// Package remuneration is the standard monthly remuneration (標準報酬月額): its grades, and the
// decisions that set it: on acquisition, every year (定時決定), when fixed pay changed (随時改定),
// after maternity and childcare leave, and the special treatment of the childcare period.
//
// A decision is a function of one question. It gives the proposal, or why there is none, and shows
// every month that it looked at with the reason why it counts or not. Where the law leaves
// judgement to a person, or a fact is missing that would turn it, the answer carries a
// why.Judgement beside the proposal: nothing is filed before somebody has taken it.
//
//	grades, _, err := remuneration.PensionGrades(caldate.Must("2026-10-01"))
//	g := grades.Of(323_000) // grade 20, 320,000
//
// Days, grades and months that the statutes name stand in tables. Grades of health insurance and
// of the pension are tables of their own: the same pay may stand at the top of one and in the
// middle of the other, so every decision gives both. A standard of zero is an insurance that the
// person is not in.
//
// The package refuses months that lie outside a question or come twice, negative pay and days that
// no month has; it tells all of them at once. A revision takes the direction of fixed pay as given;
// Occasions finds it, and the month to begin with, from what changed.
package remuneration
