package exchange_test

import (
	"strings"
	"testing"

	"romukura/trade/employee"
	"romukura/trade/exchange"
)

// compared is what a file of people changes, a line for each difference.
func compared(t *testing.T, all []employee.Employee, from, text string) string {
	t.Helper()
	s, m := mapped(t, []byte(text), exchange.Persons)
	changes, faults := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop(), Employees: all,
		From: day(from)})
	if faults.Stops() || len(changes) != 1 {
		t.Fatal(faults.All(), len(changes))
	}
	var lines []string
	for _, d := range changes[0].Differences() {
		f, ok := changes[0].Shown(&d, &terms)
		if ok {
			lines = append(lines, strings.Join([]string{f.Group, f.Since, f.Label, f.Before, f.After}, "|"))
		}
	}
	return strings.Join(lines, "\n")
}

// What holds from a new day stands beside what held until then, and nothing else is told.
func TestANewSpanIsComparedWithTheOneBefore(t *testing.T) {
	all := apply(t, staff(), "2026-04-01", "社員番号,住所,基本給\n001,架空市１,250000\n")
	got := compared(t, all, "2026-10-01", "社員番号,住所,基本給,雇用形態\n001,架空市２,260000,パート\n")
	want := "住所|R8.10.1||架空市１|架空市２\n契約|R8.10.1|雇用形態|正社員|パートタイム\n" +
		"契約|R8.10.1|基本給|250,000円|260,000円"
	if got != want {
		t.Error(got)
	}
	// Between two others: what comes after has moved in its list, and is the same.
	all = apply(t, all, "2026-10-01", "社員番号,住所,基本給\n001,架空市２,260000\n")
	got = compared(t, all, "2026-07-01", "社員番号,住所\n001,架空市３\n")
	if got != "住所|R8.7.1||架空市１|架空市３" {
		t.Error(got)
	}
	// On the day of a span that is there.
	got = compared(t, all, "2026-10-01", "社員番号,基本給\n001,270000\n")
	if got != "契約|R8.10.1|基本給|260,000円|270,000円" {
		t.Error(got)
	}
}

func TestACorrectedDayIsToldAsOne(t *testing.T) {
	got := compared(t, staff(), "2026-10-01", "社員番号,入社日\n001,2020/3/16\n")
	want := "氏名|R2.3.16|適用日|R2.4.1|R2.3.16\n||入社日|R2.4.1|R2.3.16\n" +
		"契約|R2.3.16|適用日|R2.4.1|R2.3.16"
	if got != want {
		t.Error(got)
	}
}

func TestWhatWentAndWhatIsTheSameAgainIsTold(t *testing.T) {
	change := exchange.Change{Kind: exchange.Persons,
		Before: []byte(`{"tax":[{"from":"2026-01-01","value":{"column":"kou"}},
			{"from":"2026-05-01","value":{"column":"otsu"}}],
			"family":[{"id":"a","born":"2000-01-01"},{"id":"b","born":"2001-01-01"}]}`),
		After: []byte(`{"tax":[{"from":"2026-01-01","value":{"column":"kou"}}],
			"commute":[{"from":"2026-01-01","value":{"meters":1}},
			{"from":"2026-02-01","value":{"meters":1}}],
			"family":[{"id":"b","born":"2001-01-02"}]}`)}
	var got []string
	for _, d := range change.Differences() {
		got = append(got, d.Path+" "+d.Before+" "+d.After)
	}
	want := "tax[1].from 2026-05-01 \nfamily[0].born 2001-01-01 2001-01-02\n" +
		"family[1].id a \nfamily[1].born 2000-01-01 \n" +
		"commute[0].value.meters  1\ncommute[1].from  2026-02-01"
	if text := strings.Join(got, "\n"); text != want {
		t.Error(text)
	}
}
