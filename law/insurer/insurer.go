package insurer

import (
	"strconv"

	"romukura/ground/yen"
)

// Kind is the kind of insurer. The zero Kind is none, so that a forgotten one is seen.
type Kind uint8

const (
	// AssociationKind is the Japan Health Insurance Association (全国健康保険協会, 協会けんぽ).
	AssociationKind Kind = iota + 1
	// SocietyKind is a health insurance society (健康保険組合).
	SocietyKind
)

// Insurer is who insures the persons of an establishment.
type Insurer struct {
	Kind       Kind
	Prefecture Prefecture // the Association's branch: that of the establishment
	Society    *Society   // set for a society
	// Profile is what the office set for this insurer; its zero fields leave the choice to the
	// society's table, then to the rule of the statute.
	Profile Profile
}

// Association is the insurer of an establishment in a prefecture.
//
// Law: 健保法5-1 健保法160-1
func Association(p Prefecture) Insurer { return Insurer{Kind: AssociationKind, Prefecture: p} }

// Of is the insurer that is a society.
//
// Law: 健保法6-1
func Of(s *Society) Insurer { return Insurer{Kind: SocietyKind, Society: s} }

// Key names the insurer where bonuses are added up over a year: the Association is one insurer
// whatever the branch, a society is its own.
//
// Law: 健保法45-1
func (i *Insurer) Key() string {
	if i.Kind == SocietyKind && i.Society != nil {
		return "society:" + i.Society.ID
	}
	return "association"
}

// Profile is how an insurer rounds. The zero Profile is the rule: levies rounded together, the
// employee's share by the rule for deductions, totals left exact.
type Profile struct {
	Together Together     // which levies are rounded together
	Share    yen.Rounding // the employee's share: cash or an agreement; zero is deduction from pay
	Person   yen.Rounding // the total of each person; zero leaves it exact until the notice
}

// Over is the profile whose chosen fields go before those of another.
//
// Law: 通貨法3-1
func (p Profile) Over(o Profile) Profile {
	if p.Together == 0 {
		p.Together = o.Together
	}
	if p.Share == 0 {
		p.Share = o.Share
	}
	if p.Person == 0 {
		p.Person = o.Person
	}
	return p
}

// Together says which levies are rounded as one sum. The zero value is not chosen, and rounds all
// together: the ministry's answer of 2026-02-12 adds the support levy to the health rate, and the
// Association's table adds care.
type Together uint8

const (
	// All rounds health, care and support as one sum.
	All Together = iota + 1
	// SupportApart rounds health with care, and the support levy alone.
	SupportApart
	// EachApart rounds health, care and support each alone.
	EachApart
)

var togetherKeys = [...]string{"", "all", "support-apart", "each-apart"}

// String is the stable key, as tables and settings write it.
func (t Together) String() string {
	if int(t) >= len(togetherKeys) {
		return ""
	}
	return togetherKeys[t]
}

// TogetherByKey finds the setting by its key; false when there is none of that name.
//
// Law: 健保法156-1
func TogetherByKey(key string) (Together, bool) {
	for t := All; t <= EachApart; t++ {
		if t.String() == key {
			return t, true
		}
	}
	return 0, false
}

// Prefecture is the number of a prefecture, 1 Hokkaido to 47 Okinawa (JIS X 0401). The zero
// Prefecture is none.
type Prefecture uint8

// Valid reports whether there is such a prefecture.
func (p Prefecture) Valid() bool { return p >= 1 && int(p) < len(prefectures) }

// String is the number with two digits: 13.
func (p Prefecture) String() string {
	if p < 10 {
		return "0" + strconv.Itoa(int(p))
	}
	return strconv.Itoa(int(p))
}

// ParsePrefecture reads a number, 1 or 01 to 47, or the name in Japanese with or without its last
// character.
//
// Law: 健保法160-1
func ParsePrefecture(s string) (Prefecture, bool) {
	if n, err := strconv.ParseUint(s, 10, 8); err == nil {
		p := Prefecture(n)
		return p, p.Valid()
	}
	for i, name := range prefectures {
		if i > 0 && (s == name || i > 1 && s == short(name)) {
			return Prefecture(i), true
		}
	}
	return 0, false
}

// short is the name without the last of its characters, each of three bytes.
func short(name string) string { return name[:len(name)-3] }
