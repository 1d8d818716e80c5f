package web_test

import (
	"fmt"
	"html"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"romukura/desk/member"
	"romukura/desk/web"
	"romukura/desk/web/asset"
	"romukura/desk/web/page"
	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// visitor is a browser without a screen: it keeps cookies and says where it comes from.
type visitor struct {
	t       testing.TB
	address string
	client  *http.Client
	headers map[string]string
}

func visit(t testing.TB, s *browser.Served) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &visitor{t, s.Address, &http.Client{Jar: jar, CheckRedirect: stay},
		map[string]string{"Sec-Fetch-Site": "same-origin"}}
}

// as is a visitor who unlocked.
func as(t testing.TB, s *browser.Served, who string) *visitor {
	t.Helper()
	v := visit(t, s)
	r, _ := v.post("/unlock", url.Values{"passphrase": {browser.Phrase(who)}})
	if r.StatusCode != http.StatusSeeOther {
		t.Fatal(who, " does not get in: ", r.Status)
	}
	return v
}

func (v *visitor) do(method, path string, form url.Values) (*http.Response, string) {
	v.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	q, err := http.NewRequestWithContext(v.t.Context(), method, v.address+path, body)
	if err != nil {
		v.t.Fatal(err)
	}
	if form != nil {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range v.headers {
		q.Header.Set(name, value)
		if name == "Host" {
			q.Host = value
		}
	}
	r, err := v.client.Do(q)
	if err != nil {
		v.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return r, string(text)
}

func (v *visitor) get(path string) (*http.Response, string) { return v.do("GET", path, nil) }

func (v *visitor) post(path string, form url.Values) (*http.Response, string) {
	return v.do("POST", path, form)
}

// reached is what a probe answers: no page of the desk does.
const reached = 299

// probes are the rows of the table with a function that only says that it was reached.
func probes() []page.Route {
	table := slices.Clone(web.Table())
	for i := range table {
		r := &table[i]
		if r.Pattern == "POST /unlock" || r.Pattern == "GET /unlock" {
			continue
		}
		r.Upload = 0
		r.Do = func(*page.Request) (page.Answer, error) {
			return page.Answer{Status: reached, Title: "probe"}, nil
		}
	}
	return append(table, page.Route{Pattern: "GET /o/k/{client}/probe", Scope: page.OneClient,
		Who: page.Workers, Do: func(*page.Request) (page.Answer, error) {
			return page.Answer{Status: reached, Title: "probe"}, nil
		}})
}

var wildcard = regexp.MustCompile(`\{[a-z]+(\.\.\.)?\}`)

// pathOf fills a pattern: the client, and a word for anything else.
func pathOf(r *page.Route, client string) string {
	path := strings.ReplaceAll(strings.TrimSuffix(r.Path(), "{$}"), "{client}", client)
	return wildcard.ReplaceAllString(path, "x")
}

// want is the status that a route owes to a role, for an own or a foreign client.
func want(r *page.Route, role member.Role, own bool) int {
	switch {
	case r.Scope == page.Outside:
		return reached
	case role == "" && r.Method() == "GET":
		return http.StatusSeeOther
	case role == "":
		return http.StatusUnauthorized
	case !r.Admits(role):
		return http.StatusForbidden
	case r.Scope == page.OneClient && !own:
		return http.StatusNotFound
	}
	return reached
}

// TestS32_EveryRouteWithEveryRole walks the table of routes with every role, on a client of
// one's own and on one of somebody else's.
func TestS32_EveryRouteWithEveryRole(t *testing.T) {
	table := probes()
	s := browser.Serve(t, browser.Keep(t), table...)
	who := map[member.Role]*visitor{"": visit(t, s), member.Owner: as(t, s, browser.Owner),
		member.Staff: as(t, s, browser.Staff), member.Auditor: as(t, s, browser.Auditor)}
	assigned, foreign := s.Server.Ref(browser.Assigned), s.Server.Ref(browser.Foreign)
	if assigned == "" || foreign == "" || assigned == foreign {
		t.Fatal("clients have no addresses")
	}
	walked := 0
	for i := range table {
		r := &table[i]
		if strings.HasSuffix(r.Path(), "/unlock") {
			continue // stays real, so that somebody gets in
		}
		for _, role := range slices.Sorted(maps.Keys(who)) {
			for _, client := range []string{assigned, foreign, "0123456789abcdef0123456789abcdef"} {
				if r.Scope != page.OneClient && client != assigned {
					continue
				}
				own := role == member.Owner && client != "0123456789abcdef0123456789abcdef" ||
					role == member.Staff && client == assigned
				answer, _ := who[role].do(r.Method(), pathOf(r, client), formOf(r))
				if answer.StatusCode != want(r, role, own) {
					t.Errorf("%s as %q, own %v: %d, not %d", r.Pattern, role, own, answer.StatusCode,
						want(r, role, own))
				}
				walked++
			}
		}
	}
	t.Logf("%d combinations", walked)
}

func formOf(r *page.Route) url.Values {
	if r.Method() == "POST" {
		return url.Values{"x": {"y"}}
	}
	return nil
}

// TestS67_HeadersOnEveryRoute compares what stands on every answer with what must.
func TestS67_HeadersOnEveryRoute(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v := as(t, s, browser.Owner)
	own := s.Server.Ref(browser.Assigned)
	table := append(slices.Clone(web.Table()), page.Route{Pattern: "GET /nothing/here"})
	for i := range table {
		r := &table[i]
		if r.Path() == "/lock" || strings.HasPrefix(r.Path(), "/setup/drill") {
			continue // ends the session that asks
		}
		answer, body := v.do(r.Method(), pathOf(r, own), formOf(r))
		for _, h := range page.Headers {
			if got := answer.Header.Values(h[0]); !slices.Equal(got, []string{h[1]}) {
				t.Errorf("%s: %s is %q", r.Pattern, h[0], got)
			}
		}
		if strings.Contains(body, " style=") || strings.Contains(body, "hx-on") ||
			strings.Contains(body, "javascript:") || inline.MatchString(body) {
			t.Errorf("%s: something inline", r.Pattern)
		}
		for _, c := range answer.Cookies() {
			if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
				t.Errorf("%s: cookie %s is open", r.Pattern, c.Name)
			}
		}
	}
	golden := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
		"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
		"frame-ancestors 'none'"
	if page.Policy != golden {
		t.Error("the policy is another: ", page.Policy)
	}
}

var inline = regexp.MustCompile(`<script(>| [^>]*>[^<])|<style| on[a-z]+="`)

func TestAnotherSiteWritesNothing(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v := as(t, s, browser.Owner)
	for name, headers := range map[string]map[string]string{
		"another site":        {"Sec-Fetch-Site": "cross-site"},
		"a site beside":       {"Sec-Fetch-Site": "same-site"},
		"another origin":      {"Origin": "http://example.test"},
		"nowhere in words":    {"Origin": "null"},
		"who does not say":    {},
		"a port of ours, not": {"Origin": "http://127.0.0.1:1"},
	} {
		v.headers = headers
		if r, _ := v.post("/lock", url.Values{}); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", name, r.Status)
		}
	}
	v.headers = map[string]string{"Origin": s.Address}
	if r, _ := v.get("/o/board"); r.StatusCode != http.StatusOK {
		t.Error("the session ended: ", r.Status)
	}
}

