package exchange_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

var terms = exchange.Terms{Client: shop(),
	Day:   func(d caldate.Date) string { return d.EraShort() },
	Month: caldate.Month.Japanese}

var rawWord = regexp.MustCompile("[A-Za-z_]{2,}")

// plainTexts are the fields that hold what people wrote, or a number that is no figure.
var plainTexts = []string{"number", "names.full", "names.kana", "names.roman", "names.usual",
	"addresses.postal_code", "addresses.text", "addresses.kana", "addresses.prefecture",
	"addresses.municipality", "addresses.phone", "address.postal_code", "address.text",
	"address.kana", "address.prefecture", "address.municipality", "address.phone",
	"contracts.establishment", "contracts.group", "contracts.job", "contracts.department",
	"contracts.worksite", "dependent.reason", "dependent.job", "insured.number",
	"insured.pension_number", "insured.employment_number", "two_employers.prefecture",
	"accounts.bank", "accounts.branch", "accounts.bank_name", "accounts.branch_name",
	"accounts.number", "accounts.holder_kana", "resident.municipality", "resident.municipal_name",
	"resident.designated", "resident.recipient"}

// codesOf are the codes that a field may hold, by the source of the packages that name them.
func codesOf(t *testing.T) map[string][]string {
	t.Helper()
	byType := map[string][]string{}
	for _, file := range []string{"../employee/employee.go", "../employee/checkinsured.go",
		"../attendance/attendance.go", "../client/calendar.go",
		"../insured/occasional.go"} {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
				for _, s := range g.Specs {
					constants(s.(*ast.ValueSpec), byType)
				}
			}
		}
	}
	codes := map[string][]string{"sex": byType["Sex"], "family.sex": byType["Sex"],
		"left_reason": byType["LeftReason"], "contracts.kind": byType["PayKind"],
		"contracts.status": byType["Employment"], "leaves.kind": byType["LeaveKind"],
		"days.kind": byType["DayKind"], "standards.cause": byType["Cause"],
		"social.category": byType["Category"],
		// No constants: what the fields say themselves.
		"tax.column": {"kou", "otsu", "hei"}, "accounts.kind": {"ordinary", "current"},
		"days.leave": {"paid", "half-am", "half-pm", "special", "absent", "closure"},
		"family.relation": {"spouse", "child", "parent", "grandparent", "sibling", "grandchild",
			"parent-in-law", "other"}}
	for name, all := range codes {
		if len(all) < 2 {
			t.Fatalf("the source names no codes for %s: %v", name, all)
		}
	}
	return codes
}

// constants collects texts by their type, or by how their names begin.
func constants(s *ast.ValueSpec, byType map[string][]string) {
	for i, v := range s.Values {
		lit, ok := v.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			continue
		}
		text, _ := strconv.Unquote(lit.Value)
		name := ""
		if typed, ok := s.Type.(*ast.Ident); ok {
			name = typed.Name
		}
		for _, prefix := range []string{"Cause", "Category"} {
			if strings.HasPrefix(s.Names[i].Name, prefix) {
				name = prefix
			}
		}
		if text != "" {
			byType[name] = append(byType[name], text)
		}
	}
}

// place is a field of a record with its path and what it is called in plainTexts and codes.
type fieldPlace struct {
	path, name string
	kind       reflect.Type
}

// placesOf walks a record's type to every field that an import could change.
func placesOf(at, of string, t reflect.Type, out *[]fieldPlace) {
	_, text := reflect.New(t).Interface().(interface{ UnmarshalText([]byte) error })
	switch {
	case text, t.Kind() != reflect.Struct && t.Kind() != reflect.Slice && t.Kind() != reflect.Map:
		*out = append(*out, fieldPlace{at, of, t})
	case t.Kind() == reflect.Slice:
		placesOf(at+"[0]", of, t.Elem(), out)
	case t.Kind() == reflect.Map:
		placesOf(at+".宿直.回数[1]", of, t.Elem(), out)
	default:
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" {
				name = f.Name
			}
			below := name
			if _, last, ok := strings.Cut(of, "."); ok {
				below = last + "." + name
			} else if of != "" {
				below = of + "." + name
			}
			if name == "value" {
				below = of
			}
			placesOf(strings.TrimPrefix(at+"."+name, "."), below, f.Type, out)
		}
	}
}

