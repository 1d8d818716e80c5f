package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/filing/eltax"
	"romukura/trade/settlement"
)

// settleCmd is the year-end adjustment of a client.
type settleCmd struct {
	Template settleTemplateCmd `cmd:"" help:"${help_settle_template}"`
	Ask      settleAskCmd      `cmd:"" help:"${help_settle_ask}"`
	Import   settleImportCmd   `cmd:"" help:"${help_settle_import}"`
	Undo     settleUndoCmd     `cmd:"" help:"${help_settle_undo}"`
	Office   settleOfficeCmd   `cmd:"" help:"${help_settle_office}"`
	Remind   settleRemindCmd   `cmd:"" help:"${help_settle_remind}"`
	Look     settleLookCmd     `cmd:"" help:"${help_settle_look}"`
	Changes  settleChangesCmd  `cmd:"" help:"${help_settle_changes}"`
	Explain  settleExplainCmd  `cmd:"" help:"${help_settle_explain}"`
	Return   settleReturnCmd   `cmd:"" help:"${help_settle_return}"`
	Accept   settleAcceptCmd   `cmd:"" help:"${help_settle_accept}"`
	Leaving  settleLeavingCmd  `cmd:"" help:"${help_settle_leaving}"`
	Defer    settleDeferCmd    `cmd:"" help:"${help_settle_defer}"`
	Approve  settleApproveCmd  `cmd:"" help:"${help_settle_approve}"`
	Run      settleRunCmd      `cmd:"" help:"${help_settle_run}"`
	Resident settleResidentCmd `cmd:"" help:"${help_settle_resident}"`
}

type settleTemplateCmd struct {
	Out string `name:"out" required:"" placeholder:"DIR" help:"${help_settle_out}"`
}

// nextYear is the file of the declarations of dependents for the next year, beside those of the
// kinds.
const nextYear = "dependents-next"

// Run writes the templates of the declarations, under the names by which they are read.
func (cmd *settleTemplateCmd) Run(d *desk) error {
	if err := os.MkdirAll(cmd.Out, 0o700); err != nil {
		return err
	}
	var names []string
	write := func(name string, data []byte) error {
		path := filepath.Join(cmd.Out, name+".csv")
		if _, err := os.Stat(path); err == nil {
			return fmt.Errorf(textTemplateThere, path)
		}
		names = append(names, path)
		return os.WriteFile(path, data, 0o600)
	}
	for _, k := range append(settlement.Kinds(), settlement.PaidBefore) {
		if err := write(string(k), settlement.Template(k)); err != nil {
			return err
		}
	}
	if err := write(nextYear, settlement.Template(settlement.Dependents)); err != nil {
		return err
	}
	return d.answer(names, strings.Join(names, "\n")+"\n")
}

// ofYear is a client's season of a year.
type ofYear struct {
	where
	Year int `name:"year" required:"" placeholder:"2026" help:"${help_settle_year}"`
}

// season opens the season, and hands it to the work. It is saved with the book when the work says
// for what.
func (a *ofYear) season(
	d *desk,
	work func(*book.Client, *settlement.Season) (*book.Change, error),
) error {
	return a.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		s, err := season.Open(c, yearend.IncomeYear(a.Year))
		if err != nil {
			return nil, err
		}
		return work(c, s)
	})
}

// ofPerson is one person's part of it.
type ofPerson struct {
	ofYear
	Number string `name:"employee" required:"" placeholder:"NUMBER" help:"${help_employee}"`
}

// part hands the person's part to the work.
func (a *ofPerson) part(
	d *desk,
	work func(*settlement.View, *settlement.Person) (*book.Change, error),
) error {
	return a.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		p, err := a.person(c, s)
		if err != nil {
			return nil, err
		}
		v, err := season.View(c, s)
		if err != nil {
			return nil, err
		}
		return work(v, p)
	})
}

// person is the part of the person who is named.
func (a *ofPerson) person(c *book.Client, s *settlement.Season) (*settlement.Person, error) {
	e := c.EmployeeByNumber(a.Number)
	if e == nil {
		return nil, errors.New(textNoPerson)
	}
	return s.Put(e.ID), nil
}

type settleLookCmd struct{ ofYear }

// Run shows how far everybody is. Nothing is changed.
func (cmd *settleLookCmd) Run(d *desk) error {
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		return nil, d.board(c, s, fault.List{})
	})
}

// board prints the season, and says that something waits where something does.
func (d *desk) board(c *book.Client, s *settlement.Season, faults fault.List) error {
	b, err := season.Look(c, season.Years{Now: s})
	if err != nil {
		return err
	}
	if faults.Len() > 0 {
		d.faults(faults.All())
	}
	if err := d.answer(b, boardText(c, &b)); err != nil {
		return err
	}
	if faults.Stops() || b.Counts[settlement.Waiting] > 0 {
		return errWaits
	}
	return nil
}

