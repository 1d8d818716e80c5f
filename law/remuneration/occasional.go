package remuneration

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

var occasionalRules = loadRules("tables/occasional", "months", "days", "days-short-time", "grades",
	"average-grades", "average-own-grades", "average-months", "early-through", "until-month")

// Direction is which way fixed pay moved.
type Direction int8

// Directions. The zero Direction is no change of fixed pay.
const (
	Down Direction = iota - 1
	Unchanged
	Up
)

// Occasional is what an occasional revision (随時改定) of one person looks at.
type Occasional struct {
	// Change is the first month whose pay shows the changed fixed pay; of a raise that was paid later
	// it is the month in which the difference was paid, and the difference is Retroactive there.
	Change    caldate.Month
	Direction Direction // of fixed pay, all its changes of that month together
	Category  Category
	Months    [3]Month // paid in Change and the two months after, in any order
	// Current are the standards before; one of zero is an insurance that the person is not in.
	Current Standard
	// Before is the remuneration that the current standard was decided by; it matters at the lowest
	// and highest grades alone, zero is unknown.
	Before Amount
	// BonusShare is what bonuses of four times a year and more add to each month, as it was reckoned
	// for the last annual determination.
	BonusShare Amount
	// Furlough is true for pay reduced by temporary closure (一時帰休), or by its end; the Direction
	// may be left Unchanged then. FurloughOver is true where the closure was over on the first day
	// of the fourth month, so that pay was not low for more than three months.
	Furlough, FurloughOver bool
	// YearMonths are the nine months before the change and the three from it, with their Variable
	// pay; Seasonal and Consent as in Annual. They are for the version by a year's average.
	YearMonths        []Month
	Seasonal, Consent bool
}

// Ends of an occasional revision.
const (
	Revised         Key = "revised"
	NoFixedChange   Key = "no-fixed-change"  // only overtime and the like moved
	FewDays         Key = "few-days"         // a month has too few base days
	SmallDifference Key = "small-difference" // less than two grades
	OtherDirection  Key = "other-direction"  // fixed pay and average moved apart
	NotAllMonths    Key = "not-all-months"   // not three consecutive months of ordinary pay
	UnknownBefore   Key = "unknown-before"   // an extreme grade asks for the remuneration before
	ClosureOver     Key = "closure-over"     // the temporary closure ended within three months
	KeptByAverage   Key = "kept-by-average"  // the year's average moves the other way
)

// regimes are the rules of the occasional revision by the day from which each holds: a change of
// the Act is a new function and a new line.
var regimes = []struct {
	from     caldate.Date
	question func(*Occasional, *why.Trace) (Decision, error)
}{
	{caldate.Must("2016-10-01"), (*Occasional).revise2016},
}

// Revise proposes a revision of the standard when fixed pay has changed and the three months from
// the change differ from the standard by two grades or more, in the direction of the change.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func (o *Occasional) Revise(t *why.Trace) (Decision, error) {
	day := o.Change.First()
	for i := len(regimes) - 1; i >= 0; i-- {
		if !day.Before(regimes[i].from) {
			return regimes[i].question(o, t)
		}
	}
	return Decision{}, &dated.BeforeFirstError{Table: root + " occasional", Day: day,
		First: regimes[0].from}
}

// revise2016 is the rule in force since the expansion to short-time workers.
//
// Law: 健保法43-1 健保法43-2 厚年法23-1 厚年法23-2 健保則24の2 保発0301-8
func (o *Occasional) revise2016(t *why.Trace) (Decision, error) {
	r, err := rulesAt(occasionalRules, o.Change.First())
	if err != nil {
		return Decision{}, err
	}
	w := window{o.Change, "occasional.months", textWrongThree, textWrongThreeRemedy,
		citeOccasionalAct}
	months, err := w.three(&o.Months)
	if err != nil {
		return Decision{}, err
	}
	from := o.Change.Add(r.of("months"))
	d := Decision{From: from, Through: r.valid(from), Standard: o.Current, Standing: r.standing}
	grades, standing, err := GradesOn(from.First())
	if err != nil {
		return Decision{}, err
	}
	d.resting(standing)
	d.Key = o.days(r, &months, &d)
	explainMonths(t, citeOccasionalAct, d.Months, r.table(textBaseDays))
	if d.Key == "" {
		explainAverage(t, citeOccasionalAct, &d)
		if err = o.judge(r, grades, &d, t); err != nil {
			return Decision{}, err
		}
	}
	if d.Key == Revised {
		if err = o.byYear(r, grades, &d, t); err != nil {
			return Decision{}, err
		}
	}
	end{"remuneration.occasional", citeOccasional, d.Key}.explain(t, r)
	return d, nil
}

