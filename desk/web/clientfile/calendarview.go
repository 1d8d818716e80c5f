package clientfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/standards"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

// year is a calendar on the screen.
type year struct {
	Group    string
	Facts    []part.Fact
	Remarks  []string
	Weekdays []string
	Months   []yearMonth
	Changes  string // what changing a day changes
	Form     part.Form
	Clash    bool
	At, Back string
	Next     string // where the calendar after it is made; empty where there is one
	Seen     string
}

// yearMonth is a month of a calendar: weeks of seven days, those outside it blank.
type yearMonth struct {
	Month caldate.Month
	Tally client.Tally
	Weeks [][]yearDay
	Names string
}

// yearDay is one day; N is 0 where the week begins or ends outside the month or the calendar.
type yearDay struct {
	N      int
	Date   caldate.Date
	Kind   client.DayKind
	Mark   string
	Said   string // what the number and the mark mean, for who hears it
	Ticked bool
}

func yearOf(q *page.Request, c *book.Client, x *placedCalendar) *year {
	y := &year{Group: x.Group.Name, Facts: calendarFacts(x.Group, x.Calendar), At: x.path(q),
		Back: q.Path("file"), Seen: calendarMark(q, x), Changes: changedBy(c, x)}
	checked := c.Profile.Check()
	for _, f := range remarksOf(checked.All(), x) {
		y.Remarks = append(y.Remarks, part.Sentence(f))
	}
	y.Remarks = append(y.Remarks, publicDays(x.Calendar)...)
	start := 0
	if r := rulesOf(x.Group, x.Calendar); r != nil {
		start = r.WeekStart
	}
	for i := range week {
		y.Weekdays = append(y.Weekdays, caldate.Weekday((start+i)%week).String())
	}
	for m := x.From.Month(); !m.After(x.Through.Month()); m = m.Add(1) {
		y.Months = append(y.Months, monthOf(x.Calendar, m, caldate.Weekday(start)))
	}
	if x.Calendar == lastOf(x.Group.Calendars) {
		y.Next = q.Path("file", "calendar-"+itoa(x.group))
	}
	return y
}

const week = 7

func monthOf(x *client.Calendar, m caldate.Month, start caldate.Weekday) yearMonth {
	shown := yearMonth{Month: m, Tally: x.Count(caldate.Range{From: m.First(), Through: m.Last()})}
	first := (int(m.First().Weekday()-start) + week) % week
	for n := 1 - first; n <= m.Days(); n += week {
		var days []yearDay
		for i := range week {
			d := yearDay{}
			if n+i >= 1 && n+i <= m.Days() && x.Days().Contains(m.Day(n+i)) {
				d = dayOf(x, m.Day(n+i))
			}
			days = append(days, d)
		}
		shown.Weeks = append(shown.Weeks, days)
	}
	shown.Names = strings.Join(namesOf(x, m), textComma)
	return shown
}

func dayOf(x *client.Calendar, date caldate.Date) yearDay {
	o := x.At(date)
	d := yearDay{N: date.Day(), Date: date, Kind: o.Kind, Mark: dayMarks[o.Kind]}
	said := []string{dayWords[o.Kind]}
	if o.Name != "" {
		said = append(said, o.Name)
	}
	if public, err := caldate.Holiday(date); err == nil && public != "" && public != o.Name {
		said = append(said, textPublicNamed+public)
		if d.Mark == "" {
			d.Mark = publicMark
		}
	}
	d.Said = fmt.Sprintf(textDaySaid, date.Weekday(), strings.Join(said, " "))
	return d
}

// namesOf are the named days of a month, those of one name that follow each other as one.
func namesOf(x *client.Calendar, m caldate.Month) []string {
	var all []string
	for n := 1; n <= m.Days(); n++ {
		first, name := n, x.At(m.Day(n)).Name
		if name == "" {
			continue
		}
		for n < m.Days() && x.At(m.Day(n+1)).Name == name {
			n++
		}
		days := fmt.Sprintf(textDayOf, first)
		if n > first {
			days = fmt.Sprintf(textDayRange, first, n)
		}
		all = append(all, fmt.Sprintf(textDaysName, days, name))
	}
	return all
}

// rulesOf are the rules of pay that a calendar is held against; nil where there are none yet.
func rulesOf(g *client.Group, x *client.Calendar) *client.PayRules { return g.Rules.Ref(x.Through) }

// calendarFacts are what a calendar comes to.
func calendarFacts(g *client.Group, x *client.Calendar) []part.Fact {
	n := x.Count(x.Days())
	all := []part.Fact{{Word: textSpell, Value: spell(x)},
		{Word: textRests, Value: fmt.Sprintf(textOffCount, n.Off(), n.Holidays, n.Rest)},
		{Word: textWorkingDays, Value: fmt.Sprintf(textDays, n.Working)}}
	r := rulesOf(g, x)
	if r == nil {
		return all
	}
	all = append(all, part.Fact{Word: textYearHours, Value: hoursText(n.Working * r.DailyMinutes)})
	if !x.WholeYear() {
		return all
	}
	if average := averageOf(x, r); average != "" {
		all = append(all, part.Fact{Word: textYearAverage, Value: average})
	}
	typed := fmt.Sprintf(textDays, r.AnnualHolidays)
	if differs := n.Off() - r.AnnualHolidays; differs != 0 {
		typed = fmt.Sprintf(textDayDiffers, r.AnnualHolidays, max(differs, -differs))
	}
	return append(all, part.Fact{Word: textRulesDays, Value: typed})
}

