package web_test

import (
	"sync"
	"testing"

	"romukura/desk/scale"
	"romukura/desk/sealed"
	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/tools/browser"
)

// TestEveryScreenOfTheOfficeShowsWhatIsOpenWhileTheRestIsBeingOpened holds the opening of many
// clients halfway, and looks at each screen that speaks of all of them: it says that some are still
// missing, and what stands there can be used.
func TestEveryScreenOfTheOfficeShowsWhatIsOpenWhileTheRestIsBeingOpened(t *testing.T) {
	maker, err := scale.New()
	if err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	release := make(chan struct{})
	table := web.Table()
	for i := range table {
		if show := table[i].Do; table[i].Pattern == "GET /o/board" {
			table[i].Do = func(q *page.Request) (page.Answer, error) {
				once.Do(func() { hold(q.Session, release) })
				return show(q)
			}
		}
	}
	s := browser.Serve(t, browser.KeepOf(t, large(maker, 96, 20)), table...)
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Halfway = true
	d.Unlock(browser.Owner)
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
