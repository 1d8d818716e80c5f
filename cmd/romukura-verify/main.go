// Command romukura-verify checks an exported log without the book, without a network and without a
// secret: that it is signed, that every entry is what was hashed, that none is missing, and that it
// only added to what an older checkpoint told. It is small so that whoever relies on it can read
// it; what it relies on are record/log, golang.org/x/mod/sumdb (tree and signature) and the
// standard library.
//
//	romukura-verify --key office.key --checkpoint 2027-03-31.txt log.export
//	romukura-verify --code 8123-0042-9917-3305-1208-7764-0913 log.export
//
// It answers in Japanese, or with --json in JSON. Exit codes: 0 everything fits; 1 something does
// not fit, and the answer says what; 2 asked in a wrong way, or the file is no export of a log.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"romukura/record/log"
)

// Exit codes.
const (
	exitFits  = 0
	exitWrong = 1
	exitUsage = 2
)

// question is what was asked.
type question struct {
	json        bool
	key         string // the log's public key, or a file that holds it; empty: the one in the export
	checkpoints []string
	codes       []string
	file        string
}

// answer is what was found.
type answer struct {
	Fits  bool         `json:"fits"`
	File  string       `json:"file"`
	KeyOf string       `json:"keyOf"` // "reader" or "export": an export vouches for itself only
	Log   *log.Finding `json:"log"`
	Older []check      `json:"older"` // compared with what was kept from earlier
}

// check is one comparison with a checkpoint or a code that was kept.
type check struct {
	Kept   string `json:"kept"`
	Result result `json:"result"`
}

// result says how a log stands to what was kept.
type result string

const (
	continues result = "continues" // the log only added to it
	shorter   result = "shorter"   // an old copy was put back, or the end was cut off
	rewritten result = "rewritten" // the past is another
	gap       result = "gap"       // entries before it are missing, so nothing can be said
	foreign   result = "foreign"   // no checkpoint, of another log, or signed by another key
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	q, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(out, textUsage)
		return exitFits
	}
	if err != nil {
		fmt.Fprint(errs, textWrongWay, textUsage)
		return exitUsage
	}
	a, err := verify(q)
	if err != nil {
		fmt.Fprintln(errs, faultText(err))
		return exitUsage
	}
	if q.json {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		err = enc.Encode(a)
	} else {
		_, err = io.WriteString(out, answerText(a))
	}
	switch {
	case err != nil:
		fmt.Fprintln(errs, faultText(err))
		return exitUsage
	case !a.Fits:
		return exitWrong
	}
	return exitFits
}

// parse takes flags before and behind the file.
func parse(args []string) (question, error) {
	var q question
	var files []string
	flags := flag.NewFlagSet("romukura-verify", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.BoolVar(&q.json, "json", false, "")
	flags.StringVar(&q.key, "key", "", "")
	flags.Func("checkpoint", "", func(s string) error {
		q.checkpoints = append(q.checkpoints, s)
		return nil
	})
	flags.Func("code", "", func(s string) error {
		q.codes = append(q.codes, s)
		return nil
	})
	for {
		if err := flags.Parse(args); err != nil {
			return q, err
		}
		if flags.NArg() == 0 {
			break
		}
		files, args = append(files, flags.Arg(0)), flags.Args()[1:]
	}
	if len(files) != 1 {
		return q, errors.New("one file")
	}
	q.file = files[0]
	return q, nil
}

func verify(q question) (*answer, error) {
	public, err := readKey(q.key)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(q.file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	a := &answer{File: q.file, KeyOf: "export", Older: []check{}}
	if public != "" {
		a.KeyOf = "reader"
	}
	if a.Log, err = log.ReadExport(file, public); err != nil {
		return nil, err
	}
	a.Fits = a.Log.Whole
	for _, name := range q.checkpoints {
		note, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		old, err := log.ParseCheckpoint(note, a.Log.Public)
		if err == nil {
			err = a.Log.Continues(old)
		}
		a.add(name, err)
	}
	for _, code := range q.codes {
		a.add(code, a.Log.Fits(code))
	}
	return a, nil
}

// readKey takes a key as it is, or from a file of that name.
func readKey(given string) (string, error) {
	if given == "" || strings.HasPrefix(given, "romukura.log/") {
		return given, nil
	}
	text, err := os.ReadFile(given)
	return strings.TrimSpace(string(text)), err
}

func (a *answer) add(kept string, err error) {
	c := check{kept, foreign}
	switch {
	case err == nil:
		c.Result = continues
	case errors.Is(err, log.ErrShorter):
		c.Result = shorter
	case errors.Is(err, log.ErrRewritten):
		c.Result = rewritten
	case errors.Is(err, log.ErrTorn):
		c.Result = gap
	}
	a.Fits = a.Fits && c.Result == continues
	a.Older = append(a.Older, c)
}
