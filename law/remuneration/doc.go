// Package remuneration is the standard monthly remuneration (標準報酬月額): its grades, and the decisions
// that set it: on acquisition, every year (定時決定), when fixed pay changed (随時改定), after maternity
// and childcare leave, and the special treatment of the childcare period.
//
// A decision is a function of one question. It gives the proposal, or why there is none, and
// shows every month that it looked at with the reason why it counts or not. Where the law leaves
// judgement to a person, the answer carries a why.Judgement and proposes nothing by itself.
//
//	grades, _, err := remuneration.PensionGrades(caldate.Must("2026-10-01"))
//	g := grades.Of(323_000) // grade 19, 320,000
//
// Days, grades and months that the statutes name stand in tables. Grades of health insurance and
// of the pension are tables of their own: the same pay may stand at the top of one and in the
// middle of the other, so every decision gives both.
package remuneration
