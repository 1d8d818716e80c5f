package document_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/leave"
	"romukura/law/standards"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/document"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// invented is an invented client with two establishments, five people, the pay of October 2026, a
// year of one of them and her days of October.
type invented struct {
	Client     client.Client       `json:"client"`
	Employees  []employee.Employee `json:"employees"`
	October    payroll.Run         `json:"october"`
	Year       []payroll.Slip      `json:"year"`
	Attendance attendance.Month    `json:"attendance"`
}

func office(t testing.TB) *invented {
	t.Helper()
	data, err := os.ReadFile("testdata/office.json")
	if err != nil {
		t.Fatal(err)
	}
	var o invented
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	return &o
}

func (o *invented) run() document.Payroll {
	return document.Payroll{Client: &o.Client, Run: &o.October, Employees: o.Employees}
}

func (o *invented) ledger() document.WageLedger {
	return document.WageLedger{Client: &o.Client, Employee: &o.Employees[0],
		First: caldate.MustMonth("2026-01"), Slips: o.Year}
}

var (
	day   = caldate.Must
	stamp = document.Stamp{DataHash: "9f2c41d0", Rules: "2026-11-01"}
)

// texts are all texts of a document.
func texts(d layout.Document) []string {
	var all []string
	for _, s := range layout.Texts(d) {
		all = append(all, s)
	}
	return all
}

func mustShow(t *testing.T, d layout.Document, wanted ...string) {
	t.Helper()
	all := strings.Join(texts(d), "\n")
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("%s does not show %q", d.Title, w)
		}
	}
}

// row finds the texts of the row of a table that begins with a text.
func row(t *testing.T, d layout.Document, first string) []string {
	t.Helper()
	for _, b := range d.Blocks {
		table, ok := b.(layout.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			if len(r.Cells) > 0 && r.Cells[0].Text == first {
				var out []string
				for _, c := range r.Cells {
					out = append(out, c.Text)
				}
				return out
			}
		}
	}
	t.Fatalf("%s has no row %q", d.Title, first)
	return nil
}

func amount(t *testing.T, s string) yen.Amount {
	t.Helper()
	if s == "" {
		return 0
	}
	a, err := yen.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return a
}

func everything(t testing.TB) []layout.Document {
	o := office(t)
	e := &o.Employees[0]
	run := o.run()
	all := []layout.Document{
		o.ledger().Document(stamp),
		document.Roster{Client: &o.Client, Employee: e, On: day("2026-10-31")}.Document(stamp),
		document.AttendanceBook{&o.Client, e, &o.Attendance}.Document(stamp),
		document.TransferList{Payroll: run}.Document(stamp),
		document.PayrollList{run}.Document(stamp), document.PremiumList{run}.Document(stamp),
		document.LeaveBook{Client: &o.Client, Employee: e, On: day("2026-10-31")}.Document(stamp),
		document.Control{Client: &o.Client, Kind: document.AnnualControl}.Document(stamp),
	}
	for _, s := range run.Slips() {
		all = append(all, s.Document(stamp))
	}
	return all
}

func TestEveryDocumentLeadsBackToItsData(t *testing.T) {
	for _, d := range everything(t) {
		if d.DataHash != stamp.DataHash || d.Rules != stamp.Rules {
			t.Errorf("%s is not stamped", d.Title)
		}
	}
}

// Titles become metadata of files, and places stand in faults: neither may hold a personal value.
func TestTitlesAndPlacesHoldNoPersonalValues(t *testing.T) {
	o := office(t)
	for _, d := range everything(t) {
		for i := range o.Employees {
			for _, n := range o.Employees[i].Names {
				for _, part := range strings.Split(n.Value.Full, "　") {
					if strings.Contains(d.Title+d.Place, part) {
						t.Errorf("%s names a person", d.Place)
					}
				}
			}
		}
		for spot := range layout.Texts(d) {
			if strings.Contains(spot.String(), "𠮷田") || strings.Contains(spot.String(), "グエン") {
				t.Errorf("%s: %s names a person", d.Place, spot)
			}
		}
	}
}

