package chart_test

import (
	"os"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/desk/web/chart"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/tools/browser"
	"romukura/trade/payroll"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// TestFiguresAreThoseOfPay adds the slips of a month up by hand.
func TestFiguresAreThoseOfPay(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients {
		for _, m := range chart.Months(c) {
			var pay, employee yen.Amount
			people := 0
			for i := range c.Runs {
				r := &c.Runs[i]
				if r.PayDay.Month() != m.Month {
					continue
				}
				for _, s := range r.Slips {
					pay += s.Gross
					for _, l := range s.Deductions {
						switch l.Code {
						case payroll.CodeHealth, payroll.CodeCare, payroll.CodeSupport, payroll.CodePension,
							payroll.CodeEmployment:
							employee += l.Amount
						}
					}
					if s.Kind == payroll.MonthlyPay {
						people++
					}
				}
			}
			if m.Pay != int64(pay) || m.People != people || m.Employee != int64(employee) {
				t.Errorf("%s %s: %d, %d people, %d; the slips say %d, %d, %d", c.Profile.ID, m.Month,
					m.Pay, m.People, m.Employee, pay, people, employee)
			}
			if m.Employer <= m.Employee/2 {
				t.Errorf("%s %s: the employer bears %d, the employees %d", c.Profile.ID, m.Month, m.Employer,
					m.Employee)
			}
		}
	}
	if all := chart.Months(&book.Client{}); all != nil {
		t.Error("months of nobody: ", all)
	}
	months := chart.Months(b.ClientByID(browser.Assigned))
	if last := months[len(months)-1]; last.Month != caldate.MustMonth("2026-10") || last.Near < 0 {
		t.Error(last)
	}
}

func TestTheCharts(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("charts-office", "/o/charts")
	d.Screen("charts-normal", d.ClientPath(browser.Assigned, "charts"))
	text := d.Text("main")
	for _, want := range []string{"人件費", "労基法36", "会社負担の保険料"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not shown", want)
		}
	}
	d.Walk()
	d.Size(browser.Small)
	d.Screen("charts-1280", "/o/charts")
}

// TestNothingWasPaid opens the charts of a client without pay.
func TestNothingWasPaid(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients {
		c.Runs = nil
	}
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Screen("charts-empty", "/o/charts")
	if text := d.Text("main"); !strings.Contains(text, "計算した月がまだありません") {
		t.Error(text)
	}
}
