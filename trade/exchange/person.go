package exchange

import (
	"slices"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/kana"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Register is what a register file is read against: the client and the people already known.
type Register struct {
	Client    *client.Client
	Employees []employee.Employee
	// From is the day from which changed values hold where the file itself names none.
	From caldate.Date
	// Distinct are numbers of people of whom a person confirmed that they are others than those with
	// the same name and birthday.
	Distinct []string

	ids map[employee.ID]bool // taken already
}

// ReadPersons turns the rows of a register file into people as they would stand after it. Only
// those who change or are new are given; all faults of all rows are told together.
func ReadPersons(s *Sheet, m *Mapping, reg Register) ([]Change, fault.List) {
	p := newPlan(s, m)
	known, people := index(reg.Employees), byPerson(reg.Employees)
	reg.ids = make(map[employee.ID]bool, len(reg.Employees))
	for i := range reg.Employees {
		reg.ids[reg.Employees[i].ID] = true
	}
	seen := map[string]bool{}
	var changes []Change
	p.each(func(r *reading) {
		number, ok := r.own(seen)
		if !ok {
			return
		}
		before := known[number]
		after := r.person(before, number, &reg)
		if before == nil {
			if lostZeros(number, known) && !slices.Contains(reg.Distinct, number) {
				r.fault(r.column("number"), "number.zeros", textLostZeros, textKeepZeros)
			}
			r.another(&after, people, &reg)
		}
		if c, changed := changeOf(r.line, before, &after); changed {
			changes = append(changes, c)
		}
	})
	return changes, p.done()
}

// own is the number of the person of a row, once in a file.
func (r *reading) own(seen map[string]bool) (string, bool) {
	number := narrow(r.text("number"))
	switch {
	case number == "":
		r.fault(-1, "number.missing", textNeedNumber, textGiveNumber)
		return "", false
	case seen[number]:
		r.fault(r.column("number"), "number.twice", textTwiceNumber, textOneRow)
		return "", false
	}
	seen[number] = true
	return number, true
}

func index(all []employee.Employee) map[string]*employee.Employee {
	found := make(map[string]*employee.Employee, len(all))
	for i := range all {
		found[all[i].Number] = &all[i]
	}
	return found
}

// twin is somebody who may be the same person under another number.
type twin struct {
	number string
	left   caldate.Date
}

// byPerson finds a person by name and birth, to notice one who comes again under another number.
func byPerson(all []employee.Employee) map[string]twin {
	found := make(map[string]twin, len(all))
	for i := range all {
		if key := personKey(&all[i]); key != "" {
			found[key] = twin{all[i].Number, all[i].Left}
		}
	}
	return found
}

// personKey is name and birth, the name as it is searched: 髙橋 and 高橋 meet.
func personKey(e *employee.Employee) string {
	name, _ := e.Names.Latest()
	if name.Full == "" || e.Born.IsZero() {
		return ""
	}
	return kana.Fold(name.Full) + "/" + e.Born.String()
}

// another tells a new person who has name and birthday of somebody there. Who left before is most
// likely hired again, which only asks for a look.
func (r *reading) another(e *employee.Employee, people map[string]twin, reg *Register) {
	key := personKey(e)
	other, there := people[key]
	people[key] = twin{e.Number, e.Left}
	if key == "" || !there || slices.Contains(reg.Distinct, e.Number) {
		return
	}
	if !other.left.IsZero() && other.left.Before(e.Hired) {
		r.p.note("person.again", textHiredAgain, textSamePerson, r.line)
		return
	}
	r.fault(r.column("number"), "person.twice", textTwicePerson, textSamePerson)
}

// person is somebody as he or she would stand after the row.
func (r *reading) person(before *employee.Employee, number string,
	reg *Register) employee.Employee {
	e := employee.Employee{Number: number}
	if before != nil {
		e = clone(before)
	} else {
		e.ID = freeID(number, reg.ids)
	}
	r.dates(&e)
	from, contractFrom := r.days(before, &e, reg.From)
	r.identity(&e, from)
	r.address(&e, from)
	r.contract(&e, contractFrom, reg.Client)
	r.commute(&e, contractFrom)
	r.taxes(&e, from)
	r.account(&e, from)
	r.insurance(&e, from)
	r.resident(&e)
	if r.undated && before != nil {
		r.fault(-1, "from.missing", textNeedFrom, textGiveFrom)
	}
	if before == nil {
		r.complete(&e)
	}
	return e
}

// freeID is an id that nobody has: numbers are given again, ids never.
func freeID(number string, taken map[employee.ID]bool) employee.ID {
	id := employee.ID("e-" + number)
	for n := 2; taken[id]; n++ {
		id = employee.ID("e-" + number + "-" + itoa(n))
	}
	taken[id] = true
	return id
}

// days are those from which values hold: the file's own day for the contract, the import's for the
// rest, and for somebody new the day of hire. The zero day is not known.
func (r *reading) days(before, e *employee.Employee,
	from caldate.Date) (all, contract caldate.Date) {
	if before == nil || !from.IsZero() && from.Before(e.Hired) {
		from = e.Hired
	}
	contract = from
	if own := r.date("contract-from"); !own.IsZero() {
		contract = own
		if own.Before(e.Hired) {
			r.fault(r.column("contract-from"), "date.reversed", textBeforeHired, textSwap)
		}
		if from.IsZero() {
			from = own
		}
	}
	return from, contract
}

func (r *reading) dates(e *employee.Employee) {
	set(r, "born", &e.Born, r.date)
	old := e.Hired
	set(r, "hired", &e.Hired, r.date)
	if !old.IsZero() && !e.Hired.IsZero() && e.Hired != old {
		rehire(e, old)
	}
	set(r, "left", &e.Left, r.date)
	if r.has("left-reason") {
		e.LeftReason = word(r, "left-reason", leftReasons)
	}
	if !e.Left.IsZero() && e.Left.Before(e.Hired) {
		r.fault(r.column("left"), "date.reversed", textReversed, textSwap)
	}
	if !e.Hired.IsZero() && e.Hired.Before(e.Born) {
		r.fault(r.column("born"), "date.born", textBornAfter, textSwap)
	}
}

// rehire moves what began on the day of hire to the corrected day.
func rehire(e *employee.Employee, old caldate.Date) {
	e.Names = moved(e.Names, old, e.Hired)
	e.Addresses = moved(e.Addresses, old, e.Hired)
	e.Contracts = moved(e.Contracts, old, e.Hired)
	e.Tax = moved(e.Tax, old, e.Hired)
	e.Commute = moved(e.Commute, old, e.Hired)
	e.Accounts = moved(e.Accounts, old, e.Hired)
}

func moved[T any](h history.Of[T], old, day caldate.Date) history.Of[T] {
	if len(h) == 0 || h[0].From != old || len(h) > 1 && !day.Before(h[1].From) {
		return h
	}
	h = slices.Clone(h)
	h[0].From = day
	return h
}

// set stores what a cell holds, and leaves what stands where the file has no such cell.
func set[T any](r *reading, key string, into *T, read func(string) T) {
	if r.has(key) {
		*into = read(key)
	}
}

// standing is the value on a day; where the day is not known, the newest.
func standing[T any](h history.Of[T], at caldate.Date) T {
	if at.IsZero() {
		v, _ := h.Latest()
		return v
	}
	v, _ := h.At(at)
	return v
}

// record puts a changed value into its history. A change of which the day is not known is told.
func record[T comparable](r *reading, h *history.Of[T], at caldate.Date, changed T) {
	switch {
	case standing(*h, at) == changed:
	case at.IsZero():
		r.undated = true
	default:
		*h = h.With(at, changed)
	}
}

func (r *reading) identity(e *employee.Employee, at caldate.Date) {
	changed := standing(e.Names, at)
	set(r, "name", &changed.Full, r.text)
	set(r, "kana", &changed.Kana, r.text)
	if r.has("family") {
		changed.Full = joined(r.text("family"), r.text("given"))
	}
	if r.has("family-kana") {
		changed.Kana = joined(r.text("family-kana"), r.text("given-kana"))
	}
	set(r, "roman", &changed.Roman, r.text)
	set(r, "usual", &changed.Usual, r.text)
	record(r, &e.Names, at, changed)
	if r.has("sex") {
		e.Sex = word(r, "sex", sexes)
	}
}

// joined is family and given name with the full-width space between them.
func joined(family, given string) string {
	return strings.TrimSpace(family + nameSpace + given)
}

func (r *reading) address(e *employee.Employee, at caldate.Date) {
	changed := standing(e.Addresses, at)
	set(r, "address", &changed.Text, r.text)
	if r.hasAny("address-prefecture", "address-city", "address-street") {
		changed.Text = r.text("address-prefecture") + r.text("address-city") +
			r.text("address-street") + r.text("address-building")
	}
	set(r, "postal", &changed.PostalCode, func(key string) string { return r.digits(key, 7) })
	set(r, "address-kana", &changed.Kana, r.text)
	set(r, "municipality", &changed.Municipality, func(key string) string { return r.digits(key, 6) })
	set(r, "phone", &changed.Phone, r.text)
	if len(changed.Municipality) == 6 {
		changed.Prefecture = changed.Municipality[:2]
	}
	record(r, &e.Addresses, at, changed)
}

// complete tells what a new person lacks. What pay alone needs may come in a later file.
func (r *reading) complete(e *employee.Employee) {
	name, _ := e.Names.Latest()
	for _, need := range []struct {
		missing    bool
		key        string
		code, text string
	}{
		{name.Full == "", "name", "name.missing", textNeedName},
		{e.Born.IsZero(), "born", "born.missing", textNeedBorn},
		{e.Hired.IsZero(), "hired", "hired.missing", textNeedHired},
	} {
		// A cell that holds something wrong has its fault already.
		if need.missing && !r.has(need.key) {
			r.fault(-1, need.code, need.text, textGive)
		}
	}
	if e.Hired.IsZero() {
		return
	}
	c, _ := e.Contracts.Latest()
	if c.Establishment == "" || c.Group == "" || c.Kind == "" {
		r.p.note("contract.partial", textPartialContract, textCompleteContract, r.line)
	}
}

// clone copies a person so far that changes of the copy leave the first as it was.
func clone(e *employee.Employee) employee.Employee {
	c := *e
	c.Insured.Social = slices.Clone(e.Insured.Social)
	c.Insured.Employment = slices.Clone(e.Insured.Employment)
	c.Resident = slices.Clone(e.Resident)
	c.Family = slices.Clone(e.Family)
	c.Leaves = slices.Clone(e.Leaves)
	return c
}
