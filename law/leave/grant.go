package leave

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Pattern is how much a person is to work, on the day of grant.
type Pattern struct {
	WeeklyDays    int // prescribed days of a week; 0 where they are fixed by the year
	WeeklyMinutes int
	YearlyDays    int // prescribed days of a year, where no week is fixed
}

// Attendance are the days of the year, or of the first half year, before the day of grant.
type Attendance struct {
	Worked int
	// Deemed are days that count as worked: injury from work, maternity, childcare and caregiver
	// leave, paid leave.
	Deemed    int
	Scheduled int // all prescribed working days
	// LeftOut are prescribed days that count nowhere: closure by the employer, disasters, lawful
	// strikes.
	LeftOut int
}

// Service is a person's service up to one grant.
type Service struct {
	Hired      caldate.Date
	Number     int // first grant: 1
	Pattern    Pattern
	Attendance Attendance
}

// Reason says why a grant has the days it has.
type Reason uint8

// Reasons of a grant, or why there is none.
const (
	Granted       Reason = iota + 1
	LowAttendance        // below 80 percent; the years of service go on
	NoWorkingDays        // no prescribed day at all: the share cannot be found
	TooFewDays           // fewer prescribed days than the smallest group of the table
)

// Grant is what one day of grant brings.
type Grant struct {
	Day     caldate.Date
	Number  int
	Days    int
	Reason  Reason
	Full    bool         // the full group, not the proportional one
	Duty    bool         // five days must be taken within a year
	Expires caldate.Date // last day on which the leave can be taken
}

// GrantDay is the day of the nth grant: half a year after hiring, then every year. A month without
// the day has the last day instead.
//
// Law: 労基法39-1 労基法39-2 民法143-2
func (r *Rules) GrantDay(hired caldate.Date, n int) caldate.Date {
	return hired.AddMonths(r.months(n))
}

func (r *Rules) months(n int) int { return r.first + (n-1)*r.step }

// Number is how many grants have come in a stretch of service that begins with hiring, its last day
// included.
//
// Law: 労基法39-1 労基法39-2
func (r *Rules) Number(service caldate.Range) int {
	n := 0
	for !r.GrantDay(service.From, n+1).After(service.Through) {
		n++
	}
	return n
}

// Days is the number of days for a pattern after some months of service; 0 before the first grant,
// and for patterns below the table. The bool says whether it is the full group: five days or thirty
// hours a week, or, where days are fixed by the year, more than the table's proportional groups.
//
// Law: 労基法39-1 労基法39-2 労基法39-3 労基則24の3-1 労基則24の3-3
func (r *Rules) Days(p Pattern, months int) (days int, full bool) {
	i := r.group(p)
	if i < 0 || months < r.first {
		return 0, false
	}
	w := &r.rows[i]
	step := min((months-r.first)/r.step, len(w.days)-1)
	return w.days[step], w.yearThru == 0
}

// group finds the row of the table, −1 when the pattern is below it.
func (r *Rules) group(p Pattern) int {
	for i := range r.rows {
		w := &r.rows[i]
		switch {
		case w.yearThru == 0 && (p.WeeklyMinutes >= r.fullMinutes || p.WeeklyDays >= r.fullDays):
			return i
		case p.WeeklyDays > 0 && p.WeeklyDays == w.weekly:
			return i
		case p.WeeklyDays == 0 && p.YearlyDays >= w.yearFrom:
			return i
		}
	}
	return -1
}

// Share tells whether attendance reaches 80 percent, compared as fractions. Without a working day
// there is no share, and the condition is not met.
//
// Law: 労基法39-1 労基法39-10
func (r *Rules) Share(a Attendance) (reached bool, reason Reason) {
	total := a.Scheduled - a.LeftOut
	if total <= 0 {
		return false, NoWorkingDays
	}
	share := yen.Rate{Num: int64(a.Worked + a.Deemed), Den: int64(total)}
	if share.Compare(r.attendance) < 0 {
		return false, LowAttendance
	}
	return true, Granted
}

