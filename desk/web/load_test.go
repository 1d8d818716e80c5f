package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/scale"
	"romukura/tools/browser"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

// large is an office with so many clients, and so many persons at each.
func large(m *scale.Maker, clients, persons int) *book.Book {
	b := m.Office(0)
	for n := 1; len(b.Clients) < clients; n++ {
		b.Clients = append(b.Clients, m.Office(n).Clients...)
	}
	b.Clients = b.Clients[:clients]
	for _, c := range b.Clients {
		c.Employees = c.Employees[:persons]
		c.Attendance = slices.DeleteFunc(c.Attendance, func(x attendance.Month) bool {
			return c.EmployeeByID(x.Employee) == nil
		})
	}
	return b
}

// paid has every client of an office pay so many months, each with the hours of the last, which
// alone is open.
func paid(b *book.Book, months int) error {
	for _, c := range b.Clients {
		worked := slices.Clone(c.Attendance)
		for n := 1; n < months; n++ {
			for _, a := range (&book.Client{Attendance: worked}).Copy().Attendance {
				a.From, a.Through = a.From.AddMonths(-n), a.Through.AddMonths(-n)
				c.Attendance = append(c.Attendance, a)
			}
		}
		for n := range months {
			for i := range c.Profile.Groups {
				month := scale.Month.Add(n + 1 - months)
				if _, err := payday.Month(c, c.Profile.Groups[i].Code, month, false); err != nil {
					return err
				}
			}
		}
		for i := range c.Runs {
			if r := &c.Runs[i]; r.Month.Before(scale.Month) {
				r.Close = payroll.Close{ComputedBy: "a", ApprovedBy: "b", On: "2026-10-20T00:00:00Z"}
			}
		}
	}
	return nil
}

// screens are what everybody looks at: those that speak of all clients at once, and those of one.
var screens = []string{"/o/board", "/o/board/cases?view=week", "/o/board?all=1", "/o/clients",
	"/o/pay", "/o/filings", "/o/season", "/o/charts", "{client}/file", "{client}/register",
	"{client}/cases", "{client}/pay"}

// atWork is a book of 200 clients and 8,000 persons, a year of attendance and pay each, the last
// month of it open, and some of its clients. It is made apart, so that the desk's memory is
// measured and not that of what the book was made of.
func atWork(b *testing.B, clients int) (dir string, ids []client.ID) {
	maker, err := scale.New()
	if err != nil {
		b.Fatal(err)
	}
	office := large(maker, 200, 40)
	if err := paid(office, 12); err != nil {
		b.Fatal(err)
	}
	for i := range clients {
		ids = append(ids, office.Clients[i*7].Profile.ID)
	}
	return browser.KeepOf(b, office), ids
}

// heap is what stands in memory once nothing is left to clear away, in MB.
func heap() float64 {
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return float64(memory.HeapInuse >> 20)
}

// BenchmarkAnOfficeAtWork has twenty people work on one desk: all look at the board and lists,
// again and again. It tells what a page takes at the 95th percentile, how soon after unlocking the
// board shows, how long until everything stands open, and the memory before and after.
func BenchmarkAnOfficeAtWork(b *testing.B) {
	const people = 20
	figures := map[string]float64{} // reported last: resetting the timer would drop them
	dir, ids := atWork(b, people)
	began := time.Now()
	s := browser.Serve(b, dir)
	figures["ms/start"] = time.Since(began).Seconds() * 1000
	visitors := make([]*visitor, people)
	for i := range visitors {
		began = time.Now()
		visitors[i] = visit(b, s)
		r, _ := visitors[i].post("/unlock", url.Values{"passphrase": {browser.Phrase(browser.Owner)}})
		unlocked := time.Since(began)
		if r.StatusCode != http.StatusSeeOther {
			b.Fatal(r.Status)
		}
		visitors[i].get("/o/board")
		if i == 0 {
			figures["ms/unlock"] = unlocked.Seconds() * 1000
			figures["ms/first-board"] = (time.Since(began) - unlocked).Seconds() * 1000
			visitors[i].opened()
			figures["ms/all-open"] = time.Since(began).Seconds() * 1000
		}
	}
	for _, v := range visitors {
		v.opened()
	}
	figures["MB/heap"] = heap()
	var mu sync.Mutex
	all := map[string][]time.Duration{} // by address
	b.ResetTimer()
	for range b.N {
		var work sync.WaitGroup
		for n, v := range visitors {
			client := "/o/k/" + s.Server.Ref(ids[n])
			work.Go(func() {
				for _, path := range screens {
					at := time.Now()
					if r, _ := v.get(strings.Replace(path, "{client}", client, 1)); r.StatusCode != 200 {
						b.Errorf("%s: %s", path, r.Status)
					}
					took := time.Since(at)
					mu.Lock()
					all[path] = append(all[path], took)
					mu.Unlock()
				}
			})
		}
		work.Wait()
	}
	b.StopTimer()
	for unit, n := range figures {
		b.ReportMetric(n, unit)
	}
	pages := told(b, all)
	b.ReportMetric(heap(), "MB/heap-after")
	b.ReportMetric(pages[len(pages)*95/100].Seconds()*1000, "ms/page-p95")
	b.ReportMetric(pages[len(pages)/2].Seconds()*1000, "ms/page-p50")
}

// told logs what each address took in the middle and at the 95th percentile, and gives all of it in
// order.
func told(b *testing.B, all map[string][]time.Duration) (pages []time.Duration) {
	text := strings.Builder{}
	for path, took := range all {
		slices.Sort(took)
		fmt.Fprintf(&text, "\n%s %v, %v", path, took[len(took)/2], took[len(took)*95/100])
		pages = append(pages, took...)
	}
	b.Log(text.String())
	slices.Sort(pages)
	return pages
}

// opened waits until every client stands open.
func (v *visitor) opened() {
	for body := "<progress"; strings.Contains(body, "<progress"); {
		_, body = v.get("/o/opening")
		time.Sleep(20 * time.Millisecond)
	}
}

// BenchmarkTheBoardOfAThousandClients has one person open the board of 1,000 clients with five
// persons each, all rows shown, and the list of everything that is not finished.
func BenchmarkTheBoardOfAThousandClients(b *testing.B) {
	maker, err := scale.New()
	if err != nil {
		b.Fatal(err)
	}
	s := browser.Serve(b, browser.KeepOf(b, large(maker, 1000, 5)))
	v := visit(b, s)
	v.post("/unlock", url.Values{"passphrase": {browser.Phrase(browser.Owner)}})
	v.opened()
	all := map[string][]time.Duration{}
	b.ResetTimer()
	for range b.N {
		for _, path := range []string{"/o/board", "/o/board?all=1", "/o/board/cases"} {
			at := time.Now()
			if r, _ := v.get(path); r.StatusCode != http.StatusOK {
				b.Fatal(path, r.Status)
			}
			all[path] = append(all[path], time.Since(at))
		}
	}
	b.StopTimer()
	pages := told(b, all)
	b.ReportMetric(pages[len(pages)-1].Seconds()*1000, "ms/page-max")
}
