package minimumwage_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/minimumwage"
	"romukura/law/why"
)

// golden is one case whose figures come from outside; see the field source of each.
type golden struct {
	ID       string          `json:"id"`
	Topic    string          `json:"topic"`
	Input    json.RawMessage `json:"input"`
	Expected json.RawMessage `json:"expected"`
}

func goldens(t *testing.T, topic string) []golden {
	t.Helper()
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var all, list []golden
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, g := range all {
		if g.Topic == topic {
			list = append(list, g)
		}
	}
	if len(list) == 0 {
		t.Fatalf("no case of %s", topic)
	}
	return list
}

func (g golden) read(t *testing.T, input, expected any) {
	t.Helper()
	if err := json.Unmarshal(g.Input, input); err != nil {
		t.Fatal(g.ID, err)
	}
	if err := json.Unmarshal(g.Expected, expected); err != nil {
		t.Fatal(g.ID, err)
	}
}

func floor(t testing.TB, prefecture, day string) *minimumwage.Floor {
	t.Helper()
	p, err := minimumwage.ParsePrefecture(prefecture)
	if err != nil {
		t.Fatal(prefecture, err)
	}
	f, standing, err := minimumwage.FloorFor(p, caldate.Must(day))
	if err != nil || f.Standing != standing {
		t.Fatal(prefecture, day, err)
	}
	return f
}

func TestMinimumWageGoldens(t *testing.T) {
	for _, g := range goldens(t, "minimum_wage") {
		var in struct {
			Pref        string     `json:"pref"`
			Date        string     `json:"date"`
			Monthly     yen.Amount `json:"monthly"`
			AnnualHours int        `json:"annual_hours"`
		}
		var want struct {
			Hourly  string     `json:"hourly"`
			Floor   yen.Amount `json:"floor"`
			OK      bool       `json:"ok"`
			Becomes yen.Amount `json:"wage_becomes"`
		}
		g.read(t, &in, &want)
		f := floor(t, in.Pref, in.Date)
		r, err := f.Check([]minimumwage.Part{{Amount: in.Monthly}},
			minimumwage.Divisors{Year: in.AnnualHours * 60}, nil)
		if err != nil || f.Hourly != want.Floor || r.OK != want.OK {
			t.Errorf("%s: %d %+v %v", g.ID, f.Hourly, r, err)
		}
		sen := yen.RaiseFrom50Sen.Round(r.Hourly.Times(yen.Rate{Num: 100, Den: 1}))
		if want.Hourly != "" && strings.ReplaceAll(want.Hourly, ".", "") !=
			strings.ReplaceAll(sen.String(), ",", "") {
			t.Errorf("%s: %s sen", g.ID, sen)
		}
		if got := f.Monthly(in.AnnualHours*60, nil); want.Becomes != 0 && got != want.Becomes {
			t.Errorf("%s: raised to %d", g.ID, got)
		}
	}
}

// TestWagesBelowTheFloorAreRaised: the payslip cases PS-JP-REGION, a wage of 150,000 in September
// 2026.
func TestWagesBelowTheFloorAreRaised(t *testing.T) {
	for _, g := range goldens(t, "payslip") {
		var in struct {
			Period      string     `json:"period"`
			Pref        string     `json:"pref"`
			Wage        yen.Amount `json:"wage"`
			AnnualHours int        `json:"annual_hours"`
		}
		var want struct {
			MinWage yen.Amount `json:"min_wage"`
			Gross   yen.Amount `json:"gross"`
		}
		g.read(t, &in, &want)
		f := floor(t, in.Pref, in.Period+"-30")
		r, err := f.Check([]minimumwage.Part{{Amount: in.Wage}},
			minimumwage.Divisors{Year: in.AnnualHours * 60}, nil)
		if err != nil || f.Hourly != want.MinWage || r.OK || r.Short.Num <= 0 {
			t.Errorf("%s: %d %+v %v", g.ID, f.Hourly, r, err)
		}
		if got := f.Monthly(in.AnnualHours*60, nil); got != want.Gross {
			t.Errorf("%s: %d, want %d", g.ID, got, want.Gross)
		}
	}
}

