package chart

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
)

// behind are the years of duty in which days of the five of paid leave were not taken: those that
// ended first, then those that still run, the one that ends first in front.
func behind(c *book.Client, today caldate.Date) ([]dispatch.LeaveDuty, error) {
	all, err := dispatch.LeaveDuties(c, today)
	var out []dispatch.LeaveDuty
	for i := range all {
		if all[i].Behind() {
			out = append(out, all[i])
		}
	}
	return out, err
}

// duties lists who has days of the five of paid leave still to take, and who did not take them.
func duties(q *page.Request) (part.List, error) {
	l := part.List{Name: textDuty, Shown: true, Columns: []part.Column{{Title: textWho},
		{Title: textStrip}, {Title: textTaken, Numeric: true}, {Title: textNeeded, Numeric: true},
		{Title: textFrom}, {Title: textUntil}, {Title: textState}},
		Note: textDutyNote, Empty: part.Nothing{What: textNobodyBehind, Why: textDutyNote}}
	all, err := behind(q.Client, q.Today())
	if err != nil {
		return l, err
	}
	for i := range all {
		d := &all[i]
		name := nameOf(q.Client, d.Employee)
		href := q.Path("register", q.Session.PersonRef(q.Profile.ID, d.Employee))
		l.Rows = append(l.Rows, part.Row{Name: name, Cells: []templ.Component{part.Link(name, href),
			strip(dots(d)), part.Plainly(halves(d.Taken)), part.Plainly(halves(d.Needed)),
			part.Plainly(part.Day(d.Window.From, q.Session.Eras)),
			part.Plainly(part.Day(d.Window.Through, q.Session.Eras)),
			part.TagOf(standing(d, q.Today()))}})
	}
	return l, nil
}

// standing says whether the year is over, or how many days of it are left.
func standing(d *dispatch.LeaveDuty, today caldate.Date) part.Tag {
	if d.Ended {
		return part.Tag{Sort: part.Bad, Word: fmt.Sprintf(textUnmet, halves(d.Needed-d.Taken))}
	}
	return part.Tag{Sort: part.Warn, Word: fmt.Sprintf(textDaysLeft,
		part.Number(today.DaysUntil(d.Window.Through)))}
}

// dots are the days of the duty, one sign each: taken, half taken, still to take.
func dots(d *dispatch.LeaveDuty) string {
	var b strings.Builder
	for n := 0; n < d.Needed; n += 2 {
		switch {
		case d.Taken >= n+2 || d.Taken >= d.Needed:
			b.WriteString(textFull)
		case d.Taken == n+1:
			b.WriteString(textHalf)
		default:
			b.WriteString(textBlank)
		}
	}
	return b.String()
}

// leaveTable are the same years as rows of a file.
func leaveTable(q *page.Request) ([][]string, error) {
	rows := [][]string{{textWho, textTaken, textNeeded, textFrom, textUntil, textState}}
	all, err := behind(q.Client, q.Today())
	for i := range all {
		d := &all[i]
		rows = append(rows, []string{nameOf(q.Client, d.Employee), halves(d.Taken), halves(d.Needed),
			d.Window.From.String(), d.Window.Through.String(), standing(d, q.Today()).Word})
	}
	return rows, err
}

// halves writes half days as days.
func halves(n int) string {
	if n%2 == 0 {
		return strconv.Itoa(n / 2)
	}
	return strconv.Itoa(n/2) + ".5"
}
