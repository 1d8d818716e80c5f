package dispatch_test

import (
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/filing/nenkin"
	"romukura/trade/insured"
	"romukura/trade/office"
	"romukura/trade/payroll"
)

func day(s string) caldate.Date { return caldate.Must(s) }

var since = day("2020-04-01")

func firm() *book.Client {
	return &book.Client{Profile: client.Client{ID: "c", Name: "見本", Employer: "見本　太郎",
		Establishments: []client.Establishment{{ID: "tokyo", Name: "見本商店", PostalCode: "1000001",
			Address: "千代田区見本町１", Phone: "03-1234-5678", Prefecture: "13",
			Symbol: client.Symbol{Prefecture: "21", District: "01", Mark: "ｹｲﾄ", Number: "123"}}},
		Groups: []client.Group{{Code: "g"}},
		Items: []client.Item{{Code: "base", Counts: client.Counts{Remuneration: true, FixedPay: true},
			Formula: client.Formula{Kind: client.Fixed}}}}}
}

func person(id, name, kana string) employee.Employee {
	return employee.Employee{ID: employee.ID(id), Number: id, Sex: employee.Female,
		Born: day("1990-05-05"), Hired: since,
		Names: history.From(since, employee.Name{Full: name, Kana: kana}),
		Addresses: history.From(since, employee.Address{PostalCode: "1000001",
			Text: "東京都千代田区見本町２", Kana: "トウキョウト チヨダク ミホンチョウ 2", Prefecture: "13"}),
		Contracts: history.From(since, employee.Contract{Establishment: "tokyo", Group: "g",
			Kind: employee.Monthly, Amounts: map[string]yen.Amount{"base": 300_000}}),
		Insured: employee.Insured{Number: "1", PensionNumber: "1234567890",
			Social:    []employee.SocialSpan{{Acquired: since}},
			Standards: history.From(since, employee.Standard{Health: 300_000, Pension: 300_000})}}
}

