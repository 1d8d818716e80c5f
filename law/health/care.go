package health

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/insurer"
	"romukura/law/why"
)

// ages are the ages at which care begins and ends, and at which health insurance ends.
type ages struct{ careFrom, careUntil, healthUntil int }

var ageSeries = dated.MustLoadAt(root, tables, "tables/age",
	func(f *dated.File) (ages, error) {
		r := f.Rows[0]
		return ages{r.Int("care-from"), r.Int("care-until"), r.Int("health-until")}, nil
	}).Fixed()

// ageEntry is the newest enactment: it has stood since before every month that has rates.
func ageEntry() *dated.Entry[ages] { return ageSeries.Newest() }

// CareMonths are the first and the last month in which a person is an insured person of care
// insurance of category 2 (介護保険第2号被保険者) by age: from the month of the eve of the fortieth
// birthday to the month before that of the eve of the sixty-fifth. A person born on the first of a
// month begins, and ends, a month earlier than one born on the second.
//
// Law: 介保法9-2 健保法156-1 健保法156-2 年齢計算法1
func CareMonths(birth caldate.Date) (first, last caldate.Month) {
	a := ageEntry().Value
	return birth.ReachesAge(a.careFrom).Month(), birth.ReachesAge(a.careUntil).Month().Add(-1)
}

// LossByAge is the day on which health insurance is lost to the medical care system for the
// elderly: the seventy-fifth birthday itself, not its eve. The last premium is for the month
// before.
//
// Law: 健保法3-1-7 健保法36-1-3 高確法50-1 高確法52-1
func LossByAge(birth caldate.Date) caldate.Date {
	return birth.Birthday(ageEntry().Value.healthUntil)
}

// Payer is what decides whether a person pays the care premium in a month.
type Payer struct {
	Birth caldate.Date
	Month caldate.Month
	// Dependent is true when the person has a dependent of 40 to 64.
	Dependent bool
	// Excluded is true for those whom care insurance leaves out: living abroad, in Japan for three
	// months or less, or in an exempt facility; it is notified (介護保険適用除外等該当届).
	Excluded bool
}

// CareReason says why a person pays the care premium in a month, or why not.
type CareReason string

// The reasons.
const (
	CareByAge       CareReason = "age"
	CareByDependent CareReason = "dependent"
	NoCareYoung     CareReason = "young"
	NoCareElder     CareReason = "elder"
	NoCareExcluded  CareReason = "excluded"
)

// Pays reports whether the reason is one for paying.
//
// Law: 健保法156-1
func (c CareReason) Pays() bool { return c == CareByAge || c == CareByDependent }

// PayingCare decides whether the care premium is part of a person's premium for a month. The
// Association charges those of 40 to 64 only; a society may also charge for a dependent of that
// age (特定被保険者).
//
// Law: 健保法156-1 健保法156-2 介保法9-2
// Law? 健保法附則7-1
func PayingCare(p Payer, i *insurer.Insurer, t *why.Trace) CareReason {
	first, last := CareMonths(p.Birth)
	reason := CareByAge
	inAge := !p.Month.Before(first) && !p.Month.After(last)
	switch {
	case inAge && p.Excluded:
		reason = NoCareExcluded
	case inAge:
	case p.Dependent && i.ChargesDependentCare(p.Month):
		reason = CareByDependent
	case p.Month.Before(first):
		reason = NoCareYoung
	default:
		reason = NoCareElder
	}
	if t.On() {
		t.Add(why.Step{
			Key: "health.care.payer", What: textCarePayer, Law: lawCarePayer,
			Inputs: []why.Input{
				why.In(textMonth, why.Month(p.Month)), why.In(textCareFirst, why.Month(first)),
				why.In(textCareLast, why.Month(last)),
			},
			Table:  why.From(&ageEntry().Source, dated.Confirmed, ""),
			Result: why.Text(reason.Label()),
		})
	}
	return reason
}
