package premium

import "romukura/ground/yen"

// Deduction is the rounding of an employee's share that is deducted from pay where nothing else
// is set: a fraction of 50 sen or less is dropped.
//
// Law: 通貨法3-1
const Deduction = yen.DropTo50Sen

// RoundingOr is the rounding that an establishment set: RaiseFrom50Sen where the share is handed
// over in cash, any other by agreement; the zero Rounding is the rule for deductions from pay.
//
// Law: 通貨法3-1
func RoundingOr(set yen.Rounding) yen.Rounding {
	if set == 0 {
		return Deduction
	}
	return set
}
