package document_test

import (
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/document"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// season is one invented person with a family, settled for 2026.
func season(t testing.TB) (*settlement.View, *settlement.Person, *employee.Employee) {
	t.Helper()
	since := day("2020-04-01")
	c := &client.Client{ID: "mihon", Name: "見本商事株式会社", CorporateNumber: "5000000000001",
		Establishments: []client.Establishment{{ID: "h", Name: "本社",
			Address: "東京都見本区一丁目1番1号", Phone: "03-0000-0000"}},
		Groups: []client.Group{{Code: "g", Rules: history.From(since,
			client.PayRules{ClosingDay: 31, PayDay: 25})}}}
	e := employee.Employee{ID: "e1", Number: "10001", Born: day("1985-06-15"), Hired: since,
		Names:     history.From(since, employee.Name{Full: "見本　太郎", Kana: "ミホン　タロウ"}),
		Tax:       history.From(since, employee.TaxDeclaration{Column: "kou"}),
		Addresses: history.From(since, employee.Address{Text: "東京都見本区二丁目2番2号", Municipality: "139999"}),
		Contracts: history.From(since, employee.Contract{Establishment: "h", Group: "g"})}
	runs := make([]payroll.Run, 12)
	for i := range runs {
		pay := day("2026-01-25").AddMonths(i)
		s := payroll.Slip{Employee: "e1", Kind: payroll.MonthlyPay, Month: pay.Month(), PayDay: pay,
			Taxable: 400_000, Net: 331_000}
		s.Social.Employee.Health, s.Tax.Tax, s.Tax.Dependents = 60_000, 9_000, 2
		runs[i] = payroll.Run{Group: "g", Kind: payroll.MonthlyPay, Month: pay.Month(), PayDay: pay,
			Slips: []payroll.Slip{s}, Close: payroll.Close{ComputedBy: "甲", ApprovedBy: "乙"}}
	}
	s := &settlement.Season{Client: "mihon", Year: 2026}
	p := s.Put("e1")
	child := func(name, born string) settlement.Relative {
		return settlement.Relative{Name: name, Kana: name, Relation: "子",
			Facts: yearend.Relative{Born: day(born), Child: true, Together: true}}
	}
	p.File(settlement.Declaration{Kind: settlement.Dependents, Year: 2026, On: day("2026-11-10"),
		Dependents: &settlement.DependentsForm{Relatives: []settlement.Relative{
			child("ミホン　イチ", "2005-05-05"), child("ミホン　ニ", "2009-05-05"),
			child("ミホン　サン", "2015-05-05")}}})
	p.File(settlement.Declaration{Kind: settlement.BasicSpouse, Year: 2026, On: day("2026-11-10"),
		BasicSpouse: &settlement.BasicSpouseForm{Spouse: &settlement.Spouse{Name: "見本　桜",
			Kana: "ミホン　サクラ", Facts: yearend.Spouse{Born: day("1986-01-02"), Together: true,
				Income: yearend.Income{Pay: 1_000_000}}}}})
	certificate := yearend.Certificate{Held: true, Year: 2026, Amount: 80_000}
	p.File(settlement.Declaration{Kind: settlement.Insurance, Year: 2026, On: day("2026-11-10"),
		Insurance: &settlement.InsuranceForm{Premiums: []settlement.Premium{
			{Facts: yearend.Premium{Kind: yearend.NewGeneral, Paid: 80_000, Certificate: certificate}},
			{Facts: yearend.Premium{Kind: yearend.Earthquake, Paid: 20_000, Certificate: certificate}}}}})
	v, err := settlement.Prepare(s, settlement.Basis{Client: c, Employees: []employee.Employee{e},
		Runs: runs})
	if err != nil {
		t.Fatal(err)
	}
	if f := v.Settle(p, settlement.Act{By: "甲", On: day("2026-12-20")}); f.Stops() {
		t.Fatal(f.Err())
	}
	return v, p, &e
}

func TestWithholdingSlipShowsTheSettlement(t *testing.T) {
	v, p, _ := season(t)
	slip, ok := v.Slip(p)
	if !ok {
		t.Fatal("no slip")
	}
	r := &p.Last().Result
	d := document.WithholdingSlip{Slip: slip}.Document(stamp)
	mustShow(t, d, "令和8年分　給与所得の源泉徴収票", "見本　太郎", "見本　桜", "4,800,000",
		r.Lines[yearend.LineAfterAdjustment].String(), r.Lines[yearend.LineTotalDeductions].String(),
		r.Annual().String(), "720,000", "S60.6.15", "見本商事株式会社", "未確認")
	if d.Paper != layout.A5 {
		t.Error("the employee's copy is not on A5")
	}
	for _, text := range texts(d) {
		if strings.Contains(text, "未記入") || text == "5000000000001" {
			t.Errorf("the employee's copy has a box for a number: %q", text)
		}
	}
	checked := document.WithholdingSlip{Slip: slip, FormChecked: "事務 二郎"}.Document(stamp)
	for _, text := range texts(checked) {
		if strings.Contains(text, "未確認") {
			t.Error("a form that was checked still says that it was not")
		}
	}
}

func TestTheSheetHasFourCopiesAndBlankNumbers(t *testing.T) {
	v, p, _ := season(t)
	slip, _ := v.Slip(p)
	d := document.WithholdingSlip{Slip: slip, Sheet: true}.Document(stamp)
	all := strings.Join(texts(d), "\n")
	for text, n := range map[string]int{"（市区町村提出用）": 2, "（税務署提出用）": 1, "（受給者交付用）": 1,
		"（未記入）": 3, "5000000000001": 3} {
		if got := strings.Count(all, text); got != n {
			t.Errorf("%s stands %d times, want %d", text, got, n)
		}
	}
}

func TestAYearNotSettledHereHasBlankBoxes(t *testing.T) {
	slip := settlement.Slip{Year: 2026, Amount: settlement.Amounts{Pay: 1_800_000, Tax: 36_000}}
	d := document.WithholdingSlip{Slip: slip}.Document(stamp)
	mustShow(t, d, "年調未済", "1,800,000", "36,000")
	table := d.Blocks[2].(layout.Table)
	for i, c := range table.Rows[0].Cells {
		if blank := c.Text == ""; blank != (i == 2 || i == 3) {
			t.Errorf("box %d: %q", i, c.Text)
		}
	}
}

func TestWithholdingLedgerAddsUp(t *testing.T) {
	v, p, e := season(t)
	l := document.WithholdingLedger{Client: &client.Client{Name: "見本商事株式会社"}, Employee: e,
		Year: 2026, Payments: v.Payments(p), Settled: p.Last()}
	d := l.Document(stamp)
	mustShow(t, d, "源泉徴収簿", "4,800,000", "720,000", "4,080,000", "108,000")
	all := strings.Join(texts(d), "\n")
	for _, line := range yearend.AllLines() {
		if !strings.Contains(all, line.Label()) {
			t.Errorf("the ledger does not show %s", line.Label())
		}
	}
	l.Settled = &settlement.Settled{Refused: []fault.Fault{{Message: "年の途中で退職した人です。"}}}
	mustShow(t, l.Document(stamp), "年末調整をしていません。年の途中で退職した人です。")
}
