package web_test

import (
	"html"
	"net/http"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/tools/browser"
)

// naughty is what somebody may have typed into a name.
const naughty = `"'><naughty onerror=x>{{7*7}}`

// typed are fields of the book in which people type freely.
var typed = regexp.MustCompile(`^(Name|Kana|Employer|Family|Given|Line|Reason|Note|Street)$`)

// spoil puts what is naughty behind every text that was typed.
func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if x := v.Field(i); x.Kind() == reflect.String && typed.MatchString(f.Name) &&
				x.String() != "" {
				x.SetString(x.String() + naughty)
			} else {
				spoil(x)
			}
		}
	}
}

// links are addresses of the desk in a page.
var links = regexp.MustCompile(`(?:href|hx-get|src)="(/[^"#]*)`)

// refs are what differs between two pages of one shape.
var refs = regexp.MustCompile(`[0-9a-f]{32}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|=[^&]*`)

// perShape is how many pages of one shape are looked at.
const perShape = 2

// TestS66_EveryLinkLeadsSomewhereAndWhatPeopleTypedStaysText fills the sample office with what
// would be markup if a page took it for such, and follows every link of every screen.
func TestS66_EveryLinkLeadsSomewhereAndWhatPeopleTypedStaysText(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients {
		spoil(reflect.ValueOf(c))
	}
	s := browser.Serve(t, browser.KeepOf(t, b))
	v := as(t, s, browser.Owner)
	v.opened()
	seen, shapes, shown := map[string]bool{}, map[string]int{}, 0
	for next := []string{"/o/board"}; len(next) > 0; next = next[1:] {
		path := next[0]
		r, body := v.get(path)
		for r.StatusCode == http.StatusSeeOther {
			r, body = v.get(r.Header.Get("Location"))
		}
		if r.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
		if strings.Contains(body, "<naughty") || strings.Contains(body, "{49}") {
			t.Errorf("%s takes what was typed for markup", path)
		}
		if strings.Contains(body, "naughty") {
			shown++
		}
		for _, m := range links.FindAllStringSubmatch(body, -1) {
			to := html.UnescapeString(m[1])
			shape := refs.ReplaceAllString(to, "·")
			if seen[to] || shapes[shape] == perShape || strings.HasPrefix(to, "/asset/") {
				continue
			}
			seen[to] = true
			shapes[shape]++
			next = append(next, to)
		}
	}
	t.Logf("%d pages of %d shapes, %d with what was typed", len(seen), len(shapes), shown)
	if len(seen) < 20 || shown < 10 {
		t.Errorf("%d pages, %d with what was typed: too few were looked at", len(seen), shown)
	}
}
