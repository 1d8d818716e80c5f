package passphrase_test

import (
	"bufio"
	"crypto/sha1"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/passphrase"
	"romukura/ground/fault"
)

var rules = passphrase.New(norm.NFKC.Bytes, nil)

// invented is an office with a client and people, all invented.
var invented = passphrase.Context{Names: []string{
	"髙橋社会保険労務士事務所", "タカハシ", "株式会社あおぞら製作所", "アオゾラ", "山田　辻子", "ヤマダ　ツジコ", "Müller Häuser",
	"株式会社瑠璃鳩硝子細工所", "梟硯墨堂労務事務所",
}}

func codes(err error) []string {
	var refused *fault.Error
	if !errors.As(err, &refused) {
		return nil
	}
	var all []string
	for _, f := range refused.Faults {
		all = append(all, f.Code)
	}
	return all
}

func TestS19_LengthAloneAndAnyScript(t *testing.T) {
	good := []string{
		"庭の柿に鳥が来て朝から騒がしい",
		"きのうみたゆめのつづきをおしえて",
		"correct horse battery staple zebra",
		"mizu tsukue hikari kumo rakuda",
		"Grün überquert Łódź im Nebel",
		"🦉🌋🎻🥨🧭🪁🐙🚲🧀🦔🎈🪵🐚🧶🌵",
		"x7Kq-Vn2mPw-Jzr81tHg",
		"水道橋でうどんを二杯食べた火曜",
		strings.Repeat("柿の木に登る猿を見た。", 1) + strings.Repeat("それは遠い夏の夕暮れで、蝉が鳴いていた。", 10),
	}
	for _, text := range good {
		chosen, err := rules.Choose([]byte(text), invented)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if len(chosen.Bytes()) == 0 || fmt.Sprintf("%v %s %+v", chosen, chosen, *chosen.Phrase) !=
			"‹sealed› ‹sealed› ‹sealed›" {
			t.Errorf("%s: a chosen passphrase is empty or prints", text)
		}
	}
	short := map[string]string{
		"14 characters": "柿鳥朝騒庭窓机椅雲光水火土木",
		"14 letters":    "vkqzjxwbpmfghd",
	}
	for name, text := range short {
		_, err := rules.Choose([]byte(text), passphrase.Context{})
		if got := fmt.Sprint(codes(err)); got != "[passphrase.short]" {
			t.Errorf("%s: %s", name, got)
		}
	}
	bad := map[string]string{
		"passphrase.control": "vkqzjxwbpmfghd\nvkqzjx",
		"passphrase.long":    strings.Repeat("vkqzjxwbpm", 103),
	}
	for code, text := range bad {
		_, err := rules.Choose([]byte(text), passphrase.Context{})
		if got := fmt.Sprint(codes(err)); got != "["+code+"]" {
			t.Errorf("%s: %s", code, got)
		}
	}
	if _, err := rules.Choose([]byte("abc\xff\xfe defghijklmnopq"), invented); err == nil {
		t.Error("bytes that are no text were taken")
	}
}

func TestS19_TheSameWordsTypedOtherwiseAreTheSamePassphrase(t *testing.T) {
	for _, pair := range [][2]string{
		{"ガラスの机と１２匹の猫がいる", "ｶﾞﾗｽの机と12匹の猫がいる"},
		{"ボタンを押すと雨が降り出す町", "ホ\u3099タンを押すと雨が降り出す町"},
	} {
		a, b := rules.Read([]byte(pair[0])), rules.Read([]byte(pair[1]))
		if string(a.Bytes()) != string(b.Bytes()) {
			t.Errorf("%s and %s differ", pair[0], pair[1])
		}
		a.Wipe()
		if len(a.Bytes()) != 0 {
			t.Error("a wiped phrase holds something")
		}
	}
}

// refused are the examples that a meter of strength for English lets through, their like, and what
// people make of them to reach fifteen characters.
var refused = []string{
	"社労夢2023!", "Sharou-mu2023", "tanaka1980", "Yamada-jimusho2026", "kyuyo-admin-2026", "ろうむ２０２６！",
	"社労夢2023!社労夢2023!", "Sharou-mu2023-Sharou-mu", "SHAROUMU_sharoumu_2023!!",
	"$har0u-mu2023!!!!!",
	"しゃろうむ２０２３！！！！！！！！", "シャロウム2023年度更新用パスワード", "Romukura-Admin-Password-2026",
	"tanaka1980tanaka1980", "Tanaka.Tarou.1980.01.01", "takahashi-jimusho-2026",
	"TakahasiZimusyo2026!!",
	"aozora-seisakusho-2026", "yamada-tsujiko-1985-4-1", "あおぞら製作所あおぞら製作所", "やまだつじこ19850401",
	"株式会社あおぞら製作所2026", "03-1234-5678-090-1234-5678", "〒100-0001東京都2026年", "R5nenkin-R6nenkin-R7",
	"nenkin-hoken-kyuuyo-2026", "p@ssw0rdp@ssw0rd2026", "Password123456789!", "qwertyuiopasdfghjkl",
	"1qaz2wsx3edc4rfv5tgb", "aaaaaaaaaaaaaaaaaaaa", "あああああああああああああああああ", "abcdefghijklmnopqrst",
	"123456789012345678901234", "あいうえおかきくけこさしすせそ", "abababababababababab", "いろはにほへとちりぬるを2026",
	"sunshine-iloveyou-2026", "reiwa8nenmatsuchousei", "令和八年年末調整令和八年年末調整", "iloveyouiloveyou!!!!",
	"瑠璃鳩硝子細工所と瑠璃鳩硝子窓", "梟硯墨堂で梟硯墨堂で梟硯墨堂", "satou-suzuki-takahashi-tanaka", "佐藤鈴木高橋田中伊藤渡辺山本2026年",
}

