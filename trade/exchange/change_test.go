package exchange_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

// apply reads a register file against people and gives them as they stand then.
func apply(t *testing.T, all []employee.Employee, from, text string) []employee.Employee {
	t.Helper()
	s, m := mapped(t, []byte(text), exchange.Persons)
	reg := exchange.Register{Client: shop(), Employees: all}
	if from != "" {
		reg.From = day(from)
	}
	changes, faults := exchange.ReadPersons(&s, &m, reg)
	if faults.Stops() {
		t.Fatal(faults.All())
	}
	out := append([]employee.Employee{}, all...)
	for i := range changes {
		e, err := changes[i].Person()
		if err != nil {
			t.Fatal(err)
		}
		place := -1
		for k := range out {
			if out[k].Number == e.Number {
				place = k
			}
		}
		if place < 0 {
			out = append(out, e)
		} else {
			out[place] = e
		}
	}
	again, m2 := mapped(t, []byte(text), exchange.Persons)
	reg.Employees = out
	if twice, faults := exchange.ReadPersons(&again, &m2, reg); len(twice) > 0 || faults.Stops() {
		t.Errorf("the second time: %+v %v", twice[0].Fields, faults.All())
	}
	return out
}

func TestAChangeHoldsFromItsDayAndLeavesTheRest(t *testing.T) {
	all := apply(t, staff(), "2026-04-01", "社員番号,住所,郵便番号\n001,東京都架空区１,1000001\n")
	all = apply(t, all, "2026-10-01", "社員番号,住所,郵便番号\n001,東京都架空区２,\n")
	e := all[0]
	if len(e.Addresses) != 2 || e.Addresses[0].From != day("2026-04-01") ||
		e.Addresses[1].Value != (employee.Address{PostalCode: "1000001", Text: "東京都架空区２"}) {
		t.Errorf("%+v", e.Addresses)
	}
	if len(e.Names) != 1 || len(e.Contracts) != 1 {
		t.Error("what the file does not say changed")
	}
}

func TestTheContractHoldsFromItsOwnDay(t *testing.T) {
	text := "社員番号,契約適用日,基本給,住所\n001,2026/6/1,300000,架空市１\n"
	e := apply(t, staff(), "2026-10-01", text)[0]
	if len(e.Contracts) != 2 || e.Contracts[1].From != day("2026-06-01") ||
		e.Contracts[1].Value.Amounts["base"] != 300_000 || e.Contracts[1].Value.Kind != employee.Monthly {
		t.Errorf("%+v", e.Contracts)
	}
	if e.Addresses[0].From != day("2026-10-01") {
		t.Errorf("%+v", e.Addresses)
	}
	// Without a day of the import, the row's own day is the day of all.
	if e := apply(t, staff(), "", text)[0]; e.Addresses[0].From != day("2026-06-01") {
		t.Errorf("%+v", e.Addresses)
	}
	all := apply(t, staff(), "2026-10-01", text)
	early := apply(t, all, "2026-10-01", "社員番号,契約適用日,基本給\n001,2026/5/1,290000\n")[0]
	if v, _ := early.Contracts.At(day("2026-05-31")); v.Amounts["base"] != 290_000 {
		t.Errorf("%+v", early.Contracts)
	}
	if v, _ := early.Contracts.At(day("2026-06-01")); v.Amounts["base"] != 300_000 {
		t.Errorf("%+v", early.Contracts)
	}
}

func TestACorrectedDayOfHireTakesAlongWhatBeganOnIt(t *testing.T) {
	e := apply(t, staff(), "2026-10-01", "社員番号,入社日\n001,2020/3/16\n")[0]
	if e.Hired != day("2020-03-16") || e.Names[0].From != e.Hired || e.Contracts[0].From != e.Hired {
		t.Errorf("%+v", e)
	}
}

