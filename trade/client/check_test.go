package client_test

import (
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
)

// whole is an invented client in which nothing is wrong.
func whole() *client.Client {
	return &client.Client{ID: "c", Name: "㈱髙橋製作所", CorporateNumber: "7000012050002",
		Establishments: []client.Establishment{{ID: "a", PostalCode: "1000001", Prefecture: "13",
			Symbol: client.Symbol{Prefecture: "21", District: "01", Mark: "ｱｲｳ", Number: "12345"},
			// digits of no office
			LaborInsuranceNumber: "13101123456000", EmploymentOffice: "13011234561",
			EmploymentBusiness: "general", AccidentBusiness: "94"}},
		Groups: []client.Group{{Code: "g", Rules: history.From(caldate.Must("2020-01-01"),
			client.PayRules{ClosingDay: 31, PayMonthsLater: 1, PayDay: 25, DailyMinutes: 480,
				AnnualHolidays: 125})}},
		Items: []client.Item{{Code: "base", Name: "基本給", Formula: client.Formula{Kind: client.Fixed},
			Counts: client.Counts{Remuneration: true, FixedPay: true, Wages: true,
				Tax: client.Taxable}},
			{Code: "rate", Name: "地域手当", Formula: client.Formula{Kind: client.RateOf,
				Rate: yen.Rate{Num: 5, Den: 100}, Base: []string{"base"}},
				Counts: client.Counts{Remuneration: true, FixedPay: true, Wages: true,
					Tax: client.Taxable}},
			{Code: "duty", Name: "宿直手当", Formula: client.Formula{Kind: client.PerCount,
				Measure: "count:duty"}, Counts: client.Counts{Remuneration: true, Wages: true}}}}
}

func TestAClientInWhichNothingIsWrong(t *testing.T) {
	faults := whole().Check()
	if faults.Len() > 0 {
		t.Error(faults.All())
	}
}

// change is one thing made wrong, the place where it is found, and whether it stops.
type change struct {
	name   string
	make   func(*client.Client)
	path   string
	refuse bool
}

func rules(c *client.Client) *client.PayRules { return &c.Groups[0].Rules[0].Value }

// calendar puts a calendar of 2027 that is whole, and then something else.
func calendar(change func(*client.Calendar)) func(*client.Client) {
	return func(c *client.Client) {
		x, _ := usual().Calendar()
		rules(c).AnnualHolidays = len(x.Off)
		change(&x)
		c.Groups[0].Calendars = client.Calendars{x}
	}
}

