package spreadsheet

import (
	"bytes"
	"errors"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/trade/exchange"
)

// Limit is how many bytes a workbook may unpack to.
const Limit = exchange.MaxBytes

// maxColumns bounds a sheet: no file of people is wider.
const maxColumns = 1_000

// Options say which sheet is read; the zero Options read the first that is visible and not empty.
type Options struct {
	Sheet string
}

// format is what a file is by its content.
type format int

const (
	text format = iota
	workbook
	page  // tables of HTML
	old   // BIFF, the .xls of before 2007
	other // further forms that Excel writes and we do not read
)

// Is reports whether a file is one that [Read] takes or knows to refuse: everything but text.
func Is(data []byte) bool { return formatOf(data) != text }

func formatOf(data []byte) format {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return workbook
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return old
	}
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)],
		[]byte("\xef\xbb\xbf"))))
	switch {
	case bytes.HasPrefix(head, []byte("mime-version:")):
		return other
	case bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("excel.sheet")):
		return other
	case bytes.HasPrefix(head, []byte("<")) && (bytes.HasPrefix(head, []byte("<!doctype")) ||
		bytes.HasPrefix(head, []byte("<html")) || bytes.Contains(head, []byte("<table"))):
		return page
	}
	return text
}

// Read gives the rows of the first sheet that is visible and not empty.
func Read(data []byte) exchange.Sheet { return Options{}.Read(data) }

// Read gives the rows of the sheet that the options name.
func (o Options) Read(data []byte) exchange.Sheet {
	if len(data) > exchange.MaxBytes {
		return refused("file.large", textTooLarge, textSplit)
	}
	switch formatOf(data) {
	case workbook:
		return o.workbook(data)
	case page:
		decoded, found := jis.Text(data)
		if found.Broken || found.Encoding == jis.EUCJP {
			return exchange.Read(data) // it says where the bytes are broken
		}
		return fromPage(decoded)
	case old:
		if isEncrypted(data) {
			return refused("file.password", textPassword, textDropPassword)
		}
		return refused("file.old", textOld, textSaveXLSX)
	case other:
		return refused("file.old", textOther, textSaveXLSX)
	}
	return exchange.Read(data)
}

func (o Options) workbook(data []byte) exchange.Sheet {
	rows, note, err := o.rows(data)
	switch {
	case errors.Is(err, errTooMuch):
		return refused("file.bomb", textBomb, textSplit)
	case errors.Is(err, errTooWide):
		return refused("file.columns", textTooWide, textDropColumns)
	case errors.Is(err, errNoSheet):
		return refused("file.sheet", noSheet(note), textNameSheet)
	case err != nil:
		return refused("file.workbook", textBroken, textSaveXLSX)
	}
	sheet := exchange.FromRows("xlsx", rows)
	if note != nil {
		f := fault.Fault{Code: "file.sheets", Message: otherSheets(note), Remedy: textNameSheet,
			Severity: fault.Warn}
		sheet.Faults.Add(f)
	}
	return sheet
}

// Names are the visible sheets of a workbook, in order; none for other files.
func Names(data []byte) []string {
	if formatOf(data) != workbook || len(data) > exchange.MaxBytes {
		return nil
	}
	b, err := open(data)
	if err != nil {
		return nil
	}
	return b.visible()
}

// isEncrypted tells a workbook with a password: a container of the old format with the new one
// inside.
func isEncrypted(data []byte) bool {
	var name []byte
	for _, c := range []byte("EncryptedPackage") {
		name = append(name, c, 0)
	}
	return bytes.Contains(data, name)
}

func refused(code, message, remedy string) exchange.Sheet {
	var s exchange.Sheet
	s.Faults.Add(fault.Fault{Code: code, Message: message, Remedy: remedy})
	return s
}

func isBlank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
