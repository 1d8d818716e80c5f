package main

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"romukura/desk/member"
	"romukura/edge/output"
	"romukura/edge/pdf"
	"romukura/edge/qr"
	"romukura/ground/caldate"
	"romukura/trade/document"
)

// sheet is a recovery sheet to be printed.
type sheet struct {
	office string
	paper  *member.Paper
	path   string
}

// printSheet writes the sheet as a PDF.
func printSheet(d *desk, s sheet) error {
	printer, err := newPrinter(".")
	if err != nil {
		return err
	}
	defer printer.close()
	data, err := s.render(printer.fonts)
	if err != nil {
		return err
	}
	defer clear(data)
	if err := output.Replace(s.path, data); err != nil {
		return err
	}
	d.say(textSheetWritten, s.path)
	return nil
}

// render gives the sheet as a PDF; the caller overwrites it once it was handed over.
func (s *sheet) render(fonts *pdf.Fonts) ([]byte, error) {
	made := time.UnixMicro(s.paper.Made)
	day, err := caldate.New(made.Year(), int(made.Month()), made.Day())
	if err != nil {
		return nil, err
	}
	code, err1 := qr.Encode(s.paper.Code)
	secret, err2 := qr.Encode(s.paper.Device)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	paper := document.RecoverySheet{Office: s.office, Number: s.paper.Office.String(), Made: day,
		Recipient: s.paper.Recipient.String(), Fingerprint: s.paper.Fingerprint,
		Code: strings.Fields(string(s.paper.Code)), CodeMatrix: code,
		Device: strings.Fields(string(s.paper.Device)), DeviceMatrix: secret}
	batch := document.Batch([]document.RecoverySheet{paper}, document.Stamp{}, day)
	var b bytes.Buffer
	if err := pdf.RenderBatch(&b, batch, fonts); err != nil {
		clear(b.Bytes())
		return nil, err
	}
	return b.Bytes(), nil
}
