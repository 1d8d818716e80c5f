// Command romukura is the desk of a sharoushi office: it takes clients' files in, computes pay,
// decides what follows for social insurance, prepares the notifications, and says why of every
// figure.
//
// Every verb explains itself in Japanese with --help, and answers in JSON with --json. It keeps
// its book sealed in one file (--book), which a passphrase unlocks. Exit codes: 0 done; 1 done, and
// something failed or waits for a person, as the output says; 2 asked in a wrong way, nothing was
// done.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/alecthomas/kong"

	"romukura/edge/process"
)

// cli is every verb and flag.
type cli struct {
	JSON bool `name:"json" help:"${help_json}"`

	Demo    demoCmd    `cmd:"" help:"${help_demo}"`
	Desk    deskCmd    `cmd:"" help:"${help_desk}"`
	Book    bookCmd    `cmd:"" help:"${help_books}"`
	Client  clientCmd  `cmd:"" help:"${help_client}"`
	Import  importCmd  `cmd:"" help:"${help_import}"`
	Undo    undoCmd    `cmd:"" help:"${help_undo}"`
	Month   monthCmd   `cmd:"" help:"${help_month}"`
	Bonus   bonusCmd   `cmd:"" help:"${help_bonus}"`
	Decide  decideCmd  `cmd:"" help:"${help_decide}"`
	File    fileCmd    `cmd:"" help:"${help_file}"`
	Explain explainCmd `cmd:"" help:"${help_explain}"`
	Settle  settleCmd  `cmd:"" help:"${help_settle}"`
	Law     lawCmd     `cmd:"" help:"${help_law}"`
	Golden  goldenCmd  `cmd:"" help:"${help_golden}"`
	Bench   benchCmd   `cmd:"" help:"${help_bench}"`
}

// desk is what every verb works with: where it prints, and what time it is.
type desk struct {
	ctx      context.Context
	out, err io.Writer
	json     bool
	now      func() time.Time
	secret   func(prompt string) ([]byte, error) // reads what is typed without showing it
}

// errWaits says that the work was done, and something in it failed or waits for a person.
var errWaits = errors.New("something waits")

func main() {
	process.Protect() // first of all; what stays open is told where a book is made or tried
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, time.Now))
}

func run(args []string, out, errs io.Writer, now func() time.Time) int {
	var c cli
	code := -1
	parser, err := kong.New(
		&c,
		kong.Name("romukura"),
		kong.Description(textDescription),
		kong.Vars(helpTexts),
		kong.Vars(continuityHelp),
		kong.Vars(settleHelp),
		kong.Vars(deskHelp),
		kong.Vars(lawHelp),
		kong.Writers(out, errs),
		kong.Exit(func(n int) { code = n }),
		kong.Help(printHelp),
		kong.UsageOnError(),
		kong.NoDefaultHelp(),
	)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 2
	}
	if wantsHelp(args) {
		return help(parser, args, out)
	}
	ctx, err := parser.Parse(args)
	if code >= 0 {
		return code
	}
	if err != nil {
		fmt.Fprintln(errs, usageText(err))
		return 2
	}
	d := &desk{ctx: context.Background(), out: out, err: errs, json: c.JSON, now: now,
		secret: typeSecret}
	switch err := ctx.Run(d); {
	case err == nil:
		return 0
	case errors.Is(err, errWaits):
		return 1
	default:
		d.fail(err)
		return 1
	}
}
