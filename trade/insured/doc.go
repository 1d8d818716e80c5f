// Package insured is what social insurance asks about the people of one client: the standard
// monthly remuneration (標準報酬月額) that their pay leads to, and whether they are insured as their
// contracts say.
//
// Each question reads the register and the pay that was computed, and answers for everybody it
// concerns: [AnnualAll] for the annual determination, [OccasionalAll] and [Scan] for revisions
// after a change of fixed pay, [Acquisitions] for the first standard, [AfterLeaves] for revisions
// after a leave, [Coverage] for who should be insured and is not. Whoever is left out stands in the
// answer with the reason; nobody is hidden.
//
//	report, err := insured.AnnualAll(register, 2026, caldate.Must("2026-07-03"), true)
//	for _, row := range report.Rows {
//		fmt.Println(row.Number, row.State, row.Decision.Average, row.Reason)
//	}
//	cases, excluded, err := report.Cases(register.Client)
//
// An answer is a proposal. Nothing changes until a person takes it: [Apply] gives the record with
// the new standard and leaves the one it was given as it was.
//
// Pay counts in the month in which it falls due, which is the month of the pay day; where banks
// were closed and the pay day moved into a neighboring month, the row asks a person. Pay months
// that are not computed yet make a row wait; they are never taken for months without pay.
package insured
