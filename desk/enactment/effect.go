package enactment

import (
	"fmt"
	"slices"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Figures are what a table may change for one person in a month of pay.
type Figures struct {
	ID   employee.ID
	Net  yen.Amount // handed out
	Cost yen.Amount // the employer's share of premiums
}

// Effect is what a further enactment changes in the newest month of one client.
type Effect struct {
	Client *book.Client
	Run    *payroll.Run
	Before []Figures // of those in whose figures the table is used now
	After  []Figures // with the further one; nil where it does not act in that month
	Failed int       // who cannot be computed with it
	Early  bool      // it acts later, and was applied to that month all the same
}

// Effects are all of a further enactment, and of how many clients none could be worked out.
type Effects struct {
	Of     dated.Further
	All    []Effect
	Closed int
}

// Trial is where effects are worked out: an office's clients, nil for those that are not open.
type Trial struct {
	Clients []*book.Client
	// Used tells for each table who used it; as [Used] does, or from what is remembered of it.
	Used func(*book.Client, *payroll.Run) map[string][]Figures
	// Try has work done while one more table acts, and nobody else computes; as [dated.Try] does.
	Try func(x dated.Further, work func()) error
}

// EffectsOf computes the newest month of pay of every client, now and with a further enactment. One
// that acts later than that month is applied to it all the same, so that it shows in time how much
// it changes.
func EffectsOf(t *dated.Table, x dated.Further, in Trial) (Effects, error) {
	found := Effects{Of: x}
	for _, c := range in.Clients {
		run := NewestRun(c)
		if run == nil {
			found.Closed++
			continue
		}
		if people := in.Used(c, run)[x.Table]; len(people) > 0 {
			found.All = append(found.All, Effect{Client: c, Run: run, Before: people})
		}
	}
	if err := found.try(x, in); err != nil {
		return found, err
	}
	later := func(e Effect) bool { return e.After == nil }
	if next := t.Newest().AddDays(1); next.Before(x.From) && slices.ContainsFunc(found.All, later) {
		x.From = next
		return found, found.try(x, in)
	}
	return found, nil
}

// try computes the clients at which no figures of a further enactment are known yet.
func (f *Effects) try(x dated.Further, in Trial) error {
	return in.Try(x, func() {
		for i := range f.All {
			if e := &f.All[i]; e.After == nil {
				e.try(x)
				e.Early = e.After != nil && x.From != f.Of.From
			}
		}
	})
}

// try computes everybody anew. Where nobody's figures come from the further enactment, it does not
// act in that month yet.
func (e *Effect) try(x dated.Further) {
	acts := false
	e.Failed = 0
	for _, before := range e.Before {
		slip, err := explain(e.Client, e.Run, before.ID)
		if err != nil {
			e.Failed++
			acts = true // it acted, and something that belongs to it is missing
			e.After = append(e.After, before)
			continue
		}
		acts = acts || sources(slip)[x.Table] == x.From
		e.After = append(e.After, figuresOf(slip))
	}
	if !acts {
		e.After = nil
	}
}

func explain(c *book.Client, run *payroll.Run, id employee.ID) (*payroll.Slip, error) {
	return payday.Explain(c, payday.Asked{Group: run.Group, Month: run.Month, Employee: id})
}

func figuresOf(s *payroll.Slip) Figures {
	p := s.Social.Employer
	return Figures{s.Employee, s.Net, p.Health + p.Care + p.Support + p.Pension + p.Child +
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

// Used tells for each table the persons of a run in whose figures it is used.
func Used(c *book.Client, run *payroll.Run) map[string][]Figures {
	used := map[string][]Figures{}
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

// NewestRun is a client's latest month of pay, nil where there is none or the client is closed.
func NewestRun(c *book.Client) *payroll.Run {
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

// People counts the persons.
func (f *Effects) People() int {
	n := 0
	for i := range f.All {
		n += len(f.All[i].Before)
	}
	return n
}

// Sum is what changes for a client.
func (e *Effect) Sum() (net, cost yen.Amount) {
	for i := range e.After {
		net += e.After[i].Net - e.Before[i].Net
		cost += e.After[i].Cost - e.Before[i].Cost
	}
	return net, cost
}

// Word says how a client's figures change.
func (e *Effect) Word() string {
	net, cost := e.Sum()
	switch {
	case e.After == nil:
		return textNotInForce
	case e.Failed > 0:
		return fmt.Sprintf(textFailed, number(e.Failed))
	case net == 0 && cost == 0:
		return textSameFigures
	}
	if e.Early {
		return textWouldChange
	}
	return textChanges
}

// Said puts the effects into a sentence.
func (f *Effects) Said() string {
	text := fmt.Sprintf(textAffectedSum, number(len(f.All)), number(f.People()))
	acting, early, failed := 0, 0, 0
	for i := range f.All {
		e := &f.All[i]
		switch {
		case e.Early:
			early++
		case e.After != nil:
			acting++
		}
		failed += e.Failed
	}
	switch {
	case len(f.All) == 0:
		text = ""
	case acting == 0:
		text += fmt.Sprintf(textActsFrom, f.Of.From.Japanese())
	default:
		text += textActsNow
	}
	if early > 0 {
		text += textAppliedEarly
	}
	if failed > 0 {
		text += fmt.Sprintf(textCannotCompute, number(failed))
	}
	if f.Closed > 0 {
		text += fmt.Sprintf(textNotComputed, number(f.Closed))
	}
	return text
}

// number is a count with its thousands set apart, as amounts are.
func number(n int) string { return yen.Amount(n).String() }

// Affected is one person whose pay changes.
type Affected struct {
	Client        *book.Client
	Name          string
	Before, After Figures
}

// Persons are those whose pay changes, one by one.
func (f *Effects) Persons() []Affected {
	var all []Affected
	for i := range f.All {
		e := &f.All[i]
		for j := range e.After {
			person := e.Client.EmployeeByID(e.Before[j].ID)
			if e.After[j] != e.Before[j] && person != nil {
				all = append(all, Affected{e.Client, person.NameOn(e.Run.PayDay), e.Before[j], e.After[j]})
			}
		}
	}
	return all
}
