package yearend_test

import (
	"encoding/json"
	"os"
	"testing"

	"romukura/ground/yen"
	"romukura/law/yearend"
)

type golden struct {
	ID       string                `json:"id"`
	Topic    string                `json:"topic"`
	Input    goldenInput           `json:"input"`
	Expected map[string]yen.Amount `json:"-"`
	Raw      map[string]any        `json:"expected"`
}

type goldenInput struct {
	Year            int                   `json:"year"`
	AnnualPay       yen.Amount            `json:"annual_pay"`
	Taxable         yen.Amount            `json:"taxable"`
	TotalIncome     yen.Amount            `json:"total_income"`
	SpousePay       yen.Amount            `json:"spouse_pay"`
	RelativePay     yen.Amount            `json:"relative_pay"`
	Taxpayer        yen.Amount            `json:"taxpayer_total_income"`
	Pay             yen.Amount            `json:"pay"`
	Withheld        yen.Amount            `json:"withheld"`
	SocialInsurance yen.Amount            `json:"social_insurance"`
	Life            map[string]yen.Amount `json:"life"`
	LifeDeduction   yen.Amount            `json:"life_deduction"`
	Earthquake      map[string]yen.Amount `json:"earthquake"`
	SpouseIncome    *yen.Amount           `json:"spouse_income"`
	Dependants      map[string]int        `json:"dependants"`
	Disabled        int                   `json:"disabled_dependants"`
	Specific        []yen.Amount          `json:"specific_relatives_income"`
	Housing         yen.Amount            `json:"housing_loan_credit"`
	LastPayTax      yen.Amount            `json:"last_pay_tax"`
}

func goldenCases(t *testing.T) []golden {
	t.Helper()
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []golden }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for i := range file.Cases {
		c := &file.Cases[i]
		c.Expected = map[string]yen.Amount{}
		for key, v := range c.Raw {
			if n, ok := v.(float64); ok {
				c.Expected[key] = yen.Amount(n)
			}
		}
		if detail, ok := c.Raw["life_detail"].(map[string]any); ok {
			for key, v := range detail {
				c.Expected["life_"+key] = yen.Amount(v.(float64))
			}
		}
	}
	return file.Cases
}

// employee is the employee that a case describes.
func (in goldenInput) employee() *yearend.Employee {
	e := employee(in.Pay)
	e.Pay.SalaryTax, e.Pay.SalaryInsurance = in.Withheld, in.SocialInsurance
	e.Closing.LastTax = in.LastPayTax
	for key, kind := range map[string]yearend.PremiumKind{
		"general_new": yearend.NewGeneral, "general_old": yearend.OldGeneral, "care": yearend.Care,
		"pension_new": yearend.NewPension, "pension_old": yearend.OldPension,
	} {
		if in.Life[key] > 0 {
			e.Premiums = append(e.Premiums, premium(kind, in.Life[key]))
		}
	}
	if in.LifeDeduction == 40_000 {
		e.Premiums = append(e.Premiums, premium(yearend.Care, 80_001))
	}
	if paid := in.Earthquake["earthquake"]; paid > 0 {
		e.Premiums = append(e.Premiums, premium(yearend.Earthquake, paid))
	}
	if paid := in.Earthquake["old_long_term"]; paid > 0 {
		e.Premiums = append(e.Premiums, premium(yearend.OldLongTerm, paid))
	}
	if in.SpouseIncome != nil {
		e.Spouse = spouse(*in.SpouseIncome)
	}
	for key, age := range map[string]int{"general": 50, "specific": 20, "cohabiting_elderly": 75} {
		for range in.Dependants[key] {
			r := yearend.Relative{Born: aged(age), Ascendant: age > 70, Together: true}
			if age > 70 && in.Disabled > 0 {
				r.Disability = yearend.Disabled
			}
			e.Relatives = append(e.Relatives, r)
		}
	}
	for _, income := range in.Specific {
		r := yearend.Relative{Born: aged(21), Income: yearend.Income{Others: income}}
		e.Relatives = append(e.Relatives, r)
	}
	if in.Housing > 0 {
		e.Housing = &yearend.Housing{Credit: in.Housing, FormYear: yearend.IncomeYear(in.Year),
			MovedIn: day("2022-04-01")}
	}
	return e
}

