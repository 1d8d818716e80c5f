package jis_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"romukura/ground/jis"
)

// rows reads a table of testdata without its header.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for _, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n")[1:] {
		list = append(list, strings.Split(line, "\t"))
	}
	return list
}

// The cases are kirico's, with verdicts for the narrow ranges; see testdata/kirico/LICENSE.md.
func TestEveryCharacterCaseOfThePensionOffice(t *testing.T) {
	for _, r := range rows(t, "testdata/kirico/character_cases.tsv") {
		n, err := strconv.ParseUint(strings.TrimPrefix(r[0], "U+"), 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		c := rune(n)
		verdict, written := r[2], r[3]
		if got := jis.Pension.Can(c); got != (verdict == "accept") {
			t.Errorf("%U %s in a cell: %v, want %s", c, r[1], got, verdict)
		}
		if verdict == "field" && !jis.JISX0208.Can(c) {
			t.Errorf("%U %s is in JIS X 0201", c, r[1])
		}
		profile := jis.Pension
		switch {
		case verdict == "field":
			profile = jis.JISX0208
		case verdict == "refuse":
			profile = jis.CP932
			if list := jis.Pension.Check(string(c)); len(list) != 1 || list[0].Text != string(c) {
				t.Errorf("%U is not listed: %+v", c, list)
			}
		}
		b, err := profile.Encode(string(c))
		switch {
		case written == "" && !strings.Contains(r[4], "CP932"):
			continue // a control or separator, of which only the refusal is said
		case written == "":
			if err == nil {
				t.Errorf("%U was written as %X", c, b)
			}
		case verdict == "refuse" && written[:2] >= "ED":
			back, err := jis.Decode(hex(t, written)) // NEC-selected: read, but written in the IBM rows
			if err != nil || back != string(c) {
				t.Errorf("%s reads %q, want %c", written, back, c)
			}
		case err != nil || fmt.Sprintf("%X", b) != written:
			t.Errorf("%U: %X %v, want %s", c, b, err, written)
		}
	}
}

func hex(t *testing.T, digits string) []byte {
	t.Helper()
	var b []byte
	if _, err := fmt.Sscanf(digits, "%X", &b); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryCodeReadsAsInXText(t *testing.T) {
	single := func(b ...byte) {
		want, err := japanese.ShiftJIS.NewDecoder().Bytes(b)
		sound := err == nil && !bytes.ContainsRune(want, utf8.RuneError)
		if len(b) == 1 && b[0] == 0x80 {
			sound = false // x/text reads a control character there; no Japanese file has it
		}
		got, err := jis.Decode(b)
		if sound != (err == nil) || sound && got != string(want) {
			t.Errorf("% X reads %q %v, x/text %q", b, got, err, want)
		}
	}
	for lead := 0; lead < 0x100; lead++ {
		if lead < 0x81 || lead >= 0xA0 && lead < 0xE0 || lead > 0xFC {
			single(byte(lead))
			continue
		}
		for trail := 0x40; trail < 0xFD; trail++ {
			if trail != 0x7F && (lead < 0xF0 || lead > 0xF9) {
				single(byte(lead), byte(trail))
			}
		}
	}
}

// The user-defined area is as Windows has it: F040 to F9FC are U+E000 to U+E757.
func TestUserDefinedCharactersAreReadAndNeverWritten(t *testing.T) {
	for code, want := range map[string]string{
		"\xf0\x40": "\ue000", "\xf0\x7e": "\ue03e", "\xf0\x80": "\ue03f", "\xf9\xfc": "\ue757",
	} {
		got, err := jis.Decode([]byte(code))
		if err != nil || got != want || jis.CP932.Can([]rune(want)[0]) {
			t.Errorf("% X: %q %v", code, got, err)
		}
	}
}

// necOnly are the lead bytes of the NEC-selected rows, in which x/text writes what Windows writes
// in the IBM rows.
func necOnly(b []byte) bool { return len(b) == 2 && (b[0] == 0xED || b[0] == 0xEE) }

func TestEveryCharacterIsWrittenAsInXTextOrInTheIBMRows(t *testing.T) {
	aliases := "〜−‖¢£¬—"
	ibm := 0
	for c := rune(1); c <= 0x10FFFF; c++ {
		if c >= 0xD800 && c < 0xF900 || strings.ContainsRune(aliases, c) {
			continue // surrogates, private characters
		}
		if c == 0x20000 {
			c = 0x2F800 // planes 2 and 14 hold what matters beyond the basic plane
		}
		if c == 0x2FA20 {
			break
		}
		want, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(string(c)))
		if c == 0x80 || c == 0xA5 || c == 0x203E {
			err = errors.New("refused here: it would turn into another character")
		}
		got, gotErr := jis.CP932.Encode(string(c))
		switch {
		case (err == nil) != (gotErr == nil):
			t.Errorf("%U: %v, x/text %v", c, gotErr, err)
		case err == nil && necOnly(want):
			ibm++
			if got[0] < 0xFA && got[0] != 0x81 && got[0] != 0x87 {
				t.Errorf("%U is written % X", c, got)
			}
		case err == nil && !bytes.Equal(got, want):
			t.Errorf("%U is written % X, x/text % X", c, got, want)
		}
		if err == nil {
			if back, err := jis.Decode(got); err != nil || back != string(c) {
				t.Errorf("%U does not come back: %q", c, back)
			}
		}
	}
	if ibm < 300 {
		t.Errorf("only %d characters of the NEC-selected rows were met", ibm)
	}
}

// The digest is of what Perl 5.36 (Encode 3.17) writes as cp932 after Microsoft's table, where it
// reads back as itself; glibc 2.36's CP932 writes the same. A line "9AD9 FBFC" for each character
// from U+0081 on, without private characters and aliases.
func TestTheWholeRepertoireIsWrittenAsWindowsDoes(t *testing.T) {
	const want = "24798a03c25231dbe21aa2b307853898deacbfa5b639f05e5387bc1d125ad63a"
	h, n := sha256.New(), 0
	for c := rune(0x81); c <= 0xFFFF; c++ {
		if c >= 0xD800 && c < 0xF900 || strings.ContainsRune("〜−‖¢£¬—", c) {
			continue
		}
		if b, err := jis.CP932.Encode(string(c)); err == nil {
			fmt.Fprintf(h, "%04X %X\n", c, b)
			n++
		}
	}
	if got := fmt.Sprintf("%x", h.Sum(nil)); n != 7389 || got != want {
		t.Errorf("%d characters, digest %s", n, got)
	}
}

func TestLookAlikesAreWrittenAsTheOfficesKnowThem(t *testing.T) {
	for from, to := range map[string]string{
		"〜": "8160", "−": "817C", "‖": "8161", "¢": "8191", "£": "8192", "—": "815C", "¬": "81CA",
		"髙": "FBFC", "﨑": "FAB1", "①": "8740", "Ⅰ": "8754", "㈱": "878A", "∵": "81E6", "ⅰ": "FA40",
	} {
		b, err := jis.CP932.Encode(from)
		if err != nil || fmt.Sprintf("%X", b) != to {
			t.Errorf("%s is written %X %v, want %s", from, b, err, to)
		}
	}
	for _, p := range []jis.Profile{jis.Pension, jis.JISX0208, jis.CP932} {
		for _, c := range "¥‾\x00\u0080" {
			if p.Can(c) {
				t.Errorf("%U would turn into another character", c)
			}
		}
	}
}

func TestUnwritableCharactersComeWithPlaceReasonAndProposal(t *testing.T) {
	type found struct {
		text     string
		position int
		reason   jis.Reason
		proposal string
		proposed bool
	}
	for text, want := range map[string][]found{
		"髙橋　一郎": {{"髙", 1, jis.Vendor, "高", true}},
		"山﨑":    {{"﨑", 2, jis.Vendor, "崎", true}},
		"𠮷田":    {{"𠮷", 1, jis.Foreign, "吉", true}},
		"㈱仮名":   {{"㈱", 1, jis.Vendor, "（株）", true}},
		"剝塡①": {
			{"剝", 1, jis.Foreign, "剥", true}, {"塡", 2, jis.Foreign, "填", true},
			{"①", 3, jis.Vendor, "（１）", true},
		},
		"辻\U000E0100　花子": {{"辻\U000E0100", 1, jis.Selector, "辻", true}},
		"𠮷\U000E0100":    {{"𠮷\U000E0100", 1, jis.Selector, "吉", true}},
		"か\u3099":        {{"か\u3099", 1, jis.Mark, "が", true}},
		"グエン・ティ・Nguyễn":  {{"ễ", 12, jis.Foreign, "e", true}},
		"彅":              {{"彅", 1, jis.Vendor, "", false}},
		"≒":              {{"≒", 1, jis.Outside, "", false}},
		"a/b":            {{"/", 2, jis.Sign, "／", true}},
		"a\tb":           {{"\t", 2, jis.Control, " ", true}},
		"\ue000":         {{"\ue000", 1, jis.Private, "", false}},
		"山\xff":          {{"\xff", 2, jis.Torn, "", false}},
		"山\u200b田":       {{"\u200b", 2, jis.Foreign, "", true}},
		"\U000E0101":     {{"\U000E0101", 1, jis.Selector, "", true}},
		"葛\uFE00飾":       {{"葛\uFE00", 1, jis.Selector, "葛", true}},
		"山田　太郎":          nil,
		"ﾔﾏﾀﾞ ﾀﾛｳ":       nil,
		"グエン　ティ　〜":       nil,
		"神" + "\uFA19社\uFA4C": {
			{"\uFA19", 2, jis.Vendor, "神", true}, {"\uFA4C", 4, jis.Foreign, "社", true},
		},
	} {
		var got []found
		for _, u := range jis.Pension.Check(text) {
			got = append(got, found{u.Text, u.Position, u.Reason, u.Proposal, u.Proposed})
			if text[u.Offset:u.Offset+len(u.Text)] != u.Text {
				t.Errorf("%q: offset %d", text, u.Offset)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
		list := jis.Pension.Faults(text)
		if list.Len() != len(want) {
			t.Errorf("%q: %d faults", text, list.Len())
		}
	}
}

func TestAProposalIsNotAppliedByItself(t *testing.T) {
	text := "髙橋㈱　辻\U000E0100"
	if _, err := jis.Pension.Encode(text); err == nil {
		t.Fatal("written")
	}
	to, whole := jis.Pension.Propose(text)
	if to != "高橋（株）　辻" || !whole {
		t.Errorf("%q %v", to, whole)
	}
	if to, whole := jis.Pension.Propose("草彅　髙"); to != "草彅　高" || whole {
		t.Errorf("%q %v", to, whole)
	}
}

func TestAnErrorNamesEveryCharacterInJapanese(t *testing.T) {
	_, err := jis.Pension.Encode("髙橋　𠮷")
	var e *jis.Error
	if !errors.As(err, &e) || len(e.Unwritable) != 2 {
		t.Fatal(err)
	}
	want := "1文字目の「髙」（U+9AD9）は、機種依存文字のため、提出先では使えません" +
		" → 「高」に置き換えてよいか確かめてください\n" +
		"4文字目の「𠮷」（U+20BB7）は、提出先の文字コードにない文字です" +
		" → 「吉」に置き換えてよいか確かめてください"
	if err.Error() != want {
		t.Errorf("%s", err)
	}
	if strings.Contains(err.Error(), "橋") {
		t.Error("more of the name than the character")
	}
}

func TestEveryProposalOfTheTableCanBeWrittenAndNoKeyCan(t *testing.T) {
	b, err := os.ReadFile("replacements.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || cells[0] == "class" {
			continue
		}
		n++
		if len(cells) != 3 {
			t.Fatalf("%q", line)
		}
		if _, err := jis.Pension.Encode(cells[2]); err != nil {
			t.Errorf("%q: %v", line, err)
		}
		var key []rune
		for _, point := range strings.Fields(cells[1]) {
			c, err := strconv.ParseUint(point, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			key = append(key, rune(c))
		}
		list := jis.Pension.Check(string(key))
		if len(list) != 1 || list[0].Proposal != cells[2] || !list[0].Proposed {
			t.Errorf("%q: %+v", line, list)
		}
	}
	if n < 2000 {
		t.Errorf("%d rows", n)
	}
}

func TestLengthIsInBytesOfTheTarget(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "ﾔﾏﾀﾞ ﾀﾛｳ": 8, "山田　太郎": 10, "ABC": 3, "ｶﾞ": 2, "𠮷": 2, "Я": 2,
	} {
		if got := jis.Length(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestAppendLeavesTheBufferAloneWhenRefusing(t *testing.T) {
	dst := []byte("x")
	got, err := jis.Pension.Append(dst, "山髙")
	if err == nil || string(got) != "x" {
		t.Errorf("%q %v", got, err)
	}
}

func TestBrokenBytesAreRefusedWithTheirPlace(t *testing.T) {
	for text, at := range map[string]int64{
		"\x82": 0, "ab\x82\x20": 2, "\x82\xa0\x80": 2, "\xa0": 0, "\x82\xa0\xfd\x41": 2, "\x85\x40": 0,
	} {
		_, err := jis.Decode([]byte(text))
		var broken *jis.BrokenError
		if !errors.As(err, &broken) || broken.Offset != at {
			t.Errorf("% X: %v, want %d", text, err, at)
		}
		out, err := io.ReadAll(jis.NewReader(strings.NewReader(text)))
		if !errors.As(err, &broken) || broken.Offset != at {
			t.Errorf("% X in a stream: %q %v, want %d", text, out, err, at)
		}
	}
}

func TestAStreamReadsAsTheWhole(t *testing.T) {
	want := strings.Repeat("山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,123\r\n髙﨑①〇", 5000)
	raw, err := jis.CP932.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]io.Reader{
		"whole": bytes.NewReader(raw), "half": iotest.HalfReader(bytes.NewReader(raw)),
		"bytes": iotest.OneByteReader(bytes.NewReader(raw)),
		"end":   iotest.DataErrReader(bytes.NewReader(raw)),
	} {
		got, err := io.ReadAll(jis.NewReader(r))
		if err != nil || string(got) != want {
			t.Errorf("%s: %d of %d bytes, %v", name, len(got), len(want), err)
		}
	}
	_, err = io.ReadAll(jis.NewReader(iotest.TimeoutReader(bytes.NewReader(raw))))
	if !errors.Is(err, iotest.ErrTimeout) {
		t.Error(err)
	}
}

func TestTheLegacyPensionFileReadsWhole(t *testing.T) {
	text := "22187041,山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ\r\n"
	b := jis.MustCP932(text)
	if got, d := jis.Text(b); got != text || d.Encoding != jis.ShiftJIS {
		t.Errorf("%q %+v", got, d)
	}
}

func TestDetect(t *testing.T) {
	const sample = "社員番号,氏名,フリガナ\r\n1,山田　太郎,ヤマダ　タロウ\r\n"
	euc, err := japanese.EUCJP.NewEncoder().String(sample)
	if err != nil {
		t.Fatal(err)
	}
	kanjiOnly, err := japanese.EUCJP.NewEncoder().String("氏名,住所\r\n")
	if err != nil {
		t.Fatal(err)
	}
	sjis := string(jis.MustCP932(sample))
	utf16 := func(text string, high bool) string {
		var b []byte
		for _, c := range text {
			if high {
				b = append(b, byte(c>>8), byte(c))
			} else {
				b = append(b, byte(c), byte(c>>8))
			}
		}
		return string(b)
	}
	for _, c := range []struct {
		name, text string
		want       jis.Detection
	}{
		{"nothing", "", jis.Detection{Encoding: jis.ASCII}},
		{"ascii", "a,b\r\n", jis.Detection{Encoding: jis.ASCII}},
		{"utf-8", sample, jis.Detection{Encoding: jis.UTF8}},
		{"utf-8 with mark", "\ufeff" + sample, jis.Detection{Encoding: jis.UTF8BOM}},
		{"utf-8 with mark, broken", "\ufeffa\x82", jis.Detection{jis.UTF8BOM, true, 4}},
		{"utf-8 cut", sample[:len(sample)-4], jis.Detection{jis.UTF8, true, len(sample) - 5}},
		{"cp932", sjis, jis.Detection{Encoding: jis.ShiftJIS}},
		{"cp932 broken", sjis + "\x82\r\n", jis.Detection{jis.ShiftJIS, true, len(sjis)}},
		{"half-width kana", "1\xd4\xcf\xc0\xde \xc0\xdb\xb3\r\n", jis.Detection{Encoding: jis.ShiftJIS}},
		{"half-width kana like utf-8", "\xc3\xb1\r\n", jis.Detection{Encoding: jis.ShiftJIS}},
		{"half-width kana in pairs", "\xd4\xcf\xc0\xde\xc0\xdb\r\n",
			jis.Detection{Encoding: jis.ShiftJIS}},
		{"utf-16 le", "\xff\xfe" + utf16(sample, false), jis.Detection{Encoding: jis.UTF16LE}},
		{"utf-16 be", "\xfe\xff" + utf16(sample, true), jis.Detection{Encoding: jis.UTF16BE}},
		{"utf-16 odd", "\xff\xfe\x41\x00\x42", jis.Detection{jis.UTF16LE, true, 4}},
		{"utf-16 half a pair", "\xfe\xff\xd8\x42\x00\x41", jis.Detection{jis.UTF16BE, true, 2}},
		{"euc", euc, jis.Detection{Encoding: jis.EUCJP}},
		{"euc, kanji alone", kanjiOnly, jis.Detection{Encoding: jis.EUCJP}},
		{"no text", "PK\x03\x04\x00\x00", jis.Detection{jis.Unknown, true, 4}},
		{"noise", "\xff\xfd\x80", jis.Detection{jis.Unknown, true, 0}},
	} {
		if got := jis.Detect([]byte(c.text)); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		text, d := jis.Text([]byte(c.text))
		if readable := !d.Broken && d.Encoding != jis.EUCJP; readable != (text != "") && c.text != "" {
			t.Errorf("%s: %q", c.name, text)
		}
		if strings.Contains(c.name, "utf-16") && !d.Broken && text != sample {
			t.Errorf("%s: %q", c.name, text)
		}
	}
}

func FuzzDecodeAndBack(f *testing.F) {
	f.Add([]byte("\x8e\x52\x93\x63 \xd4\xcf\xc0\xde"))
	f.Add([]byte("\xfb\xfc\xed\x95\xf0\x40\x81"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := jis.Decode(b)
		stream, streamErr := io.ReadAll(jis.NewReader(iotest.HalfReader(bytes.NewReader(b))))
		if string(stream) != text || (err == nil) != (streamErr == nil) {
			t.Fatalf("stream %q %v, whole %q %v", stream, streamErr, text, err)
		}
		if !utf8.ValidString(text) {
			t.Fatalf("%q", text)
		}
		back, encodeErr := jis.CP932.Encode(text)
		if encodeErr != nil { // user-defined characters and NUL are read and never written
			for _, u := range jis.CP932.Check(text) {
				if u.Reason != jis.Private && u.Text != "\x00" {
					t.Fatalf("%+v", u)
				}
			}
			return
		}
		again, err := jis.Decode(back)
		if err != nil || again != text {
			t.Fatalf("%q became %q, %v", text, again, err)
		}
		jis.Text(b)
	})
}

func FuzzWriting(f *testing.F) {
	for _, s := range []string{"髙橋　𠮷", "辻\U000E0100", "か\u3099\xff", "〜¥", "ﾔﾏﾀﾞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range []jis.Profile{jis.Pension, jis.JISX0208, jis.CP932} {
			b, err := p.Encode(text)
			list := p.Check(text)
			if (err == nil) != (len(list) == 0) {
				t.Fatalf("%q: %v and %+v", text, err, list)
			}
			if err == nil && len(b) != jis.Length(text) {
				t.Fatalf("%q: %d bytes, length %d", text, len(b), jis.Length(text))
			}
			to, whole := p.Propose(text)
			if _, err := p.Encode(to); whole != (err == nil) {
				t.Fatalf("%q proposed as %q: %v %v", text, to, whole, err)
			}
			faults := p.Faults(text)
			if faults.Len() != len(list) {
				t.Fatal("faults and list differ")
			}
		}
	})
}

var row = "2225700,21,01,ｹｲﾄ,1,ﾔﾏﾀﾞ ﾀﾛｳ,山田　太郎,5,600101,0709,0300,0300,0709," +
	"4,31,0300000,0000000,0300000,5,30,0300000,0000000,0300000,6,31,0300000\r\n"

func BenchmarkWriting10000Rows(b *testing.B) {
	text := strings.Repeat(row, 10_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jis.JISX0208.Encode(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReading10MB(b *testing.B) {
	raw := bytes.Repeat(jis.MustCP932(row), 10<<20/len(row))
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jis.Decode(raw); err != nil {
			b.Fatal(err)
		}
	}
}
