package part

import (
	"cmp"

	"romukura/law/dated"
	"romukura/law/why"
)

// Why is what stands behind a figure: the steps by which it came about.
type Why struct {
	Head   string // what is asked; empty: why this amount
	Of     string // whose figure, and which: 介護保険料（本人負担）
	Figure string
	Before string // the same figure of last month
	Trace  *why.Trace
}

func (w *Why) head() string { return cmp.Or(w.Head, textWhy) }

// rowsOf are the lines of one step.
func rowsOf(s *why.Step) []Fact {
	var all []Fact
	for _, in := range s.Inputs {
		all = append(all, Fact{in.Name, in.Value.String()})
	}
	if s.Table.Row != "" {
		all = append(all, Fact{textTableRow, s.Table.Row})
	}
	if s.Rounding != 0 {
		all = append(all, Fact{textRounding, s.Rounding.Label()})
	}
	if !s.Result.IsZero() {
		all = append(all, Fact{textResult, s.Result.String()})
	}
	return all
}

// Fact is a word and what it stands for.
type Fact struct{ Word, Value string }

// doubtful tells whether the value of a step was not known to hold on its day.
func doubtful(s *why.Step) bool {
	return s.Table.Source != nil && s.Table.Standing > dated.Confirmed
}
