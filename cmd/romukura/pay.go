package main

import (
	"errors"
	"fmt"
	"strings"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/record"
	"romukura/trade/payroll"
)

// monthCmd runs one month of a group.
type monthCmd struct {
	where
	Month     string   `name:"month" required:"" placeholder:"2026-10" help:"${help_month_of}"`
	Group     string   `name:"group" placeholder:"CODE" help:"${help_group}"`
	Close     bool     `name:"close" help:"${help_close}"`
	Computed  string   `name:"computed-by" placeholder:"NAME" help:"${help_computed}"`
	Approved  string   `name:"approved-by" placeholder:"NAME" help:"${help_approved}"`
	Confirm   []string `name:"confirm" placeholder:"TEXT" help:"${help_confirm}"`
	Out       string   `name:"out" placeholder:"DIR" help:"${help_out}"`
	Recompute bool     `name:"recompute" help:"${help_recompute}"`
	Reason    string   `name:"reason" placeholder:"TEXT" help:"${help_reason}"`
}

// Run computes the month, compares it with the one before, and closes it where two persons say so.
func (cmd *monthCmd) Run(d *desk) error {
	month, err := monthOf(cmd.Month)
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		group, err := groupOf(c, cmd.Group)
		if err != nil {
			return nil, err
		}
		if cmd.Recompute {
			return cmd.carry(d, c, group)
		}
		report, err := payday.Month(c, group, month, false)
		if err != nil && !errors.Is(err, payday.ErrClosed) {
			return nil, err
		}
		if cmd.Close {
			run := c.Run(group, payroll.MonthlyPay, month)
			run.Close.Confirmed = append(run.Close.Confirmed, cmd.Confirm...)
			signature := payroll.Signature{Computed: cmd.Computed, Approved: cmd.Approved, On: d.instant()}
			if faults := run.CloseBy(signature); faults.Stops() {
				d.faults(faults.All())
				return change(record.Payroll), errWaits
			}
			report.Run = *run
		}
		if err := d.answer(report, reportText(&report)); err != nil {
			return change(record.Payroll), err
		}
		if cmd.Out != "" {
			if err := d.hand(c, &report.Run, cmd.Out); err != nil {
				return change(record.Payroll), err
			}
		}
		if len(report.Run.Failed) > 0 {
			return change(record.Payroll), errWaits
		}
		return change(record.Payroll), nil
	})
}

// carry recomputes a closed month and keeps the differences for a later one.
func (cmd *monthCmd) carry(d *desk, c *book.Client, group string) (*book.Change, error) {
	month, _ := monthOf(cmd.Month)
	found, err := payday.Recompute(c, group, month, cmd.Reason)
	if err != nil {
		return nil, err
	}
	c.Carries = append(c.Carries, found.Carries...)
	if err := d.answer(found, carryText(c, &found)); err != nil {
		return change(record.Payroll), err
	}
	if len(found.Failed) > 0 {
		return change(record.Payroll), errWaits
	}
	return change(record.Payroll), nil
}

func carryText(c *book.Client, found *payday.Recomputed) string {
	var b strings.Builder
	for _, carry := range found.Carries {
		number := c.EmployeeByID(carry.Employee).Number
		fmt.Fprintf(&b, textCarry, number, carry.Amount)
		for _, d := range carry.Owed {
			fmt.Fprintf(&b, textOwed, number, d.Name, d.Before, d.After)
		}
	}
	writeFailed(&b, found.Failed)
	fmt.Fprintf(&b, textCarries, len(found.Carries))
	return b.String()
}

func writeFailed(b *strings.Builder, failed []payroll.Failed) {
	for _, f := range failed {
		for _, fault := range f.Faults {
			fmt.Fprintf(b, textFailedLine, f.Number, fault)
		}
	}
}

// bonusCmd runs a bonus.
type bonusCmd struct {
	where
	Day   string `name:"day" required:"" placeholder:"2026-12-10" help:"${help_payday}"`
	Group string `name:"group" placeholder:"CODE" help:"${help_group}"`
	Out   string `name:"out" placeholder:"DIR" help:"${help_out}"`
}

// Run computes the bonuses that were imported for a pay day.
func (cmd *bonusCmd) Run(d *desk) error {
	day, err := dayOf(cmd.Day)
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		group, err := groupOf(c, cmd.Group)
		if err != nil {
			return nil, err
		}
		report, err := payday.Bonus(c, group, day, false)
		if err != nil {
			return nil, err
		}
		if err := d.answer(report, reportText(&report)); err != nil {
			return change(record.Payroll), err
		}
		if cmd.Out != "" {
			if err := d.hand(c, &report.Run, cmd.Out); err != nil {
				return change(record.Payroll), err
			}
		}
		if len(report.Run.Failed) > 0 {
			return change(record.Payroll), errWaits
		}
		return change(record.Payroll), nil
	})
}

// reportText shows a run: totals, who could not be computed, and what waits for a person.
func reportText(r *payday.Report) string {
	var b strings.Builder
	run := &r.Run
	var gross, net int64
	for i := range run.Slips {
		gross += int64(run.Slips[i].Gross)
		net += int64(run.Slips[i].Net)
	}
	fmt.Fprintf(
		&b,
		textRunHead,
		run.Month,
		run.PayDay,
		len(run.Slips),
		len(run.Failed),
		len(run.Skipped),
	)
	fmt.Fprintf(&b, textRunTotals, group(gross), group(net))
	writeFailed(&b, run.Failed)
	for _, s := range run.Skipped {
		fmt.Fprintf(&b, textSkippedLine, s.Number, s.Reason)
	}
	for _, change := range r.Changed {
		for _, diff := range change.Differences {
			if !diff.Explained() {
				fmt.Fprintf(&b, textUnexplainedLine, change.Number, diff.Name, diff.Before, diff.After)
			}
		}
	}
	fmt.Fprintf(&b, textChangedTotal, len(r.Changed), r.Unexplained)
	for i := range run.Slips {
		for _, note := range run.Slips[i].Notes {
			fmt.Fprintf(&b, textNoteLine, run.Slips[i].Number, note)
		}
	}
	writeHours(&b, r.Hours)
	for _, f := range r.Blocks {
		fmt.Fprintf(&b, textBlockLine, f)
	}
	if run.Close.Closed() {
		fmt.Fprintf(&b, textClosedLine, run.Close.ComputedBy, run.Close.ApprovedBy)
	}
	return b.String()
}

// writeHours shows whose hours are near a limit of Article 36 or above it, with the figures.
func writeHours(b *strings.Builder, all []payday.Hours) {
	if len(all) == 0 {
		return
	}
	broken := 0
	for i := range all {
		if all[i].Broken() {
			broken++
		}
	}
	fmt.Fprintf(b, textHoursHead, broken, len(all)-broken)
	for _, h := range all {
		for _, l := range h.Limits {
			fmt.Fprintf(b, textHoursLine, h.Number, l.Limit, l.ValueText(), l.BoundText(),
				textHoursState[l.Broken])
		}
	}
}
