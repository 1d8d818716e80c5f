package remuneration

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Amount is whole yen.
type Amount = yen.Amount

// Month is the pay of one month, by the month in which it was paid, as a decision looks at it.
type Month struct {
	Month caldate.Month `json:"month"`
	Days  int           `json:"days"` // base days (支払基礎日数)
	Cash  Amount        `json:"cash"`
	Kind  Amount        `json:"kind"` // pay in kind
	// Category is that at the end of the pay period, where it changed within the months.
	Category Category `json:"category,omitempty"`
	// Partial is the month of somebody who joined within the pay period.
	Partial bool `json:"partial,omitempty"`
	// Late is pay of earlier months that this month paid, Withheld pay of this month that was paid
	// later, Retroactive the difference of a raise for earlier months: the first and the last are
	// taken off, the second is added.
	Late        Amount `json:"late,omitempty"`
	Withheld    Amount `json:"withheld,omitempty"`
	Retroactive Amount `json:"retroactive,omitempty"`
	// Reduced is a month of low sick pay or strike, which is left out.
	Reduced bool `json:"reduced,omitempty"`
}

// Counted is how a month was taken.
type Counted struct {
	Month  caldate.Month `json:"month"`
	Amount Amount        `json:"amount"`
	Days   int           `json:"days"`
	Counts bool          `json:"counts"`
	Reason string        `json:"reason"` // in Japanese
}

// total is the remuneration of the month after what the agency takes off and adds.
//
// Law: 健保法44-1 保発0301-8
func (m *Month) total() Amount {
	return m.Cash + m.Kind - m.Late - m.Retroactive + m.Withheld
}

// average divides by the months kept and truncates.
//
// Law: 健保法41-1
func average(sum Amount, months int) Amount {
	return yen.Truncate.Round(sum.Exact().Over(int64(months)))
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
