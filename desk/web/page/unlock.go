package page

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"romukura/desk/member"
	"romukura/ground/fault"
	"romukura/seal"
)

// Names of cookies. None says anything about anybody: tokens by chance, the opaque id of the member
// who unlocked in this browser last, and whether single letters are keys.
const (
	sessionCookie = "romukura-session"
	memberCookie  = "romukura-member"
	paperCookie   = "romukura-paper"
	keysCookie    = "romukura-keys"
)

// cookie makes a cookie that scripts do not read and other sites do not send.
func cookie(name, value string, age time.Duration) *http.Cookie {
	return &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true,
		SameSite: http.SameSiteStrictMode, MaxAge: int(age.Seconds())}
}

// tries slows down who guesses: after some failures each further try waits, and no more than two
// are worked on at once, for each takes much memory by design.
type tries struct {
	mu      sync.Mutex
	failed  int
	blocked time.Time
	slots   chan struct{}
}

// After these failures in a row, waiting begins; it doubles, up to the longest.
const (
	freeTries   = 5
	firstWait   = 2 * time.Second
	longestWait = 5 * time.Minute
)

// Unlocking is what somebody offers to be let in.
type Unlocking struct {
	With   member.With
	Member seal.ID // zero: any member; each lock is tried
	Shared bool
}

// WaitError reports that there were too many failures, and how long it waits.
type WaitError struct{ Left time.Duration }

// Error is for the log alone.
func (e *WaitError) Error() string { return "page: too many failures" }

// Unlock opens a session for this browser. The answer's cookies carry it.
func (q *Request) Unlock(u Unlocking) (*Session, []*http.Cookie, error) {
	s := q.server
	if left := s.tries.wait(s.desk.Now()); left > 0 {
		return nil, nil, &WaitError{left}
	}
	release, err := s.tries.enter(q.Context())
	if err != nil {
		return nil, nil, err
	}
	defer release()
	if s.desk.Check != nil {
		if err := s.desk.Check(q.Context()); err != nil {
			return nil, nil, err
		}
	}
	keys, err := s.desk.Book().Unlock(q.Context(), u.Member, u.With)
	if err != nil {
		if errors.Is(err, member.ErrSecret) {
			s.tries.fail(s.desk.Now())
		}
		return nil, nil, err
	}
	s.tries.pass()
	return q.Enter(keys, u.Shared)
}

// Enter makes a session of keys that are open already.
func (q *Request) Enter(keys *member.Session, shared bool) (*Session, []*http.Cookie, error) {
	s := q.server
	if q.Session != nil {
		q.Session.Keys.Lock(q.Context()) // another id with every unlocking, and one session a browser
	}
	x, err := s.begin(context.WithoutCancel(q.Context()), keys, shared)
	if err == nil {
		err = s.desk.remember(q.Context(), keys)
	}
	if err != nil {
		keys.Lock(q.Context())
		return nil, nil, err
	}
	x.Eras = q.Days() // before anybody asks: it does not change while the session lives
	token, sum := newToken()
	s.mu.Lock()
	s.sessions[sum] = x
	s.mu.Unlock()
	q.Session, q.token = x, token
	cookies := []*http.Cookie{cookie(sessionCookie, token, 12*time.Hour)}
	if !shared {
		cookies = append(cookies, cookie(memberCookie, keys.Member().String(), 365*24*time.Hour))
	}
	return x, cookies, nil
}

// LastMember is who unlocked in this browser last, zero when nobody did.
func (q *Request) LastMember() seal.ID {
	c, err := q.Cookie(memberCookie)
	if err != nil {
		return seal.ID{}
	}
	id, err := seal.ParseID(c.Value)
	if err != nil {
		return seal.ID{}
	}
	return id
}

// Lock ends this browser's session.
func (q *Request) Lock() {
	if q.Session != nil {
		q.Session.Keys.Lock(q.Context())
		q.Session = nil
	}
}

// LockAll ends every session of the desk.
func (q *Request) LockAll() {
	q.server.LockAll(q.Context())
	q.Session = nil
}

// Left is how long this browser's session lives when nobody works in it.
func (q *Request) Left() time.Duration {
	if q.Session == nil {
		return 0
	}
	return q.Session.left()
}

func (t *tries) wait(now time.Time) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.blocked.Sub(now)
}

func (t *tries) fail(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed++; t.failed < freeTries {
		return
	}
	wait := firstWait
	for range min(t.failed-freeTries, 10) {
		wait *= 2
	}
	t.blocked = now.Add(min(wait, longestWait))
}

func (t *tries) pass() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failed, t.blocked = 0, time.Time{}
}

// enter waits for one of the two places in which a passphrase is tried.
func (t *tries) enter(ctx context.Context) (release func(), err error) {
	t.mu.Lock()
	if t.slots == nil {
		t.slots = make(chan struct{}, 2)
	}
	slots := t.slots
	t.mu.Unlock()
	select {
	case slots <- struct{}{}:
		return func() { <-slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// faultsOf are the faults of an error, all at one field.
func faultsOf(err error, field string) []fault.Fault {
	var many *fault.Error
	if !errors.As(err, &many) {
		return []fault.Fault{{Path: field, Code: "page.failed", Message: textBrokenWhat,
			Remedy: textBrokenDo}}
	}
	all := make([]fault.Fault, len(many.Faults))
	for i, f := range many.Faults {
		f.Path = field
		all[i] = f
	}
	return all
}

// FaultsOf are the faults of an error at one field of a form; false where the error is no fault of
// what was typed.
func FaultsOf(err error, field string) ([]fault.Fault, bool) {
	var many *fault.Error
	if !errors.As(err, &many) {
		return nil, false
	}
	return faultsOf(err, field), true
}
