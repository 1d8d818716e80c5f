package document

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/trade/document/layout"
)

// RecoverySheet is the paper that opens an office's book when every other way is lost: the recovery
// code and the device secret, as words to type and as codes for a camera.
//
// The words are of five letters, consonants and vowels in turn (babad, lusab): read aloud like
// romaji, typed without an input method, told apart by ear, no O beside a 0. Sixteen bits a word:
// 16 words and a check word for the code, 8 and one for the device secret.
type RecoverySheet struct {
	Office       string
	Number       string // the office's id
	Made         caldate.Date
	Recipient    string   // which sheet this is: the log and the list of members name it
	Fingerprint  string   // of the first owner's keys
	Code         []string // words
	CodeMatrix   [][]bool // the words again
	Device       []string
	DeviceMatrix [][]bool
}

// Document lays the sheet out on one page of A4. It holds secrets: whoever prints it keeps no copy
// of the file.
func (r RecoverySheet) Document(s Stamp) layout.Document {
	return s.on(layout.Document{
		Title: textRecoverySheet, Place: "recovery",
		Blocks: []layout.Block{
			layout.Heading{Text: textRecoverySheet, Aside: r.Made.Japanese()},
			layout.Note{Tone: layout.Boxed, Strong: true, Name: textKeepSafe, Text: textKeepSafe},
			layout.Fields{Columns: 2, Shares: []int{3, 2}, Items: []layout.Field{
				{Label: textSheetOffice, Value: r.Office, Strong: true},
				{Label: textSheetNumber, Value: short(r.Recipient)},
				{Label: textOfficeNumber, Value: r.Number},
				{Label: textWhatFor, Value: textWhatForValue},
				{Label: textFingerprint, Value: r.Fingerprint, Strong: true, Span: 2},
			}},
			layout.Heading{Text: fmt.Sprintf(textCodeHeading, len(r.Code)), Level: 2},
			secretBeside(r.Code, r.CodeMatrix, 380),
			layout.Heading{Text: fmt.Sprintf(textDeviceHeading, len(r.Device)), Level: 2,
				Aside: textDeviceAside},
			secretBeside(r.Device, r.DeviceMatrix, 300),
			layout.Heading{Text: textHowTo, Level: 2},
			layout.Note{Name: textHowTo, Text: textHowToSteps},
			layout.Heading{Text: textKeeping, Level: 2},
			layout.Note{Name: textKeeping, Text: textKeepingRules},
			layout.Heading{Text: textDrills, Level: 2, Aside: textDrillsAside},
			drillTable(),
		},
	}, dated.Confirmed)
}

// short is the beginning of an id, enough to tell sheets apart.
func short(id string) string { return id[:min(8, len(id))] }

// secretBeside puts numbered words beside their code for a camera.
func secretBeside(words []string, matrix [][]bool, side layout.Length) layout.Beside {
	const columns = 3
	t := layout.Table{Size: 115, Height: 66}
	for range columns {
		t.Columns = append(t.Columns, layout.Column{Width: 90, Label: true, Align: layout.End},
			layout.Column{Fit: layout.Shrink})
	}
	rows := (len(words) + columns - 1) / columns
	for i := range rows {
		row := layout.Row{Name: textWordRow}
		for c := range columns {
			n := c*rows + i
			if n >= len(words) {
				row.Cells = append(row.Cells, layout.Cell{}, layout.Cell{})
				continue
			}
			row.Cells = append(row.Cells, layout.Count(n+1), layout.Text(words[n]).Bold())
		}
		t.Rows = append(t.Rows, row)
	}
	return layout.Beside{Parts: []layout.Part{
		{Share: 7, Blocks: []layout.Block{t}},
		{Share: 2, Blocks: []layout.Block{layout.Matrix{Dark: matrix, Side: side}}},
	}}
}

// drillTable has lines to fill in by hand for some years.
func drillTable() layout.Table {
	return layout.Table{Least: 4, Height: 62, Columns: []layout.Column{
		{Title: textDrillDay, Width: 420}, {Title: textDrillDone}, {Title: textDrillWho, Width: 420},
		{Title: textDrillNext, Width: 420},
	}}
}
