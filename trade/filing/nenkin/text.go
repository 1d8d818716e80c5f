package nenkin

import (
	"fmt"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/jis"
)

// message is how a code reads for the user.
type message struct{ official, what, remedy string }

func loadMessages() map[string]message {
	t := open(Current + "/message.tsv")
	out := make(map[string]message)
	for _, row := range t.rows {
		out[t.cell(row, "code")] = message{t.cell(row, "official"), t.cell(row, "what"),
			t.cell(row, "remedy")}
	}
	return out
}

// place is where a finding stands, as the user counts: rows of data, lines of the head.
func (f Finding) place() string {
	var b strings.Builder
	switch {
	case f.Row > 0:
		fmt.Fprintf(&b, "データ%d行目", f.Row)
		if f.Ref != "" {
			fmt.Fprintf(&b, "（%s）", f.Ref)
		}
	case f.Line > 0:
		fmt.Fprintf(&b, "ファイル%d行目", f.Line)
	default:
		return ""
	}
	if f.Cell > 0 {
		fmt.Fprintf(&b, " %d番", f.Cell)
	}
	if f.Label != "" {
		fmt.Fprintf(&b, "「%s」", f.Label)
	}
	return b.String() + "："
}

// what is the finding with the official program's name for it.
func (f Finding) what() string {
	if f.Official == "" {
		return f.What
	}
	return f.Official + "。" + f.What
}

// textLength says how long a value is and may be.
func textLength(n, most int) string {
	return fmt.Sprintf("%dバイトあり、上限の%dバイトを超えています", n, most)
}

// textExact says how many digits a value has and needs.
func textExact(n, exact int) string {
	return fmt.Sprintf("%d桁あり、決められた%d桁と合いません", n, exact)
}

// textCells says how many cells a line has and needs.
func textCells(n, want int) string {
	return fmt.Sprintf("項目が%d個あり、様式の%d個と合いません（古い様式か、列のずれ）", n, want)
}

// textCharacters puts what a profile refuses into one sentence and one remedy. A character that
// the profile takes elsewhere, such as a digit in a name, has a sentence of its own.
func textCharacters(list []jis.Unwritable) (what, remedy string) {
	var whats, remedies []string
	for _, u := range list {
		w, r := textCharacter(u)
		whats, remedies = append(whats, w), append(remedies, r)
	}
	return strings.Join(whats, "。"), strings.Join(distinct(remedies), "。")
}

func textCharacter(u jis.Unwritable) (what, remedy string) {
	l := jis.Pension.Faults(u.Text)
	if f := l.All(); len(f) > 0 {
		_, what, _ = strings.Cut(f[0].Message, "文字目の")
		remedy = f[0].Remedy
	} else {
		what = fmt.Sprintf("「%s」は、この欄では使えません", u.Text)
		switch {
		case u.Text == " ":
			what = "半角の空白は、この欄では使えません"
		case u.Text == wideBlank:
			what = "全角の空白は、この欄では使えません"
		}
		remedy = "この欄で使える文字で入力してください"
		switch u.Proposal {
		case " ":
			remedy = "半角の空白に置き換えてよいか確かめてください"
		case wideBlank:
			remedy = "全角の空白に置き換えてよいか確かめてください"
		case "":
		default:
			remedy = fmt.Sprintf("「%s」に置き換えてよいか確かめてください", u.Proposal)
		}
	}
	return fmt.Sprintf("%d文字目の%s", u.Position, what), remedy
}

// textFaults puts the faults of a name's form into one sentence and one remedy.
func textFaults(l fault.List) (what, remedy string) {
	var whats, remedies []string
	for _, f := range l.All() {
		whats, remedies = append(whats, f.Message), append(remedies, f.Remedy)
	}
	return strings.Join(whats, "。"), strings.Join(distinct(remedies), "。")
}

func distinct(list []string) []string {
	seen := make(map[string]bool)
	out := list[:0]
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
