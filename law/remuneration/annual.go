package remuneration

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/why"
)

var annualRules = loadRules("tables/annual", "days", "days-short-time", "days-part-time-low",
	"first-month", "months", "excluded-from-month", "excluded-from-day", "excluded-to-month",
	"excluded-to-day", "revision-first-month", "revision-last-month", "effective-month",
	"effective-months", "file-by-month", "file-by-day", "average-grades", "average-months",
	"bonus-times", "bonus-months")

// Annual is what the annual determination (定時決定) of one person looks at.
type Annual struct {
	Year     int
	Acquired caldate.Date // of insured status
	Lost     caldate.Date // the day after leaving; zero while insured
	Category Category
	Months   [3]Month // paid in April, May and June, in any order
	Current  Standard // standard before the decision
	// Revised is the first month of a revision in July, August or September, made or to be made,
	// after a change of fixed pay or after a leave.
	Revised caldate.Month
	// Bonuses are payments of one kind in the year to 1 July; four and more by the rules of work
	// count as remuneration.
	Bonuses []Amount
	// YearMonths are paid from July of last year to June, where the year's average was asked for.
	YearMonths []Month
	// Seasonal is true where the difference recurs by the nature of the work, Consent where the
	// insured person agreed in writing.
	Seasonal, Consent bool
	// FurloughOver is true where a temporary closure whose pay is among the months was over on
	// 1 July: those months are left out. While it lasts they count [unverified].
	FurloughOver bool
}

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
// Law: 健保法41-3 厚年法21-3
func (k Key) Excluded() bool {
	return k == ExcludedNew || k == ExcludedRev || k == ExcludedGone || k == ExcludedLate
}

// Determine decides the standard from September on by the pay of April, May and June.
//
// Months with enough base days count: 17; of part-timers those with 17, and where there is none
// those with 15; of short-time workers those with 11. A month counts by the category at its end.
// Months of joining, low sick pay, strike and withheld pay are left out, and what was due for
// earlier time is taken off. Where no month counts the standard before stays.
//
// Law: 健保法41-1 健保法41-2 健保法41-3 健保法44-1 健保則24の2 保発0301-8
// Law: 厚年法21-1 厚年法21-2 厚年法21-3 厚年法24-1
func (a *Annual) Determine(t *why.Trace) (Decision, error) {
	r, err := rulesAt(annualRules, caldate.Month{Year: a.Year, Number: 7}.First())
	if err != nil {
		return Decision{}, err
	}
	from := caldate.Month{Year: a.Year, Number: r.of("effective-month")}
	d := Decision{From: from, Through: from.Add(r.of("effective-months") - 1),
		Standard: a.Current, FileBy: a.day(r, "file-by"), Standing: r.standing}
	if d.Key = a.excluded(r); d.Key != "" {
		end{"remuneration.annual.scope", citeAnnualScope, d.Key}.explain(t, r)
		return d, nil
	}
	months, err := a.check(r)
	if err != nil {
		return Decision{}, err
	}
	grades, standing, err := GradesOn(from.First())
	if err != nil {
		return Decision{}, err
	}
	d.resting(standing)
	c := counter{rules: r, category: a.Category, extra: a.bonusShare(r, t)}
	for i := range months {
		c.dropped[i] = a.dropped(&months[i])
	}
	c.count(&months, &d)
	explainMonths(t, citeAnnual, d.Months, r.table(textBaseDays))
	if d.Used == 0 {
		d.Key, d.Judgement = KeptPrevious, a.insurer(&months)
		end{"remuneration.annual", citeInsurer, d.Key}.explain(t, r)
		return d, nil
	}
	d.Key, d.Standard = Decided, grades.Of(d.Average)
	explainAverage(t, citeAnnual, &d)
	grades.explain(t, &d)
	a.byYear(&c, grades, &d, t)
	end{"remuneration.annual", citeAnnual, d.Key}.explain(t, r)
	return d, nil
}

// check puts the months in order, and tells every fault of what was given. A month before insured
// status was acquired is not one of continuous employment: it is as good as not given.
//
// Law: 健保法41-1 厚年法21-1
func (a *Annual) check(r rules) ([3]Month, error) {
	first := caldate.Month{Year: a.Year, Number: r.of("first-month")}
	months, err := window{first, "annual.months", textWrongMonths, textWrongMonthsRemedy,
		citeMonths}.three(&a.Months)
	if err != nil {
		return months, err
	}
	for i := range months {
		if months[i].Month.Before(a.Acquired.Month()) {
			months[i] = Month{Month: months[i].Month, Days: none}
		}
	}
	n := r.of("average-months")
	if err := (window{first.Add(r.of("months") - n), "annual.year", textWrongYear,
		textWrongYearRemedy, citeInsurer}).within(a.YearMonths, n); err != nil {
		return months, err
	}
	if slices.ContainsFunc(a.Bonuses, below) {
		var faults fault.List
		faults.Add(fault.Fault{Path: "bonuses", Code: "annual.bonuses", Message: textNegative,
			Remedy: textNegativeRemedy})
		return months, faults.Err()
	}
	return months, nil
}

