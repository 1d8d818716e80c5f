package remuneration_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/law/why"
)

// back is somebody whose childcare leave ended on 10 April 2026 and who earns less since.
func back(cash amount) *remuneration.AfterLeave {
	return &remuneration.AfterLeave{End: day("2026-04-10"), ChildBorn: day("2025-04-20"),
		Applied: true, Category: remuneration.General, Months: run(mon("2026-04"), 20, cash),
		Current: both(300_000)}
}

func after(t *testing.T, a *remuneration.AfterLeave) remuneration.Decision {
	t.Helper()
	d, err := a.Revise(nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// README 5.5: one grade either way is enough, and no change of fixed pay is asked for.
func TestAfterLeaveOneGradeIsEnough(t *testing.T) {
	for cash, want := range map[amount]remuneration.Key{
		289_999: remuneration.Revised, 290_000: remuneration.SameGrade,
		309_999: remuneration.SameGrade, 310_000: remuneration.Revised, 150_000: remuneration.Revised,
	} {
		d := after(t, back(cash))
		if d.Key != want {
			t.Errorf("%s: %s", cash, d.Key)
		}
		then := both(300_000)
		if want == remuneration.Revised {
			then = of(t, mon("2026-07"), cash)
		}
		if d.Standard != then || d.From != mon("2026-07") || d.Through != mon("2027-08") {
			t.Errorf("%s: %+v", cash, d)
		}
	}
}

func TestAfterLeaveShortMonthsAreLeftOut(t *testing.T) {
	for _, c := range []struct {
		category remuneration.Category
		days     [3]int
		used     int
	}{
		{remuneration.General, [3]int{10, 17, 20}, 2}, {remuneration.General, [3]int{16, 16, 17}, 1},
		{remuneration.General, [3]int{16, 16, 16}, 0}, {remuneration.ShortTime, [3]int{10, 11, 12}, 2},
		{remuneration.PartTime, [3]int{14, 15, 16}, 2}, // [unverified]: as in the annual determination
		{remuneration.PartTime, [3]int{15, 16, 17}, 1},
	} {
		a := back(240_000)
		a.Category = c.category
		for i := range a.Months {
			a.Months[i].Days = c.days[i]
		}
		d := after(t, a)
		if d.Used != c.used || (d.Key == remuneration.NoMonthCounts) != (c.used == 0) {
			t.Errorf("%+v: %d %s", c, d.Used, d.Key)
		}
		if c.used > 0 && d.Average != 240_000 {
			t.Errorf("%+v: %s", c, d.Average)
		}
	}
	a := back(240_000)
	a.Months[0] = month{}
	if d := after(t, a); d.Used != 2 || d.Key != remuneration.Revised {
		t.Errorf("%+v", d)
	}
}

// The months run from that of the day after the end: leave that ends with a month begins the next.
func TestTheMonthsAfterALeave(t *testing.T) {
	for end := day("2026-01-01"); end.Before(day("2027-03-01")); end = end.AddDays(1) {
		a := back(240_000)
		a.End, a.ChildBorn = end, end.AddMonths(-12)
		first := end.AddDays(1).Month()
		a.Months = run(first, 20, 240_000)
		d := after(t, a)
		if d.Key != remuneration.Revised || d.From != first.Add(3) {
			t.Errorf("%s: %s from %s", end, d.Key, d.From)
		}
		until := caldate.Month{Year: d.From.Year, Number: 8}
		if d.From.Number >= 7 {
			until.Year++
		}
		if d.Through != until {
			t.Errorf("%s: %s to %s", end, d.From, d.Through)
		}
		a.Months = run(first.Add(1), 20, 240_000)
		if _, err := a.Revise(nil); err == nil {
			t.Errorf("%s: months from %s were taken", end, first.Add(1))
		}
	}
}

// Three years are reached on the eve of the birthday.
func TestTheChildIsUnderThree(t *testing.T) {
	for end, want := range map[string]remuneration.Key{"2026-04-17": remuneration.Revised,
		"2026-04-18": remuneration.Revised, "2026-04-19": remuneration.ChildTooOld,
		"2026-04-20": remuneration.ChildTooOld} {
		a := back(240_000)
		a.End, a.ChildBorn = day(end), day("2023-04-20")
		if d := after(t, a); d.Key != want || want != remuneration.Revised && d.Standard != a.Current {
			t.Errorf("%s: %s", end, d.Key)
		}
	}
}

func TestALeaveThatGoesOnIsNotOver(t *testing.T) {
	for _, c := range []struct {
		maternity, childcareNext, maternityNext bool
		want                                    remuneration.Key
	}{
		{true, true, false, remuneration.LeaveGoesOn}, {true, false, false, remuneration.Revised},
		{false, false, true, remuneration.LeaveGoesOn}, {false, false, false, remuneration.Revised},
		// Childcare leave in parts: the end of each is an end.
		{false, true, false, remuneration.Revised},
	} {
		a := back(240_000)
		a.Maternity, a.ChildcareNext, a.MaternityNext = c.maternity, c.childcareNext, c.maternityNext
		if d := after(t, a); d.Key != c.want {
			t.Errorf("%+v: %s", c, d.Key)
		}
	}
}

func TestNobodyIsRevisedAfterLeaveWithoutApplying(t *testing.T) {
	a := back(240_000)
	a.Applied = false
	d := after(t, a)
	if d.Key != remuneration.NotApplied || d.Standard != both(300_000) || d.Average != 240_000 {
		t.Errorf("%+v", d)
	}
	if d.Judgement == nil || !strings.Contains(d.Judgement.Proposal, "240,000") {
		t.Errorf("%+v", d.Judgement)
	}
	a.Months = run(mon("2026-04"), 20, 300_000)
	if d := after(t, a); d.Key != remuneration.SameGrade || d.Judgement != nil {
		t.Errorf("asked to apply for nothing: %+v", d)
	}
}

func TestTheRevisionAfterLeaveExplainsItself(t *testing.T) {
	a := back(240_000)
	a.Months[0].Days = 13
	var trace why.Trace
	if _, err := a.Revise(&trace); err != nil {
		t.Fatal(err)
	}
	text := told(&trace)
	for _, want := range []string{"13日で17日に足りません", "健保法43の2-1", "厚年法23の3-1", "240,000円",
		"改定します", "law/remuneration/tables/after-leave"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// small is the childcare period of a child born on 10 May 2024, with a standard of 300,000 before
// and 200,000 in every month since.
func small() *remuneration.ChildcarePeriod {
	c := &remuneration.ChildcarePeriod{Born: day("2024-05-10"), Began: day("2024-05-10"),
		Applied: mon("2026-06"), Base: 300_000, Standards: map[caldate.Month]amount{}}
	for m := mon("2023-01"); m.Before(mon("2028-01")); m = m.Add(1) {
		c.Standards[m] = 200_000
	}
	return c
}

func lifted(t *testing.T, c *remuneration.ChildcarePeriod, m string) bool {
	t.Helper()
	got, is, err := c.Lifted(mon(m), nil)
	if err != nil {
		t.Fatal(err)
	}
	if own := c.Standards[mon(m)]; is && got != c.Base || !is && got != own {
		t.Errorf("%s: %s", m, got)
	}
	return is
}

// README 5.6: below the standard before, back to two years before the application, to age three.
func TestTheMonthsOfTheChildcarePeriod(t *testing.T) {
	c := small()
	for m := mon("2023-06"); m.Before(mon("2027-12")); m = m.Add(1) {
		want := !m.Before(mon("2024-06")) && !m.After(mon("2027-04"))
		if lifted(t, c, m.String()) != want {
			t.Errorf("%s", m)
		}
	}
	c.Applied = mon("2024-08")
	for m, want := range map[string]bool{"2024-04": false, "2024-05": true, "2027-04": true,
		"2027-05": false} {
		if lifted(t, c, m) != want {
			t.Errorf("%s, applied early", m)
		}
	}
	c.Born = day("2024-05-01") // three on 30 April 2027: the day after is in May
	if !lifted(t, c, "2027-04") || lifted(t, c, "2027-05") {
		t.Error("born on the first of a month")
	}
}

func TestWhatEndsTheChildcarePeriod(t *testing.T) {
	c := small()
	c.Ended = mon("2026-02")
	if !lifted(t, c, "2026-01") || lifted(t, c, "2026-02") || lifted(t, c, "2026-03") {
		t.Error("an event that ends it")
	}
	c = small()
	c.Base = 0
	if lifted(t, c, "2026-01") {
		t.Error("lifted without a standard before")
	}
	c = small()
	c.Standards[mon("2026-01")], c.Standards[mon("2026-02")] = 300_000, 320_000
	if lifted(t, c, "2026-01") || lifted(t, c, "2026-02") || !lifted(t, c, "2026-03") {
		t.Error("a month that is not lower")
	}
	delete(c.Standards, mon("2026-03"))
	if lifted(t, c, "2026-03") {
		t.Error("a month without insurance was lifted")
	}
}

func TestWhereTheStandardBeforeIsLookedFor(t *testing.T) {
	first, last, err := small().BaseMonths()
	if err != nil || first != mon("2023-05") || last != mon("2024-04") {
		t.Error(first, last, err)
	}
	var trace why.Trace
	if _, _, err := small().Lifted(mon("2026-01"), &trace); err != nil {
		t.Fatal(err)
	}
	text := told(&trace)
	if !strings.Contains(text, "300,000円") || !strings.Contains(text, "厚年法26-1") {
		t.Error(text)
	}
}
