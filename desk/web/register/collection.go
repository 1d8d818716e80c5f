package register

import (
	"fmt"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/numbers"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/kana"
	"romukura/law/standards"
	"romukura/trade/employee"
)

// States of My Numbers, as the filter offers them.
const (
	numberLacking   = "lacking"   // the person's own is not kept
	numberFamily    = "family"    // that of a dependent is not kept
	numberKept      = "kept"      // all that are needed are kept
	numberAfter     = "after"     // kept after the person left
	numberDue       = "due"       // the term is over: to be destroyed
	numberDestroyed = "destroyed" // destroyed, and none kept
)

var numberStates = []string{numberLacking, numberFamily, numberKept, numberAfter, numberDue,
	numberDestroyed}

// collection is what the book knows of the My Numbers of one person and the family: how many are
// kept, and never a number. The zero collection is of somebody of whom nothing was kept.
type collection struct {
	Own       bool
	Family    int // of the family, kept
	Needed    int // dependents
	Destroyed bool
	In        map[string]bool
	Tag       part.Tag
}

// collections are those of a client, as a member may see them.
type collections struct {
	seen   *numbers.Overview
	client *book.Client
	day    caldate.Date
	by     map[employee.ID]*collection
}

// collectionsOf is where My Numbers stand; nil for a member who does not handle them. What a member
// saw is kept until the session locks, for that member alone. A search does not look again.
func collectionsOf(q *page.Request) (map[employee.ID]*collection, error) {
	key := "register/numbers/" + string(q.Profile.ID)
	id, known := q.Session.Sealed(q.Profile.ID)
	if !known {
		return nil, page.ErrNotThere
	}
	if _, named := q.Session.Keys.Newest(member.NumbersID(id)); !named {
		q.Session.Park(key, nil)
		return nil, nil
	}
	last, _ := q.Session.Parked(key).(*collections)
	if last != nil && q.Fragment() && last.client == q.Client && last.day == q.Today() {
		return last.by, nil
	}
	store := numbers.Store{Engine: q.Desk().Book().Engine, Session: q.Session.Keys, Now: q.Desk().Now}
	var earlier *numbers.Overview
	if last != nil {
		earlier = last.seen
	}
	seen, err := store.Overview(q.Context(), id, earlier)
	if err != nil {
		return nil, err
	}
	now := &collections{seen: seen, client: q.Client, day: q.Today(),
		by: collected(q.Client, seen.Standings, q.Today())}
	q.Session.Park(key, now)
	return now.by, nil
}

// collected brings what is kept to the people whose it is.
func collected(
	c *book.Client, all []numbers.Standing, today caldate.Date,
) map[employee.ID]*collection {
	of := map[string][]numbers.Standing{}
	for _, s := range all {
		of[s.Employee] = append(of[s.Employee], s)
	}
	by := make(map[employee.ID]*collection, len(c.Employees))
	for i := range c.Employees {
		e := &c.Employees[i]
		x := newCollection(e, of[e.Number], today)
		x.tell(e, today, len(all) > 0)
		by[e.ID] = x
	}
	return by
}

func newCollection(e *employee.Employee, all []numbers.Standing, today caldate.Date) *collection {
	x := &collection{In: map[string]bool{}}
	kept := map[string]bool{}
	for _, s := range all {
		switch {
		case !s.Kept:
			x.Destroyed = true
		case s.Holder == "":
			x.Own = true
		default:
			kept[kana.Fold(s.Holder)] = true
		}
	}
	x.Family = len(kept)
	for i := range e.Family {
		m := &e.Family[i]
		name, _ := m.Names.Latest()
		if d := m.Dependent.Ref(today); d != nil && d.Dependent {
			x.Needed++
		} else if kept[kana.Fold(name.Full)] {
			x.Needed++ // kept, and counted with those that are needed
		}
	}
	x.Needed = max(x.Needed, x.Family)
	return x
}

// tell puts it into a word, and into the filters. Where a client keeps no numbers at all nobody is
// short of one: numbers may be asked for, filed and forgotten.
func (x *collection) tell(e *employee.Employee, today caldate.Date, used bool) {
	some := x.Own || x.Family > 0
	switch {
	case !e.Left.IsZero() && e.Left.Before(today) && some:
		x.after(e, today)
	case x.Own && x.Family >= x.Needed:
		x.Tag, x.In[numberKept] = part.Tag{Word: textNumberKept}, true
	case x.Own:
		x.Tag, x.In[numberFamily] = part.Tag{Sort: part.Warn, Word: textNumberKept}, true
	case some:
		x.Tag, x.In[numberLacking] = part.Tag{Sort: part.Warn, Word: textNumberLacking}, true
		x.In[numberFamily] = x.Family < x.Needed
	case x.Destroyed:
		x.Tag, x.In[numberDestroyed] = part.Tag{Sort: part.Quiet, Word: textNumberDestroyed}, true
	case !used || !e.Left.IsZero() && e.Left.Before(today):
		x.Tag = part.Tag{Word: textNumberNone}
	default:
		x.Tag, x.In[numberLacking] = part.Tag{Sort: part.Warn, Word: textNumberLacking}, true
		x.In[numberFamily] = x.Needed > 0
	}
	if x.Needed > 0 && (some || used && !x.Destroyed) {
		x.Tag.Word += fmt.Sprintf(textNumberFamily, x.Family, x.Needed)
	}
}

// after is for somebody who left: numbers stay as long as the tax forms must, the longest of the
// terms for which a number is needed, and are destroyed then.
//
// Law: 番号法20 所則76の3
func (x *collection) after(e *employee.Employee, today caldate.Date) {
	x.In[numberAfter] = true
	x.Tag = part.Tag{Sort: part.Warn, Word: textNumberAfter}
	rule, _, err := standards.RetentionFor(today)
	if err != nil {
		return
	}
	term, ok := rule.Retention(nil, standards.Kept{Kind: standards.Withholding,
		Start: caldate.Month{Year: e.Left.Year(), Number: 1}.First()})
	if !ok {
		return
	}
	x.Tag.Word = fmt.Sprintf(textNumberUntil, part.Day(term.Through, part.Western))
	if term.Through.Before(today) {
		x.In[numberDue] = true
		x.Tag = part.Tag{Sort: part.Bad, Word: textNumberDue}
	}
}
