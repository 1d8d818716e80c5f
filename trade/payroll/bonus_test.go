package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func bonus(t *testing.T, e *employee.Employee, day string, r payroll.BonusRequest) *payroll.Slip {
	t.Helper()
	terms, err := payroll.PrepareBonus(tokyo(nil), "g", caldate.Must(day), payroll.Tables{})
	if err != nil {
		t.Fatal(err)
	}
	s, faults := terms.Bonus(e, r)
	if s == nil {
		t.Fatal(faults.All())
	}
	return s
}

func of(a yen.Amount, before payroll.Earlier) payroll.BonusRequest {
	return payroll.BonusRequest{Entry: payroll.BonusEntry{Employee: "e", Group: "g", Amount: a},
		Before: before}
}

// Tokyo FY2026, support apart. The standard bonus is cut to 1,000 yen, pension to 1,500,000 a
// month, health to 5,730,000 a fiscal year (健保法45 厚年法24の4); employment insurance knows neither.
// 2,000,500: 98,500, support 2,300, pension 1,500,000 × 9.15 % = 137,250, 10,002.5 → 10,002.
func TestPremiumsOfABonus(t *testing.T) {
	for _, c := range []struct {
		name                                 string
		amount                               yen.Amount
		before                               payroll.Earlier
		health, support, pension, employment yen.Amount
	}{
		{"554,000", 554_000, payroll.Earlier{}, 27_284, 637, 50_691, 2_770},
		{"cut to 1,000 yen", 554_999, payroll.Earlier{}, 27_284, 637, 50_691, 2_775},
		{"below 1,000 yen", 999, payroll.Earlier{}, 0, 0, 0, 5},
		{"above the cap of pension", 2_000_500, payroll.Earlier{}, 98_500, 2_300, 137_250, 10_002},
		// 730,000 are left of the year: 35,952.5 and 839.5.
		{"near the cap of the year", 2_000_000, payroll.Earlier{HealthInYear: 5_000_000},
			35_952, 839, 137_250, 10_000},
		{"beyond the cap of the year", 2_000_000, payroll.Earlier{HealthInYear: 5_730_000},
			0, 0, 137_250, 10_000},
		// With 1,000,600 before, the month's standard is 1,600,000, of which 600,000 falls on this.
		{"the second of the month", 600_000, payroll.Earlier{InMonth: 1_000_600},
			29_550, 690, 45_750, 3_000},
	} {
		s := bonus(t, plain(), "2026-06-30", of(c.amount, c.before))
		same(t, c.name+" health", amount(s, payroll.CodeHealth), c.health)
		same(t, c.name+" support", amount(s, payroll.CodeSupport), c.support)
		same(t, c.name+" pension", amount(s, payroll.CodePension), c.pension)
		same(t, c.name+" employment", amount(s, payroll.CodeEmployment), c.employment)
	}
}

// A bonus bears the rates of the month in which it is paid, whatever the collection (README 2.1):
// February 2026 9.91 %, March 9.85 %, support from April.
func TestABonusBearsTheRatesOfItsOwnMonth(t *testing.T) {
	for day, want := range map[string][2]yen.Amount{"2026-02-27": {14_865, 0},
		"2026-03-02": {14_775, 0}, "2026-04-01": {14_775, 345}} {
		s := bonus(t, plain(), day, of(300_000, payroll.Earlier{}))
		same(t, day, amount(s, payroll.CodeHealth), want[0])
		same(t, day+" support", amount(s, payroll.CodeSupport), want[1])
	}
}

// In the month of loss no premium is due, though the bonus was paid before; who leaves on its last
// day bears it. 40, 65, 70 and 75 count as they do for monthly pay, without its month's delay.
func TestABonusBearsPremiumsByItsDayAndMonth(t *testing.T) {
	for _, c := range []struct {
		name            string
		e               *employee.Employee
		day             string
		health, pension yen.Amount
	}{
		{"leaves on the 29th", plain(left("2026-06-29")), "2026-06-15", 0, 0},
		{"leaves on the 30th", plain(left("2026-06-30")), "2026-06-15", healthHalf, pensionHalf},
		{"has left", plain(left("2026-06-30")), "2026-07-10", 0, 0},
		{"joined on the day", plain(joined("2026-06-15")), "2026-06-15", healthHalf, pensionHalf},
		{"joined and leaves in the month", plain(joined("2026-06-05"), left("2026-06-20")),
			"2026-06-15", healthHalf, pensionHalf},
		{"forty on 30 June", plain(born("1986-07-01")), "2026-06-10", withCare, pensionHalf},
		{"forty on 1 July", plain(born("1986-07-02")), "2026-06-30", healthHalf, pensionHalf},
		{"seventy on 30 June", plain(born("1956-07-01")), "2026-06-10", healthHalf, 0},
		{"seventy on 1 July", plain(born("1956-07-02")), "2026-06-30", healthHalf, pensionHalf},
		{"seventy-five on 30 June", plain(born("1951-06-30")), "2026-06-10", 0, 0},
		{"seventy-five on 1 July", plain(born("1951-07-01")), "2026-06-30", healthHalf, 0},
		{"maternity over the month's end",
			plain(away(employee.LeaveMaternity, "2026-06-20", "2026-09-25")), "2026-06-10", 0, 0},
		// README 5.8: childcare leave exempts a bonus only where it is longer than a month.
		{"childcare of 28 days",
			plain(away(employee.LeaveChildcare, "2026-06-10", "2026-07-07")), "2026-06-10",
			healthHalf, pensionHalf},
		{"childcare of a month and a day",
			plain(away(employee.LeaveChildcare, "2026-06-10", "2026-07-10")), "2026-06-10", 0, 0},
	} {
		s := bonus(t, c.e, c.day, of(300_000, payroll.Earlier{}))
		same(t, c.name+" health", amount(s, payroll.CodeHealth), c.health)
		same(t, c.name+" pension", amount(s, payroll.CodePension), c.pension)
	}
}

