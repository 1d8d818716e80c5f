package golden

import (
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/employment"
	"romukura/law/laborins"
)

// today is the day whose tables answer cases that name none: it lies in the years for which the
// collections were made.
var today = caldate.Must("2026-08-01")

// fiscalDay is the first day of the fiscal year that a case names, or of that of today.
func (in *input) fiscalDay(key string) caldate.Date {
	if !in.has(key) {
		in.skip(key)
		return caldate.Month{Year: today.FiscalYear(), Number: 4}.First()
	}
	return caldate.Month{Year: in.year(key), Number: 4}.First()
}

func employmentPremium(in *input) (answers, error) {
	wage, director := in.amount("wage"), in.flag("board_member")
	day := in.fiscalDay("fy")
	cash := in.mode("mode") == yen.RaiseFrom50Sen
	business := laborins.General
	if in.has("type") {
		business = in.business("type")
	} else if !director {
		in.bad("type", textMissing)
	}
	kind := employment.NotDirector
	if director {
		kind = employment.DirectorOnly
	}
	cover, _, err := employment.Cover(
		employment.Person{WeekMinutes: 40 * 60, Director: kind},
		day,
		nil,
	)
	if err != nil {
		return nil, err
	}
	if !cover.Insured {
		return answers{"total": 0, "employee": 0, "employer": 0, "deducted_from_pay": 0,
			"paid_in_cash": 0}, nil
	}
	rates, _, err := laborins.RatesFor(day)
	if err != nil || business == 0 {
		return nil, err
	}
	pay := laborins.Payment{Wages: wage, Business: business}
	deducted := rates.Premium(pay, nil)
	pay.Worker = yen.RaiseFrom50Sen
	paid := rates.Premium(pay, nil)
	rate := rates.Of(business)
	worker := deducted.Worker
	if cash {
		worker = paid.Worker
	}
	return answers{"total": either{wage.Times(rate.Total), deducted.Total},
		"employee": either{wage.Times(rate.Worker), worker}, "deducted_from_pay": deducted.Worker,
		"paid_in_cash": paid.Worker,
		"employer":     either{wage.Times(rate.Employer), deducted.Employer}}, nil
}

func (in *input) business(key string) laborins.Business {
	text := in.text(key)
	if b, ok := laborins.BusinessByKey(text); ok {
		return b
	}
	return word(in, key, businesses)
}

// mode is how a share is rounded: as it is deducted from pay, unless it is handed over in cash.
func (in *input) mode(key string) yen.Rounding {
	if !in.has(key) {
		in.skip(key)
		return yen.DropTo50Sen
	}
	return word(in, key, modes)
}

func accidentPremium(in *input) (answers, error) {
	w := accident.YearWages{Wages: in.amount("wages")}
	if in.has("rate_permille") {
		w.Rate = in.ratio("rate_permille", 1000)
		return accidentAnswers(w), nil
	}
	table, _, err := accident.TableFor(in.fiscalDay("fy"))
	if err != nil {
		return nil, err
	}
	if w.Rate, err = table.RateOf(accident.Rating{Business: in.text("business")}, nil); err != nil {
		return nil, err
	}
	return accidentAnswers(w), nil
}

// accidentAnswers takes the wages for those of a year, which are cut to 1,000 yen, or for those
// of one payment, which are not: the cases do not say which.
func accidentAnswers(w accident.YearWages) answers {
	return answers{"premium": oneOf{canon(accident.Premium(w, nil)), canon(accident.Accrual(w, nil))}}
}

func specialEnrollment(in *input) (answers, error) {
	s := accident.Special{Class: accident.SmallEmployer, Daily: in.amount("daily"),
		Months: in.countOr("months", 0)}
	rate := yen.Rate{Num: 0, Den: 1}
	if in.has("rate_permille") {
		rate = in.ratio("rate_permille", 1000)
	}
	in.skip("rate_permille")
	base, err := accident.SpecialBase(s, in.fiscalDay("fy"), nil)
	if err != nil {
		return nil, err
	}
	return answers{"base": base,
		"annual_premium": accident.SpecialPremium(accident.YearWages{Wages: base, Rate: rate}, nil),
		"premium":        accident.SpecialPremium(accident.YearWages{Wages: base, Rate: rate}, nil),
	}, nil
}

// limitsOf are the limits of the first day of a period, or of today.
func limitsOf(in *input) (*employment.Limits, error) {
	day := today
	if in.has("period") {
		first, _, _ := strings.Cut(in.text("period"), "..")
		var err error
		if day, err = caldate.Parse(first); err != nil {
			in.bad("period", textNoDay)
		}
	}
	in.skip("period")
	limits, _, err := employment.LimitsFor(day)
	return limits, err
}

