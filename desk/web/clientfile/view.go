package clientfile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

// editor is a part of the file as a form.
type editor struct {
	section
	Form   part.Form
	At     string
	Back   string
	Seen   string
	New    bool
	Months []part.Option // of the sample
	Draft  string        // says that what was typed before and not saved is shown
}

// run are fields that stand together on one line under a legend, or one field alone.
type run struct {
	Legend string
	Fields []part.Field
}

// runs are the fields of the form as they stand together.
func (e *editor) runs() []run {
	var all []run
	for i := range e.Entries {
		x := &e.Entries[i]
		f := e.Form.Put(x.Field)
		if n := len(all); n > 0 && x.legend != "" && all[n-1].Legend == x.legend {
			all[n-1].Fields = append(all[n-1].Fields, f)
		} else {
			all = append(all, run{x.legend, []part.Field{f}})
		}
	}
	return all
}

// pane is what stands beside the form.
func (e *editor) pane() string {
	if e.Sample {
		return textSample
	}
	return textCounting
}

func itoa(n int) string { return strconv.Itoa(n) }

// screen is the whole file.
type screen struct {
	Path   func(...string) string
	Steps  []setupStep
	Open   int
	Basic  []part.Fact
	Places []placed
	Groups []grouped
	Items  part.List
	Accts  part.List
	People part.List
	Wrong  []string // what is wrong with the tables that the office holds for the client
	Days   part.List
	Years  part.List
	// AddYear leads to a calendar that is made for each group.
	AddYear []part.Act
	Who     []page.Colleague
	Faults  []found
}

// found is something that the checks say of the settings, and where it is mended.
type found struct {
	fault.Fault
	Where string
	Href  string
}

// calendar tells what is said of a calendar of working days from what pay or a filing needs.
func (f *found) calendar() bool { return strings.Contains(f.Path, "].calendars[") }

// setupStep is one thing that a client needs before the first pay.
type setupStep struct {
	Word string
	Done bool
	Href string
}

// placed is an establishment with the rates that are in force there.
type placed struct {
	Name  string
	Href  string
	Facts []part.Fact
	Rates []rated
}

// rated is one rate in force, with its reason.
type rated struct {
	Word  string
	Value string
	Trace *why.Trace
}

func show(q *page.Request) (page.Answer, error) {
	c, p := q.Client, &q.Client.Profile
	s := screen{Path: q.Path, Who: q.Session.Owners(p.ID)}
	checked := p.Check()
	for _, f := range checked.All() {
		s.Faults = append(s.Faults, foundAt(q, f))
	}
	s.Steps = stepsOf(q)
	for _, x := range s.Steps {
		if !x.Done {
			s.Open++
		}
	}
	s.Basic = []part.Fact{{Word: textName, Value: p.Name}, {Word: textKana, Value: p.Kana},
		{Word: textEmployer, Value: p.Employer}, {Word: textCorporate, Value: p.CorporateNumber},
		{Word: textContract, Value: wordOf(contracts, p.Contract)}}
	if n, known := p.PensionInsured.At(q.Today()); known {
		s.Basic = append(s.Basic, part.Fact{Word: textInsured, Value: part.Number(n) + textPersons})
	}
	_, wrong := payday.Held(c)
	for _, f := range wrong.All() {
		s.Wrong = append(s.Wrong, part.Sentence(f))
	}
	for i := range p.Establishments {
		s.Places = append(s.Places, placeOf(q, i))
	}
	for i := range p.Groups {
		s.Groups = append(s.Groups, groupOf(q, i))
	}
	s.Items, s.Accts, s.Days = itemsOf(q), accountsOf(q), daysOf(c, q)
	s.People = contactsOf(q)
	s.Years, s.AddYear = calendarsOf(q, checked.All())
	a := page.Show(textTitle, file(s))
	a.Acts = []part.Act{{Word: textEditBasic, Href: q.Path("file", "basic"), Key: "e"},
		{Word: textBooks, Href: q.Path("register", "books"), Key: "b"}}
	return a, nil
}

// partWords are the lists of the settings, as the checks' paths name them.
var partWords = map[string]string{"establishments": "place", "groups": "group", "items": "item",
	"accounts": "account", "contacts": "contact"}

