package remuneration

import (
	"fmt"
	"slices"
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/why"
)

// ChangeKind is what changed of somebody's pay, as tables/fixed-pay lists it.
type ChangeKind string

// Kinds of change. The last three are none of fixed pay.
const (
	BasePay        ChangeKind = "base"
	UnitPrice      ChangeKind = "unit-price"
	PaySystem      ChangeKind = "pay-system"
	Allowance      ChangeKind = "allowance"
	CommutingPay   ChangeKind = "commuting"
	OvertimeRate   ChangeKind = "overtime-rate"
	FurloughChange ChangeKind = "furlough"
	OvertimeAmount ChangeKind = "overtime-amount"
	SickPay        ChangeKind = "sick-pay"
	Absence        ChangeKind = "absence"
)

// Change is one change of somebody's pay.
type Change struct {
	Kind ChangeKind
	// Paid is the first month whose pay shows the change. With WithinPeriod it shows it for a part of
	// the pay period only, and the next month is the first in full.
	Paid         caldate.Month
	WithinPeriod bool
	// DifferencePaid is the month in which a raise of earlier months was made up; zero for none.
	DifferencePaid caldate.Month
	// Before and After are the amounts a month, or the unit prices, whichever are comparable.
	Before, After Amount
}

// Occasion is a month in which fixed pay changed, from which three months are looked at.
type Occasion struct {
	Month     caldate.Month
	Direction Direction
	Kinds     []ChangeKind
	Judgement *why.Judgement // which way pay moved, where the amounts do not say
}

// fixedKind is one row of what counts as a change of fixed pay.
type fixedKind struct {
	fixed       bool
	label, mark string
}

var fixedKinds = dated.MustLoadAt(root, tables, "tables/fixed-pay",
	func(f *dated.File) (map[ChangeKind]fixedKind, error) {
		kinds := map[ChangeKind]fixedKind{}
		for _, r := range f.Rows {
			fixed := r.Text("fixed")
			if fixed != "yes" && fixed != "no" {
				return nil, fmt.Errorf("line %d: fixed is neither yes nor no", r.Line)
			}
			kinds[ChangeKind(r.Text("kind"))] = fixedKind{fixed == "yes", r.Text("label"),
				r.Text("mark")}
		}
		return kinds, nil
	})

// Month is the month from which three are looked at: the first paid in full after the change, and
// of a raise that was made up later the month in which the difference was paid.
//
// Law: 健保法43-1 保発0301-8
func (c Change) Month() caldate.Month {
	switch {
	case !c.DifferencePaid.IsZero():
		return c.DifferencePaid
	case c.WithinPeriod:
		return c.Paid.Add(1)
	}
	return c.Paid
}

// Occasions gives the months from which an occasional revision is to be asked, earliest first.
// Several changes that show in one month are one occasion, in the direction of their sum. Changes
// that are none of fixed pay, as more overtime, are explained and give none.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func Occasions(changes []Change, t *why.Trace) ([]Occasion, error) {
	sums := map[caldate.Month]Amount{}
	var all []Occasion
	for n, c := range changes {
		month := c.Month()
		e, standing, err := fixedKinds.At(month.First())
		if err != nil {
			return nil, err
		}
		kind, known := e.Value[c.Kind]
		if !known {
			return nil, kindFault(n)
		}
		explainChange(t, c, kind, why.From(&e.Source, standing, kind.label))
		if !kind.fixed {
			continue
		}
		sums[month] += c.After - c.Before
		i := slices.IndexFunc(all, func(o Occasion) bool { return o.Month == month })
		if i < 0 {
			all, i = append(all, Occasion{Month: month}), len(all)
		}
		all[i].Kinds = append(all[i].Kinds, c.Kind)
	}
	for i := range all {
		o := &all[i]
		o.Direction = Direction(sign(int(sums[o.Month])))
		if o.Direction == Unchanged {
			o.Judgement = directionJudgement()
		}
	}
	slices.SortFunc(all, func(a, b Occasion) int { return a.Month.Compare(b.Month) })
	return all, nil
}

func directionJudgement() *why.Judgement {
	return &why.Judgement{Key: "occasional.direction", Law: citeOccasional,
		Question: textDirectionQuestion, Proposal: textDirectionProposal}
}

func explainChange(t *why.Trace, c Change, k fixedKind, row why.Table) {
	if !t.On() {
		return
	}
	result := textNotFixed
	if k.fixed {
		result = textFixed
	}
	t.Add(why.Step{Key: "remuneration.change", What: k.label, Law: citeOccasional,
		Inputs: []why.Input{why.In(textChangeMonth, why.Month(c.Month())),
			why.In(textBeforeChange, why.Yen(c.Before)), why.In(textAfterChange, why.Yen(c.After))},
		Table: row, Result: why.Text(result), Note: k.mark})
}

// kindFault names a change of a kind that the table does not list.
func kindFault(i int) error {
	var faults fault.List
	faults.Add(fault.Fault{Path: "changes[" + strconv.Itoa(i) + "].kind", Code: "occasional.kind",
		Message: textWrongKind, Remedy: textWrongKindRemedy})
	return faults.Err()
}