var changes = []change{
	{"no id", func(c *client.Client) { c.ID = "" }, "id", true},
	{"corporate number", func(c *client.Client) { c.CorporateNumber = "8000012050002" },
		"corporate_number", true},
	{"no establishment", func(c *client.Client) { c.Establishments = nil }, "establishments", true},
	{"no group", func(c *client.Client) { c.Groups = nil }, "groups", true},
	{"two groups of one code", func(c *client.Client) { c.Groups = append(c.Groups, c.Groups[0]) },
		"groups[1].code", true},
	{"prefecture 48", func(c *client.Client) { c.Establishments[0].Prefecture = "48" },
		"establishments[0].prefecture", true},
	{"prefecture by name", func(c *client.Client) { c.Establishments[0].Prefecture = "東京" },
		"establishments[0].prefecture", true},
	{"no symbol", func(c *client.Client) { c.Establishments[0].Symbol = client.Symbol{} },
		"establishments[0].symbol", false},
	{"symbol of five kana", func(c *client.Client) { c.Establishments[0].Symbol.Mark = "ｱｲｳｴｵ" },
		"establishments[0].symbol", true},
	{"number of six digits", func(c *client.Client) {
		c.Establishments[0].Symbol.Number = "123456"
	}, "establishments[0].symbol.number", true},
	{"no labor insurance number", func(c *client.Client) {
		c.Establishments[0].LaborInsuranceNumber = ""
	}, "establishments[0].labor_insurance_number", false},
	{"labor insurance number of 13 digits", func(c *client.Client) {
		c.Establishments[0].LaborInsuranceNumber = "1310112345600"
	}, "establishments[0].labor_insurance_number", true},
	{"business of employment insurance", func(c *client.Client) {
		c.Establishments[0].EmploymentBusiness = "shop"
	}, "establishments[0].employment_business", true},
	{"business of workers' compensation", func(c *client.Client) {
		c.Establishments[0].AccidentBusiness = "00"
	}, "establishments[0].accident_business", true},
	{"rate by experience", func(c *client.Client) {
		c.Establishments[0].AccidentRate = history.From(caldate.Must("2026-04-01"),
			yen.Rate{Num: 3, Den: 1})
	}, "establishments[0].accident_rate[0]", true},
	{"closing day 0", func(c *client.Client) { rules(c).ClosingDay = 0 },
		"groups[0].rules[0].closing_day", true},
	{"closing day 32", func(c *client.Client) { rules(c).ClosingDay = 32 },
		"groups[0].rules[0].closing_day", true},
	{"pay day 32", func(c *client.Client) { rules(c).PayDay = 32 },
		"groups[0].rules[0].pay_day", true},
	{"paid three months later", func(c *client.Client) { rules(c).PayMonthsLater = 3 },
		"groups[0].rules[0].pay_months_later", true},
	{"paid before closing", func(c *client.Client) { rules(c).PayMonthsLater = 0 },
		"groups[0].rules[0].pay_day", false},
	{"a day without minutes", func(c *client.Client) { rules(c).DailyMinutes = 0 },
		"groups[0].rules[0].daily_minutes", true},
	{"weekday 7", func(c *client.Client) { rules(c).StatutoryRest = 7 },
		"groups[0].rules[0].week_start", true},
	{"an unknown regime", func(c *client.Client) { rules(c).Hours = "free" },
		"groups[0].rules[0].hours", true},
	{"flextime without months", func(c *client.Client) { rules(c).Hours = "flextime" },
		"groups[0].rules[0].flex_months", true},
	{"a calendar that ends before it begins", calendar(func(x *client.Calendar) {
		x.From, x.Through = x.Through, x.From
	}), "groups[0].calendars[0]", true},
	{"a calendar of a year and a day", calendar(func(x *client.Calendar) {
		x.Through = x.Through.AddDays(1)
	}), "groups[0].calendars[0]", true},
	{"two calendars of one day", func(c *client.Client) {
		calendar(func(*client.Calendar) {})(c)
		g := &c.Groups[0]
		next := g.Calendars[0].Pattern(g.Calendars[0].Next())
		next.Days = caldate.Range{From: g.Calendars[0].Through, Through: next.Days.Through}
		second, _ := next.Calendar()
		g.Calendars = append(g.Calendars, second)
	}, "groups[0].calendars[1]", true},
	{"a day outside the calendar", calendar(func(x *client.Calendar) {
		x.Off[0].Date = x.From.AddDays(-1)
	}), "groups[0].calendars[0].off[0]", true},
	{"a day twice", calendar(func(x *client.Calendar) { x.Off[1] = x.Off[0] }),
		"groups[0].calendars[0].off[1]", true},
	{"a day off of no kind", calendar(func(x *client.Calendar) { x.Off[2].Kind = "" }),
		"groups[0].calendars[0].off[2]", true},
	{"another number of days than the rules", calendar(func(x *client.Calendar) {
		x.Set(client.DayOff{Date: caldate.Must("2027-06-01"), Kind: client.RestDay})
	}), "groups[0].calendars[0]", false},
	{"bonus in month 13", func(c *client.Client) { rules(c).BonusMonths = []int{6, 13} },
		"groups[0].rules[0].bonus_months[1]", true},
	{"no formula", func(c *client.Client) { c.Items[0].Formula.Kind = "" },
		"items[0].formula.kind", true},
	{"a code of the statutes", func(c *client.Client) { c.Items[0].Code = "law.base" },
		"items[0].code", true},
	{"a base that is not there", func(c *client.Client) {
		c.Items[1].Formula.Base = []string{"base", "gone"}
	}, "items[1].formula.base[1]", true},
	{"a rate without base", func(c *client.Client) { c.Items[1].Formula.Base = nil },
		"items[1].formula.base", true},
	{"a rate of a rate", func(c *client.Client) { c.Items[1].Formula.Base = []string{"rate"} },
		"items[1].formula.base[0]", true},
	{"nothing to count", func(c *client.Client) { c.Items[2].Formula.Measure = "count:" },
		"items[2].formula.measure", true},
	{"steps that fall", func(c *client.Client) {
		c.Items[2].Formula = client.Formula{Kind: client.ByTable, Measure: client.DaysWorked,
			Steps: []client.Step{{From: 10}, {From: 10}}}
	}, "items[2].formula.steps[1]", true},
	{"fixed pay that is no remuneration", func(c *client.Client) {
		c.Items[0].Counts.Remuneration = false
	}, "items[0].counts.fixed_pay", true},
	{"a deduction that counts as pay", func(c *client.Client) { c.Items[0].Deduct = true },
		"items[0].counts", true},
	{"wages alone", func(c *client.Client) { c.Items[2].Counts.Remuneration = false },
		"items[2].counts", false},
	{"an unknown rounding", func(c *client.Client) { c.Items[0].Formula.Round = "up" },
		"items[0].formula.round", true},
}

func TestEveryFaultOfTheSettingsIsFoundAtItsPlace(t *testing.T) {
	for _, x := range changes {
		c := whole()
		x.make(c)
		faults := c.Check()
		all := faults.All()
		i := slices.IndexFunc(all, func(f fault.Fault) bool { return f.Path == x.path })
		if i < 0 {
			t.Errorf("%s: not found at %s: %v", x.name, x.path, all)
			continue
		}
		f := all[i]
		if (f.Severity == fault.Stop) != x.refuse {
			t.Errorf("%s: severity %d", x.name, f.Severity)
		}
		if f.Code == "" || f.Message == "" || f.Remedy == "" {
			t.Errorf("%s: %+v", x.name, f)
		}
	}
}

func TestAllFaultsComeAtOnceAndShowNoNumber(t *testing.T) {
	c := whole()
	rules(c).ClosingDay, rules(c).PayDay = 0, 40
	c.Items[0].Formula.Kind = "sum"
	c.CorporateNumber = "8000012050002"
	faults := c.Check()
	if faults.Len() < 4 {
		t.Error(faults.All())
	}
	for _, f := range faults.All() {
		if strings.Contains(f.String(), c.CorporateNumber) {
			t.Error("the number stands in the fault")
		}
	}
}
