// Package board is the board of deadlines (期限ボード, screen O1): every client by every procedure,
// what leaves today, what is late, and on whom it waits, with the list behind each number.
//
// It shows what the book holds: cases that were made, and what events of the register owe that
// nobody has made a case of. Days come from the table of procedures. A client that could not be
// worked out is counted aloud, never left out. Here clients are asked for what is missing, cases go
// into a colleague's hands, who must be able to open the client, and are entered by hand; each of
// these is taken back at once. The line on top says who holds keys, and what a loss would leave.
package board

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/filing"
)

// Routes are the rows of the table.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /o/board", Scope: page.Office, Who: page.Everybody, Slot: page.SlotBoard,
			Do: show},
		{Pattern: "GET /o/board/now", Scope: page.Office, Who: page.Everybody, Quiet: true, Bare: true,
			Do: again},
		{Pattern: "GET /o/board/cases", Scope: page.Office, Who: page.Everybody, Do: cases},
		{Pattern: "GET /o/board/new", Scope: page.Office, Who: page.Workers, Do: adding},
		{Pattern: "POST /o/board/new", Scope: page.Office, Who: page.Workers, Do: add},
		{Pattern: "GET /o/board/ask", Scope: page.Office, Who: page.Workers, Do: asking},
		{Pattern: "POST /o/board/asked", Scope: page.Office, Who: page.Workers, Do: asked},
		{Pattern: "POST /o/board/letter", Scope: page.Office, Who: page.Workers, Step: true,
			Do: letter},
		{Pattern: "POST /o/board/assign", Scope: page.Office, Who: page.Workers, Do: assign},
		{Pattern: "POST /o/board/views", Scope: page.Office, Who: page.Everybody, Do: keepView},
		{Pattern: "POST /o/board/views/drop", Scope: page.Office, Who: page.Everybody, Do: dropView},
	}
}

// board is what the screen shows.
type board struct {
	Counters []part.Counter
	Views    []savedView
	Owners   []part.Option
	Owner    string
	List     part.List
	Folded   int    // clients without anything in seven days
	Unfold   string // where they are shown
	Closed   int    // clients that are still being opened
	Failed   int
	Again    string
	At       string
	Chain    []fact // who may open what, and what would be left after a loss
}

func show(q *page.Request) (page.Answer, error) {
	b := made(q)
	b.Chain = chain(q)
	a := page.Show(textBoard, screen(b))
	a.Acts = toAdd(q)
	a.About = fmt.Sprintf(textAbout, part.Day(q.Today(), q.Session.Eras), len(q.Session.Profiles()))
	return a, nil
}

// toAdd leads to the form of a case, for whoever may fill it in.
func toAdd(q *page.Request) []part.Act {
	if q.Session.Role == member.Auditor {
		return nil
	}
	to := "/o/board/new"
	if of := q.Query("client"); of != "" {
		to += "?" + url.Values{"client": {of}}.Encode()
	}
	return []part.Act{{Word: textAdd, Href: to, Key: "n"}}
}

// again is the board once more, asked by the page itself.
func again(q *page.Request) (page.Answer, error) {
	return page.Answer{Body: now(made(q))}, nil
}

func made(q *page.Request) board {
	all, failed := dues(q)
	owner := q.Query("owner")
	b := board{Owner: owner, Owners: ownersOf(all), Failed: failed, Again: address(q, "/o/board/now")}
	b.At = q.Now().Format("15:04")
	b.Views = savedViews(q, all)
	if owner != "" {
		all = slices.DeleteFunc(all, func(d Due) bool { return !owned(&d, owner) })
	}
	b.Counters = counters(all, q.Today(), owner, "")
	b.fill(q, all)
	return b
}

// fill makes a row of each client and a column of each procedure that is owed anywhere.
func (b *board) fill(q *page.Request, all []Due) {
	today, columns := q.Today(), columnsOf(all)
	b.List = part.List{Name: textBoard, Columns: []part.Column{{Title: textClient},
		{Title: textOwner}, {Title: textPeople, Numeric: true}}}
	for _, p := range columns {
		b.List.Columns = append(b.List.Columns, part.Column{Title: dispatch.ShortName(p)})
	}
	cells := map[string]map[filing.Procedure][]*Due{}
	for i := range all {
		d := &all[i]
		if cells[d.Profile.Ref] == nil {
			cells[d.Profile.Ref] = map[filing.Procedure][]*Due{}
		}
		cells[d.Profile.Ref][d.Procedure] = append(cells[d.Profile.Ref][d.Procedure], d)
	}
	profiles := slices.Clone(q.Session.Profiles())
	slices.SortStableFunc(profiles, func(x, y page.Profile) int {
		return cmp.Compare(urgency(cells[x.Ref], today), urgency(cells[y.Ref], today))
	})
	unfolded := q.Query("all") == "1"
	for i := range profiles {
		p := &profiles[i]
		if q.Session.Client(p.ID) == nil {
			b.Closed++
			continue
		}
		if b.Owner != "" && len(cells[p.Ref]) == 0 && !slices.ContainsFunc(q.Session.Owners(p.ID),
			func(c page.Colleague) bool { return c.Ref == b.Owner }) {
			continue
		}
		if urgency(cells[p.Ref], today) > 2 && !unfolded {
			b.Folded++
			continue
		}
		b.List.Rows = append(b.List.Rows, rowOf(q, p, columns, cells[p.Ref]))
	}
	b.Unfold = "/o/board?" + url.Values{"owner": {b.Owner}, "all": {"1"}}.Encode()
	b.List.Empty = b.nothing(q)
}