func TestMembershipsAreCorrectedOrBegunNeverDoubled(t *testing.T) {
	all := staff()
	all[0].Insured.Social = []employee.SocialSpan{{Acquired: day("2020-04-01")}}
	all[1].Insured.Social = []employee.SocialSpan{{Acquired: day("2020-04-01"),
		Lost: day("2023-01-01")}}
	head := "社員番号,社会保険資格取得日,被保険者区分,雇用保険資格取得日\n"
	got := apply(t, all, "2026-10-01", head+"001,2020/4/2,短時間労働者,2020/4/1\n002,2024/1/1,,\n")
	if s := got[0].Insured.Social; len(s) != 1 || s[0].Acquired != day("2020-04-02") ||
		s[0].Category != "short-time" || len(got[0].Insured.Employment) != 1 {
		t.Errorf("%+v", got[0].Insured)
	}
	if s := got[1].Insured.Social; len(s) != 2 || s[1].Acquired != day("2024-01-01") {
		t.Errorf("%+v", s)
	}
	s, m := mapped(t, []byte(head+"002,2022/1/1,,\n"), exchange.Persons)
	_, faults := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop(), Employees: all})
	if codes(faults)[0] != "membership.closed" {
		t.Error(faults.All())
	}
}

// A notice of residents' tax is for June to May: January 2027 belongs to the year from June 2026.
func TestNoticesOfResidentsTaxAreVersions(t *testing.T) {
	head := "社員番号,住民税初月,住民税初回額,住民税翌月以降額,住民税市区町村\n"
	all := apply(t, staff(), "", head+"001,2026-06,5600,5000,架空市\n")
	all = apply(t, all, "", head+"001,令和9年1月,4000,4000,架空市\n")
	all = apply(t, all, "", head+"001,202706,6000,6000,架空市\n")
	var got [][2]int
	for _, n := range all[0].Resident {
		got = append(got, [2]int{n.Year, n.Version})
	}
	if !reflect.DeepEqual(got, [][2]int{{2026, 1}, {2026, 2}, {2027, 1}}) {
		t.Errorf("%+v", all[0].Resident)
	}
}

func TestStandardsDecidedHereKeepTheirCause(t *testing.T) {
	all := staff()
	all[0].Insured.Standards = all[0].Insured.Standards.With(day("2026-09-01"),
		employee.Standard{Health: 300_000, Pension: 300_000, Cause: "annual"})
	head := "社員番号,健保標準報酬月額,厚年標準報酬月額,標準報酬適用月\n"
	got := apply(t, all, "", head+"001,300000,300000,2026-09\n002,98000,98000,2026/9\n")
	if got[0].Insured.Standards[0].Value.Cause != "annual" ||
		got[1].Insured.Standards[0].Value.Cause != "notice" {
		t.Errorf("%+v %+v", got[0].Insured.Standards, got[1].Insured.Standards)
	}
}

func TestOneOfSeveralAccountsIsNotGuessed(t *testing.T) {
	all := staff()
	two := []employee.Account{{Number: "0000001", Amount: 1}, {Number: "0000002"}}
	all[0].Accounts = all[0].Accounts.With(all[0].Hired, two)
	s, m := mapped(t, []byte("社員番号,口座番号\n001,3\n"), exchange.Persons)
	_, faults := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop(), Employees: all,
		From: day("2026-10-01")})
	if got := codes(faults); len(got) != 1 || got[0] != "account.several" {
		t.Error(faults.All())
	}
}

