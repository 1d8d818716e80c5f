// Package spreadsheet reads the files that Excel opens and writes such files.
//
// What a file is, its content tells, never its name: a workbook (xlsx), a page of tables that some
// products name .xls, or the old binary format. [Is] tells them from text; [Read] gives the rows of
// one sheet as exchange takes them: days as 2026-10-01, times as 25:30, codes with their zeros.
//
//	if spreadsheet.Is(data) {
//		sheet := spreadsheet.Options{Sheet: name}.Read(data)
//	}
//	err := spreadsheet.Write(w, []spreadsheet.Sheet{{Name: "集計", Rows: rows}})
//
// It promises that nothing is written to disk, that no more than [Limit] bytes are unpacked
// whatever a file says about itself, and that a cell which begins as a formula would is written
// as text.
//
// It refuses, with what to do instead: the old binary format, workbooks with a password, and files
// that unpack to too much. A formula in a cell comes out as the formula, which exchange refuses
// with its place: what it would show is not safe to take from a file.
package spreadsheet
