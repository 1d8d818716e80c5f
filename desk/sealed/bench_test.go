package sealed_test

import (
	"runtime"
	"strconv"
	"sync"
	"testing"

	"romukura/desk/book"
	"romukura/record"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/trade/employee"
	"romukura/trade/office"
)

// people is a client with n persons, each a record of about one kilobyte.
func people(t testing.TB, n int) *book.Book {
	t.Helper()
	sample := demo(t).Clients[0]
	c := &book.Client{Profile: sample.Profile}
	for i := range n {
		e := sample.Employees[i%len(sample.Employees)]
		e.ID, e.Number = employee.ID("p"+strconv.Itoa(i)), strconv.Itoa(i)
		c.Employees = append(c.Employees, e)
	}
	return &book.Book{Office: office.Office{ID: "office"}, Clients: []*book.Client{c}}
}

// BenchmarkOpen3000 opens the records of 3,000 people, each under a key of its own: "bytes" what
// lies in memory, "file" read from the file and opened, "book" the whole way into the values of the
// book, with the entry of the log before it.
func BenchmarkOpen3000(b *testing.B) {
	d := newDesk(b)
	d.put(people(b, 3000))
	read := func() []*record.Version {
		all := make([]*record.Version, 0, 3000)
		must(b, d.engine.View(b.Context(), func(r record.Reader) error {
			scope := record.Scope{Kinds: []string{"employee"}}
			return r.Heads(b.Context(), scope, func(v *record.Version) error {
				all = append(all, v.Clone())
				return nil
			})
		}))
		if len(all) != 3000 {
			b.Fatalf("%d records", len(all))
		}
		return all
	}
	all := read()
	b.Logf("%d bytes each", len(all[0].Sealed))
	b.Run("bytes", func(b *testing.B) {
		for b.Loop() {
			d.openAll(b, all)
		}
	})
	b.Run("file", func(b *testing.B) {
		for b.Loop() {
			d.openAll(b, read())
		}
	})
	b.Run("book", func(b *testing.B) {
		for b.Loop() {
			d.loaded()
		}
	})
}

// openAll opens records on all processors, as a load does.
func (d *desk) openAll(b *testing.B, all []*record.Version) {
	var group sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for w := range n {
		group.Go(func() {
			var room []byte
			for _, v := range all[len(all)*w/n : len(all)*(w+1)/n] {
				var err error
				key := d.ring.keys[seal.Ref{ID: v.Person, Epoch: 1}]
				if room, err = open.AppendRecord(room[:0], key, v.Binding(), v.Sealed); err != nil {
					b.Error(err)
				}
			}
		})
	}
	group.Wait()
}

// paid is a client with n persons who were paid twelve times.
func paid(b *testing.B, n int) *book.Book {
	b.Helper()
	whole := people(b, n)
	c := whole.Clients[0]
	run := demo(b).Clients[0].Runs[0]
	slip := run.Slips[0]
	run.Slips = nil
	for i := range c.Employees {
		s := slip
		s.Employee, s.Number = c.Employees[i].ID, c.Employees[i].Number
		run.Slips = append(run.Slips, s)
	}
	for range 12 {
		run.PayDay = run.PayDay.AddDays(30)
		c.Runs = append(c.Runs, run)
	}
	return whole
}

// BenchmarkSavePayroll saves the payroll run of 300 people in a book that has many months: what is
// compared is all of the client, what is written is the run.
func BenchmarkSavePayroll(b *testing.B) {
	d := newDesk(b)
	whole := paid(b, 300)
	c := whole.Clients[0]
	run := c.Runs[11]
	day := run.PayDay
	s, mine := d.loaded()
	mine.Office, mine.Clients = whole.Office, whole.Clients
	must(b, s.Save(b.Context(), mine, edit))
	b.ResetTimer()
	for b.Loop() {
		day = day.AddDays(30)
		next := run
		next.PayDay = day
		c.Runs = append(c.Runs[:12:12], next)
		must(b, s.Save(b.Context(), mine, book.Change{Act: record.Payroll}))
	}
}
