package golden

import (
	"errors"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/dated"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/minimumwage"
	"romukura/law/remuneration"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// slipCase is a payslip as a case describes it. All cases are of an employer in one place that pays
// to the end of the month on its 25th, deducts the premium of the month before, and rounds the
// support levy apart.
type slipCase struct {
	period     caldate.Month
	wage       yen.Amount
	prefecture insurer.Prefecture
	born       caldate.Date
	hired      caldate.Date
	left       caldate.Date
	year       int // prescribed minutes of the year
	floor      yen.Amount
	part       bool
	attendance *attendance.Month
	contract   client.PayRules
	standard   employee.Standard
	tax        employee.TaxDeclaration
	business   string
	accident   string
}

// defaults of what a case leaves open: a worker of thirty, in an ordinary business.
var (
	defaultBorn     = caldate.Must("1995-06-15")
	defaultHired    = caldate.Must("2017-04-01")
	defaultAccident = "94"
)

// payslip computes a month's pay with the payroll of the product.
func payslip(in *input) (answers, error) {
	c := readSlip(in)
	if len(in.problems) > 0 {
		return nil, nil
	}
	if err := c.resolve(in); err != nil || len(in.problems) > 0 {
		return nil, err
	}
	terms, err := payroll.Prepare(c.client(), "g", c.period, payroll.Tables{})
	if err != nil {
		return nil, err
	}
	if err := c.checkRate(in, terms.PremiumMonth()); err != nil {
		return nil, err
	}
	s, faults := terms.Slip(c.employee(), payroll.Input{Attendance: c.attendance})
	if s == nil {
		return nil, faults.Err()
	}
	if c.part {
		if err := checkPart(in, s); err != nil {
			return nil, err
		}
	}
	return c.answers(s)
}

func readSlip(in *input) *slipCase {
	c := &slipCase{period: in.month("period"), wage: in.amount("wage"), prefecture: place(in),
		born: defaultBorn, hired: defaultHired, business: "general", accident: defaultAccident}
	if in.has("hired") {
		c.hired = in.day("hired")
	}
	if in.has("born") {
		c.born = in.day("born")
	}
	if in.has("left") {
		c.left = in.day("left")
	}
	if in.has("business") {
		c.business = in.business("business").String()
	}
	if in.has("workers_comp_type") {
		c.accident = in.text("workers_comp_type")
	}
	c.tax = employee.TaxDeclaration{Column: "kou", NonResident: in.flag("non_resident"),
		Relatives: in.countOr(in.first("dependents", "dependants"), 0)}
	if in.has("column") {
		c.tax.Column = word(in, "column", columnKeys)
	}
	if len(in.problems) > 0 {
		return c
	}
	b, _, err := remuneration.GradesOn(c.period.First())
	if err != nil {
		in.bad("period", err.Error())
		return c
	}
	grade := in.amount("grade")
	c.standard = employee.Standard{
		Health:  grade,
		Pension: b.Pension.Of(grade).Standard,
		Cause:   "notice",
	}
	c.part = in.has("scheduled_days")
	return c
}

// resolve reads what needs more than one key: the year's hours, the minimum wage, the days worked.
func (c *slipCase) resolve(in *input) error {
	c.contract = client.PayRules{
		ClosingDay:     31,
		PayDay:         25,
		LeviesTogether: insurer.SupportApart.String(),
		DailyMinutes:   480,
		AnnualHolidays: 110,
	}
	if c.part {
		c.contract.PartMonth, c.contract.PartRound = client.PartByWorkdays, yen.RaiseFrom50Sen.Key()
	}
	if in.has("annual_hours") {
		c.year = in.times("annual_hours", minutesOfHour)
		if !c.yearOf(c.year) {
			in.bad("annual_hours", textUnknownWord)
			return nil
		}
		if err := c.raise(in); err != nil {
			return err
		}
	}
	if in.has("worked") {
		c.attendance = c.worked(in)
	}
	return nil
}

// yearOf finds days of work of equal length that make up the year's minutes; eight hours go first.
func (c *slipCase) yearOf(minutes int) bool {
	first := caldate.Month{Year: c.period.Year, Number: 1}.First()
	all := first.DaysUntil(first.AddMonths(12))
	for daily := 480; daily > 60; daily-- {
		if minutes > 0 && minutes%daily == 0 && minutes/daily <= all {
			c.contract.DailyMinutes, c.contract.AnnualHolidays = daily, all-minutes/daily
			return true
		}
	}
	return false
}

// raise lifts a wage below the minimum wage to it, as the cases do. A month within which the
// minimum wage changes is none that they describe.
func (c *slipCase) raise(in *input) error {
	prefecture, err := minimumwage.ParsePrefecture(c.prefecture.String())
	if err != nil {
		return err
	}
	spans, err := minimumwage.Spans(prefecture,
		caldate.Range{From: c.period.First(), Through: c.period.Last()})
	var before *dated.BeforeFirstError
	if errors.As(err, &before) && !in.asks("min_wage") {
		return nil
	}
	if err != nil {
		return err
	}
	wage := c.wage
	for _, s := range spans {
		c.floor, c.wage = s.Floor.Hourly, max(c.wage, s.Floor.Monthly(c.year, nil))
	}
	if len(spans) > 1 && (c.wage > wage || in.asks("min_wage")) {
		in.bad("period", textFloorChanges)
	}
	return nil
}

// worked reads days of work on days off: Sat 2026-03-14 7h (non-statutory), Sun ….
func (c *slipCase) worked(in *input) *attendance.Month {
	m := &attendance.Month{Employee: "e", From: c.period.First(), Through: c.period.Last()}
	for _, part := range strings.Split(in.text("worked"), ",") {
		f := workedDays.FindStringSubmatch(strings.TrimSpace(part))
		if f == nil {
			in.bad("worked", textUnknownWord)
			return nil
		}
		day, err := caldate.Parse(f[1])
		if err != nil || !c.period.Contains(day) {
			in.bad("worked", textNoDay)
			return nil
		}
		hours, problem := exactOf(f[2])
		minutes := hours.Times(yen.Rate{Num: minutesOfHour, Den: 1})
		if problem != "" || minutes.Num%minutes.Den != 0 || minutes.Num/minutes.Den > 1440 {
			in.bad("worked", textTooLarge)
			return nil
		}
		n := int(minutes.Num / minutes.Den)
		switch f[3] {
		case "statutory":
			m.Holiday += n
		case "non-statutory":
			m.Overtime += n
			m.RestOvertime += n
		case "overtime":
			m.Overtime += n
		case "night":
			m.Night += n
		default:
			in.bad("worked", textUnknownWord)
		}
	}
	return m
}

// checkRate holds the stated rate of health insurance against ours.
func (c *slipCase) checkRate(in *input, month caldate.Month) error {
	if !in.has("health_rate") {
		return nil
	}
	stated := in.exact("health_rate")
	ours, _, err := health.RateOf(c.prefecture, month)
	if err == nil && percent(ours.Total).Compare(stated) != 0 {
		return &mismatchError{"health_rate", canon(percent(ours.Total))}
	}
	return err
}

// checkPart holds the stated days against the calendar, by which the part of the month is paid.
func checkPart(in *input, s *payroll.Slip) error {
	stated := yen.Rate{
		Num: int64(in.count("worked_days")),
		Den: int64(max(1, in.count("scheduled_days"))),
	}
	if s.Facts.Part.Compare(stated) != 0 {
		return &choiceError{textPartDiffers + s.Facts.Part.String()}
	}
	return nil
}

func (c *slipCase) client() *client.Client {
	return &client.Client{ID: "c",
		Establishments: []client.Establishment{{ID: "a", Prefecture: c.prefecture.String(),
			EmploymentBusiness: c.business, AccidentBusiness: c.accident}},
		Items: []client.Item{{Code: "base", Prorated: true,
			Formula: client.Formula{Kind: client.Fixed},
			Counts: client.Counts{Remuneration: true, FixedPay: true, Wages: true,
				Tax: client.Taxable, ExtraBase: true, MinimumBase: true}}},
		Groups: []client.Group{{Code: "g", Rules: history.From(defaultHired, c.contract)}}}
}

func (c *slipCase) employee() *employee.Employee {
	return &employee.Employee{ID: "e", Number: "1", Born: c.born, Hired: c.hired, Left: c.left,
		Contracts: history.From(defaultHired, employee.Contract{Establishment: "a", Group: "g",
			Kind: employee.Monthly, Status: employee.Regular, WeeklyMinutes: 2400, WeeklyDays: 5,
			Amounts: map[string]yen.Amount{"base": c.wage}}),
		Tax: history.From(defaultHired, c.tax),
		Insured: employee.Insured{
			Social:     []employee.SocialSpan{{Acquired: c.hired}},
			Employment: []employee.EmploymentSpan{{Acquired: c.hired}},
			Standards:  history.From(defaultHired, c.standard)}}
}

// answers are the figures of a slip by the names of the cases.
func (c *slipCase) answers(s *payroll.Slip) (answers, error) {
	mine, other := &s.Social.Employee, &s.Social.Employer
	overtime := yen.Amount(0)
	for _, l := range s.Earnings {
		if strings.HasPrefix(l.Code, "law.") {
			overtime += l.Amount
		}
	}
	got := answers{"gross": s.Gross, "overtime": overtime, "after_si": s.Tax.Base,
		"income_tax": s.Tax.Tax, "net": s.Net, "min_wage": c.floor,
		"health_employee": mine.Health + mine.Care, "child_support_employee": mine.Support,
		"pension_employee": mine.Pension, "employment_insurance_employee": mine.Employment,
		"pension_employer": other.Pension, "child_contribution": other.Child,
		"ei_employer": other.Employment}
	if err := c.employer(s, got); err != nil {
		return nil, err
	}
	return got, nil
}

// employer puts in what the employer bears of each levy, which a slip does not divide.
func (c *slipCase) employer(s *payroll.Slip, got answers) error {
	table, _, err := accident.TableFor(s.Through)
	if err != nil {
		return err
	}
	rate, err := table.RateOf(accident.Rating{Business: c.accident}, nil)
	if err != nil {
		return err
	}
	got["workers_comp"] = accident.Accrual(accident.YearWages{Wages: s.Wages, Rate: rate}, nil)
	var general, support yen.Amount
	for i := range s.Social.Months {
		m := member{prefecture: c.prefecture, month: s.Social.PremiumMonth.Add(i), care: s.Social.Care,
			health: s.Social.Health}
		p, err := m.premium(apart)
		if err != nil {
			return err
		}
		general += yen.Truncate.Round(p.General.Employer().Plus(p.Care.Employer()))
		support += yen.Truncate.Round(p.Support.Employer())
	}
	got["health_employer"], got["child_support_employer"] = general, support
	return nil
}
