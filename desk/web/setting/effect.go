package setting

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// figures are what a table may change for one person in a month of pay.
type figures struct {
	id   employee.ID
	net  yen.Amount // handed out
	cost yen.Amount // the employer's share of premiums
}

// effect is what a further enactment changes in the newest month of one client.
type effect struct {
	client *page.Profile
	run    *payroll.Run
	before []figures // of those in whose figures the table is used now
	after  []figures // with the further one; nil where it does not act in that month
	failed int       // who cannot be computed with it
	early  bool      // it acts later, and was applied to that month all the same
}

// effects are all of a further enactment, and of how many clients none could be worked out.
type effects struct {
	of     dated.Further
	all    []effect
	closed int
}

// effectsOf computes the newest month of pay of every client, now and with a further enactment. One
// that acts later than that month is applied to it all the same, so that it shows in time how much
// it changes.
func effectsOf(q *page.Request, t *dated.Table, x dated.Further) (effects, error) {
	found := effects{of: x}
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		run := newestRun(c)
		if run == nil {
			found.closed++
			continue
		}
		if people := used(q, c, run)[x.Table]; len(people) > 0 {
			found.all = append(found.all, effect{client: &p, run: run, before: people})
		}
	}
	if err := found.try(q, x); err != nil {
		return found, err
	}
	later := func(e effect) bool { return e.after == nil }
	if next := t.Newest().AddDays(1); next.Before(x.From) && slices.ContainsFunc(found.all, later) {
		x.From = next
		return found, found.try(q, x)
	}
	return found, nil
}

// try computes the clients at which no figures of a further enactment are known yet.
func (f *effects) try(q *page.Request, x dated.Further) error {
	return q.TryLaw(x, func() {
		for i := range f.all {
			if e := &f.all[i]; e.after == nil {
				e.try(q.Session.Client(e.client.ID), x)
				e.early = e.after != nil && x.From != f.of.From
			}
		}
	})
}

// try computes everybody anew. Where nobody's figures come from the further enactment, it does not
// act in that month yet.
func (e *effect) try(c *book.Client, x dated.Further) {
	acts := false
	e.failed = 0
	for _, before := range e.before {
		slip, err := explain(c, e.run, before.id)
		if err != nil {
			e.failed++
			acts = true // it acted, and something that belongs to it is missing
			e.after = append(e.after, before)
			continue
		}
		acts = acts || sources(slip)[x.Table] == x.From
		e.after = append(e.after, figuresOf(slip))
	}
	if !acts {
		e.after = nil
	}
}

func explain(c *book.Client, run *payroll.Run, id employee.ID) (*payroll.Slip, error) {
	return payday.Explain(c, payday.Asked{Group: run.Group, Month: run.Month, Employee: id})
}

func figuresOf(s *payroll.Slip) figures {
	p := s.Social.Employer
	return figures{s.Employee, s.Net, p.Health + p.Care + p.Support + p.Pension + p.Child +
		p.Employment + p.Accident}
}

// sources are the tables in the traces of a slip, each with the day of its enactment.
func sources(s *payroll.Slip) map[string]caldate.Date {
	tables := map[string]caldate.Date{}
	for _, trace := range s.Why {
		for _, step := range trace.Steps {
			if src := step.Table.Source; src != nil && tables[src.Table].Before(src.From) {
				tables[src.Table] = src.From
			}
		}
	}
	return tables
}

// used is [usedTables], worked out once.
func used(q *page.Request, c *book.Client, run *payroll.Run) map[string][]figures {
	return page.Memo(q.Session, c, "setting/tables/"+run.Month.String(),
		func() map[string][]figures { return usedTables(c, run) })
}

// usedTables tells for each table the persons of a run in whose figures it is used.
func usedTables(c *book.Client, run *payroll.Run) map[string][]figures {
	used := map[string][]figures{}
	for i := range run.Slips {
		slip, err := explain(c, run, run.Slips[i].Employee)
		if err != nil {
			continue // it stands with those who cannot be computed, on the screen of pay
		}
		for name := range sources(slip) {
			used[name] = append(used[name], figuresOf(slip))
		}
	}
	return used
}

// newestRun is a client's latest month of pay, nil where there is none or the client is closed.
func newestRun(c *book.Client) *payroll.Run {
	var newest *payroll.Run
	if c == nil {
		return nil
	}
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Kind == payroll.MonthlyPay && (newest == nil || newest.Month.Before(r.Month)) {
			newest = r
		}
	}
	return newest
}

