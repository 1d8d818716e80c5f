package settlement

import (
	"errors"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/employee"
)

// gathered is what the season knows of one person, brought together as the law asks for it.
type gathered struct {
	view    *View
	p       *Person
	who     *employee.Employee
	facts   *Facts
	input   yearend.Employee
	missing []Kind
	faults  fault.List
	// family says in which form each relative of the input was declared.
	family []string
}

// gather brings one person's facts together and collects all faults, each at its field.
func (v *View) gather(p *Person) *gathered {
	g := &gathered{view: v, p: p, who: v.people[p.Employee], facts: v.factsOf(p.Employee)}
	if g.who == nil {
		g.add(wordNobody.at("employee"))
		return g
	}
	g.work()
	g.pay()
	g.declared()
	if g.settledHere() {
		g.needed()
		g.law()
		for _, f := range v.claims[p.Employee] {
			g.add(f)
		}
	}
	g.address()
	return g
}

// settledHere reports that the person is to be settled here.
func (g *gathered) settledHere() bool {
	return g.view.Law.Eligible(&g.input, nil) == nil || g.slipsAwaited()
}

// slipsAwaited reports that nothing but the slip of an earlier employer stands against settling: it
// may still come. Whoever will not get it is decided on, and then not settled here.
//
// Law? 所基通190-2
func (g *gathered) slipsAwaited() bool {
	var not *yearend.NotEligible
	if !errors.As(g.view.Law.Eligible(&g.input, nil), &not) {
		return false
	}
	for _, f := range not.Reasons {
		if f.Code != codeNoSlip {
			return false
		}
	}
	for _, f := range not.Reasons {
		f.Path = g.placed(f.Path)
		g.add(f)
	}
	return true
}

// codeNoSlip is the law's code for a slip that is not at hand.
const codeNoSlip = "yearend.no-slip"

// add keeps a fault; one that was decided on is told and does not stop.
func (g *gathered) add(f fault.Fault) {
	if a := g.p.accepts(&f); a != nil && acceptable[f.Code] {
		f.Severity = fault.Warn
		f.Remedy = textAccepted(a)
	}
	g.faults.Add(f)
}

// acceptable are the faults that a person may decide to settle in spite of: whether two people of
// one name are the same, whether to go on without an answer. What would make a figure wrong is not
// among them.
var acceptable = map[string]bool{
	wordTwice.code: true, wordEachOther.code: true, wordNoAnswer.code: true, wordPayOpen.code: true,
	codeNoSlip: true,
}

// work is how the employment stood: by the register, and for a departure by what the office says.
//
// Law: 所基通190-1
func (g *gathered) work() {
	w, e, year := &g.input.Work, g.who, g.view.Season.Year
	w.MoreWork, w.DisasterRelief = g.p.Leaving.MoreWork, g.p.Leaving.DisasterRelief
	in := func(d caldate.Date) bool { return d.Year() == int(year) }
	switch {
	case in(e.Died) || e.LeftReason == employee.LeftDied && in(e.Left):
		w.Situation, w.Day = yearend.Died, e.Died
		if w.Day.IsZero() {
			w.Day = e.Left
		}
	case g.p.Leaving.Situation == yearend.LeftCountry && !g.p.Leaving.Day.IsZero():
		w.Situation, w.Day = yearend.LeftCountry, g.p.Leaving.Day
	case in(e.Left):
		w.Situation, w.Day = g.p.Leaving.Situation, e.Left
		if w.Situation == yearend.AtYearEnd {
			w.Situation = g.departure()
		}
	}
	day := year.Last()
	if w.Situation != yearend.AtYearEnd && !w.Day.IsZero() {
		day = w.Day
	}
	if tax := e.Tax.Ref(day); tax != nil {
		w.DayLaborer = tax.Column == columnC
		w.NonResident = tax.NonResident
		w.OtherEmployer = tax.Column == columnB && g.elsewhere()
	}
}

// Columns of the tax tables, as the register names them.
const (
	columnA = "kou"
	columnB = "otsu"
	columnC = "hei"
)

// departure is that after the last pay of December where the register shows it.
func (g *gathered) departure() yearend.Situation {
	last := g.facts.last()
	if g.who.Left.MonthOfYear() == 12 && last != nil && last.PayDay.MonthOfYear() == 12 &&
		!g.who.Left.Before(last.PayDay) {
		return yearend.LeftAfterLastPay
	}
	return yearend.LeftOtherwise
}

func (g *gathered) elsewhere() bool {
	d := g.p.Filed(Dependents, g.view.Season.Year)
	return d != nil && d.Dependents.Elsewhere
}

