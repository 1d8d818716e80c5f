package exemption_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/exemption"
	"romukura/law/why"
)

func rules(t testing.TB) *exemption.Rules {
	t.Helper()
	r, standing, err := exemption.RulesFor(caldate.Must("2026-04-01"))
	if err != nil || standing != dated.Confirmed {
		t.Fatal(standing, err)
	}
	return r
}

func days(from, through string) caldate.Range {
	return caldate.Range{From: caldate.Must(from), Through: caldate.Must(through)}
}

func childcare(from, through string) exemption.Leave {
	return exemption.Leave{Kind: exemption.Childcare, Days: days(from, through), Applied: true}
}

func birth(from, through string, minutes int) exemption.Leave {
	return exemption.Leave{Kind: exemption.BirthLeave, Days: days(from, through), Applied: true,
		Work: exemption.Work{Minutes: minutes, Day: 480}}
}

func maternity(from, through string) exemption.Leave {
	return exemption.Leave{Kind: exemption.Maternity, Days: days(from, through), Applied: true}
}

// weekdays makes Saturday and Sunday days without work.
func weekdays(d caldate.Date) bool {
	return d.Weekday() != caldate.Saturday && d.Weekday() != caldate.Sunday
}

func TestGoldenCases(t *testing.T) {
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID, Topic       string
		Input, Expected map[string]any
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	r := rules(t)
	for _, c := range cases {
		in := func(key string) string { return c.Input[key].(string) }
		switch c.Topic {
		case "maternity_exemption":
			book := r.Book(exemption.Leaves{List: []exemption.Leave{
				maternity("2026-07-01", in("leave_end"))}})
			got := book.Month(caldate.MustMonth(in("month")), nil)
			if got.Exempt != c.Expected["exempt"].(bool) {
				t.Errorf("%s: %+v", c.ID, got)
			}
		case "papa_window":
			w := r.BirthLeaveWindow(exemption.Birth{Due: caldate.Must(in("due")),
				Born: caldate.Must(in("birth"))}, nil)
			want, _ := json.Marshal(c.Expected["days"])
			got, _ := json.Marshal(w.Days())
			if w.From.String() != c.Expected["start"] || w.Through.String() != c.Expected["end"] ||
				string(got) != string(want) {
				t.Errorf("%s: %+v %s", c.ID, w, got)
			}
		}
	}
	if len(cases) != 4 {
		t.Errorf("%d cases", len(cases))
	}
}

