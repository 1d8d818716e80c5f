package remuneration_test

import (
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
)

// goldenDay is a day of the tables that the published cases were made by.
var goldenDay = day("2026-09-01")

func TestPublishedGradesAreFound(t *testing.T) {
	type in struct {
		Rows [][4]any
	}
	golden(t, "grade_lookup", func(t *testing.T, in in, _ struct{}) {
		if len(in.Rows) < 200 {
			t.Fatalf("%d rows", len(in.Rows))
		}
		health, _, err1 := remuneration.HealthGrades(goldenDay)
		pension, _, err2 := remuneration.PensionGrades(goldenDay)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for _, r := range in.Rows {
			// The file's numbers are whole and small, so that reading them as any loses nothing.
			grades := health
			if r[0] == "pension" {
				grades = pension
			}
			got := grades.Of(whole(t, r[1]))
			if amount(got.Number) != whole(t, r[2]) || got.Standard != whole(t, r[3]) {
				t.Errorf("%v: %+v", r, got)
			}
		}
	})
}

func TestPublishedHealthGradesAreFound(t *testing.T) {
	golden(t, "grade_lookup_health", func(t *testing.T, in struct{ Remuneration amount },
		want struct {
			Grade    int
			Standard amount
		},
	) {
		g, _, err := remuneration.HealthGrades(goldenDay)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Of(in.Remuneration); got.Number != want.Grade || got.Standard != want.Standard {
			t.Errorf("%+v", got)
		}
	})
}

func TestPublishedAnnualDeterminations(t *testing.T) {
	type in struct {
		Months    []*[2]int
		ShortTime bool `json:"short_time"`
	}
	type want struct {
		Used    int     `json:"months_used"`
		Average *amount `json:"average"`
	}
	golden(t, "teiji_kettei", func(t *testing.T, in in, want want) {
		a := year(2026, 0, 0)
		a.Months = [3]month{}
		if in.ShortTime {
			a.Category = remuneration.ShortTime
		}
		for i, m := range in.Months {
			if m != nil {
				a.Months[i] = paid(mon("2026-04").Add(i), m[1], amount(m[0]))
			}
		}
		d := determine(t, a)
		if d.Used != want.Used || want.Average != nil && d.Average != *want.Average {
			t.Errorf("%d months, average %s", d.Used, d.Average)
		}
		if d.Used == 0 && (d.Key != remuneration.KeptPrevious || d.Standard != a.Current) {
			t.Errorf("the standard before does not stay: %+v", d)
		}
	})
}

func TestPublishedScopeOfTheAnnualDetermination(t *testing.T) {
	golden(t, "teiji_kettei_scope", func(t *testing.T, in struct {
		Acquired caldate.Date
		Year     int
	}, want struct{ Excluded bool },
	) {
		a := year(in.Year, 20, 300_000)
		a.Acquired = in.Acquired
		if d := determine(t, a); d.Key.Excluded() != want.Excluded {
			t.Errorf("%s", d.Key)
		}
	})
}

func TestPublishedDaysOfAnOccasionalRevision(t *testing.T) {
	golden(t, "zuiji_days", func(t *testing.T, in struct{ Days [3]int },
		want struct {
			OK bool `json:"days_ok"`
		},
	) {
		o := change("2026-04", remuneration.Up, 400_000, standard{Health: 200_000, Pension: 200_000})
		for i := range o.Months {
			o.Months[i].Days = in.Days[i]
		}
		key := remuneration.FewDays
		if want.OK {
			key = remuneration.Revised
		}
		if d := revise(t, o); d.Key != key {
			t.Errorf("%s", d.Key)
		}
	})
}

type revisionIn struct {
	Old    amount `json:"old_standard"`
	Avg    amount `json:"new_avg"`
	Way    string `json:"fixed_pay"`
	Change string `json:"change_month"`
	Note   string
}

type revisionWant struct {
	Applies   bool
	Standard  amount        `json:"new_standard"`
	Apart     int           `json:"grade_diff"`
	Effective caldate.Month `json:"effective"`
}

func (in revisionIn) direction() remuneration.Direction {
	if in.Way == "down" {
		return remuneration.Down
	}
	return remuneration.Up
}

