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
}

var regimes = map[string]standards.Regime{
	"": standards.Standard, "month-variable": standards.VariableMonth,
	"year-variable": standards.VariableYear, "flextime": standards.Flextime,
}

// Classify settles the hours of a month that came as days: within prescribed hours, beyond,
// overtime, over sixty hours, holiday, late night, by the Labor Standards Act.
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
	for i := range m.Days {
		d := &m.Days[i]
		day := standards.Day{Date: d.Date, Kind: kindOf(d, rules), Start: d.Start, End: d.End,
			Prescribed: prescribed(d, terms)}
		for _, b := range d.Breaks {
			day.Breaks = append(day.Breaks, standards.Break{Start: b.Start, End: b.End})
		}
		if day.Kind != standards.WorkingDay {
			day.Prescribed = 0
		}
		work.Days = append(work.Days, day)
		m.count(d, day.Kind)
	}
	totals, err := hours.Classify(&work, nil, t)
	if err != nil {
		return listOf(err)
	}
	m.take(totals)
	return fault.List{}
}

// reset clears what the days are about to tell.
func (m *Month) reset() {
	*m = Month{Employee: m.Employee, From: m.From, Through: m.Through, Counts: m.Counts, Days: m.Days}
}

func (m *Month) take(t standards.Totals) {
	p := t.Payable()
	m.Prescribed, m.Beyond, m.Overtime, m.Over60 = p.Prescribed, p.Beyond, p.Overtime, p.Over60
	m.Holiday, m.Night, m.RestOvertime, m.Short = p.Holiday, p.Night, t.RestOvertime, t.Short
}

// kindOf is the kind of a day: what the client says, or a statutory holiday on its weekday.
func kindOf(d *Day, rules *client.PayRules) standards.DayKind {
	switch {
	case d.Kind == HolidayDay:
		return standards.Holiday
	case d.Date.Weekday() == caldate.Weekday(rules.StatutoryRest) && d.Kind != RestDay && d.Start != d.End:
		return standards.Holiday
	case d.Kind == RestDay:
		return standards.RestDay
	}
	return standards.WorkingDay
}

func prescribed(d *Day, terms Terms) int {
	switch {
	case d.Prescribed > 0:
		return d.Prescribed
	case terms.Contract.DailyMinutes > 0:
		return terms.Contract.DailyMinutes
	}
	return terms.Rules.DailyMinutes
}

// count adds a day to the month's days.
func (m *Month) count(d *Day, kind standards.DayKind) {
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
