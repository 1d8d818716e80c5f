package standards_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/standards"
)

// shared reads a file of the office's law guide, which lies beside the repository.
func shared(t *testing.T, name string) (head []string, rows [][]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "law", "tax", name))
	if err != nil {
		t.Skipf("the law guide is not beside the repository: %s not compared", name)
	}
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
		case head == nil:
			head = strings.Split(line, "\t")
		default:
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return head, rows
}

func table(t *testing.T, name string) *dated.File {
	t.Helper()
	path := filepath.Join("tables", filepath.FromSlash(name))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := dated.Parse(filepath.ToSlash(path), data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// compare holds that every row of a source stands in the tables, cell by cell, and that the tables
// say nothing under the source's columns that the source does not.
func compare(t *testing.T, rows [][]string, columns []string, files ...*dated.File) {
	t.Helper()
	want := map[string]bool{}
	for _, r := range rows {
		want[strings.Join(r, "\t")] = false
	}
	for _, f := range files {
		for _, r := range f.Rows {
			var cells []string
			for _, c := range columns {
				if c != "" {
					cells = append(cells, r.Text(c))
				}
			}
			key := strings.Join(cells, "\t")
			if _, ok := want[key]; !ok {
				t.Errorf("line %d is not in the source: %s", r.Line, key)
			}
			want[key] = true
		}
	}
	for key, seen := range want {
		if !seen {
			t.Errorf("the tables lack: %s", key)
		}
	}
}

func TestExtraWagesEqualTheirSource(t *testing.T) {
	_, rows := shared(t, "overtime_premium.tsv")
	compare(t, rows, []string{"item", "text", "law"}, table(t, "extra-wages/2023-04-01.tsv"))
}

func TestLimitsEqualTheirSource(t *testing.T) {
	_, rows := shared(t, "labour_limits.tsv")
	var hours, agreement [][]string
	for _, r := range rows {
		if strings.HasPrefix(r[3], "36条") {
			agreement = append(agreement, r)
		} else {
			hours = append(hours, []string{r[0], r[1], r[3]})
		}
	}
	compare(t, hours, []string{"rule", "text", "law"}, table(t, "hours/2019-04-01.tsv"))
	compare(t, agreement, []string{"rule", "text", "holiday-work", "law"},
		table(t, "agreement/2020-04-01.tsv"))
}

func TestRetentionEqualsItsSource(t *testing.T) {
	head, rows := shared(t, "statutory_ledgers.tsv")
	compare(t, rows, head, table(t, "retention/2020-04-01.tsv"))
}

// TestNumbersAgreeWithTheWordsBesideThem reads the source's words of each row again: whoever
// changes a figure and not the words beside it is told.
func TestNumbersAgreeWithTheWordsBesideThem(t *testing.T) {
	words := map[string]string{
		"over-60-from-minutes": "60 h", "night-from-minute": "22:00", "night-to-minute": "05:00",
		"round-hours-from-minutes": "30 min", "round-hours-to-minutes": "1 h",
		"year-days": "365", "year-months": "/12", "round-net-unit": "100", "carry-net-below": "1,000",
		"day-minutes": "", "week-minutes": "40 h", "week-days": "/ 7", "special-week-minutes": "44 h",
		"flextime-months": "3 months", "flextime-filing-above-months": "1 month",
		"flextime-month-week-minutes": "50 h", "year-variable-day-minutes": "10 h",
		"year-variable-week-minutes": "52 h", "year-variable-days": "280",
		"year-variable-days-above-months": "3 months", "year-variable-consecutive-days": "6",
		"week-variable-day-minutes": "10 h", "month": "45 h", "month-long-variable": "42 h",
		"year": "360 h", "year-long-variable": "320 h", "special-month-below": "<100 h",
		"special-year": "720 h", "months-over": "<=6", "actual-month-below": "<100 h",
		"average": "80 h", "average-from-months": "2-6", "average-to-months": "2-6",
		"harmful-day": "2 h",
	}
	for name, column := range map[string]string{"extra-wages/2023-04-01.tsv": "item",
		"hours/2019-04-01.tsv": "rule", "agreement/2020-04-01.tsv": "rule"} {
		for _, r := range table(t, name).Rows {
			key, value := r.Text("key"), r.Text("value")
			said := r.Text(column) + " " + r.Text("text")
			if value == "" {
				continue
			}
			if strings.HasSuffix(value, "%") {
				if !strings.Contains(said, value) {
					t.Errorf("%s: %s is not in %q", key, value, said)
				}
				continue
			}
			if w, ok := words[key]; !ok || !strings.Contains(said, w) {
				t.Errorf("%s: %q is not in %q", key, w, said)
			}
		}
	}
}

func TestEveryMonthHasItsTables(t *testing.T) {
	last := caldate.MustMonth("2030-12")
	for m := caldate.MustMonth("2023-04"); !m.After(last); m = m.Add(1) {
		for _, day := range []caldate.Date{m.First(), m.Last()} {
			for name, resolve := range resolvers {
				standing, err := resolve(day)
				if err != nil || standing != dated.Confirmed {
					t.Fatalf("%s %s: %v %v", name, day, standing, err)
				}
			}
		}
	}
}

var resolvers = map[string]func(caldate.Date) (dated.Standing, error){
	"hours": func(d caldate.Date) (dated.Standing, error) {
		_, s, err := standards.HoursFor(d)
		return s, err
	},
	"extra": func(d caldate.Date) (dated.Standing, error) {
		_, s, err := standards.ExtraWagesFor(d)
		return s, err
	},
	"average": func(d caldate.Date) (dated.Standing, error) {
		_, s, err := standards.AverageRuleFor(d)
		return s, err
	},
	"agreement": func(d caldate.Date) (dated.Standing, error) {
		_, s, err := standards.AgreementRuleFor(d)
		return s, err
	},
	"retention": func(d caldate.Date) (dated.Standing, error) {
		_, s, err := standards.RetentionFor(d)
		return s, err
	},
}

func TestBeforeTheFirstTableThereIsNoValue(t *testing.T) {
	for name, resolve := range resolvers {
		if _, err := resolve(caldate.Must("2019-03-31")); err == nil {
			t.Errorf("%s answered for a day before its first table", name)
		}
	}
	if _, err := resolvers["extra"](caldate.Must("2023-03-31")); err == nil {
		t.Error("the rate of 50 percent was dated back to when small employers did not pay it")
	}
}