// nothing says why the board is empty.
func (b *board) nothing(q *page.Request) part.Nothing {
	switch {
	case len(q.Session.Profiles()) == 0:
		return part.Nothing{What: textNoClients, Why: textNoClientsWhy}
	case b.Closed > 0:
		return part.Nothing{What: textClosed, Why: textClosedWhy}
	case b.Owner != "":
		return part.Nothing{What: textNoneOfOwner, Why: textNoneOfOwnerWhy,
			Act: part.Act{Word: textAllOwners, Href: "/o/board"}}
	}
	return part.Nothing{What: textNothing, Why: textNothingWhy}
}

// urgency is that of the most urgent thing of a client.
func urgency(cells map[filing.Procedure][]*Due, today caldate.Date) int {
	least := 9
	for _, all := range cells {
		for _, d := range all {
			least = min(least, rank(d, today))
		}
	}
	return least
}

// columnsOf are the procedures that stand in the board, in the order of how many there are.
func columnsOf(all []Due) []filing.Procedure {
	count := map[filing.Procedure]int{}
	for i := range all {
		count[all[i].Procedure]++
	}
	var columns []filing.Procedure
	for p := range count {
		columns = append(columns, p)
	}
	slices.SortFunc(columns, func(a, b filing.Procedure) int {
		return cmp.Or(cmp.Compare(order[a], order[b]), cmp.Compare(a, b))
	})
	return columns
}

// order is that of the columns: what falls due by a day of the month first, then events.
var order = func() map[filing.Procedure]int {
	m := map[filing.Procedure]int{}
	for i, p := range []filing.Procedure{filing.PremiumPayment, filing.WithholdingPayment,
		filing.ResidentTaxPayment, filing.Acquisition, filing.EmploymentAcquisition, filing.Loss,
		filing.EmploymentLoss, filing.EmploymentCertificate, filing.ResidentTaxLeaver,
		filing.WithholdingSlipLeaver, filing.Dependents, filing.Bonus, filing.NoBonus,
		filing.AnnualBase, filing.MonthlyChange} {
		m[p] = i - 100
	}
	return m
}()

// people counts who works for a client on a day; blank while the client is still closed.
func people(c *book.Client, today caldate.Date) string {
	if c == nil {
		return ""
	}
	n := 0
	for i := range c.Employees {
		if e := &c.Employees[i]; !e.Hired.After(today) && (e.Left.IsZero() || !e.Left.Before(today)) {
			n++
		}
	}
	return part.Number(n)
}

func rowOf(
	q *page.Request,
	p *page.Profile,
	columns []filing.Procedure,
	cells map[filing.Procedure][]*Due,
) part.Row {
	list := "/o/board/cases?client=" + p.Ref
	r := part.Row{Name: p.Name, Cells: []templ.Component{part.Link(p.Name, list),
		part.Plainly(namesOf(q.Session.Owners(p.ID))),
		part.Plainly(people(q.Session.Client(p.ID), q.Today()))}}
	for _, procedure := range columns {
		all := cells[procedure]
		if len(all) == 0 {
			r.Cells = append(r.Cells, nil)
			continue
		}
		t := all[0].tag(q.Today())
		if len(all) > 1 {
			t.Word += fmt.Sprintf(textOthers, len(all))
		}
		t.Href = list + "&procedure=" + string(procedure)
		t.Name = dispatch.ShortName(procedure)
		r.Cells = append(r.Cells, part.TagOf(t))
	}
	return r
}

func namesOf(all []page.Colleague) string {
	text := ""
	for i, c := range all {
		if i > 0 {
			text += textComma
		}
		text += c.Name
	}
	return text
}

// counters count each view, and lead to its list.
func counters(all []Due, today caldate.Date, owner, here string) []part.Counter {
	var list []part.Counter
	for _, view := range views {
		n := 0
		for i := range all {
			if all[i].in(view, today) {
				n++
			}
		}
		values := url.Values{"view": {view}}
		if owner != "" {
			values.Set("owner", owner)
		}
		list = append(list, part.Counter{N: n, Word: textViews[view], Here: view == here,
			Bad: view == Overdue || view == Returned, Href: "/o/board/cases?" + values.Encode()})
	}
	return list
}

func owned(d *Due, owner string) bool {
	return slices.ContainsFunc(d.Owners, func(c page.Colleague) bool { return c.Ref == owner })
}

// ownersOf are the colleagues who have something on the board.
func ownersOf(all []Due) []part.Option {
	options := []part.Option{{Value: "", Word: textAllOwners}}
	for i := range all {
		for _, c := range all[i].Owners {
			o := part.Option{Value: c.Ref, Word: c.Name}
			if !slices.Contains(options, o) {
				options = append(options, o)
			}
		}
	}
	return options
}

func address(q *page.Request, path string) string {
	if q.URL.RawQuery == "" {
		return path
	}
	return path + "?" + q.URL.Query().Encode()
}
