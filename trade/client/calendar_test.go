package client_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/client"
)

// usual is the pattern of an invented office: Saturdays, Sundays, public holidays, the turn of the
// year and four days in August of 2027.
func usual() *client.Pattern {
	return &client.Pattern{Days: year("2027-01-01"), Rest: [7]bool{0: true, 6: true}, Statutory: 0,
		PublicHolidays: true, Closed: []client.Span{span("12/29-1/3 年末年始"), span("8/12-8/15 夏季休業")}}
}

func year(from string) caldate.Range {
	day := caldate.Must(from)
	return caldate.Range{From: day, Through: day.AddMonths(12).AddDays(-1)}
}

func span(text string) client.Span {
	s, err := client.ParseSpan(text)
	if err != nil {
		panic(err)
	}
	return s
}

func TestDaysOfAPattern(t *testing.T) {
	c, unannounced := usual().Calendar()
	if len(unannounced) > 0 {
		t.Error("unannounced: ", unannounced)
	}
	for _, x := range []struct {
		day  string
		kind client.DayKind
		name string
	}{
		{"2027-01-01", client.RestDay, "年末年始"}, {"2027-01-03", client.HolidayDay, "年末年始"},
		{"2027-01-04", client.WorkingDay, ""}, {"2027-01-09", client.RestDay, ""},
		{"2027-01-11", client.RestDay, "成人の日"}, {"2027-03-21", client.HolidayDay, "春分の日"},
		{"2027-08-12", client.RestDay, "夏季休業"}, {"2027-08-16", client.WorkingDay, ""},
		{"2027-12-28", client.WorkingDay, ""}, {"2027-12-29", client.RestDay, "年末年始"},
	} {
		if o := c.At(caldate.Must(x.day)); o.Kind != x.kind || o.Name != x.name {
			t.Errorf("%s: %+v", x.day, o)
		}
	}
	// 2027 has 104 Saturdays and Sundays (52 of each). Counted on a wall calendar, there fall on
	// other weekdays 15 public holidays apart from New Year's Day, four days of the turn of the year
	// (1 January, 29 to 31 December) and two of those in August.
	if n := c.Count(c.Days()); n.Off() != 104+15+4+2 || n.Holidays != 52 || n.Working != 365-125 {
		t.Errorf("%+v", n)
	}
	august := caldate.MustMonth("2027-08")
	if n := c.Count(caldate.Range{From: august.First(), Through: august.Last()}); n.Off() != 12 {
		t.Errorf("August: %+v", n)
	}
}

func TestPublicHolidaysThatAreNotAnnouncedAreLeftOutAndTold(t *testing.T) {
	p := usual()
	p.Days = year("2027-04-01")
	c, unannounced := p.Calendar()
	if !slices.Equal(unannounced, []int{2028}) {
		t.Error(unannounced)
	}
	if c.At(caldate.Must("2028-01-10")).Kind != client.WorkingDay { // 成人の日 by its rule
		t.Error("a public holiday that nobody announced is kept")
	}
	if c.At(caldate.Must("2028-01-03")).Name != "年末年始" || c.At(caldate.Must("2027-05-05")).Name == "" {
		t.Error("the other days are lost")
	}
}

func TestDaysAreChangedOneByOne(t *testing.T) {
	c, _ := usual().Calendar()
	before := slices.Clone(c.Off)
	saturday := caldate.Must("2027-04-10")
	changed := c
	changed.Set(client.DayOff{Date: saturday})
	changed.Set(client.DayOff{Date: caldate.Must("2027-10-01"), Kind: client.RestDay, Name: "創立記念日"})
	changed.Set(client.DayOff{Date: caldate.Must("2027-01-03"), Kind: client.RestDay})
	changed.Set(client.DayOff{Date: caldate.Must("2028-01-01"), Kind: client.RestDay})
	changed.Set(client.DayOff{Date: caldate.Must("2027-06-01")})
	if !slices.Equal(c.Off, before) {
		t.Fatal("another calendar was changed with it")
	}
	if changed.At(saturday).Kind != client.WorkingDay || len(changed.Off) != len(before) ||
		changed.At(caldate.Must("2027-10-01")).Name != "創立記念日" ||
		changed.At(caldate.Must("2027-01-03")) != (client.DayOff{
			Date: caldate.Must("2027-01-03"), Kind: client.RestDay}) {
		t.Error("not changed")
	}
	if !slices.IsSortedFunc(changed.Off, func(a, b client.DayOff) int {
		return a.Date.Compare(b.Date)
	}) {
		t.Error("no longer by date")
	}
}

func TestOutsideEveryCalendarNothingIsKnown(t *testing.T) {
	c, _ := usual().Calendar()
	all := client.Calendars{c}
	for day, want := range map[string]bool{"2026-12-31": false, "2027-01-01": true,
		"2027-12-31": true, "2028-01-01": false} {
		if _, known := all.Kind(caldate.Must(day)); known != want {
			t.Errorf("%s: %v", day, known)
		}
	}
	if kind, _ := all.Kind(caldate.Must("2027-05-02")); kind != client.HolidayDay {
		t.Error(kind)
	}
}

