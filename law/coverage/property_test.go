package coverage_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/law/coverage"
)

// insuredOnLastDay is the rule as the pension office's leaflets put it for a person without 同月得喪:
// the premium is due for the months on whose last day the person is insured.
func insuredOnLastDay(s coverage.Span, m caldate.Month) bool {
	last := m.Last()
	return !last.Before(s.Acquired) && (s.Lost.IsZero() || last.Before(s.Lost))
}

func TestAMonthIsDueWhenItsLastDayIsInsured(t *testing.T) {
	for acquired := caldate.Must("2026-12-27"); acquired.Before(caldate.Must("2027-03-05")); acquired =
		acquired.AddDays(3) {
		for lost := acquired.AddDays(1); lost.Before(acquired.AddDays(130)); lost = lost.AddDays(1) {
			s := coverage.Span{Acquired: acquired, Lost: lost}
			for m := caldate.MustMonth("2026-11"); m.Before(caldate.MustMonth("2027-09")); m = m.Add(1) {
				want := insuredOnLastDay(s, m) || s.SameMonth() && m == acquired.Month()
				if got := s.Due(m, nil).IsDue(); got != want {
					t.Fatalf("%s to %s, %s: %v", acquired, lost, m, got)
				}
			}
		}
	}
}

func TestLeavingOnTheLastDayAddsTheMonth(t *testing.T) {
	// Every day of three years, the leap day among them: only a month's last day keeps its month.
	for left := caldate.Must("2026-01-01"); left.Before(caldate.Must("2029-01-01")); left =
		left.AddDays(1) {
		want := left.Month().Add(-1)
		if left == left.Month().Last() {
			want = left.Month()
		}
		if got := coverage.LastMonth(left); got != want {
			t.Fatalf("%s: %s", left, got)
		}
	}
}

func TestABonusIsDueOnlyInAMonthThatIsDue(t *testing.T) {
	s := coverage.Span{Acquired: caldate.Must("2026-06-16"), Lost: caldate.Must("2026-12-16")}
	for paid := caldate.Must("2026-05-20"); paid.Before(caldate.Must("2027-02-01")); paid =
		paid.AddDays(1) {
		due := s.BonusDue(paid, nil).IsDue()
		inside := !paid.Before(s.Acquired) && paid.Before(s.Lost)
		if want := inside && s.Due(paid.Month(), nil).IsDue(); due != want {
			t.Fatalf("%s: %v", paid, due)
		}
		if s.BonusReported(paid) != inside {
			t.Fatalf("%s: reported", paid)
		}
	}
}

func TestMoreHoursNeverEndCoverage(t *testing.T) {
	r := rules(t, "2026-04-01")
	for days := range 24 {
		insured := false
		for minutes := 0; minutes <= 45*60; minutes += 15 {
			w := parttimer()
			w.Minutes.Own, w.Days.Own = minutes, days
			now := r.Test(w, large, nil)
			if insured && !now.Insured() {
				t.Fatalf("%d minutes, %d days", minutes, days)
			}
			insured = now.Insured()
		}
	}
}

func TestNoFigureOfRegularStaffReachesNothing(t *testing.T) {
	w := parttimer()
	w.Minutes.Regular, w.Days.Regular = 0, 0
	out := rules(t, "2026-04-01").Test(w, coverage.Employer{}, nil)
	if out.Insured() {
		t.Errorf("%+v", out)
	}
}
