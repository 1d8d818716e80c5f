package withholding

import (
	"romukura/ground/fault"
	"romukura/law/why"
)

// Declaration is what the filed 扶養控除等申告書 says of the employee and the family, as of the day of
// payment. Whether a person keeps within an income limit is the declaration's word; this package
// does not judge it [unverified for the limits of January to November 2026].
type Declaration struct {
	Filed      bool // the declaration is on file with this employer
	DayLaborer bool // hired by the day, engaged no longer than two months

	Spouse    bool // a source-deduction spouse (源泉控除対象配偶者)
	Relatives int  // source-deduction relatives (源泉控除対象親族)

	Disabled       bool // the employee, specially disabled or not
	Widow          bool
	SingleParent   bool
	WorkingStudent bool

	// FamilyDisabled counts the disabled among spouse and dependents, those under 16 and the
	// specially disabled included; CohabitingDisabled those of them who are specially disabled and
	// live in the household (同居特別障害者): each is counted once more.
	FamilyDisabled     int
	CohabitingDisabled int

	// SecondaryRelatives is the number on the form for a secondary employer (従たる給与), where this
	// employer is one.
	SecondaryRelatives int
}

// Payee is the column and the number of dependents that a declaration gives: column A with one for
// each spouse, relative and circumstance when it is filed, column C for day laborers, else column B
// with the number on the secondary form.
//
// Law? 所法185-1 所法187 所法194-1 所法195-1
func (d Declaration) Payee(tr *why.Trace) (Payee, error) {
	if err := d.faults(); err != nil {
		return Payee{}, err
	}
	p := Payee{Column: ColumnB, Dependents: d.SecondaryRelatives}
	switch {
	case d.DayLaborer:
		p = Payee{Column: ColumnC}
	case d.Filed:
		p = Payee{Column: ColumnA, Dependents: d.count()}
	}
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.dependents", What: textDependents, Law: lawDeclaration,
			Inputs: d.inputs(p), Result: why.Count(p.Dependents, textPersons),
			Note: textColumnReason(p.Column),
		})
	}
	return p, nil
}

func (d Declaration) count() int {
	n := d.Relatives + d.FamilyDisabled + d.CohabitingDisabled
	for _, yes := range []bool{d.Spouse, d.Disabled, d.Widow, d.SingleParent, d.WorkingStudent} {
		if yes {
			n++
		}
	}
	return n
}

func (d Declaration) inputs(p Payee) []why.Input {
	in := []why.Input{why.In(textColumn, why.Text(p.Column.Label()))}
	add := func(name string, n int) {
		if n > 0 {
			in = append(in, why.In(name, why.Count(n, textPersons)))
		}
	}
	if p.Column == ColumnB {
		add(textSecondary, d.SecondaryRelatives)
	}
	if p.Column != ColumnA {
		return in
	}
	add(textSpouse, one(d.Spouse))
	add(textRelatives, d.Relatives)
	add(textDisabled, one(d.Disabled))
	add(textWidow, one(d.Widow))
	add(textSingleParent, one(d.SingleParent))
	add(textWorkingStudent, one(d.WorkingStudent))
	add(textFamilyDisabled, d.FamilyDisabled)
	add(textCohabiting, d.CohabitingDisabled)
	return in
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (d Declaration) faults() error {
	var l fault.List
	for _, n := range []struct {
		path  string
		count int
	}{
		{"relatives", d.Relatives}, {"family-disabled", d.FamilyDisabled},
		{"cohabiting-disabled", d.CohabitingDisabled},
		{"secondary-relatives", d.SecondaryRelatives},
	} {
		if n.count < 0 || n.count > dependentLimit/4 {
			l.Add(fault.Fault{Path: n.path, Code: "withholding.dependents",
				Message: textBadDependents, Remedy: textBadDependentsRemedy})
		}
	}
	if d.CohabitingDisabled > d.FamilyDisabled {
		l.Add(fault.Fault{Path: "cohabiting-disabled", Code: "withholding.cohabiting",
			Message: textCohabitingMore, Remedy: textCohabitingMoreRemedy, Law: lawDeclaration})
	}
	if d.Widow && d.SingleParent {
		l.Add(fault.Fault{Path: "widow", Code: "withholding.widow-and-parent",
			Message: textWidowAndParent, Remedy: textWidowAndParentRemedy, Law: lawWidow})
	}
	if d.Filed && d.SecondaryRelatives > 0 {
		l.Add(fault.Fault{Path: "secondary-relatives", Code: "withholding.both-forms",
			Message: textBothForms, Remedy: textBothFormsRemedy, Law: lawDeclaration})
	}
	return l.Err()
}
