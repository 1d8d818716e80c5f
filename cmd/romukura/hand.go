package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/edge/output"
	"romukura/edge/pdf"
	"romukura/ground/yen"
	"romukura/trade/payroll"
)

func group(n int64) string { return yen.Amount(n).String() }

// hand writes what a run hands out.
func (d *desk) hand(c *book.Client, run *payroll.Run, dir string) error {
	outputs, faults := dispatch.Pay(c, run)
	d.faults(faults.All())
	printer, err := newPrinter(dir)
	if err != nil {
		return err
	}
	defer printer.close()
	if err := printer.write(d, outputs); err != nil {
		return err
	}
	return faults.Err()
}

// printer writes outputs below a folder, documents as PDF.
type printer struct {
	dir   string
	fonts *pdf.Fonts
}

func newPrinter(dir string) (*printer, error) {
	fonts, err := pdf.OpenFonts(append([]string{"fonts"}, pdf.SystemFolders()...)...)
	if err != nil {
		return nil, err
	}
	return &printer{dir, fonts}, nil
}

func (p *printer) close() { _ = p.fonts.Close() }

// write prints and stores all outputs. A document that cannot be printed is told with the
// character and its place, and the others are written all the same.
func (p *printer) write(d *desk, outputs []dispatch.Output) error {
	var refused error
	for _, o := range outputs {
		data := o.Data
		if o.Batch != nil {
			var b bytes.Buffer
			if err := pdf.RenderBatch(&b, *o.Batch, p.fonts); err != nil {
				refused = errors.Join(refused, fmt.Errorf("%s: %w", o.Path, err))
				continue
			}
			data = b.Bytes()
		}
		path := filepath.Join(p.dir, filepath.FromSlash(o.Path))
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
			continue
		}
		if err := output.Replace(path, data); err != nil {
			return err
		}
		d.say(textWritten, o.Path)
	}
	return refused
}
