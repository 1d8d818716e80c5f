package leave_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/leave"
	"romukura/law/why"
)

func rules(t testing.TB) *leave.Rules {
	r, standing, err := leave.RulesFor(caldate.Must("2026-10-01"))
	if err != nil || standing != dated.Confirmed {
		t.Fatal(standing, err)
	}
	return r
}

// golden is one case whose figures come from outside; see the field source of each.
type golden struct {
	ID       string          `json:"id"`
	Topic    string          `json:"topic"`
	Input    json.RawMessage `json:"input"`
	Expected json.RawMessage `json:"expected"`
}

func goldens(t *testing.T, topic string) []golden {
	t.Helper()
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var all, list []golden
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, g := range all {
		if g.Topic == topic {
			list = append(list, g)
		}
	}
	if len(list) == 0 {
		t.Fatalf("no case of %s", topic)
	}
	return list
}

func (g golden) read(t *testing.T, input, expected any) {
	t.Helper()
	if err := json.Unmarshal(g.Input, input); err != nil {
		t.Fatal(g.ID, err)
	}
	if err := json.Unmarshal(g.Expected, expected); err != nil {
		t.Fatal(g.ID, err)
	}
}

// monthsOf reads years of service such as 0.5 or 6.5 without a fraction.
func monthsOf(t *testing.T, years json.Number) int {
	t.Helper()
	whole, half, _ := strings.Cut(years.String(), ".")
	n, err := strconv.Atoi(whole)
	if err != nil || half != "" && half != "5" && half != "0" {
		t.Fatal(years)
	}
	n *= 12
	if half == "5" {
		n += 6
	}
	return n
}

func TestGrantGoldens(t *testing.T) {
	for _, g := range goldens(t, "leave_grant") {
		var in struct {
			Years       json.Number `json:"years"`
			WeeklyDays  int         `json:"weekly_days"`
			WeeklyHours int         `json:"weekly_hours"`
		}
		var want struct {
			Days int `json:"days"`
		}
		g.read(t, &in, &want)
		p := leave.Pattern{WeeklyDays: in.WeeklyDays, WeeklyMinutes: in.WeeklyHours * 60}
		if got, _ := rules(t).Days(p, monthsOf(t, in.Years)); got != want.Days {
			t.Errorf("%s: %d, want %d", g.ID, got, want.Days)
		}
	}
}

func TestGrantDateGoldens(t *testing.T) {
	for _, g := range goldens(t, "leave_grant_date") {
		var in struct {
			Hired caldate.Date `json:"hired"`
		}
		var want struct {
			First      caldate.Date `json:"first"`
			Days       *int         `json:"days"`
			Must       bool         `json:"must_take_5"`
			Second     caldate.Date `json:"second"`
			SecondDays int          `json:"second_days"`
		}
		g.read(t, &in, &want)
		first := granted(t, in.Hired, 1)
		if first.Day != want.First {
			t.Errorf("%s: %s, want %s", g.ID, first.Day, want.First)
		}
		if want.Days == nil {
			continue
		}
		second := granted(t, in.Hired, 2)
		if first.Days != *want.Days || first.Duty != want.Must || second.Day != want.Second ||
			second.Days != want.SecondDays {
			t.Errorf("%s: %+v %+v", g.ID, first, second)
		}
	}
}

var fullTime = leave.Pattern{WeeklyDays: 5, WeeklyMinutes: 2400}

// granted is a grant of a full-time worker who was always there.
func granted(t *testing.T, hired caldate.Date, n int) leave.Grant {
	t.Helper()
	g, err := rules(t).Grant(leave.Service{Hired: hired, Number: n, Pattern: fullTime,
		Attendance: leave.Attendance{Worked: 100, Scheduled: 100}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTheTableEqualsItsSource(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "law", "tax",
		"paid_leave_grant.tsv"))
	if err != nil {
		t.Skip("the law guide is not beside the repository: paid_leave_grant.tsv not compared")
	}
	own, err := os.ReadFile("tables/grant/2019-04-01.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := cells(src), cells(own); a != b {
		t.Errorf("the source has\n%s\nand the table\n%s", a, b)
	}
}

func cells(data []byte) string {
	var rows []string
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if !strings.HasPrefix(line, "#") {
			rows = append(rows, line)
		}
	}
	return strings.Join(rows, "\n")
}

