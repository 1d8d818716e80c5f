package payroll

import (
	"romukura/ground/yen"
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
	Key  string `json:"key"`  // age-40, rate, occasional, annual, contract, days, minutes, follows …
	Text string `json:"text"` // in Japanese, with what changed
}

// Compare names the cause of each line that differs between two slips of one person. A cause is
// named only where what the line is made of changed; a line that follows from another (tax from
// the base) is explained when that other line is. What is left without a cause is for a person to
// look at.
func Compare(before, after *Slip) []Difference {
	c := comparison{before: before, after: after}
	for _, p := range both(before.Earnings, after.Earnings) {
		c.add(p, c.earningCauses(p))
	}
	for _, p := range both(before.Deductions, after.Deductions) {
		c.add(p, c.deductionCauses(p))
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
}

// pair is one line before and after.
type pair struct{ before, after Line }

func (c *comparison) add(p pair, causes []Cause) {
	if p.before.Amount != p.after.Amount {
		c.found = append(c.found, Difference{p.after.Code, p.after.Name,
			p.before.Amount, p.after.Amount, causes})
	}
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
	for _, l := range lines {
		if l.Code == code {
			return l
		}
	}
	return Line{}
}

// earningCauses compares what an earning is made of.
func (c *comparison) earningCauses(p pair) []Cause {
	var causes []Cause
	if p.before.Unit != p.after.Unit {
		causes = append(causes, Cause{"contract",
			changedAmount(textCauseContract, p.before.Unit, p.after.Unit)})
	}
	if p.before.Count != p.after.Count {
		causes = append(causes, Cause{"attendance", changedMeasure(p.before, p.after)})
	}
	if c.before.Facts.Part != c.after.Facts.Part && p.after.Unit != 0 {
		causes = append(causes, Cause{"part-month", textCausePart})
	}
	if p.before.Hourly != p.after.Hourly && p.before.Hourly.Den != 0 && p.after.Hourly.Den != 0 {
		causes = append(causes, Cause{"hourly-base", textCauseHourly})
	}
	if p.after.Code == CodeDifference {
		causes = append(causes, Cause{"carried", textCauseCarried})
	}
	if p.after.Reason != "" {
		causes = append(causes, Cause{"entered", p.after.Reason})
	}
	return causes
}

func (c *comparison) deductionCauses(p pair) []Cause {
	switch p.after.Code {
	case CodeHealth, CodeCare, CodeSupport, CodePension:
		return c.premiumCauses(p)
	case CodeEmployment:
		return c.employmentCauses(p)
	case CodeTax:
		return c.taxCauses()
	case CodeResident:
		return c.residentCauses()
	}
	return c.earningCauses(p)
}

func (c *comparison) premiumCauses(p pair) []Cause {
	code := p.after.Code
	var causes []Cause
	b, a := c.before.Social, c.after.Social
	if b.Exempt != a.Exempt {
		causes = append(causes, Cause{"exemption", exemptionText(b.Exempt, a.Exempt)})
	}
	if b.Months != a.Months {
		causes = append(causes, Cause{"months", monthsText(b.Months, a.Months)})
	}
	standardBefore, standardAfter := b.Health, a.Health
	if code == CodePension {
		standardBefore, standardAfter = b.Pension, a.Pension
	}
	if standardBefore != standardAfter {
		causes = append(causes, Cause{"standard-" + c.after.Facts.StandardCause,
			changedAmount(standardText(c.after.Facts.StandardCause), standardBefore, standardAfter)})
	}
	if code != CodePension && b.Care != a.Care {
		causes = append(causes, Cause{"age", careText(a.Care)})
	}
	if p.before.Rate != p.after.Rate && p.before.Rate.Den != 0 && p.after.Rate.Den != 0 {
		causes = append(causes, Cause{"rate", changedRate(p.before.Rate, p.after.Rate)})
	}
	if code == CodePension && c.after.Facts.OverSeventy != c.before.Facts.OverSeventy {
		causes = append(causes, Cause{"age", textCauseSeventy})
	}
	return causes
}

func (c *comparison) employmentCauses(p pair) []Cause {
	var causes []Cause
	if p.before.Rate != p.after.Rate && p.before.Rate.Den != 0 && p.after.Rate.Den != 0 {
		causes = append(causes, Cause{"rate", changedRate(p.before.Rate, p.after.Rate)})
	}
	if c.before.Wages != c.after.Wages {
		causes = append(
			causes,
			Cause{"follows", changedAmount(textCauseWages, c.before.Wages, c.after.Wages)},
		)
	}
	return causes
}

func (c *comparison) taxCauses() []Cause {
	var causes []Cause
	b, a := c.before.Tax, c.after.Tax
	if b.Column != a.Column || b.Dependents != a.Dependents {
		causes = append(causes, Cause{"declaration", textCauseDeclaration})
	}
	if b.Base != a.Base {
		causes = append(causes, Cause{"follows", changedAmount(textCauseTaxBase, b.Base, a.Base)})
	}
	if c.before.PayDay.Year() != c.after.PayDay.Year() {
		causes = append(causes, Cause{"rate", textCauseTaxYear})
	}
	return causes
}

func (c *comparison) residentCauses() []Cause {
	if c.before.Facts.ResidentNotice != c.after.Facts.ResidentNotice {
		return []Cause{{"notice", textCauseNotice}}
	}
	return nil
}
