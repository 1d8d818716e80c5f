package exchange

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/idnum"
	"romukura/ground/yen"
)

// reading is one row being read.
type reading struct {
	p     *plan
	line  int
	cells []string
	// undated is set when a value with a history changed and nothing says from which day.
	undated bool
}

// whole checks the row as a whole: cells beyond the head, formulas (what they would show is not in
// the file), and My Numbers where none may stand.
//
// Law: 番号法20
func (r *reading) whole() {
	for i := len(r.p.m.Header); i < len(r.cells); i++ {
		if strings.TrimSpace(r.cells[i]) != "" {
			r.fault(-1, "row.long", textLongRow, textFixRow)
			break
		}
	}
	for i := range r.p.m.Columns {
		if r.p.m.Columns[i].Field != "" && isFormula(textOf(r.cells, i)) {
			r.fault(i, "cell.formula", textFormula, textPasteValue)
		}
	}
	for _, i := range r.p.free {
		if text := textOf(r.cells, i); hasTwelveDigits(text) && len(idnum.FindMyNumbers(text)) > 0 {
			r.fault(i, "number.my", textMyNumber, textRemoveNumber)
		}
	}
}

// repeatsHead reports a row that holds names of columns again, as exports do on every page.
func (r *reading) repeatsHead() bool {
	number := r.text("number")
	return !isASCII(number) && fieldSets[r.p.m.Kind].byHeader[plainName(number)] == "number"
}

// isSum reports a row of sums: no number, and a word that says so.
func (r *reading) isSum() bool {
	if number := r.text("number"); number != "" {
		return sumWords[number]
	}
	for _, c := range r.cells[:min(len(r.cells), 6)] {
		if saysSum(c) {
			return true
		}
	}
	return false
}

// fault tells what is wrong in a column of this row; −1 is the row itself.
func (r *reading) fault(column int, code, message, remedy string) {
	r.p.add(faultOf(placeOf(r.line, r.p.header(column)), code, message, remedy))
}

func (p *plan) header(column int) string {
	if column < 0 || column >= len(p.m.Header) {
		return ""
	}
	return named(p.m.Header[column], column)
}

// find is the first cell of a field that holds something, and its place; without any the field's
// first place, or −1. A formula holds nothing: it is told by whole.
func (r *reading) find(key string) (string, use) {
	uses := r.p.at[key]
	for _, u := range uses {
		if text := textOf(r.cells, u.column); text != "" && !isFormula(text) {
			return text, u
		}
	}
	if len(uses) > 0 {
		return "", uses[0]
	}
	return "", use{column: -1}
}

func (r *reading) text(key string) string {
	text, _ := r.find(key)
	return text
}

func (r *reading) has(key string) bool { return r.text(key) != "" }

func (r *reading) hasAny(keys ...string) bool {
	for _, key := range keys {
		if r.has(key) {
			return true
		}
	}
	return false
}

// column is where a field stands, for faults.
func (r *reading) column(key string) int {
	_, u := r.find(key)
	return u.column
}

// date reads a day in any way people write one; the zero Date when the cell is empty or wrong.
func (r *reading) date(key string) caldate.Date {
	text, u := r.find(key)
	if text == "" {
		return caldate.Date{}
	}
	d, err := caldate.ParseLoose(bareDate(text))
	if err != nil {
		r.fault(u.column, dateCode(err), dateText(err), textFixDate)
	}
	return d
}

// month reads 2026-06, 2026/6, 202606, 令和8年6月 and days; the zero Month when empty or wrong.
func (r *reading) month(key string) caldate.Month {
	text, u := r.find(key)
	if text == "" {
		return caldate.Month{}
	}
	m, ok := parseMonth(text)
	if !ok {
		r.fault(u.column, "month.none", textNoMonth, textFixDate)
	}
	return m
}

// yen reads whole yen of zero or more.
func (r *reading) yen(key string) yen.Amount {
	text, u := r.find(key)
	if text == "" {
		return 0
	}
	a, err := yen.Parse(amountText(text))
	switch {
	case err != nil:
		r.fault(u.column, "amount.none", textNoAmount, textFixAmount)
		return 0
	case a < 0:
		r.fault(u.column, "amount.negative", textNegative, textFixAmount)
		return 0
	}
	return a
}

