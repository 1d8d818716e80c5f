package importing_test

import (
	"strings"
	"testing"

	"romukura/desk/sample"
	"romukura/tools/browser"
)

// sends gives a file in without a word on what it is for.
func sends(d *browser.Office, name, text string) string {
	d.Go(d.ClientPath(browser.Assigned, "import"))
	choose(d, name, []byte(text))
	d.Press("Ctrl+s")
	return d.Text("main")
}

// numbers are two people of the sample's first client.
func numbers(t *testing.T) (first, second string) {
	t.Helper()
	rows := strings.Split(string(roster(t)), "\n")
	first, _, _ = strings.Cut(rows[1], ",")
	second, _, _ = strings.Cut(rows[2], ",")
	return first, second
}

// TestAFileSaysItselfOfWhatKindItIs gives a file of each kind in without choosing one. What a kind
// needs beside, its month or its day, is asked for without the file being given again.
func TestAFileSaysItselfOfWhatKindItIs(t *testing.T) {
	d := browser.Desk(t)
	who, _ := numbers(t)
	for _, c := range []struct{ word, asks, answer, file string }{
		{"従業員（名簿）", "", "", head + "9905" + hired + "\n"},
		{"家族", "", "", "社員番号,続柄,氏名,生年月日,性別\n" + who + ",長女,辻　凛,2021/5/1,女\n"},
		{"休業", "", "", "社員番号,休業種別,開始日,終了日\n" + who + ",病気休職,2026/12/1,2026/12/20\n"},
		{"勤怠（月の合計）", "給与の月", "2026-12", "社員番号,出勤日数,残業時間\n" + who + ",20,1:00\n"},
		{"勤怠（日ごと）", "給与の月", "2026-12",
			"社員番号,日付,出勤,退勤\n" + who + ",2026/11/24,9:00,18:00\n"},
		{"賞与", "支給日", "2026/12/10", "社員番号,賞与額\n" + who + ",100000\n"},
	} {
		text := sends(d, "届いたもの.csv", c.file)
		if c.asks != "" {
			if !strings.Contains(text, "読み込む前に") || !strings.Contains(text, c.asks) {
				t.Fatalf("%s: it is not asked for %s: %s", c.word, c.asks, text)
			}
			field := browser.ID("f-month")
			if c.asks == "支給日" {
				field = "f-day"
			}
			d.Here("import-asked")
			d.Type(field, c.answer)
			d.Press("Ctrl+s")
			text = d.Text("main")
		}
		if !strings.Contains(text, "変わる記録") || !strings.Contains(text, "列見出しから、内容を「") ||
			!strings.Contains(browser.Value[string](d.Page,
				`document.querySelector("main dl").textContent`), c.word) {
			t.Errorf("%s is not recognized: %s", c.word, text)
		}
	}
}

// TestWhereTwoKindsFitSomebodyIsAsked: amounts of a pay item may be this month's or those of the
// contract.
func TestWhereTwoKindsFitSomebodyIsAsked(t *testing.T) {
	d := browser.Desk(t)
	who, _ := numbers(t)
	item := ""
	for _, c := range sample.Clients() {
		if c.ID == browser.Assigned {
			item = c.Items[0].Name
		}
	}
	text := sends(d, "金額.csv", "社員番号,"+item+"\n"+who+",123456\n")
	if !strings.Contains(text, "「従業員（名簿）」と「支給・控除項目の金額」のどれにも") ||
		strings.Contains(text, "変わる記録") {
		t.Fatal("it is not asked: ", text)
	}
	d.Here("import-two-kinds")
	d.Press("Ctrl+s")
	if text = d.Text("main"); strings.Contains(text, "変わる記録") {
		t.Fatal("no kind was chosen: ", text)
	}
	if told := d.Text(".summary"); !strings.Contains(told, "内容を選んでください") {
		t.Error("it is not told what is missing: ", told)
	}
	d.Here("import-no-kind")
	pick(d, "kind", "items")
	d.Type("f-month", "2026-13")
	d.Press("Ctrl+s")
	d.Here("import-wrong-month")
	if !strings.Contains(d.Text(".summary"), "給与の月は") {
		t.Error("a month that is none was taken: ", d.Text("main"))
	}
	d.Type("f-month", "2026-12")
	d.Press("Ctrl+s")
	if text = d.Text("main"); !strings.Contains(text, "123,456") ||
		!strings.Contains(text, "2026/12 令和8年12月") {
		t.Error("the amounts are not shown: ", text)
	}
}

