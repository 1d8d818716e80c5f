package yearend_test

import (
	"testing"

	"romukura/law/why"
	"romukura/law/yearend"
)

// crowd is ten thousand invented people.
func crowd() []*yearend.Employee {
	s := seed(1)
	all := make([]*yearend.Employee, 10_000)
	for i := range all {
		all[i] = s.employee(2026)
	}
	return all
}

// The bar is one second for ten thousand persons with the whole explanation kept.
func BenchmarkTenThousandExplained(b *testing.B) {
	all, law := crowd(), on(b, 2026)
	kept := make([]why.Trace, len(all))
	b.ReportAllocs()
	for b.Loop() {
		for i, e := range all {
			kept[i] = why.Trace{}
			if _, err := law.Settle(e, &kept[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkTenThousandPlain(b *testing.B) {
	all, law := crowd(), on(b, 2026)
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range all {
			if _, err := law.Settle(e, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkOneFamilyExplained(b *testing.B) {
	law, e := on(b, 2026), family()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := law.Settle(e, &why.Trace{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTablesOfAYear(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := yearend.TablesFor(2026); err != nil {
			b.Fatal(err)
		}
	}
}

// family has a bit of everything.
func family() *yearend.Employee {
	e := employee(8_970_000)
	e.Pay.SalaryInsurance, e.Pay.SalaryTax = 1_386_102, 156_670
	e.Spouse = spouse(500_000)
	e.Relatives = []yearend.Relative{
		child(20), {Born: aged(50)}, {Born: aged(75), Ascendant: true, Together: true,
			Disability: yearend.Disabled},
		{Born: aged(21), Income: yearend.Income{Others: 1_000_000}},
	}
	e.Premiums = []yearend.Premium{
		premium(yearend.NewGeneral, 80_000), premium(yearend.OldGeneral, 35_000),
		premium(yearend.Care, 80_000), premium(yearend.NewPension, 30_000),
		premium(yearend.OldPension, 90_000), premium(yearend.Earthquake, 42_000),
		premium(yearend.OldLongTerm, 14_800),
	}
	e.Housing = &yearend.Housing{Credit: 76_500, FormYear: 2026, MovedIn: day("2023-04-01")}
	return e
}

// Without an explanation nothing is allocated but the relatives: as judged, and in the answer.
func TestNothingIsAllocatedBeyondTheAnswer(t *testing.T) {
	law, e := on(t, 2026), employee(5_000_000)
	if n := testing.AllocsPerRun(100, func() { _, _ = law.Settle(e, nil) }); n > 0 {
		t.Errorf("%v allocations for a single person", n)
	}
	e = family()
	if n := testing.AllocsPerRun(100, func() { _, _ = law.Settle(e, nil) }); n > 2 {
		t.Errorf("%v allocations for a family", n)
	}
}