func TestANameThatWasMadeToLeadHereIsNotAnswered(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v := visit(t, s)
	port := s.Address[strings.LastIndex(s.Address, ":"):]
	for host, status := range map[string]int{
		"rebound.example" + port: http.StatusMisdirectedRequest,
		"127.0.0.1":              http.StatusMisdirectedRequest,
		"localhost:1":            http.StatusMisdirectedRequest,
		"localhost" + port:       http.StatusOK,
		"[::1]" + port:           http.StatusOK,
	} {
		v.headers = map[string]string{"Host": host}
		if r, body := v.get("/unlock"); r.StatusCode != status || status != http.StatusOK &&
			strings.Contains(body, "<html") {
			t.Errorf("%s: %s", host, r.Status)
		}
	}
}

func TestTheSessionEndsByItselfAndTakesTheBookAlong(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v, w := as(t, s, browser.Owner), as(t, s, browser.Staff)
	whole(t, s, v)
	whole(t, s, w)
	if n := s.Server.Clients(); n != 4 {
		t.Fatalf("%d clients open, not 4", n)
	}
	v.post("/lock", url.Values{})
	if n := s.Server.Clients(); n != 1 {
		t.Errorf("%d clients open for somebody who works with one", n)
	}
	s.Clock.Turn(29 * time.Minute)
	if r, _ := w.get("/o/board"); r.StatusCode != http.StatusOK {
		t.Error("locked early: ", r.Status)
	}
	s.Clock.Turn(29 * time.Minute)
	if r, _ := w.get("/o/board/now"); r.StatusCode != http.StatusOK {
		t.Error("locked early: ", r.Status)
	}
	s.Clock.Turn(2 * time.Minute) // what the page asks by itself is no work
	if r, _ := w.get("/o/board"); r.StatusCode != http.StatusSeeOther {
		t.Error("still open: ", r.Status)
	}
	empty(t, s)
}

func TestAClockThatGoesBackLocksAndLeadsToTheWayIn(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v := as(t, s, browser.Staff)
	s.Clock.Turn(-time.Hour)
	if r, _ := v.get("/o/board"); r.Header.Get("Location") != "/unlock" {
		t.Error(r.Status)
	}
	if r, _ := v.get("/unlock"); r.StatusCode != http.StatusOK {
		t.Error("led in a circle: ", r.Status)
	}
}

