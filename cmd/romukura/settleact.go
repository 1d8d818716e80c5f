package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

type settleAskCmd struct {
	ofYear
	On  string `name:"on" placeholder:"2026-11-01" help:"${help_settle_asked}"`
	Due string `name:"due" placeholder:"2026-11-20" help:"${help_settle_due}"`
}

// Run records that everybody was asked who was not yet.
func (cmd *settleAskCmd) Run(d *desk) error {
	r := season.Request{On: d.today()}
	if err := days(pair{cmd.On, &r.On}, pair{cmd.Due, &r.Due}); err != nil {
		return err
	}
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		season.Ask(s, r)
		waits := d.board(c, s, fault.List{})
		if errors.Is(waits, errWaits) {
			waits = nil // who was asked a moment ago is awaited
		}
		return change(record.Decide), waits
	})
}

// pair is a day as it was typed, and where it goes.
type pair struct {
	text string
	into *caldate.Date
}

// days reads the days that were typed; the others stay.
func days(all ...pair) error {
	for _, p := range all {
		if p.text == "" {
			continue
		}
		day, err := dayOf(p.text)
		if err != nil {
			return err
		}
		*p.into = day
	}
	return nil
}

type settleUndoCmd struct {
	ofYear
	ID string `arg:"" optional:"" name:"ID" help:"${help_undo_id}"`
}

// Run takes a file back, or lists the files when none is named.
func (cmd *settleUndoCmd) Run(d *desk) error {
	return cmd.season(d, func(_ *book.Client, s *settlement.Season) (*book.Change, error) {
		if cmd.ID == "" {
			var t strings.Builder
			for _, x := range s.Taken {
				state := ""
				if x.Undone != "" {
					state = textUndoneAt + x.Undone
				}
				fmt.Fprintf(&t, textTakenRow, x.ID, x.At, x.Name, x.People, x.By, state)
			}
			return nil, d.answer(s.Taken, t.String())
		}
		back := settlement.Taken{ID: cmd.ID, Undone: d.instant()}
		if faults := s.TakeBack(back); faults.Stops() {
			return nil, faults.Err()
		}
		return change(record.Undo), d.answer(map[string]string{"undone": cmd.ID}, textSettleUndone)
	})
}

type settleOfficeCmd struct {
	keeping
	Year int `name:"year" required:"" placeholder:"2026" help:"${help_settle_year}"`
}

// Run shows how far every client is.
func (cmd *settleOfficeCmd) Run(d *desk) error {
	return cmd.withBook(d, func(b *book.Book) (*book.Change, error) {
		all, err := season.Totals(b, yearend.IncomeYear(cmd.Year))
		if err != nil {
			return nil, err
		}
		var t strings.Builder
		for i := range all {
			x := &all[i]
			if !x.Begun {
				fmt.Fprintf(&t, textOfficeIdle, x.Client, x.Name)
				continue
			}
			fmt.Fprintf(&t, textOfficeRow, x.Client, x.Name, countsText(&x.Board), x.Stopped, x.Refund,
				x.Take)
		}
		return nil, d.answer(all, t.String())
	})
}

type settleRemindCmd struct {
	keeping
	Client string `name:"client" placeholder:"ID" help:"${help_settle_client}"`
	Year   int    `name:"year" required:"" placeholder:"2026" help:"${help_settle_year}"`
}

// Run lists who was asked and has not answered, since when, and by when the answer was due.
func (cmd *settleRemindCmd) Run(d *desk) error {
	var only []client.ID
	if cmd.Client != "" {
		only = append(only, client.ID(cmd.Client))
	}
	return cmd.withBook(d, func(b *book.Book) (*book.Change, error) {
		if len(only) > 0 && b.ClientByID(only[0]) == nil {
			return nil, fmt.Errorf(textNoClient, cmd.Client)
		}
		all := []season.Reminder{}
		for _, c := range b.Clients {
			s := c.Season(yearend.IncomeYear(cmd.Year))
			if s == nil {
				continue
			}
			found, err := season.Reminders(c, s, d.today())
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
		if err := d.answer(all, remindText(all)); err != nil || len(all) == 0 {
			return nil, err
		}
		return nil, errWaits
	}, only...)
}

type settleChangesCmd struct {
	ofYear
	Number string `name:"employee" placeholder:"NUMBER" help:"${help_settle_one}"`
}

// Run shows the lines that differ from last year's, each with what made it differ.
func (cmd *settleChangesCmd) Run(d *desk) error {
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		last := season.Last(c, s)
		if last == nil {
			return nil, fmt.Errorf(textNoLastYear, s.Year-1)
		}
		b, err := season.Look(c, season.Years{Now: s, Last: last})
		if err != nil {
			return nil, err
		}
		b.Rows = slices.DeleteFunc(b.Rows, func(r season.Row) bool {
			return len(r.Changed) == 0 || cmd.Number != "" && r.Number != cmd.Number
		})
		return nil, d.answer(b.Rows, changesText(b.Rows))
	})
}

