package coverage

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Status is how a worker is covered.
type Status string

// The statuses.
const (
	NotInsured Status = "not-insured"
	General    Status = "general"    // hours and days of regular staff
	PartTime   Status = "part-time"  // below them, at three quarters or more (短時間就労者)
	ShortTime  Status = "short-time" // by the expansion (短時間労働者)
)

// Measure is the worker's contractual figure beside that of regular staff in the same work, in
// the same unit: minutes of a week, days of a month.
type Measure struct{ Own, Regular int }

// Term is how long the employment is to last.
type Term struct {
	Days    caldate.Range // a zero Through is without an end
	Renewal Renewal
}

// Renewal says whether a contract with an end may go on.
type Renewal uint8

// The answers; the zero Renewal is that nobody has said.
const (
	RenewalUnknown  Renewal = iota
	RenewalExpected         // the contract says it may be renewed, or such contracts were
	RenewalNone             // agreed that it ends
)

// Work is the contract of a worker.
type Work struct {
	Minutes Measure // of a week
	Days    Measure // of a month
	// Pay is fixed pay of a month: without overtime, bonuses, commuting, family and attendance
	// allowances.
	Pay     yen.Amount
	Term    Term
	Student bool // a daytime student
	// Permit is a permit to pay less than the minimum wage; such a worker below the pay stays
	// outside unless the person applies.
	Permit, PermitApplied bool
}

// Employer is what decides whether the expansion reaches its workers.
type Employer struct {
	// Insured are the pension insured persons of all establishments of the corporate number,
	// short-time workers left out.
	Insured int
	// Voluntary is an establishment covered by agreement (任意特定適用事業所), Public one of the State or
	// a local government.
	Voluntary, Public bool
}

// Condition is one condition and whether it is met.
type Condition struct {
	Key string // three-quarters.hours, expansion.size …
	Met bool
}

// Result is how a worker is covered, with every condition looked at.
type Result struct {
	Status     Status
	Conditions []Condition
	Judgements []why.Judgement
}

// Insured reports whether the worker is insured.
//
// Law: 健保法3-1 厚年法9 厚年法12
func (r *Result) Insured() bool { return r.Status != NotInsured }

// Test decides how a worker is covered. Three quarters of hours and of days suffice by themselves,
// whatever the employer's size, pay or studies. Below that the conditions of the expansion must
// all be met. A contract of two months or less without prospect of renewal covers nobody.
//
// Law: 健保法3-1-2 健保法3-1-9 厚年法12-1-1 厚年法12-1-5
func (r *Rules) Test(w Work, e Employer, t *why.Trace) Result {
	out := Result{Status: NotInsured}
	term := r.term(w.Term, &out)
	hours := atLeast(w.Minutes, r.ordinary.Value.part)
	days := atLeast(w.Days, r.ordinary.Value.part)
	out.add("three-quarters.hours", hours)
	out.add("three-quarters.days", days)
	switch {
	case hours && days && term:
		out.Status = PartTime
		if w.Minutes.Own >= w.Minutes.Regular && w.Days.Own >= w.Days.Regular {
			out.Status = General
		}
	case hours && days:
	default:
		if r.expanded(w, e, &out) && term {
			out.Status = ShortTime
		}
	}
	if t.On() {
		r.explain(w, e, &out, t)
	}
	return out
}

func (r *Result) add(key string, met bool) bool {
	r.Conditions = append(r.Conditions, Condition{key, met})
	return met
}

// atLeast reports whether the worker reaches the part of regular staff. Where regular staff have
// no figure nothing is reached.
func atLeast(m Measure, part yen.Rate) bool {
	return m.Regular > 0 && int64(m.Own)*part.Den >= int64(m.Regular)*part.Num
}

