package yearend_test

import (
	"fmt"
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/tools/browser"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// The office that is measured: so many clients of so many people each.
const (
	clients = 200
	people  = 40
)

// many is an office of 200 clients and 8,000 people, all of them computed.
func many(t testing.TB) *book.Book {
	t.Helper()
	b := answered(t)
	c := b.ClientByID(software)
	var who []employee.ID
	c.Employees = c.Employees[:people]
	for i := range c.Employees {
		who = append(who, c.Employees[i].ID)
	}
	s := c.Season(year)
	s.People = slices.DeleteFunc(s.People, func(p settlement.Person) bool {
		return !slices.Contains(who, p.Employee)
	})
	for i := range c.Runs {
		r := &c.Runs[i]
		kept := r.Slips[:0]
		for _, slip := range r.Slips {
			if slices.Contains(who, slip.Employee) {
				kept = append(kept, slip)
			}
		}
		r.Slips = kept
	}
	if err := season.Settle(c, s, settlement.Act{By: "甲", On: s.Due}); err != nil {
		t.Fatal(err)
	}
	b.Clients = nil
	for i := range clients {
		other := c.Copy()
		other.Profile.ID = client.ID(fmt.Sprintf("c%03d", i))
		other.Seasons[0].Client = other.Profile.ID
		b.Clients = append(b.Clients, other)
	}
	return b
}

// BenchmarkTheSeasonOfAnOffice works the board of 200 clients and 8,000 people out from nothing.
func BenchmarkTheSeasonOfAnOffice(b *testing.B) {
	office := many(b)
	for b.Loop() {
		all, err := season.Totals(office, year)
		if err != nil || len(all) != clients {
			b.Fatal(len(all), err)
		}
		n := 0
		for i := range all {
			n += all[i].Counts[settlement.Computed]
		}
		if n < clients*(people-3) {
			b.Fatal(n, " computed")
		}
	}
}

// BenchmarkTheBoardOfASeason asks the desk for the same board by its page: the first time, and
// when it was worked out before.
func BenchmarkTheBoardOfASeason(b *testing.B) {
	d := open(b, many(b))
	d.Until("!document.querySelector('progress')")
	asked := func() float64 {
		return browser.Value[float64](d.Page, `(async () => { const began = performance.now();
			const r = await fetch("/o/season"), text = await r.text();
			return text.split("<tr").length > 200 ? performance.now() - began : -1 })()`)
	}
	first, again := asked(), 0.0
	n := 0
	for b.Loop() {
		again += asked()
		n++
	}
	if first < 0 {
		b.Fatal("not the whole board")
	}
	b.ReportMetric(first, "ms/first")
	b.ReportMetric(again/float64(n), "ms/again")
	b.ReportMetric(0, "ns/op")
}
