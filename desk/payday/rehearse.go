package payday

import (
	"bytes"
	"encoding/json"

	"romukura/desk/book"
	"romukura/trade/payroll"
)

// Rehearsal is a month of pay computed again from a restored book.
type Rehearsal struct {
	Month    string
	People   int
	Stored   int64 // net pay of all as the restored book holds it, yen
	Computed int64 // likewise, computed anew
	Same     bool  // everybody's figures are what the book itself gives, stored and computed
}

// Books are a book and what was restored of it.
type Books struct{ Own, Restored *book.Book }

// Rehearse computes the newest month of pay of a restored book again, and compares every slip with
// what the book itself holds and gives. A book without a run has nothing to compare: it is the
// same.
func Rehearse(b Books) (Rehearsal, error) {
	c, run := newest(b.Restored)
	if run == nil {
		return Rehearsal{Same: true}, nil
	}
	r := Rehearsal{Month: run.Month.String(), People: len(run.Slips), Same: true}
	here := b.Own.ClientByID(c.Profile.ID)
	if here == nil {
		r.Same = false
		return r, nil
	}
	kept := here.Run(run.Group, run.Kind, run.Month)
	for i := range run.Slips {
		slip := &run.Slips[i]
		asked := Asked{Group: run.Group, Month: run.Month, Employee: slip.Employee}
		again, err := Explain(c, asked)
		if err != nil {
			return r, err
		}
		given, err := Explain(here, asked)
		if err != nil {
			return r, err
		}
		r.Stored += int64(slip.Net)
		r.Computed += int64(again.Net)
		var stands *payroll.Slip
		if kept != nil {
			stands = kept.SlipOf(slip.Employee)
		}
		r.Same = r.Same && same(again, given) && same(slip, stands)
	}
	return r, nil
}

// same compares slips as they are stored: an empty list and none are one.
func same(a, b *payroll.Slip) bool {
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && bytes.Equal(x, y)
}

// newest is the last month's run with the most people.
func newest(b *book.Book) (*book.Client, *payroll.Run) {
	var client *book.Client
	var last *payroll.Run
	for _, c := range b.Clients {
		for i := range c.Runs {
			run := &c.Runs[i]
			if run.Kind != payroll.MonthlyPay {
				continue
			}
			if last == nil || run.Month.After(last.Month) ||
				run.Month == last.Month && len(run.Slips) > len(last.Slips) {
				client, last = c, run
			}
		}
	}
	return client, last
}
