package nenkin

import "slices"

// Form is the code of a filing's form (様式コード).
type Form string

// Forms that this package writes, and the one that it reads alone.
const (
	FormAcquisition   Form = "2200700"  // 資格取得届／70歳以上被用者該当届
	FormLoss          Form = "2201700"  // 資格喪失届／70歳以上被用者不該当届
	FormDependents    Form = "2202700"  // 被扶養者（異動）届／第3号関係届
	FormMonthlyChange Form = "2221700"  // 月額変更届
	FormAnnualBase    Form = "2225700"  // 算定基礎届
	FormBonus         Form = "2265700"  // 賞与支払届
	FormOldAddress    Form = "22187041" // 住所変更届 before March 2018, for reading
)

// Forms lists the forms that can be written, by their codes.
func Forms() []Form {
	return []Form{
		FormAcquisition, FormLoss, FormDependents, FormMonthlyChange, FormAnnualBase, FormBonus,
	}
}

// Current is the newest edition of the specification that is known.
const Current = "16.2"

// Edition is the edition of the specification on which a table rests, to be shown beside whatever
// is made from it.
type Edition struct {
	Key       string   `json:"key"`       // 16.2
	Published string   `json:"published"` // as the source says it: 2026-03
	Sources   []string `json:"sources"`
	// Marks say how far the table can be trusted: second-hand, [unverified] rows.
	Marks []string `json:"marks"`
}

// Field is one cell of a record: what may stand in it.
type Field struct {
	No         int    `json:"no"`    // place in the row, from 1
	Label      string `json:"label"` // 総計
	Name       string `json:"name"`  // total
	Kind       string `json:"kind"`  // num, kana, kanji, kana_addr, text, era, date6, money7, flag1 …
	MaxBytes   int    `json:"max_bytes"`
	Exact      bool   `json:"exact,omitempty"`
	Required   string `json:"required"` // R always, O free, C conditional, X must be empty
	Allowed    string `json:"allowed,omitempty"`
	Note       string `json:"note,omitempty"`
	Source     string `json:"source"`
	Unverified bool   `json:"unverified,omitempty"`

	kind  kind
	limit limit
}

// Layout is the table of one form or of one record of the file's head.
type Layout struct {
	Form    Form    `json:"form"`
	Edition Edition `json:"edition"`
	Fields  []Field `json:"fields"`

	at     map[string]int
	blocks map[string][]int // the cells of the spouse and of each other dependent
}

// LayoutOf gives the table of a form, with its edition and marks; false when there is none.
func LayoutOf(f Form) (Layout, bool) {
	l, ok := layouts[f]
	if !ok {
		return Layout{}, false
	}
	out := *l
	out.Fields = slices.Clone(l.Fields)
	return out, true
}

// Head gives the tables of the records before the rows, by the names of the specification's table:
// SHFD.media.office, SHFD.media.sr, SHFD.count, SHFD.office, KPFD.office.
func Head(record string) (Layout, bool) { return LayoutOf(Form(record)) }

// Rule is one line of the official check tables.
type Rule struct {
	Form   string `json:"form"` // all, or a form's code
	ID     string `json:"id"`
	Fields string `json:"fields"`
	When   string `json:"when"`
	Then   string `json:"then"`
	Source string `json:"source"`
}

// Rules lists the rules of an edition in the order of its table; none for an unknown edition.
func Rules(edition string) []Rule {
	if edition != Current {
		return nil
	}
	return slices.Clone(ruleTable)
}

// Prefecture is a prefecture with the code that the pension service gives it, which is not the
// ordinary one: Tokyo is 21.
type Prefecture struct {
	Name    string `json:"name"`
	Pension string `json:"pension"`
	JIS     string `json:"jis"`
}

// Prefectures lists all 47 in the ordinary order.
func Prefectures() []Prefecture { return slices.Clone(prefectures) }

// PensionPrefecture turns an ordinary number of a prefecture into the pension service's.
func PensionPrefecture(jis string) (string, bool) {
	i := slices.IndexFunc(prefectures, func(p Prefecture) bool { return p.JIS == jis })
	if i < 0 {
		return "", false
	}
	return prefectures[i].Pension, true
}

func isPensionPrefecture(code string) bool {
	return slices.ContainsFunc(prefectures, func(p Prefecture) bool { return p.Pension == code })
}
