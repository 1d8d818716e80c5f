package yearend_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/sealed"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/seal"
	"romukura/tools/browser"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// choose puts files into the field of the page.
func choose(d *browser.Office, files map[string]string) {
	text, err := json.Marshal(files)
	if err != nil {
		panic(err) // impossible: texts
	}
	browser.Value[bool](d.Page, fmt.Sprintf(`(() => { const all = new DataTransfer();
		for (const [name, text] of Object.entries(%s)) all.items.add(new File([text], name));
		document.getElementById("f-files").files = all.files; return true })()`, text))
}

// standing is how somebody stands at the end, with what December pays.
type standing struct {
	State settlement.State
	Due   yen.Amount
	Net   yen.Amount
}

func standingOf(t testing.TB, c *book.Client, b season.Board) map[string]standing {
	t.Helper()
	all := map[string]standing{}
	for i := range b.Rows {
		x := standing{State: b.Rows[i].State, Due: b.Rows[i].Due}
		e := c.EmployeeByNumber(b.Rows[i].Number)
		for j := range c.Runs {
			r := &c.Runs[j]
			if slip := r.SlipOf(e.ID); slip != nil && r.Kind == payroll.MonthlyPay &&
				r.Month.String() == "2026-12" {
				x.Net = slip.Net
			}
		}
		all[b.Rows[i].Number] = x
	}
	return all
}

// kept is the client as a book in a folder holds it.
func kept(t testing.TB, m *member.Desk) *book.Client {
	t.Helper()
	phrase := browser.Rules.Read([]byte(browser.Phrase(browser.Owner)))
	keys, err := m.Unlock(t.Context(), seal.ID{}, member.With{Passphrase: phrase})
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Lock(t.Context())
	b, err := sealed.New(sealed.Desk{Engine: m.Engine, Session: keys, Now: time.Now}).Load(t.Context(),
		software)
	if err != nil {
		t.Fatal(err)
	}
	return b.ClientByID(software)
}

// commanded runs the same season by the command line on a copy of the office.
func commanded(t *testing.T, content *book.Book) *book.Client {
	t.Helper()
	dir := browser.KeepOf(t, content)
	program := filepath.Join(t.TempDir(), "romukura")
	if out, err := exec.Command("go", "build", "-o", program, "romukura/cmd/romukura").
		CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	phrase, files := filepath.Join(t.TempDir(), "phrase"), t.TempDir()
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(phrase, browser.Phrase(browser.Owner))
	for name, text := range answers() {
		write(filepath.Join(files, name), text)
	}
	run := func(verb string, words ...string) {
		all := append([]string{"settle", verb, "--client", string(software), "--year", "2026",
			"--book", filepath.Join(dir, "book.romukura"), "--device", filepath.Join(dir, "device"),
			"--passphrase-file", phrase}, words...)
		if out, err := exec.Command(program, all...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%.900s", verb, err, out)
		}
	}
	run("ask", "--on", "2026-11-02", "--due", "2026-11-20")
	run("import", "--on", "2026-11-02", "--apply", files)
	run("run", "--client-by", "見本　社長", "--office-by", "見本　管理", "--confirm", "--into",
		"2026-12")
	return kept(t, browser.Serve(t, dir).Member)
}

// TestASeasonThroughThePagesIsThatOfTheCommandLine asks, takes the answers in, computes, approves
// by two, puts the differences into December's pay and makes the papers, all by the pages;
// everybody stands as the command line has it.
func TestASeasonThroughThePagesIsThatOfTheCommandLine(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole season, twice, and the program to be built")
	}
	content := paidUp(t)
	d := open(t, content)
	d.Go(at(d))
	has(t, d, "まだ始めていません", "120 全員")
	d.Press("n")
	d.Type("f-due", "令和8年11月20日")
	d.Press("Ctrl+s")
	has(t, d, "依頼を記録しました", "元に戻す", "催促の文面")
	d.Go(at(d, "import"))
	choose(d, answers())
	d.Click("form[enctype] button[type=submit]")
	has(t, d, "まだ何も変えていません", "新しい提出 120人")
	d.Here("M3-plan")
	d.Press("Ctrl+s")
	has(t, d, "5ファイルを取り込みました")
	d.Here("M3-taken")
	d.Go(at(d, "import"))
	choose(d, answers())
	d.Click("form[enctype] button[type=submit]")
	has(t, d, "すでに取り込まれています", "このままでは取り込めません")
	d.Go(at(d))
	d.Press("c")
	d.Here("M3-compute-ask")
	d.Press("Enter")
	has(t, d, "120人を計算しました", "120 計算済み")
	d.Here("M3-computed")
	approved(t, d)
	d.Go(at(d, "pay"))
	d.Here("M3-pay")
	d.Press("Ctrl+s")
	has(t, d, "120人の過不足額を、令和8年12月の給与に入れました")
	d.Here("M3-moved")
	papers(t, d)

	mine, theirs := kept(t, d.Member), commanded(t, content)
	look := func(c *book.Client) map[string]standing {
		b, err := season.Look(c, season.Years{Now: c.Season(year)})
		if err != nil {
			t.Fatal(err)
		}
		if b.Counts[settlement.Approved] != 120 || b.Refund == 0 {
			t.Errorf("%v", b.Counts)
		}
		return standingOf(t, c, b)
	}
	if a, b := look(mine), look(theirs); !reflect.DeepEqual(a, b) {
		t.Errorf("by the pages %v, by the command line %v", a, b)
	}
}

