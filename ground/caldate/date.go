package caldate

import (
	"errors"
	"fmt"
	"strconv"
)

// ErrDate says that a text or three numbers are no day of the calendar.
var ErrDate = errors.New("caldate: no such day")

// Date is one day. The zero Date is no day; IsZero tells.
type Date struct {
	year       int16
	month, day uint8
}

// Weekday counts from Sunday = 0.
type Weekday int

// The days of the week.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

// New makes a day, or ErrDate when the calendar has none such (31 April).
func New(year, month, day int) (Date, error) {
	if year < 1868 || year > 9999 || month < 1 || month > 12 || day < 1 ||
		day > (Month{year, month}).Days() {
		return Date{}, ErrDate
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// Parse reads "2026-10-01", and nothing else; people's ways of writing are read by ParseLoose.
func Parse(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, ErrDate
	}
	y, e1 := strconv.Atoi(s[:4])
	m, e2 := strconv.Atoi(s[5:7])
	d, e3 := strconv.Atoi(s[8:])
	if e1 != nil || e2 != nil || e3 != nil {
		return Date{}, ErrDate
	}
	return New(y, m, d)
}

// Must is Parse for days written in code and tests.
func Must(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic("caldate: " + s)
	}
	return d
}

// Year, MonthOfYear and Day are the parts of the day.
func (d Date) Year() int { return int(d.year) }

// MonthOfYear is 1 to 12.
func (d Date) MonthOfYear() int { return int(d.month) }

// Day is the day of the month, from 1.
func (d Date) Day() int { return int(d.day) }

// IsZero reports that no day was set.
func (d Date) IsZero() bool { return d == Date{} }

// Month is the month the day lies in.
func (d Date) Month() Month { return Month{int(d.year), int(d.month)} }

// String is the ISO form, empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Compact is YYYYMMDD, as official files write western days.
func (d Date) Compact() string { return fmt.Sprintf("%04d%02d%02d", d.year, d.month, d.day) }

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; empty is the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	p, err := Parse(string(b))
	*d = p
	return err
}

// Compare orders days: −1, 0 or +1. The zero Date comes first.
func (d Date) Compare(o Date) int {
	a, b := d.key(), o.key()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Before and After are strict.
func (d Date) Before(o Date) bool { return d.key() < o.key() }

// After reports whether d lies strictly after o.
func (d Date) After(o Date) bool { return d.key() > o.key() }

func (d Date) key() int { return int(d.year)<<16 | int(d.month)<<8 | int(d.day) }

// AddDays moves by whole days.
func (d Date) AddDays(n int) Date { return fromOrdinal(d.ordinal() + n) }

// DaysUntil counts days from d to o: 0 for the same day, negative when o is earlier.
func (d Date) DaysUntil(o Date) int { return o.ordinal() - d.ordinal() }

// AddMonths gives the day of the same number n months on, or the last day of that month when it
// has no such day.
func (d Date) AddMonths(n int) Date {
	m := d.Month().Add(n)
	return m.Day(min(d.Day(), m.Days()))
}

// Corresponding is the corresponding day (応当日) n months on, and whether the month has one. Where
// it has none, the day given is the month's last, and the period that would end on the eve of the
// corresponding day ends on that last day itself.
//
// Law: 民法143-2
func (d Date) Corresponding(n int) (Date, bool) {
	m := d.Month().Add(n)
	return m.Day(min(d.Day(), m.Days())), d.Day() <= m.Days()
}

// LastDayOfMonths is the last day of a period of n months that begins on d.
//
// Law: 民法143-2
func (d Date) LastDayOfMonths(n int) Date {
	day, ok := d.Corresponding(n)
	if !ok {
		return day
	}
	return day.AddDays(-1)
}

// Weekday is the day of the week.
func (d Date) Weekday() Weekday { return Weekday(((d.ordinal()+4)%7 + 7) % 7) }

// ordinal counts days from 1970-01-01, by the arithmetic of the proleptic Gregorian calendar with
// years that begin in March, so that the leap day comes last.
func (d Date) ordinal() int {
	y, m := int(d.year), int(d.month)
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + int(d.day) - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

func fromOrdinal(n int) Date {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day := doy - (153*mp+2)/5 + 1
	month := mp + 3
	year := yoe + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return Date{int16(year), uint8(month), uint8(day)}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
