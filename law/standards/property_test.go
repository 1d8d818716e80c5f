package standards_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/law/standards"
	"romukura/law/why"
)

// chance is a small generator of numbers, so that every run sees the same months.
type chance uint64

func (c *chance) below(n int) int {
	*c = *c*6364136223846793005 + 1442695040888963407
	return int(uint64(*c)>>33) % n
}

var regimes = []standards.Rules{
	{}, {WeekStart: caldate.Monday}, {Special: true}, {RestDaysAsOvertime: true},
	{Regime: standards.VariableMonth}, {Regime: standards.VariableMonth, Special: true},
	{Regime: standards.VariableYear}, {Regime: standards.Flextime},
	{Regime: standards.Flextime, Flex: standards.Flex{Months: 3, Prescribed: 30_000}},
	{Regime: standards.Flextime, Flex: standards.Flex{Months: 3, Prescribed: 30_000, Last: true,
		Carry: standards.Carry{Minutes: 19_000, Days: 61}}},
}

// invented is a month of shifts that end before the next begins, some with a break, some past
// midnight.
func invented(c *chance) []standards.Day {
	var days []standards.Day
	free := 0 // first minute of the day that is free
	first := october.From.AddDays(-c.below(5))
	for d := first; !d.After(october.Through); d = d.AddDays(1) {
		day := standards.Day{Date: d, Kind: standards.DayKind(c.below(7) / 4), Prescribed: c.below(601)}
		if d.Weekday() == caldate.Sunday {
			day.Kind = standards.Holiday
		}
		if start := max(free, c.below(1200)); start < 1380 && c.below(5) > 0 {
			day.Start, day.End = start, start+1+c.below(900)
			if start == 0 && day.End == 0 {
				day.End = 1
			}
			if n := day.End - day.Start; n > 100 {
				a := day.Start + c.below(n-60)
				day.Breaks = []standards.Break{{Start: a, End: a + 1 + c.below(59)}}
				day.Unplaced = c.below(30)
			}
		}
		free = max(0, day.End-1440)
		days = append(days, day)
	}
	return append(days, standards.Day{Date: october.Through.AddDays(1), Kind: standards.RestDay})
}

func worked(days []standards.Day) (sum int) {
	for _, d := range days {
		if d.Date.Before(october.From) || d.Date.After(october.Through) {
			continue
		}
		sum += d.End - d.Start - d.Unplaced
		for _, b := range d.Breaks {
			sum -= b.End - b.Start
		}
	}
	return sum
}

func TestClassesAddUpToWhatWasWorked(t *testing.T) {
	c := chance(1)
	for range 400 {
		days := invented(&c)
		for i, rules := range regimes {
			got := classify(t, rules, days)
			if got.Worked() != worked(days) {
				t.Fatalf("regime %d: %+v of %d worked", i, got.Minutes, worked(days))
			}
			m := got.Minutes
			if min(m.Prescribed, m.Beyond, m.Overtime, m.Over60, m.Holiday, m.Night) < 0 ||
				m.Night > m.Worked() || m.Overtime > 3600 || m.Over60 > 0 &&
				m.Overtime+got.Settled.Overtime != 3600 {
				t.Fatalf("regime %d: %+v", i, got)
			}
			var trace why.Trace
			w := standards.Work{Period: october, Days: days, Rules: rules}
			told, err := hours(t).Classify(&w, nil, &trace)
			if err != nil || told != got {
				t.Fatalf("regime %d: an explanation changed the answer", i)
			}
		}
	}
}

