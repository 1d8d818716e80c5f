package coverage

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// Collection is when a company deducts premiums from pay. The zero value is the rule of the Acts:
// the premium of the month before.
type Collection uint8

const (
	// NextMonth deducts from pay the premium of the month before (翌月控除).
	NextMonth Collection = iota
	// ThisMonth deducts the premium of the month in which the pay is paid (当月控除).
	ThisMonth
)

// Pay is one regular pay of a person, seen from collection.
type Pay struct {
	Month      caldate.Month // in which it is paid
	Collection Collection
	First      bool // the first pay after acquisition
	Last       bool // the last pay the person receives
}

// Months is a run of premium months: none when Count is 0.
type Months struct {
	From  caldate.Month
	Count int
}

// Collect answers which months' premiums are deducted from a pay. From the last pay of one who
// leaves at the end of a month two months may be taken: the month before and the month itself.
// Under collection in the same month a first pay that comes a month late takes two as well.
//
// Law: 健保法167-1 厚年法84-1
func (s Span) Collect(p Pay, t *why.Trace) Months {
	previous, this := p.Month.Add(-1), p.Month
	takePrevious := p.Collection == NextMonth || p.First && p.Collection == ThisMonth
	takeThis := p.Collection == ThisMonth || p.Last
	var out Months
	if takePrevious && s.due(previous).IsDue() {
		out = Months{previous, 1}
	}
	if takeThis && s.due(this).IsDue() {
		if out.Count == 0 {
			out.From = this
		}
		out.Count++
	}
	if t.On() {
		s.explainCollect(p, out, t)
	}
	return out
}

// Has reports whether a month is in the run.
//
// Law: 健保法167-1 厚年法84-1
func (m Months) Has(month caldate.Month) bool {
	n := m.From.MonthsUntil(month)
	return m.Count > 0 && n >= 0 && n < m.Count
}

func (s Span) explainCollect(p Pay, out Months, t *why.Trace) {
	step := why.Step{
		Key: "coverage.collect", What: textCollect, Law: lawCollect,
		Inputs: []why.Input{
			why.In(textPayMonth, why.Month(p.Month)),
			why.In(textSetting, why.Text(p.Collection.Label())),
		},
		Result: why.Count(out.Count, textMonths),
	}
	if out.Count > 0 {
		step.Inputs = append(step.Inputs, why.In(textCollectFrom, why.Month(out.From)))
	}
	if out.Count > 1 {
		step.Note = textTwoMonths
	}
	t.Add(step)
}
