package main

import (
	"fmt"
	"strings"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/season"
	"romukura/ground/fault"
)

type settleResidentCmd struct {
	where
	From    string `name:"from" required:"" placeholder:"2026-12" help:"${help_settle_from}"`
	Through string `name:"through" placeholder:"2027-04" help:"${help_settle_through}"`
	Out     string `name:"out" placeholder:"DIR" help:"${help_settle_resident_out}"`
}

// Run shows who left and what a municipality changed, and writes the sheets where a folder is
// named. Nothing in the book is changed.
func (cmd *settleResidentCmd) Run(d *desk) error {
	in, err := cmd.months()
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		r := season.ResidentOf(c, in)
		if err := d.answer(r, residentText(&r)); err != nil {
			return nil, err
		}
		if err := cmd.papers(d, r.Outputs(c, d.today())); err != nil {
			return nil, err
		}
		for i := range r.Faults {
			if r.Faults[i].Severity == fault.Stop {
				return nil, errWaits
			}
		}
		return nil, nil
	})
}

// months are the months named; the second is the first where it is not said.
func (cmd *settleResidentCmd) months() (season.Months, error) {
	var in season.Months
	var err error
	if in.From, err = monthOf(cmd.From); err != nil {
		return in, err
	}
	in.Through = in.From
	if cmd.Through != "" {
		in.Through, err = monthOf(cmd.Through)
	}
	if err == nil && in.Through.Before(in.From) {
		err = fmt.Errorf(textMonthsTurned, in.From, in.Through)
	}
	return in, err
}

// papers writes the sheets and lists below the folder.
func (cmd *settleResidentCmd) papers(d *desk, outputs []dispatch.Output) error {
	if cmd.Out == "" || len(outputs) == 0 {
		return nil
	}
	p, err := newPrinter(cmd.Out)
	if err != nil {
		return err
	}
	defer p.close()
	return p.write(d, outputs)
}

func residentText(r *season.Resident) string {
	var t strings.Builder
	fmt.Fprintf(&t, textLeaversHead, len(r.Leavers))
	for i := range r.Leavers {
		x := &r.Leavers[i]
		fmt.Fprintf(&t, textLeaverRow, x.Number, x.Municipality, x.Sheet.Label(), x.Left,
			leaverAmounts(x), x.Until)
	}
	fmt.Fprintf(&t, textRevisedHead, len(r.Revised))
	for i := range r.Revised {
		x := &r.Revised[i]
		fmt.Fprintf(&t, textRevisedRow, x.Number, x.Municipality, x.From, x.Before, x.First, x.Others)
	}
	for _, f := range r.Faults {
		mark := textStop
		if f.Severity == fault.Warn {
			mark = textWarn
		}
		fmt.Fprintf(&t, "  %s %s\n", mark, f)
	}
	return t.String()
}
