package enactment_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"romukura/desk/book"
	"romukura/desk/enactment"
	"romukura/ground/caldate"
	"romukura/law/dated"
	_ "romukura/law/pension"
)

const rate = "law/pension/tables/rate"

var one, two = book.Hand{Member: "01", Name: "例示　太郎", Day: "2026-08-20"},
	book.Hand{Member: "02", Name: "見本　花子", Day: "2026-08-21"}

// file is the newest shipped table of pension's rate with another rate.
func file(t *testing.T, day string) enactment.File {
	t.Helper()
	files, err := filepath.Glob("../../law/pension/tables/rate/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	data, err := os.ReadFile(files[len(files)-1])
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{`(?m)^18\.3%`: "18.5%",
		`published: .*`: "published: 2026-08-20", `# mark: .*\n`: ""} {
		data = regexp.MustCompile(from).ReplaceAll(data, []byte(to))
	}
	return enactment.File{Name: day + ".tsv", Data: data}
}

func TestATableIsTakenInByOneConfirmedByAnotherAndWithdrawn(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	table, ok := enactment.Table("pension/rate")
	if !ok || table.Name != rate {
		t.Fatal(table)
	}
	var b book.Book
	x, faults := enactment.Examine(table, file(t, "2030-09-01"), b.Tables)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if err := enactment.Take(&b, x, one); err != nil {
		t.Fatal(err)
	}
	dated.Take(book.Acting(b.Tables))
	day := caldate.Must("2030-10-01")
	state := func() enactment.State {
		e := enactment.InForce(enactment.Of(table, b.Tables), day)
		return e.StateOn(day, true)
	}
	if got := state(); got != enactment.Unconfirmed {
		t.Error(got.Word())
	}
	if err := enactment.Take(&b, x, two); !errors.Is(err, enactment.ErrSameDay) {
		t.Error("taken in twice: ", err)
	}
	own := b.Table(rate, x.From)
	if err := enactment.Confirm(own, one); !errors.Is(err, enactment.ErrOwnHand) {
		t.Error("confirmed by who took it in: ", err)
	}
	if err := enactment.Confirm(own, two); err != nil || state() != enactment.OfficeConfirmed {
		t.Error(err, state().Word())
	}
	if err := enactment.Confirm(own, two); !errors.Is(err, enactment.ErrConfirmed) {
		t.Error("confirmed twice: ", err)
	}
	if err := enactment.Withdraw(own, one); err != nil || state() == enactment.OfficeConfirmed {
		t.Error("a withdrawn table is in force: ", err, state().Word())
	}
	if err := enactment.Confirm(own, two); !errors.Is(err, enactment.ErrWithdrawn) {
		t.Error("confirmed after it was withdrawn: ", err)
	}
	if err := enactment.Take(&b, x, two); err != nil || len(b.Tables) != 1 ||
		!b.Tables[0].Withdrawn.IsZero() || b.Tables[0].Taken != two {
		t.Error("not taken in again: ", err, b.Tables)
	}
}

func TestATableThatTheProgramGoesBeforeIsSuperseded(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	own := []book.Table{{Name: rate, From: caldate.Must("2017-09-01"),
		Text: string(file(t, "2017-09-01").Data), Taken: one}}
	dated.Take(book.Acting(own))
	e := enactment.OfOffice(&own[0])
	if got := e.StateOn(caldate.Must("2026-10-01"), true); got != enactment.Superseded || e.Acts() {
		t.Error(got.Word())
	}
	if err := enactment.Confirm(&own[0], two); !errors.Is(err, enactment.ErrUnfit) {
		t.Error("a table that does not act is confirmed: ", err)
	}
	table, _ := enactment.Table("pension/rate")
	now := enactment.Before(enactment.Of(table, own), &e)
	cells, err := e.Differences(table, &now)
	if err != nil || len(cells) != 1 || cells[0].Before != "18.3%" || cells[0].After != "18.5%" {
		t.Error(cells, err)
	}
}
