package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/record"
)

// rateTable is the newest shipped table of pension's rate with another rate, for a day.
func rateTable(t *testing.T, day string) book.Table {
	t.Helper()
	files, err := filepath.Glob("../../law/pension/tables/rate/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	data, err := os.ReadFile(files[len(files)-1])
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?m)^18\.3%`).ReplaceAllString(string(data), "18.5%")
	return book.Table{Name: "law/pension/tables/rate", From: caldate.Must(day), Text: text,
		Taken: book.Hand{Member: "00", Name: "例示　太郎", Day: "2026-08-20"}}
}

// change opens the book and saves what the work changed.
func (d *desktop) change(work func(*book.Book)) {
	d.t.Helper()
	var out bytes.Buffer
	k := keeping{Book: d.path("book.romukura"), Device: d.path("device"), Phrase: d.path("phrase")}
	err := k.withBook(&desk{ctx: d.t.Context(), now: noon, json: true, out: &out, err: &out},
		func(b *book.Book) (*book.Change, error) {
			work(b)
			return change(record.Edit), nil
		})
	if err != nil {
		d.t.Fatal(err)
	}
	dated.Take(nil) // the next command is another process
}

func TestACommandComputesWithTheTablesThatTheOfficeTookIn(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	d := begun(t)
	d.change(func(b *book.Book) {
		guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
		if _, err := guide.Run(); err != nil {
			t.Fatal(err)
		}
	})
	asked := []string{"explain", "--client", "hikari", "--month", "2026-10", "--employee", "3013"}
	before := d.do(0, asked...)
	if !strings.Contains(before, "18.3") {
		t.Fatal(before)
	}
	d.change(func(b *book.Book) { b.Tables = append(b.Tables, rateTable(t, "2026-09-01")) })
	after := d.do(0, asked...)
	for _, word := range []string{"18.5", "事務所で取り込んだ表", "例示　太郎", "暫定"} {
		if !strings.Contains(after, word) {
			t.Errorf("the explanation does not say %s: %s", word, after)
		}
	}
	d.change(func(b *book.Book) {
		b.Tables[0].Withdrawn = book.Hand{Member: "00", Name: "例示　太郎", Day: "2026-08-21"}
		b.Tables = append(b.Tables, rateTable(t, "2017-09-01"))
	})
	again := d.do(0, asked...)
	if !strings.Contains(again, "18.3") || strings.Contains(again, "18.5") {
		t.Error("a withdrawn table acts: ", again)
	}
	if !strings.Contains(again, "1件は、労務蔵の表に置き換わったか") {
		t.Error("a table that does not act is not told: ", again)
	}
}
