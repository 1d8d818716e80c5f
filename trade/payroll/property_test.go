package payroll_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

const rounds = 400

// chance makes invented clients, people and months; the same seed makes the same ones.
type chance struct{ *rand.Rand }

func chanceOf(seed uint64) chance { return chance{rand.New(rand.NewPCG(seed, 2026))} }

func (r chance) some(list ...string) string { return list[r.IntN(len(list))] }

func (r chance) yes() bool { return r.IntN(2) == 0 }

// client has an item of each kind, and settings of every kind.
func (r chance) client() *client.Client {
	return tokyo(func(c *client.Client, rules *client.PayRules) {
		c.Establishments[0].Prefecture = r.some("01", "05", "13", "15", "27", "40", "47")
		c.Establishments[0].EmploymentBusiness = r.some("general", "construction")
		rules.ClosingDay = []int{10, 15, 20, 25, 31}[r.IntN(5)]
		rules.PayMonthsLater = r.IntN(2)
		rules.CollectSameMonth, rules.CashPremium, rules.ComputerTax = r.yes(), r.yes(), r.yes()
		rules.LeviesTogether = r.some("", "support-apart", "each-apart")
		rules.Absence = client.AbsenceRule(r.some("", "month-days", "calendar", "none"))
		rules.PartMonth = client.PartRule(r.some("", "work-days", "full"))
		rules.OvertimeRound = r.some("", "half-hour")
		way := client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.TaxCommuting}
		meal := client.Counts{Remuneration: true, Wages: true, Tax: client.Taxable, InKind: true}
		c.Items = append(c.Items,
			client.Item{Code: "rate", Name: "地域手当", Prorated: true, Counts: all, Formula: client.Formula{
				Kind: client.RateOf, Rate: yen.MustRate("7.3%"), Base: []string{"base"}}},
			client.Item{Code: "duty", Name: "宿直手当", Counts: all, Formula: client.Formula{
				Kind: client.PerCount, Amount: 4_321, Measure: "count:duty"}},
			client.Item{Code: "way", Name: "通勤手当", Counts: way, Formula: client.Formula{
				Kind: client.PerKm, Amount: 31}},
			client.Item{Code: "meal", Name: "食事", Counts: meal, Formula: client.Formula{
				Kind: client.Fixed, Amount: 7_770}},
			client.Item{Code: "union", Name: "組合費", Deduct: true, Formula: client.Formula{
				Kind: client.RateOf, Rate: yen.MustRate("1%"), Base: []string{"base", "rate"}}})
	})
}

// person is anybody between eighteen and eighty, who may join, leave or be away around June 2026.
func (r chance) person() *employee.Employee {
	pay := yen.Amount(150_000 + r.IntN(1_500_000))
	e := plain(contract(func(c *employee.Contract) {
		c.Amounts = map[string]yen.Amount{"base": pay}
	}), r.standard(pay))
	e.Born = caldate.Must("2026-06-01").AddDays(-18*365 - r.IntN(62*365))
	e.Commute = history.From(since, employee.Commute{Meters: r.IntN(60_000), Car: true})
	e.Tax[0].Value.Column = r.some("kou", "otsu", "")
	e.Tax[0].Value.Relatives = r.IntN(6)
	e.Accounts = history.From(since, []employee.Account{{Number: "1",
		Amount: yen.Amount(r.IntN(300_000))}, {Number: "2"}})
	e.Resident = []employee.ResidentNotice{{Version: 1, Year: 2026,
		FromMonth: caldate.MustMonth("2026-06"), First: 15_300, Others: 15_000, LumpOnLeaving: r.yes()}}
	day := caldate.Must("2026-05-01").AddDays(r.IntN(60))
	switch r.IntN(6) {
	case 0:
		joined(day.String())(e)
	case 1:
		e.Left = day
	case 2:
		away(employee.LeaveChildcare, day.String(), day.AddDays(r.IntN(40)).String())(e)
	case 3:
		away(employee.LeaveMaternity, day.String(), day.AddDays(98).String())(e)
	}
	return e
}

// standard is the grade of a pay in June 2026.
func (r chance) standard(pay yen.Amount) func(*employee.Employee) {
	b, _, err := remuneration.GradesOn(caldate.Must("2026-06-01"))
	if err != nil {
		panic(err)
	}
	return standards(b.Health.Of(pay).Standard, b.Pension.Of(pay).Standard)
}

