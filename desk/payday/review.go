package payday

import (
	"reflect"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/office"
	"romukura/trade/payroll"
)

// State is what a row of a review asks of a person.
type State string

// States of rows.
const (
	Explained State = "explained" // a cause was found
	Check     State = "check"     // no cause was found, or a note stands: somebody has to look
	Awaited   State = "awaited"   // the client was asked
	Accepted  State = "accepted"  // a named person looked and wrote why
	Stuck     State = "stuck"     // not computed
	Deferred  State = "deferred"  // not computed, and left for a later run by a named person
)

// Row is one thing about one person's pay that differs from the slip before, or that the program
// has to say of it.
type Row struct {
	Employee employee.ID
	Number   string
	Code     string // of the line; of the fault or note where Amounts is false
	Name     string
	Amounts  bool // Before and After are amounts
	Before   yen.Amount
	After    yen.Amount
	Causes   []string
	Law      string
	State    State
	Decision *office.Decision // who accepted or asked, and why
}

// Review is a run as a person goes through it: every difference with its cause, whoever could not
// be computed, and how many people each group holds.
type Review struct {
	Rows []Row
	// People are all whom the run answers for; each is in one of the groups.
	People, Explained, Check, Stuck int
	Same                            int // of Explained: as the slip before, to the yen
	Awaited                         int // of Check: the client was asked
	First                           bool
	// Stale are people whose slip would come out otherwise now.
	Stale  []employee.ID
	Blocks []fault.Fault // what stands against closing
}

// Through is a run gone through. For a run that is open it is computed anew beside what stands, so
// that a change of register, attendance or entries since then is seen.
func Through(c *book.Client, run *payroll.Run) Review {
	g := going{c: c, run: run, key: RunKey(run), decided: map[string]*office.Decision{}}
	for i := range c.Decisions {
		g.decided[c.Decisions[i].Key] = &c.Decisions[i]
	}
	g.before = Previous(c, run)
	g.r.First = g.before == nil
	g.r.People = len(run.Slips) + len(run.Failed)
	slips := map[employee.ID]*payroll.Slip{}
	if g.before != nil {
		for i := range g.before.Slips {
			slips[g.before.Slips[i].Employee] = &g.before.Slips[i]
		}
	}
	for i := range run.Slips {
		s := &run.Slips[i]
		g.slip(slips[s.Employee], s)
	}
	for i := range run.Failed {
		g.failed(&run.Failed[i])
	}
	if !run.Close.Closed() {
		g.r.Stale = stale(c, run)
	}
	g.blocks()
	return g.r
}

// Previous is the run that one is compared with: the month before, or the bonus before.
func Previous(c *book.Client, run *payroll.Run) *payroll.Run {
	if run.Kind == payroll.MonthlyPay {
		return c.Run(run.Group, run.Kind, run.Month.Add(-1))
	}
	var last *payroll.Run
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Kind == run.Kind && r.Group == run.Group && r.PayDay.Before(run.PayDay) &&
			(last == nil || last.PayDay.Before(r.PayDay)) {
			last = r
		}
	}
	return last
}

// Before is the slip that a person's slip is compared with, nil when there is none.
func Before(c *book.Client, run *payroll.Run, id employee.ID) *payroll.Slip {
	if last := Previous(c, run); last != nil {
		return last.SlipOf(id)
	}
	return nil
}

type going struct {
	c           *book.Client
	run, before *payroll.Run
	key         string
	decided     map[string]*office.Decision
	r           Review
}

// slip puts the rows of one person, and the person into a group.
func (g *going) slip(before, after *payroll.Slip) {
	first := len(g.r.Rows)
	if before == nil {
		g.joined(after)
	} else {
		for _, d := range payroll.Compare(before, after) {
			g.difference(after, d)
		}
	}
	g.notes(before, after)
	worst, awaited := Explained, false
	for _, r := range g.r.Rows[first:] {
		if r.State == Check || r.State == Awaited {
			worst = Check
			awaited = awaited || r.State == Awaited
		}
	}
	switch {
	case worst == Check:
		g.r.Check++
		if awaited {
			g.r.Awaited++
		}
	default:
		g.r.Explained++
		if len(g.r.Rows) == first {
			g.r.Same++
		}
	}
}

func (g *going) difference(s *payroll.Slip, d payroll.Difference) {
	r := Row{Employee: s.Employee, Number: s.Number, Code: d.Code, Name: d.Name, Amounts: true,
		Before: d.Before, After: d.After, State: Check}
	for _, cause := range d.Causes {
		r.Causes = append(r.Causes, cause.Text)
	}
	if d.Explained() {
		r.State = Explained
	}
	g.put(r)
}

