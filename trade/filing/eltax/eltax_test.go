package eltax_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/filing/eltax"
	"romukura/trade/settlement"
)

var (
	day     = caldate.Must
	checked = eltax.Form{Checked: "事務 二郎", On: day("2027-01-12")}
)

// slip is an invented slip with a bit of everything.
func slip(number, city string) settlement.Slip {
	s := settlement.Slip{Year: 2026, Settled: true,
		Payer: settlement.Payer{Name: "見本商事株式会社", Address: "東京都見本区1-1-1", Phone: "03-0000-0000",
			CorporateNumber: "5000000000001"},
		Payee: settlement.Payee{Number: number, Name: "見本　太郎", Kana: "ミホン　タロウ",
			Address: "東京都見本区2-2-2", Municipality: city, Born: day("1985-06-15")},
		Amount: settlement.Amounts{Pay: 4_800_000, AfterDeduction: 3_400_000, Deductions: 3_220_000,
			Tax: 9_100, Insurance: 720_000, Life: 50_000, Earthquake: 20_000, Basic: 1_040_000},
		Spouse: settlement.SlipSpouse{Kind: yearend.SpouseGeneral, Name: "見本　桜", Kana: "ミホン　サクラ",
			Income: 260_000, Deduction: 380_000},
	}
	s.Amount.Paid[yearend.NewGeneral] = 80_000
	for _, n := range []string{"イチ", "ニ", "サン", "ヨン", "ゴ"} {
		s.Family.Named = append(s.Family.Named, settlement.Named{Name: "見本　" + n, Kana: "ミホン　" + n,
			Kind: yearend.General})
	}
	s.Family.General = 5
	s.Former = []settlement.FormerSlip{{Employer: "見本商店", Address: "東京都見本区3-3-3",
		Left: day("2026-05-31"), Facts: yearend.Slip{Held: true, Pay: 1_500_000, Insurance: 220_000,
			Tax: 30_000}}}
	s.Payee.Joined = day("2026-07-01")
	return s
}

func plain(number, city string, pay yen.Amount) settlement.Slip {
	s := slip(number, city)
	s.Former, s.Spouse, s.Family = nil, settlement.SlipSpouse{}, settlement.Family{}
	s.Payee.Joined, s.Amount.Pay = caldate.Date{}, pay
	return s
}

func codes(l fault.List) string {
	var out []string
	for _, f := range l.All() {
		out = append(out, f.Path+" "+f.Code)
	}
	return strings.Join(out, "; ")
}

func TestReportIsByteForByteTheGolden(t *testing.T) {
	left := plain("10003", "139999", 1_800_000)
	left.Settled, left.Payee.Left, left.Payee.Ordinary = false, day("2026-06-30"), true
	reports, faults := eltax.Reports([]settlement.Slip{left, slip("10001", "139999")})
	if faults.Len() > 0 || len(reports) != 1 {
		t.Fatal(codes(faults))
	}
	got, faults := reports[0].Encode(checked)
	if faults.Stops() {
		t.Fatal(codes(faults))
	}
	want, err := os.ReadFile("testdata/report_139999.csv")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		text, _ := jis.Text(got)
		t.Errorf("differs from the golden:\n%s", text)
	}
	text, _ := jis.Text(got)
	for i, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		cells := strings.Split(line, ",")
		if len(cells) != 144 {
			t.Fatalf("line %d has %d cells", i, len(cells))
		}
		for _, no := range []int{95, 99, 103, 107, 111, 115, 119, 123, 127, 131} {
			if cells[no-1] != "" {
				t.Errorf("line %d: a My Number stands in %d", i, no)
			}
		}
		at := func(no int, want string) {
			if cells[no-1] != want {
				t.Errorf("line %d: item %d is %q, want %q", i, no, cells[no-1], want)
			}
		}
		at(1, "315")
		at(11, "08")
		at(44, "1")
		at(45, "60")
		at(137, "ﾐﾎﾝ ﾀﾛｳ")
		at(4, "東京都見本区１－１－１")
	}
}

