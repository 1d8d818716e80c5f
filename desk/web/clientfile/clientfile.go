// Package clientfile is the file of a client in the browser (screen O2): establishments with
// insurer, numbers and the rates in force with their sources, groups of pay with their rules and
// their calendars of working days, pay items with what they come to for somebody, accounts,
// contacts, coming pay days, who holds the keys, and what is still missing before the first pay;
// and the list of all clients, to which new ones are added. Rules of pay may be set for a day to
// come: pay takes those in force for its month.
//
// What is wrong with the settings is what trade/client finds; a change leaves pay that was computed
// as it is.
package clientfile

import (
	"errors"
	"net/http"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/record"
	"romukura/trade/client"
)

const root = "/o/k/{client}/file"

// Routes are the rows of the table. A part of the file stands in an address by its sort and place:
// place-0, item-new.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + root, Slot: page.SlotClient, Do: show},
		{Pattern: "GET " + root + "/{part}", Do: editing},
		{Pattern: "POST " + root + "/{part}", Do: save, Numbers: []string{"corporate_number"}},
		{Pattern: "POST " + root + "/{part}/typed", Quiet: true, Bare: true, Do: typed,
			Numbers: []string{"corporate_number"}},
		{Pattern: "POST " + root + "/{part}/drop", Do: drop},
	}
	all = append(all, calendarRoutes()...)
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
	return editForm(q, s, part.Form{Values: q.Session.Draft(draftOf(q))}), nil
}

// draftOf names what is typed into a part of the file and not saved.
func draftOf(q *page.Request) string {
	return "file/" + string(q.Profile.ID) + "/" + q.PathValue("part")
}

func editForm(q *page.Request, s *section, form part.Form) page.Answer {
	form.Values = s.unticked(form.Values)
	e := editor{section: *s, Form: form, At: q.Path("file", q.PathValue("part")),
		Back: q.Path("file"), Seen: q.Session.Mark(mark(s))}
	if form.Values != nil && len(form.Faults) == 0 {
		e.Draft = textDraft
		if form.Values["seen"] != e.Seen {
			e.Draft = textDraftOld
		}
		e.beside(form.Values)
	}
	if strings.HasSuffix(q.PathValue("part"), "-new") {
		e.Drop = "" // there is nothing yet to take away
	}
	if s.Sample {
		e.Months = payMonths(q.Client, q.Today())
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
	if q.Text("do") == "forget" {
		q.Session.KeepDraft(draftOf(q), nil)
		return page.To(q.Path("file", word)), nil
	}
	var faults fault.List
	var leads []string
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			s := sectionOf(c, word, q.Today())
			if s == nil {
				return page.ErrNotThere
			}
			if q.Text("seen") != q.Session.Mark(mark(s)) {
				return page.ErrChanged
			}
			faults, leads = filled(&c.Profile, s, q.Text), s.Leads
			return faults.Err()
		}})
	if faults.Stops() {
		c := q.Client.Copy()
		return editForm(q, sectionOf(c, word, q.Today()), q.Typed(faults.All()...)), nil
	}
	if errors.Is(err, page.ErrChanged) {
		return clash(q), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(draftOf(q), nil)
	a := page.To(q.Path(append([]string{"file"}, leads...)...)).Saying(textSaved)
	a.Say.Undo = q.UndoOf(batch, q.Path("file")) // where it leads may be gone then
	return a, nil
}

// clash shows what was typed beside what somebody else saved meanwhile.
func clash(q *page.Request) page.Answer {
	s := sectionOf(q.Client.Copy(), q.PathValue("part"), q.Today())
	if s == nil {
		return page.To(q.Path("file")).Saying(textGone)
	}
	form := q.Typed()
	q.Session.KeepDraft(draftOf(q), form.Values)
	a := editForm(q, s, form)
	a.Status = http.StatusConflict
	return a
}

// drop takes an account, a contact or rules of a day to come out of the file.
func drop(q *page.Request) (page.Answer, error) {
	word := q.PathValue("part")
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			s := sectionOf(c, word, q.Today())
			if s == nil || s.drop == nil {
				return page.ErrNotThere
			}
			if q.Text("seen") != q.Session.Mark(mark(s)) {
				return page.ErrChanged
			}
			s.drop()
			return nil
		}})
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(draftOf(q), nil)
	return q.Undoable(page.To(q.Path("file")).Saying(textDropped), batch), nil
}

// typed keeps what is typed into a part until it is saved, and shows what a pay item comes to.
func typed(q *page.Request) (page.Answer, error) {
	c := q.Client.Copy()
	s := sectionOf(c, q.PathValue("part"), q.Today())
	if s == nil {
		return page.Answer{}, page.ErrNotThere
	}
	if q.Text("loaded") == "" {
		q.Session.KeepDraft(draftOf(q), q.Typed().Values)
	}
	if s.Sample {
		return sample(q)
	}
	if s.count != nil {
		return counted(q, &c.Profile, s), nil
	}
	return page.Answer{Body: kept()}, nil
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
	s := newSection(c, q.Today())
	found := filled(&c.Profile, s, q.Text)
	for _, f := range found.All() {
		if f.Code != "client.id" { // told above
			faults.Add(f)
		}
	}
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
func newSection(c *book.Client, today caldate.Date) *section {
	e := &c.Profile.Establishments[0]
	s := basic(&c.Profile, today)
	s.Title = textNew
	s.Entries = append(s.Entries, choice("prefecture", textPrefecture, prefectures(), &e.Prefecture),
		choice("employment_business", textEmploymentBusiness, businesses, &e.EmploymentBusiness),
		choice("accident_business", textAccident, accidents(), &e.AccidentBusiness))
	return s
}

func adding(q *page.Request) (page.Answer, error) {
	c := &book.Client{}
	begun(c, q.Today())
	return addForm(q, newSection(c, q.Today()), part.Form{}), nil
}

func addForm(_ *page.Request, s *section, form part.Form) page.Answer {
	e := editor{section: *s, Form: form, At: "/o/clients/new", Back: "/o/clients", New: true}
	a := page.Show(s.Title, edits(e))
	if len(form.Faults) > 0 {
		a = page.Faulty(s.Title, edits(e))
	}
	return a
}
