package client

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
)

// Pattern is how the days without work of a year are laid out: from it the days of a calendar are
// made once, and are changed one by one from then on.
type Pattern struct {
	Days      caldate.Range
	Rest      [7]bool // weekdays without prescribed work, Sunday first
	Statutory int     // weekday of the statutory holiday, below 0 for none
	// PublicHolidays says that nobody works on public holidays.
	PublicHolidays bool
	Closed         []Span // further days without work
	Open           []Span // days on which work is prescribed all the same
}

// Span are the days of a year from one to another, the turn of the year between them or not.
type Span struct {
	From, Through MonthDay
	Name          string
}

// MonthDay is a day of every year.
type MonthDay struct{ Month, Day int }

func (m MonthDay) order() int { return m.Month*32 + m.Day }

func dayOf(d caldate.Date) MonthDay { return MonthDay{d.MonthOfYear(), d.Day()} }

func (s *Span) contains(d caldate.Date) bool {
	at, from, through := dayOf(d).order(), s.From.order(), s.Through.order()
	if from > through {
		return at >= from || at <= through
	}
	return at >= from && at <= through
}

func spanOf(all []Span, d caldate.Date) *Span {
	for i := range all {
		if all[i].contains(d) {
			return &all[i]
		}
	}
	return nil
}

// Calendar makes the days. Unannounced are the years whose public holidays are not known yet and
// therefore left out.
func (p *Pattern) Calendar() (c Calendar, unannounced []int) {
	c = Calendar{From: p.Days.From, Through: p.Days.Through}
	for d := c.From; !d.After(c.Through); d = d.AddDays(1) {
		if spanOf(p.Open, d) != nil {
			continue
		}
		off := DayOff{Date: d, Kind: p.weekday(d)}
		if p.PublicHolidays {
			name, err := caldate.Holiday(d)
			if err != nil && !slices.Contains(unannounced, d.Year()) {
				unannounced = append(unannounced, d.Year())
			}
			off.keep(name != "", name)
		}
		if s := spanOf(p.Closed, d); s != nil {
			off.keep(true, s.Name)
		}
		if off.Kind != WorkingDay {
			c.Off = append(c.Off, off)
		}
	}
	return c, unannounced
}

func (p *Pattern) weekday(d caldate.Date) DayKind {
	switch w := int(d.Weekday()); {
	case w == p.Statutory:
		return HolidayDay
	case p.Rest[w]:
		return RestDay
	}
	return WorkingDay
}

// keep makes a day one without work, of the kind it is already, and gives it a name.
func (o *DayOff) keep(is bool, name string) {
	if !is {
		return
	}
	if o.Kind == WorkingDay {
		o.Kind = RestDay
	}
	if name != "" {
		o.Name = name
	}
}

// Next is the year after a calendar.
func (c *Calendar) Next() caldate.Range {
	from := c.Through.AddDays(1)
	return caldate.Range{From: from, Through: from.AddMonths(12).AddDays(-1)}
}

// Pattern reads out of a calendar how other days would be laid out the same way: weekdays that are
// mostly free, public holidays where most are free, days of a name on the same days, and the
// weekdays worked all the same in the same week of the month.
func (c *Calendar) Pattern(days caldate.Range) Pattern {
	p := Pattern{Days: days, Statutory: -1}
	p.weekdays(c)
	holidays, kept := 0, 0
	for d := c.From; !d.After(c.Through); d = d.AddDays(1) {
		name, err := caldate.Holiday(d)
		o := c.At(d)
		if err != nil || name == "" || p.weekday(d) != WorkingDay || o.Name != "" && o.Name != name {
			continue // free for another reason, if at all
		}
		holidays++
		if o.Kind != WorkingDay {
			kept++
		}
	}
	p.PublicHolidays = 2*kept > holidays
	p.exceptions(c)
	return p
}

// weekdays are those that are mostly free, and the one that is mostly the statutory holiday.
func (p *Pattern) weekdays(c *Calendar) {
	var all, off, statutory [7]int
	for d := c.From; !d.After(c.Through); d = d.AddDays(1) {
		w, kind := d.Weekday(), c.At(d).Kind
		if name, err := caldate.Holiday(d); err == nil && name != "" {
			continue // free for another reason
		}
		all[w]++
		if kind != WorkingDay {
			off[w]++
		}
		if kind == HolidayDay {
			statutory[w]++
		}
	}
	for w := range all {
		p.Rest[w] = 2*off[w] > all[w]
		if 2*statutory[w] > all[w] {
			p.Statutory = w
		}
	}
}

