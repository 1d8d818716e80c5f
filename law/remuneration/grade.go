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

// Grades are the rows of one table in force, lowest first.
type Grades struct {
	rows     []Grade
	source   *dated.Source
	standing dated.Standing
}

var (
	healthGrades  = dated.MustLoadAt(root, tables, "tables/health-grades", buildGrades)
	pensionGrades = dated.MustLoadAt(root, tables, "tables/pension-grades", buildGrades)
)

func buildGrades(f *dated.File) ([]Grade, error) {
	var rows []Grade
	for i, r := range f.Rows {
		g := Grade{r.Int("grade"), r.Yen("standard"), 0, r.Yen("at-least")}
		if r.Has("daily") {
			g.Daily = r.Yen("daily")
		}
		if g.Number != i+1 || g.Standard < g.AtLeast ||
			i > 0 && (g.Standard <= rows[i-1].Standard || g.AtLeast <= rows[i-1].Standard) {
			return nil, fmt.Errorf("line %d: the grades do not climb", r.Line)
		}
		rows = append(rows, g)
	}
	return rows, nil
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

func gradesAt(s *dated.Series[[]Grade], day caldate.Date) (*Grades, dated.Standing, error) {
	e, standing, err := s.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &Grades{e.Value, &e.Source, standing}, standing, nil
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
// standard of a table that is no longer in force.
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

// Held is a standard that somebody has, and the monthly remuneration that it was decided by.
type Held struct {
	Remuneration yen.Amount
	Standard     yen.Amount
}

// Regraded tells whether a standard changes because a new table begins on a day: only somebody at
// the top of the old one, whose remuneration reaches a grade that is new.
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
	g := now.Of(h.Remuneration)
	top := before.Highest()
	return g, h.Standard == top.Standard && g.Number > top.Number, nil
}
