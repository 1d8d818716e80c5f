// Package access is the record of access (取扱記録, screen O10): who did what, when, for which
// client and from which device, as the log of the book tells it; who has looked at one person; and
// the proof that nothing was changed in the log or taken out of it.
//
// It shows ids and counts that stand in the log in clear, with the names that the reader's own keys
// open: an auditor sees members and no client. Nothing here changes the log but what is added by
// reading on: that it was verified, and that a copy of it left the desk.
package access

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/seal"
)

// readers may see the log of the whole office.
var readers = []member.Role{member.Owner, member.Auditor}

// here is where the screen stands.
const here = "/o/access"

// Routes are the rows of the table.
func Routes() []page.Route {
	w := &watch{ledgers: map[*page.Session]*ledger{}}
	return []page.Route{
		{Pattern: "GET " + here, Scope: page.Office, Who: readers, Slot: page.SlotLog, Do: w.show},
		{Pattern: "POST " + here + "/verify", Scope: page.Office, Who: readers, Do: w.verify},
		{Pattern: "GET " + here + "/verify", Scope: page.Office, Who: readers, Quiet: true, Bare: true,
			Do: w.verified},
		{Pattern: "POST " + here + "/csv", Scope: page.Office, Who: readers, Step: true, Do: w.table},
		{Pattern: "POST " + here + "/proof", Scope: page.Office, Who: readers, Step: true, Do: proof},
		{Pattern: "GET /o/k/{client}/access", Scope: page.OneClient, Who: page.Owners, Do: w.people},
		{Pattern: "GET /o/k/{client}/access/{person}", Scope: page.OneClient, Who: page.Owners,
			Do: w.person},
	}
}

// perPage is how many rows one page has.
const perPage = 100

// screen is what the page shows.
type screen struct {
	Filters  []part.Field
	Counters []part.Counter
	List     part.List
	Pages    []part.Act
	Where    string // rows shown of how many
	Codes    []part.Fact
	Check    *check
	Asks     []part.Hidden // the filters, for a form that asks for the same rows
	People   part.Act      // who has looked at one person of the client that is filtered by
}

func (w *watch) show(q *page.Request) (page.Answer, error) {
	l, err := w.ledger(q)
	if err != nil {
		return page.Answer{}, err
	}
	f := filterOf(q)
	rows, err := l.rows(q, f)
	if err != nil {
		return page.Answer{}, err
	}
	s := screen{Filters: f.fields(q, l), Check: w.last(), Codes: l.codes(), Asks: f.hidden()}
	s.Counters, err = counters(q, l, f)
	if err != nil {
		return page.Answer{}, err
	}
	s.fill(q, l, rows)
	if f.profile != nil && q.Session.Role == member.Owner {
		s.People = part.Act{Word: textPeople, Href: f.profile.Path("access")}
	}
	a := page.Show(textTitle, view(s))
	a.About = fmt.Sprintf(textAbout, part.Number(len(l.lines)))
	return a, nil
}

// fill shows one page of the rows.
func (s *screen) fill(q *page.Request, l *ledger, rows []*line) {
	pages := max(1, (len(rows)+perPage-1)/perPage)
	n, err := strconv.Atoi(q.Query("page"))
	if err != nil || n < 1 || n > pages {
		n = 1
	}
	first := (n - 1) * perPage
	shown := rows[first:min(first+perPage, len(rows))]
	s.List = l.list(q, shown)
	if len(q.URL.Query()) > 0 {
		s.List.Empty = part.Nothing{What: textNone, Why: textNoneWhy,
			Act: part.Act{Word: textAllRows, Href: here}}
	}
	if len(rows) > 0 {
		s.Where = fmt.Sprintf(textWhere, part.Number(len(rows)), part.Number(first+1),
			part.Number(first+len(shown)))
	}
	if n > 1 {
		s.Pages = append(s.Pages, part.Act{Word: textNewest, Href: paged(q, 1)},
			part.Act{Word: textNewer, Href: paged(q, n-1)})
	}
	if n < pages {
		s.Pages = append(s.Pages, part.Act{Word: textOlder, Href: paged(q, n+1)},
			part.Act{Word: textOldest, Href: paged(q, pages)})
	}
}

