package idnum

import "strings"

// Symbol is the establishment symbol (事業所整理記号) of the pension office: the number of the district
// (郡市区符号) and a mark of up to four half-width kana, or letters and digits (事業所記号).
type Symbol struct{ District, Mark string }

// ReadSymbol reads "01-ｹｲﾄ". The mark must be half-width already: package kana proposes that form.
func ReadSymbol(text string) (Symbol, error) {
	district, mark, ok := strings.Cut(text, "-")
	s := Symbol{district, mark}
	if !ok {
		return Symbol{}, &SymbolError{}
	}
	if err := s.Check(); err != nil {
		return Symbol{}, err
	}
	return s, nil
}

// String is district and mark with a hyphen between.
func (s Symbol) String() string { return s.District + "-" + s.Mark }

// Check is a [SymbolError] when the pension office has no such symbol: district 00 and 99, a mark
// of zeros, a mark of kana and letters mixed.
func (s Symbol) Check() error {
	okDistrict := len(s.District) == 2 && isAll(s.District, isDigit) &&
		s.District != "00" && s.District != "99"
	marks := []rune(s.Mark)
	okMark := len(marks) >= 1 && len(marks) <= 4 && strings.Trim(s.Mark, "0") != "" &&
		(isAll(s.Mark, isLatin) || isAll(s.Mark, isHalfKana))
	if okDistrict && okMark {
		return nil
	}
	return &SymbolError{District: !okDistrict, Mark: !okMark}
}

// SymbolError says which part of an establishment symbol is wrong; neither when it is not in two
// parts.
type SymbolError struct{ District, Mark bool }

// Error is the fault on one line.
func (e *SymbolError) Error() string { return e.Fault().String() }

func isAll(text string, is func(rune) bool) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return !is(c) })
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func isLatin(c rune) bool { return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }

func isHalfKana(c rune) bool { return c >= 0xFF66 && c <= 0xFF9F }
