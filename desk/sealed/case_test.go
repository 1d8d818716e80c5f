package sealed_test

import (
	"testing"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/trade/filing"
)

// What became of a case at the authority, and its papers' names, come back as they were kept, as of
// an instant too, and are taken back.
func TestTheCourseOfACaseIsKept(t *testing.T) {
	d := newDesk(t)
	start := people(t, 2)
	start.Clients[0].Cases = []filing.Case{{ID: "c/p0/loss", Employee: "p0",
		Procedure: filing.Loss, State: filing.Ready}}
	d.put(start)
	s, b := d.loaded()
	began, before := d.now, plain(t, b)
	x := &b.Clients[0].Cases[0]
	day := caldate.Must("2026-11-04")
	for _, to := range []filing.Step{
		{State: filing.Submitted, On: day, By: "事務　二郎", Number: "2026110400012"},
		{State: filing.Returned, On: day.AddDays(2), By: "事務　二郎", Reason: "カナ氏名が違う"},
	} {
		if faults := x.Move(to); faults.Stops() {
			t.Fatal(faults.All())
		}
	}
	x.Notices = []filing.Notice{{Document: "x", Title: "返戻の通知", Kind: "text/xml", Size: 12, On: day}}
	want := plain(t, b)
	versions := d.counts().Versions
	must(t, s.Save(t.Context(), b, book.Change{Act: record.Filing}))
	if n := d.counts().Versions - versions; n != 1 {
		t.Errorf("%d records for one case", n)
	}
	s, b = d.loaded()
	same(t, b, want)
	then, err := s.LoadAt(t.Context(), began)
	must(t, err)
	same(t, then, before)
	must(t, s.Undo(t.Context(), d.last().ID))
	_, b = d.loaded()
	same(t, b, before)
	d.whole()
}
