package golden

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/laborins"
	"romukura/law/pension"
	"romukura/law/remuneration"
)

// Ways to round the levies of health insurance that cases describe by their keys.
var (
	together = insurer.Profile{Together: insurer.All}
	apart    = insurer.Profile{Together: insurer.SupportApart}
	each     = insurer.Profile{Together: insurer.EachApart}
)

// member is an insured person as a case describes one.
type member struct {
	prefecture insurer.Prefecture
	month      caldate.Month // premium month
	care       bool
	careInside bool // the case's figure of health insurance holds the care premium
	health     yen.Amount
	pension    yen.Amount
}

// defaultMonth answers cases that name no month.
var defaultMonth = caldate.MustMonth("2026-06")

// premiumMonth is the premium month of a case: as named, the month before a month of pay, or April
// of the fiscal year.
func premiumMonth(in *input, otherwise caldate.Month) caldate.Month {
	switch {
	case in.has("premium_month"):
		return in.month("premium_month")
	case in.has("month"):
		return in.month("month")
	case in.has("pay_month"):
		return in.month("pay_month").Add(-1)
	case in.has("fy"):
		return caldate.Month{Year: in.year("fy"), Number: otherwise.Number}
	}
	return otherwise
}

// place is the prefecture of a case; where any will do it is Tokyo.
func place(in *input) insurer.Prefecture {
	key := in.first("pref", "prefecture")
	text := in.text(key)
	if text == "any" || text == "" {
		return 13
	}
	p, ok := insurer.ParsePrefecture(text)
	if !ok {
		in.bad(key, textUnknownWord)
	}
	return p
}

// paysCare reads who pays the care premium: the flag, or the age. With the flag a figure of health
// insurance holds the care premium; with the age it stands beside it.
func paysCare(in *input) (pays, inside bool) {
	switch {
	case in.has("care"):
		in.skip("age")
		pays = in.flag("care")
		return pays, !in.asks("employee_care")
	case in.has("age"):
		age := in.count("age")
		if age >= 70 {
			in.bad("age", textTooOld)
		}
		return age >= 40 && age < 65, false
	}
	return false, false
}

func memberOf(in *input, otherwise caldate.Month) member {
	m := member{prefecture: place(in), month: premiumMonth(in, otherwise)}
	m.care, m.careInside = paysCare(in)
	return m
}

// grade reads the standards of a case: as they stand, by grade, or by the remuneration.
func (m *member) grade(in *input) (remuneration.Both, error) {
	day := m.month.First()
	if len(in.problems) > 0 {
		day = defaultMonth.First()
	}
	b, _, err := remuneration.GradesOn(day)
	if err != nil {
		return b, err
	}
	switch {
	case in.has("standard"):
		m.health = in.amount("standard")
	case in.has("remuneration"):
		m.health = b.Health.Of(in.amount("remuneration")).Standard
		m.pension = b.Pension.Of(in.amount("remuneration")).Standard
		return b, nil
	default:
		g, ok := b.Health.Number(in.count("health_grade"))
		if !ok {
			in.bad("health_grade", textUnknownWord)
		}
		m.health = g.Standard
	}
	m.pension = b.Pension.Of(m.health).Standard
	return b, m.checkGrades(in, b)
}

// checkGrades holds the grades that a case names beside a standard against ours.
func (m *member) checkGrades(in *input, b remuneration.Both) error {
	in.skip("health_grade", "pension_grade")
	if in.has("health_grade") {
		if g := b.Health.Of(m.health); g.Number != in.count("health_grade") || g.Standard != m.health {
			return &mismatchError{"health_grade", canon(g.Number)}
		}
	}
	if in.has("pension_grade") {
		if g := b.Pension.Of(m.pension); g.Number != in.count("pension_grade") {
			return &mismatchError{"pension_grade", canon(g.Number)}
		}
	}
	return nil
}

