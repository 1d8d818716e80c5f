package remuneration

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/why"
)

var occasionalRules = loadRules("tables/occasional", "months", "days", "days-short-time", "grades",
	"average-grades", "average-own-grades")

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
	// it is the month in which the difference was paid.
	Change    caldate.Month
	Direction Direction // of fixed pay
	Category  Category
	Months    [3]Month // paid in Change and the two months after
	Current   Standard
	// Before is the remuneration that the current standard was decided by; it matters at the lowest
	// and highest grades alone, zero is unknown.
	Before Amount
	// Recalled is true for pay reduced by temporary closure (一時帰休) that began or ended.
	Furlough bool
	// YearMonths, Seasonal and Consent are for the version by a year's average.
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
	KeptByAverage   Key = "kept-by-average"  // the year's average brings it below
	NotAllMonths    Key = "not-all-months"   // not three consecutive months of pay
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
	if err := o.check(); err != nil {
		return Decision{}, err
	}
	from := o.Change.Add(r.of("months"))
	d := Decision{From: from, Through: through(from), Standard: o.Current}
	grades, _, err := GradesOn(from.First())
	if err != nil {
		return Decision{}, err
	}
	d.Key = o.days(r, &d)
	explainMonths(t, citeOccasionalAct, d.Months, r.table(textBaseDays))
	if d.Key == "" {
		d.Average = average(d.Total, d.Used)
		if d.Key, err = o.judge(r, grades, &d, t); err != nil {
			return Decision{}, err
		}
	}
	if d.Key == Revised {
		o.byYear(r, grades, &d, t)
	}
	end{"remuneration.occasional", citeOccasional, d.Key}.explain(t, r)
	return d, nil
}

// through is the last month of a standard decided from a month: August of the year for one
// revised up to June, of the next year for one revised from July.
//
// Law: 健保法43-2 厚年法23-2
func through(from caldate.Month) caldate.Month {
	august := caldate.Month{Year: from.Year, Number: 8}
	if from.Number > 6 {
		august.Year++
	}
	return august
}

func (o *Occasional) check() error {
	var faults fault.List
	for i := range o.Months {
		m := &o.Months[i]
		if !m.Month.IsZero() && m.Month != o.Change.Add(i) {
			faults.Add(fault.Fault{Path: "months", Code: "occasional.months", Message: textWrongThree,
				Remedy: textWrongThreeRemedy, Law: "健保法43-1"})
		}
		if m.Days < 0 || m.total() < 0 {
			faults.Add(fault.Fault{Path: "months", Code: "occasional.negative", Message: textNegative,
				Remedy: textNegativeRemedy})
		}
	}
	return faults.Err()
}

// days looks at what ends the question before any amount: no change of fixed pay, a month
// missing, a month with too few days.
//
// Law: 健保法43-1 健保則24の2 保発0301-8
func (o *Occasional) days(r rules, d *Decision) Key {
	need := r.of("days")
	if o.Category == ShortTime {
		need = r.of("days-short-time")
	}
	key := Key("")
	for i := range o.Months {
		m := &o.Months[i]
		c := Counted{Month: m.Month, Amount: m.total(), Days: m.Days}
		monthNeed := need
		if m.Category == ShortTime {
			monthNeed = r.of("days-short-time")
		}
		switch {
		case m.Month.IsZero() || m.Partial:
			c.Reason, key = textNoPay, NotAllMonths
		case m.Days < monthNeed:
			c.Reason = daysText(m.Days, monthNeed)
			if key == "" {
				key = FewDays
			}
		default:
			c.Counts, c.Reason = true, enoughText(m.Days, monthNeed)
			d.Used++
			d.Total += c.Amount
		}
		d.Months = append(d.Months, c)
	}
	if o.Direction == Unchanged && !o.Furlough {
		return NoFixedChange
	}
	return key
}