func boardText(c *book.Client, b *season.Board) string {
	var t strings.Builder
	fmt.Fprintf(&t, textSeasonHead, c.Profile.Name, b.Year, countsText(b))
	for i := range b.Rows {
		r := &b.Rows[i]
		fmt.Fprintf(&t, textSeasonRow, r.Number, r.State.Label(), dueText(r))
		for _, f := range r.Refused {
			fmt.Fprintf(&t, textSeasonFault, textSeasonRefused, f)
		}
		for _, f := range r.Faults {
			mark := textStop
			if f.Severity == fault.Warn {
				mark = textWarn
			}
			fmt.Fprintf(&t, textSeasonFault, mark, f)
		}
	}
	fmt.Fprintf(&t, textSeasonTotal, b.Refund, b.Take)
	return t.String()
}

type settleExplainCmd struct{ ofPerson }

// Run shows every line of one person's settlement with the reason of each figure: as it was kept,
// or as it would come out now.
func (cmd *settleExplainCmd) Run(d *desk) error {
	return cmd.part(d, func(v *settlement.View, p *settlement.Person) (*book.Change, error) {
		if found := v.Settle(p, settlement.Act{On: d.today()}); found.Stops() {
			return nil, found.Err()
		}
		last := p.Last()
		if last.Refused != nil {
			return nil, &fault.Error{Faults: last.Refused}
		}
		var t strings.Builder
		for _, step := range last.Why.Steps {
			fmt.Fprintln(&t, step)
		}
		return nil, d.answer(last, t.String())
	})
}

type settleRunCmd struct {
	ofYear
	In       string `name:"in" enum:",december,january" default:"" help:"${help_settle_in}"`
	By       string `name:"by" placeholder:"NAME" help:"${help_by}"`
	ByClient string `name:"client-by" placeholder:"NAME" help:"${help_settle_client_by}"`
	ByOffice string `name:"office-by" placeholder:"NAME" help:"${help_settle_office_by}"`
	Confirm  bool   `name:"confirm" help:"${help_settle_confirm}"`
	Into     string `name:"into" placeholder:"2026-12" help:"${help_settle_into}"`
	Out      string `name:"out" placeholder:"DIR" help:"${help_settle_papers}"`
	Checked  string `name:"form-checked-by" placeholder:"NAME" help:"${help_settle_checked}"`
}

// Run settles everybody who is ready, and settles again whose facts changed since they were paid;
// approved by two, the differences go into pay where a month is named, and slips and reports are
// written where a folder is.
func (cmd *settleRunCmd) Run(d *desk) error {
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		if cmd.In != "" {
			s.January = cmd.In == inJanuary
		}
		if err := season.Closed(c, s); err != nil {
			return nil, err
		}
		by := cmd.By
		if by == "" {
			by = cmd.ByOffice
		}
		act := settlement.Act{By: by, On: d.today()}
		if err := season.Settle(c, s, act); err != nil {
			return nil, err
		}
		faults, err := cmd.approve(c, s, act.On)
		if err != nil {
			return nil, err
		}
		if err := cmd.pay(c, s, &faults); err != nil {
			return nil, err
		}
		if err := cmd.papers(d, c, s); err != nil {
			faults.Add(fault.Fault{Path: cmd.Out, Code: "settle.papers", Message: reasonOf(err)})
		}
		return change(record.Payroll), d.board(c, s, faults)
	})
}

// inJanuary settles the difference in the pay of January.
const inJanuary = "january"

func (cmd *settleRunCmd) approve(
	c *book.Client,
	s *settlement.Season,
	on caldate.Date,
) (fault.List, error) {
	if cmd.ByClient == "" && cmd.ByOffice == "" {
		return fault.List{}, nil
	}
	return season.Approve(c, s, cmd.approvals(on))
}

func (cmd *settleRunCmd) approvals(on caldate.Date) season.Approvals {
	return season.Approvals{
		Client: settlement.Approval{Act: settlement.Act{By: strings.TrimSpace(cmd.ByClient), On: on}},
		Office: settlement.Approval{Act: settlement.Act{By: strings.TrimSpace(cmd.ByOffice), On: on},
			Provisional: cmd.Confirm},
	}
}

// pay puts the differences into a month.
func (cmd *settleRunCmd) pay(c *book.Client, s *settlement.Season, faults *fault.List) error {
	if cmd.Into == "" {
		return nil
	}
	month, err := monthOf(cmd.Into)
	if err != nil {
		return err
	}
	_, found := season.IntoPay(c, s, month)
	faults.AddAll("", found)
	return nil
}

// papers writes slips, ledgers and reports below the folder.
func (cmd *settleRunCmd) papers(d *desk, c *book.Client, s *settlement.Season) error {
	if cmd.Out == "" {
		return nil
	}
	made := season.Made{On: d.today()}
	if cmd.Checked != "" {
		made.Form = eltax.Form{Checked: cmd.Checked, On: d.today()}
	}
	outputs, faults := season.Outputs(c, s, made)
	d.faults(faults.All())
	p, err := newPrinter(cmd.Out)
	if err != nil {
		return err
	}
	defer p.close()
	return p.write(d, outputs)
}

// today is the day by the clock.
func (d *desk) today() caldate.Date {
	now := d.now()
	day, _ := caldate.New(now.Year(), int(now.Month()), now.Day())
	return day
}
