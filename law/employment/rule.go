package employment

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/employment"

// keyed reads a table of keys and values and checks that the keys asked for are there.
func keyed(f *dated.File, keys ...string) (map[string]dated.Row, error) {
	all := map[string]dated.Row{}
	for _, r := range f.Rows {
		if _, twice := all[r.Text("key")]; twice {
			return nil, fmt.Errorf("line %d: the key stands twice", r.Line)
		}
		all[r.Text("key")] = r
	}
	for _, k := range keys {
		if _, ok := all[k]; !ok {
			return nil, fmt.Errorf("the key %s is missing", k)
		}
	}
	return all, nil
}

// coverageRule holds the thresholds of insured status and of months that count.
type coverageRule struct {
	weekMinutes                                 int
	expectedDays                                int
	monthDays, monthMinutes, halfMonthDays      int
	generalMonths, generalYears                 int
	specialMonths, specialYears                 int
	extensionDays, extensionYears               int
	multiAge, multiLeast, multiBelow, multiSum  int
	elderlyAge, seasonalMonths, seasonalMinutes int
}

var coverages = dated.MustLoadAt(root, tables, "tables/coverage", buildCoverage)

func buildCoverage(f *dated.File) (coverageRule, error) {
	var c coverageRule
	into := map[string]*int{
		"week-minutes": &c.weekMinutes, "expected-days": &c.expectedDays,
		"month-base-days": &c.monthDays, "month-minutes": &c.monthMinutes,
		"half-month-days": &c.halfMonthDays, "general-months": &c.generalMonths,
		"general-years": &c.generalYears, "special-months": &c.specialMonths,
		"special-years": &c.specialYears, "extension-days": &c.extensionDays,
		"extension-years": &c.extensionYears, "multi-age": &c.multiAge,
		"multi-least-minutes": &c.multiLeast, "multi-below-minutes": &c.multiBelow,
		"multi-sum-minutes": &c.multiSum, "elderly-age": &c.elderlyAge,
		"seasonal-months": &c.seasonalMonths, "seasonal-minutes": &c.seasonalMinutes,
	}
	rows, err := keyed(f)
	if err != nil {
		return c, err
	}
	for key, at := range into {
		row, ok := rows[key]
		if !ok {
			return c, fmt.Errorf("the key %s is missing", key)
		}
		*at = row.Int("value")
	}
	return c, nil
}

// benefitRule holds the rates and counts of the benefits. What did not exist yet is zero.
type benefitRule struct {
	high, low, cap, caregiver  yen.Rate
	support, short, shortFull  yen.Rate
	highDays, unitDays         int
	wageDays, birthDays        int
	workDays, workMinutes      int
	caregiverDays, careTimes   int
	careMonths, supportMinDays int
}

var benefitRules = dated.MustLoadAt(root, tables, "tables/benefit-rule", buildBenefitRule).Fixed()

func buildBenefitRule(f *dated.File) (benefitRule, error) {
	rows, err := keyed(f, "childcare-high-rate", "childcare-low-rate", "high-days", "unit-days",
		"wage-days", "pay-cap", "birth-days", "work-days", "work-minutes", "caregiver-rate",
		"caregiver-days", "caregiver-times", "caregiver-months")
	if err != nil {
		return benefitRule{}, err
	}
	r := benefitRule{
		high: rows["childcare-high-rate"].Rate("value"),
		low:  rows["childcare-low-rate"].Rate("value"),
		cap:  rows["pay-cap"].Rate("value"), caregiver: rows["caregiver-rate"].Rate("value"),
		highDays: rows["high-days"].Int("value"), unitDays: rows["unit-days"].Int("value"),
		wageDays: rows["wage-days"].Int("value"), birthDays: rows["birth-days"].Int("value"),
		workDays: rows["work-days"].Int("value"), workMinutes: rows["work-minutes"].Int("value"),
		caregiverDays: rows["caregiver-days"].Int("value"),
		careTimes:     rows["caregiver-times"].Int("value"),
		careMonths:    rows["caregiver-months"].Int("value"),
	}
	if row, ok := rows["support-rate"]; ok {
		r.support, r.supportMinDays = row.Rate("value"), rows["support-least-days"].Int("value")
		r.short, r.shortFull = rows["short-rate"].Rate("value"), rows["short-full-through"].Rate("value")
	}
	return r, nil
}

// KnownThrough is the last day for which the limits of benefits are known; they change each
// August.
//
// Law: 雇保法18-1
func KnownThrough() caldate.Date { return limits.KnownThrough() }
