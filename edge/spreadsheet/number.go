package spreadsheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"romukura/ground/caldate"
)

// numberKind is what a format makes of a number.
type numberKind uint8

const (
	plain numberKind = iota
	day
	clock
	dayAndClock
)

// builtIn are the formats that a workbook may use by number alone: western ones, and those of
// Japanese Excel from 27 and 50 on.
func builtIn(id int) string {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id >= 34 && id <= 36, id >= 50 && id <= 58:
		return "y/m/d"
	case id >= 18 && id <= 21, id == 32, id == 33, id >= 45 && id <= 47:
		return "h:mm"
	case id == 22:
		return "y/m/d h:mm"
	}
	return ""
}

// kindOf reads a format: days have years or days in them, times hours or seconds; a month alone
// is a day. Quoted text, colors and locales say nothing.
func kindOf(code string) numberKind {
	letters := lettersOf(code)
	if strings.Contains(letters, "general") {
		return plain
	}
	hours := strings.ContainsAny(letters, "hs")
	days := strings.ContainsAny(letters, "yd") || strings.Contains(letters, "m") && !hours
	switch {
	case days && hours:
		return dayAndClock
	case days:
		return day
	case hours:
		return clock
	}
	return plain
}

// lettersOf is the first section of a format without what is quoted, escaped or in brackets; of
// brackets, those of lengths of time stay ([h]:mm).
func lettersOf(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return strings.ToLower(b.String())
		case '"', '[':
			close := byte('"')
			if c == '[' {
				close = ']'
			}
			end := strings.IndexByte(code[i+1:], close)
			if end < 0 {
				return strings.ToLower(b.String())
			}
			inner := code[i+1 : i+1+end]
			if c == '[' && strings.Trim(strings.ToLower(inner), "hms") == "" {
				b.WriteString(inner)
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(c)
		}
	}
	return strings.ToLower(b.String())
}

// padOf is a format that writes codes: zeros, and hyphens between them.
func padOf(code string) string {
	code = strings.NewReplacer(`"-"`, "-", `\-`, "-").Replace(code)
	if strings.Trim(code, "0-") != "" || !strings.HasPrefix(code, "00") {
		return ""
	}
	return code
}

// shown is the text of a cell of a kind (s shared text, b truth, d day, e error, str and inlineStr
// text, n or none a number) and a style.
func (b *book) shown(text, kind string, style int) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(text); err == nil && n >= 0 && n < len(b.strings) {
			return unneutralised(b.strings[n])
		}
		return ""
	case "str", "inlineStr":
		return unneutralised(text)
	case "b", "e", "d":
		return text
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return text
	}
	if style < 0 || style >= len(b.kinds) {
		return decimal(v)
	}
	if pad := b.pads[style]; pad != "" && v >= 0 && v == math.Trunc(v) && v < 1e15 {
		return padded(int64(v), pad)
	}
	if shown, ok := b.instant(v, b.kinds[style]); ok {
		return shown
	}
	return decimal(v)
}

// instant writes a number as a day, a time or both; false where it is none.
func (b *book) instant(v float64, kind numberKind) (string, bool) {
	if kind == plain || v < 0 || v > 2_958_465 {
		return "", false
	}
	minutes := int64(math.Round(v * 24 * 60))
	whole, rest := minutes/(24*60), minutes%(24*60)
	hours := func(m int64) string { return fmt.Sprintf("%d:%02d", m/60, m%60) }
	switch {
	case kind == clock && whole < 60:
		return hours(minutes), true // a length of time may be more than a day
	case kind == clock, whole == 0 && kind == dayAndClock:
		return hours(rest), true
	case kind == day || rest == 0:
		return b.date(whole).String(), true
	}
	return b.date(whole).String() + " " + hours(rest), true
}

// date is the day of a serial number. The calendar from 1900 counts a 29 February that never was.
func (b *book) date(serial int64) caldate.Date {
	if b.from == 1904 {
		return caldate.Must("1904-01-01").AddDays(int(serial))
	}
	if serial < 60 {
		serial++
	}
	return caldate.Must("1899-12-30").AddDays(int(serial))
}

// decimal writes a number as Excel shows it, with 15 digits: 8.3 and not 8.3000000000000007.
func decimal(v float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		rounded = v
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// padded writes a number in a format of zeros: 1 as 0001, 1000001 as 100-0001.
func padded(v int64, pad string) string {
	digits := strconv.FormatInt(v, 10)
	var out []byte
	for i, k := len(pad)-1, len(digits)-1; i >= 0 || k >= 0; i-- {
		switch {
		case i >= 0 && pad[i] == '-':
			out = append(out, '-')
		case k >= 0:
			out = append(out, digits[k])
			k--
		default:
			out = append(out, '0')
		}
	}
	for i, k := 0, len(out)-1; i < k; i, k = i+1, k-1 {
		out[i], out[k] = out[k], out[i]
	}
	return string(out)
}
