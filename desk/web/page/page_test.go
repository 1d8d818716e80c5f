package page_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/record"
	"romukura/record/log"
	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// card is a small screen over the client's own card, made as docs/screens.md tells.
func card() []page.Route {
	return []page.Route{
		{Pattern: "GET /o/k/{client}/card", Scope: page.OneClient, Who: page.Workers,
			Slot: page.SlotMemo, Do: showCard},
		{Pattern: "POST /o/k/{client}/card", Scope: page.OneClient, Who: page.Workers, Do: saveCard},
		{Pattern: "POST /o/k/{client}/aside", Scope: page.OneClient, Who: page.Workers, Do: aside},
		{Pattern: "POST /o/k/{client}/approve", Scope: page.OneClient, Who: page.Workers, Step: true,
			Do: func(q *page.Request) (page.Answer, error) {
				return page.Answer{Plain: "approved " + q.Text("note")}, nil
			}},
		{Pattern: "GET /o/k/{client}/broken", Scope: page.OneClient, Who: page.Workers,
			Do: func(q *page.Request) (page.Answer, error) { panic(q.Client.Profile.Name) }},
		{Pattern: "GET /o/k/{client}/p/{person}", Scope: page.OneClient, Who: page.Workers,
			Do: func(q *page.Request) (page.Answer, error) {
				e, err := q.Person()
				if err != nil {
					return page.Answer{}, err
				}
				return page.Answer{Plain: e.Number}, nil
			}},
	}
}

func seen(q *page.Request, c *book.Client) string {
	text, err := json.Marshal(c.Profile)
	if err != nil {
		panic(err) // impossible: a plain value
	}
	return q.Session.Mark(text)
}

func showCard(q *page.Request) (page.Answer, error) {
	person := q.Session.PersonRef(q.Client.Profile.ID, q.Client.Employees[0].ID)
	return page.Show("card", templ.Raw("<p id=employer>"+q.Client.Profile.Employer+"</p><p id=seen>"+
		seen(q, q.Client)+"</p><p id=person>"+person+"</p>")), nil
}

func saveCard(q *page.Request) (page.Answer, error) {
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			if q.Text("seen") != seen(q, c) {
				return page.ErrChanged
			}
			c.Profile.Employer = q.Text("employer")
			return nil
		}})
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("card")).Saying("kept"), batch), nil
}

// aside writes beside the desk, as another program on the same file does.
func aside(q *page.Request) (page.Answer, error) {
	return page.To(q.Path("card")), q.Session.With(func(s *sealed.Store) error {
		other := sealed.New(s.Desk)
		b, err := other.Load(q.Context(), q.Profile.ID)
		if err != nil {
			return err
		}
		b.Clients[0].Profile.Kana = "ソト"
		return other.Save(q.Context(), b, book.Change{Act: record.Edit})
	})
}

type visitor struct {
	t       *testing.T
	address string
	client  *http.Client
}

func as(t *testing.T, s *browser.Served, who string) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	v := &visitor{t, s.Address, &http.Client{Jar: jar, CheckRedirect: stay}}
	if status, _ := v.post("/unlock", "passphrase", browser.Phrase(who)); status != 303 {
		t.Fatal("not let in")
	}
	return v
}

func (v *visitor) get(path string) (int, string) { return v.do("GET", path, nil) }

func (v *visitor) post(path string, fields ...string) (int, string) {
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return v.do("POST", path, form)
}