func TestTheTableEqualsItsSource(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "law", "tax",
		"minimum_wage.tsv"))
	if err != nil {
		t.Skip("the law guide is not beside the repository: minimum_wage.tsv not compared")
	}
	want := map[string]bool{}
	for _, line := range strings.Split(strings.TrimRight(string(src), "\n"), "\n") {
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "jis\t") {
			want[line] = false
		}
	}
	rows := 0
	for _, name := range []string{"2024-10-01", "2025-10-01", "2026-10-01"} {
		for _, r := range table(t, name).Rows {
			key := strings.Join([]string{r.Text("jis"), r.Text("prefecture"), r.Text("fiscal_year"),
				r.Text("hourly_yen"), r.Text("effective_from")}, "\t")
			if _, ok := want[key]; !ok {
				t.Errorf("not in the source: %s", key)
			}
			want[key] = true
			rows++
		}
	}
	for key, seen := range want {
		if !seen {
			t.Errorf("the tables lack: %s", key)
		}
	}
	if rows != 3*47 || len(want) != rows {
		t.Errorf("%d rows, the source has %d", rows, len(want))
	}
}

func table(t *testing.T, name string) *dated.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("tables", "hourly", name+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := dated.Parse("tables/hourly/"+name+".tsv", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestEveryYearHasEveryPrefectureLaterAndNotLower is the self-check of README §14.
func TestEveryYearHasEveryPrefectureLaterAndNotLower(t *testing.T) {
	hourly, from := map[string]yen.Amount{}, map[string]caldate.Date{}
	for _, name := range []string{"2024-10-01", "2025-10-01", "2026-10-01"} {
		f := table(t, name)
		if len(f.Rows) != 47 {
			t.Errorf("%s: %d prefectures", name, len(f.Rows))
		}
		first, last := dated.Open, caldate.Date{}
		for _, r := range f.Rows {
			p, day := r.Text("jis"), r.Date("effective_from")
			if !day.After(from[p]) || r.Yen("hourly_yen") <= hourly[p] {
				t.Errorf("%s %s: not later, or not higher", name, r.Text("prefecture"))
			}
			hourly[p], from[p] = r.Yen("hourly_yen"), day
			if day.Before(first) {
				first = day
			}
			if day.After(last) {
				last = day
			}
		}
		if first != f.From || last.After(f.HoldsThrough) {
			t.Errorf("%s: rows from %s to %s", name, first, last)
		}
	}
}

// TestDaysOfEffect: README §11. Some prefectures changed in spring, and none may be taken for
// October.
func TestDaysOfEffect(t *testing.T) {
	for _, c := range []struct {
		prefecture, day string
		want            yen.Amount
	}{
		{"東京", "2026-09-30", 1226}, {"東京", "2026-10-01", 1280}, {"13", "2025-10-02", 1163},
		{"13", "2025-10-03", 1226}, {"秋田", "2026-03-30", 951}, {"秋田", "2026-03-31", 1031},
		{"秋田", "2026-10-13", 1031}, {"秋田", "2026-10-14", 1090}, {"群馬", "2026-02-28", 985},
		{"群馬", "2026-03-01", 1063}, {"福島", "2025-12-31", 955}, {"福島", "2026-01-01", 1033},
		{"徳島", "2026-01-01", 1046}, {"熊本", "2026-11-30", 1034}, {"熊本", "2026-12-01", 1092},
		{"岩手", "2026-11-30", 1031}, {"岩手", "2026-12-01", 1090}, {"沖縄", "2026-12-01", 1023},
		{"沖縄", "2026-12-02", 1086}, {"大分", "2025-12-31", 954}, {"大分", "2026-01-01", 1035},
	} {
		if got := floor(t, c.prefecture, c.day).Hourly; got != c.want {
			t.Errorf("%s %s: %d, want %d", c.prefecture, c.day, got, c.want)
		}
	}
}

// TestStandings: five prefectures are in force for certain (the source's note); the other amounts
// of 2026 are provisional, and so is anything after the tables end.
func TestStandings(t *testing.T) {
	certain := map[string]bool{"東京": true, "北海道": true, "宮城": true, "神奈川": true, "大阪": true}
	for p := minimumwage.Prefecture(1); p <= 47; p++ {
		name := p.Label()
		f := floor(t, name, "2026-12-02")
		if (f.Standing == dated.Confirmed) != certain[name] {
			t.Errorf("%s in 2026: %s", name, f.Standing.Label())
		}
		if f = floor(t, name, "2026-09-30"); f.Standing != dated.Confirmed {
			t.Errorf("%s in September 2026: %s", name, f.Standing.Label())
		}
		if f = floor(t, name, "2027-10-01"); f.Standing != dated.Provisional {
			t.Errorf("%s in 2027: %s", name, f.Standing.Label())
		}
	}
	if f := floor(t, "東京", "2027-09-30"); f.Standing != dated.Confirmed {
		t.Error("Tokyo is not confirmed to the end of the table")
	}
}

func TestEveryDayHasOneAmount(t *testing.T) {
	for p := minimumwage.Prefecture(1); p <= 47; p++ {
		var before yen.Amount
		for d := caldate.Must("2024-11-01"); d.Before(caldate.Must("2027-12-01")); d = d.AddDays(1) {
			f, _, err := minimumwage.FloorFor(p, d)
			if err != nil || f.Hourly < before || d.Before(f.From) {
				t.Fatal(p.Label(), d, err)
			}
			before = f.Hourly
		}
	}
}

func TestNoAmountBeforeTheFirst(t *testing.T) {
	var first *dated.BeforeFirstError
	p, _ := minimumwage.ParsePrefecture("徳島")
	if _, _, err := minimumwage.FloorFor(p, caldate.Must("2024-10-31")); !errors.As(err, &first) {
		t.Errorf("%v", err)
	}
	if _, _, err := minimumwage.FloorFor(p, caldate.Must("2024-11-01")); err != nil {
		t.Error(err)
	}
	for _, n := range []minimumwage.Prefecture{0, 48} {
		if _, _, err := minimumwage.FloorFor(n, caldate.Must("2026-10-01")); err == nil {
			t.Errorf("prefecture %d answered", n)
		}
	}
}

func TestPrefecturesByNumberAndName(t *testing.T) {
	for s, want := range map[string]minimumwage.Prefecture{"01": 1, "1": 1, "北海道": 1, "13": 13,
		"東京都": 13, "東京": 13, "京都": 26, "京都府": 26, "大阪府": 27, " 47 ": 47, "沖縄県": 47,
		"鹿児島県": 46} {
		if got, err := minimumwage.ParsePrefecture(s); err != nil || got != want {
			t.Errorf("%s: %d %v", s, got, err)
		}
	}
	for _, s := range []string{"", "0", "48", "013", "東京市", "北海", "-1", "都"} {
		if got, err := minimumwage.ParsePrefecture(s); err == nil {
			t.Errorf("%q was read as %d", s, got)
		}
	}
}

func TestPeriodsAreCutWhereTheAmountChanges(t *testing.T) {
	october := caldate.Range{From: caldate.Must("2026-10-01"), Through: caldate.Must("2026-10-31")}
	for _, c := range []struct{ prefecture, want string }{
		{"東京", "10-01 to 10-31 1280"},
		{"秋田", "10-01 to 10-13 1031, 10-14 to 10-31 1090"},
		{"岩手", "10-01 to 10-31 1031"},
	} {
		p, _ := minimumwage.ParsePrefecture(c.prefecture)
		spans, err := minimumwage.Spans(p, october)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, s := range spans {
			list = append(list, s.From.String()[5:]+" to "+s.Through.String()[5:]+" "+
				strings.ReplaceAll(s.Floor.Hourly.String(), ",", ""))
		}
		if got := strings.Join(list, ", "); got != c.want {
			t.Errorf("%s: %s", c.prefecture, got)
		}
	}
	late := caldate.Range{From: caldate.Must("2027-09-01"), Through: caldate.Must("2028-02-29")}
	if spans, err := minimumwage.Spans(13, late); err != nil || len(spans) != 2 ||
		spans[1].Floor.Standing != dated.Provisional || spans[1].Through != late.Through {
		t.Errorf("%+v %v", spans, err)
	}
	if _, err := minimumwage.Spans(13, caldate.Range{From: october.Through,
		Through: october.From}); err == nil {
		t.Error("a period without days was taken")
	}
}

// TestWhatIsCompared: 最賃法4-3 and 最賃則1. Attendance, commuting and family allowances are left out,
// housing is not, other than in the base of extra wages.
func TestWhatIsCompared(t *testing.T) {
	f := floor(t, "13", "2026-10-01")
	for _, k := range []minimumwage.Kind{minimumwage.Temporary, minimumwage.BeyondMonth,
		minimumwage.Overtime, minimumwage.Holiday, minimumwage.Night, minimumwage.Attendance,
		minimumwage.Commuting, minimumwage.Family} {
		if !f.Excluded(k) {
			t.Errorf("%s is compared", k)
		}
	}
	for _, k := range []minimumwage.Kind{"", "housing", "position", "qualification"} {
		if f.Excluded(k) {
			t.Errorf("%q is not compared", k)
		}
	}
	// 2,064 hours: 220,160 a month is 1,280 exactly; a yen less is below.
	d := minimumwage.Divisors{Year: 2064 * 60}
	for pay, ok := range map[yen.Amount]bool{220_160: true, 220_159: false, 220_161: true} {
		parts := []minimumwage.Part{{Amount: pay - 20_000}, {Kind: "housing", Amount: 20_000},
			{Kind: minimumwage.Family, Amount: 30_000}, {Kind: minimumwage.Attendance, Amount: 10_000}}
		r, err := f.Check(parts, d, nil)
		if err != nil || r.OK != ok || r.OK == (r.Short.Num > 0) {
			t.Errorf("%d: %+v %v", pay, r, err)
		}
	}
}

// TestMixedPay: 最賃則2-1. 8,000 a day of 8 hours and 33,600 a month of 160 hours: 1,000 + 210.
func TestMixedPay(t *testing.T) {
	f := floor(t, "13", "2026-09-30") // 1,226
	d := minimumwage.Divisors{Year: 1920 * 60, Day: 480, Week: 2400, Piece: 170 * 60}
	for _, c := range []struct {
		name  string
		parts []minimumwage.Part
		want  string
	}{
		{"day and month", []minimumwage.Part{{Per: minimumwage.PerDay, Amount: 8000}, {Amount: 33_600}},
			"1210"},
		{"hour", []minimumwage.Part{{Per: minimumwage.PerHour, Amount: 1226}}, "1226"},
		{"week", []minimumwage.Part{{Per: minimumwage.PerWeek, Amount: 50_000}}, "1250"},
		{"piece", []minimumwage.Part{{Per: minimumwage.Piece, Amount: 204_000}}, "1200"},
		{"nothing", nil, "0"},
	} {
		r, err := f.Check(c.parts, d, nil)
		if err != nil || r.Hourly.String() != c.want ||
			r.OK != (r.Hourly.Compare(f.Hourly.Exact()) >= 0) {
			t.Errorf("%s: %s %v", c.name, r.Hourly, err)
		}
	}
	bad := []minimumwage.Part{{Amount: -1}, {Per: minimumwage.PerDay, Amount: 1}, {Per: 9, Amount: 1}}
	_, err := f.Check(bad, minimumwage.Divisors{}, nil)
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("three faults, told as %v", err)
	}
}

// TestTheRaisedPayReachesTheFloor and a yen less does not, for any year of work.
func TestTheRaisedPayReachesTheFloor(t *testing.T) {
	for p := minimumwage.Prefecture(1); p <= 47; p++ {
		f := floor(t, p.Label(), "2026-10-01")
		for minutes := 100_000; minutes < 126_000; minutes += 1117 {
			pay := f.Monthly(minutes, nil)
			d := minimumwage.Divisors{Year: minutes}
			at, err1 := f.Check([]minimumwage.Part{{Amount: pay}}, d, nil)
			below, err2 := f.Check([]minimumwage.Part{{Amount: pay - 1}}, d, nil)
			if err1 != nil || err2 != nil || !at.OK || below.OK {
				t.Fatalf("%s, %d minutes: %d", p.Label(), minutes, pay)
			}
		}
	}
}

func TestTheComparisonExplainsItself(t *testing.T) {
	var trace why.Trace
	f := floor(t, "秋田", "2026-10-14")
	parts := []minimumwage.Part{{Amount: 180_000}, {Kind: minimumwage.Commuting, Amount: 12_000}}
	if _, err := f.Check(parts, minimumwage.Divisors{Year: 2064 * 60}, &trace); err != nil {
		t.Fatal(err)
	}
	f.Monthly(2064*60, &trace)
	var all strings.Builder
	for _, s := range trace.Steps {
		all.WriteString(s.String() + "\n")
	}
	for _, want := range []string{"1,090円", "達していません", "通勤手当", "秋田", "暫定", "187,480円",
		"2064時間", "最賃法4-1", "unverified"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing in\n%s", want, all.String())
		}
	}
	if trace.Standing() != dated.Provisional {
		t.Error("a provisional amount was not noticed")
	}
}

func BenchmarkCheck(b *testing.B) {
	f := floor(b, "13", "2026-10-01")
	parts := []minimumwage.Part{{Amount: 280_000}, {Kind: minimumwage.Commuting, Amount: 12_000}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Check(parts, minimumwage.Divisors{Year: 2064 * 60}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
