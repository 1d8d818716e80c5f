package exchange

import (
	"maps"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/employee"
)

// Timesheet is what an attendance file is read against: the pay period and who is known, by number.
type Timesheet struct {
	Period caldate.Range
	People map[string]employee.ID
	// Merge gives the month that is already there for a person, nil when there is none: a file with
	// some columns adds to what another file brought.
	Merge func(employee.ID) *attendance.Month
}

// Months is what an attendance file holds, by row.
type Months struct {
	Lines  []int
	Number []string
	Months []attendance.Month
}

// measure is one figure of a month that a column may carry.
type measure struct {
	key  string
	into func(*attendance.Month) *int
	read func(*reading, string, use) int
	time bool // hours: their kinds exclude one another or say so
}

type month = attendance.Month

var measures = []measure{
	{"scheduled-days", func(m *month) *int { return &m.ScheduledHalves }, (*reading).halvesAt, false},
	{"worked-days", func(m *month) *int { return &m.WorkedHalves }, (*reading).halvesAt, false},
	{"leave-days", func(m *month) *int { return &m.LeaveHalves }, (*reading).halvesAt, false},
	{"special-days", func(m *month) *int { return &m.SpecialHalves }, (*reading).halvesAt, false},
	{"absent-days", func(m *month) *int { return &m.AbsentHalves }, (*reading).halvesAt, false},
	{"closure-days", func(m *month) *int { return &m.ClosureHalves }, (*reading).halvesAt, false},
	{"holiday-days", func(m *month) *int { return &m.HolidayDays }, (*reading).wholeDaysAt, false},
	{"rest-days", func(m *month) *int { return &m.RestDays }, (*reading).wholeDaysAt, false},
	{"late-times", func(m *month) *int { return &m.LateTimes }, (*reading).numberAt, false},
	{"early-times", func(m *month) *int { return &m.EarlyTimes }, (*reading).numberAt, false},
	{"late-time", func(m *month) *int { return &m.LateMinutes }, (*reading).minutesAt, false},
	{"leave-time", func(m *month) *int { return &m.LeaveMinutes }, (*reading).minutesAt, false},
	{"short", func(m *month) *int { return &m.Short }, (*reading).minutesAt, false},
	{"prescribed", func(m *month) *int { return &m.Prescribed }, (*reading).minutesAt, true},
	{"beyond", func(m *month) *int { return &m.Beyond }, (*reading).minutesAt, true},
	{"overtime", func(m *month) *int { return &m.Overtime }, (*reading).minutesAt, true},
	{"over60", func(m *month) *int { return &m.Over60 }, (*reading).minutesAt, true},
	{"holiday", func(m *month) *int { return &m.Holiday }, (*reading).minutesAt, true},
	{"night", func(m *month) *int { return &m.Night }, (*reading).minutesAt, true},
	{"rest-overtime", func(m *month) *int { return &m.RestOvertime }, (*reading).minutesAt, true},
}

// sums are the measures that a file has columns for, and its own counts.
type sums struct {
	measures []measure
	uses     [][]use
	counts   []string // names
	at       []use
	has      map[string]bool
	hours    bool
}

func (p *plan) sums() *sums {
	s := &sums{has: map[string]bool{}}
	for _, m := range measures {
		if uses := p.at[m.key]; uses != nil {
			s.measures, s.uses = append(s.measures, m), append(s.uses, uses)
			s.has[m.key] = true
			s.hours = s.hours || m.time
		}
	}
	for _, key := range p.m.fields("count:") {
		s.counts = append(s.counts, key[len("count:"):])
		s.at = append(s.at, p.at[key][0])
	}
	if len(s.measures)+len(s.counts) == 0 {
		p.faults.Add(faultOf("", "columns.needed", textNoSums, textMapColumns))
	}
	return s
}

// ReadAttendance turns the rows of sums into attendance months. All faults are told together.
func ReadAttendance(s *Sheet, m *Mapping, sheet Timesheet) (Months, fault.List) {
	p := newPlan(s, m)
	columns := p.sums()
	n := len(p.rows)
	out := Months{make([]int, 0, n), make([]string, 0, n), make([]attendance.Month, 0, n)}
	seen := make(map[employee.ID]bool, n)
	p.each(func(r *reading) {
		number, ok := find(r, sheet.People)
		if !ok || r.again(sheet.People[number], seen) {
			return
		}
		r.samePeriod(sheet.Period)
		out.Lines = append(out.Lines, r.line)
		out.Number = append(out.Number, number)
		out.Months = append(out.Months, r.sums(columns, sheet.begin(sheet.People[number])))
	})
	return out, p.done()
}

// samePeriod refuses a file that says itself that it is of another period.
func (r *reading) samePeriod(period caldate.Range) {
	from, through := r.text("period-from"), r.text("period-through")
	if from+through == "" || r.p.period == from+through {
		return
	}
	first, last := r.date("period-from"), r.date("period-through")
	if !first.IsZero() && first != period.From || !last.IsZero() && last != period.Through {
		r.p.refuse("period.other", textOtherPeriod, textCheckPeriod, r.line)
		return
	}
	r.p.period = from + through
}

// begin is the month as it stands, or a new one.
func (t *Timesheet) begin(id employee.ID) attendance.Month {
	if t.Merge != nil {
		if old := t.Merge(id); old != nil {
			return *old
		}
	}
	return attendance.Month{Employee: id, From: t.Period.From, Through: t.Period.Through}
}

