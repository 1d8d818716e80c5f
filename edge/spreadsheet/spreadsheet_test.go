package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"romukura/edge/spreadsheet"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

// made is a workbook that excelize writes: one sheet, filled by a function.
func made(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func style(t testing.TB, f *excelize.File, code string, id int) int {
	t.Helper()
	s := excelize.Style{NumFmt: id}
	if code != "" {
		s.CustomNumFmt = &code
	}
	n, err := f.NewStyle(&s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

type employeeID = employee.ID

func rows(s exchange.Sheet) [][]string {
	all := [][]string{s.Header}
	for _, r := range s.Rows {
		all = append(all, r.Cells)
	}
	return all
}

func stops(t *testing.T, s exchange.Sheet, code string) {
	t.Helper()
	for _, f := range s.Faults.All() {
		if f.Code == code && f.Severity == fault.Stop && f.Remedy != "" {
			return
		}
	}
	t.Errorf("%s expected: %v", code, s.Faults.All())
}

// The serial numbers are Excel's own: 46296 is 1 October 2026, 32516 is 8 January 1989; 60 is the
// 29 February 1900 that never was, 59 the 28th.
func TestNumbersComeOutAsTheirFormatsShowThem(t *testing.T) {
	cases := []struct {
		value any
		code  string
		id    int
		want  string
	}{
		{46296, "", 14, "2026-10-01"},
		{46296, `yyyy"年"m"月"d"日"`, 0, "2026-10-01"},
		{46296, `[$-411]ge.m.d;@`, 0, "2026-10-01"},
		{32516, `ggge"年"m"月"d"日"`, 0, "1989-01-08"},
		{59, "", 14, "1900-02-28"},
		{61, "", 14, "1900-03-01"},
		{46296.375, "yyyy/m/d h:mm", 0, "2026-10-01 9:00"},
		{0.375, "", 20, "9:00"},
		{1.0625, "[h]:mm", 0, "25:30"},
		{1.0625, "h:mm", 0, "25:30"},
		{6.666666666666667, "[h]:mm:ss", 0, "160:00"},
		{46296.375, "h:mm", 0, "9:00"},
		{12, "0000", 0, "0012"},
		{1000001, "000-0000", 0, "100-0001"},
		{600001, `000\-0000`, 0, "060-0001"},
		{300000, `#,##0"円"`, 0, "300000"},
		{-5000, `#,##0;[Red]-#,##0`, 0, "-5000"},
		{8.3, "0.00", 0, "8.3"},
		{0.1 + 0.2, "", 0, "0.3"},
		{1234567890123, "", 0, "1234567890123"},
		{0.5, "0%", 0, "0.5"},
	}
	data := made(t, func(f *excelize.File) {
		for i, c := range cases {
			a, _ := excelize.CoordinatesToCellName(1, i+2)
			b, _ := excelize.CoordinatesToCellName(2, i+2)
			f.SetCellValue("Sheet1", a, "x")
			f.SetCellValue("Sheet1", b, c.value)
			n := style(t, f, c.code, c.id)
			f.SetCellStyle("Sheet1", b, b, n)
		}
		f.SetCellValue("Sheet1", "A1", "社員番号")
		f.SetCellValue("Sheet1", "B1", "値")
	})
	s := spreadsheet.Read(data)
	if s.Faults.Len() > 0 || len(s.Rows) != len(cases) {
		t.Fatal(s.Faults.All(), len(s.Rows))
	}
	for i, c := range cases {
		if got := s.Rows[i].Cells[1]; got != c.want || s.Rows[i].Line != i+2 {
			t.Errorf("%v as %s%d: %q, want %q (line %d)", c.value, c.code, c.id, got, c.want, s.Rows[i].Line)
		}
	}
}

func TestAFormulaIsAFaultInItsCell(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		f.SetSheetRow("Sheet1", "A1", &[]any{"社員番号", "賞与額", "メモ"})
		f.SetSheetRow("Sheet1", "A2", &[]any{"001", nil, "よい"})
		f.SetCellFormula("Sheet1", "B2", "1+1")
		f.SetSheetRow("Sheet1", "A3", &[]any{"002", 5, nil})
		f.SetCellFormula("Sheet1", "C3", "A3")
	})
	s := spreadsheet.Read(data)
	m, _ := exchange.Map(&s, exchange.Bonuses, exchange.Known{})
	_, faults := exchange.ReadAmounts(&s, &m, map[string]employeeID{"001": "a", "002": "b"})
	all := faults.All()
	if len(all) != 1 || all[0].Code != "cell.formula" || all[0].Path != "2行目「賞与額」" {
		t.Error(all)
	}
}

func TestTheFirstFilledSheetIsReadUnlessOneIsNamed(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		f.NewSheet("かくれた")
		f.SetSheetRow("かくれた", "A1", &[]any{"社員番号", "h"})
		f.SetSheetVisible("かくれた", false)
		f.NewSheet("九月")
		f.SetSheetRow("九月", "B3", &[]any{"社員番号", "九"})
		f.NewSheet("十月")
		f.SetSheetRow("十月", "A1", &[]any{"社員番号", "十"})
	})
	s := spreadsheet.Read(data)
	if len(s.Header) != 3 || s.Header[2] != "九" {
		t.Fatal(s.Header)
	}
	if f := s.Faults.All(); len(f) != 1 || f[0].Code != "file.sheets" || f[0].Severity != fault.Warn {
		t.Error(f)
	}
	got := spreadsheet.Options{Sheet: "十月"}.Read(data)
	if got.Header[1] != "十" || got.Faults.Len() > 0 {
		t.Error(got.Header, got.Faults.All())
	}
	stops(t, spreadsheet.Options{Sheet: "十一月"}.Read(data), "file.sheet")
	if got := spreadsheet.Names(data); !reflect.DeepEqual(got, []string{"Sheet1", "九月", "十月"}) {
		t.Error(got)
	}
}