// pay is the pay of the year with what the last pay leaves.
func (g *gathered) pay() {
	g.untilDeath()
	g.input.Pay = g.facts.sum(g.p.Opening)
	g.input.Closing.NextYear = g.view.Season.January
	if last := g.facts.last(); last != nil {
		g.input.Closing.LastNet = max(0, last.Net)
		g.input.Closing.Average = g.facts.average()
	}
	g.months()
	for i := range g.facts.Payments {
		if x := &g.facts.Payments[i]; x.Open {
			f := wordPayUnclosed.at("pay")
			f.Severity = fault.Warn
			g.add(f)
			break
		}
	}
}

// untilDeath leaves out pay that fell due after a death: it is the heirs' and no longer pay.
//
// Law? 所法9-1-17 所基通9-17
func (g *gathered) untilDeath() {
	w := g.input.Work
	if w.Situation != yearend.Died {
		return
	}
	until := *g.facts
	until.Payments = nil
	for _, x := range g.facts.Payments {
		if !x.PayDay.After(w.Day) {
			until.Payments = append(until.Payments, x)
		}
	}
	if len(until.Payments) < len(g.facts.Payments) {
		f := wordAfterDeath.at("pay")
		f.Severity = fault.Warn
		g.add(f)
	}
	g.facts = &until
}

// months tells the months of the year whose pay nobody has recorded.
func (g *gathered) months() {
	var open []string
	for n := 1; n <= 12; n++ {
		m := caldate.Month{Year: int(g.view.Season.Year), Number: n}
		if o := g.p.Opening; o != nil && !m.After(o.Through) || g.facts.paid[m] || !g.expected(m) {
			continue
		}
		open = append(open, monthText(m))
	}
	if len(open) > 0 {
		f := wordPayOpen.at("pay")
		f.Message = strings.Join(open, textComma) + f.Message
		g.add(f)
	}
}

// expected reports that a month should have paid the person.
func (g *gathered) expected(m caldate.Month) bool {
	e := g.who
	on := m.First()
	if on.Before(e.Hired) {
		on = e.Hired
	}
	c := e.Contracts.Ref(on)
	if c == nil {
		return false
	}
	period := g.view.period(c.Group, m)
	if period == nil || period.Through.Before(e.Hired) {
		return false
	}
	if !e.Left.IsZero() && e.Left.Before(period.From) {
		return false
	}
	if w := g.input.Work; w.Situation == yearend.Died && period.PayDay.After(w.Day) {
		return false
	}
	return !g.facts.skipped[skip{c.Group, m}]
}

// declared takes over what the declarations say.
func (g *gathered) declared() {
	year, in := g.view.Season.Year, &g.input
	if d := g.p.Filed(Dependents, year); d != nil {
		in.Forms.Dependents = !d.Dependents.Elsewhere
		in.Self = d.Dependents.Self
		for i := range d.Dependents.Relatives {
			g.relative(&d.Dependents.Relatives[i], place(Dependents, "relatives", i))
		}
	} else if tax := g.who.Tax.Ref(year.Last()); tax != nil && tax.Column == columnA {
		in.Forms.Dependents = true // on file for withholding; its contents are still to be confirmed
	}
	if d := g.p.Filed(BasicSpouse, year); d != nil {
		in.Forms.Basic, in.Forms.Adjustment = true, d.BasicSpouse.Adjustment
		in.Income = d.BasicSpouse.Income
		if s := d.BasicSpouse.Spouse; s != nil {
			facts := s.Facts
			in.Spouse = &facts
		}
		for i := range d.BasicSpouse.Specific {
			g.relative(&d.BasicSpouse.Specific[i], place(BasicSpouse, "specific", i))
		}
	}
	if d := g.p.Filed(Insurance, year); d != nil {
		for i := range d.Insurance.Premiums {
			in.Premiums = append(in.Premiums, d.Insurance.Premiums[i].Facts)
		}
	}
	if d := g.p.Filed(Housing, year); d != nil && d.Housing.Facts != nil {
		facts := *d.Housing.Facts
		in.Housing = &facts
	}
	if d := g.p.Filed(Former, year); d != nil {
		for i := range d.Former.Slips {
			in.Former = append(in.Former, d.Former.Slips[i].Facts)
		}
	}
	g.spouse()
	g.specific()
	g.withheld()
}

