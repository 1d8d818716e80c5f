package payroll

import (
	"romukura/ground/yen"
	"romukura/law/health"
)

// Difference is one line that differs from the slip before, and the cause that was found.
type Difference struct {
	Code   string     `json:"code"`
	Name   string     `json:"name"`
	Before yen.Amount `json:"before"`
	After  yen.Amount `json:"after"`
	Causes []Cause    `json:"causes,omitempty"`
}

// Explained reports whether a cause was found, so that no person needs to look.
func (d Difference) Explained() bool { return len(d.Causes) > 0 }

// Cause is why a line differs.
type Cause struct {
	// Key is stable: contract, attendance, part-month, follows, age, rate, standard-occasional …
	Key  string `json:"key"`
	Text string `json:"text"` // in Japanese, with what changed
}

// Compare names the cause of each line that differs between two slips of one person. A cause is
// named only where what the line is made of changed. A line that follows from another (tax from the
// base, a rate from its items) says so; the line that it follows stands in the list too, with a
// cause of its own or without. What is left without a cause, as an amount entered without a reason,
// is for a person to look at. Without an earlier slip there is nothing to compare.
func Compare(before, after *Slip) []Difference {
	if before == nil || after == nil {
		return nil
	}
	c := comparison{before: before, after: after}
	for _, p := range both(before.Earnings, after.Earnings) {
		c.line(p, c.earning)
	}
	for _, p := range both(before.Deductions, after.Deductions) {
		c.line(p, c.deduction)
	}
	return c.found
}

// Unexplained are the differences that wait for a person.
func Unexplained(all []Difference) []Difference {
	var left []Difference
	for _, d := range all {
		if !d.Explained() {
			left = append(left, d)
		}
	}
	return left
}

type comparison struct {
	before, after *Slip
	found         []Difference
	causes        []Cause // of the line that is being looked at
}

// pair is one line before and after.
type pair struct{ before, after Line }

func (p pair) difference() Difference {
	return Difference{Code: p.after.Code, Name: p.after.Name, Before: p.before.Amount,
		After: p.after.Amount}
}

func (c *comparison) line(p pair, look func(pair)) {
	if p.before.Amount == p.after.Amount {
		return
	}
	c.causes = nil
	look(p)
	d := p.difference()
	d.Causes = c.causes
	c.found = append(c.found, d)
}

// when names a cause where it holds, once for each key.
func (c *comparison) when(holds bool, key, text string) {
	if !holds {
		return
	}
	for i := range c.causes {
		if c.causes[i].Key == key && c.causes[i].Text == text {
			return
		}
	}
	c.causes = append(c.causes, Cause{key, text})
}

// both pairs lines by code, in the order of the later slip, then those that are gone.
func both(before, after []Line) []pair {
	var out []pair
	for _, l := range after {
		out = append(out, pair{lineOf(before, l.Code), l})
	}
	for _, l := range before {
		if lineOf(after, l.Code).Code == "" {
			out = append(out, pair{l, Line{Code: l.Code, Name: l.Name}})
		}
	}
	return out
}

// lineOf finds a line by code; the zero Line when there is none.
func lineOf(lines []Line, code string) Line {
	for i := range lines {
		if lines[i].Code == code {
			return lines[i]
		}
	}
	return Line{}
}

