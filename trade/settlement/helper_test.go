package settlement_test

import (
	"fmt"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

const year yearend.IncomeYear = 2026

var day = caldate.Must

// office is an invented client whose pay is closed at the end of the month and paid on the 25th of
// it, with its people and the runs of a year.
type office struct {
	client client.Client
	people []employee.Employee
	runs   []payroll.Run
	season settlement.Season
}

func newOffice() *office {
	since := day("2020-04-01")
	o := &office{client: client.Client{ID: "mihon", Name: "見本商事株式会社",
		CorporateNumber: "5000000000001",
		Establishments: []client.Establishment{{ID: "h", Name: "本社", Address: "東京都見本区一丁目1番1号",
			Phone: "03-0000-0000", Prefecture: "13"}},
		Groups: []client.Group{{Code: "g", Rules: history.From(since, client.PayRules{ClosingDay: 31,
			PayDay: 25, DailyMinutes: 480, AnnualHolidays: 120})}}}}
	o.season = settlement.Season{Client: "mihon", Year: year}
	for m := 1; m <= 12; m++ {
		month := caldate.Month{Year: int(year), Number: m}
		o.runs = append(o.runs, payroll.Run{Client: "mihon", Group: "g", Kind: payroll.MonthlyPay,
			Month: month, PayDay: month.Day(25),
			Close: payroll.Close{ComputedBy: "計算 太郎", ApprovedBy: "承認 花子"}})
	}
	return o
}

// worker is one invented person: pay of a month, insurance and tax of it.
type worker struct {
	number         string
	pay, ins, tax  yen.Amount
	hired, left    string
	died           string
	column         string
	nonResident    bool
	born           string
	from, through  int // months of pay, 1 to 12 where they are not said
	kana           string
	withoutAddress bool
}

func (o *office) add(w worker) employee.ID {
	if w.hired == "" {
		w.hired = "2020-04-01"
	}
	if w.column == "" {
		w.column = "kou"
	}
	if w.born == "" {
		w.born = "1985-06-15"
	}
	if w.kana == "" {
		w.kana = "ミホン　" + w.number
	}
	if w.through == 0 {
		w.from, w.through = 1, 12
	}
	hired := day(w.hired)
	e := employee.Employee{ID: employee.ID("e" + w.number), Number: w.number, Born: day(w.born),
		Hired: hired, Names: history.From(hired, employee.Name{Full: "見本　" + w.number, Kana: w.kana}),
		Contracts: history.From(hired, employee.Contract{Establishment: "h", Group: "g",
			Kind: employee.Monthly, Status: employee.Regular}),
		Tax: history.From(hired, employee.TaxDeclaration{Column: w.column, NonResident: w.nonResident})}
	if !w.withoutAddress {
		e.Addresses = history.From(hired, employee.Address{Text: "東京都見本区二丁目2番2号",
			Municipality: "139999"})
	}
	if w.left != "" {
		e.Left = day(w.left)
	}
	if w.died != "" {
		e.Died, e.Left, e.LeftReason = day(w.died), day(w.died), employee.LeftDied
	}
	o.people = append(o.people, e)
	for m := w.from; m <= w.through; m++ {
		r := &o.runs[m-1]
		s := payroll.Slip{Client: "mihon", Group: "g", Employee: e.ID, Number: w.number,
			Kind: payroll.MonthlyPay, Month: r.Month, PayDay: r.PayDay, Gross: w.pay, Taxable: w.pay,
			Net: w.pay - w.ins - w.tax}
		s.Social.Employee.Health = w.ins
		s.Tax = payroll.TaxUsed{Column: w.column, Tax: w.tax}
		r.Slips = append(r.Slips, s)
	}
	return e.ID
}

func (o *office) view(t testing.TB) *settlement.View {
	t.Helper()
	v, err := settlement.Prepare(&o.season, settlement.Basis{Client: &o.client, Employees: o.people,
		Runs: o.runs})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (o *office) look(t testing.TB, id employee.ID) settlement.Look {
	t.Helper()
	return o.view(t).Look(o.season.Put(id))
}

// plain files what somebody without family and premiums declares.
func (o *office) plain(id employee.ID) {
	o.file(id, dependents(nil))
	o.file(id, basic(nil))
	o.file(id, premiums())
}

func (o *office) file(id employee.ID, d settlement.Declaration) { o.season.Put(id).File(d) }

func dependents(self *yearend.Self, list ...settlement.Relative) settlement.Declaration {
	f := &settlement.DependentsForm{Relatives: list}
	if self != nil {
		f.Self = *self
	}
	return settlement.Declaration{Kind: settlement.Dependents, Year: year, On: day("2026-11-10"),
		Dependents: f}
}

func basic(spouse *settlement.Spouse, specific ...settlement.Relative) settlement.Declaration {
	return settlement.Declaration{Kind: settlement.BasicSpouse, Year: year, On: day("2026-11-10"),
		BasicSpouse: &settlement.BasicSpouseForm{Spouse: spouse, Specific: specific}}
}

func premiums(list ...yearend.Premium) settlement.Declaration {
	f := &settlement.InsuranceForm{}
	for i, p := range list {
		f.Premiums = append(f.Premiums, settlement.Premium{Insurer: fmt.Sprintf("見本生命%d", i), Facts: p})
	}
	return settlement.Declaration{Kind: settlement.Insurance, Year: year, On: day("2026-11-10"),
		Insurance: f}
}

func former(list ...settlement.FormerSlip) settlement.Declaration {
	return settlement.Declaration{Kind: settlement.Former, Year: year, On: day("2026-11-10"),
		Former: &settlement.FormerForm{Slips: list}}
}

func relative(kana, born string, income yen.Amount) settlement.Relative {
	return settlement.Relative{Name: kana, Kana: kana, Relation: "子", Facts: yearend.Relative{
		Born: day(born), Child: true, Together: true, Income: yearend.Income{Others: income}}}
}

func spouse(kana, born string, pay yen.Amount) *settlement.Spouse {
	return &settlement.Spouse{Name: kana, Kana: kana, Facts: yearend.Spouse{Born: day(born),
		Together: true, Income: yearend.Income{Pay: pay}}}
}

var act = settlement.Act{By: "計算 太郎", On: day("2026-12-20")}

func (o *office) settle(t testing.TB, id employee.ID) *settlement.Settled {
	t.Helper()
	p := o.season.Put(id)
	faults := o.view(t).Settle(p, act)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return p.Last()
}

func has(list []fault.Fault, code string) bool { return find(list, code) != nil }

func find(list []fault.Fault, code string) *fault.Fault {
	for i := range list {
		if list[i].Code == code {
			return &list[i]
		}
	}
	return nil
}

func mustBe(t *testing.T, got, want settlement.State) {
	t.Helper()
	if got != want {
		t.Errorf("state %s, want %s", got, want)
	}
}

func line(code string, a yen.Amount) payroll.Line { return payroll.Line{Code: code, Amount: a} }

func settlementID(s string) employee.ID { return employee.ID(s) }
