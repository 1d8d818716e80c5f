package nenkin

import (
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/idnum"
	"romukura/ground/secret"
	"romukura/ground/yen"
)

// cells are one row of a file while a value is written into it or read out of it. Every row type
// visits its cells once for both ways, so that what is written and what is read cannot differ.
// Reading leaves a malformed cell at zero: the checks have named it already.
type cells struct {
	layout  *Layout
	list    []string
	writing bool
}

// newCells is an empty row to write into, with room for a society's own cells.
func newCells(l *Layout, extra int) *cells {
	return &cells{layout: l, list: make([]string, len(l.Fields), len(l.Fields)+extra), writing: true}
}

// cell is the place of a name's value. A name that the table lacks is a mistake of this package.
func (c *cells) cell(name string) *string {
	i, ok := c.layout.at[name]
	if !ok {
		panic("nenkin: form " + string(c.layout.Form) + " has no cell " + name)
	}
	return &c.list[i]
}

// width is the number of digits of a cell that is always filled up with zeros, else 1.
func (c *cells) width(name string) int {
	if f := c.layout.Fields[c.layout.at[name]]; f.Exact {
		return f.MaxBytes
	}
	return 1
}

func (c *cells) text(name string, v *string) {
	cell := c.cell(name)
	if c.writing {
		*cell = *v
		return
	}
	*v = *cell
}

// literal is a cell whose value follows from others, and is left to the rules on reading.
func (c *cells) literal(name, value string) {
	if c.writing {
		*c.cell(name) = value
	}
}

// code is a cell of a number or a code; 0 is an empty cell.
func code[T ~int](c *cells, name string, v *T) {
	cell := c.cell(name)
	if c.writing {
		if *v != 0 {
			*cell = padded(int64(*v), c.width(name))
		}
		return
	}
	*v = T(plain(*cell))
}

// days is a number that is written when it is 0 too.
func (c *cells) days(name string, v *int) {
	cell := c.cell(name)
	if c.writing {
		*cell = padded(int64(*v), c.width(name))
		return
	}
	*v = plain(*cell)
}

// pairs are numbers of two digits in one cell.
func (c *cells) pairs(name string, v *[]int) {
	cell := c.cell(name)
	if c.writing {
		for _, n := range *v {
			*cell += padded(int64(n), 2)
		}
		return
	}
	*v = nil
	for s := *cell; len(s) >= 2 && digits(s); s = s[2:] {
		*v = append(*v, numeric(s[:2]))
	}
}

func (c *cells) flag(name string, v *bool) {
	cell := c.cell(name)
	if !c.writing {
		*v = *cell == "1"
		return
	}
	if *v {
		*cell = "1"
	}
}

// yesNo is a cell that is 1 or 0 and never empty.
func (c *cells) yesNo(name string, v *bool) {
	if cell := c.cell(name); c.writing && !*v {
		*cell = "0"
		return
	}
	c.flag(name, v)
}

// amount is money that is always written; a cell of seven digits holds at most all nines.
func (c *cells) amount(name string, v *yen.Amount) {
	cell := c.cell(name)
	if c.writing {
		*cell = strconv.FormatInt(int64(capped(*v)), 10)
		return
	}
	*v = yen.Amount(plain(*cell))
}

// some is money that is left out when it is 0.
func (c *cells) some(name string, v *yen.Amount) {
	if !c.writing || *v != 0 {
		c.amount(name, v)
	}
}

// optional is money that may be unknown.
func (c *cells) optional(name string, v **yen.Amount) {
	if c.writing {
		if *v != nil {
			c.amount(name, *v)
		}
		return
	}
	*v = nil
	if *c.cell(name) != "" {
		*v = new(yen.Amount)
		c.amount(name, *v)
	}
}

// thousand is a standard remuneration, in thousands of yen. An amount with a fraction of a thousand
// is written in full, which the check refuses: cutting it would file another standard.
func (c *cells) thousand(name string, v *yen.Amount) {
	const unit = 1000
	cell := c.cell(name)
	switch {
	case !c.writing:
		*v = yen.Amount(plain(*cell)) * unit
	case *v%unit != 0:
		*cell = strconv.FormatInt(int64(*v), 10)
	case *v != 0:
		*cell = padded(int64(*v/unit), c.width(name))
	}
}