func childcareBenefit(in *input) (answers, error) {
	if in.has("total6m") {
		return wholeLeave(in)
	}
	days := in.count(in.first("days", "leave_days"))
	u := employment.UnitPay{Daily: in.amount("daily"), HighDays: days}
	u.Work = workOf(in)
	exempt := true
	if in.has("spouse_exempt") {
		exempt = in.flag("spouse_exempt")
	}
	spouse := employment.Spouse{Exempt: exempt, Days: in.countOr("spouse_days", 0)}
	in.skip("spouse_exempt")
	low := employment.UnitPay{Daily: u.Daily, LowDays: days, Work: u.Work}
	asked := u
	if in.has("rate") && in.count("rate") == 50 {
		asked = low
	}
	l, err := limitsOf(in)
	if err != nil {
		return nil, err
	}
	birth := l.BirthLeave(u, nil)
	support := l.SupportAfterBirth(employment.Support{Daily: u.Daily, Days: days, Spouse: spouse,
		Main: birth}, nil)
	return answers{"p67": l.ChildcareUnit(u, nil).Amount, "p50": l.ChildcareUnit(low, nil).Amount,
		"benefit": l.ChildcareUnit(asked, nil).Amount, "shusshoji67": birth.Amount,
		"support13": support.Amount, "total": birth.Amount + support.Amount}, nil
}

// workOf is what was worked and paid within a unit of leave.
func workOf(in *input) employment.Work {
	w := employment.Work{Paid: in.amountOr("wage", 0), Days: in.countOr("work_days", 0)}
	if in.has("work_hours") {
		w.Minutes = in.times("work_hours", minutesOfHour)
	}
	return w
}

// leaveLimit bounds the days of one leave that a case may name.
const leaveLimit = 4000

