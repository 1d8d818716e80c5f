package chart

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Risk is how a month's hours stand to the limits of Article 36, as pay found it.
type Risk uint8

// Risks, the worse the higher.
const (
	Within Risk = iota
	Near
	Over
)

// Worked is what somebody worked beyond the statutory hours and on statutory holidays, by month of
// pay.
type Worked struct {
	Employee employee.ID
	Months   map[caldate.Month]Cell
	Sum      int // minutes of the months shown
	Worst    Risk
	Overs    int      // months above a limit
	Limits   []string // of the newest month: what the hours are near or above
}

// Cell is one month of somebody.
type Cell struct {
	Minutes int
	Risk    Risk
	Group   string // of the run
	Month   caldate.Month
}

// Hours are everybody's hours from a month of pay on, the riskiest first, and how many managers and
// directors were paid, whom Article 36 does not bound. People without such hours are not there.
//
// Law: 労基法36 労基法41
func Hours(c *book.Client, from caldate.Month) (all []Worked, managers int) {
	found := map[employee.ID]*Worked{}
	free := map[employee.ID]bool{}
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Kind == payroll.BonusPay || r.PayDay.Month().Before(from) {
			continue
		}
		for j := range r.Slips {
			s := &r.Slips[j]
			if unbound(c.EmployeeByID(s.Employee), r.PayDay) {
				free[s.Employee] = true
				continue
			}
			if s.Attendance == nil {
				continue
			}
			w := found[s.Employee]
			if w == nil {
				w = &Worked{Employee: s.Employee, Months: map[caldate.Month]Cell{}}
				found[s.Employee] = w
			}
			w.add(r, s)
		}
	}
	for _, w := range found {
		if w.Sum > 0 || w.Worst > Within {
			all = append(all, *w)
		}
	}
	slices.SortFunc(all, func(a, b Worked) int {
		return cmp.Or(cmp.Compare(b.Worst, a.Worst), cmp.Compare(b.Overs, a.Overs),
			cmp.Compare(b.Sum, a.Sum), cmp.Compare(a.Employee, b.Employee))
	})
	return all, len(free)
}

func (w *Worked) add(r *payroll.Run, s *payroll.Slip) {
	month := r.PayDay.Month()
	x := w.Months[month]
	x.Minutes += s.Attendance.Overtime + s.Attendance.Over60 + s.Attendance.Holiday
	x.Group, x.Month = r.Group, r.Month
	for _, h := range s.Hours {
		risk := Near
		if h.Broken {
			risk = Over
		}
		x.Risk = max(x.Risk, risk)
	}
	if newest := w.newest(); !month.Before(newest) {
		w.Limits = nil
		for _, h := range s.Hours {
			w.Limits = append(w.Limits, limitText(h))
		}
	}
	if x.Risk == Over && w.Months[month].Risk != Over {
		w.Overs++
	}
	w.Sum += x.Minutes - w.Months[month].Minutes
	w.Worst = max(w.Worst, x.Risk)
	w.Months[month] = x
}

func (w *Worked) newest() (newest caldate.Month) {
	for m := range w.Months {
		if newest.IsZero() || m.After(newest) {
			newest = m
		}
	}
	return newest
}

// unbound tells whether Article 36 does not bound somebody's hours.
func unbound(e *employee.Employee, on caldate.Date) bool {
	if e == nil {
		return false
	}
	k := e.Contracts.Ref(on)
	return k != nil && (k.Manager || k.Status == employee.Director)
}

// clock writes minutes as hours and minutes.
func clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

func limitText(h payroll.Hours36) string {
	form, value, bound := textNearLimit, clock(h.Value), clock(h.Bound)
	if h.Broken {
		form = textOverLimit
	}
	if h.Times {
		value, bound = fmt.Sprintf(textTimes, h.Value), fmt.Sprintf(textTimes, h.Bound)
	}
	return fmt.Sprintf(form, h.Limit, value, bound)
}

// hours lists who works how long, with the place in pay behind each figure.
func hours(q *page.Request, months []Month) part.List {
	l := part.List{Name: textHoursOf, Shown: true, Columns: []part.Column{{Title: textWho}},
		Empty: part.Nothing{What: textNobodyOver, Why: textHoursWhy}}
	for _, m := range months {
		l.Columns = append(l.Columns, part.Column{Title: label(m.Month), Numeric: true})
	}
	l.Columns = append(l.Columns, part.Column{Title: textTotal, Numeric: true},
		part.Column{Title: textLimits, Wrap: true})
	all, managers := Hours(q.Client, months[0].Month)
	for i := range all {
		w := &all[i]
		name := nameOf(q.Client, w.Employee)
		row := part.Row{Name: name, Cells: []templ.Component{part.Plainly(name)}}
		for _, m := range months {
			row.Cells = append(row.Cells, cellOf(q, w, m.Month))
		}
		row.Cells = append(row.Cells, part.Plainly(clock(w.Sum)),
			part.Plainly(strings.Join(w.Limits, textStop)))
		l.Rows = append(l.Rows, row)
	}
	notes := []string{textHoursWhy, fmt.Sprintf(textManagers, managers)}
	for i := range q.Client.Profile.Groups {
		g := &q.Client.Profile.Groups[i]
		rules, _, err := payroll.CalendarOf(g, months[len(months)-1].Month)
		if err == nil && rules.Article36 == nil {
			notes = append(notes, fmt.Sprintf(textNoAgreement, g.Name))
		}
	}
	l.Note = strings.Join(notes, "")
	return l
}

func cellOf(q *page.Request, w *Worked, m caldate.Month) templ.Component {
	x, paid := w.Months[m]
	if !paid {
		return nil
	}
	href := q.Path("pay", url.PathEscape(x.Group), x.Month.String(), "p",
		q.Session.PersonRef(q.Profile.ID, w.Employee))
	switch x.Risk {
	case Over:
		return part.TagOf(part.Tag{Sort: part.Bad, Word: clock(x.Minutes) + textOver, Href: href})
	case Near:
		return part.TagOf(part.Tag{Sort: part.Warn, Word: clock(x.Minutes) + textClose, Href: href})
	}
	return part.Link(clock(x.Minutes), href)
}

// hoursTable are the same figures as rows of a file, in minutes.
func hoursTable(c *book.Client, months []Month) [][]string {
	head := []string{textWho}
	for _, m := range months {
		head = append(head, m.Month.String())
	}
	rows := [][]string{append(head, textTotalMinutes, textLimits)}
	all, _ := Hours(c, months[0].Month)
	for i := range all {
		w := &all[i]
		row := []string{nameOf(c, w.Employee)}
		for _, m := range months {
			cell := ""
			if x, paid := w.Months[m.Month]; paid {
				cell = number(int64(x.Minutes))
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, number(int64(w.Sum)), strings.Join(w.Limits, textStop)))
	}
	return rows
}

// nameOf is a person as lists show one: number and name.
func nameOf(c *book.Client, id employee.ID) string {
	e := c.EmployeeByID(id)
	if e == nil {
		return string(id)
	}
	return strings.TrimSpace(e.Number + " " + e.Called())
}
