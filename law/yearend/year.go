package yearend

import (
	"errors"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/fault"
)

// IncomeYear is the calendar year whose income is settled (年分): the axis of every rule of this
// package, a type of its own that no day of payment can be mistaken for.
type IncomeYear int

// String is the western year.
func (y IncomeYear) String() string { return fmt.Sprintf("%04d", int(y)) }

// Last is 31 December, the day whose circumstances decide.
//
// Law: 所法85-1
func (y IncomeYear) Last() caldate.Date { return caldate.Month{Year: int(y), Number: 12}.Day(31) }

// first is 1 January.
func (y IncomeYear) first() caldate.Date { return caldate.Month{Year: int(y), Number: 1}.Day(1) }

// RedoThrough is the last day on which an employer may settle the year again in favor of the
// employee: 31 January, when the slip is due. A shortage is collected after that day too.
//
// Law? 所基通190-5
func (y IncomeYear) RedoThrough() caldate.Date {
	return caldate.Month{Year: int(y) + 1, Number: 1}.Last()
}

// TableMissing says that the law of an income year is not here. Its message, in Japanese, names the
// table and the year.
type TableMissing struct {
	Table      TableName
	IncomeYear IncomeYear
}

// Error is the message for the user.
func (e *TableMissing) Error() string { return textMissing(e) + textMissingRemedy }

// EarlyAdjustment says that somebody was to be settled before the law of the year came into force
// (1 December 2025 and 2026). Such a settlement goes by the law before it, and the person asks for
// what is new by a return or a request for correction from that day on; second-hand for 2025, by
// analogy for 2026 [unverified]. The tables of the law before are not here, so it is refused.
type EarlyAdjustment struct {
	IncomeYear IncomeYear
	Day        caldate.Date // on which the person died, left or went abroad
	InForce    caldate.Date
}

// Error is the message for the user.
func (e *EarlyAdjustment) Error() string { return textEarly(e) + textEarlyRemedy(e) }

// NotEligible says that an employee is not settled, with every reason as the user reads it.
type NotEligible struct{ Reasons []fault.Fault }

// Error puts each reason on a line of its own.
func (e *NotEligible) Error() string { return (&fault.Error{Faults: e.Reasons}).Error() }

// Faults turns an error of this package into faults for the user's list, with place, message and
// next step in Japanese; false when the error is none of them. Only that employee stops.
//
// Law: 所法190
func Faults(err error) ([]fault.Fault, bool) {
	var missing *TableMissing
	var early *EarlyAdjustment
	var not *NotEligible
	var input *fault.Error
	switch {
	case errors.As(err, &missing):
		return []fault.Fault{{Path: "year", Code: "yearend.table-missing",
			Message: textMissing(missing), Remedy: textMissingRemedy}}, true
	case errors.As(err, &early):
		return []fault.Fault{{Path: "work.day", Code: "yearend.early", Message: textEarly(early),
			Remedy: textEarlyRemedy(early), Law: lawSettle}}, true
	case errors.As(err, &not):
		return not.Reasons, true
	case errors.As(err, &input):
		return input.Faults, true
	}
	return nil, false
}
