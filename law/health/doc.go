// Package health is health insurance (健康保険) with care insurance and the support levy: rates of
// the Association's 47 branches and of societies, the premium of a month and of a bonus, and who
// pays the care premium.
//
// Rates are resolved once for an insurer and a premium month, then applied to any number of
// persons:
//
//	tokyo := insurer.Association(13)
//	rates, standing, err := health.RatesFor(&tokyo, caldate.MustMonth("2026-04"))
//	p := rates.Premium(health.Person{Standard: 300_000}, nil)
//	p.Employee // 15,120 yen: health and support, rounded as one sum
//
// The month is the premium month, not the month of pay: March's rates are deducted in April where
// premiums are collected in the next month. A bonus takes the rates of the month it is paid in.
//
// It promises exact totals and halves as the Association's table prints them, one rounding for the
// employee as the insurer's profile says, and that employee and employer make up the whole.
//
// It refuses months before the first table, an unknown prefecture, and a society without terms.
// After the last known day its rates are provisional. It does not decide who is insured, nor
// which months are due (law/coverage), nor who is exempt (law/exemption); grades are
// law/remuneration's.
package health
