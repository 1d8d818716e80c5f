package page

import (
	"net/http"
	"sync"
	"time"

	"romukura/desk/member"
)

// papers holds a recovery sheet between its making and its drill: it is shown to print, by the
// browser that made it alone, and kept nowhere.
type papers struct {
	mu      sync.Mutex
	paper   *member.Paper
	printed []byte
	office  string
	owner   string // the cookie of who made it
	until   time.Time
}

// paperLives is how long a sheet that was not tried out may be printed again.
const paperLives = 30 * time.Minute

// Paper is a recovery sheet that waits for its drill.
type Paper struct {
	PDF    []byte
	Office string
}

// KeepPaper prints a sheet and holds it for this browser, which the cookie names.
func (q *Request) KeepPaper(office string, paper *member.Paper) (*http.Cookie, error) {
	token, _ := newToken()
	pdf, err := q.server.desk.Sheet(office, paper)
	if err != nil {
		paper.Wipe()
		return nil, err
	}
	p := &q.server.papers
	p.wipe()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.paper, p.printed, p.office, p.owner = paper, pdf, office, token
	p.until = q.server.desk.Now().Add(paperLives)
	return cookie(paperCookie, token, paperLives), nil
}

// Paper is the sheet that this browser made and has not tried out, nil when there is none.
func (q *Request) Paper() *Paper {
	p := &q.server.papers
	p.mu.Lock()
	defer p.mu.Unlock()
	c, err := q.Cookie(paperCookie)
	if p.paper == nil || err != nil || c.Value != p.owner {
		return nil
	}
	return &Paper{PDF: p.printed, Office: p.office}
}

// DropPaper overwrites the sheet.
func (q *Request) DropPaper() { q.server.papers.wipe() }

func (p *papers) expire(now time.Time) {
	p.mu.Lock()
	over := p.paper != nil && now.After(p.until)
	p.mu.Unlock()
	if over {
		p.wipe()
	}
}

func (p *papers) wipe() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.paper != nil {
		p.paper.Wipe()
	}
	clear(p.printed)
	p.paper, p.printed, p.office, p.owner = nil, nil, "", ""
}
