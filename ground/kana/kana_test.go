package kana_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"romukura/ground/kana"
)

func TestKanaTurnBothWays(t *testing.T) {
	for wide, half := range map[string]string{
		"ヤマダ　タロウ":    "ﾔﾏﾀﾞ ﾀﾛｳ",
		"ガギグゲゴパピプペポ": "ｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ",
		"ヴァイオリン":     "ｳﾞｧｲｵﾘﾝ",
		"ヷヺ":         "ﾜﾞｦﾞ",
		"ジロー":        "ｼﾞﾛｰ",
		"グエン・ティ":     "ｸﾞｴﾝ･ﾃｨ",
		"キャッシュ。「、」":  "ｷｬｯｼｭ｡｢､｣",
		"ＡＢＣ１２３－／":   "ABC123-/",
		"゛":          "ﾞ",
	} {
		if got := kana.Narrow(wide); got != half {
			t.Errorf("%s narrow: %s, want %s", wide, got, half)
		}
		if got := kana.Widen(half); got != wide {
			t.Errorf("%s wide: %s, want %s", half, got, wide)
		}
	}
	for _, stays := range []string{"ヰヱヮヵヶ", "ひらがな", "漢字𠮷髙", "\uFA19", "か゛"} {
		if got := kana.NarrowKana(stays); strings.TrimRight(got, "ﾞ") != strings.TrimRight(stays, "゛") {
			t.Errorf("%s became %s", stays, got)
		}
	}
	if got := kana.WidenKana("ｶﾞ 1-2"); got != "ガ 1-2" {
		t.Errorf("only kana should turn: %s", got)
	}
	if got := kana.NarrowKana("ガ　１"); got != "ｶﾞ　１" {
		t.Errorf("only kana should turn: %s", got)
	}
}

// x/text knows the widths of Unicode's own tables; its folding composes through NFC, which is safe
// for kana alone.
func TestEveryKanaTurnsAsUnicodeSays(t *testing.T) {
	for c := rune(0xFF61); c <= 0xFF9F; c++ {
		want := width.Widen.String(string(c))
		switch c {
		case 0xFF9E:
			want = "゛"
		case 0xFF9F:
			want = "゜"
		}
		if got := kana.WidenKana(string(c)); got != want {
			t.Errorf("%c: %s, want %s", c, got, want)
		}
	}
	for c := rune(0x3041); c <= 0x30FF; c++ {
		if c == 0x3099 || c == 0x309A {
			continue // the marks themselves, which behind nothing stand for themselves (゛ ゜)
		}
		for _, mark := range "\u3099\u309A" {
			typed := string(c) + string(mark)
			want := norm.NFC.String(typed)
			if utf8.RuneCountInString(want) == 2 {
				want = string(c) + map[rune]string{0x3099: "゛", 0x309A: "゜"}[mark]
			}
			if got := kana.Compose(typed); got != want {
				t.Errorf("%U %U: %s, want %s", c, mark, got, want)
			}
		}
		half := kana.NarrowKana(string(c))
		if half != string(c) && kana.WidenKana(half) != string(c) {
			t.Errorf("%c is lost: %s, %s", c, half, kana.WidenKana(half))
		}
	}
}

