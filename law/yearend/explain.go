package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// explainPay shows how the sums of pay and tax come together.
func explainPay(e *Employee, l *Lines, tr *why.Trace) {
	in := []why.Input{
		why.In(textSalary, why.Yen(e.Pay.Salary)), why.In(textBonus, why.Yen(e.Pay.Bonus)),
	}
	tax := []why.Input{
		why.In(textSalary, why.Yen(e.Pay.SalaryTax)), why.In(textBonus, why.Yen(e.Pay.BonusTax)),
	}
	for i := range e.Former {
		in = append(in, why.In(textFormer(i), why.Yen(e.Former[i].Pay)))
		tax = append(tax, why.In(textFormer(i), why.Yen(e.Former[i].Tax)))
	}
	tr.Add(why.Step{Key: "yearend.pay", What: LineTotalPay.Label(), Law: lawSettle, Inputs: in,
		Result: why.Yen(l[LineTotalPay])})
	tr.Add(why.Step{Key: "yearend.withheld", What: LineTotalTax.Label(), Law: lawSettle, Inputs: tax,
		Result: why.Yen(l[LineTotalTax])})
}

func explainInsurance(l *Lines, tr *why.Trace) {
	tr.Add(why.Step{
		Key: "yearend.insurance", What: textSocial, Law: lawInsurance,
		Inputs: []why.Input{
			why.In(LineInsuranceFromPay.Label(), why.Yen(l[LineInsuranceFromPay])),
			why.In(LineInsuranceDeclared.Label(), why.Yen(l[LineInsuranceDeclared])),
			why.In(LineMutualAid.Label(), why.Yen(l[LineMutualAid])),
		},
		Result: why.Yen(l[LineInsuranceFromPay] + l[LineInsuranceDeclared] + l[LineMutualAid]),
		Note:   textInFull,
	})
}

// explainNone says why a person gives no deduction.
func explainNone(what, law string, j judged, tr *why.Trace) {
	tr.Add(why.Step{Key: "yearend.none", What: what, Law: law,
		Result: why.Text(j.reason.Label())})
}

// steps is how many steps a trace has so far.
func steps(tr *why.Trace) int {
	if tr.On() {
		return len(tr.Steps)
	}
	return 0
}

// about puts before the inputs of the steps from one on whom they are about: which relative, of
// which age and income on the deciding day.
func about(tr *why.Trace, from int, who string, j judged) {
	if !tr.On() {
		return
	}
	for i := from; i < len(tr.Steps); i++ {
		s := &tr.Steps[i]
		s.Inputs = append([]why.Input{
			why.In(textWho, why.Text(who)), why.In(textAge, why.Count(j.age, textYears)),
			why.In(textIncome, why.Yen(j.income)),
		}, s.Inputs...)
	}
}

// in is a line as the input of a step.
func (l *Lines) in(i Line) why.Input { return why.In(i.Label(), why.Yen(l[i])) }

// explain explains a line that follows from others alone.
func (l *Lines) explain(tr *why.Trace, line Line, law string, in []why.Input) {
	tr.Add(why.Step{Key: "yearend.line", What: line.Label(), Law: law, Inputs: in,
		Result: why.Yen(l[line])})
}

// explainFamily adds up the lines ⑱ and ⑲ by what they consist of.
func explainFamily(r *Result, tr *why.Trace) {
	var special, dependents yen.Amount
	disability := r.Disability + r.Spouse.Disability
	for i := range r.Relatives {
		o := &r.Relatives[i]
		disability += o.Disability
		if o.Kind == SpecificRelative {
			special += o.Deduction
		} else {
			dependents += o.Deduction
		}
	}
	if special > 0 {
		tr.Add(why.Step{Key: "yearend.line", What: LineSpecificRelatives.Label(),
			Law: lawSpecificRelative, Result: why.Yen(special),
			Inputs: []why.Input{why.In(textSpecificRelative, why.Yen(special))}})
	}
	var in []why.Input
	for _, part := range []struct {
		name   string
		amount yen.Amount
	}{
		{textDependent, dependents}, {textDisability, disability},
		{textSingle, r.Single}, {textStudent, r.Student},
	} {
		if part.amount > 0 {
			in = append(in, why.In(part.name, why.Yen(part.amount)))
		}
	}
	if len(in) > 0 {
		r.Lines.explain(tr, LineDependentsAndOthers, lawFamily, in)
	}
}

func explainDeductions(l *Lines, tr *why.Trace) {
	var in []why.Input
	for i := LineInsuranceFromPay; i <= LineBasicDeduction; i++ {
		if l[i] != 0 {
			in = append(in, why.In(i.Label(), why.Yen(l[i])))
		}
	}
	tr.Add(why.Step{Key: "yearend.deductions", What: LineTotalDeductions.Label(), Law: lawSettle,
		Inputs: in, Result: why.Yen(l[LineTotalDeductions])})
}

func explainTaxable(l *Lines, unit yen.Amount, tr *why.Trace) {
	tr.Add(why.Step{
		Key: "yearend.taxable", What: LineTaxable.Label(), Law: lawSettle,
		Inputs: []why.Input{
			why.In(LineAfterAdjustment.Label(), why.Yen(l[LineAfterAdjustment])),
			why.In(LineTotalDeductions.Label(), why.Yen(l[LineTotalDeductions])),
		},
		Result: why.Yen(l[LineTaxable]), Note: textCutTo(unit),
	})
}

func explainDifference(l *Lines, tr *why.Trace) {
	s := why.Step{
		Key: "yearend.difference", What: textOver, Law: lawOver,
		Inputs: []why.Input{
			why.In(LineTotalTax.Label(), why.Yen(l[LineTotalTax])),
			why.In(LineAnnualTax.Label(), why.Yen(l[LineAnnualTax])),
		},
		Result: why.Yen(-l[LineDifference]), Note: textWhyOver,
	}
	if l[LineDifference] > 0 {
		s.What, s.Law, s.Note = textShort, lawShort, ""
		s.Result = why.Yen(l[LineDifference])
	}
	tr.Add(s)
}

func explainClose(r *Result, tr *why.Trace) {
	var in []why.Input
	for i := LineAgainstLastPay; i <= LineCollectNextYear; i++ {
		if r.Lines[i] != 0 {
			in = append(in, why.In(i.Label(), why.Yen(r.Lines[i])))
		}
	}
	for _, part := range []struct {
		name   string
		amount yen.Amount
	}{
		{textUnpaidLeft, r.Close.Unpaid}, {textJanuary, r.Close.January},
		{textFebruary, r.Close.February},
	} {
		if part.amount != 0 {
			in = append(in, why.In(part.name, why.Yen(part.amount)))
		}
	}
	law := lawOver
	if r.Lines[LineDifference] > 0 {
		law = lawShort
	}
	tr.Add(why.Step{Key: "yearend.close", What: textLastPay, Law: law, Inputs: in,
		Result: why.Yen(r.Close.LastPay), Note: textClose(r)})
}
