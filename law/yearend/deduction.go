package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// Couple are the total incomes of the employee and of the spouse.
type Couple struct{ Own, Spouse yen.Amount }

// SpouseDeduction is the deduction, or the special deduction, for a spouse (配偶者控除,
// 配偶者特別控除) by both total incomes, with the kind it is given as.
//
// Law: 所法83 所法83の2
func (t *Tables) SpouseDeduction(kind Kind, c Couple, tr *why.Trace) yen.Amount {
	tier, list := t.tier(c.Own), t.spouse.value().special
	switch kind {
	case SpouseGeneral:
		list = t.spouse.value().general
	case SpouseElderly:
		list = t.spouse.value().elderly
	case SpouseSpecial:
	default:
		tier = -1
	}
	amount, upto := yen.Amount(0), yen.Limit
	for i := range list {
		if tier >= 0 && c.Spouse <= list[i].upto {
			amount, upto = list[i].amount[tier], list[i].upto
			break
		}
	}
	if tr.On() {
		law := lawSpouse
		if kind == SpouseSpecial {
			law = lawSpouseSpecial
		}
		tr.Add(why.Step{
			Key: "yearend.spouse", What: LineSpouseDeduction.Label(), Law: law,
			Inputs: []why.Input{
				why.In(textOwnIncome, why.Yen(c.Own)), why.In(textSpouseIncome, why.Yen(c.Spouse)),
				why.In(textKind, why.Text(kind.Label())),
			},
			Table: t.spouse.row(textUpToAmount(upto)), Result: why.Yen(amount),
		})
	}
	return amount
}

// SpecificRelativeDeduction is the special deduction for a relative of 19 to 22 whose income is
// above the limit of a dependent (特定親族特別控除).
//
// Law: 所法84の2-1
func (t *Tables) SpecificRelativeDeduction(income yen.Amount, tr *why.Trace) yen.Amount {
	var b *band
	if income > t.limit.value().amount("dependent") {
		b = t.specificRelative.value().find(income)
	}
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.specific-relative", What: textSpecificRelative, Law: lawSpecificRelative,
			Inputs: []why.Input{why.In(textRelativeIncome, why.Yen(income))},
			Table:  t.specificRelative.row(textUpTo(b)), Result: why.Yen(amountOf(b)),
		})
	}
	return amountOf(b)
}

var personalNames = map[Kind]string{
	General: "general", Specific: "specific", Elderly: "elderly",
	CohabitingParent: "cohabiting-parent",
}

// DependentDeduction is the deduction for a dependent of a kind (扶養控除); 0 for other kinds.
//
// Law: 所法84-1 措法41の16-1
func (t *Tables) DependentDeduction(kind Kind, tr *why.Trace) yen.Amount {
	a := t.personal.value().amount(personalNames[kind])
	if tr.On() {
		tr.Add(t.personalStep(kind.Label(), why.Step{Key: "yearend.dependent", What: textDependent,
			Law: lawDependent, Result: why.Yen(a)}))
	}
	return a
}

// DisabilityDeduction is the deduction for a disabled person (障害者控除); together is told for a
// spouse or dependent who lives in the household.
//
// Law: 所法79-1 所法79-2 所法79-3
func (t *Tables) DisabilityDeduction(d Disability, together bool, tr *why.Trace) yen.Amount {
	name := ""
	switch {
	case d == Disabled:
		name = "disabled"
	case d == SpeciallyDisabled && together:
		name = "cohabiting-specially-disabled"
	case d == SpeciallyDisabled:
		name = "specially-disabled"
	}
	a := t.personal.value().amount(name)
	if tr.On() && d != NotDisabled {
		tr.Add(t.personalStep(d.label(together), why.Step{Key: "yearend.disability",
			What: textDisability, Law: lawDisability, Result: why.Yen(a)}))
	}
	return a
}

// personalStep explains an amount of the table of deductions for persons.
func (t *Tables) personalStep(kind string, s why.Step) why.Step {
	s.Inputs = []why.Input{why.In(textKind, why.Text(kind))}
	s.Table = t.personal.row(kind)
	return s
}

// Single is the employee's own circumstance without a spouse. The zero Single is none.
type Single uint8

// The circumstances.
const (
	NoSingle     Single = iota
	Bereaved            // 寡婦 by the death of the husband, or whose husband is missing
	Divorced            // 寡婦 by divorce: needs a dependent
	SingleParent        // ひとり親
)

// Self is what the declaration says of the employee's own circumstances.
type Self struct {
	Disability Disability
	Single     Single
	Partner    bool // lives as if married (事実婚)
	Student    bool // 勤労学生
}

// self is the part of line ⑲ that comes from the employee's own circumstances.
type self struct {
	single, student             yen.Amount
	singleReason, studentReason Reason
}

// ofSelf judges widow, single parent and working student.
//
// Law: 所法2-1-30 所法2-1-31 所法2-1-32 所法80-1 所法81-1 所法82-1
func (t *Tables) ofSelf(e *Employee, p *persons, total yen.Amount, tr *why.Trace) self {
	var out self
	if e.Self.Single != NoSingle {
		out.singleReason = t.againstSingle(e, p, total)
		if out.singleReason == NoReason {
			name, what, law := "widow", textWidow, lawWidow
			if e.Self.Single == SingleParent {
				name, what, law = "single-parent", textSingleParent, lawSingleParent
			}
			out.single = t.personal.value().amount(name)
			if tr.On() {
				tr.Add(t.personalStep(e.Self.Single.Label(), why.Step{Key: "yearend.single", What: what,
					Law: law, Result: why.Yen(out.single)}))
			}
		}
	}
	if e.Self.Student {
		out.studentReason = t.againstStudent(e, total)
		if out.studentReason == NoReason {
			out.student = t.personal.value().amount("student")
			if tr.On() {
				tr.Add(t.personalStep(textStudent, why.Step{Key: "yearend.student", What: textStudent,
					Law: lawStudent, Result: why.Yen(out.student)}))
			}
		}
	}
	return out
}

// againstSingle is what stands against the deduction for a widow or single parent. A spouse who
// died in the year does not.
func (t *Tables) againstSingle(e *Employee, p *persons, total yen.Amount) Reason {
	switch {
	case total > t.limit.value().amount("widow"):
		return ReasonEmployeeIncome
	case e.Spouse != nil && e.Spouse.Died.IsZero():
		return ReasonMarried
	case e.Self.Partner:
		return ReasonPartner
	case e.Self.Single == SingleParent && !p.child:
		return ReasonNoChild
	case e.Self.Single == Divorced && !p.dependent:
		return ReasonNoDependent
	}
	return NoReason
}

func (t *Tables) againstStudent(e *Employee, total yen.Amount) Reason {
	switch f := t.limit.value(); {
	case total > f.amount("student"):
		return ReasonIncome
	case e.Income.Unearned > f.amount("unearned"):
		return ReasonUnearned
	}
	return NoReason
}
