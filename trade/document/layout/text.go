package layout

import "strconv"

// Foot is the line at the foot of every page without its page number: what the document is, the
// hash of its data, the version of its rules, how far the log was. Parts that the document does not
// give are left out.
func (d Document) Foot() string {
	s := d.Title
	if d.DataHash != "" {
		s += "　データ " + d.DataHash
	}
	if d.Rules != "" {
		s += "　規則 " + d.Rules
	}
	if d.Trail != "" {
		s += "　" + d.Trail
	}
	return s
}

// Page is one page of a document among all of them.
type Page struct{ Number, Of int }

// String is the page number as printed.
func (p Page) String() string { return strconv.Itoa(p.Number) + " / " + strconv.Itoa(p.Of) }

func columnName(c *Column, n int) string {
	if c != nil && c.Title != "" {
		return "「" + c.Title + "」列"
	}
	return strconv.Itoa(n+1) + "列目"
}

func rowName(r Row, n int) string {
	if r.Name != "" {
		return "「" + r.Name + "」の行"
	}
	return strconv.Itoa(n+1) + "行目"
}

func cellName(column, row string) string { return column + "・" + row }

func fieldName(f Field) string {
	if f.Label == "" {
		return nameField
	}
	return "「" + f.Label + "」"
}

func noteName(n Note, at int) string {
	switch {
	case n.Name != "":
		return "「" + n.Name + "」"
	case at < 0:
		return "文"
	}
	return strconv.Itoa(at+1) + "番目の文"
}

const (
	nameHeading = "見出し"
	nameCaption = "表の題"
	nameColumn  = "表の列見出し"
	nameTable   = "表"
	nameLabel   = "項目名"
	nameField   = "記入欄"
	nameSum     = "合計額"
	nameFoot    = "欄外"
	nameBeside  = "横並びの欄"
)
