// Package season is the desk's way through the year-end adjustment: it builds everybody's part from
// the register, the year's pay and the declarations, settles whoever is ready, puts approved
// results into the pay of December or January, and makes slips, ledgers and reports.
//
//	s := season.Begin(c, 2026)
//	report, err := season.Settle(c, &s, act)     // everybody who is ready
//	moved, faults := season.IntoPay(c, &s, december)
//	outputs, faults := season.Outputs(c, &s, season.Made{On: day})
//
// One person's faults stop nobody else. Doing a step again changes nothing; after a change the same
// steps settle the difference, a refund until 31 January.
package season

import (
	"slices"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// Begin is a season with everybody whom it is about, nobody asked yet.
func Begin(c *book.Client, year yearend.IncomeYear) (settlement.Season, error) {
	s := settlement.Season{Client: c.Profile.ID, Year: year}
	v, err := View(c, &s)
	if err != nil {
		return s, err
	}
	for _, id := range v.Concerned(c.Employees) {
		s.Put(id)
	}
	return s, nil
}

// View reads a season beside what the book holds now.
func View(c *book.Client, s *settlement.Season) (*settlement.View, error) {
	return settlement.Prepare(s, settlement.Basis{Client: &c.Profile, Employees: c.Employees,
		Runs: c.Runs})
}

// Request is when everybody is asked, and by when the answers are due, which may be left open.
type Request struct{ On, Due caldate.Date }

// Ask records that everybody was asked who was not yet.
func Ask(s *settlement.Season, r Request) {
	if !r.Due.IsZero() {
		s.Due = r.Due
	}
	for i := range s.People {
		if s.People[i].Asked.IsZero() {
			s.People[i].Asked = r.On
		}
	}
}

// Row is one person on the board.
type Row struct {
	settlement.Look
	Due     yen.Amount    `json:"due"` // above 0 to collect, below 0 to refund
	Refused []fault.Fault `json:"refused,omitempty"`
	// Changed are the lines that differ from last year's, with what made them differ.
	Changed []settlement.Difference `json:"changed,omitempty"`
}

// Board is the season at a glance.
type Board struct {
	Client client.ID                `json:"client"`
	Year   yearend.IncomeYear       `json:"year"`
	Counts map[settlement.State]int `json:"counts"`
	Rows   []Row                    `json:"rows"`
	Refund yen.Amount               `json:"refund"` // of all that are computed
	Take   yen.Amount               `json:"take"`
}

// Years are this year's season and last year's, which may be nil.
type Years struct{ Now, Last *settlement.Season }

// Look is the board as things stand. Last year's season, where there is one, gives the differences.
func Look(c *book.Client, y Years) (Board, error) {
	s, last := y.Now, y.Last
	b := Board{Client: s.Client, Year: s.Year, Counts: map[settlement.State]int{}}
	v, err := View(c, s)
	if err != nil {
		return b, err
	}
	for i := range s.People {
		p := &s.People[i]
		r := Row{Look: v.Look(p)}
		b.Counts[r.State]++
		if now := p.Last(); now != nil && !r.Stale {
			r.Due, r.Refused = now.Due(), now.Refused
			if r.Due < 0 {
				b.Refund -= r.Due
			} else {
				b.Take += r.Due
			}
			if last != nil {
				if before := last.Person(p.Employee); before != nil {
					r.Changed = v.Compare(before.Last(), now)
				}
			}
		}
		b.Rows = append(b.Rows, r)
	}
	return b, nil
}

// Settle computes everybody who is ready. Who is not stays as he or she is, with the reasons on the
// board.
func Settle(c *book.Client, s *settlement.Season, act settlement.Act) error {
	v, err := View(c, s)
	if err != nil {
		return err
	}
	for i := range s.People {
		v.Settle(&s.People[i], act)
	}
	return nil
}

// Approvals are the approvals of both sides, given for everybody who is computed.
type Approvals struct {
	Client, Office settlement.Approval
}

// Approve approves everybody who is computed. The faults are those of the approvals, by person.
func Approve(c *book.Client, s *settlement.Season, a Approvals) (fault.List, error) {
	faults, err := ApproveOne(c, s, Approving{Side: settlement.ByClient, Approval: a.Client})
	if err != nil {
		return faults, err
	}
	found, err := ApproveOne(c, s, Approving{Side: settlement.ByOffice, Approval: a.Office})
	faults.AddAll("", found)
	return faults, err
}

// Approving is the approval of one side, for the people named or for everybody who is computed.
type Approving struct {
	Side     settlement.Side
	Approval settlement.Approval
	Only     []employee.ID
}

// ApproveOne gives the approval of one side to whoever is computed and lacks it.
func ApproveOne(c *book.Client, s *settlement.Season, a Approving) (fault.List, error) {
	var faults fault.List
	v, err := View(c, s)
	if err != nil {
		return faults, err
	}
	for i := range s.People {
		p := &s.People[i]
		if len(a.Only) > 0 && !slices.Contains(a.Only, p.Employee) {
			continue
		}
		look := v.Look(p)
		if look.State == settlement.Computed {
			faults.AddAll("people["+look.Number+"]", v.Approve(p, a.Side, a.Approval))
		}
	}
	return faults, nil
}

// Moved is a difference that was put into pay.
type Moved struct {
	Employee employee.ID `json:"employee"`
	Number   string      `json:"number"`
	Amount   yen.Amount  `json:"amount"` // above 0 taken off, below 0 handed out
}

// IntoPay puts the differences of everybody who is approved into a month of pay that is still open,
// and computes that month anew. What earlier runs have settled already is taken off, so that
// nothing is settled twice.
//
// Law: 所法191 所法192-1
func IntoPay(c *book.Client, s *settlement.Season, month caldate.Month) ([]Moved, fault.List) {
	var faults fault.List
	v, err := View(c, s)
	if err != nil {
		faults.Add(fault.Fault{Code: "season.law", Message: err.Error()})
		return nil, faults
	}
	var out []Moved
	groups := map[string]bool{}
	for i := range s.People {
		p := &s.People[i]
		look := v.Look(p)
		if look.State != settlement.Approved {
			continue
		}
		e := c.EmployeeByID(p.Employee)
		if paidAbroad(v, p) {
			f := wordPaidAbroad
			f.Path = "people[" + e.Number + "]"
			faults.Add(f)
			continue
		}
		group := groupOf(e, month)
		run := c.Run(group, payroll.MonthlyPay, month)
		if run == nil || run.Close.Closed() || run.SlipOf(e.ID) == nil {
			if owed(c, p) != 0 {
				f := wordNoPay
				f.Path = "people[" + e.Number + "]"
				faults.Add(f)
				continue
			}
		}
		amount := portion(c, p, month, &faults)
		faults.AddAll("people["+e.Number+"]", v.Pay(p, month))
		enter(c, payroll.Entered{Employee: e.ID, Group: group, Month: month, Amount: amount})
		groups[group] = true
		out = append(out, Moved{e.ID, e.Number, amount})
	}
	items(c, out)
	for group := range groups {
		if run := c.Run(group, payroll.MonthlyPay, month); run == nil || run.Close.Closed() {
			continue
		}
		if _, err := payday.Month(c, group, month, false); err != nil {
			faults.Add(fault.Fault{Path: group, Code: "season.pay", Message: err.Error()})
		}
	}
	return out, faults
}

// owed is what pay still has to settle: the difference of the year less what closed runs
// have settled. A refund that comes too late is the person's own return.
//
// Law? 所基通190-5
func owed(c *book.Client, p *settlement.Person) yen.Amount {
	last := p.Last()
	if last.Refused != nil || last.Again != nil && last.Again.What == yearend.AgainReturn {
		return 0
	}
	return last.Result.Lines[yearend.LineDifference] - settledIn(c, p)
}

// settledIn is what closed runs have settled of a person's year: from its December, or the month of
// a departure, to the November after it.
func settledIn(c *book.Client, p *settlement.Person) yen.Amount {
	last := p.Last()
	december := last.Result.Year.Last().Month()
	from := december
	if day := last.Input.Work.Day; !day.IsZero() && day.Month().Before(from) {
		from = day.Month()
	}
	var sum yen.Amount
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Close.Closed() && !r.Month.Before(from) && !r.Month.After(december.Add(11)) {
			if slip := r.SlipOf(p.Employee); slip != nil {
				sum += settledBy(slip)
			}
		}
	}
	return sum
}

