package filing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/payroll"
)

func day(s string) caldate.Date { return caldate.Must(s) }

func company() *client.Client {
	return &client.Client{ID: "c", Establishments: []client.Establishment{{ID: "tokyo"},
		{ID: "osaka", Insurer: "mihon-kenpo"}}, Groups: []client.Group{{Code: "g"}}}
}

// worker is a regular worker insured since 2020.
func worker(id string) employee.Employee {
	since := day("2020-04-01")
	return employee.Employee{ID: employee.ID(id), Number: id, Sex: employee.Female,
		Born: day("1980-05-05"), Hired: since,
		Names: history.From(since, employee.Name{Full: "髙橋　﨑子", Kana: "タカハシ　サキコ"}),
		Contracts: history.From(since, employee.Contract{Establishment: "tokyo", Group: "g",
			Kind: employee.Monthly}),
		Insured: employee.Insured{PensionNumber: "1234567890",
			Social:     []employee.SocialSpan{{Acquired: since}},
			Employment: []employee.EmploymentSpan{{Acquired: since}},
			Standards:  history.From(since, employee.Standard{Health: 300_000, Pension: 300_000})}}
}

func register(from, through string, people ...employee.Employee) filing.Register {
	return filing.Register{Client: company(), Employees: people,
		Window: caldate.Range{From: day(from), Through: day(through)}}
}

// owed are the cases as "procedure day until state", and who was left out as "procedure key".
func owed(t *testing.T, r filing.Register) (cases, left []string) {
	t.Helper()
	found, excluded, err := filing.Owed(r)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, c := range found {
		until := "prompt"
		if !c.Until.IsZero() {
			until = c.Until.String()
		}
		cases = append(cases, fmt.Sprint(c.Procedure, " ", c.Day, " ", until, " ", c.State))
		if ids[c.ID] {
			t.Errorf("%s comes twice", c.ID)
		}
		ids[c.ID] = true
	}
	for _, x := range excluded {
		left = append(left, fmt.Sprint(x.Procedure, " ", x.Key))
		if x.Reason == "" || x.Employee == "" {
			t.Errorf("%v is left out without a reason", x)
		}
	}
	slices.Sort(cases)
	slices.Sort(left)
	again, _, err := filing.Owed(r)
	if err != nil || !slices.EqualFunc(found, again, func(a, b filing.Case) bool {
		return a.ID == b.ID && a.Until == b.Until
	}) {
		t.Error("asking twice gives other cases", err)
	}
	return cases, left
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	slices.Sort(want)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The days are counted by hand from 健保則24 健保則27 雇保則6 雇保則7 地税法321の5 所法226 健保法164, and
// moved from days on which offices are closed (行政機関の休日に関する法律1, 2).
func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		procedure       filing.Procedure
		day, due, until string
	}{
		{filing.Acquisition, "2026-10-01", "2026-10-06", "2026-10-06"},
		{filing.Acquisition, "2026-10-05", "2026-10-10", "2026-10-13"}, // Saturday, then スポーツの日
		{filing.Acquisition, "2026-12-25", "2026-12-30", "2027-01-04"}, // offices close at year end
		{filing.Loss, "2026-04-01", "2026-04-06", "2026-04-06"},
		{filing.Loss, "2026-05-01", "2026-05-06", "2026-05-07"}, // 6 May 2026 is a substitute holiday
		// golden bonus-report-5days and rishoku-10days; 2026-04-11 is a Saturday
		{filing.Bonus, "2026-07-10", "2026-07-15", "2026-07-15"},
		{filing.EmploymentCertificate, "2026-04-01", "2026-04-11", "2026-04-13"},
		{filing.EmploymentLoss, "2026-04-01", "2026-04-11", "2026-04-13"},
		{filing.EmploymentAcquisition, "2026-12-01", "2027-01-10", "2027-01-12"}, // 成人の日
		{filing.EmploymentAcquisition, "2026-12-31", "2027-01-10", "2027-01-12"},
		{filing.AnnualBase, "2026-07-01", "2026-07-10", "2026-07-10"},
		{filing.ResidentTaxLeaver, "2026-03-31", "2026-04-10", "2026-04-10"},
		{filing.WithholdingPayment, "2026-12-25", "2027-01-10", "2027-01-12"},
		{filing.PremiumPayment, "2026-10-31", "2026-11-30", "2026-11-30"},
		{filing.PremiumPayment, "2026-11-30", "2026-12-31", "2027-01-04"},
		{filing.PremiumPayment, "2026-01-31", "2026-02-28", "2026-03-02"},
		{filing.WithholdingSlipLeaver, "2026-03-10", "2026-04-10", "2026-04-10"},
		{filing.WithholdingSlipLeaver, "2026-01-30", "2026-02-28", "2026-02-28"},
		{filing.WithholdingSlipLeaver, "2026-02-28", "2026-03-31", "2026-03-31"},
		{filing.Dependents, "2028-02-28", "2028-03-04", "2028-03-06"}, // a leap year
		{filing.TwoEmployers, "2026-10-01", "2026-10-11", "2026-10-13"},
		{filing.MonthlyChange, "2026-10-01", "", ""},
	} {
		on := day(c.day)
		terms, err := filing.TermsOf(c.procedure, on)
		if err != nil {
			if on.Year() > 2027 {
				t.Logf("%s %s: %v", c.procedure, c.day, err)
				continue
			}
			t.Fatal(err)
		}
		due, until := terms.Deadline(on, nil)
		if c.due == "" {
			if !due.IsZero() || !until.IsZero() {
				t.Errorf("%s %s: %v", c.procedure, c.day, due)
			}
			continue
		}
		if due != day(c.due) || until != day(c.until) && on.Year() < 2028 {
			t.Errorf("%s %s: due %v, until %v, want %s, %s", c.procedure, c.day, due, until,
				c.due, c.until)
		}
	}
}