// date is a day in two cells: era and YYMMDD of the era.
func (c *cells) date(prefix string, v *caldate.Date) {
	era, day := c.cell(prefix+"_era"), c.cell(prefix+"_ymd")
	if !c.writing {
		*v, _ = readDay(*era, *day)
		return
	}
	if !v.IsZero() {
		e, ymd := v.EraCode()
		*era, *day = string(e), ymd
	}
}

// month is a month in three cells: era, year of the era, month.
func (c *cells) month(prefix string, v *caldate.Month) {
	era, year := c.cell(prefix+"_era"), c.cell(prefix+"_year")
	month := c.cell(prefix + "_month")
	if !c.writing {
		*v, _ = readMonth(*era, *year, *month)
		return
	}
	if !v.IsZero() {
		e, ymd := v.Last().EraCode()
		*era, *year, *month = string(e), ymd[:2], ymd[2:4]
	}
}

// secret is a My Number.
func (c *cells) secret(name string, v *idnum.MyNumber) {
	cell := c.cell(name)
	if c.writing {
		*cell = v.Reveal()
		return
	}
	*v = idnum.MyNumber{}
	if *cell != "" {
		v.Value = secret.Of(*cell)
	}
}

// pension is a basic pension number, in two cells.
func (c *cells) pension(prefix string, v *idnum.PensionNumber) {
	office, serial := c.cell(prefix+"pension_no_office"), c.cell(prefix+"pension_no_serial")
	if c.writing {
		*office, *serial = cut(v.Reveal(), 4)
		return
	}
	*v = idnum.PensionNumber{}
	if *office+*serial != "" {
		v.Value = secret.Of(*office + *serial)
	}
}

// postal is a postal code, in two cells.
func (c *cells) postal(prefix string, v *string) {
	parent, child := c.cell(prefix+"zip3"), c.cell(prefix+"zip4")
	if c.writing {
		*parent, *child = cut(*v, 3)
		return
	}
	*v = *parent + *child
}

// phone is a telephone number, in three cells.
func (c *cells) phone(prefix string, v *string) {
	var parts [3]*string
	for i := range parts {
		parts[i] = c.cell(prefix + strconv.Itoa(i+1))
	}
	if !c.writing {
		*v = strings.Trim(*parts[0]+"-"+*parts[1]+"-"+*parts[2], "-")
		return
	}
	if *v == "" {
		return
	}
	*parts[0], *parts[1], *parts[2] = splitPhone(*v)
}

// splitPhone parts a number at its hyphens. A number with too many keeps them in the last part,
// where the check finds them.
func splitPhone(s string) (area, local, line string) {
	area, rest, _ := strings.Cut(s, "-")
	local, line, _ = strings.Cut(rest, "-")
	return area, local, line
}

// used tells whether a block of a dependents' row holds anything.
func (c *cells) used(prefix string) bool { return c.layout.used(prefix, c.list) }

func (l *Layout) used(prefix string, list []string) bool {
	for _, i := range l.blocks[prefix] {
		if list[i] != "" {
			return true
		}
	}
	return false
}

func cut(s string, n int) (head, tail string) {
	n = min(n, len(s))
	return s[:n], s[n:]
}

func padded(n int64, width int) string {
	s := strconv.FormatInt(n, 10)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// plain reads a cell of digits, 0 when it is something else.
func plain(s string) int {
	if !digits(s) {
		return 0
	}
	return numeric(s)
}

// readDay reads the two cells of a day; false when they are no day of their era.
func readDay(era, ymd string) (caldate.Date, bool) {
	if len(era) != 1 || len(ymd) != 6 || !digits(era) || !digits(ymd) {
		return caldate.Date{}, false
	}
	e := caldate.Era(era[0] - '0')
	d, err := caldate.EraDate(e, numeric(ymd[:2]), numeric(ymd[2:4]), numeric(ymd[4:]))
	return d, err == nil
}

// readMonth reads the three cells of a month, of which a day at least must lie in the era.
func readMonth(era, year, month string) (caldate.Month, bool) {
	if len(year) != 2 || len(month) != 2 {
		return caldate.Month{}, false
	}
	d, ok := readDay(era, year+month+"01")
	if !ok {
		for _, last := range [...]string{"28", "29", "30", "31"} {
			if d, ok = readDay(era, year+month+last); ok {
				break
			}
		}
	}
	if !ok {
		return caldate.Month{}, false
	}
	return d.Month(), true
}
