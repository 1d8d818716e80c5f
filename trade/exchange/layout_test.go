package exchange_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

var september = caldate.Range{From: caldate.Must("2026-09-01"), Through: caldate.Must("2026-09-30")}

var october = caldate.Range{From: caldate.Must("2026-10-01"), Through: caldate.Must("2026-10-31")}

var people = map[string]employee.ID{"001": "e-001", "002": "e-002", "003": "e-003"}

// shop is an invented client with one establishment, one group and two pay items.
func shop() *client.Client {
	return &client.Client{ID: "shop", Name: "株式会社みほん",
		Establishments: []client.Establishment{{ID: "honten", Name: "本店"}},
		Groups:         []client.Group{{Code: "all", Name: "全員"}},
		Items: []client.Item{{Code: "base", Name: "基本給"}, {Code: "commute", Name: "通勤手当"},
			{Code: "post", Name: "役職手当"}, {Code: "duty", Name: "宿直手当",
				Formula: client.Formula{Measure: "count:宿直回数"}}},
	}
}

var known = exchange.Known{Items: []string{"基本給", "通勤手当", "役職手当"}, Counts: []string{"宿直回数"}}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func codes(l fault.List) []string {
	var all []string
	for _, f := range l.All() {
		all = append(all, f.Code)
	}
	return all
}

// mapped reads and maps a file that is expected to map without a remark.
func mapped(t testing.TB, data []byte, kind exchange.Kind) (exchange.Sheet, exchange.Mapping) {
	t.Helper()
	s := exchange.Read(data)
	if s.Faults.Len() > 0 {
		t.Fatal(s.Faults.All())
	}
	m, faults := exchange.Map(&s, kind, known)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return s, m
}

// The expected figures are the cells of the files added up by hand.
func TestAttendanceLayoutsGiveTheHoursOfTheirFiles(t *testing.T) {
	month := func(id string) attendance.Month {
		return attendance.Month{Employee: employee.ID("e-" + id), From: september.From,
			Through: september.Through}
	}
	freee1, freee2, freee3 := month("001"), month("002"), month("003")
	freee1.WorkedHalves, freee1.ScheduledHalves, freee1.LeaveHalves = 40, 42, 2
	freee1.Prescribed, freee1.Beyond, freee1.Overtime, freee1.Night = 9600, 120, 600, 90
	freee1.LateMinutes, freee1.LateTimes, freee1.EarlyTimes = 25, 1, 1
	freee2.WorkedHalves, freee2.ScheduledHalves, freee2.LeaveHalves = 44, 41, 1
	freee2.Prescribed, freee2.Overtime, freee2.Holiday = 9600, 4200, 480
	freee2.RestDays, freee2.HolidayDays, freee2.RestOvertime = 1, 1, 480
	freee3.WorkedHalves, freee3.ScheduledHalves, freee3.RestDays = 42, 40, 1
	freee3.Prescribed, freee3.Overtime, freee3.RestOvertime = 9600, 780, 480

	mf := month("001")
	mf.WorkedHalves, mf.ScheduledHalves, mf.RestDays, mf.HolidayDays = 40, 40, 1, 1
	mf.AbsentHalves, mf.LateTimes, mf.LateMinutes, mf.LeaveHalves, mf.LeaveMinutes = 2, 1, 15, 2, 120
	mf.Prescribed, mf.Beyond, mf.Overtime = 8790, 390, 770
	mf.RestOvertime, mf.Night, mf.Holiday = 210, 330, 540

	kot1, kot2 := month("001"), month("002")
	kot1.ScheduledHalves, kot1.WorkedHalves, kot1.LeaveHalves, kot1.LateMinutes = 40, 38, 2, 20
	kot1.Prescribed, kot1.Beyond, kot1.Overtime, kot1.Night = 9120, 90, 765, 180
	kot1.Counts = map[string]int{"宿直回数": 2}
	kot2.ScheduledHalves, kot2.WorkedHalves, kot2.Prescribed = 40, 40, 9600

	insight := month("001")
	insight.WorkedHalves, insight.ScheduledHalves = 40, 40
	insight.Prescribed, insight.Beyond, insight.Overtime, insight.Night = 9600, 90, 735, 135

	pca := month("001")
	pca.ScheduledHalves, pca.WorkedHalves, pca.AbsentHalves = 40, 35, 3
	pca.SpecialHalves, pca.RestDays, pca.Prescribed = 2, 1, 8400

	for _, c := range []struct {
		file, layout string
		want         []attendance.Month
		remarks      []string
	}{
		{"freee.csv", "freee-attendance", []attendance.Month{freee1, freee2, freee3},
			[]string{"row.sum"}},
		{"mf-attendance.csv", "mf-attendance", []attendance.Month{mf}, nil},
		{"kot-monthly.csv", "", []attendance.Month{kot1, kot2}, nil},
		{"kot-insight.csv", "kot-insight", []attendance.Month{insight}, nil},
		{"pca.csv", "pca-attendance", []attendance.Month{pca}, nil},
	} {
		s, m := mapped(t, file(t, c.file), exchange.Attendance)
		if m.Layout != c.layout {
			t.Errorf("%s: layout %q", c.file, m.Layout)
		}
		got, faults := exchange.ReadAttendance(&s, &m,
			exchange.Timesheet{Period: september, People: people})
		if !reflect.DeepEqual(codes(faults), c.remarks) {
			t.Errorf("%s: %v", c.file, faults.All())
		}
		if !reflect.DeepEqual(got.Months, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.file, got.Months, c.want)
		}
	}
}

