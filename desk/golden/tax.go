package golden

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/commuting"
	"romukura/law/withholding"
)

// taxTables are the tables of the day of payment; any day of a year has the same.
func taxTables(in *input, year int) (*withholding.Tables, error) {
	day := caldate.Month{Year: year, Number: 6}.Day(25)
	switch {
	case in.has("pay_date"):
		day = in.day("pay_date")
		in.skip("year")
	case in.has("year") || year == 0:
		day = caldate.Month{Year: in.year("year"), Number: 6}.Day(25)
	}
	in.skip("year")
	tables, _, err := withholding.TablesFor(withholding.PayDate(day))
	return tables, err
}

func payee(in *input) withholding.Payee {
	p := withholding.Payee{Column: withholding.ColumnA}
	if in.has("column") {
		p.Column = word(in, "column", columns)
	}
	p.Dependents = in.countOr(in.first("dependents", "dependants"), 0)
	return p
}

func monthlyTax(in *input) (answers, error) { return taxOf(in, withholding.ByTable) }

func formulaTax(in *input) (answers, error) { return taxOf(in, withholding.ByComputer) }

func taxOf(in *input, method withholding.Method) (answers, error) {
	pay := withholding.Pay{AfterInsurance: in.amount("after_social_insurance"), Payee: payee(in),
		Method: method}
	tables, err := taxTables(in, 0)
	if err != nil {
		return nil, err
	}
	tax, err := tables.Monthly(pay, nil)
	return answers{"tax": tax}, err
}

func dailyTax(in *input) (answers, error) {
	pay := withholding.DailyPay{Days: in.countOr("days", 1), Payee: payee(in)}
	pay.AfterInsurance = in.amount("after_si_per_day") * yen.Amount(pay.Days)
	tables, err := taxTables(in, 0)
	if err != nil {
		return nil, err
	}
	tax, err := tables.Daily(pay, nil)
	return answers{"tax": tax}, err
}

func bonusRate(in *input) (answers, error) {
	who, previous := payee(in), in.amountOr("prev_month_after_si", 0)
	tables, err := taxTables(in, 0)
	if err != nil {
		return nil, err
	}
	rate, err := tables.BonusRate(previous, who)
	if err != nil {
		return nil, err
	}
	return answers{"rate": rate.Percent(),
		"rate_per_100000": yen.Exact(rate.Times(yen.Rate{Num: 100_000, Den: 1}))}, nil
}

func taxOnBonus(in *input) (answers, error) {
	b := withholding.BonusPay{PreviousPay: in.amountOr("prev_month_after_si", 0),
		Months: in.countOr("calc_months", 0), Payee: payee(in)}
	if in.has("bonus_after_si") {
		b.AfterInsurance = in.amount("bonus_after_si")
		in.skip("bonus", "bonus_social_insurance")
	} else {
		b.AfterInsurance = in.amount("bonus") - in.amountOr("bonus_social_insurance", 0)
	}
	tables, err := taxTables(in, 0)
	if err != nil {
		return nil, err
	}
	got, err := tables.Bonus(b, nil)
	if err != nil {
		return nil, err
	}
	all := answers{"tax": got.Tax, "per_month": got.PerMonth, "combined": got.Combined,
		"after_si": b.AfterInsurance, "method": oneOf{got.Way.String()}}
	if got.Way == withholding.RateTable {
		all["rate"] = got.Rate.Percent()
		all["rate_per_100000"] = yen.Exact(got.Rate.Times(yen.Rate{Num: 100_000, Den: 1}))
	} else {
		all["method"] = oneOf{"monthly table", got.Way.String()}
	}
	return all, nil
}

func surtax(in *input) (answers, error) {
	fee, rate := in.amount("fee"), yen.Rate{}
	if in.has("rate") {
		var err error
		if rate, err = yen.ParseRate(in.text("rate")); err != nil {
			in.bad("rate", textNoNumber)
		}
	}
	tables, err := taxTables(in, 0)
	if err != nil {
		return nil, err
	}
	var tax yen.Amount
	if rate.Den == 0 {
		in.skip("rate")
		tax, err = tables.Fee(fee, nil)
	} else {
		tax, err = tables.Surtaxed(fee, rate, nil)
	}
	return answers{"tax": tax}, err
}

func taxOnRetirementIncome(in *input) (answers, error) {
	income := in.amount("taxable_retirement")
	tables, err := taxTables(in, 0)
	if err != nil {
		return nil, err
	}
	tax, err := tables.TaxOnRetirementIncome(income, nil)
	return answers{"tax": tax}, err
}

// retirementYear is the year of cases that name none: their figures hold from 2022 to 2026.
const retirementYear = 2026

func retirementPay(in *input) (answers, error) {
	r := withholding.Retirement{Payment: in.amount("payment"), Years: in.count("years"),
		Kind: withholding.OrdinaryRetirement, Declared: in.flag("declaration"),
		Disabled: in.flag("disability"), UsedDeduction: in.amountOr("overlap_deduction", 0)}
	if in.has("kind") {
		r.Kind = word(in, "kind", retirementKinds)
	}
	tables, err := taxTables(in, retirementYear)
	if err != nil {
		return nil, err
	}
	got, err := tables.Retirement(r, nil)
	if err != nil {
		return nil, err
	}
	return answers{"income_tax": got.Tax, "resident_tax": got.ResidentTax(),
		"deduction": got.Deduction, "taxable": got.Income, "municipal": got.Municipal,
		"prefectural": got.Prefectural}, nil
}

func commutingLimit(in *input) (answers, error) {
	way := commuting.Way{Toll: in.amountOr("toll", 0), Parking: in.amountOr("parking", 0),
		Pass: in.amountOr(in.first("pass", "pass_"), 0)}
	if in.has("km") {
		way.Meters = in.times("km", 1000)
	}
	paid := in.amountOr("paid", 0)
	limits, _, err := commuting.LimitsFor(commuting.DueDate(in.dayOrMonth("date")))
	if err != nil {
		return nil, err
	}
	limit, err := limits.Limit(way, nil)
	return answers{"limit": limit, "taxable": max(0, paid-limit), "free": min(paid, limit)}, err
}

// dayOrMonth reads a day, or a month as its last day.
func (in *input) dayOrMonth(key string) caldate.Date {
	if len(in.text(key)) == len("2026-04") {
		m := in.month(key)
		if m.IsZero() {
			return caldate.Date{}
		}
		return m.Last()
	}
	return in.day(key)
}

func parkingEquivalent(in *input) (answers, error) {
	var fee commuting.Fee
	switch {
	case in.has("per_use_book"):
		fee = in.ticketBook("per_use_book")
	case in.has("months"):
		fee = commuting.Fee{Amount: in.amount("fee"), Months: in.count("months")}
	default:
		fee = commuting.Fee{Amount: in.amount("fee"), Months: 12 * in.countOr("years", 1)}
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	month, err := fee.Monthly(nil)
	return answers{"month": month}, err
}

// ticketBook reads what a book of tickets costs and how often they are used: 11 tickets 1,200 yen,
// 20 days.
func (in *input) ticketBook(key string) commuting.Fee {
	parts := ticketBooks.FindStringSubmatch(in.text(key))
	if parts == nil {
		in.bad(key, textUnknownWord)
		return commuting.Fee{}
	}
	uses, _ := strconv.Atoi(parts[1])
	days, _ := strconv.Atoi(parts[3])
	return commuting.Fee{Uses: uses, Days: days, Amount: in.whole(key, parts[2])}
}