// term reports whether the employment is expected to be longer than two months. A renewal nobody
// has spoken about is a question for a person; until it is answered the term is taken for short.
//
// Law: 健保法3-1-2 厚年法12-1-1
func (r *Rules) term(term Term, out *Result) bool {
	last := term.Days.From.LastDayOfMonths(r.ordinary.Value.months)
	long := term.Days.Through.IsZero() || term.Days.Through.After(last)
	met := long || term.Renewal == RenewalExpected
	out.add("term", met)
	if !long && term.Renewal == RenewalUnknown {
		out.Judgements = append(out.Judgements, why.Judgement{
			Key: "coverage.renewal", Question: askRenewal, Proposal: proposeRenewal, Law: lawTerm,
			Needs: []string{needContract},
		})
	}
	return met
}

// expanded looks at every condition of the expansion, so that all that fail are listed.
//
// Law: 健保法3-1-9 厚年法12-1-5
func (r *Rules) expanded(w Work, e Employer, out *Result) bool {
	c := &r.expansion.Value
	met := out.add("expansion.size", e.Voluntary || e.Public || e.Insured >= c.size)
	met = out.add("expansion.hours", w.Minutes.Own >= c.weekMinutes) && met
	switch {
	case c.pay > 0:
		met = out.add("expansion.pay", w.Pay >= c.pay) && met
	case w.Permit && c.permitPay > 0:
		met = out.add("expansion.permit", w.PermitApplied || w.Pay >= c.permitPay) && met
	}
	met = out.add("expansion.student", !w.Student) && met
	if w.Student {
		out.Judgements = append(out.Judgements, why.Judgement{
			Key: "coverage.student", Question: askStudent, Proposal: proposeStudent,
			Law: lawExpansion, Needs: []string{needStudent},
		})
	}
	return met
}

func (r *Rules) explain(w Work, e Employer, out *Result, t *why.Trace) {
	for _, c := range out.Conditions {
		step := why.Step{
			Key: "coverage." + c.Key, What: conditionTexts[c.Key], Law: conditionLaw(c.Key),
			Table:  why.From(&r.expansion.Source, r.expansionStanding, ""),
			Inputs: r.inputs(c.Key, w, e),
			Result: why.Text(metText(c.Met)),
			Note:   r.expansion.Mark,
		}
		if conditionLaw(c.Key) != lawExpansion {
			step.Table = why.From(&r.ordinary.Source, r.ordinaryStanding, "")
			step.Note = ""
		}
		t.Add(step)
	}
	t.Add(why.Step{
		Key: "coverage.status", What: textStatus, Law: lawStatus,
		Result: why.Text(out.Status.Label()),
	})
}

func (r *Rules) inputs(key string, w Work, e Employer) []why.Input {
	c := &r.expansion.Value
	switch key {
	case "three-quarters.hours":
		return []why.Input{why.In(textOwn, why.Minutes(w.Minutes.Own)),
			why.In(textRegular, why.Minutes(w.Minutes.Regular))}
	case "three-quarters.days":
		return []why.Input{why.In(textOwn, why.Count(w.Days.Own, textDay)),
			why.In(textRegular, why.Count(w.Days.Regular, textDay))}
	case "expansion.hours":
		return []why.Input{why.In(textOwn, why.Minutes(w.Minutes.Own)),
			why.In(textNeeded, why.Minutes(c.weekMinutes))}
	case "expansion.size":
		return []why.Input{why.In(textInsured, why.Count(e.Insured, textPerson)),
			why.In(textNeeded, why.Count(c.size, textPerson))}
	case "expansion.pay":
		return []why.Input{why.In(textOwn, why.Yen(w.Pay)), why.In(textNeeded, why.Yen(c.pay))}
	case "expansion.permit":
		return []why.Input{why.In(textOwn, why.Yen(w.Pay)),
			why.In(textNeeded, why.Yen(c.permitPay))}
	case "term":
		return []why.Input{why.In(textTermFrom, why.Date(w.Term.Days.From))}
	}
	return nil
}