func TestASumRowIsLeftOutAndItsLineTold(t *testing.T) {
	s, m := mapped(t, file(t, "freee.csv"), exchange.Attendance)
	_, faults := exchange.ReadAttendance(&s, &m, exchange.Timesheet{Period: september, People: people})
	if f := faults.All()[0]; f.Path != "5行目" || f.Severity != fault.Warn {
		t.Error(f)
	}
}

func TestADailyListOfOneDayTakesItsDateFromAboveAndItsNumbersFromTheNames(t *testing.T) {
	s, m := mapped(t, file(t, "kot-daily.csv"), exchange.Attendance)
	if m.Layout != "kot-daily" || m.Kind != exchange.Days {
		t.Fatal(m.Layout, m.Kind)
	}
	got, faults := exchange.ReadDays(&s, &m, exchange.Timesheet{Period: october, People: people})
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	day, stated := caldate.Must("2026-10-01"), attendance.StatedWorking // 平日
	for i, want := range []attendance.Day{
		{Date: day, Kind: stated, Start: 535, End: 1085,
			Breaks: []attendance.Break{{Start: 720, End: 780}, {Start: 900, End: 915}}},
		{Date: day, Kind: stated, Start: 1260, End: 1800,
			Breaks: []attendance.Break{{Start: 1500, End: 1560}}},
		{Date: day, Kind: stated, Leave: "paid"},
	} {
		if !reflect.DeepEqual(got.Months[i].Days, []attendance.Day{want}) {
			t.Errorf("%d: %+v", i, got.Months[i].Days)
		}
	}
}

// read gives the people that a register file leaves, by number.
func read(t testing.TB, name string) map[string]employee.Employee {
	t.Helper()
	s, m := mapped(t, file(t, name), exchange.Persons)
	changes, faults := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop()})
	if faults.Stops() {
		t.Fatal(faults.All())
	}
	all := map[string]employee.Employee{}
	for i := range changes {
		e, err := changes[i].Person()
		if err != nil {
			t.Fatal(err)
		}
		all[e.Number] = e
	}
	return all
}

func TestRegisterLayoutsGiveThePeopleOfTheirFiles(t *testing.T) {
	mf := read(t, "mf-persons.csv")
	yoshida := mf["101"]
	if want := (employee.Name{Full: "𠮷田　一郎", Kana: "ヨシダ　イチロウ"}); yoshida.Names[0].Value != want {
		t.Errorf("%+v", yoshida.Names)
	}
	contract := yoshida.Contracts[0]
	if contract.From != caldate.Must("2024-04-01") || contract.Value.Amounts["base"] != 300_000 ||
		contract.Value.Amounts["commute"] != 12_000 || contract.Value.Kind != employee.Monthly {
		t.Errorf("%+v", contract)
	}
	if a := yoshida.Accounts[0].Value[0]; a.Number != "0123456" || a.Kind != "ordinary" {
		t.Errorf("a dropped zero of an account comes back: %+v", a)
	}
	if yoshida.Insured.EmploymentNumber != "12345678901" ||
		yoshida.Insured.PensionNumber != "1234567890" {
		t.Errorf("%+v", yoshida.Insured)
	}
	nguyen := mf["102"]
	if nguyen.Names[0].Value.Full != "グエン・ティ・ラン" || nguyen.Hired != caldate.Must("2024-10-01") ||
		nguyen.Born != caldate.Must("2001-05-06") || nguyen.Contracts[0].Value.Kind != employee.Hourly {
		t.Errorf("%+v", nguyen)
	}
	tsuji := read(t, "smarthr.csv")
	if len(tsuji) != 1 || tsuji["201"].Names[0].Value.Full != "辻󠄀　美和" ||
		tsuji["201"].Contracts[0].Value.Department != "開発部" {
		t.Errorf("%+v", tsuji)
	}
	// This product's file has no birthday: it changes people who are known, and cannot bring new ones.
	sheet, m := mapped(t, file(t, "jobcan.csv"), exchange.Persons)
	_, faults := exchange.ReadPersons(&sheet, &m, exchange.Register{Client: shop()})
	if !faults.Stops() || codes(faults)[0] != "born.missing" {
		t.Error(faults.All())
	}
	there := employee.Employee{ID: "e-J1", Number: "J1", Born: caldate.Must("1990-01-01"),
		Hired: caldate.Must("2021-04-01")}
	changes, faults := exchange.ReadPersons(&sheet, &m, exchange.Register{Client: shop(),
		Employees: []employee.Employee{there}, From: caldate.Must("2026-10-01")})
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	keiko, _ := changes[0].Person()
	if keiko.Addresses[0].Value.Text != "神奈川県架空市港町２－２みほん荘１０１" ||
		keiko.LeftReason != employee.LeftOwnWill || keiko.Left != caldate.Must("2026-09-30") {
		t.Errorf("%+v", keiko)
	}
}

