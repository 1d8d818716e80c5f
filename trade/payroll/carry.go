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
	// Outside is what of Amount does not count in a base of the pay that settles it, by the rules and
	// limits of the month that it is of.
	Outside Outside `json:"outside,omitzero"`
	// Owed are deductions of the earlier month that come out otherwise for a reason of their own, as
	// a premium by a standard that was decided late. They are not settled by the difference.
	Owed []Difference `json:"owed,omitempty"`
}

// Outside are parts of an amount that do not count as something.
type Outside struct {
	Tax          yen.Amount `json:"tax,omitempty"` // not taxed
	Remuneration yen.Amount `json:"remuneration,omitempty"`
	Wages        yen.Amount `json:"wages,omitempty"`
	Money        yen.Amount `json:"money,omitempty"` // in kind
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
	was := paid.Slip
	c := Carry{Employee: was.Employee, Of: was.Month, Reason: paid.Reason,
		Amount: anew.Gross - was.Gross}
	for _, p := range both(was.Earnings, anew.Earnings) {
		if p.before.Amount != p.after.Amount {
			c.Lines = append(c.Lines, p.difference())
		}
	}
	c.Outside = Outside{Tax: anew.Untaxed - was.Untaxed,
		Remuneration: c.Amount - (anew.Remuneration - was.Remuneration),
		Wages:        c.Amount - (anew.Wages - was.Wages),
		Money:        anew.InKind - was.InKind}
	for _, p := range both(was.Deductions, anew.Deductions) {
		if p.before.Amount != p.after.Amount && ownReason(p.after.Code) {
			c.Owed = append(c.Owed, p.difference())
		}
	}
	return c, len(c.Lines)+len(c.Owed) > 0
}

// ownReason tells deductions that change for a reason of their own from those that follow earnings,
// which the later pay bears.
func ownReason(code string) bool { return code != CodeTax && code != CodeEmployment }

// Less takes off what earlier differences of the same person and month have carried or told
// already, in the order in which they were found, so that nothing is settled twice.
//
// Law: 労基法24-1
func (c Carry) Less(known []Carry) Carry {
	for i := range known {
		if k := &known[i]; k.Employee == c.Employee && k.Of == c.Of {
			c.Amount -= k.Amount
			c.Outside.Tax -= k.Outside.Tax
			c.Outside.Remuneration -= k.Outside.Remuneration
			c.Outside.Wages -= k.Outside.Wages
			c.Outside.Money -= k.Outside.Money
			c.Lines = since(c.Lines, k.Lines)
			c.Owed = since(c.Owed, k.Owed)
		}
	}
	return c
}

// Empty reports that there is nothing to settle and nothing to tell.
func (c *Carry) Empty() bool {
	return c.Amount == 0 && c.Outside == Outside{} && len(c.Lines)+len(c.Owed) == 0
}

// since are differences seen from an earlier finding: where that left a line, this one begins.
func since(now, known []Difference) []Difference {
	var out []Difference
	for _, d := range now {
		if k := differenceOf(known, d.Code); k != nil {
			d.Before = k.After
		}
		if d.Before != d.After {
			out = append(out, d)
		}
	}
	for _, k := range known {
		if differenceOf(now, k.Code) == nil {
			k.Before, k.After = k.After, k.Before
			out = append(out, k)
		}
	}
	return out
}

func differenceOf(all []Difference, code string) *Difference {
	for i := range all {
		if all[i].Code == code {
			return &all[i]
		}
	}
	return nil
}

// carried puts the differences of earlier months. They are remuneration of this pay, but no fixed
// pay of it: a determination leaves them out of the months it looks at.
//
// Law: 保発0301-8
func (p *person) carried() {
	t := p.trace(CodeDifference)
	var sum yen.Amount
	for i := range p.in.Carries {
		c := &p.in.Carries[i]
		if c.Employee != p.e.ID {
			continue
		}
		sum += c.Amount
		if t.On() {
			t.Add(why.Step{Key: "item.difference", What: textDifference, Law: "労基法24-1",
				Result: why.Yen(c.Amount), Note: c.Reason,
				Inputs: []why.Input{why.In(textDifferenceOf, why.Month(c.Of))}})
		}
	}
	if sum != 0 {
		p.slip.Earnings = append(p.slip.Earnings,
			Line{Code: CodeDifference, Name: textDifference, Amount: sum, Unit: sum})
	}
}

// countCarried adds the differences to the bases in which they count.
//
// Law: 徴収法11-2
func (p *person) countCarried() {
	s := p.slip
	for i := range p.in.Carries {
		c := &p.in.Carries[i]
		if c.Employee != p.e.ID {
			continue
		}
		s.Taxable += c.Amount - c.Outside.Tax
		s.Remuneration += c.Amount - c.Outside.Remuneration
		s.Wages += c.Amount - c.Outside.Wages
		s.InKind += c.Outside.Money
	}
}