// TestEveryGroup walks the table as the statute prints it (労基法39-2 and 3, 労基則24の3-3).
func TestEveryGroup(t *testing.T) {
	r := rules(t)
	for _, c := range []struct {
		name string
		p    leave.Pattern
		want [7]int
	}{
		{"five days", leave.Pattern{WeeklyDays: 5, WeeklyMinutes: 1200}, [7]int{10, 11, 12, 14, 16, 18,
			20}},
		{"six days", leave.Pattern{WeeklyDays: 6}, [7]int{10, 11, 12, 14, 16, 18, 20}},
		{"four days of 30 hours", leave.Pattern{WeeklyDays: 4, WeeklyMinutes: 1800},
			[7]int{10, 11, 12, 14, 16, 18, 20}},
		{"four days below 30 hours", leave.Pattern{WeeklyDays: 4, WeeklyMinutes: 1799},
			[7]int{7, 8, 9, 10, 12, 13, 15}},
		{"three days", leave.Pattern{WeeklyDays: 3, WeeklyMinutes: 1440}, [7]int{5, 6, 6, 8, 9, 10, 11}},
		{"two days", leave.Pattern{WeeklyDays: 2}, [7]int{3, 4, 4, 5, 6, 6, 7}},
		{"one day", leave.Pattern{WeeklyDays: 1}, [7]int{1, 2, 2, 2, 3, 3, 3}},
		{"217 days a year", leave.Pattern{YearlyDays: 217}, [7]int{10, 11, 12, 14, 16, 18, 20}},
		{"216 days a year", leave.Pattern{YearlyDays: 216}, [7]int{7, 8, 9, 10, 12, 13, 15}},
		{"169 days a year", leave.Pattern{YearlyDays: 169}, [7]int{7, 8, 9, 10, 12, 13, 15}},
		{"168 days a year", leave.Pattern{YearlyDays: 168}, [7]int{5, 6, 6, 8, 9, 10, 11}},
		{"73 days a year", leave.Pattern{YearlyDays: 73}, [7]int{3, 4, 4, 5, 6, 6, 7}},
		{"48 days a year", leave.Pattern{YearlyDays: 48}, [7]int{1, 2, 2, 2, 3, 3, 3}},
		{"47 days a year", leave.Pattern{YearlyDays: 47}, [7]int{}},
		{"30 hours by the year", leave.Pattern{YearlyDays: 100, WeeklyMinutes: 1800},
			[7]int{10, 11, 12, 14, 16, 18, 20}},
		{"nothing fixed", leave.Pattern{}, [7]int{}},
	} {
		for i, want := range c.want {
			if got, _ := r.Days(c.p, 6+12*i); got != want {
				t.Errorf("%s after %d months: %d, want %d", c.name, 6+12*i, got, want)
			}
		}
		if got, _ := r.Days(c.p, 5); got != 0 {
			t.Errorf("%s: %d days before half a year", c.name, got)
		}
		if got, _ := r.Days(c.p, 480); got != c.want[6] {
			t.Errorf("%s after forty years: %d", c.name, got)
		}
	}
}

// TestTheTableClimbs: never fewer days for more service, or for more days of work.
func TestTheTableClimbs(t *testing.T) {
	r := rules(t)
	for months := 0; months <= 120; months++ {
		before := 0
		for days := 1; days <= 7; days++ {
			got, _ := r.Days(leave.Pattern{WeeklyDays: days}, months)
			later, _ := r.Days(leave.Pattern{WeeklyDays: days}, months+1)
			if got < before || later < got {
				t.Fatalf("%d months, %d days a week: %d after %d, then %d", months, days, got, before, later)
			}
			before = got
		}
		yearly := 0
		for days := 0; days <= 366; days++ {
			got, _ := r.Days(leave.Pattern{YearlyDays: days}, months)
			if got < yearly {
				t.Fatalf("%d months, %d days a year: %d after %d", months, days, got, yearly)
			}
			yearly = got
		}
	}
}

// TestGrantDays: the corresponding day, or the last of the month (README §8).
func TestGrantDays(t *testing.T) {
	r := rules(t)
	for _, c := range []struct {
		hired string
		n     int
		want  string
	}{
		{"2026-04-01", 1, "2026-10-01"}, {"2026-04-01", 7, "2032-10-01"},
		{"2025-08-31", 1, "2026-02-28"}, {"2027-08-31", 1, "2028-02-29"},
		{"2025-08-31", 3, "2028-02-29"}, {"2025-08-29", 1, "2026-02-28"},
		{"2025-08-28", 1, "2026-02-28"}, {"2025-10-31", 1, "2026-04-30"},
		{"2024-02-29", 1, "2024-08-29"}, {"2005-04-01", 22, "2026-10-01"},
	} {
		if got := r.GrantDay(caldate.Must(c.hired), c.n).String(); got != c.want {
			t.Errorf("hired %s, grant %d: %s, want %s", c.hired, c.n, got, c.want)
		}
	}
	hired := caldate.Must("2025-08-31")
	for on, want := range map[string]int{"2026-02-27": 0, "2026-02-28": 1, "2027-02-27": 1,
		"2027-02-28": 2} {
		service := caldate.Range{From: hired, Through: caldate.Must(on)}
		if got := r.Number(service); got != want {
			t.Errorf("%s: %d grants, want %d", on, got, want)
		}
	}
}

