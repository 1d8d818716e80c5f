package remuneration_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/law/why"
)

const (
	up        = remuneration.Up
	down      = remuneration.Down
	unchanged = remuneration.Unchanged
)

// both is one standard in both insurances.
func both(a amount) standard { return standard{Health: a, Pension: a} }

// README 5.4: two grades, and the direction of fixed pay and of the average must agree.
func TestTwoGradesInTheDirectionOfFixedPay(t *testing.T) {
	for _, c := range []struct {
		way  remuneration.Direction
		cash amount
		now  amount
		want remuneration.Key
	}{
		{up, 349_999, 300_000, remuneration.Revised}, // 340,000: two grades
		{up, 330_000, 300_000, remuneration.Revised},
		{up, 329_999, 300_000, remuneration.SmallDifference},
		{up, 300_000, 300_000, remuneration.SmallDifference},
		{down, 269_999, 300_000, remuneration.Revised},
		{down, 270_000, 300_000, remuneration.SmallDifference},
		// Fixed pay fell, overtime lifted the average; and the other way round.
		{down, 330_000, 300_000, remuneration.OtherDirection},
		{down, 900_000, 300_000, remuneration.OtherDirection},
		{up, 269_999, 300_000, remuneration.OtherDirection},
		{up, 290_000, 300_000, remuneration.SmallDifference},
		// Overtime alone.
		{unchanged, 900_000, 300_000, remuneration.NoFixedChange},
		{unchanged, 100_000, 300_000, remuneration.NoFixedChange},
	} {
		d := revise(t, change("2026-07", c.way, c.cash, both(c.now)))
		if d.Key != c.want {
			t.Errorf("%+v: %s", c, d.Key)
		}
		want := both(c.now)
		if c.want == remuneration.Revised {
			want = of(t, d.From, c.cash)
		}
		if d.Standard != want {
			t.Errorf("%+v: %+v", c, d.Standard)
		}
	}
}

func TestEveryMonthNeedsItsDays(t *testing.T) {
	const g, p, s = remuneration.General, remuneration.PartTime, remuneration.ShortTime
	for _, c := range []struct {
		category remuneration.Category
		days     [3]int
		want     remuneration.Key
	}{
		{g, [3]int{17, 17, 17}, remuneration.Revised}, {g, [3]int{17, 17, 16}, remuneration.FewDays},
		{g, [3]int{16, 31, 31}, remuneration.FewDays}, {g, [3]int{0, 17, 17}, remuneration.FewDays},
		// The 15 days of part-timers are for the annual determination alone.
		{p, [3]int{15, 15, 15}, remuneration.FewDays}, {p, [3]int{16, 16, 16}, remuneration.FewDays},
		{p, [3]int{17, 17, 17}, remuneration.Revised},
		{s, [3]int{11, 11, 11}, remuneration.Revised}, {s, [3]int{11, 10, 11}, remuneration.FewDays},
		{0, [3]int{17, 17, 17}, remuneration.Revised},
	} {
		o := change("2026-04", up, 400_000, both(200_000))
		o.Category = c.category
		for i := range o.Months {
			o.Months[i].Days = c.days[i]
		}
		if d := revise(t, o); d.Key != c.want {
			t.Errorf("%+v: %s", c, d.Key)
		}
	}
	o := change("2026-04", up, 400_000, both(200_000))
	o.Category = s
	o.Months[0].Category, o.Months[0].Days = g, 16
	o.Months[1].Days, o.Months[2].Days = 11, 11
	if d := revise(t, o); d.Key != remuneration.FewDays || counts(d) != "011" {
		t.Errorf("the month before the change of category: %s %s", d.Key, counts(d))
	}
	o.Months[0].Category = p
	if d := revise(t, o); d.Key != remuneration.FewDays {
		t.Errorf("a part-timer's month of 16 days: %s", d.Key)
	}
}

func TestThreeMonthsInARowAreNeeded(t *testing.T) {
	for name, spoil := range map[string]func(*month){
		"none": func(m *month) { *m = month{} }, "joined": func(m *month) { m.Partial = true },
		"low sick pay": func(m *month) { m.Reduced = true },
	} {
		for i := range 3 {
			o := change("2026-04", up, 400_000, both(200_000))
			spoil(&o.Months[i])
			if d := revise(t, o); d.Key != remuneration.NotAllMonths || d.Standard != both(200_000) {
				t.Errorf("%s in month %d: %s", name, i, d.Key)
			}
		}
	}
}

