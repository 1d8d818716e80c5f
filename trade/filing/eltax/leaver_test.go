package eltax_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/residenttax"
	"romukura/trade/employee"
	"romukura/trade/filing/eltax"
	"romukura/trade/payroll"
)

var month = caldate.MustMonth

// gone is an invented person who left, with a year's notice of 144,300: 12,300 in June, 12,000 in
// each month after.
func gone(left string) employee.Employee {
	hired := day("2020-04-01")
	return employee.Employee{ID: "e1", Number: "7", Born: day("1990-03-03"), Hired: hired,
		Left: day(left), LeftReason: employee.LeftOwnWill,
		Names:     history.From(hired, employee.Name{Full: "見本　退太", Kana: "ミホン　タイタ"}),
		Addresses: history.From(hired, employee.Address{Text: "東京都見本区1-1", Municipality: "139999"}),
		Resident: []employee.ResidentNotice{{Version: 1, Year: 2026, FromMonth: month("2026-06"),
			First: 12_300, Others: 12_000, Municipality: "139999", MunicipalName: "見本区",
			Designated: "1234567", Recipient: "77"}}}
}

// paid is monthly pay from June 2026 through a month, each with what was withheld in it.
func paid(through string, pay yen.Amount, taken func(caldate.Month) yen.Amount) []payroll.Run {
	var out []payroll.Run
	for m := month("2026-06"); !m.After(month(through)); m = m.Add(1) {
		s := payroll.Slip{Employee: "e1", Kind: payroll.MonthlyPay, Month: m, From: m.First(),
			Through: m.Last(), PayDay: m.Day(25), Gross: pay,
			Deductions: []payroll.Line{{Code: payroll.CodeResident, Amount: taken(m)}}}
		out = append(out, payroll.Run{Group: "g", Kind: payroll.MonthlyPay, Month: m,
			Slips: []payroll.Slip{s}})
	}
	return out
}

// asNotified is what the notice of [gone] takes, and an amount more in the last month.
func asNotified(last string, lump yen.Amount) func(caldate.Month) yen.Amount {
	return func(m caldate.Month) yen.Amount {
		a := yen.Amount(12_000)
		if m.Number == 6 {
			a = 12_300
		}
		if m == month(last) {
			a += lump
		}
		return a
	}
}

var always = caldate.Range{From: day("2026-01-01")}

func TestALeaversNoticeSaysWhatWasTakenAndWhatIsLeft(t *testing.T) {
	for _, c := range []struct {
		name, left, last string
		change           func(*employee.Employee)
		pay, lump        yen.Amount
		want             eltax.Leaver
		why              string
	}{
		{"in autumn", "2026-10-31", "2026-10", nil, 300_000, 0,
			eltax.Leaver{Annual: 144_300, Collected: 60_300, Rest: 84_000, Way: residenttax.Ordinary,
				Sheet: eltax.ThisYear, Due: day("2026-11-10")}, "本人の申出がない"},
		{"in autumn with a wish", "2026-10-31", "2026-10",
			func(e *employee.Employee) { e.Resident[0].LumpOnLeaving = true }, 300_000, 84_000,
			eltax.Leaver{Annual: 144_300, Collected: 60_300, Rest: 84_000, Lump: 84_000,
				Way: residenttax.LumpOnRequest, Sheet: eltax.ThisYear, Due: day("2026-11-10"),
				LumpOn: day("2026-10-25"), PaidBy: day("2026-11-10")}, ""},
		{"to another employer", "2026-10-31", "2026-10",
			func(e *employee.Employee) { e.Resident[0].Transfer = true }, 300_000, 0,
			eltax.Leaver{Annual: 144_300, Collected: 60_300, Rest: 84_000,
				Way: residenttax.HandedOver, Sheet: eltax.ThisYear, Due: day("2026-11-10")}, ""},
		{"in February", "2027-02-15", "2027-02", nil, 300_000, 36_000,
			eltax.Leaver{Annual: 144_300, Collected: 108_300, Rest: 36_000, Lump: 36_000,
				Way: residenttax.LumpMandatory, Sheet: eltax.BothYears, Due: day("2027-03-10"),
				LumpOn: day("2027-02-25"), PaidBy: day("2027-03-10")}, ""},
		{"in February with little pay", "2027-02-15", "2027-02", nil, 30_000, 0,
			eltax.Leaver{Annual: 144_300, Collected: 108_300, Rest: 36_000,
				Way: residenttax.OrdinaryTooLow, Sheet: eltax.BothYears, Due: day("2027-03-10")},
			"未徴収税額以下"},
		{"in May", "2027-05-31", "2027-05", nil, 300_000, 0,
			eltax.Leaver{Annual: 144_300, Collected: 144_300, Way: residenttax.LastInstalment,
				Sheet: eltax.ThisYear, Due: day("2027-06-10")}, ""},
		{"by death", "2027-03-10", "2027-03",
			func(e *employee.Employee) { e.Died, e.LeftReason = e.Left, employee.LeftDied }, 300_000, 0,
			eltax.Leaver{Annual: 144_300, Collected: 120_300, Rest: 24_000, Way: residenttax.Ordinary,
				Sheet: eltax.BothYears, Due: day("2027-04-10"), Died: true}, "死亡"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := gone(c.left)
			if c.change != nil {
				c.change(&e)
			}
			all, faults := eltax.Leavers([]employee.Employee{e},
				paid(c.last, c.pay, asNotified(c.last, c.lump)), always)
			if faults.Len() > 0 || len(all) != 1 {
				t.Fatal(faults.All(), all)
			}
			x, w := all[0], c.want
			if x.Annual != w.Annual || x.Collected != w.Collected || x.Rest != w.Rest ||
				x.Lump != w.Lump || x.Way != w.Way || x.Sheet != w.Sheet || x.Due != w.Due ||
				x.LumpOn != w.LumpOn || x.PaidBy != w.PaidBy || x.Died != w.Died {
				t.Errorf("%+v\nwant %+v", x, w)
			}
			if x.Annual != x.Collected+x.Rest || x.Designated != "1234567" || x.Home == "" ||
				!strings.Contains(x.WhyNoLump(), c.why) || c.why == "" && x.WhyNoLump() != "" {
				t.Errorf("%+v %q", x, x.WhyNoLump())
			}
		})
	}
}

