package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func declared(d employee.TaxDeclaration) func(*employee.Employee) {
	return func(e *employee.Employee) { e.Tax = history.From(since, d) }
}

// 300,000 less 14,775 + 345 + 27,450 + 1,500 is 255,930. 月額表 令和8年分, row 254,000 to 257,000: 6,320
// 4,710 3,090 1,470 0, column B 37,600. By the computer formula (withholding_formula.json) 255,930
// − 83,446 − 48,334 = 124,150, × 5.105 % = 6,337.9 → 6,340.
func TestIncomeTaxOfAMonth(t *testing.T) {
	for _, c := range []struct {
		name     string
		d        employee.TaxDeclaration
		computer bool
		method   string
		want     yen.Amount
	}{
		{"nobody counted", employee.TaxDeclaration{Column: "kou"}, false, "table", 6_320},
		{"a spouse", employee.TaxDeclaration{Column: "kou", SpouseCounted: true}, false, "table", 4_710},
		{"a spouse and a relative", employee.TaxDeclaration{Column: "kou", SpouseCounted: true,
			Relatives: 1}, false, "table", 3_090},
		{"disabled, single parent, and a relative", employee.TaxDeclaration{Column: "kou",
			Disabled: true, SingleParent: true, Relatives: 1}, false, "table", 1_470},
		{"a relative, specially disabled in the household", employee.TaxDeclaration{Column: "kou",
			Relatives: 1, DisabledFamily: 1, CohabitingSpecial: 1}, false, "table", 1_470},
		{"four", employee.TaxDeclaration{Column: "kou", Relatives: 4}, false, "table", 0},
		{"column B", employee.TaxDeclaration{Column: "otsu", Relatives: 4}, false, "table", 37_600},
		{"computer", employee.TaxDeclaration{Column: "kou"}, true, "computer", 6_340},
		{"column B knows no computer formula", employee.TaxDeclaration{Column: "otsu"}, true, "table",
			37_600},
		{"no form", employee.TaxDeclaration{}, false, "table", 37_600},
	} {
		s := slip(t, rules(func(r *client.PayRules) { r.ComputerTax = c.computer }),
			plain(declared(c.d)), "2026-06", payroll.Input{})
		same(t, c.name+" base", s.Tax.Base, 255_930)
		same(t, c.name, amount(s, payroll.CodeTax), c.want)
		if s.Tax.Method != c.method {
			t.Errorf("%s: by %s", c.name, s.Tax.Method)
		}
		if noted(s, "tax.no-form") != (c.d.Column == "") {
			t.Errorf("%s: a form that is missing is not told", c.name)
		}
	}
}

// 日額表 令和8年分, column C, 12,000 to 12,100: 79 yen a day. 240,000 in 20 days; half a day counts as
// one. Who is no day laborer in column C is told.
func TestDayLaborersAreTaxedByTheDay(t *testing.T) {
	hei := []func(*employee.Employee){uninsured, declared(employee.TaxDeclaration{Column: "hei"}),
		contract(func(c *employee.Contract) {
			c.Kind, c.Status = employee.Daily, employee.DayLaborer
			c.Amounts = map[string]yen.Amount{"base": 240_000}
		})}
	s := slip(t, tokyo(nil), plain(hei...), "2026-06", worked(attendance.Month{WorkedHalves: 39}))
	same(t, "20 days", amount(s, payroll.CodeTax), 20*79)
	if s.Tax.Method != "daily" || s.Facts.Days != 20 || noted(s, "tax.hei") {
		t.Errorf("%+v", s.Tax)
	}
	s = slip(t, tokyo(nil), plain(append(hei, contract(func(c *employee.Contract) {
		c.Status = employee.Regular
	}))...), "2026-06", worked(attendance.Month{WorkedHalves: 40}))
	if !noted(s, "tax.hei") {
		t.Error("column C of a regular employee is not told")
	}
}

