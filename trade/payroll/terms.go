package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/commuting"
	"romukura/law/dated"
	"romukura/law/laborins"
	"romukura/law/standards"
	"romukura/law/why"
	"romukura/law/withholding"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Terms are what is the same for everybody of a group of pay in one month: the period, the client's
// rules, and the tables of law of the days concerned.
type Terms struct {
	Client *client.Client
	Group  *client.Group
	Rules  *client.PayRules
	Period Period
	Kind   Kind

	extra      *standards.ExtraWages
	divisors   standards.Divisors // average month by the group's rules
	employment *laborins.Rates
	tax        *withholding.Tables
	commuting  *commuting.Limits
	social     socialTerms
	standing   dated.Standing
	plain      []int // items in order, those that other items refer to first
}

// Tables are what an office holds beside the tables that the program brings: tables of withholding
// that it imported, and the tables of its clients' health insurance societies.
type Tables struct {
	Withholding *withholding.Book // nil is what the program brings
	Societies   Societies
}

// Prepare resolves what a monthly run of a group needs. The error is a table that is missing for
// one of the days, or years whose bank holidays are not announced.
func Prepare(c *client.Client, group string, month caldate.Month, held Tables) (*Terms, error) {
	return prepare(c, group, held, func(r *client.PayRules) (Period, error) {
		return PeriodOf(r, month)
	})
}

func prepare(c *client.Client, group string, held Tables,
	period func(*client.PayRules) (Period, error)) (*Terms, error) {
	t := &Terms{Client: c, Group: c.GroupByCode(group), Kind: MonthlyPay}
	if t.Group == nil {
		return nil, &UnknownGroupError{group}
	}
	if len(t.Group.Rules) == 0 {
		return nil, &UnknownGroupError{group}
	}
	t.Rules = &t.Group.Rules[len(t.Group.Rules)-1].Value
	var err error
	if t.Period, err = period(t.Rules); err != nil {
		return nil, err
	}
	// The rules of the closing day hold for the whole period; their dates are those of the period
	// found with them.
	if r := t.Group.Rules.Ref(t.Period.Through); r != nil && r != t.Rules {
		t.Rules = r
		if t.Period, err = period(r); err != nil {
			return nil, err
		}
	}
	if err := t.resolve(held); err != nil {
		return nil, err
	}
	t.plain = ordered(c.Items)
	return t, nil
}

// resolve looks up the tables of law: extra wages by the closing day, employment insurance by the
// day that the client's setting names, tax by the pay day.
func (t *Terms) resolve(held Tables) error {
	var worst dated.Standing
	note := func(s dated.Standing) { worst = worst.Worse(s) }
	extra, standing, err := standards.ExtraWagesFor(t.Period.Through)
	if err != nil {
		return err
	}
	note(standing)
	t.extra = extra
	t.divisors.Month = extra.AverageMonth(standards.WorkYear{Days: daysOfYear(t.Period.Through),
		Holidays: t.Rules.AnnualHolidays, Daily: t.Rules.DailyMinutes})
	if t.employment, standing, err = laborins.RatesFor(t.employmentDay()); err != nil {
		return err
	}
	note(standing)
	book := held.Withholding
	if book == nil {
		book = withholding.Shipped()
	}
	if t.tax, standing, err = book.TablesFor(withholding.PayDate(t.Period.PayDay)); err != nil {
		return err
	}
	note(standing)
	due := commuting.DueDate(t.Period.PayDay)
	if t.commuting, standing, err = commuting.LimitsFor(due); err != nil {
		return err
	}
	note(standing)
	if standing, err = t.social.resolve(t, held.Societies); err != nil {
		return err
	}
	note(standing)
	t.standing = worst
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

// ordered puts items whose formula is a rate of others behind those others.
func ordered(items []client.Item) []int {
	var first, last []int
	for i := range items {
		if items[i].Formula.Kind == client.RateOf {
			last = append(last, i)
		} else {
			first = append(first, i)
		}
	}
	return append(first, last...)
}

// UnknownGroupError says that a client has no such group of pay, or one without rules.
type UnknownGroupError struct{ Group string }

// Error names the group.
func (e *UnknownGroupError) Error() string { return textUnknownGroup + e.Group }

// Input is what one person's month brings beside the register.
type Input struct {
	Attendance *attendance.Month
	// Entered are amounts given for the month by item code; EnteredWhy the reasons given with them.
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

// person is one computation under way.
type person struct {
	terms      *Terms
	e          *employee.Employee
	contract   *employee.Contract
	in         Input
	slip       *Slip
	paidByTime bool
	part       yen.Rate
	rates      [4]yen.Rate // of the premiums, in the order of premiumCodes
	faults     fault.List
}

// trace gives the trace of a line, nil when no explanation is wanted.
func (p *person) trace(code string) *why.Trace {
	if !p.in.Explain {
		return nil
	}
	if p.slip.Why == nil {
		p.slip.Why = map[string]*why.Trace{}
	}
	t := p.slip.Why[code]
	if t == nil {
		t = &why.Trace{}
		p.slip.Why[code] = t
	}
	return t
}

func (p *person) contractFrom() caldate.Date {
	for i := len(p.e.Contracts) - 1; i >= 0; i-- {
		if !p.e.Contracts[i].From.After(p.terms.Period.Through) {
			return p.e.Contracts[i].From
		}
	}
	return caldate.Date{}
}