func TestEveryEncodingOfAFileReadsTheSame(t *testing.T) {
	plain := strings.ReplaceAll(string(file(t, "kot-monthly.csv")), "\n", "\r\n")
	want := exchange.Read([]byte(plain))
	units := []byte{0xff, 0xfe}
	for _, c := range plain {
		units = append(units, byte(c), byte(c>>8)) // the file has no character beyond 16 bits
	}
	for name, data := range map[string][]byte{
		"utf-8-bom": append([]byte("\xef\xbb\xbf"), plain...),
		"cp932":     jis.MustCP932(plain),
		"utf-16":    units,
	} {
		got := exchange.Read(data)
		if got.Encoding != name || !reflect.DeepEqual(got.Header, want.Header) ||
			!reflect.DeepEqual(got.Rows, want.Rows) {
			t.Errorf("%s: %s %v %v", name, got.Encoding, got.Header, got.Faults.All())
		}
	}
	for name, ends := range map[string]string{"CR": "\r", "LF": "\n"} {
		got := exchange.Read([]byte(strings.ReplaceAll(plain, "\r\n", ends)))
		if !reflect.DeepEqual(got.Rows, want.Rows) {
			t.Errorf("%s: %v", name, got.Rows)
		}
	}
}

func TestAFileWithoutAHeadIsReadByPlacesAndRemembered(t *testing.T) {
	s := exchange.Read(file(t, "yayoi-detail.csv"))
	m, faults := exchange.Placed(exchange.Attendance,
		[]string{"number", "worked-days", "prescribed@dec", "-"})
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	remembered := exchange.Known{Remembered: []exchange.Mapping{m}}
	again := exchange.Read(file(t, "yayoi-detail.csv"))
	found, faults := exchange.Map(&again, exchange.Attendance, remembered)
	if faults.Len() > 0 || !found.Positional {
		t.Fatal(faults.All(), found)
	}
	for _, sheet := range []*exchange.Sheet{&s, &again} {
		got, faults := exchange.ReadAttendance(sheet, &found,
			exchange.Timesheet{Period: september, People: people})
		if faults.Len() > 0 || len(got.Months) != 2 || got.Months[0].Prescribed != 9630 ||
			got.Months[1].WorkedHalves != 39 || got.Months[1].Prescribed != 9135 {
			t.Error(faults.All(), got)
		}
	}
}

func TestAMappingThatAPersonGaveIsUsedAgainForTheSameHead(t *testing.T) {
	s := exchange.Read(file(t, "generic.tsv"))
	_, faults := exchange.Map(&s, exchange.Attendance, exchange.Known{})
	if codes(faults)[0] != "columns.unknown" || faults.Stops() {
		t.Fatal(faults.All())
	}
	m, faults := exchange.Given(&s, exchange.Attendance,
		[]string{"number", "-", "worked-days", "prescribed", "overtime"})
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	stored, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var remembered exchange.Mapping
	if err := json.Unmarshal(stored, &remembered); err != nil {
		t.Fatal(err)
	}
	found, faults := exchange.Map(&s, exchange.Attendance,
		exchange.Known{Remembered: []exchange.Mapping{remembered}})
	if faults.Len() > 0 || !reflect.DeepEqual(found, m) {
		t.Fatal(faults.All())
	}
	got, faults := exchange.ReadAttendance(&s, &found,
		exchange.Timesheet{Period: september, People: people})
	if faults.Len() > 0 || got.Months[0].Overtime != 630 {
		t.Error(faults.All(), got)
	}
	_, faults = exchange.Map(&s, exchange.Persons,
		exchange.Known{Remembered: []exchange.Mapping{remembered}})
	if !faults.Stops() && codes(faults)[0] != "columns.unknown" {
		t.Error("a mapping of attendance was used for people")
	}
}

func TestOurOwnNamesOfAllFieldsAreColumns(t *testing.T) {
	for _, kind := range []exchange.Kind{exchange.Persons, exchange.Family, exchange.Leaves,
		exchange.Attendance, exchange.Days, exchange.Bonuses} {
		fields := exchange.Fields(kind)
		if len(fields) < 2 {
			t.Fatal(kind)
		}
		row := make([]string, len(fields))
		head := make([]string, len(fields))
		for i, f := range fields {
			head[i], row[i] = f.Header, "x"
		}
		s := exchange.FromRows("xlsx", [][]string{head, row})
		m, faults := exchange.Map(&s, kind, exchange.Known{})
		if faults.Len() > 0 {
			t.Error(kind, faults.All())
		}
		for i, f := range fields {
			if m.Columns[i].Field != f.Key {
				t.Errorf("%s: %s is %q", kind, f.Header, m.Columns[i].Field)
			}
		}
	}
}
