package exchange

import (
	"strconv"
	"strings"
	"unicode"

	"romukura/ground/caldate"
)

func itoa(n int) string { return strconv.Itoa(n) }

// whole reads digits alone.
func whole(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// decimal reads digits with at most one point as a fraction: "8.33" is 833/100.
func decimal(s string) (num, den int64, ok bool) {
	head, tail, _ := strings.Cut(s, ".")
	tail = strings.TrimRight(tail, "0")
	if len(head) > 9 || len(tail) > 6 {
		return 0, 1, false
	}
	n, ok := whole(head)
	if !ok {
		return 0, 1, false
	}
	num, den = int64(n), 1
	for i := range len(tail) {
		if tail[i] < '0' || tail[i] > '9' {
			return 0, 1, false
		}
		num, den = num*10+int64(tail[i]-'0'), den*10
	}
	return num, den, true
}

// parseMinutes reads a length of time. A colon means hours and minutes, a point hours; anything
// else is in the unit of the column, and without a unit only nought is clear.
func parseMinutes(s, unit string) (int, bool) {
	if !isASCII(s) {
		s = hoursAndMinutes.Replace(s)
	}
	if h, m, ok := strings.Cut(s, ":"); ok {
		m = strings.TrimSuffix(m, ":00")
		hours, ok := whole(h)
		if m == "" {
			return hours * 60, ok && hours < 100_000
		}
		minutes, ok2 := whole(m)
		return hours*60 + minutes, ok && ok2 && len(m) == 2 && minutes < 60 && hours < 100_000
	}
	num, den, ok := decimal(s)
	switch {
	case !ok:
		return 0, false
	case unit == "min":
		return int(num), den == 1
	case unit == "" && !strings.Contains(s, ".") && num != 0:
		return 0, false
	}
	// Hours with two decimals come from minutes that were rounded: 8.33 is 8:20.
	return int((num*120/den + 1) / 2), true
}

// bareDate takes the time of day and the day of the week off a date: 2026/10/1(木) 0:00:00.
func bareDate(s string) string {
	for _, mark := range []string{"(", wideBracket, "T"} {
		if head, _, ok := strings.Cut(s, mark); ok && len(head) >= 8 {
			s = head
		}
	}
	if head, tail, ok := strings.Cut(s, " "); ok && strings.Count(tail, ":") >= 1 {
		s = head
	}
	return strings.TrimSpace(s)
}

// dayOf reads a date, or a month and day alone when a stretch of days has just one such day.
func dayOf(s string, in caldate.Range) (caldate.Date, error) {
	s = bareDate(s)
	d, err := caldate.ParseLoose(s)
	if err == nil {
		return d, nil
	}
	short, _, _ := strings.Cut(narrow(s), "(")
	m, n, ok := strings.Cut(monthAndDay.Replace(short), "/")
	month, ok1 := whole(m)
	day, ok2 := whole(n)
	if !ok || !ok1 || !ok2 {
		return d, err
	}
	for _, year := range []int{in.From.Year(), in.Through.Year()} {
		if found, e := caldate.New(year, month, day); e == nil && in.Contains(found) {
			return found, nil
		}
	}
	return d, err
}

func parseMonth(s string) (caldate.Month, bool) {
	if n, ok := whole(s); ok && len(s) == 6 {
		m := caldate.Month{Year: n / 100, Number: n % 100}
		return m, m.Year >= 1900 && m.Number >= 1 && m.Number <= 12
	}
	for _, form := range []string{s + "/1", s + "-1", s + "1" + textDaySign, s} {
		if d, err := caldate.ParseLoose(form); err == nil {
			return d.Month(), true
		}
	}
	return caldate.Month{}, false
}

// clockTexts parts a cell into times: a new one begins with the digits after a blank or a letter.
func clockTexts(s string) []string {
	var all []string
	begin, digits := 0, false
	for i, c := range s {
		isDigit := unicode.IsDigit(c) || c == ':' || c == '：'
		if !isDigit && digits {
			all = append(all, s[begin:i])
			begin = i
		}
		digits = isDigit
	}
	if strings.TrimSpace(s[begin:]) != "" {
		all = append(all, s[begin:])
	}
	return all
}

// parseClock reads one time with its marks: hours and minutes need a colon, and seconds are nought.
func parseClock(s string) (int, bool) {
	s = narrow(s)
	at := strings.IndexAny(s, "0123456789")
	if at < 0 || strings.ContainsAny(s[:at], ":.-+=") {
		return 0, false
	}
	n, ok := parseMinutes(s[at:], "")
	if !ok || !strings.Contains(s[at:], ":") || n >= 100*60 {
		return 0, false
	}
	if strings.Contains(s[:at], textNextSign) {
		n += 24 * 60
	}
	return n, true
}

// narrow turns full-width digits and signs into half-width ones; letters of names are never
// changed.
func narrow(s string) string {
	if !isASCII(s) {
		s = wide.Replace(s)
	}
	return strings.TrimSpace(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// isFormula reports a cell that a spreadsheet would compute.
func isFormula(s string) bool { return len(s) > 1 && s[0] == '=' }

// hasTwelveDigits is a quick look before a My Number is searched for.
func hasTwelveDigits(s string) bool {
	n := 0
	for i := range len(s) {
		c := s[i]
		wideDigit := c >= 0x90 && c <= 0x99 && i >= 2 && s[i-1] == 0xbc && s[i-2] == 0xef
		if c >= '0' && c <= '9' || wideDigit {
			n++
		}
	}
	return n >= 12
}
