package importing_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"romukura/record"
	"romukura/record/log"
	"romukura/tools/browser"
)

// wrong is a register of so many people of whom each has a day that is in no calendar, and every
// other one a sex that is none.
func wrong(people int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range people {
		sex := "男"
		if i%2 == 1 {
			sex = "不詳"
		}
		fmt.Fprintf(&b, "%d,辻　太郎%d,ツジ　タロウ,2026/02/30,2026/11/01,%s,\n", 100000+i, i, sex)
	}
	return b.String()
}

func count(d *browser.Office, css string) int {
	return browser.Value[int](d.Page, fmt.Sprintf("document.querySelectorAll(%q).length", css))
}

// TestThousandsOfFaultsAreCountedSortedPagedAndAllInTheFile sends 5,000 people with 7,500 faults
// and a remark on the whole file: nothing says where they work.
func TestThousandsOfFaultsAreCountedSortedPagedAndAllInTheFile(t *testing.T) {
	d := browser.Desk(t)
	text := sends(d, "誤りの多い名簿.csv", wrong(5000))
	for _, want := range []string{"7,501", "5,000", "2,500", "直さないと取り込めない"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	rows := "#faults > .tablebox:last-of-type tbody tr"
	if n := count(d, rows); n != 200 {
		t.Errorf("%d faults on one page", n)
	}
	if n := count(d, "main tr"); n > 450 {
		t.Errorf("%d rows on one page", n)
	}
	d.Here("import-many-faults")
	first := d.Text(rows)
	d.Click("#faults .line a")
	if d.Text(rows) == first || !strings.Contains(d.Text("#faults"), "201件目から400件目") {
		t.Error("the second page: ", d.Text("#faults .line"))
	}
	d.Click("#faults .sorts tbody tr:nth-child(2) a")
	shown := d.Text("#faults .line")
	if !strings.Contains(shown, "2,500件のうち、1件目から200件目") {
		t.Error("the faults of one sort: ", shown)
	}
	if line := d.Text(rows + " td:nth-child(2)"); line != "3" {
		t.Errorf("the first of the sort stands in line %q", line)
	}
	if column := d.Text(rows + " td:nth-child(3)"); column != "性別" {
		t.Errorf("the sort is of the column %q", column)
	}
	d.Here("import-one-sort")

	all := faultsFile(t, d)
	if n := told(t, d); n != 7501 {
		t.Errorf("the log tells that %d faults left", n)
	}
	if len(all) != 7502 || strings.Join(all[0], ",") != "扱い,行,列,何が,どうする" {
		t.Fatalf("the file has %d rows under %v", len(all), all[0])
	}
	lines := map[string]int{}
	if last := all[7501]; last[0] != "注意" {
		t.Errorf("the remark on the whole file: %v", last)
	}
	for _, row := range all[1:7501] {
		lines[row[1]]++
		place := row[2] == "生年月日" || row[2] == "性別"
		if row[0] != "取込を止める" || !place || row[3] == "" || row[4] == "" {
			t.Fatalf("a row of the file: %v", row)
		}
	}
	if len(lines) != 5000 || lines["2"] != 1 || lines["3"] != 2 {
		t.Errorf("the file speaks of %d lines", len(lines))
	}
}

// TestNoCellOfTheFileOfFaultsIsAFormula: the head of a column comes from whoever sent the file.
func TestNoCellOfTheFileOfFaultsIsAFormula(t *testing.T) {
	d := browser.Desk(t)
	sends(d, "名簿.csv", strings.Replace(head, "備考", "=1+1", 1)+"9905"+hired+myNumber(t)+"\n")
	found := false
	for _, row := range faultsFile(t, d) {
		for _, cell := range row {
			found = found || cell == "'=1+1"
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula: %q", row)
			}
		}
	}
	if !found {
		t.Error("the column is not named")
	}
}

// faultsFile is the file of the faults of the page that is shown, read as a spreadsheet does.
func faultsFile(t *testing.T, d *browser.Office) [][]string {
	t.Helper()
	text := browser.Value[string](d.Page, `fetch(
		document.querySelector("form[action$='/faults']").action, {method: "POST"})
		.then(r => r.arrayBuffer())
		.then(b => new TextDecoder("utf-8", {ignoreBOM: true}).decode(b))`)
	if !strings.HasPrefix(text, "\ufeff") {
		t.Fatalf("no table: %.200s", text)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// told is how many faults left the desk by its log.
func told(t *testing.T, d *browser.Office) (n int64) {
	t.Helper()
	err := d.Member.Engine.View(t.Context(), func(r record.Reader) error {
		return log.Each(t.Context(), r, d.Member.Device.Replica(), func(e log.Entry) error {
			if e.Purpose == "faults" && e.Action == log.Export {
				n += e.Count
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
