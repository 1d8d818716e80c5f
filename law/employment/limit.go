package employment

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Purpose tells for which benefit a daily wage is reckoned; each has a cap of its own, whatever
// the age of the person.
type Purpose uint8

// The purposes of a daily wage.
const (
	Childcare Purpose = iota + 1 // cap of those from 30 to under 45
	Caregiver                    // cap of those from 45 to under 60
)

// Limits are the amounts of a year from 1 August, and the rates of the benefits, resolved for a
// day.
type Limits struct {
	day      caldate.Date
	source   *dated.Source
	standing dated.Standing
	rule     *benefitRule
	amount   *limitAmounts
}

type limitAmounts struct {
	dailyMin, childcareMax, caregiverMax yen.Amount
	elderLimit, elderMin                 yen.Amount
	elderBaseMax, elderBaseMin           yen.Amount
	shortLimit, shortMin                 yen.Amount // zero where the benefit did not exist
}

var limits = dated.MustLoadAt(root, tables, "tables/benefit-limit", buildLimits)

// buildLimits takes the published limits. Daily caps are published for some years only; they
// follow from the monthly ones, which are 30 days at the rate, and the published ones must
// agree.
func buildLimits(f *dated.File) (limitAmounts, error) {
	rows, err := keyed(f, "childcare-50-max", "caregiver-67-max", "elder-base-min", "elder-base-max",
		"elder-limit", "elder-minimum")
	if err != nil {
		return limitAmounts{}, err
	}
	entry, _, err := benefitRules.At(f.From)
	if err != nil {
		return limitAmounts{}, err
	}
	rule, days := entry.Value, int64(entry.Value.unitDays)
	a := limitAmounts{
		elderLimit: rows["elder-limit"].Yen("yen"), elderMin: rows["elder-minimum"].Yen("yen"),
		elderBaseMax: rows["elder-base-max"].Yen("yen"),
		elderBaseMin: rows["elder-base-min"].Yen("yen"),
	}
	a.dailyMin = yen.Truncate.Round(a.elderBaseMin.Exact().Over(days))
	a.childcareMax = perDay(rows["childcare-50-max"].Yen("yen"), rule.low, days)
	a.caregiverMax = perDay(rows["caregiver-67-max"].Yen("yen"), rule.caregiver, days)
	if row, ok := rows["short-limit"]; ok {
		a.shortLimit, a.shortMin = row.Yen("yen"), rows["short-minimum"].Yen("yen")
	}
	for key, want := range map[string]yen.Amount{
		"daily-wage-min": a.dailyMin, "daily-wage-max-30-to-44": a.childcareMax,
		"daily-wage-max-45-to-59": a.caregiverMax, "short-daily-max": a.childcareMax,
		"short-daily-min": a.dailyMin,
	} {
		if row, ok := rows[key]; ok && row.Yen("yen") != want {
			return a, fmt.Errorf("%s does not agree with the monthly limit", key)
		}
	}
	return a, nil
}

// perDay is the daily wage whose benefit for a number of days at a rate is the amount.
func perDay(month yen.Amount, rate yen.Rate, days int64) yen.Amount {
	return yen.Ceil.Round(month.Times(yen.Rate{Num: rate.Den, Den: rate.Num}).Over(days))
}

// LimitsFor resolves the limits and rates of benefits in force on a day.
//
// Law: 雇保法17-4 雇保法18-1 雇保法61-7 雇保法61の12-7
func LimitsFor(day caldate.Date) (*Limits, dated.Standing, error) {
	e, standing, err := limits.At(day)
	if err != nil {
		return nil, 0, err
	}
	rule, ruleStanding, err := benefitRules.At(day)
	if err != nil {
		return nil, 0, err
	}
	standing = standing.Worse(ruleStanding)
	return &Limits{day, &e.Source, standing, &rule.Value, &e.Value}, standing, nil
}

// DailyWage is the daily wage when a leave began (休業開始時賃金日額): the wages of the last six
// counted months without bonuses, divided by 180, within the limits. Cutting it to the yen is
// [unverified].
//
// Law: 雇保法17-1 雇保法17-4 雇保法61の4-4 雇保法61の7-6
// Law? 端数計算法2-1
func (l *Limits) DailyWage(sixMonths yen.Amount, p Purpose, t *why.Trace) yen.Amount {
	raw := yen.Truncate.Round(sixMonths.Exact().Over(int64(l.rule.wageDays)))
	daily := l.bound(raw, p)
	if t.On() {
		t.Add(why.Step{
			Key: "employment.daily-wage", What: textDailyWage, Law: lawDailyWage,
			Inputs: []why.Input{
				why.In(textSixMonths, why.Yen(sixMonths)), why.In(textRawDaily, why.Yen(raw)),
				why.In(textDailyMax, why.Yen(l.dailyMax(p))),
				why.In(textDailyMin, why.Yen(l.amount.dailyMin)),
			},
			Table: l.table(p.Label()), Rounding: yen.Truncate, Result: why.Yen(daily),
		})
	}
	return daily
}

func (l *Limits) bound(daily yen.Amount, p Purpose) yen.Amount {
	return max(min(daily, l.dailyMax(p)), l.amount.dailyMin)
}

func (l *Limits) dailyMax(p Purpose) yen.Amount {
	if p == Caregiver {
		return l.amount.caregiverMax
	}
	return l.amount.childcareMax
}

func (l *Limits) table(row string) why.Table { return why.From(l.source, l.standing, row) }
