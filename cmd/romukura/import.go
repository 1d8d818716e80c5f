package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/edge/spreadsheet"
	"romukura/ground/caldate"
	"romukura/trade/exchange"
)

// importCmd takes a client's file in.
type importCmd struct {
	where
	Kind    string `name:"kind" default:"persons" enum:"${kinds}" help:"${help_kind}"`
	Month   string `name:"month" placeholder:"2026-10" help:"${help_month_of}"`
	Day     string `name:"day" placeholder:"2026-04-01" help:"${help_day}"`
	Group   string `name:"group" placeholder:"CODE" help:"${help_group}"`
	Mapping string `name:"mapping" placeholder:"FILE" help:"${help_mapping}"`
	Apply   bool   `name:"apply" help:"${help_apply}"`
	By      string `name:"by" placeholder:"NAME" help:"${help_by}"`
	File    string `arg:"" name:"FILE" help:"${help_import_file}"`
}

// Run shows what the file would change, and changes it with --apply.
func (cmd *importCmd) Run(d *desk) error {
	request, err := cmd.request(d)
	if err != nil {
		return err
	}
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		plan := intake.Make(c, request)
		if err := d.answer(plan, planText(c, &plan, cmd.Apply)); err != nil {
			return nil, err
		}
		if plan.Refused() {
			return nil, errWaits
		}
		if !cmd.Apply || plan.Already {
			return nil, nil
		}
		if err := intake.Apply(c, &plan); err != nil {
			return nil, err
		}
		taken := c.Imported(plan.Batch.ID)
		return &taken, nil
	})
}

func (cmd *importCmd) request(d *desk) (intake.Request, error) {
	r := intake.Request{Name: filepath.Base(cmd.File), Kind: exchange.Kind(cmd.Kind), Group: cmd.Group,
		By: cmd.By, At: d.instant()}
	info, err := os.Stat(cmd.File)
	if err != nil {
		return r, err
	}
	if info.Size() > exchange.MaxBytes {
		return r, fmt.Errorf(textTooLarge, exchange.MaxBytes>>20)
	}
	if r.Data, err = os.ReadFile(cmd.File); err != nil {
		return r, err
	}
	if spreadsheet.Is(r.Data) {
		sheet := spreadsheet.Read(r.Data)
		r.Sheet = &sheet
	}
	if cmd.Month != "" {
		if r.Month, err = monthOf(cmd.Month); err != nil {
			return r, err
		}
	}
	if r.Day, err = dayOf(cmd.Day); err != nil {
		return r, err
	}
	if r.Day.IsZero() && r.Kind == exchange.Persons {
		now := d.now()
		r.Day, _ = caldate.New(now.Year(), int(now.Month()), now.Day())
	}
	if cmd.Mapping != "" {
		return r, readMapping(cmd.Mapping, &r)
	}
	return r, nil
}

func readMapping(path string, r *intake.Request) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	r.Mapping = &exchange.Mapping{}
	if err := json.Unmarshal(data, r.Mapping); err != nil {
		return fmt.Errorf(textBadMapping, err)
	}
	return nil
}

// planText shows a plan: faults, differences row by row, and what to do next.
func planText(c *book.Client, p *intake.Plan, applied bool) string {
	var b strings.Builder
	if p.Already {
		return textAlready
	}
	if p.Mapping.Product != "" {
		fmt.Fprintf(&b, textLayoutFound, p.Mapping.Product, p.Mapping.Confidence)
	}
	for _, f := range p.Faults {
		mark := textStop
		if f.Severity > 0 {
			mark = textWarn
		}
		fmt.Fprintf(&b, "%s %s\n", mark, f)
	}
	if p.Refused() {
		fmt.Fprintf(&b, textRefused, len(p.Faults))
		return b.String()
	}
	for i := range p.Batch.Changes {
		b.WriteString(rowText(c, &p.Batch.Changes[i]))
	}
	fmt.Fprintf(&b, textPlanTotal, p.Batch.Rows, len(p.Batch.Changes))
	if applied {
		fmt.Fprintf(&b, textApplied, p.Batch.ID)
	} else {
		b.WriteString(textDryRun)
	}
	return b.String()
}

// mostFields is how many fields of a row are shown.
const mostFields = 12

// rowText tells what a row changes, in the words of the import screen. Of somebody new it names the
// person alone.
func rowText(c *book.Client, x *exchange.Change) string {
	var b strings.Builder
	fields := x.Told(&exchange.Terms{Client: &c.Profile, Day: caldate.Date.Japanese,
		Month: caldate.Month.Japanese})
	word := textChange
	if x.New() {
		word = textNew
	}
	who := strings.TrimSpace(x.Number + " " + intake.Called(c, x))
	fmt.Fprintf(&b, textRow, x.Line, who, word, len(fields))
	if x.New() {
		return b.String()
	}
	head := ""
	for _, f := range fields[:min(len(fields), mostFields)] {
		if at := headText(f); at != head {
			head = at
			fmt.Fprintf(&b, "      %s\n", at)
		}
		fmt.Fprintf(&b, "      %s\n", changeText(f))
	}
	if more := len(fields) - mostFields; more > 0 {
		fmt.Fprintf(&b, textMoreFields, more)
	}
	return b.String()
}

// headText is of what a field is, and from when it holds.
func headText(f exchange.Shown) string {
	if f.Since == "" {
		return f.Group
	}
	return f.Group + fmt.Sprintf(textSince, f.Since)
}

func changeText(f exchange.Shown) string {
	before, after := orNothing(f.Before), orNothing(f.After)
	text := before + " → " + after
	if f.Label != "" {
		text = f.Label + ": " + text
	}
	if headText(f) != "" {
		text = "  " + text
	}
	return text
}

func orNothing(text string) string {
	if text == "" {
		return textNothing
	}
	return text
}

// undoCmd takes an import back.
type undoCmd struct {
	where
	ID string `arg:"" optional:"" name:"ID" help:"${help_undo_id}"`
}

// Run takes an import back, or lists the imports when none is named.
func (cmd *undoCmd) Run(d *desk) error {
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		if cmd.ID == "" {
			var b strings.Builder
			for _, batch := range c.Imports {
				state := ""
				if batch.Undone != "" {
					state = textUndoneAt + localTime(batch.Undone)
				}
				fmt.Fprintf(&b, "%s  %s  %s  %s %s\n", batch.ID, localTime(batch.At), batch.Kind.Label(),
					batch.File, state)
			}
			return nil, d.answer(c.Imports, b.String())
		}
		faults := intake.Undo(c, intake.BatchID(cmd.ID), d.instant())
		if err := faults.Err(); err != nil {
			return nil, err
		}
		taken := c.TakenBack(cmd.ID)
		return &taken, d.answer(map[string]string{"undone": cmd.ID}, textUndone)
	})
}

// localTime is an instant as the clock on the wall shows it.
func localTime(instant string) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return instant
	}
	return at.Local().Format("2006-01-02 15:04")
}
