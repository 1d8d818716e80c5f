package yearend_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/season"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/tools/browser"
	"romukura/trade/client"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// software is the sample client whose year is settled, with 120 people numbered from 3001.
const software client.ID = "hikari"

const year = 2026

// paidUp is the sample office with the software house paid through December, which is still open.
var paidUp = func() func(t testing.TB) *book.Book {
	var text []byte
	return func(t testing.TB) *book.Book {
		t.Helper()
		if text == nil {
			b := &book.Book{}
			if _, err := (&tour.Guide{Book: b, Now: "2026-11-02T00:00:00Z"}).Run(); err != nil {
				t.Fatal(err)
			}
			c := b.ClientByID(software)
			for _, m := range []string{"2026-11", "2026-12"} {
				for _, g := range c.Profile.Groups {
					paidOnce(t, c, payday.Ordered{Group: g.Code, Month: caldate.MustMonth(m)})
				}
			}
			var err error
			if text, err = json.Marshal(b); err != nil {
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

// paidOnce computes a month, and closes all but December.
func paidOnce(t testing.TB, c *book.Client, o payday.Ordered) {
	t.Helper()
	report, err := payday.Month(c, o.Group, o.Month, false)
	if err != nil {
		t.Fatal(err)
	}
	if o.Month.Number == 12 {
		return
	}
	run := c.Run(o.Group, payroll.MonthlyPay, report.Run.Month)
	run.Close.Confirmed = []string{"見本"}
	signed := payroll.Signature{Computed: "甲", Approved: "乙", On: "2026-11-26T00:00:00Z"}
	if f := run.CloseBy(signed); f.Stops() {
		t.Fatal(f.Err())
	}
}

// answers are the files that the client sends back, by name: everybody has answered.
func answers() map[string]string {
	rows := map[settlement.Kind]func(n int) string{
		settlement.PaidBefore: func(n int) string {
			return fmt.Sprint(n) + ",2026-03,900000,135000,18000,0,0,0"
		},
		settlement.Dependents: func(n int) string {
			if n == 3001 {
				return "3001,,,,,,見本　花子,ミホン　ハナコ,子,2005-05-05,,0,0,0,,はい,,,,,,"
			}
			return fmt.Sprint(n) + strings.Repeat(",", 21)
		},
		settlement.BasicSpouse: func(n int) string {
			return fmt.Sprint(n) + ",0,0,0,0,0" + strings.Repeat(",", 14)
		},
		settlement.Insurance: func(n int) string {
			if n == 3002 {
				return "3002,見本生命,一般（新）,80000,80000,2026"
			}
			return fmt.Sprint(n) + strings.Repeat(",", 5)
		},
		settlement.Former: func(n int) string { return fmt.Sprint(n) + strings.Repeat(",", 7) },
	}
	all := map[string]string{}
	for k, row := range rows {
		text := string(settlement.Template(k))
		for n := 3001; n <= 3120; n++ {
			text += row(n) + "\r\n"
		}
		all[string(k)+".csv"] = text
	}
	return all
}

// answered is the same office where everybody was asked and has answered, but for three: one has
// not answered, one's declaration was given back, and one names a certificate of another year.
func answered(t testing.TB) *book.Book {
	t.Helper()
	b := paidUp(t)
	c := b.ClientByID(software)
	s, err := season.Open(c, year)
	if err != nil {
		t.Fatal(err)
	}
	season.Ask(s, season.Request{On: caldate.Must("2026-10-20"), Due: caldate.Must("2026-10-30")})
	for name, text := range answers() {
		var kept []string
		for _, line := range strings.Split(text, "\r\n") {
			if !strings.HasPrefix(line, "3003,") || strings.HasPrefix(name, "opening") {
				kept = append(kept, line)
			}
		}
		text = strings.Replace(strings.Join(kept, "\r\n"), "\r\n3005,,,,,\r\n",
			"\r\n3005,見本生命,一般（新）,80000,80000,2024\r\n", 1)
		p, err := season.Read(c, s, season.File{Name: name, Data: []byte(text), By: "見本　職員",
			At: "2026-10-29T01:00:00Z", Sent: settlement.Sent{On: caldate.Must("2026-10-29"),
				Kind: settlement.Kind(strings.TrimSuffix(name, ".csv"))}})
		if err != nil || !season.Take(s, &p) {
			t.Fatal(name, err, p.Faults)
		}
	}
	v, err := season.View(c, s)
	if err != nil {
		t.Fatal(err)
	}
	back := settlement.Returned{Kind: settlement.Insurance, On: caldate.Must("2026-10-30"),
		By: "見本　職員", Reason: "証明書の写真が読めません"}
	p := s.Person(c.EmployeeByNumber("3004").ID)
	if faults := v.Return(p, back); faults.Stops() {
		t.Fatal(faults.Err())
	}
	return b
}

func open(t testing.TB, b *book.Book) *browser.Office {
	t.Helper()
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	return d
}

func at(d *browser.Office, rest ...string) browser.Path {
	return d.ClientPath(software, append([]string{"season", fmt.Sprint(year)}, rest...)...)
}

// has looks for words on the page.
func has(t *testing.T, d *browser.Office, words ...string) {
	t.Helper()
	text := d.Text("main")
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in %.400q", d.Path(), w, text)
		}
	}
}

// person opens the page of somebody from the list.
func person(d *browser.Office, number string) {
	d.Go(at(d))
	d.Go(browser.Path(browser.Value[string](d.Page, fmt.Sprintf(
		`[...document.querySelectorAll("tbody a")].find(a => a.innerText.startsWith(%q)).pathname`,
		number))))
}

func TestEveryScreenOfASeason(t *testing.T) {
	d := open(t, answered(t))
	screens := map[string]browser.Path{
		"M3-office": "/o/season", "M3-office-stopped": "/o/season?view=stopped",
		"M3-office-none": "/o/season?view=paid", "M3-people": at(d),
		"M3-stopped": at(d) + "?view=stopped",
		"M3-ask":     at(d, "ask"), "M3-import": at(d, "import"), "M3-approve-empty": at(d, "approve"),
		"M3-pay-empty": at(d, "pay"), "M3-papers-empty": at(d, "papers"),
		"M3-idle": d.ClientPath(browser.Assigned, "season", "2026"),
	}
	for _, w := range []struct {
		size browser.Window
		name string
	}{{browser.Wide, ""}, {browser.Small, "-1280"}} {
		d.Size(w.size)
		for name, path := range screens {
			d.Screen(name+w.name, path)
		}
	}
	d.Size(browser.Wide)
	for _, number := range []string{"3001", "3003", "3004", "3005"} {
		person(d, number)
		d.Here("M3-person-" + number)
	}
	d.Walk()
}
