package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/passphrase"
	"romukura/edge/breached"
	"romukura/edge/output"
)

// choosing is how a new passphrase is judged: what an attacker tries first is refused.
type choosing struct {
	Office   string `name:"office" placeholder:"NAME" help:"${help_office_name}"`
	Breached string `name:"breached" placeholder:"FILE" env:"${breached_env}" help:"${help_breached}"`
}

// choose reads a new passphrase from a file, or twice from the terminal, and judges it beside names
// that an attacker knows and the office's list of breached passwords.
func (c choosing) choose(d *desk, file string, names ...string) (*passphrase.Chosen, error) {
	strict, err := c.rules()
	if err != nil {
		return nil, err
	}
	typed, err := keeping{Phrase: file}.typed(d, textAskNew)
	if err != nil {
		return nil, err
	}
	defer clear(typed)
	if file == "" {
		again, err := d.secret(textAskAgain)
		if err != nil {
			return nil, err
		}
		defer clear(again)
		if !bytes.Equal(typed, again) {
			return nil, errors.New(textNotTheSame)
		}
	}
	return strict.Choose(typed, passphrase.Context{Names: append(names, c.Office)})
}

// rules are the rules with the list of breached passwords: the one named, which must be there, or
// the one that this device keeps, if it does.
func (c choosing) rules() (*passphrase.Rules, error) {
	name := c.Breached
	if name == "" {
		var err error
		if name, err = breachedFile(); err != nil {
			return rules, nil // a device without such a folder keeps no list
		}
	}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) && c.Breached == "" {
		return rules, nil
	}
	if err != nil {
		return nil, err
	}
	known, err := breached.Open(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	return passphrase.New(norm.NFKC.Bytes, known.Contains), nil
}

// breachedFile is where this device keeps its list of breached passwords.
func breachedFile() (string, error) {
	all, err := devices()
	return filepath.Join(all, "breached.filter"), err
}

type bookBreachedCmd struct {
	To   string `name:"to" placeholder:"FILE" help:"${help_breached_to}"`
	List string `arg:"" name:"FILE" help:"${help_breached_list}"`
}

// Run makes the list that new passphrases are looked up in, from one that the office downloaded.
func (cmd *bookBreachedCmd) Run(d *desk) error {
	to := cmd.To
	if to == "" {
		var err error
		if to, err = breachedFile(); err != nil {
			return err
		}
	}
	in, err := os.Open(cmd.List)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	lines, err := countLines(in)
	if err != nil {
		return err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	var filter bytes.Buffer
	n, err := breached.Build(&filter, in, breached.Size{Passwords: lines})
	if err != nil {
		return err
	}
	if err := output.Replace(to, filter.Bytes()); err != nil {
		return err
	}
	return d.answer(map[string]any{"file": to, "passwords": n}, fmt.Sprintf(textBreachedMade, n, to))
}

// countLines counts lines, whether the last one ends or not.
func countLines(r io.Reader) (uint, error) {
	n := uint(1)
	part := make([]byte, 1<<20)
	for {
		size, err := r.Read(part)
		n += uint(bytes.Count(part[:size], []byte("\n")))
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}
