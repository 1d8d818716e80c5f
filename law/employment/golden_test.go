package employment_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/employment"
)

var shared = filepath.Join("..", "..", "..", "shared", "law", "insurance")

type goldenCase struct {
	ID, Topic       string
	Input, Expected map[string]any
}

// golden gives the cases of some topics: those kept here, and those of the shared collection where
// it lies beside the repository.
func golden(t *testing.T, topics ...string) []goldenCase {
	t.Helper()
	var mine []goldenCase
	shared := filepath.Join("..", "..", "..", "shared", "law", "insurance", "golden_cases.json")
	seen := map[string]bool{}
	for _, name := range []string{filepath.Join("testdata", "golden.json"), shared} {
		data, err := os.ReadFile(name)
		if err != nil && name == shared {
			continue
		}
		var all struct{ Cases []goldenCase }
		if err := errors.Join(err, json.Unmarshal(data, &all)); err != nil {
			t.Fatal(err)
		}
		for _, c := range all.Cases {
			if slices.Contains(topics, c.Topic) && !seen[c.ID] {
				seen[c.ID] = true
				mine = append(mine, c)
			}
		}
	}
	if len(mine) == 0 {
		t.Fatal("no golden case of these topics")
	}
	return mine
}

func amount(v any) yen.Amount {
	n, _ := json.Marshal(v)
	a, err := yen.Parse(string(n))
	if err != nil {
		return -1
	}
	return a
}

// percent reads 5.74 as the exact rate 5.74 %.
func percent(v any) yen.Rate {
	n, _ := json.Marshal(v)
	return yen.MustRate(string(n) + "%")
}

func (c goldenCase) day(key string) caldate.Date { return caldate.Must(c.Input[key].(string)) }

func (c goldenCase) want(t *testing.T, key string, got yen.Amount) {
	t.Helper()
	if want, ok := c.Expected[key]; ok && got != amount(want) {
		t.Errorf("%s %s: got %d, want %d", c.ID, key, got, amount(want))
	}
}