func TestHiraganaBecomesKatakana(t *testing.T) {
	for from, want := range map[string]string{
		"やまだ　たろう": "ヤマダ　タロウ", "ゔゕゖゝゞ": "ヴヵヶヽヾ", "か\u3099": "ガ", "ー漢A": "ー漢A",
	} {
		if got := kana.Katakana(from); got != want {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
	}
}

func TestNamesAreNeverNormalized(t *testing.T) {
	for _, name := range []string{"\uFA19谷", "塚\uFA10", "辻\U000E0100", "e\u0301", "𠮷田", "①㈱"} {
		for what, got := range map[string]string{
			"Compose": kana.Compose(name), "Katakana": kana.Katakana(name),
			"WidenKana": kana.WidenKana(name), "NarrowKana": kana.NarrowKana(name),
		} {
			if got != name {
				t.Errorf("%s turned %+q into %+q", what, name, got)
			}
		}
	}
}

func TestSearchKeysMeetInTheMiddle(t *testing.T) {
	for _, alike := range [][]string{
		{"ヤマダ　タロウ", "やまだたろう", "ﾔﾏﾀﾞ ﾀﾛｳ", "やまた\u3099　たろう", "ヤマタ゛タロウ"},
		{"グエン・ティ", "グエン　テイ", "ｸﾞｴﾝ･ﾃｨ", "ぐえん てぃ"},
		{"髙橋", "高橋"}, {"𠮷田", "吉田"}, {"山﨑", "山崎"}, {"辻\U000E0100", "辻"},
		{"\uFA19谷", "神谷"}, {"霞ヶ関", "霞ケ関"},
		{"Nguyễn Thị", "NGUYEN THI", "ｎｇｕｙｅｎ　ｔｈｉ"},
		{"ジロー", "ジロ-", "ｼﾞﾛｰ", "ジロ－"},
	} {
		for _, text := range alike[1:] {
			if kana.Fold(text) != kana.Fold(alike[0]) {
				t.Errorf("%s has the key %s, %s has %s", text, kana.Fold(text), alike[0], kana.Fold(alike[0]))
			}
		}
	}
	if kana.Fold("山田") == kana.Fold("山本") || kana.Fold("ハ") == kana.Fold("バ") {
		t.Error("different names have one key")
	}
}

// The cases are kirico's; see testdata/kirico/LICENSE.md.
func TestEverySpaceCase(t *testing.T) {
	b, err := os.ReadFile("testdata/kirico/space_cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		text := strings.Replace(cells[0], "(empty)", "", 1)
		wide, half := kana.PensionKanji.Spacing(text), kana.PensionKana.Spacing(text)
		if wide.Stops() != (cells[1] == "refuse") {
			t.Errorf("%q with full-width blanks: %v", text, wide.All())
		}
		if half.Stops() != (cells[2] == "refuse") {
			t.Errorf("%q with half-width blanks: %v", text, half.All())
		}
	}
}

func codes(f kana.Form, text string) []string {
	var list []string
	found := f.Check(text)
	for _, x := range found.All() {
		list = append(list, x.Code)
	}
	return list
}

func TestEachFormSaysAllThatIsWrong(t *testing.T) {
	const character, none, double = "kana.character", "kana.space.none", "kana.space.double"
	const edge, long, empty = "kana.space.edge", "kana.long", "kana.empty"
	for _, c := range []struct {
		form kana.Form
		text string
		want []string
	}{
		{kana.PensionKana, "ﾔﾏﾀﾞ ﾀﾛｳ", nil},
		{kana.PensionKana, "ｸﾞｴﾝ ﾃｨ ﾎｱ", nil},
		{kana.PensionKana, "ﾔﾏﾀﾞﾀﾛｳ", []string{none}},
		{kana.PensionKana, "ﾔﾏﾀﾞ  ﾀﾛｳ", []string{double}},
		{kana.PensionKana, "ﾔﾏﾀﾞﾀﾛｳ ", []string{edge, none}},
		{kana.PensionKana, "ヤﾏﾀﾞ　ﾀﾛｳ", []string{character, character, none}},
		{kana.PensionKana, "ｸﾞｴﾝ･ﾃｨ ｱ", []string{character}},
		{kana.PensionKana, "ﾔﾏﾀﾞ JIRO", []string{character, character, character, character}},
		{kana.PensionKana, "ｱｲｳｴｵｶｷｸｹｺｻｼ ｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈ", nil},             // 25 bytes
		{kana.PensionKana, "ｱｲｳｴｵｶｷｸｹｺｻｼ ｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉ", []string{long}}, // 26 bytes
		{kana.PensionKana, "", []string{empty}},
		{kana.PensionKanji, "山田　太郎", nil},
		{kana.PensionKanji, "グエン　ティ・ホア", nil},
		{kana.PensionKanji, "一二三四五　六七八九十百", nil},             // 24 bytes
		{kana.PensionKanji, "一二三四五　六七八九十百千", []string{long}}, // 26 bytes
		{kana.PensionKanji, "山田 太郎", []string{character, none}},
		{kana.PensionKanji, "髙橋　𠮷", []string{character, character}},
		{kana.PensionKanji, "JOHN　山田", []string{character, character, character, character}},
		{kana.PensionAddress, "ﾄｳｷｮｳﾄ ﾁﾖﾀﾞｸ 1-2-3 (A)ﾋﾞﾙ/B.C'D", nil},
		{kana.PensionAddress, "ｱ,ｱ!ｱ", []string{character, character}},
		{kana.BankKana, "ｶ)ｶﾅ-ﾀﾛｳ(ABC)1/2.", nil},
		{kana.BankKana, "ｼﾞｬﾛｰｦa", []string{character, character, character, character}},
		{kana.PayrollKana, "ﾔﾏﾀﾞ ｼﾞﾛ-", nil},
		{kana.PayrollKana, "-ﾔﾏﾀﾞ.A1", []string{character, character, character, character}},
	} {
		if got := codes(c.form, c.text); !slices.Equal(got, c.want) {
			t.Errorf("form %d, %q: %v, want %v", c.form, c.text, got, c.want)
		}
	}
}

func TestProposals(t *testing.T) {
	for _, c := range []struct {
		form kana.Form
		text string
		want string
		fits bool
	}{
		{kana.PensionKana, "ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ", true},
		{kana.PensionKana, "やまた\u3099　　たろう ", "ﾔﾏﾀﾞ ﾀﾛｳ", true},
		{kana.PensionKana, "グエン・ティ－", "ｸﾞｴﾝ ﾃｨｰ", true},
		{kana.PensionKana, "ヰチ ヱミ", "ｲﾁ ｴﾐ", true},
		{kana.PensionKana, "ヤマダタロウ", "ﾔﾏﾀﾞﾀﾛｳ", false}, // a name is never parted for somebody
		{kana.PensionKanji, "髙橋 辻\U000E0100", "高橋　辻", true},
		{kana.PensionKanji, "𠮷田　ｼﾞｮﾝ", "吉田　ジョン", true},
		{kana.PensionKanji, "草彅　一", "草彅　一", false},
		{kana.PensionAddress, "東京", "東京", false},
		{kana.PensionAddress, "トウキョウト　１－２－３", "ﾄｳｷｮｳﾄ 1-2-3", true},
		{kana.BankKana, "カ）ジャローヲ", "ｶ)ｼﾞﾔﾛ-ｵ", true},
		{kana.BankKana, "ｶ)abcｰ", "ｶ)ABC-", true},
		{kana.PayrollKana, "グエン・ティー", "ｸﾞｴﾝ ﾃｲ-", true},
		{kana.PayrollKana, "ヤマダ A", "ﾔﾏﾀﾞ A", false},
	} {
		if got, fits := c.form.Propose(c.text); got != c.want || fits != c.fits {
			t.Errorf("form %d, %q: %q %v, want %q %v", c.form, c.text, got, fits, c.want, c.fits)
		}
	}
	if got, fits := kana.BankKana.ProposeWithin("ヤマダショウテン", 8); got != "ﾔﾏﾀﾞｼﾖｳﾃﾝ" || fits {
		t.Errorf("%s %v: a name is never shortened", got, fits)
	}
}

func TestAFaultShowsACharacterAndNeverTheName(t *testing.T) {
	list := kana.PensionKana.Check("ヤﾏﾀﾞﾀﾛｳ")
	for _, f := range list.All() {
		if strings.Contains(f.String(), "ﾏﾀﾞ") || f.Remedy == "" {
			t.Error(f)
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{"ヤマダ　タロウ", "ｶﾞ ﾞ\u3099", "髙橋\U000E0100", "\xff ", "--ｰｰ", "ヷ゛"} {
		f.Add(s)
	}
	forms := []kana.Form{
		kana.PensionKana, kana.PensionKanji, kana.PensionAddress, kana.BankKana, kana.PayrollKana,
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range forms {
			list := form.Check(text)
			to, fits := form.Propose(text)
			left := form.Check(to)
			if fits == left.Stops() {
				t.Fatalf("%q proposed as %q: %v, %v", text, to, fits, left.All())
			}
			if !list.Stops() && form != kana.BankKana && to != text {
				t.Fatalf("form %d: %q is right, and %q was proposed", form, text, to)
			}
		}
		if key := kana.Fold(text); utf8.ValidString(text) && kana.Fold(key) != key {
			t.Fatalf("%q: key %q folds to %q", text, key, kana.Fold(key))
		}
		if w := kana.WidenKana(text); kana.WidenKana(w) != w {
			t.Fatalf("%q", text)
		}
		if n := kana.NarrowKana(text); kana.NarrowKana(n) != n {
			t.Fatalf("%q", text)
		}
	})
}