func TestFamiliesAndLeavesGrowAndChange(t *testing.T) {
	all := staff()
	step := func(kind exchange.Kind, from, text string) {
		t.Helper()
		for round := range 2 {
			s, m := mapped(t, []byte(text), kind)
			reg := exchange.Register{Client: shop(), Employees: all}
			if from != "" {
				reg.From = day(from)
			}
			read := exchange.ReadFamily
			if kind == exchange.Leaves {
				read = exchange.ReadLeaves
			}
			changes, faults := read(&s, &m, reg)
			if faults.Len() > 0 || round == 0 && len(changes) != 1 || round == 1 && len(changes) > 0 {
				t.Fatal(round, faults.All(), changes)
			}
			for i := range changes {
				all[0], _ = changes[i].Person()
			}
		}
	}
	step(exchange.Family, "", "社員番号,続柄,氏名,カナ氏名,生年月日,被扶養者,年間収入\n"+
		"001,長女,𠮷田　凛,ヨシダ　リン,2021/5/1,○,0\n001,妻,グエン・ティ・ラン,,1991/1/1,はい,1000000\n")
	step(exchange.Family, "2026-10-01", "社員番号,氏名,被扶養者,理由\n001,グエン・ティ・ラン,いいえ,就職\n")
	f := all[0].Family
	if len(f) != 2 || f[0].Relation != "child" || f[0].Dependent[0].From != day("2021-05-01") ||
		f[1].Dependent[0].From != day("2020-04-01") || len(f[1].Dependent) != 2 ||
		f[1].Dependent[1].Value.Dependent || f[1].Dependent[1].Value.AnnualIncome != 1_000_000 {
		t.Errorf("%+v", f)
	}
	all[0].Leaves = []employee.Leave{{Kind: employee.LeaveChildcare, Start: day("2026-06-01"),
		End: day("2027-03-31"), Child: "e-001-f1"}}
	step(exchange.Leaves, "", "社員番号,休業種別,開始日,終了日,終了確定\n001,育休,2026/6/1,2027/4/30,はい\n")
	if l := all[0].Leaves[0]; l.End != day("2027-04-30") || !l.Ended || l.Child != "e-001-f1" {
		t.Errorf("%+v", l)
	}
}

// months reads an attendance file upon what stands, and gives what stands then.
func months(t *testing.T, stands map[employee.ID]*attendance.Month, text string) fault.List {
	t.Helper()
	s, m := mapped(t, []byte(text), exchange.Attendance)
	current := func(id employee.ID) *attendance.Month { return stands[id] }
	sheet := exchange.Timesheet{Period: september, People: people, Merge: current}
	read := func() (exchange.Months, fault.List) {
		if m.Kind == exchange.Days {
			return exchange.ReadDays(&s, &m, sheet)
		}
		return exchange.ReadAttendance(&s, &m, sheet)
	}
	got, faults := read()
	if faults.Stops() {
		t.Fatal(faults.All())
	}
	for i := range got.Months {
		attendance.SplitSixty(&got.Months[i])
	}
	changes := exchange.MonthChanges(got, current)
	for i := range changes {
		month, err := changes[i].Month()
		if err != nil {
			t.Fatal(err)
		}
		stands[month.Employee] = &month
	}
	got, _ = read()
	for i := range got.Months {
		attendance.SplitSixty(&got.Months[i])
	}
	if again := exchange.MonthChanges(got, current); len(again) > 0 {
		t.Errorf("the second time: %+v", again[0].Fields)
	}
	return faults
}

func TestPartsOfAMonthComeTogether(t *testing.T) {
	stands := map[employee.ID]*attendance.Month{}
	months(t, stands, "社員番号,宿直回数\n001,3\n")
	months(t, stands, "社員番号,出勤日数,所定時間,残業時間\n001,18,144:00,65:30\n002,20,160:00,0:00\n")
	months(t, stands, "社員番号,欠勤日数,有休日数,深夜時間\n001,1,1.5,5:00\n")
	m := stands["e-001"]
	if m.Counts["宿直回数"] != 3 || m.Overtime != 3600 || m.Over60 != 330 || m.Night != 300 ||
		m.WorkedHalves != 36 || m.ScheduledHalves != 41 {
		t.Errorf("%+v", m)
	}
	// A corrected file replaces the hours, and the part over sixty hours goes.
	months(t, stands, "社員番号,出勤日数,所定時間,残業時間\n001,18,144:00,45:00\n")
	if m := stands["e-001"]; m.Overtime != 2700 || m.Over60 != 0 || m.Counts["宿直回数"] != 3 {
		t.Errorf("%+v", m)
	}
	months(t, stands, "社員番号,宿直回数\n001,\n")
	if m := stands["e-001"]; m.Counts != nil {
		t.Errorf("%+v", m)
	}
}

