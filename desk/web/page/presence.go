package page

import (
	"slices"
	"strings"
	"time"
)

// beside is how long somebody counts as looking at a page without having touched it.
const beside = 5 * time.Minute

// visits notes that the session looks at a page of a client, and tells who else does. Pages of the
// whole office are everybody's and are not told.
func (q *Request) visits() []string {
	x, at := q.Session, q.URL.Path
	now := q.server.desk.Now()
	x.mu.Lock()
	x.at, x.since = at, now
	x.mu.Unlock()
	if q.Profile == nil {
		return nil
	}
	var names []string
	for _, y := range q.server.open() {
		if y == x || y.Keys.Member() == x.Keys.Member() {
			continue
		}
		if name, there := y.looksAt(at, now); there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (x *Session) looksAt(path string, now time.Time) (name string, there bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.name, !x.over && x.at == path && now.Sub(x.since) < beside
}

// besideText tells who else looks at the same page; empty where nobody does.
func besideText(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return strings.Join(names, textAnd) + textBeside
}