func TestS20_WhatIsGuessedFirstIsRefused(t *testing.T) {
	for _, text := range refused {
		_, err := rules.Choose([]byte(text), invented)
		if err == nil {
			t.Errorf("%s was taken", text)
			continue
		}
		long := len([]rune(norm.NFKC.String(text))) >= 15
		if guessable := strings.Contains(fmt.Sprint(codes(err)), "passphrase.guessable"); !guessable {
			t.Errorf("%s was refused for %v only", text, codes(err))
		}
		if long && len(codes(err)) != 1 {
			t.Errorf("%s: %v", text, codes(err))
		}
	}
}

func TestS20_TheAnswerSaysWhyAndWhatToDoAndRepeatsNothing(t *testing.T) {
	_, err := rules.Choose([]byte("Yamada-jimusho2026"), invented)
	want := "このパスフレーズは推測されやすいため使えません。製品や業務の言葉、事務所・顧問先・人の名前、" +
		"年・日付・番号などの数字を除くと、ほとんど残りません。"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v", err)
	}
	for _, text := range refused {
		_, err := rules.Choose([]byte(text), invented)
		if err == nil {
			t.Fatalf("%s was taken", text)
		}
		for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return r == '-' }) {
			if len(piece) > 9 && strings.Contains(err.Error(), piece) {
				t.Errorf("the answer repeats %s", piece)
			}
		}
	}
}

// TestS20_KnownPasswordsAndNamesAreRefused takes every word of the lists, as it is and stretched as
// people stretch one.
func TestS20_KnownPasswordsAndNamesAreRefused(t *testing.T) {
	for _, name := range []string{"trade", "name", "password", "romaji"} {
		f, err := os.Open("words/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		n, taken := 0, 0
		for lines := bufio.NewScanner(f); lines.Scan(); n++ {
			word := lines.Text()
			folded := name == "trade" || passphrase.Fold(word) == word
			if strings.HasPrefix(word, "#") || n%7 != 0 || !folded {
				continue
			}
			for _, text := range []string{word, word + "-2026-" + word + "!!", strings.ToUpper(word) +
				"12345678901234"} {
				if _, err := rules.Choose([]byte(text), passphrase.Context{}); err == nil {
					taken++
					t.Logf("%s was taken", text)
				}
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if n < 200 || taken > 0 {
			t.Errorf("%s: %d of %d words were taken", name, taken, n)
		}
	}
}

func TestS20_WhatWasBreachedIsRefused(t *testing.T) {
	text := "庭の柿に鳥が来て朝から騒がしい"
	digest := sha1.Sum([]byte(text))
	strict := passphrase.New(norm.NFKC.Bytes, func(d passphrase.Digest) bool { return d == digest })
	_, err := strict.Choose([]byte(text), invented)
	if got := fmt.Sprint(codes(err)); got != "[passphrase.breached]" {
		t.Error(got)
	}
}

func TestSpellingsOfOneWordFoldToOne(t *testing.T) {
	for _, same := range [][]string{
		{"しゃろうむ", "シャロウム", "sharoumu", "syaroumu", "Sharōmu", "SHAROHMU"},
		{"じむしょ", "jimusho", "zimusyo", "jimusyo"},
		{"きゅうよ", "kyuuyo", "kyūyo", "kyuyo"},
		{"しんぶん", "shimbun", "sinbun", "shinbun"},
		{"さっぽろ", "sapporo", "サッポロ"},
		{"まっちゃ", "matcha", "maccha", "mattya"},
		{"ふじた", "fujita", "huzita"}, {"さとう", "satou", "satoh", "sato", "satō"},
		{"ちぇーん", "チェーン", "chen"}, {"しぇふ", "shefu"},
	} {
		for _, text := range same[1:] {
			a, b := passphrase.Fold(norm.NFKC.String(same[0])), passphrase.Fold(norm.NFKC.String(text))
			if a != b {
				t.Errorf("%s is %q, %s is %q", same[0], a, text, b)
			}
		}
	}
}

func FuzzChoose(f *testing.F) {
	for _, text := range refused {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, typed []byte) {
		chosen, err := rules.Choose(typed, invented)
		if (chosen == nil) == (err == nil) {
			t.Error("neither chosen nor refused")
		}
	})
}

func BenchmarkChoose(b *testing.B) {
	for b.Loop() {
		_, _ = rules.Choose([]byte("庭の柿に鳥が来て朝から騒がしい mizu tsukue"), invented)
	}
}