// TestEveryFieldOfARecordIsToldInWords walks all fields of the records that imports change, with
// every code that each may hold.
func TestEveryFieldOfARecordIsToldInWords(t *testing.T) {
	codes := codesOf(t)
	walked := 0
	for kind, record := range map[exchange.Kind]reflect.Type{
		exchange.Persons:    reflect.TypeFor[employee.Employee](),
		exchange.Attendance: reflect.TypeFor[attendance.Month]()} {
		var all []fieldPlace
		placesOf("", "", record, &all)
		for _, p := range all {
			values := map[reflect.Kind][]string{reflect.Bool: {"true", "false"}, reflect.Int: {"150"},
				reflect.Int64: {"-1500"}, reflect.Struct: {"2026-04"}}[p.kind.Kind()]
			switch {
			case p.kind == reflect.TypeFor[caldate.Date]():
				values = []string{"2026-04-01"}
			case p.kind.Kind() == reflect.String && !slices.Contains(plainTexts, p.name):
				if values = codes[p.name]; values == nil && p.kind != reflect.TypeFor[employee.ID]() {
					t.Errorf("%s (%s): is it a code or what people wrote?", p.path, p.name)
				}
			}
			if strings.HasPrefix(p.name, "shares.") {
				values = []string{"150"} // of a fraction
			}
			walked++
			for _, v := range append(values, "") {
				toldInWords(t, kind, exchange.FieldChange{Path: p.path, Before: v, After: v})
			}
		}
	}
	if walked < 150 {
		t.Errorf("%d fields were walked", walked)
	}
}

// same are texts that are their own words: a figure without a unit.
var same = map[string]bool{"": true, "150": true}

func toldInWords(t *testing.T, kind exchange.Kind, f exchange.FieldChange) {
	t.Helper()
	c := exchange.Change{Kind: kind, After: []byte("{}")}
	s, ok := c.Shown(&exchange.Difference{FieldChange: f}, &terms)
	if !ok {
		return
	}
	if s.Group+s.Label == "" || rawWord.MatchString(s.Group+s.Label) {
		t.Errorf("%s: its name is %q %q", f.Path, s.Group, s.Label)
	}
	if s.Before != s.After || rawWord.MatchString(s.After) && !strings.HasSuffix(s.After, "km") ||
		f.After == s.After && !same[f.After] || (s.After == "") !=
		(f.After == "") {
		t.Errorf("%s: %q is told as %q", f.Path, f.After, s.After)
	}
}

// cellsOf are what a file may hold for each field that takes no text as it is.
var cellsOf = map[string]string{"number": "009", "name": "辻　花子", "family": "", "given": "",
	"kana": "ツジ　ハナコ", "family-kana": "", "given-kana": "", "roman": "TSUJI HANAKO", "sex": "女",
	"born": "1990/1/1", "hired": "2026/4/1", "left": "2026/9/30", "left-reason": "契約満了",
	"postal": "1000001", "contract-from": "2026/4/1", "establishment": "本店", "group": "全員",
	"pay-kind": "時給", "status": "契約社員", "week-hours": "40:00", "day-hours": "8:00",
	"term-end": "2026/9/30", "student": "はい", "manager": "いいえ", "tax-column": "乙",
	"tax-spouse": "はい", "non-resident": "はい", "social": "2026/4/1", "category": "短時間労働者",
	"standard-from": "2026-04", "pension-number": "1234567890", "employment": "2026/4/1",
	"employment-number": "12345678901", "car": "はい", "account-kind": "普通", "city-code": "131016",
	"municipality": "131016",
	"city-month":   "2026-06", "two-own": "100000", "two-sum": "200000", "two-selected": "はい",
	"address-prefecture": "", "address-city": "", "address-street": "", "address-building": "",
	"distance": "5.2", "health": "200000", "pension": "200000", "relation": "長女", "dependent": "はい",
	"dependent-from": "2026/4/1", "together": "別居", "category-iii": "はい", "kind": "育休",
	"start": "2026/9/1", "end": "2026/9/30", "ended": "はい", "due": "2026/9/1", "birth": "2026/9/1",
	"applied": "はい", "period-from": "2026/9/1", "period-through": "2026/9/30",
	"bank": "0001", "branch": "001", "holder": "ツジ　ハナコ", "address-kana": "カクウク"}

// TestEveryColumnOfAFileIsToldInWords fills every column of the files of people, families, leaves
// and hours, and reads what they would change.
func TestEveryColumnOfAFileIsToldInWords(t *testing.T) {
	for kind, least := range map[exchange.Kind]int{exchange.Persons: 65, exchange.Family: 10,
		exchange.Leaves: 7, exchange.Attendance: 20, exchange.Days: 7} {
		changes := changesOf(t, kind)
		told := 0
		for i := range changes {
			for _, f := range changes[i].Differences() {
				s, ok := changes[i].Shown(&f, &terms)
				if !ok {
					continue
				}
				told++
				text := strings.NewReplacer("TSUJI HANAKO", "", "km", "").Replace(s.After + s.Group + s.Label)
				if s.After == "" || rawWord.MatchString(text) {
					t.Errorf("%s: %q → %+v", f.Path, f.After, s)
				}
			}
		}
		if told < least {
			t.Errorf("%s: %d fields are told", kind, told)
		}
	}
}

