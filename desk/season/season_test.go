package season_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing/eltax"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

var day = caldate.Must

const year yearend.IncomeYear = 2026

var december = caldate.MustMonth("2026-12")

// invented is a client with six invented people whose year is paid through the payroll: with a
// family, without, one who left in June, one who joined in July, one of column B, and one above
// twenty million.
func invented(t testing.TB) *book.Client {
	t.Helper()
	since := day("2024-04-01")
	counts := client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.Taxable}
	c := &book.Client{Profile: client.Client{ID: "mihon", Name: "見本商事株式会社",
		CorporateNumber: "5000000000001",
		Establishments: []client.Establishment{{ID: "tokyo", Prefecture: "13", Phone: "03-0000-0000",
			Address: "東京都見本区一丁目1番1号", EmploymentBusiness: "general", AccidentBusiness: "94"}},
		Groups: []client.Group{{Code: "g", Rules: history.From(since, client.PayRules{ClosingDay: 31,
			PayDay: 25, DailyMinutes: 480, AnnualHolidays: 120})}},
		Items: []client.Item{{Code: "base", Name: "基本給", Counts: counts,
			Formula: client.Formula{Kind: client.Fixed}}}}}
	for _, p := range []struct {
		number, hired, left, column string
		pay                         yen.Amount
	}{
		{"1", "2024-04-01", "", "kou", 400_000}, {"2", "2024-04-01", "", "kou", 300_000},
		{"3", "2024-04-01", "2026-06-30", "kou", 300_000}, {"4", "2026-07-01", "", "kou", 280_000},
		{"5", "2024-04-01", "", "otsu", 90_000}, {"6", "2024-04-01", "", "kou", 1_800_000},
	} {
		hired := day(p.hired)
		e := employee.Employee{ID: employee.ID("e" + p.number), Number: p.number, Sex: employee.Male,
			Born: day("1985-06-15"), Hired: hired,
			Names: history.From(hired, employee.Name{Full: "見本　太郎" + p.number, Kana: "ミホン　タロウ"}),
			Tax:   history.From(hired, employee.TaxDeclaration{Column: p.column}),
			Addresses: history.From(hired, employee.Address{Text: "東京都見本区二丁目2番2号",
				Municipality: "139999"}),
			Contracts: history.From(hired, employee.Contract{Establishment: "tokyo", Group: "g",
				Kind: employee.Monthly, Status: employee.Regular,
				Amounts: map[string]yen.Amount{"base": p.pay}})}
		e.Insured.Social = []employee.SocialSpan{{Acquired: hired}}
		e.Insured.Employment = []employee.EmploymentSpan{{Acquired: hired}}
		e.Insured.Standards = history.From(hired, employee.Standard{Health: 300_000, Pension: 300_000,
			Cause: "acquisition"})
		if p.left != "" {
			e.Left, e.LeftReason = day(p.left), employee.LeftOwnWill
			e.Insured.Social[0].Lost, e.Insured.Employment[0].Lost = day("2026-07-01"), day("2026-07-01")
		}
		c.Employees = append(c.Employees, e)
	}
	for m := 1; m <= 12; m++ {
		pay(t, c, caldate.Month{Year: int(year), Number: m})
		if m < 12 {
			closeMonth(t, c, caldate.Month{Year: int(year), Number: m})
		}
	}
	return c
}

func pay(t testing.TB, c *book.Client, m caldate.Month) {
	t.Helper()
	report, err := payday.Month(c, "g", m, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Run.Failed) > 0 {
		t.Fatal(report.Run.Failed)
	}
}

func closeMonth(t testing.TB, c *book.Client, m caldate.Month) {
	t.Helper()
	run := c.Run("g", payroll.MonthlyPay, m)
	run.Close.Confirmed = []string{"事務 二郎"}
	if f := run.CloseBy(payroll.Signature{Computed: "甲", Approved: "乙", On: "x"}); f.Stops() {
		t.Fatal(f.Err())
	}
}