// Grant is what one day of grant brings, or why it brings nothing.
//
// Law: 労基法39-1 労基法39-2 労基法39-3 労基法39-7 労基法39-10 労基法115
func (r *Rules) Grant(s Service, t *why.Trace) (Grant, error) {
	faults := s.check()
	if err := faults.Err(); err != nil {
		return Grant{}, err
	}
	g := Grant{Day: r.GrantDay(s.Hired, s.Number), Number: s.Number}
	reached, reason := r.Share(s.Attendance)
	g.Reason = reason
	if reached {
		g.Days, g.Full = r.Days(s.Pattern, r.months(s.Number))
		if g.Days == 0 {
			g.Reason = TooFewDays
		}
	}
	if g.Days > 0 {
		g.Duty = g.Days >= r.dutyFrom
		g.Expires = r.Expiry(g.Day)
	}
	if t.On() {
		r.explain(s, g, t)
	}
	return g, nil
}

// Expiry is the last day on which leave granted on a day can be taken: two years.
//
// Law: 労基法115 民法143-2
func (r *Rules) Expiry(granted caldate.Date) caldate.Date {
	return granted.LastDayOfMonths(r.expiry)
}

func (s *Service) check() fault.List {
	var l fault.List
	if s.Hired.IsZero() {
		l.Add(fault.Fault{Path: "hired", Code: "leave.hired", Message: textNoHired,
			Remedy: textNoHiredRemedy})
	}
	if s.Number < 1 || s.Number > mostGrants {
		l.Add(fault.Fault{Path: "number", Code: "leave.number", Message: textNumber,
			Remedy: textNumberRemedy})
	}
	p := s.Pattern
	if p.WeeklyDays < 0 || p.WeeklyDays > 7 || p.WeeklyMinutes < 0 || p.YearlyDays < 0 ||
		p.YearlyDays > 366 {
		l.Add(fault.Fault{Path: "pattern", Code: "leave.pattern", Message: textPattern,
			Remedy: textPatternRemedy})
	}
	a := s.Attendance
	if min(a.Worked, a.Deemed, a.Scheduled, a.LeftOut) < 0 || a.LeftOut > a.Scheduled ||
		a.Worked+a.Deemed > a.Scheduled-a.LeftOut {
		l.Add(fault.Fault{Path: "attendance", Code: "leave.attendance", Message: textAttendance,
			Remedy: textAttendanceRemedy, Law: "労基法39-1"})
	}
	return l
}

// mostGrants bounds the number of a grant: nobody serves a hundred years.
const mostGrants = 100

func (r *Rules) explain(s Service, g Grant, t *why.Trace) {
	a := s.Attendance
	t.Add(why.Step{Key: "leave.attendance", What: textShare, Law: "労基法39-1 労基法39-10",
		Inputs: []why.Input{why.In(textWorked, why.Count(a.Worked, textDay)),
			why.In(textDeemed, why.Count(a.Deemed, textDay)),
			why.In(textScheduled, why.Count(a.Scheduled, textDay)),
			why.In(textLeftOut, why.Count(a.LeftOut, textDay)),
			why.In(textShareNeeded, why.Rate(r.attendance))},
		Table:  why.From(r.source, r.standing, "attendance"),
		Result: why.Text(shareResult(g.Reason))})
	in := []why.Input{why.In(textHired, why.Date(s.Hired)), why.In(textGrantDay, why.Date(g.Day)),
		why.In(textService, why.Count(r.months(s.Number), textMonth)),
		why.In(textWeeklyDays, why.Count(s.Pattern.WeeklyDays, textDay)),
		why.In(textWeeklyHours, why.Minutes(s.Pattern.WeeklyMinutes))}
	if s.Pattern.WeeklyDays == 0 {
		in = append(in, why.In(textYearlyDays, why.Count(s.Pattern.YearlyDays, textDay)))
	}
	group := ""
	if i := r.group(s.Pattern); i >= 0 {
		group = r.rows[i].name
	}
	step := why.Step{Key: "leave.grant", What: textGrant, Inputs: in,
		Law: "労基法39-1 労基法39-2 労基法39-3 労基則24の3", Note: reasonNotes[g.Reason],
		Table: why.From(r.grantFrom, r.standing, group), Result: why.Count(g.Days, textDay)}
	t.Add(step)
	if g.Days > 0 {
		t.Add(why.Step{Key: "leave.expiry", What: textExpiry, Law: "労基法115",
			Inputs: []why.Input{why.In(textGrantDay, why.Date(g.Day)),
				why.In(textTerm, why.Count(r.expiry, textMonth))},
			Table: why.From(r.source, r.standing, "expiry-months"), Result: why.Date(g.Expires)})
	}
}

func shareResult(r Reason) string {
	if r == LowAttendance || r == NoWorkingDays {
		return textShareMissed
	}
	return textShareReached
}
