package register_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/numbers"
	"romukura/desk/sealed"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/idnum"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/tools/browser"
	"romukura/trade/employee"
)

// digits is an invented number with a right check digit.
const digits = "983205673214"

// handler is an office whose owner handles My Numbers, and works beside the browser.
type handler struct {
	*browser.Served
	t      testing.TB
	store  numbers.Store
	client seal.ID
}

func handling(t testing.TB, b *book.Book) *handler {
	t.Helper()
	h := &handler{Served: browser.Serve(t, browser.KeepOf(t, b)), t: t}
	phrase := browser.Rules.Read([]byte(browser.Phrase(browser.Owner)))
	defer phrase.Wipe()
	keys, err := h.Member.Unlock(t.Context(), seal.ID{}, member.With{Passphrase: phrase})
	h.must(err)
	t.Cleanup(func() { keys.Lock(context.WithoutCancel(t.Context())) })
	right, _ := keys.Roster().Right(keys.Member())
	h.must(keys.Assign(t.Context(), keys.Member(), member.Duties{Role: right.Role, Numbers: true}))
	books := sealed.New(sealed.Desk{Engine: h.Member.Engine, Session: keys, Now: h.Clock.Now})
	c := b.ClientByID(browser.Assigned)
	if c == nil {
		c = b.Clients[0]
	}
	_, err = books.Load(t.Context(), c.Profile.ID)
	h.must(err)
	h.client, _ = books.ClientID(c.Profile.ID)
	h.store = numbers.Store{Engine: h.Member.Engine, Session: keys, Now: h.Clock.Now}
	return h
}

func (h *handler) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *handler) keep(person, holder string) *numbers.Card {
	h.t.Helper()
	n, err := idnum.ReadMyNumber(digits)
	h.must(err)
	c, err := h.store.Keep(h.t.Context(), h.client, numbers.New{Employee: person, Holder: holder,
		Number: n, Purposes: []numbers.Purpose{numbers.Social, numbers.Withholding}})
	h.must(err)
	return c
}

// open unlocks the office in a browser.
func (h *handler) open() *browser.Office {
	h.t.Helper()
	d := &browser.Office{Page: browser.Open(h.t, h.Address), Served: h.Served}
	d.Unlock(browser.Owner)
	return d
}

// uses counts the entries of the log that tell of a number that was shown.
func (h *handler) uses() (n int) {
	h.t.Helper()
	h.must(h.Member.Engine.View(h.t.Context(), func(r record.Reader) error {
		return r.Leaves(h.t.Context(), h.store.Session.Replica(), 0, func(_ int64, leaf []byte) error {
			if strings.Contains(string(leaf), `"`+string(log.Reveal)+`"`) {
				n++
			}
			return nil
		})
	}))
	return n
}

// dependents gives somebody two children who depend on them.
func dependents(e *employee.Employee) {
	e.Family = nil
	for i, name := range []string{"見本　一郎", "見本　二郎"} {
		born := caldate.Must("2015-04-01")
		e.Family = append(e.Family, employee.FamilyMember{
			ID:    employee.ID(fmt.Sprintf("%s-c%d", e.ID, i)),
			Names: history.From(born, employee.Name{Full: name, Kana: "ミホン　ジロウ"}),
			Born:  born, Relation: "child", Sex: employee.Male,
			Dependent: history.From(born, employee.DependentStatus{Dependent: true, Together: true})})
	}
}

func TestWhereMyNumbersStandAndWhoIsAnotherThanLastMonth(t *testing.T) {
	b := toured(t)
	all := b.ClientByID(browser.Assigned).Employees
	dependents(&all[0])
	all[2].Left, all[2].LeftReason = caldate.Must("2026-10-31"), employee.LeftOwnWill
	all[3].Left, all[3].LeftReason = caldate.Must("2015-03-31"), employee.LeftOwnWill
	turn(all[10:])
	h := handling(t, b)
	h.keep(all[0].Number, "")
	h.keep(all[0].Number, "見本　一郎")
	h.keep(all[1].Number, "")
	h.keep(all[2].Number, "")
	h.keep(all[3].Number, "")
	gone := h.keep(all[4].Number, "")
	_, err := h.store.Destroy(t.Context(), numbers.Order{Client: h.client, Card: gone.ID,
		Reason: "提出が済んだため"})
	h.must(err)
	d := h.open()
	d.Screen("O3-numbers", register(d)+"?view=all")
	for i, want := range []string{"保管・家族1/2", "保管", "廃棄 2034/01/10〜", "廃棄の時期", "廃棄済み",
		"未保管"} {
		got := browser.Value[string](d.Page, fmt.Sprintf(
			`[...document.querySelectorAll("#people tbody tr")].find(r => r.innerText.includes(%q))
			.cells[10].innerText`, "\t"+all[i].Number+"\t"))
		if strings.TrimSpace(got) != want {
			t.Errorf("%d: %q, not %q", i, got, want)
		}
	}
	d.Size(browser.Small)
	d.Here("O3-numbers-1280")
	d.Size(browser.Wide)
	lacking, family := 0, 0
	for i := range all {
		if !all[i].EmployedOn(browser.Today) {
			continue
		}
		if i > 4 {
			lacking++
		}
		for _, m := range all[i].Family {
			if s := m.Dependent.Ref(browser.Today); i != 4 && s != nil && s.Dependent {
				family++
				break
			}
		}
	}
	for state, n := range map[string]int{"lacking": lacking, "family": family, "kept": 1, "after": 2,
		"due": 1, "destroyed": 1} {
		d.Go(register(d) + browser.Path("?view=all&number="+state))
		if found := rows(d, "#people tbody tr"); found != n {
			t.Errorf("%s: %d people, not %d", state, found, n)
		}
	}
	if page := browser.Value[string](d.Page, "document.documentElement.outerHTML"); strings.
		Contains(page, digits) {
		t.Error("a number stands in the page")
	}
	if n := h.uses(); n != 0 {
		t.Errorf("%d uses are told", n)
	}
	d.Go(register(d) + "?view=joining&number=kept&since=left")
	has(t, d, "#people", "「入社予定、前月末から：退職、個人番号：保管」の人はいません")
	d.Here("O3-empty-filters")
	turned(t, d, all[10:])
}

