package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"romukura/desk/numbers"
	"romukura/ground/fault"
	"romukura/ground/idnum"
	"romukura/seal"
	"romukura/trade/client"
)

// numberCmd is the store of My Numbers, for the members who were named to handle them.
type numberCmd struct {
	Keep    numberKeepCmd    `cmd:"" help:"${help_number_keep}"`
	List    numberListCmd    `cmd:"" help:"${help_number_list}"`
	Use     numberUseCmd     `cmd:"" help:"${help_number_use}"`
	Destroy numberDestroyCmd `cmd:"" help:"${help_number_destroy}"`
}

// handled is a store with the client whose numbers are handled.
type handled struct {
	*numbers.Store
	unlocked *unlocked
	client   seal.ID
}

// numbers opens the store of a client's numbers.
func (w where) numbers(d *desk, work func(*handled) error) error {
	return w.unlock(d, func(u *unlocked) error {
		if _, err := u.store.Load(d.ctx, client.ID(w.Client)); err != nil {
			return err
		}
		id, ok := u.store.ClientID(client.ID(w.Client))
		if !ok {
			return fmt.Errorf(textNoClient, w.Client)
		}
		return work(&handled{unlocked: u, client: id,
			Store: &numbers.Store{Engine: u.engine, Session: u.session, Now: d.now}})
	})
}

type numberKeepCmd struct {
	where
	Employee string   `name:"employee" required:"" placeholder:"NO" help:"${help_number_employee}"`
	Holder   string   `name:"holder" placeholder:"NAME" help:"${help_number_holder}"`
	Purposes []string `name:"purposes" required:"" placeholder:"P,…" help:"${help_number_purposes}"`
	File     string   `name:"number-file" placeholder:"FILE" help:"${help_number_file}"`
}

// Run keeps a number that was typed or lies in a file; it never stands in an argument.
func (cmd *numberKeepCmd) Run(d *desk) error {
	return cmd.numbers(d, func(h *handled) error {
		n, err := cmd.read(d)
		if err != nil {
			return err
		}
		of := numbers.New{Employee: cmd.Employee, Holder: cmd.Holder, Number: n}
		for _, p := range cmd.Purposes {
			of.Purposes = append(of.Purposes, numbers.Purpose(p))
		}
		card, err := h.Keep(d.ctx, h.client, of)
		if err != nil {
			return err
		}
		result := map[string]string{"card": card.ID.String()}
		return d.answer(result, fmt.Sprintf(textNumberKept, card.ID))
	})
}

func (cmd *numberKeepCmd) read(d *desk) (idnum.MyNumber, error) {
	typed, err := keeping{Phrase: cmd.File}.typed(d, textAskNumber)
	if err != nil {
		return idnum.MyNumber{}, err
	}
	defer clear(typed)
	n, err := idnum.ReadMyNumber(string(typed))
	var wrong *idnum.Error
	if errors.As(err, &wrong) {
		f := wrong.Fault()
		f.Path = "number"
		return n, &fault.Error{Faults: []fault.Fault{f}}
	}
	return n, err
}

type numberListCmd struct{ where }

// numberLine is one number in a list: whose and what for, never the number.
type numberLine struct {
	Card      string            `json:"card"`
	Employee  string            `json:"employee"`
	Holder    string            `json:"holder,omitempty"`
	Purposes  []numbers.Purpose `json:"purposes"`
	Kept      string            `json:"kept"`
	Destroyed string            `json:"destroyed,omitempty"`
	Reason    string            `json:"reason,omitempty"`
}

func lineOf(c *numbers.Card) numberLine {
	line := numberLine{Card: c.ID.String(), Employee: c.Employee, Holder: c.Holder,
		Purposes: c.Purposes, Kept: moment(c.Kept.At)}
	if c.Destroyed != nil {
		line.Destroyed, line.Reason = moment(c.Destroyed.At), c.Destroyed.Reason
	}
	return line
}

func holderOf(c *numbers.Card) string {
	if c.Holder == "" {
		return textNumberOwn
	}
	return c.Holder
}

// Run lists whose numbers are kept, and which were destroyed.
func (cmd *numberListCmd) Run(d *desk) error {
	return cmd.numbers(d, func(h *handled) error {
		cards, err := h.Cards(d.ctx, h.client)
		if err != nil {
			return err
		}
		lines := make([]numberLine, len(cards))
		var text strings.Builder
		for i := range cards {
			c := &cards[i]
			lines[i] = lineOf(c)
			var purposes []string
			for _, p := range c.Purposes {
				purposes = append(purposes, p.String())
			}
			fmt.Fprintf(&text, textNumberLine, c.ID, c.Employee, holderOf(c),
				strings.Join(purposes, textPause))
			if c.Destroyed != nil {
				fmt.Fprintf(&text, textNumberGone, lines[i].Destroyed, lines[i].Reason)
			}
		}
		if len(cards) == 0 {
			text.WriteString(textNoNumbers)
		}
		return d.answer(lines, text.String())
	})
}

// oneNumber names one number of a client.
type oneNumber struct {
	where
	Card string `arg:"" name:"CARD" help:"${help_number_card}"`
}

type numberUseCmd struct {
	oneNumber
	Purpose string `name:"purpose" required:"" placeholder:"P" help:"${help_number_purpose}"`
}

// Run shows a number for one purpose.
func (cmd *numberUseCmd) Run(d *desk) error {
	card, err := idOf(cmd.Card)
	if err != nil {
		return err
	}
	return cmd.numbers(d, func(h *handled) error {
		purpose := numbers.Purpose(cmd.Purpose)
		n, err := h.Use(d.ctx, numbers.Use{Client: h.client, Card: card, Purpose: purpose})
		if err != nil {
			return err
		}
		result := map[string]string{"number": n.Reveal(), "purpose": cmd.Purpose}
		return d.answer(result, fmt.Sprintf(textNumberUsed, n.Reveal(), purpose))
	})
}

type numberDestroyCmd struct {
	oneNumber
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"${help_number_reason}"`
}

// Run destroys a number and prints the certificate.
func (cmd *numberDestroyCmd) Run(d *desk) error {
	card, err := idOf(cmd.Card)
	if err != nil {
		return err
	}
	return cmd.numbers(d, func(h *handled) error {
		order := numbers.Order{Client: h.client, Card: card, Reason: cmd.Reason}
		done, err := h.Destroy(d.ctx, order)
		if err != nil {
			return err
		}
		names, err := h.unlocked.session.Names(d.ctx)
		if err != nil {
			return err
		}
		at := time.UnixMicro(done.Destroyed.At).In(japan).Format(textTime)
		text := fmt.Sprintf(textCertificateMN, done.ID, done.Employee, holderOf(&done.Card), at,
			names[done.Destroyed.By], done.Destroyed.Reason, done.Batch)
		for _, id := range done.Desks {
			text += fmt.Sprintf(textCertificateDesk, id)
		}
		result := struct {
			numberLine
			By    string    `json:"by"`
			Batch string    `json:"batch"`
			Root  string    `json:"root"`
			Desks []seal.ID `json:"unconfirmed,omitempty"`
		}{lineOf(&done.Card), names[done.Destroyed.By], done.Batch.String(),
			hex.EncodeToString(done.Root[:]), done.Desks}
		return d.answer(result, text+textCertificateOld)
	})
}
