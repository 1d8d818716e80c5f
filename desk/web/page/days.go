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

// Setting is a choice that a browser keeps, under a name. Its value says nothing about anybody.
type Setting string

// Keep is the cookie by which this browser keeps a value for the setting.
func (s Setting) Keep(value string) *http.Cookie {
	return cookie(string(s), value, 365*24*time.Hour)
}