// withheld tells a family that the year's withholding counted and the declaration does not name:
// one of the two is not up to date.
//
// Law? 所法194-1 所法194-2
func (g *gathered) withheld() {
	d, tax := g.p.Filed(Dependents, g.view.Season.Year), g.who.Tax.Ref(g.lastDay())
	if d == nil || tax == nil || tax.Column != columnA {
		return
	}
	spouse := g.input.Spouse != nil || d.Dependents.Spouse != nil
	if tax.Relatives > len(d.Dependents.Relatives) || tax.SpouseCounted && !spouse {
		f := wordCountDiffers.at(string(Dependents) + ".relatives")
		f.Severity = fault.Warn
		g.add(f)
	}
}

// relative takes a relative over, once where both forms name the same.
func (g *gathered) relative(r *Relative, path string) {
	if d := g.p.Filed(Dependents, g.view.Season.Year); d != nil && strings.HasPrefix(path,
		string(BasicSpouse)) {
		for i := range d.Dependents.Relatives {
			if keyOf(&d.Dependents.Relatives[i]) == keyOf(r) {
				g.family[i] += " " + path
				return
			}
		}
	}
	g.input.Relatives = append(g.input.Relatives, r.Facts)
	g.family = append(g.family, path)
}

// spouse tells a disabled spouse who is on the one form and not on the other: without the income
// nobody can say which deduction there is.
//
// Law: 所法195の2
func (g *gathered) spouse() {
	d := g.p.Filed(Dependents, g.view.Season.Year)
	if d == nil || d.Dependents.Spouse == nil || g.input.Spouse != nil {
		return
	}
	f := wordSpouseUnstated.at(string(BasicSpouse) + ".spouse")
	if d.Dependents.Spouse.Facts.Disability == yearend.NotDisabled {
		f.Severity = fault.Warn
	}
	g.add(f)
}

// specific tells relatives of 19 to 22 whose income asks for the declaration of its own.
//
// Law: 所法84の2-1 所法195の3
func (g *gathered) specific() {
	w := g.input.Work
	day := g.view.Season.Year.Last()
	if w.Situation == yearend.Died || w.Situation == yearend.LeftCountry {
		day = w.Day
	}
	for i := range g.input.Relatives {
		r := &g.input.Relatives[i]
		if r.Elsewhere || r.Born.IsZero() || strings.Contains(g.family[i], string(BasicSpouse)) {
			continue
		}
		age := r.Born.AgeOn(day)
		income := g.view.Law.TotalIncome(r.Income, false, nil)
		if age >= 19 && age <= 22 && g.view.Law.SpecificRelativeDeduction(income, nil) > 0 {
			g.add(wordSpecificUnstated.at(g.family[i] + ".income"))
		}
	}
}

// needed tells the declarations that are missing. Somebody who is not settled here needs none.
func (g *gathered) needed() {
	year := g.view.Season.Year
	need := []Kind{Dependents, BasicSpouse, Insurance}
	first := caldate.Month{Year: int(year), Number: 1}.First()
	if g.who.Hired.Year() == int(year) && g.who.Hired.After(first) {
		need = append(need, Former)
	}
	for _, k := range need {
		if g.p.Filed(k, year) == nil {
			g.missing = append(g.missing, k)
			f := wordNoAnswer.at(string(k))
			f.Message = k.Label() + f.Message
			g.add(f)
		}
	}
	employed := g.who.Left.IsZero() || g.who.Left.After(year.Last())
	if employed && g.p.Filed(Dependents, year+1) == nil {
		f := wordNoNextYear.at(string(Dependents) + ".next")
		f.Severity = fault.Warn
		g.add(f)
	}
}

// law adds what the law's own checks find, at the fields of the forms.
func (g *gathered) law() {
	found := g.view.Law.Check(&g.input)
	for _, f := range found.All() {
		f.Path = g.placed(f.Path)
		g.add(f)
	}
}

// address tells a missing address on 1 January of the next year, where the payment report goes.
//
// Law: 地税法317の6-1
func (g *gathered) address() {
	if addressAt(g.who, g.view.Season.Year) == nil {
		f := wordNoAddress.at("address")
		f.Severity = fault.Warn
		g.add(f)
	}
}

// addressAt is the address to which the payment report goes: that of 1 January of the next year, or
// of the departure. Nil where none is known, or no municipality.
func addressAt(e *employee.Employee, y yearend.IncomeYear) *employee.Address {
	day := y.Last().AddDays(1)
	if !e.Left.IsZero() && e.Left.Before(day) {
		day = e.Left
	}
	a := e.Addresses.Ref(day)
	if a == nil || strings.TrimSpace(a.Text) == "" {
		return nil
	}
	return a
}
