package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	Look     settleLookCmd     `cmd:"" help:"${help_settle_look}"`
	Explain  settleExplainCmd  `cmd:"" help:"${help_settle_explain}"`
	Run      settleRunCmd      `cmd:"" help:"${help_settle_run}"`
}

type settleTemplateCmd struct {
	Out string `name:"out" required:"" placeholder:"DIR" help:"${help_settle_out}"`
}

// Files beside those of the kinds: pay from before the first run, and the declaration of dependents
// for the next year.
const (
	opening  = "opening"
	nextYear = "dependents-next"
)

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
	for _, k := range settlement.Kinds() {
		if err := write(string(k), settlement.Template(k)); err != nil {
			return err
		}
	}
	if err := write(nextYear, settlement.Template(settlement.Dependents)); err != nil {
		return err
	}
	if err := write(opening, settlement.OpeningTemplate()); err != nil {
		return err
	}
	return d.answer(names, strings.Join(names, "\n")+"\n")
}

// asked is a season, with the folder of what was declared.
type asked struct {
	where
	Year    int    `name:"year" required:"" placeholder:"2026" help:"${help_settle_year}"`
	Answers string `name:"answers" required:"" placeholder:"DIR" help:"${help_settle_answers}"`
	On      string `name:"on" required:"" placeholder:"2026-11-20" help:"${help_settle_on}"`
	January bool   `name:"january" help:"${help_settle_january}"`
}

// season builds the client's season from the book and the folder of answers. Nothing of it is kept:
// what was declared stays with the files.
func (a *asked) season(c *book.Client) (*settlement.Season, fault.List, error) {
	var faults fault.List
	s, err := season.Begin(c, yearend.IncomeYear(a.Year))
	if err != nil {
		return nil, faults, err
	}
	s.January = a.January
	on, err := dayOf(a.On)
	if err != nil {
		return nil, faults, err
	}
	season.Ask(&s, on)
	next := settlement.Sent{Kind: settlement.Dependents, Year: s.Year + 1, On: on}
	sent := map[string]settlement.Sent{nextYear: next}
	for _, k := range settlement.Kinds() {
		sent[string(k)] = settlement.Sent{Kind: k, On: on}
	}
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		data, err := a.file(name)
		if err != nil {
			return nil, faults, err
		}
		if data == nil {
			continue
		}
		v, err := season.View(c, &s)
		if err != nil {
			return nil, faults, err
		}
		batch, found := v.Read(data, sent[name])
		faults.AddAll(name+".csv", found)
		s.Apply(&batch)
	}
	return &s, faults, a.openings(c, &s, &faults)
}

func (a *asked) openings(c *book.Client, s *settlement.Season, faults *fault.List) error {
	data, err := a.file(opening)
	if err != nil || data == nil {
		return err
	}
	v, err := season.View(c, s)
	if err != nil {
		return err
	}
	all, found := v.ReadOpenings(data)
	faults.AddAll(opening+".csv", found)
	for id, o := range all {
		s.Put(id).Opening = &o
	}
	return nil
}

// file is a file of the answers, nil where it was not sent.
func (a *asked) file(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(a.Answers, name+".csv"))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

type settleLookCmd struct{ asked }

// Run shows how far everybody is. Nothing is changed.
func (cmd *settleLookCmd) Run(d *desk) error {
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		s, faults, err := cmd.season(c)
		if err != nil {
			return nil, err
		}
		return nil, d.board(c, s, faults)
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
	var counts []string
	for _, state := range settlement.States() {
		if n := b.Counts[state]; n > 0 {
			counts = append(counts, fmt.Sprintf(textStateCount, state.Label(), n))
		}
	}
	fmt.Fprintf(&t, textSeasonHead, c.Profile.Name, b.Year, strings.Join(counts, textStateJoin))
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

type settleExplainCmd struct {
	asked
	Number string `name:"employee" required:"" placeholder:"NUMBER" help:"${help_employee}"`
}

// Run shows every line of one person's settlement with the reason of each figure.
func (cmd *settleExplainCmd) Run(d *desk) error {
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		s, faults, err := cmd.season(c)
		if err != nil {
			return nil, err
		}
		e := c.EmployeeByNumber(cmd.Number)
		if e == nil {
			return nil, errors.New(textNoPerson)
		}
		if faults.Stops() {
			return nil, faults.Err()
		}
		v, err := season.View(c, s)
		if err != nil {
			return nil, err
		}
		on, _ := dayOf(cmd.On)
		p := s.Put(e.ID)
		if found := v.Settle(p, settlement.Act{On: on}); found.Stops() {
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
	asked
	ByClient string `name:"client-by" placeholder:"NAME" help:"${help_settle_client_by}"`
	ByOffice string `name:"office-by" placeholder:"NAME" help:"${help_settle_office_by}"`
	Confirm  bool   `name:"confirm" help:"${help_settle_confirm}"`
	Into     string `name:"into" placeholder:"2026-12" help:"${help_settle_into}"`
	Out      string `name:"out" placeholder:"DIR" help:"${help_settle_papers}"`
	Checked  string `name:"form-checked-by" placeholder:"NAME" help:"${help_settle_checked}"`
}

// Run settles everybody who is ready; approved by two, the differences go into pay where a month is
// named, and slips and reports are written where a folder is.
func (cmd *settleRunCmd) Run(d *desk) error {
	return cmd.open(d, func(_ *book.Book, c *book.Client) (*book.Change, error) {
		s, faults, err := cmd.season(c)
		if err != nil {
			return nil, err
		}
		act := settlement.Act{By: cmd.ByOffice, On: d.today()}
		if err := season.Settle(c, s, act); err != nil {
			return nil, err
		}
		if cmd.ByClient != "" || cmd.ByOffice != "" {
			found, err := season.Approve(c, s, cmd.approvals(act.On))
			if err != nil {
				return nil, err
			}
			faults.AddAll("", found)
		}
		moved, err := cmd.pay(c, s, &faults)
		if err != nil {
			return nil, err
		}
		if err := cmd.papers(d, c, s); err != nil {
			faults.Add(fault.Fault{Path: cmd.Out, Code: "settle.papers", Message: reasonOf(err)})
		}
		err = d.board(c, s, faults)
		if !moved {
			return nil, err
		}
		return change(record.Payroll), err
	})
}

func (cmd *settleRunCmd) approvals(on caldate.Date) season.Approvals {
	return season.Approvals{
		Client: settlement.Approval{Act: settlement.Act{By: cmd.ByClient, On: on}},
		Office: settlement.Approval{Act: settlement.Act{By: cmd.ByOffice, On: on},
			Provisional: cmd.Confirm},
	}
}

// pay puts the differences into a month, and reports whether anything of the book changed.
func (cmd *settleRunCmd) pay(
	c *book.Client,
	s *settlement.Season,
	faults *fault.List,
) (bool, error) {
	if cmd.Into == "" {
		return false, nil
	}
	month, err := monthOf(cmd.Into)
	if err != nil {
		return false, err
	}
	moved, found := season.IntoPay(c, s, month)
	faults.AddAll("", found)
	return len(moved) > 0, nil
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
