package remuneration_test

import (
	"testing"

	"romukura/law/remuneration"
	"romukura/law/why"
)

// people are ten thousand persons before the annual determination, every third a part-timer.
func people() []*remuneration.Annual {
	s := seed(7)
	all := make([]*remuneration.Annual, 10_000)
	for i := range all {
		all[i] = year(2026, 15+s.below(17), amount(100_000+s.below(700_000)))
		all[i].Category = remuneration.Category(1 + i%3)
	}
	return all
}

// The bar is 200 ms for ten thousand persons.
func BenchmarkAnnualDeterminationOfTenThousand(b *testing.B) {
	all := people()
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range all {
			if _, err := a.Determine(nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkAnnualDeterminationExplained(b *testing.B) {
	a := year(2026, 20, 300_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.Determine(&why.Trace{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOccasionalRevision(b *testing.B) {
	o := change("2026-04", up, 400_000, both(300_000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := o.Revise(nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGradeLookup(b *testing.B) {
	g, _, err := remuneration.HealthGrades(goldenDay)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		g.Of(317_000)
	}
}

// Without an explanation nothing is allocated beyond what the answer holds: the list of months and
// the reason of each.
func TestNothingIsAllocatedBeyondTheResult(t *testing.T) {
	a := year(2026, 20, 300_000)
	if n := testing.AllocsPerRun(200, func() { _, _ = a.Determine(nil) }); n > 4 {
		t.Errorf("%v allocations", n)
	}
	g, _, _ := remuneration.HealthGrades(goldenDay)
	if n := testing.AllocsPerRun(200, func() { g.Of(317_000) }); n != 0 {
		t.Errorf("%v allocations for a grade", n)
	}
	if n := testing.AllocsPerRun(200, func() { _, _, _ = remuneration.GradesOn(goldenDay) }); n != 0 {
		t.Errorf("%v allocations for the tables of a day", n)
	}
}
