package exchange

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/law/residenttax"
	"romukura/trade/employee"
)

func (r *reading) insurance(e *employee.Employee, at caldate.Date) {
	in := &e.Insured
	set(r, "insured-number", &in.Number, r.text)
	set(r, "pension-number", &in.PensionNumber, func(key string) string { return r.digits(key, 10) })
	set(r, "employment-number", &in.EmploymentNumber,
		func(key string) string { return r.digits(key, 11) })
	r.social(in)
	r.employment(in)
	r.standard(in)
	r.twoEmployers(e, at)
}

// span is when a membership began and, unless open, ended.
type span struct{ from, lost caldate.Date }

// acquired finds the membership that a day of acquisition in a file speaks of: one that began on
// it, the open one, whose day it corrects, or, when all are closed before it, a new one (−1).
func (r *reading) acquired(spans []span, key string) (at int, day caldate.Date, ok bool) {
	day = r.date(key)
	if day.IsZero() {
		return 0, day, false
	}
	at = slices.IndexFunc(spans, func(s span) bool { return s.from == day })
	last := len(spans) - 1
	switch {
	case at >= 0:
		return at, day, true
	case last < 0 || !spans[last].lost.IsZero() && !day.Before(spans[last].lost):
		return -1, day, true
	case spans[last].lost.IsZero() && (last == 0 || !day.Before(spans[last-1].lost)):
		return last, day, true
	}
	r.fault(r.column(key), "membership.closed", textClosedMembership, textByHand)
	return 0, day, false
}

func (r *reading) social(in *employee.Insured) {
	spans := make([]span, len(in.Social))
	for i, s := range in.Social {
		spans[i] = span{s.Acquired, s.Lost}
	}
	at, day, ok := r.acquired(spans, "social")
	if !ok {
		return
	}
	if at < 0 {
		in.Social = append(in.Social, employee.SocialSpan{})
		at = len(in.Social) - 1
	}
	s := &in.Social[at]
	s.Acquired = day
	if r.has("category") {
		c := word(r, "category", categories)
		s.OverSeventy = c == "over-seventy"
		s.Category = string(c)
		if s.OverSeventy {
			s.Category = ""
		}
	}
}

func (r *reading) employment(in *employee.Insured) {
	spans := make([]span, len(in.Employment))
	for i, s := range in.Employment {
		spans[i] = span{s.Acquired, s.Lost}
	}
	at, day, ok := r.acquired(spans, "employment")
	switch {
	case !ok:
	case at < 0:
		in.Employment = append(in.Employment, employee.EmploymentSpan{Acquired: day})
	default:
		in.Employment[at].Acquired = day
	}
}

// standard reads the standards as they stand from a month on. What was decided here with the same
// amounts keeps its cause.
func (r *reading) standard(in *employee.Insured) {
	if !r.hasAny("health", "pension") {
		return
	}
	if !r.has("standard-from") {
		r.fault(r.column("health"), "standard.month", textNeedStandardMonth, textGiveStandardMonth)
		return
	}
	month := r.month("standard-from")
	if month.IsZero() {
		return
	}
	now, _ := in.Standards.At(month.First())
	changed := now
	set(r, "health", &changed.Health, r.yen)
	set(r, "pension", &changed.Pension, r.yen)
	if changed == now {
		return
	}
	changed.Cause = "notice"
	in.Standards = in.Standards.With(month.First(), changed)
	if changed.Pension == 0 && (len(in.Social) == 0 || !in.Social[len(in.Social)-1].OverSeventy) {
		r.p.note("standard.pension", textNoPension, textCheckPension, r.line)
	}
}

func (r *reading) twoEmployers(e *employee.Employee, at caldate.Date) {
	if !r.has("two-sum") {
		return
	}
	changed := standing(e.Insured.TwoEmployers, at)
	set(r, "two-selected", &changed.Selected, r.yes)
	set(r, "two-own", &changed.Own, r.yen)
	set(r, "two-sum", &changed.Sum, r.yen)
	if changed.Sum < changed.Own {
		r.fault(r.column("two-sum"), "two.sum", textTwoSum, textFixTwoSum)
	}
	record(r, &e.Insured.TwoEmployers, at, changed)
}

// resident reads the notice of residents' tax. A changed one is a new version beside the first.
func (r *reading) resident(e *employee.Employee) {
	if !r.hasAny("city-first", "city-others") {
		return
	}
	if !r.has("city-month") {
		r.fault(r.column("city-first"), "city.month", textNeedCityMonth, textGiveCityMonth)
		return
	}
	from := r.month("city-month")
	if from.IsZero() {
		return
	}
	n := employee.ResidentNotice{Version: 1, Year: residenttax.TaxYear(from), FromMonth: from,
		First: r.yen("city-first"), Others: r.yen("city-others"),
		Municipality: r.text("municipality"), MunicipalName: r.text("city"),
		Designated: r.text("designated"), Recipient: r.text("recipient")}
	set(r, "city-code", &n.Municipality, func(key string) string { return r.digits(key, 6) })
	var last *employee.ResidentNotice
	for i := range e.Resident {
		if old := &e.Resident[i]; old.Year == n.Year && (last == nil || old.Version > last.Version) {
			last = old
		}
	}
	if last != nil {
		n.LumpOnLeaving, n.NotCollectable = last.LumpOnLeaving, last.NotCollectable
		n.Version = last.Version
		if n == *last {
			return
		}
		n.Version++
	}
	e.Resident = append(e.Resident, n)
}
