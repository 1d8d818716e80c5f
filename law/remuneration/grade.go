package remuneration

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/remuneration"

// Grade is one row (等級) of a table of standard monthly remuneration.
type Grade struct {
	Number   int        `json:"number"`
	Standard yen.Amount `json:"standard"` // standard monthly remuneration
	Daily    yen.Amount `json:"daily,omitempty"`
	AtLeast  yen.Amount `json:"at_least"` // least remuneration of the grade
}

// Grades are the rows of one table in force, lowest first. A lookup allocates nothing.
type Grades struct {
	rows     []Grade
	source   *dated.Source
	standing dated.Standing
}

// graded is one table twice: as known to hold, and as the last one known.
type graded struct{ confirmed, provisional Grades }

var (
	healthGrades  = loadGrades("tables/health-grades")
	pensionGrades = loadGrades("tables/pension-grades")
)

func loadGrades(dir string) *dated.Series[*graded] {
	return dated.MustLoadAt(root, tables, dir, buildGrades)
}

func buildGrades(f *dated.File) (*graded, error) {
	var rows []Grade
	for i, r := range f.Rows {
		g := Grade{Number: r.Int("grade"), Standard: r.Yen("standard"), AtLeast: r.Yen("at-least")}
		if r.Has("daily") {
			g.Daily = r.Yen("daily")
		}
		if g.Number != i+1 || g.Standard < g.AtLeast ||
			i > 0 && (g.Standard <= rows[i-1].Standard || g.AtLeast <= rows[i-1].Standard) {
			return nil, fmt.Errorf("line %d: the grades do not climb", r.Line)
		}
		rows = append(rows, g)
	}
	return &graded{
		confirmed:   Grades{rows: rows, standing: dated.Confirmed, source: &f.Source},
		provisional: Grades{rows: rows, standing: dated.Provisional, source: &f.Source},
	}, nil
}

// HealthGrades are the grades of health insurance in force on a day.
//
// Law: 健保法40-1
func HealthGrades(day caldate.Date) (*Grades, dated.Standing, error) {
	return gradesAt(healthGrades, day)
}

// PensionGrades are the grades of employees' pension insurance in force on a day.
//
// Law: 厚年法20-1
func PensionGrades(day caldate.Date) (*Grades, dated.Standing, error) {
	return gradesAt(pensionGrades, day)
}

func gradesAt(s *dated.Series[*graded], day caldate.Date) (*Grades, dated.Standing, error) {
	e, standing, err := s.At(day)
	switch {
	case err != nil:
		return nil, 0, err
	case standing == dated.Confirmed:
		return &e.Value.confirmed, standing, nil
	}
	return &e.Value.provisional, standing, nil
}

// Of is the grade of a monthly remuneration. Remuneration below the first bound is of the first
// grade, above the last of the last.
//
// Law: 健保法40-1 厚年法20-1
func (g *Grades) Of(monthly yen.Amount) Grade {
	lo, hi := 0, len(g.rows)
	for hi-lo > 1 {
		mid := (lo + hi) / 2
		if monthly >= g.rows[mid].AtLeast {
			lo = mid
		} else {
			hi = mid
		}
	}
	return g.rows[lo]
}

// ByStandard finds the grade of a standard remuneration; false when no grade has it, as with a
// standard of a table that is not yet or no longer in force.
//
// Law: 健保法40-1 厚年法20-1
func (g *Grades) ByStandard(standard yen.Amount) (Grade, bool) {
	got := g.Of(standard)
	return got, got.Standard == standard
}

// Number is the grade of a number; false when there is none.
//
// Law: 健保法40-1 厚年法20-1
func (g *Grades) Number(n int) (Grade, bool) {
	if n < 1 || n > len(g.rows) {
		return Grade{}, false
	}
	return g.rows[n-1], true
}

// Highest is the last grade.
//
// Law: 健保法40-1 厚年法20-1
func (g *Grades) Highest() Grade { return g.rows[len(g.rows)-1] }

// Source says where the table comes from, and how far it can be trusted on the day asked for.
//
// Law: 健保法40-1 厚年法20-1
func (g *Grades) Source() (*dated.Source, dated.Standing) { return g.source, g.standing }

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

// Standard is the standard monthly remuneration of both insurances. Zero is: not insured there, as
// the pension of somebody of seventy.
type Standard struct {
	Health  Amount `json:"health"`
	Pension Amount `json:"pension"`
}

// Held is a standard that somebody has, and the monthly remuneration that it was decided by.
type Held struct {
	Remuneration yen.Amount
	Standard     yen.Amount
}

// Regraded tells whether a pension standard changes because a new table begins on a day: only
// somebody at the top of the old one, whose remuneration reaches a grade that is new. The grade is
// the one in the new table, changed or not.
//
// How the change is filed is not known [unverified].
//
// Law: 厚年法20-1
func Regraded(h Held, day caldate.Date) (Grade, bool, error) {
	before, _, err := PensionGrades(day.AddDays(-1))
	if err != nil {
		return Grade{}, false, err
	}
	now, _, err := PensionGrades(day)
	if err != nil {
		return Grade{}, false, err
	}
	g, top := now.Of(h.Remuneration), before.Highest()
	if h.Standard == top.Standard && g.Number > top.Number {
		return g, true, nil
	}
	g, _ = now.ByStandard(h.Standard)
	return g, false, nil
}