func TestAChangedNoticeCountsFromItsMonthOn(t *testing.T) {
	e := gone("2026-10-31")
	e.Resident = append(e.Resident, employee.ResidentNotice{Version: 2, Year: 2026,
		FromMonth: month("2026-09"), First: 9_500, Others: 9_000, Municipality: "139999"})
	taken := func(m caldate.Month) yen.Amount {
		switch {
		case m == month("2026-09"):
			return 9_500
		case m.After(month("2026-09")):
			return 9_000
		}
		return asNotified("2026-06", 0)(m)
	}
	all, faults := eltax.Leavers([]employee.Employee{e}, paid("2026-10", 300_000, taken), always)
	if faults.Len() > 0 || len(all) != 1 || all[0].Collected != 12_300+12_000*2+9_500+9_000 ||
		all[0].Rest != 9_000*7 {
		t.Errorf("%+v %v", all, faults.All())
	}
	changed := eltax.Revisions([]employee.Employee{e}, always)
	if len(changed) != 1 || changed[0].Before != 12_000 || changed[0].First != 9_500 ||
		changed[0].AnnualBefore != 144_300 || changed[0].Annual != 12_300+12_000*2+9_500+9_000*8 {
		t.Errorf("%+v", changed)
	}
	if eltax.Revisions([]employee.Employee{e}, caldate.Range{From: day("2026-10-01")}) != nil {
		t.Error("a change of September is told for October")
	}
	text := string(eltax.RevisedCSV(changed))
	if !strings.Contains(text, "2026,139999,,,7,2,2026-09,12000,9500,9000,144300,") {
		t.Error(text)
	}
}

func TestWhoMovedGetsASheetForEachMunicipality(t *testing.T) {
	e := gone("2027-03-31")
	e.Addresses = e.Addresses.With(day("2026-12-01"), employee.Address{Text: "大阪府見本市2-2",
		Municipality: "279999"})
	all, faults := eltax.Leavers([]employee.Employee{e},
		paid("2027-03", 300_000, asNotified("2027-03", 24_000)), always)
	if faults.Len() > 0 || len(all) != 2 || all[0].Sheet != eltax.ThisYear ||
		all[1].Sheet != eltax.NextYear || all[1].Municipality != "279999" ||
		all[1].Due != day("2027-04-15") || all[1].Annual != 0 {
		t.Errorf("%+v %v", all, faults.All())
	}
	text := string(eltax.LeaversCSV(all))
	if !strings.HasPrefix(text, "\ufeff# 給与所得者異動届出書の記入用") ||
		strings.Count(text, "\r\n") != 4 {
		t.Error(text)
	}
	lines := strings.Split(text, "\r\n")
	for i := 2; i < 4; i++ {
		if strings.Count(lines[i], ",") != strings.Count(lines[1], ",") {
			t.Errorf("line %d has not the columns of the head:\n%s\n%s", i, lines[1], lines[i])
		}
	}
}

func TestAListIsTakenForNoFormula(t *testing.T) {
	all := []eltax.Leaver{{Number: "=1+1", Name: "＝cmd", Kana: "@x", Home: "-2,3"}}
	text := string(eltax.LeaversCSV(all))
	for _, want := range []string{",'=1+1,'＝cmd,'@x,", `,"'-2,3",`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestWhatDoesNotFitIsTold(t *testing.T) {
	e := gone("2026-10-31")
	people := []employee.Employee{e}
	runs := paid("2026-09", 300_000, asNotified("2026-06", 0))
	all, faults := eltax.Leavers(people, runs, always)
	if len(all) != 0 || codes(faults) != "people[7].resident eltax.no-last-pay" {
		t.Errorf("without the last pay: %v %+v", codes(faults), all)
	}
	wrong := func(m caldate.Month) yen.Amount { return 10_000 }
	all, faults = eltax.Leavers(people, paid("2026-10", 300_000, wrong), always)
	want := "people[7].resident eltax.taken-otherwise; people[7].resident eltax.last-otherwise"
	if len(all) != 1 || faults.Stops() || codes(faults) != want {
		t.Errorf("withheld otherwise: %v", codes(faults))
	}
	people[0].Resident[0].Municipality = ""
	runs = paid("2026-10", 300_000, asNotified("2026-06", 0))
	_, faults = eltax.Leavers(people, runs, always)
	if codes(faults) != "people[7].resident eltax.leaver-place" {
		t.Errorf("without a municipality: %v", codes(faults))
	}
	people[0].Resident[0].NotCollectable = true
	if all, faults = eltax.Leavers(people, runs, always); len(all) > 0 || faults.Len() > 0 {
		t.Errorf("who pays alone already: %v %v", all, faults.All())
	}
	people[0].Resident = nil
	if all, faults = eltax.Leavers(people, nil, always); len(all) > 0 || faults.Len() > 0 {
		t.Errorf("who bears no tax here: %v %v", all, faults.All())
	}
	outside := caldate.Range{From: day("2027-01-01")}
	people[0] = gone("2026-10-31")
	if all, _ = eltax.Leavers(people, nil, outside); len(all) > 0 {
		t.Error("somebody who left before is told of")
	}
}
