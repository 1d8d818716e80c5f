// Package register is the register of a client's people (労働者名簿, screen O3): the list with its
// filters and its search, each person with a dated history, changes with what they make happen, and
// the statutory books printed from here.
//
// It has no rules of its own: what a change makes happen comes from desk/personnel, what is wrong
// with a record from trade/employee, the books from desk/dispatch. A search word never stands in an
// address.
package register

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/kana"
	"romukura/ground/yen"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

const base = "/o/k/{client}/register"

// Routes are the rows of the table.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + base, Slot: page.SlotRegister, Do: show},
		{Pattern: "POST " + base, Quiet: true, Do: show},
		{Pattern: "POST " + base + "/csv", Step: true, Do: table},
		{Pattern: "GET " + base + "/books", Do: books},
		{Pattern: "POST " + base + "/books", Do: printed},
		{Pattern: "POST " + base + "/bulk", Do: begun},
		{Pattern: "GET " + base + "/bulk", Do: bulkForm},
		{Pattern: "POST " + base + "/bulk/look", Do: looked},
		{Pattern: "GET " + base + "/bulk/preview", Do: previewed},
		{Pattern: "POST " + base + "/bulk/save", Do: stored},
		{Pattern: "GET " + base + "/new", Do: joining},
		{Pattern: "POST " + base + "/new", Do: join},
		{Pattern: "POST " + base + "/new/effects", Quiet: true, Bare: true, Do: joinEffects},
		{Pattern: "GET " + base + "/{person}", Do: person},
		{Pattern: "GET " + base + "/{person}/edit", Do: choose},
		{Pattern: "GET " + base + "/{person}/edit/{section}", Do: editing},
		{Pattern: "POST " + base + "/{person}/edit/{section}", Do: save},
		{Pattern: "POST " + base + "/{person}/edit/{section}/effects", Quiet: true, Bare: true,
			Do: saveEffects},
	}
	for i := range all {
		all[i].Scope, all[i].Who = page.OneClient, page.Workers
	}
	return all
}

// Views of the list. Each is a counter that leads to its people.
const (
	viewHere    = "here"
	viewJoining = "joining"
	viewAway    = "away"
	viewLeaving = "leaving"
	viewLeft    = "left"
	viewAhead   = "ahead" // a change that is dated later than today
	viewFaulty  = "faulty"
	viewAll     = "all"
)

var views = []string{viewHere, viewJoining, viewAway, viewLeaving, viewAhead, viewFaulty, viewLeft,
	viewAll}

// line is one person as the list shows them, worked out once for each state of the client.
type line struct {
	ID         employee.ID
	Number     string
	Name, Kana string
	Department string
	Born       caldate.Date
	Hired      caldate.Date
	Standard   yen.Amount
	Gross      yen.Amount
	Change     yen.Amount
	Paid       bool // there is pay of the newest month
	Before     bool // and of the month before it
	State      part.Tag
	Since      since
	Faults     int // that stop something
	Looks      int // to be looked at
	In         map[string]bool
	words      string // folded, for the search
}

// roll is everybody of a client.
type roll struct {
	Lines []line
	Month caldate.Month // the newest that was paid
}

func rollOf(q *page.Request) roll {
	today := q.Today()
	return page.Memo(q.Session, q.Client, "register/"+today.String(), func() roll {
		return newRoll(q.Client, today)
	})
}

func newRoll(c *book.Client, today caldate.Date) roll {
	var r roll
	now, before := newest(c)
	for m := range now {
		if m.After(r.Month) {
			r.Month = m
		}
	}
	slips := now[r.Month]
	for i := range c.Employees {
		e := &c.Employees[i]
		l := newLine(c, e, today)
		if s := slips[e.ID]; s != nil {
			l.Gross, l.Paid = s.Gross, true
			if was := before(r.Month, e.ID); was != nil {
				l.Change, l.Before = s.Gross-was.Gross, true
			}
		}
		r.Lines = append(r.Lines, l)
	}
	slices.SortStableFunc(r.Lines, func(a, b line) int { return byNumber(a.Number, b.Number) })
	return r
}

