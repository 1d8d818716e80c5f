package declaration_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/tools/browser"
)

// caller asks the desk without a screen and keeps its cookies.
type caller struct {
	t       *testing.T
	address string
	client  *http.Client
}

func calling(t *testing.T, s *browser.Served) *caller {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &caller{t, s.Address, &http.Client{Jar: jar, CheckRedirect: stay}}
}

// heard is an answer: its status, where it leads, and its page.
type heard struct {
	Status   int
	To, Page string
}

func (c *caller) ask(path string, form url.Values) (h heard) {
	method, body := "GET", io.Reader(nil)
	if form != nil {
		method, body = "POST", strings.NewReader(form.Encode())
	}
	q, err := http.NewRequestWithContext(c.t.Context(), method, c.address+path, body)
	if err != nil {
		c.t.Error(err)
		return h
	}
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	if form != nil {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r, err := c.client.Do(q)
	if err != nil {
		c.t.Error(err)
		return h
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		c.t.Error(err)
	}
	return heard{r.StatusCode, r.Header.Get("Location"), string(text)}
}

// enter tells whether a code lets somebody in.
func (c *caller) enter(code, born string) bool {
	return c.ask("/d", url.Values{"code": {code}, "born": {born}}).To == "/d/form"
}

// desk is the sample office with a member at work, and a person who is to answer.
type desk struct {
	*browser.Served
	member, person *caller
	client, who    string
	born           string
}

var (
	row    = regexp.MustCompile(`href="/o/k/[^/]+/register/([0-9a-f]{32})"`)
	date   = regexp.MustCompile(`\d{4}/\d\d/\d\d`)
	shown  = regexp.MustCompile(`class="code">([^<]+)<`)
	atPath = regexp.MustCompile(`name="at" value="([^"]+)"`)
	wild   = regexp.MustCompile(`\{[a-z]+(\.\.\.)?\}`)
)

func opened(t *testing.T) *desk {
	t.Helper()
	s := browser.Serve(t, browser.Keep(t))
	d := &desk{Served: s, member: calling(t, s), person: calling(t, s)}
	phrase := url.Values{"passphrase": {browser.Phrase(browser.Owner)}}
	if h := d.member.ask("/unlock", phrase); h.Status != http.StatusSeeOther {
		t.Fatal("not unlocked: ", h.Status)
	}
	d.client = "/o/k/" + s.Server.Ref(browser.Assigned)
	list := d.member.ask(d.client+"/register", nil).Page
	m := row.FindStringSubmatchIndex(list)
	if m == nil {
		t.Fatal("nobody is in the register")
	}
	d.who, d.born = list[m[2]:m[3]], date.FindString(list[m[0]:])
	return d
}

func (d *desk) at() string      { return d.client + "/declare/2026/" + d.who }
func (d *desk) settled() string { return d.client + "/season/2026/p/" + d.who }

// code is a new code for the person.
func (d *desk) code() string {
	proof := url.Values{"proof": {browser.Phrase(browser.Owner)}}
	m := shown.FindStringSubmatch(d.member.ask(d.at(), proof).Page)
	if m == nil {
		d.member.t.Fatal("no code is shown")
	}
	return m[1]
}

func TestACodeEndsAfterHalfAnHourThoughTheMemberWorksOn(t *testing.T) {
	d := opened(t)
	code := d.code()
	for range 4 {
		d.Clock.Turn(8 * time.Minute)
		if h := d.member.ask(d.at(), nil); h.Status != http.StatusOK {
			t.Fatal("the member is locked, which proves nothing: ", h.Status)
		}
	}
	if d.person.enter(code, d.born) {
		t.Error("a code opens after 32 minutes")
	}
	if !d.person.enter(d.code(), d.born) {
		t.Error("a new code does not open")
	}
}

func TestGuessesOfCodesAreFew(t *testing.T) {
	d := opened(t)
	code, stranger := d.code(), calling(t, d.Served)
	for range 10 {
		if stranger.enter("AAAA-AAAA", "2000/1/1") {
			t.Fatal("a guess opens")
		}
	}
	h := stranger.ask("/d", url.Values{"code": {code}, "born": {d.born}})
	if h.To != "" || !strings.Contains(h.Page, "1分ほど待って") {
		t.Error("the eleventh code of a minute is looked at: ", h.Status, h.To)
	}
	d.Clock.Turn(time.Minute)
	if !d.person.enter(code, d.born) {
		t.Error("a minute later the right code does not open")
	}
}

func TestACodeLetsOneBrowserIn(t *testing.T) {
	d := opened(t)
	for range 8 { // each round is a wrong code at most: below the limit of a minute
		code, in, start := d.code(), make(chan bool, 2), make(chan struct{})
		for range 2 {
			c := calling(t, d.Served)
			go func() { <-start; in <- c.enter(code, d.born) }()
		}
		close(start)
		if one, other := <-in, <-in; one == other {
			t.Fatalf("let in: %v and %v", one, other)
		}
	}
}

func TestWhoAnswersReachesNoPageOfTheDesk(t *testing.T) {
	d := opened(t)
	if !d.person.enter(d.code(), d.born) {
		t.Fatal("not let in")
	}
	nobody, n := calling(t, d.Served), 0
	for _, r := range web.Table() {
		if r.Scope == page.Outside {
			continue
		}
		path := strings.ReplaceAll(strings.TrimSuffix(r.Path(), "{$}"), "/o/k/{client}", d.client)
		path = wild.ReplaceAllString(strings.ReplaceAll(path, "{person}", d.who), "x")
		var form url.Values
		want := heard{Status: http.StatusSeeOther, To: "/unlock"}
		if r.Method() == http.MethodPost {
			form, want = url.Values{}, heard{Status: http.StatusUnauthorized}
		}
		for _, c := range []*caller{d.person, nobody} {
			if h := c.ask(path, form); h.Status != want.Status || h.To != want.To {
				t.Errorf("%s: %d %s, want %+v", r.Pattern, h.Status, h.To, want)
			}
		}
		n++
	}
	if n < 100 {
		t.Errorf("%d routes: too few were tried", n)
	}
}

func TestWhatAPersonTypesKeepsNoMemberUnlocked(t *testing.T) {
	d := opened(t)
	if !d.person.enter(d.code(), d.born) {
		t.Fatal("not let in")
	}
	for i := range 4 {
		d.Clock.Turn(12 * time.Minute)
		d.person.ask("/d/form", url.Values{"at": {"dependents.elsewhere"},
			"value": {[]string{"yes", "no"}[i%2]}})
	}
	if h := d.member.ask("/o/board", nil); h.To != "/unlock" {
		t.Error("48 minutes away, and still unlocked: ", h.Status)
	}
	if h := d.person.ask("/d/form", nil); h.To != "/d" {
		t.Error("the form outlives the member's session: ", h.Status, h.To)
	}
}

// answerAll answers with no, none or nothing, and hands in.
func (d *desk) answerAll(t *testing.T) {
	t.Helper()
	for to, n := "/d/form", 0; to != "/d/all"; n++ {
		h := d.person.ask(to, nil)
		if m := atPath.FindStringSubmatch(h.Page); m != nil {
			value := "0"
			switch {
			case strings.Contains(h.Page, `value="no"`):
				value = "no"
			case strings.Contains(h.Page, `value="none"`):
				value = "none"
			}
			h = d.person.ask("/d/form", url.Values{"at": m[1:], "value": {value}})
		}
		if to = h.To; to == "" || n > 60 {
			t.Fatal("it does not go on: ", h.Status)
		}
	}
	if h := d.person.ask("/d/submit", url.Values{}); h.To != "/d/done" {
		t.Fatal("not handed in: ", h.Status)
	}
}

func TestWhatCameBackIsNotShownAsHandedIn(t *testing.T) {
	d := opened(t)
	if !d.person.enter(d.code(), d.born) {
		t.Fatal("not let in")
	}
	d.answerAll(t)
	why := url.Values{"kind": {"insurance"}, "reason": {"証明書がありません"}}
	if h := d.member.ask(d.settled()+"/return", why); h.Status != http.StatusSeeOther {
		t.Fatal("not returned: ", h.Status)
	}
	all := d.person.ask("/d/all", nil).Page
	if strings.Contains(all, "回答を受け取りました") || !strings.Contains(all, "証明書がありません") ||
		!strings.Contains(all, `action="/d/submit"`) {
		t.Error("a returned form looks handed in, or cannot be handed in again")
	}
	if !strings.Contains(d.member.ask(d.at(), nil).Page, "差し戻し中") {
		t.Error("the office is not told that it came back")
	}
	if h := d.person.ask("/d/submit", url.Values{}); h.To != "/d/done" {
		t.Fatal("not handed in again: ", h.Status)
	}
	if !strings.Contains(d.person.ask("/d/all", nil).Page, "回答を受け取りました") {
		t.Error("handed in again, and not told")
	}
}