func (r chance) input() payroll.Input {
	m := attendance.Month{ScheduledHalves: 40 + r.IntN(5), WorkedHalves: 30 + r.IntN(14),
		LeaveHalves: r.IntN(6), Prescribed: 9_000 + r.IntN(1_500), Beyond: r.IntN(300),
		Overtime: r.IntN(3_600), Over60: r.IntN(600), Holiday: r.IntN(960), Night: r.IntN(900),
		Counts: map[string]int{"duty": r.IntN(5)}}
	if r.yes() {
		m.AbsentHalves, m.LateMinutes = r.IntN(8), r.IntN(200)
	}
	return worked(m)
}

// anybody is somebody whom the month concerns, with the month of a client.
func (r chance) anybody(t *testing.T) (*payroll.Terms, *employee.Employee, payroll.Input) {
	t.Helper()
	terms := prepare(t, r.client(), "2026-06")
	for {
		e, in := r.person(), r.input()
		run := terms.Run([]employee.Employee{*e}, func(*employee.Employee) payroll.Input { return in })
		if len(run.Failed) > 0 {
			t.Fatal(run.Failed[0].Faults)
		}
		if len(run.Slips) > 0 {
			return terms, e, in
		}
	}
}

// slip is such a person's, and the way to compute it again.
func (r chance) slip(t *testing.T) (*payroll.Slip, func(explain bool) *payroll.Slip) {
	t.Helper()
	terms, e, in := r.anybody(t)
	again := func(explain bool) *payroll.Slip {
		in.Explain = explain
		s, _ := terms.Slip(e, in)
		return s
	}
	return again(false), again
}

func sum(lines []payroll.Line) yen.Amount {
	var total yen.Amount
	for _, l := range lines {
		total += l.Amount
	}
	return total
}

func TestTheFiguresOfASlipAddUp(t *testing.T) {
	r := chanceOf(1)
	for i := range rounds {
		s, _ := r.slip(t)
		var paid yen.Amount
		for _, x := range s.Transfers {
			paid += x.Amount
			if x.Amount <= 0 {
				t.Errorf("%d: a transfer of %d", i, x.Amount)
			}
		}
		for name, pair := range map[string][2]yen.Amount{
			"earnings":   {sum(s.Earnings), s.Gross},
			"deductions": {sum(s.Deductions), s.Deducted},
			"net":        {s.Gross - s.InKind - s.Deducted, s.Net},
			"taxable":    {s.Taxable + s.Untaxed, s.Gross},
			"transfers":  {paid, max(0, s.Net)},
			"social insurance": {amount(s, payroll.CodeHealth) + amount(s, payroll.CodeCare) +
				amount(s, payroll.CodeSupport) + amount(s, payroll.CodePension) +
				amount(s, payroll.CodeEmployment), s.Social.Employee.SocialTotal()},
			"tax base": {s.Taxable - s.Social.Employee.SocialTotal(), s.Tax.Base},
			"tax":      {amount(s, payroll.CodeTax), s.Tax.Tax},
		} {
			if pair[0] != pair[1] {
				t.Fatalf("%d: %s: %d and %d\n%+v", i, name, pair[0], pair[1], s)
			}
		}
		if s.BaseDays < 0 || s.BaseDays > 31 || s.Gross < 0 {
			t.Fatalf("%d: %d base days, gross %d", i, s.BaseDays, s.Gross)
		}
	}
}

// What employee and employer bear is the whole premium, its fraction of a yen cut (健保法161 厚年法82).
func TestEmployeeAndEmployerBearTheWholePremium(t *testing.T) {
	r := chanceOf(2)
	seen := 0
	for i := range rounds {
		s, _ := r.slip(t)
		e, er, whole := s.Social.Employee, s.Social.Employer, s.Social.Whole
		if whole.Health.Den != 0 {
			seen++
			if got := e.Health + e.Care + e.Support + er.Health; got != yen.Truncate.Round(whole.Health) {
				t.Fatalf("%d: health %d of %s", i, got, whole.Health)
			}
		}
		if whole.Pension.Den != 0 && e.Pension+er.Pension != yen.Truncate.Round(whole.Pension) {
			t.Fatalf("%d: pension %d and %d of %s", i, e.Pension, er.Pension, whole.Pension)
		}
	}
	if seen < rounds/2 {
		t.Errorf("%d slips with a premium", seen)
	}
}

// The same register and the same month give the same slip, explained or not, alone or in a run.
func TestComputingTwiceGivesTheSame(t *testing.T) {
	r := chanceOf(3)
	for i := range rounds {
		first, again := r.slip(t)
		if !reflect.DeepEqual(first, again(false)) {
			t.Fatalf("%d: differs", i)
		}
		explained := again(true)
		if len(explained.Why) == 0 {
			t.Fatalf("%d: no explanation", i)
		}
		explained.Why = nil
		if !reflect.DeepEqual(first, explained) {
			t.Fatalf("%d: explaining changes a figure", i)
		}
		if got := payroll.Compare(first, explained); got != nil {
			t.Fatalf("%d: differs from itself: %v", i, got)
		}
	}
}