// TestWhatWasRecognizedCanBeChanged takes a bonus for one of another day, and a file for another
// kind; the page says when the columns speak against it.
func TestWhatWasRecognizedCanBeChanged(t *testing.T) {
	d := browser.Desk(t)
	who, _ := numbers(t)
	sends(d, "賞与.csv", "社員番号,賞与額\n"+who+",100000\n")
	d.Type("f-day", "R8.12.10")
	d.Press("Ctrl+s")
	if text := d.Text("main"); !strings.Contains(text, "2026/12/10 R8.12.10") {
		t.Fatal("the day of pay is not shown: ", text)
	}
	d.Click("details:has(form[action$='/purpose']) summary")
	d.Type("f-day", "2026/12/11")
	d.Click("form[action$='/purpose'] button")
	if text := d.Text("main"); !strings.Contains(text, "2026/12/11") {
		t.Error("the day of pay was not changed: ", text)
	}
	d.Click("details:has(form[action$='/purpose']) summary")
	d.Here("import-purpose")
	pick(d, "kind", "leave")
	d.Click("form[action$='/purpose'] button")
	text := d.Text("main")
	if !strings.Contains(text, "列見出しは「賞与」のファイルのようです") ||
		!strings.Contains(text, "直さないと取り込めない") {
		t.Error("another kind: ", text)
	}
	d.Here("import-otherwise")
}

// TestAFileWithoutKnownColumnsAsksForItsKindFirst, and then what its columns mean.
func TestAFileWithoutKnownColumnsAsksForItsKindFirst(t *testing.T) {
	d := browser.Desk(t)
	text := sends(d, "独自.csv", "管理No,おなまえ,うまれ\n9903,辻　花子,2001/02/28\n")
	if !strings.Contains(text, "何のファイルか分かりませんでした") {
		t.Fatal("it is not asked: ", text)
	}
	d.Here("import-unknown-kind")
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	if n := count(d, "select[name=column]"); n != 3 {
		t.Error("columns to choose: ", n)
	}
	d.Click("form[action$='/drop'] button")
	if !strings.Contains(d.Text("main"), "取り込むのをやめました") {
		t.Error("not dropped")
	}
}

// TestTheColumnsOfAnotherProductAreToldInWords reads a file in the layout of freee.
func TestTheColumnsOfAnotherProductAreToldInWords(t *testing.T) {
	d := browser.Desk(t)
	who, _ := numbers(t)
	sends(d, "freee.csv", "従業員番号,氏名,所定労働時間（分）,法定内残業時間（分）,時間外労働時間（分）,"+
		"深夜労働時間（分）,総労働日数,集計開始日,集計終了日\n"+who+",鈴木,9600,120,600,90,20,,\n")
	d.Type("f-month", "2026-12")
	d.Press("Ctrl+s")
	if text := d.Text("main"); !strings.Contains(text, "freee人事労務の書式として読みました。列の意味は、") {
		t.Error("the product is not named: ", text)
	}
	d.Click("details:has(form[action$='/columns']) summary")
	d.Here("import-product")
	words := browser.Value[string](d.Page,
		`[...document.querySelectorAll("select[name=column]")].map(s => [...s.options].
		map(o => o.text).join("\n")).join("\n")`)
	if !strings.Contains(words, "所定時間（分）") || strings.ContainsAny(words, "@+") ||
		raw.MatchString(words) {
		t.Error("the meanings are not in words: ", words)
	}
	chosen := browser.Value[string](d.Page,
		`[...document.querySelectorAll("select[name=column]")].
		map(s => s.selectedOptions[0].text).join()`)
	if strings.Contains(","+chosen+",", ",,") || !strings.Contains(chosen, "社員番号,（使わない）,所定時間") {
		t.Error("the columns mean: ", chosen)
	}
}
