package standards

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
)

type restRule struct{ weekDays, week, spanWeeks, span int }

var restTable = dated.MustLoadAt(root, tables, "tables/rest",
	func(f *dated.File) (restRule, error) {
		s := read(f)
		out := restRule{weekDays: s.int("week-days"), week: s.int("week"),
			spanWeeks: s.int("span-weeks"), span: s.int("span")}
		return out, s.err
	})

// RestRule says how many days of rest (休日) are owed: in a week, or instead in four weeks where the
// employer has settled on that.
type RestRule struct{ restRule }

// RestRuleFor resolves the rule for a day.
//
// Law: 労基法35-1 労基法35-2
func RestRuleFor(day caldate.Date) (*RestRule, dated.Standing, error) {
	e, standing, err := restTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &RestRule{e.Value}, standing, nil
}

// Weeks are the first days of the weeks, wholly within a stretch of days, that hold too few days of
// which rests says that nobody works.
//
// Law: 労基法35-1
func (r *RestRule) Weeks(
	days caldate.Range,
	start caldate.Weekday,
	rests func(caldate.Date) bool,
) []caldate.Date {
	ahead := (int(start-days.From.Weekday()) + r.weekDays) % r.weekDays
	days.From = days.From.AddDays(ahead)
	return short(days, period{r.weekDays, r.week}, rests)
}

// Spans are the first days of the periods of four weeks, counted from the first day of a stretch,
// that hold too few days of rest for the variable way.
//
// Law: 労基法35-2
func (r *RestRule) Spans(days caldate.Range, rests func(caldate.Date) bool) []caldate.Date {
	return short(days, period{r.weekDays * r.spanWeeks, r.span}, rests)
}

// period is a number of days that owe a number of days of rest.
type period struct{ length, owed int }

// short are the first days of the periods, one after the other, that hold less than they owe.
func short(days caldate.Range, p period, rests func(caldate.Date) bool) (found []caldate.Date) {
	for first := days.From; ; first = first.AddDays(p.length) {
		if first.AddDays(p.length - 1).After(days.Through) {
			return found
		}
		n := 0
		for i := range p.length {
			if rests(first.AddDays(i)) {
				n++
			}
		}
		if n < p.owed {
			found = append(found, first)
		}
	}
}