// people counts the persons.
func (f *effects) people() int {
	n := 0
	for i := range f.all {
		n += len(f.all[i].before)
	}
	return n
}

// sum is what changes for a client.
func (e *effect) sum() (net, cost yen.Amount) {
	for i := range e.after {
		net += e.after[i].net - e.before[i].net
		cost += e.after[i].cost - e.before[i].cost
	}
	return net, cost
}

// said puts the effects into a sentence.
func (f *effects) said() string {
	text := fmt.Sprintf(textAffectedSum, part.Number(len(f.all)), part.Number(f.people()))
	acting, early, failed := 0, 0, 0
	for i := range f.all {
		e := &f.all[i]
		switch {
		case e.early:
			early++
		case e.after != nil:
			acting++
		}
		failed += e.failed
	}
	if len(f.all) == 0 {
		text = ""
	} else if acting == 0 {
		text += fmt.Sprintf(textActsFrom, f.of.From.Japanese())
	} else {
		text += textActsNow
	}
	if early > 0 {
		text += textAppliedEarly
	}
	if failed > 0 {
		text += fmt.Sprintf(textCannotCompute, part.Number(failed))
	}
	if f.closed > 0 {
		text += fmt.Sprintf(textNotComputed, part.Number(f.closed))
	}
	return text
}

// clients lists the effects, client by client.
func (f *effects) clients() part.List {
	l := part.List{Name: textAffected, Columns: []part.Column{{Title: textOneClient},
		{Title: textMonth}, {Title: textPersons, Numeric: true}, {Title: textNetChange, Numeric: true},
		{Title: textCostChange, Numeric: true}, {Title: textState}},
		Empty: part.Nothing{What: textNobodyAffected, Why: textNobodyAffectedWhy}}
	for i := range f.all {
		e := &f.all[i]
		row := part.Row{Cells: []templ.Component{part.Plainly(e.client.Name),
			part.Plainly(e.run.Month.String()), part.Plainly(part.Number(len(e.before)))}}
		if e.after == nil {
			row.Cells = append(row.Cells, nil, nil, part.TagOf(part.Tag{Word: textNotInForce}))
		} else {
			net, cost := e.sum()
			row.Cells = append(row.Cells, part.Plainly(part.Difference(net)),
				part.Plainly(part.Difference(cost)), part.TagOf(e.tag()))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

func (e *effect) tag() part.Tag {
	net, cost := e.sum()
	switch {
	case e.failed > 0:
		return part.Tag{Sort: part.Bad, Word: fmt.Sprintf(textFailed, part.Number(e.failed))}
	case net == 0 && cost == 0:
		return part.Tag{Sort: part.Quiet, Word: textSameFigures}
	}
	if e.early {
		return part.Tag{Sort: part.Warn, Word: textWouldChange}
	}
	return part.Tag{Sort: part.Warn, Word: textChanges}
}

// mostPeople is how many persons are shown one by one.
const mostPeople = 100

// persons lists whose pay changes, one by one.
func (f *effects) persons(q *page.Request) part.List {
	l := part.List{Name: textPersonChanges, Columns: []part.Column{{Title: textName},
		{Title: textOneClient}, {Title: textNetNow, Numeric: true}, {Title: textNetThen, Numeric: true},
		{Title: textChange, Numeric: true}, {Title: textCostChange, Numeric: true}}}
	for i := range f.all {
		e := &f.all[i]
		c := q.Session.Client(e.client.ID)
		for j := range e.after {
			b, a := e.before[j], e.after[j]
			person := c.EmployeeByID(b.id)
			if a == b || person == nil {
				continue
			}
			l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{
				part.Plainly(person.NameOn(e.run.PayDay)), part.Plainly(e.client.Name),
				part.Plainly(part.Yen(b.net)), part.Plainly(part.Yen(a.net)),
				part.Plainly(part.Difference(a.net - b.net)),
				part.Plainly(part.Difference(a.cost - b.cost))}})
		}
	}
	if more := len(l.Rows) - mostPeople; more > 0 {
		l.Rows = l.Rows[:mostPeople]
		l.Note = fmt.Sprintf(textMorePeople, part.Number(more))
	}
	return l
}