// README 5.4: revised January to June valid to August, July to December to the next August.
func TestFromTheFourthMonthToTheRightAugust(t *testing.T) {
	for first := mon("2020-09"); !first.After(mon("2030-12")); first = first.Add(1) {
		o := change(first.String(), up, 400_000, both(200_000))
		d := revise(t, o)
		if d.Key != remuneration.Revised || d.From != first.Add(3) {
			t.Errorf("%s: %s from %s", first, d.Key, d.From)
		}
		want := caldate.Month{Year: d.From.Year, Number: 8}
		if d.From.Number >= 7 {
			want.Year++
		}
		if d.Through != want {
			t.Errorf("from %s to %s", d.From, d.Through)
		}
	}
}

// README 5.4, the agency's table: one grade suffices at the ends.
func TestTheEndsOfTheTables(t *testing.T) {
	for _, c := range []struct {
		name   string
		way    remuneration.Direction
		cash   amount
		before amount
		now    standard
		want   remuneration.Key
		then   standard
	}{
		{"pension 31 to 32", up, 665_000, 0, standard{Pension: 620_000}, remuneration.Revised,
			standard{Pension: 650_000}},
		{"one yen less", up, 664_999, 0, standard{Pension: 620_000}, remuneration.SmallDifference,
			standard{Pension: 620_000}},
		{"pension 32 to 31", down, 634_999, 665_000, standard{Pension: 650_000}, remuneration.Revised,
			standard{Pension: 620_000}},
		{"one yen more", down, 635_000, 665_000, standard{Pension: 650_000},
			remuneration.SmallDifference, standard{Pension: 650_000}},
		{"from within the grade", down, 634_999, 664_999, standard{Pension: 650_000},
			remuneration.SmallDifference, standard{Pension: 650_000}},
		{"from nobody knows where", down, 634_999, 0, standard{Pension: 650_000},
			remuneration.UnknownBefore, standard{Pension: 650_000}},
		{"pension 1 to 2", up, 93_000, 82_999, standard{Pension: 88_000}, remuneration.Revised,
			standard{Pension: 98_000}},
		{"from within the first", up, 93_000, 83_000, standard{Pension: 88_000},
			remuneration.SmallDifference, standard{Pension: 88_000}},
		{"not far enough", up, 92_999, 82_999, standard{Pension: 88_000},
			remuneration.SmallDifference, standard{Pension: 88_000}},
		{"unknown at the first", up, 93_000, 0, standard{Pension: 88_000}, remuneration.UnknownBefore,
			standard{Pension: 88_000}},
		{"pension 2 to 1", down, 82_999, 0, standard{Pension: 98_000}, remuneration.Revised,
			standard{Pension: 88_000}},
		{"pension 2 to 1, too little", down, 83_000, 0, standard{Pension: 98_000},
			remuneration.SmallDifference, standard{Pension: 98_000}},
		{"health 49 to 50", up, 1_415_000, 0, standard{Health: 1_330_000}, remuneration.Revised,
			standard{Health: 1_390_000}},
		{"health 49 to 50, one yen less", up, 1_414_999, 0, standard{Health: 1_330_000},
			remuneration.SmallDifference, standard{Health: 1_330_000}},
		{"health 50 to 49", down, 1_354_999, 1_415_000, standard{Health: 1_390_000},
			remuneration.Revised, standard{Health: 1_330_000}},
		{"health 50 to 49, unknown", down, 1_354_999, 0, standard{Health: 1_390_000},
			remuneration.UnknownBefore, standard{Health: 1_390_000}},
		{"health 1 to 2", up, 63_000, 52_999, standard{Health: 58_000}, remuneration.Revised,
			standard{Health: 68_000}},
		{"health 1 to 2 from within", up, 63_000, 53_000, standard{Health: 58_000},
			remuneration.SmallDifference, standard{Health: 58_000}},
		{"health 2 to 1", down, 52_999, 0, standard{Health: 68_000}, remuneration.Revised,
			standard{Health: 58_000}},
		{"the other way", down, 665_000, 0, standard{Pension: 620_000}, remuneration.OtherDirection,
			standard{Pension: 620_000}},
		{"unknown, the other way", down, 93_000, 0, standard{Pension: 88_000},
			remuneration.SmallDifference, standard{Pension: 88_000}},
	} {
		o := change("2026-04", c.way, c.cash, c.now)
		o.Before = c.before
		d := revise(t, o)
		if d.Key != c.want || d.Standard != c.then {
			t.Errorf("%s: %s %+v", c.name, d.Key, d.Standard)
		}
		if asks := c.want == remuneration.UnknownBefore; asks != (d.Judgement != nil) {
			t.Errorf("%s: %+v", c.name, d.Judgement)
		}
	}
}

