package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
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
	if p.Already {
		return textAlready
	}
	t := tellingOf(c)
	if p.Mapping.Product != "" {
		fmt.Fprintf(t, textLayoutFound, p.Mapping.Product, confidences[p.Mapping.Confidence])
	}
	for _, f := range p.Faults {
		mark := textStop
		if f.Severity > 0 {
			mark = textWarn
		}
		fmt.Fprintf(t, "%s %s\n", mark, f)
	}
	if p.Refused() {
		fmt.Fprintf(t, textRefused, len(p.Faults))
		return t.String()
	}
	for i := range p.Batch.Changes {
		t.row(&p.Batch.Changes[i], false)
	}
	fmt.Fprintf(t, textPlanTotal, p.Batch.Kind.Label(), p.Batch.Rows, len(p.Batch.Changes))
	if applied {
		fmt.Fprintf(t, textApplied, p.Batch.ID)
	} else {
		t.WriteString(textDryRun)
	}
	return t.String()
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
			return nil, d.answer(c.Imports, importsText(c.Imports))
		}
		faults := intake.Undo(c, intake.BatchID(cmd.ID), d.instant())
		if err := faults.Err(); err != nil {
			return nil, err
		}
		taken := c.TakenBack(cmd.ID)
		return &taken, d.answer(map[string]string{"undone": cmd.ID}, undoneText(c, cmd.ID))
	})
}

// importsText lists what was taken in.
func importsText(all []exchange.Batch) string {
	if len(all) == 0 {
		return textNoImports
	}
	rows := [][]string{textImportHead}
	for i := range all {
		b := &all[i]
		state := textTakenIn
		if b.Undone != "" {
			state = textUndoneAt + instantText(b.Undone)
		}
		rows = append(rows, []string{b.ID, instantText(b.At), b.Kind.Label(), b.File, b.By, state})
	}
	return columns("", rows)
}

// instantText is an instant of a record as people of the office read it.
func instantText(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.In(japan).Format(textTime)
}

// undoneText tells what went back to what it was.
func undoneText(c *book.Client, id string) string {
	t := tellingOf(c)
	for i := range c.Imports {
		b := &c.Imports[i]
		if b.ID != id {
			continue
		}
		for j := range b.Changes {
			t.row(&b.Changes[j], true)
		}
		fmt.Fprintf(t, textUndone, b.File, b.Kind.Label(), len(b.Changes))
	}
	return t.String()
}