func (m *member) rates(p insurer.Profile) (*health.Rates, error) {
	i := insurer.Association(m.prefecture)
	i.Profile = p
	r, _, err := health.RatesFor(&i, m.month)
	return r, err
}

func (m *member) premium(p insurer.Profile) (health.Premium, error) {
	r, err := m.rates(p)
	if err != nil {
		return health.Premium{}, err
	}
	return r.Premium(health.Person{Standard: m.health, Care: m.care}, nil), nil
}

func half(e yen.Exact) yen.Exact { return e.Times(yen.Half) }

func socialPremium(in *input) (answers, error) {
	m := memberOf(in, caldate.MustMonth("2026-04"))
	b, err := m.grade(in)
	if err != nil {
		return nil, err
	}
	got := answers{"standard": m.health, "pension_standard": m.pension,
		"health_grade": b.Health.Of(m.health).Number, "pension_grade": b.Pension.Of(m.pension).Number}
	wage := in.amountOr(in.first("gross", "remuneration"), m.health)
	in.skip("gross", "ei")
	if len(in.problems) > 0 {
		return nil, nil
	}
	total := yen.Amount(0)
	if in.has("ei") {
		if total, err = employmentPart(in, wage, m.month, got); err != nil {
			return nil, err
		}
	}
	if in.asks("pension_half", "pension_total", "employee_pension", "child_contribution",
		"employer_pension", "employee_total", "social_total") {
		share, err := pensionPart(&m, got)
		if err != nil {
			return nil, err
		}
		total += share
	}
	if !in.asks(healthKeys...) {
		return got, nil
	}
	share, err := healthPart(&m, got)
	if err != nil {
		return nil, err
	}
	got["employee_total"], got["social_total"] = total+share, total+share
	return got, nil
}

// employmentPart puts in employment insurance and gives the employee's share.
func employmentPart(
	in *input,
	wage yen.Amount,
	month caldate.Month,
	got answers,
) (yen.Amount, error) {
	business := in.business("ei")
	rates, _, err := laborins.RatesFor(caldate.Month{Year: month.FiscalYear(), Number: 4}.First())
	if err != nil || business == 0 {
		return 0, err
	}
	s := rates.Premium(laborins.Payment{Wages: wage, Business: business}, nil)
	got["employee_ei"] = s.Worker
	got["ei_total"] = either{wage.Times(rates.Of(business).Total), s.Total}
	got["employer_ei"] = either{wage.Times(rates.Of(business).Employer), s.Employer}
	return s.Worker, nil
}

func pensionPart(m *member, got answers) (yen.Amount, error) {
	r, _, err := pension.RatesFor(m.month)
	if err != nil {
		return 0, err
	}
	row := r.TableRow(m.pension)
	p := r.Premium(pension.Person{Standard: m.pension}, nil)
	got["pension_total"], got["pension_half"] = row.Total, row.Half
	got["child_contribution"] = either{row.Contribution, yen.Truncate.Round(row.Contribution)}
	got["employee_pension"] = either{p.Part.Employee, p.Employee}
	got["employer_pension"] = either{p.Employer, yen.Truncate.Round(p.Employer)}
	return p.Employee, nil
}

// healthKeys are the expected keys for which health insurance must be reckoned.
var healthKeys = []string{"health_total", "health_half", "care_total", "care_half", "support_total",
	"support_half", "employee_health", "employee_care", "employee_support",
	"employee_support_rounded_separately", "employee_health_care", "employee_health_incl_support",
	"employee_health_total", "employer_health", "employer_support", "employee_total", "social_total"}