// Who is in both insurances tells by the health standard where the remuneration before lay.
func TestTheHealthStandardTellsTheRemunerationBefore(t *testing.T) {
	for _, c := range []struct {
		way    remuneration.Direction
		before amount // never told to the rule
		cash   amount
		want   bool
	}{
		{down, 680_000, 634_999, true}, {down, 665_000, 634_999, true},
		{down, 664_999, 634_999, false}, {down, 640_000, 634_999, false},
		{up, 80_000, 93_000, true}, {up, 82_999, 93_000, true}, {up, 83_000, 93_000, false},
		{up, 72_999, 83_000, true}, // health 68,000 to 88,000; the pension stays at its first grade
	} {
		now := of(t, mon("2026-04"), c.before)
		d := revise(t, change("2026-04", c.way, c.cash, now))
		if (d.Key == remuneration.Revised) != c.want || d.Judgement != nil {
			t.Errorf("%+v: %s %+v", c, d.Key, d.Judgement)
		}
		if c.want && d.Standard != of(t, d.From, c.cash) {
			t.Errorf("%+v: %+v", c, d.Standard)
		}
	}
}

// The bounds move with the pension's cap in 2027, 2028 and 2029.
func TestTheUpperEndMovesWithTheCap(t *testing.T) {
	for _, c := range []struct {
		first     string
		now, then amount
		reach     amount
	}{
		{"2027-05", 620_000, 650_000, 665_000}, // revised from August 2027
		{"2027-06", 650_000, 680_000, 695_000}, {"2028-05", 650_000, 680_000, 695_000},
		{"2028-06", 680_000, 710_000, 730_000}, {"2029-06", 710_000, 750_000, 770_000},
	} {
		for cash, want := range map[amount]bool{c.reach: true, c.reach - 1: false} {
			d := revise(t, change(c.first, up, cash, standard{Pension: c.now}))
			if (d.Key == remuneration.Revised) != want {
				t.Errorf("%+v with %s: %s", c, cash, d.Key)
			}
			if want && d.Standard.Pension != c.then {
				t.Errorf("%+v: %+v", c, d.Standard)
			}
		}
		o := change(c.first, down, c.now+14_999, standard{Pension: c.then})
		o.Before = c.reach
		if d := revise(t, o); d.Key != remuneration.Revised || d.Standard.Pension != c.now {
			t.Errorf("down %+v: %s %+v", c, d.Key, d.Standard)
		}
	}
}

// Health insurance moves where the pension has nowhere to go.
func TestTheTwoInsurancesAreJudgedEachByItself(t *testing.T) {
	for _, c := range []struct {
		way       remuneration.Direction
		now, then standard
		cash      amount
	}{
		{up, standard{Health: 680_000, Pension: 650_000},
			standard{Health: 750_000, Pension: 650_000}, 740_000},
		{down, standard{Health: 750_000, Pension: 650_000},
			standard{Health: 680_000, Pension: 650_000}, 680_000},
		{up, standard{Health: 58_000, Pension: 88_000},
			standard{Health: 78_000, Pension: 88_000}, 80_000},
	} {
		d := revise(t, change("2026-04", c.way, c.cash, c.now))
		if d.Key != remuneration.Revised || d.Standard != c.then {
			t.Errorf("%+v: %s %+v", c, d.Key, d.Standard)
		}
	}
	// Over seventy-five there is no health insurance, over seventy only the standard's equivalent.
	d := revise(t, change("2026-04", up, 400_000, standard{Pension: 200_000}))
	if d.Standard != (standard{Pension: 410_000}) {
		t.Errorf("%+v", d.Standard)
	}
}

