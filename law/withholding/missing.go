package withholding

import (
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
)

// TableMissing says that the table for a day is known to exist and is not here. Its message, in
// Japanese, names the table, the day and the sheet of the National Tax Agency to import.
type TableMissing struct {
	Table   TableName
	PayDate PayDate
}

// Error is the message for the user.
func (e *TableMissing) Error() string { return textMissing(e) }

// PeriodUnsupported says that the payment covers a period for which the conversion of the statute
// is not verified.
type PeriodUnsupported struct {
	Period  Period
	PayDate PayDate
}

// Error is the message for the user.
func (e *PeriodUnsupported) Error() string { return textPeriod(e) }

// MixedOfficerService says that a retiring officer also served otherwise (施行令71条の2); the rule is
// not covered.
type MixedOfficerService struct{ PayDate PayDate }

// Error is the message for the user.
func (e *MixedOfficerService) Error() string { return textMixed(e) }

// Fault turns an error of this package into a fault for the user's list, with place, message and
// next step in Japanese; false when the error is none of them. The run stops for that employee
// only.
//
// Law? 所法183-1
func Fault(err error) (fault.Fault, bool) {
	var table *TableMissing
	var period *PeriodUnsupported
	var mixed *MixedOfficerService
	var before *dated.BeforeFirstError
	switch {
	case errors.As(err, &table):
		return fault.Fault{Path: "pay-date", Code: "withholding.table-missing",
			Message: textMissingWhat(table), Remedy: textMissingRemedy(table.Table)}, true
	case errors.As(err, &period):
		return fault.Fault{Path: "period", Code: "withholding.period-unsupported",
			Message: textPeriodWhat(period), Remedy: textPeriodRemedy, Law: lawMonthlyA}, true
	case errors.As(err, &mixed):
		return fault.Fault{Path: "kind", Code: "withholding.mixed-officer-service",
			Message: textMixedWhat(mixed), Remedy: textMixedRemedy, Law: lawMixed}, true
	case errors.As(err, &before):
		return fault.Fault{Path: "pay-date", Code: "withholding.before-first",
			Message: textBefore(before.Day, before.First), Remedy: textBeforeRemedy}, true
	}
	return fault.Fault{}, false
}

func day(d PayDate) caldate.Date { return caldate.Date(d) }