// monthCases: README 5.8 and the text of 健保法159-1, 健保則135-4 and 135-5.
var monthCases = []struct {
	name   string
	leaves []exemption.Leave
	month  string
	want   exemption.Reason
	bonus  exemption.Reason
}{
	{"none", nil, "2026-10", exemption.NoLeave, exemption.NoLeave},
	{"month before", []exemption.Leave{childcare("2026-10-01", "2027-03-31")}, "2026-09",
		exemption.NoLeave, exemption.NoLeave},
	{"first month", []exemption.Leave{childcare("2026-10-31", "2027-03-31")}, "2026-10",
		exemption.ByMonth, exemption.ByMonth},
	{"ends on the last day", []exemption.Leave{childcare("2026-10-01", "2027-03-31")}, "2027-03",
		exemption.ByMonth, exemption.ByMonth},
	{"ends a day before", []exemption.Leave{childcare("2026-10-01", "2027-03-30")}, "2027-03",
		exemption.EndsWithin, exemption.EndsWithin},
	{"after", []exemption.Leave{childcare("2026-10-01", "2027-03-31")}, "2027-04",
		exemption.NoLeave, exemption.NoLeave},
	{"one day, the last of the month", []exemption.Leave{birth("2026-10-31", "2026-10-31", 0)},
		"2026-10", exemption.ByMonth, exemption.BonusShort},
	{"13 days within", []exemption.Leave{birth("2026-10-05", "2026-10-17", 0)}, "2026-10",
		exemption.TooFewDays, exemption.BonusShort},
	{"14 days within", []exemption.Leave{birth("2026-10-05", "2026-10-18", 0)}, "2026-10",
		exemption.ByDays, exemption.BonusShort},
	{"14 days less a worked one", []exemption.Leave{birth("2026-10-05", "2026-10-18", 480)},
		"2026-10", exemption.TooFewDays, exemption.BonusShort},
	{"a part of a day drops", []exemption.Leave{birth("2026-10-05", "2026-10-18", 479)},
		"2026-10", exemption.ByDays, exemption.BonusShort},
	{"two within add up", []exemption.Leave{birth("2026-10-02", "2026-10-08", 0),
		birth("2026-10-20", "2026-10-26", 0)}, "2026-10", exemption.ByDays, exemption.BonusShort},
	{"days of a leave from the month before do not", []exemption.Leave{
		childcare("2026-09-20", "2026-10-07"), birth("2026-10-20", "2026-10-26", 0)},
		"2026-10", exemption.TooFewDays, exemption.BonusShort},
	{"28 days over the end never free a bonus", []exemption.Leave{
		birth("2026-12-10", "2027-01-06", 0)}, "2026-12", exemption.ByMonth, exemption.BonusShort},
	{"exactly one month", []exemption.Leave{childcare("2026-11-16", "2026-12-15")}, "2026-11",
		exemption.ByMonth, exemption.BonusShort},
	{"a month and a day", []exemption.Leave{childcare("2026-11-16", "2026-12-16")}, "2026-11",
		exemption.ByMonth, exemption.ByMonth},
	{"a calendar month", []exemption.Leave{childcare("2026-12-01", "2026-12-31")}, "2026-12",
		exemption.ByMonth, exemption.BonusShort},
	{"touching leaves are one", []exemption.Leave{birth("2026-12-01", "2026-12-20", 0),
		childcare("2026-12-21", "2027-01-01")}, "2026-12", exemption.ByMonth, exemption.ByMonth},
	{"maternity by itself", []exemption.Leave{maternity("2026-12-20", "2027-01-02")}, "2026-12",
		exemption.ByMaternity, exemption.ByMaternity},
	{"maternity within the month", []exemption.Leave{maternity("2026-12-02", "2026-12-20")},
		"2026-12", exemption.EndsWithin, exemption.EndsWithin},
	{"childcare after maternity", []exemption.Leave{maternity("2026-09-01", "2026-12-20"),
		childcare("2026-12-21", "2026-12-31")}, "2026-12", exemption.ByMonth, exemption.BonusShort},
	{"nobody applied", []exemption.Leave{{Kind: exemption.Childcare,
		Days: days("2026-10-01", "2027-03-31")}}, "2026-12",
		exemption.NotApplied, exemption.NotApplied},
	{"hours of a day unknown", []exemption.Leave{{Kind: exemption.BirthLeave, Applied: true,
		Days: days("2026-10-02", "2026-10-28"), Work: exemption.Work{Minutes: 60}}}, "2026-10",
		exemption.WorkUnknown, exemption.BonusShort},
	{"no kind, and reversed", []exemption.Leave{{Days: days("2026-10-01", "2026-10-31")},
		childcare("2026-10-31", "2026-10-01")}, "2026-10", exemption.NoLeave, exemption.NoLeave},
}

func TestMonthsAndBonuses(t *testing.T) {
	r := rules(t)
	for _, c := range monthCases {
		book := r.Book(exemption.Leaves{List: c.leaves})
		m := caldate.MustMonth(c.month)
		var trace why.Trace
		month, bonus := book.Month(m, &trace), book.Bonus(m, &trace)
		if month.Reason != c.want || bonus.Reason != c.bonus {
			t.Errorf("%s: %s and bonus %s", c.name, month.Reason, bonus.Reason)
		}
		if len(trace.Steps) != 2 || month.Reason.Label() == "" || bonus.Reason.Label() == "" {
			t.Errorf("%s: %v", c.name, trace)
		}
		free := month.Reason == exemption.ByMonth || month.Reason == exemption.ByDays ||
			month.Reason == exemption.ByMaternity
		if month.Exempt != free || bonus.Exempt && !month.Exempt {
			t.Errorf("%s: %+v %+v", c.name, month, bonus)
		}
	}
}

func TestLeavesJoinOverDaysWithoutWork(t *testing.T) {
	// 健保則135-5: Friday to Monday with a weekend between is one leave.
	list := []exemption.Leave{childcare("2026-12-14", "2027-01-20"),
		childcare("2026-11-30", "2026-12-11")} // in the wrong order
	r := rules(t)
	m := caldate.MustMonth("2026-11")
	joined := r.Book(exemption.Leaves{List: list, WorkDay: weekdays}).Bonus(m, nil)
	if !joined.Exempt || joined.Leave != days("2026-11-30", "2027-01-20") {
		t.Errorf("%+v", joined)
	}
	apart := r.Book(exemption.Leaves{List: list}).Bonus(m, nil)
	if apart.Exempt || apart.Reason != exemption.BonusShort && apart.Reason != exemption.EndsWithin {
		t.Errorf("%+v", apart)
	}
	list[1].Days.Through = caldate.Must("2026-12-10") // Friday is worked
	if got := r.Book(exemption.Leaves{List: list, WorkDay: weekdays}).Bonus(m, nil); got.Exempt {
		t.Errorf("%+v", got)
	}
}