func TestTheContentTellsWhatAFileIs(t *testing.T) {
	old := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	locked := bytes.Clone(old)
	for _, c := range []byte("EncryptedPackage") {
		locked = append(locked, c, 0)
	}
	const sheetXML = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`
	for name, c := range map[string]struct {
		data []byte
		is   bool
		code string
	}{
		"old":     {old, true, "file.old"},
		"locked":  {locked, true, "file.password"},
		"xml":     {[]byte(sheetXML), true, "file.old"},
		"mhtml":   {[]byte("MIME-Version: 1.0\r\n\r\n"), true, "file.old"},
		"cut":     {[]byte("PK\x03\x04 and no more"), true, "file.workbook"},
		"no page": {[]byte("<html><body>ない</body></html>"), true, "file.table"},
		"text":    {[]byte("社員番号,賞与額\n"), false, ""},
		"less":    {[]byte("<3,社員番号\n"), false, ""},
	} {
		if spreadsheet.Is(c.data) != c.is {
			t.Error(name)
		}
		if c.code != "" {
			stops(t, spreadsheet.Read(c.data), c.code)
		}
	}
}

func TestABombIsRefusedWhateverItSaysOfItsSize(t *testing.T) {
	good := made(t, func(f *excelize.File) {
		f.SetSheetRow("Sheet1", "A1", &[]any{"社員番号", "賞与額"})
	})
	bomb := swelled(t, good, 300<<20)
	if len(bomb) > 2<<20 {
		t.Fatal("the bomb is no bomb")
	}
	stops(t, spreadsheet.Read(bomb), "file.bomb")
	// The directory says less than there is: reading ends where it says the part ends.
	if s := spreadsheet.Read(lying(bomb)); !s.Faults.Stops() {
		t.Error("taken")
	}
}

// swelled is a workbook whose sheet unpacks to so many bytes.
func swelled(t *testing.T, workbook []byte, size int) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		part, _ := w.Create(f.Name)
		if f.Name == "xl/worksheets/sheet1.xml" {
			part.Write([]byte(`<worksheet><sheetData>`))
			row := bytes.Repeat([]byte(`<row><c><v>1</v></c></row>`), 4096)
			blank := bytes.Repeat([]byte(" "), 1<<20)
			part.Write(row)
			for n := 0; n < size; n += len(blank) {
				part.Write(blank)
			}
			part.Write([]byte(`</sheetData></worksheet>`))
			continue
		}
		content, _ := f.Open()
		b := new(bytes.Buffer)
		b.ReadFrom(content)
		part.Write(b.Bytes())
	}
	w.Close()
	return out.Bytes()
}

// lying changes the sizes that the directory gives for everything beyond 100 MiB to one byte.
func lying(data []byte) []byte {
	data = bytes.Clone(data)
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return data
		}
		at += i
		if data[at+27] >= 6 { // size unpacked, little endian
			copy(data[at+24:], []byte{1, 0, 0, 0})
		}
		at += 4
	}
}

func TestAPageOfTablesNamedXLSIsRead(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "kot-daily.xls"))
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{data, jis.MustCP932(string(data))} {
		s := spreadsheet.Read(data)
		if s.Encoding != "html" || s.Faults.Len() > 0 {
			t.Fatal(s.Encoding, s.Faults.All())
		}
		m, faults := exchange.Map(&s, exchange.Attendance, exchange.Known{})
		if faults.Len() > 0 || m.Layout != "kot-daily" {
			t.Fatal(faults.All(), m.Layout, s.Header)
		}
		october := caldate.Range{From: caldate.Must("2026-10-01"), Through: caldate.Must("2026-10-31")}
		got, faults := exchange.ReadDays(&s, &m, exchange.Timesheet{Period: october,
			People: map[string]employeeID{"001": "a", "002": "b"}})
		if all := faults.All(); len(all) != 1 || all[0].Code != "row.sum" {
			t.Fatal(all)
		}
		a, b := got.Months[0].Days[0], got.Months[1].Days[0]
		if a.Start != 535 || a.End != 1085 || len(a.Breaks) != 2 || a.Date.Day() != 1 || b.End != 1800 {
			t.Errorf("%+v %+v", a, b)
		}
	}
}

func TestCellsOfAPageReachOverColumnsAndRows(t *testing.T) {
	s := spreadsheet.Read([]byte(`<table><tr><td>前</td></tr></table><p>2026年10月</p>
<TABLE border=1><tr><th rowspan=2>社員番号<th colspan=2>時間</tr><tr><th>残業時間</th><th>深夜時間</th></tr>
<tr><td rowspan="2">001<td>1:00</td><td>&lt;2&gt;</td></tr><tr><td>3:00<td>4:00</table>
<script>var x = "<table>"</script>`))
	want := [][]string{{"社員番号", "残業時間", "深夜時間"}, {"001", "1:00", "<2>"}, {"001", "3:00", "4:00"}}
	if got := rows(s); !reflect.DeepEqual(got, want) {
		t.Errorf("%q %v", got, s.Faults.All())
	}
}

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	names := []string{"𠮷田　一郎", "髙橋　恵子", "﨑山　花子", "辻󠄀　美和", "グエン・ティ・ラン", " 前後 ",
		"=1+1", "+81", "-5", "@x", "\tx", "'=a", "''=a", "'x", "0012",
		"1行目\n2行目", "<&>\"'", "1E5", "=", "'"}
	sheet := spreadsheet.Sheet{Name: "名簿", Rows: [][]any{{"社員番号", "氏名", "基本給", "入社日", "月"}}}
	for i, n := range names {
		sheet.Rows = append(sheet.Rows, []any{i + 1, n, yen.Amount(-1000 * i),
			caldate.Must("2026-04-01"), caldate.MustMonth("2026-04")})
	}
	var b bytes.Buffer
	other := spreadsheet.Sheet{Name: "二枚目", Rows: [][]any{{nil, "x"}}}
	if err := spreadsheet.Write(&b, []spreadsheet.Sheet{sheet, other}); err != nil {
		t.Fatal(err)
	}
	s := spreadsheet.Options{Sheet: "名簿"}.Read(b.Bytes())
	for i, n := range names {
		got := s.Rows[i].Cells
		want := []string{yen.Amount(i + 1).String(), n,
			strings.ReplaceAll(yen.Amount(-1000*i).String(), ",", ""),
			"2026-04-01", "2026-04"}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i := range names {
		cell, _ := excelize.CoordinatesToCellName(2, i+2)
		shown, _ := f.GetCellValue("名簿", cell)
		formula, _ := f.GetCellFormula("名簿", cell)
		if formula != "" || strings.ContainsAny(shown[:1], "=+-@\t\r") {
			t.Errorf("%s: %q %q", cell, shown, formula)
		}
	}
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	for _, rows := range [][][]any{{{1.5}}, {{strings.Repeat("字", 40_000)}}} {
		if spreadsheet.Write(new(bytes.Buffer), []spreadsheet.Sheet{{Name: "x", Rows: rows}}) == nil {
			t.Error("written")
		}
	}
	if spreadsheet.Write(new(bytes.Buffer), []spreadsheet.Sheet{{Name: "a/b"}}) == nil {
		t.Error("a sheet of that name cannot be")
	}
}

func FuzzPage(f *testing.F) {
	f.Add("<table><tr><td>社員番号<td>値</table>")
	f.Add("<table><tr><td rowspan=3 colspan=9><table><tr><td>x</table></table>")
	f.Add("<html><td></table></tr><script><table>")
	f.Fuzz(func(t *testing.T, text string) {
		s := spreadsheet.Read([]byte("<table>" + text))
		for _, r := range s.Rows {
			if len(r.Cells) > 1_000 {
				t.Error("wide")
			}
		}
	})
}

func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`))
	f.Add([]byte(`<row r="99999999"><c r="ZZZZZZ1"><f/><v>1</v></c></row>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		const relations = `<R><Relationship Id="1" Type="x/worksheet" Target="s.xml"/></R>`
		for name, text := range map[string]string{
			"xl/workbook.xml":            `<sheets><sheet name="a" r:id="1"/></sheets>`,
			"xl/_rels/workbook.xml.rels": relations, "xl/s.xml": string(sheet),
		} {
			part, _ := w.Create(name)
			part.Write([]byte(text))
		}
		w.Close()
		spreadsheet.Read(b.Bytes())
	})
}

func BenchmarkReadWorkbook(b *testing.B) {
	sheet := spreadsheet.Sheet{Name: "勤怠", Rows: [][]any{{"社員番号", "所定時間", "残業時間"}}}
	for i := range 10_000 {
		row := []any{i, "160:00", "10:30"}
		for k := range 21 {
			row = append(row, k)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	var data bytes.Buffer
	if err := spreadsheet.Write(&data, []spreadsheet.Sheet{sheet}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if s := spreadsheet.Read(data.Bytes()); len(s.Rows) != 10_000 {
			b.Fatal(s.Faults.All())
		}
	}
}
