package payroll_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// causes are the keys found for each line: "base: contract; law.tax: follows".
func causes(before, after *payroll.Slip) string {
	var out []string
	for _, d := range payroll.Compare(before, after) {
		var keys []string
		for _, c := range d.Causes {
			if c.Text == "" {
				keys = append(keys, "without a text")
			}
			keys = append(keys, c.Key)
		}
		slices.Sort(keys)
		out = append(out, fmt.Sprintf("%s: %s", strings.TrimPrefix(d.Code, "law."),
			strings.Join(keys, " ")))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// change is what differs between two months of one person, and the causes that must be named. Where
// tax is not among the lines, it stays within its row of the table.
type change struct {
	name      string
	client    *client.Client
	from, to  string // months
	e         *employee.Employee
	was, now  payroll.Input
	want      string
	unexplain int
}

func insuredChanges() []change {
	occasional := plain(func(e *employee.Employee) {
		e.Insured.Standards = e.Insured.Standards.With(caldate.Must("2026-06-01"), employee.Standard{
			Health: 340_000, Pension: 340_000, Cause: "occasional"})
	})
	lost := plain(func(e *employee.Employee) {
		e.Insured.Employment[0].Lost = caldate.Must("2026-07-01")
	})
	moved := plain(func(e *employee.Employee) {
		c := e.Contracts[0].Value
		c.Establishment = "osaka"
		e.Contracts = e.Contracts.With(caldate.Must("2026-07-01"), c)
	})
	branch := tokyo(func(c *client.Client, _ *client.PayRules) {
		b := c.Establishments[0]
		b.ID, b.Prefecture = "osaka", "27"
		c.Establishments = append(c.Establishments, b)
	})
	share := plain(func(e *employee.Employee) { e.Insured.Shares = single("2026-06-01", 1, 4) })
	two := plain(func(e *employee.Employee) {
		e.Insured.TwoEmployers = history.From(caldate.Must("2026-06-01"),
			employee.TwoEmployers{Own: 1, Sum: 2})
	})
	selected := plain(func(e *employee.Employee) {
		x := employee.TwoEmployers{Own: 200_000, Sum: 400_000}
		e.Insured.TwoEmployers = history.From(since, x)
		x.Prefecture = "27"
		e.Insured.TwoEmployers = e.Insured.TwoEmployers.With(caldate.Must("2026-06-01"), x)
	})
	excluded := plain(born("1980-05-05"), func(e *employee.Employee) {
		e.Insured.CareExcluded = history.From(caldate.Must("2026-06-01"), true)
	})
	return []change{
		{name: "excluded from care", e: excluded, want: "health: care; tax: follows"},
		{name: "occasional revision", e: occasional,
			want: "health: standard-occasional; pension: standard-occasional; " +
				"support: standard-occasional; tax: follows"},
		{name: "no longer in employment insurance", e: lost,
			want: "employment: insured; tax: follows"},
		{name: "another establishment", client: branch, e: moved,
			want: "health: establishment"},
		{name: "adjusted share", e: share,
			want: "health: share; pension: share; support: share; tax: follows"},
		{name: "two employers", e: two,
			want: "health: two-employers; pension: two-employers; support: two-employers; tax: follows"},
		{name: "another insurer selected", e: selected, want: "health: establishment two-employers"},
		{name: "several at once", e: raised(plain(born("1986-07-01"), func(e *employee.Employee) {
			e.Insured.Standards = occasional.Insured.Standards
		}), "2026-07-01", 320_000),
			want: "base: contract; employment: follows; health: age standard-occasional; " +
				"pension: standard-occasional; support: standard-occasional; tax: follows"},
	}
}

func employeeChanges() []change {
	dependents := plain(func(e *employee.Employee) {
		d := e.Tax[0].Value
		d.Relatives = 1
		e.Tax = e.Tax.With(caldate.Must("2026-07-01"), d)
	})
	notice := plain(func(e *employee.Employee) {
		e.Resident = []employee.ResidentNotice{{Version: 1, Year: 2026,
			FromMonth: caldate.MustMonth("2026-06"), First: 15_300, Others: 15_000}}
	})
	return []change{
		{name: "nothing", e: plain()},
		{name: "raise", e: raised(plain(), "2026-07-01", 320_000),
			want: "base: contract; employment: follows; tax: follows"},
		{name: "forty", e: plain(born("1986-07-01")), want: "health: age; tax: follows"},
		{name: "sixty-five", e: plain(born("1961-07-01")), want: "health: age; tax: follows"},
		{name: "seventy", e: plain(born("1956-07-01")), want: "pension: age; tax: follows"},
		{name: "seventy-five", e: plain(born("1951-06-15")),
			want: "health: age; support: age; tax: follows"},
		{name: "a dependent", e: dependents, want: "tax: declaration"},
		{name: "second instalment", e: notice, want: "resident: notice"},
		{name: "first instalment", from: "2026-05", to: "2026-06", e: notice, want: "resident: notice"},
		{name: "the new year's rates", from: "2026-03", to: "2026-04", e: plain(),
			want: "employment: rate; health: rate"},
		{name: "the support levy begins", from: "2026-04", to: "2026-05", e: plain(),
			want: "support: rate"},
		{name: "joined in the middle of June", e: plain(joined("2026-06-16")),
			want: "base: part-month; employment: follows; health: months; pension: months; " +
				"support: months; tax: follows"},
		{name: "leaves at the end of July", e: plain(left("2026-07-31")),
			want: "health: months; pension: months; support: months; tax: follows"},
		{name: "leaves within July", e: plain(left("2026-07-15")),
			want: "base: part-month; employment: follows; tax: follows"},
		{name: "maternity leave from the middle of June",
			e: plain(away(employee.LeaveMaternity, "2026-06-16", "2026-09-20")),
			want: "base: part-month; employment: follows; health: exemption; pension: exemption; " +
				"support: exemption; tax: follows"},
	}
}

func inputChanges() []change {
	entered := func(a yen.Amount, reason string) payroll.Input {
		return payroll.Input{Entered: map[string]yen.Amount{"base": a},
			EnteredWhy: map[string]string{"base": reason}}
	}
	month := func(m attendance.Month) payroll.Input {
		m.ScheduledHalves = 44
		return worked(m)
	}
	return []change{
		{name: "more overtime", was: month(attendance.Month{Overtime: 60}),
			now:  month(attendance.Month{Overtime: 120}),
			want: "employment: follows; overtime: attendance; tax: follows"},
		{name: "overtime and a raise", e: raised(plain(), "2026-07-01", 320_000),
			was: month(attendance.Month{Overtime: 60}), now: month(attendance.Month{Overtime: 120}),
			want: "base: contract; employment: follows; overtime: attendance hourly-base; tax: follows"},
		{name: "a raise and the same overtime", e: raised(plain(), "2026-07-01", 320_000),
			was: month(attendance.Month{Overtime: 60}), now: month(attendance.Month{Overtime: 60}),
			want: "base: contract; employment: follows; overtime: hourly-base; tax: follows"},
		{name: "absence", was: month(attendance.Month{}), now: month(attendance.Month{AbsentHalves: 2}),
			want: "absence: attendance; employment: follows; tax: follows"},
		{name: "a difference", now: payroll.Input{Carries: []payroll.Carry{{Employee: "e",
			Of: caldate.MustMonth("2026-05"), Amount: 9_999}}},
			want: "difference: carried; employment: follows; tax: follows"},
		{name: "entered with a reason", was: entered(300_000, ""), now: entered(310_000, "臨時の加算"),
			want: "base: entered; employment: follows; tax: follows"},
		{name: "entered without a reason", was: entered(300_000, ""), now: entered(310_000, ""),
			want: "base: ; employment: follows; tax: follows", unexplain: 1},
		{name: "entered last month alone", was: entered(310_000, ""),
			want: "base: entered-before; employment: follows; tax: follows"},
	}
}

func TestEachDifferenceFromLastMonthNamesItsCause(t *testing.T) {
	for _, c := range slices.Concat(employeeChanges(), insuredChanges(), inputChanges()) {
		if c.client == nil {
			c.client = tokyo(nil)
		}
		if c.e == nil {
			c.e = plain()
		}
		if c.from == "" {
			c.from, c.to = "2026-06", "2026-07"
		}
		before, after := slip(t, c.client, c.e, c.from, c.was), slip(t, c.client, c.e, c.to, c.now)
		if got := causes(before, after); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		left := payroll.Unexplained(payroll.Compare(before, after))
		if len(left) != c.unexplain {
			t.Errorf("%s: %d unexplained", c.name, len(left))
		}
	}
}

// Whatever is hourly, daily, counted or a rate names what it was made of.
func TestLinesOfEachFormulaNameWhatTheyWereMadeOf(t *testing.T) {
	counts := client.Counts{Remuneration: true}
	for _, c := range []struct {
		f        client.Formula
		was, now attendance.Month
		want     string
	}{
		{client.Formula{Kind: client.Hourly, Amount: 1_300, Measure: client.PaidMinutes},
			attendance.Month{Prescribed: 9_600}, attendance.Month{Prescribed: 9_000}, "x: attendance"},
		{client.Formula{Kind: client.Daily, Amount: 12_000, Measure: client.DaysWorked},
			attendance.Month{WorkedHalves: 40}, attendance.Month{WorkedHalves: 39}, "x: attendance"},
		{client.Formula{Kind: client.PerCount, Amount: 4_000, Measure: "count:duty"},
			attendance.Month{}, attendance.Month{Counts: map[string]int{"duty": 1}}, "x: attendance"},
		{client.Formula{Kind: client.PerKm, Amount: 20}, attendance.Month{WorkedHalves: 40},
			attendance.Month{WorkedHalves: 38}, "x: attendance"},
	} {
		e := plain(uninsured, func(e *employee.Employee) {
			e.Commute = history.From(since, employee.Commute{Meters: 10_000, Car: true})
		})
		x := items(client.Item{Code: "x", Name: "手当", Counts: counts, Formula: c.f})
		got := causes(slip(t, x, e, "2026-06", worked(c.was)), slip(t, x, e, "2026-07", worked(c.now)))
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.f.Kind, got, c.want)
		}
	}
	rate := tokyo(func(c *client.Client, _ *client.PayRules) {
		c.Items = append(c.Items, client.Item{Code: "x", Name: "地域手当", Formula: client.Formula{
			Kind: client.RateOf, Rate: yen.MustRate("5%"), Base: []string{"base"}}})
	})
	e := raised(plain(uninsured), "2026-07-01", 320_000)
	got := causes(slip(t, rate, e, "2026-06", payroll.Input{}),
		slip(t, rate, e, "2026-07", payroll.Input{}))
	if got != "base: contract; tax: follows; x: follows" {
		t.Errorf("a rate: %s", got)
	}
}

func TestBonusesAreComparedByWhatWasDecided(t *testing.T) {
	before := bonus(t, plain(), "2026-06-30", of(300_000, payroll.Earlier{LastMonth: 255_930}))
	after := bonus(t, plain(), "2026-12-10", of(350_000, payroll.Earlier{LastMonth: 262_000}))
	want := "bonus: decided; employment: follows; health: follows; pension: follows; " +
		"support: follows; tax: follows last-month"
	if got := causes(before, after); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestWithoutAnEarlierSlipThereIsNothingToCompare(t *testing.T) {
	s := slip(t, tokyo(nil), plain(), "2026-06", payroll.Input{})
	if payroll.Compare(nil, s) != nil || payroll.Compare(s, nil) != nil {
		t.Error("compared with nothing")
	}
}