// answers are the files that the client sends: declarations of those who are settled.
var answers = map[settlement.Kind]string{
	settlement.Dependents: "1,,,,,,見本　花,ミホン　ハナ,子,2005-05-05,,0,0,0,,はい,,,,,,\n" +
		"1,,,,,,見本　二郎,ミホン　ジロウ,子,2012-05-05,,0,0,0,,はい,,,,,,\n" +
		"2,,,,,,,,,,,,,,,,,,,,,\n4,,,,,,,,,,,,,,,,,,,,,\n",
	settlement.BasicSpouse: "1,0,0,0,0,0,,見本　桜,ミホン　サクラ,1986-01-02,,1000000,0,0,,はい,,,,\n" +
		"2,0,0,0,0,0,,,,,,,,,,,,,,\n4,0,0,0,0,0,,,,,,,,,,,,,,\n",
	settlement.Insurance: "1,見本生命,一般（新）,80000,80000,2026\n1,見本損保,地震,20000,20000,令和8\n" +
		"2,,,,,\n4,,,,,\n",
	settlement.Former: "4,見本商店,東京都見本区3-3-3,2026-05-31,はい,1250000,180000,25000\n",
}

func take(t testing.TB, c *book.Client, s *settlement.Season) {
	t.Helper()
	for _, k := range settlement.Kinds() {
		if answers[k] == "" {
			continue
		}
		head, _, _ := strings.Cut(string(settlement.Template(k)), "\r\n")
		v, err := season.View(c, s)
		if err != nil {
			t.Fatal(err)
		}
		b, faults := v.Read([]byte(head+"\n"+answers[k]),
			settlement.Sent{Kind: k, On: day("2026-11-10")})
		if faults.Stops() {
			t.Fatal(faults.Err())
		}
		s.Apply(&b)
	}
}

func board(t testing.TB, c *book.Client, s *settlement.Season) season.Board {
	t.Helper()
	b, err := season.Look(c, season.Years{Now: s})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var both = season.Approvals{
	Client: settlement.Approval{Act: settlement.Act{By: "顧問 一郎", On: day("2026-12-22")}},
	Office: settlement.Approval{Act: settlement.Act{By: "事務 二郎", On: day("2026-12-22")},
		Provisional: true},
}

func settle(t testing.TB, c *book.Client, s *settlement.Season, on string) {
	t.Helper()
	if err := season.Settle(c, s, settlement.Act{By: "甲", On: day(on)}); err != nil {
		t.Fatal(err)
	}
	if faults, err := season.Approve(c, s, both); err != nil || faults.Stops() {
		t.Fatal(err, faults.Err())
	}
}

func TestASeasonFromEndToEnd(t *testing.T) {
	c := invented(t)
	s, err := season.Begin(c, year)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.People) != 6 {
		t.Fatalf("%d people", len(s.People))
	}
	b := board(t, c, &s)
	// Those of column B, the leaver and the one above twenty million need no declarations.
	if b.Counts[settlement.NotAsked] != 3 || b.Counts[settlement.Ready] != 3 {
		t.Fatalf("%v", b.Counts)
	}
	season.Ask(&s, season.Request{On: day("2026-11-01"), Due: day("2026-11-20")})
	if b = board(t, c, &s); b.Counts[settlement.Waiting] != 3 {
		t.Fatalf("%v", b.Counts)
	}
	take(t, c, &s)
	if b = board(t, c, &s); b.Counts[settlement.Ready] != 6 {
		t.Fatalf("%v", b.Counts)
	}
	settle(t, c, &s, "2026-12-20")
	b = board(t, c, &s)
	if b.Counts[settlement.Approved] != 6 || b.Refund == 0 {
		t.Fatalf("%v", b)
	}
	before := map[employee.ID]yen.Amount{}
	for _, slip := range c.Run("g", payroll.MonthlyPay, december).Slips {
		before[slip.Employee] = slip.Net
	}
	moved, faults := season.IntoPay(c, &s, december)
	if faults.Stops() || len(moved) != 6 {
		t.Fatal(len(moved), faults.Err())
	}
	for _, m := range moved {
		slip := c.Run("g", payroll.MonthlyPay, december).SlipOf(m.Employee)
		if slip == nil {
			if m.Amount != 0 {
				t.Errorf("%s is not paid", m.Number)
			}
			continue
		}
		if slip.Net != before[m.Employee]-m.Amount {
			t.Errorf("%s: net %d, was %d, difference %d", m.Number, slip.Net, before[m.Employee], m.Amount)
		}
	}
	if n := board(t, c, &s).Counts[settlement.Approved]; n != 6 {
		t.Errorf("putting it into pay changed what it rests on: %d", n)
	}
	closeMonth(t, c, december)
	if err := season.Closed(c, &s); err != nil {
		t.Fatal(err)
	}
	b = board(t, c, &s)
	if b.Counts[settlement.Paid] != 6 {
		t.Fatalf("%v", b.Counts)
	}
	annual(t, c, &s)
}

