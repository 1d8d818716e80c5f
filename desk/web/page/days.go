package page

import (
	"net/http"
	"slices"
	"time"

	"romukura/desk/web/part"
)

// daysCookie keeps how days are shown in this browser. It says nothing about anybody.
const daysCookie = "romukura-days"

var shownDays = []part.Eras{part.Both, part.Western, part.Japanese}

// Days is how this browser has days shown from the next unlocking on.
func (q *Request) Days() part.Eras {
	c, err := q.Cookie(daysCookie)
	if err != nil || !slices.Contains(shownDays, part.Eras(c.Value)) {
		return part.Both
	}
	return part.Eras(c.Value)
}

// KeepDays is the cookie by which this browser has days shown in a way.
func KeepDays(e part.Eras) *http.Cookie {
	return cookie(daysCookie, string(e), 365*24*time.Hour)
}

// Kept is a cookie for a setting of this browser, which says nothing about anybody.
func Kept(name, value string) *http.Cookie { return cookie(name, value, 365*24*time.Hour) }
