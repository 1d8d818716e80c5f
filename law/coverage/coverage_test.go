package coverage_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/coverage"
	"romukura/law/dated"
	"romukura/law/why"
)

func span(acquired, lost string) coverage.Span {
	s := coverage.Span{Acquired: caldate.Must(acquired)}
	if lost != "" {
		s.Lost = caldate.Must(lost)
	}
	return s
}

func TestGoldenLastPremiumMonth(t *testing.T) {
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID              string
		Input, Expected map[string]string
	}
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) != 2 {
		t.Fatal(err, len(cases))
	}
	for _, c := range cases {
		last := caldate.Must(c.Input["last_day"])
		if got := coverage.LastMonth(last); got.String() != c.Expected["last_month"] {
			t.Errorf("%s: %s", c.ID, got)
		}
		s := coverage.Span{Acquired: caldate.Must("2020-04-01"), Lost: coverage.LossDay(last)}
		if _, got := s.Months(); got.String() != c.Expected["last_month"] {
			t.Errorf("%s: %s", c.ID, got)
		}
	}
}

func TestMonthsDue(t *testing.T) {
	// README 5.1: acquisition month to the month before the loss month; 同月得喪 is due.
	for _, c := range []struct {
		acquired, lost, month string
		want                  coverage.Reason
	}{
		{"2026-04-30", "", "2026-03", coverage.NotYet}, {"2026-04-30", "", "2026-04", coverage.Due},
		{"2026-04-30", "", "2099-01", coverage.Due},
		{"2025-04-01", "2026-04-30", "2026-04", coverage.LossMonth}, // left on the 29th
		{"2025-04-01", "2026-05-01", "2026-04", coverage.Due},       // left on the 30th
		{"2025-04-01", "2026-05-01", "2026-05", coverage.LossMonth},
		{"2025-04-01", "2026-05-01", "2026-06", coverage.Lost},
		{"2026-04-01", "2026-04-20", "2026-04", coverage.DueSameMonth},
		{"2026-04-01", "2026-05-01", "2026-04", coverage.Due},
		{"2026-04-01", "2026-04-20", "2026-05", coverage.Lost},
	} {
		var trace why.Trace
		got := span(c.acquired, c.lost).Due(caldate.MustMonth(c.month), &trace)
		if got != c.want || got.Label() == "" || len(trace.Steps) != 1 {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestDueMonthsAreOneRunWithoutAGap(t *testing.T) {
	acquired := caldate.Must("2026-03-17")
	for lost := acquired.AddDays(1); lost.Before(caldate.Must("2027-06-01")); lost = lost.AddDays(1) {
		s := coverage.Span{Acquired: acquired, Lost: lost}
		first, last := s.Months()
		n := 0
		for m := caldate.MustMonth("2026-01"); m.Before(caldate.MustMonth("2027-12")); m = m.Add(1) {
			due := s.Due(m, nil).IsDue()
			if due != (!m.Before(first) && !m.After(last)) {
				t.Fatalf("%s %s", lost, m)
			}
			if due {
				n++
			}
		}
		if want := max(1, acquired.Month().MonthsUntil(lost.Month())); n != want {
			t.Fatalf("%s: %d months, want %d", lost, n, want)
		}
	}
}

func TestBonusInTheMonthOfLoss(t *testing.T) {
	// README 5.1: premium only if month-end leaver; the report is due all the same.
	for _, c := range []struct {
		acquired, lost, paid string
		want                 coverage.Reason
		reported             bool
	}{
		{"2020-04-01", "2026-12-26", "2026-12-10", coverage.LossMonth, true},
		{"2020-04-01", "2027-01-01", "2026-12-10", coverage.Due, true},
		{"2020-04-01", "2026-12-26", "2026-12-25", coverage.LossMonth, true},
		{"2020-04-01", "2026-12-26", "2026-12-26", coverage.Lost, false},
		{"2026-12-11", "", "2026-12-10", coverage.NotYet, false},
		{"2026-12-01", "", "2026-12-10", coverage.Due, true},
		{"2026-12-01", "2026-12-20", "2026-12-10", coverage.DueSameMonth, true},
		{"2020-04-01", "2026-12-01", "2026-12-10", coverage.Lost, false},
	} {
		s, paid := span(c.acquired, c.lost), caldate.Must(c.paid)
		var trace why.Trace
		if got := s.BonusDue(paid, &trace); got != c.want || s.BonusReported(paid) != c.reported ||
			len(trace.Steps) != 1 {
			t.Errorf("%+v: %s %v", c, got, s.BonusReported(paid))
		}
	}
}

func TestSameMonthIsRefundedByThePensionOnly(t *testing.T) {
	s := span("2026-04-01", "2026-04-16")
	for next, want := range map[string]bool{"2026-04-16": true, "2026-04-30": true,
		"2026-05-01": false, "2026-04-02": false} {
		if got := s.PensionRefund(caldate.Must(next)); got != want {
			t.Errorf("%s: %v", next, got)
		}
	}
	if s.PensionRefund(caldate.Date{}) ||
		span("2026-03-01", "2026-04-16").PensionRefund(caldate.Must("2026-04-16")) {
		t.Error("a refund without cause")
	}
	j, asked := s.HealthRefund(caldate.Must("2026-04-16"))
	if !asked || j.Question == "" || j.Law == "" {
		t.Errorf("%+v", j)
	}
	if _, asked := s.HealthRefund(caldate.Must("2026-05-16")); asked {
		t.Error("a question without cause")
	}
}

func TestWhichMonthsAreTakenFromAPay(t *testing.T) {
	for _, c := range []struct {
		name           string
		acquired, lost string
		pay            coverage.Pay
		month          string
		from           string
		count          int
	}{
		{"ordinary", "2020-04-01", "", coverage.Pay{}, "2026-05", "2026-04", 1},
		{"month of joining", "2026-05-01", "", coverage.Pay{First: true}, "2026-05", "", 0},
		{"second pay", "2026-05-01", "", coverage.Pay{}, "2026-06", "2026-05", 1},
		{"month-end leaver", "2020-04-01", "2026-05-01", coverage.Pay{Last: true}, "2026-04",
			"2026-03", 2},
		{"leaver within the month", "2020-04-01", "2026-04-30", coverage.Pay{Last: true},
			"2026-04", "2026-03", 1},
		{"month-end leaver paid once more", "2020-04-01", "2026-05-01", coverage.Pay{Last: true},
			"2026-05", "2026-04", 1},
		{"joined and left within the month", "2026-04-01", "2026-04-16", coverage.Pay{Last: true},
			"2026-04", "2026-04", 1},
		{"this month", "2020-04-01", "", coverage.Pay{Collection: coverage.ThisMonth}, "2026-05",
			"2026-05", 1},
		{"this month, leaver within", "2020-04-01", "2026-05-20",
			coverage.Pay{Collection: coverage.ThisMonth, Last: true}, "2026-05", "", 0},
		{"this month, first pay a month late", "2026-04-20", "",
			coverage.Pay{Collection: coverage.ThisMonth, First: true}, "2026-05", "2026-04", 2},
	} {
		c.pay.Month = caldate.MustMonth(c.month)
		var trace why.Trace
		got := span(c.acquired, c.lost).Collect(c.pay, &trace)
		if got.Count != c.count || got.From.String() != c.from || len(trace.Steps) != 1 {
			t.Errorf("%s: %+v", c.name, got)
		}
		if got.Has(c.pay.Month.Add(-3)) || c.count > 0 && !got.Has(got.From) ||
			got.Has(got.From.Add(c.count)) && c.count > 0 {
			t.Errorf("%s: has is wrong", c.name)
		}
	}
	if coverage.ThisMonth.Label() == coverage.NextMonth.Label() {
		t.Error("the settings have one label")
	}
}

func TestEveryDueMonthIsCollectedOnce(t *testing.T) {
	// A pay every month, the last one in the month of the last day.
	for _, setting := range []coverage.Collection{coverage.NextMonth, coverage.ThisMonth} {
		for left := caldate.Must("2026-04-10"); left.Before(caldate.Must("2026-09-01")); left =
			left.AddDays(1) {
			s := coverage.Span{Acquired: caldate.Must("2026-04-05"), Lost: coverage.LossDay(left)}
			taken := map[caldate.Month]int{}
			for m := caldate.MustMonth("2026-04"); !m.After(left.Month()); m = m.Add(1) {
				got := s.Collect(coverage.Pay{Month: m, Collection: setting,
					First: m == s.Acquired.Month(), Last: m == left.Month()}, nil)
				for i := range got.Count {
					taken[got.From.Add(i)]++
				}
			}
			for m := caldate.MustMonth("2026-03"); m.Before(caldate.MustMonth("2026-11")); m = m.Add(1) {
				want := 0
				if s.Due(m, nil).IsDue() {
					want = 1
				}
				if taken[m] != want {
					t.Fatalf("%s left %s: %s taken %d times", setting.Label(), left, m, taken[m])
				}
			}
		}
	}
}

func rules(t testing.TB, day string) *coverage.Rules {
	t.Helper()
	r, _, err := coverage.RulesFor(caldate.Must(day))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// parttimer is below three quarters and meets the expansion before October 2026.
func parttimer() coverage.Work {
	return coverage.Work{
		Minutes: coverage.Measure{Own: 20 * 60, Regular: 40 * 60},
		Days:    coverage.Measure{Own: 12, Regular: 20}, Pay: 88_000,
		Term: coverage.Term{Days: caldate.Range{From: caldate.Must("2026-04-01")}},
	}
}

var large = coverage.Employer{Insured: 51}

func TestThreeQuartersSufficeByThemselves(t *testing.T) {
	r := rules(t, "2026-04-01")
	for _, c := range []struct {
		minutes, days int
		want          coverage.Status
	}{
		{40 * 60, 20, coverage.General}, {30 * 60, 15, coverage.PartTime},
		{30*60 - 1, 15, coverage.NotInsured}, {30 * 60, 14, coverage.NotInsured},
		{40 * 60, 15, coverage.PartTime}, {45 * 60, 21, coverage.General},
	} {
		w := parttimer()
		w.Minutes.Own, w.Days.Own = c.minutes, c.days
		w.Student, w.Pay = true, 50_000 // neither matters at three quarters
		out := r.Test(w, coverage.Employer{Insured: 5}, nil)
		if out.Status != c.want || out.Insured() != (c.want != coverage.NotInsured) {
			t.Errorf("%+v: %s", c, out.Status)
		}
	}
}

func TestEachConditionOfTheExpansion(t *testing.T) {
	for _, c := range []struct {
		name   string
		day    string
		change func(*coverage.Work, *coverage.Employer)
		want   coverage.Status
		failed string
	}{
		{"all met", "2026-04-01", func(*coverage.Work, *coverage.Employer) {}, coverage.ShortTime, ""},
		{"50 insured", "2026-04-01", func(_ *coverage.Work, e *coverage.Employer) { e.Insured = 50 },
			coverage.NotInsured, "expansion.size"},
		{"50 insured by agreement", "2026-04-01", func(_ *coverage.Work, e *coverage.Employer) {
			e.Insured, e.Voluntary = 3, true
		}, coverage.ShortTime, ""},
		{"public", "2026-04-01", func(_ *coverage.Work, e *coverage.Employer) {
			e.Insured, e.Public = 3, true
		}, coverage.ShortTime, ""},
		{"a minute short", "2026-04-01", func(w *coverage.Work, _ *coverage.Employer) {
			w.Minutes.Own--
		}, coverage.NotInsured, "expansion.hours"},
		{"a yen short", "2026-09-30", func(w *coverage.Work, _ *coverage.Employer) { w.Pay-- },
			coverage.NotInsured, "expansion.pay"},
		{"no condition of pay from October 2026 [unverified]", "2026-10-01",
			func(w *coverage.Work, _ *coverage.Employer) { w.Pay = 60_000 }, coverage.ShortTime, ""},
		{"permit below the minimum wage", "2026-10-01",
			func(w *coverage.Work, _ *coverage.Employer) { w.Pay, w.Permit = 60_000, true },
			coverage.NotInsured, "expansion.permit"},
		{"the same on application", "2026-10-01", func(w *coverage.Work, _ *coverage.Employer) {
			w.Pay, w.Permit, w.PermitApplied = 60_000, true, true
		}, coverage.ShortTime, ""},
		{"student", "2026-04-01", func(w *coverage.Work, _ *coverage.Employer) { w.Student = true },
			coverage.NotInsured, "expansion.student"},
		{"36 insured before the step", "2027-09-30",
			func(_ *coverage.Work, e *coverage.Employer) { e.Insured = 36 }, coverage.NotInsured,
			"expansion.size"},
		{"36 insured", "2027-10-01", func(_ *coverage.Work, e *coverage.Employer) { e.Insured = 36 },
			coverage.ShortTime, ""},
		{"21 insured", "2029-10-01", func(_ *coverage.Work, e *coverage.Employer) { e.Insured = 21 },
			coverage.ShortTime, ""},
		{"10 insured", "2035-09-30", func(_ *coverage.Work, e *coverage.Employer) { e.Insured = 10 },
			coverage.NotInsured, "expansion.size"},
		{"1 insured", "2035-10-01", func(_ *coverage.Work, e *coverage.Employer) { e.Insured = 1 },
			coverage.ShortTime, ""},
	} {
		w, e := parttimer(), large
		c.change(&w, &e)
		var trace why.Trace
		out := rules(t, c.day).Test(w, e, &trace)
		if out.Status != c.want {
			t.Errorf("%s: %s", c.name, out.Status)
		}
		for _, cond := range out.Conditions {
			if !cond.Met && strings.HasPrefix(cond.Key, "expansion") && cond.Key != c.failed {
				t.Errorf("%s: %s failed too", c.name, cond.Key)
			}
			if cond.Label() == "" {
				t.Errorf("%s has no label", cond.Key)
			}
		}
		if len(trace.Steps) != len(out.Conditions)+1 {
			t.Errorf("%s: %d steps", c.name, len(trace.Steps))
		}
	}
}

func TestEveryFailedConditionIsListed(t *testing.T) {
	w := parttimer()
	w.Minutes.Own, w.Pay, w.Student = 10*60, 40_000, true
	out := rules(t, "2026-04-01").Test(w, coverage.Employer{Insured: 5}, nil)
	failed := 0
	for _, c := range out.Conditions {
		if !c.Met {
			failed++
		}
	}
	if failed != 6 || len(out.Judgements) != 1 || out.Judgements[0].Key != "coverage.student" {
		t.Errorf("%+v", out)
	}
}

func TestTermsOfTwoMonths(t *testing.T) {
	r := rules(t, "2026-04-01")
	for _, c := range []struct {
		through string
		renewal coverage.Renewal
		insured bool
		asked   int
	}{
		{"", coverage.RenewalUnknown, true, 0},
		{"2026-06-01", coverage.RenewalNone, true, 0}, // two months and a day
		{"2026-05-31", coverage.RenewalNone, false, 0},
		{"2026-05-31", coverage.RenewalExpected, true, 0},
		{"2026-05-31", coverage.RenewalUnknown, false, 1},
	} {
		for _, hours := range []int{20, 40} {
			w := parttimer()
			w.Minutes.Own, w.Days.Own, w.Term.Renewal = hours*60, 20, c.renewal
			if c.through != "" {
				w.Term.Days.Through = caldate.Must(c.through)
			}
			out := r.Test(w, large, nil)
			if out.Insured() != c.insured || len(out.Judgements) != c.asked {
				t.Errorf("%+v %d h: %+v", c, hours, out)
			}
		}
	}
}

func TestSizeIsSixMonthsOfTwelve(t *testing.T) {
	r := rules(t, "2026-04-01")
	months := []int{50, 50, 50, 50, 50, 50, 51, 51, 51, 51, 51, 51}
	if !r.SizeReached(months) || r.Size() != 51 {
		t.Error("six months of 51 were not enough")
	}
	months[6] = 50
	if r.SizeReached(months) || r.SizeReached(nil) {
		t.Error("five months were enough")
	}
	if r.SizeReached(append([]int{51}, months...)) {
		t.Error("a month before the twelve counted")
	}
}

func TestSizesStepDownAndKeepTheirMark(t *testing.T) {
	// README 5.12: 51, 36 from 2027-10, 21 from 2029-10, 11 from 2032-10, all from 2035-10.
	for day, want := range map[string]int{
		"2024-10-01": 51, "2027-09-30": 51, "2027-10-01": 36, "2029-09-30": 36, "2029-10-01": 21,
		"2032-09-30": 21, "2032-10-01": 11, "2035-09-30": 11, "2035-10-01": 1, "2024-09-30": 101,
	} {
		if got := rules(t, day).Size(); got != want {
			t.Errorf("%s: %d", day, got)
		}
	}
	if rules(t, "2026-09-30").Mark() != "" ||
		!strings.Contains(rules(t, "2026-10-01").Mark(), "unverified") {
		t.Error("the abolition of 88,000 yen must keep its mark")
	}
	var before *dated.BeforeFirstError
	if _, _, err := coverage.RulesFor(caldate.Must("2022-09-30")); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
	last := 1 << 30
	for m := caldate.MustMonth("2022-10"); m.Before(caldate.MustMonth("2037-01")); m = m.Add(1) {
		r, standing, err := coverage.RulesFor(m.First())
		if err != nil || standing != dated.Confirmed || r.Size() > last {
			t.Fatalf("%s: %v %v", m, standing, err)
		}
		last = r.Size()
	}
}

func TestConditionsEqualTheirSource(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "law", "insurance",
		"rules.json"))
	if err != nil {
		t.Skip("the shared facts are not beside the repository")
	}
	var facts struct {
		Expansion struct {
			Hours  int        `json:"hours_ge"`
			Pay    yen.Amount `json:"wage_ge"`
			Months int        `json:"employment_months_gt"`
			Size   []struct {
				From caldate.Date
				Ge   int
			}
		} `json:"short_time_expansion"`
	}
	if err := json.Unmarshal(data, &facts); err != nil || len(facts.Expansion.Size) != 5 {
		t.Fatal(err, facts)
	}
	for _, step := range facts.Expansion.Size {
		if got := rules(t, step.From.String()).Size(); got != step.Ge {
			t.Errorf("%s: %d", step.From, got)
		}
	}
	w := parttimer()
	w.Minutes.Own, w.Pay = facts.Expansion.Hours*60, facts.Expansion.Pay
	w.Term.Days.Through = w.Term.Days.From.LastDayOfMonths(facts.Expansion.Months).AddDays(1)
	w.Term.Renewal = coverage.RenewalNone
	if out := rules(t, "2026-04-01").Test(w, large, nil); out.Status != coverage.ShortTime {
		t.Errorf("%+v", out)
	}
}

func actual(list ...int) []coverage.Actual {
	var out []coverage.Actual
	for i, minutes := range list {
		out = append(out, coverage.Actual{Month: caldate.MustMonth("2026-05").Add(i),
			Minutes: minutes})
	}
	return out
}

func TestActualHoursOfTwoMonthsRunning(t *testing.T) {
	const enough = 5_200 // 20 h × 60 × 52 ÷ 12
	r := rules(t, "2026-04-01")
	for _, c := range []struct {
		list []coverage.Actual
		want string
	}{
		{actual(enough, enough), "2026-07"}, {actual(enough-1, enough), ""},
		{actual(enough, enough-1, enough, enough), "2026-09"}, {actual(enough), ""},
		{[]coverage.Actual{{Month: caldate.MustMonth("2026-05"), Minutes: enough},
			{Month: caldate.MustMonth("2026-07"), Minutes: enough}}, ""},
	} {
		var trace why.Trace
		from, ask, ok := r.ByActualHours(c.list, &trace)
		if ok != (c.want != "") || from.String() != c.want || ok && ask.Question == "" ||
			len(trace.Steps) == 0 {
			t.Errorf("%+v: %s", c, from)
		}
	}
}

func TestSharesOfTheNewlyCovered(t *testing.T) {
	// README 5.12: 25/50 at 88,000 is confirmed; the others and the halving in year 3 are not.
	since := caldate.MustMonth("2026-10")
	for _, c := range []struct {
		standard yen.Amount
		month    int
		part     string
		marked   bool
	}{
		{88_000, 0, "25/50", false}, {88_000, 23, "25/50", false}, {98_000, 0, "30/50", true},
		{104_000, 0, "36/50", true}, {110_000, 0, "41/50", true}, {118_000, 0, "45/50", true},
		{126_000, 0, "48/50", true}, {88_000, 24, "75/100", true}, {126_000, 35, "98/100", true},
		{88_000, 36, "", false}, {134_000, 0, "", false}, {88_000, -1, "", false},
	} {
		var trace why.Trace
		got := coverage.Adjust(coverage.Newcomer{Standard: c.standard, Since: since,
			Month: since.Add(c.month)}, &trace)
		if c.part == "" {
			if got.Share.Num != 0 {
				t.Errorf("%+v: %s", c, got.Share)
			}
			continue
		}
		part := yen.MustRate(c.part)
		if got.Part.Compare(part) != 0 || got.Share.Compare(part.Times(yen.Half)) != 0 ||
			(got.Mark != "") != c.marked || got.Standing != dated.Confirmed ||
			len(trace.Steps) != 1 {
			t.Errorf("%+v: %+v", c, got)
		}
	}
	if got := coverage.Adjust(coverage.Newcomer{Standard: 88_000,
		Since: caldate.MustMonth("2026-09"), Month: since}, nil); got.Share.Num != 0 {
		t.Errorf("before the adjustment began: %+v", got)
	}
}

func BenchmarkTest(b *testing.B) {
	r, w := rules(b, "2026-04-01"), parttimer()
	b.ReportAllocs()
	for b.Loop() {
		r.Test(w, large, nil)
	}
}
