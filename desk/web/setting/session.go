package setting

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
)

// sessionPage is who is unlocked now, and how long sessions live.
type sessionPage struct {
	Sections []part.Stage
	List     part.List
	Limits   []part.Fact
}

func sessions(q *page.Request) (page.Answer, error) {
	s := sessionPage{Sections: sections(q, "/sessions"), List: part.List{Name: textUnlocked,
		Columns: []part.Column{{Title: textName}, {Title: textRole}, {Title: textTerminal},
			{Title: textLocksAt}, {Title: textAction}}}}
	s.List.Rows = append(s.List.Rows, sessionRow(q, q.Session))
	for _, x := range q.Colleagues() {
		s.List.Rows = append(s.List.Rows, sessionRow(q, x))
	}
	l := q.Limits().OrDefault()
	s.Limits = []part.Fact{{Word: textIdle, Value: minutes(l.Idle)},
		{Word: textSharedIdle, Value: fmt.Sprintf(textSeconds, int(page.Shared.Seconds()))},
		{Word: textAbsolute, Value: minutes(l.Absolute)},
		{Word: textStepUp, Value: minutes(l.StepUp)}}
	return page.Show(textSessions, sessionView(s)), nil
}

func sessionRow(q *page.Request, x *page.Session) part.Row {
	terminal := textOwnTerminal
	if x.Shared {
		terminal = textSharedTerminal
	}
	due := x.Keys.Due().In(q.Now().Location()).Format("15:04")
	row := part.Row{Cells: []templ.Component{part.Plainly(x.Name()),
		part.Plainly(textRoles[x.Role]), part.Plainly(terminal),
		part.Plainly(fmt.Sprintf(textLocksBy, due))}}
	if x == q.Session {
		row.Cells = append(row.Cells, part.Plainly(textThisScreen))
		return row
	}
	row.Cells = append(row.Cells, part.ActOf(part.Act{Word: textEnd, Href: here + "/sessions/end",
		Post: true, Fields: []part.Hidden{{Name: "session", Value: x.Keys.ID().String()}}}))
	return row
}

// endSession locks the session of somebody else. What is saved stays; what is typed is lost.
func endSession(q *page.Request) (page.Answer, error) {
	for _, x := range q.Colleagues() {
		if x.Keys.ID().String() == q.Text("session") {
			x.Keys.Lock(q.Context())
			return page.To(here + "/sessions").Saying(textEnded), nil
		}
	}
	return page.To(here + "/sessions").Saying(textEndedAlready), nil
}

func minutes(d time.Duration) string {
	if d >= time.Hour {
		return fmt.Sprintf(textHours, int(d.Hours()))
	}
	return fmt.Sprintf(textMinutes, int(d.Minutes()))
}
