package determination_test

import (
	"bytes"
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/desk/dispatch"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// TestRevisionsEndInTheSameFile takes the revisions of October of the sample office once more: each
// row of the file is one of the file that the command line's walk through the months made.
func TestRevisionsEndInTheSameFile(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	october := caldate.MustMonth("2026-10")
	rows := 0
	for _, c := range b.Clients {
		known := map[string]bool{}
		for i := range c.Files {
			for _, line := range bytes.Split(c.Files[i].Data, []byte("\r\n")) {
				known[string(line)] = true
			}
		}
		forget(c, october)
		answer, err := determination.Ask(c, determination.Question{What: determination.Occasional,
			Month: october, Today: caldate.Must("2026-11-02")})
		if err != nil {
			t.Fatal(err)
		}
		for i := range answer.Proposals {
			determination.Take(c, &answer.Proposals[i], hand)
		}
		maker := dispatch.Maker{Office: &b.Office, Client: c, Created: caldate.Must("2026-11-02"),
			Only: filing.MonthlyChange}
		for _, made := range maker.Official() {
			for _, line := range bytes.Split(made.Data, []byte("\r\n")) {
				if !bytes.HasPrefix(line, []byte("2221700,")) {
					continue // the head tells serial and day
				}
				rows++
				if !known[string(line)] {
					t.Errorf("%s: another row than before", c.Profile.ID)
				}
			}
		}
	}
	if rows == 0 {
		t.Error("no revision was filed")
	}
}

// forget takes back what was decided from a month on.
func forget(c *book.Client, from caldate.Month) {
	gone := map[employee.ID]bool{}
	c.Determinations = slices.DeleteFunc(c.Determinations, func(d book.Determination) bool {
		mine := d.Procedure == filing.MonthlyChange && d.Decision.From == from
		gone[d.Employee] = gone[d.Employee] || mine
		return mine
	})
	c.Cases = slices.DeleteFunc(c.Cases, func(x filing.Case) bool {
		return x.Procedure == filing.MonthlyChange && x.Day == from.First()
	})
	for i := range c.Employees {
		e := &c.Employees[i]
		e.Insured.Standards = slices.DeleteFunc(e.Insured.Standards,
			func(s history.Span[employee.Standard]) bool {
				return gone[e.ID] && s.From == from.First()
			})
	}
}
