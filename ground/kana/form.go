package kana

import (
	"strings"

	"romukura/ground/fault"
	"romukura/ground/jis"
)

// Form is how one kind of receiver takes a name: which characters, which blank, how long.
type Form uint8

const (
	// PensionKana is a kana name at the pension office: half-width kana and single half-width blanks,
	// at least one, 25 bytes.
	PensionKana Form = iota
	// PensionKanji is a name in kanji there: characters of two bytes and single full-width blanks, at
	// least one, 24 bytes.
	PensionKanji
	// PensionAddress is a kana address there: half-width kana, letters, digits, ( ) - . ' / and single
	// blanks, 75 bytes.
	PensionAddress
	// BankKana is a name in the bank's transfer files (全銀協): half-width kana without small ones,
	// capitals, digits, ( ) - . / and blanks. The long mark is a hyphen. The length is the field's.
	BankKana
	// PayrollKana is an employee's name in payroll transfers: of BankKana kana and blanks only, and
	// the hyphen as a long mark. The length is the field's.
	PayrollKana
)

// spec is what a form asks for.
type spec struct {
	limit  int // bytes, 0 where the field says it
	takes  func(c, before rune) bool
	blank  rune
	parted bool // family and given name stand apart
	single bool // never two blanks in a row
	mend   func(string) string
}

// spec is a switch and no table, for the mending looks at forms again.
func (f Form) spec() spec {
	switch f {
	case PensionKanji:
		return spec{24, takesKanji, wideBlank, true, true, mendKanji}
	case PensionAddress:
		return spec{75, takesAddress, ' ', false, true, mendAddress}
	case BankKana:
		return spec{0, takesBank, ' ', false, false, mendBank}
	case PayrollKana:
		return spec{0, takesPayroll, ' ', false, false, mendPayroll}
	}
	return spec{25, takesKana, ' ', true, true, mendKana}
}

// Limit is the greatest length in bytes of the target character set, 0 where the field says it.
func (f Form) Limit() int { return f.spec().limit }

// Check lists everything that is wrong with a name. An empty name is wrong too. Paths are left to
// the caller.
func (f Form) Check(text string) fault.List { return f.CheckWithin(text, f.Limit()) }

// CheckWithin is [Form.Check] with the length of a field; 0 is no limit.
func (f Form) CheckWithin(text string, bytes int) fault.List {
	var list fault.List
	if text == "" {
		list.Add(faultEmpty())
		return list
	}
	s := f.spec()
	before, position := rune(0), 0
	for _, c := range text {
		position++
		if c != s.blank && !s.takes(c, before) {
			list.Add(faultCharacter(f, position, c))
		}
		before = c
	}
	list.AddAll("", s.blanks(text))
	if n := jis.Length(text); bytes > 0 && n > bytes {
		list.Add(faultLong(n, bytes))
	}
	return list
}

// Spacing lists what is wrong with the blanks of a name alone: none between family and given name,
// two in a row, one at an end.
func (f Form) Spacing(text string) fault.List { return f.spec().blanks(text) }

func (s spec) blanks(text string) fault.List {
	var list fault.List
	blank := string(s.blank)
	inner := strings.Trim(text, blank)
	if inner != text {
		list.Add(faultEdge())
	}
	if s.parted && !strings.Contains(inner, blank) {
		list.Add(faultUnparted(s.blank))
	}
	if s.single && strings.Contains(inner, blank+blank) {
		list.Add(faultDouble())
	}
	return list
}

// Propose is how the name would usually be written in this form, for a person to decide on, and
// whether that fits, within the form's own limit. It never shortens and never parts a name.
func (f Form) Propose(text string) (string, bool) { return f.ProposeWithin(text, f.Limit()) }

// ProposeWithin is [Form.Propose] with the length of a field; 0 is no limit.
func (f Form) ProposeWithin(text string, bytes int) (string, bool) {
	s := f.spec()
	to := oneBlank(s.mend(text), s.blank)
	list := f.CheckWithin(to, bytes)
	return to, !list.Stops()
}

// oneBlank leaves one blank of the form between the parts of a name.
func oneBlank(text string, blank rune) string {
	parts := strings.FieldsFunc(text, func(c rune) bool {
		return c == ' ' || c == wideBlank || c == '\t' || c == 0xA0
	})
	return strings.Join(parts, string(blank))
}

// isKana tells half-width kana without punctuation: ｦ to ﾟ, long mark included.
func isKana(c rune) bool { return c >= 0xFF66 && c <= halfLast }

// isLargeKana leaves out ｦ, small kana and the long mark.
func isLargeKana(c rune) bool { return c >= 0xFF71 && c <= halfLast }

func isDigit(c rune) bool   { return c >= '0' && c <= '9' }
func isCapital(c rune) bool { return c >= 'A' && c <= 'Z' }

func takesKana(c, _ rune) bool { return isKana(c) }

func takesKanji(c, _ rune) bool {
	return jis.Pension.Can(c) && jis.Length(string(c)) == 2
}

func takesAddress(c, _ rune) bool {
	return isKana(c) || isDigit(c) || isCapital(c) || c >= 'a' && c <= 'z' ||
		strings.ContainsRune("()-.'/", c)
}

func takesBank(c, _ rune) bool {
	return isLargeKana(c) || isDigit(c) || isCapital(c) || strings.ContainsRune("()-./", c)
}

func takesPayroll(c, before rune) bool {
	return isLargeKana(c) || c == '-' && isLargeKana(before)
}