// The practice of revising both when either has moved two grades comes to the same standards.
func TestJudgingApartEqualsThePracticeOfJudgingTogether(t *testing.T) {
	first := mon("2026-04")
	b, _, err := remuneration.GradesOn(first.First())
	if err != nil {
		t.Fatal(err)
	}
	for before := amount(40_000); before < 1_500_000; before += 9_500 {
		for cash := amount(40_500); cash < 1_500_000; cash += 10_500 {
			way, now, then := up, b.Of(before), b.Of(cash)
			if cash < before {
				way = down
			}
			o := change("2026-04", way, cash, now)
			o.Before = before
			d := revise(t, o)
			apart := b.Health.Of(cash).Number - b.Health.Of(before).Number
			if max(apart, -apart) >= 2 && (d.Key != remuneration.Revised || d.Standard != then) {
				t.Fatalf("%s to %s: %s %+v, together %+v", before, cash, d.Key, d.Standard, then)
			}
			if d.Key == remuneration.Revised && d.Standard != then {
				t.Fatalf("%s to %s: %+v, want %+v", before, cash, d.Standard, then)
			}
		}
	}
}

// README 5.4: of a raise that was paid later, the month of the difference is the change, and the
// difference is left out.
func TestARaiseThatWasPaidLater(t *testing.T) {
	o := change("2026-06", up, 340_000, both(300_000))
	o.Months[0].Cash, o.Months[0].Retroactive = 460_000, 120_000
	d := revise(t, o)
	if d.Key != remuneration.Revised || d.Average != 340_000 || d.From != mon("2026-09") {
		t.Errorf("%+v", d)
	}
	if d.Filed.Total != 1_140_000 || d.Filed.Average != 380_000 {
		t.Errorf("the form's own figures: %+v", d.Filed)
	}
	if c, ok := d.Corrected(); !ok || c != 340_000 {
		t.Errorf("corrected average %s %t", c, ok)
	}
	// With the difference it would be two grades, without it is one.
	o = change("2026-06", up, 320_000, both(300_000))
	o.Months[0].Cash, o.Months[0].Retroactive = 380_000, 60_000
	if d := revise(t, o); d.Key != remuneration.SmallDifference {
		t.Errorf("%s", d.Key)
	}
}

func TestPayOfOtherTimesIsMovedToWhereItBelongs(t *testing.T) {
	o := change("2026-06", up, 340_000, both(300_000))
	o.Months[0].Cash, o.Months[0].Late = 400_000, 60_000
	o.Months[2].Cash, o.Months[2].Withheld = 240_000, 100_000
	if d := revise(t, o); d.Average != 340_000 || d.Key != remuneration.Revised {
		t.Errorf("%+v", d)
	}
	o = change("2026-06", up, 320_000, both(300_000))
	o.BonusShare = 20_000
	if d := revise(t, o); d.Average != 340_000 || d.Key != remuneration.Revised {
		t.Errorf("bonuses that are remuneration: %+v", d)
	}
}

// README 5.4: a temporary closure of more than three months, and its end.
func TestATemporaryClosureIsAChangeOfFixedPay(t *testing.T) {
	for _, c := range []struct {
		way  remuneration.Direction
		cash amount
		over bool
		want remuneration.Key
	}{
		{unchanged, 200_000, false, remuneration.Revised}, {down, 200_000, false, remuneration.Revised},
		{unchanged, 200_000, true, remuneration.ClosureOver},
		{down, 200_000, true, remuneration.ClosureOver},
		{unchanged, 400_000, false, remuneration.Revised}, {up, 400_000, false, remuneration.Revised},
		{up, 400_000, true, remuneration.Revised}, {down, 400_000, false, remuneration.OtherDirection},
		{unchanged, 300_000, false, remuneration.SmallDifference},
	} {
		o := change("2026-04", c.way, c.cash, both(300_000))
		o.Furlough, o.FurloughOver = true, c.over
		if d := revise(t, o); d.Key != c.want {
			t.Errorf("%+v: %s", c, d.Key)
		}
	}
}

// seasonal is a raise of 10,000 in April, when overtime is high: 30,000 against none in the nine
// months before.
func seasonal(overtime amount) *remuneration.Occasional {
	o := change("2026-04", up, 310_000+overtime, both(300_000))
	for i := range o.Months {
		o.Months[i].Variable = overtime
	}
	for i := range 9 {
		o.YearMonths = append(o.YearMonths, paid(mon("2025-07").Add(i), 30, 300_000))
	}
	o.YearMonths = append(o.YearMonths, o.Months[:]...)
	return o
}

