package insured_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/insured"
	"romukura/trade/payroll"
)

var (
	since = caldate.Must("2020-01-01")
	today = caldate.Must("2026-07-03")
)

func day(s string) caldate.Date    { return caldate.Must(s) }
func month(s string) caldate.Month { return caldate.MustMonth(s) }

// company is an invented client: closed at the end of the month, paid on the 25th of the same one.
func company() *client.Client {
	paid := client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.Taxable,
		ExtraBase: true, MinimumBase: true}
	commute := client.Counts{Remuneration: true, FixedPay: true, Wages: true,
		Tax: client.TaxCommuting}
	meal := client.Counts{Remuneration: true, FixedPay: true, Wages: true, InKind: true}
	fixed := client.Formula{Kind: client.Fixed}
	return &client.Client{ID: "c", Name: "例", Establishments: []client.Establishment{{ID: "a",
		Prefecture: "13", EmploymentBusiness: "general", AccidentBusiness: "94"}},
		Groups: []client.Group{{Code: "g", Rules: history.From(since, client.PayRules{ClosingDay: 31,
			PayDay: 25, DailyMinutes: 480, AnnualHolidays: 110})}},
		Items: []client.Item{
			{Code: "base", Name: "基本給", Formula: fixed, Counts: paid, Prorated: true},
			{Code: "hourly", Name: "時給", Counts: paid, Formula: client.Formula{Kind: client.Hourly,
				Measure: client.PaidMinutes}},
			{Code: "post", Name: "役職手当", Formula: fixed, Counts: paid, Prorated: true},
			{Code: "commute", Name: "通勤手当", Formula: fixed, Counts: commute},
			{Code: "meal", Name: "食事（現物）", Formula: fixed, Counts: meal}}}
}

// person is somebody insured since 2020 with a standard since the last September.
func person(id string, pay yen.Amount) employee.Employee {
	return employee.Employee{ID: employee.ID(id), Number: id, Born: day("1990-05-05"), Hired: since,
		Names: history.From(since, employee.Name{Full: "髙橋　一郎", Kana: "タカハシ　イチロウ"}),
		Contracts: history.From(since, employee.Contract{Establishment: "a", Group: "g",
			Kind: employee.Monthly, Status: employee.Regular, WeeklyMinutes: 2400, WeeklyDays: 5,
			Amounts: map[string]yen.Amount{"base": pay}}),
		Insured: employee.Insured{Social: []employee.SocialSpan{{Acquired: since}},
			Employment: []employee.EmploymentSpan{{Acquired: since}},
			Standards: history.From(day("2025-09-01"), employee.Standard{Health: 300_000,
				Pension: 300_000, Cause: "annual"})}}
}

// pay is what a slip shows: lines, days, and remuneration that is no fixed pay.
type pay struct {
	base, post, commute, meal yen.Amount
	hourly, hours             yen.Amount
	overtime, difference      yen.Amount
	days                      int
	from, through             string
	nobody                    bool
}

// slip makes the pay of a month by hand.
func slip(c *client.Client, id, m string, p pay) payroll.Slip {
	at := month(m)
	s := payroll.Slip{Client: c.ID, Establishment: "a", Group: "g", Employee: employee.ID(id),
		Number: id, Kind: payroll.MonthlyPay, Month: at, From: at.First(), Through: at.Last(),
		PayDay: at.Day(25), BaseDays: p.days, Standing: 1}
	s.Facts.Part = yen.Whole
	if p.nobody {
		s.Facts.Part = yen.Rate{Num: 0, Den: 1}
	}
	if p.days == 0 && !p.nobody {
		s.BaseDays = at.Days()
	}
	if p.from != "" {
		s.From, s.Through = day(p.from), day(p.through)
	}
	put := func(code string, unit, amount yen.Amount, fixed bool) {
		if amount == 0 {
			return
		}
		s.Earnings = append(s.Earnings, payroll.Line{Code: code, Unit: unit, Amount: amount})
		s.Remuneration += amount
		if fixed {
			s.FixedPay += amount
		}
	}
	put("base", p.base, p.base, true)
	put("hourly", p.hourly, p.hourly*p.hours, true)
	put("post", p.post, p.post, true)
	put("commute", p.commute, p.commute, true)
	put("meal", p.meal, p.meal, true)
	put(payroll.CodeOvertime, 0, p.overtime, false)
	put(payroll.CodeDifference, 0, p.difference, false)
	s.InKind = p.meal
	return s
}

// runs makes monthly runs from a month on, one pay of each person in each.
func runs(c *client.Client, first string, pays map[string][]pay) []payroll.Run {
	var out []payroll.Run
	for id, list := range pays {
		for i, p := range list {
			m := month(first).Add(i)
			for len(out) <= i {
				out = append(out, payroll.Run{Client: c.ID, Group: "g", Kind: payroll.MonthlyPay,
					Month: month(first).Add(len(out)), PayDay: month(first).Add(len(out)).Day(25)})
			}
			if p != (pay{}) {
				out[i].Slips = append(out[i].Slips, slip(c, id, m.String(), p))
			}
		}
	}
	return out
}

// six repeats a pay over months.
func times(n int, p pay) []pay {
	out := make([]pay, n)
	for i := range out {
		out[i] = p
	}
	return out
}

func annual(t *testing.T, reg insured.Register) insured.Report {
	t.Helper()
	r, err := insured.AnnualAll(reg, 2026, today, true)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// one asks for the annual determination of one person with pay from January on.
func one(t *testing.T, e employee.Employee, pays []pay) insured.Row {
	t.Helper()
	c := company()
	r := annual(t, insured.Register{Client: c, Employees: []employee.Employee{e},
		Runs: runs(c, "2026-01", map[string][]pay{string(e.ID): pays})})
	if len(r.Rows) != 1 {
		t.Fatalf("%d rows", len(r.Rows))
	}
	return r.Rows[0]
}

// revision asks for the occasional revision of a change in May 2026 of one person.
func revision(t *testing.T, e employee.Employee, pays []pay) (insured.Row, bool) {
	t.Helper()
	c := company()
	r, err := insured.OccasionalAll(insured.Register{Client: c, Employees: []employee.Employee{e},
		Runs: runs(c, "2026-01", map[string][]pay{string(e.ID): pays})}, month("2026-05"),
		day("2026-08-01"), true)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Rows) == 0 {
		return insured.Row{}, false
	}
	return r.Rows[0], true
}

func asks(r *insured.Row, key string) bool {
	for _, j := range r.Judgements {
		if j.Key == key {
			return true
		}
	}
	return false
}

func want(t *testing.T, r insured.Row, state insured.State, key remuneration.Key) {
	t.Helper()
	if r.State != state || r.Key != key {
		t.Errorf("%s %s, want %s %s: %s %v", r.State, r.Key, state, key, r.Reason, r.Faults)
	}
	if r.Reason == "" {
		t.Error("no reason")
	}
}
