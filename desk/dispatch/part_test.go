package dispatch_test

import (
	"testing"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/trade/filing/zengin"
	"romukura/trade/payroll"
)

func TestThePartsOfAPayDay(t *testing.T) {
	b := &book.Book{}
	if _, err := (&tour.Guide{Book: b, Now: "2026-11-02T00:00:00Z"}).Run(); err != nil {
		t.Fatal(err)
	}
	c := b.ClientByID("sakura")
	run := c.Run("all", payroll.MonthlyPay, caldate.MustMonth("2026-10"))
	slips, some := dispatch.Slips(c, run, run.Slips[0].Employee)
	if !some || len(slips.Batch.Documents) != 1 {
		t.Errorf("%+v", slips)
	}
	if _, some := dispatch.Slips(c, run, "nobody"); some {
		t.Error("a slip of nobody")
	}
	bank, some, faults := dispatch.BankFile(c, run)
	if !some || faults.Stops() {
		t.Fatal(faults.All())
	}
	back, _ := zengin.Decode(bank.Data)
	if back.Batches[0].Count != bank.Payments || back.Batches[0].Total != bank.Sum {
		t.Errorf("%d %d, and the file says %+v", bank.Payments, bank.Sum, back.Batches[0])
	}
	books, faults := dispatch.Journals(c, run)
	if len(books) < 2 || faults.Stops() || len(dispatch.Lists(c, run)) != 3 {
		t.Errorf("%d %v", len(books), faults.All())
	}
	all, _ := dispatch.Pay(c, run)
	if len(all) != 1+3+1+len(books) {
		t.Errorf("%d outputs", len(all))
	}
	c.Profile.Accounts = nil
	if _, some, _ := dispatch.BankFile(c, run); some {
		t.Error("a transfer from no account")
	}
}
