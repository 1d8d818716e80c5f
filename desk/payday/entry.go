package payday

import (
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Unit is how a cell of the entry sheet is written.
type Unit string

// Units.
const (
	Days   Unit = "days"   // 20, 20.5
	Time   Unit = "time"   // 160:00
	Times  Unit = "times"  // 3
	Amount Unit = "amount" // 12,000
)

// Column is a column of the entry sheet: a figure of attendance, the client's own count, or an item
// of pay that is entered.
type Column struct {
	Code string
	Name string
	Unit Unit
	// Rare columns are shown where somebody has something in them.
	Rare bool

	figure func(*attendance.Month) *int
	count  string
	item   string
}

// Sheet is what a run is fed with: persons by columns.
type Sheet struct {
	Ordered
	Period  payroll.Period
	Columns []Column
	Lines   []Line
	Closed  bool
}

// Line is one person of the sheet, with what stands in each column.
type Line struct {
	Employee *employee.Employee
	Cells    []string
	// Daily says that the attendance was sent day by day: its sums follow from the days, and are not
	// written over.
	Daily bool
}

// figures are the columns of attendance.
var figures = []Column{
	{Code: "scheduled", Unit: Days,
		figure: func(m *attendance.Month) *int { return &m.ScheduledHalves }},
	{Code: "worked", Unit: Days, figure: func(m *attendance.Month) *int { return &m.WorkedHalves }},
	{Code: "leave", Unit: Days, figure: func(m *attendance.Month) *int { return &m.LeaveHalves }},
	{Code: "leave-time", Unit: Time, Rare: true,
		figure: func(m *attendance.Month) *int { return &m.LeaveMinutes }},
	{Code: "special", Unit: Days, Rare: true,
		figure: func(m *attendance.Month) *int { return &m.SpecialHalves }},
	{Code: "absent", Unit: Days, figure: func(m *attendance.Month) *int { return &m.AbsentHalves }},
	{Code: "closure", Unit: Days, Rare: true,
		figure: func(m *attendance.Month) *int { return &m.ClosureHalves }},
	{Code: "late", Unit: Time, figure: func(m *attendance.Month) *int { return &m.LateMinutes }},
	{Code: "prescribed", Unit: Time, figure: func(m *attendance.Month) *int { return &m.Prescribed }},
	{Code: "beyond", Unit: Time, figure: func(m *attendance.Month) *int { return &m.Beyond }},
	{Code: "overtime", Unit: Time, figure: func(m *attendance.Month) *int { return &m.Overtime }},
	{Code: "over60", Unit: Time, figure: func(m *attendance.Month) *int { return &m.Over60 }},
	{Code: "holiday", Unit: Time, figure: func(m *attendance.Month) *int { return &m.Holiday }},
	{Code: "night", Unit: Time, figure: func(m *attendance.Month) *int { return &m.Night }},
}

// bonusColumn is the one column of a bonus.
const bonusColumn = "bonus"

// Feed is the sheet of a run as the book stands. All shows the rare columns, too.
func Feed(c *book.Client, o Ordered, all bool) (Sheet, error) {
	t, err := o.terms(c)
	if err != nil {
		return Sheet{}, err
	}
	s := Sheet{Ordered: o, Period: t.Period}
	if run := o.In(c); run != nil {
		s.Closed = run.Close.Closed()
	}
	months := map[employee.ID]*attendance.Month{}
	if o.Kind == payroll.BonusPay {
		s.Columns = []Column{{Code: bonusColumn, Name: textColumns[bonusColumn], Unit: Amount}}
	} else {
		for i := range c.Attendance {
			if c.Attendance[i].Through == s.Period.Through {
				months[c.Attendance[i].Employee] = &c.Attendance[i]
			}
		}
		s.columns(c, months, all)
	}
	entered := s.entered(c)
	for i := range c.Employees {
		e := &c.Employees[i]
		if !s.concerns(e) {
			continue
		}
		m := months[e.ID]
		l := Line{Employee: e, Cells: make([]string, len(s.Columns)), Daily: m != nil && len(m.Days) > 0}
		for j := range s.Columns {
			l.Cells[j] = s.Columns[j].text(m, entered[e.ID])
		}
		s.Lines = append(s.Lines, l)
	}
	return s, nil
}

// concerns tells whether somebody is paid in the run.
func (s *Sheet) concerns(e *employee.Employee) bool {
	if e.Hired.After(s.Period.Through) || !e.Left.IsZero() && e.Left.Before(s.Period.From) &&
		s.Kind == payroll.MonthlyPay {
		return false
	}
	contract := contractOf(e, s.Period.Through)
	return contract == nil || contract.Group == s.Group
}

func (s *Sheet) columns(c *book.Client, months map[employee.ID]*attendance.Month, all bool) {
	for _, f := range figures {
		f.Name = textColumns[f.Code]
		if all || !f.Rare || slices.ContainsFunc(c.Attendance, func(m attendance.Month) bool {
			return m.Through == s.Period.Through && *f.figure(&m) != 0
		}) {
			s.Columns = append(s.Columns, f)
		}
	}
	counts := map[string]bool{}
	add := func(code string) {
		if !counts[code] {
			counts[code] = true
			s.Columns = append(s.Columns, Column{Code: "count:" + code, Name: code, Unit: Times,
				count: code})
		}
	}
	for _, it := range c.Profile.Items {
		if code, ok := strings.CutPrefix(string(it.Formula.Measure), "count:"); ok {
			add(code)
		}
	}
	for i := range c.Attendance {
		if m := &c.Attendance[i]; months[m.Employee] == m {
			for code := range m.Counts {
				add(code)
			}
		}
	}
	entered := s.entered(c)
	for _, it := range c.Profile.Items {
		used := it.Formula.Kind == client.Entered
		for _, amounts := range entered {
			_, given := amounts[it.Code]
			used = used || given
		}
		if used {
			s.Columns = append(s.Columns, Column{Code: "item:" + it.Code, Name: it.Name, Unit: Amount,
				item: it.Code})
		}
	}
}

// entered are the amounts typed or imported for the run.
func (s *Sheet) entered(c *book.Client) map[employee.ID]map[string]yen.Amount {
	all := map[employee.ID]map[string]yen.Amount{}
	put := func(id employee.ID, code string, a yen.Amount) {
		if all[id] == nil {
			all[id] = map[string]yen.Amount{}
		}
		all[id][code] = a
	}
	for _, b := range c.Bonuses {
		if s.Kind == payroll.BonusPay && b.Group == s.Group && b.PayDay == s.Ordered.PayDay {
			put(b.Employee, "", b.Amount)
		}
	}
	for _, x := range c.Entered {
		if s.Kind == payroll.MonthlyPay && x.Group == s.Group && x.Month == s.Month {
			put(x.Employee, x.Item, x.Amount)
		}
	}
	return all
}

// text is what stands in a column for somebody; nothing where nothing was given.
func (x *Column) text(m *attendance.Month, entered map[string]yen.Amount) string {
	switch {
	case x.Unit == Amount:
		if a, ok := entered[x.item]; ok {
			return a.String()
		}
	case m == nil:
	case x.count != "":
		if n, ok := m.Counts[x.count]; ok {
			return strconv.Itoa(n)
		}
	default:
		if n := *x.figure(m); n != 0 {
			return x.Unit.text(n)
		}
	}
	return ""
}

func (u Unit) text(n int) string {
	switch u {
	case Days:
		if n%2 == 0 {
			return strconv.Itoa(n / 2)
		}
		return strconv.Itoa(n/2) + ".5"
	case Time:
		minutes := strconv.Itoa(n % 60)
		if len(minutes) < 2 {
			minutes = "0" + minutes
		}
		return strconv.Itoa(n/60) + ":" + minutes
	}
	return strconv.Itoa(n)
}

// Cell is one cell that somebody typed into, with what stood in it when it was shown.
type Cell struct {
	Employee employee.ID
	Column   string
	Was, Is  string
}

// CellFault is what is wrong with a cell.
type CellFault struct {
	Employee employee.ID
	Column   string
	fault.Fault
	// Now is what stands in the book, where somebody else changed it meanwhile.
	Now      string
	Conflict bool
}

// Feeding is cells to be written into a run's sheet, with the reason for amounts.
type Feeding struct {
	Ordered
	Cells []Cell
	By    Hand
}

// Enter writes cells into the book: all of them, or none and everything that is wrong.
func Enter(c *book.Client, f Feeding) ([]CellFault, error) {
	sheet, err := Feed(c, f.Ordered, true)
	if err != nil {
		return nil, err
	}
	if sheet.Closed {
		return nil, ErrClosed
	}
	w := writing{c: c, sheet: &sheet, by: f.By, lines: map[employee.ID]*Line{}}
	for i := range sheet.Lines {
		w.lines[sheet.Lines[i].Employee.ID] = &sheet.Lines[i]
	}
	for i := range f.Cells {
		w.read(&f.Cells[i])
	}
	w.whole()
	if len(w.faults) > 0 {
		return w.faults, nil
	}
	for _, apply := range w.apply {
		apply()
	}
	return nil, nil
}

type writing struct {
	c      *book.Client
	sheet  *Sheet
	by     Hand
	lines  map[employee.ID]*Line
	faults []CellFault
	apply  []func()
	months map[employee.ID]attendance.Month // as they would be
	places map[employee.ID]int
}

func (w *writing) fault(cell *Cell, x fault.Fault) {
	w.faults = append(w.faults, CellFault{Employee: cell.Employee, Column: cell.Column, Fault: x})
}

func (w *writing) read(cell *Cell) {
	line := w.lines[cell.Employee]
	at := slices.IndexFunc(w.sheet.Columns, func(x Column) bool { return x.Code == cell.Column })
	if line == nil || at < 0 {
		w.fault(cell, wordNoCell)
		return
	}
	column, stands := &w.sheet.Columns[at], line.Cells[at]
	is := strings.TrimSpace(narrow(cell.Is))
	switch {
	case stands == is:
		return
	case stands != cell.Was:
		w.faults = append(w.faults, CellFault{cell.Employee, cell.Column, wordCellChanged, stands, true})
		return
	case line.Daily && column.figure != nil:
		w.fault(cell, wordDaily)
		return
	}
	value, blank, ok := column.Unit.read(is)
	switch {
	case !ok:
		w.fault(cell, wordUnits[column.Unit])
	case column.Unit == Amount:
		w.amount(cell, column, amountCell{yen.Amount(value), blank})
	default:
		w.figure(cell.Employee, column, value)
	}
}

// figure puts a figure into the month of attendance as it would be.
func (w *writing) figure(id employee.ID, column *Column, value int) {
	if w.months == nil {
		w.months, w.places = map[employee.ID]attendance.Month{}, map[employee.ID]int{}
		for i := range w.c.Attendance {
			if w.c.Attendance[i].Through == w.sheet.Period.Through {
				w.places[w.c.Attendance[i].Employee] = i
			}
		}
	}
	m, begun := w.months[id]
	if !begun {
		m = attendance.Month{Employee: id, From: w.sheet.Period.From, Through: w.sheet.Period.Through}
		if i, ok := w.places[id]; ok {
			m = w.c.Attendance[i]
		}
		counts := map[string]int{}
		for k, v := range m.Counts {
			counts[k] = v
		}
		m.Counts = counts
	}
	if column.count != "" {
		m.Counts[column.count] = value
	} else {
		*column.figure(&m) = value
	}
	w.months[id] = m
}

// whole looks at each month as it would be, and writes it when nothing is wrong anywhere.
func (w *writing) whole() {
	for i := range w.sheet.Lines {
		id := w.sheet.Lines[i].Employee.ID
		m, changed := w.months[id]
		if !changed {
			continue
		}
		days := w.sheet.Period.Days()
		for _, f := range figures {
			if f.Unit == Days && *f.figure(&m) > 2*days || f.Unit == Time && *f.figure(&m) > days*24*60 {
				w.fault(&Cell{Employee: id, Column: f.Code}, wordPeriod)
			}
		}
		if len(m.Counts) == 0 {
			m.Counts = nil
		}
		w.apply = append(w.apply, func() {
			if at, ok := w.places[id]; ok {
				w.c.Attendance[at] = m
			} else {
				w.c.Attendance = append(w.c.Attendance, m)
			}
		})
	}
}

type amountCell struct {
	amount yen.Amount
	blank  bool
}

// amount writes an amount of an item or of a bonus, or takes it out where the cell is blank.
func (w *writing) amount(cell *Cell, column *Column, x amountCell) {
	if x.amount < 0 {
		w.fault(cell, wordUnits[Amount])
		return
	}
	c, o, id := w.c, w.sheet.Ordered, cell.Employee
	if column.item == "" {
		w.apply = append(w.apply, func() { putBonus(c, o, id, x) })
		return
	}
	entered := payroll.Entered{Employee: id, Group: o.Group, Month: o.Month, Item: column.item,
		Amount: x.amount, Reason: strings.TrimSpace(w.by.Reason)}
	w.apply = append(w.apply, func() { putEntered(c, entered, x.blank) })
}

func putEntered(c *book.Client, x payroll.Entered, blank bool) {
	i := slices.IndexFunc(c.Entered, func(e payroll.Entered) bool {
		return e.Employee == x.Employee && e.Group == x.Group && e.Month == x.Month && e.Item == x.Item
	})
	switch {
	case blank && i >= 0:
		c.Entered = slices.Delete(c.Entered, i, i+1)
	case blank:
	case i >= 0:
		c.Entered[i] = x
	default:
		c.Entered = append(c.Entered, x)
	}
}

func putBonus(c *book.Client, o Ordered, id employee.ID, x amountCell) {
	i := slices.IndexFunc(c.Bonuses, func(b payroll.BonusEntry) bool {
		return b.Employee == id && b.Group == o.Group && b.PayDay == o.PayDay
	})
	switch {
	case x.blank && i >= 0:
		c.Bonuses = slices.Delete(c.Bonuses, i, i+1)
	case x.blank:
	case i >= 0:
		c.Bonuses[i].Amount = x.amount
	default:
		c.Bonuses = append(c.Bonuses, payroll.BonusEntry{Employee: id, Group: o.Group,
			PayDay: o.PayDay, Amount: x.amount})
	}
}

// read reads a cell: half days, minutes, a count or yen.
func (u Unit) read(text string) (n int, blank, ok bool) {
	if text == "" {
		return 0, true, true
	}
	switch u {
	case Days:
		whole, half, found := strings.Cut(text, ".")
		n, err := strconv.Atoi(whole)
		if err != nil || n < 0 || found && half != "0" && half != "5" {
			return 0, false, false
		}
		n *= 2
		if half == "5" {
			n++
		}
		return n, false, true
	case Time:
		hours, minutes, found := strings.Cut(text, ":")
		h, err := strconv.Atoi(hours)
		if err != nil || h < 0 || h > 9999 {
			return 0, false, false
		}
		m := 0
		if found {
			m, err = strconv.Atoi(minutes)
		}
		return h*60 + m, false, err == nil && m >= 0 && m < 60 && (!found || len(minutes) == 2)
	case Times:
		n, err := strconv.Atoi(text)
		return n, false, err == nil && n >= 0
	}
	a, err := yen.Parse(text)
	return int(a), false, err == nil
}

// narrow makes the figures, colons and signs of Japanese keyboards those of the program.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		case r == '−' || r == 'ー':
			return '-'
		case r == '，' || r == '、':
			return ','
		}
		return r
	}, s)
}