// days looks at what ends the question before any amount: no change of fixed pay, a month
// missing, a month with too few days. Every month must have them; the lower number of part-timers
// is for the annual determination alone.
//
// Law: 健保法43-1 健保則24の2 保発0301-8
func (o *Occasional) days(r rules, months *[3]Month, d *Decision) Key {
	c := counter{rules: r, category: o.Category, extra: o.BonusShare, withheld: true}
	if c.category == PartTime {
		c.category = General
	}
	for i := range months {
		if months[i].Category == PartTime {
			months[i].Category = General
		}
		c.dropped[i] = o.dropped(&months[i])
	}
	c.count(months, d)
	switch {
	case o.Direction == Unchanged && !o.Furlough:
		return NoFixedChange
	case d.Used == len(months):
		return ""
	}
	for i := range months {
		if m := &months[i]; m.empty() || o.dropped(m) != "" {
			return NotAllMonths
		}
	}
	return FewDays
}

// dropped says why a month cannot be one of the three. Pay withheld counts as if it had been paid:
// the question is what the person receives from now on.
//
// Law? 健保法43-1 厚年法23-1
func (o *Occasional) dropped(m *Month) string {
	switch {
	case m.Partial:
		return textPartial
	case m.Reduced:
		return textReduced
	}
	return ""
}

// judge compares the average with the standard: two grades, or one at the ends of the tables, and
// the same direction as fixed pay.
//
// The two Acts ask the question each of its own standard, so each insurance is judged by itself.
// The practice of revising both when one has moved comes out the same: the rows for the ends of the
// pension's table are made so that where health insurance moves two grades the pension moves too,
// unless both remunerations lie beyond the same end, where it has nowhere to go.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func (o *Occasional) judge(r rules, grades Both, d *Decision, t *why.Trace) error {
	edges, err := extremesOn(d.From.First())
	if err != nil {
		return err
	}
	d.resting(edges.standing)
	health := side{healthSide, grades.Health, o.Current.Health, o.Before}
	pension := side{pensionSide, grades.Pension, o.Current.Pension, o.Before}
	if pension.before == 0 {
		// One remuneration decided both standards, and the table of health insurance goes on where the
		// pension's ends: its standard tells on which side of the bound that remuneration lay.
		pension.before = o.Current.Health
	}
	h, p := o.compare(r, health, d.Average, edges), o.compare(r, pension, d.Average, edges)
	o.explain(t, health, d.Average, h)
	o.explain(t, pension, d.Average, p)
	hKey, pKey := o.outcome(h), o.outcome(p)
	if hKey == Revised {
		d.Standard.Health = grades.Health.Of(d.Average).Standard
	}
	if pKey == Revised {
		d.Standard.Pension = grades.Pension.Of(d.Average).Standard
	}
	if e := cmpOr(h.unknown, p.unknown); e != nil {
		d.Judgement = &why.Judgement{Key: "occasional.before", Law: citeOccasional,
			Question: beforeQuestion(e), Proposal: beforeProposal(e), Needs: beforeNeeds}
	}
	d.Key = SmallDifference
	for _, key := range []Key{ClosureOver, OtherDirection, UnknownBefore, Revised} {
		if hKey == key || pKey == key {
			d.Key = key
		}
	}
	return nil
}

func cmpOr(a, b *extreme) *extreme {
	if a != nil {
		return a
	}
	return b
}

