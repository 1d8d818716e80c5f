package golden

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// yearEndYear is the year of cases that name none: their figures hold in each year from 2025.
const yearEndYear = 2026

// yearTables are the tables of the income year that a case names.
func yearTables(in *input) (*yearend.Tables, error) {
	year := yearEndYear
	if in.has("year") {
		year = in.year("year")
	}
	in.skip("year")
	return yearend.TablesFor(yearend.IncomeYear(year))
}

func employmentIncome(in *input) (answers, error) {
	pay := in.amount(in.first("annual_pay", "pay"))
	t, err := yearTables(in)
	if err != nil {
		return nil, err
	}
	return answers{"after_deduction": t.AfterDeduction(pay, nil)}, nil
}

func incomeAdjustment(in *input) (answers, error) {
	pay, all := in.amount(in.first("annual_pay", "pay")), true
	if in.has("qualifies") {
		all = in.flag("qualifies")
	}
	t, err := yearTables(in)
	if err != nil {
		return nil, err
	}
	if !all {
		return answers{"deduction": yen.Amount(0)}, nil
	}
	return answers{"deduction": t.Adjustment(pay, nil)}, nil
}

func annualTax(in *input) (answers, error) {
	taxable := in.amount("taxable")
	t, err := yearTables(in)
	if err != nil {
		return nil, err
	}
	tax := t.TaxOn(taxable, nil)
	return answers{"tax": tax, "annual_tax": t.WithSurtax(tax, nil)}, nil
}

func basicDeduction(in *input) (answers, error) {
	total := in.amount("total_income")
	t, err := yearTables(in)
	if err != nil {
		return nil, err
	}
	return answers{"amount": t.BasicDeduction(total, nil)}, nil
}

// spouseDeduction settles somebody whose whole income is the one that the case names.
func spouseDeduction(in *input) (answers, error) {
	e := yearend.Employee{Forms: everyForm,
		Income: yearend.Income{Others: in.amountOr("taxpayer_total_income", 0)}}
	in.spouseOf(&e)
	t, err := yearTables(in)
	if err != nil || len(in.problems) > 0 {
		return nil, err
	}
	r, err := t.Settle(&e, nil)
	if err != nil {
		return nil, err
	}
	return answers{"amount": r.Spouse.Deduction, "spouse_income": r.Spouse.Income,
		"is_special": r.Spouse.Kind == yearend.SpouseSpecial}, nil
}

func specificRelative(in *input) (answers, error) {
	t, err := yearTables(in)
	if err != nil {
		return nil, err
	}
	income := t.TotalIncome(yearend.Income{Pay: in.amountOr("relative_pay", 0),
		Others: in.amountOr("relative_income", 0)}, false, nil)
	return answers{"amount": t.SpecificRelativeDeduction(income, nil), "relative_income": income}, nil
}

var everyForm = yearend.Forms{Dependents: true, Basic: true, Adjustment: true}

// yearEndAdjustment settles the employee that a case describes by amounts and numbers of persons.
func yearEndAdjustment(in *input) (answers, error) {
	e := yearend.Employee{Forms: everyForm, Pay: yearend.Pay{
		Salary: in.amount("pay"), SalaryTax: in.amountOr("withheld", 0),
		SalaryInsurance: in.amountOr("social_insurance", 0),
		Bonus:           in.amountOr("bonus", 0), BonusTax: in.amountOr("bonus_withheld", 0),
		BonusInsurance: in.amountOr("bonus_social_insurance", 0),
	}}
	e.Income = yearend.Income{Pay: in.amountOr("other_pay", 0),
		Pension: in.amountOr("pension_income", 0), Others: in.amountOr("other_income", 0)}
	e.Closing = yearend.Closing{LastTax: in.amountOr(in.first("last_tax", "last_pay_tax"), 0),
		UnpaidTax: in.amountOr("unpaid_tax", 0)}
	t, err := yearTables(in)
	if err != nil {
		return nil, err
	}
	in.formerOf(&e)
	in.selfOf(&e)
	if in.has("spouse_income") || in.has("spouse_pay") {
		in.spouseOf(&e)
	}
	in.relativesOf(&e)
	in.premiumsOf(&e)
	if credit := in.amountOr("housing_loan_credit", 0); credit > 0 {
		e.Housing = &yearend.Housing{Credit: credit, FormYear: t.Year, MovedIn: movedIn}
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	r, err := t.Settle(&e, nil)
	if refused(err) {
		return answers{"eligible": false}, nil
	}
	if err != nil {
		return nil, err
	}
	return in.settled(&r), nil
}

// movedIn is the day of moving in of cases that name none: an ordinary house in its second year.
var movedIn = caldate.Must("2022-04-01")

func refused(err error) bool {
	_, ok := err.(*yearend.NotEligible)
	return ok
}

// settled are the lines of the ledger by the keys of the cases.
func (in *input) settled(r *yearend.Result) answers {
	l := &r.Lines
	got := answers{
		"eligible": true, "total_pay": l[yearend.LineTotalPay], "total_income": r.TotalIncome,
		"after_deduction": l[yearend.LineAfterDeduction],
		"adjustment":      l[yearend.LineAdjustmentDeduction],
		"life":            l[yearend.LineLifeInsurance], "earthquake": l[yearend.LineEarthquakeInsurance],
		"spouse":            l[yearend.LineSpouseDeduction],
		"specific_relative": l[yearend.LineSpecificRelatives],
		"dependants_total":  l[yearend.LineDependentsAndOthers],
		"basic":             l[yearend.LineBasicDeduction],
		"total_deductions":  l[yearend.LineTotalDeductions],
		"taxable":           l[yearend.LineTaxable], "tax": l[yearend.LineComputedTax],
		"housing": r.Housing.Applied, "housing_unused": r.Housing.Unused,
		"after_credit": l[yearend.LineAdjustedTax], "annual_tax": r.Annual(), "over": r.Over(),
		"short": r.Short(), "refund": l[yearend.LineRefund],
		"against_last_pay": l[yearend.LineAgainstLastPay], "last_pay": r.Close.LastPay,
	}
	if detail, ok := in.wanted["life_detail"].(map[string]any); ok {
		ours := map[string]yen.Amount{"general": r.Life.General, "care": r.Life.Care,
			"pension": r.Life.Pension}
		own := map[string]any{}
		for key := range detail {
			if v, ok := ours[key]; ok {
				own[key] = v
			}
		}
		got["life_detail"] = own
	}
	return got
}
