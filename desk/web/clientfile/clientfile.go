// Package clientfile is the file of a client in the browser (screen O2): establishments with
// insurer, numbers and the rates in force with their sources, groups of pay with their rules, pay
// items with what they come to for somebody, accounts, calendar, who holds the keys, and what is
// still missing before the first pay; and the list of all clients, to which new ones are added.
//
// What is wrong with the settings is what trade/client finds; a change leaves pay that was computed
// as it is.
package clientfile

import (
	"errors"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/record"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

const root = "/o/k/{client}/file"

// Routes are the rows of the table. A part of the file stands in an address by its sort and place:
// place-0, item-new.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + root, Slot: page.SlotClient, Do: show},
		{Pattern: "GET " + root + "/{part}", Do: editing},
		{Pattern: "POST " + root + "/{part}", Do: save, Numbers: []string{"corporate_number"}},
		{Pattern: "POST " + root + "/{part}/sample", Quiet: true, Bare: true, Do: sample},
	}
	for i := range all {
		all[i].Scope, all[i].Who = page.OneClient, page.Workers
	}
	return append(all,
		page.Route{Pattern: "GET /o/clients", Scope: page.Office, Who: page.Workers,
			Slot: page.SlotClients, Do: everybody},
		page.Route{Pattern: "GET /o/clients/new", Scope: page.Office, Who: page.Owners, Do: adding},
		page.Route{Pattern: "POST /o/clients/new", Scope: page.Office, Who: page.Owners, Do: add,
			Numbers: []string{"corporate_number"}})
}

// editing shows a part of the file as a form.
func editing(q *page.Request) (page.Answer, error) {
	c := q.Client.Copy() // a new part is begun in it
	s := sectionOf(c, q.PathValue("part"), q.Today())
	if s == nil {
		return page.Answer{}, page.ErrNotThere
	}
	return editForm(q, s, part.Form{}), nil
}

func editForm(q *page.Request, s *section, form part.Form) page.Answer {
	e := editor{section: *s, Form: form, At: q.Path("file", q.PathValue("part")),
		Back: q.Path("file"), Seen: q.Session.Mark(mark(q.Client))}
	if s.Sample {
		e.Months = payMonths(q.Client)
	}
	a := page.Show(s.Title, edits(e))
	if len(form.Faults) > 0 {
		a = page.Faulty(s.Title, edits(e))
	}
	return a
}

// save keeps a part of the file, when nothing is wrong with it and nobody changed the file
// meanwhile.
func save(q *page.Request) (page.Answer, error) {
	word := q.PathValue("part")
	var faults fault.List
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			if q.Text("seen") != q.Session.Mark(mark(c)) {
				return page.ErrChanged
			}
			s := sectionOf(c, word, q.Today())
			if s == nil {
				return page.ErrNotThere
			}
			faults = filled(&c.Profile, s, q.Text)
			return faults.Err()
		}})
	if faults.Stops() {
		c := q.Client.Copy()
		return editForm(q, sectionOf(c, word, q.Today()), q.Typed(faults.All()...)), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("file")).Saying(textSaved), batch), nil
}

// payMonths are the months of pay in which a sample may be computed, the newest first.
func payMonths(c *book.Client) []part.Option {
	var all []part.Option
	for i := range slices.Backward(c.Runs) {
		r := &c.Runs[i]
		if r.Kind != payroll.MonthlyPay || len(r.Slips) == 0 || len(all) == 6 {
			continue
		}
		all = append(all, part.Option{Value: r.Group + " " + r.Month.String(),
			Word: payday.GroupName(&c.Profile, r.Group) + " " + r.Month.Japanese()})
	}
	return all
}

// sampled is what a pay item comes to for somebody, before and after.
type sampled struct {
	Who    string
	Of     part.Why
	Before string
	After  string
	Net    [2]string
	Wrong  string
}

// sample computes somebody's pay with the item as it was typed. Nothing is kept.
func sample(q *page.Request) (page.Answer, error) {
	c := q.Client.Copy()
	s := sectionOf(c, q.PathValue("part"), q.Today())
	if s == nil || !s.Sample {
		return page.Answer{}, page.ErrNotThere
	}
	var x sampled
	faults := filled(&c.Profile, s, q.Text)
	if faults.Stops() {
		x.Wrong = part.Sentence(faults.All()[0])
		return page.Answer{Body: sampling(x)}, nil
	}
	group, word, _ := strings.Cut(q.Text("of"), " ")
	month, err := caldate.ParseMonth(word)
	if err != nil {
		x.Wrong = textNoRun
		return page.Answer{Body: sampling(x)}, nil
	}
	x, err = sampleOf(q, c, payday.Asked{Group: group, Month: month}, itemCode(c, s))
	if err != nil {
		x = sampled{Wrong: textNoSample}
	}
	return page.Answer{Body: sampling(x)}, nil
}

// itemCode is the code of the item that a section edits.
func itemCode(c *book.Client, s *section) string {
	for i := range c.Profile.Items {
		if strings.HasSuffix(s.Path, "["+itoa(i)+"]") {
			return c.Profile.Items[i].Code
		}
	}
	return ""
}

