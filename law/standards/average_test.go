package standards_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/standards"
	"romukura/law/why"
)

func averages(t *testing.T) *standards.AverageRule {
	t.Helper()
	r, _, err := standards.AverageRuleFor(caldate.Must("2026-10-01"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// summer is July to September 2026: 92 days.
var summer = caldate.Range{From: caldate.Must("2026-07-01"), Through: caldate.Must("2026-09-30")}

func TestAverageWageGoldens(t *testing.T) {
	r := averages(t)
	for _, g := range goldens(t, "average_wage") {
		var in struct {
			Total yen.Amount `json:"total"`
			Days  int        `json:"days"`
			Given *int       `json:"notice_days_given"`
		}
		var want struct {
			Average string     `json:"average"`
			Notice  yen.Amount `json:"dismissal_notice_pay"`
		}
		g.read(t, &in, &want)
		window := caldate.Range{From: summer.From, Through: summer.From.AddDays(in.Days - 1)}
		a, err := r.Average(standards.Wages{Window: window, Total: in.Total}, nil)
		if err != nil {
			t.Fatal(g.ID, err)
		}
		rate := yen.MustRate(want.Average)
		if a.Amount.Compare(yen.Exact(rate)) != 0 || a.Minimum {
			t.Errorf("%s: %s, want %s", g.ID, a.Amount, want.Average)
		}
		if in.Given != nil {
			if got := r.NoticePay(a, *in.Given, nil); got != want.Notice {
				t.Errorf("%s: notice pay %d, want %d", g.ID, got, want.Notice)
			}
		}
	}
}

// TestWindows: 労基法12-1 and 2, the three months before the last closing day; 労基法12-6 for people
// hired within them. Counted on a calendar.
func TestWindows(t *testing.T) {
	r := averages(t)
	for _, c := range []struct {
		event, hired string
		closing      int
		from, to     string
	}{
		{"2026-10-15", "2020-04-01", 31, "2026-07-01", "2026-09-30"},
		{"2026-10-15", "2020-04-01", 20, "2026-06-21", "2026-09-20"},
		{"2026-10-20", "2020-04-01", 20, "2026-06-21", "2026-09-20"}, // the day itself does not count
		{"2026-10-21", "2020-04-01", 20, "2026-07-21", "2026-10-20"},
		{"2026-10-31", "2020-04-01", 31, "2026-07-01", "2026-09-30"},
		{"2026-11-01", "2020-04-01", 31, "2026-08-01", "2026-10-31"},
		{"2027-03-15", "2020-04-01", 31, "2026-12-01", "2027-02-28"},
		{"2026-10-15", "2026-08-10", 31, "2026-08-10", "2026-09-30"},
		{"2026-10-15", "2020-04-01", 0, "2026-07-15", "2026-10-14"},
	} {
		got := r.Window(standards.Event{Day: caldate.Must(c.event), Hired: caldate.Must(c.hired),
			Closing: c.closing})
		if got.From.String() != c.from || got.Through.String() != c.to {
			t.Errorf("%s, closing %d: %s to %s", c.event, c.closing, got.From, got.Through)
		}
	}
}

func TestTheMinimumForPayByWork(t *testing.T) {
	r := averages(t)
	// 300,000 in 92 days is 3,260.86; 60% of 300,000 ÷ 30 days worked is 6,000.
	a, err := r.Average(standards.Wages{Window: summer, Total: 300_000, ByWork: 300_000,
		WorkedDays: 30}, nil)
	if err != nil || !a.Minimum || a.Amount.Compare(yen.Amount(6000).Exact()) != 0 {
		t.Errorf("%v %v", a, err)
	}
	// With 60 days worked the minimum is 3,000 and the ordinary average stands.
	a, err = r.Average(standards.Wages{Window: summer, Total: 300_000, ByWork: 300_000,
		WorkedDays: 60}, nil)
	if err != nil || a.Minimum || a.Amount.String() != "3260.86" {
		t.Errorf("%v %v", a, err)
	}
	// A monthly allowance of 92,000 in all adds 1,000 a day to the minimum (労基法12-1-2).
	a, err = r.Average(standards.Wages{Window: summer, Total: 392_000, ByWork: 300_000,
		WorkedDays: 30}, nil)
	if err != nil || !a.Minimum || a.Amount.Compare(yen.Amount(7000).Exact()) != 0 {
		t.Errorf("%v %v", a, err)
	}
}

func TestStretchesThatStayOut(t *testing.T) {
	r := averages(t)
	out := func(reason standards.Absence, from, to string, wages yen.Amount) standards.LeftOut {
		return standards.LeftOut{Reason: reason, Wages: wages,
			Range: caldate.Range{From: caldate.Must(from), Through: caldate.Must(to)}}
	}
	event := caldate.Must("2026-10-15")
	for _, c := range []struct {
		name string
		out  []standards.LeftOut
		days int
		want string
	}{
		{"none", nil, 92, "9000"},
		{"a month of childcare leave",
			[]standards.LeftOut{out(standards.FamilyLeave, "2026-07-01", "2026-07-31", 0)}, 61, "13573.77"},
		{"half closed, with pay",
			[]standards.LeftOut{out(standards.EmployerClosure, "2026-09-01", "2026-09-30", 228_000)},
			62, "9677.41"},
		{"begun before the window",
			[]standards.LeftOut{out(standards.WorkInjury, "2026-05-01", "2026-07-02", 0)}, 90, "9200"},
		{"trial period over", []standards.LeftOut{out(standards.Probation, "2026-07-01", "2026-07-31",
			0)},
			61, "13573.77"},
		{"event within the trial period",
			[]standards.LeftOut{out(standards.Probation, "2026-07-01", "2026-10-31", 0)}, 92, "9000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := r.Average(standards.Wages{Event: event, Window: summer, Total: 828_000,
				LeftOut: c.out}, nil)
			if err != nil || a.Days != c.days || a.Amount.String() != c.want {
				t.Errorf("%s over %d days, %v", a.Amount, a.Days, err)
			}
		})
	}
	all := []standards.LeftOut{out(standards.Maternity, "2026-06-01", "2026-10-01", 0)}
	if _, err := r.Average(standards.Wages{Window: summer, Total: 0, LeftOut: all}, nil); err == nil {
		t.Error("an average was made up of no days")
	}
	twice := []standards.LeftOut{out(standards.Maternity, "2026-07-01", "2026-07-10", 0),
		out(standards.FamilyLeave, "2026-07-10", "2026-07-20", 0), out(9, "2026-08-02", "2026-08-01", -1)}
	_, err := r.Average(standards.Wages{Window: summer, Total: -1, LeftOut: twice}, nil)
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("three faults, told as %v", err)
	}
}