func TestNoDocumentHasAPlaceForWhatMustNotStandInIt(t *testing.T) {
	for _, d := range everything(t) {
		for _, s := range texts(d) {
			if strings.Contains(s, "本籍") || strings.Contains(s, "個人番号") {
				t.Errorf("%s: %s", d.Title, s)
			}
		}
	}
}

func TestASlipShowsEveryLineAndItsSums(t *testing.T) {
	o := office(t)
	for _, p := range o.run().Slips() {
		p.LeaveLeft = &document.Days{Halves: 25}
		d := p.Document(stamp)
		for _, l := range slices.Concat(p.Slip.Earnings, p.Slip.Deductions) {
			if l.Amount != 0 {
				mustShow(t, d, l.Name, l.Amount.String())
			}
		}
		mustShow(t, d, p.Slip.Gross.String(), p.Slip.Deducted.String(), p.Slip.Net.String(),
			"令和8年10月23日支給", "12.5日", "2026年10月支給分")
	}
	mustShow(t, o.run().Slips()[0].Document(stamp), "2026年9月分です", "健康保険 300,000円", "𠮷田　葵 様",
		"宿直手当", "2回")
}

func TestASlipNeverShowsAWholeAccountNumber(t *testing.T) {
	o := office(t)
	for _, p := range o.run().Slips() {
		all := strings.Join(texts(p.Document(stamp)), "\n")
		for _, tr := range p.Slip.Transfers {
			if strings.Contains(all, tr.Account.Number) {
				t.Error("an account number stands on the slip")
			}
		}
	}
}

func TestALongSlipTakesALargerSheet(t *testing.T) {
	o := office(t)
	p := o.run().Slips()[0]
	small := layout.A5Landscape
	for n, want := range map[int]layout.Paper{8: small, 17: small, 18: layout.A4} {
		slip := *p.Slip
		slip.Earnings = nil
		for i := range n {
			slip.Earnings = append(slip.Earnings,
				payroll.Line{Code: "x", Name: "手当", Amount: yen.Amount(i)})
		}
		p.Slip = &slip
		if d := p.Document(stamp); d.Paper != want {
			t.Errorf("%d lines: paper %d", n, d.Paper)
		}
	}
}

func TestProvisionalFiguresAreMarked(t *testing.T) {
	o := office(t)
	o.October.Slips[1].Standing = dated.Provisional
	slips := o.run().Slips()
	if slips[0].Document(stamp).Mark != "" || slips[1].Document(stamp).Mark != "暫定" {
		t.Error("the mark stands on the wrong slip")
	}
	if (document.PayrollList{o.run()}).Document(stamp).Mark != "暫定" {
		t.Error("a list with a provisional slip is not marked")
	}
	own := stamp
	own.Mark = "見本"
	if slips[1].Document(own).Mark != "見本" {
		t.Error("the caller's mark is lost")
	}
}

// 労基則54: name, sex, period, days, hours, overtime, holiday and night hours, pay by kind,
// deductions.
func TestALedgerShowsEveryItemOfTheOrdinance(t *testing.T) {
	d := office(t).ledger().Document(stamp)
	mustShow(t, d, "𠮷田　葵", "女", "賃金計算期間", "10/1～10/31", "労働日数", "労働時間数", "時間外労働時間数",
		"休日労働時間数", "深夜労働時間数", "基本給", "通勤手当", "賞与", "健康保険料", "厚生年金保険料", "所得税", "住民税",
		"7月賞与", "12月賞与")
	if len(row(t, d, "基本給")) != 1+12+2+1 {
		t.Error(row(t, d, "基本給"))
	}
}

func TestALedgersColumnsAndRowsAddUp(t *testing.T) {
	d := office(t).ledger().Document(stamp)
	gross, deducted, net := row(t, d, "支給合計"), row(t, d, "控除合計"), row(t, d, "差引支給額")
	for i := 1; i < len(net); i++ {
		if amount(t, gross[i])-amount(t, deducted[i]) != amount(t, net[i]) {
			t.Errorf("column %d: %s - %s is not %s", i, gross[i], deducted[i], net[i])
		}
	}
	for _, name := range []string{"支給合計", "差引支給額", "基本給", "所得税"} {
		r, sum := row(t, d, name), yen.Amount(0)
		for _, s := range r[1 : len(r)-1] {
			sum += amount(t, s)
		}
		if sum != amount(t, r[len(r)-1]) {
			t.Errorf("%s: %v", name, r)
		}
	}
	if net[5] != "" {
		t.Errorf("May was not paid, and shows %q", net[5])
	}
}

