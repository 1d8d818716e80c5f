package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/insurer"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// standards is somebody whose standards of both insurances are these.
func standards(health, pension yen.Amount) func(*employee.Employee) {
	return func(e *employee.Employee) {
		e.Insured.Standards = history.From(since, employee.Standard{Health: health, Pension: pension,
			Cause: "notice"})
	}
}

// shared law/insurance README 2.3: 134,000 with care, health and care together 7,684.9 → 7,685,
// each apart 6,599.5 → 6,599 and 1,085.4 → 1,085. Pay of April 2026, before the support levy
// begins.
func TestLeviesRoundTogetherOrApartAsTheClientSays(t *testing.T) {
	for setting, want := range map[string][2]yen.Amount{
		"": {7_685, 0}, "support-apart": {7_685, 0}, "each-apart": {6_599, 1_085},
	} {
		c := rules(func(r *client.PayRules) { r.LeviesTogether = setting })
		s := slip(t, c, plain(born("1980-05-05"), standards(134_000, 134_000)), "2026-04",
			payroll.Input{})
		same(t, setting+" health", amount(s, payroll.CodeHealth), want[0])
		same(t, setting+" care", amount(s, payroll.CodeCare), want[1])
	}
	// From May pay on the support levy is in the sum: 300,000 × 10.08 % ÷ 2 = 15,120.
	s := slip(t, rules(func(r *client.PayRules) { r.LeviesTogether = "" }), plain(), "2026-05",
		payroll.Input{})
	same(t, "all", amount(s, payroll.CodeHealth), 15_120)
	same(t, "support", amount(s, payroll.CodeSupport), 0)
}

// README 2.3: 新潟 9.21 % × 110,000 ÷ 2 = 5,065.5: deducted from pay 5,065, handed over in cash
// 5,066.
func TestFiftySenIsDroppedFromADeductionAndRaisedInCash(t *testing.T) {
	for cash, want := range map[bool]yen.Amount{false: 5_065, true: 5_066} {
		c := tokyo(func(c *client.Client, r *client.PayRules) {
			c.Establishments[0].Prefecture, r.CashPremium = "15", cash
		})
		s := slip(t, c, plain(standards(110_000, 110_000)), "2026-04", payroll.Input{})
		same(t, "health", amount(s, payroll.CodeHealth), want)
	}
	// 300,100 × 5/1000 = 1,500.5, and of a bonus of 555,000 pension 50,782.5.
	for cash, want := range map[bool][2]yen.Amount{false: {1_500, 50_782}, true: {1_501, 50_783}} {
		c := rules(func(r *client.PayRules) { r.CashPremium = cash })
		s := slip(t, c, plain(), "2026-06", payroll.Input{Entered: map[string]yen.Amount{
			"base": 300_100}})
		same(t, "employment", amount(s, payroll.CodeEmployment), want[0])
		terms, err := payroll.PrepareBonus(c, "g", caldate.Must("2026-06-30"), payroll.Tables{})
		if err != nil {
			t.Fatal(err)
		}
		s, _ = terms.Bonus(plain(), of(555_000, payroll.Earlier{}))
		same(t, "pension", amount(s, payroll.CodePension), want[1])
	}
}

// Pay of June bears the premium of May, or of June where it is collected in the month; a bonus
// bears that of its own month.
func TestTheMonthWhosePremiumARunBears(t *testing.T) {
	for collected, want := range map[bool]string{false: "2026-05", true: "2026-06"} {
		c := rules(func(r *client.PayRules) { r.CollectSameMonth = collected })
		if got := prepare(t, c, "2026-06").PremiumMonth(); got != caldate.MustMonth(want) {
			t.Errorf("%v, want %s", got, want)
		}
		terms, err := payroll.PrepareBonus(c, "g", caldate.Must("2026-06-30"), payroll.Tables{})
		if err != nil || terms.PremiumMonth() != caldate.MustMonth("2026-06") {
			t.Errorf("a bonus: %v %v", terms.PremiumMonth(), err)
		}
	}
}

