package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/pension"
)

// staffPhrase is the passphrase of the member who joins.
const staffPhrase = goodPhrase

// law runs a verb on the tables of law as a process of its own.
func (d *desktop) law(want int, words ...string) string {
	d.t.Helper()
	defer dated.Take(nil)
	return d.do(want, append([]string{"law"}, words...)...)
}

// saysAll fails where an answer lacks a word.
func saysAll(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("the answer does not say %s:\n%s", word, text)
		}
	}
}

// as runs the work as another member of the office.
func (d *desktop) as(phrase string, work func()) {
	d.t.Helper()
	owner, err := os.ReadFile(d.path("phrase"))
	if err != nil {
		d.t.Fatal(err)
	}
	defer d.file("phrase", string(owner))
	d.file("phrase", phrase)
	work()
}

// joined admits a member of the staff, who takes part with another passphrase.
func (d *desktop) joined(role string) {
	d.t.Helper()
	var made struct{ File, Fingerprint string }
	d.as(staffPhrase, func() {
		out := d.do(0, "book", "member", "apply", "--name", "見本　花子", "--json", "--out",
			d.path("apply.json"))
		if err := json.Unmarshal([]byte(out), &made); err != nil {
			d.t.Fatal(err)
		}
	})
	d.do(0, "book", "member", "admit", "--name", "見本　花子", "--role", role, made.File,
		"--fingerprint", made.Fingerprint)
}

func newRate(t *testing.T, d *desktop) string {
	t.Helper()
	text := strings.NewReplacer("unknown [unverified]", "2026-08-20").Replace(
		rateTable(t, "2026-09-01").Text)
	return d.file("2026-09-01.tsv", text)
}

func TestALawTableIsLookedAtTakenInConfirmedByAnotherAndWithdrawn(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	d := begun(t)
	d.change(func(b *book.Book) {
		guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
		if _, err := guide.Run(); err != nil {
			t.Fatal(err)
		}
	})
	d.joined("staff")
	file := newRate(t, d)
	take := []string{"take", "--table", "pension/rate", file}
	own := func(verb string, more ...string) []string {
		return append([]string{verb, "--table", "pension/rate", "--day", "2026-09-01"}, more...)
	}
	d.as(staffPhrase, func() { saysAll(t, d.law(1, take...), "管理者だけが行えます") })
	was := rateOf(t, "2026-09")
	dry := d.law(0, take...)
	saysAll(t, dry, "厚生年金保険料率", "18.3%", "18.5%", "→", "金額が変わる人", "ひかりソフト", "−", "試しです",
		"比べました")
	if rate := rateOf(t, "2026-09"); rate != was {
		t.Error("a table acts that was only looked at: ", rate)
	}
	saysAll(t, d.law(1, own("confirm")...), "取り込んだ2026-09-01からの表はありません")
	saysAll(t, d.law(0, append(take, "--apply")...), "別の人が確認するまで暫定です", "law confirm")
	saysAll(t, d.law(1, take...), "もう取り込んであります")
	saysAll(t, d.law(0, "list", "--find", "厚生年金保険料率"), "暫定（確認待ち）", "事務所で取り込んだ表")
	saysAll(t, d.law(1, own("confirm", "--apply")...), "自分では確認できません")
	d.as(staffPhrase, func() {
		saysAll(t, d.law(0, own("confirm")...), "18.5%", "まだ何も変えていません")
		saysAll(t, d.law(0, own("confirm", "--apply")...), "見本　花子", "が確認。")
		saysAll(t, d.law(1, own("confirm", "--apply")...), "もう確認されています")
		saysAll(t, d.law(1, own("withdraw")...), "管理者だけが行えます")
	})
	saysAll(t, d.law(0, "show", "--table", "pension/rate"), "事務所で確認済み", "以前の表", "見本　花子")
	saysAll(t, d.law(0, own("withdraw")...), "まだ何も変えていません")
	saysAll(t, d.law(0, "list"), "事務所で確認済み")
	saysAll(t, d.law(0, own("withdraw", "--apply")...), "が取り下げ。")
	saysAll(t, d.law(1, own("withdraw", "--apply")...), "もう取り下げられています")
	saysAll(t, d.law(0, "show", "--table", "pension/rate"), "取り下げ済み")
	saysAll(t, d.law(0, append(take, "--apply")...), "別の人が確認するまで暫定です")
	d.do(0, "book", "verify")
}

// rateOf is the rate of a month in this process.
func rateOf(t *testing.T, month string) string {
	t.Helper()
	m, err := caldate.ParseMonth(month)
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := pension.RatesFor(m)
	if err != nil {
		t.Fatal(err)
	}
	return r.Rate().String()
}

func TestAFileThatIsNoLawTableIsRefusedWithEverythingThatIsWrong(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	d := begun(t)
	bad := d.file("2027.tsv", "# source: 見本\nrate\tx\n1\t2\n3\n")
	saysAll(t, d.law(1, "take", "--table", "pension/rate", "--apply", bad), "名前が施行日になっていません",
		"published", "holds-through", "4行目", "取り込みません")
	text := rateTable(t, "2027-03-01").Text
	saysAll(t, d.law(1, "take", "--table", "pension/rate", d.file("2027-03-01.tsv", text)),
		"公表日が日付ではありません")
	hidden := d.law(1, "take", "--table", "pension/rate", d.file("2027-03-01.tsv",
		text+"# "+myNumber+"\n"))
	saysAll(t, hidden, "個人番号")
	if strings.Contains(hidden, myNumber) {
		t.Error("the number is told")
	}
	saysAll(t, d.law(1, "take", "--table", "pension/none", bad), "law list")
	saysAll(t, d.law(0, "list", "--find", "そのような表はない"), "ある表はありません")
	saysAll(t, d.law(0, "list"), "健康保険料率", "要確認", "地域別最低賃金")
	if text := d.law(0, "list", "--json"); strings.Contains(text, "事務所で取り込んだ表") {
		t.Error("something was taken in: ", text)
	}
}

func TestAnAuditorConfirmsNoTable(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	d := begun(t)
	d.joined("auditor")
	d.law(0, "take", "--table", "pension/rate", "--apply", newRate(t, d))
	d.as(staffPhrase, func() {
		d.law(1, "confirm", "--table", "pension/rate", "--day", "2026-09-01", "--apply")
	})
	saysAll(t, d.law(0, "list"), "暫定（確認待ち）")
}