// groupOf is the group that pays a person in a month.
func groupOf(e *employee.Employee, month caldate.Month) string {
	if contract := e.Contracts.Ref(month.First()); contract != nil {
		return contract.Group
	}
	if contract, ok := e.Contracts.Latest(); ok {
		return contract.Group
	}
	return ""
}

// enter puts an amount in the place of what was entered before for the person and month.
func enter(c *book.Client, x payroll.Entered) {
	kept := c.Entered[:0:0]
	for _, old := range c.Entered {
		ours := old.Item == settlement.ItemRefund || old.Item == settlement.ItemCollect
		if !ours || old.Employee != x.Employee || old.Month != x.Month {
			kept = append(kept, old)
		}
	}
	x.Item, x.Reason = settlement.ItemCollect, textReason
	if x.Amount < 0 {
		x.Item, x.Amount = settlement.ItemRefund, -x.Amount
	}
	if x.Amount != 0 {
		kept = append(kept, x)
	}
	c.Entered = kept
}

// items gives the client the two items by which pay settles a difference, where it needs them.
func items(c *book.Client, moved []Moved) {
	for _, m := range moved {
		item := client.Item{Code: settlement.ItemCollect, Name: textCollect, Deduct: true,
			Formula: client.Formula{Kind: client.Entered}, Order: lastOrder}
		if m.Amount < 0 {
			item.Code, item.Name, item.Deduct = settlement.ItemRefund, textRefund, false
		}
		if m.Amount != 0 && c.Profile.ItemByCode(item.Code) == nil {
			c.Profile.Items = append(c.Profile.Items, item)
		}
	}
}

// lastOrder puts the items behind all others on the payslip.
const lastOrder = 990

// Closed marks as paid whoever was put into a month whose run is closed by now, so that nothing is
// owed any more.
func Closed(c *book.Client, s *settlement.Season) error {
	v, err := View(c, s)
	if err != nil {
		return err
	}
	for i := range s.People {
		p := &s.People[i]
		last := p.Last()
		if last == nil || last.Into.IsZero() || !last.PaidOn.IsZero() {
			continue
		}
		for j := range c.Runs {
			r := &c.Runs[j]
			closed := r.Month == last.Into && r.Kind == payroll.MonthlyPay && r.Close.Closed()
			if closed && owed(c, p) == 0 {
				v.Paid(p, r.PayDay)
				break
			}
		}
	}
	return nil
}

// settledBy is what a slip settles of the year: above 0 taken off, below 0 handed out.
func settledBy(s *payroll.Slip) yen.Amount {
	var sum yen.Amount
	for _, l := range s.Deductions {
		if l.Code == settlement.ItemCollect {
			sum += l.Amount
		}
	}
	for _, l := range s.Earnings {
		if l.Code == settlement.ItemRefund {
			sum -= l.Amount
		}
	}
	return sum
}
