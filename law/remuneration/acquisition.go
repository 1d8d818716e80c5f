package remuneration

import (
	"slices"
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

var acquisitionRules = loadRules("tables/acquisition", "month-days", "early-through",
	"until-month")

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
	if err := o.check(); err != nil {
		return Decision{}, err
	}
	grades, standing, err := GradesOn(o.Acquired)
	if err != nil {
		return Decision{}, err
	}
	monthly, judgement := o.monthly(r, t)
	from := o.Acquired.Month()
	d := Decision{Key: Decided, Standard: grades.Of(monthly), From: from, Through: r.valid(from),
		Judgement: judgement, Standing: r.standing.Worse(standing)}
	d.Average, d.Total = monthly, monthly
	d.Filed = d.Figures
	if t.On() {
		t.Add(why.Step{Key: "remuneration.acquisition", What: textAcquisition, Law: citeAcquisition,
			Inputs: []why.Input{why.In(textMonthly, why.Yen(monthly)),
				why.In(textThrough, why.Month(d.Through))},
			Table: r.table(textAcquisition), Result: why.Yen(monthly)})
		grades.explain(t, &d)
	}
	return d, nil
}

func (o *OnAcquisition) check() error {
	var faults fault.List
	if o.Overtime < 0 || o.Kind < 0 {
		faults.Add(fault.Fault{Path: "overtime", Code: "acquisition.negative", Message: textNegative,
			Remedy: textNegativeRemedy})
	}
	for i, p := range o.Pays {
		path := "pays[" + strconv.Itoa(i) + "]"
		if p.Amount < 0 || p.Days < 0 || slices.ContainsFunc(p.Similar, below) {
			faults.Add(fault.Fault{Path: path, Code: "acquisition.negative", Message: textNegative,
				Remedy: textNegativeRemedy})
		}
		if p.Basis != ByMonth && p.Basis != ByTime {
			faults.Add(fault.Fault{Path: path, Code: "acquisition.basis", Message: textNoBasis,
				Remedy: textNoBasisRemedy, Law: "健保法42-1"})
		}
	}
	return faults.Err()
}

func below(a Amount) bool { return a < 0 }

// monthly adds the parts of the pay. Each is cut to whole yen for itself.
//
// Law: 健保法42-1 厚年法22-1
func (o *OnAcquisition) monthly(r rules, t *why.Trace) (Amount, *why.Judgement) {
	var judgement *why.Judgement
	sum := o.Overtime + o.Kind
	for _, p := range o.Pays {
		part := p.monthly(r)
		sum += part
		if p.Basis == ByTime && len(p.Similar) == 0 {
			judgement = &why.Judgement{Key: "acquisition.similar", Law: citeAcquisition,
				Question: textSimilarQuestion, Proposal: textSimilarProposal}
		}
		if t.On() {
			t.Add(why.Step{Key: "remuneration.acquisition.part", What: basisText(p.Basis),
				Law: "健保法42-1 厚年法22-1", Inputs: []why.Input{why.In(textAgreed, why.Yen(p.Amount)),
					why.In(textPeriod, why.Count(p.Days, textDay)),
					why.In(textSimilar, why.Count(len(p.Similar), textPersons))},
				Table: r.table("month-days"), Rounding: yen.Truncate, Result: why.Yen(part)})
		}
	}
	return sum, judgement
}

// monthly is one part of the pay, of thirty days. Pay by time of which nobody else's is known is
// taken as what is expected.
//
// Law: 健保法42-1 厚年法22-1
func (p *Pay) monthly(r rules) Amount {
	switch {
	case p.Basis == ByTime && len(p.Similar) > 0:
		var all Amount
		for _, s := range p.Similar {
			all += s
		}
		return average(all, len(p.Similar))
	case p.Days == 0:
		return p.Amount
	}
	days := yen.Rate{Num: int64(r.of("month-days")), Den: int64(p.Days)}
	return yen.Truncate.Round(p.Amount.Times(days))
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
