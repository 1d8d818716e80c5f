package exemption

import (
	"embed"
	"slices"

	"romukura/ground/caldate"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

// condition is one enactment of the conditions.
type condition struct {
	sameMonthDays, bonusMonths    int
	before, beforeMultiple, after int
	birthLeaveWeeks               int
}

var conditions = dated.MustLoadAt("law/exemption", tables, "tables/condition",
	func(f *dated.File) (condition, error) {
		r := f.Rows[0]
		return condition{
			r.Int("same-month-days"), r.Int("bonus-months"), r.Int("before"),
			r.Int("before-multiple"), r.Int("after"), r.Int("birth-leave-weeks"),
		}, nil
	})

// Rules are the conditions in force on a day.
type Rules struct {
	condition
	source   *dated.Source
	standing dated.Standing
}

// RulesFor resolves the conditions for leaves that begin on a day.
//
// Law: 健保法159 健保法159の3 厚年法81の2 厚年法81の2の2
func RulesFor(day caldate.Date) (*Rules, dated.Standing, error) {
	e, standing, err := conditions.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &Rules{e.Value, &e.Source, standing}, standing, nil
}

// Kind is the kind of leave. The zero Kind is none and never exempts.
type Kind uint8

const (
	// Maternity is leave before and after childbirth (産前産後休業).
	Maternity Kind = iota + 1
	// Childcare is childcare leave and what the Act treats alike (育児休業等).
	Childcare
	// BirthLeave is childcare leave at birth (出生時育児休業, 産後パパ育休): a childcare leave in which
	// agreed work is allowed, and taken off.
	BirthLeave
)

// Leave is one leave as it was taken or is planned.
type Leave struct {
	Kind Kind
	Days caldate.Range // first and last day
	// Work is what the employer let the person work during a leave at birth.
	Work Work
	// Applied is true when the employer has applied for the exemption, which is its condition.
	Applied bool
}

// Work is agreed work within a leave at birth: minutes in all, and the contractual minutes of a
// day.
type Work struct{ Minutes, Day int }

// Days are the worked days to take off: hours divided by the hours of a day, the fraction dropped.
// Where the hours of a day are not known it is false.
//
// Law: 健保則135-4
// Law? 厚年則25の2-4
func (w Work) Days() (int, bool) {
	switch {
	case w.Minutes <= 0:
		return 0, true
	case w.Day <= 0:
		return 0, false
	}
	return w.Minutes / w.Day, true
}

// Leaves are the leaves of one person, in any order.
type Leaves struct {
	List []Leave
	// WorkDay tells the person's work days; nil means that every day is one, so that only leaves
	// that touch are joined.
	WorkDay func(caldate.Date) bool
}

// Book is the leaves of one person, joined where the Act takes them for one.
type Book struct {
	rules  *Rules
	spells []spell
}

// spell is one leave, or several that count as one.
type spell struct {
	kind    Kind // Maternity or Childcare
	days    caldate.Range
	counted int  // days of leave, worked days taken off
	known   bool // false when worked days cannot be reckoned
	applied bool
}

// Book joins a person's leaves. Childcare leaves between which no work day lies count as one;
// maternity leave stays by itself, and so does a leave for which nobody applied.
//
// Law: 健保法159-2 健保則135-5 厚年法81の2-2
func (r *Rules) Book(l Leaves) *Book {
	b := &Book{rules: r}
	list := slices.Clone(l.List)
	slices.SortStableFunc(list, func(a, b Leave) int { return a.Days.From.Compare(b.Days.From) })
	for _, leave := range list {
		s, ok := leave.spell()
		if !ok {
			continue
		}
		if i := b.joins(s, l.WorkDay); i >= 0 {
			b.spells[i].take(s)
			continue
		}
		b.spells = append(b.spells, s)
	}
	return b
}

func (l Leave) spell() (spell, bool) {
	if l.Kind == 0 || l.Kind > BirthLeave || l.Days.Days() == 0 {
		return spell{}, false
	}
	s := spell{kind: Childcare, days: l.Days, counted: l.Days.Days(), known: true,
		applied: l.Applied}
	switch l.Kind {
	case Maternity:
		s.kind = Maternity
	case BirthLeave:
		worked, known := l.Work.Days()
		s.counted, s.known = max(0, s.counted-worked), known
	}
	return s, true
}

// joins finds the spell that the new one continues, or −1.
func (b *Book) joins(s spell, workDay func(caldate.Date) bool) int {
	for i := len(b.spells) - 1; i >= 0; i-- {
		old := &b.spells[i]
		if old.kind != s.kind || s.kind != Childcare || old.applied != s.applied {
			continue
		}
		if !workBetween(caldate.Range{From: old.days.Through.AddDays(1),
			Through: s.days.From.AddDays(-1)}, workDay) {
			return i
		}
		return -1
	}
	return -1
}

// longestGap ends the search for a work day: nobody has no work day in a year.
const longestGap = 366

func workBetween(gap caldate.Range, workDay func(caldate.Date) bool) bool {
	if gap.Days() == 0 {
		return false
	}
	if workDay == nil || gap.Days() > longestGap {
		return true
	}
	for d := gap.From; !d.After(gap.Through); d = d.AddDays(1) {
		if workDay(d) {
			return true
		}
	}
	return false
}

// take lengthens a spell by one that continues it. Days counted twice in overlapping entries count
// once.
func (s *spell) take(next spell) {
	s.counted += next.counted - s.days.Overlap(next.days).Days()
	s.known = s.known && next.known
	if next.days.Through.After(s.days.Through) {
		s.days.Through = next.days.Through
	}
}
