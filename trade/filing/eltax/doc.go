// Package eltax makes the salary payment reports (給与支払報告書) of a client from its withholding
// slips: by municipality, each with its cover sheet (総括表), as records of the unified CSV (統一CSV,
// kind 315), and the figures of the summary of statutory reports (法定調書合計表). It also says what
// the notices of employees who left (給与所得者異動届出書) tell each municipality, and lists what
// notices of change (税額変更通知) changed.
//
//	reports, faults := eltax.Reports(slips)
//	data, faults := reports[0].Encode(eltax.Form{Checked: "…", On: day})
//	leavers, faults := eltax.Leavers(people, runs, stretch)
//
// It promises that everybody is in one report or told with the reason, that each cell fits the
// layout's kind and length, that all faults come at once, and that none names a person.
//
// It refuses: the official layout of income years from 2025 on has not been compared with what is
// written here, and the forms of those years gained items. Without the name of whoever made that
// comparison no file for submission is written; Draft shows the same rows under a first line that
// says so, which no office takes. My Numbers stay blank: they are filled in at the last step, where
// they are held.
//
// [unverified] The items of a leaver's notice follow filled-in examples that municipalities
// publish, not the form of the year; the layout in which eLTAX takes it is not known here, so its
// list and its sheet are for people to copy from.
package eltax
