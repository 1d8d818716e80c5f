package sample

import (
	"fmt"
	"strconv"

	"romukura/ground/caldate"
)

// someone is one invented person as the register file carries it: a cell for each column that is
// not empty, by the column's name.
type someone struct {
	cells  map[string]string
	family [][]string
	leaves [][]string
	hourly int  // yen an hour, 0 for monthly pay
	daily  int  // yen a day
	night  bool // works late
	// busy are hours of overtime of the periods that end in these months, in the place of chance.
	busy  map[caldate.Month]int
	born  caldate.Date
	hired caldate.Date
	left  caldate.Date
}

func (s *someone) set(column string, value any) { s.cells[column] = fmt.Sprint(value) }

// crowd makes people one after another for a company.
type crowd struct {
	r      random
	prefix string
	place  place
	count  int
}

// place is where the company's people live, so that addresses and notices fit together.
type place struct {
	prefecture, city, kana, code, postal string
}

// next makes a person with name, birth, address, account and notice of residents' tax, hired on a
// day.
func (c *crowd) next(hired caldate.Date, age int) *someone {
	c.count++
	s := &someone{cells: map[string]string{}, hired: hired}
	s.set(colNumber, fmt.Sprintf("%s%03d", c.prefix, c.count))
	family, given, sex := pick(&c.r, familyNames), pick(&c.r, givenMale), textMale
	if c.r.n(2) == 0 {
		given, sex = pick(&c.r, givenFemale), textFemale
	}
	s.name(family, given, sex)
	s.born = caldate.Month{Year: hired.Year() - age, Number: 1 + c.r.n(12)}.Day(1 + c.r.n(28))
	s.set(colBorn, s.born)
	s.set(colHired, hired)
	s.set(colPostal, c.place.postal)
	house := 1 + c.r.n(30)
	s.set(colAddress, fmt.Sprintf(formAddress, c.place.prefecture, c.place.city, 1+c.r.n(5), house))
	s.set(colAddressKana, fmt.Sprintf("%s %d-%d", c.place.kana, 1+c.r.n(5), house))
	s.set(colMunicipality, c.place.code)
	s.account(c)
	return s
}

func (s *someone) name(family, given name, sex string) {
	s.set(colName, family.text+blank+given.text)
	s.set(colKana, family.kana+blank+given.kana)
	s.set(colHolder, family.kana+" "+given.kana)
	s.set(colSex, sex)
}

func (s *someone) foreign(i int, sex string) {
	f := foreignNames[i%len(foreignNames)]
	s.set(colName, f.full)
	s.set(colKana, f.kana)
	s.set(colRoman, f.roman)
	s.set(colHolder, f.kana)
	s.set(colSex, sex)
}

func (s *someone) account(c *crowd) {
	s.set(colBank, pick(&c.r, []string{"0001", "0005", "0009", "9900"}))
	s.set(colBranch, fmt.Sprintf("%03d", 100+c.r.n(800)))
	s.set(colKind, textOrdinary)
	s.set(colAccount, fmt.Sprintf("%07d", 1_000_000+c.r.n(8_999_999)))
}

// work sets the contract: where, in which group, how paid, how long a week.
func (s *someone) work(w terms) {
	s.set(colEstablishment, w.establishment)
	s.set(colGroup, w.group)
	s.set(colPayKind, w.kind)
	s.set(colStatus, w.status)
	s.set(colJob, w.job)
	s.set(colDepartment, w.department)
	s.set(colWeekHours, w.weekHours)
	s.set(colWeekDays, w.weekDays)
}

type terms struct {
	establishment, group, kind, status, job, department string
	weekHours, weekDays                                 string
}

// insured sets membership in social insurance with a standard decided before April 2026.
func (s *someone) insured(c *crowd, standard int, category string) {
	s.set(colInsuredNumber, c.count)
	s.set(colSocial, s.hired)
	s.set(colCategory, category)
	s.set(colHealth, standard)
	s.set(colPension, min(max(standard, 88_000), 650_000))
	from := caldate.Must("2025-09-01")
	if s.hired.After(from) {
		from = s.hired.Month().First()
	}
	s.set(colStandardFrom, from.Month())
	s.set(colPensionNumber, fmt.Sprintf("%04d%06d", 1000+c.r.n(8000), 100_000+c.r.n(800_000)))
}

func (s *someone) employment(c *crowd) {
	s.set(colEmployment, s.hired)
	s.set(colEmploymentNumber, employmentNumber(c))
}

// employmentNumber makes a number in the shape 4-6-1; its digits are invented.
func employmentNumber(c *crowd) string {
	body := fmt.Sprintf("%04d%06d", 1000+c.r.n(8000), 100_000+c.r.n(800_000))
	return body + strconv.Itoa(checkDigit(body))
}

// tax sets the declaration and the notice of residents' tax for the year from June 2026.
func (s *someone) tax(c *crowd, column string, dependents, resident int) {
	s.set(colColumn, column)
	s.set(colRelatives, dependents)
	if resident == 0 {
		return
	}
	each := resident / 12 / 100 * 100
	s.set(colCity, c.place.city)
	s.set(colCityMonth, "2026-06")
	s.set(colCityFirst, resident-11*each)
	s.set(colCityOthers, each)
	s.set(colDesignated, "90000"+c.place.code[2:5])
	s.set(colRecipient, fmt.Sprintf("%s%04d", "1", c.count))
}

// child adds a dependent child.
func (s *someone) child(c *crowd, age int) {
	n := pick(&c.r, childNames)
	born := caldate.Month{Year: 2026 - age, Number: 1 + c.r.n(9)}.Day(1 + c.r.n(28))
	from := born
	if s.hired.After(from) {
		from = s.hired
	}
	s.family = append(s.family, []string{s.cells[colNumber], textChild, familyOf(s) + blank + n.text,
		kanaOf(
			s,
		) + blank + n.kana, textFemale, born.String(), textYes, from.String(), textYes, "0", "", ""})
}
