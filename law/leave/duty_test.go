package leave_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/leave"
	"romukura/law/why"
)

func given(day string, days int) leave.Given {
	return leave.Given{Day: caldate.Must(day), Days: days}
}

func part(day string, days int) leave.Given {
	return leave.Given{Day: caldate.Must(day), Days: days, Part: true}
}

// TestYearsOfDuty: 労基法39-7 and 労基則24の5. Expected windows and days by hand: 18 months ÷ 12 × 5 =
// 7.5.
func TestYearsOfDuty(t *testing.T) {
	for _, c := range []struct {
		name  string
		given []leave.Given
		how   leave.Combine
		want  string
	}{
		{"one year", []leave.Given{given("2026-10-01", 10)}, leave.Apart, "2026-10-01..2027-09-30 5"},
		{"nine days bring no duty", []leave.Given{given("2026-10-01", 9)}, leave.Apart, ""},
		{"two years on end", []leave.Given{given("2026-10-01", 10), given("2027-10-01", 11)},
			leave.Together, "2026-10-01..2027-09-30 5, 2027-10-01..2028-09-30 5"},
		{"moved to one day for all", []leave.Given{given("2026-10-01", 10), given("2027-04-01", 11)},
			leave.Together, "2026-10-01..2028-03-31 7.5"},
		{"the same, each for itself", []leave.Given{given("2026-10-01", 10), given("2027-04-01", 11)},
			leave.Apart, "2026-10-01..2027-09-30 5, 2027-04-01..2028-03-31 5"},
		{"after the stretch comes a plain year", []leave.Given{given("2026-10-01", 10),
			given("2027-04-01", 11), given("2028-04-01", 12)}, leave.Together,
			"2026-10-01..2028-03-31 7.5, 2028-04-01..2029-03-31 5"},
		{"ten days on hiring", []leave.Given{given("2026-04-01", 10), given("2027-04-01", 11)},
			leave.Together, "2026-04-01..2027-03-31 5, 2027-04-01..2028-03-31 5"},
		{"five and five: from the day ten are reached",
			[]leave.Given{part("2026-04-01", 5), part("2026-07-01", 5), given("2027-04-01", 11)},
			leave.Apart, "2026-07-01..2027-06-30 5 from 2026-04-01, 2027-04-01..2028-03-31 5"},
		{"five and five, then together",
			[]leave.Given{part("2026-04-01", 5), part("2026-07-01", 5), given("2027-04-01", 11)},
			leave.Together, "2026-07-01..2028-03-31 8.75 from 2026-04-01"},
		{"small grants of different years do not add up",
			[]leave.Given{given("2026-10-01", 7), given("2027-10-01", 8)}, leave.Apart, ""},
		{"days within a month in proportion",
			[]leave.Given{given("2026-10-01", 10), given("2027-04-16", 11)}, leave.Together,
			"2026-10-01..2028-04-15 185/24"},
	} {
		t.Run(c.name, func(t *testing.T) {
			windows, err := rules(t).Duty(c.given, c.how, nil)
			if err != nil {
				t.Fatal(err)
			}
			var list []string
			for _, w := range windows {
				s := w.From.String() + ".." + w.Through.String() + " " + w.Required.String()
				if w.CountFrom != w.From {
					s += " from " + w.CountFrom.String()
				}
				list = append(list, s)
			}
			if got := strings.Join(list, ", "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTheDutyOnADay(t *testing.T) {
	windows, err := rules(t).Duty([]leave.Given{given("2026-10-01", 10)}, leave.Apart, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := windows[0]
	taken := func(list ...string) (out []leave.Taken) {
		for _, s := range list {
			day, what, _ := strings.Cut(s, " ")
			d := leave.Taken{Day: caldate.Must(day), Halves: 2}
			switch what {
			case "half":
				d.Halves = 1
			case "hours":
				d.Halves, d.Hours = 0, 3
			}
			out = append(out, d)
		}
		return out
	}
	four := []string{"2026-10-01", "2026-11-02", "2027-01-04", "2027-05-06"}
	for _, c := range []struct {
		name    string
		taken   []leave.Taken
		on      string
		missing int
		left    int
		broken  bool
	}{
		{"nothing yet", nil, "2026-10-01", 10, 365, false},
		{"four days", taken(four...), "2027-09-29", 2, 2, false},
		{"the last day itself", taken(append(four, "2027-09-30")...), "2027-09-30", 0, 1, false},
		{"a day late", taken(append(four, "2027-10-01")...), "2027-10-01", 2, 0, true},
		{"half days count", taken(append(four, "2027-06-01 half", "2027-06-02 half")...), "2027-10-01",
			0, 0, false},
		{"hours do not", taken(append(four, "2027-06-01 hours", "2027-06-02 hours",
			"2027-06-03 hours")...),
			"2027-10-01", 2, 0, true},
		{"leave of the old grant counts, before the year does not",
			taken(append(four, "2026-09-30")...), "2027-09-30", 2, 1, false},
		{"planned leave is not taken", taken(append(four, "2027-08-31")...), "2027-08-30", 2, 32, false},
	} {
		got := w.Check(c.taken, caldate.Must(c.on))
		if got.Missing != c.missing || got.Left != c.left || got.Broken != c.broken {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	half := leave.Window{Required: yen.Rate{Num: 15, Den: 2}}
	third := leave.Window{Required: yen.Rate{Num: 185, Den: 24}}
	if half.Halves() != 15 || third.Halves() != 16 || w.Halves() != 10 {
		t.Errorf("%d %d", half.Halves(), third.Halves())
	}
}

func TestGivenLeaveThatCannotBe(t *testing.T) {
	bad := []leave.Given{given("2026-10-01", 10), given("2026-04-01", 0), {}}
	if _, err := rules(t).Duty(bad, leave.Apart, nil); err == nil ||
		strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("four faults, told as %v", err)
	}
}

func TestTheDutyExplainsItself(t *testing.T) {
	var trace why.Trace
	r := rules(t)
	for _, list := range [][]leave.Given{
		{given("2026-10-01", 10), given("2027-04-01", 11)},
		{part("2026-04-01", 5), part("2026-07-01", 5)}, {given("2026-04-01", 7)},
	} {
		if _, err := r.Duty(list, leave.Together, &trace); err != nil {
			t.Fatal(err)
		}
	}
	var all strings.Builder
	for _, step := range trace.Steps {
		all.WriteString(step.String() + "\n")
	}
	for _, want := range []string{"7.5日", "月数÷12×5日", "前倒し", "義務はありません", "労基法39-7"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing in\n%s", want, all.String())
		}
	}
}

// TestHourlyLeave: five days a year; a day of 7:30 hours is eight hours of leave (労基則24の4).
func TestHourlyLeave(t *testing.T) {
	r := rules(t)
	for minutes, want := range map[int]int{480: 40, 450: 40, 421: 40, 420: 35, 1: 5, 0: 0, 360: 30} {
		if got := r.HourlyCap(minutes); got != want {
			t.Errorf("%d minutes a day: %d hours, want %d", minutes, got, want)
		}
	}
}

func TestBalances(t *testing.T) {
	r := rules(t)
	book := leave.Book{DayHours: 8,
		Given: []leave.Given{given("2024-10-01", 10), given("2025-10-01", 11), given("2026-10-01", 12)},
		Taken: []leave.Taken{
			{Day: caldate.Must("2025-03-03"), Halves: 2}, {Day: caldate.Must("2026-06-01"), Hours: 3},
			{Day: caldate.Must("2026-06-02"), Halves: 1}, {Day: caldate.Must("2025-01-06"), Halves: 2}}}
	for _, c := range []struct {
		on   string
		want string
	}{
		{"2024-12-31", "10"}, {"2025-12-31", "8 11"}, {"2026-09-30", "7.125 11"},
		{"2026-10-01", "7.125! 11 12"}, {"2027-10-01", "7.125! 11! 12"},
	} {
		left, short, err := r.Balances(book, caldate.Must(c.on))
		if err != nil || short.Num != 0 {
			t.Fatal(short, err)
		}
		var list []string
		for _, b := range left {
			s := b.Left.String()
			if b.Expired {
				s += "!"
			}
			list = append(list, s)
		}
		if got := strings.Join(list, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.on, got, c.want)
		}
	}
}

// TestTakenAndLeftAreAllThatWasGiven: on the last day before anything expires, days left and days
// taken are the days given, and what was taken beyond them is told.
func TestTakenAndLeftAreAllThatWasGiven(t *testing.T) {
	r := rules(t)
	book := leave.Book{DayHours: 7, Given: []leave.Given{given("2026-04-01", 5), given("2026-10-01",
		7)}}
	on := caldate.Must("2028-03-31")
	for n := range 20 {
		day := caldate.Must("2026-11-01").AddDays(n)
		book.Taken = append(book.Taken, leave.Taken{Day: day, Halves: n % 3, Hours: n%4 + 1 - n%3/2})
		left, short, err := r.Balances(book, on)
		if err != nil {
			t.Fatal(err)
		}
		sum := yen.Rate{Num: 0, Den: 1}
		for _, b := range left {
			sum = sum.Plus(b.Left)
		}
		for _, d := range book.Taken {
			sum = sum.Plus(yen.Rate{Num: int64(d.Halves*7 + d.Hours*2), Den: 14})
		}
		if sum.Plus(yen.Rate{Num: -short.Num, Den: short.Den}).Compare(yen.Rate{Num: 12, Den: 1}) != 0 {
			t.Fatalf("after %d: %s, short of %s", n, sum, short)
		}
	}
	book.Taken[0] = leave.Taken{Halves: 3}
	book.DayHours = 0
	if _, _, err := r.Balances(book, on); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("two faults, told as %v", err)
	}
}
