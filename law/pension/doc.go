// Package pension is employees' pension insurance (厚生年金保険): the premium of a month and of a
// bonus, the child-rearing contribution that the employer pays with it, and the age at which it
// ends.
//
//	rates, standing, err := pension.RatesFor(caldate.MustMonth("2026-04"))
//	p := rates.Premium(pension.Person{Standard: 300_000}, nil)
//	p.Employee     // 27,450 yen
//	p.Contribution // 1,080 yen, borne by the employer alone
//
// The month is the premium month. It promises exact totals and one rounding for the employee. The
// contribution (子ども・子育て拠出金) has nothing to do with the support levy (子ども・子育て支援金) of health
// insurance: it is reckoned on the pension's base and no employee pays it.
//
// It refuses months before the first table. It knows no grades (law/remuneration), no months due
// (law/coverage) and no exemption (law/exemption).
package pension
