package idnum_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"romukura/ground/idnum"
)

func reasonOf(t *testing.T, err error) idnum.Reason {
	t.Helper()
	var e *idnum.Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no idnum.Error", err)
	}
	return e.Reason
}

func TestPublishedNumbersAreRight(t *testing.T) {
	for _, c := range []struct {
		kind         idnum.Kind
		text, digits string
		source       string
	}{
		{idnum.Corporate, "8700110005901", "8700110005901", "国税庁, how the check digit is made"},
		{idnum.Corporate, "7000012050002", "7000012050002", "国税庁 itself"},
		{idnum.Corporate, "７-0000-1205-0002", "7000012050002", "the same as people type it"},
		{idnum.Insurer, "33120015", "33120015", "worked example of 検証番号: 千葉県警察共済組合"},
		{idnum.Insurer, "01130012", "01130012", "全国健康保険協会 東京支部"},
		{idnum.LaborInsurance, "13-1-01-123456-000", "13101123456000", "invented"},
		{idnum.LaborInsurance, "47301999999123", "47301999999123", "invented, competence 3"},
		{idnum.EmploymentPerson, "1234-567890-1", "12345678901", "invented"},
		{idnum.EmploymentOffice, "1301ー123456ー7", "13011234567", "invented, long marks for hyphens"},
		{idnum.Postal, "100-8916", "1008916", "厚生労働省"},
		{idnum.Bank, "0001", "0001", "invented"},
		{idnum.Branch, "001", "001", "invented"},
		{idnum.Account, "0123456", "0123456", "invented"},
	} {
		got, err := c.kind.Read(c.text)
		if err != nil || got != c.digits {
			t.Errorf("%s (%s): %q %v", c.text, c.source, got, err)
		}
		if list := c.kind.Check(c.text); list.Len() != 0 {
			t.Errorf("%s: %v", c.text, list.All())
		}
	}
}

func TestWrongNumbersAreRefusedForTheRightReason(t *testing.T) {
	for _, c := range []struct {
		kind idnum.Kind
		text string
		want idnum.Reason
	}{
		{idnum.Corporate, "8700110005902", idnum.CheckDigit},
		{idnum.Corporate, "870011000590", idnum.Count},
		{idnum.Corporate, "0700110005901", idnum.CheckDigit},
		{idnum.Insurer, "01130013", idnum.CheckDigit},
		{idnum.Insurer, "1130012", idnum.Count}, // a lost zero is not put back
		{idnum.LaborInsurance, "00101123456000", idnum.Part},
		{idnum.LaborInsurance, "48101123456000", idnum.Part},
		{idnum.LaborInsurance, "13201123456000", idnum.Part},
		{idnum.LaborInsurance, "1310112345600", idnum.Count},
		{idnum.EmploymentPerson, "1234-567890", idnum.Count},
		{idnum.EmploymentPerson, "1234-56789O-1", idnum.Character},
		{idnum.Postal, "〒100-8916", idnum.Character},
		{idnum.Account, "123456", idnum.Count},
		{idnum.Account, "", idnum.Count},
		{idnum.Bank, "٠٠٠١", idnum.Character}, // digits of other scripts
		{idnum.PersonMyNumber, "123456789018", idnum.Closed},
		{idnum.PersonPension, "1234567890", idnum.Closed},
	} {
		_, err := c.kind.Read(c.text)
		if err == nil {
			t.Errorf("%s was taken", c.text)
			continue
		}
		if got := reasonOf(t, err); got != c.want {
			t.Errorf("%s: %d, want %d", c.text, got, c.want)
		}
		if f := err.(*idnum.Error).Fault(); f.Message == "" || f.Remedy == "" || f.Code == "" ||
			c.text != "" && strings.Contains(f.String(), c.text) {
			t.Errorf("%s: %+v", c.text, f)
		}
	}
}