// TestTheNextYearIsLaidOutLikeThisOne reads the pattern back out of calendars made by chance.
func TestTheNextYearIsLaidOutLikeThisOne(t *testing.T) {
	r := rand.New(rand.NewPCG(27, 1))
	for range 200 {
		p := usual()
		p.Days = year([]string{"2026-01-01", "2026-04-01", "2025-07-16"}[r.IntN(3)])
		p.Statutory = r.IntN(8) - 1
		for w := range p.Rest {
			p.Rest[w] = r.IntN(3) == 0 || w == p.Statutory
		}
		p.PublicHolidays = r.IntN(2) == 0
		if r.IntN(2) == 0 {
			p.Closed = []client.Span{span("6/10 創立記念日")}
		}
		c, _ := p.Calendar()
		got := c.Pattern(c.Next())
		if got.Rest != p.Rest || got.Statutory != p.Statutory || got.Days.From != c.Through.AddDays(1) {
			t.Fatalf("got %+v, want %+v", got, *p)
		}
		same := c.Pattern(c.Days())
		if again, _ := same.Calendar(); !reflect.DeepEqual(again, c) {
			t.Fatalf("the same days of %+v are laid out as %+v", *p, same)
		}
		a, _ := got.Calendar()
		want := *p
		want.Days = got.Days
		b, _ := want.Calendar()
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("the next year of %+v is laid out as %+v", *p, got)
		}
	}
}

func TestASaturdayThatIsWorkedStaysInItsWeekOfTheMonth(t *testing.T) {
	p := usual()
	p.Open = []client.Span{span("4/10")} // the second Saturday of April 2027
	c, _ := p.Calendar()
	next := c.Pattern(c.Next())
	if !slices.Equal(next.Open, []client.Span{span("4/8")}) { // that of April 2028
		t.Error(next.Open)
	}
}

func TestALineOfDays(t *testing.T) {
	for text, want := range map[string]client.Span{
		"8/12-8/15 夏季休業": {From: client.MonthDay{Month: 8, Day: 12},
			Through: client.MonthDay{Month: 8, Day: 15}, Name: "夏季休業"},
		" 2/29 ": {From: client.MonthDay{Month: 2, Day: 29}, Through: client.MonthDay{Month: 2, Day: 29}},
	} {
		if got, err := client.ParseSpan(text); err != nil || got != want {
			t.Errorf("%q: %+v %v", text, got, err)
		}
	}
	for _, text := range []string{"", "8", "13/1", "2/30", "8/12-", "8/12-32", "夏季休業", "8/12〜8/15"} {
		if got, err := client.ParseSpan(text); err == nil {
			t.Errorf("%q is read: %+v", text, got)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	for _, text := range []string{"12/29-1/3 年末年始", "5/1", "02/29-2/29", "-", "1/1-1/1 x y"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := client.ParseSpan(text)
		if err != nil {
			return
		}
		if again, err := client.ParseSpan(s.String()); err != nil || again != s {
			t.Errorf("%q: %+v is written as %q", text, s, s.String())
		}
	})
}

// TestWhatTheLawWantsOfACalendar tells weeks without rest, and the limits of the variable year.
func TestWhatTheLawWantsOfACalendar(t *testing.T) {
	sundays := client.Pattern{Days: year("2027-04-01"), Rest: [7]bool{0: true}}
	open := func(p client.Pattern, days ...string) *client.Pattern {
		for _, d := range days {
			p.Open = append(p.Open, span(d))
		}
		return &p
	}
	none := client.Pattern{Days: year("2027-04-01"), Statutory: -1}
	fridays := client.Pattern{Days: year("2027-04-01"), Rest: [7]bool{5: true}, Statutory: -1}
	long := fridays
	long.Closed = []client.Span{span("4/5-4/8")}
	for _, x := range []struct {
		name    string
		pattern *client.Pattern
		hours   string
		want    string
	}{
		{"Sundays", &sundays, "", ""},
		{"one week without rest", open(sundays, "6/13"), "", "calendar.four-weeks"},
		{"a week without rest, four in four weeks", open(long, "4/16"), "", "calendar.week"},
		{"no rest", &none, "", "calendar.four-weeks"},
		{"no statutory holiday", &fridays, "", "calendar.statutory"},
		{"Sundays in a variable year", &sundays, "year-variable",
			"standards.plan.days standards.plan.total"},
		{"Sundays, one worked, in a variable year", open(sundays, "6/13"), "year-variable",
			"calendar.four-weeks standards.plan.run standards.plan.week standards.plan.days " +
				"standards.plan.total"},
	} {
		c := whole()
		made, _ := x.pattern.Calendar()
		rules(c).AnnualHolidays, rules(c).Hours = len(made.Off), x.hours
		c.Groups[0].Calendars = client.Calendars{made}
		faults := c.Check()
		var codes []string
		for _, f := range faults.All() {
			codes = append(codes, f.Code)
			if f.Severity != fault.Warn || f.Path != "groups[0].calendars[0]" || f.Law == "" ||
				strings.Contains(f.Message, "%!") {
				t.Errorf("%s: %+v", x.name, f)
			}
		}
		if got := strings.Join(codes, " "); got != x.want {
			t.Errorf("%s: got %q, want %q", x.name, got, x.want)
		}
	}
}

// TestAGroupWithoutCalendarsIsWrittenAsBefore keeps the records of clients that have none.
func TestAGroupWithoutCalendarsIsWrittenAsBefore(t *testing.T) {
	data, err := json.Marshal(whole().Groups[0])
	if err != nil || strings.Contains(string(data), "calendar") {
		t.Error(string(data), err)
	}
	c, _ := usual().Calendar()
	g := client.Group{Code: "g", Calendars: client.Calendars{c}}
	var again client.Group
	if data, err = json.Marshal(g); err == nil {
		err = json.Unmarshal(data, &again)
	}
	if err != nil || !reflect.DeepEqual(again, g) {
		t.Error("not the same after reading: ", err)
	}
}
