package yearend

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Result is the settlement of one employee's year.
type Result struct {
	Year        IncomeYear
	Lines       Lines
	TotalIncome yen.Amount // 合計所得金額, which decides the deductions
	Spouse      Outcome    // zero without a spouse
	Relatives   []Outcome  // in the order of the declaration
	Life        Life
	Disability  yen.Amount // the employee's own, in line ⑲
	Single      yen.Amount // widow or single parent, in line ⑲
	Student     yen.Amount // in line ⑲
	Housing     Credit
	Parts       Parts
	Close       Close
	Notes       []fault.Fault // what the office should look at; nothing in them stops
	Standing    dated.Standing
}

// Outcome is what a relative counts as, and gives.
type Outcome struct {
	Kind       Kind
	Reason     Reason // why there is no deduction
	Age        int
	Income     yen.Amount
	Deduction  yen.Amount
	Disability yen.Amount
}

// Annual is the annual tax (年調年税額), surtaxes included.
//
// Law: 所法190
func (r *Result) Annual() yen.Amount { return r.Lines[LineAnnualTax] }

// Over is the excess of tax withheld (超過額), 0 when there is none.
//
// Law: 所法191
func (r *Result) Over() yen.Amount { return max(0, -r.Lines[LineDifference]) }

// Short is the shortage (不足額), 0 when there is none.
//
// Law: 所法192-1
func (r *Result) Short() yen.Amount { return max(0, r.Lines[LineDifference]) }

// persons are the employee's relatives as judged, and what follows from them together.
type persons struct {
	day       caldate.Date
	relatives []judged
	spouse    judged
	child     bool // a child that makes a single parent
	dependent bool // a dependent of the employee's own
	under23   bool // a dependent under 23, whoever claims
	special   bool // the employee, or a dependent, is specially disabled
}

// usualSteps is about how many steps an explanation has, relatives apart.
const usualSteps = 28

// Settle settles the year of one employee, in the order of the tax agency's guide. A nil trace
// records nothing. The error is a [NotEligible], an [EarlyAdjustment], or a fault.Error with every
// fault of the declarations; nothing is settled then.
//
// Law: 所法190
func (t *Tables) Settle(e *Employee, tr *why.Trace) (Result, error) {
	if tr.On() {
		tr.Steps = slices.Grow(tr.Steps, usualSteps+2*len(e.Relatives))
	}
	if err := t.Eligible(e, tr); err != nil {
		return Result{}, err
	}
	var notes fault.List
	t.check(e, &notes)
	if err := notes.Err(); err != nil {
		return Result{}, err
	}
	r := Result{Year: t.Year, Standing: t.Standing}
	p := t.judgeAll(e)
	t.income(e, &p, &r, tr)
	p.spouse = t.spouseOf(e, &p, r.TotalIncome)
	t.deductions(e, &p, &r, tr)
	t.tax(e, &r, tr)
	r.close(t, e.Closing, tr)
	t.remarks(e, &p, &r, &notes)
	if notes.Len() > 0 {
		r.Notes = notes.All()
	}
	return r, nil
}

// judgeAll judges the relatives, and the spouse as far as the employee's income does not matter.
func (t *Tables) judgeAll(e *Employee) persons {
	p := persons{day: e.Work.deciding(t.Year), special: e.Self.Disability == SpeciallyDisabled}
	if len(e.Relatives) > 0 {
		p.relatives = make([]judged, len(e.Relatives))
	}
	childLimit := t.limit.value().amount("child")
	for i := range e.Relatives {
		r := &e.Relatives[i]
		j := t.judge(r, p.day)
		p.relatives[i] = j
		p.child = p.child || r.Child && !r.Elsewhere && j.income <= childLimit
		if j.dependent {
			p.dependent = p.dependent || !r.Elsewhere
			p.under23 = p.under23 || j.age < ageSpecificPast
			p.special = p.special || r.Disability == SpeciallyDisabled
		}
	}
	if s := e.Spouse; s != nil && s.Disability == SpeciallyDisabled {
		p.special = p.special || t.spouseOf(e, &p, 0).dependent
	}
	return p
}

func (t *Tables) spouseOf(e *Employee, p *persons, total yen.Amount) judged {
	if e.Spouse == nil {
		return judged{}
	}
	return t.judgeSpouse(e.Spouse, total, p.day)
}

// income fills the lines ① to ⑪ and the total income.
func (t *Tables) income(e *Employee, p *persons, r *Result, tr *why.Trace) {
	l := &r.Lines
	l[LineSalary], l[LineBonus] = e.Pay.Salary, e.Pay.Bonus
	l[LineSalaryInsurance], l[LineBonusInsurance] = e.Pay.SalaryInsurance, e.Pay.BonusInsurance
	l[LineSalaryTax], l[LineBonusTax] = e.Pay.SalaryTax, e.Pay.BonusTax
	for i := range e.Former {
		l[LineSalary] += e.Former[i].Pay
		l[LineSalaryInsurance] += e.Former[i].Insurance
		l[LineSalaryTax] += e.Former[i].Tax
	}
	l[LineTotalPay] = l[LineSalary] + l[LineBonus]
	l[LineTotalTax] = l[LineSalaryTax] + l[LineBonusTax]
	if tr.On() {
		explainPay(e, l, tr)
	}
	l[LineAfterDeduction] = t.AfterDeduction(l[LineTotalPay], tr)
	if e.Forms.Adjustment && (p.under23 || p.special) {
		l[LineAdjustmentDeduction] = min(t.Adjustment(l[LineTotalPay], tr), l[LineAfterDeduction])
	}
	l[LineAfterAdjustment] = l[LineAfterDeduction] - l[LineAdjustmentDeduction]
	if tr.On() {
		l.explain(tr, LineAfterAdjustment, lawAdjustment, []why.Input{
			l.in(LineAfterDeduction), l.in(LineAdjustmentDeduction)})
	}
	all := e.Income
	all.Pay += l[LineTotalPay]
	r.TotalIncome = t.TotalIncome(all, p.under23 || p.special, tr)
}

