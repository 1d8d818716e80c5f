package payday_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

var (
	first  = payday.Hand{Member: "m1", Name: "例示　太郎", On: "2026-05-20T01:00:00Z"}
	second = payday.Hand{Member: "m2", Name: "見本　花子", On: "2026-05-20T02:00:00Z"}
)

func because(h payday.Hand, reason string) payday.Hand {
	h.Reason = reason
	return h
}

func monthly(m string) payday.Ordered {
	return payday.Ordered{Group: "g", Kind: payroll.MonthlyPay, Month: caldate.MustMonth(m)}
}

func computed(t *testing.T, c *book.Client, m string, by payday.Hand) *payroll.Run {
	t.Helper()
	run, err := payday.Compute(c, monthly(m), by)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func refused(t *testing.T, err error, code string) {
	t.Helper()
	var many *fault.Error
	if !errors.As(err, &many) || !slices.ContainsFunc(many.Faults,
		func(f fault.Fault) bool { return f.Code == code }) {
		t.Errorf("want %s: %v", code, err)
	}
}

// looked accepts everything that has to be looked at.
func looked(t *testing.T, c *book.Client, run *payroll.Run) {
	t.Helper()
	var subjects []string
	for _, r := range payday.Through(c, run).Rows {
		subjects = append(subjects, r.Subject())
	}
	if _, err := payday.Say(c, run, payday.Judge{Subjects: subjects},
		because(second, "確かめた")); err != nil {
		t.Fatal(err)
	}
}

func TestWhoComputedDoesNotApprove(t *testing.T) {
	c := one()
	run := computed(t, c, "2026-04", first)
	refused(t, payday.Approve(c, run, second), "pay.unchecked") // the director has no account
	looked(t, c, run)
	refused(t, payday.Approve(c, run, first), "pay.same-person")
	twin := payday.Hand{Member: "m3", Name: " 例示 太郎", On: first.On}
	refused(t, payday.Approve(c, run, twin), "pay.same-person")
	if err := payday.Approve(c, run, second); err != nil || !run.Close.Closed() {
		t.Fatal(err)
	}
	if err := payday.Again(c, run, "d", first); !errors.Is(err, payday.ErrClosed) {
		t.Error(err)
	}
	if _, err := payday.Compute(c, monthly("2026-04"), first); !errors.Is(err, payday.ErrClosed) {
		t.Error(err)
	}
}

func TestWhoComputedOnePersonDoesNotApproveEither(t *testing.T) {
	c := one()
	run := computed(t, c, "2026-04", first)
	looked(t, c, run)
	if err := payday.Again(c, run, "d", second); err != nil {
		t.Fatal(err)
	}
	refused(t, payday.Approve(c, run, second), "pay.same-person")
	if n := len(payday.Computers(c, run)); n != 2 {
		t.Errorf("%d computed", n)
	}
	run = computed(t, c, "2026-04", first)
	if err := payday.Approve(c, run, second); err != nil {
		t.Error("all was computed again by the first alone: ", err)
	}
}

func TestAChangeSinceComputingIsSeen(t *testing.T) {
	c := one()
	run := computed(t, c, "2026-04", first)
	looked(t, c, run)
	raise(c, 320_000)
	if r := payday.Through(c, run); !slices.Equal(r.Stale, []employee.ID{"d"}) {
		t.Fatalf("%v", r.Stale)
	}
	refused(t, payday.Approve(c, run, second), "pay.stale")
	if err := payday.Again(c, run, "d", first); err != nil {
		t.Fatal(err)
	}
	if run.Slips[0].Gross != 320_000 {
		t.Errorf("%d", run.Slips[0].Gross)
	}
	if err := payday.Approve(c, run, second); err != nil {
		t.Error(err)
	}
}

func TestWhatWasSaidIsOfTheFiguresThen(t *testing.T) {
	c := one()
	computed(t, c, "2026-04", first)
	c.Entered = append(c.Entered, payroll.Entered{Employee: "d", Group: "g",
		Month: caldate.MustMonth("2026-05"), Item: "base", Amount: 310_000})
	run := computed(t, c, "2026-05", first)
	row := func() payday.Row {
		t.Helper()
		for _, r := range payday.Through(c, run).Rows {
			if r.Code == "base" {
				return r
			}
		}
		t.Fatal("no difference")
		return payday.Row{}
	}
	x := row()
	if x.State != payday.Check || x.Before != 300_000 || x.After != 310_000 {
		t.Fatalf("%+v", x)
	}
	_, err := payday.Say(c, run, payday.Judge{Subjects: []string{x.Subject()}}, second)
	refused(t, err, "pay.reason")
	ask := payday.Judge{Ask: true, Subjects: []string{x.Subject()}}
	if n, err := payday.Say(c, run, ask, because(second, "金額の根拠")); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if row().State != payday.Awaited {
		t.Errorf("%+v", row())
	}
	looked(t, c, run)
	if got := row(); got.State != payday.Accepted || got.Decision.By != second.Name {
		t.Errorf("%+v", got)
	}
	c.Entered[0].Amount = 330_000
	run = computed(t, c, "2026-05", first)
	if row().State != payday.Check {
		t.Error("another figure was never looked at")
	}
	if n := len(payday.Notes(c, run, x.Subject())); n != 1 {
		t.Errorf("%d notes", n)
	}
}

func TestOpenedAgainWithReason(t *testing.T) {
	c := one()
	run := computed(t, c, "2026-04", first)
	looked(t, c, run)
	if err := payday.Publish(c, run, second); !errors.Is(err, payday.ErrOpen) {
		t.Error(err)
	}
	if err := payday.Handed(c, run, "1件", second); !errors.Is(err, payday.ErrOpen) {
		t.Error(err)
	}
	if err := payday.Approve(c, run, second); err != nil {
		t.Fatal(err)
	}
	if err := payday.Publish(c, run, second); err != nil || payday.Published(c, run) == nil {
		t.Error(err)
	}
	if err := payday.Handed(c, run, "1件", second); err != nil || !payday.Transferred(c, run) {
		t.Error(err)
	}
	refused(t, payday.Reopen(c, run, second), "pay.reason")
	may := computed(t, c, "2026-05", first)
	looked(t, c, may)
	if err := payday.Approve(c, may, second); err != nil {
		t.Fatal(err)
	}
	april := monthly("2026-04").In(c)
	refused(t, payday.Reopen(c, april, because(second, "口座の誤り")), "pay.later")
	if err := payday.Reopen(c, may, because(second, "口座の誤り")); err != nil {
		t.Fatal(err)
	}
	if may.Close.Closed() || payday.Published(c, may) != nil {
		t.Error("still closed or published")
	}
	trail := payday.Trail(c, may)
	if len(trail) != 3 || trail[2].Label() != "確定の解除" && trail[1].Label() != "確定の解除" {
		t.Errorf("%+v", trail)
	}
	if err := payday.Approve(c, may, second); err != nil {
		t.Error(err)
	}
}

func TestAClosedMonthStaysAndItsDifferenceIsCarried(t *testing.T) {
	c := one()
	run := computed(t, c, "2026-04", first)
	looked(t, c, run)
	if _, err := payday.Carry(c, run, because(second, "昇給")); !errors.Is(err, payday.ErrOpen) {
		t.Error(err)
	}
	if err := payday.Approve(c, run, second); err != nil {
		t.Fatal(err)
	}
	raise(c, 320_000)
	_, err := payday.Carry(c, run, second)
	refused(t, err, "pay.reason")
	found, err := payday.Carry(c, run, because(second, "4月にさかのぼる昇給"))
	if err != nil || len(found) != 1 || found[0].Amount != 20_000 || len(c.Carries) != 1 {
		t.Fatalf("%+v %v", found, err)
	}
	if may := computed(t, c, "2026-05", first); may.Slips[0].Gross != 340_000 {
		t.Errorf("%d", may.Slips[0].Gross)
	}
}

func TestAProvisionalValueWaitsForAName(t *testing.T) {
	c := one()
	run := computed(t, c, "2027-05", first)
	looked(t, c, run)
	refused(t, payday.Approve(c, run, second), "close.provisional")
	if err := payday.Confirm(c, run, because(second, "告示を確かめた")); err != nil {
		t.Fatal(err)
	}
	if err := payday.Approve(c, run, second); err != nil {
		t.Error(err)
	}
}

func TestNobodyStopsTheOthers(t *testing.T) {
	c := one()
	other := c.Employees[0]
	other.ID, other.Number, other.Born = "x", "2", caldate.Date{}
	c.Employees = append(c.Employees, other)
	run := computed(t, c, "2026-04", first)
	r := payday.Through(c, run)
	if r.Stuck != 1 || len(run.Slips) != 1 {
		t.Fatalf("%+v", r)
	}
	looked(t, c, run)
	refused(t, payday.Approve(c, run, second), "close.failed")
	if err := payday.Defer(c, run, "d", because(second, "後日")); !errors.Is(err, payday.ErrNobody) {
		t.Error(err)
	}
	if err := payday.Defer(c, run, "x", because(second, "生年月日を確認中")); err != nil {
		t.Fatal(err)
	}
	if err := payday.Approve(c, run, second); err != nil {
		t.Error(err)
	}
}

func TestWhatIfKeepsNothing(t *testing.T) {
	c := one()
	computed(t, c, "2026-04", first)
	asked := payday.Asked{Group: "g", Month: caldate.MustMonth("2026-04"), Employee: "d"}
	in, err := payday.Inputs(c, asked)
	if err != nil || in.Age != 45 || in.Prefecture != "13" || in.Amounts["base"] != 300_000 {
		t.Fatalf("%+v %v", in, err)
	}
	before, err := payday.Explain(c, asked)
	if err != nil {
		t.Fatal(err)
	}
	in.Amounts = map[string]yen.Amount{"base": 400_000}
	in.Dependents = 2
	in.Age = 30
	after, err := payday.Suppose(c, asked, in)
	if err != nil || after.Gross != 400_000 || after.Tax.Dependents != 2 {
		t.Fatalf("%+v %v", after, err)
	}
	again, err := payday.Explain(c, asked)
	if err != nil || again.Gross != before.Gross || again.Tax != before.Tax ||
		c.Employees[0].Born != caldate.Must("1980-05-05") {
		t.Errorf("the question changed the answer: %+v %v", again, err)
	}
	in.Age = 200
	_, err = payday.Suppose(c, asked, in)
	refused(t, err, "suppose.age")
}

func TestCellsAreEnteredAllOrNone(t *testing.T) {
	c := one()
	feed := func(cells ...payday.Cell) []payday.CellFault {
		t.Helper()
		faults, err := payday.Enter(c, payday.Feeding{Ordered: monthly("2026-04"), Cells: cells,
			By: because(first, "手当の申請")})
		if err != nil {
			t.Fatal(err)
		}
		return faults
	}
	faults := feed(payday.Cell{Employee: "d", Column: "worked", Is: "二十"},
		payday.Cell{Employee: "d", Column: "overtime", Is: "12:75"},
		payday.Cell{Employee: "d", Column: "night", Is: "900:00"},
		payday.Cell{Employee: "nobody", Column: "night", Is: "1"},
		payday.Cell{Employee: "d", Column: "absent", Is: "1"})
	if len(faults) != 4 || len(c.Attendance) != 0 {
		t.Fatalf("%+v", faults)
	}
	if faults := feed(payday.Cell{Employee: "d", Column: "worked", Is: "２０.５"},
		payday.Cell{Employee: "d", Column: "overtime", Is: "12:30"}); len(faults) > 0 {
		t.Fatalf("%+v", faults)
	}
	if m := c.Attendance[0]; m.WorkedHalves != 41 || m.Overtime != 750 {
		t.Errorf("%+v", m)
	}
	faults = feed(payday.Cell{Employee: "d", Column: "worked", Was: "", Is: "19"})
	if len(faults) != 1 || !faults[0].Conflict || faults[0].Now != "20.5" {
		t.Errorf("%+v", faults)
	}
	faults = feed(payday.Cell{Employee: "d", Column: "worked", Was: "20.5", Is: ""})
	if faults != nil {
		t.Errorf("%+v", faults)
	}
	sheet, err := payday.Feed(c, monthly("2026-04"), false)
	if err != nil || len(sheet.Lines) != 1 || slices.Contains(sheet.Lines[0].Cells, "20.5") ||
		!strings.Contains(strings.Join(sheet.Lines[0].Cells, " "), "12:30") {
		t.Errorf("%+v %v", sheet, err)
	}
	bonus := payday.Ordered{Group: "g", Kind: payroll.BonusPay, Month: caldate.MustMonth("2026-07"),
		PayDay: caldate.Must("2026-07-10")}
	if _, err := payday.Enter(c, payday.Feeding{Ordered: bonus, Cells: []payday.Cell{
		{Employee: "d", Column: "bonus", Is: "500,000"}}, By: first}); err != nil {
		t.Fatal(err)
	}
	if len(c.Bonuses) != 1 || c.Bonuses[0].Amount != 500_000 {
		t.Errorf("%+v", c.Bonuses)
	}
}
