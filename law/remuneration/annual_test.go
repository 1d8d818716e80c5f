package remuneration_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/law/why"
)

// README 5.3: acquired from 1 June to 1 July, both inclusive, takes no part.
func TestWhoTakesPartInTheAnnualDetermination(t *testing.T) {
	for _, c := range []struct {
		acquired, lost, revised string
		want                    remuneration.Key
	}{
		{"2026-05-31", "", "", remuneration.Decided},
		{"2026-06-01", "", "", remuneration.ExcludedNew},
		{"2026-06-15", "", "", remuneration.ExcludedNew},
		{"2026-07-01", "", "", remuneration.ExcludedNew},
		{"2026-07-02", "", "", remuneration.ExcludedLate},
		{"2025-06-15", "", "", remuneration.Decided},
		// Left on 30 June: lost on 1 July, not insured on that day.
		{"2015-04-01", "2026-06-30", "", remuneration.ExcludedGone},
		{"2015-04-01", "2026-07-01", "", remuneration.ExcludedGone},
		{"2015-04-01", "2026-07-02", "", remuneration.Decided},
		{"2015-04-01", "", "2026-06", remuneration.Decided},
		{"2015-04-01", "", "2026-07", remuneration.ExcludedRev},
		{"2015-04-01", "", "2026-08", remuneration.ExcludedRev},
		{"2015-04-01", "", "2026-09", remuneration.ExcludedRev},
		{"2015-04-01", "", "2026-10", remuneration.Decided},
		{"2015-04-01", "", "2025-08", remuneration.Decided},
	} {
		a := year(2026, 20, 300_000)
		a.Acquired = day(c.acquired)
		if c.lost != "" {
			a.Lost = day(c.lost)
		}
		if c.revised != "" {
			a.Revised = mon(c.revised)
		}
		d := determine(t, a)
		if d.Key != c.want || d.Key.Excluded() != (c.want != remuneration.Decided) {
			t.Errorf("%+v: %s", c, d.Key)
		}
		if d.Key.Excluded() && (d.Standard != a.Current || d.Used != 0) {
			t.Errorf("%+v: somebody who takes no part has %+v", c, d)
		}
	}
}

func TestEveryDayOfAcquisitionRoundTheBounds(t *testing.T) {
	for _, y := range []int{2024, 2025, 2026, 2027} {
		june, july := caldate.Month{Year: y, Number: 6}.Day(1), caldate.Month{Year: y, Number: 7}.Day(1)
		for on := june.AddDays(-40); on.Before(july.AddDays(40)); on = on.AddDays(1) {
			a := year(y, 20, 300_000)
			a.Acquired = on
			want := !on.Before(june)
			if d := determine(t, a); d.Key.Excluded() != want {
				t.Errorf("%s: %s", on, d.Key)
			}
		}
	}
}

func TestTheStandardHoldsFromSeptemberToAugust(t *testing.T) {
	for y := 2020; y <= 2030; y++ {
		d := determine(t, year(y, 20, 300_000))
		if d.From != (caldate.Month{Year: y, Number: 9}) ||
			d.Through != (caldate.Month{Year: y + 1, Number: 8}) {
			t.Errorf("%d: %s to %s", y, d.From, d.Through)
		}
	}
}