// byNumber brings 9 before 10, and both before A-1.
func byNumber(a, b string) int {
	digits := func(s string) bool {
		return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	}
	if digits(a) && digits(b) {
		return cmp.Or(cmp.Compare(len(strings.TrimLeft(a, "0")), len(strings.TrimLeft(b, "0"))),
			cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}

// newest are the monthly slips of each month by person, and a way to those of the month before.
func newest(c *book.Client) (map[caldate.Month]map[employee.ID]*payroll.Slip,
	func(caldate.Month, employee.ID) *payroll.Slip) {
	all := map[caldate.Month]map[employee.ID]*payroll.Slip{}
	for i := range c.Runs {
		run := &c.Runs[i]
		if run.Kind != payroll.MonthlyPay {
			continue
		}
		if all[run.Month] == nil {
			all[run.Month] = map[employee.ID]*payroll.Slip{}
		}
		for j := range run.Slips {
			all[run.Month][run.Slips[j].Employee] = &run.Slips[j]
		}
	}
	return all, func(m caldate.Month, id employee.ID) *payroll.Slip { return all[m.Add(-1)][id] }
}

func newLine(c *book.Client, e *employee.Employee, today caldate.Date) line {
	name := nameOn(e, today)
	l := line{ID: e.ID, Number: e.Number, Name: name.Full, Kana: name.Kana, Born: e.Born,
		Hired: e.Hired, In: map[string]bool{viewAll: true}}
	if k := contractOn(e, today); k != nil {
		l.Department = k.Department
	}
	if s := e.Insured.Standards.Ref(today); s != nil {
		l.Standard = max(s.Health, s.Pension)
	}
	found := e.Check(&c.Profile)
	for _, f := range found.All() {
		if f.Severity == fault.Stop {
			l.Faults++
		} else {
			l.Looks++
		}
	}
	l.In[viewFaulty] = l.Faults+l.Looks > 0
	l.In[viewAhead] = ahead(e, today)
	l.Since = sinceLastMonth(e, today)
	l.state(e, today)
	words := []string{e.Number, l.Department}
	for _, n := range e.Names {
		words = append(words, n.Value.Full, n.Value.Kana, n.Value.Roman, n.Value.Usual)
	}
	for i, w := range words {
		words[i] = kana.Fold(w)
	}
	l.words = strings.Join(words, "\n")
	return l
}

// state is what a person is on a day, in one word, and the view that goes with it.
func (l *line) state(e *employee.Employee, today caldate.Date) {
	if e.Hired.After(today) {
		l.State, l.In[viewJoining] = part.Tag{Sort: part.Warn, Word: textJoining}, true
		return
	}
	if !e.EmployedOn(today) {
		l.State, l.In[viewLeft] = part.Tag{Sort: part.Quiet, Word: textLeft}, true
		return
	}
	l.In[viewHere] = true
	l.State = part.Tag{Word: textHere}
	for i := range e.Leaves {
		if v := &e.Leaves[i]; !v.Start.After(today) && !v.End.Before(today) {
			l.State, l.In[viewAway] = part.Tag{Sort: part.Warn, Word: textLeaves[v.Kind]}, true
		}
	}
	if !e.Left.IsZero() {
		l.State, l.In[viewLeaving] = part.Tag{Sort: part.Warn, Word: textLeaving}, true
	}
}

// nameOn is a person's name on a day; before the first entry, the first.
func nameOn(e *employee.Employee, day caldate.Date) employee.Name {
	if n := e.Names.Ref(day); n != nil {
		return *n
	}
	if len(e.Names) > 0 {
		return e.Names[0].Value
	}
	return employee.Name{}
}

func contractOn(e *employee.Employee, day caldate.Date) *employee.Contract {
	if !e.Left.IsZero() && e.Left.Before(day) {
		day = e.Left
	}
	if c := e.Contracts.Ref(day); c != nil {
		return c
	}
	if len(e.Contracts) > 0 {
		return &e.Contracts[0].Value
	}
	return nil
}

// listing is what the screen of the list shows.
type listing struct {
	*page.Request
	asked
	Numbers  map[employee.ID]*collection // nil for who does not handle My Numbers
	Filters  []part.Field
	Counters []part.Counter
	Lines    []*line
	Gross    string // heading of the newest month's pay
	Empty    part.Nothing
	Found    string
	At       string // address of a person without the person
	From     int    // the rows before stand in the page already
}

// What a search gives at once, and what follows it in each piece.
const (
	atOnce = 50
	piece  = 150
)

// through is where the rows of this answer end. A page that is opened has them all.
func (s *listing) through() int {
	switch {
	case !s.Fragment():
		return len(s.Lines)
	case s.From == 0:
		return min(atOnce, len(s.Lines))
	}
	return min(s.From+piece, len(s.Lines))
}

func (s *listing) part() []*line { return s.Lines[min(s.From, len(s.Lines)):s.through()] }

// rest is where the rows behind this answer come from.
func (s *listing) rest() string {
	if s.through() >= len(s.Lines) {
		return ""
	}
	return s.Path("register") + "?from=" + strconv.Itoa(s.through())
}

func (s *listing) ref(l *line) string { return s.Session.PersonRef(s.Profile.ID, l.ID) }

func amount(a yen.Amount, known bool) string {
	if !known {
		return ""
	}
	return part.Yen(a)
}

func difference(a yen.Amount, known bool) string {
	if !known {
		return ""
	}
	return part.Difference(a)
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// edited is the change by which a person is edited.
var edited = book.Change{Act: record.Edit}

// cloned is a copy of a record that shares nothing with it.
func cloned[T any](v *T) T {
	var own T
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &own)
	}
	if err != nil {
		panic(err) // impossible: a record of the book
	}
	return own
}

// markOf says what a record holds, so that a form can tell on what it was filled in.
func markOf(x *page.Session, e *employee.Employee) string {
	text, err := json.Marshal(e)
	if err != nil {
		panic(err) // impossible: a record of the book
	}
	return x.Mark(text)
}
