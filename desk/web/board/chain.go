package board

import (
	"fmt"
	"time"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/seal"
)

// fact is one of the chain.
type fact struct{ Word, Value, Href string }

// chain says in one line who can open the clients' data, and what would be left after a loss. Every
// fact leads to where it is kept, for whoever may go there.
func chain(q *page.Request) []fact {
	all := append(holders(q), copies(q)...)
	if q.Session.Role != member.Owner {
		for i := range all {
			all[i].Href = ""
		}
	}
	return all
}

// holders are who holds keys, from client to operator, and how many of them unlock by passkey.
func holders(q *page.Request) []fact {
	n, since := 0, int64(0)
	people := map[seal.ID]bool{} // and whether by passkey
	for _, r := range q.Session.Keys.Roster().Rights() {
		since = max(since, r.At)
		if r.Role == member.Recovery {
			continue
		}
		people[r.Member] = false
		if r.Role != member.Auditor {
			n++
		}
	}
	const members = "/o/settings/members"
	all := []fact{{Word: fmt.Sprintf(textChainClients, part.Number(len(q.Session.Profiles()))),
		Value: fmt.Sprintf(textChainKeys, n, dayText(q, time.UnixMicro(since))), Href: members},
		{Word: textOperator, Value: textOperatorKeys, Href: "/o/access"}}
	locks, err := q.Desk().Book().Locks(q.Context())
	if err != nil {
		return append(all, fact{Word: textPasskeys, Value: textUnread, Href: members})
	}
	with := 0
	for _, l := range locks {
		if by, known := people[l.Member]; known && !by && l.Suite == seal.SuiteLockPasskey {
			people[l.Member] = true
			with++
		}
	}
	return append(all, fact{Word: textPasskeys, Href: members,
		Value: fmt.Sprintf(textPasskeysOf, with, len(people))})
}

// copies are when the shelf last held all that was written, and what the last drill came to.
func copies(q *page.Request) []fact {
	if q.Desk().Copies == nil {
		return nil
	}
	const settings = "/o/settings/copies"
	plan, _, err := q.Desk().Copies.Plan()
	if err != nil {
		return []fact{{Word: textCopies, Value: textUnread, Href: settings}}
	}
	last, drill := textNotYet, textNotYet
	if !plan.Last.IsZero() {
		last = plan.Last.In(q.Now().Location()).Format("2006/01/02 15:04")
	}
	if d := plan.Drill; d != nil {
		drill = dayText(q, d.At)
		if !d.Green {
			drill += textDrillBad
		}
	}
	return []fact{{Word: textCopies, Value: last, Href: settings},
		{Word: textDrill, Value: drill, Href: settings}}
}

func dayText(q *page.Request, at time.Time) string {
	return at.In(q.Now().Location()).Format("2006/01/02")
}