func TestEveryProcedureHasTerms(t *testing.T) {
	for _, p := range []filing.Procedure{filing.Acquisition, filing.Loss, filing.Dependents,
		filing.AnnualBase, filing.MonthlyChange, filing.Bonus, filing.NoBonus, filing.MaternityLeave,
		filing.MaternityLeaveEnd, filing.ChildcareLeave, filing.ChildcareLeaveEnd,
		filing.AfterMaternity, filing.AfterChildcare, filing.ChildcarePeriod, filing.AddressChange,
		filing.NameChange, filing.AgeSeventy, filing.TwoEmployers, filing.EmploymentAcquisition,
		filing.EmploymentLoss, filing.EmploymentCertificate, filing.ResidentTaxLeaver,
		filing.WithholdingSlipLeaver, filing.WithholdingPayment, filing.ResidentTaxPayment,
		filing.PremiumPayment} {
		terms, err := filing.TermsOf(p, day("2026-10-01"))
		if err != nil || terms.Name == "" || terms.Recipient == "" || terms.Law == "" {
			t.Errorf("%s: %+v %v", p, terms, err)
		}
	}
	if _, err := filing.TermsOf("no such", day("2026-10-01")); err == nil {
		t.Error("terms of a procedure that is not there")
	}
}

func TestJoining(t *testing.T) {
	joined := worker("new")
	joined.Hired = day("2026-10-01")
	joined.Insured.Social = []employee.SocialSpan{{Acquired: joined.Hired}}
	joined.Insured.Employment = []employee.EmploymentSpan{{Acquired: joined.Hired}}
	joined.Family = []employee.FamilyMember{{ID: "f1", Sex: employee.Male, Born: day("2015-01-01"),
		Dependent: history.From(day("2015-01-01"), employee.DependentStatus{Dependent: true,
			Reason: "出生"})}}
	bare := worker("bare")
	bare.Hired, bare.Insured, bare.Sex = joined.Hired, employee.Insured{}, ""
	cases, left := owed(t, register("2026-10-01", "2026-10-31", joined, bare, worker("old")))
	expect(t, "cases", cases, "acquisition 2026-10-01 2026-10-06 ready",
		"employment-acquisition 2026-10-01 2026-11-10 ready", "dependents 2026-10-01 2026-10-06 ready")
	expect(t, "left out", left, "acquisition not-insured", "employment-acquisition not-insured")

	joined.Insured.PensionNumber, joined.Insured.Standards, joined.Sex = "", nil, ""
	found, _, err := filing.Owed(register("2026-10-01", "2026-10-01", joined))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range found {
		if c.Procedure == filing.Acquisition && (c.State != filing.Open || len(c.Missing) != 3) {
			t.Errorf("%v %v", c.State, c.Missing)
		}
	}
	// The eve and the day after are outside.
	for _, edge := range []string{"2026-09-30", "2026-10-02"} {
		if cases, left := owed(t, register(edge, edge, joined, bare)); len(cases)+len(left) > 0 {
			t.Errorf("%s: %v %v", edge, cases, left)
		}
	}
}