// whole waits until everything that a visitor may open stands open.
func whole(t testing.TB, s *browser.Served, v *visitor) {
	t.Helper()
	for range 500 {
		if _, body := v.get("/o/opening"); !strings.Contains(body, "<progress") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the book never stood open: ", s.Log)
}

// empty waits until no client stands open.
func empty(t *testing.T, s *browser.Served) {
	t.Helper()
	for range 500 {
		if s.Server.Clients() == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d clients stand open after the lock", s.Server.Clients())
}

func TestASharedTerminalLocksSoonAndForgets(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v := visit(t, s)
	r, _ := v.post("/unlock", url.Values{"passphrase": {browser.Phrase(browser.Staff)},
		"shared": {"yes"}})
	if r.StatusCode != http.StatusSeeOther {
		t.Fatal(r.Status)
	}
	for _, c := range r.Cookies() {
		if c.Name == "romukura-member" {
			t.Error("the terminal remembers who was there")
		}
	}
	if _, body := v.get("/o/board"); !strings.Contains(body, "共用端末") {
		t.Error("the page does not say that the terminal is shared")
	}
	s.Clock.Turn(page.Shared + time.Second)
	if r, _ := v.get("/o/board"); r.StatusCode != http.StatusSeeOther {
		t.Error("still open: ", r.Status)
	}
	empty(t, s)
	v.post("/unlock", url.Values{"passphrase": {browser.Phrase(browser.Staff)}, "shared": {"yes"}})
	if r, _ := v.post("/lock", url.Values{}); r.Header.Get("Clear-Site-Data") == "" ||
		r.Header.Get("Location") != "/locked" {
		t.Error("the browser is not asked to forget: ", r.Header)
	}
}

func TestWhoGuessesWaits(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	v := visit(t, s)
	wrong := url.Values{"passphrase": {"nani mo shiranai hito no kotoba"}}
	for i := range 5 {
		if r, _ := v.post("/unlock", wrong); r.StatusCode != http.StatusUnprocessableEntity {
			t.Fatal(i, r.Status)
		}
	}
	right := url.Values{"passphrase": {browser.Phrase(browser.Staff)}}
	if r, body := v.post("/unlock", right); r.StatusCode != http.StatusUnprocessableEntity ||
		!strings.Contains(body, "お待ちください") || strings.Contains(body, right.Get("passphrase")) {
		t.Error("let in at once: ", r.Status)
	}
	s.Clock.Turn(3 * time.Second)
	if r, _ := v.post("/unlock", right); r.StatusCode != http.StatusSeeOther {
		t.Error("not let in after the wait: ", r.Status)
	}
}

// TestTextsStandInTheCatalogue looks for Japanese in templates, and for what the policy blocks.
func TestTextsStandInTheCatalogue(t *testing.T) {
	blocked := regexp.MustCompile(`\bstyle=|\bhx-on|\bjs:|onclick|<style|<script>`)
	japanese := regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}]`)
	templates := 0
	err := filepath.WalkDir(".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".templ" {
			return err
		}
		templates++
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(text), "\n") {
			if blocked.MatchString(line) || japanese.MatchString(line) {
				t.Errorf("%s:%d: %s", name, i+1, strings.TrimSpace(line))
			}
		}
		made := strings.TrimSuffix(name, ".templ") + "_templ.go"
		if _, err := os.Stat(made); err != nil {
			t.Errorf("%s was not made: make templ", made)
		}
		return nil
	})
	if err != nil || templates == 0 {
		t.Error(err)
	}
}

func TestScriptsAreSmall(t *testing.T) {
	own := asset.Compressed("kbd.js") + asset.Compressed("dlg.js")
	all := own + asset.Compressed("htmx.js")
	t.Logf("own scripts %d bytes, all %d", own, all)
	if own > 3<<10 || all > 40<<10 {
		t.Errorf("scripts of %d and %d bytes compressed, at most 3 and 40 KiB", own, all)
	}
}

func TestAnAssetIsKeptForGoodAndSaysItsHash(t *testing.T) {
	s := browser.Serve(t, t.TempDir())
	v := visit(t, s)
	for _, name := range []string{"app.css", "tokens.css", "htmx.js", "kbd.js", "dlg.js", "icon.svg"} {
		r, body := v.get(asset.Href(name))
		if r.StatusCode != http.StatusOK || len(body) != asset.Size(name) ||
			!strings.Contains(r.Header.Get("Cache-Control"), "immutable") ||
			r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Error(name, r.Status, r.Header)
		}
	}
	if r, _ := v.get("/asset/0000000000000000/app.css"); r.StatusCode != http.StatusNotFound {
		t.Error(r.Status)
	}
	_, body := v.get("/locked")
	want := fmt.Sprintf(`src="%s" integrity="%s"`, asset.Href("htmx.js"), asset.Integrity("htmx.js"))
	if !strings.Contains(html.UnescapeString(body), want) {
		t.Error("the page asks for scripts without their hash")
	}
}
