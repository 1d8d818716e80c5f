package jis

import (
	"fmt"
	"unicode/utf8"

	"romukura/ground/fault"
)

var reasons = map[Reason]struct{ code, text string }{
	Foreign:  {"jis.foreign", "提出先の文字コードにない文字です"},
	Vendor:   {"jis.vendor", "機種依存文字のため、提出先では使えません"},
	Outside:  {"jis.outside", "提出先で使えると確かめられていない記号です"},
	Sign:     {"jis.sign", "この欄では使えない半角の記号です"},
	Control:  {"jis.control", "タブや改行などの制御文字です"},
	Selector: {"jis.selector", "異体字セレクタ付きの文字で、提出先では使えません"},
	Mark:     {"jis.mark", "濁点などが別の文字として入力されています"},
	Private:  {"jis.private", "外字のため、ほかのパソコンでは別の字になります"},
	Torn:     {"jis.torn", "文字として読めないデータです"},
}

// Faults lists what [Profile.Check] finds in the user's language. Paths are left to the caller.
func (p Profile) Faults(text string) fault.List { return faults(p.Check(text)) }

func faults(list []Unwritable) fault.List {
	var out fault.List
	for _, u := range list {
		r := reasons[u.Reason]
		out.Add(fault.Fault{
			Code:    r.code,
			Message: fmt.Sprintf("%d文字目の%sは、%s", u.Position, u.named(), r.text),
			Remedy:  u.remedy(),
		})
	}
	return out
}

// named shows the character alone, which says nothing of whose name it stands in.
func (u Unwritable) named() string {
	c, size := utf8.DecodeRuneInString(u.Text)
	switch {
	case size == 1 && c == utf8.RuneError:
		return "データ"
	case c < 0x21 || c == 0x7F || isMark(c) || isSelector(c) || u.Reason == Private:
		return fmt.Sprintf("文字（U+%04X）", c)
	}
	return fmt.Sprintf("「%s」（U+%04X）", u.Text, c)
}

func (u Unwritable) remedy() string {
	switch {
	case !u.Proposed:
		return "使える文字での書き方を本人に確かめて入力してください"
	case u.Proposal == "":
		return "この文字を取り除いてよいか確かめてください"
	case u.Proposal == " " || u.Proposal == "　":
		return "空白に置き換えてよいか確かめてください"
	}
	return fmt.Sprintf("「%s」に置き換えてよいか確かめてください", u.Proposal)
}
