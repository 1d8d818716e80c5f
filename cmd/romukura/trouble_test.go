package main

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"romukura/desk/sample"
	"romukura/edge/sqlite"
	"romukura/record"
)

// What every answer to trouble says: that something is as it was, and what to do.
var (
	saysSafe = regexp.MustCompile(
		`変わっていません|変えていません|取り込んでいません|残っています|残し|何も書いていません`)
	saysNext = regexp.MustCompile(`てください`)
)

// program runs the program as users do, and gives what it said to them.
func (d *desktop) program(want int, words ...string) string {
	d.t.Helper()
	c := exec.CommandContext(d.t.Context(), built(d.t), words...)
	if len(words) > 1 && words[0]+words[1] != "bookopen" {
		c.Args = append(c.Args, d.keys()...)
	}
	c.Dir = d.dir
	c.Env = []string{"HOME=" + d.dir, "PATH=" + os.Getenv("PATH")}
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	_ = c.Run()
	if code := c.ProcessState.ExitCode(); code != want {
		d.t.Fatalf("%v: exit %d, want %d\n%s%s", words, code, want, &out, &errs)
	}
	return out.String() + errs.String()
}

// copied is the same folder once more, to break.
func (d *desktop) copied(t *testing.T) *desktop {
	t.Helper()
	other := &desktop{t: t, dir: t.TempDir()}
	if err := os.CopyFS(other.dir, os.DirFS(d.dir)); err != nil {
		t.Fatal(err)
	}
	return other
}