// README 5.9: 400,000 = 267,000 + 133,000 → 410,000, each employer by its part. Tokyo: 410,000 ×
// 9.85 % ÷ 2 × 267/400 = 13,478.5; support 314.7; pension 37,515 × 267/400 = 25,041.3. With Osaka
// selected (10.13 %) 13,861.6. Amounts of the office's notice go before.
func TestAPersonWithTwoEmployersBearsThePartOfThisOne(t *testing.T) {
	two := employee.TwoEmployers{Own: 267_000, Sum: 400_000}
	osaka, notified := two, two
	osaka.Prefecture = "27"
	notified.Health, notified.Pension = 13_480, 25_042
	for _, c := range []struct {
		name                     string
		two                      employee.TwoEmployers
		health, support, pension yen.Amount
	}{
		{"split", two, 13_478, 315, 25_041},
		{"another insurer selected", osaka, 13_862, 315, 25_041},
		{"as notified", notified, 13_480, 0, 25_042},
	} {
		e := plain(standards(410_000, 410_000), func(e *employee.Employee) {
			e.Insured.TwoEmployers = history.From(since, c.two)
		})
		s := slip(t, tokyo(nil), e, "2026-06", payroll.Input{})
		same(t, c.name+" health", amount(s, payroll.CodeHealth), c.health)
		same(t, c.name+" support", amount(s, payroll.CodeSupport), c.support)
		same(t, c.name+" pension", amount(s, payroll.CodePension), c.pension)
	}
}

// README 5.12: at a standard of 88,000 the newly covered bear 25/50 of the ordinary half, a
// quarter: 88,000 × 9.85 % ÷ 4 = 2,167, support 50.6, pension 4,026.
func TestAnAdjustedShareIsTakenFromItsDayOn(t *testing.T) {
	e := plain(standards(88_000, 88_000), func(e *employee.Employee) {
		e.Insured.Shares = single("2026-10-01", 1, 4)
	})
	s := slip(t, tokyo(nil), e, "2026-11", payroll.Input{})
	same(t, "health", amount(s, payroll.CodeHealth), 2_167)
	same(t, "support", amount(s, payroll.CodeSupport), 51)
	same(t, "pension", amount(s, payroll.CodePension), 4_026)
	s = slip(t, tokyo(nil), e, "2026-10", payroll.Input{}) // the premium of September
	same(t, "before", amount(s, payroll.CodePension), 8_052)
	e.Insured.Shares = single("2026-04-01", 3, 2)
	if got := faultsOf(t, tokyo(nil), e, payroll.Input{}); got[0] != "share.invalid" {
		t.Errorf("%v", got)
	}
}

