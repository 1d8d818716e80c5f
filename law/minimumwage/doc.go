// Package minimumwage is the minimum wage of the prefectures (地域別最低賃金): what it is at a worksite
// on a day of work, and whether pay reaches it.
//
//	tokyo, err := minimumwage.ParsePrefecture("13")
//	floor, standing, err := minimumwage.FloorFor(tokyo, day)
//	result, err := floor.Check(parts, divisors, trace)
//
// The prefecture is that of the worksite, not of the head office; the day is the day of work, not
// the pay day. Every prefecture changes on a day of its own, some of them in spring: a period in
// which the amount changes is asked for with [Spans].
//
// Pay and floor are compared as fractions, never rounded. Parts that the Act leaves out are known
// by [Kind]: attendance, commuting and family allowances are out here, housing is in, which
// differs from the base of extra wages.
//
// A prefecture whose new amount was not yet compared with the official gazette answers
// Provisional. Asked for a day before the first table the package refuses. It does not know the
// minimum wages of single industries, nor the reductions that a Labor Bureau permits (最賃法7).
package minimumwage