// foundAt names the part of the file of which a check speaks.
func foundAt(q *page.Request, f fault.Fault) found {
	x := found{f, textBasic, q.Path("file", "basic")}
	list, rest, listed := strings.Cut(f.Path, "[")
	at, _, _ := strings.Cut(rest, "]")
	word := partWords[list]
	if !listed || word == "" {
		return x
	}
	if _, years, of := strings.Cut(rest, "].calendars["); of {
		year, _, _ := strings.Cut(years, "]")
		x.Where, x.Href = textYear, q.Path("file", "calendar", at, year)
		return x
	}
	x.Href = q.Path("file", word+"-"+at)
	x.Where = sectionOf(q.Client.Copy(), word+"-"+at, q.Today()).Title
	if i, err := strconv.Atoi(at); err == nil && word == "place" {
		x.Where += textColon + q.Client.Profile.Establishments[i].Name
	}
	return x
}

// stepsOf are the seven things to set up.
func stepsOf(q *page.Request) []setupStep {
	c, p := q.Client, &q.Client.Profile
	file := func(word string) string { return q.Path("file", word) }
	numbers := len(p.Establishments) > 0
	for i := range p.Establishments {
		e := &p.Establishments[i]
		numbers = numbers && e.Symbol.Number != "" && e.LaborInsuranceNumber != ""
	}
	return []setupStep{
		{textStepBasic, p.Name != "" && p.Employer != "" && p.CorporateNumber != "", file("basic")},
		{textStepPlace, numbers, file("place-0")},
		{textStepGroup, len(p.Groups) > 0, file("group-0")},
		{textStepItem, len(p.Items) > 0, q.Path("file") + "#items"},
		{textStepAccount, len(p.Accounts) > 0, file("account-new")},
		{textStepPeople, len(c.Employees) > 0, q.Path("import")},
		{textStepPay, len(c.Runs) > 0, q.Path("pay")},
	}
}

func wordOf[T ~string](all []part.Option, value T) string {
	for _, o := range all {
		if o.Value == string(value) {
			return o.Word
		}
	}
	return string(value)
}

func placeOf(q *page.Request, i int) placed {
	c := q.Client
	e := &c.Profile.Establishments[i]
	x := placed{Name: e.Name, Href: q.Path("file", "place-"+itoa(i)), Facts: []part.Fact{
		{Word: textAddress, Value: e.PostalCode + " " + e.Address}, {Word: textPhone, Value: e.Phone},
		{Word: textSymbol, Value: e.Symbol.Prefecture + e.Symbol.District + "-" + e.Symbol.Mark + " " +
			e.Symbol.Number},
		{Word: textLaborNumber, Value: e.LaborInsuranceNumber},
		{Word: textEmploymentOffice, Value: e.EmploymentOffice},
		{Word: textWorkers, Value: part.Number(e.Workers)}}}
	x.Rates = ratesOf(c, e, q.Today())
	return x
}