func put(t *testing.T, c *book.Client, from, through string) {
	t.Helper()
	cases, _, err := filing.Owed(filing.Register{Client: &c.Profile, Employees: c.Employees,
		Runs: c.Runs, Window: caldate.Range{From: day(from), Through: day(through)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range cases {
		c.PutCase(x)
	}
}

var attorney = &office.Office{Attorneys: []office.Attorney{{Name: "社労士　花子",
	Registration: "00000007"}}}

// files makes the files of a day and has each checked as the pension office would.
func files(t *testing.T, o *office.Office, c *book.Client, created string) []dispatch.Made {
	t.Helper()
	maker := dispatch.Maker{Office: o, Client: c, Created: day(created)}
	made := maker.Official()
	for i := range made {
		if made[i].Data == nil {
			t.Errorf("%s: %v", made[i].Form, made[i].Faults)
			continue
		}
		if _, faults := nenkin.Check(made[i].Data, day(created)); faults.Stops() {
			t.Errorf("%s: %v", made[i].Form, faults.All())
		}
		made[i].Keep(c)
	}
	return made
}

func state(c *book.Client, p filing.Procedure, id string) filing.State {
	for i := range c.Cases {
		if c.Cases[i].Procedure == p && string(c.Cases[i].Employee) == id {
			return c.Cases[i].State
		}
	}
	return ""
}

// everything is a client with a case for each of the six forms.
func everything(t *testing.T) *book.Client {
	c := firm()
	joined := person("1", "高橋　一子", "タカハシ　カズコ")
	joined.Hired = day("2026-10-01")
	joined.Insured.Social = []employee.SocialSpan{{Acquired: joined.Hired}}
	gone := person("2", "佐藤　二子", "サトウ　フタコ")
	gone.Left, gone.LeftReason = day("2026-10-15"), employee.LeftOwnWill
	parent := person("3", "鈴木　三子", "スズキ　ミツコ")
	became := func(d, why string) history.Of[employee.DependentStatus] {
		return history.From(day(d), employee.DependentStatus{Dependent: true, Together: true,
			Reason: why})
	}
	name := func(full, kana string) history.Of[employee.Name] {
		return history.From(day("1930-01-01"), employee.Name{Full: full, Kana: kana})
	}
	parent.Family = []employee.FamilyMember{
		{ID: "baby", Sex: employee.Male, Born: day("2026-10-05"), Relation: "child",
			Names: name("鈴木　空", "スズキ　ソラ"), Dependent: became("2026-10-05", "出生")},
		{ID: "mother", Sex: employee.Female, Born: day("1955-01-02"), Relation: "parent",
			Names: name("鈴木　花", "スズキ　ハナ"), Dependent: became("2026-10-05", "収入減")},
		{ID: "spouse", Sex: employee.Male, Born: day("1989-01-02"), Relation: "spouse",
			Names: name("鈴木　海", "スズキ　カイ"), Dependent: became("2020-04-01", "婚姻").With(
				day("2026-10-06"), employee.DependentStatus{Reason: "就職"})}}
	c.Employees = []employee.Employee{joined, gone, parent}
	paid := day("2026-10-09")
	c.Runs = []payroll.Run{{Group: "g", Kind: payroll.BonusPay, Month: paid.Month(), PayDay: paid,
		Slips: []payroll.Slip{{Employee: "3", Kind: payroll.BonusPay, PayDay: paid, Gross: 512_345}}}}
	put(t, c, "2026-10-01", "2026-10-31")
	for _, p := range []filing.Procedure{filing.AnnualBase, filing.MonthlyChange} {
		decide(t, c, "3", p)
	}
	return c
}

// decide takes a decision by three months of 340,000 into the book, with its case.
func decide(t *testing.T, c *book.Client, id employee.ID, p filing.Procedure) {
	t.Helper()
	from := caldate.MustMonth("2026-09")
	first := from.Add(-5)
	if p == filing.MonthlyChange {
		from = from.Add(1)
		first = from.Add(-3)
	}
	d := book.Determination{Row: insured.Row{Employee: id, Number: string(id), Procedure: p,
		Before:      remuneration.Standard{Health: 300_000, Pension: 300_000},
		BeforeSince: caldate.MustMonth("2025-09"), Change: first, Direction: remuneration.Up}}
	d.Decision.From = from
	d.Decision.Standard = remuneration.Standard{Health: 340_000, Pension: 340_000}
	for i := range 3 {
		d.Decision.Months = append(d.Decision.Months, remuneration.Counted{Month: first.Add(i),
			Days: 31, Amount: 340_000, Counts: true})
	}
	c.Determinations = append(c.Determinations, d)
	found, err := filing.NewCase("c", filing.Fact{Procedure: p, Day: from.First()},
		c.EmployeeByID(id))
	if err != nil {
		t.Fatal(err)
	}
	c.PutCase(found)
}

func TestAllSixForms(t *testing.T) {
	for _, o := range []*office.Office{{Company: true}, attorney} {
		o := &office.Office{Company: o.Company, Attorneys: o.Attorneys}
		c := everything(t)
		made := files(t, o, c, "2026-10-31")
		forms := map[nenkin.Form]int{}
		for i := range made {
			forms[made[i].Form] = len(made[i].Cases)
			if made[i].Serial != i+1 {
				t.Errorf("%s has serial %d, want %d", made[i].Form, made[i].Serial, i+1)
			}
		}
		for form, rows := range map[nenkin.Form]int{nenkin.FormAcquisition: 1, nenkin.FormLoss: 1,
			nenkin.FormDependents: 3, nenkin.FormAnnualBase: 1, nenkin.FormMonthlyChange: 1,
			nenkin.FormBonus: 1} {
			if forms[form] != rows {
				t.Errorf("%s holds %d cases, want %d", form, forms[form], rows)
			}
		}
		for i := range c.Cases {
			x := &c.Cases[i]
			if x.Channel == filing.ChannelCSV && x.State != filing.Prepared {
				t.Errorf("%s is %s: %v", x.ID, x.State, x.Missing)
			}
		}
		if again := files(t, o, c, "2026-10-31"); len(again) != 0 {
			t.Errorf("%d files are made again", len(again))
		}
	}
}

// Serials go on over the clients of a sharoushi, and are an employer's own otherwise.
func TestSerials(t *testing.T) {
	o := &office.Office{Attorneys: attorney.Attorneys}
	first, second := everything(t), everything(t)
	last := len(files(t, o, first, "2026-10-31"))
	if made := files(t, o, second, "2026-10-31"); made[0].Serial != last+1 {
		t.Errorf("the second client begins with %d, want %d", made[0].Serial, last+1)
	}
	o.Serials["00000007"] = 999
	if made := files(t, o, everything(t), "2026-10-31"); made[0].Serial != 1 {
		t.Errorf("%d follows 999", made[0].Serial)
	}
}

func TestNothingIsDatedAfterItsFile(t *testing.T) {
	c := everything(t)
	for _, m := range files(t, &office.Office{Company: true}, c, "2026-10-05") {
		if m.Form == nenkin.FormLoss || m.Form == nenkin.FormBonus {
			t.Errorf("%s was made before its day", m.Form)
		}
	}
	if s := state(c, filing.Loss, "2"); s != filing.Ready {
		t.Errorf("the loss is %s", s)
	}
}

// 髙 and 𠮷 are no letters of the form (JIS X 0208, README 1.3): the others go, the person waits,
// and a named decision lets the person through while the register keeps the name.
func TestNameThatTheFormRefuses(t *testing.T) {
	c := firm()
	hard, plain := person("h", "髙橋　𠮷子", "タカハシ　ヨシコ"), person("p", "佐藤　花", "サトウ　ハナ")
	for _, e := range []*employee.Employee{&hard, &plain} {
		e.Hired = day("2026-10-01")
		e.Insured.Social[0].Acquired = e.Hired
	}
	hard.Number = ""
	c.Employees = []employee.Employee{hard, plain}
	put(t, c, "2026-10-01", "2026-10-31")
	o := &office.Office{Company: true}
	made := files(t, o, c, "2026-10-31")
	if len(made) != 1 || len(made[0].Cases) != 1 || state(c, filing.Acquisition, "h") != filing.Open ||
		state(c, filing.Acquisition, "p") != filing.Prepared {
		t.Fatalf("%+v", c.Cases)
	}
	for _, f := range c.Cases[0].Missing {
		if strings.Contains(f.String(), "橋") {
			t.Errorf("a fault shows the name: %v", f)
		}
	}
	if again := files(t, o, c, "2026-10-31"); len(again) != 0 || len(c.Cases[0].Missing) == 0 {
		t.Error("tried again without a decision")
	}
	c.Decisions = append(c.Decisions, office.Decision{Key: dispatch.NameKey("h"),
		Answer: "高橋　吉子", By: "社労士　花子", Reason: "本人と確かめた"})
	files(t, o, c, "2026-10-31")
	if s := state(c, filing.Acquisition, "h"); s != filing.Prepared {
		t.Errorf("%s after the decision", s)
	}
	if name, _ := c.Employees[0].Names.Latest(); name.Full != "髙橋　𠮷子" {
		t.Error("the register was changed")
	}
}

// Pay by the hour that nobody has decided is not filed with its fixed items alone.
func TestHourlyAcquisitionWaitsForItsRemuneration(t *testing.T) {
	c := firm()
	e := person("1", "佐藤　花", "サトウ　ハナ")
	e.Hired = day("2026-10-01")
	e.Insured.Social[0].Acquired = e.Hired
	e.Contracts[0].Value.Kind = employee.Hourly
	c.Employees = []employee.Employee{e}
	put(t, c, "2026-10-01", "2026-10-31")
	o := &office.Office{Company: true}
	if made := files(t, o, c, "2026-10-31"); len(made) != 0 ||
		state(c, filing.Acquisition, "1") != filing.Open {
		t.Error("filed without a remuneration")
	}
	d := book.Determination{Row: insured.Row{Employee: "1", Procedure: filing.Acquisition}}
	d.Decision.From, d.Decision.Average = e.Hired.Month(), 181_234
	c.Determinations = append(c.Determinations, d)
	made := files(t, o, c, "2026-10-31")
	if len(made) != 1 || !strings.Contains(string(made[0].Data), "181234") {
		t.Error("the decided remuneration is not filed")
	}
}

// The pension office takes no dependents of a society's establishment.
func TestSociety(t *testing.T) {
	c := everything(t)
	c.Cases = nil
	c.Profile.Establishments[0].Insurer = "mihon-kenpo"
	put(t, c, "2026-10-01", "2026-10-31")
	for _, m := range files(t, &office.Office{Company: true}, c, "2026-10-31") {
		if m.Form == nenkin.FormDependents || !strings.Contains(m.Title, "健康保険組合") {
			t.Errorf("%s: %s", m.Form, m.Title)
		}
	}
}
