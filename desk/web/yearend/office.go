package yearend

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// Filters of the office's board beside the states.
const (
	viewIdle    = "idle"    // the season is not begun
	viewStopped = "stopped" // somebody is stopped by a fault
	viewRemind  = "remind"  // answers are late or awaited
)

// overview is what the office's board shows.
type overview struct {
	Year     yearend.IncomeYear
	Years    []part.Option
	Owners   []part.Option
	Owner    string
	View     string
	Counters []part.Counter
	Sums     []part.Fact
	List     part.List
	Closed   int // clients that are still being opened
	Failed   int
}

// line is one client on the board.
type line struct {
	*page.Profile
	season.Total
	Due    caldate.Date
	Late   bool // the day by which answers were asked for is past
	Owners []page.Colleague
}

// in tells whether a client belongs to a filter.
func (l *line) in(view string) bool {
	switch view {
	case "":
		return true
	case viewIdle:
		return !l.Begun
	case viewStopped:
		return l.Stopped > 0
	case viewRemind:
		return l.Awaited > 0
	}
	return l.Counts[settlement.State(view)] > 0
}

// count is what the client adds to the number of a filter: people, or of those not begun, itself.
func (l *line) count(view string) int {
	switch view {
	case viewIdle:
		if l.Begun {
			return 0
		}
		return 1
	case viewStopped:
		return l.Stopped
	case viewRemind:
		return l.Awaited
	}
	return l.Counts[settlement.State(view)]
}

func office(q *page.Request) (page.Answer, error) {
	year := yearOn(q.Today())
	if text := q.Query("year"); text != "" {
		var err error
		if year, err = yearIn(text); err != nil {
			return page.Answer{}, err
		}
	}
	o := overview{Year: year, Owner: q.Query("owner"), View: q.Query("view")}
	for y := yearOn(q.Today()) + 1; y > yearOn(q.Today())-3; y-- {
		if _, err := yearend.TablesFor(y); err == nil {
			o.Years = append(o.Years, part.Option{Value: y.String(), Word: fmt.Sprintf(textYear, y)})
		}
	}
	o.fill(q, o.lines(q))
	a := page.Show(fmt.Sprintf(textSeasonOf, year), board(o))
	a.About = fmt.Sprintf(textOfficeAbout, len(q.Session.Profiles()))
	return a, nil
}

// lines are the clients that stand open, those of the owner who is asked for.
func (o *overview) lines(q *page.Request) []line {
	var all []line
	o.Owners = []part.Option{{Word: textEverybody}}
	profiles := q.Session.Profiles()
	for i := range profiles {
		p := &profiles[i]
		l := line{Profile: p, Owners: q.Session.Owners(p.ID)}
		for _, c := range l.Owners {
			if x := (part.Option{Value: c.Ref, Word: c.Name}); !slices.Contains(o.Owners, x) {
				o.Owners = append(o.Owners, x)
			}
		}
		c := q.Session.Client(p.ID)
		if c == nil {
			o.Closed++
			continue
		}
		if o.Owner != "" && !slices.ContainsFunc(l.Owners,
			func(c page.Colleague) bool { return c.Ref == o.Owner }) {
			continue
		}
		if err := l.look(q, c, o.Year); err != nil {
			o.Failed++
			continue
		}
		all = append(all, l)
	}
	return all
}

// total is a client's season in figures, or why there are none.
type total struct {
	season.Total
	err error
}

func (l *line) look(q *page.Request, c *book.Client, year yearend.IncomeYear) error {
	t := page.Memo(q.Session, c, "season/total/"+year.String(), func() total { return of(c, year) })
	l.Total = t.Total
	if s := c.Season(year); s != nil {
		l.Due = s.Due
		l.Late = l.Awaited > 0 && !s.Due.IsZero() && q.Today().After(s.Due)
	}
	return t.err
}

// of is one client's season in figures.
func of(c *book.Client, year yearend.IncomeYear) total {
	all, err := season.Totals(&book.Book{Clients: []*book.Client{c}}, year)
	if err != nil {
		return total{err: err}
	}
	return total{Total: all[0]}
}

