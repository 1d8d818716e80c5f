package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/desk/sample"
	"romukura/record"
)

// desktop is a folder with a book that is ready for work, and what unlocks it.
type desktop struct {
	t    *testing.T
	dir  string
	code []byte
}

func (d *desktop) path(name string) string { return filepath.Join(d.dir, name) }

func (d *desktop) file(name, text string) string {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return d.path(name)
}

// keys are the flags that name book, device and passphrase.
func (d *desktop) keys() []string {
	return []string{"--book", d.path("book.romukura"), "--device", d.path("device"),
		"--passphrase-file", d.path("phrase")}
}

// do runs a verb on the book and expects an exit code.
func (d *desktop) do(want int, words ...string) string {
	d.t.Helper()
	code, out, errs := call(append(words, d.keys()...)...)
	if code != want {
		d.t.Fatalf("%v: exit %d, want %d\n%s\n%s", words, code, want, out, errs)
	}
	return out + errs
}

const goodPhrase = "fjord-quiver-lozenge-78-tapir"

func created(t *testing.T) *desktop {
	t.Helper()
	d := &desktop{t: t, dir: t.TempDir()}
	d.file("phrase", goodPhrase+"\nwhat follows is no part of it\n")
	d.do(0, "book", "create", "--owner", "例示　太郎", "--office", "見本事務所",
		"--sheet", d.path("sheet.pdf"))
	return d
}

// ready is a book in whose office the drill was passed and a client is registered. The words of the
// demo's sheet are not shown anywhere, so the book is the demo's way of beginning one.
func ready(t *testing.T) *desktop {
	t.Helper()
	d := begun(t)
	setup, err := json.Marshal(setup{Client: sample.Clients()[0]})
	if err != nil {
		t.Fatal(err)
	}
	d.do(0, "client", "add", d.file("setup.json", string(setup)))
	return d
}

