// Package settlement is a client's season: the year-end adjustment (年末調整) of everybody, from what
// was asked and declared to the result that pay settles and the withholding slip that shows it.
//
// A [Season] holds for each [Person] what happened: that he or she was asked, the declarations as
// they were filed day by day, what was returned and why, the settlements with their approvals and
// the pay that settled them. Nothing else is kept: [Prepare] reads the season beside the register
// and the year's pay, and [View.Look] says from both how far a person is, what is missing and what
// is wrong, each at its field.
//
//	view, err := settlement.Prepare(&season, settlement.Basis{Client: c, Employees: e, Runs: runs})
//	look := view.Look(person)                 // state, faults, input
//	faults := view.Settle(person, act)        // keeps result and explanation
//	slip := view.Slip(person)                 // 源泉徴収票
//
// Promises: what is computed follows from the values alone, so the order in which they came does
// not matter, settling twice gives the same, and a settlement whose facts changed is no longer
// taken for done. A fault of one person stops that person and nobody else. A deduction without its
// declaration is not given unless a named person accepted it, and that stays visible.
//
// Refusals: it keeps no My Numbers and has no place for them. It settles nobody whose pay of the
// year is not complete, and approves nothing that is not computed from what stands now.
package settlement
