package caldate

import (
	"fmt"
)

// Era is one of the eras since Meiji. Its number is the code of official files.
type Era uint8

// Eras, by the code that pension and tax files give them.
const (
	Meiji  Era = 1
	Taisho Era = 3
	Showa  Era = 5
	Heisei Era = 7
	Reiwa  Era = 9
)

// eras holds the first day of each, newest first. Meiji counts from 1868-01-25 of the Gregorian
// calendar by the era's own proclamation; days before 1873 are given in the Gregorian calendar.
//
// Law: 元号法1
var eras = []struct {
	era  Era
	from Date
}{
	{Reiwa, Date{2019, 5, 1}},
	{Heisei, Date{1989, 1, 8}},
	{Showa, Date{1926, 12, 25}},
	{Taisho, Date{1912, 7, 30}},
	{Meiji, Date{1868, 1, 25}},
}

// Era gives the era of a day and the year in it, from 1. The zero Era means a day before Meiji.
func (d Date) Era() (Era, int) {
	for _, e := range eras {
		if !d.Before(e.from) {
			return e.era, d.Year() - e.from.Year() + 1
		}
	}
	return 0, 0
}

// EraCode is the day as official files write it: the era's digit and YYMMDD in the era's years.
func (d Date) EraCode() (era byte, yymmdd string) {
	e, y := d.Era()
	return '0' + byte(e), fmt.Sprintf("%02d%02d%02d", y, d.month, d.day)
}

// EraDate reads a day written in an era, and refuses one that lies outside it: Heisei 31 ends on
// 30 April 2019.
func EraDate(e Era, year, month, day int) (Date, error) {
	for _, x := range eras {
		if x.era != e {
			continue
		}
		d, err := New(x.from.Year()+year-1, month, day)
		if err != nil || year < 1 {
			return Date{}, ErrDate
		}
		if got, _ := d.Era(); got != e {
			return Date{}, ErrOutsideEra
		}
		return d, nil
	}
	return Date{}, ErrDate
}

// EraFirst is the first day of an era; false for a code that is none.
func EraFirst(e Era) (Date, bool) {
	for _, x := range eras {
		if x.era == e {
			return x.from, true
		}
	}
	return Date{}, false
}