// begun is a book in whose office the drill was passed, without a client.
func begun(t *testing.T) *desktop {
	t.Helper()
	d := &desktop{t: t, dir: t.TempDir()}
	cmd := demoCmd{Out: d.dir}
	k := cmd.keeping()
	err := cmd.begin(&desk{ctx: t.Context(), now: noon, json: true}, k)
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{k.Book: "book.romukura", k.Device: "device",
		k.Phrase: "phrase"} {
		if err := os.Rename(from, d.path(to)); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func TestABookBeginsWithASheetAndADrill(t *testing.T) {
	d := created(t)
	data, err := os.ReadFile(d.path("sheet.pdf"))
	if err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Error("no sheet", err)
	}
	if text := d.do(0, "book", "unlock"); !strings.Contains(text, "訓練はまだ") {
		t.Error(text)
	}
	setup, _ := json.Marshal(setup{Client: sample.Clients()[0]})
	name := d.file("setup.json", string(setup))
	if text := d.do(1, "client", "add", name); !strings.Contains(text, "訓練") ||
		strings.Contains(text, "登録しました") {
		t.Errorf("data was taken in before the drill: %s", text)
	}
	for words, want := range map[string]string{
		"abcde fghij":                          "言葉",
		strings.Repeat("zzzzz ", 12) + "zzzzz": "言葉",
	} {
		text := d.do(1, "book", "drill", "--words-file", d.file("words", words))
		if !strings.Contains(text, want) {
			t.Errorf("wrong words: %s", text)
		}
	}
	for _, bad := range []string{"short", "社労夢2023!", "Sharou-mu2023", "例示太郎例示太郎例示太郎"} {
		other := &desktop{t: t, dir: t.TempDir()}
		other.file("phrase", bad)
		text := other.do(1, "book", "create", "--owner", "例示　太郎")
		if _, err := os.Stat(other.path("book.romukura")); err == nil || strings.Contains(text, bad) {
			t.Errorf("%q: a book was made, or the passphrase was repeated", bad)
		}
	}
}

func TestAnOldCopyPutBackIsNoticed(t *testing.T) {
	d := ready(t)
	old, err := os.ReadFile(d.path("book.romukura"))
	if err != nil {
		t.Fatal(err)
	}
	d.do(0, "client", "list")
	d.file("book.romukura", string(old))
	if text := d.do(1, "client", "list"); !strings.Contains(text, "古い控え") {
		t.Errorf("an old copy: %s", text)
	}
	if now, _ := os.ReadFile(d.path("book.romukura")); string(now) != string(old) {
		t.Error("the old copy was changed")
	}
}

func TestAnImportIsTakenBackAsAWhole(t *testing.T) {
	d := ready(t)
	f := sample.Files("sakura")[0]
	name := d.file("persons.csv", string(f.Data))
	words := []string{"import", "--client", "sakura", "--kind", f.Kind, "--day", f.From.String(),
		"--apply", name}
	if text := d.do(0, words...); !strings.Contains(text, "取り込みました") {
		t.Fatal(text)
	}
	if text := d.do(0, words...); !strings.Contains(text, "すでに取り込んで") {
		t.Error(text)
	}
	raise := d.file("raise.csv", "社員番号,基本給\n1001,333000\n")
	text := d.do(0, "import", "--client", "sakura", "--day", "2026-12-01", raise)
	for _, want := range []string{"2行目  1001 鈴木　恵  変更（1項目）", "契約（令和8年12月1日から）",
		"基本給  300,000円  →  333,000円", "--apply"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	if text := d.do(0, "undo", "--client", "sakura"); !strings.Contains(text, "従業員（名簿）") {
		t.Error(text)
	}
	var all []batch
	if err := json.Unmarshal([]byte(d.do(0, "book", "log", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	last := all[len(all)-1]
	if last.Act != record.Import || last.By == "" {
		t.Fatalf("%+v", last)
	}
	d.do(0, "book", "undo", last.ID)
	if text := d.do(0, "client", "list"); !strings.Contains(text, "0人") {
		t.Error(text)
	}
	if text := d.do(1, "book", "undo", last.ID); !strings.Contains(text, "先にこちら") {
		t.Errorf("taken back twice: %s", text)
	}
	if text := d.do(0, words...); !strings.Contains(text, "取り込みました") {
		t.Errorf("taken in again: %s", text)
	}
	d.do(0, "book", "verify")
}

func TestMembersComeAndGo(t *testing.T) {
	d := ready(t)
	owner, err := os.ReadFile(d.path("phrase"))
	if err != nil {
		t.Fatal(err)
	}
	d.file("phrase", goodPhrase)
	var made struct{ File, Fingerprint string }
	out := d.do(0, "book", "member", "apply", "--name", "見本　花子", "--json",
		"--out", d.path("apply.json"))
	if err := json.Unmarshal([]byte(out), &made); err != nil {
		t.Fatal(err)
	}
	d.file("phrase", string(owner))
	admit := []string{"book", "member", "admit", "--name", "見本　花子", "--clients", "sakura",
		made.File, "--fingerprint"}
	text := d.do(1, append(admit, "00000 11111 22222 33333 44444 55555")...)
	if !strings.Contains(text, "指紋") {
		t.Errorf("a wrong fingerprint: %s", text)
	}
	d.do(0, append(admit, made.Fingerprint)...)
	var members []memberLine
	out = d.do(0, "book", "member", "list", "--json")
	if err := json.Unmarshal([]byte(out), &members); err != nil {
		t.Fatal(err)
	}
	var staff memberLine
	for _, m := range members {
		if m.Role == "staff" {
			staff = m
		}
	}
	if staff.Name != "見本　花子" || len(staff.Clients) != 1 || staff.Clients[0] != "sakura" {
		t.Fatalf("%+v", members)
	}
	d.file("phrase", goodPhrase)
	if text := d.do(0, "client", "list"); !strings.Contains(text, "sakura") {
		t.Errorf("the staff member does not see the client: %s", text)
	}
	d.file("phrase", string(owner))
	d.do(0, "book", "member", "assign", staff.ID)
	d.file("phrase", goodPhrase)
	if text := d.do(0, "client", "list"); strings.Contains(text, "sakura") {
		t.Errorf("the client is not assigned any more: %s", text)
	}
	d.file("phrase", string(owner))
	d.do(0, "book", "verify")
	d.do(0, "book", "member", "remove", staff.ID)
	d.file("phrase", goodPhrase)
	d.do(1, "client", "list")
	d.file("phrase", string(owner))
	d.do(0, "book", "passphrase", "--new-passphrase-file", d.file("new", goodPhrase+"-again"))
	d.do(1, "book", "unlock")
	d.file("phrase", goodPhrase+"-again")
}
