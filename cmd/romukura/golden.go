package main

import (
	"os"

	"romukura/desk/golden"
)

// goldenCmd runs independent expected values.
type goldenCmd struct {
	Files []string `arg:"" name:"FILE" help:"${help_golden_file}"`
}

// Run reports pass, fail and not supported with both values.
func (cmd *goldenCmd) Run(d *desk) error {
	files := map[string][]byte{}
	for _, name := range cmd.Files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files[name] = data
		for _, needed := range golden.Needs(name, data) {
			if beside, err := os.ReadFile(needed); err == nil {
				files[needed] = beside
			}
		}
	}
	report, err := golden.Run(files)
	if err != nil {
		return err
	}
	if err := d.answer(report, report.Text()); err != nil {
		return err
	}
	if report.Failed > 0 {
		return errWaits
	}
	return nil
}