// exceptions are the days that the weekdays and the public holidays do not account for.
func (p *Pattern) exceptions(c *Calendar) {
	last := caldate.Date{}
	for d := c.From; !d.After(c.Through); d = d.AddDays(1) {
		o := c.At(d)
		holiday, _ := caldate.Holiday(d) // of a year not announced none is known by its name
		usual := p.weekday(d) != WorkingDay
		switch {
		case o.Kind == WorkingDay && usual:
			if again, ok := sameWeek(d, p.Days); ok {
				p.Open = append(p.Open, Span{From: dayOf(again), Through: dayOf(again)})
			}
		case o.Kind != WorkingDay && (o.Name != "" && o.Name != holiday ||
			!usual && (holiday == "" || !p.PublicHolidays)):
			n := len(p.Closed)
			if n > 0 && last == d.AddDays(-1) && p.Closed[n-1].Name == o.Name {
				p.Closed[n-1].Through = dayOf(d)
			} else {
				p.Closed = append(p.Closed, Span{From: dayOf(d), Through: dayOf(d), Name: o.Name})
			}
			last = d
		}
	}
	p.joinTurn(c)
}

// joinTurn makes one of a span that ends with a calendar and one that begins with it, as the turn
// of the year does where the calendar is a year from January.
func (p *Pattern) joinTurn(c *Calendar) {
	n := len(p.Closed)
	if n < 2 || !c.WholeYear() {
		return
	}
	first, last := p.Closed[0], p.Closed[n-1]
	if first.Name == last.Name && first.Name != "" && first.From == dayOf(c.From) &&
		last.Through == dayOf(c.Through) {
		p.Closed[n-1].Through = first.Through
		p.Closed = p.Closed[1:]
	}
}

// sameWeek is the same weekday of the same week of the month within other days.
func sameWeek(d caldate.Date, days caldate.Range) (caldate.Date, bool) {
	const week = 7
	for m := days.From.Month(); !m.After(days.Through.Month()); m = m.Add(1) {
		if m.Number != d.MonthOfYear() {
			continue
		}
		first := int(d.Weekday()-m.First().Weekday()+week) % week
		n := 1 + first + (d.Day()-1)/week*week
		if n <= m.Days() && days.Contains(m.Day(n)) {
			return m.Day(n), true
		}
	}
	return caldate.Date{}, false
}

// ErrSpan says that a line of text names no days of a year.
var ErrSpan = errors.New("client: no days of a year")

// ParseSpan reads the days of a year and what they are kept for: 8/12-8/15 夏季休業, 5/1.
func ParseSpan(text string) (Span, error) {
	days, name, _ := strings.Cut(strings.TrimSpace(text), " ")
	from, through, several := strings.Cut(days, "-")
	s := Span{Name: strings.TrimSpace(name)}
	var ok bool
	if s.From, ok = monthDay(from); !ok {
		return Span{}, ErrSpan
	}
	if s.Through = s.From; several {
		if s.Through, ok = monthDay(through); !ok {
			return Span{}, ErrSpan
		}
	}
	return s, nil
}

// leap is a year in which every day of a year is found.
const leap = 2028

func monthDay(text string) (MonthDay, bool) {
	month, day, _ := strings.Cut(text, "/")
	m, wrong := strconv.Atoi(month)
	d, err := strconv.Atoi(day)
	if wrong != nil || err != nil {
		return MonthDay{}, false
	}
	_, err = caldate.New(leap, m, d)
	return MonthDay{m, d}, err == nil
}

// String writes the days as ParseSpan reads them.
func (s Span) String() string {
	text := s.From.String()
	if s.Through != s.From {
		text += "-" + s.Through.String()
	}
	if s.Name != "" {
		text += " " + s.Name
	}
	return text
}

// String is month and day: 8/12.
func (m MonthDay) String() string { return strconv.Itoa(m.Month) + "/" + strconv.Itoa(m.Day) }