func limits(t testing.TB, day string) *employment.Limits {
	t.Helper()
	l, _, err := employment.LimitsFor(caldate.Must(day))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestGoldenCasesOfChildcareBenefit(t *testing.T) {
	l := limits(t, "2026-08-01")
	for _, c := range golden(t, "childcare_benefit") {
		if total, ok := c.Input["total6m"]; ok {
			checkWholeLeave(t, c, amount(total))
			continue
		}
		daily, days := amount(c.Input["daily"]), 0
		for _, key := range []string{"days", "leave_days"} {
			if n, ok := c.Input[key]; ok {
				days = int(amount(n))
			}
		}
		u := employment.UnitPay{Daily: daily, HighDays: days}
		if w, ok := c.Input["wage"]; ok {
			u.Work.Paid = amount(w)
		}
		low := employment.UnitPay{Daily: daily, LowDays: days, Work: u.Work}
		c.want(t, "p67", l.ChildcareUnit(u, nil).Amount)
		c.want(t, "benefit", l.ChildcareUnit(u, nil).Amount)
		c.want(t, "p50", l.ChildcareUnit(low, nil).Amount)
		birth := l.BirthLeave(u, nil)
		support := l.SupportAfterBirth(employment.Support{
			Daily: daily, Days: days, Spouse: employment.Spouse{Exempt: true}, Main: birth,
		}, nil)
		c.want(t, "shusshoji67", birth.Amount)
		c.want(t, "support13", support.Amount)
		c.want(t, "total", birth.Amount+support.Amount)
	}
}

func checkWholeLeave(t *testing.T, c goldenCase, total yen.Amount) {
	t.Helper()
	start := c.day("start")
	end := start.AddDays(int(amount(c.Input["leave_days"])) - 1)
	leave := employment.Leave{
		Span:      employment.Span{From: start, To: end},
		SixMonths: total,
	}
	all, err := employment.ChildcareBenefit(leave, nil)
	if err != nil {
		t.Fatal(err)
	}
	c.want(t, "daily", all.Units[0].Daily)
	c.want(t, "units", yen.Amount(len(all.Units)))
	c.want(t, "paid_days_67", yen.Amount(all.HighDays))
	c.want(t, "paid_days_50", yen.Amount(all.LowDays))
	c.want(t, "total", all.Total)
	if n, ok := c.Expected["straddle_unit"]; ok {
		u := all.Units[amount(n)-1]
		c.want(t, "straddle_high_days", yen.Amount(u.HighDays))
		c.want(t, "straddle_low_days", yen.Amount(u.LowDays))
		c.want(t, "straddle_amount", u.Amount)
	}
}

func TestGoldenCasesOfShortTimeBenefit(t *testing.T) {
	l := limits(t, "2026-08-01")
	for _, c := range golden(t, "short_time_benefit") {
		if ratio, ok := c.Input["wage_ratio_pct"]; ok {
			if got := l.ShortTimeRate(percent(ratio)); got.Compare(percent(c.Expected["rate_pct"])) != 0 {
				t.Errorf("%s: %s", c.ID, got.Percent())
			}
			continue
		}
		m := employment.Lowered{Base: amount(c.Input["base_month"]), Wage: amount(c.Input["wage"])}
		c.want(t, "benefit", l.ShortTimeBenefit(m, nil).Amount)
		if want, ok := c.Expected["rate_pct"]; ok {
			got := l.ShortTimeRate(yen.Rate{Num: int64(m.Wage), Den: int64(m.Base)})
			if got.Compare(percent(want)) != 0 {
				t.Errorf("%s: %s", c.ID, got.Percent())
			}
		}
	}
}

// scheme gives the scale whose full rate is asked for: 15 % for those of before April 2025.
func scheme(t *testing.T, full any) *employment.Scheme {
	t.Helper()
	born := caldate.Must("1965-04-02")
	if amount(full) == 15 {
		born = born.AddDays(-1)
	}
	s, _, err := employment.ElderScheme(employment.Elder{Born: born})
	if err != nil || s.Full.Compare(percent(full)) != 0 {
		t.Fatal(s, err)
	}
	return s
}

func TestGoldenCasesOfElderContinuation(t *testing.T) {
	l := limits(t, "2026-08-01")
	for _, c := range golden(t, "elder_continuation") {
		if _, ok := c.Input["birth"]; ok {
			who := employment.Elder{Born: c.day("birth")}
			s, _, err := employment.ElderScheme(who)
			if err != nil || who.Reached().String() != c.Expected["reaches60"] ||
				s.Full.Compare(percent(c.Expected["max_rate_pct"])) != 0 {
				t.Errorf("%s: %v %v %v", c.ID, who.Reached(), s, err)
			}
			continue
		}
		s := scheme(t, c.Input["scheme"])
		if ratio, ok := c.Input["wage_ratio_pct"]; ok {
			// the case prints percent with four decimals
			myriad := yen.Exact(s.Rate(percent(ratio)).Times(yen.Rate{Num: 1_000_000, Den: 1}))
			got := yen.Rate{Num: int64(yen.RaiseFrom50Sen.Round(myriad)), Den: 1_000_000}
			if got.Compare(percent(c.Expected["rate_pct"])) != 0 {
				t.Errorf("%s: %s", c.ID, got.Percent())
			}
			continue
		}
		m := employment.Lowered{Base: amount(c.Input["base_month"]), Wage: amount(c.Input["wage"])}
		c.want(t, "benefit", l.ElderBenefit(m, s, nil).Amount)
	}
}

func TestGoldenCasesOfCaregiverLeave(t *testing.T) {
	l := limits(t, "2026-08-01")
	for _, c := range golden(t, "care_leave_benefit") {
		u := employment.UnitPay{HighDays: int(amount(c.Input["days"]))}
		if d, ok := c.Input["daily"]; ok {
			u.Daily = amount(d)
		} else {
			u.Daily = l.DailyWage(6*amount(c.Input["monthly_wage"]), employment.Caregiver, nil)
		}
		if w, ok := c.Input["wage"]; ok {
			u.Work.Paid = amount(w)
		}
		c.want(t, "daily", u.Daily)
		c.want(t, "benefit", l.CaregiverUnit(u, nil).Amount)
	}
}

func TestGoldenCasesOfCorrespondingDays(t *testing.T) {
	for _, c := range golden(t, "date_corresponding_day") {
		got, _ := c.day("start").Corresponding(int(amount(c.Input["months"])))
		if got.String() != c.Expected["date"] {
			t.Errorf("%s: %s", c.ID, got)
		}
	}
}

func TestGoldenCasesOfDeadlines(t *testing.T) {
	for _, c := range golden(t, "deadline") {
		var got employment.Deadline
		var err error
		switch {
		case c.Input["last_day"] != nil:
			got, _, err = employment.Due(employment.Loss, c.day("last_day").AddDays(1), nil)
		case c.Input["care_leave_end"] != nil:
			end := c.day("care_leave_end")
			got, _, err = employment.Due(employment.CaregiverClaim, end.AddDays(1), nil)
		default:
			continue // not of employment insurance
		}
		if err != nil || got.Day.String() != c.Expected["deadline"] {
			t.Errorf("%s: %v %v", c.ID, got, err)
		}
	}
}

func TestTheLimitsEqualTheSharedFile(t *testing.T) {
	f, err := os.Open(filepath.Join(shared, "ei_benefit_limits.tsv"))
	if err != nil {
		t.Skip("the shared tables are not beside the repository")
	}
	defer f.Close()
	rd := csv.NewReader(f)
	rd.Comma, rd.LazyQuotes = '\t', true
	there, err := rd.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("tables/benefit-limit/*.tsv")
	found := 0
	for _, name := range files {
		day := filepath.Base(name)[:10]
		data, _ := os.ReadFile(name)
		here := map[string]string{}
		rd := csv.NewReader(bytes.NewReader(data))
		rd.Comma, rd.LazyQuotes, rd.Comment = '\t', true, '#'
		rows, err := rd.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows[1:] {
			here[r[1]] = r[2]
		}
		for _, r := range there[1:] {
			if day < r[2] || day > r[3] {
				continue
			}
			if here[r[0]] != r[1] {
				t.Errorf("%s %s: %q here, %q there", day, r[0], here[r[0]], r[1])
			}
			delete(here, r[0])
			found++
		}
		for name := range here {
			t.Errorf("%s %s stands here only", day, name)
		}
	}
	if found < len(there)-1 {
		t.Errorf("%d of %d rows compared", found, len(there)-1)
	}
}