// README 5.8. The premium of a month is exempt when the leave covers its last day, that of a
// childcare leave within one month from 14 days on, agreed work taken off; sick leave never is, nor
// a leave for which nobody applied. Pay of July bears the premium of June.
func TestLeaveThatTheActsExemptBearsNoPremium(t *testing.T) {
	applied := func(l employee.Leave) employee.Leave { l.Applied = true; return l }
	leave := func(kind employee.LeaveKind, from, through string) employee.Leave {
		return employee.Leave{Kind: kind, Start: caldate.Must(from), End: caldate.Must(through)}
	}
	papa := applied(leave(employee.LeaveBirth, "2026-06-01", "2026-06-20"))
	six, seven := papa, papa
	six.WorkedMinutes, seven.WorkedMinutes = 6*480, 7*480
	for _, c := range []struct {
		name   string
		leave  employee.Leave
		exempt string
	}{
		{"maternity over the end of June",
			applied(leave(employee.LeaveMaternity, "2026-04-10", "2026-07-20")), "maternity"},
		{"nobody applied", leave(employee.LeaveMaternity, "2026-04-10", "2026-07-20"), ""},
		{"maternity that ends on 29 June",
			applied(leave(employee.LeaveMaternity, "2026-04-10", "2026-06-29")), ""},
		{"maternity that ends on 30 June",
			applied(leave(employee.LeaveMaternity, "2026-04-10", "2026-06-30")), "maternity"},
		{"14 days of childcare",
			applied(leave(employee.LeaveChildcare, "2026-06-01", "2026-06-14")), "childcare"},
		{"13 days of childcare",
			applied(leave(employee.LeaveChildcare, "2026-06-01", "2026-06-13")), ""},
		{"20 days at birth, 6 worked", six, "childcare"},
		{"20 days at birth, 7 worked", seven, ""},
		{"sick", applied(leave(employee.LeaveSick, "2026-06-01", "2026-07-31")), ""},
	} {
		e := plain(func(e *employee.Employee) { e.Leaves = []employee.Leave{c.leave} })
		s := slip(t, tokyo(nil), e, "2026-07", payroll.Input{})
		want := pensionHalf
		if c.exempt != "" {
			want = 0
		}
		same(t, c.name, amount(s, payroll.CodePension), want)
		if s.Social.Exempt != c.exempt || (amount(s, payroll.CodeHealth) == 0) != (c.exempt != "") {
			t.Errorf("%s: exempt %q", c.name, s.Social.Exempt)
		}
		// The employer is exempt with the person (健保法159 厚年法81の2).
		same(t, c.name+" employer", s.Social.Employer.Pension, want)
	}
}

// The published table of 共愛会健保: 47.65 ‰ and care 8.1 ‰ each, each apart (shared golden cases
// union-kyoaikai): of 300,000 14,295 and 2,430.
func TestASocietyHasItsOwnRatesAndOneThatIsMissingFailsItsPeopleAlone(t *testing.T) {
	const table = "# source: kyoaikai\n# published: unknown\n# holds-through: 2027-02-28\n" +
		"# levies-together: each-apart\n# person-rounding: raise-from-50-sen\n" +
		"levy\temployee\temployer\nhealth\t47.65‰\t47.65‰\ncare\t8.1‰\t8.1‰\nsupport\t0\t0\n"
	society, faults := insurer.ReadSociety("kyoaikai",
		[]insurer.Enactment{{Name: "2026-03-01.tsv", Data: []byte(table)}})
	if faults.Stops() {
		t.Fatal(faults.All())
	}
	c := tokyo(func(c *client.Client, r *client.PayRules) {
		r.LeviesTogether = ""
		b := c.Establishments[0]
		b.ID, b.Insurer = "b", "kyoaikai"
		c.Establishments = append(c.Establishments, b)
	})
	member := plain(born("1980-05-05"), contract(func(c *employee.Contract) { c.Establishment = "b" }))
	held := payroll.Tables{Societies: payroll.Societies{"kyoaikai": society}}
	terms, err := payroll.Prepare(c, "g", caldate.MustMonth("2026-06"), held)
	if err != nil {
		t.Fatal(err)
	}
	s, found := terms.Slip(member, payroll.Input{})
	if s == nil {
		t.Fatal(found.All())
	}
	same(t, "health", amount(s, payroll.CodeHealth), 14_295)
	same(t, "care", amount(s, payroll.CodeCare), 2_430)
	member.ID = "member"
	run := prepare(t, c, "2026-06").Run([]employee.Employee{*member, *plain()},
		func(*employee.Employee) payroll.Input { return payroll.Input{} })
	if len(run.Failed) != 1 || run.Failed[0].Employee != "member" || len(run.Slips) != 1 {
		t.Errorf("failed %v, %d paid", run.Failed, len(run.Slips))
	}
	if f := run.Failed[0].Faults[0]; f.Message == "" || f.Remedy == "" {
		t.Errorf("%+v", f)
	}
}

