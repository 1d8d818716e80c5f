package importing

import (
	"fmt"

	"romukura/desk/intake"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/exchange"
)

// changeRow is what one row of a file changes, as the page shows it.
type changeRow struct {
	Line   int
	Number string
	Name   string
	New    bool
	Groups []differenceGroup
	More   []differenceGroup // folded away
	Folded int               // fields of them
}

// differenceGroup are the fields that are of one thing and hold from one day.
type differenceGroup struct {
	Head   string
	Fields []exchange.Shown
}

// fewFields is how many fields of a row are shown before the rest is folded away.
const fewFields = 12

func rowsOf(q *page.Request, all []*exchange.Change) []changeRow {
	terms := exchange.Terms{Client: &q.Client.Profile,
		Day:   func(d caldate.Date) string { return part.Day(d, q.Session.Eras) },
		Month: func(m caldate.Month) string { return monthOf(m, q.Session.Eras) }}
	rows := make([]changeRow, 0, len(all))
	for _, c := range all {
		r := changeRow{Line: c.Line, Number: c.Number, New: c.New(),
			Name: shown(intake.Called(q.Client, c))}
		fields := differences(c, &terms)
		few := len(fields)
		if few > fewFields+2 {
			few = fewFields
		}
		r.Groups, r.More, r.Folded = groupsOf(fields[:few]), groupsOf(fields[few:]), len(fields)-few
		rows = append(rows, r)
	}
	return rows
}

// groupsOf puts fields that follow each other and are of one thing under one head.
func groupsOf(all []exchange.Shown) []differenceGroup {
	var groups []differenceGroup
	for _, f := range all {
		head := f.Group
		if f.Since != "" {
			head += fmt.Sprintf(textSince, f.Since)
		}
		if n := len(groups); n == 0 || groups[n-1].Head != head {
			groups = append(groups, differenceGroup{Head: head})
		}
		g := &groups[len(groups)-1]
		g.Fields = append(g.Fields, f)
	}
	return groups
}

// differences are a row's fields in words.
func differences(c *exchange.Change, terms *exchange.Terms) []exchange.Shown {
	all := c.Told(terms)
	for i := range all {
		s := &all[i]
		s.Before, s.After = shown(s.Before), shown(s.After)
		if !c.New() {
			s.Before, s.After = orNothing(s.Before), orNothing(s.After)
		}
	}
	return all
}

func orNothing(text string) string {
	if text == "" {
		return textNothing
	}
	return text
}