// sums lays a row's figures into a month. A column that is there and empty is nought.
func (r *reading) sums(s *sums, month attendance.Month) attendance.Month {
	derived := month.ScheduledHalves == scheduled(&month)
	for i := range s.measures {
		m := &s.measures[i]
		sum := 0
		for _, u := range s.uses[i] {
			if text := textOf(r.cells, u.column); !isFormula(text) {
				sum += m.read(r, text, u)
			}
		}
		*m.into(&month) = sum
	}
	r.counts(s, &month)
	if (!s.has["scheduled-days"] || month.ScheduledHalves == 0) && derived {
		month.ScheduledHalves = scheduled(&month)
	}
	if s.hours {
		r.overtime(s, &month)
		if month.Days != nil {
			r.p.note("month.days", textMonthHasDays, textCheckDays, r.line)
		}
	}
	r.plausible(&month)
	return month
}

// scheduled are the working days that the other days add up to, where a file does not give them.
func scheduled(m *attendance.Month) int {
	return max(0, m.WorkedHalves-2*m.RestDays-2*m.HolidayDays+m.LeaveHalves+m.SpecialHalves+
		m.AbsentHalves+m.ClosureHalves)
}

// counts are the client's own. The month's map is shared with what stands, so a new one is made.
func (r *reading) counts(s *sums, month *attendance.Month) {
	if len(s.counts) == 0 {
		return
	}
	counts := maps.Clone(month.Counts)
	if counts == nil {
		counts = make(map[string]int, len(s.counts))
	}
	for i, name := range s.counts {
		n := r.numberAt(textOf(r.cells, s.at[i].column), s.at[i])
		if n == 0 {
			delete(counts, name)
		} else {
			counts[name] = n
		}
	}
	month.Counts = counts
	if len(counts) == 0 {
		month.Counts = nil
	}
}

// overtime settles what the columns leave open: whether overtime holds the part over sixty hours
// and the work on rest days that no statute calls holidays.
//
// Law: 労基法37-1
func (r *reading) overtime(s *sums, m *attendance.Month) {
	if s.has["overtime"] && !s.has["over60"] {
		m.Over60 = 0 // the file's overtime is the whole, and is divided later
	}
	if s.has["overtime"] && !s.has["rest-overtime"] {
		m.RestOvertime = 0
	}
	if m.Over60 > 0 && s.has["over60"] {
		whole := *m
		whole.Over60 = 0
		attendance.SplitSixty(&whole)
		switch whole.Over60 {
		case 0: // up to sixty hours here, the rest there
		case m.Over60:
			m.Overtime = whole.Overtime
		default:
			r.fault(r.column("over60"), "over60.mixed", textOver60, textFixOver60)
		}
	}
	r.restWork(s, m)
	if m.RestOvertime > m.Overtime+m.Over60 {
		r.fault(r.column("rest-overtime"), "rest.more", textRestMore, textFixRest)
	}
}

// restWork reads the hours on rest days of a file that does not say whether they stand among the
// overtime too: the file's total tells. They are overtime where they stand apart.
func (r *reading) restWork(s *sums, m *attendance.Month) {
	parts := m.Prescribed + m.Beyond + m.Overtime + m.Over60 + m.Holiday
	rest := r.minutes("rest-work")
	total := r.minutes("total")
	switch {
	case rest == 0 && (!r.has("total") || total == parts):
	case rest == 0:
		r.p.note("time.total", textTotal, textCheckTotal, r.line)
	case r.has("total") && total == parts && rest <= m.Overtime+m.Over60:
		m.RestOvertime = rest
	case r.has("total") && total == parts+rest && s.has["overtime"]:
		m.Overtime += rest
		m.RestOvertime = rest
	default:
		r.fault(r.column("rest-work"), "rest.unknown", textRestUnknown, textFixRest)
	}
}

// plausible refuses a month with more days than the period or more hours than its days.
func (r *reading) plausible(m *attendance.Month) {
	days := caldate.Range{From: m.From, Through: m.Through}.Days()
	worked := m.Prescribed + m.Beyond + m.Overtime + m.Over60 + m.Holiday
	most := days
	if m.WorkedHalves > 0 {
		most = min(days, (m.WorkedHalves+1)/2)
	}
	switch {
	case worked > most*24*60:
		r.fault(-1, "time.month", textMuchTime, textFixTime)
	case worked > 0 && m.Night > worked:
		r.fault(r.column("night"), "time.night", textMuchNight, textFixTime)
	}
	for _, halves := range []int{m.ScheduledHalves, m.WorkedHalves, m.LeaveHalves, m.SpecialHalves,
		m.AbsentHalves, m.ClosureHalves, 2 * m.HolidayDays, 2 * m.RestDays} {
		if halves > 2*days {
			r.fault(-1, "days.month", textManyDays, textCheckPeriod)
			return
		}
	}
}

// MonthChanges compares months with those that stand, row by row.
func MonthChanges(read Months, current func(employee.ID) *attendance.Month) []Change {
	var out []Change
	for i := range read.Months {
		m := &read.Months[i]
		if c, changed := monthChange(read.Lines[i], read.Number[i], current(m.Employee), m); changed {
			out = append(out, c)
		}
	}
	return out
}
