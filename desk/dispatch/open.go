package dispatch

import (
	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/trade/filing"
)

// From when on events are looked at that nobody has made cases of yet, and until when.
const (
	daysBack  = 62
	daysAhead = 62
)

// Unfinished are a client's notifications that are not finished.
type Unfinished struct {
	Cases  []filing.Case
	Found  map[string]bool // by id: events of the register cause it, and nobody made a case of it yet
	Failed bool            // the register could not be looked through: cases that were made alone
}

// UnfinishedOf gives every case of a client that is not finished: those of the book, and those that
// events of the register cause and nobody has looked at.
func UnfinishedOf(c *book.Client, today caldate.Date) Unfinished {
	u := Unfinished{Found: map[string]bool{}}
	known := map[string]bool{}
	for _, x := range c.Cases {
		known[x.ID] = true
		if x.State != filing.Done && x.State != filing.NotOwed {
			u.Cases = append(u.Cases, x)
		}
	}
	cases, _, err := filing.Owed(filing.Register{Client: &c.Profile, Employees: c.Employees,
		Runs: c.Runs, Window: caldate.Range{From: today.AddDays(-daysBack),
			Through: today.AddDays(daysAhead)}})
	u.Failed = err != nil
	for _, x := range cases {
		if !known[x.ID] {
			u.Cases = append(u.Cases, x)
			u.Found[x.ID] = true
		}
	}
	return u
}