// judge compares the average with the standard: two grades in either insurance, or one at the
// ends of the tables, and the same direction as fixed pay.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func (o *Occasional) judge(r rules, grades Both, d *Decision, t *why.Trace) (Key, error) {
	now := grades.Of(d.Average)
	edges, err := extremesOn(d.From.First())
	if err != nil {
		return "", err
	}
	sides := [2]side{{healthSide, grades.Health, o.Current.Health},
		{pensionSide, grades.Pension, o.Current.Pension}}
	health := o.compare(r, sides[0], d.Average, edges)
	pension := o.compare(r, sides[1], d.Average, edges)
	o.explain(t, sides[0], d.Average, health)
	o.explain(t, sides[1], d.Average, pension)
	switch {
	case !health.enough && !pension.enough:
		return SmallDifference, nil
	case o.Furlough:
	case health.enough && health.way != o.Direction, pension.enough && pension.way != o.Direction:
		return OtherDirection, nil
	}
	// What moves enough in one insurance is revised in that one alone.
	if health.enough {
		d.Standard.Health = now.Health
	}
	if pension.enough {
		d.Standard.Pension = now.Pension
	}
	return Revised, nil
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
	old    Amount
}

type compared struct {
	from, to int
	way      Direction
	enough   bool
	edge     bool // by the row of the extreme grades
}

func (o *Occasional) compare(r rules, s side, average Amount, edges []extreme) compared {
	from, to := s.grades.Of(s.old).Number, s.grades.Of(average).Number
	c := compared{from: from, to: to, way: Direction(sign(to - from))}
	c.enough = abs(to-from) >= r.of("grades")
	if c.enough {
		return c
	}
	for _, e := range edges {
		if e.system == s.name && e.from == from && e.matches(average, o.Before) {
			c.enough, c.edge, c.way = true, true, e.way
			return c
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

// byYear looks at the version by a year's average: the revision stands unless the average of the
// year differs from it by two grades and from the standard before by one; then a person decides.
//
// Law: 健保法44-1 厚年法24-1 保発0301-8
func (o *Occasional) byYear(r rules, grades Both, d *Decision, t *why.Trace) {
	sum, n := yearTotal(o.YearMonths, r, o.Category)
	if n == 0 {
		return
	}
	d.YearAverage = average(sum, n)
	year := grades.Of(d.YearAverage)
	own := max(abs(grades.Health.Of(o.Current.Health).Number-grades.Health.Of(d.YearAverage).Number),
		abs(grades.Pension.Of(o.Current.Pension).Number-grades.Pension.Of(d.YearAverage).Number))
	if grades.apart(d.Average, d.YearAverage) < r.of("average-grades") ||
		own < r.of("average-own-grades") {
		return
	}
	d.Judgement = &why.Judgement{Key: "occasional.average", Law: "健保法44-1 厚年法24-1 保発0301-8",
		Question: textAverageQuestion, Proposal: averageProposal(year), Needs: averageNeeds}
	if o.Seasonal && o.Consent {
		d.Key, d.Standard = ByAverage, year
	}
	if t.On() {
		t.Add(why.Step{Key: "remuneration.occasional.average", What: textYearAverage,
			Law: "健保法44-1 保発0301-8",
			Inputs: []why.Input{why.In(textAverage, why.Yen(d.Average)),
				why.In(textYearAverage, why.Yen(d.YearAverage))},
			Table: r.table(textGradesApart), Result: why.Text(d.Key.Label())})
	}
}

// extreme is a row for the lowest or highest grades, where one grade suffices.
type extreme struct {
	system   string
	from, to int
	way      Direction
	average  Amount
	before   Amount
	mark     string
}

var extremes = dated.MustLoadAt(root, tables, "tables/extreme", buildExtremes)

func buildExtremes(f *dated.File) ([]extreme, error) {
	var all []extreme
	for _, r := range f.Rows {
		e := extreme{system: r.Text("system"), from: r.Int("from"), to: r.Int("to"), way: Down,
			average: r.Yen("average"), mark: r.Text("mark")}
		if r.Text("direction") == "up" {
			e.way = Up
		}
		if r.Has("before") {
			e.before = r.Yen("before")
		}
		all = append(all, e)
	}
	return all, nil
}

func extremesOn(day caldate.Date) ([]extreme, error) {
	e, _, err := extremes.At(day)
	if err != nil {
		return nil, err
	}
	return e.Value, nil
}

// matches reports whether the average crosses the row's bound and the pay before stood beyond it.
// Pay before that is not known is taken to stand within the grade, so that the row does not
// apply.
func (e *extreme) matches(average, before Amount) bool {
	if e.way == Up {
		return average >= e.average && (e.before == 0 || before > 0 && before < e.before)
	}
	return average < e.average && (e.before == 0 || before >= e.before)
}