func leaver(last string) employee.Employee {
	e := worker("gone")
	e.Left, e.LeftReason = day(last), employee.LeftOwnWill
	e.Resident = []employee.ResidentNotice{{Year: 2026}}
	return e
}

func TestLeavingAtMonthEnd(t *testing.T) {
	want := []string{"loss 2026-11-01 2026-11-06 ready",
		"employment-loss 2026-11-01 2026-11-11 ready",
		"employment-certificate 2026-11-01 2026-11-11 open",
		"resident-tax-leaver 2026-10-31 2026-11-10 ready",
		"withholding-slip 2026-10-31 2026-11-30 ready"}
	e := leaver("2026-10-31")
	cases, _ := owed(t, register("2026-11-01", "2026-11-01", e))
	expect(t, "recorded by leaving alone", cases, want...)
	e.Insured.Social[0].Lost, e.Insured.Employment[0].Lost = day("2026-11-01"), day("2026-11-01")
	cases, _ = owed(t, register("2026-10-01", "2026-11-30", e))
	expect(t, "with the memberships ended", cases, want...)
	cases, left := owed(t, register("2026-10-01", "2026-10-31", e))
	expect(t, "the month before", append(cases, left...))
}

// Nobody insured causes no filing of loss, and no fault either.
func TestLeavingUninsured(t *testing.T) {
	e := leaver("2026-10-15")
	e.Insured, e.Resident, e.LeftReason = employee.Insured{}, nil, ""
	cases, left := owed(t, register("2026-10-01", "2026-10-31", e))
	expect(t, "cases", cases, "withholding-slip 2026-10-15 2026-11-15 ready")
	expect(t, "left out", left, "loss not-insured", "employment-loss not-insured")
}

func TestJoinedAndLeftInOneMonth(t *testing.T) {
	e := leaver("2026-10-20")
	e.Hired, e.Resident, e.LeftReason = day("2026-10-05"), nil, ""
	e.Insured.Social = []employee.SocialSpan{{Acquired: e.Hired, Lost: day("2026-10-21")}}
	e.Insured.Employment = []employee.EmploymentSpan{{Acquired: e.Hired}}
	cases, _ := owed(t, register("2026-10-01", "2026-10-31", e))
	expect(t, "cases", cases, "acquisition 2026-10-05 2026-10-13 ready",
		"employment-acquisition 2026-10-05 2026-11-10 ready", "loss 2026-10-21 2026-10-26 open",
		"employment-loss 2026-10-21 2026-11-02 open",
		"employment-certificate 2026-10-21 2026-11-02 open",
		"withholding-slip 2026-10-20 2026-11-20 ready")
}

// From 59 on the certificate is made without being wished (雇保則7-3); death causes none.
func TestCertificate(t *testing.T) {
	proposal := func(born, reason string) string {
		e := leaver("2026-10-31")
		e.Born, e.LeftReason = day(born), employee.LeftReason(reason)
		found, _, err := filing.Owed(register("2026-11-01", "2026-11-30", e))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range found {
			if c.Procedure == filing.EmploymentCertificate {
				return c.Judgements[0].Proposal
			}
		}
		return ""
	}
	if p := proposal("1967-10-31", "own-will"); !strings.Contains(p, "59歳以上") {
		t.Error(p)
	}
	if p := proposal("1967-11-02", "own-will"); !strings.Contains(p, "希望する場合") {
		t.Error(p)
	}
	if p := proposal("1967-10-31", "died"); p != "" {
		t.Error(p)
	}
}

