package document

import (
	"romukura/ground/caldate"
	"romukura/law/leave"
	"romukura/trade/employee"
)

// LeaveTaken is the leave a person took, with what is needed to count it.
type LeaveTaken struct {
	Taken    []employee.LeaveDay // by day
	On       caldate.Date        // later grants and days are left out
	DayHours int                 // hours of leave that make a day
}

// keptMonths is how far back a book of leave goes: grants last two years, their year of duty one.
const keptMonths = 36

// StatutoryLeave is the least leave that the act grants a person, for the grants of the three years
// before a day, by the contract of each day of grant. Whether the person was at work on 80 percent
// of the days is not asked here: a year without leave for that reason the caller takes out.
//
// Law: 労基法39-1 労基法39-2 労基法39-3
func StatutoryLeave(e *employee.Employee, on caldate.Date) ([]leave.Given, error) {
	var given []leave.Given
	if !e.Left.IsZero() && e.Left.Before(on) {
		on = e.Left
	}
	rules, _, err := leave.RulesFor(on)
	if err != nil {
		return nil, err
	}
	for n := 1; !rules.GrantDay(e.Hired, n).After(on); n++ {
		day := rules.GrantDay(e.Hired, n)
		if day.Before(on.AddMonths(-keptMonths)) {
			continue
		}
		own, _, err := leave.RulesFor(day)
		if err != nil {
			return nil, err
		}
		c := contractOn(e, day)
		p := leave.Pattern{WeeklyDays: c.WeeklyDays, WeeklyMinutes: c.WeeklyMinutes}
		if days, _ := own.Days(p, monthsOfService(e.Hired, day)); days > 0 {
			given = append(given, leave.Given{Day: day, Days: days})
		}
	}
	return given, nil
}

// monthsOfService are the whole months from hiring to a day of grant.
func monthsOfService(hired, day caldate.Date) int {
	n := hired.Month().MonthsUntil(day.Month())
	if hired.AddMonths(n).After(day) {
		n--
	}
	return n
}

// LeaveGrants puts the days a person took to the grants they were taken from: always to the oldest
// that is neither used up nor expired. What no grant covers stands with the newest, whose rest then
// shows below zero. The duty of five days stands with the grant whose day begins it.
//
// Law: 労基法39-1 労基法39-7 労基法115
func LeaveGrants(rules *leave.Rules, given []leave.Given, l LeaveTaken) ([]LeaveGrant, error) {
	out := make([]LeaveGrant, 0, len(given))
	for _, g := range given {
		if !g.Day.After(l.On) {
			out = append(out, LeaveGrant{Reference: g.Day, Expires: rules.Expiry(g.Day),
				Granted: Days{Halves: 2 * g.Days}})
		}
	}
	windows, err := rules.Duty(given, leave.Apart, nil)
	if err != nil {
		return nil, err
	}
	for _, w := range windows {
		for i := range out {
			if out[i].Reference == w.From {
				state := w.Check(l.counted(), l.On)
				out[i].Duty = &LeaveDuty{w.Through, w.Halves(), state.Taken}
			}
		}
	}
	for _, d := range l.Taken {
		if g := l.grantOf(out, d); g != nil && !d.Day.After(l.On) {
			g.Taken = append(g.Taken, d)
		}
	}
	return out, nil
}

// counted are the days in the words of the law.
func (l *LeaveTaken) counted() []leave.Taken {
	out := make([]leave.Taken, len(l.Taken))
	for i, d := range l.Taken {
		out[i] = leave.Taken{Day: d.Day, Halves: d.Halves, Hours: (d.Minutes + 59) / 60}
	}
	return out
}

func (l *LeaveTaken) grantOf(all []LeaveGrant, d employee.LeaveDay) *LeaveGrant {
	var newest *LeaveGrant
	for i := range all {
		g := &all[i]
		if g.Reference.After(d.Day) {
			break
		}
		if g.Expires.Before(d.Day) {
			continue
		}
		newest = g
		used, day := g.used(), 60*max(l.DayHours, 1)
		if (g.Granted.Halves-used.Halves)*day/2 > used.Minutes {
			return g
		}
	}
	return newest
}
