package payroll_test

import (
	"encoding/json"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

// bankYear is a calendar of 2026 that rests when nobody's calendar says otherwise.
func bankYear() client.Calendar {
	p := client.Pattern{Days: caldate.Range{From: caldate.Must("2026-01-01"),
		Through: caldate.Must("2026-12-31")}, Rest: [7]bool{0: true, 6: true}, PublicHolidays: true}
	for _, text := range []string{"12/31-1/3"} {
		s, err := client.ParseSpan(text)
		if err != nil {
			panic(err)
		}
		p.Closed = append(p.Closed, s)
	}
	c, _ := p.Calendar()
	return c
}

// withCalendar gives the group of a client a calendar of 2026.
func withCalendar(c *client.Client, change func(*client.Calendar)) *client.Client {
	year := bankYear()
	change(&year)
	c.Groups[0].Calendars = client.Calendars{year}
	return c
}

func byWorkdays(r *client.PayRules) { r.PartMonth = client.PartByWorkdays }

// July 2026 has 22 days that are neither Saturday, Sunday nor public holiday; from the 21st on
// there are 9. The client rests on the 27th to the 31st and works on Saturday the 4th.
func TestAPartOfAMonthIsCountedByTheClientsCalendar(t *testing.T) {
	summer := func(y *client.Calendar) {
		for d := caldate.Must("2026-07-27"); !d.After(caldate.Must("2026-07-31")); d = d.AddDays(1) {
			y.Set(client.DayOff{Date: d, Kind: client.RestDay, Name: "夏季休業"})
		}
		y.Set(client.DayOff{Date: caldate.Must("2026-07-04")})
	}
	s := slip(t, withCalendar(rules(byWorkdays), summer), plain(joined("2026-07-21"), uninsured),
		"2026-07", payroll.Input{Explain: true})
	same(t, "base", amount(s, "base"), 66_666) // 300,000 × 4 ÷ 18
	if text := noteOf(s, "part"); !strings.Contains(text, "会社のカレンダーによります") {
		t.Error("the reason does not name the calendar: ", text)
	}
	s = slip(t, rules(byWorkdays), plain(joined("2026-07-21"), uninsured), "2026-07",
		payroll.Input{Explain: true})
	same(t, "without a calendar", amount(s, "base"), 122_727) // 300,000 × 9 ÷ 22
	if text := noteOf(s, "part"); !strings.Contains(text, "カレンダーがない") {
		t.Error("the reason does not say that there is none: ", text)
	}
}

// A calendar that ends within the period counts its own days; of the others weekdays tell.
func TestDaysThatACalendarDoesNotReachAreThoseOfTheWeek(t *testing.T) {
	c := withCalendar(rules(byWorkdays), func(y *client.Calendar) {
		y.Set(client.DayOff{Date: caldate.Must("2026-07-01"), Kind: client.RestDay})
		y.Through = caldate.Must("2026-07-15")
		for len(y.Off) > 0 && y.Off[len(y.Off)-1].Date.After(y.Through) {
			y.Off = y.Off[:len(y.Off)-1]
		}
	})
	s := slip(t, c, plain(joined("2026-07-21"), uninsured), "2026-07", payroll.Input{Explain: true})
	same(t, "base", amount(s, "base"), 128_571) // 300,000 × 9 ÷ 21
	if text := noteOf(s, "part"); !strings.Contains(text, "カレンダーにない日") {
		t.Error(text)
	}
}

// Where nobody recorded what was prescribed in the month, the calendar says so: absence is divided
// by its days, and leaves the base days that it leaves.
func TestAbsenceIsDividedByTheCalendarsDays(t *testing.T) {
	byMonth := func(r *client.PayRules) { r.Absence = client.AbsenceByMonthDays }
	c := withCalendar(rules(byMonth), func(y *client.Calendar) {
		y.Set(client.DayOff{Date: caldate.Must("2026-06-01"), Kind: client.RestDay})
		y.Set(client.DayOff{Date: caldate.Must("2026-06-02"), Kind: client.RestDay})
	})
	absent := worked(attendance.Month{AbsentHalves: 4})
	absent.Explain = true
	s := slip(t, c, plain(), "2026-06", absent)
	// June 2026 has 22 days from Monday to Friday and no public holiday: 300,000 × 2 ÷ 20.
	same(t, "cut", amount(s, payroll.CodeAbsence), -30_000)
	if s.BaseDays != 18 {
		t.Error("base days: ", s.BaseDays)
	}
	for _, code := range []string{payroll.CodeAbsence, "days"} {
		if text := noteOf(s, code); !strings.Contains(text, "会社のカレンダー") {
			t.Errorf("%s: %q", code, text)
		}
	}
	recorded := worked(attendance.Month{AbsentHalves: 4, ScheduledHalves: 48})
	same(t, "what was recorded goes first", amount(slip(t, c, plain(), "2026-06", recorded),
		payroll.CodeAbsence), -25_000)
	if got := faultsOf(t, rules(byMonth), plain(), worked(attendance.Month{AbsentHalves: 4})); len(
		got) == 0 {
		t.Error("without a calendar nothing divides, and nobody is told")
	}
}

// Half of the days of chance are those of a part month: a calendar that rests as everybody does
// changes no figure of anybody.
func TestACalendarLikeTheUsualOneChangesNoPay(t *testing.T) {
	parts := 0
	for seed := range uint64(400) {
		r := chanceOf(seed)
		terms, e, in := r.anybody(t)
		before, faults := terms.Slip(e, in)
		if faults.Stops() {
			t.Fatal(faults.All())
		}
		c := *terms.Client
		c.Groups = append([]client.Group(nil), c.Groups...)
		withCalendar(&c, func(*client.Calendar) {})
		after, faults := prepare(t, &c, "2026-06").Slip(e, in)
		if faults.Stops() {
			t.Fatal(faults.All())
		}
		a, b := text(t, before), text(t, after)
		if a != b {
			t.Fatalf("seed %d: with the calendar\n%s\nwithout\n%s", seed, b, a)
		}
		if before.Facts.Part != yen.Whole && terms.Rules.PartMonth == client.PartByWorkdays {
			parts++
		}
	}
	if parts < 10 {
		t.Error("hardly any part months by working days: ", parts)
	}
}

func text(t *testing.T, s *payroll.Slip) string {
	t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// noteOf are the remarks in the reason of a figure.
func noteOf(s *payroll.Slip, code string) string {
	all := ""
	if why := s.WhyOf(code); why != nil {
		for _, step := range why.Steps {
			all += step.Note
		}
	}
	return all
}