// healthPart puts in health insurance in each of the ways that the cases' keys name, and gives the
// employee's share with the support levy apart.
func healthPart(m *member, got answers) (yen.Amount, error) {
	one, err := m.premium(apart)
	if err != nil {
		return 0, err
	}
	three, err := m.premium(each)
	if err != nil {
		return 0, err
	}
	sum, err := m.premium(together)
	if err != nil {
		return 0, err
	}
	got["health_total"], got["health_half"] = one.General.Total, half(one.General.Total)
	got["care_total"], got["care_half"] = one.Care.Total, half(one.Care.Total)
	got["support_total"], got["support_half"] = one.Support.Total, half(one.Support.Total)
	got["employee_health"] = three.General.Deducted
	if m.careInside {
		got["employee_health"] = one.General.Deducted
	}
	got["employee_care"] = three.Care.Deducted
	got["employee_health_care"] = one.General.Deducted
	got["employee_support"] = either{one.Support.Employee, one.Support.Deducted}
	got["employee_support_rounded_separately"] = one.Support.Deducted
	got["employee_health_incl_support"] = sum.Employee
	got["employee_health_total"] = sum.Employee
	employer, support := one.General.Employer().Plus(one.Care.Employer()), one.Support.Employer()
	got["employer_health"] = either{employer, yen.Truncate.Round(employer)}
	got["employer_support"] = either{support, yen.Truncate.Round(support)}
	return one.Employee, nil
}

