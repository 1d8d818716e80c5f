package main

import (
	"fmt"
	"strings"
	"time"

	"romukura/desk/sealed"
)

type bookConflictsCmd struct{ keeping }

// Run shows every record that two desks wrote without knowing of each other, side by side.
func (cmd *bookConflictsCmd) Run(d *desk) error {
	return cmd.unlock(d, func(u *unlocked) error {
		found, err := u.store.Conflicts(d.ctx)
		if err != nil {
			return err
		}
		names, err := u.session.Names(d.ctx)
		if err != nil {
			return err
		}
		var text strings.Builder
		for i := range found {
			c := &found[i]
			fmt.Fprintf(&text, textConflictHead, sealed.Kind(c.Kind), c.Record)
			for n, side := range c.Sides {
				fmt.Fprintf(&text, textConflictSide, n+1, moment(side.At), names[side.Author], ends(side))
			}
			for _, f := range c.Fields {
				fmt.Fprintf(&text, textConflictField, f.Path, f.Ours, f.Theirs)
			}
		}
		if len(found) == 0 {
			text.WriteString(textNoConflicts)
		} else {
			text.WriteString(textHowToSettle)
		}
		if err := d.answer(found, text.String()); err != nil || len(found) == 0 {
			return err
		}
		return errWaits
	})
}

func ends(s sealed.Side) string {
	if s.Void {
		return textSideEnds
	}
	return ""
}

type bookSettleCmd struct {
	keeping
	Record string `arg:"" name:"RECORD" help:"${help_settle_record}"`
	Choice int    `arg:"" name:"NUMBER" help:"${help_settle_choice}"`
}

// Run has one of the sides stand.
func (cmd *bookSettleCmd) Run(d *desk) error {
	id, err := idOf(cmd.Record)
	if err != nil {
		return err
	}
	return cmd.unlock(d, func(u *unlocked) error {
		found, err := u.store.Conflicts(d.ctx)
		if err != nil {
			return err
		}
		for i := range found {
			if c := &found[i]; c.Record == id && cmd.Choice >= 1 && cmd.Choice <= len(c.Sides) {
				if err := u.store.Settle(d.ctx, id, c.Sides[cmd.Choice-1].Ref); err != nil {
					return err
				}
				return d.answer(map[string]string{"settled": cmd.Record}, textSettled)
			}
		}
		return sealed.ErrNoConflict
	})
}

// moment is an instant as people read it.
func moment(at int64) string { return time.UnixMicro(at).Format("2006-01-02 15:04:05") }
