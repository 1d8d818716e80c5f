package remuneration_test

import (
	"testing"

	"romukura/law/remuneration"
)

// 健保則25: by 10 July.
func TestTheAnnualDeterminationIsFiledByTheTenthOfJuly(t *testing.T) {
	if d := determine(t, year(2026, 20, 300_000)); d.FileBy != day("2026-07-10") {
		t.Errorf("by %s", d.FileBy)
	}
}

// Where no month counts the insurer determines: a person files, nothing goes out silently.
func TestAPersonFilesWhereNoMonthCounts(t *testing.T) {
	d := determine(t, year(2026, 16, 300_000))
	if d.Judgement == nil || d.Judgement.Key != "annual.insurer" || d.Judgement.Proposal == "" {
		t.Errorf("%s %+v", d.Key, d.Judgement)
	}
}

// One insurance was revised alone before: what moves against fixed pay in the other does not keep
// this one where it is.
func TestOneInsuranceDoesNotHoldTheOther(t *testing.T) {
	d := revise(t, change("2026-04", up, 300_000, standard{Health: 260_000, Pension: 340_000}))
	if d.Key != remuneration.Revised || d.Standard != (standard{Health: 300_000, Pension: 340_000}) {
		t.Errorf("%s %+v", d.Key, d.Standard)
	}
	d = revise(t, change("2026-04", down, 300_000, standard{Health: 260_000, Pension: 340_000}))
	if d.Key != remuneration.Revised || d.Standard != (standard{Health: 260_000, Pension: 300_000}) {
		t.Errorf("%s %+v", d.Key, d.Standard)
	}
}

// A year's average below the standard before does not turn a raise into a cut.
func TestAYearsAverageAgainstTheRaiseLeavesTheStandard(t *testing.T) {
	o := seasonal(80_000)
	o.Current, o.Seasonal, o.Consent = both(360_000), true, true
	for i := range o.Months {
		o.Months[i].Cash += 30_000
		o.Months[i].Variable += 30_000
	}
	// 420,000 gives 410,000, two grades up; the fixed 310,000 and the year's overtime give 340,000 at
	// the most, below the standard before.
	d := revise(t, o)
	if d.Key != remuneration.KeptByAverage || d.Standard != both(360_000) {
		t.Errorf("%s %+v, year %s", d.Key, d.Standard, d.YearAverage)
	}
}
