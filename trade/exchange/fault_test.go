package exchange_test

import (
	"strconv"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

// told are the faults of a file for a purpose, each as "code place".
func told(kind exchange.Kind, text string) []string {
	s := exchange.Read([]byte(text))
	all := s.Faults
	if !all.Stops() {
		m, faults := exchange.Map(&s, kind, known)
		all.AddAll("", faults)
		if !faults.Stops() {
			all.AddAll("", readAs(&s, &m))
		}
	}
	var out []string
	for _, f := range all.All() {
		out = append(out, strings.TrimSpace(f.Code+" "+f.Path))
	}
	return out
}

func readAs(s *exchange.Sheet, m *exchange.Mapping) (faults fault.List) {
	register := exchange.Register{Client: shop(), Employees: staff()}
	sheet := exchange.Timesheet{Period: september, People: people}
	switch m.Kind {
	case exchange.Persons:
		_, faults = exchange.ReadPersons(s, m, register)
	case exchange.Family:
		_, faults = exchange.ReadFamily(s, m, register)
	case exchange.Leaves:
		_, faults = exchange.ReadLeaves(s, m, register)
	case exchange.Attendance:
		_, faults = exchange.ReadAttendance(s, m, sheet)
	case exchange.Days:
		_, faults = exchange.ReadDays(s, m, sheet)
	default:
		_, faults = exchange.ReadAmounts(s, m, people)
	}
	return faults
}

func day(iso string) caldate.Date { return caldate.Must(iso) }

// staff are three people who are there already; the third has left.
func staff() []employee.Employee {
	var all []employee.Employee
	for i, name := range []string{"𠮷田　一郎", "髙橋　恵子", "辻󠄀　美和"} {
		number := []string{"001", "002", "003"}[i]
		e := employee.Employee{ID: employee.ID("e-" + number), Number: number,
			Born: day("1990-01-0" + number[2:]), Hired: day("2020-04-01")}
		e.Names = e.Names.With(e.Hired, employee.Name{Full: name, Kana: "カナ　カナ"})
		e.Contracts = e.Contracts.With(e.Hired, employee.Contract{Establishment: "honten", Group: "all",
			Kind: employee.Monthly, Status: employee.Regular, WeeklyMinutes: 2400, WeeklyDays: 5})
		all = append(all, e)
	}
	all[2].Left = day("2025-03-31")
	return all
}

func TestEveryFaultOfAFileIsToldWithItsPlace(t *testing.T) {
	for _, c := range strings.Split(string(file(t, "faults.txt")), "\n== ")[1:] {
		title, rest, _ := strings.Cut(c+"\n", "\n")
		text, want, ok := strings.Cut(rest, "--\n")
		kind, _, ok2 := strings.Cut(title, " ")
		if !ok || !ok2 {
			t.Fatal("a case is not whole: " + title)
		}
		got := strings.Join(told(exchange.Kind(kind), text), "\n")
		if want = strings.TrimSpace(want); got != want {
			t.Errorf("%s:\n got\n%s\nwant\n%s", title, got, want)
		}
	}
}

func TestWhatIsNoTextIsToldAsWhatItIs(t *testing.T) {
	for text, want := range map[string]string{
		" \n": "file.empty", "\x89PNG\r\n\x1a\n\x00": "file.encoding", "PK\x03\x04": "file.spreadsheet",
		"社員番号,氏名\n001,\xff\xfe壊\n": "file.encoding", "<html><table></table>": "file.html",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00": "file.spreadsheet",
	} {
		if got := told(exchange.Persons, text); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestABrokenByteIsToldWithItsPlaceAndNothingElse(t *testing.T) {
	s := exchange.Read([]byte("社員番号,氏名\n001,髙\xff橋、この行はUTF-8として長く続いています\n"))
	all := s.Faults.All()
	if len(all) != 1 || !strings.Contains(all[0].Message, "2行目、28バイト目") || all[0].Remedy == "" {
		t.Error(all)
	}
}

func TestNoFaultShowsAValue(t *testing.T) {
	text := "社員番号,氏名,生年月日,基本給,郵便番号,メモ\n009,秘密の名,秘密の日,秘密の額,秘密の郵便,123456789018秘密\n"
	s := exchange.Read([]byte(text))
	m, faults := exchange.Map(&s, exchange.Persons, known)
	_, more := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop()})
	for _, f := range append(faults.All(), more.All()...) {
		if strings.Contains(f.String(), "秘密") || strings.Contains(f.String(), "123456789018") {
			t.Error(f)
		}
		if f.Message == "" || f.Remedy == "" || f.Code == "" {
			t.Errorf("%+v", f)
		}
	}
}

func TestThousandsOfFaultsAreCountedAndTheFirstShown(t *testing.T) {
	text := "社員番号,賞与額\n" + strings.Repeat("099,1\n", 28_000)
	s := exchange.Read([]byte(text))
	m, _ := exchange.Map(&s, exchange.Bonuses, known)
	_, faults := exchange.ReadAmounts(&s, &m, people)
	all := faults.All()
	if len(all) != 20_001 || all[20_000].Message != "ほかに8000件の誤りがあります。" {
		t.Error(len(all), all[len(all)-1])
	}
}

func TestFilesBeyondTheLimitsAreRefused(t *testing.T) {
	for code, text := range map[string]string{
		"file.columns": "社員番号,氏名" + strings.Repeat(",x", 399) + "\n",
		"file.large":   strings.Repeat("x", exchange.MaxBytes+1),
		"file.rows":    "社員番号,氏名\n" + strings.Repeat("1\n", exchange.MaxRows),
	} {
		s := exchange.Read([]byte(text))
		if got := codes(s.Faults); len(got) != 1 || got[0] != code || len(s.Rows) > 0 {
			t.Errorf("%s: %v, %d rows", code, got, len(s.Rows))
		}
	}
	wide := exchange.Read([]byte("社員番号,氏名\n" + strings.Repeat(",", 1_000_000)))
	if wide.Faults.Len() > 0 && codes(wide.Faults)[0] != "file.columns" {
		t.Error(wide.Faults.All())
	}
	if s := exchange.FromRows("xlsx", make([][]string, exchange.MaxRows+1)); !s.Faults.Stops() {
		t.Error("too many rows were taken")
	}
}

func TestPeopleOfOneNameAndBirthComeInWhenAPersonSaysTheyAreOthers(t *testing.T) {
	s := exchange.Read([]byte("社員番号,氏名,生年月日,入社日,事業所,給与形態\n" +
		"009,𠮷田　一郎,1990/1/1,2026/4/1,本店,月給\n"))
	m, _ := exchange.Map(&s, exchange.Persons, known)
	changes, faults := exchange.ReadPersons(&s, &m, exchange.Register{Client: shop(),
		Employees: staff(), Distinct: []string{"009"}})
	if faults.Len() > 0 || len(changes) != 1 {
		t.Error(faults.All())
	}
}

func TestAMappingMustFitItsFile(t *testing.T) {
	s := exchange.Read([]byte("社員番号,賞与額\n001,1\n"))
	for name, meanings := range map[string][]string{
		"columns.field": {"number", "nonsense"}, "mapping.shape": {"number"},
		"columns.number": {"-", "bonus"}, "columns.twice": {"number", "number"},
	} {
		if _, faults := exchange.Given(&s, exchange.Bonuses, meanings); codes(faults)[0] != name {
			t.Errorf("%s: %v", name, faults.All())
		}
	}
	other := exchange.Read([]byte("社員番号,別の列\n001,1\n"))
	m, _ := exchange.Given(&s, exchange.Bonuses, []string{"number", "bonus"})
	if _, faults := exchange.ReadAmounts(&other, &m, people); codes(faults)[0] != "mapping.head" {
		t.Error(faults.All())
	}
	m.Kind = "no such kind"
	if faults := m.Check(); !faults.Stops() {
		t.Error("a kind that is none")
	}
}

func TestAPlaceIsTakenApart(t *testing.T) {
	for path, want := range map[string][2]string{
		"12行目「生年月日」": {"12", "生年月日"}, "12行目": {"12", ""}, "基本給": {"", "基本給"}, "": {},
		"1、3〜5行目 ほか3行": {"1、3〜5 ほか3行", ""},
		"2〜9行目":        {"2〜9", ""}, "3行目「「甲」」": {"3", "「甲」"}, "2列目": {"", "2列目"},
	} {
		if line, column := exchange.PlaceIn(path); line != want[0] || column != want[1] {
			t.Errorf("%s: %q %q", path, line, column)
		}
	}
}

// A remark on many lines names them all, as long as they follow each other; what is scattered over
// more stretches than anybody reads is counted.
func TestARemarkNamesItsLines(t *testing.T) {
	var even []string
	for i := 2; i <= 80; i += 2 {
		even = append(even, strconv.Itoa(i))
	}
	scattered := strings.Join(even, "、") + "行目 ほか60行"
	for step, want := range map[int]string{1: "2〜201行目", 2: scattered} {
		var b strings.Builder
		b.WriteString("社員番号,賞与額\n")
		for i := range 200 {
			if i%step == 0 {
				b.WriteString("合計,1\n")
			} else {
				b.WriteString("001,1\n")
			}
		}
		s := exchange.Read([]byte(b.String()))
		m, _ := exchange.Map(&s, exchange.Bonuses, known)
		_, faults := exchange.ReadAmounts(&s, &m, people)
		all := faults.All()
		if last := all[len(all)-1]; last.Code != "row.sum" || last.Path != want {
			t.Errorf("%s %s", last.Code, last.Path)
		}
	}
}
