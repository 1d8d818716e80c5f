package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"romukura/desk/sample"
)

// TestAnImportIsToldInTheWordsOfTheScreen changes what is recorded of a person and adds another:
// dry run, taken in, listed and taken back, without a key of a record.
func TestAnImportIsToldInTheWordsOfTheScreen(t *testing.T) {
	d := ready(t)
	roster := sample.Files("sakura")[0]
	words := func(day, file string, more ...string) []string {
		return append([]string{"import", "--client", "sakura", "--kind", "persons", "--day", day, "--by",
			"例示　太郎", file}, more...)
	}
	d.do(0, words(roster.From.String(), d.file("persons.csv", string(roster.Data)), "--apply")...)
	lines := strings.SplitN(string(roster.Data), "\n", 3)
	number, _, _ := strings.Cut(lines[1], ",")
	file := d.file("changed.csv", "社員番号,氏名,生年月日,入社日,基本給,職種,雇用形態,備考\n"+
		number+",,,,312000,調理と配膳,,\n9901,架空　一郎,1990/04/02,2026/10/01,200000,販売,正社員,\n")
	dry := d.do(0, words("2026-10-01", file)...)
	plain(t, dry)
	for _, want := range []string{"2行目  " + number + " ", "変更", "契約（令和8年10月1日から）",
		"312,000円", "→", "3行目  9901 架空　一郎  新規", "平成2年4月2日", "正社員",
		"従業員（名簿）: 2行を読みました。変わる記録は2件です。", "試しです"} {
		if !strings.Contains(dry, want) {
			t.Errorf("the dry run does not say %s:\n%s", want, dry)
		}
	}
	aligned(t, dry)
	applied := d.do(0, words("2026-10-01", file, "--apply")...)
	if !strings.Contains(applied, "312,000円") || !strings.Contains(applied, "取り込みました") {
		t.Error(applied)
	}
	list := d.do(0, "undo", "--client", "sakura")
	for _, want := range []string{"2026年11月2日 12時00分  従業員（名簿）  changed.csv", "取込済み"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not say %s:\n%s", want, list)
		}
	}
	plain(t, list)
	last := list[strings.LastIndex(strings.TrimSpace(list), "\n")+1:]
	undone := d.do(0, "undo", "--client", "sakura", strings.Fields(last)[0])
	plain(t, undone)
	for _, want := range []string{"312,000円   →  300,000円", "変更を取消し", "9901 架空　一郎  新規の登録を取消し",
		"元に戻しました: changed.csv（従業員（名簿）、2件の記録）"} {
		if !strings.Contains(undone, want) {
			t.Errorf("the undo does not say %s:\n%s", want, undone)
		}
	}
	if list := d.do(0, "undo", "--client", "sakura"); !strings.Contains(list, "取消し済み") {
		t.Error(list)
	}
}

// plain holds that no key or internal word of a record is told.
func plain(t *testing.T, text string) {
	t.Helper()
	for _, key := range []string{"persons ", "contracts", "amounts", "base", "regular", "weekly",
		"確度", "T03:00"} {
		if strings.Contains(text, key) {
			t.Errorf("%q is told:\n%s", key, text)
		}
	}
}

// aligned holds that fields of one thing that changes have their arrows under one another.
func aligned(t *testing.T, text string) {
	t.Helper()
	at, seen := -1, 0
	for line := range strings.Lines(text) {
		before, _, arrow := strings.Cut(line, "  →")
		switch {
		case !arrow:
			at = -1
		case at >= 0 && widthOf(before) != at:
			t.Errorf("not aligned: %s", line)
		default:
			at, seen = widthOf(before), seen+1
		}
	}
	if seen < 2 {
		t.Errorf("fewer than two fields that change:\n%s", text)
	}
}

func TestWhatMayBeAMyNumberIsNotToldOfAnImport(t *testing.T) {
	d := ready(t)
	file := d.file("persons.csv", "社員番号,氏名,生年月日,入社日,部署\n9901,架空　一郎,1990/04/02,"+
		"2026/10/01,"+myNumber+"\n")
	code, out, errs := call(append([]string{"import", "--client", "sakura", "--day", "2026-10-01",
		file}, d.keys()...)...)
	if strings.Contains(out+errs, myNumber) {
		t.Errorf("exit %d, the number is told", code)
	}
	if hidden := strings.Contains(out, "表示しません"); code == 0 && !hidden {
		t.Errorf("taken, and nothing is told of it:\n%s", out)
	}
}

func TestColumnsStandUnderOneAnother(t *testing.T) {
	got := columns("  ", [][]string{{"基本給", "", "1"}, {"a", "", "ﾊﾝｶｸ"}})
	if want := "  基本給  1\n  a       ﾊﾝｶｸ\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	got = columns("", [][]string{{"氏名", "差"}, {"辻\U000E0100", "−12"}, {"一郎", "+1,234"}})
	if want := "氏名      差\n辻\U000E0100       −12\n一郎  +1,234\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// TestNoKeyOfARecordIsToldOfTheSample shows every file of the sample as a dry run.
func TestNoKeyOfARecordIsToldOfTheSample(t *testing.T) {
	key := regexp.MustCompile(`(?m)^ {6,}[a-z_]+(\s|$)`)
	d := ready(t)
	for _, f := range sample.Files("sakura") {
		words := []string{"import", "--client", "sakura", "--kind", f.Kind, "--by", "例示　太郎",
			d.file("file", string(f.Data))}
		if !f.From.IsZero() {
			words = append(words, "--day", f.From.String())
		}
		if !f.Month.IsZero() {
			words = append(words, "--month", f.Month.String())
		}
		code, out, _ := call(append(append(words, "--apply"), d.keys()...)...)
		if found := key.FindString(out); found != "" || code != 0 {
			t.Errorf("%s: exit %d, %q\n%s", f.Name, code, found, out)
		}
		_ = os.Remove(d.path("file"))
	}
}