func TestTwoMemberships(t *testing.T) {
	change := day("2026-10-01")
	again := func(first, second string) []string {
		e := worker("again")
		e.Insured.Social = []employee.SocialSpan{
			{Acquired: day("2020-04-01"), Lost: change, Category: first},
			{Acquired: change, Category: second}}
		cases, left := owed(t, register("2026-10-01", "2026-10-31", e))
		return append(cases, left...)
	}
	// 同日得喪 on being employed again after retirement: lost and acquired.
	expect(t, "same category", again("", ""), "acquisition 2026-10-01 2026-10-06 ready",
		"loss 2026-10-01 2026-10-06 ready")
	expect(t, "other category", again("", "short-time"), "acquisition category-changed")

	// Hours that no longer suffice end both memberships without leaving.
	e := worker("fewer")
	e.Insured.Social[0].Lost, e.Insured.Employment[0].Lost = change, change
	cases, _ := owed(t, register("2026-10-01", "2026-10-31", e))
	expect(t, "fewer hours", cases, "loss 2026-10-01 2026-10-06 ready",
		"employment-loss 2026-10-01 2026-10-13 ready",
		"employment-certificate 2026-10-01 2026-10-13 open")
}

// Pension ends on the eve of the seventieth birthday (厚年法14-1-5), health insurance on the
// seventy-fifth birthday itself (高確法50-1).
func TestAges(t *testing.T) {
	e := worker("old")
	e.Born = day("1956-11-10")
	cases, _ := owed(t, register("2026-11-01", "2026-11-30", e))
	expect(t, "seventy", cases, "age-seventy 2026-11-09 2026-11-16 open") // 14 November is a Saturday
	e.Born = day("1951-11-10")
	cases, _ = owed(t, register("2026-11-01", "2026-11-30", e))
	expect(t, "seventy-five", cases, "loss 2026-11-10 2026-11-16 ready")
	e.Insured = employee.Insured{}
	e.Born = day("1956-11-10")
	cases, left := owed(t, register("2026-11-01", "2026-11-30", e))
	expect(t, "not insured", append(cases, left...), "age-seventy not-insured")
}

func TestAddressAndName(t *testing.T) {
	e := worker("moved")
	moved := day("2026-10-10")
	e.Addresses = history.From(day("2020-04-01"), employee.Address{Text: "a"}).
		With(moved, employee.Address{Text: "b"})
	e.Names = e.Names.With(moved, employee.Name{Full: "辻󠄀　﨑子", Kana: "ツジ　サキコ"})
	cases, _ := owed(t, register("2026-10-10", "2026-10-10", e))
	expect(t, "insured", cases, "address-change 2026-10-10 prompt open",
		"name-change 2026-10-10 prompt open")
	e.Insured = employee.Insured{}
	cases, left := owed(t, register("2026-10-10", "2026-10-10", e))
	expect(t, "not insured", append(cases, left...), "address-change not-insured",
		"name-change not-insured")
}

func TestDependents(t *testing.T) {
	e := worker("parent")
	born := day("2026-10-07")
	status := func(dependent bool, reason string) employee.DependentStatus {
		return employee.DependentStatus{Dependent: dependent, Reason: reason}
	}
	e.Family = []employee.FamilyMember{
		{ID: "baby", Sex: employee.Male, Born: born, Dependent: history.From(born, status(true, "出生"))},
		{ID: "spouse", Sex: employee.Male, Born: day("1981-01-01"), Dependent: history.From(
			day("2020-04-01"), status(true, "婚姻")).With(day("2026-10-07"), status(false, "就職"))},
		{ID: "never", Dependent: history.From(day("2026-10-07"), status(false, ""))},
		{ID: "still", Dependent: history.From(day("2020-04-01"), status(true, "x")).
			With(day("2026-10-07"), status(true, "y"))},
		{ID: "bare", Dependent: history.From(day("2026-10-07"), status(true, ""))}}
	cases, _ := owed(t, register("2026-10-01", "2026-10-31", e))
	expect(t, "cases", cases, "dependents 2026-10-07 2026-10-13 ready",
		"dependents 2026-10-07 2026-10-13 ready", "dependents 2026-10-07 2026-10-13 open")
	// With a society the pension office takes no dependents.
	e.Contracts[0].Value.Establishment = "osaka"
	found, _, err := filing.Owed(register("2026-10-01", "2026-10-31", e))
	if err != nil || found[0].Channel != "form" {
		t.Error(found[0].Channel, err)
	}
}

