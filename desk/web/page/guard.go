package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/member"
	"romukura/desk/web/part"
	"romukura/ground/idnum"
	"romukura/seal"
	"romukura/seal/open"
)

// Policy is what a page of the desk may do: use its own files, and ask its own desk.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Headers stand on every answer; a page keeps nothing in the browser.
var Headers = [][2]string{
	{"Content-Security-Policy", Policy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"X-Frame-Options", "DENY"},
	{"Cache-Control", "no-store"},
}

// bodyLimit is the largest body of a form.
const bodyLimit = 1 << 20

// ServeHTTP sees that the browser means this desk, and that a page of this desk asks it to write.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, h := range Headers {
		w.Header().Set(h[0], h[1])
	}
	if !s.hosts[r.Host] {
		http.Error(w, textHost, http.StatusMisdirectedRequest)
		return
	}
	s.mux.ServeHTTP(w, r)
}

var protection = http.NewCrossOriginProtection()

// cross tells whether a request that writes may come from elsewhere than our own pages. A browser
// always says where it comes from; what does not say is no browser.
func cross(r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return false
	}
	if r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") == "" {
		return true
	}
	return protection.Check(r) != nil
}

// answer takes a request through every gate of its route, and writes what its function gives.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, route *Route) {
	q := &Request{Request: r, Route: route, server: s}
	defer func() {
		if p := recover(); p != nil {
			// What went wrong may hold somebody's data: where it did does not.
			s.write(w, q, s.broken(q, fmt.Errorf("panic: %T at %s", p, debug.Stack())))
		}
	}()
	a, err := s.gates(w, q)
	if err != nil {
		a = s.fail(q, err)
	}
	s.write(w, q, a)
	if q.Session != nil && q.Session.left() <= 0 {
		open.Forget() // locked while this page was made: what it held is overwritten now
	}
}

// lawful has a route's function work with one state of the law. What was typed is read before: who
// sends it slowly keeps nobody waiting.
func (q *Request) lawful() (Answer, error) {
	q.server.desk.law.begin()
	defer q.server.desk.law.end()
	return q.Route.Do(q)
}

// gates asks, one after the other: whose session, which role, which client, who is there, and what
// was typed. The function comes last.
func (s *Server) gates(w http.ResponseWriter, q *Request) (Answer, error) {
	route := q.Route
	if cross(q.Request) {
		return plainly(http.StatusForbidden, textCross, textCrossWhat, textCrossDo), nil
	}
	s.recall(q)
	if route.Scope == Outside {
		if err := q.read(w); err != nil {
			return Answer{}, err
		}
		return q.lawful()
	}
	if q.Session == nil {
		return s.locked(q), nil
	}
	if !route.Quiet {
		if err := q.Session.touch(); err != nil {
			q.Lock() // over for a reason that the cookie does not know: a clock that went back
			return s.locked(q), nil
		}
	}
	if !route.Admits(q.Session.Role) {
		return plainly(http.StatusForbidden, textForbidden, textForbiddenWhat, textForbiddenDo), nil
	}
	if route.Scope == OneClient {
		if a, wait, err := q.enter(); wait || err != nil {
			return a, err
		}
	}
	if err := q.read(w); err != nil {
		return Answer{}, err
	}
	if route.Step {
		if a, wait := q.step(); wait {
			return a, nil
		}
	}
	if a, found := q.numbers(); found {
		return a, nil
	}
	return q.lawful()
}

// locked leads to the way in. A part of a page, and a form that would write, are told instead.
func (s *Server) locked(q *Request) Answer {
	if q.Fragment() {
		return Answer{Status: http.StatusUnauthorized, Go: "/unlock"}
	}
	if q.Method != http.MethodGet {
		return plainly(http.StatusUnauthorized, textLocked, textLockedWhat, textLockedDo)
	}
	return To("/unlock")
}

// recall finds the session behind the cookie.
func (s *Server) recall(q *Request) {
	c, err := q.Cookie(sessionCookie)
	if err != nil {
		return
	}
	s.mu.Lock()
	x := s.sessions[sha256.Sum256([]byte(c.Value))]
	s.mu.Unlock()
	if x != nil && x.left() > 0 {
		q.Session, q.token = x, c.Value
	}
}

// read takes the form in, within the limit of the route.
func (q *Request) read(w http.ResponseWriter) error {
	if q.Method == http.MethodGet {
		return nil
	}
	limit := int64(bodyLimit)
	if q.Route.Upload > 0 {
		limit = q.Route.Upload
	}
	q.Body = http.MaxBytesReader(w, q.Body, limit)
	if q.Route.Upload > 0 {
		// All in memory: a file on its way through a folder would lie there in clear.
		return q.ParseMultipartForm(limit + bodyLimit)
	}
	return q.ParseForm()
}

// proofField is the passphrase on the page that asks who is there.
const proofField = "proof"

// proofs are all fields that show who is there.
var proofs = []string{proofField, credentialField, prfField}

