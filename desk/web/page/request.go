package page

import (
	"net/http"
	"strings"
	"time"

	"romukura/desk/book"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/employee"
)

// Request is what a route's function gets: who asks, of which client, and what was typed.
type Request struct {
	*http.Request
	Route   *Route
	Session *Session     // nil on routes from outside
	Client  *book.Client // of routes about one client: to read, and never to change
	Profile *Profile     // of that client

	server *Server
	token  string // of the session's cookie
}

// Desk is what the pages work with.
func (q *Request) Desk() *Desk { return q.server.desk }

// Today is the day by the desk's clock, where the office is.
func (q *Request) Today() caldate.Date { return dayOf(q.server.desk.Now()) }

// Now is the instant by the desk's clock, where the office is.
func (q *Request) Now() time.Time { return q.server.desk.Now().In(japan) }

// Fragment tells that a part of the page asks, and gets the body without the frame.
func (q *Request) Fragment() bool { return q.Header.Get("HX-Request") == "true" }

// Text is what was typed into a field, without blanks around it.
func (q *Request) Text(field string) string { return strings.TrimSpace(q.PostFormValue(field)) }

// Query is a setting in the address: a filter, a month, a page. Never anything about anybody.
func (q *Request) Query(name string) string { return q.URL.Query().Get(name) }

// Typed is the form as it was sent, with what is wrong with it.
func (q *Request) Typed(faults ...fault.Fault) part.Form {
	f := part.Form{Values: map[string]string{}, Faults: faults}
	for name, values := range q.PostForm {
		f.Values[name] = strings.Join(values, "\n")
	}
	return f
}

// Person is the person of the address's {person}, a member of the client's register.
func (q *Request) Person() (*employee.Employee, error) {
	of := func(id employee.ID) string { return q.Session.PersonRef(q.Client.Profile.ID, id) }
	id, ok := q.server.shelf.person(q.Client, q.PathValue("person"), of)
	if !ok {
		return nil, ErrNotThere
	}
	if e := q.Client.EmployeeByID(id); e != nil {
		return e, nil
	}
	return nil, ErrNotThere
}

// Path makes an address below the client's: Path("register") is /o/k/…/register.
func (q *Request) Path(rest ...string) string { return q.Profile.Path(rest...) }

// Path makes an address below a client's.
func (p *Profile) Path(rest ...string) string {
	return strings.Join(append([]string{"/o/k/" + p.Ref}, rest...), "/")
}
