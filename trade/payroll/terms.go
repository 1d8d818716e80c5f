package payroll

import (
	"cmp"
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/commuting"
	"romukura/law/dated"
	"romukura/law/laborins"
	"romukura/law/pension"
	"romukura/law/standards"
	"romukura/law/withholding"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Terms are what is the same for everybody of a group of pay in one month: the period, the client's
// rules, and the tables of law of the days concerned. They are read only once they are prepared.
type Terms struct {
	Client *client.Client
	Group  *client.Group
	Rules  *client.PayRules
	Period Period
	Kind   Kind

	extra      *standards.ExtraWages
	year       workYear // by the group's rules
	employment *laborins.Rates
	accident   *accident.Table
	noAccident error // why there is no table of workers' compensation
	tax        *withholding.Tables
	commuting  *commuting.Limits
	months     [2]caldate.Month // whose premiums this pay can bear: before and of the month of pay
	funds      [2]*pension.Rates
	places     map[string]*place // by establishment
	floors     map[string]*floor // by prefecture
	standing   dated.Standing
	plain      []int // items in the order in which they are computed
	mixed      bool  // that order is not the order of the payslip
	moved      bool  // the closing day has changed: the period is no month
}

// Tables are what an office holds beside the tables that the program brings: tables of withholding
// that it imported, and the tables of its clients' health insurance societies.
type Tables struct {
	Withholding *withholding.Book // nil is what the program brings
	Societies   Societies
}

// Prepare resolves what a monthly run of a group needs. The error is a table that is missing for
// one of the days, or years whose bank holidays are not announced. What is missing for one
// establishment only, as the table of its health insurance society, fails its people and no others.
func Prepare(c *client.Client, group string, month caldate.Month, held Tables) (*Terms, error) {
	t, err := termsOf(c, group, MonthlyPay)
	if err != nil {
		return nil, err
	}
	if err := t.settlePeriod(month); err != nil {
		return nil, err
	}
	return t, t.resolve(held)
}

func termsOf(c *client.Client, group string, kind Kind) (*Terms, error) {
	t := &Terms{Client: c, Group: c.GroupByCode(group), Kind: kind}
	if t.Group == nil || len(t.Group.Rules) == 0 {
		return nil, &UnknownGroupError{group}
	}
	t.plain, t.mixed = ordered(c.Items)
	return t, nil
}

// resolve looks up the tables of law: extra wages by the closing day, employment insurance by the
// day that the client's setting names, tax by the pay day.
func (t *Terms) resolve(held Tables) error {
	var worst dated.Standing
	extra, standing, err := standards.ExtraWagesFor(t.Period.Through)
	if err != nil {
		return err
	}
	worst = worst.Worse(standing)
	t.extra = extra
	t.year = t.groupYear()
	if t.employment, standing, err = laborins.RatesFor(t.employmentDay()); err != nil {
		return err
	}
	worst = worst.Worse(standing)
	// A table that is missing leaves the employer's burden out and stops nobody's pay.
	if t.accident, standing, t.noAccident = accident.TableFor(t.employmentDay()); t.noAccident == nil {
		worst = worst.Worse(standing)
	}
	book := held.Withholding
	if book == nil {
		book = withholding.Shipped()
	}
	if t.tax, standing, err = book.TablesFor(withholding.PayDate(t.Period.PayDay)); err != nil {
		return err
	}
	worst = worst.Worse(standing)
	due := commuting.DueDate(t.Period.PayDay)
	if t.commuting, standing, err = commuting.LimitsFor(due); err != nil {
		return err
	}
	t.standing = worst.Worse(standing)
	t.resolvePlaces(held.Societies)
	return nil
}

var switches = map[client.EmploymentSwitch]laborins.SwitchOver{
	client.SwitchByClosing: laborins.ByClosingDay,
	client.SwitchByPayDay:  laborins.ByPayDay,
	client.SwitchByMonth:   laborins.ByMonthName,
}

func (t *Terms) payPeriod() laborins.PayPeriod {
	if t.Kind == BonusPay {
		return laborins.PayPeriod{Pay: t.Period.PayDay, Name: t.Period.Month}
	}
	return laborins.PayPeriod{Closing: t.Period.Through, Pay: t.Period.PayDay, Name: t.Period.Month}
}

func (t *Terms) employmentDay() caldate.Date {
	return laborins.RateDay(switches[t.Rules.EmploymentSwitch], t.payPeriod())
}

// PremiumMonth is the month whose premium a pay day's run deducts by the rules of its group. A
// bonus bears that of the month in which it is paid.
//
// Law: 健保法167-1 厚年法84-1
func (t *Terms) PremiumMonth() caldate.Month { return t.months[t.regular()] }

// regular is the place in months of the month whose premium everybody pays.
func (t *Terms) regular() int {
	if t.Kind == BonusPay || t.Rules.CollectSameMonth {
		return 1
	}
	return 0
}

// ordered puts items in the order of the payslip, and those whose formula is a rate of others
// behind those others. It tells whether the second has disturbed the first.
func ordered(items []client.Item) (all []int, mixed bool) {
	all = make([]int, len(items))
	for i := range all {
		all[i] = i
	}
	slices.SortStableFunc(all, func(a, b int) int { return items[a].Order - items[b].Order })
	shown := slices.Clone(all)
	rate := func(i int) int {
		if items[i].Formula.Kind == client.RateOf {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b int) int { return rate(a) - rate(b) })
	return all, !slices.Equal(all, shown)
}

// sort puts lines of the client's items back into the order of the payslip.
func (t *Terms) sort(lines []Line) {
	if !t.mixed {
		return
	}
	slices.SortStableFunc(lines, func(a, b Line) int {
		x, y := t.place(a.Code), t.place(b.Code)
		return cmp.Or(t.Client.Items[x].Order-t.Client.Items[y].Order, x-y)
	})
}

func (t *Terms) place(code string) int {
	return slices.IndexFunc(t.Client.Items, func(it client.Item) bool { return it.Code == code })
}

// UnknownGroupError says that a client has no such group of pay, or one without rules.
type UnknownGroupError struct{ Group string }

// Error names the group.
func (e *UnknownGroupError) Error() string { return textUnknownGroup + e.Group }

// Input is what one person's month brings beside the register.
type Input struct {
	Attendance *attendance.Month
	// Months are this month and earlier ones, held against the limits of Article 36; nil: none are.
	Months []attendance.Month
	// Entered are amounts given for the month by item code; EnteredWhy the reasons given with them.
	// They stand as they are given: neither a partial month nor absence cuts them.
	Entered    map[string]yen.Amount
	EnteredWhy map[string]string
	// Carries are differences of earlier months that this pay settles.
	Carries []Carry
	// Explain asks for the trace of every figure.
	Explain bool
}

// Entered is an amount typed or imported for one person, one item and one month.
type Entered struct {
	Employee employee.ID   `json:"employee"`
	Group    string        `json:"group"`
	Month    caldate.Month `json:"month"`
	Item     string        `json:"item"` // code
	Amount   yen.Amount    `json:"amount"`
	Reason   string        `json:"reason,omitempty"`
}
