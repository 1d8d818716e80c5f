package yearend

import (
	"fmt"

	"romukura/ground/fault"
	"romukura/ground/yen"
)

// remarks tells what a deduction was not given for, and what the office should look at.
func (t *Tables) remarks(e *Employee, p *persons, r *Result, l *fault.List) {
	if !e.Forms.Basic {
		l.Add(textNoBasic.warn("forms.basic", "yearend.no-basic", lawBasic))
	}
	over := t.adjustment.value().amount("over")
	if !e.Forms.Adjustment && (p.under23 || p.special) && r.Lines[LineTotalPay] > over {
		l.Add(textNoAdjustment.warn("forms.adjustment", "yearend.no-adjustment", lawAdjustment))
	}
	if e.Spouse != nil && r.Spouse.Reason != NoReason {
		list := t.spouse.value().special
		l.Add(t.against(&r.Spouse, textSpouse, list[len(list)-1].upto).warn(
			"spouse"+r.Spouse.Reason.field(), r.Spouse.Reason.code(), lawSpouse))
	}
	if e.Spouse != nil && e.Spouse.Disability != NotDisabled && !p.spouse.dependent {
		l.Add(textDisabledSpouse(t.limit.value().amount("dependent")).warn("spouse.disability",
			"yearend.disabled-spouse", lawDisability))
	}
	for i := range r.Relatives {
		o := &r.Relatives[i]
		if reason := o.Reason; reason != NoReason && reason != ReasonElsewhere {
			l.Add(t.against(o, textRelative(i), t.relativeLimit(o.Age)).warn(
				fmt.Sprintf("relatives[%d]%s", i, reason.field()), reason.code(), lawDependent))
		}
	}
	t.selfRemarks(e, p, r, l)
	if e.Housing != nil {
		t.housingRemark(e.Housing, r, l)
	}
	t.returnRemark(e, l)
}

func (t *Tables) selfRemarks(e *Employee, p *persons, r *Result, l *fault.List) {
	if e.Self.Single != NoSingle && r.Single == 0 {
		reason := t.againstSingle(e, p, r.TotalIncome)
		l.Add(textAgainstSingle(reason, t.limit.value()).warn("self.single", reason.code(), lawSingle))
	}
	if e.Self.Student && r.Student == 0 {
		reason := t.againstStudent(e, r.TotalIncome)
		l.Add(textAgainstStudent(reason, t.limit.value()).warn("self.student", reason.code(), lawStudent))
	}
}

func (t *Tables) housingRemark(h *Housing, r *Result, l *fault.List) {
	switch t.againstHousing(h, r.TotalIncome) {
	case houseFirst:
		l.Add(textHousingFirst.warn("housing.moved-in", "yearend.housing-first", lawHousing))
	case houseIncome:
		rule := t.housing.value().on(h.MovedIn)
		limit := rule.incomeLimit
		if h.SmallArea && rule.small > 0 {
			limit = rule.small
		}
		l.Add(textHousingIncome(limit).warn("housing.credit", "yearend.housing-income", lawHousing))
	case houseBefore:
		l.Add(textHousingBefore.warn("housing.moved-in", "yearend.housing-before", lawHousing))
	}
}

// returnRemark reminds of the return that other income may ask for.
//
// Law: 所法121-1
func (t *Tables) returnRemark(e *Employee, l *fault.List) {
	limit := t.rule.value().amount("return-over")
	if e.Income.Pay > 0 || e.Income.Pension+e.Income.Others > limit {
		l.Add(textReturn(limit).warn("income", "yearend.return", lawReturn))
	}
}

// against words why a spouse or relative gives no deduction.
func (t *Tables) against(o *Outcome, who string, limit yen.Amount) wording {
	return textAgainst(o.Reason, who, limit, t.limit.value().amount("spouse-3"))
}

// relativeLimit is the income up to which a relative of an age gives a deduction.
func (t *Tables) relativeLimit(age int) yen.Amount {
	if age >= ageSpecific && age < ageSpecificPast {
		list := *t.specificRelative.value()
		return list[len(list)-1].upto
	}
	return t.limit.value().amount("dependent")
}

// field is the place of a reason within a person.
func (r Reason) field() string {
	switch r {
	case ReasonIncome:
		return ".income"
	case ReasonFamilyWorker:
		return ".family-worker"
	case ReasonPapers, ReasonAbroadAge:
		return ".abroad"
	case ReasonClaimsBack:
		return ".claims-back"
	}
	return ""
}

// code is the stable code of a reason.
func (r Reason) code() string {
	return [...]string{
		"", "yearend.income", "yearend.family-worker", "yearend.elsewhere", "yearend.papers",
		"yearend.abroad-age", "yearend.employee-income", "yearend.claims-back", "yearend.no-child",
		"yearend.no-dependent", "yearend.married", "yearend.partner", "yearend.unearned",
	}[r]
}
