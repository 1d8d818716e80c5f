package main

import (
	"strings"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/settlement"
)

type settleDeferCmd struct {
	ofPerson
	By     string `name:"by" required:"" placeholder:"NAME" help:"${help_by}"`
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"${help_reason}"`
}

// Run records that the tax office let a person's shortage be collected in January and February.
func (cmd *settleDeferCmd) Run(d *desk) error {
	return cmd.part(d, func(_ *settlement.View, p *settlement.Person) (*book.Change, error) {
		if faults := season.Defer(p, settlement.Accepted{By: strings.TrimSpace(cmd.By), On: d.today(),
			Reason: strings.TrimSpace(cmd.Reason)}); faults.Stops() {
			return nil, faults.Err()
		}
		return change(record.Decide), d.answer(p.Accepted, textDeferredNow)
	})
}

type settleLeavingCmd struct {
	ofPerson
	As       string `name:"as" required:"" enum:"${leaving_kinds}" help:"${help_settle_as}"`
	On       string `name:"on" placeholder:"2026-12-10" help:"${help_settle_abroad}"`
	More     bool   `name:"more-work" help:"${help_settle_more_work}"`
	Disaster bool   `name:"disaster-relief" help:"${help_settle_disaster}"`
}

// leavings are the situations that the register does not tell, as they are typed.
var leavings = map[string]yearend.Situation{
	"register": yearend.AtYearEnd, "abroad": yearend.LeftCountry, "disabled": yearend.LeftDisabled,
	"part-time": yearend.LeftPartTime, "after-last-pay": yearend.LeftAfterLastPay,
	"other": yearend.LeftOtherwise,
}

// Run records how a person's departure is judged.
func (cmd *settleLeavingCmd) Run(d *desk) error {
	l := settlement.Leaving{Situation: leavings[cmd.As], MoreWork: cmd.More,
		DisasterRelief: cmd.Disaster}
	if err := days(pair{cmd.On, &l.Day}); err != nil {
		return err
	}
	if l.Situation != yearend.LeftCountry {
		l.Day = caldate.Date{}
	}
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		p, err := cmd.person(c, s)
		if err != nil {
			return nil, err
		}
		if faults := season.Depart(c, s, p, l); faults.Stops() {
			return nil, faults.Err()
		}
		return change(record.Decide), d.answer(p.Leaving, textLeavingNow)
	})
}
