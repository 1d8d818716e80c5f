// Package yearend settles an employee's income tax of a year (年末調整): pay after its deduction,
// every deduction from income, the annual tax, and what is refunded or collected.
//
// Everything follows the income year, so the law is resolved by an [IncomeYear], a type of its own
// that no day of payment can be mistaken for:
//
//	t, err := yearend.TablesFor(2026)
//	r, err := t.Settle(&yearend.Employee{
//		Forms: yearend.Forms{Dependents: true, Basic: true},
//		Pay:   yearend.Pay{Salary: 5_000_000, SalaryInsurance: 734_500, SalaryTax: 100_000},
//	}, nil)
//	r.Lines[yearend.LineAnnualTax] // 91,100
//
// A [Result] holds the lines ① to ㉞ of the withholding ledger (源泉徴収簿), numbered as on the form
// for 2026, each relative as judged, and notes for the office. Ages and circumstances are those of
// 31 December, or of the day of death or departure; a person born on 1 January has the age the day
// before.
//
// The law of income years 2025, 2026 and 2027 is here, that of 2026 with 令和8年法律第12号, in force
// from 1 December 2026 for the whole year. What a special measure gives ends with its last
// year ([Tables.SpecialMeasures]); the rows that follow in 2028 are not known, so that year, like
// those before 2025, is a [TableMissing], never another year's figure.
//
// Nobody is settled who is not eligible ([NotEligible] with every reason), nor who was to be
// settled before the year's law was in force ([EarlyAdjustment]). Of the declarations, what
// contradicts itself stops: the faults come back as a fault.Error, each at its field, all at once.
// What merely excludes a deduction (an age, an income) does not stop: it is left out, and a note
// says why.
//
// The package keeps no names and no numbers of persons. It refuses income years it has no tables
// for, amounts beyond yen.Limit and certificates of another year.
package yearend
