package insured

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/coverage"
	"romukura/law/health"
	"romukura/law/why"
	"romukura/trade/employee"
)

// Insurance is one of the two that coverage is asked for.
type Insurance string

// The insurances.
const (
	Social     Insurance = "social"     // health insurance and pension
	Employment Insurance = "employment" // employment insurance
)

// Finding is how contract and register lie beside each other.
type Finding string

// Findings.
const (
	Agreed  Finding = "agreed"
	Missing Finding = "missing" // should be insured and is not registered
	Surplus Finding = "surplus" // registered and should not be
	Differs Finding = "differs" // registered in another category
)

// CoverageRow is the answer about one person and one insurance.
type CoverageRow struct {
	Employee  employee.ID `json:"employee"`
	Number    string      `json:"number"`
	Insurance Insurance   `json:"insurance"`
	Finding   Finding     `json:"finding"`
	// Expected is the status by contract, Registered the one on record; for employment insurance
	// General or NotInsured.
	Expected   coverage.Status `json:"expected"`
	Registered coverage.Status `json:"registered"`
	Reason     string          `json:"reason"` // in Japanese
	// From is the month from which hours really worked cover somebody whose contract does not.
	From       caldate.Month        `json:"from,omitzero"`
	Conditions []coverage.Condition `json:"conditions,omitempty"`
	Judgements []why.Judgement      `json:"judgements,omitempty"`
	Why        *why.Trace           `json:"why,omitempty"`

	person *employee.Employee
}

// CoverageReport is the answer for everybody employed on a day, or still registered.
type CoverageReport struct {
	Day  caldate.Date  `json:"day"`
	Rows []CoverageRow `json:"rows"`
}