// Somebody insured for health alone, or pension alone, pays that alone.
func TestOneOfTwoInsurancesIsTakenAlone(t *testing.T) {
	for _, c := range []struct {
		span   employee.SocialSpan
		health bool
	}{{employee.SocialSpan{Acquired: since, HealthOnly: true}, true},
		{employee.SocialSpan{Acquired: since, PensionOnly: true}, false}} {
		s := slip(t, tokyo(nil), plain(func(e *employee.Employee) {
			e.Insured.Social = []employee.SocialSpan{c.span}
		}), "2026-06", payroll.Input{})
		if (amount(s, payroll.CodeHealth) > 0) != c.health ||
			(amount(s, payroll.CodePension) > 0) == c.health {
			t.Errorf("%+v: %v", c.span, s.Deductions)
		}
	}
}

// 1,500 and 2,550 of 300,000 for general business, 6/1000 and 10.5/1000 for construction
// (employment_rates.tsv FY2026). A director's membership that nobody ended is told and left out.
func TestEmploymentInsuranceIsTakenByBusinessAndNotFromDirectors(t *testing.T) {
	for business, want := range map[string][2]yen.Amount{
		"general": {1_500, 2_550}, "agri_forestry_fishery_sake": {1_800, 2_850},
		"construction": {1_800, 3_150},
	} {
		c := tokyo(func(c *client.Client, _ *client.PayRules) {
			c.Establishments[0].EmploymentBusiness = business
		})
		s := slip(t, c, plain(), "2026-06", payroll.Input{})
		same(t, business, amount(s, payroll.CodeEmployment), want[0])
		same(t, business+" employer", s.Social.Employer.Employment, want[1])
	}
	s := slip(t, tokyo(nil), plain(contract(func(c *employee.Contract) {
		c.Status = employee.Director
	})), "2026-06", payroll.Input{})
	same(t, "director", amount(s, payroll.CodeEmployment), 0)
	if !noted(s, "employment.director") {
		t.Error("the director's membership is not told")
	}
}

// shared law/insurance golden_cases kt-rousai-52-300000, -3-300000 and -3-320000, and the rows of
// 徴収則別表1 for forestry (52 per mille) and other businesses (3): the employer bears it alone.
func TestTheEmployerBearsWorkersCompensation(t *testing.T) {
	for _, c := range []struct {
		name, business string
		notified       history.Of[yen.Rate]
		e              *employee.Employee
		want           yen.Amount
	}{
		{"forestry", "02", nil, plain(), 15_600},
		{"other", "94", nil, plain(), 900},
		{"other, in no other insurance", "94", nil, plain(uninsured), 900},
		{"320,000", "94", nil, raised(plain(), "2026-04-01", 320_000), 960},
		{"notified 2.4", "94", single("2026-04-01", 24, 10_000), plain(), 720},
		{"notified from next year", "94", single("2027-04-01", 24, 10_000), plain(), 900},
		{"director", "94", nil,
			plain(contract(func(c *employee.Contract) { c.Status = employee.Director })), 0},
		{"no business of the table", "00", nil, plain(), 0},
	} {
		office := tokyo(func(x *client.Client, _ *client.PayRules) {
			x.Establishments[0].AccidentBusiness = c.business
			x.Establishments[0].AccidentRate = c.notified
		})
		s := slip(t, office, c.e, "2026-06", payroll.Input{Explain: true})
		same(t, c.name, s.Social.Employer.Accident, c.want)
		same(t, c.name+", the worker's part", s.Social.Employee.Accident, 0)
		trace := s.WhyOf(payroll.CodeAccident)
		if trace == nil || !results(trace, c.want) {
			t.Fatalf("%s: %v", c.name, trace)
		}
		last := trace.Steps[len(trace.Steps)-1]
		if last.Law == "" || last.Note == "" || c.want != 0 && trace.Steps[0].Table.Source == nil {
			t.Errorf("%s: %+v", c.name, trace.Steps)
		}
	}
}

// A bonus is wages like others: 500,000 × 3 per mille.
func TestABonusAddsToWorkersCompensation(t *testing.T) {
	s := bonus(t, plain(), "2026-06-30", of(500_000, payroll.Earlier{}))
	same(t, "accident", s.Social.Employer.Accident, 1_500)
}
