package payrun_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/scale"
	"romukura/tools/browser"
	"romukura/trade/payroll"
)

// people is how many are paid by the client that is measured.
const people = 1000

// thousand is a client with a thousand people whose September and October are computed; October has
// a half hour more of overtime, so that everybody differs.
func thousand(t testing.TB) *book.Book {
	t.Helper()
	maker, err := scale.New()
	if err != nil {
		t.Fatal(err)
	}
	b := maker.Large(people)
	one := b.Clients[0]
	october := payday.Ordered{Group: one.Profile.Groups[0].Code, Kind: payroll.MonthlyPay,
		Month: scale.Month}
	september := october
	september.Month = scale.Month.Add(-1)
	before, err := september.Period(one)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range slices.Clone(one.Attendance) {
		m.From, m.Through, m.Days = before.From, before.Through, nil
		m.Overtime += 30
		one.Attendance = append(one.Attendance, m)
	}
	for _, o := range []payday.Ordered{september, october} {
		run, err := payday.Compute(one, o, computer)
		if err != nil || len(run.Slips)+len(run.Failed) != people {
			t.Fatalf("%d slips, %d failed: %v", len(run.Slips), len(run.Failed), err)
		}
	}
	return b
}

// painted is how long a page took until its first content, and until all of it stood, in a window
// of its own: what drives the browser reads the whole of a page that it holds, which takes as long
// as showing it.
const painted = `new Promise(done => { const w = window.open(%q); const look = () => {
	const [first] = w.performance.getEntriesByName("first-contentful-paint");
	const [whole] = w.performance.getEntriesByType("navigation");
	if (!first || !whole.domContentLoadedEventEnd) return setTimeout(look, 5);
	w.close(); done([first.startTime, whole.domContentLoadedEventEnd]) }; setTimeout(look, 50) })`

// saved is how long one cell takes until it is saved and the sheet stands again, both by the desk.
const saved = `(async () => {
	const all = new FormData(), tr = document.querySelector(".grid tbody tr");
	all.set("cells", [tr.dataset.p, "worked", tr.cells[2].textContent, "%d"].join("\t"));
	const began = performance.now();
	const r = await fetch(location.pathname, {method: "POST", body: all}), text = await r.text();
	document.querySelector(".grid tbody tr").cells[2].textContent = "%d";
	return r.ok ? performance.now() - began : -1 })()`

// pressed is how long a key takes from its event until what came of it was painted. The clock is
// that of the page.
const pressed = `new Promise(done => { const began = performance.now();
	document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true,
		cancelable: true}));
	const look = () => (%s) ? requestAnimationFrame(() => setTimeout(() =>
		done(performance.now() - began))) : setTimeout(look, 1);
	look() })`

// BenchmarkPayrollOfAThousand opens the pay of a thousand people in a browser and works in it: what
// the first content takes, and what keys take at the 95th percentile.
func BenchmarkPayrollOfAThousand(b *testing.B) {
	content := thousand(b)
	c := content.Clients[0]
	d := open(b, content)
	group := c.Profile.Groups[0].Code
	run := func(rest string) browser.Path {
		return d.ClientPath(c.Profile.ID, "pay", group, scale.Month.String()+rest)
	}
	figures := map[string]float64{}
	for range b.N {
		d.Go("/o/board")
		for name, rest := range map[string]string{"check": "", "explained": "?view=explained",
			"all": "?view=all", "entry": "/entry", "approve": "/approve"} {
			var first, whole []float64
			for range 7 {
				at := browser.Value[[2]float64](d.Page, fmt.Sprintf(painted, run(rest)))
				first, whole = append(first, at[0]), append(whole, at[1])
			}
			figures["ms/first-"+name], figures["ms/whole-"+name] = middle(first), middle(whole)
		}
		d.Go(run("?view=explained"))
		d.Press("j")
		var step, why []float64
		for range 40 {
			step = append(step, browser.Value[float64](d.Page, fmt.Sprintf(pressed, "j", "true")))
			browser.Value[bool](d.Page, "document.querySelector('#pane h2').textContent = '', true")
			why = append(why, browser.Value[float64](d.Page, fmt.Sprintf(pressed, "w",
				"document.querySelector('#pane #why-title')?.textContent")))
			browser.Value[bool](d.Page, "document.querySelector('tr[data-at] .figure').focus(), true")
		}
		d.Go(run("/entry"))
		browser.Value[bool](d.Page, "document.querySelector('.grid td').focus(), true")
		var cells []float64
		for i := range 40 {
			key := []string{"ArrowDown", "ArrowRight", "Delete", "PageDown"}[i%4]
			cells = append(cells, browser.Value[float64](d.Page, fmt.Sprintf(pressed, key, "true")))
		}
		var saves []float64
		for i := range 5 {
			n := 10 + i%2
			saves = append(saves, browser.Value[float64](d.Page, fmt.Sprintf(saved, n, n)))
		}
		figures["ms/save"] = middle(saves)
		figures["ms/p95-row"], figures["ms/p95-why"] = high(step), high(why)
		figures["ms/p95-cell"] = high(cells)
		d.Press(kb.Escape)
	}
	for name, v := range figures {
		b.ReportMetric(v, name)
	}
	b.ReportMetric(0, "ns/op")
}

func middle(all []float64) float64 { return percentile(all, 50) }
func high(all []float64) float64   { return percentile(all, 95) }

func percentile(all []float64, p int) float64 {
	slices.Sort(all)
	return all[min(len(all)-1, len(all)*p/100)]
}
