package personnel

import (
	"maps"
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/residenttax"
	"romukura/trade/employee"
)

// Bulk is one change of many people, from a day on. What is blank in it stays with everybody as it
// is.
type Bulk struct {
	From caldate.Date

	Establishment, Group string
	Status               employee.Employment
	Department, Job      string
	Minutes, Days        int // of a week
	TermEnd              caldate.Date
	Pay                  Raise
	Payee                Payee
}

// Raise is what becomes of the amount of a pay item.
type Raise struct {
	Item string // blank: none
	How  How
	By   yen.Amount // for Set, Up and Down
	Rate yen.Rate   // for UpRate and DownRate
	Unit yen.Amount // to which a rate's result is raised; 0 and 1 round to whole yen
}

// How an amount changes.
type How string

// Ways in which an amount changes.
const (
	Set      How = "set"
	Up       How = "up"
	Down     How = "down"
	UpRate   How = "up-rate"
	DownRate How = "down-rate"
)

// of is what an amount becomes.
func (r *Raise) of(a yen.Amount) yen.Amount {
	var exact yen.Exact
	switch r.How {
	case Set:
		return r.By
	case Up:
		return a + r.By
	case Down:
		return a - r.By
	case UpRate:
		exact = a.Exact().Plus(a.Times(r.Rate))
	case DownRate:
		exact = a.Exact().Minus(a.Times(r.Rate))
	}
	if r.Unit > 1 {
		return yen.Ceil.Round(exact).UpTo(r.Unit)
	}
	return yen.RaiseFrom50Sen.Round(exact)
}

// Payee is whom residents' tax is paid to, and the number under which it knows the employer.
type Payee struct{ Municipality, Name, Designated string }

// Obstacle is why a change cannot be made for somebody.
type Obstacle string

// Obstacles.
const (
	NoObstacle  Obstacle = ""
	NotYet      Obstacle = "not-yet"   // hired later
	Gone        Obstacle = "gone"      // left before
	Same        Obstacle = "same"      // all of it stands already
	NoAmount    Obstacle = "no-amount" // no amount of the pay item that could rise or fall
	Below       Obstacle = "below"     // the amount would be less than nothing
	NoNotice    Obstacle = "no-notice" // no notice of residents' tax in that month
	Ordinary    Obstacle = "ordinary"  // pays residents' tax by themselves
	Faulty      Obstacle = "faulty"    // the record would be wrong
	LaterNotice Obstacle = "later"     // a notice that begins later would not go along
)

// Altered is one person of a bulk change.
type Altered struct {
	Before   *employee.Employee // as it stands
	After    *employee.Employee // nil where it cannot be
	Obstacle Obstacle
	Faults   []fault.Fault  // of Faulty; else what is to be looked at
	Stays    []caldate.Date // entries planned for later that say otherwise and go before
	Effects  Effects
}

// Alter works out the change of one person, without what it makes happen. The client is read only.
func (b *Bulk) Alter(c *book.Client, e *employee.Employee) Altered {
	x := Altered{Before: e}
	switch {
	case e.Hired.After(b.From):
		x.Obstacle = NotYet
	case !e.EmployedOn(b.From):
		x.Obstacle = Gone
	}
	if x.Obstacle != NoObstacle {
		return x
	}
	after := *e
	if b.terms() {
		x.Obstacle, x.Stays = b.contracts(c, &after)
	}
	if x.Obstacle == NoObstacle && b.Payee != (Payee{}) {
		x.Obstacle = b.payee(&after)
	}
	if x.Obstacle != NoObstacle {
		return x
	}
	if same(e, &after) {
		x.Obstacle = Same
		return x
	}
	list := Check(c, &after)
	x.Faults = list.All()
	if slices.ContainsFunc(x.Faults, func(f fault.Fault) bool { return f.Severity == fault.Stop }) {
		x.Obstacle = Faulty
		return x
	}
	x.After = &after
	return x
}

// term is a part of a contract that the change touches.
type term struct {
	same func(a, b *employee.Contract) bool
	take func(to, from *employee.Contract)
}

func part[T comparable](of func(*employee.Contract) *T) term {
	return term{func(a, b *employee.Contract) bool { return *of(a) == *of(b) },
		func(to, from *employee.Contract) { *of(to) = *of(from) }}
}

// terms tells whether the change touches contracts at all.
func (b *Bulk) terms() bool { return len(b.touched()) > 0 }

// touched are the parts of a contract that change.
func (b *Bulk) touched() []term {
	var all []term
	add := func(set bool, t term) {
		if set {
			all = append(all, t)
		}
	}
	add(b.Establishment != "",
		part(func(c *employee.Contract) *string { return &c.Establishment }))
	add(b.Group != "", part(func(c *employee.Contract) *string { return &c.Group }))
	add(b.Status != "", part(func(c *employee.Contract) *employee.Employment { return &c.Status }))
	add(b.Department != "", part(func(c *employee.Contract) *string { return &c.Department }))
	add(b.Job != "", part(func(c *employee.Contract) *string { return &c.Job }))
	add(b.Minutes != 0, part(func(c *employee.Contract) *int { return &c.WeeklyMinutes }))
	add(b.Days != 0, part(func(c *employee.Contract) *int { return &c.WeeklyDays }))
	add(!b.TermEnd.IsZero(),
		part(func(c *employee.Contract) *caldate.Date { return &c.TermEnd }))
	code := b.Pay.Item
	add(code != "", term{
		func(a, b *employee.Contract) bool {
			x, known := a.Amounts[code]
			y, known2 := b.Amounts[code]
			return x == y && known == known2
		},
		func(to, from *employee.Contract) {
			to.Amounts = maps.Clone(to.Amounts)
			if to.Amounts == nil {
				to.Amounts = map[string]yen.Amount{}
			}
			to.Amounts[code] = from.Amounts[code]
		}})
	return all
}

