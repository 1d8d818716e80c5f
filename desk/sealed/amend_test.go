package sealed_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/record"
	"romukura/trade/client"
	"romukura/trade/office"
)

// TestAmendingIsSaving changes a client at random again and again: one desk saves the book, another
// amends the client. Both hold the same, in as many versions.
func TestAmendingIsSaving(t *testing.T) {
	one, other := newDesk(t), newDesk(t)
	start := &book.Book{Office: office.Office{ID: "o"},
		Clients: []*book.Client{{Profile: client.Client{ID: "c0", Name: "株式会社髙橋"}}}}
	one.put(start)
	other.put(plain(t, start))
	saver, whole := one.loaded()
	amender, b := other.loaded()
	from := b.Clients[0]
	chance := rand.New(rand.NewPCG(3, 7))
	for n := range 150 {
		to := from.Copy()
		changed := &book.Book{Clients: []*book.Client{to}}
		for range 1 + chance.IntN(4) {
			disturb(chance, changed)
		}
		if len(changed.Clients) != 1 || changed.Clients[0] != to {
			continue // another client came or went
		}
		_, err := amender.Amend(t.Context(), sealed.Amendment{From: from, To: to, Change: edit})
		must(t, err)
		from = to
		whole.Clients[0] = to.Copy()
		must(t, saver.Save(t.Context(), whole, edit))
		if a, b := one.counts().Versions, other.counts().Versions; a != b {
			t.Fatalf("round %d: %d versions saved, %d amended", n, a, b)
		}
		if n%10 == 0 {
			_, a := one.loaded()
			_, b := other.loaded()
			same(t, b, plain(t, a))
		}
	}
	other.whole()
}

func TestAmendingWhatSomebodyElseChangedIsRefused(t *testing.T) {
	d := newDesk(t)
	d.put(demo(t))
	s, mine := d.loaded()
	second, theirs := d.loaded()
	theirs.Clients[0].Profile.Employer = "別 太郎"
	must(t, second.Save(t.Context(), theirs, edit))
	from := mine.Clients[0]
	to := from.Copy()
	to.Profile.Employer = "私 花子"
	_, err := s.Amend(t.Context(), sealed.Amendment{From: from, To: to, Change: edit})
	if stale := (*sealed.StaleError)(nil); !errors.As(err, &stale) {
		t.Fatalf("%v", err)
	}
	if _, err = s.Amend(t.Context(), sealed.Amendment{From: from, To: to}); err == nil {
		t.Error("a store that knows nothing any more wrote")
	}
	_, b := d.loaded()
	if b.Clients[0].Profile.Employer != "別 太郎" {
		t.Error("written over")
	}
}

// BenchmarkAmend changes one person of a client with a thousand people and twelve months of pay.
func BenchmarkAmend(b *testing.B) {
	d := newDesk(b)
	from := paid(b, 1000).Clients[0]
	d.put(&book.Book{Clients: []*book.Client{from}})
	s, mine := d.loaded()
	from = mine.Clients[0]
	for n := 0; b.Loop(); n++ {
		to := from.Copy()
		to.Employees[n%1000].Number += "1"
		_, err := s.Amend(b.Context(), sealed.Amendment{From: from, To: to,
			Change: book.Change{Act: record.Edit}})
		must(b, err)
		from = to
	}
}
