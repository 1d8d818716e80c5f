package caldate

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed holidays.tsv
var holidayTable string

// UnannouncedError says that a year's public holidays are not in the table, because the equinoxes
// of a year are only announced in February of the year before.
type UnannouncedError struct{ Year int }

// Error names the year.
func (e *UnannouncedError) Error() string {
	return fmt.Sprintf("caldate: public holidays of %d are not in the table", e.Year)
}

// holidays maps each public holiday to its name, substitutes included; first and last bound it.
var holidays, firstHolidayYear, lastHolidayYear = loadHolidays()

// Holiday is the name of the public holiday on a day, empty when it is none.
//
// Law: 祝日法2 祝日法3
func Holiday(d Date) (string, error) {
	if d.Year() < firstHolidayYear || d.Year() > lastHolidayYear {
		return "", &UnannouncedError{d.Year()}
	}
	return holidays[d], nil
}

// BusinessDay reports whether offices and banks are open: no Saturday, Sunday, public holiday, nor
// a day from 29 December to 3 January, so far as closed says that these count.
func BusinessDay(d Date, closed YearEnd) (bool, error) {
	name, err := Holiday(d)
	if err != nil {
		return false, err
	}
	if w := d.Weekday(); w == Saturday || w == Sunday || name != "" {
		return false, nil
	}
	return !closed.contains(d), nil
}

// NextBusinessDay is the day itself or the first business day after it.
func NextBusinessDay(d Date, closed YearEnd) (Date, error) { return seek(d, closed, 1) }

// PreviousBusinessDay is the day itself or the last business day before it.
func PreviousBusinessDay(d Date, closed YearEnd) (Date, error) { return seek(d, closed, -1) }

func seek(d Date, closed YearEnd, step int) (Date, error) {
	for {
		open, err := BusinessDay(d, closed)
		if err != nil || open {
			return d, err
		}
		d = d.AddDays(step)
	}
}

// YearEnd says which days around New Year an institution is closed, beside public holidays.
type YearEnd uint8

const (
	// GovernmentYearEnd is 29 December to 3 January: administrative offices.
	//
	// Law: 行政機関の休日に関する法律1
	GovernmentYearEnd YearEnd = iota
	// BankYearEnd is 31 December to 3 January: banks.
	//
	// Law: 銀行令5
	BankYearEnd
)

func (y YearEnd) contains(d Date) bool {
	first := 29
	if y == BankYearEnd {
		first = 31
	}
	return d.MonthOfYear() == 12 && d.Day() >= first || d.MonthOfYear() == 1 && d.Day() <= 3
}

func loadHolidays() (map[Date]string, int, int) {
	table := map[Date]string{}
	first, last := 9999, 0
	for line := range strings.Lines(holidayTable) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "# holds-through: ") {
			last = Must(strings.TrimPrefix(line, "# holds-through: ")).Year()
		}
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "from\t") {
			continue
		}
		f := strings.Split(line, "\t")
		from, to := mustInt(f[0]), last
		if f[1] != "" {
			to = mustInt(f[1])
		}
		first = min(first, from)
		for year := from; year <= to; year++ {
			table[ruleDay(Month{year, mustInt(f[2])}, f[3])] = f[4]
		}
	}
	addSubstitutes(table)
	return table, first, last
}

func ruleDay(m Month, rule string) Date {
	if nth, ok := strings.CutPrefix(rule, "Monday:"); ok {
		first := (int(Monday) - int(m.First().Weekday()) + 7) % 7
		return m.Day(1 + first + 7*(mustInt(nth)-1))
	}
	return m.Day(mustInt(rule))
}

// addSubstitutes adds the day in lieu of a holiday on a Sunday (the next day that is none) and the
// day that lies between two holidays.
//
// Law: 祝日法3-2 祝日法3-3
func addSubstitutes(table map[Date]string) {
	var named []Date
	for d := range table {
		named = append(named, d)
	}
	for _, d := range named {
		if between := d.AddDays(1); table[between] == "" && table[d.AddDays(2)] != "" &&
			isNamed(named, d.AddDays(2)) && between.Weekday() != Sunday {
			table[between] = textBetweenHolidays
		}
	}
	for _, d := range named {
		if d.Weekday() != Sunday {
			continue
		}
		in := d.AddDays(1)
		for isNamed(named, in) {
			in = in.AddDays(1)
		}
		table[in] = textSubstituteHoliday
	}
}

func isNamed(named []Date, d Date) bool {
	for _, n := range named {
		if n == d {
			return true
		}
	}
	return false
}

func mustInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("caldate: holidays.tsv: " + s)
	}
	return n
}
