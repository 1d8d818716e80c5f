package zengin_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing/zengin"
	"romukura/trade/payroll"
)

func golden(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/sougou.dat")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Case ZG-1: the conformance file of zengin4j, with the figures its author gives.
func TestTheConformanceFileReadsAsItsAuthorSays(t *testing.T) {
	data := golden(t)
	sum := sha256.Sum256(data)
	want := "60be5a41dfd3417a103a87550892a17519e7472f519b56ddc58c9a57457cb44f"
	if hex.EncodeToString(sum[:]) != want {
		t.Fatal("the golden file was changed")
	}
	f, faults := zengin.Decode(data)
	if faults.Stops() {
		t.Fatal(faults.Err())
	}
	if f.Records != 5 || len(f.Batches) != 1 || f.Newline != zengin.CR || !f.Final || f.EOF {
		t.Errorf("%+v", f)
	}
	b := f.Batches[0]
	if b.Format != zengin.General || b.MonthDay != "0311" || b.From.NameKana != "ﾓｼﾞ ｼﾖｳ" ||
		b.From.ClientCode != "9190129006" || b.From.Bank != "9913" || b.From.Branch != "960" ||
		b.From.Kind != "ordinary" || b.From.Number != "9685875" {
		t.Errorf("%+v", b.From)
	}
	if len(b.Payments) != 2 || b.Payments[0].Amount != 54_878 || b.Payments[1].Amount != 60_137 ||
		b.Count != 2 || b.Total != 115_015 || b.Sum() != 115_015 {
		t.Errorf("%+v", b)
	}
	if p := b.Payments[0]; p.Account.HolderKana != "ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ" || p.Customer[1] != "ﾃｽﾄ ﾊﾅｺ" ||
		p.Account.Branch != "993" || p.Account.Number != "9801390" {
		t.Errorf("%+v", p)
	}
	// 手形交換所番号 and 識別表示 of the file are unusual: said, but no reason to refuse it.
	if got := codes(faults); !slices.Contains(got, "zengin.clearing") ||
		!slices.Contains(got, "zengin.edi") {
		t.Error(got)
	}
}

func codes(l fault.List) []string {
	var out []string
	for _, f := range l.All() {
		out = append(out, f.Code)
	}
	return out
}

var paying = client.PayingAccount{ClientCode: "0000012345", NameKana: "カ)アオゾラセイサクショ",
	Bank: "0001", BankName: "ﾐｽﾞﾎ", Branch: "001", BranchName: "ﾄｳｷﾖｳ", Kind: "ordinary",
	Number: "1234567"}

func account(number, holder string) employee.Account {
	return employee.Account{Bank: "0005", BankName: "三菱ＵＦＪ銀行", Branch: "003", Kind: "ordinary",
		Number: number, HolderKana: holder}
}

func order() zengin.Order {
	return zengin.Order{Format: zengin.Salary, From: paying, Day: caldate.Must("2026-10-23"),
		Payments: []zengin.Payment{
			{Account: account("7654321", "ヨシダ　アオイ"), Amount: 256_725, Number: "10003"},
			{Account: account("12", "ｼﾞﾖﾝ ｽﾐｽ"), Amount: 1, Number: "4"},
			{Account: account("0000345", "グエン　ティ　ラン"), Amount: 9_999_999_999, Number: "20001"},
		}}
}

func encode(t testing.TB, o zengin.Order) []byte {
	t.Helper()
	data, faults := zengin.Encode(o)
	if data == nil {
		t.Fatal(faults.Err())
	}
	return data
}

// The positions are those of the layout table's source, counted from 0.
func TestASalaryFileByteForByte(t *testing.T) {
	lines := strings.Split(string(encode(t, order())), "\r\n")
	if len(lines) != 7 || lines[6] != "" {
		t.Fatalf("%d lines", len(lines))
	}
	blank := func(n int) string { return strings.Repeat(" ", n) }
	want := []string{
		"1110" + "0000012345" + cp("ｶ)ｱｵｿﾞﾗｾｲｻｸｼﾖ") + blank(40-13) + "1023" + "0001" +
			cp("ﾐｽﾞﾎ") + blank(11) + "001" + cp("ﾄｳｷﾖｳ") + blank(10) + "1" + "1234567" + blank(17),
		"2" + "0005" + blank(15) + "003" + blank(15) + "0000" + "1" + "7654321" +
			cp("ﾖｼﾀﾞ ｱｵｲ") + blank(22) + "0000256725" + "0" + "0000010003" + blank(19),
		"2" + "0005" + blank(15) + "003" + blank(15) + "0000" + "1" + "0000012" +
			cp("ｼﾞﾖﾝ ｽﾐｽ") + blank(22) + "0000000001" + "0" + "0000000004" + blank(19),
		"2" + "0005" + blank(15) + "003" + blank(15) + "0000" + "1" + "0000345" +
			cp("ｸﾞｴﾝ ﾃｲ ﾗﾝ") + blank(20) + "9999999999" + "0" + "0000020001" + blank(19),
		"8" + "000003" + "010000256725" + blank(101),
		"9" + blank(119),
	}
	for i, w := range want {
		if lines[i] != w {
			t.Errorf("record %d:\n%q\n%q", i+1, lines[i], w)
		}
	}
}

// cp writes half-width text in single bytes.
func cp(s string) string { return string(jis.MustCP932(s)) }

func TestWhatIsWrittenReadsBack(t *testing.T) {
	for _, p := range zengin.Profiles() {
		for _, format := range []zengin.Format{zengin.General, zengin.Salary, zengin.Bonus} {
			o := order()
			o.Profile, o.Format = p.Key, format
			for i := range o.Payments {
				a := &o.Payments[i].Account
				a.BankName, a.BranchName = "ﾐﾂﾋﾞｼUFJ", "ﾏﾙﾉｳﾁ"
			}
			f, faults := zengin.Decode(encode(t, o))
			if faults.Len() > 0 || len(f.Batches) != 1 {
				t.Errorf("%s %s: %v", p.Key, format, faults.All())
				continue
			}
			b := f.Batches[0]
			if b.Format != format || b.Total != o.Total() || b.Count != 3 || f.Newline != p.Newline ||
				f.EOF != p.EOF || f.Final != p.Final || b.MonthDay != "1023" {
				t.Errorf("%s %s: %+v", p.Key, format, f)
			}
			for i, got := range b.Payments {
				want := o.Payments[i]
				if got.Amount != want.Amount || got.Account.BankName != "ﾐﾂﾋﾞｼUFJ" {
					t.Errorf("%s %s: %+v", p.Key, format, got)
				}
			}
		}
	}
}

func TestBytesOfEachProfile(t *testing.T) {
	const records = 6
	for key, want := range map[string]int{
		"": records * 122, "standard": records * 122, "crlf-eof": records*122 + 1, "cr": records * 121,
		"unbroken": records * 120, "unbroken-eof": records*120 + 1, "text-number": records * 122,
	} {
		o := order()
		o.Profile = key
		if got := len(encode(t, o)); got != want {
			t.Errorf("%q: %d bytes, want %d", key, got, want)
		}
	}
	o := order()
	o.Profile = "text-number"
	o.Payments[0].Number = "A10003"
	if line := string(encode(t, o))[122:242]; line[91:101] != "A10003    " {
		t.Errorf("%q", line[91:101])
	}
}

func TestEveryFaultOfAnOrderIsToldAtOnce(t *testing.T) {
	o := order()
	o.Day = caldate.Must("2026-10-24") // a Saturday
	o.From.ClientCode = "12345678901"
	o.From.Kind = "savings"
	o.Payments[0].Account.HolderKana = "𠮷田"
	o.Payments[0].Amount = 0
	o.Payments[1].Account.Bank = "5"
	o.Payments[1].Account.Kind = "savings"
	o.Payments[1].Number = "A4"
	o.Payments[2].Account.Number = "12345678"
	o.Payments[2].Account.HolderKana = ""
	o.Payments[2].Amount = -1
	// The day alone is enough to stop; mend it to see the rest.
	mustRefuse(t, o, "zengin.day.closed")
	o.Day = caldate.Must("2026-10-23")
	data, faults := zengin.Encode(o)
	if data != nil {
		t.Fatal("a broken order was written")
	}
	var places []string
	for _, f := range faults.All() {
		places = append(places, f.Path)
		if strings.Contains(f.String(), "𠮷田") {
			t.Error("a fault tells a name")
		}
	}
	for _, want := range []string{"client-code", "account-kind", "payments[10003].holder",
		"payments[10003].amount", "payments[4].account-kind", "payments[A4].bank",
		"payments[A4].employee", "payments[20001].account", "payments[20001].holder",
		"payments[20001].amount"} {
		want = strings.Replace(want, "payments[4]", "payments[A4]", 1)
		if !slices.Contains(places, want) {
			t.Errorf("no fault at %s: %v", want, places)
		}
	}
}

// Banks close on Saturdays, Sundays, holidays and from 31 December to 3 January (銀行法施行令5).
func TestTransfersAreOrderedForDaysOnWhichBanksWork(t *testing.T) {
	for day, open := range map[string]bool{
		"2026-10-23": true, "2026-10-24": false, "2026-10-25": false, "2026-11-03": false,
		"2026-12-30": true, "2026-12-31": false, "2027-01-04": true,
	} {
		o := order()
		o.Day = caldate.Must(day)
		if data, faults := zengin.Encode(o); (data != nil) != open {
			t.Errorf("%s: %v", day, codes(faults))
		}
	}
	o := order()
	o.Day = caldate.Must("2040-10-23")
	data, faults := zengin.Encode(o)
	if data == nil || !slices.Contains(codes(faults), "zengin.day.unknown") {
		t.Errorf("a year without announced holidays: %v", codes(faults))
	}
}

func mustRefuse(t *testing.T, o zengin.Order, code string) {
	t.Helper()
	if data, faults := zengin.Encode(o); data != nil || !slices.Contains(codes(faults), code) {
		t.Error(codes(faults))
	}
}

func TestAmountsEndWhereTheFieldEnds(t *testing.T) {
	for amount, fits := range map[yen.Amount]bool{
		0: false, 1: true, 9_999_999_999: true, 10_000_000_000: false,
	} {
		o := order()
		o.Payments = o.Payments[:1]
		o.Payments[0].Amount = amount
		if data, _ := zengin.Encode(o); (data != nil) != fits {
			t.Errorf("%s: %v", amount, data != nil)
		}
	}
}

func TestANameEndsWhereTheFieldEnds(t *testing.T) {
	for n, fits := range map[int]bool{30: true, 31: false} {
		o := order()
		o.Payments[0].Account.HolderKana = strings.Repeat("ｱ", n)
		if data, faults := zengin.Encode(o); (data != nil) != fits {
			t.Errorf("%d bytes: %v", n, codes(faults))
		}
	}
}

func TestTheSameAccountTwiceIsSaid(t *testing.T) {
	o := order()
	o.Payments = append(o.Payments, o.Payments[0])
	data, faults := zengin.Encode(o)
	if data == nil || !slices.Contains(codes(faults), "zengin.twice") {
		t.Error(codes(faults))
	}
}

func TestABankThatInsistsOnNamesGetsThem(t *testing.T) {
	o := order() // the names are in kanji, which the file cannot carry
	o.Profile = "names"
	mustRefuse(t, o, "zengin.bank-name")
}

// Each change to a sound file is found, and is told at its record.
func TestEveryDamageIsFound(t *testing.T) {
	sound := encode(t, order())
	edit := func(record, at int, with string) func([]byte) []byte {
		return func(b []byte) []byte { copy(b[record*122+at:], with); return b }
	}
	for name, c := range map[string]struct {
		damage func([]byte) []byte
		code   string
		path   string
	}{
		"amount changed":   {edit(1, 89, "9"), "zengin.total", "records[5].total"},
		"count changed":    {edit(4, 6, "4"), "zengin.count", "records[5].count"},
		"letter in amount": {edit(2, 80, "O"), "zengin.digits", "records[3].amount"},
		"small kana":       {edit(1, 50, "\xaf"), "zengin.letters", "records[2].holder"},
		"small letters":    {edit(1, 50, "abc"), "zengin.letters", "records[2].holder"},
		"kanji":            {edit(1, 50, "\x8b\x67"), "zengin.letters", "records[2].holder"},
		"savings account":  {edit(1, 42, "4"), "zengin.account-kind", "records[2].account-kind"},
		"ebcdic":           {edit(0, 3, "1"), "zengin.coding", "records[1].coding"},
		"unknown type":     {edit(0, 1, "99"), "zengin.type", "records[1].type"},
		"31 April":         {edit(0, 54, "0431"), "zengin.day", "records[1].day"},
		"unknown record":   {edit(2, 0, "5"), "zengin.kind", "records[3].kind"},
		"two headers":      {edit(4, 0, "1"), "zengin.no-trailer", "records[5]"},
		"end too early":    {edit(1, 0, "9"), "zengin.after-end", "records[3]"},
		"no header":        {edit(0, 0, "2"), "zengin.no-header", "records[1]"},
		"blank holder":     {edit(1, 50, strings.Repeat(" ", 30)), "zengin.name", "records[2].holder"},
		"zero amount":      {edit(2, 89, "0"), "zengin.amount", "records[3].amount"},
		"Latin holder":     {edit(1, 50, "SMITH"), "zengin.payroll-name", "records[2].holder"},
		"text in blanks":   {edit(1, 119, "X"), "zengin.blank", "records[2].blank"},
		"a byte lost": {func(b []byte) []byte { return slices.Delete(b, 200, 201) },
			"zengin.record.length", "records[2]"},
		"cut": {func(b []byte) []byte { return b[:122*3] }, "zengin.no-end", "records[3]"},
		"byte order mark": {func(b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) },
			"zengin.mark", "file"},
		"one newline other": {edit(2, 120, "\n"), "zengin.newline", "file"},
		"empty":             {func([]byte) []byte { return nil }, "zengin.file.empty", "file"},
	} {
		_, faults := zengin.Decode(c.damage(slices.Clone(sound)))
		found := slices.ContainsFunc(faults.All(), func(f fault.Fault) bool {
			return f.Code == c.code && f.Path == c.path
		})
		if !found {
			t.Errorf("%s: %v", name, faults.All())
		}
	}
}

