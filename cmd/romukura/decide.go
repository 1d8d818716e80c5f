package main

import (
	"errors"
	"fmt"
	"strings"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
)

// decideCmd proposes decisions on the standard remuneration, and takes them when a person says so.
type decideCmd struct {
	where
	What     string `arg:"" name:"WHAT" enum:"${questions}" help:"${help_decide_what}"`
	Year     int    `name:"year" placeholder:"2026" help:"${help_year}"`
	Month    string `name:"month" placeholder:"2026-10" help:"${help_decide_month}"`
	Take     bool   `name:"take" help:"${help_take}"`
	Employee string `name:"employee" placeholder:"NUMBER" help:"${help_decide_employee}"`
	Reason   string `name:"reason" placeholder:"TEXT" help:"${help_reason}"`
	By       string `name:"by" placeholder:"NAME" help:"${help_by}"`
}

// Run shows every proposal with its reasons and everybody left out with theirs.
func (cmd *decideCmd) Run(d *desk) error {
	now := d.now()
	today, err := caldate.New(now.Year(), int(now.Month()), now.Day())
	if err != nil {
		return err
	}
	question := determination.Question{
		What:  determination.What(cmd.What),
		Year:  cmd.Year,
		Today: today,
	}
	if cmd.Month != "" {
		month, err := monthOf(cmd.Month)
		if err != nil {
			return err
		}
		question.Month = month
	}
	if cmd.Take && cmd.By == "" {
		return errors.New(textNeedBy)
	}
	if cmd.What == "coverage" {
		return cmd.coverage(d, today)
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		found, err := determination.Ask(c, question)
		if err != nil {
			return nil, err
		}
		if err := d.answer(found, decisionText(c, &found)); err != nil || !cmd.Take {
			return nil, err
		}
		if waits := cmd.take(d, c, found.Proposals); waits {
			return change(record.Decide), errWaits
		}
		return change(record.Decide), nil
	})
}

// take decides what nobody has to be asked about, or the one person named, whatever is asked; the
// others wait as cases. It reports whether anybody waits.
func (cmd *decideCmd) take(d *desk, c *book.Client, all []book.Determination) bool {
	hand := determination.Hand{By: cmd.By, On: d.instant(), Reason: cmd.Reason}
	taken, waits := 0, false
	for i := range all {
		p := &all[i]
		switch {
		case cmd.Employee != "" && p.Number != cmd.Employee:
		case cmd.Employee == "" && len(p.Judgements) > 0:
			determination.Await(c, p)
			waits = true
		default:
			determination.Take(c, p, hand)
			taken++
		}
	}
	d.say(textTakenLine, taken)
	return waits
}

func decisionText(c *book.Client, a *determination.Answer) string {
	var b strings.Builder
	for i := range a.Proposals {
		p := &a.Proposals[i]
		fmt.Fprintf(
			&b,
			textDecisionLine,
			numberOf(c, p.Employee),
			filing.NameOf(p.Procedure, p.Decision.From.First()),
			p.Decision.Average,
			p.Before.Health,
			p.Decision.Standard.Health,
			p.Before.Pension,
			p.Decision.Standard.Pension,
			p.Decision.From,
			p.Decision.Key.Label(),
		)
		for _, m := range p.Decision.Months {
			fmt.Fprintf(&b, textMonthLine, m.Month, m.Amount, m.Reason)
		}
		for _, j := range p.Judgements {
			fmt.Fprintf(&b, textQuestionLine, j.Question, j.Proposal)
		}
	}
	for _, x := range a.Excluded {
		fmt.Fprintf(
			&b,
			textExcludedLine,
			x.Number,
			filing.NameOf(x.Procedure, caldate.Must("2026-04-01")),
			x.Reason,
		)
	}
	fmt.Fprintf(&b, textDecisionTotal, len(a.Proposals), len(a.Excluded))
	return b.String()
}

func numberOf(c *book.Client, id employee.ID) string {
	if e := c.EmployeeByID(id); e != nil {
		return e.Number
	}
	return string(id)
}

// coverage holds everybody's contract beside what is registered, on the last day of the month asked
// for or today, and shows who should be insured and is not, or is and should not be.
func (cmd *decideCmd) coverage(d *desk, today caldate.Date) error {
	day := today
	if month, err := caldate.ParseMonth(cmd.Month); err == nil {
		day = month.Last()
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		report, err := insured.Coverage(insured.Register{Client: &c.Profile, Employees: c.Employees,
			Runs: c.Runs, Carries: c.Carries}, day, false)
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		found := report.Found()
		for _, r := range found {
			fmt.Fprintf(&b, textCoverageLine, r.Number, r.Finding.Label(), r.Reason)
			for _, j := range r.Judgements {
				fmt.Fprintf(&b, textQuestionLine, j.Question, j.Proposal)
			}
		}
		fmt.Fprintf(&b, textCoverageTotal, len(report.Rows), len(found))
		if err := d.answer(report, b.String()); err != nil || len(found) == 0 {
			return nil, err
		}
		return nil, errWaits
	})
}
