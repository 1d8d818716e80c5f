package exemption_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/law/exemption"
)

// contains is the rule as the ministry's leaflet on the change of October 2022 puts it: the month
// is exempt when its last day lies in the leave.
func contains(r caldate.Range, m caldate.Month) bool { return r.Contains(m.Last()) }

func TestAMonthIsExemptWhenItsLastDayIsLeave(t *testing.T) {
	r := rules(t)
	for start := caldate.Must("2027-12-20"); start.Before(caldate.Must("2028-03-10")); start =
		start.AddDays(5) {
		for n := range 75 {
			days := caldate.Range{From: start, Through: start.AddDays(n)}
			for _, kind := range []exemption.Kind{exemption.Maternity, exemption.Childcare} {
				book := r.Book(exemption.Leaves{List: []exemption.Leave{
					{Kind: kind, Days: days, Applied: true}}})
				for m := start.Month().Add(-1); !m.After(days.Through.Month().Add(1)); m = m.Add(1) {
					within := kind == exemption.Childcare && n+1 >= 14 &&
						start.Month() == m && days.Through.Month() == m
					if got := book.Month(m, nil); got.Exempt != (contains(days, m) || within) {
						t.Fatalf("%s %s to %s, %s: %+v", kind.Label(), start, days.Through, m, got)
					}
				}
			}
		}
	}
}

func TestABonusNeedsTheLastDayAndMoreThanAMonth(t *testing.T) {
	r := rules(t)
	for start := caldate.Must("2027-12-20"); start.Before(caldate.Must("2028-03-10")); start =
		start.AddDays(1) {
		for n := 25; n < 36; n++ {
			days := caldate.Range{From: start, Through: start.AddDays(n)}
			book := r.Book(exemption.Leaves{List: []exemption.Leave{
				{Kind: exemption.Childcare, Days: days, Applied: true}}})
			// More than a month: the day of the same number a month on lies in the leave. A month
			// that has no such day ends on its last.
			onward, has := start.Corresponding(1)
			long := !days.Through.Before(onward) && (has || days.Through.After(onward))
			for m := start.Month(); !m.After(days.Through.Month()); m = m.Add(1) {
				if got := book.Bonus(m, nil); got.Exempt != (contains(days, m) && long) {
					t.Fatalf("%s to %s, %s: %+v", start, days.Through, m, got)
				}
			}
		}
	}
}

func TestALongerLeaveNeverLosesAnExemption(t *testing.T) {
	r := rules(t)
	start := caldate.Must("2026-10-05")
	m := start.Month()
	was := false
	for n := range 60 {
		book := r.Book(exemption.Leaves{List: []exemption.Leave{{Kind: exemption.BirthLeave,
			Days: caldate.Range{From: start, Through: start.AddDays(n)}, Applied: true}}})
		now := book.Month(m, nil).Exempt
		if was && !now {
			t.Fatalf("%d days", n+1)
		}
		was = now
	}
	if !was {
		t.Error("sixty days from the fifth exempt nothing")
	}
}

func TestWorkedDaysNeverAddAnExemption(t *testing.T) {
	r := rules(t)
	m := caldate.MustMonth("2026-10")
	was := true
	for minutes := 0; minutes < 20*480; minutes += 60 {
		book := r.Book(exemption.Leaves{List: []exemption.Leave{
			birth("2026-10-02", "2026-10-29", minutes)}})
		a := book.Month(m, nil)
		if a.Exempt && !was {
			t.Fatalf("%d minutes", minutes)
		}
		// 28 days: fourteen worked days leave fourteen, fifteen leave thirteen.
		if want := minutes < 15*480; a.Exempt != want {
			t.Fatalf("%d minutes: %+v", minutes, a)
		}
		was = a.Exempt
	}
}
