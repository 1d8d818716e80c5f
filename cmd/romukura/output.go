package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"romukura/ground/fault"
)

// answer prints a result: as JSON where that was asked for, else as text.
func (d *desk) answer(result any, text string) error {
	if !d.json {
		_, err := fmt.Fprint(d.out, text)
		return err
	}
	enc := json.NewEncoder(d.out)
	enc.SetIndent("", " ")
	return enc.Encode(result)
}

// say prints a line of progress, which is no part of the answer.
func (d *desk) say(format string, args ...any) {
	if !d.json {
		fmt.Fprintf(d.err, format+"\n", args...)
	}
}

// fail prints an error with all its faults.
func (d *desk) fail(err error) {
	var many *fault.Error
	if errors.As(err, &many) {
		d.faults(many.Faults)
		return
	}
	if d.json {
		_ = json.NewEncoder(d.out).Encode(map[string]string{"error": reasonOf(err)})
		return
	}
	fmt.Fprintln(d.err, textFailed+reasonOf(err))
}

// faults prints faults, each on a line: where, what, what to do.
func (d *desk) faults(all []fault.Fault) {
	if d.json {
		_ = json.NewEncoder(d.out).Encode(map[string]any{"faults": all})
		return
	}
	for _, f := range all {
		mark := textStop
		if f.Severity == fault.Warn {
			mark = textWarn
		}
		fmt.Fprintf(d.err, "%s %s\n", mark, f)
	}
}

// instant is the time now as records carry it.
func (d *desk) instant() string { return d.now().UTC().Format("2006-01-02T15:04:05Z") }
