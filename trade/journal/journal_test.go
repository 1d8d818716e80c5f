package journal_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/quick"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/jis"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/journal"
	"romukura/trade/payroll"
)

var company = client.Client{Items: []client.Item{
	{Code: "commute", Counts: client.Counts{Tax: client.TaxCommuting}},
	{Code: "base"}, {Code: "union"},
}}

func line(code string, a yen.Amount) payroll.Line { return payroll.Line{Code: code, Amount: a} }

// slip makes a slip whose sums fit its lines.
func slip(id, site string, earned, deducted []payroll.Line) payroll.Slip {
	s := payroll.Slip{Employee: employee.ID(id), Number: id, Establishment: site, Earnings: earned,
		Deductions: deducted}
	for _, l := range earned {
		s.Gross += l.Amount
	}
	for _, l := range deducted {
		s.Deducted += l.Amount
	}
	s.Net = s.Gross - s.Deducted
	return s
}

func source() journal.Source {
	run := payroll.Run{Month: caldate.MustMonth("2026-10"), PayDay: caldate.Must("2026-10-23"),
		Kind: payroll.MonthlyPay, Close: payroll.Close{ComputedBy: "甲", ApprovedBy: "乙"},
		Slips: []payroll.Slip{
			slip("1", "hq", []payroll.Line{line("base", 270_000), line("commute", 12_000)},
				[]payroll.Line{line(payroll.CodeHealth, 14_775), line(payroll.CodePension, 27_450),
					line(payroll.CodeEmployment, 1_410), line(payroll.CodeTax, 5_030),
					line(payroll.CodeResident, 11_200), line("union", 1_500)}),
			slip("2", "plant", []payroll.Line{line("base", 600_000)},
				[]payroll.Line{line(payroll.CodeHealth, 30_000), line(payroll.CodeTax, 40_000)}),
		}}
	run.Slips[0].Social.Employer = payroll.Premiums{Health: 14_775, Pension: 27_450, Child: 1_080,
		Employment: 2_397, Accident: 846}
	director := employee.Employee{ID: "2", Contracts: history.From(caldate.Must("2020-01-01"),
		employee.Contract{Status: employee.Director})}
	return journal.Source{Client: &company, Run: &run, Employees: []employee.Employee{director}}
}

func entries(t testing.TB, src journal.Source, b journal.Books) []journal.Entry {
	t.Helper()
	list, faults := journal.Entries(src, b)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return list
}

func sums(lines []journal.Line) map[string]yen.Amount {
	out := map[string]yen.Amount{}
	for _, l := range lines {
		out[l.Account.Name+"/"+l.Account.Sub] += l.Amount
	}
	return out
}

func TestARunBecomesOneEntry(t *testing.T) {
	list := entries(t, source(), journal.Books{})
	if len(list) != 1 || list[0].Number != 1 || list[0].Day != caldate.Must("2026-10-23") {
		t.Fatalf("%+v", list)
	}
	debit, credit := sums(list[0].Debits), sums(list[0].Credits)
	for name, want := range map[string]yen.Amount{
		"給料手当/": 270_000, "役員報酬/": 600_000, "旅費交通費/通勤手当": 12_000,
	} {
		if debit[name] != want {
			t.Errorf("debit %s: %s", name, debit[name])
		}
	}
	for name, want := range map[string]yen.Amount{
		"預り金/社会保険料": 72_225, "預り金/雇用保険料": 1_410, "預り金/源泉所得税": 45_030, "預り金/住民税": 11_200,
		"預り金/その他": 1_500, "未払費用/給与": 750_635,
	} {
		if credit[name] != want {
			t.Errorf("credit %s: %s", name, credit[name])
		}
	}
}

func TestAClientsOwnAccountsGoBeforeTheDefaults(t *testing.T) {
	b := journal.Books{Accounts: map[journal.Role]journal.Account{journal.Pay: {Name: "賃金"}},
		Items: map[string]journal.Account{"union": {Name: "組合費預り金"}}, Next: 41}
	e := entries(t, source(), b)[0]
	if sums(e.Debits)["賃金/"] != 270_000 || sums(e.Credits)["組合費預り金/"] != 1_500 || e.Number != 41 {
		t.Errorf("%+v", e)
	}
}

