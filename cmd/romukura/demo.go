package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/tour"
)

// demoCmd is the main job on the fictitious office.
type demoCmd struct {
	Out     string `name:"out" default:"romukura-demo" placeholder:"DIR" help:"${help_out}"`
	NoServe bool   `name:"no-serve" help:"${help_noserve}"`
}

// Run takes the tour, writes every output with an index page, and prints one screen.
func (cmd *demoCmd) Run(d *desk) error {
	var summary *tour.Summary
	err := withBook(filepath.Join(cmd.Out, textBookFolder), func(b *book.Book) (bool, error) {
		guide := tour.Guide{Book: b, Now: d.instant(), Say: func(s string) { d.say("%s", s) }}
		var err error
		summary, err = guide.Run()
		return err == nil, err
	})
	if err != nil {
		return err
	}
	refused := cmd.write(d, summary)
	text := summary.Text() + fmt.Sprintf(
		textDemoEnd,
		filepath.Join(cmd.Out, "index.html"),
		len(summary.Outputs),
	)
	return errors.Join(d.answer(summary, text), refused)
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
	quiet := &desk{out: d.out, err: d.err, json: true, now: d.now}
	refused := printer.write(quiet, s.Outputs)
	var index bytes.Buffer
	if err := s.Index(&index); err != nil {
		return err
	}
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	return errors.Join(refused, printer.write(quiet, []dispatch.Output{
		{Path: "index.html", Data: index.Bytes()}, {Path: "summary.json", Data: data},
	}))
}
