package settlement

import (
	"cmp"
	"reflect"
	"slices"

	"romukura/ground/caldate"
	"romukura/law/yearend"
	"romukura/trade/employee"
)

// Kind is what a declaration is about.
type Kind string

// The kinds, in the order in which they are asked for.
const (
	Dependents  Kind = "dependents"   // 扶養控除等（異動）申告書
	BasicSpouse Kind = "basic-spouse" // 基礎・配偶者・特定親族・所得金額調整控除申告書
	Insurance   Kind = "insurance"    // 保険料控除申告書
	Housing     Kind = "housing"      // 住宅借入金等特別控除申告書
	Former      Kind = "former"       // 前の勤務先の源泉徴収票
)

// PaidBefore is what was paid in the year before the office's first run. Nobody declares it: the
// client sends it in a file of its own.
const PaidBefore Kind = "opening"

// Kinds are all kinds.
func Kinds() []Kind { return []Kind{Dependents, BasicSpouse, Insurance, Housing, Former} }

// Declaration is one declaration as it was filed. Of one kind and year the one filed last holds;
// the earlier ones stay.
type Declaration struct {
	Kind        Kind               `json:"kind"`
	Year        yearend.IncomeYear `json:"year"`
	On          caldate.Date       `json:"on"`
	Dependents  *DependentsForm    `json:"dependents,omitempty"`
	BasicSpouse *BasicSpouseForm   `json:"basic_spouse,omitempty"`
	Insurance   *InsuranceForm     `json:"insurance,omitempty"`
	Housing     *HousingForm       `json:"housing,omitempty"`
	Former      *FormerForm        `json:"former,omitempty"`
	// GivenBack says that it was returned: filing the kind again answers.
	GivenBack bool `json:"given_back,omitempty"`
	// Source is the file that brought it, Before what stood for the same day until then.
	Source string       `json:"source,omitempty"`
	Before *Declaration `json:"before,omitempty"`
}

// held reports that a declaration carries the contents of its kind.
func (d *Declaration) held() bool {
	switch d.Kind {
	case Dependents:
		return d.Dependents != nil
	case BasicSpouse:
		return d.BasicSpouse != nil
	case Insurance:
		return d.Insurance != nil
	case Housing:
		return d.Housing != nil
	case Former:
		return d.Former != nil
	}
	return false
}

// DependentsForm is the application for exemption for dependents (扶養控除等（異動）申告書).
type DependentsForm struct {
	// Elsewhere says that the declaration is filed with another employer.
	Elsewhere bool         `json:"elsewhere,omitempty"`
	Self      yearend.Self `json:"self"`
	// Spouse is stated here where he or she counts for withholding or is disabled. The deduction for
	// a spouse is asked for on the other form.
	Spouse    *Spouse    `json:"spouse,omitempty"`
	Relatives []Relative `json:"relatives,omitempty"`
}

// Relative is a relative as declared: who, and what the law asks.
type Relative struct {
	ID       employee.ID      `json:"id,omitempty"` // in the register, where known
	Name     string           `json:"name"`
	Kana     string           `json:"kana,omitempty"`
	Relation string           `json:"relation,omitempty"` // as written: 子, 母 …
	Facts    yearend.Relative `json:"facts"`
}

// Spouse is the husband or wife as declared.
type Spouse struct {
	ID    employee.ID    `json:"id,omitempty"`
	Name  string         `json:"name"`
	Kana  string         `json:"kana,omitempty"`
	Facts yearend.Spouse `json:"facts"`
}

// BasicSpouseForm is the one sheet for the basic deduction, the spouse, relatives of 19 to 22 with
// more income, and the income adjustment.
type BasicSpouseForm struct {
	// Income is all but what is settled here.
	Income     yearend.Income `json:"income"`
	Spouse     *Spouse        `json:"spouse,omitempty"`
	Specific   []Relative     `json:"specific,omitempty"`   // 特定親族
	Adjustment bool           `json:"adjustment,omitempty"` // 所得金額調整控除
}

// InsuranceForm is the application for deduction for insurance premiums (保険料控除申告書). Without
// premiums it says that there are none.
type InsuranceForm struct {
	Premiums []Premium `json:"premiums,omitempty"`
}

// Premium is one line of it.
type Premium struct {
	Insurer string          `json:"insurer,omitempty"`
	Facts   yearend.Premium `json:"facts"`
}

// HousingForm is the declared credit for a housing loan; nil Facts say that there is none.
type HousingForm struct {
	Facts *yearend.Housing `json:"facts,omitempty"`
}

// FormerForm is what the slips of the year's earlier employers say. Without slips it says that
// there was no earlier employer.
type FormerForm struct {
	Slips []FormerSlip `json:"slips,omitempty"`
}

// FormerSlip is the slip of an earlier employer.
type FormerSlip struct {
	Employer string       `json:"employer"`
	Address  string       `json:"address,omitempty"`
	Left     caldate.Date `json:"left,omitzero"`
	Facts    yearend.Slip `json:"facts"`
}

// File puts a declaration to those filed before. One of the same kind, year and day takes the place
// of the earlier one, so that the order of entry does not matter.
func (p *Person) File(d Declaration) {
	at, found := slices.BinarySearchFunc(p.Declarations, d, func(a, b Declaration) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Year, b.Year), a.On.Compare(b.On))
	})
	if found {
		p.Declarations[at] = d
		return
	}
	p.Declarations = slices.Insert(p.Declarations, at, d)
}

// Filed is the declaration of a kind and year that holds: the one filed last. Nil when there is
// none.
func (p *Person) Filed(k Kind, y yearend.IncomeYear) *Declaration {
	var last *Declaration
	for i := range p.Declarations {
		d := &p.Declarations[i]
		if d.Kind == k && d.Year == y && d.held() && (last == nil || !d.On.Before(last.On)) {
			last = d
		}
	}
	return last
}

// says reports that two declarations have the same contents, whenever they were filed.
func (d *Declaration) says(o *Declaration) bool {
	return reflect.DeepEqual(d.Contents(), o.Contents())
}

// Contents is a declaration without when and how it came.
func (d *Declaration) Contents() Declaration {
	c := *d
	c.On, c.GivenBack, c.Source, c.Before = caldate.Date{}, false, "", nil
	return c
}
