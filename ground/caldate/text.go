package caldate

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrOutsideEra says that a day exists, but not in the era written beside it.
var ErrOutsideEra = errors.New("caldate: the day lies outside its era")

// ErrAmbiguous says that a text may be meant in two ways (630401), so a person must say which.
var ErrAmbiguous = errors.New("caldate: the day can be read in two ways")

var eraNames = map[Era]string{Meiji: "明治", Taisho: "大正", Showa: "昭和", Heisei: "平成", Reiwa: "令和"}
var eraLetters = map[Era]string{Meiji: "M", Taisho: "T", Showa: "S", Heisei: "H", Reiwa: "R"}

// String is the era's name.
func (e Era) String() string { return eraNames[e] }

// Japanese is the day in full: 令和8年10月1日, with 元年 for a first year.
func (d Date) Japanese() string {
	if d.IsZero() {
		return ""
	}
	e, y := d.Era()
	return fmt.Sprintf("%s%s年%d月%d日", eraNames[e], eraYear(y), d.month, d.day)
}

// EraShort is the day in short: R8.10.1.
func (d Date) EraShort() string {
	if d.IsZero() {
		return ""
	}
	e, y := d.Era()
	return fmt.Sprintf("%s%d.%d.%d", eraLetters[e], y, d.month, d.day)
}

// Japanese is the month in full: 令和8年10月. A month in which the era changes is named by its last
// day.
func (m Month) Japanese() string {
	e, y := m.Last().Era()
	return fmt.Sprintf("%s%s年%d月", eraNames[e], eraYear(y), m.Number)
}

func eraYear(y int) string {
	if y == 1 {
		return "元"
	}
	return strconv.Itoa(y)
}

var weekdayNames = [...]string{"日", "月", "火", "水", "木", "金", "土"}

// String is the day of the week in one character.
func (w Weekday) String() string { return weekdayNames[w] }

var fullWidth = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"／", "/", "－", "-", "．", ".", "年", "/", "月", "/", "日", "", "元", "1", "　", "", " ", "",
	"Ｓ", "S", "Ｈ", "H", "Ｒ", "R", "Ｔ", "T", "Ｍ", "M")

// ParseLoose reads a day as people write it: 2026/10/1, 2026-10-01, 20261001, S63.4.1,
// 昭和63年4月1日, in full width too. Six digits alone are ErrAmbiguous; a day outside its era is
// ErrOutsideEra; anything else that is no day is ErrDate.
func ParseLoose(s string) (Date, error) {
	s = strings.TrimSpace(s)
	for e, name := range map[Era]string{Meiji: "㍾", Taisho: "㍽", Showa: "㍼", Heisei: "㍻", Reiwa: "㋿"} {
		s = strings.ReplaceAll(s, name, eraNames[e])
	}
	s = fullWidth.Replace(s)
	for e, name := range eraNames {
		for _, mark := range []string{name, eraLetters[e], strings.ToLower(eraLetters[e])} {
			if rest, ok := strings.CutPrefix(s, mark); ok {
				return parts(rest, e)
			}
		}
	}
	if digits := strings.Trim(s, "0123456789"); digits == "" && len(s) == 6 {
		return Date{}, ErrAmbiguous
	} else if digits == "" && len(s) == 8 {
		return Parse(s[:4] + "-" + s[4:6] + "-" + s[6:])
	}
	return parts(s, 0)
}

func parts(s string, e Era) (Date, error) {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(fields) != 3 {
		return Date{}, ErrDate
	}
	var n [3]int
	for i, f := range fields {
		v, err := strconv.Atoi(f)
		if err != nil || v < 0 {
			return Date{}, ErrDate
		}
		n[i] = v
	}
	if e != 0 {
		return EraDate(e, n[0], n[1], n[2])
	}
	return New(n[0], n[1], n[2])
}

const (
	textBetweenHolidays   = "国民の休日"
	textSubstituteHoliday = "振替休日"
)