func yesNo(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

func itemsOf(q *page.Request) part.List {
	l := part.List{Name: textItems, Shown: true, Columns: []part.Column{{Title: textItem},
		{Title: textCode}, {Title: textSort}, {Title: textFormula}, {Title: textAmount, Numeric: true},
		{Title: textCountsIn, Wrap: true}}, Empty: part.Nothing{What: textNoItems, Why: textNoItemsWhy}}
	for i := range q.Client.Profile.Items {
		x := &q.Client.Profile.Items[i]
		amount := ""
		if x.Formula.Amount != 0 {
			amount = part.Yen(x.Formula.Amount)
		}
		l.Rows = append(l.Rows, part.Row{Name: x.Name, Cells: []templ.Component{
			part.Link(x.Name, q.Path("file", "item-"+itoa(i))), part.Plainly(x.Code),
			part.Plainly(yesNo(x.Deduct, textDeduction, textEarning)),
			part.Plainly(wordOf(formulas, x.Formula.Kind)), part.Plainly(amount),
			part.Plainly(countsOf(&x.Counts))}})
	}
	return l
}

// countsOf are the bases in which an item counts.
func countsOf(x *client.Counts) string {
	text := wordOf(taxes, x.Tax)
	for _, y := range []struct {
		is   bool
		word string
	}{{x.Remuneration, textRemuneration}, {x.FixedPay, textFixedPay}, {x.Wages, textWages},
		{x.ExtraBase, textExtraBase}, {x.MinimumBase, textMinimumBase}, {x.InKind, textInKind}} {
		if y.is {
			text += textDot + y.word
		}
	}
	return text
}

func accountsOf(q *page.Request) part.List {
	l := part.List{Name: textAccounts, Shown: true, Columns: []part.Column{{Title: textBankName},
		{Title: textBranchName}, {Title: textKind}, {Title: textHolder}, {Title: textClientCode}},
		Empty: part.Nothing{What: textNoAccounts, Why: textNoAccountsWhy}}
	for i := range q.Client.Profile.Accounts {
		a := &q.Client.Profile.Accounts[i]
		l.Rows = append(l.Rows, part.Row{Name: a.BankName, Cells: []templ.Component{
			part.Link(a.Bank+" "+a.BankName, q.Path("file", "account-"+itoa(i))),
			part.Plainly(a.Branch + " " + a.BranchName), part.Plainly(wordOf(accountKinds, a.Kind)),
			part.Plainly(a.NameKana), part.Plainly(a.ClientCode)}})
	}
	return l
}

func contactsOf(q *page.Request) part.List {
	l := part.List{Name: textContacts, Shown: true, Columns: []part.Column{
		{Title: textContactName}, {Title: textRole}, {Title: textPhone}, {Title: textMail},
		{Title: textNote, Wrap: true}},
		Empty: part.Nothing{What: textNoContacts, Why: textNoContactsWhy}}
	for i := range q.Client.Profile.Contacts {
		x := &q.Client.Profile.Contacts[i]
		l.Rows = append(l.Rows, part.Row{Name: x.Name, Cells: []templ.Component{
			part.Link(x.Name, q.Path("file", "contact-"+itoa(i))), part.Plainly(x.Role),
			part.Plainly(x.Phone), part.Plainly(x.Mail), part.Plainly(x.Note)}})
	}
	return l
}

// ahead is how many coming pay days the calendar shows.
const ahead = 4

// daysOf are the coming pay days of each group, with the days that banks are open.
func daysOf(c *book.Client, q *page.Request) part.List {
	l := part.List{Name: textCalendar, Shown: true, Columns: []part.Column{{Title: textGroup},
		{Title: textMonthOf}, {Title: textPeriod}, {Title: textPayDay}},
		Empty: part.Nothing{What: textNoDays, Why: textNoDaysWhy}}
	for i := range c.Profile.Groups {
		g := &c.Profile.Groups[i]
		for n := range ahead {
			o := payday.Ordered{Group: g.Code, Kind: payroll.MonthlyPay, Month: q.Today().Month().Add(n)}
			p, err := o.Period(c)
			if err != nil {
				continue // the bank holidays of the year are not announced
			}
			l.Rows = append(l.Rows, part.Row{Name: g.Name, Cells: []templ.Component{
				part.Plainly(g.Name), part.Plainly(o.Month.Japanese()),
				part.Plainly(part.Day(p.From, part.Western) + textUntil + part.Day(p.Through, part.Western)),
				part.Plainly(part.Day(p.PayDay, q.Session.Eras))}})
		}
	}
	return l
}

// everybody lists the clients.
func everybody(q *page.Request) (page.Answer, error) {
	l := part.List{Name: textClients, Columns: []part.Column{{Title: textName}, {Title: textKana},
		{Title: textPlaces, Numeric: true}, {Title: textPeople, Numeric: true}, {Title: textSetup},
		{Title: textOwners, Wrap: true}}, Empty: part.Nothing{What: textNoClients, Why: textNoClientsWhy}}
	closed := 0
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if c == nil {
			closed++
			continue
		}
		stops := page.Memo(q.Session, c, "clientfile/stops", func() bool {
			found := c.Profile.Check()
			return found.Stops()
		})
		tag := part.Tag{Sort: part.Done, Word: textReady}
		if stops || len(c.Employees) == 0 {
			tag = part.Tag{Sort: part.Warn, Word: textNotReady}
		}
		owners := ""
		for i, o := range q.Session.Owners(p.ID) {
			if i > 0 {
				owners += textComma
			}
			owners += o.Name
		}
		l.Rows = append(l.Rows, part.Row{Name: p.Name, Cells: []templ.Component{
			part.Link(p.Name, p.Path("file")), part.Plainly(p.Kana),
			part.Plainly(part.Number(len(c.Profile.Establishments))),
			part.Plainly(part.Number(len(c.Employees))), part.TagOf(tag), part.Plainly(owners)}})
	}
	if closed > 0 {
		l.Note = fmt.Sprintf(textClosed, closed)
	}
	a := page.Show(textClients, part.Table(l))
	a.Acts = []part.Act{{Word: textNew, Href: "/o/clients/new", Key: "n", Main: true}}
	return a, nil
}

func orNone(text string) string {
	if text == "" {
		return textNone
	}
	return text
}
