package clientfile

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"romukura/desk/book"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/kana"
	"romukura/trade/client"
)

// drafted is how a calendar is going to be made, as the form has it.
type drafted struct {
	pattern       client.Pattern
	from, through caldate.Date
	statutory     string
}

// newCalendar is a calendar of a group that is made from a pattern: that of the one before it, or
// the usual one.
func newCalendar(of *book.Client, at string, today caldate.Date) *section {
	i, err := strconv.Atoi(at)
	if err != nil || i < 0 || i >= len(of.Profile.Groups) {
		return nil
	}
	g := &of.Profile.Groups[i]
	n := len(g.Calendars)
	x, note := begunCalendar(of, g, today)
	s := &section{Title: textNewYear, Note: note + textYearNote,
		Leads: []string{"calendar", at, itoa(n)}, Entries: x.entries(),
		Path: "groups[" + at + "].calendars[" + itoa(n) + "]"}
	s.done = func() *fault.Fault {
		c, _ := x.made()
		g.Calendars = append(g.Calendars, c)
		return nil
	}
	s.count = func() ([]part.Fact, []string) {
		c, unannounced := x.made()
		var notes []string
		for _, y := range unannounced {
			notes = append(notes, fmt.Sprintf(textUnannounced, y))
		}
		return calendarFacts(g, &c), append(notes, changedBy(of, &placedCalendar{&c, g, i, n}))
	}
	return s
}

// begunCalendar is what the form begins with: the year after the group's last calendar, laid out
// the same way; the days of another group's; or the usual pattern. The note says which.
func begunCalendar(of *book.Client, g *client.Group, today caldate.Date) (*drafted, string) {
	x, note := &drafted{pattern: usualPattern(g, today)}, ""
	if last := lastOf(g.Calendars); last != nil {
		x.pattern, note = last.Pattern(last.Next()), textCopied
	} else if other := elsewhere(of); other != nil {
		x.pattern, note = other.Pattern(other.Days()), textCopiedOther
		if !other.WholeYear() {
			x.through = other.Through
		}
	}
	if w := x.pattern.Statutory; w >= 0 {
		x.statutory = itoa(w)
	}
	x.from = x.pattern.Days.From
	return x, note
}

// elsewhere is the last calendar of the first group that has one; nil where none has.
func elsewhere(of *book.Client) *client.Calendar {
	for i := range of.Profile.Groups {
		if last := lastOf(of.Profile.Groups[i].Calendars); last != nil {
			return last
		}
	}
	return nil
}

// usualPattern is what a first calendar proposes: Saturdays, Sundays and public holidays, or the
// weekday alone of a group whose statutory holiday is another.
func usualPattern(g *client.Group, today caldate.Date) client.Pattern {
	turn, _ := client.ParseSpan(textTurnOfYear)
	p := client.Pattern{Closed: []client.Span{turn}}
	p.Days.From = nextYear(today)
	if r := g.Rules.Ref(today); r != nil {
		p.Statutory = r.StatutoryRest
	}
	day := caldate.Weekday(p.Statutory)
	p.PublicHolidays = day == caldate.Sunday || day == caldate.Saturday
	for w := range p.Rest {
		weekend := caldate.Weekday(w) == caldate.Sunday || caldate.Weekday(w) == caldate.Saturday
		p.Rest[w] = w == p.Statutory || weekend && p.PublicHolidays
	}
	return p
}

// lastOf is the calendar of the latest days; nil where there is none.
func lastOf(all client.Calendars) (last *client.Calendar) {
	for i := range all {
		if last == nil || all[i].From.After(last.From) {
			last = &all[i]
		}
	}
	return last
}

// nextYear is where the first calendar begins: in the last months of a year with the next.
func nextYear(today caldate.Date) caldate.Date {
	const october = 10
	year := today.Year()
	if today.MonthOfYear() >= october {
		year++
	}
	return caldate.Month{Year: year, Number: 1}.First()
}

// entries are the fields of the form.
func (x *drafted) entries() []entry {
	from, through := day("from", textYearFrom, &x.from), day("through", textYearThrough, &x.through)
	through.Must, through.Free, through.Support = false, true, textOneYear
	set := through.set
	through.set = func(typed string) string {
		if x.through = (caldate.Date{}); typed == "" {
			return ""
		}
		return set(typed)
	}
	all := []entry{from, through}
	for w := range x.pattern.Rest {
		e := check("rest"+itoa(w), caldate.Weekday(w).String(), &x.pattern.Rest[w])
		e.legend = textRestWeekdays
		all = append(all, e)
	}
	statutory := choice("statutory", textStatutory, statutoryDays, &x.statutory)
	statutory.Support, statutory.Must = textStatutoryEg, false
	return append(all, statutory, check("public", textPublic, &x.pattern.PublicHolidays),
		spans("closed", textClosedDays, textClosedEg, &x.pattern.Closed),
		spans("open", textOpenDays, textOpenEg, &x.pattern.Open))
}

// days is the stretch of days that the calendar is of.
func (x *drafted) days() caldate.Range {
	days := caldate.Range{From: x.from, Through: x.through}
	if days.Through.IsZero() {
		days.Through = days.From.AddMonths(12).AddDays(-1)
	}
	return days
}

// made is the calendar by all that was typed, and the years whose public holidays are not in it.
// Days of more than a year are not laid out: the client's own checks refuse them.
func (x *drafted) made() (c client.Calendar, unannounced []int) {
	p := x.pattern
	p.Days, p.Statutory = x.days(), -1
	if x.statutory != "" {
		p.Statutory = int(x.statutory[0] - '0')
	}
	if !p.Days.Through.Before(p.Days.From.AddMonths(12)) {
		return client.Calendar{From: p.Days.From, Through: p.Days.Through}, nil
	}
	return p.Calendar()
}

// spans is a field of days of the year, one line for each stretch.
func spans(name, label, example string, at *[]client.Span) entry {
	var lines []string
	for _, s := range *at {
		lines = append(lines, s.String())
	}
	f := part.Field{Name: name, Label: label, Kind: part.Long, Support: example, Free: true,
		Value: strings.Join(lines, "\n")}
	return entry{Field: f, at: name, set: func(typed string) string {
		*at = nil
		for line := range strings.Lines(typed) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			s, err := client.ParseSpan(plainSpan(line))
			if err != nil {
				return fmt.Sprintf(textSpanShape, line)
			}
			if utf8.RuneCountInString(s.Name) > longestName {
				return textLongName
			}
			*at = append(*at, s)
		}
		return ""
	}}
}

// plainSpan writes the days of a line as they are read, and leaves the name as it was typed.
func plainSpan(line string) string {
	days, name := line, ""
	if i := strings.IndexFunc(line, isBlank); i >= 0 {
		days, name = line[:i], " "+strings.TrimFunc(line[i:], isBlank)
	}
	for sign, plain := range spanSigns {
		days = strings.ReplaceAll(days, sign, plain)
	}
	return kana.Narrow(days) + name
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || string(r) == textWideBlank }