// changesOf reads a file with one row in which every column holds something.
func changesOf(t *testing.T, kind exchange.Kind) []exchange.Change {
	t.Helper()
	var head, row []string
	for _, f := range exchange.Fields(kind) {
		cell, ok := cellsOf[f.Key]
		switch {
		case f.Key == "number" && kind != exchange.Persons:
			cell = "001"
		case kind == exchange.Days:
			cell = map[string]string{"number": "001", "date": "2026/9/1", "start": "22:00",
				"end": "翌日 5:00", "kind": "法定休日", "leave": "午前休", "break-start": "23:00",
				"break-end": "24:00"}[f.Key]
		case !ok && kind == exchange.Attendance:
			cell = map[string]string{"total": "", "rest-work": "", "over60": "0:00"}[f.Key]
			switch {
			case cell != "" || f.Key == "total" || f.Key == "rest-work" || f.Key == "number-name":
			case strings.HasSuffix(f.Key, "days"), strings.HasSuffix(f.Key, "times"):
				cell = "1"
			default:
				cell = "1:00"
			}
		case !ok:
			cell = "1"
		}
		if cell != "" {
			head, row = append(head, f.Header), append(row, cell)
		}
	}
	s := exchange.FromRows("xlsx", [][]string{head, row})
	m, faults := exchange.Map(&s, kind, known)
	if faults.Stops() {
		t.Fatal(kind, faults.All())
	}
	changes, faults := changesAs(&s, &m)
	if faults.Stops() || len(changes) != 1 {
		t.Fatal(kind, faults.All(), len(changes))
	}
	return changes
}

func changesAs(s *exchange.Sheet, m *exchange.Mapping) ([]exchange.Change, fault.List) {
	register := exchange.Register{Client: shop(), Employees: staff(), From: day("2026-09-01")}
	sheet := exchange.Timesheet{Period: september, People: people}
	none := func(employee.ID) *attendance.Month { return nil }
	switch m.Kind {
	case exchange.Persons:
		return exchange.ReadPersons(s, m, register)
	case exchange.Family:
		return exchange.ReadFamily(s, m, register)
	case exchange.Leaves:
		return exchange.ReadLeaves(s, m, register)
	case exchange.Days:
		read, faults := exchange.ReadDays(s, m, sheet)
		return exchange.MonthChanges(read, none), faults
	}
	read, faults := exchange.ReadAttendance(s, m, sheet)
	return exchange.MonthChanges(read, none), faults
}

// TestFiguresAndTheClientsNamesAreTold: amounts, times, the client's own names, and what nobody
// has a word for.
func TestFiguresAndTheClientsNamesAreTold(t *testing.T) {
	record := []byte(`{"item":"commute","family":[{"id":"f1",
		"names":[{"from":"2026-01-01","value":{"full":"凛"}}]}]}`)
	for _, c := range []struct {
		kind               exchange.Kind
		path, value, label string
		want               string
	}{
		{exchange.Persons, "contracts[1].value.amounts.base", "-250000", "契約|基本給", "−250,000円"},
		{exchange.Persons, "contracts[0].value.establishment", "honten", "契約|事業所", "本店"},
		{exchange.Persons, "contracts[0].value.group", "all", "契約|給与グループ", "全員"},
		{exchange.Persons, "contracts[0].value.weekly_minutes", "2325", "契約|週所定時間", "38:45"},
		{exchange.Persons, "contracts[0].value.worksite", "13", "契約|就業場所の都道府県", "東京都"},
		{exchange.Persons, "commute[0].value.meters", "5200", "通勤|距離", "5.2km"},
		{exchange.Persons, "addresses[0].value.postal_code", "1000001", "住所|郵便番号", "100-0001"},
		{exchange.Persons, "accounts[0].value[1].kind", "current", "振込口座 2番目|預金種目", "当座"},
		{exchange.Persons, "leaves[0].child", "f1", "休業|対象の子", "凛"},
		{exchange.Persons, "family[0].dependent[1].value.together", "false", "家族 凛 被扶養者|同居",
			"いいえ"},
		{exchange.Persons, "names[2].value.full", "辻", "氏名|", "辻"},
		{exchange.Persons, "hired", "2026-04-01", "入社日", "R8.4.1"},
		{exchange.Persons, "resident[0].from_month", "2026-06", "住民税|初月", "令和8年6月"},
		{exchange.Attendance, "worked_halves", "39", "出勤日数", "19.5日"},
		{exchange.Attendance, "days[3].end", "1770", "日4|退勤", "翌5:30"},
		{exchange.Attendance, "counts.宿直回数", "3", "宿直回数", "3回"},
		{exchange.Bonuses, "金額", "1,000", "金額", "1,000円"},
		{exchange.Items, "金額", "-1,000", "通勤手当", "−1,000円"},
	} {
		change := exchange.Change{Kind: c.kind, After: record}
		f := exchange.FieldChange{Path: c.path, After: c.value}
		got, ok := change.Shown(&exchange.Difference{FieldChange: f}, &terms)
		if !ok || strings.TrimPrefix(got.Group+"|"+got.Label, "|") != c.label || got.After != c.want {
			t.Errorf("%s: %+v", c.path, got)
		}
	}
	change := exchange.Change{Kind: exchange.Persons, After: record}
	for _, path := range []string{"id", "family[0].id"} {
		f := exchange.Difference{FieldChange: exchange.FieldChange{Path: path, After: "e-001"}}
		if s, ok := change.Shown(&f, &terms); ok {
			t.Errorf("%s is told: %+v", path, s)
		}
	}
}
