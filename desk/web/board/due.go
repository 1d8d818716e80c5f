package board

import (
	"cmp"
	"fmt"
	"slices"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/filing"
)

// Views of what is not finished. Each is a counter, and the list that it leads to.
const (
	Leaving  = "leaving" // goes out today: made, or ready on its last day
	Overdue  = "overdue"
	Tomorrow = "tomorrow" // today and tomorrow
	Week     = "week"     // within seven days
	Promptly = "promptly" // the law names no day
	Client   = "client"   // the client is to be asked for something
	Judge    = "judge"    // a question, or what a form refused, waits for a person of the office
	Handed   = "handed"   // made, not handed in
	Result   = "result"   // handed in, no result yet
	Returned = "returned" // given back by the authority
	All      = "all"
)

var views = []string{Leaving, Overdue, Tomorrow, Week, Promptly, Client, Judge, Handed, Result,
	Returned}

// soonDays are the days that the board looks ahead.
const soonDays = 7

// Due is one notification that is not finished.
type Due struct {
	*filing.Case // as it was worked out, for everybody: not to be changed
	Profile      *page.Profile
	Short        string           // name of the procedure
	Owners       []page.Colleague // who sees to it
	Found        bool             // from the register; no case was made of it yet
}

// dues are the unfinished of all clients that stand open, the most urgent first, and how many
// clients could not be worked out.
func dues(q *page.Request) (all []Due, failed int) {
	today := q.Today()
	profiles, every := q.Session.Profiles(), q.Session.Rulers()
	unfinished := func(c *book.Client) dispatch.Unfinished {
		return page.Memo(q.Session, c, "unfinished/"+today.String(),
			func() dispatch.Unfinished { return dispatch.UnfinishedOf(c, today) })
	}
	page.SideBySide(len(profiles), func(i int) {
		if c := q.Session.Client(profiles[i].ID); c != nil {
			unfinished(c)
		}
	})
	for i := range profiles {
		p := &profiles[i]
		c := q.Session.Client(p.ID)
		if c == nil {
			continue
		}
		u := unfinished(c)
		if u.Failed {
			failed++
		}
		team := page.Team{Rulers: every, Assigned: q.Session.Owners(p.ID)}
		for i := range u.Cases {
			x := &u.Cases[i]
			all = append(all, Due{x, p, dispatch.NameOf(x.Procedure, x.Day), team.Hands(x.Owner),
				u.Found[x.ID]})
		}
	}
	slices.SortStableFunc(all, func(a, b Due) int {
		return cmp.Or(cmp.Compare(rank(&a, today), rank(&b, today)), a.Until.Compare(b.Until))
	})
	return all, failed
}

// waits says who acts next: the client, the authority, or the office.
func (d *Due) waits() string {
	switch {
	case d.State == filing.Submitted:
		if t, err := filing.TermsOf(d.Procedure, d.Day); err == nil {
			return t.Recipient
		}
		return textAuthority
	case d.Asks():
		return textClient
	}
	return textOffice
}

// rank brings what is most urgent to the front.
func rank(d *Due, today caldate.Date) int {
	switch {
	case d.State == filing.Submitted:
		return 4
	case d.State == filing.Returned:
		return 0
	case d.Until.IsZero():
		return 2
	case d.Until.Before(today):
		return 0
	case !d.Until.After(today.AddDays(soonDays)):
		return 1
	}
	return 3
}

// in tells whether something stands in a view.
func (d *Due) in(view string, today caldate.Date) bool {
	handed := d.State == filing.Submitted
	dated := !handed && !d.Until.IsZero()
	switch view {
	case Leaving:
		return d.State == filing.Prepared || dated && d.Until == today
	case Overdue:
		return dated && d.Until.Before(today)
	case Tomorrow:
		return dated && !d.Until.Before(today) && !d.Until.After(today.AddDays(1))
	case Week:
		return dated && !d.Until.Before(today) && !d.Until.After(today.AddDays(soonDays))
	case Promptly:
		return !handed && d.Until.IsZero()
	case Client:
		return d.Asks()
	case Judge:
		return !handed && (len(d.Judgements) > 0 || d.Refused)
	case Handed:
		return d.State == filing.Prepared
	case Result:
		return handed
	case Returned:
		return d.State == filing.Returned
	}
	return view == All || view == ""
}

// tag is the state or the day of a case in few letters.
func (d *Due) tag(today caldate.Date) part.Tag {
	day := fmt.Sprintf("%d/%d", d.Until.MonthOfYear(), d.Until.Day())
	late := 0
	if !d.Until.IsZero() {
		late = d.Until.DaysUntil(today)
	}
	switch {
	case d.State == filing.Submitted:
		return part.Tag{Sort: part.Done, Word: d.State.Label()}
	case d.State == filing.Returned:
		return part.Tag{Sort: part.Bad, Word: d.State.Label()}
	case d.Until.IsZero() && d.Asks():
		return part.Tag{Sort: part.Warn, Word: textWaits}
	case d.Until.IsZero():
		return part.Tag{Word: textPromptly}
	case late > 0:
		return part.Tag{Sort: part.Bad, Word: fmt.Sprintf(textLate, late)}
	case late == 0:
		return part.Tag{Sort: part.Warn, Word: textToday}
	case late == -1:
		return part.Tag{Sort: part.Warn, Word: textTomorrow + day}
	case late >= -soonDays:
		return part.Tag{Sort: part.Warn, Word: day}
	}
	return part.Tag{Word: day}
}
