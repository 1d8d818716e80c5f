package access

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/member"
	"romukura/desk/sealed"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// list shows lines as a table.
func (l *ledger) list(q *page.Request, lines []*line) part.List {
	all := part.List{Name: textTitle, Columns: []part.Column{{Title: textWhen}, {Title: textWho},
		{Title: textWhat}, {Title: textClient}, {Title: textCount, Numeric: true},
		{Title: textDevice}, {Title: textNumber, Numeric: true}},
		Empty: part.Nothing{What: textEmpty, Why: textEmptyWhy}}
	names := clientNames(q)
	for _, x := range lines {
		cells := l.words(q, x, names)
		row := part.Row{Cells: make([]templ.Component, len(cells))}
		for i, text := range cells {
			row.Cells[i] = part.Plainly(text)
		}
		if kindOf[x.action] == alarms {
			row.Cells[2] = part.TagOf(part.Tag{Sort: part.Bad, Word: cells[2]})
		}
		all.Rows = append(all.Rows, row)
	}
	return all
}

// words are a line's cells: when, who, what, of which client, how many, on which device, and the
// number under which it stands in that device's log.
func (l *ledger) words(q *page.Request, x *line, names map[seal.ID]string) []string {
	count := ""
	if x.count > 0 {
		count = part.Number(int(x.count))
	}
	return []string{instant(q, x), nameOf(q, x.actor), l.what(q, x), l.of(q, x, names), count,
		device(q, x.log), part.Number(int(x.seq))}
}

// instant is when, where the office is, to the second.
func instant(q *page.Request, x *line) string {
	if x.action == "" {
		return textUnreadable
	}
	t := time.UnixMicro(x.time).In(q.Now().Location())
	day, err := caldate.New(t.Year(), int(t.Month()), t.Day())
	if err != nil {
		return textUnreadable
	}
	return part.Day(day, q.Session.Eras) + t.Format(" 15:04:05")
}

// nameOf is a member's name, or the id where the name is not known here.
func nameOf(q *page.Request, id seal.ID) string {
	if id.IsZero() {
		return textNobody
	}
	if name := q.Session.NameOf(id); name != "" {
		return name
	}
	if r, known := q.Session.Keys.Roster().Right(id); known && r.Role == member.Recovery {
		return textSheet
	}
	return fmt.Sprintf(textFormer, short(id))
}

// device is on which device an entry was written.
func device(q *page.Request, id seal.ID) string {
	if id == q.Session.Keys.Replica() {
		return textThisDevice
	}
	return fmt.Sprintf(textOtherDevice, short(id))
}

// what is what was done, in words.
func (l *ledger) what(q *page.Request, x *line) string {
	switch {
	case x.action == "":
		return textBroken
	case x.action == log.Write:
		l.mu.Lock()
		act := l.batches[x.object]
		l.mu.Unlock()
		if act == "" {
			return textWrite
		}
		return fmt.Sprintf(textWrote, sealed.Act(act))
	case x.action == log.MemberSet && q.Session.NameOf(x.object) != "":
		return textActions[x.action] + textOf + q.Session.NameOf(x.object)
	}
	word := textActions[x.action]
	if word == "" {
		word = string(x.action)
	}
	if why := textPurposes[string(x.action)+"/"+x.purpose]; why != "" {
		return why
	} else if why = textPurposes[x.purpose]; why != "" {
		return word + textOf + why
	}
	return word
}

// of is the client that a line is about; several are counted.
func (l *ledger) of(q *page.Request, x *line, names map[seal.ID]string) string {
	var ids []seal.ID
	err := q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) (err error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		ids, err = l.about(q.Context(), r, x)
		return err
	})
	if err != nil || len(ids) == 0 {
		return ""
	}
	if len(ids) > 1 {
		return fmt.Sprintf(textClients, part.Number(len(ids)))
	}
	if name, known := names[ids[0]]; known {
		return name
	}
	if x.action == log.Write || x.action == log.Open {
		return fmt.Sprintf(textOtherClient, short(ids[0]))
	}
	return "" // the object of such an entry is a key, a member or a card
}

// clientNames are the names of the clients that stand open here.
func clientNames(q *page.Request) map[seal.ID]string {
	names := map[seal.ID]string{}
	for _, p := range q.Session.Profiles() {
		if id, known := q.Session.Sealed(p.ID); known {
			names[id] = p.Name
		}
	}
	return names
}
