package golden

// topic computes the answers to one case from its input.
type topic func(*input) (answers, error)

// registry is what is computed for each topic. Two topics have one name in two collections; the
// keys of the case tell them apart.
var registry = map[string]topic{
	"premium":                              byKey(extraWages, socialPremium, "kind", "hours"),
	"premium_table":                        premiumTable,
	"premium_table_union":                  societyTable,
	"premium_annual":                       premiumAnnual,
	"premium_annual_paid_in_calendar_year": premiumPaidInYear,
	"bonus": byKey(taxOnBonus, socialBonus, "bonus_social_insurance",
		"prev_month_after_si", "bonus_after_si", "column"),
	"bonus_pension":       pensionBonuses,
	"rounding":            rounding,
	"child_contribution":  childContribution,
	"two_employers":       twoEmployers,
	"care_start":          careStart,
	"care_end":            careEnd,
	"last_premium_month":  lastPremiumMonth,
	"maternity_exemption": maternityExemption,
	"papa_window":         birthLeaveWindow,

	"grade_lookup":        gradeRows,
	"grade_lookup_health": gradeOfHealth,
	"teiji_kettei":        annualDetermination,
	"teiji_kettei_scope":  annualScope,
	"zuiji":               occasionalRevision,
	"zuiji_days":          occasionalDays,
	"zuiji_edge_pension":  occasionalEdge,
	"remuneration":        bonusesAsPay,

	"employment_insurance":          employmentPremium,
	"employment_insurance_employer": employmentPremium,
	"workers_comp":                  accidentPremium,
	"special_enrollment":            specialEnrollment,
	"childcare_benefit":             childcareBenefit,
	"short_time_benefit":            shortTimeBenefit,
	"elder_continuation":            elderContinuation,
	"care_leave_benefit":            caregiverBenefit,
	"date_corresponding_day":        correspondingDay,
	"deadline":                      deadline,

	"withholding_monthly":     monthlyTax,
	"withholding_formula":     formulaTax,
	"withholding_daily":       dailyTax,
	"bonus_rate":              bonusRate,
	"bonus_over_10x":          taxOnBonus,
	"bonus_no_previous_month": taxOnBonus,
	"bonus_boundary":          taxOnBonus,
	"surtax":                  surtax,
	"surtax_retirement":       taxOnRetirementIncome,
	"retirement_income":       retirementPay,
	"commuting_limit":         commutingLimit,
	"parking_equivalent":      parkingEquivalent,

	"employment_income":           employmentIncome,
	"income_adjustment_deduction": incomeAdjustment,
	"annual_tax":                  annualTax,
	"basic_deduction":             basicDeduction,
	"spouse_deduction":            spouseDeduction,
	"specific_relative_special":   specificRelative,
	"year_end_adjustment":         yearEndAdjustment,

	"resident_tax_installments": instalments,
	"resident_tax_exit":         leavingResident,
	"resident_tax_assessment":   assessment,

	"hourly_rate":          hourlyRate,
	"month_total_rounding": monthTotal,
	"average_wage":         averageWage,
	"leave_grant":          leaveDays,
	"leave_grant_date":     leaveDates,
	"minimum_wage":         minimumWage,

	"payslip":      payslip,
	"zengin_parse": transferFile,
}

// byKey takes the first topic where a case uses one of the keys, else the second.
func byKey(with, without topic, keys ...string) topic {
	return func(in *input) (answers, error) {
		for _, key := range keys {
			if in.has(key) {
				return with(in)
			}
		}
		return without(in)
	}
}

// choiceError says that a case depends on something that our tables do not hold: a rate, a limit,
// an ordinance of another day.
type choiceError struct{ text string }

func (e *choiceError) Error() string { return e.text }

// mismatchError says that a case states something of our tables otherwise than they do.
type mismatchError struct{ key, ours string }

func (e *mismatchError) Error() string { return e.key + ": " + textOurs + e.ours }
