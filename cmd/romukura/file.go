package main

import (
	"fmt"
	"os"
	"strings"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/trade/filing"
	"romukura/trade/filing/nenkin"
)

// fileCmd is everything about notifications.
type fileCmd struct {
	Owed  fileOwedCmd  `cmd:"" help:"${help_file_owed}"`
	Make  fileMakeCmd  `cmd:"" help:"${help_file_make}"`
	Done  fileDoneCmd  `cmd:"" help:"${help_file_done}"`
	Check fileCheckCmd `cmd:"" help:"${help_file_check}"`
}

type fileOwedCmd struct {
	where
	From    string `name:"from" required:"" placeholder:"2026-10-01" help:"${help_from}"`
	Through string `name:"through" required:"" placeholder:"2026-10-31" help:"${help_through}"`
}

// Run finds what is owed for the events of a stretch of days, and keeps the cases.
func (cmd *fileOwedCmd) Run(d *desk) error {
	from, err := dayOf(cmd.From)
	if err != nil {
		return err
	}
	through, err := dayOf(cmd.Through)
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		cases, excluded, err := filing.Owed(filing.Register{Client: &c.Profile, Employees: c.Employees,
			Runs: c.Runs, Window: caldate.Range{From: from, Through: through}})
		if err != nil {
			return nil, err
		}
		for _, x := range cases {
			c.PutCase(x)
		}
		var b strings.Builder
		waits := false
		for i := range c.Cases {
			caseLine(&b, &c.Cases[i])
			waits = waits || c.Cases[i].State == filing.Open
		}
		for _, x := range excluded {
			fmt.Fprintf(&b, textExcludedLine, x.Number, filing.NameOf(x.Procedure, through), x.Reason)
		}
		result := map[string]any{"cases": c.Cases, "excluded": excluded}
		if err := d.answer(result, b.String()); err != nil || !waits {
			return change(record.Filing), err
		}
		return change(record.Filing), errWaits
	})
}

func caseLine(b *strings.Builder, c *filing.Case) {
	until := textPromptly
	if !c.Until.IsZero() {
		until = c.Until.String()
	}
	name := filing.NameOf(c.Procedure, c.Day)
	fmt.Fprintf(b, textCaseLine, c.State.Label(), until, c.Number, name, c.ID)
	for _, f := range c.Missing {
		fmt.Fprintf(b, textMissingLine, f)
	}
	for _, j := range c.Judgements {
		fmt.Fprintf(b, textQuestionLine, j.Question, j.Proposal)
	}
}

type fileMakeCmd struct {
	where
	Created string `name:"created" placeholder:"2026-11-02" help:"${help_created}"`
	Out     string `name:"out" default:"romukura-out" placeholder:"DIR" help:"${help_out}"`
}

// Run makes the official files of all cases that are ready.
func (cmd *fileMakeCmd) Run(d *desk) error {
	created, err := dayOf(cmd.Created)
	if err != nil {
		return err
	}
	if created.IsZero() {
		now := d.now()
		created, _ = caldate.New(now.Year(), int(now.Month()), now.Day())
	}
	return cmd.open(d, func(b *book.Book, c *book.Client) (*book.Change, error) {
		maker := dispatch.Maker{Office: &b.Office, Client: c, Created: created}
		made := maker.Official()
		printer := &printer{dir: cmd.Out}
		failed := false
		for i := range made {
			m := &made[i]
			d.faults(m.Faults)
			failed = failed || m.Data == nil
			if m.Data == nil {
				continue
			}
			if err := printer.write(d, []dispatch.Output{m.Output}); err != nil {
				return change(record.Filing), err
			}
			m.Keep(c)
		}
		if len(made) == 0 {
			d.say(textNothingReady)
		}
		if failed {
			return change(record.Filing), errWaits
		}
		return change(record.Filing), nil
	})
}

type fileDoneCmd struct {
	where
	Case    string `arg:"" name:"CASE" help:"${help_case}"`
	On      string `name:"on" required:"" placeholder:"2026-11-04" help:"${help_receipt_on}"`
	Number  string `name:"number" placeholder:"NUMBER" help:"${help_receipt_number}"`
	By      string `name:"by" required:"" placeholder:"NAME" help:"${help_by}"`
	NotOwed bool   `name:"not-owed" help:"${help_not_owed}"`
	Reason  string `name:"reason" placeholder:"TEXT" help:"${help_reason}"`
}

// Run enters that a case was handed in elsewhere, or that a person decided that it is not owed.
func (cmd *fileDoneCmd) Run(d *desk) error {
	on, err := dayOf(cmd.On)
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		for i := range c.Cases {
			x := &c.Cases[i]
			if x.ID != cmd.Case {
				continue
			}
			x.State = filing.Submitted
			if cmd.NotOwed {
				if cmd.Reason == "" {
					return nil, fmt.Errorf(textNeedReason)
				}
				x.State = filing.NotOwed
			}
			x.Receipt = filing.Receipt{On: on, Number: cmd.Number, By: cmd.By, Reason: cmd.Reason}
			return change(record.Filing), d.answer(x, textRecorded)
		}
		return nil, fmt.Errorf(textNoCase, cmd.Case)
	})
}

type fileCheckCmd struct {
	Files []string `arg:"" name:"FILE" help:"${help_check_file}"`
	Day   string   `name:"day" placeholder:"2026-11-02" help:"${help_check_day}"`
}

// Run validates official CSV files of whoever made them, and lists every fault.
func (cmd *fileCheckCmd) Run(d *desk) error {
	day, err := dayOf(cmd.Day)
	if err != nil {
		return err
	}
	if day.IsZero() {
		now := d.now()
		day, _ = caldate.New(now.Year(), int(now.Month()), now.Day())
	}
	stop := false
	for _, name := range cmd.Files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		report, faults := nenkin.Check(data, day)
		stop = stop || faults.Stops()
		if d.json {
			result := map[string]any{"file": name, "report": report, "faults": faults.All()}
			if err := d.answer(result, ""); err != nil {
				return err
			}
			continue
		}
		d.faults(faults.All())
		fmt.Fprintf(d.out, textChecked, name, reportLine(&report), faults.Len())
	}
	if stop {
		return errWaits
	}
	return nil
}

// reportLine says on one line what a checked file is.
func reportLine(r *nenkin.Report) string {
	return fmt.Sprintf(textReportLine, r.Form, r.Edition, r.Serial, r.Created, r.Rows)
}
