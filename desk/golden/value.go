package golden

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// answers are our values by expected key: amounts, exact fractions, counts, days, months, flags,
// texts, lists, and the two kinds below.
type answers map[string]any

// either is a figure that collections give exactly or in whole yen: the one that is written
// decides.
type either struct {
	exact yen.Exact
	whole yen.Amount
}

// oneOf are words of which each says the same.
type oneOf []string

// same reports whether our value is the expected one.
func same(have, want any) bool {
	wanted := canon(want)
	switch v := have.(type) {
	case either:
		if strings.Contains(wanted, ".") {
			return canon(v.exact) == wanted
		}
		return canon(v.exact) == wanted || canon(v.whole) == wanted
	case oneOf:
		for _, word := range v {
			if canon(word) == wanted {
				return true
			}
		}
		return false
	}
	return canon(have) == wanted
}

// canon writes a value so that equal values are equal texts: numbers without the zeros that say
// nothing, whether they came as numbers or as texts.
func canon(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		return canon(v.String())
	case string:
		if s, ok := plainNumber(strings.TrimSuffix(v, "%")); ok {
			return s + v[len(strings.TrimSuffix(v, "%")):]
		}
		return v
	case yen.Amount:
		return strconv.FormatInt(int64(v), 10)
	case int:
		return strconv.Itoa(v)
	case yen.Exact:
		return fraction(v)
	case yen.Rate:
		return fraction(yen.Exact(v))
	case either:
		return canon(v.exact)
	case oneOf:
		return canon(v[0])
	case caldate.Date:
		return v.String()
	case caldate.Month:
		return v.String()
	}
	return canonMany(v)
}

func canonMany(v any) string {
	var parts []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			parts = append(parts, canon(e))
		}
	case []yen.Amount:
		for _, e := range v {
			parts = append(parts, canon(e))
		}
	case map[string]any:
		return "{" + list(v) + "}"
	default:
		return fmt.Sprint(v)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// fraction writes an exact fraction as a decimal where it has one, else as numerator/denominator.
func fraction(e yen.Exact) string {
	if e.Den == 0 {
		return "0"
	}
	r := big.NewRat(e.Num, e.Den)
	if digits, exact := r.FloatPrec(); exact {
		return r.FloatString(digits)
	}
	return r.String()
}

// digitLimit bounds what a number may have in digits, before and behind the point together; a power
// of ten beyond it is no number of ours either.
const digitLimit = 60

// plainNumber takes the zeros that say nothing off a decimal, and writes a power of ten out.
func plainNumber(s string) (string, bool) {
	if len(s) == 0 || len(s) > digitLimit || strings.Trim(s, "0123456789.+-eE") != "" {
		return "", false
	}
	number, power, has := strings.Cut(strings.ToLower(s), "e")
	if has {
		n, err := strconv.Atoi(power)
		if err != nil || n > digitLimit || n < -digitLimit {
			return "", false
		}
	}
	if number == "" || strings.ContainsAny(number[len(number)-1:], ".+-") ||
		strings.ContainsAny(number[:1], ".+") {
		return "", false
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return "", false
	}
	digits, _ := r.FloatPrec()
	return r.FloatString(digits), true
}

// list writes values by key, for people.
func list(m map[string]any) string {
	var parts []string
	for _, key := range keysOf(m) {
		parts = append(parts, key+"="+canon(m[key]))
	}
	return strings.Join(parts, " ")
}

// listed writes our values of the keys that are expected.
func listed(want map[string]any, got answers) string {
	var parts []string
	for _, key := range keysOf(want) {
		v, ok := got[key]
		switch {
		case !ok:
			parts = append(parts, key+"="+textNone)
		case same(v, want[key]):
			parts = append(parts, key+"="+canon(want[key]))
		default:
			parts = append(parts, key+"="+canon(v))
		}
	}
	return strings.Join(parts, " ")
}
