package remuneration

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Amount is whole yen.
type Amount = yen.Amount

// Month is the pay of one month, by the month in which it was paid, as a decision looks at it. The
// zero Month is one without pay: not yet employed, or nothing paid.
type Month struct {
	Month caldate.Month `json:"month"`
	Days  int           `json:"days"` // base days (支払基礎日数)
	Cash  Amount        `json:"cash"`
	Kind  Amount        `json:"kind"` // pay in kind
	// Category is that at the end of the pay period, where it is not the person's own: somebody who
	// changed within the months is measured month by month.
	Category Category `json:"category,omitempty"`
	// Partial is the month of somebody who joined within the pay period: it is left out even when
	// it has enough days.
	Partial bool `json:"partial,omitempty"`
	// Late is pay that was due before the months looked at and was paid in this one, Retroactive the
	// difference of a raise for time before them: both are taken off. Withheld is pay of this month
	// that had not been paid when the months ended: an annual determination leaves the month out.
	Late        Amount `json:"late,omitempty"`
	Withheld    Amount `json:"withheld,omitempty"`
	Retroactive Amount `json:"retroactive,omitempty"`
	// Reduced is a month of low sick pay (休職給) or of a strike.
	Reduced bool `json:"reduced,omitempty"`
	// Furlough is a month in which pay for a temporary closure (一時帰休) was paid.
	Furlough bool `json:"furlough,omitempty"`
	// Variable is the part of the pay that is not fixed (非固定的賃金): overtime, night work, by
	// results. Only the year's average of an occasional revision asks for it.
	Variable Amount `json:"variable,omitempty"`
}

// Counted is how a month was taken.
type Counted struct {
	Month  caldate.Month `json:"month"`
	Amount Amount        `json:"amount"`
	Days   int           `json:"days"`
	Counts bool          `json:"counts"`
	Reason string        `json:"reason"` // in Japanese
}

// paid is what the month paid, as a notification states it.
func (m *Month) paid() Amount { return m.Cash + m.Kind }

// ordinary is the remuneration of the month without what was due for earlier time.
//
// Law: 健保法44-1 厚年法24-1
func (m *Month) ordinary() Amount { return m.paid() - m.Late - m.Retroactive }

// category is the month's own, else the person's.
func (m *Month) category(person Category) Category {
	if m.Category != 0 {
		return m.Category
	}
	return person
}

// impossible reports what no month can hold: a stretch of pay has days of one calendar month at
// most, and nothing is below nought.
func (m *Month) impossible() bool {
	return m.Days < 0 || m.Days > longestMonth || m.Cash < 0 || m.Kind < 0 || m.Late < 0 ||
		m.Withheld < 0 || m.Variable < 0 || m.Retroactive < 0 || m.Cash > yen.Limit ||
		m.Kind > yen.Limit || m.ordinary() < 0
}

const longestMonth = 31

// average divides by the months kept and truncates.
//
// Law: 健保法41-1 厚年法21-1
func average(sum Amount, months int) Amount {
	return yen.Truncate.Round(sum.Exact().Over(int64(months)))
}

// window is the stretch of months that a question looks at, and how a month outside is told.
type window struct {
	first         caldate.Month
	code, message string
	remedy, law   string
}

// three puts the months given into the order of the calendar; one that was not given is there with
// its month and without pay. A month outside or given twice, or anything impossible, is a fault.
func (w window) three(given *[3]Month) ([3]Month, error) {
	var out [3]Month
	var faults fault.List
	for i := range given {
		m := &given[i]
		if *m == (Month{}) {
			continue
		}
		at := w.first.MonthsUntil(m.Month)
		if at < 0 || at >= len(out) || !out[at].Month.IsZero() {
			w.wrong(&faults, "months", i)
			continue
		}
		if out[at] = *m; m.impossible() {
			impossible(&faults, "months", i)
		}
	}
	for i := range out {
		if out[i].Month.IsZero() {
			out[i] = Month{Month: w.first.Add(i), Days: none}
		}
	}
	return out, faults.Err()
}

// none marks a month that was not given; no month that was can have these days.
const none = -1

func (m *Month) empty() bool { return m.Days == none }

// within checks the months of a year's average: n months from the first, each once.
func (w window) within(given []Month, n int) error {
	var faults fault.List
	for i := range given {
		at := w.first.MonthsUntil(given[i].Month)
		twice := false
		for j := range i {
			twice = twice || given[j].Month == given[i].Month
		}
		if at < 0 || at >= n || twice {
			w.wrong(&faults, "year_months", i)
		}
		if given[i].impossible() {
			impossible(&faults, "year_months", i)
		}
	}
	return faults.Err()
}

func (w window) wrong(l *fault.List, path string, i int) {
	l.Add(fault.Fault{Path: path + "[" + strconv.Itoa(i) + "]", Code: w.code, Message: w.message,
		Remedy: w.remedy, Law: w.law})
}

func impossible(l *fault.List, path string, i int) {
	l.Add(fault.Fault{Path: path + "[" + strconv.Itoa(i) + "]", Code: "month.impossible",
		Message: textNegative, Remedy: textNegativeRemedy})
}

func explainMonths(t *why.Trace, law string, months []Counted, tab why.Table) {
	if !t.On() {
		return
	}
	for _, m := range months {
		result := textLeftOut
		if m.Counts {
			result = textCounts
		}
		t.Add(why.Step{Key: "remuneration.month", What: m.Month.Japanese(), Law: law,
			Inputs: []why.Input{why.In(textAmount, why.Yen(m.Amount)),
				why.In(textDays, why.Count(m.Days, textDay))},
			Table: tab, Result: why.Text(result), Note: m.Reason})
	}
}