// The fixed pay of the three months, and the variable pay of twelve.
func TestTheYearsAverageOfARevision(t *testing.T) {
	o := seasonal(80_000)
	d := revise(t, o)
	// 390,000 gives 380,000; 310,000 + 80,000 × 3 ÷ 12 = 330,000 gives 340,000: two grades below.
	if d.Key != remuneration.Revised || d.Standard != both(380_000) || d.YearAverage != 330_000 {
		t.Errorf("%+v", d)
	}
	if d.Judgement == nil || d.Judgement.Key != "occasional.average" {
		t.Fatalf("%+v", d.Judgement)
	}
	o.Seasonal, o.Consent = true, true
	d = revise(t, o)
	if d.Key != remuneration.ByAverage || d.Standard != both(340_000) {
		t.Errorf("%+v", d)
	}
	if c, ok := d.Corrected(); !ok || c != 330_000 {
		t.Errorf("corrected average %s %t", c, ok)
	}
	o = seasonal(30_000) // 340,000 against 317,500: one grade
	o.Seasonal, o.Consent = true, true
	if d := revise(t, o); d.Key != remuneration.Revised || d.Judgement != nil {
		t.Errorf("%+v", d)
	}
	// The year's average comes to the standard before: the version asks for one grade.
	o = seasonal(80_000)
	o.Current, o.Seasonal, o.Consent = both(340_000), true, true
	if d := revise(t, o); d.Key != remuneration.Revised || d.Judgement != nil {
		t.Errorf("%s %+v", d.Key, d.Judgement)
	}
}

func TestAYearThatIsNotTheYearOfTheChangeIsRefused(t *testing.T) {
	for _, m := range []string{"2025-06", "2026-07"} {
		o := seasonal(80_000)
		o.YearMonths[0].Month = mon(m)
		if _, err := o.Revise(nil); err == nil {
			t.Errorf("%s was taken", m)
		}
	}
	for _, m := range []string{"2026-03", "2026-07"} {
		o := change("2026-04", up, 400_000, both(300_000))
		o.Months[0].Month = mon(m)
		if _, err := o.Revise(nil); err == nil || !strings.Contains(err.Error(), "months[0]") {
			t.Errorf("%s: %v", m, err)
		}
	}
}

func TestANegativeAnswerExplainsItselfToo(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*remuneration.Occasional)
		want  []string
	}{
		"days": {func(o *remuneration.Occasional) { o.Months[1].Days = 16 },
			[]string{"16日で17日に足りません"}},
		"fixed pay": {func(o *remuneration.Occasional) { o.Direction = unchanged },
			[]string{"固定的賃金の変動がない"}},
		"direction": {func(o *remuneration.Occasional) { o.Direction = down }, []string{"向きが逆", "降給"}},
		"small": {func(o *remuneration.Occasional) { o.Current = both(380_000) },
			[]string{"差 1", "2等級以上の差がない"}},
		"revised": {func(*remuneration.Occasional) {}, []string{"改定します", "昇給", "410,000円"}},
		"edge": {func(o *remuneration.Occasional) {
			o.Current = standard{Pension: 620_000}
			o.Months = run(mon("2026-04"), 31, 665_000)
		}, []string{"1等級差で改定", "law/remuneration/tables/extreme", "31等級→32等級"}},
		"unverified edge": {func(o *remuneration.Occasional) {
			o.Current, o.Before = standard{Health: 58_000}, 52_000
			o.Months = run(mon("2026-04"), 31, 63_000)
		}, []string{"[unverified]", "健康保険 1等級→2等級"}},
	} {
		o := change("2026-04", up, 400_000, both(300_000))
		c.spoil(o)
		var trace why.Trace
		d, err := o.Revise(&trace)
		if err != nil {
			t.Fatal(name, err)
		}
		text := told(&trace)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing in\n%s", name, want, text)
			}
		}
		if last := trace.Steps[len(trace.Steps)-1]; last.Result.String() != d.Key.Label() {
			t.Errorf("%s: the last step says %s", name, last.Result)
		}
	}
}
