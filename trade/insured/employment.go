package insured

import (
	"romukura/law/coverage"
	"romukura/law/employment"
	"romukura/trade/employee"
)

var directors = map[employee.Employment]employment.Director{
	employee.Director: employment.DirectorOnly, employee.WorkingDirector: employment.DirectorEmployee,
}

// employment asks about employment insurance.
//
// Law: 雇保法4-1 雇保法6-1-1 雇保法6-1-2 雇保法6-1-4
func (q *covering) employment(p int, c *employee.Contract) (CoverageRow, error) {
	r := q.row(p, Employment)
	e := r.person
	if e.Insured.EmploymentOn(q.day) != nil {
		r.Registered = coverage.General
	}
	person := employment.Person{Born: e.Born, WeekMinutes: c.WeeklyMinutes,
		Director: directors[c.Status]}
	if !c.TermEnd.IsZero() && !c.Renewable {
		person.ExpectedDays = e.Hired.DaysUntil(c.TermEnd) + 1
	}
	if c.Student {
		person.Student = employment.DayStudent
	}
	got, _, err := employment.Cover(person, q.day, r.Why)
	if err != nil {
		return r, err
	}
	if got.Insured {
		r.Expected = coverage.General
	}
	r.Reason = got.Label()
	if got.Judgement != nil {
		r.Judgements = append(r.Judgements, *got.Judgement)
	}
	if c.Status == employee.DayLaborer {
		r.Judgements = append(r.Judgements, judgeDayLaborer)
	}
	if c.Student && r.Registered != r.Expected {
		r.Judgements = append(r.Judgements, judgeStudent)
	}
	return r.compare(), nil
}