func TestPublishedOccasionalRevisions(t *testing.T) {
	golden(t, "zuiji", func(t *testing.T, in revisionIn, want revisionWant) {
		first := "2026-04"
		if in.Change != "" {
			first = in.Change
		}
		d := revise(t, change(first, in.direction(), in.Avg, standard{Health: in.Old, Pension: in.Old}))
		if (d.Key == remuneration.Revised) != want.Applies {
			t.Errorf("%s", d.Key)
		}
		if want.Applies && (d.Standard.Health != want.Standard || d.Standard.Pension != want.Standard) {
			t.Errorf("%+v", d.Standard)
		}
		if want.Effective != (caldate.Month{}) && d.From != want.Effective {
			t.Errorf("from %s", d.From)
		}
		g, _, _ := remuneration.HealthGrades(goldenDay)
		if got := g.Of(in.Avg).Number - g.Of(in.Old).Number; got != want.Apart {
			t.Errorf("%d grades", got)
		}
	})
}

func TestPublishedRevisionsAtTheEndsOfThePensionTable(t *testing.T) {
	golden(t, "zuiji_edge_pension", func(t *testing.T, in revisionIn, want revisionWant) {
		o := change("2026-04", in.direction(), in.Avg, standard{Pension: in.Old})
		switch {
		case strings.Contains(in.Note, "665,000 or more"):
			o.Before = 665_000
		case strings.Contains(in.Note, "below 83,000"):
			o.Before = 82_999
		}
		d := revise(t, o)
		if (d.Key == remuneration.Revised) != want.Applies || d.Standard.Pension != want.Standard {
			t.Errorf("%s %+v", d.Key, d.Standard)
		}
		if d.Standard.Health != 0 {
			t.Error("somebody not in health insurance was given a standard")
		}
	})
}

func TestPublishedBonusesThatAreRemuneration(t *testing.T) {
	golden(t, "remuneration", func(t *testing.T, in struct {
		Bonuses []amount `json:"bonuses_in_year_before_july1"`
	}, want struct {
		As       string `json:"counts_as"`
		PerMonth amount `json:"per_month"`
	},
	) {
		per, is, err := remuneration.BonusesAsPay(in.Bonuses, 2026)
		if err != nil || is != (want.As == "remuneration") || per != want.PerMonth {
			t.Error(per, is, err)
		}
		a := year(2026, 20, 300_000)
		a.Bonuses = in.Bonuses
		if d := determine(t, a); d.Average != 300_000+want.PerMonth {
			t.Errorf("average %s", d.Average)
		}
	})
}

func TestPublishedStandardOfTwoEmployers(t *testing.T) {
	golden(t, "two_employers", func(t *testing.T, in struct{ A, B amount },
		want struct{ Sum, Standard amount },
	) {
		sum, s, err := remuneration.TwoEmployers([]amount{in.A, in.B}, goldenDay)
		if err != nil || sum != want.Sum || s.Health != want.Standard || s.Pension != want.Standard {
			t.Error(sum, s, err)
		}
	})
}

// The cases are those of kirico, under the license beside the file. Its cells are capped at what
// the form can hold; the figures here are not.
func TestTheCasesOfAnotherProgramForTheNotification(t *testing.T) {
	const cell = 9_999_999
	kinds := map[string]remuneration.Category{"general": remuneration.General,
		"part_timer": remuneration.PartTime, "short_time_worker": remuneration.ShortTime}
	for _, row := range rows(t, filepath.Join("testdata", "santei_calc_cases.tsv")) {
		t.Run(row["case"], func(t *testing.T) {
			a := year(2026, 0, 0)
			a.Category = kinds[row["kind_of_person"]]
			for i, n := range []string{"4", "5", "6"} {
				a.Months[i] = paid(mon("2026-04").Add(i), int(number(t, row["days_"+n])),
					number(t, row["amount_"+n]))
			}
			d := determine(t, a)
			var counted []string
			for _, m := range d.Months {
				if m.Counts {
					counted = append(counted, []string{"4", "5", "6"}[m.Month.Number-4])
				}
			}
			want := strings.ReplaceAll(row["counted_months"], "none", "")
			if got := strings.Join(counted, ","); got != want || d.Used != len(counted) {
				t.Errorf("%s, want %q", got, want)
			}
			if row["total"] != "" && min(d.Filed.Total, cell) != number(t, row["total"]) ||
				row["average"] != "" && min(d.Filed.Average, cell) != number(t, row["average"]) {
				t.Errorf("%+v", d.Filed)
			}
		})
	}
}

func whole(t *testing.T, v any) amount {
	t.Helper()
	s := strings.TrimSuffix(sprint(v), ".0")
	return number(t, s)
}
