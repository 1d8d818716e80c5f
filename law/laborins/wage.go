package laborins

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// WageKind is the stable key of a kind of payment in the table of wages (賃金): "overtime",
// "commuting", "gift-of-occasion". WageKinds lists them.
type WageKind string

type wageRule struct {
	counts bool
	mark   string
}

var wageKinds = dated.MustLoadAt(root, tables, "tables/wage-kind", buildWages)

func buildWages(f *dated.File) (map[WageKind]wageRule, error) {
	all := map[WageKind]wageRule{}
	for _, r := range f.Rows {
		kind, counts := WageKind(r.Text("kind")), r.Text("counts")
		if _, twice := all[kind]; twice || counts != "yes" && counts != "no" {
			return nil, fmt.Errorf("line %d: the kind stands twice, or is neither yes nor no", r.Line)
		}
		all[kind] = wageRule{counts == "yes", r.Text("mark")}
	}
	return all, nil
}

// UnknownWageKindError says that a kind of payment is not in the table: a person must say
// whether it is paid for labor.
type UnknownWageKindError struct{ Kind WageKind }

// Error names the kind.
func (e *UnknownWageKindError) Error() string {
	return fmt.Sprintf("%s: no rule for the kind of payment %q", wageKinds.Name, string(e.Kind))
}

// CountsAsWage tells whether a kind of payment belongs to the wages from which labor insurance
// premiums are reckoned: whatever is paid for labor, under whatever name. Overtime, commuting
// allowances and bonuses count; what is paid to a director as such does not.
//
// Law: 徴収法2-2 徴収法11-2
func CountsAsWage(kind WageKind, day caldate.Date, t *why.Trace) (bool, error) {
	e, standing, err := wageKinds.At(day)
	if err != nil {
		return false, err
	}
	rule, ok := e.Value[kind]
	if !ok {
		return false, &UnknownWageKindError{kind}
	}
	if t.On() {
		answer := textCountsNot
		if rule.counts {
			answer = textCounts
		}
		t.Add(why.Step{
			Key: "employment.wage-kind", What: textWageKind, Law: lawWage,
			Inputs: []why.Input{why.In(textKind, why.Text(kind.Label()))},
			Table:  why.From(&e.Source, standing, string(kind)),
			Result: why.Text(answer), Note: rule.mark,
		})
	}
	return rule.counts, nil
}

// WageKinds lists the kinds of payment of the table in a fixed order.
//
// Law: 徴収法2-2
func WageKinds() []WageKind {
	all := make([]WageKind, len(wageKindOrder))
	copy(all, wageKindOrder[:])
	return all
}

// wageKindOrder is the order in which screens offer the kinds: first what counts.
var wageKindOrder = [...]WageKind{
	"base-pay", "overtime", "allowance", "commuting", "bonus", "in-kind", "paid-leave",
	"closure-allowance", "prepaid-retirement", "director-remuneration", "expense-reimbursement",
	"gift-of-occasion", "retirement-allowance", "dismissal-notice-pay",
	"accident-closure-compensation", "sickness-benefit",
}