// contracts sets the terms from the day on. An entry that is planned for later goes along where it
// only carried on what is changed now; where it says otherwise it stays, and its day is told.
func (b *Bulk) contracts(c *book.Client, e *employee.Employee) (Obstacle, []caldate.Date) {
	was := e.Contracts.Ref(b.From)
	if was == nil {
		return NotYet, nil
	}
	now := *was
	if o := b.set(c, &now); o != NoObstacle {
		return o, nil
	}
	all := slices.Clone(e.Contracts.With(b.From, now))
	var stays []caldate.Date
	for i := range all {
		if !all[i].From.After(b.From) {
			continue
		}
		for _, t := range b.touched() {
			switch later := &all[i].Value; {
			case t.same(later, was):
				t.take(later, &now)
			case !t.same(later, &now) && !slices.Contains(stays, all[i].From):
				stays = append(stays, all[i].From)
			}
		}
	}
	if !changes(b.touched(), was, &now) {
		all = e.Contracts // nothing begins on that day
	}
	e.Contracts = all
	return NoObstacle, stays
}

func changes(all []term, was, now *employee.Contract) bool {
	return slices.ContainsFunc(all, func(t term) bool { return !t.same(was, now) })
}

// set puts the terms into a contract.
func (b *Bulk) set(c *book.Client, k *employee.Contract) Obstacle {
	text := func(to *string, value string) {
		if value != "" {
			*to = value
		}
	}
	text(&k.Establishment, b.Establishment)
	text(&k.Group, b.Group)
	text(&k.Department, b.Department)
	text(&k.Job, b.Job)
	if b.Status != "" {
		k.Status = b.Status
	}
	if b.Minutes != 0 {
		k.WeeklyMinutes = b.Minutes
	}
	if b.Days != 0 {
		k.WeeklyDays = b.Days
	}
	if !b.TermEnd.IsZero() {
		k.TermEnd = b.TermEnd
	}
	if b.Pay.Item == "" {
		return NoObstacle
	}
	was, known := AmountOf(c, k, b.Pay.Item)
	if !known && b.Pay.How != Set {
		return NoAmount
	}
	now := b.Pay.of(was)
	if now < 0 {
		return Below
	}
	k.Amounts = maps.Clone(k.Amounts)
	if k.Amounts == nil {
		k.Amounts = map[string]yen.Amount{}
	}
	k.Amounts[b.Pay.Item] = now
	return NoObstacle
}

// AmountOf is the amount of a pay item by a contract: its own, or the one that the client sets for
// everybody; false where there is neither.
func AmountOf(c *book.Client, k *employee.Contract, code string) (yen.Amount, bool) {
	if a, own := k.Amounts[code]; own {
		return a, true
	}
	for i := range c.Profile.Items {
		if it := &c.Profile.Items[i]; it.Code == code && it.Formula.Amount != 0 {
			return it.Formula.Amount, true
		}
	}
	return 0, false
}

// NoticeOn is the place of the notice of residents' tax that holds in a month; -1 without one.
//
// Law: 地税法321の5-1
func NoticeOn(e *employee.Employee, m caldate.Month) int {
	found := -1
	for i := range e.Resident {
		n := &e.Resident[i]
		if n.Year == residenttax.TaxYear(m) && !n.FromMonth.After(m) &&
			(found < 0 || n.Version > e.Resident[found].Version) {
			found = i
		}
	}
	return found
}

// payee has residents' tax paid to another from the month of the day on: by the notice of that
// month where it begins there, else by a version of its own with the same amounts.
func (b *Bulk) payee(e *employee.Employee) Obstacle {
	month := b.From.Month()
	at := NoticeOn(e, month)
	if at < 0 {
		return NoNotice
	}
	was := e.Resident[at]
	if was.NotCollectable {
		return Ordinary
	}
	now := b.Payee.in(was)
	if now == was {
		return NoObstacle
	}
	if slices.ContainsFunc(e.Resident, func(n employee.ResidentNotice) bool {
		return n.Year == was.Year && n.FromMonth.After(month)
	}) {
		return LaterNotice
	}
	all := slices.Clone(e.Resident)
	if was.FromMonth == month {
		all[at] = now
	} else {
		now.FromMonth, now.First, now.Version = month, was.Others, was.Version+1
		all = slices.Insert(all, at+1, now)
	}
	e.Resident = all
	return NoObstacle
}

func (p Payee) in(n employee.ResidentNotice) employee.ResidentNotice {
	if p.Municipality != "" {
		n.Municipality = p.Municipality
	}
	if p.Name != "" {
		n.MunicipalName = p.Name
	}
	if p.Designated != "" {
		n.Designated = p.Designated
	}
	return n
}
