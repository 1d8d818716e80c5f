package withholding

import (
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// RetirementKind is how retirement pay (退職手当等) is taxed. The zero kind is none.
type RetirementKind uint8

// The kinds.
const (
	OrdinaryRetirement RetirementKind = iota + 1 // 一般退職手当等
	ShortService                                 // 短期退職手当等: five years or less, no officer
	OfficerRetirement                            // 特定役員退職手当等: officer of five years or less
	MixedRetirement                              // officer's and other service: refused
)

// Retirement is one retirement payment. Notice pay on dismissal (労基法20) is retirement income too.
type Retirement struct {
	Payment       yen.Amount
	Years         int // of service, a part of a year counts as one: see [ServiceYears]
	Kind          RetirementKind
	Declared      bool       // 退職所得の受給に関する申告書 is on file
	Disabled      bool       // retires because of becoming disabled
	UsedDeduction yen.Amount // deduction already used for overlapping service
}

// RetirementTax is what is withheld from a retirement payment.
type RetirementTax struct {
	Deduction yen.Amount // 退職所得控除額
	Income    yen.Amount // 退職所得の金額, cut to 1,000 yen
	Tax       yen.Amount // income tax with surtaxes
	Municipal yen.Amount // residents' tax of the municipality
	// Prefectural is the residents' tax of the prefecture.
	Prefectural yen.Amount
	Standing    dated.Standing
}

// ResidentTax is both parts of the residents' tax.
//
// Law? 地税法328の3 地税法50の4
func (r RetirementTax) ResidentTax() yen.Amount { return r.Municipal + r.Prefectural }

// retirementRule holds the figures of the deduction and of the taxable share.
type retirementRule struct {
	year, yearsBefore, yearAfter, least, disability yen.Amount
	share, undeclared                               yen.Rate
	shortYears, unit                                yen.Amount
	shortLimit                                      yen.Amount // 0 before short service was limited
}

func buildRetirement(f *dated.File) (retirementRule, error) {
	n, err := buildNamed(f)
	r := reader{named: n, err: err}
	rule := retirementRule{
		year: r.amount("year"), yearsBefore: r.amount("years-before"),
		yearAfter: r.amount("year-after"), least: r.amount("least"),
		disability: r.amount("disability"), share: r.rate("share"),
		undeclared: r.rate("without-declaration"), shortYears: r.amount("short-years"),
		unit: r.amount("unit"), shortLimit: n.amounts["short-limit"],
	}
	return rule, r.err
}

// residentRule holds the rates of the residents' tax on retirement income.
type residentRule struct {
	municipal, prefectural yen.Rate
	unit                   yen.Amount
}

func buildResident(f *dated.File) (residentRule, error) {
	n, err := buildNamed(f)
	r := reader{named: n, err: err}
	return residentRule{r.rate("municipal"), r.rate("prefectural"), r.amount("unit")}, r.err
}

// annualBand is a row of the annual table (速算表).
type annualBand struct {
	upto     yen.Amount
	rate     yen.Rate
	subtract yen.Amount
}

type annualTax []annualBand

func buildAnnual(f *dated.File) (annualTax, error) {
	var list annualTax
	for _, r := range f.Rows {
		b := annualBand{upto: yen.Limit, rate: r.Rate("rate"), subtract: r.Yen("subtract")}
		if r.Has("upto") {
			b.upto = r.Yen("upto")
		}
		list = append(list, b)
	}
	if len(list) == 0 {
		return nil, errors.New("the annual table is empty")
	}
	return list, nil
}

func (list annualTax) find(income yen.Amount) *annualBand {
	for i := range list {
		if income <= list[i].upto {
			return &list[i]
		}
	}
	return &list[len(list)-1]
}

// ServiceYears is the number of years of service from the first to the last day, a part of a year
// counting as one.
//
// Law? 所令69-2
func ServiceYears(service caldate.Range) int {
	years := 1
	for service.From.LastDayOfMonths(12 * years).Before(service.Through) {
		years++
	}
	return years
}

// Retirement is the income tax and residents' tax withheld from retirement pay. With the
// recipient's declaration: the payment less the deduction, the share taxed by its kind, cut to
// 1,000 yen, by the annual table with surtaxes, cut to whole yen. Without: a flat rate of the
// payment. The residents' tax uses the deduction either way.
//
// Law? 所法30-2 所法30-3 所法30-6 所法201-1 所法201-3 地税法328の3 地税法50の4
func (t *Tables) Retirement(r Retirement, tr *why.Trace) (RetirementTax, error) {
	if r.Kind == MixedRetirement {
		return RetirementTax{}, &MixedOfficerService{t.Day}
	}
	for _, err := range []error{t.retire.missing, t.resident.missing, t.annual.missing} {
		if err != nil {
			return RetirementTax{}, err
		}
	}
	rule := t.retire.value()
	if err := r.faults(rule); err != nil {
		return RetirementTax{}, err
	}
	out := RetirementTax{Deduction: rule.deduction(r, t, tr)}
	out.Income = rule.income(r, out.Deduction, t, tr)
	if r.Declared {
		out.Tax = t.onRetirementIncome(out.Income, tr)
	} else {
		out.Tax = t.undeclared(r.Payment, tr)
	}
	t.residentsOn(&out, tr)
	out.Standing = t.retire.standing.Worse(t.annual.standing).Worse(t.surtax.standing).
		Worse(t.resident.standing)
	return out, nil
}

func (r Retirement) faults(rule *retirementRule) error {
	var l fault.List
	checkAmount(&l, "payment", r.Payment)
	if r.Payment < 0 || r.UsedDeduction < 0 {
		l.Add(fault.Fault{Path: "payment", Code: "withholding.negative", Message: textNegative,
			Remedy: textNegativeRemedy})
	}
	checkAmount(&l, "used-deduction", r.UsedDeduction)
	if r.Years < 1 || r.Years > dependentLimit {
		l.Add(fault.Fault{Path: "years", Code: "withholding.years", Message: textBadYears,
			Remedy: textBadYearsRemedy, Law: lawServiceYears})
	}
	switch r.Kind {
	case OrdinaryRetirement:
	case ShortService, OfficerRetirement:
		if yen.Amount(r.Years) > rule.shortYears {
			l.Add(fault.Fault{Path: "kind", Code: "withholding.short-service",
				Message: textNotShort(rule.shortYears), Remedy: textNotShortRemedy, Law: lawShort})
		}
	default:
		l.Add(fault.Fault{Path: "kind", Code: "withholding.kind", Message: textNoKind,
			Remedy: textNoKindRemedy, Law: lawShort})
	}
	return l.Err()
}

func (rule *retirementRule) deduction(r Retirement, t *Tables, tr *why.Trace) yen.Amount {
	early := min(yen.Amount(r.Years), rule.yearsBefore)
	late := max(0, yen.Amount(r.Years)-rule.yearsBefore)
	sum := max(rule.least, rule.year*early+rule.yearAfter*late-r.UsedDeduction)
	if r.Disabled {
		sum += rule.disability
	}
	if tr.On() {
		s := why.Step{
			Key: "retirement.deduction", What: textRetirementDeduction, Law: lawRetirementDeduction,
			Inputs: []why.Input{why.In(textYears, why.Count(r.Years, textYearUnit))},
			Table:  why.From(&t.retire.entry.Source, t.retire.standing, ""), Result: why.Yen(sum),
		}
		if r.UsedDeduction > 0 {
			s.Inputs = append(s.Inputs, why.In(textUsedDeduction, why.Yen(r.UsedDeduction)))
		}
		if r.Disabled {
			s.Inputs = append(s.Inputs, why.In(textDisability, why.Yen(rule.disability)))
		}
		tr.Add(s)
	}
	return sum
}

// income is the taxable share of what is left. Half a yen is lost in the cut to 1,000 anyway.
func (rule *retirementRule) income(r Retirement, deduction yen.Amount, t *Tables,
	tr *why.Trace,
) yen.Amount {
	rest := max(0, r.Payment-deduction)
	halved, full := rest, yen.Amount(0)
	switch {
	case r.Kind == OfficerRetirement:
		halved, full = 0, rest
	case r.Kind == ShortService && rule.shortLimit > 0 && rest > rule.shortLimit:
		halved, full = rule.shortLimit, rest-rule.shortLimit
	}
	income := (yen.Truncate.Round(halved.Times(rule.share)) + full).DownTo(rule.unit)
	if tr.On() {
		tr.Add(why.Step{
			Key: "retirement.income", What: textRetirementIncome, Law: lawShort,
			Inputs: []why.Input{
				why.In(textPayment, why.Yen(r.Payment)), why.In(textRest, why.Yen(rest)),
				why.In(textRetirementKind, why.Text(r.Kind.Label())),
				why.In(textHalved, why.Yen(halved)), why.In(textInFull, why.Yen(full)),
			},
			Table:  why.From(&t.retire.entry.Source, t.retire.standing, ""),
			Result: why.Yen(income), Note: textCutTo(rule.unit),
		})
	}
	return income
}

// TaxOnRetirementIncome is the income tax, surtaxes included, on a retirement income already
// cut to 1,000 yen: the annual table times surtaxes, cut to whole yen.
//
// Law? 所法89-1 所法201-1 復興財源法28-2
func (t *Tables) TaxOnRetirementIncome(income yen.Amount, tr *why.Trace) (yen.Amount, error) {
	if err := t.payment(income); err != nil {
		return 0, err
	}
	if err := t.annual.missing; err != nil {
		return 0, err
	}
	return t.onRetirementIncome(income, tr), nil
}

func (t *Tables) onRetirementIncome(income yen.Amount, tr *why.Trace) yen.Amount {
	b, up := t.annual.value().find(income), t.surtax.value().withSurtax()
	base := income.Times(b.rate).Minus(b.subtract.Exact())
	tax := yen.Truncate.Round(base.Times(up))
	if tr.On() {
		tr.Add(why.Step{
			Key: "retirement.tax", What: textRetirementTax, Law: lawRetirementTax,
			Inputs: []why.Input{
				why.In(textRetirementIncome, why.Yen(income)), why.In(textRate, why.Rate(b.rate)),
				why.In(textSubtract, why.Yen(b.subtract)), why.In(textWithSurtax, why.Rate(up)),
			},
			Table: why.From(&t.annual.entry.Source, t.annual.standing.Worse(t.surtax.standing),
				textUpTo(b.upto)),
			Rounding: yen.Truncate, Result: why.Yen(tax),
		})
	}
	return tax
}

func (t *Tables) undeclared(payment yen.Amount, tr *why.Trace) yen.Amount {
	rate := t.retire.value().undeclared
	tax := yen.Truncate.Round(payment.Times(rate))
	if tr.On() {
		tr.Add(why.Step{
			Key: "retirement.undeclared", What: textUndeclared, Law: lawUndeclared,
			Inputs: []why.Input{
				why.In(textPayment, why.Yen(payment)), why.In(textRate, why.Rate(rate)),
			},
			Table:    why.From(&t.retire.entry.Source, t.retire.standing, ""),
			Rounding: yen.Truncate, Result: why.Yen(tax), Note: textUndeclaredNote,
		})
	}
	return tax
}

func (t *Tables) residentsOn(out *RetirementTax, tr *why.Trace) {
	rule := t.resident.value()
	part := func(rate yen.Rate) yen.Amount {
		return yen.Truncate.Round(out.Income.Times(rate)).DownTo(rule.unit)
	}
	out.Municipal, out.Prefectural = part(rule.municipal), part(rule.prefectural)
	if tr.On() {
		tr.Add(why.Step{
			Key: "retirement.resident", What: textRetirementResident, Law: lawRetirementResident,
			Inputs: []why.Input{
				why.In(textRetirementIncome, why.Yen(out.Income)),
				why.In(textMunicipal, why.Yen(out.Municipal)),
				why.In(textPrefectural, why.Yen(out.Prefectural)),
			},
			Table:  why.From(&t.resident.entry.Source, t.resident.standing, ""),
			Result: why.Yen(out.ResidentTax()), Note: textCutTo(rule.unit),
		})
	}
}