// earning compares what an earning, or a deduction that the client defines, is made of.
func (c *comparison) earning(p pair) {
	b, a := p.before, p.after
	switch a.Code {
	case CodeDifference:
		c.when(true, "carried", textCauseCarried)
		return
	case CodeBonus:
		c.when(b.Unit != a.Unit, "decided", changedAmount(textCauseBonus, b.Unit, a.Unit))
		return
	case CodeAbsence:
		c.absence(p)
		return
	}
	if b.Given || a.Given {
		// An amount that was entered needs a reason from the person who entered it.
		c.when(a.Given && a.Reason != "", "entered", a.Reason)
		c.when(!a.Given, "entered-before", textCauseEnteredBefore)
		return
	}
	c.when(b.Count != a.Count, "attendance", changedMeasure(b, a))
	c.when(b.Hourly != a.Hourly && b.Hourly.Den != 0 && a.Hourly.Den != 0, "hourly-base",
		textCauseHourly)
	if b.Hourly.Den != 0 || a.Hourly.Den != 0 {
		return
	}
	c.when(b.Part != a.Part || c.presenceOf(p), "part-month", textCausePart)
	if rateOf(b) || rateOf(a) {
		c.when(b.Unit != a.Unit, "follows", changedAmount(textCauseItems, b.Unit, a.Unit))
		c.when(b.Rate != a.Rate && rateOf(b) && rateOf(a), "item-rate", textCauseItemRate)
		return
	}
	c.when(b.Rate != a.Rate && b.Rate.Den != 0 && a.Rate.Den != 0, "commute", textCauseWay)
	// A line that nothing was counted for is not there: its unit price says nothing then.
	counted := b.Measure != "" || a.Measure != ""
	c.when(b.Unit != a.Unit && !c.presenceOf(p) && !(counted && (b.Code == "" || a.Amount == 0)),
		"contract", changedAmount(textCauseContract, b.Unit, a.Unit))
}

// rateOf tells the line of an item that is a rate of others.
func rateOf(l Line) bool { return l.Rate.Den != 0 && l.Measure == "" }

// presenceOf tells that a line is missing because the person was away the whole period.
func (c *comparison) presenceOf(p pair) bool {
	return p.before.Code == "" && away(c.before) || p.after.Amount == 0 && away(c.after)
}

func away(s *Slip) bool { return s.Facts.Part.Den != 0 && s.Facts.Part.IsZero() }

// absence compares a cut: the days and minutes, what they are cut from, and what divides it.
func (c *comparison) absence(p pair) {
	b, a := c.before.absent(), c.after.absent()
	c.when(b != a, "attendance", absenceText(b, a))
	if p.before.Amount != 0 && p.after.Amount != 0 {
		c.when(p.before.Unit != p.after.Unit, "follows",
			changedAmount(textCutBase, p.before.Unit, p.after.Unit))
		c.when(p.before.Rate != p.after.Rate, "divisor", textCauseDivisor)
	}
	c.when(c.before.Facts.Part != c.after.Facts.Part, "part-month", textCausePart)
}

// absent is how long somebody was absent and late.
type absent struct{ halves, minutes int }

func (s *Slip) absent() absent {
	if s.Attendance == nil {
		return absent{}
	}
	return absent{s.Attendance.AbsentHalves, s.Attendance.LateMinutes}
}

func (c *comparison) deduction(p pair) {
	switch p.after.Code {
	case CodeHealth, CodeCare, CodeSupport, CodePension:
		c.premium(p)
	case CodeEmployment:
		c.employment(p)
	case CodeTax:
		c.tax()
	case CodeResident:
		c.resident()
	default:
		c.earning(p)
	}
}

// premium compares what a premium is made of: months, exemption, standard, rates, age, share.
func (c *comparison) premium(p pair) {
	b, a := &c.before.Social, &c.after.Social
	from, to := &c.before.Facts, &c.after.Facts
	ofPension := p.after.Code == CodePension
	c.when(b.Exempt != a.Exempt, "exemption", exemptionText(b.Exempt, a.Exempt))
	c.when(ofPension && from.OverSeventy != to.OverSeventy, "age", textCauseSeventy)
	c.when(!ofPension && from.HealthEnded != to.HealthEnded, "age", textCauseSeventyFive)
	if len(c.causes) == 0 || a.Months > 0 && b.Months > 0 {
		c.when(b.Months != a.Months, "months", monthsText(b.Months, a.Months))
	}
	if b.Months == 0 || a.Months == 0 {
		return
	}
	was, is := b.Health, a.Health
	if ofPension {
		was, is = b.Pension, a.Pension
	}
	c.when(was != is && c.after.Kind == BonusPay, "follows", changedAmount(textCauseBonus, was, is))
	c.when(was != is && c.after.Kind == MonthlyPay, "standard-"+to.StandardCause,
		changedAmount(standardText(to.StandardCause), was, is))
	c.when(b.Care != a.Care && c.bears(p.after.Code, CodeCare), careKey(from.Care, to.Care),
		careText(from.Care, to.Care))
	c.rates(p.after.Code)
	c.when(from.Share != to.Share, "share", textCauseShare)
	c.when(from.TwoEmployers != to.TwoEmployers, "two-employers", textCauseTwoEmployers)
}

