package register_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/scale"
	"romukura/tools/browser"
	"romukura/trade/payroll"
)

// people is how many stand in the register that is measured.
const people = 1000

// thousand is a client with a thousand people and their pay of a month.
func thousand(t testing.TB) *book.Book {
	t.Helper()
	maker, err := scale.New()
	if err != nil {
		t.Fatal(err)
	}
	b := maker.Large(people)
	one := b.Clients[0]
	_, err = payday.Compute(one, payday.Ordered{Group: one.Profile.Groups[0].Code,
		Kind: payroll.MonthlyPay, Month: scale.Month},
		payday.Hand{Member: "m", Name: "見本　計算", On: "2026-11-02T01:00:00Z"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// painted is how long a page took until its first content, and until all of it stood, in a window
// of its own: what drives the browser reads the whole of a page that it holds.
const painted = `new Promise(done => { const w = window.open(%q); const look = () => {
	const [first] = w.performance.getEntriesByName("first-contentful-paint");
	const [whole] = w.performance.getEntriesByType("navigation");
	if (!first || !whole.domContentLoadedEventEnd) return setTimeout(look, 5);
	w.close(); done([first.startTime, whole.domContentLoadedEventEnd]) }; setTimeout(look, 50) })`

// searched is how long it takes from the request for a word until its rows were painted.
const searched = `new Promise(done => { const f = document.getElementById("f-find");
	f.value = %q; const old = document.getElementById("people"), began = performance.now();
	f.form.dispatchEvent(new SubmitEvent("submit", {bubbles: true, cancelable: true}));
	const look = () => document.getElementById("people") !== old && old.isConnected === false ?
		requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))) :
		setTimeout(look, 1);
	look() })`

// told is how long it takes from the request for what a change makes happen until it stands there.
const told = `new Promise(done => { const f = document.getElementById("f-a-base");
	const mark = () => document.querySelector("#effects [name=told]");
	f.value = %q; const old = mark(), began = performance.now();
	f.dispatchEvent(new Event("change", {bubbles: true}));
	const look = () => mark() && mark() !== old ?
		requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))) :
		setTimeout(look, 1);
	look() })`

// pressed is how long a key takes from its event until what came of it was painted.
const pressed = `new Promise(done => { const began = performance.now();
	document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true,
		cancelable: true}));
	requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))) })`

// sent is how long a form takes from its button until the page that it leads to stands.
const sent = `(async () => { const f = document.querySelector(%q), all = new FormData(f);
	for (const [k, v] of Object.entries(%s)) all.set(k, v);
	const to = %q || f.action, began = performance.now();
	const r = await fetch(to, {method: "POST", body: new URLSearchParams(all)});
	const text = await r.text();
	return [performance.now() - began, r.ok ? text.length : -r.status] })()`

// BenchmarkRegisterOfAThousand opens the register of a thousand people in a browser, searches it,
// marks rows, asks what a change of one of them makes happen, and changes all of them at once.
func BenchmarkRegisterOfAThousand(b *testing.B) {
	content := thousand(b)
	c := content.Clients[0]
	h := handling(b, content)
	for i := range c.Employees {
		if i%10 != 0 {
			h.keep(c.Employees[i].Number, "")
		}
	}
	d := h.open()
	list := d.ClientPath(c.Profile.ID, "register")
	figures := map[string]float64{}
	for range b.N {
		d.Go(list + "?view=all")
		d.Press("j", "Enter")
		at := browser.Path(d.Path())
		for name, path := range map[string]browser.Path{"list": list + "?view=all", "person": at,
			"form": at + "/edit/contract"} {
			d.Go("/o/board")
			var first, whole []float64
			for range 7 {
				n := browser.Value[[2]float64](d.Page, fmt.Sprintf(painted, path))
				first, whole = append(first, n[0]), append(whole, n[1])
			}
			figures["ms/first-"+name], figures["ms/whole-"+name] = percentile(first, 50),
				percentile(whole, 50)
		}
		d.Go(list + "?view=all")
		var finds []float64
		for _, word := range []string{"スズキ", "た", "タナカ", "", "1001", "高橋", "ん",
			"鈴木 あ", "", "山"} {
			finds = append(finds, browser.Value[float64](d.Page, fmt.Sprintf(searched, word)))
		}
		figures["ms/p95-find"], figures["ms/middle-find"] = percentile(finds, 95),
			percentile(finds, 50)
		d.Go(list + "?view=all")
		d.Press("j")
		marks := map[string][]float64{}
		for i := range 40 {
			key := []string{"x", "j", "j", "X"}[i%4]
			marks[key] = append(marks[key], browser.Value[float64](d.Page, fmt.Sprintf(pressed, key)))
		}
		figures["ms/p95-step"] = percentile(marks["j"], 95)
		figures["ms/p95-mark"] = percentile(append(marks["x"], marks["X"]...), 95)
		everybody(d, list, figures)
		d.Go(at + "/edit/contract")
		d.Type("f-from", "2026/12/1")
		d.Press("Tab")
		var tells []float64
		for i := range 10 {
			tells = append(tells, browser.Value[float64](d.Page, fmt.Sprintf(told,
				fmt.Sprint(300_000+1000*i))))
		}
		figures["ms/p95-effects"] = percentile(tells, 95)
	}
	for name, v := range figures {
		b.ReportMetric(v, name)
	}
	b.ReportMetric(0, "ns/op")
}

// everybody changes all the people at once.
func everybody(d *browser.Office, list browser.Path, figures map[string]float64) {
	send := func(name, form, set, to string) {
		n := browser.Value[[2]float64](d.Page, fmt.Sprintf(sent, form, set, to))
		figures["ms/bulk-"+name] = n[0]
		if n[1] < 0 {
			figures["failed-"+name] = n[1]
		}
	}
	d.Click("[data-all]")
	send("form", "form.people", "{}", string(list)+"/bulk")
	d.Go(list + "/bulk")
	began := time.Now()
	send("asked", "form.bulk", `{from: "2026/12/1", department: "本部", item: "base", how: "up",
		by: "5,000"}`, "")
	browser.Value[bool](d.Page, "location.assign('"+string(list)+"/bulk/preview'), true")
	time.Sleep(600 * time.Millisecond) // one page of the work
	d.Picture("O3-bulk-loading")
	d.Until("document.querySelector('form.preview')")
	figures["ms/bulk-shown"] = float64(time.Since(began).Milliseconds())
	figures["people/bulk"] = float64(rows(d, "form.preview > .tablebox:last-child tbody tr"))
	send("save", "form.preview", "{}", "")
	d.Go(list + "?view=ahead")
	figures["people/saved"] = float64(rows(d, "#people tbody tr"))
}

func percentile(all []float64, p int) float64 {
	slices.Sort(all)
	return all[min(len(all)-1, len(all)*p/100)]
}