func TestUnverifiedLayoutIsRefusedUntilSomebodyConfirms(t *testing.T) {
	reports, _ := eltax.Reports([]settlement.Slip{slip("10001", "139999")})
	for _, f := range []eltax.Form{{}, {Checked: "事務 二郎"}, {Checked: "  ", On: day("2027-01-12")}} {
		data, faults := reports[0].Encode(f)
		if data != nil || !strings.Contains(codes(faults), "eltax.layout-unverified") {
			t.Errorf("%+v was enough: %s", f, codes(faults))
		}
	}
	draft, faults := reports[0].Draft()
	if faults.Stops() || !strings.HasPrefix(string(draft), "\ufeff# 未確認") ||
		!strings.Contains(string(draft), "個人番号は空欄") {
		t.Error("the draft does not say what it is")
	}
	old := slip("10001", "139999")
	old.Year = 2024
	reports, _ = eltax.Reports([]settlement.Slip{old})
	if _, faults := reports[0].Encode(eltax.Form{}); faults.Stops() {
		t.Errorf("2024 is within the known layout: %s", codes(faults))
	}
}

func TestEverybodyIsInOneReportOrTold(t *testing.T) {
	all := []settlement.Slip{plain("3", "139999", 3_000_000), plain("1", "149999", 2_000_000),
		plain("2", "139999", 1_000_000), plain("4", "", 5_000_000)}
	reports, faults := eltax.Reports(all)
	if codes(faults) != "slips[4].address eltax.municipality" {
		t.Error(codes(faults))
	}
	persons, pay := eltax.Sums(reports)
	if len(reports) != 2 || persons != 3 || pay != 6_000_000 {
		t.Errorf("%d reports, %d persons, %d yen", len(reports), persons, pay)
	}
	if reports[0].Municipality != "139999" || reports[0].Slips[0].Payee.Number != "2" {
		t.Error("not in the order of codes and numbers")
	}
	if c := reports[0].Cover; c.Payees != 4 || c.Special != 2 || c.Persons != 2 {
		t.Errorf("%+v", c)
	}
	if got := string(eltax.Covers(reports)); strings.Count(got, "\r\n") != 3 {
		t.Error(got)
	}
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	again, _ := eltax.Reports(all)
	for i := range again {
		a, _ := again[i].Encode(checked)
		b, _ := reports[i].Encode(checked)
		if !bytes.Equal(a, b) || a == nil {
			t.Error("another order of slips gives other bytes")
		}
	}
}

func TestWhatDoesNotFitIsToldAndNothingIsCut(t *testing.T) {
	cases := map[string]struct {
		change func(*settlement.Slip)
		want   string
	}{
		"long name": {func(s *settlement.Slip) { s.Payee.Name = strings.Repeat("長", 31) },
			"氏名 eltax.length"},
		"no name": {func(s *settlement.Slip) { s.Payee.Name = "" }, "氏名 eltax.required"},
		"comma":   {func(s *settlement.Slip) { s.Payee.Number = "1,2" }, "受給者番号 eltax.sign"},
		"bad corporate": {func(s *settlement.Slip) { s.Payer.CorporateNumber = "T5000" },
			"eltax.kind"},
		"rare kanji": {func(s *settlement.Slip) { s.Payee.Name = "𠮷田　太郎" }, "eltax.character"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := plain("10001", "139999", 1)
			c.change(&s)
			reports, _ := eltax.Reports([]settlement.Slip{s})
			data, faults := reports[0].Encode(checked)
			if data != nil || !strings.Contains(codes(faults), c.want) {
				t.Errorf("%s", codes(faults))
			}
		})
	}
}

func TestSummaryAddsUp(t *testing.T) {
	officer := plain("1", "139999", 1_600_000)
	officer.Payee.Title = "役員"
	small := plain("2", "139999", 4_900_000)
	large := plain("3", "139999", 5_100_000)
	free := plain("4", "139999", 900_000)
	free.Amount.Tax = 0
	otsu := plain("5", "139999", 600_000)
	otsu.Settled, otsu.ColumnB = false, true
	all := []settlement.Slip{officer, small, large, free, otsu}
	s, err := eltax.Summarize(all)
	if err != nil {
		t.Fatal(err)
	}
	if s.Persons != 5 || s.Untaxed != 1 || s.Pay != 13_100_000 || s.Tax != 4*9_100 {
		t.Errorf("%+v", s)
	}
	if s.Sent != 3 || s.SentPay != 7_300_000 || !s.Deemed {
		t.Errorf("%+v", s)
	}
	want, err := os.ReadFile("testdata/summary.csv")
	if err != nil || !bytes.Equal(s.CSV(), want) {
		t.Errorf("%v\n%s", err, s.CSV())
	}
	for i := range all {
		all[i].Year = 2025
	}
	if s, _ = eltax.Summarize(all); s.Deemed {
		t.Error("slips of 2025 are not deemed to be filed")
	}
}
