package standards_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/standards"
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

func extra(t testing.TB) *standards.ExtraWages {
	x, _, err := standards.ExtraWagesFor(caldate.Must("2026-10-31"))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// monthly is the hourly base of monthly pay in a year of rest days and daily hours.
func monthly(t testing.TB, pay yen.Amount, y standards.WorkYear) standards.Base {
	t.Helper()
	x := extra(t)
	b, err := x.HourlyBase([]standards.Part{{Amount: pay}},
		standards.Divisors{Month: x.AverageMonth(y)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestHourlyRateGoldens(t *testing.T) {
	x := extra(t)
	for _, g := range goldens(t, "hourly_rate") {
		var in struct {
			Base           yen.Amount `json:"base"`
			BasePay        yen.Amount `json:"base_pay"`
			Attendance     yen.Amount `json:"attendance_allowance"`
			Family         yen.Amount `json:"family_allowance"`
			Commuting      yen.Amount `json:"commuting"`
			AnnualHolidays int        `json:"annual_holidays"`
			DailyHours     int        `json:"daily_hours"`
		}
		var want struct {
			IncludedBase yen.Amount  `json:"included_base"`
			MonthlyHours int64       `json:"monthly_hours"`
			Hourly       yen.Amount  `json:"hourly"`
			Both         *yen.Amount `json:"overtime_night_1h"`
			Overtime     yen.Amount  `json:"overtime_part"`
			Night        yen.Amount  `json:"night_part"`
		}
		g.read(t, &in, &want)
		month := x.AverageMonth(standards.WorkYear{Holidays: in.AnnualHolidays,
			Daily: in.DailyHours * 60})
		if month.Compare(yen.Rate{Num: want.MonthlyHours * 60, Den: 1}) != 0 {
			t.Errorf("%s: month of %s minutes", g.ID, month)
		}
		parts := []standards.Part{{Amount: in.Base + in.BasePay}, {Kind: "attendance",
			Amount: in.Attendance},
			{Kind: standards.Family, Amount: in.Family}, {Kind: standards.Commuting, Amount: in.Commuting}}
		b, err := x.HourlyBase(parts, standards.Divisors{Month: month}, nil)
		if err != nil || b.Hourly().Compare(want.Hourly.Exact()) != 0 {
			t.Errorf("%s: %v %v", g.ID, b.Hourly(), err)
		}
		var included yen.Amount
		for _, p := range parts {
			if out, _ := x.Excluded(p); !out {
				included += p.Amount
			}
		}
		if want.IncludedBase != 0 && included != want.IncludedBase {
			t.Errorf("%s: %d in the base", g.ID, included)
		}
		if want.Both == nil {
			continue
		}
		p := x.Pay(b, standards.Minutes{Overtime: 60, Night: 60}, standards.Rounding{}, nil)
		if p.Overtime != want.Overtime || p.Night != want.Night || p.Total() != *want.Both {
			t.Errorf("%s: %+v", g.ID, p)
		}
	}
}

func TestPremiumGoldens(t *testing.T) {
	for _, g := range goldens(t, "premium") {
		var in struct {
			Base           yen.Amount `json:"base"`
			AnnualHolidays int        `json:"annual_holidays"`
			DailyHours     int        `json:"daily_hours"`
			Kind           string     `json:"kind"`
			Hours          int        `json:"hours"`
		}
		var want struct {
			Amount yen.Amount `json:"amount"`
		}
		g.read(t, &in, &want)
		var m standards.Minutes
		switch in.Kind {
		case "night only":
			m.Night = in.Hours * 60
		case "holiday":
			m.Holiday = in.Hours * 60
		case "overtime 60h part":
			m.Overtime = in.Hours * 60
		default:
			t.Fatalf("%s: %s", g.ID, in.Kind)
		}
		year := standards.WorkYear{Holidays: in.AnnualHolidays, Daily: in.DailyHours * 60}
		b := monthly(t, in.Base, year)
		if got := extra(t).Pay(b, m, standards.Rounding{}, nil).Total(); got != want.Amount {
			t.Errorf("%s: %d, want %d", g.ID, got, want.Amount)
		}
	}
}

func TestMonthTotalRoundingGoldens(t *testing.T) {
	for _, g := range goldens(t, "month_total_rounding") {
		var in struct {
			HoursMinutes [2]int `json:"hours_minutes"`
		}
		var want struct {
			Hours int `json:"hours"`
		}
		g.read(t, &in, &want)
		if got := extra(t).RoundHours(in.HoursMinutes[0]*60 + in.HoursMinutes[1]); got != want.Hours {
			t.Errorf("%s: %d, want %d", g.ID, got, want.Hours)
		}
	}
	// 基発150: below 30 minutes down, from 30 minutes up.
	for minutes, want := range map[int]int{0: 0, 29: 0, 30: 1, 59: 1, 60: 1, 89: 1, 90: 2} {
		if got := extra(t).RoundHours(minutes); got != want {
			t.Errorf("%d minutes: %d hours, want %d", minutes, got, want)
		}
	}
}

// TestASaturdayAndASundayOnTheSlip is PS-JP-OT-03-1: seven hours on a non-statutory rest day and
// eight on a statutory holiday, after a full week: 39,100 yen.
func TestASaturdayAndASundayOnTheSlip(t *testing.T) {
	g := goldens(t, "payslip")[0]
	var in struct {
		Wage        yen.Amount `json:"wage"`
		AnnualHours int        `json:"annual_hours"`
	}
	var want struct {
		Overtime yen.Amount `json:"overtime"`
	}
	g.read(t, &in, &want)
	var days []standards.Day
	for d := caldate.Must("2026-03-09"); d.Before(caldate.Must("2026-03-14")); d = d.AddDays(1) {
		days = append(days, standards.Day{Date: d, Start: 540, End: 1080, Unplaced: 60, Prescribed: 480})
	}
	days = append(days, shifts("2026-03-14 9:00-16:00 rest", "2026-03-15 9:00-17:00 holiday")...)
	h, _, err := standards.HoursFor(caldate.Must("2026-03-31"))
	if err != nil {
		t.Fatal(err)
	}
	march := caldate.Range{From: caldate.Must("2026-03-01"), Through: caldate.Must("2026-03-31")}
	work := standards.Work{Period: march, Days: days,
		Rules: standards.Rules{WeekStart: caldate.Monday}}
	total, err := h.Classify(&work, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	x := extra(t)
	b, err := x.HourlyBase([]standards.Part{{Amount: in.Wage}},
		standards.Divisors{Month: x.MonthOf(in.AnnualHours * 60)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := x.Pay(b, total.Payable(), standards.Rounding{}, nil); p.Total() != want.Overtime ||
		p.Overtime != 17500 || p.Holiday != 21600 {
		t.Errorf("%s: %+v", g.ID, p)
	}
}

// TestLayers: at 1,000 yen an hour the sums of 労基則20 and the table can be read off: 150% for
// overtime at night, 175% beyond sixty hours at night, 160% on a holiday at night.
func TestLayers(t *testing.T) {
	x := extra(t)
	b, err := x.HourlyBase([]standards.Part{{Per: standards.PerHour, Amount: 1000}},
		standards.Divisors{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		m    standards.Minutes
		want yen.Amount
	}{
		{standards.Minutes{Beyond: 60}, 1000},
		{standards.Minutes{Overtime: 60}, 1250},
		{standards.Minutes{Over60: 60}, 1500},
		{standards.Minutes{Holiday: 60}, 1350},
		{standards.Minutes{Prescribed: 60, Night: 60}, 250},
		{standards.Minutes{Overtime: 60, Night: 60}, 1500},
		{standards.Minutes{Over60: 60, Night: 60}, 1750},
		{standards.Minutes{Holiday: 60, Night: 60}, 1600},
		{standards.Minutes{Prescribed: 60}, 0},
	} {
		if got := x.Pay(b, c.m, standards.Rounding{}, nil).Total(); got != c.want {
			t.Errorf("%+v: %d, want %d", c.m, got, c.want)
		}
	}
}

// TestPiecePay: 労基則19-1-6. 250,000 yen of piece pay over 200 hours are 1,250 an hour; the base is
// paid already, so that an hour of overtime adds 25 percent alone. A mixed wage adds both.
func TestPiecePay(t *testing.T) {
	x := extra(t)
	d := standards.Divisors{Piece: 200 * 60, Month: yen.Rate{Num: 160 * 60, Den: 1}}
	piece := standards.Part{Per: standards.Piece, Amount: 250_000}
	b, err := x.HourlyBase([]standards.Part{piece}, d, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := standards.Minutes{Overtime: 600, Beyond: 60, Night: 60}
	p := x.Pay(b, m, standards.Rounding{}, nil)
	if p.Overtime != 3125 || p.Beyond != 0 || p.Night != 313 {
		t.Errorf("%+v", p)
	}
	b, err = x.HourlyBase([]standards.Part{piece, {Amount: 160_000}}, d, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := x.Pay(b, m, standards.Rounding{}, nil); p.Overtime != 3125+12500 || p.Beyond != 1000 {
		t.Errorf("%+v", p)
	}
}

// TestOtherUnits: 労基則19-1-2 and 3, a day of eight hours and a week of forty.
func TestOtherUnits(t *testing.T) {
	x := extra(t)
	parts := []standards.Part{{Per: standards.PerDay, Amount: 12_000}, {Per: standards.PerWeek,
		Amount: 4000}}
	b, err := x.HourlyBase(parts, standards.Divisors{Day: 480, Week: 2400}, nil)
	if err != nil || b.Hourly().Compare(yen.Amount(1600).Exact()) != 0 {
		t.Errorf("%v %v", b.Hourly(), err)
	}
	_, err = x.HourlyBase(append(parts, standards.Part{Amount: -1}), standards.Divisors{}, nil)
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("three faults, told as %v", err)
	}
}

func TestTheClosedListOfSeven(t *testing.T) {
	x := extra(t)
	out := []standards.Kind{standards.Family, standards.Commuting, standards.SeparateLiving,
		standards.ChildEducation, standards.Housing, standards.Temporary, standards.BeyondMonth}
	for _, k := range out {
		if left, _ := x.Excluded(standards.Part{Kind: k, Substance: standards.Personal}); !left {
			t.Errorf("%s is in the base", k)
		}
	}
	for _, k := range []standards.Kind{"attendance", "position", "", "qualification", "region"} {
		if left, ask := x.Excluded(standards.Part{Kind: k}); left || ask != nil {
			t.Errorf("%q is not in the base", k)
		}
	}
	for _, k := range []standards.Kind{standards.Family, standards.Commuting, standards.Housing} {
		if left, ask := x.Excluded(standards.Part{Kind: k, Substance: standards.Flat}); left ||
			ask != nil {
			t.Errorf("a flat %s stays out", k)
		}
		left, ask := x.Excluded(standards.Part{Kind: k})
		if !left || ask == nil || ask.Question == "" || ask.Law == "" {
			t.Errorf("%s of unknown substance: %v %v", k, left, ask)
		}
	}
	if left, ask := x.Excluded(standards.Part{Kind: standards.Temporary}); !left || ask != nil {
		t.Error("occasional pay needs no question")
	}
}

func TestRoundingSettings(t *testing.T) {
	x := extra(t)
	b := monthly(t, 300_000, standards.WorkYear{Holidays: 120, Daily: 480}) // 1,836.73…
	m := standards.Minutes{Overtime: 600}                                   // 22,959.18…
	for _, c := range []struct {
		name string
		m    standards.Minutes
		s    standards.Rounding
		want yen.Amount
	}{
		{"exact", m, standards.Rounding{}, 22959},
		{"raised", m, standards.Rounding{RaiseTotals: true}, 22960},
		{"hourly to yen: 1,837 × 1.25 = 2,296", m, standards.Rounding{HourlyYen: true}, 22960},
		{"half hours up", standards.Minutes{Overtime: 570}, standards.Rounding{HalfHours: true}, 22959},
		{"half hours down", standards.Minutes{Overtime: 629}, standards.Rounding{HalfHours: true}, 22959},
		{"no setting: minutes as they are", standards.Minutes{Overtime: 629}, standards.Rounding{},
			24069},
	} {
		if got := x.Pay(b, c.m, c.s, nil).Overtime; got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	// Overtime is one sum, with the part beyond sixty hours: 70:20 is 70 hours, 60 and 10.
	p := x.Pay(b, standards.Minutes{Overtime: 3600, Over60: 620},
		standards.Rounding{HalfHours: true}, nil)
	q := x.Pay(b, standards.Minutes{Overtime: 3600, Over60: 600}, standards.Rounding{}, nil)
	if p != q {
		t.Errorf("%+v %+v", p, q)
	}
	// Hours within the statutory ones are no hours of the circular and stay exact.
	half := standards.Rounding{HalfHours: true}
	if p := x.Pay(b, standards.Minutes{Beyond: 29}, half, nil); p.Beyond != 888 {
		t.Errorf("%+v", p)
	}
}

// TestFiftySen: 1,002 × 0.25 × 1 hour = 250.5 goes up; 1,001 × 0.25 = 250.25 goes down.
func TestFiftySen(t *testing.T) {
	x := extra(t)
	for pay, want := range map[yen.Amount]yen.Amount{1000: 250, 1001: 250, 1002: 251, 1003: 251} {
		b, err := x.HourlyBase([]standards.Part{{Per: standards.PerHour, Amount: pay}},
			standards.Divisors{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := x.Pay(b, standards.Minutes{Night: 60}, standards.Rounding{}, nil).Night; got != want {
			t.Errorf("%d: %d, want %d", pay, got, want)
		}
	}
}

// TestBothWaysOfComputingAgree holds the quick product against exact fractions.
func TestBothWaysOfComputingAgree(t *testing.T) {
	x := extra(t)
	r := chance(7)
	for range 3000 {
		pay := yen.Amount(r.below(900_000_000) + 1)
		year := standards.WorkYear{Holidays: r.below(200), Daily: r.below(500) + 60}
		b := monthly(t, pay, year)
		minutes := r.below(20_000)
		got := x.Pay(b, standards.Minutes{Holiday: minutes}, standards.Rounding{}, nil).Holiday
		exact := b.Time.Times(yen.MustRate("135/100")).Times(yen.Rate{Num: int64(minutes), Den: 60})
		if want := yen.RaiseFrom50Sen.Round(exact); got != want {
			t.Fatalf("%d, %+v, %d minutes: %d, want %d", pay, year, minutes, got, want)
		}
	}
}

func TestExtraWagesExplainThemselves(t *testing.T) {
	var trace why.Trace
	x := extra(t)
	month := x.AverageMonth(standards.WorkYear{Holidays: 122, Daily: 480})
	b, err := x.HourlyBase([]standards.Part{{Amount: 243_000}, {Kind: standards.Family,
		Amount: 20_000}},
		standards.Divisors{Month: month}, &trace)
	if err != nil {
		t.Fatal(err)
	}
	p := x.Pay(b, standards.Minutes{Overtime: 90, Night: 30, Holiday: 60, Over60: 1, Beyond: 1},
		standards.Rounding{}, &trace)
	var all strings.Builder
	for _, s := range trace.Steps {
		all.WriteString(s.String() + "\n")
	}
	for _, want := range []string{"家族手当", "162時間00分", "1,500円", "125%", p.Overtime.String() + "円",
		"労基法37-4", "extra-wages", "50銭以上切上げ", "割増の基礎から除く"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing in\n%s", want, all.String())
		}
	}
}
