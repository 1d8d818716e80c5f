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

// Hours36 is a limit that somebody's hours are near or above, with the figures, which the note on
// the slip leaves out.
type Hours36 struct {
	Limit string `json:"limit"`
	// Value and Bound are minutes of a month, of the agreement's year so far, or of an average month;
	// where Times is set they are numbers of months.
	Value int  `json:"value"`
	Bound int  `json:"bound"`
	Below bool `json:"below,omitempty"` // the bound itself is too much
	Times bool `json:"times,omitempty"`
	// Broken is set above the limit; below it the hours are near.
	Broken bool `json:"broken,omitempty"`
}

// Overtime36 holds one person's months against the limits of Article 36 and the group's agreement:
// overtime alone by month and year, and with holiday work by month and in averages of two to six
// months. Months are called by their closing day and may come in any order; a month that was not
// sent has no overtime. What the latest month brings is given, each finding with a warning; what
// earlier months broke was told with them. Overtime without an agreement is a warning too. It is
// not for managers and directors, whose hours Article 36 does not bound.
//
// Law: 労基法36-1 労基法36-3 労基法36-4 労基法36-5 労基法36-6-2 労基法36-6-3
func Overtime36(months []attendance.Month, rules *client.PayRules,
	t *why.Trace) ([]Hours36, fault.List) {
	var notes fault.List
	work := workByMonth(months)
	if rules.Article36 == nil {
		if slices.ContainsFunc(work, func(m standards.MonthWork) bool { return m.Together() > 0 }) {
			notes.Add(wordNoAgreement.warning())
		}
		return nil, notes
	}
	findings, err := findings36(work, rules, t)
	if err != nil {
		return nil, faultsOf(err)
	}
	var hours []Hours36
	for _, f := range findings {
		h := hoursOf(f)
		code := "article36.near"
		if h.Broken {
			code = "article36.broken"
		}
		message, remedy := article36Text(h, f.Month)
		notes.Add(fault.Fault{Code: code, Message: message, Remedy: remedy,
			Law: "労基法36-3 労基法36-4 労基法36-5 労基法36-6", Severity: fault.Warn})
		hours = append(hours, h)
	}
	return hours, notes
}

func hoursOf(f standards.Finding) Hours36 {
	h := Hours36{Limit: f.Limit.Label(), Value: f.Value, Bound: f.Bound, Below: f.Strict,
		Times: f.Limit == standards.MonthsOver, Broken: f.State == standards.Broken}
	if f.Limit == standards.ActualAverage {
		h.Limit = averageText(f.Months)
		h.Value, h.Bound = (f.Value+f.Months-1)/f.Months, f.Bound/f.Months
	}
	return h
}

// findings36 are what the latest month brings, of the averages that end with it the worst.
func findings36(work []standards.MonthWork, rules *client.PayRules,
	t *why.Trace) ([]standards.Finding, error) {
	if len(work) == 0 {
		return nil, nil
	}
	last := work[len(work)-1].Month
	rule, _, err := standards.AgreementRuleFor(last.Last())
	if err != nil {
		return nil, err
	}
	all, err := rule.Check(standards.Year36{Agreement: agreementOf(rules, last), Months: work}, t)
	var out []standards.Finding
	average := -1
	for _, f := range all {
		switch {
		case f.Month != last:
		case f.Limit != standards.ActualAverage:
			out = append(out, f)
		case average < 0:
			average, out = len(out), append(out, f)
		case f.Value*out[average].Bound > out[average].Value*f.Bound:
			out[average] = f
		}
	}
	return out, err
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