func TestDepartmentsDivideTheCosts(t *testing.T) {
	b := journal.Books{Departments: map[string]string{"hq": "本社", "plant": "工場"}}
	for _, l := range entries(t, source(), b)[0].Debits {
		want := map[string]string{"役員報酬": "工場"}[l.Account.Name]
		if want == "" {
			want = "本社"
		}
		if l.Department != want {
			t.Errorf("%s: %s", l.Account.Name, l.Department)
		}
	}
}

func TestTheEmployersPremiumsAreAnEntryOfTheirOwn(t *testing.T) {
	list := entries(t, source(), journal.Books{Burden: true})
	if len(list) != 2 || sums(list[1].Debits)["法定福利費/"] != 46_548 ||
		sums(list[1].Credits)["未払費用/社会保険料"] != 46_548 || list[1].Number != 2 {
		t.Errorf("%+v", list)
	}
}

func TestARefundStandsOnTheOtherSide(t *testing.T) {
	src := source()
	src.Run.Slips = []payroll.Slip{slip("1", "hq", []payroll.Line{line("base", 200_000)},
		[]payroll.Line{line(payroll.CodeTax, -30_000)})}
	e := entries(t, src, journal.Books{})[0]
	if sums(e.Debits)["預り金/源泉所得税"] != 30_000 || sums(e.Credits)["未払費用/給与"] != 230_000 {
		t.Errorf("%+v", e)
	}
}

func TestPayInKindIsNoDebt(t *testing.T) {
	src := source()
	s := &src.Run.Slips[0]
	s.InKind, s.Net = 12_000, s.Net-12_000
	e := entries(t, src, journal.Books{})[0]
	if sums(e.Credits)["福利厚生費/現物給与"] != 12_000 || sums(e.Credits)["未払費用/給与"] != 738_635 {
		t.Errorf("%+v", e)
	}
}

func TestWhatIsNotClosedOrDoesNotAddUpIsRefused(t *testing.T) {
	src := source()
	src.Run.Close = payroll.Close{ComputedBy: "甲"}
	src.Run.Slips[0].Net++
	list, faults := journal.Entries(src, journal.Books{})
	if list != nil || faults.Len() != 2 {
		t.Errorf("%v %v", list, faults.All())
	}
	if _, faults = journal.Entries(src, journal.Books{Draft: true}); faults.Len() != 1 {
		t.Error(faults.All())
	}
	src.Run.Slips = nil
	if _, faults = journal.Entries(src, journal.Books{Draft: true}); !faults.Stops() {
		t.Error("nothing to book, and no fault")
	}
}

// Whatever is earned and deducted, debits equal credits, and the net pay is the run's.
func TestDebitsEqualCredits(t *testing.T) {
	codes := []string{payroll.CodeHealth, payroll.CodeTax, payroll.CodeResident, "union", "x"}
	property := func(amounts []int32, inKind uint16) bool {
		src := source()
		src.Run.Slips = nil
		for i, a := range amounts {
			code := codes[i%len(codes)]
			s := slip(strconv.Itoa(i), []string{"hq", "plant"}[i%2],
				[]payroll.Line{line("base", yen.Amount(a)), line("commute", yen.Amount(i))},
				[]payroll.Line{line(code, yen.Amount(a/3))})
			s.InKind, s.Net = yen.Amount(inKind), s.Net-yen.Amount(inKind)
			src.Run.Slips = append(src.Run.Slips, s)
		}
		list, _ := journal.Entries(src, journal.Books{Burden: true,
			Departments: map[string]string{"hq": "本社"}})
		for i := range list {
			if debit, credit := list[i].Sums(); debit != credit {
				return false
			}
			for _, l := range slices.Concat(list[i].Debits, list[i].Credits) {
				if l.Amount <= 0 {
					return false
				}
			}
		}
		return true
	}
	if err := quick.Check(property, nil); err != nil {
		t.Error(err)
	}
}

