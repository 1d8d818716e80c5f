package remuneration

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/why"
)

var annualRules = loadRules("tables/annual", "days", "days-short-time", "days-part-time-low",
	"first-month", "months", "excluded-from-month", "excluded-from-day", "excluded-to-month",
	"excluded-to-day", "revision-first-month", "revision-last-month", "effective-month",
	"average-grades", "bonus-times")

// Annual is what the annual determination (定時決定) of one person looks at.
type Annual struct {
	Year     int
	Acquired caldate.Date // of insured status
	Lost     caldate.Date // zero while insured
	Category Category
	Months   [3]Month // paid in April, May and June
	Current  Standard // standard before the decision
	// Revised is the first month of a revision in July, August or September, made or to be made.
	Revised caldate.Month
	// Bonuses are payments of one kind in the year to 1 July; four and more count as remuneration.
	Bonuses []Amount
	// Year's average: what the months from July of last year to June give, where it was asked for.
	YearMonths []Month
	// Seasonal is true where the difference recurs by the nature of the work, Consent where the
	// insured person agreed in writing.
	Seasonal, Consent bool
}

// Key says why a decision ended as it did.
type Key string

// Ends of the annual determination.
const (
	Decided      Key = "decided"
	KeptPrevious Key = "kept-previous"    // no month counts: the standard before stays
	ExcludedNew  Key = "excluded-new"     // acquired from 1 June to 1 July
	ExcludedRev  Key = "excluded-revised" // revised from July, August or September
	ExcludedGone Key = "excluded-gone"    // not insured on 1 July
	ExcludedLate Key = "excluded-late"    // acquired after 1 July
	ByAverage    Key = "average"          // decided by the year's average
)

// Excluded reports an end at which the person takes no part in the annual determination.
//
// Law: 健保法41-3
func (k Key) Excluded() bool {
	return k == ExcludedNew || k == ExcludedRev || k == ExcludedGone || k == ExcludedLate
}

// Decision is the outcome of an annual determination, or of another that sets the standard.
type Decision struct {
	Key         Key            `json:"key"`
	Months      []Counted      `json:"months,omitempty"`
	Used        int            `json:"used"` // months that count
	Total       Amount         `json:"total"`
	Average     Amount         `json:"average"`
	YearAverage Amount         `json:"year_average,omitempty"`
	Standard    Standard       `json:"standard"`
	From        caldate.Month  `json:"from"`
	Through     caldate.Month  `json:"through"` // last month unless revised before
	Judgement   *why.Judgement `json:"judgement,omitempty"`
}

// Determine decides the standard from September on by the pay of April, May and June.
//
// Months with enough base days count: 17; of part-timers those with 17, and where there is none
// those with 15; of short-time workers those with 11. A month counts by the category at its end.
// Where no month counts the standard before stays.
//
// Law: 健保法41-1 健保法41-2 健保法41-3 厚年法21-1 厚年法21-2 厚年法21-3 保発0301-8
func (a *Annual) Determine(t *why.Trace) (Decision, error) {
	july := caldate.Month{Year: a.Year, Number: 7}.First()
	r, err := rulesAt(annualRules, july)
	if err != nil {
		return Decision{}, err
	}
	if err := a.check(r); err != nil {
		return Decision{}, err
	}
	from := caldate.Month{Year: a.Year, Number: r.of("effective-month")}
	d := Decision{From: from, Through: from.Add(11), Standard: a.Current}
	if key := a.excluded(r); key != "" {
		d.Key = key
		end{"remuneration.annual.scope", citeAnnualScope, key}.explain(t, r)
		return d, nil
	}
	grades, _, err := GradesOn(from.First())
	if err != nil {
		return Decision{}, err
	}
	a.count(r, &d)
	explainMonths(t, citeAnnual, d.Months, r.table(textBaseDays))
	if d.Used == 0 {
		d.Key = KeptPrevious
		end{"remuneration.annual", citeInsurer, d.Key}.explain(t, r)
		return d, nil
	}
	d.Key, d.Average = Decided, average(d.Total, d.Used)
	d.Standard = grades.Of(d.Average)
	grades.explain(t, &d)
	a.byYear(r, grades, &d, t)
	return d, nil
}

func (a *Annual) check(r rules) error {
	var faults fault.List
	for i := range a.Months {
		want := caldate.Month{Year: a.Year, Number: r.of("first-month") + i}
		if !a.Months[i].Month.IsZero() && a.Months[i].Month != want {
			faults.Add(fault.Fault{Path: "months", Code: "annual.months", Message: textWrongMonths,
				Remedy: textWrongMonthsRemedy, Law: "健保法41-1"})
		}
		if a.Months[i].Days < 0 || a.Months[i].total() < 0 {
			faults.Add(fault.Fault{Path: "months", Code: "annual.negative", Message: textNegative,
				Remedy: textNegativeRemedy})
		}
	}
	return faults.Err()
}

// excluded says why a person takes no part; empty when he or she does.
//
// Law: 健保法41-1 健保法41-3
func (a *Annual) excluded(r rules) Key {
	from := a.day(r, "excluded-from")
	to := a.day(r, "excluded-to")
	switch {
	case a.Acquired.After(to):
		return ExcludedLate
	case !a.Lost.IsZero() && !a.Lost.After(to):
		return ExcludedGone
	case !a.Acquired.Before(from):
		return ExcludedNew
	case a.Revised.Year == a.Year && a.Revised.Number >= r.of("revision-first-month") &&
		a.Revised.Number <= r.of("revision-last-month"):
		return ExcludedRev
	}
	return ""
}

