package season

import (
	"reflect"
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/exchange"
	"romukura/trade/settlement"
)

// Standing is the client's season of a year with those who came since, to be read: the client stays
// as it is. It reports false where nobody has begun the season.
func Standing(c *book.Client, year yearend.IncomeYear) (*settlement.Season, bool, error) {
	fresh, err := Begin(c, year)
	if err != nil {
		return nil, false, err
	}
	kept := c.Season(year)
	if kept == nil {
		return &fresh, false, nil
	}
	s := *kept
	s.People = slices.Clone(kept.People)
	for i := range fresh.People {
		s.Put(fresh.People[i].Employee)
	}
	return &s, true, nil
}

// Typed are the answers of a person as somebody typed them at the desk.
type Typed struct {
	Employee employee.ID
	Answers  settlement.Answers
	On       caldate.Date // filed
	By       string       // who typed
	At       string       // instant, ISO
}

// Enter files what was typed and remembers each declaration like a file that was taken in: who
// brought it is told, and it can be taken back. It reports how many were filed; with a fault that
// stops, none is.
//
// Law: 所法194-1 所法195の2 所法195の3 所法196
func Enter(c *book.Client, s *settlement.Season, t Typed) (int, fault.List) {
	var faults fault.List
	p := s.Put(t.Employee)
	v, err := View(c, s)
	if err != nil {
		faults.Add(fault.Fault{Path: "year", Code: "season.law", Message: err.Error()})
		return 0, faults
	}
	of := settlement.Asked{Now: p, Answers: t.Answers}
	if last := Last(c, s); last != nil {
		of.Last = last.Person(t.Employee)
	}
	before := slices.Clone(p.Declarations)
	if faults = v.Submit(of, t.On); faults.Stops() {
		return 0, faults
	}
	n := 0
	for i := range p.Declarations {
		d := &p.Declarations[i]
		at := slices.IndexFunc(before, func(o settlement.Declaration) bool {
			return o.Kind == d.Kind && o.Year == d.Year && o.On == d.On
		})
		if at >= 0 && reflect.DeepEqual(before[at], *d) {
			continue
		}
		if at >= 0 {
			d.Before = &before[at]
		}
		d.Source = exchange.BatchID(nil, string(s.Client), string(d.Kind), d.Year.String(),
			d.On.String(), string(t.Employee), t.At)
		s.Taken = append(s.Taken, settlement.Taken{ID: d.Source, Name: textTyped, Kind: d.Kind,
			Year: d.Year, On: d.On, By: t.By, At: t.At, People: 1})
		n++
	}
	return n, faults
}
