// Package nenkin writes, checks and reads the pension office's CSV of notifications
// (届書 SHFD0006.CSV), and the like file of a health insurance society (KPFD0006.CSV).
//
// A [File] has a filer, a medium serial number, an establishment and rows: [Acquisition], [Loss],
// [Dependents], [MonthlyChange], [AnnualBase], [Bonus]. [Encode] writes it in Shift_JIS, in several
// parts when it is too large for one. [Check] looks at any such file, ours or another program's,
// cell by cell and rule by rule, as the office's own check program does; [Decode] reads it back.
//
//	rows := []nenkin.Row{&nenkin.Bonus{Person: who, Paid: day, Cash: 512_345, Total: 512_000}}
//	f := &nenkin.File{Serial: 1, Created: today, Office: office, Rows: rows}
//	parts, faults := nenkin.Encode(f)
//	report, faults := nenkin.Check(parts[0], today)
//
// It promises that nothing is written which a check would refuse, that both ways use the same
// rules, and that all faults come at once, each with row, cell, what and what to do, and none with
// a person's value. Characters that the office cannot take are listed with what usually stands for
// them; nothing is replaced here, for that is a named person's decision.
//
// It refuses days after the day of checking, two establishments or two forms in one file, My
// Numbers where a form has no place for them, and a society's file whose template nobody has
// compared with the society's own specification. Old files with codes of eight digits are read and
// never written.
//
// Forms, rules and texts are tables by edition ([Edition]); the edition known is 16.2, carried over
// second-hand, and a file has not been accepted by the office's check program until a person has
// recorded it: [Samples] are for that. Tables of maternity leave, childcare leave and Category III
// alone are not known, so that those go by form.
//
// What Encode writes for a value never changes within an edition.
package nenkin
