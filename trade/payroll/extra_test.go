package payroll_test

import (
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// shared law/tax golden_cases OT-31 to OT-33: 300,000 in a year of 120 days of rest and 8 hours;
// OT-1: 240,000 with 125 days is 1,500 an hour, an hour of overtime at night 1,875 and 375.
func TestExtraWagesOfThePublishedExamples(t *testing.T) {
	for _, c := range []struct {
		pay  yen.Amount
		rest int
		m    attendance.Month
		code string
		want yen.Amount
	}{
		{300_000, 120, attendance.Month{Night: 600}, payroll.CodeNight, 4_592},
		{300_000, 120, attendance.Month{Holiday: 480}, payroll.CodeHoliday, 19_837},
		{300_000, 120, attendance.Month{Overtime: 3_600}, payroll.CodeOvertime, 137_755},
		{240_000, 125, attendance.Month{Overtime: 60, Night: 60}, payroll.CodeOvertime, 1_875},
		{240_000, 125, attendance.Month{Overtime: 60, Night: 60}, payroll.CodeNight, 375},
		{240_000, 125, attendance.Month{Beyond: 30}, payroll.CodeBeyond, 750},
		{240_000, 125, attendance.Month{Over60: 60}, payroll.CodeOver60, 2_250},
	} {
		e := plain(uninsured, contract(func(x *employee.Contract) {
			x.Amounts = map[string]yen.Amount{"base": c.pay}
		}))
		s := slip(t, rules(func(r *client.PayRules) { r.AnnualHolidays = c.rest }), e, "2026-06",
			worked(c.m))
		same(t, c.code, amount(s, c.code), c.want)
	}
}

// 労基則19: the hour of each kind of pay. 1,300 an hour; 12,000 for a day of 8 hours; 100,000 of piece
// pay over 200 hours worked adds the rate alone; 120,000 a month of 18 hours a week: 78.21 hours.
func TestTheHourlyBaseFollowsHowPayIsAgreed(t *testing.T) {
	item := func(f client.Formula) client.Item {
		return client.Item{Code: "x", Name: "給与", Formula: f, Counts: all}
	}
	for _, c := range []struct {
		name string
		item client.Item
		who  func(*employee.Contract)
		m    attendance.Month
		want yen.Amount
	}{
		{"hourly", item(client.Formula{Kind: client.Hourly, Measure: client.MinutesWorked,
			Amount: 1_300}), func(c *employee.Contract) { c.Kind = employee.Hourly },
			attendance.Month{Overtime: 60, Prescribed: 9_600}, 1_625},
		{"daily", item(client.Formula{Kind: client.Daily, Measure: client.DaysWorked,
			Amount: 12_000}), func(c *employee.Contract) { c.Kind = employee.Daily },
			attendance.Month{Overtime: 60, WorkedHalves: 40, Prescribed: 9_600}, 1_875},
		{"daily, 6 hours by contract", item(client.Formula{Kind: client.Daily,
			Measure: client.DaysWorked, Amount: 12_000}), func(c *employee.Contract) {
			c.Kind, c.DailyMinutes = employee.Daily, 360
		}, attendance.Month{Overtime: 60, WorkedHalves: 40, Prescribed: 7_200}, 2_500},
		{"piece", item(client.Formula{Kind: client.PerCount, Measure: "count:piece", Amount: 100}),
			func(*employee.Contract) {}, attendance.Month{Prescribed: 190 * 60, Overtime: 600,
				Counts: map[string]int{"piece": 1_000}}, 1_250},
		{"part-time by the month", item(client.Formula{Kind: client.Fixed, Amount: 120_000}),
			func(c *employee.Contract) {
				c.Status, c.WeeklyDays, c.WeeklyMinutes = employee.PartTime, 3, 1_080
			}, attendance.Month{Overtime: 60}, 1_918}, // 120,000 ÷ 78.2142 × 1.25 = 1,917.8
		{"days of the month by contract", item(client.Formula{Kind: client.Fixed, Amount: 160_000}),
			func(c *employee.Contract) { c.MonthlyDays = 20 }, attendance.Month{Overtime: 60}, 1_250},
	} {
		e := plain(uninsured, contract(c.who))
		s := slip(t, items(c.item), e, "2026-06", worked(c.m))
		same(t, c.name, amount(s, payroll.CodeOvertime), c.want)
	}
}

// A month of 10,200 minutes (255 days of 8 hours in twelfths): 170,000 is 1,000 an hour. What is
// not in the base adds nothing to it.
func TestOnlyWhatIsMarkedIsInTheBaseAndWholeInAPartMonth(t *testing.T) {
	out := all
	out.ExtraBase = false
	c := items(
		client.Item{Code: "base", Name: "基本給", Prorated: true, Counts: all,
			Formula: client.Formula{Kind: client.Fixed, Amount: 170_000}},
		client.Item{Code: "home", Name: "住宅手当", Counts: out,
			Formula: client.Formula{Kind: client.Fixed, Amount: 50_000}})
	e := plain(uninsured, joined("2026-06-16"),
		contract(func(c *employee.Contract) { c.Amounts = nil }))
	s := slip(t, c, e, "2026-06", worked(attendance.Month{Overtime: 600}))
	same(t, "ten hours", amount(s, payroll.CodeOvertime), 12_500)
}

// 労基法41: a manager has late-night wages alone, a director none.
func TestManagersHaveNightWagesAloneAndDirectorsNone(t *testing.T) {
	in := worked(attendance.Month{Overtime: 600, Holiday: 480, Night: 60, Beyond: 60})
	manager := plain(contract(func(c *employee.Contract) { c.Manager = true }))
	s := slip(t, tokyo(nil), manager, "2026-06", in)
	if len(s.Earnings) != 2 || s.Earnings[1].Code != payroll.CodeNight {
		t.Errorf("manager: %v", s.Earnings)
	}
	director := plain(contract(func(c *employee.Contract) { c.Status = employee.Director }))
	if s := slip(t, tokyo(nil), director, "2026-06", in); len(s.Earnings) != 1 {
		t.Errorf("director: %v", s.Earnings)
	}
}

// 基発150: the month's sum to whole hours, below 30 minutes down: 10:29 is 10 hours, 1,000 × 1.25 ×
// 10.
func TestMonthTotalsRoundToHoursWhereTheClientSaysSo(t *testing.T) {
	e := plain(uninsured, contract(func(c *employee.Contract) {
		c.Amounts = map[string]yen.Amount{"base": 170_000}
	}))
	for setting, want := range map[string]yen.Amount{"half-hour": 12_500, "": 13_104} {
		s := slip(t, rules(func(r *client.PayRules) { r.OvertimeRound = setting }), e, "2026-06",
			worked(attendance.Month{Overtime: 629})) // exactly 13,104.17
		same(t, setting, amount(s, payroll.CodeOvertime), want)
	}
}

func TestExtraWagesWithoutABaseAreTold(t *testing.T) {
	s := slip(t, items(client.Item{Code: "base", Name: "基本給",
		Formula: client.Formula{Kind: client.Fixed}}), plain(), "2026-06",
		worked(attendance.Month{Overtime: 60}))
	if !noted(s, "extra.base") {
		t.Error("an hour of overtime without pay is not told")
	}
}

// Golden cases MW-1 and MW-2: 220,000 for 2,064 hours a year in Tokyo is 1,279.07 an hour: enough
// for 1,226 in September 2026, below 1,280 from 1 October; 220,160 would do.
func TestPayBelowTheMinimumWageIsTold(t *testing.T) {
	c := rules(func(r *client.PayRules) { r.AnnualHolidays = 107 }) // 258 days of 8 hours
	e := plain(contract(func(c *employee.Contract) {
		c.Amounts = map[string]yen.Amount{"base": 220_000}
	}))
	if s := slip(t, c, e, "2026-09", payroll.Input{}); noted(s, "wage.minimum") {
		t.Error("September")
	}
	s := slip(t, c, e, "2026-10", payroll.Input{})
	i := slices.IndexFunc(s.Notes, func(f fault.Fault) bool { return f.Code == "wage.minimum" })
	if i < 0 || !strings.Contains(s.Notes[i].Remedy, "220,160円") {
		t.Errorf("October: %v", s.Notes)
	}
	e.Contracts[0].Value.Amounts = map[string]yen.Amount{"base": 220_160}
	if s := slip(t, c, e, "2026-10", payroll.Input{}); noted(s, "wage.minimum") {
		t.Error("220,160")
	}
	e.Contracts[0].Value.Amounts = map[string]yen.Amount{"base": 220_159}
	if s := slip(t, c, e, "2026-10", payroll.Input{}); !noted(s, "wage.minimum") {
		t.Error("220,159")
	}
}

// 秋田: 1,031 yen to 13 October 2026, 1,090 from the 14th. The floor is that of the worksite on the
// last day worked; a director has none.
func TestTheMinimumWageIsThatOfTheWorksiteAndTheDay(t *testing.T) {
	c := tokyo(func(c *client.Client, _ *client.PayRules) {
		c.Items = []client.Item{{Code: "hour", Name: "時給", Counts: all,
			Formula: client.Formula{Kind: client.Hourly, Measure: client.PaidMinutes}}}
	})
	hourly := func(pay yen.Amount, change ...func(*employee.Employee)) *employee.Employee {
		return plain(append(change, contract(func(c *employee.Contract) {
			c.Kind, c.Worksite = employee.Hourly, "05"
			c.Amounts = map[string]yen.Amount{"hour": pay}
		}))...)
	}
	director := hourly(1)
	director.Contracts[0].Value.Status = employee.Director
	for _, x := range []struct {
		name  string
		e     *employee.Employee
		month string
		below bool
	}{
		{"enough in September", hourly(1_031), "2026-09", false},
		{"a yen less", hourly(1_030), "2026-09", true},
		{"raised within October", hourly(1_089), "2026-10", true},
		{"enough in October", hourly(1_090), "2026-10", false},
		{"left before the raise", hourly(1_031, left("2026-10-13")), "2026-10", false},
		{"a director", director, "2026-10", false},
	} {
		s := slip(t, c, x.e, x.month, worked(attendance.Month{Prescribed: 9_600, WorkedHalves: 40}))
		if noted(s, "wage.minimum") != x.below {
			t.Errorf("%s: %v", x.name, codes(s.Notes))
		}
	}
}

// hours are months of overtime and holiday work from April 2026 on, in minutes.
func hours(list ...[2]int) []attendance.Month {
	var out []attendance.Month
	for i, h := range list {
		m := caldate.MustMonth("2026-04").Add(i)
		out = append(out, attendance.Month{Employee: "e", From: m.First(), Through: m.Last(),
			Overtime: h[0], Holiday: h[1]})
	}
	return out
}

// shared law/tax labour_limits.tsv: 45 hours a month and 360 a year without holiday work; below 100
// in a month and 80 on average of two to six with it, which no clause lifts.
func TestHoursAreHeldAgainstArticle36(t *testing.T) {
	plainly := &client.Article36{From: caldate.Must("2026-04-01"), MonthMinutes: 2_700,
		YearMinutes: 21_600}
	special := &client.Article36{From: caldate.Must("2026-04-01"), MonthMinutes: 2_700,
		YearMinutes: 21_600, Special: true, SpecialMonth: 5_999, SpecialYear: 43_200}
	seven := [][2]int{{2_701}, {2_701}, {2_701}, {2_701}, {2_701}, {2_701}, {2_701}}
	for _, c := range []struct {
		name      string
		agreement *client.Article36
		months    []attendance.Month
		want      string // the worst finding
	}{
		{"none", plainly, hours([2]int{0, 0}), ""},
		{"below 80 percent", plainly, hours([2]int{2_159, 0}), ""},
		{"80 percent of 45 hours", plainly, hours([2]int{2_160, 0}), "article36.near"},
		{"45 hours", plainly, hours([2]int{2_700, 0}), "article36.near"},
		{"a minute more", plainly, hours([2]int{2_701, 0}), "article36.broken"},
		{"holiday work is no overtime", plainly, hours([2]int{0, 2_701}), ""},
		{"100 hours together", special, hours([2]int{3_000, 3_000}), "article36.broken"},
		{"80 hours on average of two", special, hours([2]int{4_900, 0}, [2]int{4_700, 0}),
			"article36.near"},
		{"a minute above it", special, hours([2]int{4_900, 0}, [2]int{4_701, 0}), "article36.broken"},
		{"over 45 hours in a seventh month", special, hours(seven...), "article36.broken"},
		{"in six", special, hours(seven[:6]...), "article36.near"},
		{"no agreement, no overtime", nil, hours([2]int{0, 0}), ""},
		{"no agreement", nil, hours([2]int{1, 0}), "article36.none"},
		{"no months", plainly, nil, ""},
	} {
		_, found := payroll.Overtime36(c.months, &client.PayRules{Article36: c.agreement}, nil)
		worst := ""
		for _, f := range found.All() {
			if f.Severity != fault.Warn || f.Message == "" || f.Remedy == "" || f.Law == "" {
				t.Errorf("%s: %+v", c.name, f)
			}
			if worst != "article36.broken" {
				worst = f.Code
			}
		}
		if worst != c.want {
			t.Errorf("%s: %q, want %q: %v", c.name, worst, c.want, found.All())
		}
	}
}

// The figures stand beside the notes: with holiday work the month (below 100 hours) and the worst
// of the averages, 79 and 80 hours being 79:30 on average of two; a seventh month above 45 hours.
func TestFiguresOfHoursStandBesideTheirNotes(t *testing.T) {
	rules := &client.PayRules{Article36: &client.Article36{From: caldate.Must("2026-04-01"),
		Special: true, SpecialMonth: 80 * 60, SpecialYear: 720 * 60}}
	got, notes := payroll.Overtime36(hours([2]int{0, 0}, [2]int{79 * 60, 0}, [2]int{70 * 60, 600}),
		rules, nil)
	want := []payroll.Hours36{
		{Limit: "特別条項の1か月の時間（休日労働を含む）", Value: 80 * 60, Bound: 80 * 60},
		{Limit: "1か月の上限（休日労働を含む）", Value: 80 * 60, Bound: 100 * 60, Below: true},
		{Limit: "2か月平均の上限（休日労働を含む）", Value: 79*60 + 30, Bound: 80 * 60}}
	if !slices.Equal(got, want) || len(notes.All()) != len(want) {
		t.Errorf("%+v\n%v", got, notes.All())
	}
	if got[1].ValueText() != "80時間00分" || got[1].BoundText() != "100時間00分未満" ||
		got[2].ValueText() != "79時間30分" {
		t.Errorf("%s %s %s", got[1].ValueText(), got[1].BoundText(), got[2].ValueText())
	}
	months := hours([2]int{46 * 60, 0}, [2]int{46 * 60, 0}, [2]int{46 * 60, 0}, [2]int{46 * 60, 0},
		[2]int{46 * 60, 0}, [2]int{46 * 60, 0}, [2]int{46 * 60, 0})
	got, _ = payroll.Overtime36(months, rules, nil)
	over := payroll.Hours36{Limit: "限度時間を超えた月数", Value: 7, Bound: 6, Times: true, Broken: true}
	if len(got) != 1 || got[0] != over || got[0].ValueText() != "7回" {
		t.Errorf("%+v", got)
	}
}

// Months may come in any order, a month in two files is one, and a gap is a month without overtime:
// 4,900 and 4,701 minutes are no average of two when a month lies between.
func TestMonthsOfHoursMayComeInAnyOrder(t *testing.T) {
	rules := &client.PayRules{Article36: &client.Article36{From: caldate.Must("2026-04-01"),
		Special: true}}
	broken := func(months []attendance.Month) bool {
		_, found := payroll.Overtime36(months, rules, nil)
		return slices.Contains(codes(found.All()), "article36.broken")
	}
	list := hours([2]int{4_900, 0}, [2]int{4_701, 0})
	slices.Reverse(list)
	if !broken(list) {
		t.Error("in reverse")
	}
	list = hours([2]int{4_900, 0}, [2]int{2_701, 0}, [2]int{2_000, 0})
	list[2].From, list[2].Through = list[1].From, list[1].Through
	if !broken(list) {
		t.Error("one month in two parts")
	}
	list = hours([2]int{4_900, 0}, [2]int{0, 0}, [2]int{4_701, 0})
	if broken(slices.Delete(list, 1, 2)) {
		t.Error("a gap")
	}
	// A year later the agreement has been made anew, from April 2027 on.
	list = hours([2]int{2_701, 0})
	list[0].From, list[0].Through = caldate.Must("2027-05-01"), caldate.Must("2027-05-31")
	rules.Article36.Special = false
	if !broken(list) {
		t.Error("the next year")
	}
}