// careKey tells a care premium that begins or ends by age from one that does for another reason.
func careKey(before, after health.CareReason) string {
	for _, r := range [...]health.CareReason{before, after} {
		if r == health.NoCareExcluded || r == health.CareByDependent {
			return "care"
		}
	}
	return "age"
}

// bears tells whether a levy of health insurance stands in a line: in its own, or in that of health
// insurance where neither slip has one of its own for it.
func (c *comparison) bears(line, levy string) bool {
	b, a := &c.before.Social.Employee, &c.after.Social.Employee
	if line != CodeHealth || levy == CodeHealth {
		return line == levy
	}
	return levy == CodeCare && b.Care == 0 && a.Care == 0 ||
		levy == CodeSupport && b.Support == 0 && a.Support == 0
}

// rates names the rates of a premium that changed. Where the establishment or the selected insurer
// changed, that is why.
func (c *comparison) rates(line string) {
	from, to := &c.before.Facts, &c.after.Facts
	b, a := from.Levies, to.Levies
	moved := c.before.Establishment != c.after.Establishment ||
		from.TwoEmployers.Prefecture != to.TwoEmployers.Prefecture
	for i, levy := range [...]struct{ before, after yen.Rate }{
		{b.General, a.General}, {b.Care, a.Care}, {b.Support, a.Support}, {b.Pension, a.Pension}} {
		switch {
		case !c.bears(line, premiumCodes[i]):
		case moved && levy.before.Num != 0 && levy.after.Num != 0:
			c.when(levy.before.Compare(levy.after) != 0, "establishment", textCausePlace)
		default:
			c.rate(premiumNames[i], levy.before, levy.after)
		}
	}
	begins := b.General.Den != 0 && a.General.Den != 0 && b.Support.IsZero() != a.Support.IsZero()
	c.when(begins && c.bears(line, CodeSupport), "rate", textCauseSupport)
}

func (c *comparison) rate(name string, before, after yen.Rate) {
	if before.Num != 0 && after.Num != 0 {
		c.when(before.Compare(after) != 0, "rate", changedRate(name, before, after))
	}
}

func (c *comparison) employment(p pair) {
	b, a := p.before.Rate, p.after.Rate
	c.rate(textEmployment, b, a)
	c.when(c.before.Wages != c.after.Wages, "follows",
		changedAmount(textCauseWages, c.before.Wages, c.after.Wages))
	c.when(b.Den == 0 && c.before.Wages > 0, "insured", textCauseInsured)
	c.when(a.Den == 0 && c.after.Wages > 0, "insured", textCauseNotInsured)
}

func (c *comparison) tax() {
	b, a := c.before.Tax, c.after.Tax
	from, to := &c.before.Facts, &c.after.Facts
	c.when(b.Column != a.Column || b.Dependents != a.Dependents, "declaration", textCauseDeclaration)
	c.when(b.Base != a.Base, "follows", changedAmount(textCauseTaxBase, b.Base, a.Base))
	c.when(c.before.PayDay.Year() != c.after.PayDay.Year(), "rate", textCauseTaxYear)
	c.when(b.Method != a.Method && b.Column == a.Column, "method", textCauseMethod)
	c.when(from.Days != to.Days, "attendance", textCauseTaxDays)
	c.when(from.LastMonth != to.LastMonth, "last-month",
		changedAmount(textLastMonth, from.LastMonth, to.LastMonth))
}

func (c *comparison) resident() {
	from, to := c.before.Facts.ResidentNotice, c.after.Facts.ResidentNotice
	c.when(from != to, "notice", residentText(from, to))
}