// read is a file as a program reads it.
func read(t *testing.T, l journal.Layout, data []byte) [][]string {
	t.Helper()
	text := string(data)
	if strings.HasPrefix(l.Key, "yayoi") {
		var err error
		if text, err = jis.Decode(data); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// The places are those of the layouts' sources: amounts of 弥生 in columns 9 and 15, of 弥生給与Next
// in 8 and 13, of freee in 16 and 30 behind the row's mark, of MoneyForward in 9 and 17.
func TestEveryLayoutCarriesTheWholeEntry(t *testing.T) {
	at := map[string]struct{ columns, debit, credit, titles int }{
		"yayoi": {25, 8, 14, 0}, "yayoi-next": {14, 7, 12, 0}, "freee": {33, 15, 29, 1},
		"mf": {23, 8, 16, 1},
	}
	list := entries(t, source(), journal.Books{Burden: true})
	for _, l := range journal.Layouts() {
		data, faults := journal.Write(l, list)
		if faults.Len() > 0 {
			t.Fatal(faults.All())
		}
		want, rows := at[l.Key], read(t, l, data)
		var debit, credit int
		for _, r := range rows[want.titles:] {
			if len(r) != want.columns {
				t.Fatalf("%s: %d columns", l.Key, len(r))
			}
			d, _ := strconv.Atoi(r[want.debit])
			c, _ := strconv.Atoi(r[want.credit])
			debit, credit = debit+d, credit+c
		}
		if debit != 882_000+46_548 || credit != debit {
			t.Errorf("%s: %d %d", l.Key, debit, credit)
		}
		if l.Confidence == "" || l.Source == "" {
			t.Errorf("%s does not say what it rests on", l.Key)
		}
	}
}

func TestMarksOfYayoiRows(t *testing.T) {
	l, _ := journal.LayoutByKey("yayoi")
	data, _ := journal.Write(l, entries(t, source(), journal.Books{Burden: true}))
	rows := read(t, l, data)
	var flags []string
	for _, r := range rows {
		flags = append(flags, r[0])
	}
	if strings.Join(flags, " ") != "2110 2100 2100 2100 2100 2101 2111" {
		t.Error(flags)
	}
	first, last := rows[0], rows[5]
	if first[3] != "2026/10/23" || first[4] != "給料手当" || first[7] != "対象外" || first[24] != "no" {
		t.Error(first)
	}
	if last[4] != "" || last[8] != "0" || last[7] != "対象外" || last[10] == "" {
		t.Error(last)
	}
	if !slices.ContainsFunc(rows, func(r []string) bool {
		return r[4] == "旅費交通費" && r[7] == "課対仕入込10%"
	}) {
		t.Error("the commuting allowance is no taxable purchase")
	}
}

func TestMarksOfTheOthers(t *testing.T) {
	list := entries(t, source(), journal.Books{Burden: true})
	next, _ := journal.LayoutByKey("yayoi-next")
	data, _ := journal.Write(next, list)
	rows := read(t, next, data)
	if rows[0][0] != "0110" || rows[5][0] != "0101" || rows[6][0] != "0110" || rows[7][0] != "0101" ||
		rows[0][2] != "20261023" {
		t.Error(rows)
	}
	freee, _ := journal.LayoutByKey("freee")
	data, _ = journal.Write(freee, list)
	rows = read(t, freee, data)
	if rows[0][0] != "[表題行]" || rows[1][0] != "[明細行]" || rows[1][2] != "1" || rows[7][2] != "2" {
		t.Error(rows)
	}
	mf, _ := journal.LayoutByKey("mf")
	if data, _ = journal.Write(mf, list); !bytes.HasPrefix(data, []byte("\xef\xbb\xbf取引No,取引日,")) {
		t.Errorf("%q", data[:40])
	}
}

func TestWhatAProgramCannotTakeIsTold(t *testing.T) {
	l, _ := journal.LayoutByKey("yayoi")
	b := journal.Books{Accounts: map[journal.Role]journal.Account{
		journal.Pay: {Name: strings.Repeat("科", 13)}, journal.Net: {Name: `未払,"給与"`}}}
	list := entries(t, source(), b)
	data, faults := journal.Write(l, list)
	if data == nil || faults.Len() != 1 {
		t.Error(faults.All())
	}
	if rows := read(t, l, data); rows[5][10] != `未払,"給与"` {
		t.Error(rows[5])
	}
	list[0].Debits[0].Account.Name = "𠮷田科目"
	if data, faults = journal.Write(l, list); data != nil || !faults.Stops() {
		t.Error("a character beyond the character set was written")
	}
	list[0].Debits[0].Amount++
	if data, faults = journal.Write(l, list); data != nil || !faults.Stops() {
		t.Error("an unbalanced entry was written")
	}
}
