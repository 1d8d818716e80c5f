package season

import (
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// codeDeferred marks that the tax office let a shortage be collected in January and February.
const codeDeferred = "season.deferred"

// Defer records that the tax office let a person's shortage be collected in two parts, who says so
// and why. It is refused where the law gives no ground for it.
//
// Law: 所法192-2 所令316
func Defer(p *settlement.Person, by settlement.Accepted) fault.List {
	var faults fault.List
	last := p.Last()
	switch {
	case last == nil || last.Refused != nil:
		faults.Add(wordNothingShort)
	case last.Result.Short() == 0 || !last.Result.Close.MayDefer:
		faults.Add(wordNoGround)
	case strings.TrimSpace(by.By) == "" || strings.TrimSpace(by.Reason) == "" || by.On.IsZero():
		faults.Add(wordNoReason)
	case !deferred(p):
		by.Path, by.Code = "closing", codeDeferred
		p.Accepted = append(p.Accepted, by)
	}
	return faults
}

func deferred(p *settlement.Person) bool {
	return slices.ContainsFunc(p.Accepted, func(a settlement.Accepted) bool {
		return a.Code == codeDeferred
	})
}

// portion is how much of what is owed a month's pay settles. A refund goes out at once. A shortage
// is taken as far as the pay reaches, and the rest from the pays that follow; where the tax office
// let it, in halves from January and February. What is left for later is told.
//
// Law: 所法191 所法192-1 所法192-2
func portion(
	c *book.Client,
	p *settlement.Person,
	month caldate.Month,
	faults *fault.List,
) yen.Amount {
	all := owed(c, p)
	if all <= 0 {
		return all
	}
	most := reach(c, p, month)
	if deferred(p) {
		most = min(most, half(&p.Last().Result, month))
	}
	if most < all {
		f := textLater(all - most)
		f.Path = "people[" + c.EmployeeByID(p.Employee).Number + "]"
		faults.Add(f)
	}
	return min(all, most)
}

// half is the most that a deferred shortage takes from a month's pay: nothing in the year, half of
// it in January, an odd yen included, and all that is left later.
//
// Law: 所法192-2
func half(r *yearend.Result, month caldate.Month) yen.Amount {
	january := r.Year.Last().Month().Add(1)
	switch {
	case month.Before(january):
		return 0
	case month == january:
		return yen.Ceil.Round(r.Short().Times(yen.Half))
	}
	return r.Short()
}

// reach is what a month's pay leaves to be taken: the net pay without what it settles itself.
func reach(c *book.Client, p *settlement.Person, month caldate.Month) yen.Amount {
	run := c.Run(groupOf(c.EmployeeByID(p.Employee), month), payroll.MonthlyPay, month)
	if run == nil {
		return 0
	}
	slip := run.SlipOf(p.Employee)
	if slip == nil {
		return 0
	}
	return max(0, slip.Net+settledBy(slip))
}

// paidAbroad reports pay that fell due after its receiver had left the country: it is taxed as that
// of a non-resident and is none of the year that is settled, and nothing here takes it out.
//
// Law: 所法190 所基通190-1
func paidAbroad(v *settlement.View, p *settlement.Person) bool {
	l := p.Leaving
	return l.Situation == yearend.LeftCountry && slices.ContainsFunc(v.Payments(p),
		func(x settlement.Payment) bool { return x.PayDay.After(l.Day) })
}

// Depart records how a departure is judged that the register does not tell: abroad with its day,
// by disability, of a part-timer. The zero Leaving leaves it to the register.
//
// Law: 所基通190-1
func Depart(c *book.Client, s *settlement.Season, p *settlement.Person,
	l settlement.Leaving) fault.List {
	var faults fault.List
	in := func(d caldate.Date) bool { return d.Year() == int(s.Year) }
	e := c.EmployeeByID(p.Employee)
	switch l.Situation {
	case yearend.AtYearEnd:
	case yearend.LeftCountry:
		if !in(l.Day) {
			faults.Add(wordDayAbroad)
		}
	case yearend.LeftDisabled, yearend.LeftPartTime, yearend.LeftOtherwise,
		yearend.LeftAfterLastPay:
		if e == nil || !in(e.Left) {
			faults.Add(wordNotLeft)
		}
	default:
		faults.Add(wordByRegister)
	}
	if !faults.Stops() {
		p.Leaving = l
	}
	return faults
}