func TestEachEstablishmentKeepsALedgerOfItsOwn(t *testing.T) {
	o := office(t)
	o.Year[6].Establishment = "saitama"
	all := document.WageLedgers(o.ledger())
	if len(all) != 2 || all[0].Establishment != "hq" || all[1].Establishment != "saitama" {
		t.Fatal(all)
	}
	var sum yen.Amount
	for _, l := range all {
		r := row(t, l.Document(stamp), "支給合計")
		sum += amount(t, r[len(r)-1])
	}
	r := row(t, o.ledger().Document(stamp), "支給合計")
	if sum != amount(t, r[len(r)-1]) {
		t.Error("a slip stands in no ledger, or in two")
	}
}

func TestAYearOfManyBonusesContinuesBelow(t *testing.T) {
	o := office(t)
	for range 5 {
		o.Year = append(o.Year, o.Year[len(o.Year)-1])
	}
	d := o.ledger().Document(stamp)
	tables := 0
	for _, b := range d.Blocks {
		if table, ok := b.(layout.Table); ok {
			tables++
			for _, r := range table.Rows {
				if len(r.Cells) > len(table.Columns) {
					t.Errorf("%s is longer than its table", r.Name)
				}
			}
		}
	}
	if tables != 2 {
		t.Errorf("%d tables", tables)
	}
}

func TestARosterTellsHistoryWithoutPayAndOldNames(t *testing.T) {
	o := office(t)
	r := document.Roster{Client: &o.Client, Employee: &o.Employees[0], On: day("2026-10-31")}
	d := r.Document(stamp)
	mustShow(t, d, "昭和61年11月5日", "平成25年4月1日", "所属を製造二課に変更", "氏名変更", "業務を製造・工程管理に変更")
	all := strings.Join(texts(d), "\n")
	for _, never := range []string{"260,000", "齋藤", "令和4年4月1日"} {
		if strings.Contains(all, never) {
			t.Errorf("the roster shows %s", never)
		}
	}
}

func TestARosterOfADayDoesNotKnowWhatComesAfter(t *testing.T) {
	o := office(t)
	e := &o.Employees[2] // leaves on 31 October
	for on, known := range map[string]bool{"2026-10-30": false, "2026-10-31": true} {
		d := document.Roster{Client: &o.Client, Employee: e, On: day(on)}.Document(stamp)
		if got := slices.Contains(texts(d), "退職"); got != known {
			t.Errorf("%s: %v", on, got)
		}
	}
}

func TestADismissalLeavesRoomForItsReason(t *testing.T) {
	o := office(t)
	e := o.Employees[2]
	e.LeftReason = employee.LeftDismissed
	r := document.Roster{Client: &o.Client, Employee: &e, On: day("2026-12-01")}
	mustShow(t, r.Document(stamp), "解雇（理由: 　")
	r.LeftReason = "事業の縮小"
	mustShow(t, r.Document(stamp), "解雇（理由: 事業の縮小）")
}

func TestAnAttendanceBookHasEveryDayOfThePeriod(t *testing.T) {
	o := office(t)
	d := document.AttendanceBook{&o.Client, &o.Employees[0], &o.Attendance}.Document(stamp)
	if r := row(t, d, "10/20（火）"); !slices.Equal(r, []string{"10/20（火）", "労働日", "9:00", "翌1:30",
		"12:00～13:00 18:00～18:30", "1:30", "15:00", ""}) {
		t.Error(r)
	}
	if r := row(t, d, "10/9（金）"); r[7] != "年次有給休暇" || r[2] != "" {
		t.Error(r)
	}
	row(t, d, "10/1（木）")
	row(t, d, "10/31（土）")
	o.Attendance.Days = o.Attendance.Days[:3]
	d = document.AttendanceBook{&o.Client, &o.Employees[0], &o.Attendance}.Document(stamp)
	if r := row(t, d, "10/31（土）"); len(r) != 1 {
		t.Error(r)
	}
}