func wholeLeave(in *input) (answers, error) {
	start, days := in.day("start"), in.count("leave_days")
	total := in.amount("total6m")
	if days < 1 || days > leaveLimit {
		in.bad("leave_days", textTooLarge)
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	all, err := employment.ChildcareBenefit(employment.Leave{SixMonths: total,
		Span: employment.Span{From: start, To: start.AddDays(days - 1)}}, nil)
	if err != nil {
		return nil, err
	}
	got := answers{"units": len(all.Units), "paid_days_67": all.HighDays,
		"paid_days_50": all.LowDays, "total": all.Total, "daily": all.Units[0].Daily}
	for i, u := range all.Units {
		if u.HighDays > 0 && u.LowDays > 0 {
			got["straddle_unit"], got["straddle_amount"] = i+1, u.Amount
			got["straddle_high_days"], got["straddle_low_days"] = u.HighDays, u.LowDays
		}
	}
	return got, nil
}

// percent is a rate as the number of percent.
func percent(r yen.Rate) yen.Exact { return yen.Exact(r.Times(yen.Rate{Num: 100, Den: 1})) }

// share is a wage against the pay before; a pay of nothing has none.
func (in *input) share(wage, base yen.Amount) yen.Rate {
	if base <= 0 {
		in.bad("base_month", textNotWhole)
		return yen.Rate{Num: 0, Den: 1}
	}
	return yen.Rate{Num: int64(wage), Den: int64(base)}
}

func shortTimeBenefit(in *input) (answers, error) {
	l, err := limitsOf(in)
	if err != nil {
		return nil, err
	}
	if in.has("wage_ratio_pct") {
		return answers{"rate_pct": percent(l.ShortTimeRate(in.ratio("wage_ratio_pct", 100)))}, nil
	}
	m := employment.Lowered{Base: in.amount("base_month"), Wage: in.amount("wage")}
	share := in.share(m.Wage, m.Base)
	l = statedLimits(in, l, func(l *employment.Limits, m employment.Lowered) employment.Benefit {
		return l.ShortTimeBenefit(m, nil)
	})
	if l == nil {
		return nil, &choiceError{textNoLimit}
	}
	return answers{"benefit": l.ShortTimeBenefit(m, nil).Amount,
		"rate_pct": percent(l.ShortTimeRate(share))}, nil
}

// augusts are the days on which limits of benefits change, newest first.
func augusts() []caldate.Date {
	var all []caldate.Date
	for y := employment.KnownThrough().Year() + 1; y > employment.KnownThrough().Year()-5; y-- {
		all = append(all, caldate.Month{Year: y, Number: 8}.First())
	}
	return all
}

// benefitOf is one of the benefits for lowered pay.
type benefitOf func(*employment.Limits, employment.Lowered) employment.Benefit

// statedLimits finds the year whose limit of wages and benefit together, and whose least benefit,
// are those that a case states: wages of the limit are too high and a yen less are not; the least
// benefit is not paid and a yen more is. It is nil where we hold no such year.
func statedLimits(in *input, l *employment.Limits, of benefitOf) *employment.Limits {
	fits := func(l *employment.Limits) bool { return true }
	if in.has("limit") {
		limit := in.amount("limit")
		fits = func(l *employment.Limits) bool {
			at := of(l, employment.Lowered{Base: limit, Wage: limit})
			below := of(l, employment.Lowered{Base: limit, Wage: limit - 1})
			return at.Outcome == employment.WageTooHigh && below.Outcome != employment.WageTooHigh
		}
	}
	if in.has("minimum") {
		least, with := in.amount("minimum"), fits
		fits = func(l *employment.Limits) bool {
			return with(l) && leastPaid(l, of, least) == 0 && leastPaid(l, of, least+1) > 0
		}
	}
	if !in.has("limit") && !in.has("minimum") {
		return l
	}
	for _, day := range augusts() {
		if l, _, err := employment.LimitsFor(day); err == nil && fits(l) {
			return l
		}
	}
	return nil
}

// leastPaid is what is paid on wages whose benefit at the full rate is the amount, without the
// limits: the full rate is what a wage of far less than the pay before earns.
func leastPaid(l *employment.Limits, of benefitOf, amount yen.Amount) yen.Amount {
	const much, wages = 100, 100_000
	sample := of(l, employment.Lowered{Base: much * wages, Wage: wages})
	if sample.Amount <= 0 || amount > yen.Limit/much {
		return 0
	}
	wage := yen.Ceil.Round(amount.Times(yen.Rate{Num: wages, Den: int64(sample.Amount)}))
	return of(l, employment.Lowered{Base: much * wage, Wage: wage}).Amount
}

// scheme finds the scale by its full rate: those who reached 60 before April 2025 have the higher.
func scheme(in *input, key string) (*employment.Scheme, error) {
	if !in.has(key) {
		in.skip(key)
		s, _, err := employment.ElderScheme(employment.Elder{Born: bornLower})
		return s, err
	}
	full := in.ratio(key, 100)
	for _, born := range []caldate.Date{bornLower, bornLower.AddDays(-1)} {
		s, _, err := employment.ElderScheme(employment.Elder{Born: born})
		if err == nil && s.Full.Compare(full) == 0 {
			return s, nil
		}
	}
	return nil, &choiceError{textNoLimit}
}

// bornLower is the first day of birth with the lower scale.
var bornLower = caldate.Must("1965-04-02")

func elderContinuation(in *input) (answers, error) {
	if in.has("birth") {
		who := employment.Elder{Born: in.day("birth")}
		if len(in.problems) > 0 {
			return nil, nil
		}
		s, _, err := employment.ElderScheme(who)
		if err != nil {
			return nil, err
		}
		return answers{"reaches60": who.Reached(), "max_rate_pct": percent(s.Full)}, nil
	}
	s, err := scheme(in, "scheme")
	if err != nil {
		return nil, err
	}
	l, err := limitsOf(in)
	if err != nil {
		return nil, err
	}
	if in.has("wage_ratio_pct") {
		return answers{"rate_pct": rounded(percent(s.Rate(in.ratio("wage_ratio_pct", 100))), 4)}, nil
	}
	m := employment.Lowered{Base: in.amount("base_month"), Wage: in.amount("wage")}
	share := in.share(m.Wage, m.Base)
	l = statedLimits(in, l, func(l *employment.Limits, m employment.Lowered) employment.Benefit {
		return l.ElderBenefit(m, s, nil)
	})
	if l == nil {
		return nil, &choiceError{textNoLimit}
	}
	return answers{"benefit": l.ElderBenefit(m, s, nil).Amount,
		"rate_pct": rounded(percent(s.Rate(share)), 4)}, nil
}

// rounded is a number with so many decimals, a half going up.
func rounded(e yen.Exact, places int) yen.Exact {
	unit := int64(1)
	for range places {
		unit *= 10
	}
	n := yen.RaiseFrom50Sen.Round(e.Times(yen.Rate{Num: unit, Den: 1}))
	return yen.Exact{Num: int64(n), Den: unit}
}

func caregiverBenefit(in *input) (answers, error) {
	l, err := limitsOf(in)
	if err != nil {
		return nil, err
	}
	u := employment.UnitPay{HighDays: in.count("days"), Work: workOf(in)}
	if in.has("daily") {
		u.Daily = in.amount("daily")
	} else {
		u.Daily = l.DailyWage(6*in.amount("monthly_wage"), employment.Caregiver, nil)
	}
	return answers{"daily": u.Daily, "benefit": l.CaregiverUnit(u, nil).Amount}, nil
}

func correspondingDay(in *input) (answers, error) {
	start, months := in.day("start"), in.count("months")
	if len(in.problems) > 0 || months > 12*200 {
		in.bad("months", strconv.Itoa(months))
		return nil, nil
	}
	day, has := start.Corresponding(months)
	return answers{"date": day, "has_corresponding": has}, nil
}
