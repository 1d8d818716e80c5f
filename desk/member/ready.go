package member

import (
	"context"
	"encoding/json"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Readiness is how far an office is prepared for the loss of its members' secrets.
type Readiness struct {
	Recipients int       // owners and recovery sheets
	Drilled    time.Time // when a sheet that is good now was last tried out; zero: never
	Due        time.Time // when it is to be tried out again, a year later
	Overdue    bool
}

// drill is what a recovery recipient signs: that the paper opened the office, and when.
type drill struct {
	Office string `json:"office"`
	Member string `json:"member"`
	At     int64  `json:"at"`
	Keys   int    `json:"keys"`
}

// Readiness tells how far the office is prepared.
func (s *Session) Readiness() Readiness {
	ro, now := s.Roster(), s.desk.Now()
	var r Readiness
	for _, right := range ro.Rights() {
		if right.Role.rules() {
			r.Recipients++
		}
	}
	if at := ro.drilled(); at > 0 {
		r.Drilled = time.UnixMicro(at)
		r.Due = r.Drilled.AddDate(1, 0, 0)
		r.Overdue = now.After(r.Due)
	}
	return r
}

// drilled is when a sheet that is good now was last tried out, 0 when none was.
func (ro *Roster) drilled() int64 {
	last := int64(0)
	for i := range ro.drills {
		v := &ro.drills[i]
		text, signature, ok := unsign(v.Sealed)
		right, known := ro.Right(v.Author)
		if !ok || !known || right.Role != Recovery || drillRecord(v.Author) != v.ID {
			continue
		}
		var d drill
		identity := ro.identity(right)
		if json.Unmarshal(text, &d) == nil && d.Office == ro.Office.String() && identity != nil &&
			seal.Verify(identity, signature, domainDrill, text) {
			last = max(last, d.At)
		}
	}
	return last
}

// Ready is nil when real data may be entered: two recipients hold the office key, and the recovery
// sheet was tried out. A drill that is overdue is told by Readiness and stops nobody's pay.
func (s *Session) Ready() error {
	r := s.Readiness()
	switch {
	case r.Recipients < 2:
		return ErrRecipients
	case r.Drilled.IsZero():
		return ErrNoDrill
	}
	return nil
}

// Drill tries the recovery sheet out: everything is locked, the words on paper alone open every key
// of the tree, and the recovery recipient signs that they did. It gives how many keys were opened.
func (d *Desk) Drill(ctx context.Context, w With) (keys int, err error) {
	if len(d.Sessions()) > 0 {
		return 0, ErrLockFirst
	}
	s, err := d.Unlock(ctx, seal.ID{}, With{Code: w.Code})
	if err != nil {
		return 0, err
	}
	defer s.Lock(ctx)
	for key := range s.ring.keys() {
		if s.ring.newest(key) == nil {
			return 0, ErrDrill
		}
		keys++
	}
	text, err := json.Marshal(drill{s.office.String(), s.member.String(), d.micros(), keys})
	if err != nil {
		return 0, err
	}
	id := drillRecord(s.member)
	v := version(KindDrill, id, s.Roster().heads[id])
	if v.Sealed, err = sign(s.Signer(), domainDrill, text); err != nil {
		return 0, err
	}
	entry := s.entry(log.Drill, s.member)
	entry.Count = int64(keys)
	return keys, d.write(ctx, s.Signer(), change{act: record.Recovery,
		versions: []record.Version{v}, entries: []log.Entry{entry}})
}
