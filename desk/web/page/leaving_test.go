package page_test

import (
	"bytes"
	"testing"

	"romukura/desk/web/page"
)

func TestATableHoldsNoFormula(t *testing.T) {
	a, err := page.Table("名簿", [][]string{{"氏名", "備考"},
		{"=HYPERLINK(\"x\")", "+1"}, {"＠sum", "-2"}, {"𠮷田", "a\"b,c"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "\ufeff氏名,備考\r\n\"'=HYPERLINK(\"\"x\"\")\",'+1\r\n'＠sum,'-2\r\n𠮷田,\"a\"\"b,c\"\r\n"
	if got := string(a.File.Data); got != want || a.File.Name != "名簿.csv" {
		t.Errorf("%q %s", got, a.File.Name)
	}
	if bytes.Contains(a.File.Data, []byte("\r\n=")) {
		t.Error("a cell begins as a formula")
	}
}