func TestARunBecomesAnOrder(t *testing.T) {
	run := payroll.Run{Kind: payroll.BonusPay, PayDay: caldate.Must("2026-12-10")}
	run.Slips = []payroll.Slip{
		{Number: "1", Transfers: []payroll.Transfer{{Account: account("1", "ｱ"), Amount: 100},
			{Account: account("2", "ｱ"), Amount: 50}}},
		{Number: "2"}, // paid in cash
		{Number: "3", Transfers: []payroll.Transfer{{Account: account("3", "ｲ"), Amount: 7}}},
	}
	o := zengin.OrderOf(&run, paying)
	if o.Format != zengin.Bonus || len(o.Payments) != 3 || o.Total() != 157 {
		t.Errorf("%+v", o)
	}
	if f, _ := zengin.Decode(encode(t, o)); f.Batches[0].Sum() != 157 {
		t.Error(f.Batches[0].Sum())
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(golden(f))
	f.Add(encode(f, order()))
	f.Add(bytes.Repeat([]byte("2"), 360))
	f.Add([]byte("1\r\n9"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, faults := zengin.Decode(data)
		if file == nil {
			t.Fatal("no file")
		}
		if faults.Stops() {
			return
		}
		for _, b := range file.Batches {
			if b.Count != len(b.Payments) || b.Total != b.Sum() {
				t.Fatal("a sound file whose trailer does not fit")
			}
		}
	})
}

// many is an order of ten thousand payees.
func many() zengin.Order {
	o := order()
	o.Payments = nil
	for i := range 10_000 {
		o.Payments = append(o.Payments, zengin.Payment{
			Account: account(strconv.Itoa(1_000_000+i), "ヨシダ　アオイ"),
			Amount:  yen.Amount(200_000 + i), Number: strconv.Itoa(i)})
	}
	return o
}

func BenchmarkEncodeTenThousand(b *testing.B) {
	o := many()
	b.ReportAllocs()
	for b.Loop() {
		zengin.Encode(o)
	}
}

func BenchmarkDecodeTenThousand(b *testing.B) {
	data := encode(b, many())
	b.ReportAllocs()
	for b.Loop() {
		zengin.Decode(data)
	}
}