func TestNoticeAndClosure(t *testing.T) {
	r := averages(t)
	a := standards.AverageWage{Amount: yen.Exact(yen.MustRate("9782.60"))}
	for given, want := range map[int]yen.Amount{0: 293_478, 10: 195_652, 29: 9783, 30: 0, 45: 0,
		-3: 293_478} {
		if got := r.NoticePay(a, given, nil); got != want {
			t.Errorf("%d days: %d, want %d", given, got, want)
		}
	}
	// 60% of 9,782.60 is 5,869.56: two whole days, a day on which 4,000 was paid, one with more.
	var trace why.Trace
	got := r.ClosureAllowance(a, []yen.Amount{0, 0, 4000, 6000}, &trace)
	if got != 13609 {
		t.Errorf("closure allowance %d", got)
	}
	if len(trace.Steps) != 1 || !strings.Contains(trace.Steps[0].String(), "未確認") {
		t.Error("the unverified rate is not marked")
	}
}

func TestTheAverageExplainsItself(t *testing.T) {
	var trace why.Trace
	w := standards.Wages{Window: summer, Total: 900_000, ByWork: 900_000, WorkedDays: 20,
		LeftOut: []standards.LeftOut{{Reason: standards.Maternity,
			Range: caldate.Range{From: summer.From, Through: summer.From}}}}
	a, err := averages(t).Average(w, &trace)
	if err != nil {
		t.Fatal(err)
	}
	averages(t).NoticePay(a, 3, &trace)
	all := trace.Steps[0].String() + trace.Steps[1].String()
	for _, want := range []string{"900,000円", "産前産後", "91日", "27,000円", "最低保障", "27日"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in\n%s", want, all)
		}
	}
}
