// Package premium is the arithmetic that health insurance, care insurance and pension premiums
// (保険料) have in common: the part of one levy for one person and month, the share that is
// deducted from pay, the split between two employers, and the employer's notice.
//
//	levies := premium.Levies(premium.Split{Employee: half, Employer: half})
//	part := levies[0].On(320_000)           // exact total and exact employee's share
//	deducted := premium.Deduction.Round(part.Employee)
//
//	var n premium.Notice
//	n.Add(premium.Pension, part)            // one call a person
//	n.Lines()                               // what the office demands, and whose burden it is
//
// It promises that nothing is rounded before the statute rounds it: totals stay fractions until
// the notice, the employee's share until the deduction, and what the employer bears is what is
// left, so that employee and employer always make up the whole.
//
// It refuses nothing and knows no rates; those are in law/health and law/pension.
package premium