// fill makes the counters of all clients, and a row of each that is in the filter.
func (o *overview) fill(q *page.Request, all []line) {
	views := []string{viewIdle}
	for _, s := range settlement.States() {
		views = append(views, string(s))
	}
	for _, view := range append(views, viewStopped, viewRemind) {
		n := 0
		for i := range all {
			n += all[i].count(view)
		}
		o.Counters = append(o.Counters, part.Counter{N: n, Word: textViews[view], Href: o.href(view),
			Bad: view == viewStopped, Here: view == o.View})
	}
	var refund, collect yen.Amount
	o.List = part.List{Name: textOfficeList, Columns: []part.Column{{Title: textClient},
		{Title: textOwner}}, Note: textOfficeNote}
	for _, s := range settlement.States() {
		o.List.Columns = append(o.List.Columns, part.Column{Title: s.Label(), Numeric: true})
	}
	o.List.Columns = append(o.List.Columns, part.Column{Title: textStopped, Numeric: true},
		part.Column{Title: textAwaited}, part.Column{Title: textRefund, Numeric: true},
		part.Column{Title: textCollect, Numeric: true})
	for i := range all {
		l := &all[i]
		if l.in(o.View) {
			refund, collect = refund+l.Refund, collect+l.Take
			o.List.Rows = append(o.List.Rows, o.row(q, l))
		}
	}
	o.Sums = []part.Fact{{Word: textRefund, Value: part.Yen(refund) + textYen},
		{Word: textCollect, Value: part.Yen(collect) + textYen}}
	o.List.Empty = part.Nothing{What: textNoClients, Why: textNoClientsWhy}
	if o.View != "" || o.Owner != "" {
		o.List.Empty = part.Nothing{What: textNoneInView, Why: textNoneInViewWhy,
			Act: part.Act{Word: textShowAll, Href: "/o/season?year=" + o.Year.String()}}
	} else if o.Closed > 0 {
		o.List.Empty = part.Nothing{What: textOpening, Why: textOpeningWhy}
	}
}

func (o *overview) href(view string) string {
	v := url.Values{"year": {o.Year.String()}}
	if o.Owner != "" {
		v.Set("owner", o.Owner)
	}
	if view != "" && view != o.View {
		v.Set("view", view)
	}
	return "/o/season?" + v.Encode()
}

func (o *overview) row(q *page.Request, l *line) part.Row {
	at := l.Profile.Path("season", o.Year.String())
	owners := ""
	for i, c := range l.Owners {
		if i > 0 {
			owners += textComma
		}
		owners += c.Name
	}
	r := part.Row{Name: l.Profile.Name, Cells: []templ.Component{part.Link(l.Profile.Name, at),
		part.Plainly(owners)}}
	if !l.Begun {
		r.Cells = append(r.Cells, part.TagOf(part.Tag{Sort: part.Quiet, Word: textIdle}))
		for range len(o.List.Columns) - len(r.Cells) {
			r.Cells = append(r.Cells, nil)
		}
		return r
	}
	for _, s := range settlement.States() {
		r.Cells = append(r.Cells, counted(l.Counts[s], at+"?view="+string(s), s.Label()))
	}
	var waits templ.Component
	if l.Awaited > 0 {
		t := part.Tag{Sort: part.Warn, Href: at + "/ask", Word: fmt.Sprintf(textPeople, l.Awaited)}
		if !l.Due.IsZero() {
			t.Word += " " + fmt.Sprintf(textUntil, l.Due.MonthOfYear(), l.Due.Day())
		}
		if l.Late {
			t.Sort = part.Bad
			t.Word += " " + fmt.Sprintf(textLate, l.Due.DaysUntil(q.Today()))
		}
		waits = part.TagOf(t)
	}
	return part.Row{Name: r.Name, Cells: append(r.Cells,
		counted(l.Stopped, at+"?view="+viewStopped, textStopped), waits,
		part.Plainly(part.Yen(l.Refund)), part.Plainly(part.Yen(l.Take)))}
}

// counted is a number that leads to the list of what it counts.
func counted(n int, href, name string) templ.Component {
	if n == 0 {
		return nil
	}
	return number(part.Number(n), href, name)
}
