package withholding_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"romukura/ground/yen"
)

func shared(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "law", "tax", name))
	if err != nil {
		t.Skip("the shared source is not beside this checkout")
	}
	return string(data)
}

// rows are the lines of a table without comments and head, cut into cells.
func rows(text string) [][]string {
	var list [][]string
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if !strings.HasPrefix(line, "#") {
			list = append(list, strings.Split(line, "\t"))
		}
	}
	return list[1:]
}

func ours(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("tables", name+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	return rows(string(data))
}

// sameCells compares cell by cell; rates by value, so that 2042/10000 equals 0.2042.
func sameCells(t *testing.T, name string, got, want [][]string) {
	t.Helper()
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%s: %d rows, the source has %d", name, len(got), len(want))
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			t.Fatalf("%s, row %d: %d cells, want %d", name, i, len(got[i]), len(want[i]))
		}
		for k := range want[i] {
			if got[i][k] == want[i][k] {
				continue
			}
			a, err1 := yen.ParseRate(got[i][k])
			b, err2 := yen.ParseRate(want[i][k])
			if err1 != nil || err2 != nil || a.Compare(b) != 0 {
				t.Errorf("%s, row %d, cell %d: %q, want %q", name, i, k, got[i][k], want[i][k])
			}
		}
	}
}

func TestMonthlyTablesEqualTheirSource(t *testing.T) {
	for day, file := range map[string]string{
		"2020-01-01": "2020_2025", "2026-01-01": "2026", "2027-01-01": "2027",
	} {
		want := rows(shared(t, "withholding_monthly_"+file+".tsv"))
		sameCells(t, day, ours(t, "monthly/"+day), want)
	}
	segments := map[string][][]string{}
	for _, r := range rows(shared(t, "withholding_monthly_segments.tsv")) {
		c := append([]string{map[string]string{"kou": "A", "otsu": "B"}[r[2]]}, r[3:]...)
		segments[r[0]] = append(segments[r[0]], c)
	}
	for day, want := range segments {
		sameCells(t, "above "+day, ours(t, "monthly-above/"+day), want)
	}
}

func TestTheDailyTableEqualsItsSource(t *testing.T) {
	want := rows(shared(t, "withholding_daily_2026.tsv"))
	for i := range want {
		want[i] = append(want[i], "", "", "")
	}
	anchors := rows(shared(t, "withholding_daily_2026_anchors.tsv"))
	for i, a := range anchors {
		to := ""
		if i+1 < len(anchors) {
			to = anchors[i+1][0]
		}
		want = append(want, append([]string{a[0], to}, a[1:]...))
	}
	sameCells(t, "daily", ours(t, "daily/2026-01-01"), want)
}

func TestBonusRatesEqualTheirSource(t *testing.T) {
	years := map[string][][]string{}
	for _, r := range rows(shared(t, "bonus_rates.tsv")) {
		column := map[string]string{"kou": "A", "otsu": "B"}[r[2]]
		c := []string{column, r[3], r[4], r[5], r[6] + "/100000"}
		years[r[0]] = append(years[r[0]], c)
	}
	for day, want := range years {
		sameCells(t, "bonus "+day, ours(t, "bonus/"+day), want)
	}
}

type formula struct {
	Sets []struct {
		From string `json:"valid_from"`
		SD   []part `json:"sd"`
		Dep  int    `json:"dep"`
		BD   []part `json:"bd"`
		T4   [][]any
	} `json:"sets"`
}

type part struct {
	To    *int   `json:"to"`
	Fixed *int   `json:"fixed"`
	Rate  string `json:"rate"`
	Add   int    `json:"add"`
}

func (p part) row(name string) []string {
	r := []string{name, number(p.To), number(p.Fixed), p.Rate, ""}
	if p.Rate != "" {
		r[4] = strconv.Itoa(p.Add)
	}
	return r
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func TestTheComputerMethodEqualsItsSource(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(shared(t, "withholding_formula.json")))
	d.UseNumber()
	var f formula
	if err := d.Decode(&f); err != nil || len(f.Sets) != 3 {
		t.Fatal(err, len(f.Sets))
	}
	for _, s := range f.Sets {
		var want [][]string
		for _, p := range s.SD {
			want = append(want, p.row("employment"))
		}
		want = append(want, []string{"dependent", "", strconv.Itoa(s.Dep), "", ""})
		for _, p := range s.BD {
			want = append(want, p.row("basic"))
		}
		for _, c := range s.T4 {
			to, subtract := "", c[2].(json.Number).String()
			if n, ok := c[0].(json.Number); ok {
				to = n.String()
			}
			if subtract != "0" {
				subtract = "-" + subtract
			}
			want = append(want, []string{"tax", to, "", c[1].(string), subtract})
		}
		// README 3.3: half-up to 10 yen.
		want = append(want, []string{"unit", "", "10", "", ""})
		sameCells(t, s.From, ours(t, "computer/"+s.From), want)
	}
}

func TestTheAnnualTableEqualsItsSource(t *testing.T) {
	var want [][]string
	for _, r := range rows(shared(t, "year_end_tables.tsv")) {
		if r[2] == "annual_tax" {
			want = append(want, r[4:8])
		}
	}
	sameCells(t, "annual", ours(t, "annual/2015-01-01"), want)
}
