package folder_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/sample"
	"romukura/edge/folder"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/office"
	"romukura/trade/payroll"
)

// In a child of the test binary these name the folder and what to do with it.
const (
	childDir  = "FOLDER_TEST_DIR"
	childWork = "FOLDER_TEST_WORK"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		os.Exit(child(dir, os.Getenv(childWork)))
	}
	os.Exit(m.Run())
}

// child holds the folder until it is killed, or saves one version after another.
func child(dir, work string) int {
	s, err := folder.Open(dir)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("open")
	if work == "hold" {
		time.Sleep(time.Minute)
	}
	for n := 1; ; n++ {
		if err := s.Save(version(n)); err != nil {
			fmt.Println(err)
			return 1
		}
		if n == 1 {
			fmt.Println("saved")
		}
	}
}

// version is a book whose every part says the same number.
func version(n int) *book.Book {
	c := &book.Client{Profile: sample.Clients()[0]}
	for i := range 300 {
		c.Employees = append(c.Employees, employee.Employee{ID: employee.ID(strconv.Itoa(i)),
			Number: strconv.Itoa(n), Names: history.From(caldate.Must("2020-04-01"),
				employee.Name{Full: "𠮷田　辻󠄀子", Kana: "ヨシダ　ツジコ"})})
	}
	return &book.Book{Office: office.Office{ID: "office", Name: "髙橋事務所"},
		Clients: []*book.Client{c}}
}

func start(t *testing.T, dir, work string) (*exec.Cmd, io.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir, childWork+"="+work)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd, out
}

func await(t *testing.T, out io.Reader, word string) {
	t.Helper()
	var seen []byte
	for piece := make([]byte, 64); !bytes.Contains(seen, []byte(word)); {
		n, err := out.Read(piece)
		seen = append(seen, piece[:n]...)
		if err != nil {
			t.Fatalf("the child said %q: %v", seen, err)
		}
	}
}

