package yearend

import "romukura/ground/yen"

// Line is a line of the withholding ledger (源泉徴収簿), numbered as on the form for 2026.
type Line uint8

// The lines ① to ㉞.
const (
	LineSalary Line = iota
	LineSalaryInsurance
	LineSalaryTax
	LineBonus
	LineBonusInsurance
	LineBonusTax
	LineTotalPay
	LineTotalTax
	LineAfterDeduction
	LineAdjustmentDeduction
	LineAfterAdjustment
	LineInsuranceFromPay
	LineInsuranceDeclared
	LineMutualAid
	LineLifeInsurance
	LineEarthquakeInsurance
	LineSpouseDeduction
	LineSpecificRelatives
	LineDependentsAndOthers
	LineBasicDeduction
	LineTotalDeductions
	LineTaxable
	LineComputedTax
	LineHousingCredit
	LineAdjustedTax
	LineAnnualTax
	LineDifference // above 0 a shortage, below 0 an excess
	LineAgainstLastPay
	LineAgainstUnpaid
	LineRefund
	LineRefundThisYear
	LineRefundNextYear
	LineCollectLastPay
	LineCollectNextYear
	lineCount
)

// Lines are the amounts of all lines.
type Lines [lineCount]yen.Amount

// AllLines are the lines in the order of the form.
//
// Law? 所法190
func AllLines() []Line {
	all := make([]Line, lineCount)
	for i := range all {
		all[i] = Line(i)
	}
	return all
}

// Number is the number on the form, from 1.
//
// Law? 所法190
func (l Line) Number() int { return int(l) + 1 }
