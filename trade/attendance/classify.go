package attendance

import (
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/standards"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Terms are what hours are classified by: the group's rules, the person's contract, and whether the
// establishment is a small trade with a longer statutory week.
type Terms struct {
	Rules    *client.PayRules
	Contract *employee.Contract
	Special  bool
	// Calendars are the client's own, which say of what kind a day is of which the record does not.
	Calendars client.Calendars
	// Before are days before the period, of which those of its first week are looked at: their hours
	// count toward the forty of that week and are not paid again.
	Before []Day
}

const week = 7

var regimes = map[string]standards.Regime{
	"": standards.Standard, "month-variable": standards.VariableMonth,
	"year-variable": standards.VariableYear, "flextime": standards.Flextime,
}

// Classify settles the hours of a month that came as days: within prescribed hours, beyond,
// overtime, over sixty hours, holiday, late night, by the Labor Standards Act.
//
// A shift that passes midnight into a day that was not sent takes that day for one without work,
// of the kind that the client's calendar makes of it, or its weekday where there is none.
//
// Law: 労基法32-1 労基法32-2 労基法35-1 労基法37-1
func Classify(m *Month, terms Terms, t *why.Trace) fault.List {
	hours, _, err := standards.HoursFor(m.Through)
	if err != nil {
		return listOf(err)
	}
	rules := terms.Rules
	work := standards.Work{
		Period: caldate.Range{From: m.From, Through: m.Through},
		Rules: standards.Rules{Regime: regimes[rules.Hours], WeekStart: caldate.Weekday(rules.WeekStart),
			Special: terms.Special, Flex: standards.Flex{Months: rules.FlexMonths}},
	}
	m.reset()
	for i := range terms.Before {
		d := &terms.Before[i]
		if d.Date.Before(m.From) && d.Date.After(m.From.AddDays(-week)) {
			terms.append(&work, d)
		}
	}
	for i := range m.Days {
		d := &m.Days[i]
		terms.settleKind(d)
		m.count(d, terms.append(&work, d), i > 0 && d.Date == m.Days[i-1].Date)
	}
	terms.close(&work)
	each := make([]standards.Minutes, len(work.Days))
	totals, err := hours.Classify(&work, each, t)
	if err != nil {
		return listOf(err)
	}
	m.take(totals)
	var faults fault.List
	if totals.Cut && terms.missing(&work, each) > hours.Frame(week, terms.Special) {
		faults.Add(fault.Fault{Path: "days[0]", Code: "attendance.week-cut", Message: textWeekCut,
			Remedy: textWeekCutRemedy, Law: "労基法32-1", Severity: fault.Warn})
	}
	return faults
}

// append puts a day behind the others, after the day that a shift before it ran into and that was
// not sent.
func (terms *Terms) append(w *standards.Work, d *Day) standards.DayKind {
	if n := len(w.Days); n > 0 && d.Date.After(w.Days[n-1].Date.AddDays(1)) {
		terms.close(w)
	}
	day := standards.Day{Date: d.Date, Kind: terms.kindOf(d), Start: d.Start, End: d.End,
		Prescribed: prescribed(d, terms)}
	for _, b := range d.Breaks {
		day.Breaks = append(day.Breaks, standards.Break{Start: b.Start, End: b.End})
	}
	if day.Kind != standards.WorkingDay {
		day.Prescribed = 0
	}
	w.Days = append(w.Days, day)
	return day.Kind
}

// midnight is the end of a day in minutes.
const midnight = 24 * 60

// close puts the day into which the last shift ran: its kind decides whether the minutes after
// midnight are those of a statutory holiday.
func (terms *Terms) close(w *standards.Work) {
	n := len(w.Days)
	if n == 0 || w.Days[n-1].End <= midnight {
		return
	}
	next := Day{Date: w.Days[n-1].Date.AddDays(1)}
	w.Days = append(w.Days, standards.Day{Date: next.Date, Kind: terms.kindOf(&next)})
}

// missing is what the first week would come to within the hours of its days, were the days that
// are missing from it worked as the contract prescribes: above the statutory week, some hours of
// the days that are there would be overtime.
//
// Law: 労基法32-1
func (terms *Terms) missing(w *standards.Work, each []standards.Minutes) int {
	first := w.Days[0].Date
	next := first.AddDays(week - (int(first.Weekday())-terms.Rules.WeekStart+week)%week)
	sum, scheduled := 0, 0
	for i := range w.Days {
		if d := &w.Days[i]; d.Date.Before(next) {
			sum += each[i].Prescribed + each[i].Beyond
			if d.Kind == standards.WorkingDay {
				scheduled++
			}
		}
	}
	return sum + max(0, terms.Contract.WeeklyDays-scheduled)*terms.daily()
}

// reset clears what the days are about to tell; what they cannot tell stays.
func (m *Month) reset() {
	*m = Month{Employee: m.Employee, From: m.From, Through: m.Through, Counts: m.Counts, Days: m.Days,
		LeaveMinutes: m.LeaveMinutes, LateMinutes: m.LateMinutes, LateTimes: m.LateTimes,
		EarlyTimes: m.EarlyTimes}
}

func (m *Month) take(t standards.Totals) {
	p := t.Payable()
	m.Prescribed, m.Beyond, m.Overtime, m.Over60 = p.Prescribed, p.Beyond, p.Overtime, p.Over60
	m.Holiday, m.Night, m.RestOvertime, m.Short = p.Holiday, p.Night, t.RestOvertime, t.Short
}

// kinds are the kinds of days as the law calls them.
var kinds = map[DayKind]standards.DayKind{RestDay: standards.RestDay, HolidayDay: standards.Holiday}

// kindOf is the kind of a day: what the record says; else what the client's calendar has, or a
// statutory holiday on its weekday, unless leave of that day says that work was prescribed.
func (terms *Terms) kindOf(d *Day) standards.DayKind {
	byCalendar, known := terms.Calendars.Kind(d.Date)
	switch {
	case d.Kind == RestDay || d.Kind == HolidayDay:
		return kinds[d.Kind]
	case d.Leave != "" || d.Prescribed != 0:
		return standards.WorkingDay
	case known && d.Kind == WorkingDay:
		return kinds[byCalendar]
	case !known && d.Date.Weekday() == caldate.Weekday(terms.Rules.StatutoryRest):
		return standards.Holiday
	}
	return standards.WorkingDay
}

// settleKind keeps with a day of which the record says nothing what the client's calendar has: by
// that its hours were divided, and the attendance book shows it.
func (terms *Terms) settleKind(d *Day) {
	if kind, known := terms.Calendars.Kind(d.Date); known && d.Kind == WorkingDay &&
		d.Leave == "" && d.Prescribed == 0 {
		d.Kind = kind
	}
}

// prescribed is what was to be worked on a day: half of it beside half a day of leave.
func prescribed(d *Day, terms *Terms) int {
	minutes := d.Prescribed
	if minutes == 0 {
		minutes = terms.daily()
	}
	if d.half() {
		minutes /= 2
	}
	return minutes
}

func (d *Day) half() bool { return d.Leave == "half-am" || d.Leave == "half-pm" }

func (terms *Terms) daily() int {
	if terms.Contract.DailyMinutes > 0 {
		return terms.Contract.DailyMinutes
	}
	return terms.Rules.DailyMinutes
}

// count adds a day to the month's days; a second shift of a date adds none.
func (m *Month) count(d *Day, kind standards.DayKind, again bool) {
	if again {
		return
	}
	worked := d.Start != 0 || d.End != 0
	if kind == standards.WorkingDay {
		m.ScheduledHalves += 2
	}
	halves := 0
	if worked {
		halves = 2
		switch kind {
		case standards.Holiday:
			m.HolidayDays++
		case standards.RestDay:
			m.RestDays++
		}
	}
	switch d.Leave {
	case "paid":
		m.LeaveHalves += 2
	case "half-am", "half-pm":
		m.LeaveHalves++
		halves = min(halves, 1)
	case "special":
		m.SpecialHalves += 2
	case "absent":
		m.AbsentHalves += 2
	case "closure":
		m.ClosureHalves += 2
	}
	m.WorkedHalves += halves
}

// SplitSixty divides overtime that came as one sum at sixty hours of the month, and counts work
// on rest days that are no statutory holidays with it.
//
// Law: 労基法37-1
func SplitSixty(m *Month) {
	hours, _, err := standards.HoursFor(m.Through)
	if err != nil || m.Over60 > 0 {
		return
	}
	all := m.Overtime
	m.Overtime = min(all, hours.Sixty())
	m.Over60 = all - m.Overtime
}

func listOf(err error) fault.List {
	var list fault.List
	var many *fault.Error
	if errors.As(err, &many) {
		for _, f := range many.Faults {
			list.Add(f)
		}
		return list
	}
	list.Add(fault.Fault{Code: "law.missing", Message: err.Error(), Remedy: textMissingRemedy})
	return list
}
