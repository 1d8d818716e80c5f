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
	if last := months[len(months)-1]; last.Month != caldate.MustMonth("2026-10") {
		t.Error(last)
	}
}

// TestHoursAreThoseOfTheSlips adds each person's months up by hand, and looks that the riskiest
// stand in front and nobody whom Article 36 does not bound.
func TestHoursAreThoseOfTheSlips(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	overs, managers := 0, 0
	for _, c := range b.Clients {
		all, free := chart.Hours(c, caldate.MustMonth("2026-08"))
		managers += free
		for i, w := range all {
			if i > 0 && w.Worst > all[i-1].Worst {
				t.Errorf("%s: %s stands behind somebody with less risk", c.Profile.ID, w.Employee)
			}
			sum, risk := 0, chart.Within
			for j := range c.Runs {
				s := c.Runs[j].SlipOf(w.Employee)
				if s == nil || s.Kind == payroll.BonusPay ||
					c.Runs[j].PayDay.Before(caldate.Must("2026-08-01")) {
					continue
				}
				sum += s.Attendance.Overtime + s.Attendance.Over60 + s.Attendance.Holiday
				for _, h := range s.Hours {
					if h.Broken {
						risk = chart.Over
					}
					risk = max(risk, chart.Near)
				}
			}
			if sum != w.Sum || risk != w.Worst {
				t.Errorf("%s %s: %d minutes, %d; the slips say %d, %d", c.Profile.ID, w.Employee, w.Sum,
					w.Worst, sum, risk)
			}
			if (w.Worst == chart.Over) != (w.Overs > 0) {
				t.Errorf("%s %s: %d months above a limit", c.Profile.ID, w.Employee, w.Overs)
			}
			overs += w.Overs
			if k := c.EmployeeByID(w.Employee).Contracts.Ref(caldate.Must("2026-10-01")); k.Manager {
				t.Errorf("%s %s is a manager", c.Profile.ID, w.Employee)
			}
		}
	}
	if overs == 0 || managers == 0 {
		t.Error("the sample has nobody above a limit, or no managers: ", overs, managers)
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
	d.Size(browser.Window{Width: 1440, Height: 2600})
	at := d.ClientPath("hikari", "charts")
	d.Screen("charts-hours", at)
	for _, want := range []string{"管理監督者", "給与を支払った人1人あたり"} {
		if text := d.Text("main"); !strings.Contains(text, want) {
			t.Errorf("%s is not shown: %s", want, text)
		}
	}
	d.Screen("charts-over", d.ClientPath("midori", "charts"))
	if text := d.Text("main"); !strings.Contains(text, "超過") {
		t.Error("nobody above a limit: ", text)
	}
	d.Click(".list .tag.bad")
	if !strings.Contains(d.Path(), "/pay/") {
		t.Error("the hours lead to ", d.Path())
	}
	for what, head := range map[string]string{"months": "支給月", "hours": "番号・氏名", "leave": "番号・氏名"} {
		got := browser.Value[string](d.Page, `fetch("`+string(at)+`/csv", {method: "POST",
			body: new URLSearchParams({what: "`+what+`"})}).then(r => r.text()).then(t => t.slice(0, 6))`)
		if !strings.Contains(got, head) {
			t.Errorf("%s: %q", what, got)
		}
	}
	d.Screen("charts-office-all", "/o/charts")
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