// joined compares a first slip with the contract: what a fixed item pays with what was agreed.
func (g *going) joined(s *payroll.Slip) {
	if e := g.c.EmployeeByID(s.Employee); g.before != nil && e != nil &&
		s.Kind == payroll.MonthlyPay && e.Hired.Before(s.From) {
		g.put(Row{Employee: s.Employee, Number: s.Number, Code: noteFirst, Name: textFirst,
			Causes: []string{textFirstCause}, State: Check})
	}
	for _, l := range s.Earnings {
		if l.Amount == l.Unit || l.Measure != "" || l.Hourly.Den != 0 || l.Rate.Den != 0 ||
			l.Code == payroll.CodeAbsence {
			continue
		}
		r := Row{Employee: s.Employee, Number: s.Number, Code: l.Code, Name: l.Name, Amounts: true,
			Before: l.Unit, After: l.Amount, State: Explained, Causes: []string{textFromContract}}
		switch {
		case l.Part.Den != 0:
			r.Causes = append(r.Causes, textByPart)
		case l.Given && l.Reason != "":
			r.Causes = append(r.Causes, l.Reason)
		default:
			r.State = Check
		}
		g.put(r)
	}
}

// notes are the program's own remarks on a slip. One that stood there before needs no second look.
func (g *going) notes(before, s *payroll.Slip) {
	for _, n := range s.Notes {
		r := Row{Employee: s.Employee, Number: s.Number, Code: "note." + n.Code, Name: textNote,
			Causes: []string{n.Message + n.Remedy}, Law: n.Law, State: Check}
		if before != nil && noted(before, n.Code) {
			r.Causes, r.State = append(r.Causes, textNotedBefore), Explained
		}
		g.put(r)
	}
}

func noted(s *payroll.Slip, code string) bool {
	for _, n := range s.Notes {
		if n.Code == code {
			return true
		}
	}
	return false
}

func (g *going) failed(f *payroll.Failed) {
	g.r.Stuck++
	state := Stuck
	for _, id := range g.run.Close.Deferred {
		if id == f.Employee {
			state = Deferred
		}
	}
	for _, x := range f.Faults {
		r := Row{Employee: f.Employee, Number: f.Number, Code: x.Code, Name: textStuck,
			Causes: []string{x.Message + x.Remedy}, Law: x.Law, State: state}
		if x.Path != "" {
			r.Name = x.Path
		}
		r.Decision = g.decided[key(actDefer, g.key, string(f.Employee))]
		g.r.Rows = append(g.r.Rows, r)
	}
}

// put puts a row with what a person said to it. What was said is of the figures as they stood then:
// other figures are looked at anew.
func (g *going) put(r Row) {
	if r.State == Check {
		if d := g.decided[key(actAccept, g.key, r.Subject())]; d != nil && d.Answer == r.figures() {
			r.State, r.Decision = Accepted, d
		} else if d := g.decided[key(actAsk, g.key, r.Subject())]; d != nil && d.Answer == r.figures() {
			r.State, r.Decision = Awaited, d
		}
	}
	g.r.Rows = append(g.r.Rows, r)
}

// Subject names what a row is about within its run.
func (r *Row) Subject() string { return string(r.Employee) + "/" + r.Code }

// figures are what was looked at.
func (r *Row) figures() string { return r.Before.String() + ">" + r.After.String() }

// blocks are what stands against closing the run.
func (g *going) blocks() {
	if g.run.Close.Closed() {
		return
	}
	g.r.Blocks = g.run.Blocks()
	if g.r.Check > 0 {
		g.r.Blocks = append(g.r.Blocks, wordUnchecked)
	}
	if len(g.r.Stale) > 0 {
		g.r.Blocks = append(g.r.Blocks, wordStale)
	}
	if len(g.run.Slips) == 0 {
		g.r.Blocks = append(g.r.Blocks, wordNobodyPaid)
	}
}

// stale are the people whose slip comes out otherwise now, and who would newly be in the run or no
// longer.
func stale(c *book.Client, run *payroll.Run) []employee.ID {
	now, err := compute(c, run)
	if err != nil {
		return nil // computing again says why
	}
	var out []employee.ID
	slips := map[employee.ID]*payroll.Slip{}
	for i := range now.Slips {
		slips[now.Slips[i].Employee] = &now.Slips[i]
	}
	for i := range run.Slips {
		s := &run.Slips[i]
		if anew := slips[s.Employee]; anew == nil ||
			!reflect.DeepEqual(s, anew) && !same(s, anew) {
			out = append(out, s.Employee)
		}
		delete(slips, s.Employee)
	}
	for i := range now.Slips {
		if id := now.Slips[i].Employee; slips[id] != nil {
			out = append(out, id)
		}
	}
	return out
}

// compute is a run as it would come out now; nothing is kept.
func compute(c *book.Client, run *payroll.Run) (payroll.Run, error) {
	t, err := Of(run).terms(c)
	if err != nil {
		return payroll.Run{}, err
	}
	if run.Kind == payroll.BonusPay {
		before := func(e *employee.Employee) payroll.Earlier { return earlier(c, e, run.PayDay) }
		return t.RunBonus(c.Employees, c.Bonuses, before, false), nil
	}
	return t.Run(c.Employees, inputs(c, t, false)), nil
}
