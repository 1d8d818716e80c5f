package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"romukura/edge/sqlite"
	"romukura/record"
)

// noon is the clock of the tests.
func noon() time.Time { return time.Date(2026, 11, 2, 3, 0, 0, 0, time.UTC) }

// call runs the program and gives its exit code and what it printed.
func call(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, &o, &e, noon)
	return code, o.String(), e.String()
}

func TestEveryVerbExplainsItselfInJapanese(t *testing.T) {
	for _, args := range [][]string{{}, {"--help"}, {"demo", "--help"}, {"client", "--help"},
		{"client", "add", "--help"}, {"import", "--help"}, {"undo", "--help"}, {"month", "--help"},
		{"bonus", "--help"}, {"decide", "--help"}, {"file", "--help"}, {"file", "check", "--help"},
		{"file", "owed", "--help"}, {"file", "make", "--help"}, {"file", "done", "--help"},
		{"explain", "--help"}, {"law", "--help"}, {"law", "list", "--help"}, {"law", "show", "--help"},
		{"law", "take", "--help"}, {"law", "confirm", "--help"}, {"law", "withdraw", "--help"},
		{"golden", "--help"}, {"book", "--help"}, {"book", "create", "--help"},
		{"book", "unlock", "--help"}, {"book", "drill", "--help"}, {"book", "passphrase", "--help"},
		{"book", "device", "--help"}, {"book", "log", "--help"}, {"book", "conflicts", "--help"},
		{"book", "settle", "--help"}, {"book", "undo", "--help"}, {"book", "verify", "--help"},
		{"book", "member", "--help"}, {"book", "member", "list", "--help"},
		{"book", "member", "apply", "--help"}, {"book", "member", "admit", "--help"},
		{"book", "member", "assign", "--help"},
		{"book", "breached", "--help"}, {"book", "member", "remove", "--help"}} {
		code, out, _ := call(args...)
		if code != 0 || !strings.Contains(out, "使い方: romukura") || !strings.Contains(out, "終了コード") {
			t.Errorf("%v: exit %d\n%s", args, code, out)
		}
		for _, english := range []string{"Usage:", "Flags:", "Show context", "${"} {
			if strings.Contains(out, english) {
				t.Errorf("%v: help says %q", args, english)
			}
		}
	}
}

func TestWrongWordsAreAnsweredInJapaneseAndDoNothing(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{
		{"fly"}, {"month", "--wing"}, {"month", "--client", "x"}, {"golden"},
	} {
		code, _, errs := call(args...)
		if code != 2 || !strings.Contains(errs, "--help") {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
	code, _, errs := call("month", "--book", filepath.Join(dir, "none"), "--client", "nobody",
		"--month", "2026-10")
	if code != 1 || !strings.Contains(errs, "帳簿") {
		t.Errorf("a book that is not there: %d %s", code, errs)
	}
}

// digest is a hash of every file below a folder.
func digest(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	all := map[string][32]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheDemoDoesTheWholeJobAndTwiceChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	code, out, errs := call("demo", "--out", dir)
	if code != 0 {
		t.Fatalf("exit %d\n%s\n%s", code, out, errs)
	}
	for _, want := range []string{"さくら食堂", "たかはし建設", "ひかりソフト", "みどり会",
		"人の判断を待つこと", "index.html", "なぜこの金額か"} {
		if !strings.Contains(out, want) {
			t.Errorf("the screen does not say %q\n%s", want, out)
		}
	}
	before, rows := digest(t, dir), counts(t, dir)
	for _, name := range []string{"index.html", "hikari/2026-10/給与明細.pdf", "hikari/2026-10/振込データ.txt",
		"hikari/2026-10-賞与/給与明細.pdf", "sakura/法定帳簿/賃金台帳.pdf", "復旧シート.pdf"} {
		if _, ok := before[name]; !ok {
			t.Errorf("%s was not written", name)
		}
	}
	if !strings.Contains(out, "帳簿は封印されています") {
		t.Error("the screen does not say that the book is sealed")
	}
	if code, out, errs := call("demo", "--out", dir); code != 0 {
		t.Fatalf("again: exit %d\n%s\n%s", code, out, errs)
	}
	after := digest(t, dir)
	for name, sum := range after {
		// The log of the book goes on, and what this device remembers of it; no record does.
		book := strings.HasPrefix(name, "帳簿.romukura") || strings.HasPrefix(name, "端末")
		if before[name] != sum && !book {
			t.Errorf("%s changed when the demo ran again", name)
		}
	}
	now := counts(t, dir)
	if now.Leaves <= rows.Leaves {
		t.Error("the log does not tell of the second run")
	}
	if now.Leaves = rows.Leaves; len(before) != len(after) || now != rows {
		t.Errorf("%d files before, %d after; %+v, then %+v", len(before), len(after), rows, now)
	}
	checkFiles(t, dir)
	explainOne(t, dir)
	verifyOne(t, dir)
}

// counts are the rows of the demo's book.
func counts(t *testing.T, dir string) (c record.Counts) {
	t.Helper()
	e, err := sqlite.Open(filepath.Join(dir, "帳簿.romukura"), sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	err = e.View(t.Context(), func(r record.Reader) (err error) {
		c, err = r.Counts(t.Context())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sealedIn are the words that unlock the demo's book.
func sealedIn(dir string) []string {
	return []string{"--book", filepath.Join(dir, "帳簿.romukura"), "--device", filepath.Join(dir, "端末"),
		"--passphrase-file", filepath.Join(dir, "パスフレーズ.txt")}
}

func verifyOne(t *testing.T, dir string) {
	t.Helper()
	code, out, errs := call(append([]string{"book", "verify"}, sealedIn(dir)...)...)
	if code != 0 || !strings.Contains(out, "異常はありません") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}

// checkFiles validates every official file of the demo with the program's own check.
func checkFiles(t *testing.T, dir string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "*", "届出", "*", "SHFD0006.CSV"))
	if len(files) < 4 {
		t.Errorf("only %d official files", len(files))
	}
	for _, name := range files {
		if code, out, errs := call("file", "check", "--day", "2026-11-02", name); code != 0 {
			t.Errorf("%s: exit %d\n%s%s", name, code, out, errs)
		}
	}
}

func explainOne(t *testing.T, dir string) {
	t.Helper()
	code, out, errs := call(append([]string{"explain", "--client", "hikari", "--month", "2026-10",
		"--employee", "3013", "--json"}, sealedIn(dir)...)...)
	if code != 0 {
		t.Fatalf("exit %d %s", code, errs)
	}
	var lines []explained
	if err := json.Unmarshal([]byte(out), &lines); err == nil && len(lines) == 0 {
		t.Error("nothing was explained")
	}
	for _, want := range []string{"健保法", "標準報酬", "law/health/tables/rate", "source"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the explanation", want)
		}
	}
}
