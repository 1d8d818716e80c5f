package yearend

import (
	"fmt"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Eligible tells whether the employee is settled here: nil, a [NotEligible] with every reason, or
// an [EarlyAdjustment]. Those who are not settle with a tax return of their own.
//
// Law: 所法190 所基通190-1 災免法3
func (t *Tables) Eligible(e *Employee, tr *why.Trace) error {
	var reasons []fault.Fault
	add := func(path, code string, what wording, law string) {
		reasons = append(reasons, what.fault(path, code, law))
	}
	w := e.Work
	if !e.Forms.Dependents {
		add("forms.dependents", "yearend.no-form", textNoForm, lawSettle)
	}
	if w.OtherEmployer {
		add("work.other-employer", "yearend.other-employer", textOtherEmployer, lawSettle)
	}
	if w.DayLaborer {
		add("work.day-laborer", "yearend.day-laborer", textDayLaborer, lawSettle)
	}
	if w.NonResident {
		add("work.non-resident", "yearend.non-resident", textNonResident, lawSettle)
	}
	if w.DisasterRelief {
		add("work.disaster-relief", "yearend.disaster", textDisaster, lawDisaster)
	}
	if limit := t.rule.value().amount("pay-limit"); e.totalPay() > limit {
		add("pay", "yearend.pay-limit", textPayLimit(limit), lawSettle)
	}
	for i := range e.Former {
		if !e.Former[i].Held {
			add(fmt.Sprintf("former[%d]", i), "yearend.no-slip", textNoSlip, lawFormer)
		}
	}
	if reason, ok := t.departure(e); !ok {
		reasons = append(reasons, reason)
	}
	if len(reasons) > 0 {
		return &NotEligible{reasons}
	}
	if err := t.early(w); err != nil {
		return err
	}
	if tr.On() {
		tr.Add(why.Step{Key: "yearend.eligible", What: textEligible, Law: lawSettle,
			Inputs: []why.Input{
				why.In(textTotalPay, why.Yen(e.totalPay())),
				why.In(textSituation, why.Text(w.Situation.Label())),
				why.In(textDecidingDay, why.Date(w.deciding(t.Year))),
			},
			Table: t.rule.row(""), Result: why.Text(textSettled)})
	}
	return nil
}

// departure judges those who left in the year.
func (t *Tables) departure(e *Employee) (fault.Fault, bool) {
	const path = "work.situation"
	f := t.rule.value()
	sure, unsure := f.amount("part-time"), f.amount("part-time-unsure")
	switch w := e.Work; {
	case w.Situation == LeftOtherwise:
		return textLeft.fault(path, "yearend.left", lawDeparture), false
	case (w.Situation == LeftDisabled || w.Situation == LeftPartTime) && w.MoreWork:
		return textMoreWork.fault("work.more-work", "yearend.more-work", lawDeparture), false
	case w.Situation == LeftPartTime && e.totalPay() > unsure:
		return textPartTime(sure).fault(path, "yearend.part-time", lawDeparture), false
	case w.Situation == LeftPartTime && e.totalPay() > sure:
		return textPartTimeUnsure(sure, unsure).fault(path, "yearend.part-time-unsure",
			lawDeparture), false
	}
	return fault.Fault{}, true
}

// early refuses those who were to be settled before the law of the year came into force.
func (t *Tables) early(w Work) error {
	inForce := t.rule.value().days["in-force"]
	switch w.Situation {
	case Died, LeftCountry, LeftDisabled, LeftPartTime:
		if w.Day.Year() == int(t.Year) && w.Day.Before(inForce) {
			return &EarlyAdjustment{t.Year, w.Day, inForce}
		}
	}
	return nil
}

// totalPay is line ⑦: the pay of this employer and of the earlier ones.
func (e *Employee) totalPay() yen.Amount {
	sum := e.Pay.Salary + e.Pay.Bonus
	for i := range e.Former {
		sum += e.Former[i].Pay
	}
	return sum
}