func TestDaysComeTogetherByDate(t *testing.T) {
	stands := map[employee.ID]*attendance.Month{}
	months(t, stands, "社員番号,宿直回数\n001,3\n")
	months(t, stands, "社員番号,日付,出勤,退勤\n001,9/2,9:00,18:00\n001,9/1,9:00,18:00\n")
	months(t, stands, "社員番号,日付,出勤,退勤\n001,9/2,10:00,18:00\n001,9/16,22:00,翌日 5:00\n")
	m := stands["e-001"]
	want := []attendance.Day{{Date: day("2026-09-01"), Start: 540, End: 1080},
		{Date: day("2026-09-02"), Start: 600, End: 1080},
		{Date: day("2026-09-16"), Start: 1320, End: 1740}}
	if !reflect.DeepEqual(m.Days, want) || m.Counts["宿直回数"] != 3 {
		t.Errorf("%+v", m)
	}
	if faults := months(t, stands, "社員番号,出勤日数,残業時間\n001,3,1:00\n"); codes(faults)[0] != "month.days" {
		t.Error(faults.All())
	}
}

func TestTwoShiftsOfADayAreOneDayWithAPause(t *testing.T) {
	stands := map[employee.ID]*attendance.Month{}
	months(t, stands, "社員番号,日付,出勤,退勤,休憩開始,休憩終了\n001,9/1,17:00,22:00,,\n"+
		"001,9/1,9:00,14:00,12:00,12:30\n")
	want := attendance.Day{Date: day("2026-09-01"), Start: 540, End: 1320,
		Breaks: []attendance.Break{{Start: 720, End: 750}, {Start: 840, End: 1020}}}
	if got := stands["e-001"].Days; len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Errorf("%+v", got)
	}
}

func TestWorkOnRestDaysIsCountedOnceHoweverOftenItIsRead(t *testing.T) {
	stands := map[employee.ID]*attendance.Month{}
	months(t, stands, string(file(t, "freee.csv")))
	if m := stands["e-003"]; m.Overtime != 780 || m.RestOvertime != 480 {
		t.Errorf("%+v", m)
	}
	if m := stands["e-002"]; m.Overtime != 3600 || m.Over60 != 600 || m.RestOvertime != 480 {
		t.Errorf("%+v", m)
	}
}

func TestOvertimeIsWholeOrDividedAtSixtyHours(t *testing.T) {
	for text, want := range map[string][2]int{
		"60:00,5:00": {3600, 300}, "65:00,5:00": {3600, 300}, "45:00,5:00": {2700, 300},
		"60:00,0:00": {3600, 0},
	} {
		stands := map[employee.ID]*attendance.Month{}
		months(t, stands, "社員番号,出勤日数,残業時間,60時間超残業時間\n001,20,"+text+"\n")
		if m := stands["e-001"]; m.Overtime != want[0] || m.Over60 != want[1] {
			t.Errorf("%s: %d %d", text, m.Overtime, m.Over60)
		}
	}
}

func TestTimesAreReadInTheUnitThatTheFileShows(t *testing.T) {
	for _, c := range []struct {
		head, cell string
		want       int
	}{
		{"所定時間", "160:00", 9600}, {"所定時間", "160:00:00", 9600}, {"所定時間", "8.33", 500},
		{"所定時間", "8.5", 510}, {"所定時間", "9600", 9600}, {"所定時間(分)", "30", 30},
		{"所定時間（分）", "３０", 30}, {"所定時間（時間）", "8", 480}, {"所定時間", "8時間30分", 510},
		{"所定時間", "8時間", 480}, {"所定時間", "0", 0}, {"所定時間", "", 0},
	} {
		stands := map[employee.ID]*attendance.Month{}
		months(t, stands, "社員番号,出勤日数,"+c.head+"\n001,20,"+c.cell+"\n")
		if m := stands["e-001"]; m.Prescribed != c.want {
			t.Errorf("%s %s: %d", c.head, c.cell, m.Prescribed)
		}
	}
}

