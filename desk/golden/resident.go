package golden

import (
	"romukura/ground/yen"
	"romukura/law/residenttax"
	"romukura/law/yearend"
)

func instalments(in *input) (answers, error) {
	months := in.count("months")
	if months < 1 || months > 12 {
		in.bad("months", textTooLarge)
	}
	a := residenttax.Annual{Tax: in.amount("annual"), PerCapita: in.amountOr("per_capita", 0),
		From: residenttax.LastMonth(today.FiscalYear()).Add(1 - months)}
	if len(in.problems) > 0 {
		return nil, nil
	}
	got, err := residenttax.Split(a, nil)
	return answers{"first": got.First, "others": got.Others}, err
}

func leavingResident(in *input) (answers, error) {
	day, monthly := in.day("exit"), in.amount("monthly")
	l := residenttax.Leaving{Day: day, Request: in.flag("request"), Transfer: in.flag("transfer"),
		FinalPay: in.amount("final_pay"), Due: monthly}
	if len(in.problems) > 0 {
		return nil, nil
	}
	l.Remainder = monthly * yen.Amount(residenttax.MonthsAfter(day.Month()))
	p, err := residenttax.Leave(l, nil)
	return answers{"collected": p.Collected, "lump": p.Lump, "left": p.Left}, err
}

// assessment reckons residents' tax on the income of the year before.
func assessment(in *input) (answers, error) {
	p := residenttax.Taxpayer{TaxYear: in.year("nendo"), Insurance: in.amountOr("social_insurance", 0),
		Others: in.amountOr("life", 0) + in.amountOr("earthquake", 0) + in.amountOr("medical", 0) +
			in.amountOr("small_enterprise", 0),
		Personal:   personal(in),
		Designated: in.flag("designated_city"), Donation: in.amountOr("furusato", 0)}
	if in.has("employment_income") {
		p.Income = in.amount("employment_income")
		in.skip("pay")
	} else {
		t, err := yearend.TablesFor(yearend.IncomeYear(p.TaxYear - 1))
		if err != nil {
			return nil, err
		}
		p.Income = t.AfterDeduction(in.amount("pay"), nil)
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	a, _, err := residenttax.Assess(p, nil)
	if err != nil {
		return nil, err
	}
	return answers{"employment_income": p.Income, "total_deductions": a.Deductions,
		"taxable": a.Taxable, "adjust_city": a.Adjustment.City,
		"adjust_pref":                      a.Adjustment.Prefecture,
		"city_income_levy_before_donation": a.Levy.City,
		"pref_income_levy_before_donation": a.Levy.Prefecture,
		"donation_city":                    a.Donation.City, "donation_pref": a.Donation.Prefecture,
		"per_capita": a.PerCapita.Sum(), "forest": a.Forest, "total": a.Total}, nil
}

// personal are the deductions for persons that the cases name.
func personal(in *input) map[residenttax.Personal]int {
	all := map[residenttax.Personal]int{}
	if in.has("spouse") {
		if in.text("spouse") != "general" {
			in.bad("spouse", textUnknownWord)
		}
		all["spouse"] = 1
	}
	in.skip("spouse")
	if n := in.countOr("dependants_general", 0); n > 0 {
		all["dependent"] = n
	}
	return all
}
