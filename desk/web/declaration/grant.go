package declaration

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"strings"
	"sync"
	"time"

	"romukura/desk/web/page"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// grant lets one person fill in one form. It lies in the session of the member who gave it, and
// nowhere else: when that session locks it is gone.
type grant struct {
	session *page.Session
	client  client.ID
	person  employee.ID
	year    yearend.IncomeYear

	mu    sync.Mutex
	code  [32]byte // of the code's letters; zero once it was used
	token [32]byte // of the browser's token; zero before
	until time.Time
	wrong int
}

// grants are those of one session.
type grants struct {
	mu  sync.Mutex
	all []*grant
}

// key is where a session keeps them.
const key = "declaration"

// ofSession are the grants of a member's session, made when there are none yet.
func ofSession(x *page.Session) *grants {
	if g, ok := x.Parked(key).(*grants); ok {
		return g
	}
	g := &grants{}
	x.Park(key, g)
	return g
}

// letters of a code: none that is taken for another.
const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// codeLength are 40 bits: with few tries, half an hour and a date of birth beside it, enough.
const codeLength = 8

func newCode() string {
	var b [codeLength]byte
	_, _ = rand.Read(b[:]) // never fails
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return string(b[:4]) + "-" + string(b[4:])
}

// sumOf is what is kept of a code or a token.
func sumOf(text string) [32]byte {
	plain := strings.NewReplacer("-", "", " ", "", "\u3000", "").Replace(strings.ToUpper(text))
	return sha256.Sum256([]byte(plain))
}

// give makes a grant in place of any that the person had, and tells its code, once.
func give(x *page.Session, g *grant, now time.Time) string {
	code := newCode()
	g.session, g.code, g.until = x, sumOf(code), now.Add(good)
	withdraw(x, g.client, g.person)
	all := ofSession(x)
	all.mu.Lock()
	defer all.mu.Unlock()
	all.all = append(all.all, g)
	return code
}

// withdraw ends what a person was granted.
func withdraw(x *page.Session, of client.ID, who employee.ID) {
	all := ofSession(x)
	all.mu.Lock()
	defer all.mu.Unlock()
	var rest []*grant
	for _, g := range all.all {
		if g.client != of || g.person != who {
			rest = append(rest, g)
		}
	}
	all.all = rest
}

// granted finds a person's grant in a session, nil when there is none.
func granted(x *page.Session, of client.ID, who employee.ID, now time.Time) *grant {
	all := ofSession(x)
	all.mu.Lock()
	defer all.mu.Unlock()
	for _, g := range all.all {
		if g.client == of && g.person == who && g.lives(now) {
			return g
		}
	}
	return nil
}

func (g *grant) lives(now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return now.Before(g.until)
}

// used tells whether the code was taken by a browser.
func (g *grant) used() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.code == [32]byte{}
}

// every gives the grants of all who are unlocked.
func every(q *page.Request) []*grant {
	var out []*grant
	for _, x := range q.Unlocked() {
		if all, ok := x.Parked(key).(*grants); ok {
			all.mu.Lock()
			out = append(out, all.all...)
			all.mu.Unlock()
		}
	}
	return out
}

// mostWrong is how often a date of birth may be wrong before the code is spent.
const mostWrong = 5

// byCode finds the grant of a code. Every code is compared, in the same time.
func byCode(q *page.Request, code string) *grant {
	sum := sumOf(code)
	var found *grant
	for _, g := range every(q) {
		g.mu.Lock()
		if subtle.ConstantTimeCompare(sum[:], g.code[:]) == 1 && g.code != [32]byte{} &&
			q.Now().Before(g.until) && g.wrong < mostWrong {
			found = g
		}
		g.mu.Unlock()
	}
	return found
}

// take spends the code: from now on the browser's token opens the form. It reports false where
// another browser spent it first.
func (g *grant) take(now time.Time) (string, bool) {
	token := rand.Text()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.code == [32]byte{} {
		return "", false
	}
	g.code, g.token, g.until = [32]byte{}, sha256.Sum256([]byte(token)), now.Add(stay)
	return token, true
}

// miss counts a wrong date of birth.
func (g *grant) miss() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.wrong++
}

// cookie carries the token.
const cookie = "romukura-form"

// mine is the grant of the browser that asks, nil when it has none. Asking keeps it open.
func mine(q *page.Request) *grant {
	c, err := q.Cookie(cookie)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256([]byte(c.Value))
	for _, g := range every(q) {
		g.mu.Lock()
		same := subtle.ConstantTimeCompare(sum[:], g.token[:]) == 1 && q.Now().Before(g.until)
		if same {
			g.until = q.Now().Add(stay)
		}
		g.mu.Unlock()
		if same {
			return g
		}
	}
	return nil
}

// slow makes who guesses codes wait: a few tries a minute, for all together.
type slow struct {
	mu    sync.Mutex
	began time.Time
	tries int
}

// perMinute are the wrong codes that are looked at in a minute.
const perMinute = 10

// lasts tells whether the minute goes on. A clock that was put back begins another.
func (s *slow) lasts(now time.Time) bool {
	return !now.Before(s.began) && now.Sub(s.began) < time.Minute
}

func (s *slow) waits(now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lasts(now) && s.tries >= perMinute
}

func (s *slow) failed(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.lasts(now) {
		s.began, s.tries = now, 0
	}
	s.tries++
}