func spell(x *client.Calendar) string {
	return fmt.Sprintf(textYearOf, part.Day(x.From, part.Western), part.Day(x.Through, part.Western))
}

// averageOf are the prescribed hours of an average month, by the working days of the calendar.
//
// Law: 労基則19-1-4
func averageOf(x *client.Calendar, r *client.PayRules) string {
	extra, _, err := standards.ExtraWagesFor(x.Through)
	if err != nil {
		return ""
	}
	month := extra.MonthOf(x.Count(x.Days()).Working * r.DailyMinutes)
	return hoursText(int(month.Num / month.Den))
}

// remarksOf is what the client's own checks say of a calendar.
func remarksOf(checked []fault.Fault, x *placedCalendar) []fault.Fault {
	path := "groups[" + itoa(x.group) + "].calendars[" + itoa(x.at) + "]"
	return slices.DeleteFunc(slices.Clone(checked), func(f fault.Fault) bool {
		return !strings.HasPrefix(f.Path, path)
	})
}

// publicDays tell of public holidays that are worked where most are free, and of years whose are
// not announced.
func publicDays(x *client.Calendar) []string {
	var worked, all []string
	var last int
	for d := x.From; !d.After(x.Through); d = d.AddDays(1) {
		name, err := caldate.Holiday(d)
		if err != nil && d.Year() != last {
			last = d.Year()
			all = append(all, fmt.Sprintf(textUnannounced, last))
		}
		if name != "" && x.At(d).Kind == client.WorkingDay {
			worked = append(worked, part.Day(d, part.Western)+" "+name)
		}
	}
	if usual := x.Pattern(x.Days()); usual.PublicHolidays && len(worked) > 0 {
		all = append(all, textWorkedHoly+textColon+strings.Join(worked, textComma))
	}
	return all
}

// changedBy tells which pay a change of a calendar can still change.
func changedBy(c *book.Client, x *placedCalendar) string {
	var open []string
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Group != x.Group.Code || r.Kind != payroll.MonthlyPay || r.Close.Closed() ||
			len(r.Slips) == 0 {
			continue
		}
		_, p, err := payroll.CalendarOf(x.Group, r.Month)
		days := caldate.Range{From: p.From, Through: p.Through}
		if err == nil && days.Overlap(x.Days()).Days() > 0 {
			open = append(open, r.Month.Japanese())
		}
	}
	if len(open) == 0 {
		return textClosedRuns
	}
	return fmt.Sprintf(textOpenRuns, strings.Join(open, textComma))
}

// calendarsOf are the calendars of all groups, the newest first.
func calendarsOf(q *page.Request, checked []fault.Fault) (l part.List, add []part.Act) {
	l = part.List{Name: textYears, Columns: []part.Column{{Title: textSpell}, {Title: textGroup},
		{Title: textRests, Numeric: true}, {Title: textWorkingDays, Numeric: true},
		{Title: textYearAverage, Numeric: true}, {Title: textYearRemarks}},
		Empty: part.Nothing{What: textNoYears, Why: textNoYearsWhy}}
	groups := q.Client.Profile.Groups
	for i := range groups {
		g := &groups[i]
		word := textAddYear
		if len(groups) > 1 {
			word = fmt.Sprintf(textAddYearOf, g.Name)
		}
		add = append(add, part.Act{Word: word, Href: q.Path("file", "calendar-"+itoa(i))})
		for n := range slices.Backward(g.Calendars) {
			x := &placedCalendar{&g.Calendars[n], g, i, n}
			l.Rows = append(l.Rows, calendarRow(x, x.path(q), len(remarksOf(checked, x))))
		}
	}
	return l, add
}

func calendarRow(x *placedCalendar, href string, remarks int) part.Row {
	n := x.Count(x.Days())
	average := ""
	if r := rulesOf(x.Group, x.Calendar); r != nil && x.WholeYear() {
		average = averageOf(x.Calendar, r)
	}
	remark := part.Plainly(textNone)
	if remarks > 0 {
		remark = part.TagOf(part.Tag{Sort: part.Warn, Word: fmt.Sprintf(textRemarks, remarks)})
	}
	return part.Row{Name: spell(x.Calendar), Cells: []templ.Component{
		part.Link(spell(x.Calendar), href), part.Plainly(x.Group.Name),
		part.Plainly(fmt.Sprintf(textDays, n.Off())),
		part.Plainly(fmt.Sprintf(textDays, n.Working)), part.Plainly(average), remark}}
}

// counted is what the form of a calendar comes to, or what is wrong with it first.
func counted(q *page.Request, c *client.Client, s *section) page.Answer {
	x := counting{}
	if q.Text("loaded") == "" {
		x.Kept = textKept
	}
	faults := filled(c, s, q.Text)
	if faults.Stops() {
		x.Wrong = part.Sentence(faults.All()[0])
	} else {
		x.Facts, x.Notes = s.count()
	}
	return page.Answer{Body: comesTo(x)}
}

// counting is what a calendar comes to while it is made.
type counting struct {
	Facts []part.Fact
	Notes []string
	Wrong string
	Kept  string
}