// sampleOf computes the pay of the first who gets the item, else of the first.
func sampleOf(q *page.Request, c *book.Client, a payday.Asked, code string) (sampled, error) {
	var x sampled
	run := q.Client.Run(a.Group, payroll.MonthlyPay, a.Month)
	if run == nil || len(run.Slips) == 0 {
		return x, errNoRun
	}
	var after *payroll.Slip
	for i := range run.Slips {
		a.Employee = run.Slips[i].Employee
		found, err := payday.Explain(c, a)
		if err != nil {
			continue // somebody else shows it
		}
		if after == nil || amountOf(found, code) != "" {
			after = found
		}
		if amountOf(found, code) != "" {
			break
		}
	}
	if after == nil {
		return x, errNoRun
	}
	before := run.SlipOf(after.Employee)
	x.Who = after.Number
	if e := c.EmployeeByID(after.Employee); e != nil {
		if n, ok := e.Names.Latest(); ok {
			x.Who += " " + n.Full
		}
	}
	x.Before, x.After = amountOf(before, code), amountOf(after, code)
	x.Net = [2]string{part.Yen(before.Net), part.Yen(after.Net)}
	x.Of = part.Why{Of: x.Who, Figure: x.After, Trace: after.WhyOf(code)}
	return x, nil
}

// errNoRun reports that there is no pay to try an item on.
var errNoRun = errors.New("clientfile: nobody was paid in the month")

func amountOf(s *payroll.Slip, code string) string {
	for _, all := range [][]payroll.Line{s.Earnings, s.Deductions} {
		for _, l := range all {
			if l.Code == code {
				return part.Yen(l.Amount)
			}
		}
	}
	return ""
}

// add registers a client with one establishment, one group and the items that everybody has.
func add(q *page.Request) (page.Answer, error) {
	c := &book.Client{Profile: client.Client{ID: client.ID(q.Text("id"))}}
	var faults fault.List
	if c.Profile.ID == "" {
		faults.Add(fault.Fault{Path: "id", Code: "clientfile.id", Message: textNoID})
	}
	for _, r := range string(c.Profile.ID) {
		if !(r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z') {
			faults.Add(fault.Fault{Path: "id", Code: "clientfile.id", Message: textIDShape})
			break
		}
	}
	for _, p := range q.Session.Profiles() {
		if p.ID == c.Profile.ID {
			faults.Add(fault.Fault{Path: "id", Code: "clientfile.twice", Message: textIDTwice})
		}
	}
	begun(c, q.Today())
	s := newSection(c)
	found := filled(&c.Profile, s, q.Text)
	faults.AddAll("", found)
	if faults.Stops() {
		return addForm(q, s, q.Typed(faults.All()...)), nil
	}
	c.Profile.Establishments[0].Name = c.Profile.Name
	_, err := q.Session.SaveOffice(q.Context(), book.Change{Act: record.Edit},
		func(b *book.Book) error {
			b.Clients = append(b.Clients, c)
			return nil
		})
	if err != nil {
		return page.Answer{}, err
	}
	for _, p := range q.Session.Profiles() {
		if p.ID == c.Profile.ID {
			return page.To(p.Path("file")).Saying(textAdded), nil
		}
	}
	return page.To("/o/clients").Saying(textAdded), nil
}

// begun is what every client begins with.
func begun(c *book.Client, today caldate.Date) {
	paid := client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.Taxable,
		ExtraBase: true, MinimumBase: true}
	commute := client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.TaxCommuting}
	extra := client.Counts{Remuneration: true, Wages: true, Tax: client.Taxable}
	c.Profile.Establishments = []client.Establishment{{ID: "main", EmploymentBusiness: "general"}}
	c.Profile.Groups = []client.Group{{Code: "all", Name: textEverybody,
		Rules: history.From(today.Month().First(), client.PayRules{ClosingDay: 31, PayMonthsLater: 1,
			PayDay: 25, DailyMinutes: 480, AnnualHolidays: 120})}}
	c.Profile.Items = []client.Item{
		{Code: "base", Name: textBasePay, Order: 10, Prorated: true, Counts: paid,
			Formula: client.Formula{Kind: client.Fixed}},
		{Code: "hourly", Name: textHourly, Order: 12, Counts: paid,
			Formula: client.Formula{Kind: client.Hourly, Measure: client.PaidMinutes}},
		{Code: "extra", Name: textExtra, Order: 50, Counts: extra,
			Formula: client.Formula{Kind: client.ExtraWage}},
		{Code: "commute", Name: textCommute, Order: 60, Counts: commute,
			Formula: client.Formula{Kind: client.Fixed}},
	}
}

// newSection are the fields without which a client is none.
func newSection(c *book.Client) *section {
	e := &c.Profile.Establishments[0]
	s := basic(&c.Profile)
	s.Title = textNew
	s.Entries = append(s.Entries, choice("prefecture", textPrefecture, prefectures(), &e.Prefecture),
		choice("employment_business", textEmploymentBusiness, businesses, &e.EmploymentBusiness),
		choice("accident_business", textAccident, accidents(), &e.AccidentBusiness))
	return s
}

func adding(q *page.Request) (page.Answer, error) {
	c := &book.Client{}
	begun(c, q.Today())
	return addForm(q, newSection(c), part.Form{}), nil
}

func addForm(_ *page.Request, s *section, form part.Form) page.Answer {
	e := editor{section: *s, Form: form, At: "/o/clients/new", Back: "/o/clients", New: true}
	a := page.Show(s.Title, edits(e))
	if len(form.Faults) > 0 {
		a = page.Faulty(s.Title, edits(e))
	}
	return a
}
