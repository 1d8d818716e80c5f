package page

import (
	"fmt"
	"strings"

	"romukura/desk/member"
	"romukura/desk/web/part"
)

// frame is what stands around a screen.
type frame struct {
	*Answer
	office string
	name   string
	shared bool
	known  bool // somebody is unlocked
	due    int  // seconds until the lock
	keys   string
	client *Profile
	nav    []place
	tabs   []place
	others []choice
	before *choice
	after  *choice
	say    *part.Message
	busy   *part.Progress
	alarms []string // what stays closed, what waits for a choice
	code   string   // for printouts: the checkpoint of this device's log, and when
	beside string   // who else looks at this page
}

// place is one line of the navigation.
type place struct {
	Word, Href, Key string
	Here            bool
	slot            Slot
}

// choice is a client in the switcher, with the address of the same screen there.
type choice struct {
	Ref, Name, Href string
	Here            bool
}

func frameOf(q *Request, a *Answer) *frame {
	f := &frame{Answer: a, say: a.Say}
	if c, err := q.Cookie(keysCookie); err == nil && c.Value == keysOff {
		f.keys = keysOff
	}
	x := q.Session
	if x == nil {
		return f
	}
	office := x.Office()
	f.known, f.office, f.name, f.shared, f.client = true, office.Name, x.Name(), x.Shared, q.Profile
	f.due = int(x.left().Seconds())
	if f.say == nil {
		f.say = x.said()
	}
	if p := x.Opening(); p.N < p.Of {
		f.busy = &p
	}
	f.alarms = x.alarms()
	f.code = q.printed()
	f.places(q)
	f.beside = besideText(q.visits())
	return f
}

// alarms are what a member must know on whichever screen.
func (x *Session) alarms() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var all []string
	if x.trouble != nil {
		t, known := troubleOf(x.trouble)
		if !known {
			t.What = textClosed
		}
		all = append(all, t.What+t.Remedy)
	}
	if n := len(x.told.Conflicts); n > 0 {
		all = append(all, fmt.Sprintf(textConflicts, n))
	}
	if n := len(x.told.Twins); n > 0 {
		all = append(all, fmt.Sprintf(textTwins, n))
	}
	return all
}

// places are the lines of the navigation that lead somewhere for this member.
func (f *frame) places(q *Request) {
	here := q.server.slotOf(q.Route)
	for slot := SlotBoard; slot < slotEnd; slot++ {
		r := q.server.inSlot(slot)
		if r == nil || !r.Admits(q.Session.Role) {
			continue
		}
		p := place{Word: slot.Word(), Key: slot.Key(), Here: slot == here, slot: slot, Href: r.Path()}
		switch {
		case !slot.ofClient():
			f.nav = append(f.nav, p)
		case q.Profile != nil:
			p.Href = strings.ReplaceAll(p.Href, "{client}", q.Profile.Ref)
			f.tabs = append(f.tabs, p)
		}
	}
	if q.Profile != nil {
		f.choices(q, here)
	}
}

// choices are the same screen of every other client.
func (f *frame) choices(q *Request, here Slot) {
	r := q.server.inSlot(here)
	if r == nil {
		r = q.server.inSlot(SlotClient)
	}
	if r == nil {
		return
	}
	at := -1
	for i, p := range q.Session.Profiles() {
		c := choice{Ref: p.Ref, Name: p.Name, Here: p.Ref == q.Profile.Ref,
			Href: strings.ReplaceAll(r.Path(), "{client}", p.Ref)}
		if c.Here {
			at = i
		}
		f.others = append(f.others, c)
	}
	if at > 0 {
		f.before = &f.others[at-1]
	}
	if at >= 0 && at+1 < len(f.others) {
		f.after = &f.others[at+1]
	}
}

// inSlot is the route of a slot, nil when no screen stands there.
func (s *Server) inSlot(slot Slot) *Route {
	for i := range s.table {
		if slot != NoSlot && s.table[i].Slot == slot {
			return &s.table[i]
		}
	}
	return nil
}

// slotOf is the slot to which a route belongs: its own, or that of the longest address above it.
func (s *Server) slotOf(r *Route) Slot {
	if r.Slot != NoSlot {
		return r.Slot
	}
	slot, length := NoSlot, 0
	for i := range s.table {
		t := &s.table[i]
		if t.Slot != NoSlot && strings.HasPrefix(r.Path()+"/", t.Path()+"/") && len(t.Path()) > length {
			slot, length = t.Slot, len(t.Path())
		}
	}
	return slot
}

// Home is where a member begins.
func (q *Request) Home() string {
	slots := []Slot{SlotBoard, SlotLog}
	if q.Session != nil && q.Session.Role == member.Auditor {
		slots = []Slot{SlotLog, SlotBoard}
	}
	for _, slot := range slots {
		if r := q.server.inSlot(slot); r != nil {
			return r.Path()
		}
	}
	return "/"
}

// Keys are the keys with what they do, in the order in which they are shown.
func Keys() [][2]string { return keyHelp }
