package standards_test

import (
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/standards"
)

func restRule(t *testing.T) *standards.RestRule {
	t.Helper()
	r, _, err := standards.RestRuleFor(caldate.Must("2026-10-01"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// on tells of some days that they are days of rest.
func on(days ...string) func(caldate.Date) bool {
	return func(d caldate.Date) bool { return slices.Contains(days, d.String()) }
}

func TestBeforeTheFirstTableOfRestNothingIsSaid(t *testing.T) {
	if _, _, err := standards.RestRuleFor(caldate.Must("2019-03-31")); err == nil {
		t.Error("a rule before its table")
	}
	if _, _, err := standards.RestRuleFor(caldate.Must("2019-04-01")); err != nil {
		t.Error(err)
	}
}

// 労働基準法35条1項: at least one day of rest a week. October 2026 begins on a Thursday; its whole
// weeks from Sunday begin on the 4th, 11th and 18th.
func TestEveryWeekHasADayOfRest(t *testing.T) {
	days := caldate.Range{From: caldate.Must("2026-10-01"), Through: caldate.Must("2026-10-30")}
	for _, c := range []struct {
		name  string
		start caldate.Weekday
		rests func(caldate.Date) bool
		want  []string
	}{
		{"each has one", caldate.Sunday, on("2026-10-04", "2026-10-17", "2026-10-20"), nil},
		{"the second has none", caldate.Sunday, on("2026-10-04", "2026-10-10", "2026-10-20"),
			[]string{"2026-10-11"}},
		{"none has", caldate.Sunday, on(), []string{"2026-10-04", "2026-10-11", "2026-10-18"}},
		{"from Thursday there are four", caldate.Thursday, on("2026-10-07", "2026-10-08", "2026-10-21"),
			[]string{"2026-10-22"}},
		{"from Friday the first is cut", caldate.Friday, on("2026-10-08", "2026-10-09", "2026-10-29"),
			[]string{"2026-10-16"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range restRule(t).Weeks(days, c.start, c.rests) {
				got = append(got, d.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// 労働基準法35条2項: four days or more in four weeks, from the day on which these begin.
func TestFourDaysInFourWeeks(t *testing.T) {
	days := caldate.Range{From: caldate.Must("2026-10-01"), Through: caldate.Must("2026-11-26")}
	four := []string{"2026-10-01", "2026-10-02", "2026-10-03", "2026-10-28"}
	if got := restRule(t).Spans(days, on(four...)); len(got) != 1 || got[0] != days.From.AddDays(28) {
		t.Errorf("four at once are four: %v", got)
	}
	if got := restRule(t).Spans(days, on(append(four[:3:3], "2026-10-29")...)); len(got) != 2 {
		t.Errorf("the 29th day is of the next four weeks: %v", got)
	}
}