type settleReturnCmd struct {
	ofPerson
	Kind   string `name:"kind" required:"" placeholder:"KIND" help:"${help_settle_kind}"`
	By     string `name:"by" required:"" placeholder:"NAME" help:"${help_by}"`
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"${help_reason}"`
}

// Run gives a declaration back to the person with a reason.
func (cmd *settleReturnCmd) Run(d *desk) error {
	return cmd.part(d, func(v *settlement.View, p *settlement.Person) (*book.Change, error) {
		back := settlement.Returned{Kind: settlement.Kind(cmd.Kind), On: d.today(),
			By: strings.TrimSpace(cmd.By), Reason: strings.TrimSpace(cmd.Reason)}
		if faults := v.Return(p, back); faults.Stops() {
			return nil, faults.Err()
		}
		return change(record.Decide), d.answer(back, fmt.Sprintf(textReturned, back.Kind.Label()))
	})
}

type settleAcceptCmd struct {
	ofPerson
	At     string `name:"at" required:"" placeholder:"PLACE" help:"${help_settle_at}"`
	By     string `name:"by" required:"" placeholder:"NAME" help:"${help_by}"`
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"${help_reason}"`
}

// Run records that somebody decided to settle in spite of what stops at a place.
func (cmd *settleAcceptCmd) Run(d *desk) error {
	return cmd.part(d, func(v *settlement.View, p *settlement.Person) (*book.Change, error) {
		var faults fault.List
		n := 0
		for _, f := range v.Look(p).Faults {
			if f.Path != cmd.At || f.Severity != fault.Stop {
				continue
			}
			n++
			faults.AddAll("", v.Accept(p, settlement.Accepted{Path: f.Path, Code: f.Code, On: d.today(),
				By: strings.TrimSpace(cmd.By), Reason: strings.TrimSpace(cmd.Reason)}))
		}
		switch {
		case n == 0:
			return nil, fmt.Errorf(textNothingAt, cmd.At)
		case faults.Stops():
			return nil, faults.Err()
		}
		return change(record.Decide), d.answer(p.Accepted, textAcceptedNow)
	})
}

type settleApproveCmd struct {
	ofYear
	Side    string   `name:"side" required:"" enum:"client,office" help:"${help_settle_side}"`
	By      string   `name:"by" required:"" placeholder:"NAME" help:"${help_by}"`
	Confirm bool     `name:"confirm" help:"${help_settle_confirm}"`
	Numbers []string `name:"employee" placeholder:"NUMBER" help:"${help_settle_some}"`
}

// Run approves for one side everybody who is computed, or those named.
func (cmd *settleApproveCmd) Run(d *desk) error {
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		a := season.Approving{Side: settlement.ByClient, Approval: settlement.Approval{
			Act: settlement.Act{By: strings.TrimSpace(cmd.By), On: d.today()}, Provisional: cmd.Confirm}}
		if cmd.Side == "office" {
			a.Side = settlement.ByOffice
		}
		for _, number := range cmd.Numbers {
			e := c.EmployeeByNumber(number)
			if e == nil {
				return nil, errors.New(textNoPerson)
			}
			a.Only = append(a.Only, employee.ID(e.ID))
		}
		faults, err := season.ApproveOne(c, s, a)
		if err != nil {
			return nil, err
		}
		return change(record.Decide), d.board(c, s, faults)
	})
}