// answers are our values under the keys of the cases.
func (c golden) answers(t *testing.T) map[string]yen.Amount {
	in := c.Input
	if in.Year == 0 {
		in.Year = 2026
	}
	law := on(t, in.Year)
	switch c.Topic {
	case "employment_income":
		return map[string]yen.Amount{"after_deduction": law.AfterDeduction(in.AnnualPay, nil)}
	case "income_adjustment_deduction":
		return map[string]yen.Amount{"deduction": law.Adjustment(in.AnnualPay, nil)}
	case "annual_tax":
		return map[string]yen.Amount{"tax": law.TaxOn(in.Taxable, nil)}
	case "basic_deduction":
		return map[string]yen.Amount{"amount": law.BasicDeduction(in.TotalIncome, nil)}
	case "spouse_deduction":
		e := employee(5_000_000)
		e.Spouse = &yearend.Spouse{Born: aged(45), Income: yearend.Income{Pay: in.SpousePay}}
		return map[string]yen.Amount{"amount": settle(t, in.Year, e).Spouse.Deduction}
	case "specific_relative_special":
		income := law.TotalIncome(yearend.Income{Pay: in.RelativePay}, false, nil)
		return map[string]yen.Amount{"amount": law.SpecificRelativeDeduction(income, nil)}
	}
	r, _ := explained(t, in.Year, in.employee())
	l := r.Lines
	return map[string]yen.Amount{
		"after_deduction": l[yearend.LineAfterDeduction],
		"adjustment":      l[yearend.LineAdjustmentDeduction],
		"life":            l[yearend.LineLifeInsurance], "earthquake": l[yearend.LineEarthquakeInsurance],
		"spouse": l[yearend.LineSpouseDeduction], "specific_relative": l[yearend.LineSpecificRelatives],
		"dependants_total": l[yearend.LineDependentsAndOthers],
		"basic":            l[yearend.LineBasicDeduction],
		"total_deductions": l[yearend.LineTotalDeductions], "taxable": l[yearend.LineTaxable],
		"tax": l[yearend.LineComputedTax], "housing": l[yearend.LineHousingCredit],
		"after_credit": l[yearend.LineAdjustedTax], "annual_tax": r.Annual(), "over": r.Over(),
		"short": r.Short(), "refund": l[yearend.LineRefund],
		"against_last_pay": l[yearend.LineAgainstLastPay],
		"life_general":     r.Life.General, "life_care": r.Life.Care, "life_pension": r.Life.Pension,
	}
}

// The cases come from others, most from the tax agency's guide; each names its source.
func TestTheCollectedCasesComeOut(t *testing.T) {
	all := goldenCases(t)
	if len(all) < 34 {
		t.Fatalf("only %d cases", len(all))
	}
	for _, c := range all {
		got := c.answers(t)
		for key, want := range c.Expected {
			if have, ok := got[key]; !ok || have != want {
				t.Errorf("%s %s: %v, want %v", c.ID, key, have, want)
			}
		}
	}
}

// The first worked example of the guide for 2026 (57 to 59 頁), line by line as on the ledger: the
// tax of the last pay is left out.
func TestTheAgencysFirstExampleLineByLine(t *testing.T) {
	var e *yearend.Employee
	for _, c := range goldenCases(t) {
		if c.ID == "YE-2026-A" {
			e = c.Input.employee()
		}
	}
	r, trace := explained(t, 2026, e)
	for line, want := range map[yearend.Line]yen.Amount{
		yearend.LineTotalPay: 8_970_000, yearend.LineTotalTax: 156_670,
		yearend.LineAfterDeduction: 7_020_000, yearend.LineAdjustmentDeduction: 47_000,
		yearend.LineAfterAdjustment: 6_973_000, yearend.LineInsuranceFromPay: 1_386_102,
		yearend.LineInsuranceDeclared: 0, yearend.LineMutualAid: 0,
		yearend.LineLifeInsurance: 120_000, yearend.LineEarthquakeInsurance: 50_000,
		yearend.LineSpouseDeduction: 380_000, yearend.LineSpecificRelatives: 410_000,
		yearend.LineDependentsAndOthers: 1_860_000, yearend.LineBasicDeduction: 620_000,
		yearend.LineTotalDeductions: 4_826_102, yearend.LineTaxable: 2_146_000,
		yearend.LineComputedTax: 117_100, yearend.LineHousingCredit: 76_500,
		yearend.LineAdjustedTax: 40_600, yearend.LineAnnualTax: 41_400,
		yearend.LineDifference: -115_270, yearend.LineRefund: 115_270,
		yearend.LineRefundThisYear: 115_270,
	} {
		if r.Lines[line] != want {
			t.Errorf("%s: %s, want %s", line.Label(), r.Lines[line], want)
		}
	}
	if r.Close.LastPay != -115_270 || len(trace.Steps) < 20 {
		t.Errorf("%+v, %d steps", r.Close, len(trace.Steps))
	}
}

// The second worked example (設例 PDF 203): the tax of the last pay is computed, the excess goes
// against it first.
func TestTheAgencysSecondExampleLineByLine(t *testing.T) {
	var e *yearend.Employee
	for _, c := range goldenCases(t) {
		if c.ID == "YE-2026-B" {
			e = c.Input.employee()
		}
	}
	r, _ := explained(t, 2026, e)
	for line, want := range map[yearend.Line]yen.Amount{
		yearend.LineTotalPay: 4_390_000, yearend.LineTotalTax: 51_845,
		yearend.LineAfterDeduction: 3_070_400, yearend.LineAdjustmentDeduction: 0,
		yearend.LineInsuranceFromPay: 641_525, yearend.LineLifeInsurance: 71_550,
		yearend.LineEarthquakeInsurance: 45_000, yearend.LineSpouseDeduction: 380_000,
		yearend.LineDependentsAndOthers: 380_000, yearend.LineBasicDeduction: 1_040_000,
		yearend.LineTotalDeductions: 2_558_075, yearend.LineTaxable: 512_000,
		yearend.LineComputedTax: 25_600, yearend.LineAdjustedTax: 25_600,
		yearend.LineAnnualTax: 26_100, yearend.LineDifference: -25_745,
		yearend.LineAgainstLastPay: 6_963, yearend.LineRefund: 18_782,
	} {
		if r.Lines[line] != want {
			t.Errorf("%s: %s, want %s", line.Label(), r.Lines[line], want)
		}
	}
	if r.Close.LastPay != -18_782 {
		t.Errorf("the last pay gives back %s", r.Close.LastPay)
	}
}