func TestSumsAloneAreSaidToBeNoRecordOfHours(t *testing.T) {
	o := office(t)
	o.Attendance.Days = nil
	mustShow(t, document.AttendanceBook{&o.Client, &o.Employees[0], &o.Attendance}.Document(stamp),
		"日ごとの始業・終業時刻の記録がありません")
}

func TestTransfersAndCashAreTheWholeNetPay(t *testing.T) {
	o := office(t)
	var net yen.Amount
	for i := range o.October.Slips {
		net += o.October.Slips[i].Net
	}
	d := document.TransferList{Payroll: o.run()}.Document(stamp)
	mustShow(t, d, "差引支給額の合計　"+net.String()+"円", "0001 みずほ銀行", "0005 三菱ＵＦＪ銀行")
	sent, cash := row(t, d, "振込の合計　5件"), row(t, d, "合計")
	if amount(t, sent[1])+amount(t, cash[1]) != net {
		t.Error(sent, cash, net)
	}
}

func TestAccountNumbersAreWholeOnlyWhenAskedFor(t *testing.T) {
	o := office(t)
	for whole, want := range map[bool]string{false: "****321", true: "7654321"} {
		d := document.TransferList{Payroll: o.run(), Whole: whole}.Document(stamp)
		if !slices.Contains(texts(d), want) {
			t.Errorf("whole %v: no %s", whole, want)
		}
	}
}

func TestAPayrollListNamesEverybody(t *testing.T) {
	o := office(t)
	d := document.PayrollList{o.run()}.Document(stamp)
	mustShow(t, d, "20003", "勤怠がありません。", "20009", "まだ入社していません", "未確定", "埼玉工場")
	for i := range o.October.Slips {
		s := &o.October.Slips[i]
		r := row(t, d, s.Number)
		if amount(t, r[5])-amount(t, r[13]) != s.Net || amount(t, r[14]) != s.Net {
			t.Error(r)
		}
		var parts yen.Amount
		for _, cell := range r[7:13] {
			parts += amount(t, cell)
		}
		if parts != s.Deducted {
			t.Errorf("%s: the deductions add up to %s", s.Number, parts)
		}
	}
	o.October.Close = payroll.Close{ComputedBy: "甲", ApprovedBy: "乙"}
	mustShow(t, document.PayrollList{o.run()}.Document(stamp), "確定")
}

// The notice adds exact premiums and cuts once: two persons whose premium ends in half a yen are
// due a yen more than the two rows show.
func TestTheNoticeIsCutOnceForAll(t *testing.T) {
	o := office(t)
	for i := range o.October.Slips {
		s := &o.October.Slips[i]
		s.Establishment = "hq"
		s.Social.Whole = payroll.WholePremiums{}
		if i < 2 {
			s.Social.Whole.Health = yen.Exact{Num: 20_001, Den: 2}
		}
	}
	d := document.PremiumList{o.run()}.Document(stamp)
	r := row(t, d, "健康保険料等の告知額")
	if r[1] != "2" || r[3] != "20,001" {
		t.Error(r)
	}
}

func TestAControlPrintListsWhoWasLeftOut(t *testing.T) {
	o := office(t)
	c := document.Control{Client: &o.Client, Establishment: "hq", Kind: document.AnnualControl,
		Month: caldate.MustMonth("2026-09"),
		Rows: []document.StandardRow{{Number: "10003", Name: "𠮷田　葵", Born: day("1986-11-05"),
			Months: [3]document.BaseMonth{{Month: caldate.MustMonth("2026-04"), Days: 16, Out: true},
				{Month: caldate.MustMonth("2026-05"), Days: 31, Cash: 300_000, InKind: 5_000},
				{Month: caldate.MustMonth("2026-06"), Days: 30, Cash: 300_000}},
			Total: 605_000, Average: 302_500, After: document.Standards{Health: 300_000, Pension: 300_000},
			Before: document.Standards{Health: 280_000}}},
		Excluded: []document.ExcludedRow{{"20002", "渡邉　翔", "6月1日以後に資格を取得したため"}}}
	d := c.Document(stamp)
	mustShow(t, d, "未送信", "※16", "4月は算定の対象外", "305,000", "302,500", "300 / 300", "280 / —",
		"6月1日以後に資格を取得したため", "41-アオゾ　12345")
	for _, s := range texts(d) {
		if strings.Contains(s, "総括表") {
			t.Error("the summary sheet was abolished in 2021")
		}
	}
	c.Excluded = nil
	mustShow(t, c.Document(stamp), "対象外とした人はいません。")
}