// More pay, with the standard that its grade gives, never lowers a premium nor the gross.
func TestMorePayNeverLowersAPremium(t *testing.T) {
	r := chanceOf(4)
	for i := range rounds {
		terms, e, in := r.anybody(t)
		pay := e.Contracts[0].Value.Amounts["base"]
		var last *payroll.Slip
		for range 4 {
			e.Contracts[0].Value.Amounts["base"] = pay
			r.standard(pay)(e)
			s, faults := terms.Slip(e, in)
			if s == nil {
				t.Fatal(faults.All())
			}
			if last != nil {
				for _, code := range []string{payroll.CodeHealth, payroll.CodeCare, payroll.CodeSupport,
					payroll.CodePension, payroll.CodeEmployment, payroll.CodeOvertime} {
					if amount(s, code) < amount(last, code) {
						t.Fatalf("%d: %s falls from %d to %d", i, code, amount(last, code), amount(s, code))
					}
				}
				if s.Gross < last.Gross || s.Remuneration < last.Remuneration {
					t.Fatalf("%d: %d below %d", i, s.Gross, last.Gross)
				}
			}
			last, pay = s, pay+yen.Amount(1+r.IntN(60_000))
		}
	}
}

// Higher taxable pay after insurance never bears less tax by the same column and dependents.
func TestMoreTaxablePayNeverLowersTheTax(t *testing.T) {
	r := chanceOf(5)
	terms := prepare(t, tokyo(nil), "2026-06")
	for _, column := range []string{"kou", "otsu"} {
		e := plain(uninsured, declared(employee.TaxDeclaration{Column: column, Relatives: r.IntN(4)}))
		var last yen.Amount
		for pay := yen.Amount(80_000); pay < 1_500_000; pay += yen.Amount(1 + r.IntN(2_000)) {
			s, _ := terms.Slip(e, payroll.Input{Entered: map[string]yen.Amount{"base": pay}})
			if s.Tax.Tax < last {
				t.Fatalf("%s: %d bears %d, less bore %d", column, pay, s.Tax.Tax, last)
			}
			last = s.Tax.Tax
		}
	}
}

// What was paid and the difference are what is due, whatever changed; recomputed again, nothing is
// left to settle.
func TestADifferenceSettlesTheMonthWhole(t *testing.T) {
	r := chanceOf(6)
	for i := range rounds {
		terms, e, in := r.anybody(t)
		paid, _ := terms.Slip(e, in)
		anew, _ := terms.Slip(e, r.input())
		if paid == nil || anew == nil {
			t.Fatal("not computed")
		}
		c, _ := payroll.Recompute(anew, &payroll.Paid{Slip: paid})
		same(t, "gross", paid.Gross+c.Amount, anew.Gross)
		same(t, "taxable", paid.Taxable+c.Amount-c.Outside.Tax, anew.Taxable)
		same(t, "wages", paid.Wages+c.Amount-c.Outside.Wages, anew.Wages)
		same(t, "remuneration", paid.Remuneration+c.Amount-c.Outside.Remuneration, anew.Remuneration)
		again, _ := payroll.Recompute(anew, &payroll.Paid{Slip: paid})
		if again = again.Less([]payroll.Carry{c}); again.Amount != 0 || len(again.Lines) != 0 {
			t.Fatalf("%d: %+v is left", i, again)
		}
	}
}

// Nobody's pay depends on who else is in the run, nor on the order.
func TestARunIsTheSumOfItsPeople(t *testing.T) {
	r := chanceOf(7)
	terms := prepare(t, r.client(), "2026-06")
	people := make([]employee.Employee, 60)
	inputs := map[employee.ID]payroll.Input{}
	for i := range people {
		people[i] = *r.person()
		people[i].ID = employee.ID(rune('0' + i))
		inputs[people[i].ID] = r.input()
	}
	input := func(e *employee.Employee) payroll.Input { return inputs[e.ID] }
	run := terms.Run(people, input)
	slices.Reverse(people)
	other := terms.Run(people, input)
	if len(run.Slips) != len(other.Slips) || len(run.Slips)+len(run.Failed)+len(run.Skipped) != 60 {
		t.Fatalf("%d and %d slips", len(run.Slips), len(other.Slips))
	}
	for i := range run.Slips {
		if s := &run.Slips[i]; !reflect.DeepEqual(s, other.SlipOf(s.Employee)) {
			t.Errorf("%s differs", s.Employee)
		}
	}
}
