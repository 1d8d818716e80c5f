package golden

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/health"
	"romukura/law/laborins"
	"romukura/law/pension"
)

// premiumAnnual is twelve times the premium of a twelfth of a year's pay, at the rates of April.
func premiumAnnual(in *input) (answers, error) {
	m := memberOf(in, caldate.MustMonth("2026-04"))
	m.careInside = true
	monthly := yen.Amount(0)
	if in.has("annual_income") {
		monthly = yen.Truncate.Round(in.amount("annual_income").Exact().Over(12))
	} else {
		monthly = in.amount(in.first("monthly_remuneration", "remuneration"))
	}
	in.values = with(in.values, "remuneration", canon(monthly))
	if _, err := m.grade(in); err != nil {
		return nil, err
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	got := answers{"standard": m.health}
	if in.asks("employee_health_12_months") {
		p, err := m.premium(together)
		if err != nil {
			return nil, err
		}
		got["employee_health_12_months"] = 12 * p.Employee
	}
	if in.asks("employee_pension_12_months") {
		r, _, err := pension.RatesFor(m.month)
		if err != nil {
			return nil, err
		}
		got["employee_pension_12_months"] = 12 * r.Premium(
			pension.Person{Standard: m.pension},
			nil,
		).Employee
	}
	return got, nil
}

// with is a copy of a map with one more member.
func with(m map[string]any, key string, v any) map[string]any {
	out := map[string]any{key: v}
	for k, e := range m {
		if k != key {
			out[k] = e
		}
	}
	return out
}

var monthNames = []string{
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec",
}

// premiumPaidInYear is what is deducted in the months of a calendar year, levies rounded together.
// An expected key names a month, or months that have one amount, as jan_mar.
func premiumPaidInYear(in *input) (answers, error) {
	m := memberOf(in, defaultMonth)
	m.careInside = true
	year, back := in.year("calendar_year"), -1
	if in.has("collection") && word(in, "collection", collections) {
		back = 0
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	var paid [12]yen.Amount
	var sum yen.Amount
	for i := range paid {
		m.month = caldate.Month{Year: year, Number: i + 1}.Add(back)
		if _, err := m.grade(in); err != nil {
			return nil, err
		}
		p, err := m.premium(together)
		if err != nil {
			return nil, err
		}
		paid[i] = p.Employee
		sum += p.Employee
	}
	got := answers{"year": sum}
	for _, key := range keysOf(in.wanted) {
		if v, ok := stretch(key, paid); ok {
			got[key] = v
		}
	}
	return got, nil
}

// stretch is the amount of the months that a key names, or their several amounts.
func stretch(key string, paid [12]yen.Amount) (any, bool) {
	first, last, two := strings.Cut(key, "_")
	if !two {
		last = first
	}
	from, to := -1, -1
	for i, name := range monthNames {
		if name == first {
			from = i
		}
		if name == last {
			to = i
		}
	}
	if from < 0 || to < from {
		return nil, false
	}
	for _, v := range paid[from : to+1] {
		if v != paid[from] {
			return paid[from : to+1], true
		}
	}
	return paid[from], true
}

// bonusSums are what several bonuses of different months come to.
type bonusSums struct {
	apart, each, together health.BonusPremium // of the last bonus
	sum                   yen.Amount          // rounded together, all bonuses
	sumCare               yen.Amount          // without the support levy, all bonuses
}

// socialBonus takes several bonuses as paid in different months of one fiscal year.
func socialBonus(in *input) (answers, error) {
	m := memberOf(in, defaultMonth)
	list := in.amounts(in.first("bonus", "bonuses"))
	year := in.amountOr("health_paid_in_fy", 0)
	in.skip("ei")
	if len(in.problems) > 0 || len(list) == 0 {
		return nil, nil
	}
	s, err := m.bonuses(list, year)
	if err != nil {
		return nil, err
	}
	fund, _, err := pension.RatesFor(m.month)
	if err != nil {
		return nil, err
	}
	paid := list[len(list)-1]
	old := fund.Bonus(pension.Bonus{Paid: paid}, nil)
	got := answers{"standard_bonus": s.apart.Standard, "health_base": s.apart.Counted,
		"pension_base": old.Standard, "employee_pension": old.Employee,
		"employee_health": s.each.General.Deducted, "employee_care": s.each.Care.Deducted,
		"employee_support":             either{s.apart.Support.Employee, s.apart.Support.Deducted},
		"employee_health_care":         s.sumCare,
		"employee_health_incl_support": s.sum, "employee_health_total": s.sum}
	if m.careInside {
		got["employee_health"] = s.apart.General.Deducted
	}
	social := s.apart.Employee + old.Employee
	if in.has("ei") {
		business := in.business("ei")
		rates, _, err := laborins.RatesFor(caldate.Month{Year: m.month.FiscalYear(), Number: 4}.First())
		if err != nil || business == 0 {
			return nil, err
		}
		got["employee_ei"] = rates.Deduction(paid, business, nil)
		social += rates.Deduction(paid, business, nil)
	}
	got["social_total"], got["employee_total"] = social, social
	return got, nil
}

func (m *member) bonuses(list []yen.Amount, year yen.Amount) (bonusSums, error) {
	var s bonusSums
	one, err := m.rates(apart)
	if err != nil {
		return s, err
	}
	three, err := m.rates(each)
	if err != nil {
		return s, err
	}
	all, err := m.rates(together)
	if err != nil {
		return s, err
	}
	for _, paid := range list {
		b := health.Bonus{Paid: paid, Year: year, Care: m.care}
		s.apart, s.each, s.together = one.Bonus(b, nil), three.Bonus(b, nil), all.Bonus(b, nil)
		s.sum += s.together.Employee
		s.sumCare += s.apart.General.Deducted
		year += s.apart.Counted
	}
	return s, nil
}

// pensionBonuses adds up the premiums of bonuses given with their months.
func pensionBonuses(in *input) (answers, error) {
	v, _ := in.take("bonuses")
	rows, _ := v.([]any)
	if len(rows) == 0 {
		in.bad("bonuses", textUnknownWord)
	}
	inMonth := map[caldate.Month]yen.Amount{}
	var sum, counted yen.Amount
	for _, row := range rows {
		pair, _ := row.([]any)
		if len(pair) != 2 {
			in.bad("bonuses", textUnknownWord)
			return nil, nil
		}
		text, _ := pair[0].(string)
		month, paid := in.monthOf("bonuses", text), in.whole("bonuses", pair[1])
		if len(in.problems) > 0 {
			return nil, nil
		}
		r, _, err := pension.RatesFor(month)
		if err != nil {
			return nil, err
		}
		p := r.Bonus(pension.Bonus{Paid: paid, Earlier: inMonth[month]}, nil)
		inMonth[month] += paid
		sum += p.Employee
		counted += p.Counted
	}
	return answers{"employee_pension_total": sum, "pension_base_total": counted}, nil
}