// README 5.9: the bonuses of both employers make one standard, each bears its part: of 1,000,000
// 49,250 × 600/1,000 and 91,500 × 600/1,000.
func TestABonusOfTwoEmployersIsSplitByWhatEachPaid(t *testing.T) {
	r := of(600_000, payroll.Earlier{})
	r.Entry.Elsewhere = 400_000
	s := bonus(t, plain(), "2026-06-30", r)
	same(t, "health", amount(s, payroll.CodeHealth), 29_550)
	same(t, "pension", amount(s, payroll.CodePension), 54_900)
	same(t, "standard", s.Social.Health, 1_000_000)
	r.Entry.NotifiedHealth, r.Entry.NotifiedPension = 30_930, 54_901
	s = bonus(t, plain(), "2026-06-30", r)
	same(t, "health as notified", amount(s, payroll.CodeHealth), 30_930)
	same(t, "pension as notified", amount(s, payroll.CodePension), 54_901)
}

// 554,000 less 27,284 + 637 + 50,691 + 2,770 is 472,618; 900,000 less 44,325 + 1,035 + 82,350 +
// 4,500 is 767,790, a sixth 127,965, a twelfth 63,982 (shared law/tax README 3.6 and 月額表 令和8年分).
func TestIncomeTaxOfABonus(t *testing.T) {
	for _, c := range []struct {
		name       string
		amount     yen.Amount
		previous   yen.Amount
		months     int
		dependents int
		method     string
		want       yen.Amount
	}{
		// 196,616 and two dependents give 2.042 % (golden BN-2026-1): 9,650.9
		{"by the rate", 554_000, 196_616, 0, 2, "rate", 9_650},
		{"no pay in the month before: 6 × 1,300", 900_000, 0, 0, 0, "no-previous", 7_800},
		{"the same with a dependent", 900_000, 0, 0, 1, "no-previous", 0},
		{"for twelve months", 900_000, 0, 12, 0, "no-previous", 0},
		// 127,965 + 50,000 = 177,965: 3,550, on 50,000 none: × 6
		{"more than tenfold", 900_000, 50_000, 0, 0, "tenfold", 21_300},
		{"exactly tenfold is by the rate: below 82,000 none", 900_000, 76_779, 0, 0, "rate", 0},
		// 127,965 + 76,778 = 204,743: 4,480 × 6
		{"a yen less", 900_000, 76_778, 0, 0, "tenfold", 26_880},
	} {
		e := plain(func(e *employee.Employee) { e.Tax[0].Value.Relatives = c.dependents })
		r := of(c.amount, payroll.Earlier{LastMonth: c.previous})
		r.Entry.Months = c.months
		s := bonus(t, e, "2026-06-30", r)
		same(t, c.name, s.Tax.Tax, c.want)
		if s.Tax.Method != c.method {
			t.Errorf("%s: by %s", c.name, s.Tax.Method)
		}
		if noted(s, "bonus.no-previous") != (c.method == "no-previous") {
			t.Errorf("%s: what is not known of the month before is not told", c.name)
		}
	}
}

func TestABonusOfNobodyOrTwiceIsAnswered(t *testing.T) {
	terms, err := payroll.PrepareBonus(tokyo(nil), "g", caldate.Must("2026-06-30"), payroll.Tables{})
	if err != nil {
		t.Fatal(err)
	}
	people := []employee.Employee{*plain(), *plain(), *plain(), *plain()}
	for i, id := range []employee.ID{"once", "twice", "none", "below"} {
		people[i].ID = id
	}
	entry := func(id employee.ID, a yen.Amount) payroll.BonusEntry {
		return payroll.BonusEntry{Employee: id, Group: "g", PayDay: caldate.Must("2026-06-30"), Amount: a}
	}
	other := entry("none", 1)
	other.PayDay = caldate.Must("2026-07-10")
	run := terms.RunBonus(people, []payroll.BonusEntry{entry("stranger", 1), entry("once", 300_000),
		entry("twice", 1), entry("twice", 2), other, entry("below", -1)},
		func(*employee.Employee) payroll.Earlier { return payroll.Earlier{} }, false)
	if len(run.Slips) != 1 || run.SlipOf("once") == nil {
		t.Errorf("%d slips", len(run.Slips))
	}
	got := map[employee.ID]string{}
	for _, f := range run.Failed {
		got[f.Employee] = f.Faults[0].Code
	}
	want := map[employee.ID]string{"twice": "bonus.twice", "stranger": "bonus.unknown",
		"below": "item.negative"}
	for id, code := range want {
		if got[id] != code || len(got) != len(want) {
			t.Errorf("%v", got)
		}
	}
	if len(run.Skipped) != 1 || run.Skipped[0].Employee != "none" || run.Skipped[0].Reason == "" {
		t.Errorf("%v", run.Skipped)
	}
}

// A bonus goes to the accounts that are marked for it.
func TestABonusGoesToTheAccountsMarkedForIt(t *testing.T) {
	accounts := []employee.Account{{Number: "1", Amount: 100_000}, {Number: "2", BonusToo: true},
		{Number: "3"}}
	e := plain(func(e *employee.Employee) { e.Accounts = history.From(since, accounts) })
	s := bonus(t, e, "2026-06-30", of(300_000, payroll.Earlier{LastMonth: 255_930}))
	if len(s.Transfers) != 1 || s.Transfers[0].Account.Number != "2" ||
		s.Transfers[0].Amount != s.Net {
		t.Errorf("%v of %d", s.Transfers, s.Net)
	}
}
