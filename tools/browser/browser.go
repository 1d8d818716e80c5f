// Package browser shows the desk to a real Chromium, for the tests of its screens: the sample
// office in a sealed book, served on this machine, with a member unlocked; axe on every screen, a
// picture of it, and keys pressed as a person would.
//
//	d := browser.Desk(t)
//	d.Screen("O1-normal", "/o/board")
//	d.Press("j", "Enter")
//
// Each screen that is shown is checked: no breach of WCAG that axe finds, nothing in the console,
// nothing kept in the browser's storage, nothing wider than the window. Where Chromium is not
// installed, the test says so and is left out; under CI it fails.
package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Path is an address of the desk without its host, or a whole address.
type Path string

// ID is that of an element: a field of a form has f- and its name.
type ID string

// Window is a size of the window.
type Window struct{ Width, Height int64 }

// Windows that screens are made for.
var (
	Wide  = Window{1440, 900}
	Small = Window{1280, 720}
	Phone = Window{390, 844}
	Thin  = Window{320, 640} // 400 percent of 1280
)

// limit is how long anything in the browser may take.
const limit = 3 * time.Minute

// Page is one tab.
type Page struct {
	t       testing.TB
	ctx     context.Context
	address string
	mu      sync.Mutex
	console []string
	// Halfway is set while a test holds the book half opened, or other work: nothing waits for the
	// rest then.
	Halfway bool
}

// Open starts a Chromium for a test, with a profile of its own, and a tab in it.
func Open(t testing.TB, address string) *Page {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.WindowSize(int(Wide.Width), int(Wide.Height)))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	base, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(base)
	t.Cleanup(func() { end(); stop() })
	p := &Page{t: t, ctx: ctx, address: address}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(Wide.Width, Wide.Height)); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("no Chromium: scripts/setup.sh installs it: ", err)
		}
		t.Skip("no Chromium here: ", err)
	}
	go p.listen(chromedp.Console(ctx))
	return p
}

// listen keeps what the console says.
func (p *Page) listen(said func(func(chromedp.ConsoleMessage, error) bool)) {
	for m, err := range said {
		if err != nil {
			return
		}
		// A form that comes back with its faults has status 422: the browser's own line on that is
		// no fault of the page.
		text := m.String()
		if strings.Contains(text, "status of 4") || !strings.Contains(strings.ToLower(text), "error") &&
			!m.IsException() {
			continue
		}
		p.mu.Lock()
		p.console = append(p.console, text)
		p.mu.Unlock()
	}
}

