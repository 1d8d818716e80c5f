package caldate

import (
	"fmt"
	"strconv"
)

// Month is a calendar month. The zero Month is none.
type Month struct{ Year, Number int }

// ParseMonth reads "2026-10".
func ParseMonth(s string) (Month, error) {
	if len(s) != 7 || s[4] != '-' {
		return Month{}, ErrDate
	}
	y, e1 := strconv.Atoi(s[:4])
	n, e2 := strconv.Atoi(s[5:])
	if e1 != nil || e2 != nil || n < 1 || n > 12 || y < 1868 {
		return Month{}, ErrDate
	}
	return Month{y, n}, nil
}

// MustMonth is ParseMonth for months written in code and tests.
func MustMonth(s string) Month {
	m, err := ParseMonth(s)
	if err != nil {
		panic("caldate: " + s)
	}
	return m
}

// IsZero reports that no month was set.
func (m Month) IsZero() bool { return m == Month{} }

// String is "2026-10", empty for the zero Month.
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year, m.Number)
}

// MarshalText writes the ISO form.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads the ISO form; empty is the zero Month.
func (m *Month) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*m = Month{}
		return nil
	}
	p, err := ParseMonth(string(b))
	*m = p
	return err
}

// Compare orders months: −1, 0 or +1.
func (m Month) Compare(o Month) int {
	switch a, b := m.index(), o.index(); {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Before and After are strict.
func (m Month) Before(o Month) bool { return m.index() < o.index() }

// After reports whether m lies strictly after o.
func (m Month) After(o Month) bool { return m.index() > o.index() }

// Add moves by n months.
func (m Month) Add(n int) Month {
	i := m.index() + n
	return Month{floorDiv(i, 12), i - floorDiv(i, 12)*12 + 1}
}

// MonthsUntil counts months from m to o.
func (m Month) MonthsUntil(o Month) int { return o.index() - m.index() }

// Days is the number of days of the month.
func (m Month) Days() int {
	switch m.Number {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if m.Year%4 == 0 && (m.Year%100 != 0 || m.Year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Day is the nth day of the month. The caller knows that the month has it; beyond, it is cut to
// the last.
func (m Month) Day(n int) Date {
	return Date{int16(m.Year), uint8(m.Number), uint8(max(1, min(n, m.Days())))}
}

// First and Last are the month's first and last days.
func (m Month) First() Date { return m.Day(1) }

// Last is the month's last day.
func (m Month) Last() Date { return m.Day(m.Days()) }

// Contains reports whether the day lies in the month.
func (m Month) Contains(d Date) bool { return d.Month() == m }

func (m Month) index() int { return m.Year*12 + m.Number - 1 }
