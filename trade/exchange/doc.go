// Package exchange takes what clients and other products send: registers, families, leaves,
// attendance and amounts, in whatever layout and encoding, and turns it into proposed changes.
//
// The way of a file is always the same. [Read] finds encoding, separator and head, or [FromRows]
// takes the rows of a spreadsheet. [Recognize] tells of which kind it is, or between which a person
// must choose. A [Mapping] says what each column means: as a person said for
// the same head before, from a known layout, or from the names of the columns; what is not known
// is asked for, never guessed. Then every row is read, and all faults are told at once. A [Batch]
// holds what would change, row by row and field by field: that is the dry run, and
// [Change.Differences] and [Change.Shown] tell it in words. Applied, it
// carries an id made of its content, so that the same file does nothing the second time, and what
// stood before, so that it can be undone.
//
//	sheet := exchange.Read(file)
//	mapping, faults := exchange.Map(&sheet, exchange.Persons, known)
//	changes, faults := exchange.ReadPersons(&sheet, &mapping, register)
//
// Promises: a person is found by number, never by name alone. A column that is absent leaves what
// is recorded as it is; so does an empty cell, except in attendance, where it is nought. What is
// left out (comments, sums at the foot, columns without a meaning) is told with its line.
//
// Refusals: broken bytes, with their place; formulas; a file in which a column is headed as My
// Number, and text or unused columns in which one stands; times whose unit nothing shows. Nothing
// here reads a clock or a disk.
package exchange
