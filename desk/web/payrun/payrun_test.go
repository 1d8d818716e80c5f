package payrun_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/record/log"
	"romukura/tools/browser"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// toured is the sample office after the tour, made once and copied for each test.
var toured = func() func(t *testing.T) *book.Book {
	var text []byte
	return func(t *testing.T) *book.Book {
		t.Helper()
		if text == nil {
			b := &book.Book{}
			_, err := (&tour.Guide{Book: b, Now: "2026-11-02T00:00:00Z"}).Run()
			if err == nil {
				text, err = json.Marshal(b)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		b := &book.Book{}
		if err := json.Unmarshal(text, b); err != nil {
			t.Fatal(err)
		}
		return b
	}
}()

var november = payday.Ordered{Group: "all", Kind: payroll.MonthlyPay,
	Month: caldate.MustMonth("2026-11")}

// computer is who computed the runs of the tests: nobody who unlocks.
var computer = payday.Hand{Member: "m", Name: "見本　計算", On: "2026-11-02T01:00:00Z"}

// fed has the restaurant's September attendance come again for its November pay, with something for
// every group: three amounts without a reason, somebody without attendance, somebody without a day
// of birth.
func fed(t *testing.T) *book.Book {
	t.Helper()
	b := toured(t)
	c := b.ClientByID(browser.Assigned)
	period, err := november.Period(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range slices.Clone(c.Attendance) {
		if m.Through == caldate.Must("2026-09-30") {
			m.From, m.Through, m.Days = period.From, period.Through, nil
			c.Attendance = append(c.Attendance, m)
		}
	}
	c.Attendance = slices.DeleteFunc(c.Attendance, func(m attendance.Month) bool {
		return m.Employee == c.Employees[3].ID && m.Through == period.Through &&
			c.Employees[3].Contracts[0].Value.Kind != employee.Monthly
	})
	for i := range 3 {
		c.Entered = append(c.Entered, payroll.Entered{Employee: c.Employees[i].ID, Group: "all",
			Month: november.Month, Item: "commute", Amount: 12_345})
	}
	c.Employees[5].Born = caldate.Date{}
	return b
}

// paid is the same with November computed by somebody else.
func paid(t *testing.T) *book.Book {
	t.Helper()
	b := fed(t)
	if _, err := payday.Compute(b.ClientByID(browser.Assigned), november, computer); err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t testing.TB, b *book.Book) *browser.Office {
	t.Helper()
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	return d
}

func pay(d *browser.Office, rest ...string) browser.Path {
	return d.ClientPath(browser.Assigned, append([]string{"pay"}, rest...)...)
}

// has looks for words on the page.
func has(t *testing.T, d *browser.Office, css string, words ...string) {
	t.Helper()
	text := d.Text(css)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in %.300q", d.Path(), w, text)
		}
	}
}

func TestEveryScreenOfARun(t *testing.T) {
	d := open(t, paid(t))
	screens := map[string]browser.Path{
		"O4-runs": "/o/pay", "O4-list": pay(d), "O4-empty": pay(d, "all", "2026-12"),
		"O4-normal":     pay(d, "all", "2026-11"),
		"O4-explained":  pay(d, "all", "2026-11?view=explained"),
		"O4-stuck":      pay(d, "all", "2026-11?view=stuck"),
		"O4-all":        pay(d, "all", "2026-11?view=all"),
		"O4-excluded":   pay(d, "all", "2026-11?view=excluded"),
		"O4-compute":    pay(d, "all", "2026-11", "compute"),
		"O4-entry":      pay(d, "all", "2026-11", "entry"),
		"O4-approve":    pay(d, "all", "2026-11", "approve"),
		"O4-closed":     pay(d, "all", "2026-10", "approve"),
		"O4-draft":      pay(d, "all", "2026-11", "publish"),
		"O4-publish":    pay(d, "all", "2026-10", "publish"),
		"O4-transfer":   pay(d, "all", "2026-10", "transfer"),
		"O4-filings":    pay(d, "all", "2026-10", "filings"),
		"O4-entryshut":  pay(d, "all", "2026-10", "entry"),
		"O4-first":      pay(d, "all", "2026-04?view=explained"),
		"O4-nobonus":    d.ClientPath(browser.Assigned, "bonus"),
		"O4-bonuses":    d.ClientPath(browser.Foreign, "bonus"),
		"O4-bonus":      d.ClientPath(browser.Foreign, "bonus", "staff", "2026-10-09"),
		"O4-bonusentry": d.ClientPath(browser.Foreign, "bonus", "staff", "2026-10-09", "entry"),
	}
	for _, w := range []struct {
		size browser.Window
		name string
	}{{browser.Wide, ""}, {browser.Small, "-1280"}} {
		d.Size(w.size)
		for name, path := range screens {
			d.Screen(name+w.name, path)
		}
	}
	d.Size(browser.Wide)
	d.Go(screens["O4-stuck"])
	d.Click("table tbody a")
	d.Here("O4-person-stuck")
	d.Go(screens["O4-normal"])
	d.Click("table tbody a")
	d.Here("O4-person")
	has(t, d, "main", "通勤手当", "12,345", "健康保険料", "差引支給")
	d.Press("e")
	d.Here("O4-line")
	d.Walk()
	for _, path := range []string{"O4-normal", "O4-approve", "O4-runs", "O4-publish"} {
		d.Go(screens[path])
		d.Walk()
	}
}

func TestReasonBesideTheFigureByKeys(t *testing.T) {
	d := open(t, paid(t))
	d.Go(pay(d, "all", "2026-11?view=explained"))
	d.Press("j", "j", "w")
	d.Here("O5-pane")
	has(t, d, "#pane", "雇用保険", "根拠", "前回", "もし変えたら")
	if at := browser.Value[string](d.Page, "document.activeElement.id"); at != "why-title" {
		t.Errorf("the focus is on %q", at)
	}
	d.Press("Esc")
	if !browser.Value[bool](d.Page, "!!document.activeElement.closest('tr[data-at] .figure')") {
		t.Error("Esc does not lead back to the figure")
	}
	if strings.Contains(d.Text("#pane"), "根拠:") {
		t.Error("the pane still shows the reason")
	}
}

// TestTheWayOfARunByKeys judges what has to be judged, closes the run as a second person, publishes
// and makes the transfer file, without a mouse.
func TestTheWayOfARunByKeys(t *testing.T) {
	d := open(t, paid(t))
	d.Go(pay(d, "all", "2026-11"))
	d.Press("Ctrl+s") // nothing is marked, and there is no reason
	d.Here("O4-error")
	has(t, d, ".summary", "行が選ばれていません")
	d.Press("j", "x", "j", "j", "X", "r")
	d.Type("f-reason", "通勤経路の変更届を確かめた")
	d.Press("Ctrl+s")
	has(t, d, "main", "3件を確認済みにしました", "元に戻す")
	d.Go(pay(d, "all", "2026-11?view=stuck"))
	d.Press("j", "x", "j", "x", "r")
	d.Type("f-reason", "資料を待つ")
	d.Press("Ctrl+s")
	has(t, d, "main", "2名を次回に回しました")
	d.Press("n") // to the approval
	has(t, d, "main", "承認して確定する", "見本　計算")
	d.Clock.Turn(6 * time.Minute) // since unlocking
	d.Press("a")
	d.Here("O4-approve-ask")
	d.Press("Enter")
	d.Here("O4-step")
	d.Type("f-proof", browser.Phrase(browser.Owner))
	d.Press("Enter")
	has(t, d, "main", "承認し、確定しました", "見本　管理")
	d.Here("O4-approved")
	d.Press("n", "Ctrl+s")
	has(t, d, "main", "明細を公開済みにしました")
	d.Here("O4-published")
	d.Go(pay(d, "all", "2026-11", "entry"))
	has(t, d, "main", "確定しているため")
}

func TestWhoComputedIsToldToLeaveTheApproval(t *testing.T) {
	b := fed(t)
	c := b.ClientByID(browser.Assigned)
	c.Entered, c.Employees[5].Born = nil, caldate.Must("1990-01-01")
	d := open(t, b)
	d.Go(pay(d, "all", "2026-11", "compute"))
	d.Press("Ctrl+s")
	has(t, d, "main", "計算しました")
	d.Go(pay(d, "all", "2026-11", "approve"))
	has(t, d, "main", "計算した人は承認できません")
	if d.Text("#approve-title") != "" && strings.Contains(d.Text("main"), "承認して確定する\n") {
		t.Error("the approval is offered to who computed")
	}
	d.Here("O4-approve-self")
}

func TestTwoPeopleAtOneDifference(t *testing.T) {
	d := open(t, paid(t))
	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Unlock(browser.Owner)
	for _, o := range []*browser.Office{d, other} {
		o.Go(pay(d, "all", "2026-11"))
		o.Press("j", "x", "r")
	}
	d.Type("f-reason", "顧問先に電話で聞く")
	d.Click("[value=ask]")
	has(t, d, "main", "1件を、顧問先への確認待ちにしました", "顧問先に確認中", "顧問先に聞くことをコピー")
	d.Here("O4-asked")
	other.Type("f-reason", "給与の台帳と照らした")
	other.Press("Ctrl+s")
	has(t, other, "main", "ほかの人が先に変えました", "顧問先に電話で聞く")
	other.Here("O4-conflict")
	typed := browser.Value[string](other.Page, "document.getElementById('f-reason').value")
	if typed != "給与の台帳と照らした" {
		t.Errorf("what was typed is lost: %q", typed)
	}
}

func TestAProvisionalValueIsConfirmedByName(t *testing.T) {
	b := fed(t)
	c := b.ClientByID(browser.Assigned)
	o := payday.Ordered{Group: "all", Kind: payroll.MonthlyPay, Month: caldate.MustMonth("2027-05")}
	period, err := o.Period(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range slices.Clone(c.Attendance) {
		if m.Through == caldate.Must("2026-09-30") {
			m.From, m.Through, m.Days = period.From, period.Through, nil
			c.Attendance = append(c.Attendance, m)
		}
	}
	if _, err := payday.Compute(c, o, computer); err != nil {
		t.Fatal(err)
	}
	d := open(t, b)
	d.Go(pay(d, "all", "2027-05", "approve"))
	has(t, d, "main", "暫定", "名前を残してください")
	d.Here("O4-provisional")
	d.Type("f-reason", "官報の告示を確かめた")
	d.Press("Enter")
	has(t, d, "main", "暫定値の確認を記録しました", "官報の告示を確かめた")
	if strings.Contains(d.Text("main"), "暫定値を確認した") {
		t.Error("it is asked for again")
	}
}

func TestADifferenceOfAClosedMonthIsCarried(t *testing.T) {
	b := toured(t)
	c := b.ClientByID(browser.Assigned)
	contracts := c.Employees[0].Contracts
	contracts[len(contracts)-1].Value.Amounts["base"] += 10_000
	d := open(t, b)
	d.Go(pay(d, "all", "2026-10", "compute"))
	d.Here("O4-carry")
	has(t, d, "main", "再計算との差額", "+10,")
	d.Press("r")
	d.Type("f-reason", "10月にさかのぼる昇給")
	d.Press("Ctrl+s")
	has(t, d, "main", "1名の差額を、次の給与に載せます", "差額はありません")
	d.Here("O4-carried")
}

func TestReopeningWantsTheClientsNameAndAReason(t *testing.T) {
	d := open(t, paid(t))
	d.Go(pay(d, "all", "2026-10", "approve"))
	d.Click("[data-open=reopen]")
	d.Here("O4-reopen")
	d.Type("f-reason", "振込口座の誤り")
	d.Type("f-client", "ほかの会社")
	d.Press("Enter")
	d.Here("O4-reopen-error")
	has(t, d, "main", "顧問先の名前が一致しません")
	d.Type("f-client", "株式会社さくら食堂")
	d.Press("Enter")
	has(t, d, "main", "確定を解除しました", "振込口座の誤り")
}

func TestTheSheetByKeys(t *testing.T) {
	d := open(t, paid(t))
	d.Go(pay(d, "all", "2026-11", "entry"))
	browser.Value[bool](d.Page, "document.querySelector('.grid td').focus(), true")
	d.Press(kb.ArrowRight, "2", "0", ".", "5", "Enter", kb.F2)
	if !browser.Value[bool](d.Page, "!!document.querySelector('.grid input.cell')") {
		t.Fatal("F2 does not edit")
	}
	d.Press("Esc")
	at := browser.Value[string](d.Page, "document.activeElement.parentNode.sectionRowIndex + '.' + "+
		"document.activeElement.cellIndex")
	if at != "1.2" {
		t.Errorf("the cell is %s, not the one below", at)
	}
	paste(d, "18\\t2\\n17\\tx\\n16\\t1.5")
	has(t, d, "#unsaved", "未保存 7件")
	d.Here("O4-entry-typed")
	time.Sleep(time.Second) // kept at the desk
	d.Go(pay(d, "all", "2026-11"))
	d.Go(pay(d, "all", "2026-11", "entry"))
	has(t, d, "#unsaved", "未保存 7件")
	d.Press("Ctrl+s")
	d.Here("O4-entry-error")
	has(t, d, ".summary", "日数として読めません", "1003")
	browser.Value[bool](d.Page, "document.querySelector('.grid [aria-invalid]').focus(), true")
	d.Press("2", "Enter", "Ctrl+s")
	has(t, d, "main", "7件を保存しました", "元に戻す")
	d.Go(pay(d, "all", "2026-11"))
	has(t, d, "main", "計算した後に", "計算し直す")
	d.Here("O4-stale")
	d.Go(pay(d, "all", "2026-11", "entry"))
	d.Walk()
}

// paste puts text where the focus is, as Ctrl+V does from a spreadsheet.
func paste(d *browser.Office, text string) {
	browser.Value[bool](d.Page, `(() => { const data = new DataTransfer();
		data.setData("text/plain", "`+text+`"); return document.activeElement.dispatchEvent(
		new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})) || true
		})()`)
}

func TestTwoPeopleInOneSheet(t *testing.T) {
	d := open(t, paid(t))
	at := pay(d, "all", "2026-11", "entry")
	d.Go(at)
	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Unlock(browser.Owner)
	other.Go(at)
	for _, o := range []*browser.Office{other, d} {
		browser.Value[bool](o.Page, "document.querySelector('.grid td').focus(), true")
	}
	other.Press("1", "2", "Enter", "Ctrl+s")
	has(t, other, "main", "1件を保存しました")
	d.Press("1", "3", "Enter", "Ctrl+s")
	has(t, d, ".summary", "ほかの人が先に変えています", "「12」")
	d.Here("O4-entry-conflict")
	d.Press("Ctrl+s") // with both before the eyes
	has(t, d, "main", "1件を保存しました")
}

func TestWhatLeavesTheDeskIsToldFirst(t *testing.T) {
	d := open(t, paid(t))
	d.Go(pay(d, "all", "2026-10", "transfer"))
	d.Clock.Turn(6 * time.Minute)
	d.Click("form[action$='/transfer'] button")
	d.Type("f-proof", browser.Phrase(browser.Owner))
	d.Press("Enter")
	d.Go(pay(d, "all", "2026-10", "transfer"))
	has(t, d, "main", "前に作成", "36件")
	const fetched = `fetch(location.pathname.replace("transfer", "print/slips"), {method: "POST"})
		.then(r => r.status + r.headers.get("content-type"))`
	if got := browser.Value[string](d.Page, fetched); got != "200application/pdf" {
		t.Errorf("the slips: %s", got)
	}
	told := map[log.Action]int64{}
	err := d.Member.Engine.View(t.Context(), func(r record.Reader) error {
		return log.Each(t.Context(), r, d.Member.Device.Replica(), func(e log.Entry) error {
			if e.Purpose == "transfer" || e.Purpose == "pay" {
				told[e.Action] += e.Count
			}
			return nil
		})
	})
	if err != nil || told[log.Export] != 36 || told[log.Print] != 36 {
		t.Errorf("the log tells of %v: %v", told, err)
	}
}

func TestABonusFromTheFirstEntry(t *testing.T) {
	d := open(t, paid(t))
	d.Go(d.ClientPath(browser.Assigned, "bonus"))
	d.Type("f-day", "十二月")
	d.Press("Enter")
	d.Here("O4-bonus-error")
	has(t, d, ".summary", "支払日が日付として読めません")
	d.Type("f-day", "R8.12.10")
	d.Press("Enter")
	has(t, d, "main", "賞与額")
	browser.Value[bool](d.Page, "document.querySelector('.grid td').focus(), true")
	paste(d, "300,000\\n200000")
	d.Press("Ctrl+s", "n", "Ctrl+s")
	has(t, d, "main", "2名を計算し")
	d.Here("O4-bonus-computed")
}
