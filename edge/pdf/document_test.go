package pdf_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/edge/pdf"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/document"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// invented is the invented client of trade/document's tests.
type invented struct {
	Client     client.Client       `json:"client"`
	Employees  []employee.Employee `json:"employees"`
	October    payroll.Run         `json:"october"`
	Year       []payroll.Slip      `json:"year"`
	Attendance attendance.Month    `json:"attendance"`
}

func inventedOffice(t testing.TB) *invented {
	t.Helper()
	data, err := os.ReadFile("../../trade/document/testdata/office.json")
	if err != nil {
		t.Fatal(err)
	}
	var o invented
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	return &o
}

var stamp = document.Stamp{DataHash: sampleHash, Rules: sampleRules}

// everyDocument is one of each kind that an office hands out.
func everyDocument(t testing.TB) map[string]layout.Document {
	o := inventedOffice(t)
	c, e, day := &o.Client, &o.Employees[0], caldate.Must
	run := document.Payroll{Client: c, Run: &o.October, Employees: o.Employees}
	slips := run.Slips()
	slips[0].LeaveLeft = &document.Days{Halves: 25, Minutes: 120}
	slips[0].Changes = []document.Change{
		{Name: "宿直手当", Amount: 8000, Cause: "回数 0回 → 2回"},
		{Name: "健康保険料", Amount: 985, Cause: "随時改定による標準報酬の変更（280,000円 → 300,000円）"},
	}
	full := slips[0]
	long := *full.Slip
	for i := range 9 {
		name := "手当その" + string(rune('A'+i))
		long.Earnings = append(long.Earnings,
			payroll.Line{Code: "x", Name: name, Amount: yen.Amount(1000 * i)})
	}
	full.Slip = &long
	bonus := document.PaySlip{Client: c, Employee: e, Slip: &o.Year[len(o.Year)-1]}
	taken, first := []employee.LeaveDay{}, day("2026-04-10")
	for i := range 7 {
		taken = append(taken, employee.LeaveDay{Day: first.AddDays(31 * i), Halves: 1 + i%2})
	}
	taken = append(taken, employee.LeaveDay{Day: day("2026-10-09"), Minutes: 120})
	annual, monthly := controls(o)
	return map[string]layout.Document{
		"payslip": slips[0].Document(stamp), "payslip-long": full.Document(stamp),
		"bonusslip": bonus.Document(stamp),
		"ledger-real": document.WageLedger{Client: c, Employee: e, Establishment: "hq",
			First: caldate.MustMonth("2026-01"), Slips: o.Year}.Document(stamp),
		"roster-real": document.Roster{Client: c, Employee: e, On: day("2026-10-31")}.Document(stamp),
		"roster-left": document.Roster{Client: c, Employee: &o.Employees[2],
			On: day("2026-11-01")}.Document(stamp),
		"attendance": document.AttendanceBook{Client: c, Employee: e,
			Month: &o.Attendance}.Document(stamp),
		"attendance-sums": document.AttendanceBook{Client: c, Employee: e,
			Month: o.October.Slips[0].Attendance}.Document(stamp),
		"leavebook": document.LeaveBook{Client: c, Employee: e, On: day("2026-10-31"),
			Grants: []document.LeaveGrant{
				{Reference: day("2025-10-01"), Expires: day("2027-09-30"),
					Granted: document.Days{Halves: 40}, Taken: taken,
					Duty: &document.LeaveDuty{Through: day("2026-09-30"), Required: 10, Taken: 11}},
				{Reference: day("2026-10-01"), Expires: day("2028-09-30"),
					Granted: document.Days{Halves: 40},
					Duty:    &document.LeaveDuty{Through: day("2027-09-30"), Required: 10, Taken: 2}},
			}}.Document(stamp),
		"annual-control": annual.Document(stamp), "monthly-control": monthly.Document(stamp),
		"transfers": document.TransferList{Payroll: run}.Document(stamp),
		"payrolls":  document.PayrollList{Payroll: run}.Document(stamp),
		"premiums":  document.PremiumList{Payroll: run}.Document(stamp),
	}
}

// controls are a control print of July and one of a raise.
func controls(o *invented) (annual, monthly document.Control) {
	months := [3]document.BaseMonth{
		{Month: caldate.MustMonth("2026-04"), Days: 30, Cash: 292_000},
		{Month: caldate.MustMonth("2026-05"), Days: 31, Cash: 301_500, InKind: 12_000},
		{Month: caldate.MustMonth("2026-06"), Days: 9, Cash: 118_000, Out: true},
	}
	annual = document.Control{Client: &o.Client, Establishment: "hq", Kind: document.AnnualControl,
		Month: caldate.MustMonth("2026-09"), Filed: caldate.Must("2026-07-06"),
		Excluded: []document.ExcludedRow{
			{Number: "20002", Name: "渡邉　翔", Reason: "6月1日以後に資格を取得したため（健康保険法第41条第3項）"},
			{Number: "10005", Name: "辻󠄀　健", Reason: "7月から9月までに随時改定が予定されているため"}}}
	for i := range o.Employees {
		p := &o.Employees[i]
		annual.Rows = append(annual.Rows, document.StandardRow{Number: p.Number,
			Insured: p.Insured.Number, Born: p.Born, Months: months,
			Name:  p.Names[len(p.Names)-1].Value.Full,
			Total: 605_500, Average: 302_750,
			Before:     document.Standards{Health: 280_000, Pension: 280_000},
			BeforeFrom: caldate.MustMonth("2025-09"),
			After:      document.Standards{Health: 300_000, Pension: 300_000},
			Remarks:    []string{"途中入社"}})
	}
	monthly = annual
	monthly.Kind, monthly.Excluded = document.MonthlyControl, nil
	monthly.Rows = append([]document.StandardRow{}, annual.Rows[:2]...)
	monthly.Rows[0].RaisedMonth = caldate.MustMonth("2026-07")
	return annual, monthly
}

// TestEveryDocumentPrints prints each document and reads it back: every text of the document
// stands in the file as it was given. With ROMUKURA_PDF set to a folder the files are kept there,
// to look at.
func TestEveryDocumentPrints(t *testing.T) {
	fonts := chain(t)
	for name, doc := range everyDocument(t) {
		var b bytes.Buffer
		if err := pdf.Render(&b, doc, fonts); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if dir := os.Getenv("ROMUKURA_PDF"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".pdf"), b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		copied := squeeze(text(t, b.Bytes()))
		for place, want := range layout.Texts(doc) {
			if !strings.Contains(copied, squeeze(want)) && len(want) < 40 {
				t.Errorf("%s: %s is not in the file", name, place)
			}
		}
	}
}

// squeeze leaves out what line breaks may change.
func squeeze(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "　", "", "\f", "").Replace(s)
}