func TestEightyPercent(t *testing.T) {
	r := rules(t)
	hired := caldate.Must("2025-10-01")
	for _, c := range []struct {
		name   string
		a      leave.Attendance
		days   int
		reason leave.Reason
	}{
		{"exactly", leave.Attendance{Worked: 80, Scheduled: 100}, 11, leave.Granted},
		{"a day below", leave.Attendance{Worked: 79, Scheduled: 100}, 0, leave.LowAttendance},
		{"4 of 5", leave.Attendance{Worked: 4, Scheduled: 5}, 11, leave.Granted},
		{"193 of 242", leave.Attendance{Worked: 193, Scheduled: 242}, 0, leave.LowAttendance},
		{"194 of 242", leave.Attendance{Worked: 194, Scheduled: 242}, 11, leave.Granted},
		{"childcare leave counts as worked", leave.Attendance{Deemed: 240, Scheduled: 242}, 11,
			leave.Granted},
		{"closure counts nowhere", leave.Attendance{Worked: 80, Scheduled: 200, LeftOut: 100}, 11,
			leave.Granted},
		{"no working day at all", leave.Attendance{Scheduled: 100, LeftOut: 100}, 0, leave.NoWorkingDays},
	} {
		g, err := r.Grant(leave.Service{Hired: hired, Number: 2, Pattern: fullTime, Attendance: c.a}, nil)
		if err != nil || g.Days != c.days || g.Reason != c.reason {
			t.Errorf("%s: %+v %v", c.name, g, err)
		}
		if (g.Days == 0) != (c.reason.Label() != "") {
			t.Errorf("%s: no reason is told", c.name)
		}
	}
}

func TestAMissedYearStillCounts(t *testing.T) {
	// Below 80 percent in the second year: nothing then, but 12 days in the third (労基法39-2).
	if g := granted(t, caldate.Must("2023-10-01"), 3); g.Days != 12 || g.Day.String() != "2026-04-01" {
		t.Errorf("%+v", g)
	}
}

func TestGrantsLastTwoYears(t *testing.T) {
	r := rules(t)
	for day, want := range map[string]string{"2026-10-01": "2028-09-30", "2026-02-28": "2028-02-27",
		"2028-02-29": "2030-02-28", "2026-03-31": "2028-03-30"} {
		if got := r.Expiry(caldate.Must(day)).String(); got != want {
			t.Errorf("granted %s: %s, want %s", day, got, want)
		}
	}
}

func TestDutyOfAGrant(t *testing.T) {
	r := rules(t)
	// A four-day worker reaches ten days after three and a half years (10), not before (9).
	p := leave.Pattern{WeeklyDays: 4, WeeklyMinutes: 1680}
	for n, want := range map[int]bool{3: false, 4: true} {
		g, err := r.Grant(leave.Service{Hired: caldate.Must("2020-04-01"), Number: n, Pattern: p,
			Attendance: leave.Attendance{Worked: 1, Scheduled: 1}}, nil)
		if err != nil || g.Duty != want || g.Full {
			t.Errorf("grant %d: %+v %v", n, g, err)
		}
	}
}

func TestServiceThatCannotBe(t *testing.T) {
	bad := leave.Service{Number: 0, Pattern: leave.Pattern{WeeklyDays: 8},
		Attendance: leave.Attendance{Worked: 6, Deemed: 5, Scheduled: 10}}
	_, err := rules(t).Grant(bad, nil)
	if err == nil || strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("four faults, told as %v", err)
	}
}

func TestEveryMonthHasItsTable(t *testing.T) {
	last := caldate.MustMonth("2030-12")
	for m := caldate.MustMonth("2019-04"); !m.After(last); m = m.Add(1) {
		for _, day := range []caldate.Date{m.First(), m.Last()} {
			if _, standing, err := leave.RulesFor(day); err != nil || standing != dated.Confirmed {
				t.Fatal(day, standing, err)
			}
		}
	}
	if _, _, err := leave.RulesFor(caldate.Must("2019-03-31")); err == nil {
		t.Error("the duty of five days was dated back")
	}
}

func TestTheGrantExplainsItself(t *testing.T) {
	var trace why.Trace
	s := leave.Service{Hired: caldate.Must("2020-04-01"), Number: 7,
		Pattern:    leave.Pattern{WeeklyDays: 3, WeeklyMinutes: 1440},
		Attendance: leave.Attendance{Worked: 140, Deemed: 2, Scheduled: 150, LeftOut: 3}}
	if _, err := rules(t).Grant(s, &trace); err != nil {
		t.Fatal(err)
	}
	s.Attendance = leave.Attendance{Worked: 1, Scheduled: 150}
	if _, err := rules(t).Grant(s, &trace); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, step := range trace.Steps {
		all.WriteString(step.String() + "\n")
	}
	for _, want := range []string{"11日", "78か月", "140日", "80%", "proportional", "unverified",
		"8割に達しない", "0日", "労基法39-3", "law/leave/tables/grant"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing in\n%s", want, all.String())
		}
	}
}

func BenchmarkGrant(b *testing.B) {
	r := rules(b)
	s := leave.Service{Hired: caldate.Must("2020-04-01"), Number: 7, Pattern: fullTime,
		Attendance: leave.Attendance{Worked: 140, Scheduled: 150}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Grant(s, nil); err != nil {
			b.Fatal(err)
		}
	}
}
