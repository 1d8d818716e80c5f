package payroll

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/standards"
	"romukura/law/why"
	"romukura/trade/attendance"
	"romukura/trade/client"
)

// Overtime36 holds one person's months against the limits of Article 36 and the group's agreement:
// overtime alone by month and year, and with holiday work by month and in averages of two to six
// months. Months are called by their closing day and may come in any order; a month that was not
// sent has no overtime. What the latest month brings is given, each finding a warning; what earlier
// months broke was told with them. Overtime without an agreement is a warning too. It is not for
// managers and directors, whose hours Article 36 does not bound.
//
// Law: 労基法36-1 労基法36-3 労基法36-4 労基法36-5 労基法36-6-2 労基法36-6-3
func Overtime36(months []attendance.Month, rules *client.PayRules, t *why.Trace) fault.List {
	var found fault.List
	work := workByMonth(months)
	if len(work) == 0 {
		return found
	}
	last := work[len(work)-1].Month
	if rules.Article36 == nil {
		if slices.ContainsFunc(work, func(m standards.MonthWork) bool { return m.Together() > 0 }) {
			found.Add(wordNoAgreement.warning())
		}
		return found
	}
	rule, _, err := standards.AgreementRuleFor(last.Last())
	if err != nil {
		return faultsOf(err)
	}
	findings, err := rule.Check(standards.Year36{Agreement: agreementOf(rules, last), Months: work}, t)
	if err != nil {
		return faultsOf(err)
	}
	for _, f := range findings {
		if f.Month != last {
			continue
		}
		code := "article36.near"
		if f.State == standards.Broken {
			code = "article36.broken"
		}
		message, remedy := article36Text(f)
		found.Add(fault.Fault{Code: code, Message: message, Remedy: remedy,
			Law: "労基法36-3 労基法36-4 労基法36-5 労基法36-6", Severity: fault.Warn})
	}
	return found
}

// agreementOf is a group's agreement in its year that holds a month. It is made anew every year.
func agreementOf(rules *client.PayRules, month caldate.Month) standards.Agreement {
	a := rules.Article36
	from := a.From.Month()
	const year = 12
	if n := from.MonthsUntil(month); n >= year {
		from = from.Add(n / year * year)
	}
	return standards.Agreement{From: from, Special: a.Special,
		LongVariable: rules.Hours == "year-variable", Month: a.MonthMinutes, Year: a.YearMinutes,
		SpecialMonth: a.SpecialMonth, SpecialYear: a.SpecialYear}
}

// workByMonth puts months in order, adds up two of one name and fills gaps with months without
// overtime.
func workByMonth(months []attendance.Month) []standards.MonthWork {
	var given []standards.MonthWork
	for i := range months {
		m := &months[i]
		given = append(given, standards.MonthWork{Month: m.Through.Month(),
			Overtime: m.Overtime + m.Over60, Holiday: m.Holiday})
	}
	slices.SortFunc(given, func(a, b standards.MonthWork) int { return a.Month.Compare(b.Month) })
	var out []standards.MonthWork
	for _, m := range given {
		if n := len(out); n > 0 && out[n-1].Month == m.Month {
			out[n-1].Overtime += m.Overtime
			out[n-1].Holiday += m.Holiday
			continue
		}
		for n := len(out); n > 0 && out[n-1].Month.Add(1).Before(m.Month); n++ {
			out = append(out, standards.MonthWork{Month: out[n-1].Month.Add(1)})
		}
		out = append(out, m)
	}
	return out
}
