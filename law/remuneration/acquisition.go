package remuneration

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

var acquisitionRules = loadRules("tables/acquisition", "month-days", "early-through", "early-until",
	"late-until")

// PayBasis is how pay is agreed, as the determination on acquisition asks.
type PayBasis uint8

// Bases of pay.
const (
	// ByMonth is pay by the month, week or other fixed period.
	ByMonth PayBasis = iota + 1
	// ByTime is pay by the day, the hour or the piece.
	ByTime
)

// Pay is one part of what somebody is to be paid.
type Pay struct {
	Basis PayBasis
	// Amount is the amount for the period of so many days; with Days 0 it is for a month.
	Amount Amount
	Days   int
	// Similar is what those with the same work and pay earned in the month before, for pay by time.
	Similar []Amount
}

// OnAcquisition is what the determination on acquisition (資格取得時決定) looks at.
type OnAcquisition struct {
	Acquired caldate.Date
	Pays     []Pay
	// Overtime is what is expected of overtime in a month; it counts [unverified].
	Overtime Amount
	Kind     Amount // pay in kind, a month
}

// Determine sets the first standard: pay by the month as it is, by other periods by its days, pay
// by time by what others with the same work earned in the month before, several kinds added up.
// It holds to the next August, for an acquisition from June on to that of the next year.
//
// Law: 健保法42-1 健保法42-2 厚年法22-1 厚年法22-2
func (o *OnAcquisition) Determine(t *why.Trace) (Decision, error) {
	r, err := rulesAt(acquisitionRules, o.Acquired)
	if err != nil {
		return Decision{}, err
	}
	monthly, judgement, err := o.monthly(r)
	if err != nil {
		return Decision{}, err
	}
	grades, _, err := GradesOn(o.Acquired)
	if err != nil {
		return Decision{}, err
	}
	from := o.Acquired.Month()
	d := Decision{Key: Decided, Average: monthly, Total: monthly, Standard: grades.Of(monthly),
		From: from, Judgement: judgement,
		Through: caldate.Month{Year: from.Year, Number: r.of("early-until")}}
	if from.Number > r.of("early-through") {
		d.Through = caldate.Month{Year: from.Year + 1, Number: r.of("late-until")}
	}
	if t.On() {
		t.Add(why.Step{Key: "remuneration.acquisition", What: textAcquisition,
			Law: "健保法42-1 厚年法22-1",
			Inputs: []why.Input{why.In(textMonthly, why.Yen(monthly)),
				why.In(textThrough, why.Month(d.Through))},
			Table: r.table(textAcquisition), Result: why.Yen(d.Standard.Health)})
		grades.explain(t, &d)
	}
	return d, nil
}

func (o *OnAcquisition) monthly(r rules) (Amount, *why.Judgement, error) {
	var faults fault.List
	var judgement *why.Judgement
	sum := o.Overtime + o.Kind
	for _, p := range o.Pays {
		switch {
		case p.Amount < 0 || p.Days < 0:
			faults.Add(fault.Fault{Path: "pays", Code: "acquisition.negative", Message: textNegative,
				Remedy: textNegativeRemedy})
		case p.Basis == ByMonth && p.Days == 0:
			sum += p.Amount
		case p.Basis == ByMonth:
			days := yen.Rate{Num: int64(r.of("month-days")), Den: int64(p.Days)}
			sum += yen.Truncate.Round(p.Amount.Times(days))
		case len(p.Similar) > 0:
			var all Amount
			for _, s := range p.Similar {
				all += s
			}
			sum += average(all, len(p.Similar))
		default:
			judgement = &why.Judgement{Key: "acquisition.similar", Law: "健保法42-1 厚年法22-1",
				Question: textSimilarQuestion, Proposal: textSimilarProposal}
			sum += p.Amount
		}
	}
	return sum, judgement, faults.Err()
}

// TwoEmployers is the standard of somebody insured at two or more establishments: by the sum of
// what all of them pay. Each employer reports its own pay alone.
//
// Law: 健保法44-3 厚年法24-2
func TwoEmployers(own []Amount, day caldate.Date) (sum Amount, s Standard, err error) {
	grades, _, err := GradesOn(day)
	if err != nil {
		return 0, Standard{}, err
	}
	for _, a := range own {
		sum += a
	}
	return sum, grades.Of(sum), nil
}