// paged is this address on another page.
func paged(q *page.Request, n int) string {
	values := q.URL.Query()
	values.Set("page", strconv.Itoa(n))
	return here + "?" + values.Encode()
}

// counters count each kind of what the other filters leave, and lead to its rows.
func counters(q *page.Request, l *ledger, f filter) ([]part.Counter, error) {
	kind := f.kind
	f.kind = ""
	rows, err := l.rows(q, f)
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, x := range rows {
		count[kindOf[x.action]]++
	}
	all := []part.Counter{{N: len(rows), Word: textEverything, Href: f.path(""), Here: kind == ""}}
	for _, k := range kinds {
		all = append(all, part.Counter{N: count[k.Value], Word: k.Word, Href: f.path(k.Value),
			Bad: k.Value == alarms, Here: kind == k.Value})
	}
	return all, nil
}

// filter is what of the log is asked for: fixed choices, nothing that anybody typed.
type filter struct {
	who, client, kind, period string
	member, of                seal.ID
	profile                   *page.Profile
	from, to                  int64 // µs; zero: open
	nobody                    bool  // of a client or member that is not there
}

func filterOf(q *page.Request) filter {
	f := filter{who: q.Query("who"), client: q.Query("client"), kind: q.Query("kind"),
		period: q.Query("period")}
	return f.read(q)
}

// read finds what the words of a filter stand for.
func (f filter) read(q *page.Request) filter {
	var err error
	if f.who != "" {
		f.member, err = seal.ParseID(f.who)
		f.nobody = err != nil
	}
	if f.client != "" {
		profiles := q.Session.Profiles()
		i := slices.IndexFunc(profiles, func(p page.Profile) bool { return p.Ref == f.client })
		known := false
		if i >= 0 {
			f.profile = &profiles[i]
			f.of, known = q.Session.Sealed(f.profile.ID)
		}
		f.nobody = f.nobody || !known
	}
	f.from, f.to = span(f.period, q.Now())
	return f
}

// asks are the filter's words by their names.
func (f filter) asks() url.Values {
	values := url.Values{}
	for _, x := range f.hidden() {
		values.Set(x.Name, x.Value)
	}
	return values
}

func (f filter) hidden() []part.Hidden {
	var all []part.Hidden
	for _, x := range []part.Hidden{{Name: "who", Value: f.who}, {Name: "client", Value: f.client},
		{Name: "kind", Value: f.kind}, {Name: "period", Value: f.period}} {
		if x.Value != "" {
			all = append(all, x)
		}
	}
	return all
}

// path is the address of the same rows of another kind.
func (f filter) path(kind string) string {
	f.kind = kind
	if values := f.asks(); len(values) > 0 {
		return here + "?" + values.Encode()
	}
	return here
}

// fields are the choices as the form offers them.
func (f filter) fields(q *page.Request, l *ledger) []part.Field {
	who := []part.Option{{Word: textAnybody}}
	for _, id := range l.actors() {
		who = append(who, part.Option{Value: id.String(), Word: nameOf(q, id)})
	}
	all := []part.Field{{Name: "who", Label: textWho, Options: who, Value: f.who, Key: "f"}}
	if q.Session.Role == member.Owner {
		clients := []part.Option{{Word: textAnyClient}}
		for _, p := range q.Session.Profiles() {
			clients = append(clients, part.Option{Value: p.Ref, Word: p.Name})
		}
		all = append(all, part.Field{Name: "client", Label: textClient, Options: clients,
			Value: f.client})
	}
	all = append(all,
		part.Field{Name: "kind", Label: textKind, Value: f.kind,
			Options: append([]part.Option{{Word: textEverything}}, kinds...)},
		part.Field{Name: "period", Label: textPeriod, Value: f.period, Options: periods(q.Now())})
	for i := range all {
		all[i].Kind = part.Choice
	}
	return all
}
