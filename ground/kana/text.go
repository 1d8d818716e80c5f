package kana

import (
	"fmt"

	"romukura/ground/fault"
)

// allowed says in words what a form takes.
var allowed = map[Form]string{
	PensionKana:    "半角カナ",
	PensionKanji:   "全角文字（JIS第1・第2水準）",
	PensionAddress: "半角カナ・英数字・( ) - . ' / ",
	BankKana:       "半角カナ（大文字）・英大文字・数字・( ) - . / ",
	PayrollKana:    "半角カナ（大文字）と長音の - ",
}

func faultEmpty() fault.Fault {
	return fault.Fault{Code: "kana.empty", Message: "名前がありません", Remedy: "名前を入力してください"}
}

// faultCharacter shows the character alone, which says nothing of whose name it stands in.
func faultCharacter(f Form, position int, c rune) fault.Fault {
	shown := fmt.Sprintf("「%c」（U+%04X）", c, c)
	switch {
	case c == ' ':
		shown = "半角の空白"
	case c == wideBlank:
		shown = "全角の空白"
	case c < ' ' || c == 0x7F || c >= 0xE000 && c <= 0xF8FF || c >= 0xFE00 && c <= 0xFE0F,
		c >= 0xE0000:
		shown = fmt.Sprintf("文字（U+%04X）", c)
	}
	return fault.Fault{
		Code:    "kana.character",
		Message: fmt.Sprintf("%d文字目の%sは、この欄では使えません", position, shown),
		Remedy:  "使える文字（" + allowed[f] + "）で入力してください",
	}
}

func faultUnparted(blank rune) fault.Fault {
	name := "半角"
	if blank == wideBlank {
		name = "全角"
	}
	return fault.Fault{
		Code:    "kana.space.none",
		Message: "氏と名の間に" + name + "の空白がありません",
		Remedy:  "氏と名の間に" + name + "の空白を1つ入れてください",
	}
}

func faultDouble() fault.Fault {
	return fault.Fault{
		Code: "kana.space.double", Message: "空白が2つ続いています", Remedy: "空白を1つにしてください",
	}
}

func faultEdge() fault.Fault {
	return fault.Fault{
		Code: "kana.space.edge", Message: "先頭か末尾に空白があります", Remedy: "前後の空白を取ってください",
	}
}

func faultLong(n, limit int) fault.Fault {
	return fault.Fault{
		Code:    "kana.long",
		Message: fmt.Sprintf("%dバイトあり、上限の%dバイトを超えています", n, limit),
		Remedy:  "提出先で使う短い書き方を本人に確かめて入力してください",
	}
}
