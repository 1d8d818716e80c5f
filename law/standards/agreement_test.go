package standards_test

import (
	"fmt"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/standards"
	"romukura/law/why"
)

func agreements(t *testing.T) *standards.AgreementRule {
	t.Helper()
	r, _, err := standards.AgreementRuleFor(caldate.Must("2026-10-01"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// months writes hours and minutes of overtime, with "+" the holiday work, from a first month on.
func months(first string, list ...string) []standards.MonthWork {
	var out []standards.MonthWork
	m := caldate.MustMonth(first)
	for _, s := range list {
		over, holiday, _ := strings.Cut(s, "+")
		w := standards.MonthWork{Month: m, Overtime: clock(over)}
		if holiday != "" {
			w.Holiday = clock(holiday)
		}
		out = append(out, w)
		m = m.Add(1)
	}
	return out
}

func repeat(s string, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = s
	}
	return list
}

var names = map[standards.Limit]string{standards.MonthLimit: "month", standards.YearLimit: "year",
	standards.SpecialMonth: "special-month", standards.SpecialYear: "special-year",
	standards.MonthsOver: "months-over", standards.ActualMonth: "actual-month",
	standards.ActualAverage: "average"}

// broken lists the limits broken, as "limit month" with the number of months of an average.
func broken(t *testing.T, y standards.Year36) string {
	t.Helper()
	found, err := agreements(t).Check(y, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range found {
		if f.State == standards.Broken {
			s := names[f.Limit] + " " + f.Month.String()
			if f.Limit == standards.ActualAverage {
				s += fmt.Sprint(" of ", f.Months)
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// TestLimitsOfArticle36 stands each figure on its bound and one minute beyond it (README §8,
// labour_limits.tsv).
func TestLimitsOfArticle36(t *testing.T) {
	april := caldate.MustMonth("2026-04")
	plain := standards.Agreement{From: april}
	special := standards.Agreement{From: april, Special: true}
	long := standards.Agreement{From: april, LongVariable: true}
	for _, c := range []struct {
		name   string
		a      standards.Agreement
		months []standards.MonthWork
		want   string
	}{
		{"45 hours exactly", plain, months("2026-04", "45:00"), ""},
		{"a minute over 45", plain, months("2026-04", "45:01"), "month 2026-04"},
		{"holiday work is not in the 45", plain, months("2026-04", "45:00+20:00"), ""},
		{"42 hours in a long variable year", long, months("2026-04", "42:00"), ""},
		{"a minute over 42", long, months("2026-04", "42:01"), "month 2026-04"},
		{"agreed 30 hours", standards.Agreement{From: april, Month: 1800}, months("2026-04", "30:01"),
			"month 2026-04"},
		{"an agreement cannot raise the limit", standards.Agreement{From: april, Month: 6000},
			months("2026-04", "46:00"), "month 2026-04"},
		{"360 hours exactly", plain, months("2026-04", repeat("30:00", 12)...), ""},
		{"a minute over 360", plain, months("2026-04", append(repeat("30:00", 11), "30:01")...),
			"year 2027-03"},
		{"320 hours in a long variable year", long,
			months("2026-04", append(repeat("26:40", 11), "26:41")...), "year 2027-03"},
		{"a year begins anew", plain, months("2025-10", repeat("45:00", 8)...), ""},
		{"99:59 together", special, months("2026-04", "79:59+20:00"), ""},
		{"100 hours together", special, months("2026-04", "80:00+20:00"),
			"special-month 2026-04, actual-month 2026-04"},
		{"holiday work alone", plain, months("2026-04", "0:00+100:00"), "actual-month 2026-04"},
		{"80 hours on average", special, months("2026-04", "70:00+20:00", "70:00"), ""},
		{"a minute over 80 on average", special, months("2026-04", "70:00+20:00", "70:01"),
			"average 2026-05 of 2"},
		{"the average looks back into the year before", special,
			months("2026-03", "90:00", "70:01"), "average 2026-04 of 2"},
		{"an average of three months", special, months("2026-04", "85:00", "70:00", "85:01"),
			"average 2026-06 of 3"},
		// Sums by hand: July 162 of 160 and 321 of 320; September 242:01 of 240, 321:01 of 320 and
		// 480:01 of 480. (Six months are two times three, so six never break alone.)
		{"averages of two to six", special,
			months("2026-04", "99:00", "60:00", "79:00", "83:00", "77:00", "82:01"),
			"average 2026-07 of 2, average 2026-07 of 4, average 2026-09 of 3, " +
				"average 2026-09 of 4, average 2026-09 of 6"},
		{"seven months do not count", special,
			months("2025-10", "99:59", "0:00", "0:00", "0:00", "0:00", "0:00", "80:00"), ""},
		{"six months over", special, months("2026-04", append(repeat("46:00", 6), "45:00")...), ""},
		{"a seventh month over", special, months("2026-04", repeat("46:00", 7)...),
			"months-over 2026-10"},
		{"720 hours exactly", special, months("2026-04", repeat("60:00", 12)...),
			"months-over 2026-10, months-over 2026-11, months-over 2026-12, months-over 2027-01, " +
				"months-over 2027-02, months-over 2027-03"},
		{"a minute over 720", special,
			months("2026-04", "79:00", "79:00", "79:00", "79:00", "79:00", "79:00", "45:00", "45:00",
				"45:00", "45:00", "45:00", "21:01"), "special-year 2027-03"},
		{"no month over without a special clause is still told", plain,
			months("2026-04", "46:00"), "month 2026-04"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := broken(t, standards.Year36{Agreement: c.a, Months: c.months}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNearALimit(t *testing.T) {
	y := standards.Year36{Agreement: standards.Agreement{From: caldate.MustMonth("2026-04")},
		Months: months("2026-04", "36:00")}
	found, err := agreements(t).Check(y, nil)
	if err != nil || len(found) != 1 || found[0].State != standards.Near || found[0].Bound != 2700 {
		t.Errorf("%+v %v", found, err)
	}
	y.Months[0].Overtime--
	if found, _ = agreements(t).Check(y, nil); len(found) != 0 {
		t.Errorf("%+v", found)
	}
	y.Near = yen.MustRate("50%")
	if found, _ = agreements(t).Check(y, nil); len(found) != 1 {
		t.Errorf("%+v", found)
	}
}

func TestRoom(t *testing.T) {
	special := standards.Agreement{From: caldate.MustMonth("2026-04"), Special: true}
	for _, c := range []struct {
		name   string
		a      standards.Agreement
		months []standards.MonthWork
		room   int
		limit  standards.Limit
	}{
		{"to 45 hours", standards.Agreement{From: special.From}, months("2026-04", "40:00"),
			300, standards.MonthLimit},
		{"to one minute below 100", special, months("2026-04", "70:00+10:00"), 20*60 - 1,
			standards.SpecialMonth},
		{"to 80 on average", special, months("2026-04", "90:00", "60:00"), 600, standards.ActualAverage},
		{"none left", special, months("2026-04", "90:00", "75:00"), -300, standards.ActualAverage},
	} {
		room, limit, err := agreements(t).Room(standards.Year36{Agreement: c.a, Months: c.months})
		if err != nil || room != c.room || limit != c.limit {
			t.Errorf("%s: %d by %s, %v", c.name, room, names[limit], err)
		}
		// The room is exact: with it nothing new is broken, with a minute more something is.
		if c.room < 0 {
			continue
		}
		last := &c.months[len(c.months)-1]
		last.Overtime += room
		if got := broken(t, standards.Year36{Agreement: c.a, Months: c.months}); got != "" {
			t.Errorf("%s: %s", c.name, got)
		}
		last.Overtime++
		if broken(t, standards.Year36{Agreement: c.a, Months: c.months}) == "" {
			t.Errorf("%s: a minute more broke nothing", c.name)
		}
	}
}

func TestMonthsWithGapsAreRefused(t *testing.T) {
	r := agreements(t)
	gap := append(months("2026-04", "1:00"), months("2026-06", "1:00")...)
	for _, y := range []standards.Year36{
		{Agreement: standards.Agreement{From: caldate.MustMonth("2026-04")}, Months: gap},
		{Months: months("2026-04", "1:00")},
		{Agreement: standards.Agreement{From: caldate.MustMonth("2026-04"), Month: -1}},
	} {
		if _, err := r.Check(y, nil); err == nil {
			t.Errorf("%+v was taken", y)
		}
	}
}

func TestTheAgreementExplainsItself(t *testing.T) {
	var trace why.Trace
	y := standards.Year36{Agreement: standards.Agreement{From: caldate.MustMonth("2026-04"),
		Special: true},
		Months: months("2026-04", "80:00+20:00")}
	if _, err := agreements(t).Check(y, &trace); err != nil {
		t.Fatal(err)
	}
	y.Months = months("2026-04", "1:00")
	if _, err := agreements(t).Check(y, &trace); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, s := range trace.Steps {
		all.WriteString(s.String())
	}
	for _, want := range []string{"100時間00分", "未満が条件", "超えています", "ありません", "労基法36-6-2"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing in\n%s", want, all.String())
		}
	}
}
