package web_test

import (
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/scale"
	"romukura/tools/browser"
	"romukura/trade/attendance"
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

// BenchmarkAnOfficeAtWork has twenty people work on one desk with 200 clients and 8,000 persons, a
// month of attendance each: all open the board and lists, again and again. It tells what a page
// takes at the 95th percentile, how soon after unlocking the board shows, how long until everything
// stands open, and the memory.
func BenchmarkAnOfficeAtWork(b *testing.B) {
	const people = 20
	figures := map[string]float64{} // reported last: resetting the timer would drop them
	maker, err := scale.New()
	if err != nil {
		b.Fatal(err)
	}
	dir := browser.KeepOf(b, large(maker, 200, 40))
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
			for body := "<progress"; strings.Contains(body, "<progress"); {
				_, body = visitors[i].get("/o/opening")
				time.Sleep(20 * time.Millisecond)
			}
			figures["ms/all-open"] = time.Since(began).Seconds() * 1000
		}
	}
	for _, v := range visitors {
		for body := "<progress"; strings.Contains(body, "<progress"); {
			_, body = v.get("/o/opening")
			time.Sleep(50 * time.Millisecond)
		}
	}
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	figures["MB/heap"] = float64(memory.HeapInuse >> 20)
	var mu sync.Mutex
	var all []time.Duration
	b.ResetTimer()
	for range b.N {
		var work sync.WaitGroup
		for _, v := range visitors {
			work.Go(func() {
				for _, path := range []string{"/o/board", "/o/board/cases?view=week", "/o/board?all=1"} {
					at := time.Now()
					v.get(path)
					took := time.Since(at)
					mu.Lock()
					all = append(all, took)
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
	slices.Sort(all)
	b.ReportMetric(all[len(all)*95/100].Seconds()*1000, "ms/page-p95")
	b.ReportMetric(all[len(all)/2].Seconds()*1000, "ms/page-p50")
}