func TestOverlappingEntriesCountEachDayOnce(t *testing.T) {
	r := rules(t)
	book := r.Book(exemption.Leaves{List: []exemption.Leave{
		birth("2026-10-05", "2026-10-12", 0), birth("2026-10-08", "2026-10-15", 0)}})
	if a := book.Month(caldate.MustMonth("2026-10"), nil); a.Exempt || a.Days != 11 {
		t.Errorf("%+v", a)
	}
}

func TestTheMonthFormulaOverEveryEnd(t *testing.T) {
	// 健保法159-1-1, walked: from the month of the start to the month before that of the day after.
	r := rules(t)
	start := caldate.Must("2026-10-15")
	for end := start.AddDays(20); end.Before(caldate.Must("2028-01-01")); end = end.AddDays(1) {
		book := r.Book(exemption.Leaves{List: []exemption.Leave{childcare(start.String(),
			end.String())}})
		last := end.AddDays(1).Month().Add(-1)
		for m := start.Month().Add(-1); !m.After(end.Month().Add(1)); m = m.Add(1) {
			want := !m.Before(start.Month()) && !m.After(last)
			if got := book.Month(m, nil); got.Exempt != want {
				t.Fatalf("to %s, %s: %+v", end, m, got)
			}
		}
	}
}

func TestWindowsOfBirth(t *testing.T) {
	r := rules(t)
	for _, c := range []struct {
		b             exemption.Birth
		from, through string
	}{
		// README 5.8 and 労基法65: the day of birth is the last of the 42 (98); 56 days follow it.
		{exemption.Birth{Due: caldate.Must("2026-10-01")}, "2026-08-21", "2026-11-26"},
		{exemption.Birth{Due: caldate.Must("2026-10-01"), Born: caldate.Must("2026-10-10")},
			"2026-08-21", "2026-12-05"},
		{exemption.Birth{Due: caldate.Must("2026-10-01"), Born: caldate.Must("2026-09-20")},
			"2026-08-10", "2026-11-15"},
		{exemption.Birth{Due: caldate.Must("2026-10-01"), Multiple: true},
			"2026-06-26", "2026-11-26"},
		{exemption.Birth{Born: caldate.Must("2026-10-01")}, "2026-08-21", "2026-11-26"},
	} {
		var trace why.Trace
		w := r.MaternityWindow(c.b, &trace)
		if w.From.String() != c.from || w.Through.String() != c.through || len(trace.Steps) != 1 {
			t.Errorf("%+v: %+v", c.b, w)
		}
	}
	late := exemption.Birth{Due: caldate.Must("2026-10-01"), Born: caldate.Must("2026-10-10")}
	var trace why.Trace
	if w := r.BirthLeaveWindow(late, &trace); w != days("2026-10-01", "2026-12-05") {
		t.Errorf("%+v", w)
	}
	if s := trace.Steps[0].String(); !strings.Contains(s, "育介法9の2-1") {
		t.Error(s)
	}
}

func TestBeforeThePresentConditionsIsAnError(t *testing.T) {
	var before *dated.BeforeFirstError
	if _, _, err := exemption.RulesFor(caldate.Must("2022-09-30")); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
	if _, _, err := exemption.RulesFor(caldate.Must("2022-10-01")); err != nil {
		t.Error(err)
	}
}

func TestNoTraceNoAllocation(t *testing.T) {
	book := rules(t).Book(exemption.Leaves{List: []exemption.Leave{
		childcare("2026-10-01", "2027-03-31")}})
	m := caldate.MustMonth("2026-12")
	if n := testing.AllocsPerRun(100, func() { book.Month(m, nil); book.Bonus(m, nil) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMonth(b *testing.B) {
	book := rules(b).Book(exemption.Leaves{List: []exemption.Leave{
		maternity("2026-08-21", "2026-11-26"), childcare("2026-11-27", "2027-09-30")}})
	m := caldate.MustMonth("2026-12")
	b.ReportAllocs()
	for b.Loop() {
		book.Month(m, nil)
	}
}