// annual holds that the tax of the whole year is the annual tax, to the yen.
func annual(t *testing.T, c *book.Client, s *settlement.Season) {
	t.Helper()
	for i := range s.People {
		p := &s.People[i]
		if last := p.Last(); last.Refused == nil {
			var held yen.Amount
			for _, x := range mustView(t, c, s).Payments(p) {
				held += x.Tax
			}
			for _, f := range last.Input.Former {
				held += f.Tax
			}
			slip := c.Run("g", payroll.MonthlyPay, december).SlipOf(p.Employee)
			held += lines(slip.Deductions, settlement.ItemCollect) -
				lines(slip.Earnings, settlement.ItemRefund)
			if held != last.Result.Annual() {
				t.Errorf("%s: withheld %d, annual %d", p.Employee, held, last.Result.Annual())
			}
		}
	}
}

func lines(list []payroll.Line, code string) yen.Amount {
	var sum yen.Amount
	for _, l := range list {
		if l.Code == code {
			sum += l.Amount
		}
	}
	return sum
}

func mustView(t testing.TB, c *book.Client, s *settlement.Season) *settlement.View {
	t.Helper()
	v, err := season.View(c, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func done(t testing.TB) (*book.Client, *settlement.Season) {
	t.Helper()
	c := invented(t)
	s, err := season.Begin(c, year)
	if err != nil {
		t.Fatal(err)
	}
	take(t, c, &s)
	settle(t, c, &s, "2026-12-20")
	return c, &s
}

func TestPuttingIntoPayTwiceIsOnce(t *testing.T) {
	c, s := done(t)
	first, _ := season.IntoPay(c, s, december)
	net := c.Run("g", payroll.MonthlyPay, december).Slips[0].Net
	again, faults := season.IntoPay(c, s, december)
	if faults.Stops() || !reflect.DeepEqual(first, again) {
		t.Error(first, again, faults.Err())
	}
	if got := c.Run("g", payroll.MonthlyPay, december).Slips[0].Net; got != net {
		t.Errorf("net %d, then %d", net, got)
	}
	closeMonth(t, c, december)
	// Somebody who begins anew, without the season that was kept, does not settle it twice.
	fresh, err := season.Begin(c, year)
	if err != nil {
		t.Fatal(err)
	}
	take(t, c, &fresh)
	settle(t, c, &fresh, "2026-12-28")
	january := caldate.MustMonth("2027-01")
	pay(t, c, january)
	moved, _ := season.IntoPay(c, &fresh, january)
	for _, m := range moved {
		if m.Amount != 0 {
			t.Errorf("%s is settled twice: %d", m.Number, m.Amount)
		}
	}
}

func TestAChangeAfterPaymentIsSettledInJanuary(t *testing.T) {
	c, s := done(t)
	season.IntoPay(c, s, december)
	closeMonth(t, c, december)
	if err := season.Closed(c, s); err != nil {
		t.Fatal(err)
	}
	paid := s.Person("e2").Last().Result.Annual()
	s.Put("e2").File(settlement.Declaration{Kind: settlement.Insurance, Year: year,
		On: day("2027-01-08"), Insurance: &settlement.InsuranceForm{Premiums: []settlement.Premium{
			{Facts: yearend.Premium{Kind: yearend.NationalPension, Paid: 204_000,
				Certificate: yearend.Certificate{Held: true, Year: year, Amount: 204_000}}}}}})
	b := board(t, c, s)
	if b.Counts[settlement.Ready] != 1 || b.Counts[settlement.Paid] != 5 {
		t.Fatalf("%v", b.Counts)
	}
	settle(t, c, s, "2027-01-12")
	january := caldate.MustMonth("2027-01")
	pay(t, c, january)
	moved, faults := season.IntoPay(c, s, january)
	if faults.Stops() || len(moved) != 1 {
		t.Fatal(moved, faults.Err())
	}
	want := s.Person("e2").Last().Result.Annual() - paid
	if moved[0].Amount != want || want >= 0 {
		t.Errorf("%d, want %d", moved[0].Amount, want)
	}
	closeMonth(t, c, january)
	if err := season.Closed(c, s); err != nil {
		t.Fatal(err)
	}
	if n := board(t, c, s).Counts[settlement.Paid]; n != 6 {
		t.Errorf("%d paid", n)
	}
}

func TestNothingGoesIntoAClosedMonth(t *testing.T) {
	c, s := done(t)
	closeMonth(t, c, december)
	moved, faults := season.IntoPay(c, s, december)
	if !has(faults.All(), "season.no-pay") {
		t.Error(moved, faults.All())
	}
	for _, m := range moved {
		if m.Amount != 0 {
			t.Errorf("%s", m.Number)
		}
	}
}

func TestJanuaryTakesTheDifferenceWhereTheClientWantsIt(t *testing.T) {
	c := invented(t)
	s, err := season.Begin(c, year)
	if err != nil {
		t.Fatal(err)
	}
	s.January = true
	take(t, c, &s)
	closeMonth(t, c, december)
	settle(t, c, &s, "2027-01-05")
	january := caldate.MustMonth("2027-01")
	pay(t, c, january)
	moved, _ := season.IntoPay(c, &s, january)
	r := s.Person("e1").Last().Result
	refund := r.Lines[yearend.LineRefundNextYear]
	if refund == 0 || moved[0].Amount != -refund {
		t.Errorf("%d, %v", moved[0].Amount, r.Lines)
	}
}

func TestOutputsAreMadeAndUnverifiedOnesAreNot(t *testing.T) {
	c, s := done(t)
	out, faults := season.Outputs(c, s, season.Made{On: day("2027-01-12")})
	paths := map[string]bool{}
	for _, o := range out {
		paths[o.Path] = true
	}
	const at = "mihon/年末調整2026/"
	for _, want := range []string{"源泉徴収票（本人交付用）.pdf", "源泉徴収票・給与支払報告書（4面）.pdf",
		"源泉徴収簿.pdf", "給与支払報告書総括表.csv", "法定調書合計表.csv", "給与支払報告書/139999-確認用.csv"} {
		if !paths[at+want] {
			t.Errorf("%s is missing: %v", want, paths)
		}
	}
	if paths[at+"給与支払報告書/139999.csv"] || !has(faults.All(), "eltax.layout-unverified") {
		t.Error("an unverified layout was written for submission")
	}
	out, faults = season.Outputs(c, s, season.Made{On: day("2027-01-12"),
		Form: eltax.Form{Checked: "事務 二郎", On: day("2027-01-10")}})
	if faults.Stops() || len(out) != len(paths)+1 {
		t.Error(len(out), faults.Err())
	}
	again, _ := season.Outputs(c, s, season.Made{On: day("2027-01-12"),
		Form: eltax.Form{Checked: "事務 二郎", On: day("2027-01-10")}})
	if !reflect.DeepEqual(out, again) {
		t.Error("the same season gives other outputs")
	}
}

func TestDifferencesFromLastYearHaveCauses(t *testing.T) {
	c, s := done(t)
	last := settlement.Season{Client: "mihon", Year: 2025}
	law, err := yearend.TablesFor(2025)
	if err != nil {
		t.Fatal(err)
	}
	was := s.Person("e2").Last().Input
	was.Pay.Salary -= 120_000
	r, err := law.Settle(&was, nil)
	if err != nil {
		t.Fatal(err)
	}
	last.Put("e2").Settled = []settlement.Settled{{Input: was, Result: r}}
	b, err := season.Look(c, season.Years{Now: s, Last: &last})
	if err != nil {
		t.Fatal(err)
	}
	found := fmt.Sprint(b.Rows[1].Changed)
	if !strings.Contains(found, "law") || !strings.Contains(found, "pay") || b.Rows[0].Changed != nil {
		t.Error(found)
	}
}

func has(list []fault.Fault, code string) bool {
	for _, f := range list {
		if f.Code == code {
			return true
		}
	}
	return false
}