func premiumTable(in *input) (answers, error) {
	m := memberOf(in, caldate.MustMonth("2026-04"))
	if _, err := m.grade(in); err != nil {
		return nil, err
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	r, err := m.rates(apart)
	if err != nil {
		return nil, err
	}
	fund, _, err := pension.RatesFor(m.month)
	if err != nil {
		return nil, err
	}
	if err := checkRates(in, r, fund); err != nil {
		return nil, err
	}
	row, old := r.TableRow(m.health), fund.TableRow(m.pension)
	got := answers{"kosodate_total": row.Support, "kosodate_half": row.SupportHalf,
		"support_total": row.Support, "support_half": row.SupportHalf,
		"kosei_total": old.Total, "kosei_half": old.Half, "pension_total": old.Total,
		"pension_half": old.Half, "child_contribution": old.Contribution}
	for _, name := range []string{"kenko", "health"} {
		got[name+"_total"], got[name+"_half"] = row.Health, row.HealthHalf
	}
	for _, name := range []string{"kenko_kaigo", "health_care"} {
		got[name+"_total"], got[name+"_half"] = row.HealthCare, row.HealthCareHalf
	}
	return got, nil
}

// checkRates holds the rates that a case states against ours.
func checkRates(in *input, r *health.Rates, fund *pension.Rates) error {
	in.skip("rates_pct")
	stated, ok := in.values["rates_pct"].(map[string]any)
	if !ok {
		if in.has("rates_pct") {
			in.bad("rates_pct", textUnknownWord)
		}
		return nil
	}
	ours := map[string]yen.Rate{"health": r.General().Total(), "care": r.Care().Total(),
		"support": r.Support().Total(), "pension": fund.Rate()}
	for _, key := range keysOf(stated) {
		rate, known := ours[key]
		if !known {
			in.bad("rates_pct."+key, textUnknownWord)
			continue
		}
		if canon(stated[key]) != canon(percent(rate)) {
			return &mismatchError{"rates_pct." + key, canon(percent(rate))}
		}
	}
	return nil
}

// societyTable makes a society of the stated rates: totals of a person to the nearest yen, each
// levy rounded by itself.
func societyTable(in *input) (answers, error) {
	standard := in.amount("standard")
	general := in.ratio("health_permille_each", 1000)
	care := yen.Rate{Num: 0, Den: 1}
	if in.has("care_permille_each") {
		care = in.ratio("care_permille_each", 1000)
	}
	in.skip("care_permille_each")
	if len(in.problems) > 0 {
		return nil, nil
	}
	table := societyHead + "health\t" + general.String() + "\t" + general.String() +
		"\ncare\t" + care.String() + "\t" + care.String() + "\nsupport\t0\t0\n"
	society, faults := insurer.ReadSociety("case",
		[]insurer.Enactment{{Name: "2026-03-01.tsv", Data: []byte(table)}})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	i := insurer.Of(society)
	r, _, err := health.RatesFor(&i, caldate.MustMonth("2026-03"))
	if err != nil {
		return nil, err
	}
	p := r.Premium(health.Person{Standard: standard, Care: true}, nil)
	return answers{"health_total": p.General.Total, "health_employee": p.General.Deducted,
		"health_employer": p.General.Employer(), "care_total": p.Care.Total,
		"care_employee": p.Care.Deducted, "care_employer": p.Care.Employer()}, nil
}

const societyHead = "# source: the case\n# published: unknown\n# holds-through: 2027-02-28\n" +
	"# levies-together: each-apart\n# person-rounding: raise-from-50-sen\nlevy\temployee\temployer\n"

// rounding answers by which rule half a premium becomes whole yen.
func rounding(in *input) (answers, error) {
	mode := in.mode("mode")
	switch {
	case in.has("half_yen"):
		e := in.exact("half_yen")
		return answers{"employee": mode.Round(e), "half": e}, nil
	case in.has("employee_rate"):
		e := in.amount("standard").Times(in.ratio("employee_rate", 1))
		return answers{"half": e, "employee": mode.Round(e)}, nil
	}
	standard, rate := in.amount("standard"), in.ratio("rate_pct", 100)
	e := half(standard.Times(rate))
	got := answers{"half": e, "employee": mode.Round(e)}
	if in.asks("wrong_if_split") {
		split, ok := splitOf(rate)
		if !ok {
			return nil, &choiceError{textNoRate}
		}
		got["wrong_if_split"] = mode.Round(half(standard.Times(split[0]))) +
			mode.Round(half(standard.Times(split[1])))
	}
	return got, nil
}

// splitOf finds the rates of health and care that add up to a rate: the newest year of any branch
// of the Association.
func splitOf(rate yen.Rate) ([2]yen.Rate, bool) {
	for year := health.KnownThrough().Year(); year > firstYear; year-- {
		for p := insurer.Prefecture(1); p.Valid(); p++ {
			m := member{prefecture: p, month: caldate.Month{Year: year, Number: 3}}
			r, err := m.rates(apart)
			if err != nil {
				return [2]yen.Rate{}, false
			}
			split := [2]yen.Rate{r.General().Total(), r.Care().Total()}
			if split[0].Plus(split[1]).Compare(rate) == 0 {
				return split, true
			}
		}
	}
	return [2]yen.Rate{}, false
}

func childContribution(in *input) (answers, error) {
	month := premiumMonth(in, caldate.MustMonth("2026-04"))
	standard := in.amount("health_standard")
	if len(in.problems) > 0 {
		return nil, nil
	}
	grades, _, err := remuneration.PensionGrades(month.First())
	if err != nil {
		return nil, err
	}
	r, _, err := pension.RatesFor(month)
	if err != nil {
		return nil, err
	}
	if in.has("rate_pct") && in.ratio("rate_pct", 100).Compare(r.ContributionRate()) != 0 {
		return nil, &choiceError{textNoRate}
	}
	base := grades.Of(standard).Standard
	row := r.TableRow(base)
	return answers{"amount": either{row.Contribution, yen.Truncate.Round(row.Contribution)},
		"pension_base": base}, nil
}

// twoEmployers adds up what every employer pays; each key of the case is one of them.
func twoEmployers(in *input) (answers, error) {
	var own []yen.Amount
	for _, key := range keysOf(in.values) {
		if len(key) == 1 {
			own = append(own, in.amount(key))
		}
	}
	if len(own) < 2 {
		in.bad("a b", textMissing)
		return nil, nil
	}
	sum, s, err := remuneration.TwoEmployers(own, today)
	return answers{"sum": sum, "standard": s.Health, "pension_standard": s.Pension,
		"rate_of": "selected establishment", "split": "pro rata to remuneration"}, err
}
