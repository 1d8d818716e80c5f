package board

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/trade/filing"
)

// viewsCookie keeps the saved views of this browser: filters by words that tell nothing about
// anybody. They are those of who works here; a shared terminal keeps none.
const viewsCookie page.Setting = "romukura-views"

// mostViews are how many views a browser keeps.
const mostViews = 8

// filters are the words of an address that narrow the list.
var filters = []string{"view", "owner", "client", "procedure"}

// savedView is a list that somebody comes back to.
type savedView struct {
	Word string // what it shows
	Href string
	N    int // its place, to drop it
}

// filterOf is the filter of an address or a form, in one writing.
func filterOf(of func(string) string) string {
	v := url.Values{}
	for _, name := range filters {
		if text := of(name); text != "" && len(text) <= 64 {
			v.Set(name, text)
		}
	}
	return v.Encode()
}

// kept are the filters that this browser keeps.
func kept(q *page.Request) []string {
	c, err := q.Cookie(string(viewsCookie))
	if err != nil || q.Session.Shared {
		return nil
	}
	text, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || len(text) == 0 {
		return nil
	}
	all := strings.Split(string(text), "\n")
	return all[:min(len(all), mostViews)]
}

// savedViews are the views of this browser, named by what they filter now. One of a client or an
// owner whom the member does not see any more is left out.
func savedViews(q *page.Request, all []Due) []savedView {
	var out []savedView
	for i, f := range kept(q) {
		v, err := url.ParseQuery(f)
		if err != nil {
			continue
		}
		if word := wordsOf(q, all, v.Get); word != "" {
			out = append(out, savedView{Word: word, Href: "/o/board/cases?" + filterOf(v.Get), N: i})
		}
	}
	return out
}

// wordsOf names a filter.
func wordsOf(q *page.Request, all []Due, of func(string) string) string {
	var words []string
	if view := textViews[of("view")]; view != "" {
		words = append(words, view)
	}
	for _, p := range q.Session.Profiles() {
		if p.Ref == of("client") {
			words = append(words, p.Name)
		}
	}
	if p := dispatch.ShortName(filing.Procedure(of("procedure"))); p != "" {
		words = append(words, p)
	}
	for _, o := range ownersOf(all) {
		if o.Value != "" && o.Value == of("owner") {
			words = append(words, textOwner+" "+o.Word)
		}
	}
	return strings.Join(words, textDot)
}

// keepView saves the list that is shown.
func keepView(q *page.Request) (page.Answer, error) {
	f := filterOf(q.Text)
	all := kept(q)
	if f == "" || q.Session.Shared {
		return page.To("/o/board"), nil
	}
	if !slices.Contains(all, f) {
		all = append(all, f)
	}
	all = all[max(0, len(all)-mostViews):]
	a := page.To("/o/board/cases?" + f).Saying(textViewKept)
	a.Cookies = []*http.Cookie{viewsOf(all)}
	return a, nil
}

// dropView forgets a saved view.
func dropView(q *page.Request) (page.Answer, error) {
	all := kept(q)
	n, err := strconv.Atoi(q.Text("n"))
	if err != nil || n < 0 || n >= len(all) {
		return page.To("/o/board"), nil
	}
	a := page.To("/o/board").Saying(textViewDropped)
	a.Cookies = []*http.Cookie{viewsOf(slices.Delete(all, n, n+1))}
	return a, nil
}

func viewsOf(all []string) *http.Cookie {
	return viewsCookie.Keep(base64.RawURLEncoding.EncodeToString([]byte(strings.Join(all, "\n"))))
}