// deductions fills the lines ⑫ to ㉑.
func (t *Tables) deductions(e *Employee, p *persons, r *Result, tr *why.Trace) {
	l, sum := &r.Lines, sums(e.Premiums)
	l[LineInsuranceFromPay] = l[LineSalaryInsurance] + l[LineBonusInsurance]
	l[LineInsuranceDeclared] = sum[NationalPension] + sum[OtherSocial]
	l[LineMutualAid] = sum[MutualAid]
	if tr.On() {
		explainInsurance(l, tr)
	}
	r.Life = t.LifeDeduction(sum, p.under23, tr)
	l[LineLifeInsurance] = r.Life.Total
	l[LineEarthquakeInsurance] = t.EarthquakeDeduction(sum, tr)
	t.ofSpouse(e, p, r, tr)
	t.ofRelatives(e, p, r, tr)
	r.Disability = t.DisabilityDeduction(e.Self.Disability, false, tr)
	own := t.ofSelf(e, p, r.TotalIncome, tr)
	r.Single, r.Student = own.single, own.student
	l[LineDependentsAndOthers] += r.Disability + r.Single + r.Student
	if tr.On() {
		explainFamily(r, tr)
	}
	if e.Forms.Basic {
		l[LineBasicDeduction] = t.BasicDeduction(r.TotalIncome, tr)
	}
	for i := LineInsuranceFromPay; i <= LineBasicDeduction; i++ {
		l[LineTotalDeductions] += l[i]
	}
	if tr.On() {
		explainDeductions(l, tr)
	}
}

// ofSpouse fills line ⑰ and the spouse's part of ⑲.
func (t *Tables) ofSpouse(e *Employee, p *persons, r *Result, tr *why.Trace) {
	if e.Spouse == nil {
		return
	}
	j, from := p.spouse, steps(tr)
	r.Spouse = Outcome{Kind: j.kind, Reason: j.reason, Age: j.age, Income: j.income}
	if j.reason == NoReason {
		r.Spouse.Deduction = t.SpouseDeduction(j.kind, Couple{r.TotalIncome, j.income}, tr)
	} else if tr.On() {
		explainNone(textSpouseDeduction, lawSpouse, j, tr)
	}
	if j.dependent {
		r.Spouse.Disability = t.DisabilityDeduction(e.Spouse.Disability, e.Spouse.Together, tr)
	}
	about(tr, from, textSpouse, j)
	r.Lines[LineSpouseDeduction] = r.Spouse.Deduction
	r.Lines[LineDependentsAndOthers] += r.Spouse.Disability
}

// ofRelatives fills line ⑱ and the relatives' part of ⑲.
func (t *Tables) ofRelatives(e *Employee, p *persons, r *Result, tr *why.Trace) {
	if len(e.Relatives) == 0 {
		return
	}
	r.Relatives = make([]Outcome, len(e.Relatives))
	for i, j := range p.relatives {
		out, from := Outcome{Kind: j.kind, Reason: j.reason, Age: j.age, Income: j.income}, steps(tr)
		switch {
		case j.kind == SpecificRelative:
			out.Deduction = t.SpecificRelativeDeduction(j.income, tr)
			r.Lines[LineSpecificRelatives] += out.Deduction
		case j.kind != NoKind:
			out.Deduction = t.DependentDeduction(j.kind, tr)
			r.Lines[LineDependentsAndOthers] += out.Deduction
		case tr.On():
			explainNone(textDependent, lawDependent, j, tr)
		}
		if j.dependent && !e.Relatives[i].Elsewhere {
			out.Disability = t.DisabilityDeduction(e.Relatives[i].Disability,
				e.Relatives[i].Together, tr)
			r.Lines[LineDependentsAndOthers] += out.Disability
		}
		if tr.On() {
			about(tr, from, textRelative(i), j)
		}
		r.Relatives[i] = out
	}
}

// tax fills the lines ㉒ to ㉗.
func (t *Tables) tax(e *Employee, r *Result, tr *why.Trace) {
	l, unit := &r.Lines, t.rule.value().amount("taxable-unit")
	l[LineTaxable] = max(0, l[LineAfterAdjustment]-l[LineTotalDeductions]).DownTo(unit)
	if tr.On() {
		explainTaxable(l, unit, tr)
	}
	l[LineComputedTax] = t.TaxOn(l[LineTaxable], tr)
	r.Housing = t.credit(e.Housing, l[LineComputedTax], r.TotalIncome, tr)
	l[LineHousingCredit] = r.Housing.Declared
	l[LineAdjustedTax] = l[LineComputedTax] - r.Housing.Applied
	if tr.On() {
		l.explain(tr, LineAdjustedTax, lawHousing, []why.Input{l.in(LineComputedTax),
			l.in(LineHousingCredit)})
	}
	l[LineAnnualTax] = t.WithSurtax(l[LineAdjustedTax], tr)
	r.Parts = t.Split(l[LineAnnualTax], tr)
	l[LineDifference] = l[LineAnnualTax] - l[LineTotalTax]
	if tr.On() {
		explainDifference(l, tr)
	}
}
