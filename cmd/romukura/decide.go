package main

import (
	"errors"
	"fmt"
	"strings"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/ground/caldate"
	"romukura/trade/employee"
)

// decideCmd proposes decisions on the standard remuneration, and takes them when a person says so.
type decideCmd struct {
	where
	What  string `arg:"" name:"WHAT" enum:"${questions}" help:"${help_decide_what}"`
	Year  int    `name:"year" placeholder:"2026" help:"${help_year}"`
	Month string `name:"month" placeholder:"2026-10" help:"${help_decide_month}"`
	Take  bool   `name:"take" help:"${help_take}"`
	By    string `name:"by" placeholder:"NAME" help:"${help_by}"`
}

// Run shows every proposal with its reasons and everybody left out with theirs.
func (cmd *decideCmd) Run(d *desk) error {
	question := determination.Question{What: determination.What(cmd.What), Year: cmd.Year}
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
	return cmd.open(func(_ *book.Book, c *book.Client) (bool, error) {
		found, err := determination.Ask(c, question)
		if err != nil {
			return false, err
		}
		if err := d.answer(found, decisionText(c, &found)); err != nil || !cmd.Take {
			return false, err
		}
		taken := 0
		for i := range found.Proposals {
			if found.Proposals[i].Decision.Judgement == nil {
				determination.Take(c, &found.Proposals[i], determination.Hand{By: cmd.By, On: d.instant()})
				taken++
			}
		}
		d.say(textTakenLine, taken)
		if taken < len(found.Proposals) {
			return true, errWaits
		}
		return true, nil
	})
}

func decisionText(c *book.Client, a *determination.Answer) string {
	var b strings.Builder
	for i := range a.Proposals {
		p := &a.Proposals[i]
		fmt.Fprintf(
			&b,
			textDecisionLine,
			numberOf(c, p.Employee),
			nameOf(p.Procedure, p.Decision.From.First()),
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
		if j := p.Decision.Judgement; j != nil {
			fmt.Fprintf(&b, textQuestionLine, j.Question, j.Proposal)
		}
	}
	for _, x := range a.Excluded {
		fmt.Fprintf(
			&b,
			textExcludedLine,
			x.Number,
			nameOf(x.Procedure, caldate.Must("2026-04-01")),
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
