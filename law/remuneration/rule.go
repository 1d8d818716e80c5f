package remuneration

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// rules are the numbers of one decision: days, months, grades.
type rules struct {
	values   map[string]int
	source   *dated.Source
	standing dated.Standing
}

func loadRules(dir string, keys ...string) *dated.Series[map[string]int] {
	return dated.MustLoadAt(root, tables, dir, func(f *dated.File) (map[string]int, error) {
		values := map[string]int{}
		for _, r := range f.Rows {
			values[r.Text("rule")] = r.Int("value")
		}
		for _, key := range keys {
			if _, ok := values[key]; !ok {
				return nil, fmt.Errorf("rule %q is missing", key)
			}
		}
		return values, nil
	})
}

func rulesAt(s *dated.Series[map[string]int], day caldate.Date) (rules, error) {
	e, standing, err := s.At(day)
	if err != nil {
		return rules{}, err
	}
	return rules{e.Value, &e.Source, standing}, nil
}

func (r rules) of(key string) int { return r.values[key] }

func (r rules) table(row string) why.Table { return why.From(r.source, r.standing, row) }

// Category is the kind of worker, by which days are counted.
type Category uint8

// Categories of insured persons.
const (
	// General is everybody else.
	General Category = iota
	// PartTime works at least three quarters of the hours and days of regular staff (短時間就労者).
	PartTime
	// ShortTime is insured by the expansion to less than that (短時間労働者).
	ShortTime
)

// Both are the grades of the two insurances on one day, resolved.
type Both struct {
	Day     caldate.Date
	Health  *Grades
	Pension *Grades
}

// GradesOn resolves both tables.
//
// Law: 健保法40-1 厚年法20-1
func GradesOn(day caldate.Date) (Both, dated.Standing, error) {
	health, s1, err := HealthGrades(day)
	if err != nil {
		return Both{}, 0, err
	}
	pension, s2, err := PensionGrades(day)
	if err != nil {
		return Both{}, 0, err
	}
	return Both{day, health, pension}, s1.Worse(s2), nil
}

// Of are the standards of a monthly remuneration.
//
// Law: 健保法40-1 厚年法20-1
func (b Both) Of(monthly Amount) Standard {
	return Standard{b.Health.Of(monthly).Standard, b.Pension.Of(monthly).Standard}
}

// Standard is the standard monthly remuneration of both insurances.
type Standard struct {
	Health  Amount `json:"health"`
	Pension Amount `json:"pension"`
}
