// Package standards is what the Labor Standards Act says about hours and pay: how worked minutes
// divide into prescribed, overtime, late-night and holiday work, what extra wages they earn, what
// the average wage is, how far an Article 36 agreement reaches, and how long ledgers are kept.
//
// Every matter is answered in two steps. First the tables of a day are resolved, once for many
// people: [HoursFor], [ExtraWagesFor], [AverageRuleFor], [AgreementRuleFor], [RetentionFor]. Then
// the resolved value computes, without allocation when no explanation is asked for:
//
//	hours, _, err := standards.HoursFor(period.Through)
//	totals, err := hours.Classify(standards.Work{Period: period, Days: days}, nil, trace)
//	extra, _, err := standards.ExtraWagesFor(period.Through)
//	base, err := extra.HourlyBase(parts, divisors, trace)
//	pay := extra.Pay(base, totals.Minutes(), standards.Rounding{}, trace)
//
// Hours are whole minutes from midnight of the day a shift begins; there is no summer time. A
// shift belongs to the day it begins, so the eight hours of a day run through midnight; a
// statutory holiday is the calendar day, so work into or out of one is cut at midnight. Rounding
// of single days does not exist here, because it is unlawful; month totals may be rounded as the
// circular allows, and then in both directions.
//
// The sum of the classes is always what was worked. More hours never lower the pay.
//
// It refuses: shifts longer than 24 hours, overlapping, reversed or out of order, breaks outside
// their shift, and a shift past midnight into a day whose kind is not given. All such faults are
// told at once. It does not know the limits of construction, drivers, physicians and research
// work, the system of one week, nor management supervisors (Article 41), who have no hours to
// count.
package standards
