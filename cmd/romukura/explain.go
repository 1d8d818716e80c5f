package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/law/why"
	"romukura/trade/payroll"
)

// explainCmd says why of a figure.
type explainCmd struct {
	where
	Month    string `name:"month" required:"" placeholder:"2026-10" help:"${help_month_of}"`
	Group    string `name:"group" placeholder:"CODE" help:"${help_group}"`
	Employee string `name:"employee" required:"" placeholder:"NUMBER" help:"${help_employee}"`
	Line     string `name:"line" placeholder:"NAME" help:"${help_line}"`
	Day      string `name:"bonus-day" placeholder:"2026-12-10" help:"${help_bonus_day}"`
}

// explained is a slip's line with the steps that made it.
type explained struct {
	Line  payroll.Line `json:"line"`
	Steps []why.Step   `json:"steps"`
}

// Run computes one person anew with explanation; nothing is kept.
func (cmd *explainCmd) Run(d *desk) error {
	month, err := monthOf(cmd.Month)
	if err != nil {
		return err
	}
	day, err := dayOf(cmd.Day)
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		group, err := groupOf(c, cmd.Group)
		if err != nil {
			return nil, err
		}
		e := c.EmployeeByNumber(cmd.Employee)
		if e == nil {
			return nil, errors.New(textNoPerson)
		}
		slip, err := payday.Explain(
			c,
			payday.Asked{Group: group, Month: month, Bonus: day, Employee: e.ID},
		)
		if err != nil {
			return nil, err
		}
		return nil, d.answer(linesOf(slip, cmd.Line), explainText(slip, cmd.Line))
	})
}

// figures are the lines of a slip, and what its wages add to the employer's burden alone.
func figures(s *payroll.Slip) []payroll.Line {
	all := slices.Concat(s.Earnings, s.Deductions)
	if s.WhyOf(payroll.CodeAccident) != nil {
		all = append(all, payroll.Line{Code: payroll.CodeAccident, Name: textAccidentLine,
			Amount: s.Social.Employer.Accident})
	}
	return all
}

func linesOf(s *payroll.Slip, name string) []explained {
	var out []explained
	for _, l := range figures(s) {
		if name != "" && l.Name != name && l.Code != name {
			continue
		}
		x := explained{Line: l}
		if t := s.WhyOf(l.Code); t != nil {
			x.Steps = t.Steps
		}
		out = append(out, x)
	}
	return out
}

func explainText(s *payroll.Slip, name string) string {
	var b strings.Builder
	for _, x := range linesOf(s, name) {
		fmt.Fprintf(&b, textWhyHead, x.Line.Name, x.Line.Amount)
		for i, step := range x.Steps {
			fmt.Fprintf(&b, "  %d. %s\n", i+1, strings.ReplaceAll(step.String(), "\n", "\n  "))
		}
		if len(x.Steps) == 0 {
			b.WriteString(textWhyNone)
		}
	}
	if b.Len() == 0 {
		return fmt.Sprintf(textNoLine, lineNames(s))
	}
	return b.String()
}

func lineNames(s *payroll.Slip) string {
	var names []string
	for _, l := range figures(s) {
		names = append(names, l.Name)
	}
	return strings.Join(names, textComma)
}
