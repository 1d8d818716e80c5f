package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

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
		if err := d.answer(plan, planText(&plan, cmd.Apply)); err != nil {
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
func planText(p *intake.Plan, applied bool) string {
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
		c := &p.Batch.Changes[i]
		word := textChange
		if c.New() {
			word = textNew
		}
		fmt.Fprintf(&b, textRow, c.Line, c.Number, word, len(c.Fields))
		for j, f := range c.Fields {
			if c.New() || j == 8 {
				if !c.New() {
					fmt.Fprintf(&b, textMoreFields, len(c.Fields)-8)
				}
				break
			}
			fmt.Fprintf(&b, "      %s: %s → %s\n", f.Label(), f.Before, f.After)
		}
	}
	fmt.Fprintf(&b, textPlanTotal, p.Batch.Rows, len(p.Batch.Changes))
	if applied {
		fmt.Fprintf(&b, textApplied, p.Batch.ID)
	} else {
		b.WriteString(textDryRun)
	}
	return b.String()
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
					state = textUndoneAt + batch.Undone
				}
				fmt.Fprintf(&b, "%s  %s  %s  %s %s\n", batch.ID, batch.At, batch.Kind, batch.File, state)
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
