package board_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/scale"
	"romukura/ground/caldate"
	"romukura/tools/browser"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// clients is how many stand on the board that is measured, with so many people each.
const (
	clients = 1000
	people  = 5
)

// many is an office of a thousand clients. At each somebody joined in the last weeks, and at every
// third somebody leaves within the next: a board with something in most of its rows.
func many(b *testing.B) *book.Book {
	b.Helper()
	maker, err := scale.New()
	if err != nil {
		b.Fatal(err)
	}
	office := maker.Office(0)
	model := office.Clients[0]
	model.Employees, model.Attendance = model.Employees[:people], nil
	office.Clients = nil
	for i := range clients {
		c := model.Copy()
		c.Profile.ID = client.ID(fmt.Sprintf("c%04d", i))
		c.Profile.Name = fmt.Sprintf("%s %d", model.Profile.Name, i)
		day := caldate.Must("2026-10-08").AddDays(i % 30)
		e := &c.Employees[0]
		e.Hired, e.Insured.Social = day, []employee.SocialSpan{{Acquired: day}}
		e.Insured.Employment = []employee.EmploymentSpan{{Acquired: day}}
		if i%3 == 0 {
			c.Employees[1].Left = day.AddDays(24)
		}
		office.Clients = append(office.Clients, c)
	}
	return office
}

// painted is how long a page took until its first content, and until all of it stood, in a window
// of its own: what drives the browser reads the whole of a page that it holds.
const painted = `new Promise(done => { const w = window.open(%q); const look = () => {
	const [first] = w.performance.getEntriesByName("first-contentful-paint");
	const [whole] = w.performance.getEntriesByType("navigation");
	if (!first || !whole.domContentLoadedEventEnd) return setTimeout(look, 5);
	w.close(); done([first.startTime, whole.domContentLoadedEventEnd]) }; setTimeout(look, 50) })`

// BenchmarkBoardOf1000Clients opens the board of a thousand clients in a browser: until all stand
// open, until the first content of the board, of all its rows and of one of its lists, and the
// answer to the page that asks again each minute.
func BenchmarkBoardOf1000Clients(b *testing.B) {
	s := browser.Serve(b, browser.KeepOf(b, many(b)))
	d := &browser.Office{Page: browser.Open(b, s.Address), Served: s}
	began := time.Now()
	d.Unlock(browser.Owner)
	figures := map[string]float64{"ms/all-open": time.Since(began).Seconds() * 1000}
	for range b.N {
		for name, path := range map[string]string{"board": "/o/board", "all": "/o/board?all=1",
			"week": "/o/board/cases?view=week"} {
			d.Go("/o/help")
			var first, whole []float64
			for range 7 {
				n := browser.Value[[2]float64](d.Page, fmt.Sprintf(painted, path))
				first, whole = append(first, n[0]), append(whole, n[1])
			}
			slices.Sort(first)
			slices.Sort(whole)
			figures["ms/first-"+name], figures["ms/whole-"+name] = first[3], whole[3]
		}
		figures["ms/again"] = browser.Value[float64](d.Page, `(async () => {
			const began = performance.now(), r = await fetch("/o/board/now");
			return (await r.text()).length > 1e5 ? performance.now() - began : -1 })()`)
	}
	d.Go("/o/board?all=1")
	rows := browser.Value[int](d.Page, "document.querySelectorAll('.board tbody tr').length")
	if rows != clients {
		b.Fatal(rows, " rows")
	}
	for name, v := range figures {
		b.ReportMetric(v, name)
	}
	b.ReportMetric(0, "ns/op")
}
