// Package entry is the way into the desk in the browser, and out: making the office with its
// recovery sheet and drill, unlocking, the lock, and the end screen of a shared terminal.
//
// It promises that nobody enters by guessing quickly, that an office is made only by the browser
// that the command opened, and that real data waits until the sheet on paper was tried out. It
// shows no name before somebody is unlocked: names are sealed like everything else.
package entry

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"time"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/seal"
)

// Routes are the rows of the table.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /{$}", Scope: page.Outside, Do: begin},
		{Pattern: "GET /setup", Scope: page.Outside, Do: setup},
		{Pattern: "POST /setup", Scope: page.Outside, Do: found},
		{Pattern: "GET /setup/sheet", Scope: page.Outside, Do: sheet},
		{Pattern: "GET /setup/sheet.pdf", Scope: page.Outside, Bare: true, Do: sheetPDF},
		{Pattern: "GET /setup/drill", Scope: page.Outside, Do: drill},
		{Pattern: "POST /setup/drill", Scope: page.Outside, Do: tryDrill},
		{Pattern: "POST /setup/sheet", Scope: page.Office, Who: page.Owners, Step: true, Do: newSheet},
		{Pattern: "GET /setup/again", Scope: page.Office, Who: page.Owners, Do: again},
		{Pattern: "GET /setup/office", Scope: page.Office, Who: page.Owners, Do: card},
		{Pattern: "POST /setup/office", Scope: page.Office, Who: page.Owners, Do: saveCard},
		{Pattern: "GET /unlock", Scope: page.Outside, Do: unlock},
		{Pattern: "POST /unlock", Scope: page.Outside, Do: tryUnlock},
		{Pattern: "GET /o/ways", Scope: page.Office, Who: page.Everybody, Do: ways},
		{Pattern: "POST /o/ways", Scope: page.Office, Who: page.Everybody, Step: true, Do: addWay},
		{Pattern: "POST /o/ways/drop", Scope: page.Office, Who: page.Everybody, Step: true,
			Do: dropWay},
		{Pattern: "POST /lock", Scope: page.Outside, Do: lock},
		{Pattern: "GET /locked", Scope: page.Outside, Do: locked},
	}
}

// begin leads to where the browser belongs.
func begin(q *page.Request) (page.Answer, error) {
	switch {
	case q.Desk().Book() == nil:
		return page.To("/setup"), nil
	case q.Session != nil:
		return page.To(q.Home()), nil
	}
	return page.To("/unlock"), nil
}

// unlock asks for the passphrase.
func unlock(q *page.Request) (page.Answer, error) {
	if q.Desk().Book() == nil {
		return page.To("/setup"), nil
	}
	if q.Session != nil {
		return page.To(q.Home()), nil
	}
	return page.Show(textUnlock, unlockPage(asked(q, part.Form{}))), nil
}

func asked(q *page.Request, f part.Form) form {
	known, err := q.Passkeys(seal.ID{})
	if err != nil {
		known = nil // the passphrase is asked for beside it
	}
	return form{Form: f, Known: !q.LastMember().IsZero(), Warnings: q.Desk().Warnings,
		Passkey: part.Passkey{Action: "/unlock", Word: textGoPasskey, Known: known,
			Fields: []part.Hidden{{Name: "shared"}}}}
}

// form is what the unlock page shows.
type form struct {
	part.Form
	Known    bool // somebody unlocked in this browser before
	Warnings []string
	Passkey  part.Passkey
}

// tryUnlock opens a session.
func tryUnlock(q *page.Request) (page.Answer, error) {
	if q.Desk().Book() == nil {
		return page.To("/setup"), nil
	}
	if made := q.Answered(); made != nil {
		return byPasskey(q, made)
	}
	typed := []byte(q.PostFormValue("passphrase"))
	defer clear(typed)
	if len(typed) == 0 {
		return refuse(q, fault.Fault{Path: "passphrase", Code: "entry.empty", Message: textNoPassphrase})
	}
	phrase := q.Desk().Rules.Read(typed)
	defer phrase.Wipe()
	u := page.Unlocking{With: member.With{Passphrase: phrase}, Shared: q.Text("shared") == "yes"}
	if q.Text("who") == "last" {
		u.Member = q.LastMember()
	}
	_, cookies, err := q.Unlock(u)
	if errors.Is(err, member.ErrSecret) && !u.Member.IsZero() {
		if faults, typed := page.FaultsOf(err, "passphrase"); typed {
			faults[0].Remedy = textMaybeOther + faults[0].Remedy
			return refuse(q, faults...)
		}
	}
	if err != nil {
		return failed(q, err)
	}
	return page.Answer{Go: next(q), Cookies: cookies}, nil
}

// failed tells why nobody was let in.
func failed(q *page.Request, err error) (page.Answer, error) {
	var wait *page.WaitError
	if errors.As(err, &wait) {
		seconds := int((wait.Left + time.Second - 1) / time.Second)
		return refuse(q, fault.Fault{Path: "passphrase", Code: "entry.wait",
			Message: fmt.Sprintf(textWait, seconds)})
	}
	faults, typed := page.FaultsOf(err, "passphrase")
	if !typed {
		return page.Answer{}, err
	}
	return refuse(q, faults...)
}

func refuse(q *page.Request, faults ...fault.Fault) (page.Answer, error) {
	f := q.Typed(faults...)
	return page.Faulty(textUnlock, unlockPage(asked(q, f))), nil
}

// next is where a member goes first: to what the office lacks, or to work.
func next(q *page.Request) string {
	x := q.Session
	if x.Role == member.Owner {
		if x.Keys.Ready() != nil {
			return "/setup/again"
		}
		if x.Office().Name == "" {
			return "/setup/office"
		}
	}
	return q.Home()
}

// lock ends the session. On a shared terminal the browser is asked to forget, and the page that
// comes shows nothing of anybody.
func lock(q *page.Request) (page.Answer, error) {
	shared := q.Session != nil && q.Session.Shared
	q.Lock()
	if shared {
		return page.Answer{Go: "/locked", Forget: true}, nil
	}
	return page.To("/locked"), nil
}

func locked(*page.Request) (page.Answer, error) {
	return page.Show(textLocked, lockedPage()), nil
}

// firstCookie says that this browser is the one that the command opened.
const firstCookie = "romukura-first"

// invited tells whether this browser may make the office. A word in the address becomes a cookie.
func invited(q *page.Request) (cookie *http.Cookie, ok bool) {
	word := q.Query("t")
	if c, err := q.Cookie(firstCookie); err == nil && word == "" {
		word = c.Value
	}
	want := q.Desk().Invitation
	if want == "" || subtle.ConstantTimeCompare([]byte(word), []byte(want)) != 1 {
		return nil, false
	}
	return &http.Cookie{Name: firstCookie, Value: word, Path: "/setup", HttpOnly: true,
		SameSite: http.SameSiteStrictMode, MaxAge: 1800}, true
}

// idOf is the id of the office's own card where it has none: the book holds one office.
const idOf = "office"