// 20.42 % of the gross, nothing taken off (README 3.1): 300,000 × 20.42 % = 61,260. What falls due
// after a death belongs to the estate (所法9-1-17).
func TestThoseWhoAreNotTaxedByTheTable(t *testing.T) {
	s := slip(t, tokyo(nil), plain(declared(employee.TaxDeclaration{NonResident: true})), "2026-06",
		payroll.Input{})
	same(t, "non-resident", amount(s, payroll.CodeTax), 61_260)
	died := func(day string) *employee.Employee {
		return plain(left(day), func(e *employee.Employee) { e.Died = caldate.Must(day) })
	}
	s = slip(t, tokyo(nil), died("2026-06-10"), "2026-06", payroll.Input{})
	same(t, "paid after death", amount(s, payroll.CodeTax), 0)
	if s.Tax.Method != "none" || !noted(s, "tax.died") {
		t.Errorf("%+v", s.Tax)
	}
	for _, day := range []string{"2026-06-25", "2026-06-30"} { // paid on the 25th
		s = slip(t, tokyo(nil), died(day), "2026-06", payroll.Input{})
		if s.Tax.Method != "table" {
			t.Errorf("paid while alive, died on %s: %+v", day, s.Tax)
		}
	}
}

// The day of payment chooses the table: pay of December paid on 4 January 2027 is taxed by 令和9年分,
// whose first taxed row begins at 111,000 (105,000 in 2026). 120,000 uninsured: 990 in 2026.
func TestTheDayOfPaymentChoosesTheTable(t *testing.T) {
	pay := contract(func(c *employee.Contract) { c.Amounts = map[string]yen.Amount{"base": 108_000} })
	for move, want := range map[client.PayMove]yen.Amount{client.PayBefore: 280, client.PayAfter: 0} {
		s := slip(t, rules(func(r *client.PayRules) { r.PayDay, r.PayOnClosed = 31, move }),
			plain(uninsured, pay), "2026-12", payroll.Input{})
		same(t, s.PayDay.String(), amount(s, payroll.CodeTax), want)
	}
}

// Instalments of 15,000 and 40,000, first 15,300 (golden RT-1); leaving on 30 September 2026 with
// seven instalments left after October … May: eight months after September (RT-exit-177, 179, 180).
func TestResidentsTaxFollowsTheNotice(t *testing.T) {
	notice := employee.ResidentNotice{Version: 1, Year: 2026, FromMonth: caldate.MustMonth("2026-06"),
		First: 15_300, Others: 15_000}
	lump, handed, high := notice, notice, notice
	lump.LumpOnLeaving, handed.Transfer = true, true
	high.LumpOnLeaving, high.Others = true, 40_000
	with := func(n employee.ResidentNotice, leave string) *employee.Employee {
		return plain(func(e *employee.Employee) {
			e.Resident = []employee.ResidentNotice{n}
			if leave != "" {
				e.Left = caldate.Must(leave)
			}
		})
	}
	for _, c := range []struct {
		name  string
		e     *employee.Employee
		month string
		want  yen.Amount
		left  bool
	}{
		{"before June", with(notice, ""), "2026-05", 0, false},
		{"June", with(notice, ""), "2026-06", 15_300, false},
		{"July", with(notice, ""), "2026-07", 15_000, false},
		{"May", with(notice, ""), "2027-05", 15_000, false},
		{"the next year without a notice", with(notice, ""), "2027-06", 0, false},
		{"leaves, asks for a lump sum", with(lump, "2026-09-30"), "2026-09", 135_000, false},
		{"leaves, goes on elsewhere", with(handed, "2026-09-30"), "2026-09", 15_000, true},
		{"leaves, pays the rest alone", with(notice, "2026-09-30"), "2026-09", 15_000, true},
		{"leaves, the rest is above the pay", with(high, "2026-09-30"), "2026-09", 40_000, true},
		{"leaves in January: the lump sum is the law's", with(notice, "2027-01-31"), "2027-01",
			75_000, false},
		{"leaves in May", with(notice, "2027-05-31"), "2027-05", 15_000, false},
	} {
		s := slip(t, tokyo(nil), c.e, c.month, payroll.Input{})
		same(t, c.name, amount(s, payroll.CodeResident), c.want)
		if noted(s, "resident.left") != c.left {
			t.Errorf("%s: what is left to others: %v", c.name, codes(s.Notes))
		}
	}
}

