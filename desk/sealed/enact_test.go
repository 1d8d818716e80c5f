package sealed_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/pension"
)

// further is pension's newest table of rates once more, for a later day and with another rate.
func further(t testing.TB, day string) book.Table {
	t.Helper()
	files, err := filepath.Glob("../../law/pension/tables/rate/*.tsv")
	must(t, err)
	data, err := os.ReadFile(files[len(files)-1])
	must(t, err)
	text := regexp.MustCompile(`holds-through: .*`).ReplaceAllString(string(data),
		"holds-through: 2099-12-31")
	text = regexp.MustCompile(`(?m)^18\.3%`).ReplaceAllString(text, "18.5%")
	return book.Table{Name: "law/pension/tables/rate", From: caldate.Must(day), Text: text,
		Taken: book.Hand{Member: "00", Name: "見本　一郎", Day: "2026-11-02"}}
}

// rate is pension's rate in a month, with its standing.
func rate(t testing.TB, month string) (yen.Rate, dated.Standing) {
	t.Helper()
	m, err := caldate.ParseMonth(month)
	must(t, err)
	r, standing, err := pension.RatesFor(m)
	must(t, err)
	return r.Rate(), standing
}

func TestTablesThatTheOfficeTookInActWhereverTheBookIsOpened(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	d := newDesk(t)
	b := demo(t)
	d.put(b)
	was, _ := rate(t, "2031-04")

	s, b := d.loaded()
	b.Tables = append(b.Tables, further(t, "2031-04-01"))
	must(t, s.Save(t.Context(), b, edit))
	batch := d.last().ID
	dated.Take(nil) // another process begins with the program's own tables

	_, err := sealed.New(sealed.Desk{Engine: d.engine, Session: d.ring, Now: d.clock,
		Law: sealed.Apart}).Load(t.Context())
	must(t, err)
	if now, _ := rate(t, "2031-04"); now != was {
		t.Error("the tables of a copy act: ", now)
	}
	s, b = d.loaded()
	now, standing := rate(t, "2031-04")
	if now == was || standing != dated.Provisional || len(b.Tables) != 1 {
		t.Fatal("the table does not act, or acts as confirmed: ", now, standing)
	}
	if before, _ := rate(t, "2031-03"); before != was {
		t.Error("the month before changed: ", before)
	}

	// A client alone is opened and saved without touching the office's tables.
	b.Clients[0].Profile.Kana = "ミホン"
	must(t, s.Save(t.Context(), b, edit))
	if got := d.last(); got.Count != 1 {
		t.Error(got.Count, " records were written")
	}

	s, b = d.loaded()
	b.Tables[0].Withdrawn = book.Hand{Member: "00", Name: "見本　一郎", Day: "2026-11-03"}
	must(t, s.Save(t.Context(), b, edit))
	withdrawn := d.last().ID
	_, b = d.loaded()
	if now, _ := rate(t, "2031-04"); now != was || len(b.Tables) != 1 {
		t.Error("a withdrawn table acts, or is forgotten: ", now, len(b.Tables))
	}
	s, _ = d.loaded()
	must(t, s.Undo(t.Context(), withdrawn))
	s, _ = d.loaded()
	if now, _ := rate(t, "2031-04"); now == was {
		t.Error("it was not brought back: ", now)
	}
	var later *sealed.LaterError
	if err := s.Undo(t.Context(), batch); !errors.As(err, &later) {
		t.Error("what others stand on was taken back: ", err)
	}
}

func TestAnOutdatedSaveOfATableIsRefused(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	d := newDesk(t)
	d.put(demo(t))
	one, mine := d.loaded()
	two, yours := d.loaded()
	mine.Tables = []book.Table{further(t, "2031-04-01")}
	yours.Tables = []book.Table{further(t, "2031-04-01")}
	yours.Tables[0].Taken.Name = "見本　二葉"
	must(t, one.Save(t.Context(), mine, edit))
	if err := two.Save(t.Context(), yours, edit); err == nil {
		t.Error("the second wrote over the first")
	}
	_, b := d.loaded()
	if !slices.ContainsFunc(b.Tables, func(x book.Table) bool {
		return x.Taken.Name == "見本　一郎"
	}) {
		t.Error(b.Tables)
	}
}