func (v *visitor) do(method, path string, form url.Values) (int, string) {
	v.t.Helper()
	q, err := http.NewRequestWithContext(v.t.Context(), method, v.address+path,
		strings.NewReader(form.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == "POST" {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r, err := v.client.Do(q)
	if err != nil {
		v.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	if strings.Contains(string(body), "/o/opened/") { // the client is being opened still
		time.Sleep(20 * time.Millisecond)
		return v.do(method, path, form)
	}
	return r.StatusCode, string(body)
}

// held is the text of an element with an id, or a value of a hidden field.
func held(body, id string) string {
	for _, form := range []string{`id=` + id + `>([^<]*)<`, `name="` + id + `" value="([^"]*)"`} {
		if m := regexp.MustCompile(form).FindStringSubmatch(body); m != nil {
			return m[1]
		}
	}
	return ""
}

func start(t *testing.T) (*browser.Served, string) {
	t.Helper()
	s := browser.Serve(t, browser.Keep(t), append(web.Table(), card()...)...)
	v := as(t, s, browser.Owner)
	ref := s.Server.Ref(browser.Assigned)
	v.post("/lock")
	if ref == "" {
		t.Fatal("no address of the client")
	}
	return s, "/o/k/" + ref
}

func TestWhatOneSavesTheOtherSeesAndNeitherLosesWork(t *testing.T) {
	s, at := start(t)
	owner, staff := as(t, s, browser.Owner), as(t, s, browser.Staff)
	_, before := owner.get(at + "/card")
	old, mark := held(before, "employer"), held(before, "seen")
	if old == "" || mark == "" {
		t.Fatal("no card: ", before)
	}
	if status, body := owner.post(at+"/card", "seen", mark, "employer", "新任　代表"); status != 303 {
		t.Fatal(status, body)
	}
	if _, body := staff.get(at + "/card"); held(body, "employer") != "新任　代表" {
		t.Error("the colleague does not see it")
	}
	if status, body := staff.post(at+"/card", "seen", mark, "employer", "別人　代表"); status != 409 ||
		!strings.Contains(body, "ほかの人が先に保存しました") {
		t.Error("the second one wrote over the first: ", status)
	}
	_, after := owner.get(at + "/card")
	if held(after, "employer") != "新任　代表" || !strings.Contains(after, "kept") {
		t.Error("what was saved is not told")
	}
	status, _ := owner.post(at+"/undo", "batch", held(after, "batch"), "back", at+"/card")
	_, undone := staff.get(at + "/card")
	if status != 303 || held(undone, "employer") != old {
		t.Error("not undone: ", status, held(undone, "employer"))
	}
}

// TestWhatIsSavedStandsOnWhatOthersWrote saves, has something written beside the desk, and saves
// once more.
func TestWhatIsSavedStandsOnWhatOthersWrote(t *testing.T) {
	s, at := start(t)
	v := as(t, s, browser.Owner)
	save := func(employer string) {
		t.Helper()
		_, body := v.get(at + "/card")
		status, _ := v.post(at+"/card", "seen", held(body, "seen"), "employer", employer)
		if _, body = v.get(at + "/card"); status != 303 || held(body, "employer") != employer {
			t.Fatal(employer, status)
		}
	}
	save("一　代表")
	save("二　代表")
	_, body := v.get(at + "/card")
	mark := held(body, "seen")
	if status, body := v.post(at + "/aside"); status != 303 {
		t.Fatal(status, body)
	}
	if status, _ := v.post(at+"/card", "seen", mark, "employer", "三　代表"); status != 409 {
		t.Error("saved over what was written beside the desk: ", status)
	}
	save("四　代表")
}

func TestTwoOnOnePageSeeEachOther(t *testing.T) {
	s, at := start(t)
	owner, staff := as(t, s, browser.Owner), as(t, s, browser.Staff)
	const told = "この画面を開いています"
	if _, body := owner.get(at + "/card"); strings.Contains(body, told) {
		t.Error("somebody is there who is not")
	}
	if _, body := staff.get(at + "/card"); !strings.Contains(body, told) {
		t.Error("the second does not see the first")
	}
	if _, body := owner.get(at + "/card"); !strings.Contains(body, told) {
		t.Error("the first does not see the second")
	}
	owner.get("/o/board")
	if _, body := staff.get(at + "/card"); strings.Contains(body, told) {
		t.Error("who went on is still told")
	}
	owner.get(at + "/card")
	s.Clock.Turn(6 * time.Minute)
	if _, body := staff.get(at + "/card"); strings.Contains(body, told) {
		t.Error("who touched nothing for long is still told")
	}
}

func TestNobodyIsSentElsewhereByUndoOrSwitch(t *testing.T) {
	s, at := start(t)
	v := as(t, s, browser.Owner)
	for _, back := range []string{"http://example.test/", "//example.test", "/unlock"} {
		status, _ := v.post(at+"/undo", "batch", strings.Repeat("0", 32), "back", back)
		if status != 404 {
			t.Error(back, status)
		}
	}
	for _, to := range []string{"http://example.test/", "//example.test/o/k/", "/lock"} {
		if status, _ := v.get("/o/switch?to=" + url.QueryEscape(to)); status != 404 {
			t.Error(to, status)
		}
	}
}

func TestAMyNumberInAFormIsStopped(t *testing.T) {
	s, at := start(t)
	v := as(t, s, browser.Owner)
	_, body := v.get(at + "/card")
	mark, old := held(body, "seen"), held(body, "employer")
	for _, text := range []string{"123456789018", "1234 5678 9018", "１２３４５６７８９０１８",
		"番号は1234-5678-9018です"} {
		status, answer := v.post(at+"/card", "seen", mark, "employer", text)
		if status != 422 || !strings.Contains(answer, "個人番号と思われる") ||
			strings.Contains(answer, "9018") {
			t.Error(text, status)
		}
	}
	if _, body := v.get(at + "/card"); held(body, "employer") != old {
		t.Error("the number was kept")
	}
	if strings.Contains(s.Log.String(), "9018") {
		t.Error("the number stands in the log")
	}
}

func TestAnIdOfOursIsNoMyNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"123456789018": true, "a 123456789018 b": true,
		"123456789018abcdef0123456789abcd":              false,
		"/o/k/123456789018abcdef0123456789abcd/card":    false,
		"123456789018abcdef0123456789abcd 123456789018": true,
		"123456789018abc":                               true,
	} {
		if page.HoldsNumber(text) != want {
			t.Errorf("%q: not %v", text, want)
		}
	}
}

func TestS28_WhoApprovesShowsOnceMoreWhoIsThere(t *testing.T) {
	s, at := start(t)
	v := as(t, s, browser.Owner)
	status, body := v.post(at+"/approve", "note", "first")
	if status != 200 || body != "approved first" {
		t.Fatal("asked although somebody unlocked just now: ", status)
	}
	s.Clock.Turn(6 * time.Minute)
	status, body = v.post(at+"/approve", "note", "second")
	if status != 403 || held(body, "note") != "second" {
		t.Fatal("what was typed does not wait: ", status)
	}
	status, body = v.post(at+"/approve", "note", "second", "proof", "something else entirely")
	if status != 403 || strings.Contains(body, "something else") {
		t.Error("a wrong passphrase: ", status)
	}
	status, body = v.post(at+"/approve", "note", "second", "proof", browser.Phrase(browser.Owner))
	if status != 200 || body != "approved second" {
		t.Error("not let through: ", status)
	}
}

func TestAPersonIsFoundByAWordThatTellsNothing(t *testing.T) {
	s, at := start(t)
	v := as(t, s, browser.Owner)
	_, body := v.get(at + "/card")
	word := held(body, "person")
	if status, number := v.get(at + "/p/" + word); status != 200 || number == "" ||
		strings.Contains(word, number) {
		t.Error(status, number)
	}
	if status, _ := v.get(at + "/p/" + strings.Repeat("0", 32)); status != 404 {
		t.Error(status)
	}
	other := "/o/k/" + s.Server.Ref(browser.Foreign)
	if status, _ := v.get(other + "/p/" + word); status != 404 {
		t.Error("found at another client: ", status)
	}
}

func TestS69_AMistakeOfOursTellsItsNumberAndNobodysData(t *testing.T) {
	s, at := start(t)
	v := as(t, s, browser.Owner)
	status, body := v.get(at + "/broken")
	number := regexp.MustCompile(`問い合わせ番号: ([0-9a-f]{8})`).FindStringSubmatch(body)
	if status != 500 || number == nil || !strings.Contains(s.Log.String(), number[1]) {
		t.Error("no number: ", status)
	}
	if strings.Contains(s.Log.String(), "さくら") {
		t.Error("the client stands in the log: ", s.Log)
	}
}

func TestTheLogSaysWhatWasOpenedBeforeItIsShown(t *testing.T) {
	s, at := start(t)
	opened := func() (n int) {
		err := s.Member.Engine.View(t.Context(), func(r record.Reader) error {
			return log.Each(t.Context(), r, s.Member.Device.Replica(), func(e log.Entry) error {
				if e.Action == log.Open {
					n += int(e.Count)
				}
				return nil
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	first := as(t, s, browser.Staff)
	first.get(at + "/card")
	before := opened()
	second := as(t, s, browser.Owner) // the book stands open in memory already
	if status, _ := second.get(at + "/card"); status != 200 {
		t.Fatal(status)
	}
	if opened() <= before+10 {
		t.Error("what the second one opened is not in the log")
	}
}

func TestATableThatSaysTooLittleIsRefused(t *testing.T) {
	do := func(*page.Request) (page.Answer, error) { return page.Answer{}, errors.New("never") }
	for name, r := range map[string]page.Route{
		"no scope":    {Pattern: "GET /x", Who: page.Owners, Do: do},
		"nobody":      {Pattern: "GET /x", Scope: page.Office, Do: do},
		"no function": {Pattern: "GET /x", Scope: page.Office, Who: page.Owners},
		"everybody":   {Pattern: "GET /x", Scope: page.Outside, Who: page.Owners, Do: do},
		"method":      {Pattern: "PUT /x", Scope: page.Office, Who: page.Owners, Do: do},
		"slot": {Pattern: "GET /x", Scope: page.Office, Who: page.Owners, Do: do,
			Slot: page.SlotRegister},
		"slot twice": {Pattern: "GET /x", Scope: page.Office, Who: page.Owners, Do: do,
			Slot: page.SlotBoard},
	} {
		if _, err := page.New(&page.Desk{}, append(web.Table(), r)); err == nil {
			t.Error(name, " is taken")
		}
	}
	if slices.ContainsFunc(web.Table(), func(r page.Route) bool { return r.Pattern == "" }) {
		t.Error("an empty row")
	}
}
