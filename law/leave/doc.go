// Package leave is annual paid leave (年次有給休暇): how many days a person is granted on which day, by
// when five of them must be taken, until when they last, and how many hours may be taken by the
// hour.
//
// The tables of a day are resolved once, then people are asked for:
//
//	rules, _, err := leave.RulesFor(day)
//	day := rules.GrantDay(hired, 1)                    // half a year after hiring
//	grant, err := rules.Grant(leave.Service{Hired: hired, Number: 1, Pattern: pattern,
//		Attendance: attendance}, trace)
//	windows, err := rules.Duty(grants, leave.Apart, trace)
//
// It promises the statutory minimum only: more, or earlier, is for the rules of employment, and
// enters as [Given]. A refusal is an answer too: a [Grant] without days says why.
//
// It refuses attendance that cannot be: more days worked than there were. It does not know the
// leave of other Acts (childcare, caregiver), nor the special count of workers under 18.
package leave
