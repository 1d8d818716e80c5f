package withholding

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
)

// PayDate is the day on which a payment is made (支払日): the axis of every rule of this package.
type PayDate caldate.Date

// String is the ISO form.
func (d PayDate) String() string { return caldate.Date(d).String() }

// MarshalText writes the ISO form.
func (d PayDate) MarshalText() ([]byte, error) { return caldate.Date(d).MarshalText() }

// UnmarshalText reads the ISO form.
func (d *PayDate) UnmarshalText(b []byte) error { return (*caldate.Date)(d).UnmarshalText(b) }

// Column is the column of the withholding tables (甲欄・乙欄・丙欄). The zero Column is none, so that
// a forgotten one is refused.
type Column uint8

// The columns.
const (
	ColumnA Column = iota + 1 // kō: a declaration of dependents is on file
	ColumnB                   // otsu: none is on file
	ColumnC                   // hei: day laborers, daily table only
)

// Method is how the tax on monthly pay in column A is found: a setting of each client. The zero
// Method is the printed table.
type Method uint8

// The methods.
const (
	ByTable    Method = iota // the printed table
	ByComputer               // the computer method (電算機計算の特例)
)

// Period is what one payment covers. The zero Period is a month.
type Period uint8

// The periods; all but the month are refused by [Tables.Monthly].
const (
	EachMonth Period = iota
	EachWeek
	HalfMonth
	TenDays
	SeveralMonths
)

// Payee is what the tables must know of the person paid.
type Payee struct {
	Column Column
	// Dependents is the number of dependents (扶養親族等の数) in column A, and the number on the form
	// for a secondary employer (従たる給与) in column B.
	Dependents int
}

// dependentLimit is far above any family; a larger number is a slip of the keyboard.
const dependentLimit = 99

func (p Payee) check(l *fault.List, allowed Column) {
	if p.Column == 0 || p.Column > ColumnC {
		l.Add(fault.Fault{Path: "column", Code: "withholding.column", Message: textNoColumn,
			Remedy: textNoColumnRemedy})
	} else if p.Column > allowed {
		l.Add(fault.Fault{Path: "column", Code: "withholding.column-c", Message: textColumnC,
			Remedy: textColumnCRemedy, Law: lawDaily})
	}
	if p.Dependents < 0 || p.Dependents > dependentLimit {
		l.Add(fault.Fault{Path: "dependents", Code: "withholding.dependents",
			Message: textBadDependents, Remedy: textBadDependentsRemedy})
	}
}

func checkAmount(l *fault.List, path string, a yen.Amount) {
	if a > yen.Limit || a < -yen.Limit {
		l.Add(fault.Fault{Path: path, Code: "withholding.amount", Message: textBadAmount,
			Remedy: textBadAmountRemedy})
	}
}
