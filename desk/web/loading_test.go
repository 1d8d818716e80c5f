package web_test

import (
	"strings"
	"sync"
	"testing"

	"romukura/desk/scale"
	"romukura/desk/sealed"
	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/tools/browser"
	"romukura/trade/client"
)

// TestEveryScreenOfTheOfficeShowsWhatIsOpenWhileTheRestIsBeingOpened holds the opening of many
// clients halfway, and looks at each screen that speaks of all of them: it says that some are still
// missing, and what stands there can be used.
func TestEveryScreenOfTheOfficeShowsWhatIsOpenWhileTheRestIsBeingOpened(t *testing.T) {
	d, _, release := halfway(t)
	for name, path := range map[string]browser.Path{"O1-loading": "/o/board",
		"O1-cases-loading": "/o/board/cases", "O2-loading": "/o/clients", "O4-loading": "/o/pay",
		"O6-loading": "/o/yearly", "O7-loading": "/o/filings", "O10-loading": "/o/access",
		"season-loading": "/o/season", "charts-loading": "/o/charts"} {
		d.Screen(name, path)
		if browser.Value[int](d.Page, "document.querySelectorAll('#opening progress').length") != 1 {
			t.Errorf("%s does not say that clients are still being opened", path)
		}
	}
	close(release)
	d.Halfway = false
	d.Go("/o/board")
}

// halfway is an office of which some clients stand open and the rest is being opened until it is
// released: one that is open, paid for two months, and one that is closed.
func halfway(t *testing.T) (d *browser.Office, ids struct{ open, closed client.ID },
	release chan struct{}) {
	t.Helper()
	maker, err := scale.New()
	if err != nil {
		t.Fatal(err)
	}
	content := large(maker, 96, 20)
	if err := paid(content, 2); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	release = make(chan struct{})
	table := web.Table()
	for i := range table {
		if show := table[i].Do; table[i].Pattern == "GET /o/board" {
			table[i].Do = func(q *page.Request) (page.Answer, error) {
				once.Do(func() {
					hold(q.Session, release)
					for _, p := range q.Session.Profiles() {
						if q.Session.Client(p.ID) == nil {
							ids.closed = p.ID
						} else {
							ids.open = p.ID
						}
					}
				})
				return show(q)
			}
		}
	}
	s := browser.Serve(t, browser.KeepOf(t, content), table...)
	d = &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Halfway = true
	d.Unlock(browser.Owner)
	d.Go("/o/board")
	if ids.open == "" || ids.closed == "" {
		t.Fatalf("the book is not half open: %+v", ids)
	}
	return d, ids, release
}

// TestEveryScreenOfAClientCanBeUsedWhileOthersAreBeingOpened looks at each screen of one client
// that stands open already: it is whole, and says that others are still missing.
func TestEveryScreenOfAClientCanBeUsedWhileOthersAreBeingOpened(t *testing.T) {
	d, ids, release := halfway(t)
	at := func(rest ...string) browser.Path { return d.ClientPath(ids.open, rest...) }
	person := linked(d, at("register"), "#people tbody a")
	run := at("pay", "staff", scale.Month.String())
	d.Go(run + "?view=all")
	d.Click("table tbody td a")
	figure := browser.Path(browser.Value[string](d.Page,
		"document.querySelector('.figure').getAttribute('href')"))
	for name, path := range map[string]browser.Path{
		"O2-client-loading": at("file"), "O2-edit-loading": at("file", "profile"),
		"O3-loading": at("register"), "O3-person-loading": person,
		"O3-edit-loading": person + "/edit/address", "O3-bulk-loading": at("register", "bulk"),
		"O4-client-loading": at("pay"), "O4-run-loading": run, "O4-entry-loading": run + "/entry",
		"O4-bonus-loading": at("bonus"), "O5-loading": figure, "O7-client-loading": at("cases"),
		"O7-new-loading": at("cases", "new"), "O6-client-loading": at("decisions"),
		"M3-loading": at("season"), "charts-client-loading": at("charts"),
		"import-client-loading": at("import"), "O10-client-loading": at("access"),
	} {
		d.Screen(name, path)
		if browser.Value[int](d.Page, "document.querySelectorAll('#opening progress').length") != 1 {
			t.Errorf("%s does not say that clients are still being opened", name)
		}
		if text := d.Text("main"); len(text) < 60 {
			t.Errorf("%s shows nothing: %q", name, text)
		}
	}
	close(release)
}

// TestAClientThatTakesLongToOpenSaysSoAndIsShownWhenItStands asks for screens of a client while it
// is still closed.
func TestAClientThatTakesLongToOpenSaysSoAndIsShownWhenItStands(t *testing.T) {
	d, ids, release := halfway(t)
	register := d.ClientPath(ids.closed, "register")
	for name, path := range map[string]browser.Path{"closed-loading": register,
		"closed-pay-loading": d.ClientPath(ids.closed, "pay")} {
		d.Screen(name, path)
		if text := d.Text("main"); !strings.Contains(text, "この顧問先の記録を、手元で復号しています") {
			t.Errorf("%s does not say what it waits for: %s", name, text)
		}
	}
	d.Go(register)
	close(release)
	d.Halfway = false
	d.Until("document.querySelector('#people tbody tr')")
	if d.Path() != string(register) {
		t.Error("another page is shown: ", d.Path())
	}
}

// hold keeps a session's store to itself until it is released: no client is opened meanwhile.
func hold(x *page.Session, release <-chan struct{}) {
	held := make(chan struct{})
	go func() {
		_ = x.With(func(*sealed.Store) error {
			close(held)
			<-release
			return nil
		})
	}()
	<-held
}