// do runs steps, and ends the test when one fails.
func (p *Page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// Value is what an expression of the page gives.
func Value[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Size makes the window so large.
func (p *Page) Size(w Window) {
	p.t.Helper()
	p.do(chromedp.EmulateViewport(w.Width, w.Height))
}

// Media has the page take forced colors, paper or less motion for granted: "forced-colors=active",
// "print".
func (p *Page) Media(features ...string) {
	p.t.Helper()
	params := emulation.SetEmulatedMediaParams{}
	for _, f := range features {
		name, value, ok := strings.Cut(f, "=")
		if !ok {
			params.Media = f
			continue
		}
		params.Features = append(params.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, params); err != nil {
		p.t.Fatal(err)
	}
}

// Go opens a path of the desk, or a whole address.
func (p *Page) Go(to Path) {
	p.t.Helper()
	path := string(to)
	if strings.HasPrefix(path, "/") {
		path = p.address + path
	}
	p.do(chromedp.Navigate(path))
	p.Settle()
}

// Settle waits until the page stands: no request of htmx under way, the book open, and no work that
// the page tells of.
func (p *Page) Settle() {
	p.t.Helper()
	still := `document.readyState === "complete" && !document.querySelector(".htmx-request")`
	if !p.Halfway {
		still += ` && !document.querySelector("#opening progress, .waiting")`
	}
	end := time.Now().Add(limit)
	for !p.quietly(still) {
		if time.Now().After(end) {
			p.t.Fatal("the page never stood still")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Until waits until an expression of the page is true, and the page stands still.
func (p *Page) Until(expression string) {
	p.t.Helper()
	end := time.Now().Add(limit)
	for !p.quietly("!!(" + expression + ")") {
		if time.Now().After(end) {
			p.t.Fatalf("%s: never", expression)
		}
		time.Sleep(20 * time.Millisecond)
	}
	p.Settle()
}

// quietly is a question that may be asked while the page goes away.
func (p *Page) quietly(expression string) bool {
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	yes, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
	return err == nil && yes
}

// Path is where the page is.
func (p *Page) Path() string {
	p.t.Helper()
	return Value[string](p, "location.pathname + location.search")
}

// Text is what a person reads in an element.
func (p *Page) Text(css string) string {
	p.t.Helper()
	return Value[string](p, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", css))
}

// Type writes into the field with this id, in place of what is there.
func (p *Page) Type(id ID, text string) {
	p.t.Helper()
	Value[bool](p, fmt.Sprintf("document.getElementById(%q).value = '', true", id))
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	p.do(chromedp.Focus(chromedp.ID(string(id))))
	params := input.InsertTextParams{Text: text} // as an input method hands Japanese over
	if _, err := chromedp.Call(ctx, input.InsertText, params); err != nil {
		p.t.Fatal(err)
	}
}

// Click presses an element by mouse, and waits for what comes of it.
func (p *Page) Click(css string) {
	p.t.Helper()
	before := Value[string](p, "window.before = String(Math.random())")
	p.do(chromedp.Click(chromedp.CSS(css)))
	p.after(before)
}

// after waits for a page that may be another than before.
func (p *Page) after(string) {
	p.t.Helper()
	time.Sleep(60 * time.Millisecond) // a navigation begins
	p.Settle()
}

// Press presses keys one after the other: single letters as they are, others by their names in
// chromedp's kb, Ctrl+S as "Ctrl+s".
func (p *Page) Press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		letter, ctrl := strings.CutPrefix(key, "Ctrl+")
		if named, ok := special[letter]; ok {
			letter = named
		}
		if ctrl {
			p.do(chromedp.KeyEvent(letter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		} else {
			p.do(chromedp.KeyEvent(letter))
		}
		p.after("")
	}
}

var special = map[string]string{"Enter": "\r", "Tab": "\t", "Esc": "\u001b", "Space": " "}

// Screen opens a path, checks what is there, and keeps its picture.
func (p *Page) Screen(name string, path Path) {
	p.t.Helper()
	p.Go(path)
	p.Here(name)
}

// Here checks the page as it stands, and keeps its picture under a name.
func (p *Page) Here(name string) {
	p.t.Helper()
	p.Picture(name)
	p.axe(name)
	if wide := Value[int](p, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
		p.t.Errorf("%s: %d pixels wider than the window", name, wide)
	}
	stored := Value[int](p, "localStorage.length + sessionStorage.length")
	if stored != 0 {
		p.t.Errorf("%s: the browser's storage holds %d values", name, stored)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.console {
		p.t.Errorf("%s: console: %s", name, line)
	}
	p.console = nil
}

// Picture keeps what the window shows in out/screens, which is no part of the sources.
func (p *Page) Picture(name string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	folder := filepath.Join(root(p.t), "out", "screens")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// root is the folder of the repository.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("no repository above the test")
	return ""
}

// breach is what axe found.
type breach struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// axe runs axe-core over the page: WCAG 2.0 to 2.2 A and AA, and best practice.
func (p *Page) axe(name string) {
	p.t.Helper()
	if !p.quietly("typeof axe === 'object'") {
		script, err := os.ReadFile(filepath.Join(root(p.t), "tools", "browser", "testdata", "axe.min.js"))
		if err != nil {
			p.t.Fatal(err)
		}
		p.do(chromedp.Evaluate[chromedp.Void](string(script)))
	}
	text := Value[string](p, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
		"wcag22aa", "best-practice"], resultTypes: ["violations", "incomplete"]}).then(r =>
		JSON.stringify({v: r.violations, i: r.incomplete}))`)
	var found struct {
		V []breach `json:"v"`
		I []breach `json:"i"`
	}
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		p.t.Fatal(err)
	}
	for _, b := range found.V {
		for _, n := range b.Nodes {
			p.t.Errorf("%s: axe: %s: %s\n%s\n%s", name, b.ID, b.Help, n.HTML, n.Summary)
		}
	}
	for _, b := range found.I {
		p.t.Logf("%s: axe cannot tell, a person judges: %s (%d)", name, b.ID, len(b.Nodes))
	}
}

// Walk goes through the page by Tab alone and gives what it came to, in order. Everything that can
// be pressed must be reached, and show that it has the focus.
func (p *Page) Walk() []string {
	p.t.Helper()
	const all = `[...document.querySelectorAll("a[href],button,input:not([type=hidden]),select," +
		"textarea,summary,[tabindex='0']")].filter(e => e.checkVisibility() && !e.disabled &&
		e.tabIndex >= 0 && !e.closest("[inert]") && !(e.type === "radio" && !e.checked &&
		document.querySelector("[name='" + e.name + "']:checked")))`
	n := Value[int](p, `(() => { const all = `+all+`; all.forEach((e, i) => e.dataset.walk = i);
		document.activeElement.blur(); window.scrollTo(0, 0); return all.length })()`)
	seen := map[string]bool{}
	var order []string
	for range n + 4 {
		p.do(chromedp.KeyEvent("\t"))
		at := Value[[3]string](p, `(() => { const e = document.activeElement, s = getComputedStyle(e);
			return [e.dataset.walk ?? "", (e.innerText || e.ariaLabel || e.id || e.name || e.tagName)
			.slice(0, 40), s.outlineStyle === "none" && s.boxShadow === "none" ? "dark" : ""] })()`)
		if at[0] == "" || seen[at[0]] {
			continue
		}
		seen[at[0]] = true
		order = append(order, at[1])
		if at[2] != "" {
			p.t.Errorf("the focus is not seen on %q", at[1])
		}
	}
	if len(seen) < n {
		missed := Value[[]string](p, fmt.Sprintf(`%s.filter(e => !%s.includes(e.dataset.walk)).map(e =>
			e.outerHTML.slice(0, 80))`, all, keysOf(seen)))
		p.t.Errorf("Tab reaches %d of %d: not %q", len(seen), n, missed)
	}
	return order
}

func keysOf(seen map[string]bool) string {
	var all []string
	for k := range seen {
		all = append(all, k)
	}
	text, err := json.Marshal(all)
	if err != nil {
		panic(err) // impossible: texts
	}
	return string(text)
}