// turn has three people join, leave and change since the end of the last month.
func turn(all []employee.Employee) {
	first := caldate.Must("2026-11-01")
	all[0].Hired = first
	all[0].Contracts = history.From(first, all[0].Contracts[0].Value)
	all[1].Left, all[1].LeftReason = caldate.Must("2026-10-31"), employee.LeftOwnWill
	address, _ := all[2].Addresses.Latest()
	all[2].Addresses = all[2].Addresses.With(first, address)
	contract, _ := all[2].Contracts.Latest()
	all[2].Contracts = all[2].Contracts.With(first, contract)
}

// turned finds those three by what became of them.
func turned(t *testing.T, d *browser.Office, all []employee.Employee) {
	t.Helper()
	for i, x := range []struct{ sort, word string }{{"joined", "入社"}, {"left", "退職"},
		{"changed", "契約・住所"}} {
		d.Go(register(d) + browser.Path("?view=all&since="+x.sort))
		has(t, d, "#people tbody", x.word, all[i].Number)
	}
	d.Screen("O3-since", register(d)+"?view=all&since=any")
	if n := rows(d, "#people tbody tr"); n != 4 {
		t.Errorf("%d differ", n)
	}
	// The choice is a part of the search, and goes on when a view is chosen.
	d.Go(register(d))
	pick(d, map[string]string{"since": "changed"})
	d.Until("document.querySelectorAll('#people tbody tr').length === 1")
	if to := browser.Value[string](d.Page, "document.querySelector('.counts a').href"); !strings.
		Contains(to, "since=changed") {
		t.Error("a view forgets the filter: ", to)
	}
}

// TestTheListAtWork works in one sample office: each part leaves the people as they were.
func TestTheListAtWork(t *testing.T) {
	d := browser.Desk(t)
	keys(t, d)
	access(t, d)
	undone(t, d)
	slow(t, d)
}

// access is one step away for who may read it; a member of the staff sees neither that nor where My
// Numbers stand.
func access(t *testing.T, d *browser.Office) {
	t.Helper()
	at := first(d)
	d.Click("a[href*='/access/']")
	has(t, d, "main", "だれが見たか")
	if strings.Contains(d.Path(), "%") {
		t.Error("something of the person stands in ", d.Path())
	}
	d.Go(register(d))
	d.Click("main a[href^='/o/access?client=']")
	has(t, d, "main", "取扱記録")
	if n := rows(d, "table.list tbody tr"); n == 0 {
		t.Error("nothing of the client is told")
	}
	staff := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	staff.Unlock(browser.Staff)
	staff.Go(at)
	if n := rows(staff, "main a[href*='/access']"); n != 0 {
		t.Error("who may not read the record is led there")
	}
	staff.Go(register(staff) + "?number=lacking")
	if n := rows(staff, "#f-number"); n != 0 {
		t.Error("the filter of My Numbers is there")
	}
	if strings.Contains(staff.Text("thead"), "個人番号") {
		t.Error("the column of My Numbers is there")
	}
	has(t, staff, "#people", "取扱担当者にだけ表示します", "確認")
}

// slow leaves the rows while others are searched.
func slow(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(register(d))
	before := rows(d, "#people tbody tr")
	// An answer that takes its time, as on a slow machine.
	browser.Value[bool](d.Page, `(() => { const own = window.fetch; let n = 0;
		window.fetch = async (...all) => { window.asked = ++n;
			await new Promise(r => setTimeout(r, 2000)); return own(...all) }; return true })()`)
	d.Type("f-find", "スズキ")
	busy := `new Promise(done => { const look = () =>
		document.querySelector("#people[aria-busy=true]") ? done(true) : setTimeout(look, 20); look() })`
	if browser.Value[bool](d.Page, busy); rows(d, "#people tbody tr") != before {
		t.Error("the rows are gone before the answer")
	}
	d.Here("O3-loading")
	d.Until("!document.querySelector('#people[aria-busy=true]')")
	if n := rows(d, "#people tbody tr"); n == 0 || n >= before {
		t.Errorf("%d of %d rows stand after the answer", n, before)
	}
}

// keys are those of the list, and of the menu of a row.
func keys(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(register(d))
	d.Press("j", "j", "k", ".")
	d.Until("document.querySelector('ul.menu:popover-open')")
	d.Here("O3-menu")
	has(t, d, "ul.menu:popover-open", "開く", "変更を登録", "家族", "書類を印刷", "だれが見たか")
	d.Press("j", "j", "Enter")
	if at := d.Path(); !strings.Contains(at, "/register/") {
		t.Error("the menu leads to ", at)
	}
	has(t, d, "main", "家族を追加")
	d.Go(register(d))
	d.Press("j", ".", "Esc")
	if n := rows(d, "ul.menu:popover-open"); n != 0 {
		t.Error("Esc does not close the menu")
	}
	d.Press("e")
	has(t, d, "main", "変更の種類", "昇給・降給")
	d.Go(register(d))
	d.Press("j", "x", "j", "j", "X")
	if n := rows(d, "[data-mark]:checked"); n != 3 {
		t.Errorf("%d rows are marked", n)
	}
	d.Press("/")
	if at := browser.Value[string](d.Page, "document.activeElement.id"); at != "f-find" {
		t.Error("/ leads to ", at)
	}
}
