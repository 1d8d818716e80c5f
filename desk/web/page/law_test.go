package page

import (
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"testing"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/pension"
)

// pensionTable is pension's newest table once more, from 2031 on and with another rate.
func pensionTable(t *testing.T) book.Table {
	t.Helper()
	files, err := filepath.Glob("../../../law/pension/tables/rate/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	data, err := os.ReadFile(files[len(files)-1])
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?m)^18\.3%`).ReplaceAllString(string(data), "18.5%")
	return book.Table{Name: "law/pension/tables/rate", From: caldate.Must("2031-04-01"),
		Text: text, Taken: book.Hand{Name: "見本　一郎", Day: "2026-11-02"}}
}

func pensionRate(t *testing.T) string {
	t.Helper()
	r, _, err := pension.RatesFor(caldate.Month{Year: 2031, Number: 4})
	if err != nil {
		t.Error(err)
		return ""
	}
	return r.Rate().String()
}

func TestTablesActFromTheNextPageOnAndNeverWhileOneIsMade(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	var l lawbook
	was := pensionRate(t)
	l.enter()
	l.begin()
	l.put([]book.Table{pensionTable(t)}, 7)
	if got := pensionRate(t); got != was {
		t.Error("the law changed while a page was made: ", got)
	}
	l.end()
	l.begin()
	now := pensionRate(t)
	l.end()
	if now == was || len(l.all()) != 1 {
		t.Error("the table does not act on the next page: ", now)
	}
	l.put(nil, 3) // by somebody who began to open the book before
	l.begin()
	if got := pensionRate(t); got != now {
		t.Error("a slower opening took the table back: ", got)
	}
	l.end()
	l.leave()
	l.begin()
	if got := pensionRate(t); got != was || len(l.all()) != 0 {
		t.Error("the table acts while nobody has the book open: ", got)
	}
	l.end()
}

func TestWhatIsTriedIsSeenByNobodyElse(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	s := &Server{desk: &Desk{}}
	was := pensionRate(t)
	table := book.Acting([]book.Table{pensionTable(t)})[0]
	var pages sync.WaitGroup
	for range 4 {
		pages.Go(func() {
			for range 200 {
				s.desk.law.begin()
				if got := pensionRate(t); got != was {
					t.Error("a page is made with a table that is only tried: ", got)
				}
				s.desk.law.end()
			}
		})
	}
	tried := ""
	for range 20 {
		s.desk.law.begin()
		q := &Request{server: s}
		if err := q.TryLaw(table, func() { tried = pensionRate(t) }); err != nil {
			t.Error(err)
		}
		s.desk.law.end()
	}
	pages.Wait()
	if tried == was {
		t.Error("nothing was tried")
	}
}

func TestWhatWasWorkedOutWithOtherTablesIsWorkedOutAnew(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	x, c := &Session{server: &Server{desk: &Desk{}}}, &book.Client{}
	x.server.shelf.put(c, &loaded{})
	rate := func() string { return Memo(x, c, "rate", func() string { return pensionRate(t) }) }
	was := rate()
	dated.Take(book.Acting([]book.Table{pensionTable(t)}))
	if rate() == was {
		t.Error("what was worked out survives the table")
	}
	dated.Take(nil)
	if rate() != was {
		t.Error("what was worked out with the table survives it")
	}
}
