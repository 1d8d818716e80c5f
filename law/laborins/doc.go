// Package laborins is labor insurance (労働保険) as the Collection Act sees it: employment
// insurance rates by business and year, the premium of one payment of wages, which wages count,
// and the general contribution that rides along.
//
// Rates are resolved once for a day, then applied to any number of persons:
//
//	day := laborins.RateDay(laborins.ByClosingDay, laborins.PayPeriod{Closing: closing, Pay: pay})
//	rates, standing, err := laborins.RatesFor(day)
//	shares := rates.Premium(laborins.Payment{Wages: 300_000, Business: laborins.General}, nil)
//	shares.Worker // 1,500 yen, deducted from pay
//
// It promises the worker's share to the yen of the rule for deductions (or that for cash, when
// asked), and it says where each rate stands. The worker's and employer's shares and the total
// are each cut by their own rule, so that their sum may differ by a yen: what the employer owes
// in the end is settled once a year on the sum of all wages.
//
// It refuses days before the first table. After the last known day the rates are provisional.
// It does not decide who is insured (law/employment) nor the workers' compensation part
// (law/accident).
package laborins