// Coverage holds everybody's contract of a day beside what is registered, for social insurance and
// employment insurance: who should be insured and is not, and who is and should not be.
//
// Law: 健保法3-1-9 厚年法12-1-5 雇保法4-1 雇保法6-1-1
func Coverage(reg Register, day caldate.Date, explain bool) (CoverageReport, error) {
	rules, _, err := coverage.RulesFor(day)
	if err != nil {
		return CoverageReport{}, err
	}
	b := open(&reg, day, explain)
	q := covering{book: b, rules: rules, day: day, employer: b.employer(rules, day),
		staff: map[[2]string]hours{}}
	out := CoverageReport{Day: day}
	for p := range reg.Employees {
		e := &reg.Employees[p]
		if !e.EmployedOn(day) {
			out.Rows = q.gone(out.Rows, p)
			continue
		}
		c := e.Contracts.Ref(day)
		if c == nil {
			continue
		}
		out.Rows = append(out.Rows, q.social(p, c))
		row, err := q.employment(p, c)
		if err != nil {
			return CoverageReport{}, err
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// Found are the rows that ask for something.
func (r *CoverageReport) Found() []*CoverageRow {
	var found []*CoverageRow
	for i := range r.Rows {
		if r.Rows[i].Finding != Agreed || len(r.Rows[i].Judgements) > 0 {
			found = append(found, &r.Rows[i])
		}
	}
	return found
}

// covering is the question of coverage under way.
type covering struct {
	*book
	rules    *coverage.Rules
	day      caldate.Date
	employer coverage.Employer
	staff    map[[2]string]hours
}

// hours are what regular staff are agreed to work.
type hours struct{ minutes, days int }

func (q *covering) row(p int, in Insurance) CoverageRow {
	e := &q.reg.Employees[p]
	r := CoverageRow{Employee: e.ID, Number: e.Number, Insurance: in, person: e,
		Expected: coverage.NotInsured, Registered: coverage.NotInsured}
	if q.explain {
		r.Why = &why.Trace{}
	}
	return r
}

// gone finds memberships that are still open for somebody who left.
//
// Law: 健保法36-1-2 厚年法14-1-2 雇保法7
func (q *covering) gone(rows []CoverageRow, p int) []CoverageRow {
	e := &q.reg.Employees[p]
	if e.Left.IsZero() || !e.Left.Before(q.day) {
		return rows
	}
	if s := e.Insured.SocialOn(q.day); s != nil {
		r := q.row(p, Social)
		r.Finding, r.Registered, r.Reason = Surplus, registered(s), textLeftStill
		rows = append(rows, r)
	}
	if e.Insured.EmploymentOn(q.day) != nil {
		r := q.row(p, Employment)
		r.Finding, r.Registered, r.Reason = Surplus, coverage.General, textLeftStill
		rows = append(rows, r)
	}
	return rows
}

func registered(s *employee.SocialSpan) coverage.Status {
	switch {
	case s == nil:
		return coverage.NotInsured
	case s.Category == employee.CategoryShortTime:
		return coverage.ShortTime
	case s.Category == employee.CategoryPartTime:
		return coverage.PartTime
	}
	return coverage.General
}

// social asks about health insurance and pension.
func (q *covering) social(p int, c *employee.Contract) CoverageRow {
	r := q.row(p, Social)
	e := r.person
	span := e.Insured.SocialOn(q.day)
	r.Registered = registered(span)
	switch {
	case !q.day.Before(health.LossByAge(e.Born)):
		// Of 75 and over: in the scheme for the old, and notified as an employee of seventy.
		r.Reason = textAge75
		if span != nil && span.PensionOnly {
			r.Registered = coverage.NotInsured
		}
		return r.compare()
	case c.Status == employee.Director:
		r.director(q.monthlyPay(p, c) > 0)
	case c.Status == employee.DayLaborer:
		r.Reason = textDayLaborer
		r.Judgements = append(r.Judgements, judgeDayLaborer)
	default:
		q.worker(&r, p, c)
	}
	return r.compare()
}

// director is covered by being paid for work, whatever the hours; who attends now and then is for
// a person to say.
//
// Law: 健保法3-1 厚年法9 保発74
func (r *CoverageRow) director(paid bool) {
	r.Reason = textDirectorUnpaid
	if paid {
		r.Expected, r.Reason = coverage.General, textDirectorPaid
	}
	if paid != (r.Registered != coverage.NotInsured) {
		r.Judgements = append(r.Judgements, judgeDirector)
	}
}

// worker tests a contract, and the hours really worked where the contract alone does not reach.
func (q *covering) worker(r *CoverageRow, p int, c *employee.Contract) {
	staff := q.regular(c)
	e := r.person
	w := coverage.Work{Minutes: coverage.Measure{Own: c.WeeklyMinutes, Regular: staff.minutes},
		Days: monthDays(c, staff), Pay: q.monthlyPay(p, c), Student: c.Student,
		Term: coverage.Term{Days: caldate.Range{From: e.Hired, Through: c.TermEnd}}}
	if c.Renewable {
		w.Term.Renewal = coverage.RenewalExpected
	}
	result := q.rules.Test(w, q.employer, r.Why)
	r.Expected, r.Conditions, r.Judgements = result.Status, result.Conditions, result.Judgements
	if r.Expected == coverage.PartTime && c.Status == employee.Regular {
		// Regular staff of shorter hours are counted as all others are.
		r.Expected = coverage.General
	}
	if failed := unmet(result.Conditions, "expansion."); r.Expected == coverage.NotInsured &&
		len(failed) == 1 && failed[0] == "expansion.hours" && met(result.Conditions, "term") {
		q.actual(r, p)
	}
	r.Reason = conditionsText(r.Expected, result.Conditions)
}

// actual looks at the hours that were really worked.
//
// Law? 健保法3-1-9 厚年法12-1-5
func (q *covering) actual(r *CoverageRow, p int) {
	var list []coverage.Actual
	const year = 12
	for m := q.day.Month().Add(-year); !m.After(q.day.Month().Add(1)); m = m.Add(1) {
		s := q.slip(p, m)
		if s == nil || s.Attendance == nil || s.Through.After(q.day) {
			continue
		}
		a := s.Attendance
		list = append(list, coverage.Actual{Month: s.Through.Month(),
			Minutes: a.Prescribed + a.Beyond + a.Overtime + a.Over60 + a.Holiday})
	}
	if from, judgement, found := q.rules.ByActualHours(list, r.Why); found {
		r.Expected, r.From = coverage.ShortTime, from
		r.Judgements = append(r.Judgements, judgement)
	}
}

func unmet(all []coverage.Condition, prefix string) []string {
	var keys []string
	for _, c := range all {
		if !c.Met && len(c.Key) > len(prefix) && c.Key[:len(prefix)] == prefix {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

func met(all []coverage.Condition, key string) bool {
	return slices.ContainsFunc(all, func(c coverage.Condition) bool { return c.Key == key && c.Met })
}

// compare says how the answer lies beside the register.
func (r CoverageRow) compare() CoverageRow {
	switch expected, on := r.Expected != coverage.NotInsured,
		r.Registered != coverage.NotInsured; {
	case expected && !on:
		r.Finding = Missing
	case !expected && on:
		r.Finding = Surplus
	case r.Expected != r.Registered:
		r.Finding = Differs
	default:
		r.Finding = Agreed
	}
	return r
}

// monthDays are the days of a month of a worker and of regular staff, both by the contract of the
// month or both by that of the week.
func monthDays(c *employee.Contract, staff hours) coverage.Measure {
	month := func(days int) int {
		return int(yen.Truncate.Round(yen.Amount(days).Times(weeksOfMonth)))
	}
	own := month(c.WeeklyDays)
	if c.MonthlyDays > 0 {
		own = c.MonthlyDays
	}
	return coverage.Measure{Own: own, Regular: month(staff.days)}
}

// regular are the hours and days of regular staff beside a contract: what most of them work in the
// same establishment and group, else the group's own day over the days that its rest days leave.
func (q *covering) regular(c *employee.Contract) hours {
	key := [2]string{c.Establishment, c.Group}
	if h, ok := q.staff[key]; ok {
		return h
	}
	count := map[hours]int{}
	var best hours
	for i := range q.reg.Employees {
		e := &q.reg.Employees[i]
		o := e.Contracts.Ref(q.day)
		if o == nil || !e.EmployedOn(q.day) || o.Status != employee.Regular || o.WeeklyMinutes == 0 ||
			o.Establishment != c.Establishment || o.Group != c.Group {
			continue
		}
		h := hours{o.WeeklyMinutes, o.WeeklyDays}
		if count[h]++; count[h] > count[best] || count[h] == count[best] && h.minutes > best.minutes {
			best = h
		}
	}
	if best == (hours{}) {
		best = q.byRules(c.Group)
	}
	q.staff[key] = best
	return best
}

// byRules are the days of a week that the rest days of the year leave, raised to whole ones.
func (q *covering) byRules(group string) hours {
	const year, weeks = 365, 52
	g := q.reg.Client.GroupByCode(group)
	if g == nil {
		return hours{}
	}
	r := g.Rules.Ref(q.day)
	if r == nil {
		return hours{}
	}
	days := (year - r.AnnualHolidays + weeks - 1) / weeks
	return hours{minutes: days * r.DailyMinutes, days: days}
}

// monthlyPay is the fixed pay of a month as the expansion looks at it: what is compared with the
// minimum wage, which leaves out the same allowances.
//
// Law: 健保法3-1-9 最賃則1
func (q *covering) monthlyPay(p int, c *employee.Contract) yen.Amount {
	var sum yen.Amount
	for i := range q.reg.Client.Items {
		it := &q.reg.Client.Items[i]
		if it.Deduct || !it.Counts.MinimumBase {
			continue
		}
		amount, _ := q.promised(p, c, it, q.day)
		sum += amount
	}
	return sum
}

// employer is the size of the client by its pension insured persons, short-time workers left out:
// as recorded for the corporate number, else as registered here.
//
// Law: 健保法3-1-9 厚年法12-1-5
func (b *book) employer(rules *coverage.Rules, day caldate.Date) coverage.Employer {
	history := b.reg.Client.PensionInsured
	if len(history) == 0 {
		n := 0
		for i := range b.reg.Employees {
			e := &b.reg.Employees[i]
			s := e.Insured.SocialOn(day)
			if s != nil && s.Category != employee.CategoryShortTime &&
				scopeIn(e, s, day.Month()).pension {
				n++
			}
		}
		return coverage.Employer{Insured: n}
	}
	const year = 12
	counts := make([]int, 0, year)
	for i := range year {
		if n, ok := history.At(day.Month().Add(i - year).Last()); ok {
			counts = append(counts, n)
		}
	}
	now, _ := history.At(day)
	if rules.SizeReached(counts) {
		return coverage.Employer{Insured: max(now, rules.Size())}
	}
	return coverage.Employer{Insured: min(now, rules.Size()-1)}
}