// outcome is how the question ends in one insurance.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func (o *Occasional) outcome(c compared) Key {
	switch {
	case !c.enough && c.unknown != nil:
		return UnknownBefore
	case !c.enough:
		return SmallDifference
	case o.Direction != Unchanged && c.way != o.Direction:
		return OtherDirection
	case o.Furlough && o.FurloughOver && c.way == Down:
		return ClosureOver
	}
	return Revised
}

// The names of the two insurances in the tables.
const (
	healthSide  = "health"
	pensionSide = "pension"
)

// side is one insurance in the comparison.
type side struct {
	name   string
	grades *Grades
	old    Amount // standard before; zero for somebody not insured
	before Amount // remuneration it was decided by; zero is unknown
}

type compared struct {
	from, to int
	way      Direction
	enough   bool
	edge     *extreme // the row of the extreme grades that made it enough
	unknown  *extreme // the row that would, were the remuneration before known
	source   why.Table
}

func (o *Occasional) compare(r rules, s side, average Amount, edges edges) compared {
	if s.old == 0 {
		return compared{}
	}
	c := compared{from: s.grades.Of(s.old).Number, to: s.grades.Of(average).Number}
	c.way = Direction(sign(c.to - c.from))
	if abs(c.to-c.from) >= r.of("grades") {
		c.enough, c.source = true, r.table("grades")
		return c
	}
	c.source = r.table("grades")
	for i := range edges.rows {
		e := &edges.rows[i]
		if e.system != s.name || e.from != c.from || !e.crossed(average) {
			continue
		}
		c.source = why.From(edges.source, edges.standing, edgeRow(e))
		switch {
		case e.before == 0 || s.before != 0 && e.stood(s.before):
			c.enough, c.edge, c.way = true, e, e.way
		case s.before == 0 && (o.Direction == e.way || o.Direction == Unchanged):
			c.unknown = e
		}
	}
	return c
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

func abs(n int) int { return max(n, -n) }

// byYear looks at the version by a year's average: the fixed pay of the three months and the
// variable pay of twelve. The revision stands unless that differs from it by two grades and from
// the standard before by one; then a person decides.
//
// Law: 健保法44-1 厚年法24-1 保発0301-8
func (o *Occasional) byYear(r rules, grades Both, d *Decision, t *why.Trace) error {
	n := r.of("average-months")
	w := window{o.Change.Add(r.of("months") - n), "occasional.year", textWrongNine,
		textWrongNineRemedy, citeInsurer}
	if err := w.within(o.YearMonths, n); err != nil || len(o.YearMonths) == 0 {
		return err
	}
	c := counter{rules: r, category: o.Category, withheld: true}
	variable := c.yearly(o.YearMonths, func(m *Month) (Amount, bool) {
		return m.Variable, o.dropped(m) == ""
	})
	if variable.Used == 0 {
		return nil
	}
	fixed := c.yearly(o.Months[:], func(m *Month) (Amount, bool) {
		return c.amount(m) - m.Variable, true
	})
	d.YearAverage = fixed.Average + o.BonusShare + variable.Average
	own := o.Current.distance(grades, d.YearAverage)
	if grades.apart(d.Average, d.YearAverage) >= r.of("average-grades") &&
		own >= r.of("average-own-grades") {
		year, key := o.Current.settle(grades.Of(d.YearAverage)), ByAverage
		if o.against(year) {
			year, key = o.Current, KeptByAverage
		}
		d.Judgement = &why.Judgement{Key: "occasional.average", Law: citeAverage,
			Question: textAverageQuestion, Proposal: averageProposal(year), Needs: averageNeeds}
		if o.Seasonal && o.Consent {
			d.Key, d.Standard = key, year
		}
	}
	explainYear(t, "remuneration.occasional.average", d, r)
	return nil
}

// against reports that the year's average moves the standard the other way than fixed pay: it
// stays as it was then [unverified].
//
// Law: 保発0301-8
func (o *Occasional) against(year Standard) bool {
	if o.Direction == Down {
		return year.Health > o.Current.Health || year.Pension > o.Current.Pension
	}
	return o.Direction == Up &&
		(year.Health < o.Current.Health || year.Pension < o.Current.Pension)
}
