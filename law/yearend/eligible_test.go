package yearend_test

import (
	"errors"
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
)

// The list is that of タックスアンサー No.2665 and No.2674.
func TestWhoIsNotSettledAndWhy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*yearend.Employee)
		code   string
		path   string
		says   string
	}{
		"no form": {func(e *yearend.Employee) { e.Forms.Dependents = false }, "yearend.no-form",
			"forms.dependents", "扶養控除等申告書"},
		"form with another": {func(e *yearend.Employee) { e.Work.OtherEmployer = true },
			"yearend.other-employer", "work.other-employer", "乙欄"},
		"day laborer": {func(e *yearend.Employee) { e.Work.DayLaborer = true },
			"yearend.day-laborer", "work.day-laborer", "丙欄"},
		"non-resident": {func(e *yearend.Employee) { e.Work.NonResident = true },
			"yearend.non-resident", "work.non-resident", "非居住者"},
		"after a disaster": {func(e *yearend.Employee) { e.Work.DisasterRelief = true },
			"yearend.disaster", "work.disaster-relief", "災害減免法"},
		"above 20 million": {func(e *yearend.Employee) { e.Pay.Salary = 20_000_001 },
			"yearend.pay-limit", "pay", "2,000万円"},
		"above with the slip": {func(e *yearend.Employee) {
			e.Pay.Salary = 15_000_000
			e.Former = []yearend.Slip{{Held: true, Pay: 5_000_001}}
		}, "yearend.pay-limit", "pay", "2,000万円"},
		"no slip": {func(e *yearend.Employee) {
			e.Former = []yearend.Slip{{Held: true, Pay: 5}, {Pay: 1}}
		}, "yearend.no-slip", "former[1]", "源泉徴収票がありません"},
		"left": {func(e *yearend.Employee) {
			e.Work = yearend.Work{Situation: yearend.LeftOtherwise, Day: day("2026-08-31")}
		}, "yearend.left", "work.situation", "年の途中で退職"},
		"ill, and works elsewhere": {func(e *yearend.Employee) {
			e.Work = yearend.Work{Situation: yearend.LeftDisabled, Day: day("2026-12-05"), MoreWork: true}
		}, "yearend.more-work", "work.more-work", "ほかの給与"},
		"part-timer who works elsewhere": {func(e *yearend.Employee) {
			e.Pay.Salary = 500_000
			e.Work = yearend.Work{Situation: yearend.LeftPartTime, Day: day("2026-12-05"), MoreWork: true}
		}, "yearend.more-work", "work.more-work", "ほかの給与"},
		"part-timer with much pay": {func(e *yearend.Employee) {
			e.Pay.Salary = 1_360_001
			e.Work = yearend.Work{Situation: yearend.LeftPartTime, Day: day("2026-12-05")}
		}, "yearend.part-time", "work.situation", "123万円"},
		"part-timer in between": {func(e *yearend.Employee) {
			e.Pay.Salary = 1_230_001
			e.Work = yearend.Work{Situation: yearend.LeftPartTime, Day: day("2026-12-05")}
		}, "yearend.part-time-unsure", "work.situation", "136万円"},
	} {
		e := employee(3_000_000)
		c.change(e)
		_, err := on(t, 2026).Settle(e, &why.Trace{})
		var not *yearend.NotEligible
		if !errors.As(err, &not) || len(not.Reasons) != 1 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := faultsOf(t, err)[0]
		if got.Code != c.code || got.Path != c.path || !strings.Contains(got.Message, c.says) ||
			got.Remedy == "" || got.Law == "" || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestEveryReasonIsTold(t *testing.T) {
	e := employee(21_000_000)
	e.Forms.Dependents = false
	e.Work = yearend.Work{OtherEmployer: true, DayLaborer: true, NonResident: true,
		DisasterRelief: true, Situation: yearend.LeftOtherwise, Day: day("2026-03-31")}
	e.Former = []yearend.Slip{{}, {}}
	err := on(t, 2026).Eligible(e, nil)
	if got := faultsOf(t, err); len(got) != 9 {
		t.Errorf("%d reasons: %v", len(got), got)
	}
}

func TestWhoIsSettled(t *testing.T) {
	for name, c := range map[string]struct {
		year int
		pay  yen.Amount
		work yearend.Work
	}{
		"all year": {2026, 20_000_000, yearend.Work{}},
		"died": {2026, 3_000_000, yearend.Work{Situation: yearend.Died,
			Day: day("2026-12-01")}},
		"went abroad": {2026, 3_000_000, yearend.Work{Situation: yearend.LeftCountry,
			Day: day("2026-12-01")}},
		"ill": {2026, 3_000_000, yearend.Work{Situation: yearend.LeftDisabled,
			Day: day("2026-12-10")}},
		"after December": {2026, 3_000_000, yearend.Work{Situation: yearend.LeftAfterLastPay,
			Day: day("2026-12-26"), MoreWork: true}},
		"part-timer": {2026, 1_230_000, yearend.Work{Situation: yearend.LeftPartTime,
			Day: day("2026-12-26")}},
		"in 2025": {2025, 1_230_000, yearend.Work{Situation: yearend.LeftPartTime,
			Day: day("2025-12-01")}},
		"in 2027": {2027, 3_000_000, yearend.Work{Situation: yearend.Died,
			Day: day("2027-02-01")}},
	} {
		e := employee(c.pay)
		e.Work = c.work
		trace := &why.Trace{}
		if _, err := on(t, c.year).Settle(e, trace); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := trace.Steps[0].String(); !strings.Contains(text, c.work.Situation.Label()) {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// Before 1 December the year's law is not in force, and how the others are settled is not at hand.
func TestEarlyAdjustmentsAreRefused(t *testing.T) {
	for _, c := range []struct {
		year int
		work yearend.Work
	}{
		{2026, yearend.Work{Situation: yearend.Died, Day: day("2026-11-30")}},
		{2026, yearend.Work{Situation: yearend.LeftCountry, Day: day("2026-01-05")}},
		{2026, yearend.Work{Situation: yearend.LeftDisabled, Day: day("2026-06-30")}},
		{2026, yearend.Work{Situation: yearend.LeftPartTime, Day: day("2026-06-30")}},
		{2025, yearend.Work{Situation: yearend.Died, Day: day("2025-11-30")}},
	} {
		e := employee(1_000_000)
		e.Work = c.work
		_, err := on(t, c.year).Settle(e, nil)
		var early *yearend.EarlyAdjustment
		if !errors.As(err, &early) || early.Day != c.work.Day || int(early.IncomeYear) != c.year {
			t.Errorf("%s: %v", c.work.Day, err)
			continue
		}
		got := faultsOf(t, err)[0]
		if got.Code != "yearend.early" || !strings.Contains(got.Remedy, "更正の請求") ||
			!strings.Contains(err.Error(), "12月1日") {
			t.Errorf("%+v", got)
		}
	}
}

func TestTheDayOfLeavingIsChecked(t *testing.T) {
	for name, c := range map[string]struct {
		work yearend.Work
		code string
	}{
		"no day": {yearend.Work{Situation: yearend.Died}, "yearend.leave-day"},
		"other year": {yearend.Work{Situation: yearend.LeftCountry, Day: day("2025-12-31")},
			"yearend.leave-day"},
		"not December": {yearend.Work{Situation: yearend.LeftAfterLastPay, Day: day("2026-11-30")},
			"yearend.december"},
		"no such": {yearend.Work{Situation: 77}, "yearend.no-such"},
	} {
		e := employee(3_000_000)
		e.Work, e.Relatives = c.work, []yearend.Relative{child(5)}
		_, err := on(t, 2026).Settle(e, nil)
		if err == nil {
			t.Errorf("%s: settled", name)
			continue
		}
		if _, ok := codes(faultsOf(t, err))[c.code]; !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// One employee with a fault in every field: all are told at once, each at its place.
func TestAllFaultsAreToldAtOnce(t *testing.T) {
	e := employee(-1)
	e.Pay.Bonus, e.Pay.BonusTax = 1_000, 2_000
	e.Closing = yearend.Closing{LastTax: 9_000, LastNet: -1}
	e.Former = []yearend.Slip{{Held: true, Pay: -3}, {Held: true, Pay: 1, Tax: 2}}
	e.Self = yearend.Self{Single: 9, Disability: 9}
	e.Income = yearend.Income{Pay: -1, Others: -yen.Limit - 1, Unearned: 5}
	e.Spouse = &yearend.Spouse{Died: day("2025-12-31"), Disability: 5,
		Income: yearend.Income{Pension: -1}}
	e.Relatives = []yearend.Relative{
		{Born: day("2027-01-01")},
		{Born: aged(50), Died: day("2027-01-01")},
		{Born: day("2026-05-05"), Died: day("2026-05-04"), Income: yearend.Income{Expenses: -1}},
	}
	e.Premiums = []yearend.Premium{{Kind: yearend.Care, Paid: -5}, {Paid: 3}}
	e.Housing = &yearend.Housing{Credit: -1, FormYear: 2024}
	_, err := on(t, 2026).Settle(e, nil)
	var input *fault.Error
	if !errors.As(err, &input) {
		t.Fatalf("%v", err)
	}
	places := map[string]bool{}
	for _, f := range input.Faults {
		places[f.Path+" "+f.Code] = true
		if f.Message == "" || f.Remedy == "" || strings.Contains(f.Message, "2024年") {
			t.Errorf("%+v", f)
		}
	}
	for _, want := range []string{
		"pay.salary yearend.negative", "pay.bonus yearend.more-than-pay", "closing yearend.more-than-tax",
		"closing.last-net yearend.negative", "former[0].pay yearend.negative",
		"former[1].pay yearend.more-than-pay", "self yearend.no-such", "income.pay yearend.negative",
		"income.others yearend.amount", "income.unearned yearend.unearned",
		"spouse.born yearend.no-birth", "spouse.died yearend.died-earlier",
		"spouse.disability yearend.no-such", "spouse.income.pension yearend.negative",
		"relatives[0].born yearend.born-later", "relatives[1].died yearend.died-wrong",
		"relatives[2].died yearend.died-wrong", "relatives[2].income.expenses yearend.negative",
		"premiums[0].paid yearend.negative", "premiums[1].kind yearend.no-such",
		"housing.credit yearend.negative", "housing.form-year yearend.housing-year",
		"housing.moved-in yearend.no-move-in",
	} {
		if !places[want] {
			t.Errorf("%s is not told", want)
		}
	}
	list := on(t, 2026).Check(e)
	if list.Len() != len(input.Faults) {
		t.Errorf("Check tells %d, Settle %d", list.Len(), len(input.Faults))
	}
}

func TestAChildOfTheNextYearIsRefusedAndOneOfTheLastDayIsNot(t *testing.T) {
	for born, ok := range map[string]bool{"2026-12-31": true, "2027-01-01": false} {
		e := employee(3_000_000)
		e.Relatives = []yearend.Relative{{Born: day(born)}}
		if _, err := on(t, 2026).Settle(e, nil); (err == nil) != ok {
			t.Errorf("%s: %v", born, err)
		}
	}
}

func TestOtherIncomeRemindsOfTheReturn(t *testing.T) {
	for name, c := range map[string]struct {
		income yearend.Income
		told   bool
	}{
		"none": {yearend.Income{}, false}, "200,000": {yearend.Income{Others: 200_000}, false},
		"200,001":       {yearend.Income{Others: 200_001}, true},
		"with pension":  {yearend.Income{Others: 100_000, Pension: 100_001}, true},
		"second salary": {yearend.Income{Pay: 1}, true},
	} {
		e := employee(3_000_000)
		e.Income = c.income
		_, told := codes(settle(t, 2026, e).Notes)["yearend.return"]
		if told != c.told {
			t.Errorf("%s: %v", name, told)
		}
	}
}

// A person without any fault has no notes, so that the office looks at nothing for nothing.
func TestTheOrdinaryEmployeeHasNoNotes(t *testing.T) {
	e := employee(5_000_000)
	e.Pay.SalaryInsurance, e.Pay.SalaryTax = 734_500, 100_000
	e.Spouse, e.Relatives = spouse(0), []yearend.Relative{child(10), child(20)}
	e.Premiums = []yearend.Premium{premium(yearend.NewGeneral, 80_000)}
	if r := settle(t, 2026, e); r.Notes != nil {
		t.Errorf("%v", r.Notes)
	}
	if list := on(t, 2026).Check(e); list.Len() != 0 {
		t.Errorf("%v", list.All())
	}
}

func TestErrorsOfOthersAreNotOurs(t *testing.T) {
	if list, ok := yearend.Faults(errors.New("another")); ok || list != nil {
		t.Errorf("%v", list)
	}
}

// The keys are the caller's; they are compared, never shown.
func TestADependentClaimedTwice(t *testing.T) {
	claims := []yearend.Claim{
		{Who: "child-2", By: "b", Path: "b[0]"}, {Who: "child-1", By: "a", Path: "a[0]"},
		{Who: "child-1", By: "b", Path: "b[1]"}, {Who: "mother", By: "a", Path: "a[1]"},
		{Who: "child-1", By: "a", Path: "a[2]"}, {Who: "child-2", By: "c", Path: "c[0]"},
		{Who: "twin", By: "a", Path: "a[3]"}, {Who: "twin", By: "a", Path: "a[4]"},
	}
	got := yearend.Twice(claims)
	if len(got) != 2 || len(got[0]) != 3 || len(got[1]) != 2 {
		t.Fatalf("%v", got)
	}
	if got[0][0].Path != "a[0]" || got[0][1].Path != "b[1]" || got[1][0].Path != "b[0]" {
		t.Errorf("%v", got)
	}
	if yearend.Twice(nil) != nil {
		t.Error("nobody is claimed twice")
	}
}

func TestSpousesWhoClaimEachOther(t *testing.T) {
	got := yearend.EachOther([]yearend.Claim{
		{Who: "a", By: "b"}, {Who: "b", By: "a"}, {Who: "c", By: "a"}, {Who: "a", By: "d"},
	})
	if len(got) != 1 || got[0][0].By != "a" || got[0][1].By != "b" {
		t.Errorf("%v", got)
	}
}
