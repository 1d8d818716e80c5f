package why

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

// Trace collects the steps of a computation in order.
type Trace struct {
	Steps []Step `json:"steps"`
}

// On reports whether steps are wanted.
func (t *Trace) On() bool { return t != nil }

// Add appends a step; a nil Trace drops it.
func (t *Trace) Add(s Step) {
	if t != nil {
		t.Steps = append(t.Steps, s)
	}
}

// Standing is the least trustworthy standing among the tables used, zero when none was.
func (t *Trace) Standing() dated.Standing {
	var worst dated.Standing
	if t == nil {
		return worst
	}
	for _, s := range t.Steps {
		worst = worst.Worse(s.Table.Standing)
	}
	return worst
}

// Step is one rule at work.
type Step struct {
	Key      string       `json:"key"`            // stable English key: pension.premium
	What     string       `json:"what"`           // the rule in Japanese
	Law      string       `json:"law,omitempty"`  // citations as in // Law: lines
	Inputs   []Input      `json:"inputs"`         // what went in
	Table    Table        `json:"table"`          // the table row used, if any
	Rounding yen.Rounding `json:"rounding"`       // the rounding applied, if any
	Result   Value        `json:"result"`         // what came out
	Note     string       `json:"note,omitempty"` // a remark in Japanese: mark, setting, exception
}

// Input is one value that went into a step.
type Input struct {
	Name  string `json:"name"` // in Japanese
	Value Value  `json:"value"`
}

// In makes an Input.
func In(name string, v Value) Input { return Input{name, v} }

// Table names the row of the law's table that a step used.
type Table struct {
	Source   *dated.Source  `json:"source,omitempty"`
	Row      string         `json:"row,omitempty"` // which row: 東京都, 23等級
	Standing dated.Standing `json:"standing,omitempty"`
}

// From makes a Table from an entry's source.
func From(s *dated.Source, standing dated.Standing, row string) Table {
	return Table{Source: s, Row: row, Standing: standing}
}

// Value is a figure that is formatted only when shown.
type Value struct {
	kind byte
	a, b int64
	text string
	date caldate.Date
}

const (
	kindNone = iota
	kindYen
	kindExact
	kindRate
	kindCount
	kindDate
	kindMonth
	kindText
	kindMinutes
)

// Yen is whole yen.
func Yen(a yen.Amount) Value { return Value{kind: kindYen, a: int64(a)} }

// Exact is a fraction of yen before rounding.
func Exact(e yen.Exact) Value { return Value{kind: kindExact, a: e.Num, b: e.Den} }

// Rate is an exact rate, shown in percent.
func Rate(r yen.Rate) Value { return Value{kind: kindRate, a: r.Num, b: r.Den} }

// Count is a plain number with a unit: 17, 日.
func Count(n int, unit string) Value { return Value{kind: kindCount, a: int64(n), text: unit} }

// Date is a day.
func Date(d caldate.Date) Value { return Value{kind: kindDate, date: d} }

// Month is a month.
func Month(m caldate.Month) Value {
	return Value{kind: kindMonth, a: int64(m.Year), b: int64(m.Number)}
}

// Text is a word of the catalogue or a name of a rule; never a person's name.
func Text(s string) Value { return Value{kind: kindText, text: s} }

// Minutes is a duration in minutes, shown in hours and minutes.
func Minutes(n int) Value { return Value{kind: kindMinutes, a: int64(n)} }

// IsZero reports that the value was not set.
func (v Value) IsZero() bool { return v.kind == kindNone }

// MarshalText writes the value as it is shown.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads a value back as it was shown: a text, no longer a number to reckon with.
func (v *Value) UnmarshalText(b []byte) error {
	*v = Value{}
	if len(b) > 0 {
		*v = Text(string(b))
	}
	return nil
}

// Judgement is a question that the law leaves to a person: what is asked, what the program would
// propose and why. A named person decides, and the decision is recorded with the reason.
type Judgement struct {
	Key      string   `json:"key"`      // stable English key: annual.average
	Question string   `json:"question"` // in Japanese
	Proposal string   `json:"proposal"` // in Japanese
	Law      string   `json:"law"`
	Needs    []string `json:"needs,omitempty"` // papers or consents that the answer rests on
}