// excluded says why a person takes no part; empty when he or she does.
//
// Law: 健保法41-1 健保法41-3 厚年法21-1 厚年法21-3
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

// dropped says why a month does not count though it may have enough days: it is not what the
// person ordinarily receives.
//
// Law: 健保法44-1 厚年法24-1
func (a *Annual) dropped(m *Month) string {
	switch {
	case m.Partial:
		return textPartial
	case m.Reduced:
		return textReduced
	case m.Withheld > 0:
		return textWithheld
	case m.Furlough && a.FurloughOver:
		return textFurlough
	}
	return ""
}

// insurer asks a person to file for the insurer's own determination where no month counts: by the
// standard before, and where pay was for a temporary closure that is over by the one before that.
//
// Law: 健保法44-1 厚年法24-1
func (a *Annual) insurer(months *[3]Month) *why.Judgement {
	for i := range months {
		if months[i].Furlough && a.FurloughOver {
			return &why.Judgement{Key: "annual.furlough", Law: citeInsurer,
				Question: textFurloughQuestion, Proposal: textFurloughProposal}
		}
	}
	return &why.Judgement{Key: "annual.insurer", Law: citeInsurer,
		Question: textInsurerQuestion, Proposal: textInsurerProposal}
}

// bonusShare spreads payments that come four times a year and more over twelve months: they are
// remuneration, not bonus.
//
// Law: 健保法3-5 健保法3-6 厚年法3-1
func (a *Annual) bonusShare(r rules, t *why.Trace) Amount {
	share, _ := r.bonusesAsPay(a.Bonuses)
	if t.On() && len(a.Bonuses) > 0 {
		t.Add(why.Step{Key: "remuneration.bonuses", What: textBonuses, Law: "健保法3-5 健保法3-6",
			Inputs: []why.Input{why.In(textTimes, why.Count(len(a.Bonuses), textTime))},
			Table:  r.table("bonus-times"), Result: why.Yen(share)})
	}
	return share
}

func (r rules) bonusesAsPay(bonuses []Amount) (Amount, bool) {
	if len(bonuses) < r.of("bonus-times") {
		return 0, false
	}
	var sum Amount
	for _, b := range bonuses {
		sum += b
	}
	return average(sum, r.of("bonus-months")), true
}

// BonusesAsPay tells whether payments of one kind in the year to 1 July are remuneration because
// there are four and more, and what they add to each month. The rules of work count: a payment in
// instalments is one, and one that was made in this year alone is none.
//
// Law: 健保法3-5 健保法3-6 厚年法3-1
func BonusesAsPay(bonuses []Amount, year int) (perMonth Amount, remuneration bool, err error) {
	r, err := rulesAt(annualRules, caldate.Month{Year: year, Number: 7}.First())
	if err != nil {
		return 0, false, err
	}
	perMonth, remuneration = r.bonusesAsPay(bonuses)
	return perMonth, remuneration, nil
}

// byYear looks at the year's average where it was given: two grades apart, recurring by the
// nature of the work, and the person's consent let the insurer decide by it. A person decides.
//
// Law: 健保法44-1 厚年法24-1 保発0301-8
func (a *Annual) byYear(c *counter, grades Both, d *Decision, t *why.Trace) {
	// Part-timers whose three months were taken by the lower number of days are measured by it over
	// the year too [unverified].
	year := c.yearly(a.YearMonths, func(m *Month) (Amount, bool) {
		return c.amount(m), a.dropped(m) == ""
	})
	if year.Used == 0 {
		return
	}
	d.YearAverage = year.Average
	if grades.apart(d.Average, d.YearAverage) >= c.rules.of("average-grades") {
		standard := grades.Of(d.YearAverage)
		d.Judgement = &why.Judgement{Key: "annual.average", Law: citeAverage,
			Question: textAverageQuestion, Proposal: averageProposal(standard), Needs: averageNeeds}
		if a.Seasonal && a.Consent {
			d.Key, d.Standard = ByAverage, standard
		}
	}
	explainYear(t, "remuneration.annual.average", d, c.rules)
}