// Which months count, by the days: Article 41 for 17, its regulation for 11, the circular for 15.
func TestBaseDaysByCategory(t *testing.T) {
	const g, p, s = remuneration.General, remuneration.PartTime, remuneration.ShortTime
	for _, c := range []struct {
		category remuneration.Category
		days     [3]int
		want     string
	}{
		{g, [3]int{17, 17, 17}, "111"}, {g, [3]int{17, 16, 17}, "101"}, {g, [3]int{16, 16, 16}, "000"},
		{g, [3]int{31, 0, 16}, "100"}, {g, [3]int{0, 0, 0}, "000"},
		{p, [3]int{17, 17, 17}, "111"}, {p, [3]int{17, 16, 15}, "100"}, {p, [3]int{16, 15, 14}, "110"},
		{p, [3]int{15, 14, 14}, "100"}, {p, [3]int{14, 14, 14}, "000"}, {p, [3]int{16, 16, 17}, "001"},
		{s, [3]int{11, 11, 11}, "111"}, {s, [3]int{11, 10, 12}, "101"}, {s, [3]int{10, 10, 10}, "000"},
		{0, [3]int{17, 16, 17}, "101"}, // not said: general
	} {
		a := year(2026, 20, 300_000)
		a.Category = c.category
		for i := range a.Months {
			a.Months[i].Days = c.days[i]
		}
		if got := counts(determine(t, a)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func counts(d remuneration.Decision) string {
	var b strings.Builder
	for _, m := range d.Months {
		if m.Counts {
			b.WriteByte('1')
		} else {
			b.WriteByte('0')
		}
	}
	return b.String()
}

// README 5.3: each month by its own category at the end of the pay period.
func TestAChangeOfCategoryWithinTheMonths(t *testing.T) {
	const g, p, s = remuneration.General, remuneration.PartTime, remuneration.ShortTime
	for _, c := range []struct {
		now    remuneration.Category
		months [3]remuneration.Category
		days   [3]int
		want   string
	}{
		{s, [3]remuneration.Category{g, s, s}, [3]int{16, 11, 11}, "011"},
		{s, [3]remuneration.Category{g, 0, 0}, [3]int{17, 11, 10}, "110"},
		{g, [3]remuneration.Category{s, g, g}, [3]int{11, 16, 17}, "101"},
		{g, [3]remuneration.Category{s, 0, 0}, [3]int{10, 17, 17}, "011"},
		// A short-time month that counts keeps the part-timer's months at 17.
		{s, [3]remuneration.Category{p, s, s}, [3]int{16, 11, 11}, "011"},
		// Where none has its own number, the part-timer's need 15.
		{s, [3]remuneration.Category{p, p, s}, [3]int{16, 15, 10}, "110"},
		{g, [3]remuneration.Category{p, g, g}, [3]int{16, 16, 16}, "100"},
	} {
		a := year(2026, 20, 300_000)
		a.Category = c.now
		for i := range a.Months {
			a.Months[i].Category, a.Months[i].Days = c.months[i], c.days[i]
		}
		if got := counts(determine(t, a)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestMonthsThatAreNotOrdinaryAreLeftOut(t *testing.T) {
	for name, c := range map[string]struct {
		spoil   func(*month)
		used    int
		average amount
		filed   amount // the form's own average, of all that was paid
	}{
		"joined within":   {func(m *month) { m.Partial, m.Cash = true, 150_000 }, 2, 300_000, 250_000},
		"low sick pay":    {func(m *month) { m.Reduced, m.Cash = true, 180_000 }, 2, 300_000, 260_000},
		"withheld":        {func(m *month) { m.Withheld, m.Cash = 90_000, 210_000 }, 2, 300_000, 270_000},
		"late from March": {func(m *month) { m.Late, m.Cash = 60_000, 360_000 }, 3, 300_000, 320_000},
		"a raise's past": {func(m *month) { m.Retroactive, m.Cash = 30_000, 330_000 }, 3, 300_000,
			310_000},
		"in kind":      {func(m *month) { m.Cash, m.Kind = 250_000, 50_000 }, 3, 300_000, 300_000},
		"nothing paid": {func(m *month) { m.Cash, m.Days = 0, 0 }, 2, 300_000, 300_000},
		"no month":     {func(m *month) { *m = month{} }, 2, 300_000, 300_000},
	} {
		for i := range 3 {
			a := year(2026, 20, 300_000)
			c.spoil(&a.Months[i])
			d := determine(t, a)
			if d.Used != c.used || d.Average != c.average || d.Filed.Average != c.filed {
				t.Errorf("%s in month %d: %+v", name, i, d)
			}
			corrected, ok := d.Corrected()
			if ok != (d.Filed != d.Figures) || ok && corrected != c.average {
				t.Errorf("%s: corrected average %s %t", name, corrected, ok)
			}
			if d.Months[i].Month != mon("2026-04").Add(i) || d.Months[i].Reason == "" {
				t.Errorf("%s: %+v", name, d.Months[i])
			}
		}
	}
}

func TestWhereNoMonthCountsTheStandardBeforeStays(t *testing.T) {
	for name, spoil := range map[string]func(*month){
		"days": func(m *month) { m.Days = 16 }, "joined": func(m *month) { m.Partial = true },
		"sick": func(m *month) { m.Reduced = true }, "late": func(m *month) { m.Withheld = 1 },
		"none": func(m *month) { *m = month{} },
	} {
		a := year(2026, 20, 300_000)
		for i := range a.Months {
			spoil(&a.Months[i])
		}
		d := determine(t, a)
		if d.Key != remuneration.KeptPrevious || d.Standard != a.Current || d.Used != 0 ||
			len(d.Months) != 3 {
			t.Errorf("%s: %+v", name, d)
		}
		if _, corrected := d.Corrected(); corrected {
			t.Errorf("%s: a corrected average of nothing", name)
		}
	}
}

// A part-timer who joined within April: April's 18 days are no day of the ordinary rule.
func TestAPartTimersMonthOfJoiningDoesNotHoldTheOthersAtSeventeen(t *testing.T) {
	a := year(2026, 16, 120_000)
	a.Category, a.Acquired = remuneration.PartTime, day("2026-04-06")
	a.Months[0].Days, a.Months[0].Partial = 18, true
	if d := determine(t, a); counts(d) != "011" || d.Filed.Used != 1 {
		t.Errorf("%s %+v", counts(d), d.Filed)
	}
}

func TestPayBeforeInsuredStatusDoesNotCount(t *testing.T) {
	a := year(2026, 20, 300_000)
	a.Acquired = day("2026-05-01") // hired again at sixty, with less pay
	a.Months[0].Cash = 600_000
	if d := determine(t, a); counts(d) != "011" || d.Average != 300_000 || d.Filed.Average != 300_000 {
		t.Errorf("%+v", d)
	}
}

func TestTheAverageDropsTheFraction(t *testing.T) {
	a := year(2026, 20, 0)
	for i, cash := range []amount{200_000, 200_000, 200_001} {
		a.Months[i].Cash = cash
	}
	if d := determine(t, a); d.Total != 600_001 || d.Average != 200_000 {
		t.Errorf("%+v", d.Figures)
	}
	// 209,999.67 is of the grade of 200,000, 210,000 of the next.
	for i, cash := range []amount{210_000, 210_000, 209_999} {
		a.Months[i].Cash = cash
	}
	if d := determine(t, a); d.Standard.Health != 200_000 {
		t.Errorf("%+v", d.Standard)
	}
	a.Months[2].Cash = 210_000
	if d := determine(t, a); d.Standard.Health != 220_000 {
		t.Errorf("%+v", d.Standard)
	}
}

func TestStandardsBeyondThePensionsCap(t *testing.T) {
	for _, c := range []struct {
		year            int
		pay             amount
		health, pension amount
	}{
		{2026, 50_000, 58_000, 88_000}, {2026, 2_000_000, 1_390_000, 650_000},
		{2026, 700_000, 710_000, 650_000}, {2026, 634_999, 620_000, 620_000},
		{2027, 700_000, 710_000, 680_000}, {2027, 664_999, 650_000, 650_000},
		{2028, 700_000, 710_000, 710_000}, {2028, 2_000_000, 1_390_000, 710_000},
		{2029, 729_999, 710_000, 710_000}, {2029, 730_000, 750_000, 750_000},
	} {
		d := determine(t, year(c.year, 20, c.pay))
		if d.Standard != (standard{Health: c.health, Pension: c.pension}) {
			t.Errorf("%+v: %+v", c, d.Standard)
		}
	}
}

func TestFourBonusesAreRemunerationThreeAreNot(t *testing.T) {
	for n, want := range map[int]amount{0: 0, 3: 0, 4: 40_000, 6: 60_000, 12: 120_000} {
		a := year(2026, 20, 300_000)
		for range n {
			a.Bonuses = append(a.Bonuses, 120_000)
		}
		if d := determine(t, a); d.Average != 300_000+want || d.Filed.Average != d.Average {
			t.Errorf("%d: %s", n, d.Average)
		}
	}
	per, is, err := remuneration.BonusesAsPay([]amount{1, 1, 1, 10}, 2026)
	if per != 1 || !is || err != nil { // 13/12
		t.Error(per, is, err)
	}
}

// A temporary closure that is over on 1 July: its months are left out.
func TestPayForATemporaryClosure(t *testing.T) {
	a := year(2026, 30, 300_000)
	for i := range 2 {
		a.Months[i].Cash, a.Months[i].Furlough = 180_000, true
	}
	if d := determine(t, a); d.Average != 220_000 || d.Used != 3 {
		t.Errorf("while it lasts: %+v", d.Figures)
	}
	a.FurloughOver = true
	if d := determine(t, a); d.Average != 300_000 || d.Used != 1 || d.Judgement != nil {
		t.Errorf("when it is over: %+v", d.Figures)
	}
	a.Months[2].Furlough = true
	d := determine(t, a)
	if d.Key != remuneration.KeptPrevious || d.Judgement == nil ||
		d.Judgement.Key != "annual.furlough" {
		t.Errorf("all months: %+v", d)
	}
}

// busy is somebody with much overtime from April to June: 400,000, and 300,000 in the other months.
func busy() *remuneration.Annual {
	a := year(2026, 30, 400_000)
	for i := range 12 {
		m := paid(mon("2025-07").Add(i), 30, 300_000)
		if i >= 9 {
			m.Cash = 400_000
		}
		a.YearMonths = append(a.YearMonths, m)
	}
	return a
}

func TestTheYearsAverageWaitsForAPerson(t *testing.T) {
	a := busy()
	d := determine(t, a)
	// (9 × 300,000 + 3 × 400,000) ÷ 12 = 325,000: grade of 320,000 against 410,000.
	if d.Key != remuneration.Decided || d.YearAverage != 325_000 || d.Standard.Health != 410_000 {
		t.Errorf("%+v", d)
	}
	if d.Judgement == nil || d.Judgement.Key != "annual.average" || len(d.Judgement.Needs) != 3 {
		t.Fatalf("%+v", d.Judgement)
	}
	for _, half := range []bool{true, false} {
		a.Seasonal, a.Consent = half, !half
		if d := determine(t, a); d.Key != remuneration.Decided {
			t.Errorf("decided by half the conditions: %+v", d)
		}
	}
	a.Seasonal, a.Consent = true, true
	d = determine(t, a)
	if d.Key != remuneration.ByAverage || d.Standard != both(320_000) {
		t.Errorf("%+v", d)
	}
	if c, ok := d.Corrected(); !ok || c != 325_000 {
		t.Errorf("corrected average %s %t", c, ok)
	}
}

func TestTheYearsAverageNeedsTwoGrades(t *testing.T) {
	for _, c := range []struct {
		spring amount
		want   bool
	}{{300_000, false}, {349_999, false}, {350_000, true}, {250_000, true}, {270_000, false}} {
		a := busy()
		for i := range a.Months {
			a.Months[i].Cash = c.spring
		}
		for i := range a.YearMonths { // 310,000 the year round: the grade of 320,000
			a.YearMonths[i].Cash = 310_000
		}
		a.Seasonal, a.Consent = true, true
		if c.spring == 270_000 { // the grade of 280,000 is two below: 280 300 320
			c.want = true
		}
		if d := determine(t, a); (d.Key == remuneration.ByAverage) != c.want {
			t.Errorf("%+v: %s against %s", c, d.Average, d.YearAverage)
		}
	}
}

func TestShortMonthsAreLeftOutOfTheYearsAverage(t *testing.T) {
	a := busy()
	for i := range 9 {
		if i%2 == 0 {
			a.YearMonths[i].Days, a.YearMonths[i].Cash = 16, 10_000
		}
	}
	// Four months of 300,000 and three of 400,000.
	if d := determine(t, a); d.YearAverage != 342_857 {
		t.Errorf("%s", d.YearAverage)
	}
	a.Category = remuneration.ShortTime // 11 days are enough
	if d := determine(t, a); d.YearAverage != 204_166 {
		t.Errorf("%s", d.YearAverage)
	}
}

// A part-timer taken by the 15-day rule is measured by it over the year too.
func TestAPartTimersYear(t *testing.T) {
	a := busy()
	a.Category = remuneration.PartTime
	for i := range a.Months {
		a.Months[i].Days = 15
	}
	for i := range a.YearMonths {
		a.YearMonths[i].Days = 15
	}
	if d := determine(t, a); d.YearAverage != 325_000 {
		t.Errorf("%s", d.YearAverage)
	}
	a.Months[0].Days = 17
	if d := determine(t, a); d.YearAverage != 0 || d.Judgement != nil {
		t.Errorf("%s", d.YearAverage)
	}
}

// README 5.3: a revision of July to September wins over the year's average.
func TestARevisionWinsOverTheYearsAverage(t *testing.T) {
	a := busy()
	a.Seasonal, a.Consent, a.Revised = true, true, mon("2026-07")
	if d := determine(t, a); d.Key != remuneration.ExcludedRev {
		t.Errorf("%s", d.Key)
	}
}

func TestTheAnnualDeterminationExplainsItself(t *testing.T) {
	a := busy()
	a.Months[0].Days, a.Months[1].Retroactive = 16, 5_000
	a.Bonuses = []amount{60_000, 60_000, 60_000, 60_000}
	var trace why.Trace
	d, err := a.Determine(&trace)
	if err != nil {
		t.Fatal(err)
	}
	text := told(&trace)
	for _, want := range []string{"16日で17日に足りません", "健保法41-1", "保発0301-8", "令和8年4月",
		"law/remuneration/tables/annual", "law/remuneration/tables/health-grades", "20,000円",
		"law/remuneration/tables/pension-grades", d.Average.String() + "円", "等級"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if last := trace.Steps[len(trace.Steps)-1]; last.Result.String() != d.Key.Label() {
		t.Errorf("the last step says %s", last.Result)
	}
}

func TestEveryEndOfAnAnnualDeterminationHasWords(t *testing.T) {
	for _, k := range []remuneration.Key{remuneration.Decided, remuneration.KeptPrevious,
		remuneration.ExcludedNew, remuneration.ExcludedRev, remuneration.ExcludedGone,
		remuneration.ExcludedLate, remuneration.ByAverage, remuneration.Revised,
		remuneration.NoFixedChange, remuneration.FewDays, remuneration.SmallDifference,
		remuneration.OtherDirection, remuneration.NotAllMonths, remuneration.UnknownBefore,
		remuneration.ClosureOver, remuneration.NotApplied, remuneration.ChildTooOld,
		remuneration.LeaveGoesOn, remuneration.NoMonthCounts, remuneration.SameGrade,
		remuneration.PeriodLifted, remuneration.PeriodNoBase, remuneration.PeriodOutside,
		remuneration.PeriodEnded, remuneration.PeriodTooFar, remuneration.PeriodNone,
		remuneration.PeriodNoLower} {
		if k.Label() == "" {
			t.Errorf("%s has no label", k)
		}
	}
}

func TestImpossibleMonthsAreRefusedAllAtOnce(t *testing.T) {
	for name, spoil := range map[string]func(*remuneration.Annual){
		"March":         func(a *remuneration.Annual) { a.Months[0].Month = mon("2026-03") },
		"July":          func(a *remuneration.Annual) { a.Months[2].Month = mon("2026-07") },
		"last year":     func(a *remuneration.Annual) { a.Months[0].Month = mon("2025-04") },
		"twice":         func(a *remuneration.Annual) { a.Months[1].Month = mon("2026-04") },
		"unnamed":       func(a *remuneration.Annual) { a.Months[1].Month = caldate.Month{} },
		"negative pay":  func(a *remuneration.Annual) { a.Months[1].Cash = -1 },
		"negative kind": func(a *remuneration.Annual) { a.Months[1].Kind = -1 },
		"negative days": func(a *remuneration.Annual) { a.Months[1].Days = -1 },
		"32 days":       func(a *remuneration.Annual) { a.Months[1].Days = 32 },
		"more late pay": func(a *remuneration.Annual) { a.Months[1].Late = 300_001 },
		"bonus":         func(a *remuneration.Annual) { a.Bonuses = []amount{-1} },
		"year": func(a *remuneration.Annual) {
			a.YearMonths = []month{paid(mon("2025-06"), 30, 1)}
		},
		"year twice": func(a *remuneration.Annual) {
			a.YearMonths = []month{paid(mon("2025-07"), 30, 1), paid(mon("2025-07"), 30, 1)}
		},
		"too much": func(a *remuneration.Annual) { a.Months[0].Cash = 1 << 60 },
	} {
		a := year(2026, 20, 300_000)
		spoil(a)
		if _, err := a.Determine(nil); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	a := year(2026, 20, 300_000)
	for i := range a.Months {
		a.Months[i].Days = -1
	}
	_, err := a.Determine(nil)
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("not every fault was told: %v", err)
	}
}
