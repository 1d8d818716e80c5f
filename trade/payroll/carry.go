package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/employee"
)

// Carry is the difference that a recomputation of an earlier month found, to be settled with a
// later pay: what was due and what was paid stay as they were, and the difference stands as a
// line of its own.
type Carry struct {
	Employee employee.ID   `json:"employee"`
	Of       caldate.Month `json:"of"` // month of pay that was recomputed
	Amount   yen.Amount    `json:"amount"`
	Lines    []Difference  `json:"lines"` // what it is made of
	Reason   string        `json:"reason"`
	// Into is the month of pay that settles it, zero while it waits.
	Into caldate.Month `json:"into,omitzero"`
}

// Paid is a slip that was paid, and why it is computed anew.
type Paid struct {
	Slip   *Slip
	Reason string
}

// Recompute compares the slip that was paid with the one computed anew and gives the difference of
// their earnings, to be carried into a later pay. Premiums and taxes of the earlier month stay: the
// difference bears those of the month in which it is paid. The second result is false when nothing
// differs.
//
// Law: 労基法24-1
func Recompute(anew *Slip, paid *Paid) (Carry, bool) {
	c := Carry{Employee: paid.Slip.Employee, Of: paid.Slip.Month, Reason: paid.Reason}
	for _, p := range both(paid.Slip.Earnings, anew.Earnings) {
		if d := p.after.Amount - p.before.Amount; d != 0 {
			c.Amount += d
			c.Lines = append(c.Lines, Difference{Code: p.after.Code, Name: p.after.Name,
				Before: p.before.Amount, After: p.after.Amount})
		}
	}
	return c, len(c.Lines) > 0
}

// carried puts the differences of earlier months. They are remuneration of this pay, but no fixed
// pay of it: a determination leaves them out of the months it looks at.
//
// Law: 保発0301-8
func (p *person) carried() {
	var sum yen.Amount
	for _, c := range p.in.Carries {
		if c.Employee == p.e.ID {
			sum += c.Amount
		}
	}
	if sum == 0 {
		return
	}
	if t := p.trace(CodeDifference); t.On() {
		for _, c := range p.in.Carries {
			if c.Employee == p.e.ID {
				t.Add(why.Step{Key: "item.difference", What: textDifference, Law: "労基法24-1",
					Result: why.Yen(c.Amount), Note: c.Reason,
					Inputs: []why.Input{why.In(textDifferenceOf, why.Month(c.Of))}})
			}
		}
	}
	p.slip.Earnings = append(
		p.slip.Earnings,
		Line{Code: CodeDifference, Name: textDifference, Amount: sum},
	)
}
