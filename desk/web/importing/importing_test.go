package importing_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"

	"romukura/desk/sample"
	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// choose puts a file into the form, as dropping it there does.
func choose(d *browser.Office, name string, data []byte) {
	browser.Value[bool](d.Page, fmt.Sprintf(`(() => { const all = new DataTransfer();
		all.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q));
		document.getElementById("f-file").files = all.files; return true })()`,
		base64.StdEncoding.EncodeToString(data), name))
}

func pick(d *browser.Office, field, value string) {
	browser.Value[bool](d.Page, fmt.Sprintf(
		`document.getElementById("f-%s").value = %q, true`, field, value))
}

// roster is the file with which the sample's first client begins, with one person's address changed
// and one who is new.
func roster(t *testing.T) []byte {
	t.Helper()
	for _, f := range sample.Files(string(browser.Assigned)) {
		if f.Kind == "persons" {
			return f.Data
		}
	}
	t.Fatal("the sample has no register")
	return nil
}

// TestAFileIsTakenInAndTakenBack walks the whole way by mouse and by keyboard.
func TestAFileIsTakenInAndTakenBack(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "import")
	d.Screen("import-normal", at)
	d.Walk()
	d.Go(at)
	d.Press("Ctrl+s")
	d.Here("import-no-file")

	choose(d, "名簿.csv", []byte("社員番号,氏名,生年月日\n9901,\U00020BB7田　一郎,昭和55年4月2日\n"+
		"9902,髙橋,1999/02/31\n"))
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	d.Here("import-faults")
	text := d.Text("main")
	if !strings.Contains(text, "取込を止める") || strings.Contains(text, "取り込む\na") {
		t.Error("a file with faults can be taken in: ", text)
	}
	d.Click("form[action$='/drop'] button")

	choose(d, "新しい名簿.csv", []byte("社員番号,氏名,カナ,生年月日,入社日,性別,備考\n"+
		"9901,\U00020BB7田　一郎,ヨシダ　イチロウ,昭和55年4月2日,令和8年11月1日,男,=1+1\n"))
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	d.Here("import-new")
	before := d.Text("main")
	if !strings.Contains(before, "\U00020BB7田") {
		t.Fatal("not shown: ", before)
	}
	if !strings.Contains(before, "まだ何も変えていません") {
		t.Fatal("it does not say that nothing was changed: ", before)
	}
	d.Press("a")
	d.Here("import-agree")
	d.Press("Enter")
	d.Here("import-done")
	if !strings.Contains(d.Text("main"), "取り込みました") {
		t.Fatal("not taken in: ", d.Text("main"))
	}
	d.Go(d.ClientPath(browser.Assigned, "register"))
	if !strings.Contains(d.Text("main"), "\U00020BB7田") {
		t.Error("the new person is not in the register")
	}
	d.Go(at)
	d.Click(".list tbody a")
	d.Press("u")
	d.Here("import-undone")
	d.Go(d.ClientPath(browser.Assigned, "register"))
	if strings.Contains(d.Text("main"), "\U00020BB7田") {
		t.Error("the import was not taken back")
	}
}

// TestTheSameFileAgainAndWhatStandsOnIt sends a file that was taken in long ago, and takes one back
// on which later work stands.
func TestTheSameFileAgainAndWhatStandsOnIt(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "import")
	d.Go(at)
	choose(d, "名簿 もう一度.csv", roster(t))
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	d.Here("import-same")
	d.Go(at)
	d.Click(".list tbody tr:last-child a")
	d.Press("u")
	d.Here("import-not-undone")
	if !strings.Contains(d.Text("main"), "元に戻せませんでした") {
		t.Error("the first import was taken back: ", d.Text("main"))
	}
}

// TestColumnsThatNobodyKnowsAreGivenAMeaning maps a file by hand, and finds the mapping remembered.
func TestColumnsThatNobodyKnowsAreGivenAMeaning(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "import")
	d.Go(at)
	file := "管理No,おなまえ,よみ,うまれ,はいった日\n9903,辻　花子,ツジ　ハナコ,2001/02/28,2026/11/01\n"
	choose(d, "独自.csv", []byte(file))
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	d.Here("import-unknown")
	for i, meaning := range []string{"number", "name", "kana", "born", "hired"} {
		browser.Value[bool](d.Page, fmt.Sprintf(
			`document.querySelectorAll("select[name=column]")[%d].value = %q, true`, i, meaning))
	}
	d.Click("form[action$='/columns'] button")
	d.Here("import-mapped")
	if !strings.Contains(d.Text("main"), "辻") {
		t.Fatal("not read: ", d.Text("main"))
	}
	d.Press("a")
	d.Press("Enter")
	d.Go(at)
	choose(d, "独自2.csv", []byte(strings.ReplaceAll(file, "辻　花子", "辻　華子")))
	pick(d, "kind", "persons")
	d.Press("Ctrl+s")
	if text := d.Text("main"); !strings.Contains(text, "華子") {
		t.Error("the mapping was not remembered: ", text)
	}
	d.Size(browser.Small)
	d.Here("import-1280")
}