// 労基法39: hired on 1 April 2013, the tenth grant of twenty days is on 1 October 2022 and so on.
func TestLeaveIsTakenFromTheGrantThatEndsFirst(t *testing.T) {
	o := office(t)
	e, on := &o.Employees[0], day("2026-10-31")
	given, err := document.StatutoryLeave(e, on)
	if err != nil {
		t.Fatal(err)
	}
	if len(given) != 3 || given[0].Day != day("2024-10-01") || given[2].Days != 20 {
		t.Fatal(given)
	}
	rules, _, err := leave.RulesFor(on)
	if err != nil {
		t.Fatal(err)
	}
	var taken []employee.LeaveDay
	for i := range 22 {
		taken = append(taken, employee.LeaveDay{Day: day("2025-10-06").AddDays(7 * i), Halves: 2})
	}
	all := document.LeaveTaken{Taken: taken, On: on, DayHours: 8}
	grants, err := document.LeaveGrants(rules, given, all)
	if err != nil {
		t.Fatal(err)
	}
	if len(grants[0].Taken) != 20 || len(grants[1].Taken) != 2 || len(grants[2].Taken) != 0 {
		t.Error(len(grants[0].Taken), len(grants[1].Taken), len(grants[2].Taken))
	}
	// All 22 days lie in the year of the second grant, whose duty they fulfil, from whichever grant.
	if d := grants[1].Duty; d == nil || d.Required != 10 || d.Taken != 44 {
		t.Error(d)
	}
	book := document.LeaveBook{Client: &o.Client, Employee: e, On: on, Grants: grants, DayHours: 8}
	d := book.Document(stamp)
	if r := row(t, d, "2025年10月1日"); r[2] != "20日" || r[3] != "2日" || r[4] != "18日" || r[6] != "済み" {
		t.Error(r)
	}
	if r := row(t, d, "2024年10月1日"); r[4] != "消滅" {
		t.Error(r)
	}
}

func TestHoursOfLeaveBeginADay(t *testing.T) {
	o := office(t)
	g := document.LeaveGrant{Reference: day("2026-04-01"), Expires: day("2028-03-31"),
		Granted: document.Days{Halves: 20},
		Taken:   []employee.LeaveDay{{Day: day("2026-05-01"), Minutes: 180}}}
	for hours, want := range map[int]string{8: "9日と5時間", 0: "10日\n-3時間"} {
		d := document.LeaveBook{&o.Client, &o.Employees[0], day("2026-10-31"),
			[]document.LeaveGrant{g}, hours}
		if r := row(t, d.Document(stamp), "2026年4月1日"); r[4] != want {
			t.Errorf("%d hours a day: %q", hours, r[4])
		}
	}
}

// 労基法109, 附則143-1: five years, for now three, from leaving.
func TestARosterIsKeptFromTheDayOfLeaving(t *testing.T) {
	k := document.Kept{Book: standards.Roster, Start: day("2026-10-31")}
	term, ok, err := document.Retention(k, day("2026-11-01"), nil)
	if err != nil || !ok || term.Through != day("2029-10-31") || term.Full != day("2031-10-31") {
		t.Error(term, ok, err)
	}
	k.Start = caldate.Date{}
	if _, ok, _ := document.Retention(k, day("2026-11-01"), nil); ok {
		t.Error("a term ends that has not begun")
	}
}

func TestABatchIsNamedByItsKind(t *testing.T) {
	b := document.Batch(office(t).run().Slips(), stamp, day("2026-10-23"))
	if b.Title != "給与明細書" || len(b.Documents) != 5 {
		t.Error(b.Title, len(b.Documents))
	}
}

func BenchmarkAThousandSlips(b *testing.B) {
	slips := office(b).run().Slips()
	b.ReportAllocs()
	for b.Loop() {
		for i := range 1000 {
			slips[i%len(slips)].Document(stamp)
		}
	}
}
