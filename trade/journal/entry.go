package journal

import (
	"cmp"
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Source is a run with what its lines are called and whom they concern.
type Source struct {
	Client    *client.Client
	Run       *payroll.Run
	Employees []employee.Employee
}

// Entry is one entry: debits and credits of one day, equal in sum.
type Entry struct {
	Number  int
	Day     caldate.Date
	Text    string
	Debits  []Line
	Credits []Line
}

// Line is one account's amount in an entry, above zero.
type Line struct {
	Account    Account
	Department string
	Amount     yen.Amount
}

// Sums are the sums of both sides.
func (e *Entry) Sums() (debit, credit yen.Amount) {
	for _, l := range e.Debits {
		debit += l.Amount
	}
	for _, l := range e.Credits {
		credit += l.Amount
	}
	return debit, credit
}

// slip is a slip with whether the person is a director.
type slip struct {
	*payroll.Slip
	director bool
}

// key is what is added up into one line.
type key struct {
	account    Account
	department string
}

// tally adds amounts by account: above zero is debit.
type tally struct {
	order []key
	sums  map[key]yen.Amount
}

func (t *tally) add(k key, a yen.Amount) {
	if t.sums == nil {
		t.sums = map[key]yen.Amount{}
	}
	if _, known := t.sums[k]; !known {
		t.order = append(t.order, k)
	}
	t.sums[k] += a
}

// entry is the tally as an entry: what came out below zero stands on the other side.
func (t *tally) entry(day caldate.Date, text string) Entry {
	e := Entry{Day: day, Text: text}
	for _, k := range t.order {
		switch a := t.sums[k]; {
		case a > 0:
			e.Debits = append(e.Debits, Line{k.account, k.department, a})
		case a < 0:
			e.Credits = append(e.Credits, Line{k.account, k.department, -a})
		}
	}
	return e
}

// Entries are the entries of a run: the pay on the day it is paid, and where the books want it the
// employer's premiums. They are by person and unrounded against the insurer's notice; what the
// notice differs by is booked when it is paid.
func Entries(src Source, b Books) ([]Entry, fault.List) {
	var faults fault.List
	if !src.Run.Close.Closed() && !b.Draft {
		faults.Add(fault.Fault{Path: "run", Code: "journal.open", Message: textNotClosed,
			Remedy: textNotClosedRemedy})
	}
	directors := src.directors()
	var pay, burden tally
	for i := range src.Run.Slips {
		s := &slip{&src.Run.Slips[i], directors[src.Run.Slips[i].Employee]}
		if !addsUp(s.Slip) {
			faults.Add(fault.Fault{Path: "slips[" + s.Number + "]", Code: "journal.sum",
				Message: textSlipSum, Remedy: textSlipSumRemedy})
			continue
		}
		b.pay(&pay, src.Client, s)
		if b.Burden {
			b.burden(&burden, s)
		}
	}
	if faults.Stops() {
		return nil, faults
	}
	var entries []Entry
	for _, e := range []Entry{pay.entry(src.Run.PayDay, payText(src.Run)),
		burden.entry(src.Run.PayDay, burdenText(src.Run))} {
		if len(e.Debits) > 0 {
			e.Number = cmp.Or(b.Next, 1) + len(entries)
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		faults.Add(fault.Fault{Path: "run", Code: "journal.empty", Message: textNothing,
			Remedy: textNothingRemedy})
	}
	return entries, faults
}

// directors are the persons who are directors and no employees beside.
func (src Source) directors() map[employee.ID]bool {
	all := map[employee.ID]bool{}
	for i := range src.Employees {
		e := &src.Employees[i]
		c := e.Contracts.Ref(src.Run.PayDay)
		all[e.ID] = c != nil && c.Status == employee.Director
	}
	return all
}

// addsUp reports whether a slip's lines are its net pay.
func addsUp(s *payroll.Slip) bool {
	var earned, deducted yen.Amount
	for _, l := range s.Earnings {
		earned += l.Amount
	}
	for _, l := range s.Deductions {
		deducted += l.Amount
	}
	return earned == s.Gross && deducted == s.Deducted && s.Net == s.Gross-s.InKind-s.Deducted
}

func (b *Books) pay(t *tally, c *client.Client, s *slip) {
	department := b.Departments[s.Establishment]
	for _, l := range s.Earnings {
		t.add(key{b.lineAccount(l.Code, earningRole(c, l.Code, s)), department}, l.Amount)
	}
	for _, l := range s.Deductions {
		t.add(key{b.lineAccount(l.Code, deductionRole(l.Code)), ""}, -l.Amount)
	}
	t.add(key{b.account(InKind), department}, -s.InKind)
	t.add(key{b.account(Net), ""}, -s.Net)
}

func (b *Books) burden(t *tally, s *slip) {
	p := &s.Social.Employer
	sum := p.Health + p.Care + p.Support + p.Pension + p.Child + p.Employment + p.Accident
	t.add(key{b.account(Burden), b.Departments[s.Establishment]}, sum)
	t.add(key{b.account(BurdenDue), ""}, -sum)
}

// sides pairs the lines of an entry row by row, as imports want them.
func (e *Entry) sides() [][2]*Line {
	out := make([][2]*Line, max(len(e.Debits), len(e.Credits)))
	for i := range e.Debits {
		out[i][0] = &e.Debits[i]
	}
	for i := range e.Credits {
		out[i][1] = &e.Credits[i]
	}
	return slices.Clip(out)
}