func TestMoreHoursNeverPayLess(t *testing.T) {
	c := chance(2)
	x := extra(t)
	base := monthly(t, 287_300, standards.WorkYear{Holidays: 117, Daily: 470})
	// Half hours are left out here: where minutes move from one class to the next, each sum is rounded
	// by itself, in both directions, as the circular has it.
	roundings := []standards.Rounding{{}, {HourlyYen: true}, {RaiseTotals: true}}
	for range 300 {
		days := invented(&c)
		more := append([]standards.Day(nil), days...)
		i := c.below(len(more) - 1)
		if more[i].End == 0 {
			continue
		}
		room := more[i+1].Start + 1440
		if more[i+1].End == 0 {
			room = more[i].Start + 1440
		}
		room = min(room, more[i].Start+1440) - more[i].End
		if room <= 0 {
			continue
		}
		more[i].End += 1 + c.below(room)
		for k, rules := range regimes {
			before, after := classify(t, rules, days).Payable(), classify(t, rules, more).Payable()
			for _, s := range roundings {
				p, q := x.Pay(base, before, s, nil), x.Pay(base, after, s, nil)
				// Each line is rounded by itself, so that two lines may lose half a yen each when
				// minutes move between them.
				if q.Total() < p.Total()-2 {
					t.Fatalf("regime %d %+v: %d minutes more paid %d instead of %d", k, s,
						more[i].End-days[i].End, q.Total(), p.Total())
				}
			}
		}
	}
}

func TestAnExtraMinuteOfOneClassNeverPaysLess(t *testing.T) {
	x := extra(t)
	base := monthly(t, 287_300, standards.WorkYear{Holidays: 117, Daily: 470})
	for _, s := range []standards.Rounding{{}, {HalfHours: true}, {HourlyYen: true},
		{RaiseTotals: true}} {
		var before standards.ExtraPay
		for m := range 4000 {
			over := standards.Minutes{Beyond: m, Overtime: min(m, 3600), Over60: max(0, m-3600),
				Holiday: m, Night: m}
			p := x.Pay(base, over, s, nil)
			if p.Beyond < before.Beyond || p.Overtime+p.Over60 < before.Overtime+before.Over60 ||
				p.Holiday < before.Holiday || p.Night < before.Night {
				t.Fatalf("%+v at %d minutes: %+v after %+v", s, m, p, before)
			}
			before = p
		}
	}
}

func FuzzClassify(f *testing.F) {
	f.Add(540, 1080, 720, 780, uint8(0), uint8(0))
	f.Add(1200, 1600, 1430, 1450, uint8(1), uint8(2))
	f.Add(-1, 9999, 0, 0, uint8(9), uint8(7))
	f.Fuzz(func(t *testing.T, start, end, from, to int, kind, regime uint8) {
		d := standards.Day{Date: caldate.Must("2026-10-05"), Kind: standards.DayKind(kind % 4),
			Start: start, End: end, Breaks: []standards.Break{{Start: from, End: to}}, Prescribed: 480}
		w := standards.Work{Period: october, Rules: regimes[int(regime)%len(regimes)],
			Days: []standards.Day{d, {Date: caldate.Must("2026-10-06"), Kind: standards.Holiday}}}
		got, err := hours(t).Classify(&w, nil, nil)
		if err == nil && got.Worked() != end-start-(to-from) {
			t.Errorf("%+v of %d", got.Minutes, end-start-(to-from))
		}
	})
}

func TestNothingIsAllocatedWithoutExplanation(t *testing.T) {
	h, x := hours(t), extra(t)
	base := monthly(t, 287_300, standards.WorkYear{Holidays: 117, Daily: 470})
	w := standards.Work{Period: october, Days: workMonth(4000)}
	out := make([]standards.Minutes, len(w.Days))
	if n := testing.AllocsPerRun(100, func() {
		total, err := h.Classify(&w, out, nil)
		if err != nil || x.Pay(base, total.Payable(), standards.Rounding{}, nil).Total() == 0 {
			t.Fatal("no pay")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMonthOfOnePerson(b *testing.B) {
	h := hours(b)
	w := standards.Work{Period: october, Days: workMonth(4000)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := h.Classify(&w, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMonthOfOnePersonExplained(b *testing.B) {
	h := hours(b)
	w := standards.Work{Period: october, Days: workMonth(4000)}
	b.ReportAllocs()
	for b.Loop() {
		var trace why.Trace
		if _, err := h.Classify(&w, nil, &trace); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExtraPay(b *testing.B) {
	x := extra(b)
	base := monthly(b, 287_300, standards.WorkYear{Holidays: 117, Daily: 470})
	m := standards.Minutes{Beyond: 100, Overtime: 3600, Over60: 400, Holiday: 480, Night: 700}
	b.ReportAllocs()
	for b.Loop() {
		x.Pay(base, m, standards.Rounding{}, nil)
	}
}
