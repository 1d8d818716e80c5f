package yearend

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Disability is how far a person is disabled. The zero Disability is none.
type Disability uint8

// The degrees.
const (
	NotDisabled       Disability = iota
	Disabled                     // 障害者
	SpeciallyDisabled            // 特別障害者
)

// Abroad is what the deductions ask of a relative who is a non-resident. The zero Abroad lives in
// the country.
type Abroad struct {
	Lives  bool // is a non-resident
	Papers bool // papers of kinship and of remittance are at hand
	// Student, or Remittance of 380,000 yen or more in the year: with a disability the grounds on
	// which a relative aged 30 to 69 counts.
	Student, Remittance bool
}

// Relative is one relative in the employee's household economy (生計を一にする親族), the spouse apart.
// A relative who died in the year is judged on the day of death.
type Relative struct {
	Born       caldate.Date
	Died       caldate.Date
	Income     Income
	Disability Disability
	Together   bool // lives in the household (同居)
	Ascendant  bool // parent or grandparent of the employee or the spouse
	Child      bool // the employee's own child
	Abroad     Abroad
	// FamilyWorker is paid from a family business with a blue or white return (事業専従者).
	FamilyWorker bool
	// Elsewhere is claimed by somebody else. The relative still counts for the income adjustment and
	// for the special measure of life insurance.
	Elsewhere bool
}

// Spouse is the employee's husband or wife in the household economy on the deciding day.
type Spouse struct {
	Born         caldate.Date
	Died         caldate.Date
	Income       Income
	Disability   Disability
	Together     bool
	Abroad       Abroad
	FamilyWorker bool
	// ClaimsBack takes a spouse deduction for the employee; then none is given for the spouse above
	// the limit of a dependent.
	ClaimsBack bool
}

// Kind is what a relative counts as. The zero Kind gives no deduction.
type Kind uint8

// The kinds.
const (
	NoKind                Kind = iota
	Under16                    // 16歳未満の扶養親族: no deduction of their own
	General                    // 一般の控除対象扶養親族
	Specific                   // 特定扶養親族, 19 to 22
	Elderly                    // 老人扶養親族, from 70
	CohabitingParent           // 同居老親等
	SpecificRelative           // 特定親族, 19 to 22 with more income
	SpouseGeneral              // 控除対象配偶者
	SpouseElderly              // 老人控除対象配偶者
	SpouseSpecial              // 配偶者特別控除
	SpouseWithoutEmployee      // 同一生計配偶者 of an employee above 10 million yen
)

// Reason is why a person gives no deduction. The zero Reason says that nothing stands against it.
type Reason uint8

// The reasons.
const (
	NoReason Reason = iota
	ReasonIncome
	ReasonFamilyWorker
	ReasonElsewhere
	ReasonPapers
	ReasonAbroadAge
	ReasonEmployeeIncome
	ReasonClaimsBack
	ReasonNoChild
	ReasonNoDependent
	ReasonMarried
	ReasonPartner
	ReasonUnearned
)

// ages are the bounds of the kinds, as the Act defines them.
//
// Law: 所法2-1-34の2 所法2-1-34の3 所法2-1-34の4 所法84の2-1
const (
	ageDeduction    = 16
	ageSpecific     = 19
	ageSpecificPast = 23
	ageAbroad       = 30
	ageElderly      = 70
)

// judged is a relative as the law sees one on the deciding day.
type judged struct {
	kind   Kind
	reason Reason
	age    int
	income yen.Amount
	// dependent is a relative within the limit of income, whoever claims (扶養親族).
	dependent bool
}

// on is the deciding day of a person: the employee's, or the day of death where that came first.
func on(day, died caldate.Date) caldate.Date {
	if !died.IsZero() && died.Before(day) {
		return died
	}
	return day
}

// judge finds what a relative counts as on the employee's deciding day.
//
// Law: 所法2-1-34 所法2-1-34の2 所法85-3
func (t *Tables) judge(r *Relative, day caldate.Date) judged {
	j := judged{age: r.Born.AgeOn(on(day, r.Died)), income: t.TotalIncome(r.Income, false, nil)}
	within := j.income <= t.limit.value().amount("dependent")
	young := j.age >= ageSpecific && j.age < ageSpecificPast
	j.dependent = within && !r.FamilyWorker && !(r.Abroad.Lives && !r.Abroad.Papers)
	switch {
	case r.FamilyWorker:
		j.reason = ReasonFamilyWorker
	case r.Abroad.Lives && !r.Abroad.Papers:
		j.reason = ReasonPapers
	case !within && (!young || t.specificRelative.value().find(j.income) == nil):
		j.reason = ReasonIncome
	case r.Elsewhere:
		j.reason = ReasonElsewhere
	case !within:
		j.kind = SpecificRelative
	default:
		j.kind, j.reason = dependentKind(r, j.age)
	}
	return j
}

// dependentKind is the kind of a dependent by age.
func dependentKind(r *Relative, age int) (Kind, Reason) {
	abroad := r.Abroad
	switch {
	case age < ageDeduction:
		return Under16, NoReason
	case abroad.Lives && age >= ageAbroad && age < ageElderly && !abroad.Student &&
		!abroad.Remittance && r.Disability == NotDisabled:
		return NoKind, ReasonAbroadAge
	case age >= ageSpecific && age < ageSpecificPast:
		return Specific, NoReason
	case age >= ageElderly && r.Ascendant && r.Together:
		return CohabitingParent, NoReason
	case age >= ageElderly:
		return Elderly, NoReason
	}
	return General, NoReason
}

// judgeSpouse finds what the spouse counts as for an employee of the total income given.
//
// Law: 所法2-1-33 所法2-1-33の2 所法2-1-33の3 所法83 所法83の2
func (t *Tables) judgeSpouse(s *Spouse, own yen.Amount, day caldate.Date) judged {
	j := judged{age: s.Born.AgeOn(on(day, s.Died)), income: t.TotalIncome(s.Income, false, nil)}
	within := j.income <= t.limit.value().amount("dependent")
	j.dependent = within && !s.FamilyWorker && !(s.Abroad.Lives && !s.Abroad.Papers)
	special := t.spouse.value().special
	switch {
	case s.FamilyWorker:
		j.reason = ReasonFamilyWorker
	case s.Abroad.Lives && !s.Abroad.Papers:
		j.reason = ReasonPapers
	case j.income > special[len(special)-1].upto:
		j.reason = ReasonIncome
	case t.tier(own) < 0:
		j.reason = ReasonEmployeeIncome
		if within {
			j.kind = SpouseWithoutEmployee
		}
	case !within && s.ClaimsBack:
		j.reason = ReasonClaimsBack
	case !within:
		j.kind = SpouseSpecial
	case j.age >= ageElderly:
		j.kind = SpouseElderly
	default:
		j.kind = SpouseGeneral
	}
	return j
}

// tier is the column of the spouse's table for the employee's total income, −1 above the last.
func (t *Tables) tier(own yen.Amount) int {
	f := t.limit.value()
	for i, name := range [3]string{"spouse-1", "spouse-2", "spouse-3"} {
		if own <= f.amount(name) {
			return i
		}
	}
	return -1
}