// number reads a whole number of zero or more.
func (r *reading) number(key string) int {
	text, u := r.find(key)
	return r.numberAt(text, u)
}

func (r *reading) numberAt(text string, u use) int {
	if text == "" {
		return 0
	}
	n, ok := whole(strings.TrimSuffix(strings.TrimSuffix(narrow(text), ".0"), ".00"))
	if !ok || n > 1_000_000 {
		r.fault(u.column, "number.none", textNoNumberValue, textFixNumber)
		return 0
	}
	return n
}

// halvesAt reads days with at most half a day: 20, 0.5, 19.50.
func (r *reading) halvesAt(text string, u use) int {
	if text == "" {
		return 0
	}
	n, den, ok := decimal(strings.TrimSuffix(narrow(text), textDaySign))
	if !ok || 2*n%den != 0 || n > 366*den {
		r.fault(u.column, "days.none", textNoDays, textFixDays)
		return 0
	}
	return int(2 * n / den)
}

// wholeDaysAt reads days; a day of which half was worked is a day on which work was done.
func (r *reading) wholeDaysAt(text string, u use) int { return (r.halvesAt(text, u) + 1) / 2 }

// minutes reads a time of work: 8:30, 510 minutes or 8.5 hours, by the unit of its column.
func (r *reading) minutes(key string) int {
	text, u := r.find(key)
	return r.minutesAt(text, u)
}

func (r *reading) minutesAt(text string, u use) int {
	if text == "" {
		return 0
	}
	n, ok := parseMinutes(narrow(text), u.unit)
	if !ok || n > 31*24*60 {
		r.fault(u.column, "time.none", textNoTime, textFixTime)
		return 0
	}
	return n
}

// clock reads a time of a day in minutes from its midnight: 9:00, 翌日 1:30, 25:30, with the marks
// that time clocks put before a punch.
func (r *reading) clock(key string) (int, bool) {
	text, u := r.find(key)
	if text == "" {
		return 0, false
	}
	all := r.clocks(text, u)
	if len(all) > 1 {
		r.fault(u.column, "clock.many", textManyClocks, textFixClock)
		return 0, false
	}
	return append(all, 0)[0], len(all) == 1
}

// clocks reads all times of a cell; several pauses stand in one cell of some exports.
func (r *reading) clocks(text string, u use) []int {
	var all []int
	for _, s := range clockTexts(text) {
		n, ok := parseClock(s)
		switch {
		case !ok:
			r.fault(u.column, "clock.none", textNoClock, textFixClock)
			return nil
		case n > 48*60:
			r.fault(u.column, "clock.late", textLateClock, textFixClock)
			return nil
		}
		all = append(all, n)
	}
	return all
}

// yes reads a flag.
func (r *reading) yes(key string) bool {
	text, u := r.find(key)
	if text == "" {
		return false
	}
	answer, ok := yesWords[strings.ToLower(narrow(text))]
	if !ok {
		r.fault(u.column, "flag.none", textNoFlag, textFixFlag)
	}
	return answer
}

// word reads one of a closed set of words.
func word[T ~string](r *reading, key string, words map[string]T) T {
	text, u := r.find(key)
	if text == "" {
		return ""
	}
	v, ok := words[narrow(text)]
	if !ok {
		r.fault(u.column, "word.none", textNoWord, choices(words))
	}
	return v
}

// digits keeps the digits of a number that people write with hyphens. A code of fixed length may be
// padded, where a spreadsheet has dropped the zeros before it.
func (r *reading) digits(key string, length int) string {
	text, u := r.find(key)
	s := strings.ReplaceAll(narrow(text), "-", "")
	if s == "" {
		return ""
	}
	if len(s) != length || strings.Trim(s, "0123456789") != "" {
		r.fault(u.column, "digits.count", digitsText(length), textFixNumber)
		return ""
	}
	return s
}

func (r *reading) padded(key string, length int) string {
	text, u := r.find(key)
	s := strings.ReplaceAll(narrow(text), "-", "")
	if len(s) > length || strings.Trim(s, "0123456789") != "" {
		r.fault(u.column, "digits.count", digitsText(length), textFixNumber)
		return ""
	}
	return strings.Repeat("0", length-len(s)) + s
}
