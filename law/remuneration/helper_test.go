package remuneration_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/law/why"
)

type (
	amount   = yen.Amount
	month    = remuneration.Month
	standard = remuneration.Standard
)

func day(s string) caldate.Date { return caldate.Must(s) }

func mon(s string) caldate.Month { return caldate.MustMonth(s) }

// paid is a month of pay in cash.
func paid(m caldate.Month, days int, cash amount) month {
	return month{Month: m, Days: days, Cash: cash}
}

// run is three months from a first with the same pay.
func run(first caldate.Month, days int, cash amount) [3]month {
	return [3]month{paid(first, days, cash), paid(first.Add(1), days, cash),
		paid(first.Add(2), days, cash)}
}

// year is somebody long insured whose April, May and June paid so much on so many days.
func year(y, days int, cash amount) *remuneration.Annual {
	return &remuneration.Annual{Year: y, Acquired: day("2015-04-01"), Category: remuneration.General,
		Months:  run(caldate.Month{Year: y, Number: 4}, days, cash),
		Current: standard{Health: 200_000, Pension: 200_000}}
}

// change is somebody whose fixed pay moved in a month and who was paid so much from it on.
func change(
	first string, way remuneration.Direction, cash amount, now standard,
) *remuneration.Occasional {
	return &remuneration.Occasional{Change: mon(first), Direction: way,
		Category: remuneration.General, Months: run(mon(first), 31, cash), Current: now}
}

// of are the standards of a remuneration on the first day of a month.
func of(t testing.TB, m caldate.Month, monthly amount) standard {
	t.Helper()
	b, _, err := remuneration.GradesOn(m.First())
	if err != nil {
		t.Fatal(err)
	}
	return b.Of(monthly)
}

func determine(t testing.TB, a *remuneration.Annual) remuneration.Decision {
	t.Helper()
	d, err := a.Determine(nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func revise(t testing.TB, o *remuneration.Occasional) remuneration.Decision {
	t.Helper()
	d, err := o.Revise(nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told are the steps of a question, one text each.
func told(trace *why.Trace) string {
	var b strings.Builder
	for _, s := range trace.Steps {
		b.WriteString(s.Key + ": " + s.String() + "\n")
	}
	return b.String()
}

// goldenCase is one expected value from outside; testdata/golden.json names the source of each.
type goldenCase struct {
	ID, Topic       string
	Input, Expected json.RawMessage
}

// golden runs each case of a topic, with what goes in and what comes out read into in and want.
func golden[I, W any](t *testing.T, topic string, check func(t *testing.T, in I, want W)) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []goldenCase
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, c := range all {
		if c.Topic != topic {
			continue
		}
		found++
		t.Run(c.ID, func(t *testing.T) {
			var in I
			var want W
			if err := json.Unmarshal(c.Input, &in); err != nil {
				t.Fatal(err)
			}
			if c.Expected != nil {
				if err := json.Unmarshal(c.Expected, &want); err != nil {
					t.Fatal(err)
				}
			}
			check(t, in, want)
		})
	}
	if found == 0 {
		t.Fatalf("no case of %s", topic)
	}
}

// rows reads a table with a header line.
func rows(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("%s is not there", filepath.Base(path))
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			if i < len(cells) {
				row[name] = cells[i]
			}
		}
		out = append(out, row)
	}
	return out
}

func number(t *testing.T, s string) amount {
	t.Helper()
	if s == "" {
		return 0
	}
	a, err := yen.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
