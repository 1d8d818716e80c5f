package exchange_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"社員番号,氏名\n001,\"髙\"\"橋\"\r\n",
		"a\tb\r\"c\nd\"\te\r", "\xff\xfea\x00,\x00b\x00",
		"#x\n\n,,\n\"", "a;b;=c\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := exchange.Read(data)
		line := 0
		for _, r := range s.Rows {
			if r.Line <= line {
				t.Fatal("lines do not climb")
			}
			line = r.Line
		}
		if s.Header == nil && !s.Faults.Stops() {
			t.Fatal("no head and no fault")
		}
	})
}

// FuzzQuotes holds that what a writer of CSV writes is read as it was.
func FuzzQuotes(f *testing.F) {
	f.Add("a", "b,\"c\"\nd", "=x")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, s := range []string{a, b, c} {
			// Line ends within a cell are written anew, and what is no text is not read.
			if strings.ContainsAny(s, "\r\x00") || strings.TrimSpace(s) == "" || s[0] == '#' ||
				!strings.ContainsRune("abcdefghijkあいう", []rune(s)[0]) ||
				strings.ToValidUTF8(s, "") != s {
				return
			}
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		w.Write([]string{"社員番号", "氏名", "住所"})
		w.Write([]string{a, b, c})
		w.Flush()
		s := exchange.Read(out.Bytes())
		if s.Faults.Len() == 0 && s.Encoding == "utf-8" &&
			(len(s.Rows) != 1 || !reflect.DeepEqual(s.Rows[0].Cells, []string{a, b, c})) {
			t.Errorf("%q: %+v", out.String(), s.Rows)
		}
	})
}

// FuzzRows gives any two cells to every column of every kind of file: nothing may panic, and what
// is taken without a fault changes nothing the second time.
func FuzzRows(f *testing.F) {
	for _, seed := range []string{"", "001", "2026/4/31", "R8.4.1", "8:30",
		"25:00", "-0:30", "9時", "翌1:00", "99999999999",
		"▲5", "はい", "月給", "0.5", "2026-06", "=1", "１２３４５６７８９０１８", "9/1(火)"} {
		f.Add(seed, "1")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, kind := range []exchange.Kind{exchange.Persons, exchange.Family, exchange.Leaves,
			exchange.Attendance, exchange.Days, exchange.Bonuses, exchange.Items} {
			fields := exchange.Fields(kind)
			head := make([]string, len(fields))
			row, other := make([]string, len(fields)), make([]string, len(fields))
			for i, field := range fields {
				head[i], row[i], other[i] = field.Header, a, b
				if field.Key == "number" {
					row[i], other[i] = "001", "002"
				}
			}
			s := exchange.FromRows("xlsx", [][]string{head, row, other})
			m, _ := exchange.Map(&s, kind, known)
			readAs(&s, &m)
			if kind == exchange.Persons {
				twice(t, &s, &m)
			}
		}
	})
}

func twice(t *testing.T, s *exchange.Sheet, m *exchange.Mapping) {
	reg := exchange.Register{Client: shop(), Employees: staff(), From: day("2026-10-01")}
	changes, faults := exchange.ReadPersons(s, m, reg)
	if faults.Stops() {
		return
	}
	for i := range changes {
		e, err := changes[i].Person()
		if err != nil {
			t.Fatal(err)
		}
		for k := range reg.Employees {
			if reg.Employees[k].Number == e.Number {
				reg.Employees[k] = e
			}
		}
	}
	if again, _ := exchange.ReadPersons(s, m, reg); len(again) > 0 {
		t.Fatalf("%+v", again[0].Fields)
	}
}

// large is an attendance file of so many people in the layout of freee, in CP932 or UTF-8.
func large(rows int) (data []byte, people map[string]employee.ID) {
	var b bytes.Buffer
	head, _, _ := strings.Cut(string(freeeHead), "\n")
	b.WriteString(head + "\r\n")
	people = make(map[string]employee.ID, rows)
	for i := range rows {
		number := fmt.Sprintf("%06d", i)
		people[number] = employee.ID("e-" + number)
		fmt.Fprintf(&b, "%s,髙橋　恵子,9600,120,600,0,90,0,10320,20,20,0,0,15,10,0,1,1,1,"+
			"2026/09/01,2026/09/30,0,0,0\r\n", number)
	}
	return b.Bytes(), people
}

var freeeHead = []byte("従業員番号,氏名,所定労働時間（分）,法定内残業時間（分）,時間外労働時間（分）,所定休日労働時間（分）," +
	"深夜労働時間（分）,法定休日労働時間（分）,総労働時間（分）,総労働日数,所定労働出勤日数,所定休日出勤日数," +
	"法定休日出勤日数,遅刻時間（分）,早退時間（分）,欠勤日数,遅刻日数,早退日数,有休取得日数,集計開始日,集計終了日," +
	"みなし外の法定内残業時間（分）,みなし外の時間外労働時間（分）,不足時間（分）\n")

// BenchmarkAttendance100000 reads a file of 100,000 rows into months: at most 2 s in 200 MB.
func BenchmarkAttendance100000(b *testing.B) {
	data, people := large(100_000)
	sheet := exchange.Timesheet{Period: september, People: people}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s := exchange.Read(data)
		m, _ := exchange.Map(&s, exchange.Attendance, exchange.Known{})
		got, faults := exchange.ReadAttendance(&s, &m, sheet)
		if faults.Len() > 0 || len(got.Months) != 100_000 {
			b.Fatal(faults.All())
		}
	}
}

// BenchmarkMonthChanges10000 makes the differences of new months.
func BenchmarkMonthChanges10000(b *testing.B) {
	data, people := large(10_000)
	s := exchange.Read(data)
	m, _ := exchange.Map(&s, exchange.Attendance, exchange.Known{})
	got, _ := exchange.ReadAttendance(&s, &m, exchange.Timesheet{Period: september, People: people})
	b.ReportAllocs()
	for b.Loop() {
		exchange.MonthChanges(got, func(employee.ID) *attendance.Month { return nil })
	}
}