// A change comes as a new version; one that returned the person to ordinary collection takes
// nothing and brings no earlier version back.
func TestTheNewestNoticeInForceIsTaken(t *testing.T) {
	notice := func(version int, from string, first, others yen.Amount) employee.ResidentNotice {
		return employee.ResidentNotice{Version: version, Year: 2026, FromMonth: caldate.MustMonth(from),
			First: first, Others: others}
	}
	ordinary := notice(3, "2026-12", 0, 0)
	ordinary.NotCollectable = true
	e := plain(func(e *employee.Employee) {
		e.Resident = []employee.ResidentNotice{notice(1, "2026-06", 15_300, 15_000),
			notice(2, "2026-10", 9_900, 9_000), ordinary}
	})
	for month, want := range map[string]yen.Amount{"2026-09": 15_000, "2026-10": 9_900,
		"2026-11": 9_000, "2026-12": 0, "2027-01": 0} {
		s := slip(t, tokyo(nil), e, month, payroll.Input{})
		same(t, month, amount(s, payroll.CodeResident), want)
	}
}

// Each account but the last takes its part as far as there is money; the last takes the rest.
func TestTheNetIsSplitOverUpToThreeAccounts(t *testing.T) {
	three := []employee.Account{{Number: "1", Amount: 100_000}, {Number: "2", Amount: 50_000},
		{Number: "3"}}
	for _, c := range []struct {
		accounts []employee.Account
		net      yen.Amount
		want     []yen.Amount
	}{
		{three, 250_000, []yen.Amount{100_000, 50_000, 100_000}},
		{three, 150_000, []yen.Amount{100_000, 50_000}},
		{three, 99_999, []yen.Amount{99_999}},
		{three, 0, nil},
		{three, -1, nil},
		{three[:1], 250_000, []yen.Amount{250_000}},
		{nil, 250_000, nil},
	} {
		e := plain()
		if c.accounts != nil {
			e.Accounts = history.From(since, c.accounts)
		}
		got := payroll.Transfers(e, c.net, payroll.MonthlyPay, caldate.Must("2026-06-25"))
		if len(got) != len(c.want) {
			t.Errorf("%d: %v", c.net, got)
			continue
		}
		for i, x := range got {
			same(t, x.Account.Number, x.Amount, c.want[i])
		}
	}
}

// What the client and its workers agreed is taken last; a deduction above the pay is told.
func TestOwnDeductionsComeLastAndANegativeNetIsTold(t *testing.T) {
	union := client.Item{Code: "union", Name: "組合費", Deduct: true, Formula: client.Formula{
		Kind: client.RateOf, Rate: yen.MustRate("1%"), Base: []string{"base"}}}
	loan := client.Item{Code: "loan", Name: "貸付金返済", Deduct: true,
		Formula: client.Formula{Kind: client.Entered}}
	c := tokyo(func(c *client.Client, _ *client.PayRules) { c.Items = append(c.Items, union, loan) })
	s := slip(t, c, plain(), "2026-06", payroll.Input{Entered: map[string]yen.Amount{"loan": 400_000}})
	same(t, "union", amount(s, "union"), 3_000)
	last := s.Deductions[len(s.Deductions)-1]
	if last.Code != "loan" || s.Net >= 0 || !noted(s, "net.negative") || s.Transfers != nil {
		t.Errorf("net %d, %v", s.Net, codes(s.Notes))
	}
	same(t, "taxable is not touched", s.Taxable, 300_000)
}
