// Package accident is workers' accident compensation insurance (労災保険) as far as money is
// concerned: rates by business, the premium on a year's wages and its share in a month, the
// labor cost ratio of contract works, experience rating, and special insurance of persons who
// are no workers.
//
// The employer bears all of it; nothing is ever deducted from pay.
//
//	table, standing, err := accident.TableFor(caldate.Must("2026-10-31"))
//	rate, err := table.RateOf(accident.Rating{Business: "94"}, nil)
//	due := accident.Premium(accident.YearWages{Wages: 30_000_000, Rate: rate}, nil) // 90,000
//
// A rate that the labor bureau has set by experience rating is held per labor insurance number
// and overrides the table's. Industry codes from 60 on are from memory and carry the mark
// [unverified].
//
// It refuses days before 2024-04-01, a business code that is not in the table, classes of
// special insurance whose rate was not found, and experience rating of felling and bundled
// works, whose steps are not held. After the last known day the rates are provisional.
package accident
