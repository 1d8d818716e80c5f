package exchange

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/employee"
)

// ReadFamily turns the rows of a family file into the employees whose families change.
func ReadFamily(s *Sheet, m *Mapping, reg Register) ([]Change, fault.List) {
	seen := map[employee.ID]bool{}
	return perPerson(s, m, reg, func(r *reading, e *employee.Employee) {
		full, born := r.text("name"), r.date("born")
		if full == "" {
			r.fault(-1, "name.missing", textNeedName, textGive)
			return
		}
		f := memberOf(e, full, born)
		if f == nil {
			if born.IsZero() {
				r.fault(r.column("born"), "born.missing", textNeedBorn, textGive)
				return
			}
			f = newMember(e)
		}
		if seen[f.ID] {
			r.fault(r.column("name"), "name.twice", textTwiceMember, textOneRow)
			return
		}
		seen[f.ID] = true
		r.member(f, e, reg.From)
	})
}

// memberOf is the family member of a name and birth, or of the name alone where the file has no
// birth and one member has it; nil when there is none.
func memberOf(e *employee.Employee, name string, born caldate.Date) *employee.FamilyMember {
	var found *employee.FamilyMember
	for i := range e.Family {
		f := &e.Family[i]
		known, _ := f.Names.Latest()
		switch {
		case known.Full != name:
		case f.Born == born:
			return f
		case born.IsZero() && found == nil:
			found = f
		case born.IsZero():
			return nil
		}
	}
	return found
}

func newMember(e *employee.Employee) *employee.FamilyMember {
	n := len(e.Family) + 1
	id := func() employee.ID { return e.ID + employee.ID("-f"+itoa(n)) }
	for slices.ContainsFunc(e.Family, func(f employee.FamilyMember) bool { return f.ID == id() }) {
		n++
	}
	e.Family = append(e.Family, employee.FamilyMember{ID: id()})
	return &e.Family[len(e.Family)-1]
}

// member reads a row into a family member.
func (r *reading) member(f *employee.FamilyMember, e *employee.Employee, from caldate.Date) {
	set(r, "born", &f.Born, r.date)
	if r.has("sex") {
		f.Sex = word(r, "sex", sexes)
	}
	if r.has("relation") {
		f.Relation = string(word(r, "relation", relations))
	}
	name, _ := f.Names.Latest()
	changed := name
	changed.Full = r.text("name")
	set(r, "kana", &changed.Kana, r.text)
	if changed != name {
		f.Names = f.Names.With(f.Born, changed)
	}
	if f.Relation == "" && !r.has("relation") {
		r.fault(-1, "relation.missing", textNeedRelation, textGive)
	}
	r.dependent(f, e, from)
}

// dependent reads the status of a dependent: from the row's own day, else for a new member from
// hire or birth, else from the day of the import.
func (r *reading) dependent(f *employee.FamilyMember, e *employee.Employee, from caldate.Date) {
	if !r.hasAny("dependent", "together", "income", "category-iii", "reason") {
		return
	}
	if own := r.date("dependent-from"); !own.IsZero() {
		from = own
	} else if len(f.Dependent) == 0 {
		from = e.Hired
		if f.Born.After(from) {
			from = f.Born
		}
	}
	changed := standing(f.Dependent, from)
	set(r, "dependent", &changed.Dependent, r.yes)
	set(r, "together", &changed.Together, r.yes)
	set(r, "income", &changed.AnnualIncome, r.yen)
	set(r, "category-iii", &changed.CategoryIII, r.yes)
	set(r, "reason", &changed.Reason, r.text)
	if len(f.Dependent) == 0 && !from.IsZero() {
		f.Dependent = f.Dependent.With(from, changed)
		return
	}
	record(r, &f.Dependent, from, changed)
	if r.undated {
		r.fault(-1, "from.missing", textNeedFrom, textGiveFrom)
	}
}

// ReadLeaves turns the rows of a leave file into the employees whose leaves change.
func ReadLeaves(s *Sheet, m *Mapping, reg Register) ([]Change, fault.List) {
	return perPerson(s, m, reg, func(r *reading, e *employee.Employee) {
		kind, start := word(r, "kind", leaveKinds), r.date("start")
		if kind == "" || start.IsZero() {
			if !r.has("kind") || !r.has("start") {
				r.fault(-1, "leave.missing", textNeedLeave, textGiveLeave)
			}
			return
		}
		at := slices.IndexFunc(e.Leaves, func(l employee.Leave) bool {
			return l.Kind == kind && l.Start == start
		})
		l := employee.Leave{Kind: kind, Start: start}
		if at >= 0 {
			l = e.Leaves[at]
		}
		if !r.leave(&l, e) {
			return
		}
		if at >= 0 {
			e.Leaves[at] = l
		} else {
			e.Leaves = append(e.Leaves, l)
		}
	})
}

// leave reads what a row says of a leave, and whether its days can be.
func (r *reading) leave(l *employee.Leave, e *employee.Employee) bool {
	set(r, "end", &l.End, r.date)
	set(r, "ended", &l.Ended, r.yes)
	set(r, "due", &l.Due, r.date)
	set(r, "birth", &l.Birth, r.date)
	set(r, "applied", &l.Applied, r.yes)
	open := l.Kind == employee.LeaveSick || l.Kind == employee.LeaveSuspension
	switch {
	case l.End.IsZero() && !open && !r.has("end"):
		r.fault(-1, "leave.end", textNeedEnd, textGiveEnd)
	case !l.End.IsZero() && l.End.Before(l.Start):
		r.fault(r.column("end"), "date.reversed", textReversed, textSwap)
	case l.Start.Before(e.Hired) || !e.Left.IsZero() && l.Start.After(e.Left):
		r.fault(r.column("start"), "leave.outside", textLeaveOutside, textSwap)
	default:
		return true
	}
	return false
}

// perPerson reads a file whose rows each add something to one person; several rows may be of one.
func perPerson(s *Sheet, m *Mapping, reg Register,
	add func(*reading, *employee.Employee)) ([]Change, fault.List) {
	p := newPlan(s, m)
	known := index(reg.Employees)
	after := map[string]*employee.Employee{}
	lines := map[string]int{}
	var order []string
	p.each(func(r *reading) {
		number, ok := find(r, known)
		if !ok {
			return
		}
		if after[number] == nil {
			e := clone(known[number])
			after[number], lines[number] = &e, r.line
			order = append(order, number)
		}
		add(r, after[number])
	})
	var changes []Change
	for _, number := range order {
		if c, changed := changeOf(lines[number], known[number], after[number]); changed {
			changes = append(changes, c)
		}
	}
	return changes, p.done()
}
