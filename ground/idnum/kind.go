package idnum

import (
	"strings"

	"romukura/ground/fault"
)

// Kind is a kind of number.
type Kind uint8

const (
	// Corporate is the corporate number (法人番号), 13 digits of which the first is the check digit.
	Corporate Kind = iota
	// EmploymentPerson is the employment insurance number of a person (雇用保険被保険者番号), 4-6-1. The
	// last digit is a check digit whose rule is not published: the shape alone is checked. A number
	// from before July 1981 has none and is written with 0 [unverified].
	EmploymentPerson
	// EmploymentOffice is the number of an establishment in employment insurance
	// (雇用保険適用事業所番号), 4-6-1, of which the shape alone is checked likewise.
	EmploymentOffice
	// LaborInsurance is the labor insurance number (労働保険番号): prefecture 2, competence 1 (所掌, labor
	// standards 1 or employment security 3), jurisdiction 2, base 6, branch 3.
	LaborInsurance
	// Insurer is the number of a health insurer (保険者番号), 8 digits with a check digit at the end.
	Insurer
	// Postal is a postal code, 7 digits.
	Postal
	// Bank is a bank code, 4 digits.
	Bank
	// Branch is the code of a bank's branch, 3 digits.
	Branch
	// Account is an account number in a transfer file, 7 digits.
	Account
	// PersonMyNumber is a person's Individual Number (個人番号), 12 digits of which the last is the
	// check digit. It is read by [ReadMyNumber] alone.
	PersonMyNumber
	// PersonPension is a basic pension number (基礎年金番号), 4-6. It is read by [ReadPension] alone.
	PersonPension
)

// shape is how a kind is grouped and what else it must hold.
type shape struct {
	groups []int
	check  func(digits string) bool
	fits   func(digits string) bool
}

var shapes = map[Kind]shape{
	Corporate:        {[]int{1, 4, 4, 4}, checkCorporate, nil},
	EmploymentPerson: {[]int{4, 6, 1}, nil, nil},
	EmploymentOffice: {[]int{4, 6, 1}, nil, nil},
	LaborInsurance:   {[]int{2, 1, 2, 6, 3}, nil, fitsLaborInsurance},
	Insurer:          {[]int{8}, checkInsurer, nil},
	Postal:           {[]int{3, 4}, nil, nil},
	Bank:             {[]int{4}, nil, nil},
	Branch:           {[]int{3}, nil, nil},
	Account:          {[]int{7}, nil, nil},
	PersonMyNumber:   {[]int{4, 4, 4}, checkMyNumber, nil},
	PersonPension:    {[]int{4, 6}, nil, nil},
}

// Digits is how many digits numbers of the kind have.
func (k Kind) Digits() int {
	n := 0
	for _, g := range shapes[k].groups {
		n += g
	}
	return n
}

// Reason is what is wrong with a number.
type Reason uint8

const (
	// Character is something else than digits, blanks and hyphens.
	Character Reason = iota
	// Count is a wrong number of digits.
	Count
	// Part is a part of the number that does not occur, such as prefecture 48.
	Part
	// CheckDigit is a check digit that does not belong to the other digits.
	CheckDigit
	// Closed is a number of a person where only sealed reading is allowed.
	Closed
)

// Error says what is wrong with a number, without showing it.
type Error struct {
	Kind   Kind
	Reason Reason
}

// Error is the fault on one line.
func (e *Error) Error() string { return e.Fault().String() }

// Read gives the bare digits of a number as somebody typed it, or an [Error]. Numbers of persons
// that are sealed have readers of their own.
func (k Kind) Read(text string) (string, error) {
	if k == PersonMyNumber || k == PersonPension {
		return "", &Error{k, Closed}
	}
	digits, err := k.read(text)
	if err != nil {
		return "", err
	}
	return digits, nil
}

// Check lists what is wrong with a number of any kind; the path is left to the caller.
func (k Kind) Check(text string) fault.List {
	var list fault.List
	if _, err := k.read(text); err != nil {
		list.Add(err.Fault())
	}
	return list
}

// read answers with the error itself. Its nil must not be handed on as an error, for an interface
// around it would not be nil.
func (k Kind) read(text string) (string, *Error) {
	digits, ok := bare(text)
	s := shapes[k]
	switch {
	case !ok:
		return "", &Error{k, Character}
	case len(digits) != k.Digits():
		return "", &Error{k, Count}
	case s.fits != nil && !s.fits(digits):
		return "", &Error{k, Part}
	case s.check != nil && !s.check(digits):
		return "", &Error{k, CheckDigit}
	}
	return digits, nil
}

// Write puts the hyphens in: 1234-567890-1. What has not the right count comes back as it is.
func (k Kind) Write(digits string) string {
	groups := shapes[k].groups
	if len(digits) != k.Digits() || k == Corporate {
		return digits
	}
	parts := make([]string, 0, len(groups))
	for _, g := range groups {
		parts = append(parts, digits[:g])
		digits = digits[g:]
	}
	return strings.Join(parts, "-")
}

// bare takes out blanks and hyphens and narrows full-width digits.
func bare(text string) (string, bool) {
	var b strings.Builder
	for _, c := range text {
		d, ok := digit(c)
		switch {
		case ok:
			b.WriteByte(d)
		case !isSeparator(c):
			return "", false
		}
	}
	return b.String(), true
}

func digit(c rune) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return byte(c), true
	case c >= 0xFF10 && c <= 0xFF19:
		return byte(c - 0xFF10 + '0'), true
	}
	return 0, false
}

// isSeparator tells blanks and everything typed as a hyphen.
func isSeparator(c rune) bool {
	switch c {
	case ' ', 0x3000, 0xA0, '-', 0xFF0D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212,
		0x30FC, 0xFF70:
		return true
	}
	return false
}
