package spreadsheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Sheet is one sheet to be written. A cell is a string, an int, a yen.Amount, a caldate.Date, a
// caldate.Month, or nil for an empty one.
type Sheet struct {
	Name string
	Rows [][]any
}

// Write writes sheets as a workbook, in memory and never by way of a file on the disk.
func Write(w io.Writer, sheets []Sheet) error {
	f := excelize.NewFile(excelize.Options{UnzipSizeLimit: Limit, UnzipXMLSizeLimit: Limit})
	defer f.Close()
	for i, s := range sheets {
		if err := add(f, i, s); err != nil {
			return fmt.Errorf("write sheet %d: %w", i+1, err)
		}
	}
	_, err := f.WriteTo(w)
	return err
}

func add(f *excelize.File, at int, s Sheet) error {
	if at == 0 {
		if err := f.SetSheetName(f.GetSheetName(0), s.Name); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(s.Name); err != nil {
		return err
	}
	for r, row := range s.Rows {
		for c, value := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				return err
			}
			if err := set(f, s.Name, cell, value); err != nil {
				return fmt.Errorf("cell %s: %w", cell, err)
			}
		}
	}
	return nil
}

func set(f *excelize.File, sheet, cell string, value any) error {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		return setText(f, sheet, cell, v)
	case int:
		return f.SetCellInt(sheet, cell, int64(v))
	case yen.Amount:
		return f.SetCellInt(sheet, cell, int64(v))
	case caldate.Date:
		return setText(f, sheet, cell, v.String())
	case caldate.Month:
		return setText(f, sheet, cell, v.String())
	}
	return fmt.Errorf("spreadsheet: no cell for %T", value)
}

// setText writes a text; one that is too long for a cell is refused, not cut.
func setText(f *excelize.File, sheet, cell, text string) error {
	if text = neutralised(text); len([]rune(text)) > excelize.TotalCellChars {
		return excelize.ErrCellCharsLength
	}
	return f.SetCellStr(sheet, cell, text)
}

// signs begin what a spreadsheet may take for a formula when the file goes through CSV.
const signs = "=+-@\t\r"

// neutralised puts an apostrophe before a text that begins as a formula would, or that begins with
// an apostrophe before such a sign itself.
func neutralised(text string) string {
	if bare := strings.TrimLeft(text, "'"); bare != "" && strings.ContainsRune(signs, rune(bare[0])) {
		return "'" + text
	}
	return text
}

// unneutralised takes that apostrophe off again.
func unneutralised(text string) string {
	if neutral, ok := strings.CutPrefix(text, "'"); ok && neutralised(neutral) == text {
		return neutral
	}
	return text
}
