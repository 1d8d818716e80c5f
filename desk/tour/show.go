package tour

import (
	"fmt"
	"strings"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/payday"
	"romukura/desk/sample"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/filing"
	"romukura/trade/payroll"
)

// show puts a client's work into the summary, with the outputs of October, the bonus and the books.
func (g *Guide) show(c *book.Client, made []dispatch.Made, excluded []filing.Excluded) error {
	out := Client{ID: string(c.Profile.ID), Name: c.Profile.Name, People: len(c.Employees),
		Imports: len(c.Imports), Runs: len(c.Runs)}
	var gross, net yen.Amount
	for i := range c.Runs {
		run := &c.Runs[i]
		if run.Month != sample.LastMonth {
			continue
		}
		report := payday.Report{}
		if run.Kind == payroll.MonthlyPay {
			report = payday.Look(c, run)
			for j := range run.Slips {
				gross += run.Slips[j].Gross
				net += run.Slips[j].Net
			}
		}
		out.Changed += len(report.Changed)
		out.Unexplained += report.Unexplained
		out.Failed += len(run.Failed)
		out.hours(report.Hours)
		outputs, faults := dispatch.Pay(c, run)
		for _, f := range faults.All() {
			out.Refused = append(out.Refused, f.String())
		}
		g.files(&out, outputs)
	}
	out.Gross, out.Net = gross.String(), net.String()
	for i := range made {
		m := &made[i]
		for _, f := range m.Faults {
			out.Refused = append(out.Refused, m.Title+": "+f.String())
		}
	}
	for i := range c.Files {
		f := &c.Files[i]
		g.files(&out, []dispatch.Output{{Path: f.Path, Title: f.Title, Data: f.Data}})
	}
	books, err := dispatch.Books(c, caldate.Month{Year: sample.LastMonth.Year, Number: 1}, Day)
	if err != nil {
		return err
	}
	g.files(&out, books)
	g.files(&out, dispatch.Controls(c, excluded, Day))
	g.cases(&out, c)
	g.revisions(&out, c)
	for _, x := range excluded {
		out.Excluded = append(out.Excluded, Left{x.Number, filing.NameOf(x.Procedure, Day), x.Reason})
	}
	g.summary.Clients = append(g.summary.Clients, out)
	return nil
}

func (c *Client) hours(all []payday.Hours) {
	for _, h := range all {
		for _, l := range h.Limits {
			c.Hours = append(c.Hours, Hours{Number: h.Number, Limit: l.Limit, Value: l.ValueText(),
				Bound: l.BoundText(), Broken: l.Broken})
		}
	}
}

func (g *Guide) files(out *Client, outputs []dispatch.Output) {
	for _, o := range outputs {
		out.Files = append(out.Files, File{Title: o.Title, Path: o.Path, Href: o.Path})
	}
	g.summary.Outputs = append(g.summary.Outputs, outputs...)
}

// cases lists a client's cases, and what waits for a person among them.
func (g *Guide) cases(out *Client, c *book.Client) {
	for i := range c.Cases {
		x := &c.Cases[i]
		terms, err := filing.TermsOf(x.Procedure, x.Day)
		if err != nil {
			continue
		}
		line := Case{State: x.State.Label(), Until: x.Until.String(), Procedure: terms.Name,
			Event: x.Event.Label(), Number: x.Number, Day: x.Day.String(), Recipient: terms.Recipient}
		if x.Until.IsZero() {
			line.Until = textPromptly
		}
		switch x.State {
		case filing.Open:
			line.Class = "wait"
		case filing.Prepared, filing.Submitted, filing.Done:
			line.Class = "done"
		}
		out.Cases = append(out.Cases, line)
		if x.State != filing.Open {
			continue
		}
		wait := Wait{Client: c.Profile.Name, Number: x.Number, Procedure: terms.Name, Until: line.Until}
		for _, f := range x.Missing {
			wait.What = append(wait.What, f.String())
		}
		for _, j := range x.Judgements {
			wait.What = append(wait.What, j.Question+" → "+j.Proposal)
		}
		g.summary.Waiting = append(g.summary.Waiting, wait)
	}
}

func (g *Guide) revisions(out *Client, c *book.Client) {
	for i := range c.Determinations {
		d := &c.Determinations[i]
		e := c.EmployeeByID(d.Employee)
		if e == nil {
			continue
		}
		out.Revisions = append(out.Revisions, Revision{Number: e.Number,
			Kind: filing.NameOf(d.Procedure, Day), Average: d.Decision.Average.String(),
			OldHealth: d.Before.Health.String(), OldPension: d.Before.Pension.String(),
			NewHealth: d.Decision.Standard.Health.String(), NewPension: d.Decision.Standard.Pension.String(),
			From: d.Decision.From.Japanese(), Why: d.Decision.Key.Label()})
	}
}

// explain shows one figure's why: the health premium of somebody of the software company, in
// October.
func (g *Guide) explain() error {
	c := g.Book.ClientByID("hikari")
	e := c.EmployeeByNumber(shownPerson)
	slip, err := payday.Explain(
		c,
		payday.Asked{Group: "staff", Month: sample.LastMonth, Employee: e.ID},
	)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, l := range slip.Deductions {
		if l.Code != payroll.CodeHealth {
			continue
		}
		g.summary.WhyHead = fmt.Sprintf(textWhyHead, c.Profile.Name, e.Number, l.Name, l.Amount)
		for i, step := range slip.WhyOf(l.Code).Steps {
			fmt.Fprintf(&b, "%d. %s\n", i+1, step)
		}
	}
	g.summary.Why = b.String()
	return nil
}

// shownPerson is whose figure the tour explains: somebody over forty, who pays the care premium.
const shownPerson = "3013"