func TestNumbersAreWrittenWithTheirHyphens(t *testing.T) {
	for digits, c := range map[string]struct {
		kind idnum.Kind
		want string
	}{
		"12345678901": {idnum.EmploymentPerson, "1234-567890-1"}, "1008916": {idnum.Postal, "100-8916"},
		"13101123456000": {idnum.LaborInsurance, "13-1-01-123456-000"},
		"8700110005901":  {idnum.Corporate, "8700110005901"}, "123": {idnum.Postal, "123"},
		"0123456": {idnum.Account, "0123456"}, "1234567890": {idnum.PersonPension, "1234-567890"},
	} {
		if got := c.kind.Write(digits); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// 123456789018 is the serial 12345678901 with the check digit that the ordinance gives: weights
// 6 5 4 3 2 7 6 5 4 3 2, sum 212, remainder 3, 11 - 3 = 8. 983205673214 is an invented number
// published with its computation.
func TestMyNumbers(t *testing.T) {
	for _, text := range []string{
		"123456789018", "1234-5678-9018", "１２３４ ５６７８ ９０１８", "983205673214",
	} {
		n, err := idnum.ReadMyNumber(text)
		if err != nil || len(n.Reveal()) != 12 {
			t.Errorf("%s: %v", text, err)
		}
	}
	for text, want := range map[string]idnum.Reason{
		"123456789012": idnum.CheckDigit, "983205673210": idnum.CheckDigit, "12345678901": idnum.Count,
		"12345678901X": idnum.Character,
	} {
		if _, err := idnum.ReadMyNumber(text); err == nil || reasonOf(t, err) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	n, err := idnum.ReadPension("1234-567890")
	if err != nil || n.Reveal() != "1234567890" {
		t.Error(err)
	}
	if _, err := idnum.ReadPension("1234-56789"); err == nil {
		t.Error("nine digits were taken")
	}
}

// serials are invented numbers that walk the digits.
func serials(length int) []string {
	var list []string
	n := 98765432109
	for range 300 {
		n = (n*48271 + 11) % 99999999977
		list = append(list, fmt.Sprintf("%0*d", length, n)[:length])
	}
	return list
}

// complete finds the one digit that makes a number right, at its head or its end.
func complete(t *testing.T, kind idnum.Kind, body string, atHead bool) string {
	t.Helper()
	var right []string
	for d := '0'; d <= '9'; d++ {
		number := body + string(d)
		if atHead {
			number = string(d) + body
		}
		if list := kind.Check(number); list.Len() == 0 {
			right = append(right, number)
		}
	}
	if len(right) != 1 {
		t.Fatalf("%s: %d check digits", body, len(right))
	}
	return right[0]
}

// misses counts the mistypings of one digit that a check digit lets through, leaving out those that
// the rule itself cannot tell.
func misses(kind idnum.Kind, number string, excused func(position int, from, to byte) bool) int {
	n := 0
	for i := range number {
		for d := byte('0'); d <= '9'; d++ {
			if d == number[i] || excused(i, number[i], d) {
				continue
			}
			list := kind.Check(number[:i] + string(rune(d)) + number[i+1:])
			if list.Len() == 0 {
				n++
			}
		}
	}
	return n
}

func TestEveryMistypedDigitIsFoundWhereTheRuleCan(t *testing.T) {
	for _, body := range serials(7) {
		number := complete(t, idnum.Insurer, body, false)
		if n := misses(idnum.Insurer, number, func(int, byte, byte) bool { return false }); n > 0 {
			t.Errorf("insurer %s: %d mistypings pass", number, n)
		}
	}
	zeroForNine := func(_ int, from, to byte) bool { // by nine, 0 and 9 weigh the same
		return from == '0' && to == '9' || from == '9' && to == '0'
	}
	for _, body := range serials(12) {
		number := complete(t, idnum.Corporate, body, true)
		if n := misses(idnum.Corporate, number, zeroForNine); n > 0 {
			t.Errorf("corporate %s: %d mistypings pass", number, n)
		}
	}
	for _, body := range serials(11) {
		number := complete(t, idnum.PersonMyNumber, body, false)
		// Remainders 0 and 1 share the check digit 0.
		inZero := func(i int, _, _ byte) bool { return number[11] == '0' && i < 11 }
		if n := misses(idnum.PersonMyNumber, number, inZero); n > 0 {
			t.Errorf("a number ending in %c: %d mistypings pass", number[11], n)
		}
	}
}

func TestMyNumbersInFreeText(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"番号は123456789018です", []string{"123456789018"}},
		{"番号は1234-5678-9018です", []string{"1234-5678-9018"}},
		{"１２３４　５６７８　９０１８", []string{"１２３４　５６７８　９０１８"}},
		{"123456789012", nil},     // check digit wrong
		{"1123456789018", nil},    // thirteen digits
		{"1234567890180000", nil}, // sixteen digits
		{"03-1234-5678", nil},     // telephone
		{"1234--5678-9018", nil},  // not one piece
		{"1234\n5678\n9018", nil}, // lines
		{"2026-10-01 123456789018 済", []string{"123456789018"}},
		{"123456789018/983205673214", []string{"123456789018", "983205673214"}},
		{"123456789018 983205673214", []string{"123456789018", "983205673214"}},
		{"", nil}, {"-", nil}, {"\xff123456789018", []string{"123456789018"}},
	} {
		var got []string
		for _, s := range idnum.FindMyNumbers(c.text) {
			got = append(got, c.text[s.From:s.Through])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNumbersOfPersonsNeverPrint(t *testing.T) {
	mine, err := idnum.ReadMyNumber("123456789018")
	if err != nil {
		t.Fatal(err)
	}
	pension, err := idnum.ReadPension("9876-543210")
	if err != nil {
		t.Fatal(err)
	}
	box := struct {
		Mine    idnum.MyNumber
		Pension idnum.PensionNumber
		hidden  idnum.MyNumber
	}{mine, pension, mine}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		fmt.Fprintf(&out, verb+verb+verb, mine, pension, box)
		fmt.Fprintf(&out, verb, &box)
	}
	fmt.Fprint(&out, mine, mine.String(), pension, box)
	j, err := json.Marshal(map[string]any{"mine": mine, "box": box, "list": []any{pension}})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(j)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "mine", mine, "box", box)
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "mine", mine, "pension", pension)
	for _, leak := range []string{
		"12345678", "31323334", "98765432", "39383736",
	} {
		if strings.Contains(out.String(), leak) {
			t.Errorf("printed: %s", leak)
		}
	}
	if !strings.Contains(out.String(), "‹sealed›") {
		t.Error("nothing stands in its place")
	}
	_, err = idnum.ReadMyNumber("123456789012")
	if strings.Contains(err.Error(), "1234") {
		t.Error("an error shows the number")
	}
}

func TestEstablishmentSymbols(t *testing.T) {
	for text, want := range map[string]string{
		"01-ｹｲﾄ": "", "98-ｱｲｳｴ": "", "21-A1b2": "", "01-ｶﾞｶﾞ": "",
		"00-ｹｲﾄ": "01から98", "99-ｹｲﾄ": "01から98", "1-ｹｲﾄ": "01から98", "０１-ｹｲﾄ": "01から98",
		"01-ケイト": "事業所記号は", "01-ｹｲﾄA": "事業所記号は", "01-ｱｲｳｴｵ": "事業所記号は", "01-000": "事業所記号は",
		"01-": "事業所記号は", "00-": "正しくありません", "01ｹｲﾄ": "の形では", "": "の形では",
	} {
		s, err := idnum.ReadSymbol(text)
		switch {
		case want == "" && (err != nil || s.String() != text):
			t.Errorf("%s: %v %v", text, s, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzReading(f *testing.F) {
	for _, s := range []string{"1234-5678-9018", "１２３ー4", "8700110005901", "\xff", "01-ｹｲﾄ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for k := idnum.Corporate; k <= idnum.PersonPension; k++ {
			digits, err := k.Read(text)
			if err != nil {
				continue
			}
			if len(digits) != k.Digits() || strings.Trim(digits, "0123456789") != "" {
				t.Fatalf("%s gave %q", k, digits)
			}
			if again, err := k.Read(k.Write(digits)); err != nil || again != digits {
				t.Fatalf("%s does not come back from %q", digits, k.Write(digits))
			}
		}
		for _, s := range idnum.FindMyNumbers(text) {
			if _, err := idnum.ReadMyNumber(text[s.From:s.Through]); err != nil {
				t.Fatalf("%q is none: %v", text[s.From:s.Through], err)
			}
		}
		if s, err := idnum.ReadSymbol(text); err == nil && s.String() != text {
			t.Fatalf("%q became %q", text, s)
		}
	})
}
