package importing_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"romukura/ground/idnum"
	"romukura/tools/browser"
)

const head = "社員番号,氏名,カナ,生年月日,入社日,性別,備考\n"

const hired = ",辻　太郎,ツジ　タロウ,1980/04/02,2026/11/01,男,"

// myNumber is a number with the check digit of a My Number, made up.
func myNumber(t *testing.T) string {
	t.Helper()
	for digit := range 10 {
		if n := fmt.Sprintf("12345678901%d", digit); len(idnum.FindMyNumbers(n)) > 0 {
			return n
		}
	}
	t.Fatal("no check digit fits")
	return ""
}

// utf16le are the bytes that a spreadsheet saves as Unicode text.
func utf16le(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// sent tells what the page says of a file of people, and whether it may be taken in.
func sent(d *browser.Office, name string, data []byte) (html string, may bool) {
	d.Go(d.ClientPath(browser.Assigned, "import"))
	choose(d, name, data)
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	html = browser.Value[string](d.Page, "document.querySelector('main').outerHTML")
	return html, strings.Contains(html, `data-open="apply"`)
}

// TestAMyNumberIsStoppedAndNotShown sends one in every place of a file.
func TestAMyNumberIsStoppedAndNotShown(t *testing.T) {
	d := browser.Desk(t)
	n := myNumber(t)
	parted := n[:4] + "-" + n[4:8] + "-" + n[8:]
	for place, file := range map[string]string{
		"column of no use": head + "9905" + hired + n + "\n",
		"parted":           head + "9905" + hired + "番号" + parted + "です\n",
		"name":             head + strings.Replace("9905"+hired, "太郎", "太郎 "+n, 1) + "\n",
		"name of a column": strings.Replace(head, "備考", n, 1) + "9905" + hired + "\n",
		"title of it":      strings.Replace(head, "備考", "個人番号", 1) + "9905" + hired + n + "\n",
		"number of people": head + n + hired + "\n",
	} {
		html, may := sent(d, "名簿.csv", []byte(file))
		if may || !strings.Contains(html, "個人番号") {
			t.Errorf("%s: it is not stopped", place)
		}
		if strings.Contains(html, n) || strings.Contains(html, parted) {
			t.Errorf("%s: the page shows it", place)
		}
	}
	d.Here("import-number")
}

// TestWrongFilesChangeNothingAndLargeOnesAreRead sends what clients send by mistake, and 5,000
// people.
func TestWrongFilesChangeNothingAndLargeOnesAreRead(t *testing.T) {
	d := browser.Desk(t)
	for name, file := range map[string][]byte{
		"empty": nil, "binary": {0, 1, 2, 0xff, 0x81, 0},
		"cut off.xlsx":  []byte("PK\x03\x04cut off"),
		"wrong columns": []byte("甲,乙,丙\n1,2,3\n"),
		"twice":         []byte(head + "9905" + hired + "\n9905" + hired + "\n"),
	} {
		if html, may := sent(d, name+".csv", file); may || !strings.Contains(html, "ください") {
			t.Errorf("%s: it is not refused: %v", name, may)
		}
	}
	html, may := sent(d, "Unicode.csv", utf16le(head+"9905"+hired+"\n"))
	if !may || !strings.Contains(html, "辻　太郎") {
		t.Error("UTF-16 is not read")
	}
	var rows strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&rows, "%d%s\n", 100000+i, strings.Replace(hired, "太郎", fmt.Sprint("太郎", i), 1))
	}
	began := time.Now()
	html, may = sent(d, "大きな名簿.csv", []byte(head+rows.String()))
	t.Log("5,000 people are shown after", time.Since(began).Round(time.Millisecond))
	if !may || !strings.Contains(html, "5,000") || strings.Count(html, "<tr>") > 300 {
		t.Error("5,000 people are not shown by pages")
	}
	d.Here("import-large")
}
