package access_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

func TestTheRecordOfAccess(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/board")
	d.Screen("O10-normal", "/o/access")
	body := d.Text("main")
	for _, word := range []string{"見本　管理", "開錠", "書込み：", "この端末", "控え番号"} {
		if !strings.Contains(body, word) {
			t.Errorf("the log does not say %s: %s", word, body)
		}
	}
	if focus := d.Walk(); len(focus) < 15 {
		t.Error("little can be reached: ", focus)
	}
	d.Screen("O10-empty", "/o/access?period=2026-01")
	d.Go("/o/access")
	d.Press("v")
	d.Until("!!document.querySelector('.note.done')")
	d.Here("O10-verified")
	if text := d.Text(".note.done"); !regexp.MustCompile(`異常はありません。取扱記録 [1-9]`).MatchString(text) {
		t.Error("what was verified is not said: ", text)
	}
	d.Size(browser.Small)
	d.Here("O10-1280")
	d.Size(browser.Wide)

	client := string(d.ClientPath("sakura"))
	ref := client[strings.LastIndex(client, "/")+1:]
	d.Screen("O10-client", browser.Path("/o/access?client="+ref))
	if cells := d.Text("tbody"); !strings.Contains(cells, "さくら") || strings.Contains(cells, "ひかり") {
		t.Error("rows of another client, or none of this one: ", cells)
	}
	d.Screen("O10-people", d.ClientPath("sakura", "access"))
	d.Click("tbody a")
	d.Here("O10-person")
	if !strings.Contains(d.Text("tbody"), "書込み：") {
		t.Error("who wrote the person's records is not told: ", d.Text("tbody"))
	}
	if !regexp.MustCompile(`^/o/k/[0-9a-f]{32}/access/[0-9a-f]{32}$`).MatchString(d.Path()) {
		t.Error("the address says more than it may: ", d.Path())
	}
}

func TestEachCounterLeadsToSoManyEntries(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/access")
	counts := browser.Value[[][2]string](d.Page, `[...document.querySelectorAll(".counts a")].map(a =>
		[a.querySelector("b").innerText, a.getAttribute("href")])`)
	if len(counts) < 6 {
		t.Fatal(counts)
	}
	for _, c := range counts {
		d.Go(browser.Path(c[1]))
		if c[0] == "0" {
			if !strings.Contains(d.Text("main"), "この条件に合う記録はありません") {
				t.Error(c[1], ": rows although none was counted")
			}
			continue
		}
		if where := d.Text("nav.line"); !strings.HasPrefix(where, c[0]+"件") {
			t.Errorf("%s: %s counted, listed: %s", c[1], c[0], where)
		}
	}
}

func TestAnAuditorReadsTheLogAndNoClient(t *testing.T) {
	d := browser.Desk(t, browser.Auditor)
	d.Screen("O10-auditor", "/o/access")
	body := d.Text("main")
	if strings.Contains(body, "さくら") || !strings.Contains(body, "見本　職員") {
		t.Error("an auditor sees clients, or no members: ", body)
	}
	d.Clock.Turn(6 * time.Minute)
	d.Click("form[action='/o/access/csv'] button")
	if !strings.Contains(d.Text("h1"), "ご本人の確認") {
		t.Error("the log leaves without a second look at who asks: ", d.Text("h1"))
	}
}

func TestALogThatWasTamperedWithIsToldWhereAndWhatToDo(t *testing.T) {
	dir := browser.Keep(t)
	db, err := sql.Open("sqlite", filepath.Join(dir, "book.romukura"))
	if err != nil {
		t.Fatal(err)
	}
	for _, trigger := range []string{"leaf_stays", "leaf_kept"} {
		if _, err := db.Exec("DROP TRIGGER IF EXISTS " + trigger); err != nil {
			t.Fatal(err)
		}
	}
	result, err := db.Exec(`UPDATE log_leaf
		SET leaf = CAST(replace(CAST(leaf AS TEXT), '"count":', '"count":9') AS BLOB)
		WHERE seq = (SELECT min(seq) FROM log_leaf
			WHERE CAST(leaf AS TEXT) LIKE '%"action":"open"%"count":%')`)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := result.RowsAffected(); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := browser.Serve(t, dir)
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Go("/o/access")
	d.Click("form[action='/o/access/verify'] button")
	d.Until("!!document.querySelector('.note.bad')")
	d.Here("O10-error")
	if text := d.Text(".note.bad"); !regexp.MustCompile(`取扱記録 \d+番から先`).MatchString(text) ||
		!strings.Contains(text, "次にすること") {
		t.Error("where and what to do is not said: ", text)
	}
}

func TestAPrintedPageCarriesTheCheckpoint(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/access")
	code := regexp.MustCompile(`\d+(-\d{4}){6}`)
	if shown := browser.Value[bool](d.Page,
		"getComputedStyle(document.querySelector('.printed')).display !== 'none'"); shown {
		t.Error("the foot of printouts stands on the screen")
	}
	d.Media("print")
	d.Picture("O10-print")
	printed := code.FindString(d.Text(".printed"))
	if printed == "" || !strings.Contains(d.Text("dl.facts:not(dialog dl)"), printed) {
		t.Errorf("the printed code %q is not that of the log", printed)
	}
}
