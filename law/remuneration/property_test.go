package remuneration_test

import (
	"reflect"
	"testing"

	"romukura/law/remuneration"
	"romukura/law/why"
)

// seed makes a row of numbers that looks like chance and is the same every time.
type seed uint64

func (s *seed) below(n int) int {
	*s = *s*6364136223846793005 + 1442695040888963407
	return int(uint64(*s)>>33) % n
}

func (s *seed) month(m month) month {
	m.Days, m.Cash, m.Kind = s.below(32), amount(s.below(900_000)), amount(s.below(20_000))
	m.Category = remuneration.Category(s.below(4))
	switch s.below(12) {
	case 0:
		m.Partial = true
	case 1:
		m.Reduced = true
	case 2:
		m.Late = m.Cash / 3
	case 3:
		m.Retroactive = m.Cash / 4
	case 4:
		m.Withheld = 10_000
	case 5:
		m.Furlough = true
	case 6:
		m = month{}
	}
	return m
}

func (s *seed) annual() *remuneration.Annual {
	a := year(2021+s.below(10), 0, 0)
	a.Category, a.FurloughOver = remuneration.Category(s.below(4)), s.below(2) == 0
	for i := range a.Months {
		a.Months[i] = s.month(a.Months[i])
	}
	for range s.below(6) {
		a.Bonuses = append(a.Bonuses, amount(s.below(500_000)))
	}
	if s.below(3) == 0 {
		first := mon("2026-07").Add((a.Year - 2027) * 12)
		for i := range 12 {
			m := paid(first.Add(i), 10+s.below(22), amount(s.below(900_000)))
			a.YearMonths = append(a.YearMonths, m)
		}
		a.Seasonal, a.Consent = s.below(2) == 0, s.below(2) == 0
	}
	return a
}

func (s *seed) occasional() *remuneration.Occasional {
	first := mon("2020-09").Add(s.below(120))
	o := change(first.String(), remuneration.Direction(s.below(3)-1), 0, standard{})
	b, _, _ := remuneration.GradesOn(first.First())
	o.Current = b.Of(amount(s.below(1_600_000)))
	o.Category, o.Furlough = remuneration.Category(s.below(4)), s.below(8) == 0
	for i := range o.Months {
		o.Months[i].Days, o.Months[i].Cash = 15+s.below(17), amount(s.below(1_600_000))
	}
	if s.below(2) == 0 {
		o.Before = amount(s.below(1_600_000))
	}
	return o
}

func TestTheOrderOfTheMonthsDoesNotMatter(t *testing.T) {
	s := seed(1)
	for range 5_000 {
		a := s.annual()
		want := determine(t, a)
		for _, o := range [][3]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
			b := *a
			b.Months = [3]month{a.Months[o[0]], a.Months[o[1]], a.Months[o[2]]}
			if got := determine(t, &b); !reflect.DeepEqual(got, want) {
				t.Fatalf("%v: %+v, want %+v", o, got, want)
			}
		}
		c := s.occasional()
		first := revise(t, c)
		c.Months[0], c.Months[2] = c.Months[2], c.Months[0]
		if got := revise(t, c); !reflect.DeepEqual(got, first) {
			t.Fatalf("%+v, want %+v", got, first)
		}
	}
}

func TestTheExplanationChangesNothingAndNeitherDoesAskingTwice(t *testing.T) {
	s := seed(2)
	for range 3_000 {
		a, o := s.annual(), s.occasional()
		before := *o
		var t1, t2 why.Trace
		d1, err1 := a.Determine(&t1)
		d2, err2 := o.Revise(&t2)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if !reflect.DeepEqual(determine(t, a), d1) || !reflect.DeepEqual(revise(t, o), d2) {
			t.Fatalf("%+v %+v", d1, d2)
		}
		if !reflect.DeepEqual(before, *o) {
			t.Fatal("the question was changed by asking it")
		}
		for _, trace := range []why.Trace{t1, t2} {
			last := trace.Steps[len(trace.Steps)-1]
			if k := last.Result.String(); k != d1.Key.Label() && k != d2.Key.Label() {
				t.Fatalf("the last step says %q", k)
			}
			for _, step := range trace.Steps {
				if step.Key == "" || step.What == "" || step.Law == "" || step.Result.IsZero() {
					t.Fatalf("a bare step: %+v", step)
				}
			}
		}
	}
}

func TestMorePayNeverLowersAGrade(t *testing.T) {
	s := seed(3)
	for range 3_000 {
		a := s.annual()
		a.YearMonths = nil
		before := determine(t, a)
		for i := range a.Months {
			if a.Months[i] != (month{}) {
				a.Months[i].Cash += amount(s.below(200_000))
			}
		}
		then := determine(t, a)
		if then.Key != before.Key || then.Standard.Health < before.Standard.Health ||
			then.Standard.Pension < before.Standard.Pension || then.Average < before.Average {
			t.Fatalf("%+v, then %+v", before, then)
		}
	}
}

func TestARevisionAlwaysMovesWithFixedPay(t *testing.T) {
	s := seed(4)
	revised := 0
	for range 20_000 {
		o := s.occasional()
		d := revise(t, o)
		if d.Key != remuneration.Revised {
			if d.Standard != o.Current {
				t.Fatalf("%s, but %+v", d.Key, d.Standard)
			}
			continue
		}
		revised++
		moved := d.Standard.Health - o.Current.Health
		if moved == 0 {
			moved = d.Standard.Pension - o.Current.Pension
		}
		if moved == 0 || o.Direction == up && moved < 0 || o.Direction == down && moved > 0 {
			t.Fatalf("%+v to %+v with fixed pay %d", o.Current, d.Standard, o.Direction)
		}
		if d.Used != 3 || o.Direction == unchanged && !o.Furlough {
			t.Fatalf("%+v", d)
		}
	}
	if revised < 1_000 {
		t.Errorf("only %d revisions were made", revised)
	}
}

func TestTheAverageLiesBetweenItsMonths(t *testing.T) {
	s := seed(5)
	for range 5_000 {
		d := determine(t, s.annual())
		if d.Used == 0 {
			continue
		}
		least, most, n := amount(1<<40), amount(0), 0
		for _, m := range d.Months {
			if m.Counts {
				least, most, n = min(least, m.Amount), max(most, m.Amount), n+1
			}
		}
		if n != d.Used || d.Average < least || d.Average > most {
			t.Fatalf("%+v", d)
		}
	}
}

// The annual determination of September and one of the same pay on acquisition agree.
func TestTheSamePayGivesTheSameStandard(t *testing.T) {
	for pay := amount(0); pay < 1_500_000; pay += 3_777 {
		d := determine(t, year(2026, 20, pay))
		_, sum, err := remuneration.TwoEmployers([]amount{pay / 2, pay - pay/2}, day("2026-09-01"))
		got := acquire(t, "2026-09-01", monthly(pay))
		if err != nil || got.Standard != d.Standard || sum != d.Standard {
			t.Fatalf("%s: %+v %+v %+v", pay, d.Standard, got.Standard, sum)
		}
	}
}