func TestUndoIsRefusedWhenARecordIsNotAsTheImportLeftIt(t *testing.T) {
	s, m := mapped(t, []byte("社員番号,住所\n001,架空市１\n002,架空市２\n"), exchange.Persons)
	all := staff()
	changes, _ := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop(), Employees: all,
		From: day("2026-10-01")})
	indented, _ := json.MarshalIndent(exchange.Batch{Changes: changes}, "", "  ")
	var b exchange.Batch // as a store gives it back
	if err := json.Unmarshal(indented, &b); err != nil {
		t.Fatal(err)
	}
	after := map[string]*employee.Employee{}
	for i := range b.Changes {
		e, _ := b.Changes[i].Person()
		after[e.Number] = &e
	}
	current := func(c *exchange.Change) any {
		if e := after[c.Number]; e != nil {
			return e
		}
		return nil
	}
	if faults := b.CanUndo(current); faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	var before employee.Employee
	err := json.Unmarshal(b.Changes[0].Before, &before)
	if err != nil || !reflect.DeepEqual(before, all[0]) {
		t.Error("what stood before is not what stood before")
	}
	after["001"].Left = caldate.Must("2026-10-31")
	delete(after, "002")
	if faults := b.CanUndo(current); faults.Len() != 2 || faults.All()[0].Path != "2行目" {
		t.Error(faults.All())
	}
}

func TestADifferenceNamesEveryFieldAndNoOther(t *testing.T) {
	s, m := mapped(t, []byte("社員番号,性別,扶養親族等の数\n001,男,2\n"), exchange.Persons)
	changes, _ := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop(), Employees: staff(),
		From: day("2026-10-01")})
	want := []exchange.FieldChange{{Path: "sex", Before: "", After: "male"},
		{Path: "tax[0].from", After: "2026-10-01"}, {Path: "tax[0].value.column", After: ""},
		{Path: "tax[0].value.relatives", After: "2"}}
	var got []exchange.FieldChange
	for _, f := range changes[0].Fields {
		if f.After != "" {
			got = append(got, f)
		}
	}
	want = append(want[:2], want[3])
	if changes[0].New() || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", changes[0].Fields)
	}
}

func TestEveryFieldThatAnImportChangesHasAName(t *testing.T) {
	s, m := mapped(t, file(t, "mf-persons.csv"), exchange.Persons)
	changes, _ := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop()})
	f := exchange.FieldChange{Path: "contracts[1].value.amounts.base"}
	if got := f.Label(); got != "契約2 金額 base" {
		t.Error(got)
	}
	for _, f := range changes[0].Fields {
		for _, word := range strings.Fields(f.Label()) {
			if word[0] < 0x80 && word != "base" && word != "commute" && f.Path != "id" {
				t.Errorf("%s: %s", f.Path, f.Label())
			}
		}
	}
}

func TestAnImportIsKnownByItsContentAndPurpose(t *testing.T) {
	id := exchange.BatchID([]byte("x"), "a", "b")
	for _, other := range []string{exchange.BatchID([]byte("y"), "a", "b"),
		exchange.BatchID([]byte("x"), "ab"), exchange.BatchID([]byte("x"), "a", "bx"),
		exchange.BatchID([]byte(""), "a", "b", "x")} {
		if other == id {
			t.Error("two imports have one id")
		}
	}
	if exchange.BatchID([]byte("x"), "a", "b") != id || len(id) != 24 {
		t.Error(id)
	}
}
