package exchange_test

import (
	"reflect"
	"strings"
	"testing"

	"romukura/trade/exchange"
)

func recognized(text string, known exchange.Known) []exchange.Kind {
	s := exchange.Read([]byte(text))
	return exchange.Recognize(&s, known)
}

// A file of each kind is known by its head; the cells say nothing.
func TestAKindIsKnownByTheNamesOfTheColumns(t *testing.T) {
	for head, want := range map[string][]exchange.Kind{
		"社員番号,氏名,カナ氏名,生年月日,入社日,性別":      {exchange.Persons},
		"社員番号,住所,郵便番号":                  {exchange.Persons},
		"社員番号,氏名,基本給,給与形態":              {exchange.Persons},
		"社員番号,続柄,氏名,生年月日,性別,被扶養者":       {exchange.Family},
		"社員番号,氏名,被扶養者,理由":               {exchange.Family},
		"社員番号,氏名,休業種別,開始日,終了日":          {exchange.Leaves},
		"社員番号,氏名,部署,出勤日数,残業時間,深夜時間":     {exchange.Attendance},
		"社員番号,氏名,雇用区分,出勤日数,所定時間,残業時間":   {exchange.Attendance},
		"社員番号,宿直回数":                     {exchange.Attendance},
		"社員番号,氏名,日付,出勤,退勤,休憩":           {exchange.Attendance},
		"社員番号,氏名,賞与額":                   {exchange.Bonuses},
		"社員番号,氏名,部署,役職,賞与":              {exchange.Bonuses},
		"社員番号,通勤手当,役職手当":                {exchange.Persons, exchange.Items},
		"社員番号,氏名,通勤手当":                  {exchange.Persons, exchange.Items},
		"社員番号,氏名,生年月日":                  {exchange.Persons, exchange.Family},
		"社員番号,氏名,生年月日,出勤日数,残業時間":        {exchange.Persons, exchange.Family, exchange.Attendance},
		"社員番号,氏名,生年月日,入社日,性別,住所,所定労働日数": {exchange.Persons},
		"甲,乙,丙": nil, "社員番号,ことば": nil, "001,002": nil,
	} {
		if got := recognized(head+"\n1,2\n", known); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", head, got, want)
		}
	}
}

// The client's own items make a file of amounts known; nobody else's head does.
func TestAFileOfItemsIsKnownByTheClientsItemsAndNotMistakenForTheRegister(t *testing.T) {
	s := exchange.Read([]byte("社員番号,氏名,歩合給\n001,髙橋,1\n"))
	for _, c := range []struct {
		items []string
		want  []exchange.Kind
	}{{nil, nil},
		{[]string{"歩合給"}, []exchange.Kind{exchange.Persons, exchange.Items}}} {
		got := exchange.Recognize(&s, exchange.Known{Items: c.items})
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v", c.items, got)
		}
	}
}

// Every layout of another product is recognized as what it is, by its file.
func TestTheLayoutsOfOtherProductsAreRecognized(t *testing.T) {
	for name, want := range map[string]exchange.Kind{"freee.csv": exchange.Attendance,
		"mf-attendance.csv": exchange.Attendance, "kot-daily.csv": exchange.Attendance,
		"kot-insight.csv": exchange.Attendance, "kot-monthly.csv": exchange.Attendance,
		"pca.csv": exchange.Attendance, "mf-persons.csv": exchange.Persons,
		"smarthr.csv": exchange.Persons, "jobcan.csv": exchange.Persons} {
		s := exchange.Read(file(t, name))
		head := strings.Join(s.Header, ",")
		got := exchange.Recognize(&s, known)
		if !reflect.DeepEqual(got, []exchange.Kind{want}) {
			t.Errorf("%s: %v", name, got)
		}
		if strings.Join(s.Header, ",") != head {
			t.Errorf("%s: another row became the head", name)
		}
	}
}

// What a person once said about a head goes before what its names seem to say.
func TestAKindThatAPersonGaveForAHeadIsRemembered(t *testing.T) {
	text := "社員番号,おなまえ,氏名\n001,x,y\n"
	s := exchange.Read([]byte(text))
	m, faults := exchange.Given(&s, exchange.Bonuses, []string{"number", "bonus", "-"})
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	remembered := exchange.Known{Remembered: []exchange.Mapping{m}}
	got := recognized(text, remembered)
	if !reflect.DeepEqual(got, []exchange.Kind{exchange.Bonuses}) {
		t.Error(got)
	}
	placed, _ := exchange.Placed(exchange.Leaves, []string{"number", "kind", "start"})
	remembered.Remembered = append(remembered.Remembered, placed)
	got = recognized("001,産休,2026/1/1\n002,育休,2026/2/1\n", remembered)
	if !reflect.DeepEqual(got, []exchange.Kind{exchange.Leaves}) {
		t.Error(got)
	}
}
