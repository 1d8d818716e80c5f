package register

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/trade/employee"
)

// What became of people since the end of the last month, as the filter offers it.
const (
	sinceJoined  = "joined"
	sinceLeft    = "left"
	sinceChanged = "changed"
	sinceAny     = "any"
)

var sinces = []string{sinceAny, sinceJoined, sinceLeft, sinceChanged}

// since is the difference between the end of the last month and a day: somebody joined, left, or
// is there on both with something that holds from a day between.
type since struct {
	Joined, Left bool
	Changed      []string // subjects, as sections are named
}

// sinceLastMonth compares the day before a month began with a day of it.
func sinceLastMonth(e *employee.Employee, today caldate.Date) since {
	was := today.Month().First().AddDays(-1)
	there, here := e.EmployedOn(was), e.EmployedOn(today)
	switch {
	case here && !there:
		return since{Joined: true}
	case there && !here:
		return since{Left: true}
	case !here:
		return since{}
	}
	in := caldate.Range{From: was.AddDays(1), Through: today}
	var s since
	add := func(section string, changed bool) {
		if changed {
			s.Changed = append(s.Changed, section)
		}
	}
	add("contract", began(e.Contracts, in))
	add("name", began(e.Names, in))
	add("address", began(e.Addresses, in))
	add("family", familyChanged(e, in))
	add("leave", leaveChanged(e, in))
	add("tax", began(e.Tax, in))
	add("resident", residentChanged(e, in))
	add("insured", insuredChanged(&e.Insured, in))
	add("standard", began(e.Insured.Standards, in))
	add("commute", began(e.Commute, in))
	add("account", began(e.Accounts, in))
	return s
}

func began[T any](h history.Of[T], in caldate.Range) bool { return len(h.Changes(in)) > 0 }

func familyChanged(e *employee.Employee, in caldate.Range) bool {
	for i := range e.Family {
		m := &e.Family[i]
		if began(m.Dependent, in) || began(m.Names, in) || began(m.Address, in) {
			return true
		}
	}
	return false
}

// leaveChanged tells that a leave began, or that the first day after one has come.
func leaveChanged(e *employee.Employee, in caldate.Range) bool {
	for i := range e.Leaves {
		if l := &e.Leaves[i]; in.Contains(l.Start) ||
			!l.End.IsZero() && in.Contains(l.End.AddDays(1)) {
			return true
		}
	}
	return false
}

func residentChanged(e *employee.Employee, in caldate.Range) bool {
	for i := range e.Resident {
		if in.Contains(e.Resident[i].FromMonth.First()) {
			return true
		}
	}
	return false
}

func insuredChanged(in *employee.Insured, days caldate.Range) bool {
	for _, s := range in.Social {
		if days.Contains(s.Acquired) || days.Contains(s.Lost) {
			return true
		}
	}
	for _, s := range in.Employment {
		if days.Contains(s.Acquired) || days.Contains(s.Lost) {
			return true
		}
	}
	return false
}

// is tells whether the difference is of a sort of the filter.
func (s *since) is(sort string) bool {
	switch sort {
	case sinceJoined:
		return s.Joined
	case sinceLeft:
		return s.Left
	case sinceChanged:
		return len(s.Changed) > 0
	case sinceAny:
		return s.Joined || s.Left || len(s.Changed) > 0
	}
	return true
}

// text is the difference in words.
func (s *since) text() string {
	switch {
	case s.Joined:
		return textSinceWords[sinceJoined]
	case s.Left:
		return textSinceWords[sinceLeft]
	}
	words := make([]string, 0, len(s.Changed))
	for _, section := range s.Changed {
		words = append(words, textSubjects[section])
	}
	return strings.Join(words, textDot)
}
