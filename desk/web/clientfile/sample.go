package clientfile

import (
	"errors"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// payMonths are the months of pay in which a sample may be computed, the newest first: those that
// were paid, else those to be paid next.
func payMonths(c *book.Client, today caldate.Date) []part.Option {
	var all []part.Option
	add := func(group string, m caldate.Month, remark string) {
		all = append(all, part.Option{Value: group + " " + m.String(),
			Word: payday.GroupName(&c.Profile, group) + " " + m.Japanese() + remark})
	}
	for i := range slices.Backward(c.Runs) {
		r := &c.Runs[i]
		if r.Kind == payroll.MonthlyPay && len(r.Slips) > 0 && len(all) < 6 {
			add(r.Group, r.Month, "")
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, o := range payday.Coming(c, today) {
		add(o.Group, o.Month, textNotYet)
	}
	return all
}

// sampled is what a pay item comes to for somebody, before and after.
type sampled struct {
	Who    string
	Of     part.Why
	Before string
	After  string
	Net    [2]string
	Wrong  string
}

// sample computes somebody's pay with the item as it was typed. Nothing of it is kept.
func sample(q *page.Request) (page.Answer, error) {
	c := q.Client.Copy()
	s := sectionOf(c, q.PathValue("part"), q.Today())
	faults := filled(&c.Profile, s, q.Text)
	if faults.Stops() {
		return page.Answer{Body: sampling(sampled{Wrong: part.Sentence(faults.All()[0])})}, nil
	}
	group, word, _ := strings.Cut(q.Text("of"), " ")
	month, err := caldate.ParseMonth(word)
	if err != nil {
		return page.Answer{Body: sampling(sampled{Wrong: textNoRun})}, nil
	}
	x, err := sampleOf(q, c, payday.Asked{Group: group, Month: month}, itemCode(c, s))
	if err != nil {
		x = sampled{Wrong: textNoSample}
	}
	return page.Answer{Body: sampling(x)}, nil
}

// itemCode is the code of the item that a section edits.
func itemCode(c *book.Client, s *section) string {
	for i := range c.Profile.Items {
		if strings.HasSuffix(s.Path, "["+itoa(i)+"]") {
			return c.Profile.Items[i].Code
		}
	}
	return ""
}

// sampleOf computes the pay of the first who gets the item, else of the first; of an invented
// person where the client has nobody yet.
func sampleOf(q *page.Request, c *book.Client, a payday.Asked, code string) (sampled, error) {
	now := q.Client.Copy()
	if len(c.Employees) == 0 {
		somebody := invented(c, a)
		c.Employees = append(c.Employees, somebody)
		now.Employees = append(now.Employees, somebody)
	}
	var after *payroll.Slip
	for i := range c.Employees {
		of := a
		of.Employee = c.Employees[i].ID
		found, err := payday.Explain(c, of)
		if err != nil {
			continue // somebody else shows it
		}
		if after == nil || amountOf(found, code) != "" {
			after = found
		}
		if amountOf(found, code) != "" {
			break
		}
	}
	if after == nil {
		return sampled{}, errNobody
	}
	a.Employee = after.Employee
	e := c.EmployeeByID(after.Employee)
	x := sampled{Who: strings.TrimSpace(e.Number + " " + e.Called()), After: amountOf(after, code),
		Net: [2]string{textNone, part.Yen(after.Net)}}
	if before, err := payday.Explain(now, a); err == nil {
		x.Before, x.Net[0] = amountOf(before, code), part.Yen(before.Net)
	}
	x.Of = part.Why{Of: x.Who, Figure: x.After, Trace: after.WhyOf(code)}
	return x, nil
}

// errNobody reports that nobody's pay can be computed with an item.
var errNobody = errors.New("clientfile: nobody's pay can be computed in the month")

// invented is a person on monthly pay for a client that has nobody yet.
func invented(c *book.Client, a payday.Asked) employee.Employee {
	hired := a.Month.Add(-12).First()
	k := employee.Contract{Group: a.Group, Kind: employee.Monthly, Status: employee.Regular,
		WeeklyDays: 5, Amounts: map[string]yen.Amount{}}
	if len(c.Profile.Establishments) > 0 {
		k.Establishment = c.Profile.Establishments[0].ID
	}
	if g := c.Profile.GroupByCode(a.Group); g != nil && len(g.Rules) > 0 {
		k.WeeklyMinutes = 5 * g.Rules[inForce(g, hired)].Value.DailyMinutes
	}
	for _, x := range c.Profile.Items {
		if x.Formula.Kind == client.Fixed && x.Prorated && !x.Deduct {
			k.Amounts[x.Code] = example
			break
		}
	}
	e := employee.Employee{ID: "example", Hired: hired,
		Born: hired.AddMonths(-12 * 30), Contracts: history.From(hired, k),
		Names: history.From(hired, employee.Name{Full: textExampleName})}
	e.Insured.Standards = history.From(hired, employee.Standard{Health: example, Pension: example})
	return e
}

func amountOf(s *payroll.Slip, code string) string {
	for _, all := range [][]payroll.Line{s.Earnings, s.Deductions} {
		for _, l := range all {
			if l.Code == code {
				return part.Yen(l.Amount)
			}
		}
	}
	return ""
}