// approved gives both approvals, after each thing for which they are refused.
func approved(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(at(d, "approve"))
	d.Here("M3-approve")
	d.Clock.Turn(6 * time.Minute) // since unlocking
	d.Click("form:has([value=office]) button[type=submit]")
	has(t, d, "ご本人の確認")
	d.Type("f-proof", browser.Phrase(browser.Owner))
	d.Press("Enter")
	has(t, d, "事務所として承認しました")
	d.Type("f-by", "見本 管理")
	d.Press("Enter")
	has(t, d, "二つの承認が同じ人です")
	d.Here("M3-approve-error")
	d.Type("f-by", "見本　社長")
	d.Press("Enter")
	has(t, d, "顧問先の承認を記録しました", "承認済み")
	d.Here("M3-approved")
}

// papers makes one paper, is refused a report for submission, and gets it after confirming.
func papers(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(at(d, "papers"))
	d.Here("M3-papers")
	has(t, d, "源泉徴収票（本人交付用）", "源泉徴収簿", "総括表", "法定調書合計表", "提出には使えません",
		"照合が済んでいない")
	made := browser.Value[[]string](d.Page, `(async () => { const all = [];
		for (const f of document.querySelectorAll("table form")) {
			const r = await fetch(f.action, {method: "POST", body: new URLSearchParams(new FormData(f))});
			const b = new Uint8Array(await r.arrayBuffer());
			all.push(r.status + " " + r.headers.get("Content-Type") + " " + (b.length > 500 ||
				r.headers.get("Content-Type").startsWith("text/csv") && b.length > 50));
		} return all })()`)
	if len(made) < 6 || strings.Count(strings.Join(made, "\n"), "200 application/pdf true") != 3 {
		t.Error(made)
	}
	for _, x := range made {
		if !strings.HasPrefix(x, "200 ") || !strings.HasSuffix(x, "true") {
			t.Error("a paper was not made: ", x)
		}
	}
	// One of the sample's people has a name that no municipality's system can write.
	has(t, d, "異体字セレクタ付きの文字")
	if d.Text("#f-checked + label") != "" {
		t.Error("a report that cannot be written is offered for submission")
	}
}

// submitted is refused a report for submission, and gets it after confirming the layout.
func submitted(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(at(d, "papers"))
	d.Click("form.stack:has(#f-checked) button[type=submit]")
	has(t, d, "提出用は作っていません")
	d.Here("M3-papers-error")
	status := browser.Value[string](d.Page, `(async () => {
		const f = document.querySelector("form.stack:has(#f-checked)");
		f.querySelector("#f-checked").checked = true;
		const r = await fetch(f.action, {method: "POST", body: new URLSearchParams(new FormData(f))});
		return r.status + r.headers.get("Content-Type") })()`)
	if !strings.HasPrefix(status, "200text/csv") {
		t.Error("the report for submission: ", status)
	}
}

// plainNames takes the selectors of variants out of the names, as the people agreed to.
func plainNames(c *book.Client) {
	for i := range c.Employees {
		for j := range c.Employees[i].Names {
			n := &c.Employees[i].Names[j].Value
			n.Full = strings.Map(func(r rune) rune {
				if r >= 0xE0100 && r <= 0xE01EF {
					return -1
				}
				return r
			}, n.Full)
		}
	}
}

// TestWhatPayHasSettledIsMarked closes December after the differences went into it.
func TestWhatPayHasSettledIsMarked(t *testing.T) {
	b := answered(t)
	c := b.ClientByID(software)
	plainNames(c)
	s := c.Season(year)
	on := caldate.Must("2026-12-20")
	if err := season.Settle(c, s, settlement.Act{By: "甲", On: on}); err != nil {
		t.Fatal(err)
	}
	_, err := season.Approve(c, s, season.Approvals{
		Client: settlement.Approval{Act: settlement.Act{By: "乙", On: on}},
		Office: settlement.Approval{Act: settlement.Act{By: "丙", On: on}, Provisional: true}})
	if err != nil {
		t.Fatal(err)
	}
	december := caldate.MustMonth("2026-12")
	if moved, _ := season.IntoPay(c, s, december); len(moved) != 117 {
		t.Fatal(len(moved))
	}
	for _, g := range c.Profile.Groups {
		run := c.Run(g.Code, payroll.MonthlyPay, december)
		run.Close.Confirmed = []string{"見本"}
		if f := run.CloseBy(payroll.Signature{Computed: "甲", Approved: "乙", On: "x"}); f.Stops() {
			t.Fatal(f.Err())
		}
	}
	d := open(t, b)
	d.Go(at(d, "pay"))
	has(t, d, "117人は、精算した給与が確定しています", "まだ確定していない給与がありません")
	d.Here("M3-pay-ripe")
	d.Click("form[action$='/paid'] button")
	has(t, d, "精算済みにしました", "元に戻す")
	d.Go("/o/season?view=paid")
	has(t, d, "117 精算済み", "ひかりソフト")
	d.Here("M3-office-paid")
	person(d, "3001")
	d.Here("M3-person-paid")
	submitted(t, d)
}

// TestProvisionalValuesAreConfirmedByWhoApproves has one person computed by values that nobody has
// confirmed.
func TestProvisionalValuesAreConfirmedByWhoApproves(t *testing.T) {
	b := answered(t)
	c := b.ClientByID(software)
	s := c.Season(year)
	on := caldate.Must("2026-11-02")
	if err := season.Settle(c, s, settlement.Act{By: "甲", On: on}); err != nil {
		t.Fatal(err)
	}
	s.Person(c.EmployeeByNumber("3001").ID).Last().Result.Standing = dated.Provisional
	d := open(t, b)
	d.Go(at(d, "approve"))
	office := "form:has([value=office]) button[type=submit]"
	d.Click(office)
	has(t, d, "暫定の）税制の値で計算しています", "117人が承認を待っています")
	d.Here("M3-approve-provisional")
	d.Click("#f-confirm")
	d.Click(office)
	has(t, d, "事務所として承認しました")
}
