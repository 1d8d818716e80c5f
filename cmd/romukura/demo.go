package main

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"romukura/desk/dispatch"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/sample"
	"romukura/desk/tour"
	"romukura/edge/output"
	"romukura/record"
)

// demoCmd is the main job on the fictitious office, in a sealed book of its own.
type demoCmd struct {
	Out     string `name:"out" default:"romukura-demo" placeholder:"DIR" help:"${help_out}"`
	NoServe bool   `name:"no-serve" help:"${help_noserve}"`
}

// keeping is where the book of the demo lies, and what unlocks it.
func (cmd *demoCmd) keeping() keeping {
	return keeping{Book: filepath.Join(cmd.Out, textDemoBook),
		Device: filepath.Join(cmd.Out, textDemoDevice),
		Phrase: filepath.Join(cmd.Out, textDemoPassphrase)}
}

// Run takes the tour, writes every output with an index page, and prints one screen. To a person at
// a terminal it then opens the desk on the same book.
func (cmd *demoCmd) Run(d *desk) error {
	k := cmd.keeping()
	if _, err := os.Stat(k.Book); errors.Is(err, fs.ErrNotExist) {
		if err := cmd.begin(d, k); err != nil {
			return err
		}
	}
	var summary *tour.Summary
	err := k.unlock(d, func(u *unlocked) error {
		b, err := u.store.Load(d.ctx)
		if err != nil {
			return err
		}
		guide := tour.Guide{Book: b, Now: d.instant(), Say: func(s string) { d.say("%s", s) },
			Store: u.store}
		if summary, err = guide.Run(); err != nil {
			return err
		}
		return u.store.Save(d.ctx, b, *change(record.Edit))
	})
	if err != nil {
		return err
	}
	refused := cmd.write(d, summary)
	text := summary.Text() + fmt.Sprintf(
		textDemoEnd,
		k.Book,
		filepath.Join(cmd.Out, "index.html"),
		len(summary.Outputs),
		k.Book,
		k.Device,
	)
	err = errors.Join(d.answer(summary, text), refused)
	if err != nil || cmd.NoServe || d.json || !watched(d.out) {
		return err
	}
	d.say(textDemoPhrase, k.Phrase)
	return (&deskCmd{keeping: k, Listen: "127.0.0.1:0"}).Run(d)
}

// watched reports that a person reads along.
func watched(out io.Writer) bool {
	f, ok := out.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// begin makes the book of the demo: an invented owner with a passphrase drawn by chance that lies
// beside it, the recovery sheet, and the drill with its words.
func (cmd *demoCmd) begin(d *desk, k keeping) error {
	typed := []byte(rand.Text())
	defer clear(typed)
	if err := output.Replace(k.Phrase, append(bytes.Clone(typed), textDemoOnly...)); err != nil {
		return err
	}
	phrase, err := rules.Choose(typed, passphrase.Context{})
	if err != nil {
		return err
	}
	defer phrase.Wipe()
	owner, _ := sample.Members()
	var code []byte
	err = k.found(d, founding{owner: owner, office: sample.Office().Name, phrase: phrase,
		sheet: filepath.Join(cmd.Out, textSheetFile)}, func(_ *unlocked, p *member.Paper) error {
		code = bytes.Clone(p.Code)
		return nil
	})
	if err != nil {
		return err
	}
	return k.open(d, func(o *opened) error {
		keys, err := o.drill(d, code)
		if err == nil {
			d.say(textDrillPassed, keys)
		}
		return err
	})
}

func (cmd *demoCmd) write(d *desk, s *tour.Summary) error {
	printer, err := newPrinter(cmd.Out)
	if err != nil {
		return err
	}
	defer printer.close()
	if printer.fonts.Fallback() == "" {
		d.say(textNoFallback)
	}
	d.say(textPrinting, len(s.Outputs))
	quiet := *d
	quiet.json = true
	refused := printer.write(&quiet, s.Outputs)
	var index bytes.Buffer
	if err := s.Index(&index); err != nil {
		return err
	}
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	return errors.Join(refused, printer.write(&quiet, []dispatch.Output{
		{Path: "index.html", Data: index.Bytes()}, {Path: "summary.json", Data: data},
	}))
}