// day is the day of the year that two rows, its month and its day, name.
func (a *Annual) day(r rules, name string) caldate.Date {
	return caldate.Month{Year: a.Year, Number: r.of(name + "-month")}.Day(r.of(name + "-day"))
}

// count takes the months that have enough days.
func (a *Annual) count(r rules, d *Decision) {
	low := a.Category == PartTime && !a.reaches(r.of("days"))
	extra := a.bonusPerMonth(r)
	for i := range a.Months {
		m := &a.Months[i]
		c := Counted{Month: m.Month, Amount: m.total() + extra, Days: m.Days}
		need := a.need(r, m, low)
		switch {
		case m.Partial:
			c.Reason = textPartial
		case m.Reduced:
			c.Reason = textReduced
		case m.Month.IsZero():
			c.Reason = textNoPay
		case m.Days < need:
			c.Reason = daysText(m.Days, need)
		default:
			c.Counts, c.Reason = true, enoughText(m.Days, need)
			d.Used++
			d.Total += c.Amount
		}
		d.Months = append(d.Months, c)
	}
}

// need is the number of base days that a month needs, by the category at its end.
//
// Law: 健保法41-1 健保則24の2 保発0301-8
func (a *Annual) need(r rules, m *Month, low bool) int {
	category := a.Category
	if m.Category != General {
		category = m.Category
	}
	switch {
	case category == ShortTime:
		return r.of("days-short-time")
	case category == PartTime && low:
		return r.of("days-part-time-low")
	}
	return r.of("days")
}

func (a *Annual) reaches(days int) bool {
	for i := range a.Months {
		if !a.Months[i].Partial && !a.Months[i].Reduced && a.Months[i].Days >= days {
			return true
		}
	}
	return false
}

// bonusPerMonth spreads payments that come four times a year and more over twelve months: they are
// remuneration, not bonus.
//
// Law: 健保法3-5 健保法3-6 厚年法3-1
func (a *Annual) bonusPerMonth(r rules) Amount {
	per, _ := bonusesAsPay(a.Bonuses, r.of("bonus-times"))
	return per
}

func bonusesAsPay(bonuses []Amount, times int) (Amount, bool) {
	if len(bonuses) < times {
		return 0, false
	}
	var sum Amount
	for _, b := range bonuses {
		sum += b
	}
	return average(sum, 12), true
}

// BonusesAsPay tells whether payments of one kind in the year to 1 July are remuneration because
// there are four and more, and what they add to each month.
//
// Law: 健保法3-5 健保法3-6 厚年法3-1
func BonusesAsPay(bonuses []Amount, year int) (perMonth Amount, remuneration bool, err error) {
	r, err := rulesAt(annualRules, caldate.Month{Year: year, Number: 7}.First())
	if err != nil {
		return 0, false, err
	}
	perMonth, remuneration = bonusesAsPay(bonuses, r.of("bonus-times"))
	return perMonth, remuneration, nil
}

// byYear looks at the year's average where it was given: two grades apart, recurring by the
// nature of the work, and the person's consent let the insurer decide by it. A person decides.
//
// Law: 健保法44-1 厚年法24-1 保発0301-8
func (a *Annual) byYear(r rules, grades Both, d *Decision, t *why.Trace) {
	sum, n := yearTotal(a.YearMonths, r, a.Category)
	if n == 0 {
		return
	}
	d.YearAverage = average(sum, n)
	if grades.apart(d.Average, d.YearAverage) < r.of("average-grades") {
		return
	}
	year := grades.Of(d.YearAverage)
	d.Judgement = &why.Judgement{Key: "annual.average", Law: "健保法44-1 厚年法24-1 保発0301-8",
		Question: textAverageQuestion, Proposal: averageProposal(year), Needs: averageNeeds}
	if a.Seasonal && a.Consent {
		d.Key, d.Standard = ByAverage, year
	}
	if t.On() {
		t.Add(why.Step{Key: "remuneration.annual.average", What: textYearAverage,
			Law: "健保法44-1 保発0301-8",
			Inputs: []why.Input{why.In(textAverage, why.Yen(d.Average)),
				why.In(textYearAverage, why.Yen(d.YearAverage))},
			Table: r.table(textGradesApart), Result: why.Text(string(d.Key))})
	}
}

// yearTotal adds the months of a year's average that have enough days.
func yearTotal(months []Month, r rules, c Category) (sum Amount, n int) {
	need := r.of("days")
	if c == ShortTime {
		need = r.of("days-short-time")
	}
	for i := range months {
		if months[i].Days >= need && !months[i].Partial && !months[i].Reduced {
			sum += months[i].total()
			n++
		}
	}
	return sum, n
}

// apart is the larger distance in grades of two amounts over the two insurances.
func (b Both) apart(x, y Amount) int {
	return max(distance(b.Health, x, y), distance(b.Pension, x, y))
}

func distance(g *Grades, x, y Amount) int {
	d := g.Of(x).Number - g.Of(y).Number
	return max(d, -d)
}
