package payrun_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/tools/browser"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// toured is the sample office after the tour, made once and copied for each test.
var toured = func() func(t *testing.T) *book.Book {
	var text []byte
	return func(t *testing.T) *book.Book {
		t.Helper()
		if text == nil {
			b := &book.Book{}
			_, err := (&tour.Guide{Book: b, Now: "2026-11-02T00:00:00Z"}).Run()
			if err == nil {
				text, err = json.Marshal(b)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		b := &book.Book{}
		if err := json.Unmarshal(text, b); err != nil {
			t.Fatal(err)
		}
		return b
	}
}()

var november = caldate.MustMonth("2026-11")

// computer is who computed the runs of the tests: nobody who unlocks.
var computer = payday.Hand{Member: "m", Name: "見本　計算", On: "2026-11-02T01:00:00Z"}

// fed has the restaurant's October attendance come for its November pay, with something for every
// group of differences: overtime, an amount without a reason, somebody without a day of birth.
func fed(t *testing.T) *book.Book {
	t.Helper()
	b := toured(t)
	c := b.ClientByID(browser.Assigned)
	o := payday.Ordered{Group: "all", Kind: payroll.MonthlyPay, Month: november}
	period, err := o.Period(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range slices.Clone(c.Attendance) {
		if m.Through == caldate.Must("2026-09-30") {
			m.From, m.Through, m.Days = period.From, period.Through, nil
			c.Attendance = append(c.Attendance, m)
		}
	}
	c.Attendance = slices.DeleteFunc(c.Attendance, func(m attendance.Month) bool {
		return m.Employee == c.Employees[3].ID && m.Through == period.Through &&
			c.Employees[3].Contracts[0].Value.Kind != employee.Monthly
	})
	for i := range 3 {
		c.Entered = append(c.Entered, payroll.Entered{Employee: c.Employees[i].ID, Group: "all",
			Month: november, Item: "commute", Amount: 12_345})
	}
	c.Employees[5].Born = caldate.Date{}
	return b
}

// paid is the same with November computed by somebody else.
func paid(t *testing.T) *book.Book {
	t.Helper()
	b := fed(t)
	_, err := payday.Compute(b.ClientByID(browser.Assigned), payday.Ordered{Group: "all",
		Kind: payroll.MonthlyPay, Month: november}, computer)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t *testing.T, b *book.Book) *browser.Office {
	t.Helper()
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	return d
}

func TestMain1(t *testing.T) {
	_ = strings.TrimSpace
	d := open(t, paid(t))
	at := func(rest ...string) browser.Path {
		return d.ClientPath(browser.Assigned, append([]string{"pay"}, rest...)...)
	}
	d.Screen("O4-runs", "/o/pay")
	d.Screen("O4-list", at())
	d.Screen("O4-normal", at("all", "2026-11"))
	d.Screen("O4-explained", at("all", "2026-11?view=explained"))
	d.Screen("O4-stuck", at("all", "2026-11?view=stuck"))
	d.Screen("O4-all", at("all", "2026-11?view=all"))
	d.Screen("O4-excluded", at("all", "2026-11?view=excluded"))
	d.Screen("O4-compute", at("all", "2026-11", "compute"))
	d.Screen("O4-approve", at("all", "2026-11", "approve"))
	d.Screen("O4-publish", at("all", "2026-10", "publish"))
	d.Screen("O4-transfer", at("all", "2026-10", "transfer"))
	d.Screen("O4-filings", at("all", "2026-10", "filings"))
	d.Screen("O4-entry", at("all", "2026-11", "entry"))
	d.Screen("O4-empty", at("all", "2026-12"))
	d.Go(at("all", "2026-11"))
	d.Press("j", "w")
	d.Here("O5-pane")
}
