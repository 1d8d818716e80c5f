package client

import (
	"fmt"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/standards"
)

// calendar looks at one of a group's calendars: at its days, and whether they are what the law
// wants and the rules of the group say. The last two are warnings: a day off may follow, and the
// agreement may say more than is known here.
func (k *checker) calendar(path string, g *Group, i int) {
	c := &g.Calendars[i]
	if c.From.IsZero() || c.Through.Before(c.From) ||
		!c.Through.Before(c.From.AddMonths(12)) {
		k.stop(path, wordCalendarDays)
		return
	}
	for j := range i {
		if c.Days().Overlap(g.Calendars[j].Days()).Days() > 0 {
			k.stop(path, wordCalendarOverlap)
			break
		}
	}
	sound := true
	for n := range c.Off {
		place, o := path+"."+at("off", n), &c.Off[n]
		switch {
		case !c.Days().Contains(o.Date):
			k.stop(place, wordCalendarOutside)
		case n > 0 && !o.Date.After(c.Off[n-1].Date):
			k.stop(place, wordCalendarTwice)
		case o.Kind != RestDay && o.Kind != HolidayDay:
			k.stop(place, wordCalendarKind)
		default:
			continue
		}
		sound = false
	}
	r := g.Rules.Ref(c.Through)
	if !sound || r == nil {
		return
	}
	if n := c.Count(c.Days()).Off(); c.WholeYear() && n != r.AnnualHolidays {
		k.warn(path, wordCalendarCount.of(n, r.AnnualHolidays))
	}
	k.weeks(path, c, r)
	if r.Hours == "year-variable" {
		k.variableYear(path, c, r)
	}
}

// weeks holds the calendar against the days of rest that are owed in each week.
//
// Law: 労基法35-1 労基法35-2
func (k *checker) weeks(path string, c *Calendar, r *PayRules) {
	rule, _, err := standards.RestRuleFor(c.Through)
	if err != nil {
		return // a calendar of days before the first table
	}
	start := caldate.Weekday(r.WeekStart)
	off := func(d caldate.Date) bool { return c.At(d).Kind != WorkingDay }
	if short := rule.Weeks(c.Days(), start, off); len(short) > 0 {
		if spans := rule.Spans(c.Days(), off); len(spans) > 0 {
			k.warn(path, wordCalendarSpan.of(fmt.Sprintf(textStretch, spans[0].Japanese())))
		} else {
			k.warn(path, wordCalendarWeek.of(weeksText(short)))
		}
		return
	}
	statutory := func(d caldate.Date) bool { return c.At(d).Kind == HolidayDay }
	if open := rule.Weeks(c.Days(), start, statutory); len(open) > 0 {
		k.warn(path, wordCalendarStatutory.of(weeksText(open)))
	}
}

func weeksText(first []caldate.Date) string {
	if len(first) == 1 {
		return fmt.Sprintf(textOneWeek, first[0].Japanese())
	}
	return fmt.Sprintf(textSeveral, first[0].Japanese(), len(first))
}

// variableYear holds the calendar against the limits of the variable system of a year, each told
// once with the first day on which it is passed.
//
// Law: 労基法32の4-1 労基則12の4-3 労基則12の4-5
func (k *checker) variableYear(path string, c *Calendar, r *PayRules) {
	hours, _, err := standards.HoursFor(c.Through)
	if err != nil {
		return
	}
	w := standards.Work{Period: c.Days(), Rules: standards.Rules{Regime: standards.VariableYear,
		WeekStart: caldate.Weekday(r.WeekStart)}}
	for d := c.From; !d.After(c.Through); d = d.AddDays(1) {
		day := standards.Day{Date: d, Kind: standards.RestDay}
		if c.At(d).Kind == WorkingDay {
			day.Kind, day.Prescribed = standards.WorkingDay, r.DailyMinutes
		}
		w.Days = append(w.Days, day)
	}
	found := hours.CheckPlan(&w)
	told := map[string]bool{}
	for _, f := range found.All() {
		if told[f.Code] || !strings.HasPrefix(f.Code, "standards.plan") {
			continue // what is wrong with the rules themselves is told with them
		}
		told[f.Code] = true
		f.Message += dayOfPlan(&w, f.Path)
		f.Path, f.Severity = path, fault.Warn
		k.faults.Add(f)
	}
}

// dayOfPlan tells which day of a plan a fault is of; nothing where it is of no single day.
func dayOfPlan(w *standards.Work, path string) string {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(path, "days["), "]"))
	if err != nil || n >= len(w.Days) {
		return ""
	}
	return fmt.Sprintf(textPlanOn, w.Days[n].Date.Japanese())
}

// of puts figures into the message.
func (w word) of(values ...any) word {
	w.message = fmt.Sprintf(w.message, values...)
	return w
}
