package chart

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/seal"
	"romukura/trade/filing"
)

// opened are the clients that stand open, and how many are still being opened.
func opened(q *page.Request) (all []page.Profile, closed int) {
	for _, p := range q.Session.Profiles() {
		if q.Session.Client(p.ID) == nil {
			closed++
			continue
		}
		all = append(all, p)
	}
	return all, closed
}

func officeMonths(q *page.Request) []Month {
	var each [][]Month
	all, _ := opened(q)
	for _, p := range all {
		each = append(each, monthsOf(q, q.Session.Client(p.ID)))
	}
	return together(each)
}

// worst lists the clients by how near their people's hours are to the limits, the worst in front.
func worst(q *page.Request) part.List {
	l := part.List{Name: textClients, Shown: true, Columns: []part.Column{{Title: textClient},
		{Title: textMonth}, {Title: textOvers, Numeric: true}, {Title: textNears, Numeric: true},
		{Title: textMostHours, Numeric: true}, {Title: textCostOf, Numeric: true}},
		Empty: part.Nothing{What: textNone, Why: textNoneWhy}}
	type line struct {
		page.Profile
		Month
	}
	var lines []line
	all, _ := opened(q)
	for _, p := range all {
		if months := monthsOf(q, q.Session.Client(p.ID)); len(months) > 0 {
			lines = append(lines, line{p, months[len(months)-1]})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(b.Over, a.Over), cmp.Compare(b.Near, a.Near),
			cmp.Compare(b.Most, a.Most))
	})
	for i := range lines {
		x := &lines[i]
		l.Rows = append(l.Rows, part.Row{Name: x.Name, Cells: []templ.Component{
			part.Link(x.Name, x.Path("charts")), part.Plainly(x.Month.Month.Japanese()),
			counted(x.Over, part.Bad), counted(x.Near, part.Warn), part.Plainly(clock(x.Most)),
			part.Plainly(part.Number(int(x.Pay + x.Employer)))}})
	}
	return l
}

func counted(n int, sort part.Sort) templ.Component {
	if n == 0 {
		return part.Plainly("0")
	}
	return part.TagOf(part.Tag{Sort: sort, Word: part.Number(n)})
}

// weeks are the columns of the office's load: late, four weeks, later, without a day.
const weeks = 7

// load counts the notifications of each owner that are not handed in, by the week in which they
// fall due. One of a client with several owners counts for each; what is only found in the register
// counts too.
func load(q *page.Request) part.List {
	l := part.List{Name: textLoad, Shown: true, Columns: []part.Column{{Title: textOwner}},
		Note: textLoadSays, Empty: part.Nothing{What: textNoLoad, Why: textLoadSays}}
	for _, title := range textWeeks {
		l.Columns = append(l.Columns, part.Column{Title: title, Numeric: true})
	}
	count := map[page.Colleague]*[weeks]int{}
	all, _ := opened(q)
	for _, p := range all {
		c, today := q.Session.Client(p.ID), q.Today()
		u := page.Memo(q.Session, c, "unfinished/"+today.String(),
			func() dispatch.Unfinished { return dispatch.UnfinishedOf(c, today) })
		owners := q.Session.Owners(p.ID)
		for i := range u.Cases {
			x := &u.Cases[i]
			if x.State == filing.Submitted {
				continue
			}
			for _, o := range ownersOf(q, x, owners) {
				if count[o] == nil {
					count[o] = &[weeks]int{}
				}
				count[o][weekOf(x.Until, today)]++
			}
		}
	}
	for _, o := range inOrder(count) {
		name := part.Plainly(o.Name)
		if o.Ref != "" {
			name = part.Link(o.Name, "/o/board?owner="+o.Ref)
		}
		row := part.Row{Name: o.Name, Cells: []templ.Component{name}}
		for i, n := range count[o] {
			cell := part.Plainly(part.Number(n))
			if i == 0 {
				cell = counted(n, part.Bad)
			}
			row.Cells = append(row.Cells, cell)
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// ownersOf are who sees to a case: the one in whose hands it is, or those of the client.
func ownersOf(q *page.Request, x *filing.Case, all []page.Colleague) []page.Colleague {
	if id, err := seal.ParseID(x.Owner); err == nil && q.Session.NameOf(id) != "" {
		return []page.Colleague{{Ref: x.Owner, Name: q.Session.NameOf(id)}}
	}
	if len(all) == 0 {
		return []page.Colleague{{Name: textNobody}}
	}
	return all
}

// weekOf is the column of a day: 0 late, 1 to 4 the weeks from today, 5 later, 6 without a day.
func weekOf(until, today caldate.Date) int {
	switch {
	case until.IsZero():
		return weeks - 1
	case until.Before(today):
		return 0
	}
	return min(1+today.DaysUntil(until)/7, weeks-2)
}

func inOrder(count map[page.Colleague]*[weeks]int) []page.Colleague {
	var all []page.Colleague
	for o := range count {
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b page.Colleague) int {
		return cmp.Or(cmp.Compare(count[b][0], count[a][0]), strings.Compare(a.Name, b.Name))
	})
	return all
}