func TestLeaves(t *testing.T) {
	maternity := employee.Leave{Kind: employee.LeaveMaternity, Start: day("2026-07-10"),
		End: day("2026-10-15"), Applied: true, Ended: true}
	childcare := employee.Leave{Kind: employee.LeaveChildcare, Start: day("2026-10-16"),
		End: day("2027-07-31")}
	e := worker("mother")
	e.Leaves = []employee.Leave{maternity}
	cases, _ := owed(t, register("2026-07-01", "2026-10-31", e))
	expect(t, "maternity", cases, "maternity-leave 2026-07-10 prompt ready",
		"after-maternity 2026-10-16 prompt open", "childcare-period 2026-10-16 prompt open")
	// 健保法43の3-1: none where childcare leave follows at once.
	e.Leaves = append(e.Leaves, childcare)
	cases, left := owed(t, register("2026-10-01", "2026-10-31", e))
	expect(t, "followed", cases, "childcare-leave 2026-10-16 prompt open")
	expect(t, "followed", left, "after-maternity leave-goes-on")
	// Ended before the day that was notified.
	e.Leaves[1].Ended, e.Leaves[1].End = true, day("2027-03-31")
	e.Leaves[1].Notified = day("2027-07-31")
	cases, _ = owed(t, register("2027-04-01", "2027-04-01", e))
	expect(t, "ended early", cases, "childcare-leave-end 2027-04-01 prompt ready",
		"after-childcare 2027-04-01 prompt open", "childcare-period 2027-04-01 prompt open")
	e.Insured.Social = nil
	e.Leaves = e.Leaves[:1]
	cases, left = owed(t, register("2026-07-01", "2026-07-31", e))
	expect(t, "not insured", append(cases, left...), "maternity-leave not-insured")
	e.Leaves[0].Kind = employee.LeaveSick
	cases, left = owed(t, register("2026-07-01", "2026-07-31", e))
	expect(t, "sick", append(cases, left...))
}

func TestPay(t *testing.T) {
	paid := day("2026-12-10")
	bare := worker("bare")
	bare.Insured = employee.Insured{}
	r := register("2026-12-01", "2026-12-31", worker("a"), worker("b"), bare)
	r.Client.Groups[0].Rules = history.From(day("2020-04-01"),
		client.PayRules{BonusMonths: []int{6, 12}})
	slip := func(id string, line string) payroll.Slip {
		return payroll.Slip{Employee: employee.ID(id), Deductions: []payroll.Line{{Code: line}},
			Tax: payroll.TaxUsed{Tax: 1_000}, Social: payroll.Social{Months: 1,
				PremiumMonth: caldate.MustMonth("2026-11")}}
	}
	r.Runs = []payroll.Run{
		{Group: "g", Kind: payroll.MonthlyPay, Month: paid.Month(), PayDay: paid,
			Slips: []payroll.Slip{slip("a", payroll.CodeResident)}},
		{Group: "g", Kind: payroll.BonusPay, Month: paid.Month(), PayDay: paid,
			Slips:   []payroll.Slip{slip("a", ""), slip("bare", "")},
			Skipped: []payroll.Skipped{{Employee: "b"}}}}
	cases, left := owed(t, r)
	expect(t, "cases", cases, "bonus 2026-12-10 2026-12-15 ready",
		"withholding-payment 2026-12-10 2027-01-12 ready",
		"resident-tax-payment 2026-12-10 2027-01-12 ready",
		"premium-payment 2026-11-30 2027-01-04 ready")
	expect(t, "left out", left, "bonus no-bonus", "bonus not-insured")
	r.Runs = nil
	cases, _ = owed(t, r)
	expect(t, "no bonus in a registered month", cases, "no-bonus 2026-12-31 prompt open")
}