func open(t *testing.T, dir string) *folder.Store {
	t.Helper()
	s, err := folder.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// saved makes a folder with a book in it and gives it back closed.
func saved(t *testing.T, b *book.Book) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "[帳簿]")
	s := open(t, dir)
	if err := errors.Join(s.Save(b), s.Close()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func load(t *testing.T, dir string) (*book.Book, error) {
	t.Helper()
	s := open(t, dir)
	b, err := s.Load()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return b, err
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEverythingComesBack(t *testing.T) {
	b := version(7)
	b.Office.Serials = map[string]int{"00000007": 41}
	for _, profile := range sample.Clients()[1:] {
		b.Clients = append(b.Clients, &book.Client{Profile: profile})
	}
	c := b.Clients[0]
	day := caldate.Must("2026-10-31")
	c.Runs = []payroll.Run{{Group: "all", Kind: payroll.MonthlyPay, Month: day.Month(), PayDay: day,
		Slips: []payroll.Slip{{Employee: "1", Gross: 300_000}},
		Close: payroll.Close{ComputedBy: "甲", ApprovedBy: "乙"}}}
	c.Cases = []filing.Case{{ID: "loss/honten/1/2026-11-01", Day: day, State: filing.Ready}}
	c.Files = []book.File{{Path: "a", Data: []byte{0x82, 0xa0, 0xff, 0}, Serial: 3}}
	c.Decided = []caldate.Month{day.Month()}
	c.Carries = []payroll.Carry{{Employee: "1", Of: day.Month(), Amount: -5_000}}
	dir := saved(t, b)
	got, err := load(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range b.Clients {
		if found := got.ClientByID(want.Profile.ID); found == nil ||
			encoded(t, found) != encoded(t, want) {
			t.Errorf("client %s came back otherwise", want.Profile.ID)
		}
	}
	if encoded(t, got.Office) != encoded(t, b.Office) {
		t.Error("the office came back otherwise")
	}
	info, err := os.Stat(filepath.Join(dir, "office.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("office.json is readable by others: %v %v", info.Mode(), err)
	}
}

func TestEmptyFolderIsAnEmptyBook(t *testing.T) {
	b, err := load(t, filepath.Join(t.TempDir(), "new"))
	if err != nil || len(b.Clients) != 0 || b.Office.ID != "" {
		t.Errorf("%v %v", b, err)
	}
}

func TestSecondProgramIsToldWhoHoldsIt(t *testing.T) {
	dir := t.TempDir()
	cmd, out := start(t, dir, "hold")
	await(t, out, "open")
	_, err := folder.Open(dir)
	var held *folder.HeldError
	if !errors.As(err, &held) || held.PID != cmd.Process.Pid {
		t.Fatalf("%v, want held by %d", err, cmd.Process.Pid)
	}
	if !strings.Contains(err.Error(), strconv.Itoa(held.PID)) {
		t.Errorf("%v does not tell the process", err)
	}
	// After a kill the folder is free, though its lock file is still there.
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if err := open(t, dir).Close(); err != nil {
		t.Error(err)
	}
}

func TestSameProgramTwice(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var held *folder.HeldError
	if _, err := folder.Open(dir); !errors.As(err, &held) {
		t.Errorf("opened twice: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := open(t, dir).Close(); err != nil {
		t.Error(err)
	}
}

// A lock from before a restart may name a process that is another one now.
func TestLockOfBeforeARestart(t *testing.T) {
	dir := t.TempDir()
	for _, left := range []string{"", "1", "not a number"} {
		if err := os.WriteFile(filepath.Join(dir, "lock"), []byte(left), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := open(t, dir).Close(); err != nil {
			t.Errorf("%q: %v", left, err)
		}
	}
}

// Whatever is wrong with a file is told with its name, and nothing in the folder changes.
func TestDamageIsNamed(t *testing.T) {
	client := filepath.Join("clients", "sakura.json")
	for _, c := range []struct {
		name, file string
		harm       func(data []byte) []byte
	}{
		{"torn", client, func(d []byte) []byte { return d[:len(d)/2] }},
		{"empty", client, func([]byte) []byte { return nil }},
		{"zeros", client, func(d []byte) []byte { return make([]byte, len(d)) }},
		{"two together", client, func(d []byte) []byte { return append(d, d...) }},
		{"another client", client, func(d []byte) []byte {
			return bytes.Replace(d, []byte(`"id": "sakura"`), []byte(`"id": "hikari"`), 1)
		}},
		{"torn office", "office.json", func(d []byte) []byte { return d[:len(d)-3] }},
		{"no office", "office.json", nil},
	} {
		dir := saved(t, version(1))
		path := filepath.Join(dir, c.file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if c.harm == nil {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, c.harm(data), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		before := contents(t, dir)
		_, err = load(t, dir)
		var damaged *folder.DamagedError
		if !errors.As(err, &damaged) || damaged.File != c.file {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !strings.Contains(err.Error(), c.file) || strings.Contains(err.Error(), "𠮷田") {
			t.Errorf("%s: %v", c.name, err)
		}
		if contents(t, dir) != before {
			t.Errorf("%s: the folder changed", c.name)
		}
	}
}

func TestNewerFormatIsLeftAlone(t *testing.T) {
	dir := saved(t, version(1))
	data := []byte(`{"format": 2, "office": ["something new"]}`)
	if err := os.WriteFile(filepath.Join(dir, "office.json"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	_, err := load(t, dir)
	var newer *folder.NewerError
	if !errors.As(err, &newer) || newer.Format != 2 || contents(t, dir) != before {
		t.Error(err)
	}
}

// contents are all files of a folder but the lock.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "lock" {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprintln(&all, path, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestOnlyChangesAreWritten(t *testing.T) {
	dir := saved(t, version(1))
	s := open(t, dir)
	defer func() { _ = s.Close() }()
	b, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "clients", "sakura.json")
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Save(b); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Error("a client that did not change was written")
	}
}

// A kill in the middle of saving leaves the version before or the one after, never one torn.
func TestKillWhileSaving(t *testing.T) {
	dir := t.TempDir()
	for round := range 12 {
		cmd, out := start(t, dir, "save")
		await(t, out, "saved")
		time.Sleep(time.Duration(round*3700) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		b, err := load(t, dir)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		people := b.Clients[0].Employees
		if len(b.Clients) != 1 || len(people) != 300 {
			t.Fatalf("round %d: %d people", round, len(people))
		}
		for i := range people {
			if people[i].Number != people[0].Number {
				t.Fatalf("round %d: two versions in one file", round)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "clients", ".new-*")); len(left) > 0 {
			t.Errorf("round %d: %v is left", round, left)
		}
	}
}