// step has the member show who is there, where that was not done just now. What was typed into the
// form waits on that page.
func (q *Request) step() (Answer, bool) {
	err := q.Session.Keys.Stepped()
	var typed []part.Hidden
	for name, values := range q.PostForm {
		for _, v := range values {
			if !slices.Contains(proofs, name) {
				typed = append(typed, part.Hidden{Name: name, Value: v})
			}
		}
	}
	proof := q.PostFormValue(proofField)
	passkey := q.Answered()
	if err != nil && passkey != nil {
		proof = credentialField
		err = q.Session.Keys.StepUp(q.Context(), ByPasskey(passkey))
		clear(passkey.PRF[:])
	} else if err != nil && proof != "" {
		phrase := q.Desk().Rules.Read([]byte(proof))
		err = q.Session.Keys.StepUp(q.Context(), member.With{Passphrase: phrase})
		phrase.Wipe()
	}
	if err == nil {
		return Answer{}, false
	}
	var form part.Form
	if proof != "" {
		form.Faults = faultsOf(err, proofField)
	}
	a := Show(textStep, stepForm(q.URL.RequestURI(), typed, form, q.stepPasskey(typed)))
	a.Status = http.StatusForbidden
	return a, true
}

// numbers stops a form in which a My Number stands where none may.
func (q *Request) numbers() (Answer, bool) {
	if q.Method == http.MethodGet {
		return Answer{}, false
	}
	for name, values := range q.PostForm {
		if slices.Contains(proofs, name) || slices.Contains(q.Route.Numbers, name) {
			continue
		}
		for _, v := range values {
			if HoldsNumber(v) {
				return plainly(http.StatusUnprocessableEntity, textMyNumber, textMyNumberWhat,
					textMyNumberDo), true
			}
		}
	}
	return Answer{}, false
}

// ours are words of the program's own making: ids and marks, in which twelve digits may follow one
// another by chance.
var ours = regexp.MustCompile(`\b[0-9a-f]{32}\b`)

// HoldsNumber tells whether a text holds what by its check digit may be a My Number. Forms are
// looked through before a route's function is asked; what is read from a file, the function does.
func HoldsNumber(text string) bool {
	return len(idnum.FindMyNumbers(ours.ReplaceAllString(text, ""))) > 0
}

// plainly is a page that says what happened and what to do.
func plainly(status int, title, what, remedy string) Answer {
	t := trouble{Status: status, Title: title, What: what, Remedy: remedy}
	return Answer{Status: status, Title: title, Body: troublePage(t)}
}

// fail is the page of an error.
func (s *Server) fail(q *Request, err error) Answer {
	if errors.Is(err, member.ErrLocked) {
		return s.locked(q)
	}
	t, known := troubleOf(err)
	if !known {
		return s.broken(q, err)
	}
	return Answer{Status: t.Status, Title: t.Title, Body: troublePage(t)}
}

// broken tells the log what happened, and the person under which number it stands there.
func (s *Server) broken(q *Request, err error) Answer {
	t, _ := troubleOf(err)
	if said := s.desk.reason(err); said != "" {
		t.What, t.Remedy = said, ""
	}
	t.Number = seal.NewID().String()[:8]
	s.desk.Log.Error("page", slog.String("number", t.Number), slog.String("route", q.Route.Pattern),
		slog.String("error", err.Error()))
	return Answer{Status: t.Status, Title: t.Title, Body: troublePage(t)}
}

// write sends an answer.
func (s *Server) write(w http.ResponseWriter, q *Request, a Answer) {
	for _, c := range a.Cookies {
		http.SetCookie(w, c)
	}
	if a.Forget {
		w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	}
	if a.Fresh {
		w.Header().Set("HX-Refresh", "true")
	}
	switch {
	case a.Go != "":
		s.lead(w, q, a)
	case a.File != nil:
		writeFile(w, a.File)
	case a.Plain != "":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte(a.Plain)) // the browser went away: nothing to tell anybody
	default:
		s.show(w, q, a)
	}
}

// lead sends the browser on; what is to be said is said there.
func (s *Server) lead(w http.ResponseWriter, q *Request, a Answer) {
	if a.Say != nil && q.Session != nil {
		q.Session.say(a.Say)
	}
	if q.Fragment() {
		w.Header().Set("HX-Redirect", a.Go)
		w.WriteHeader(http.StatusOK)
		return
	}
	http.Redirect(w, q.Request, a.Go, http.StatusSeeOther)
}

func writeFile(w http.ResponseWriter, f *File) {
	how := "attachment"
	if f.Show {
		how = "inline"
	}
	w.Header().Set("Content-Type", f.Kind)
	w.Header().Set("Content-Disposition", how+"; filename*=UTF-8''"+escape(f.Name))
	_, _ = w.Write(f.Data) // the browser went away: nothing to tell anybody
}

// escape writes a file's name as RFC 8187 wants it.
func escape(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		if c == '.' || c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

// show renders a screen whole before the first byte goes out, so that a fault on the way is a page
// of its own and never half of another.
func (s *Server) show(w http.ResponseWriter, q *Request, a Answer) {
	if a.Body == nil {
		a.Body = templ.NopComponent
	}
	body := a.Body
	if !q.Fragment() && !q.Route.Bare {
		body = document(frameOf(q, &a))
	}
	var b bytes.Buffer
	if err := body.Render(context.WithoutCancel(q.Context()), &b); err != nil {
		s.desk.Log.Error("page", slog.String("route", q.Route.Pattern), slog.String("error", err.Error()))
		http.Error(w, textBroken, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if a.Status > 0 {
		w.WriteHeader(a.Status)
	}
	_, _ = b.WriteTo(w) // the browser went away: nothing to tell anybody
}