// read is a file of the folder.
func (d *desktop) read(name string) string {
	d.t.Helper()
	data, err := os.ReadFile(d.path(name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// records are all versions of the book, with their batches and sealed bytes. The log is left out:
// it tells of whoever tried.
func (d *desktop) records() string {
	d.t.Helper()
	e, err := sqlite.Open(d.path("book.romukura"), sqlite.Options{ReadOnly: true})
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	var all strings.Builder
	err = e.View(d.t.Context(), func(r record.Reader) error {
		return r.Batches(d.t.Context(), -1, func(b *record.Batch) error {
			all.Write(b.Root[:])
			return r.InBatch(d.t.Context(), b.ID, func(v *record.Version) error {
				all.Write(v.Hash[:])
				all.Write(v.Sealed)
				return nil
			})
		})
	})
	if err != nil || all.Len() == 0 {
		d.t.Fatal("the book cannot be compared", err)
	}
	return all.String()
}

// statement changes the database of the book behind the program's back.
func (d *desktop) statement(text string) {
	d.t.Helper()
	db, err := sql.Open("sqlite", d.path("book.romukura"))
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := db.Exec(text); err != nil {
		d.t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// repacked writes a bundle again with another text in its manifest.
func (d *desktop) repacked(name, from, to string) {
	d.t.Helper()
	z, err := zip.OpenReader(d.path(name))
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	var out bytes.Buffer
	w, found := zip.NewWriter(&out), false
	for _, part := range z.File {
		in, err := part.Open()
		if err != nil {
			d.t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			d.t.Fatal(err)
		}
		found = found || bytes.Contains(data, []byte(from))
		data = bytes.Replace(data, []byte(from), []byte(to), 1)
		body, err := w.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Store})
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := body.Write(data); err != nil {
			d.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !found {
		d.t.Fatal("the manifest does not say it", err)
	}
	d.file(name, out.String())
}

// blank are the words of a secret of nothing but zeros, in order and with the right check word.
var blank = strings.Repeat("babab ", 16) + "vogaj"

// troubles are what users meet. Each is a folder in which something is wrong, a verb, and what the
// answer names. What is told in the log leaves all records as they were; else not a byte changes.
var troubles = []struct {
	name   string
	begin  func(*desktop)
	verb   string
	says   string
	logged bool
}{
	{"another passphrase", func(d *desktop) { d.file("phrase", "another passphrase altogether") },
		"client list", "パスフレーズ", true},
	{"words that are no words", func(d *desktop) { d.file("words", "abcde fghij") },
		"book drill --words-file words", "言葉に", false},
	{"words out of order", func(d *desktop) { d.file("words", blank[6:]+" babab") },
		"book drill --words-file words", "並び", false},
	{"words of another sheet", func(d *desktop) { d.file("words", blank) },
		"book drill --words-file words", "違います", true},
	{"a device that does not know the office", func(d *desktop) { _ = os.RemoveAll(d.path("device")) },
		"client list", "端末の合言葉", false},
	{"a device of a newer program", func(d *desktop) {
		d.file("device/device.json", `{"format":99,"replica":"","secret":""}`)
	}, "client list", "新しい版", false},
	{"a foreign bundle", func(d *desktop) {}, "book bring foreign.bundle", "別の事務所", true},
	{"no bundle", func(d *desktop) { d.file("foreign.bundle", "拝啓 秋も深まってまいりました。") },
		"book bring foreign.bundle", "控えではありません", true},
	{"no bundle to open", func(d *desktop) { d.file("foreign.bundle", "拝啓 秋も深まってまいりました。") },
		"book open foreign.bundle --to new.romukura", "控えではありません", false},
	{"a bundle of a newer program", func(d *desktop) {
		d.repacked("own.bundle", "romukura bundle 1", "romukura bundle 2")
	}, "book open own.bundle --to new.romukura", "新しい版", false},
	{"a bundle with another manifest", func(d *desktop) {
		d.repacked("own.bundle", `"made":"20`, `"made":"19`)
	}, "book open own.bundle --to new.romukura", "署名", false},
	{"half a bundle", func(d *desktop) {
		whole := d.read("own.bundle")
		d.file("own.bundle", whole[:len(whole)/2])
	}, "book open own.bundle --to new.romukura", "途中で切れて", false},
	{"a book in the place of the new one", func(d *desktop) { d.file("new.romukura", "") },
		"book open own.bundle --to new.romukura", "同じ名前", false},
	{"a book of a newer program", func(d *desktop) {
		d.statement(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	}, "client list", "新しい版のプログラム", false},
	{"half a book", func(d *desktop) {
		whole := d.read("book.romukura")
		d.file("book.romukura", whole[:len(whole)/2])
	}, "client list", "途中で切れて", false},
	{"nothing where the book was", func(d *desktop) { d.file("book.romukura", "") },
		"client list", "労務蔵の帳簿ではありません", false},
	{"a spreadsheet", func(d *desktop) { d.file("book.romukura", "PK\x03\x04"+blank+blank) },
		"client list", "労務蔵の帳簿ではありません", false},
	{"a book of another office", func(d *desktop) {
		d.file("book.romukura", d.read("foreign.romukura"))
	}, "client list", "事務所", false},
	{"an older copy", func(d *desktop) { d.file("book.romukura", d.read("older.romukura")) },
		"client list", "古い控え", false},
}

// troubled is a folder with a book and what the troubles need: a bundle of it, an older copy, and
// book and bundle of another office.
func troubled(t *testing.T) *desktop {
	t.Helper()
	other, d := ready(t), ready(t)
	other.do(0, "book", "export", other.path("own.bundle"))
	d.file("foreign.bundle", other.read("own.bundle"))
	d.file("foreign.romukura", other.read("book.romukura"))
	d.file("older.romukura", d.read("book.romukura"))
	d.do(0, "book", "export", d.path("own.bundle"))
	return d
}

func TestTroubleIsToldAndLeavesTheBookAsItIs(t *testing.T) {
	built(t)
	whole := troubled(t)
	for _, x := range troubles {
		t.Run(x.name, func(t *testing.T) {
			d := whole.copied(t)
			x.begin(d)
			records, before := "", digest(t, d.dir)
			if x.logged {
				records = d.records()
			}
			text := d.program(1, strings.Fields(x.verb)...)
			if !strings.Contains(text, x.says) || !saysSafe.MatchString(text) ||
				!saysNext.MatchString(text) {
				t.Errorf("it does not say what is wrong, what is safe and what to do: %s", text)
			}
			if strings.Contains(text, "altogether") || strings.Contains(text, "babab") {
				t.Error("it repeats a secret")
			}
			after := digest(t, d.dir)
			if x.logged {
				if d.records() != records {
					t.Error("records changed")
				}
				before["book.romukura"] = after["book.romukura"]
				before["device/device.json"] = after["device/device.json"]
			}
			delete(after, "book.romukura.lock")
			delete(before, "book.romukura.lock")
			for name := range after {
				if before[name] != after[name] {
					t.Errorf("%s changed, or is new", name)
				}
			}
			if len(before) != len(after) {
				t.Error("a file is gone")
			}
		})
	}
}

func TestABookThatAnotherProgramHoldsIsLeftAlone(t *testing.T) {
	d := ready(t)
	held, err := sqlite.Open(d.path("book.romukura"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	before := d.read("book.romukura")
	text := d.program(1, "client", "list")
	if !strings.Contains(text, "別のプログラム") || !saysSafe.MatchString(text) ||
		!saysNext.MatchString(text) {
		t.Error(text)
	}
	if d.read("book.romukura") != before {
		t.Error("the book changed")
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	d.program(0, "client", "list")
}

// TestAClockSetBackIsToldAndNothingComesOutOfOrder writes with a clock far ahead, then with ours.
func TestAClockSetBackIsToldAndNothingComesOutOfOrder(t *testing.T) {
	built(t)
	d := ready(t)
	ahead := func() time.Time { return time.Date(2099, 1, 2, 3, 4, 5, 0, time.UTC) }
	var out bytes.Buffer
	f := sample.Files("sakura")[0]
	words := append([]string{"import", "--client", "sakura", "--kind", f.Kind, "--day",
		f.From.String(), "--apply", d.file("persons.csv", string(f.Data))}, d.keys()...)
	if code := run(words, &out, &out, ahead); code != 0 {
		t.Fatal(out.String())
	}
	records := d.records()
	text := d.program(0, "client", "list")
	if !strings.Contains(text, "2099年1月2日") || !saysSafe.MatchString(text) ||
		!saysNext.MatchString(text) {
		t.Error(text)
	}
	if d.records() != records {
		t.Error("records changed")
	}
	var all []batch
	if err := json.Unmarshal([]byte(d.program(0, "book", "log", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	undone := all[len(all)-1]
	d.program(0, "book", "undo", undone.ID)
	if err := json.Unmarshal([]byte(d.program(0, "book", "log", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	if last := all[len(all)-1]; last.Undoes != undone.ID || last.At < undone.At {
		t.Errorf("%+v is not behind %+v", last, undone)
	}
	d.program(0, "book", "verify")
}
