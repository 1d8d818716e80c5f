package yearend

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/law/dated"
)

var (
	employments       = load(TableEmployment, buildEmployment)
	employmentSpecial = load(TableEmploymentSpecial, buildEmployment)
	adjustments       = load(TableAdjustment, buildFigures("over", "cap", "rate", "most",
		"pension-cap"))
	basics         = load(TableBasic, buildAmounts)
	basicAdditions = load(TableBasicAddition, buildAmounts)
	limits         = load(TableIncomeLimit, buildFigures("dependent", "child", "student",
		"unearned", "widow", "spouse-1", "spouse-2", "spouse-3"))
	spouses           = load(TableSpouse, buildSpouse)
	specificRelatives = load(TableSpecificRelative, buildAmounts)
	personals         = load(TablePersonal, buildFigures("general", "specific", "elderly",
		"cohabiting-parent", "disabled", "specially-disabled", "cohabiting-specially-disabled",
		"widow", "single-parent", "student"))
	lives        = load(TableLife, buildParted("new", "old", "combined", "total"))
	livesUnder23 = load(TableLifeUnder23, buildParted("new", "combined"))
	earthquakes  = load(TableEarthquake, buildParted("new", "old", "total"))
	annualTaxes  = load(TableAnnualTax, buildAnnual)
	surtaxRates  = load(TableSurtax, buildSurtaxes)
	rules        = load(TableRule, buildFigures("pay-limit", "taxable-unit", "tax-unit", "part-time",
		"part-time-unsure", "defer-below", "in-force", "return-over", "housing-unit"))
	housings     = load(TableHousing, buildHousing)
	certificates = load(TableCertificate, buildCertificates)
	reductions   = load(TableFixedReduction, buildFigures("head", "income-limit", "tax-unit"))
)

// Tables is the law of one income year, resolved.
type Tables struct {
	Year     IncomeYear
	Standing dated.Standing // the least trustworthy among them

	employment        slot[incomeRows]
	employmentSpecial slot[incomeRows]
	adjustment        slot[figures]
	basic             slot[bands]
	basicAddition     slot[bands]
	limit             slot[figures]
	spouse            slot[spouseBands]
	specificRelative  slot[bands]
	personal          slot[figures]
	life              slot[parted]
	lifeUnder23       slot[parted]
	earthquake        slot[parted]
	annualTax         slot[bands]
	surtax            slot[surtaxes]
	rule              slot[figures]
	housing           slot[housingRules]
	certificate       slot[map[PremiumKind]certificateRule]
}

// TablesFor resolves the law of an income year. A year whose law is not here, before 2025 and from
// 2028, is a [TableMissing], never another year's figures.
//
// Law: 所法190
func TablesFor(y IncomeYear) (*Tables, error) {
	if y < 1900 || y > 9000 {
		return nil, &TableMissing{TableEmployment, y}
	}
	t := &Tables{Year: y, Standing: dated.Confirmed}
	var err error
	t.employment = resolve(t, employments, TableEmployment, &err)
	t.employmentSpecial = special(t, employmentSpecial)
	t.adjustment = resolve(t, adjustments, TableAdjustment, &err)
	t.basic = resolve(t, basics, TableBasic, &err)
	t.basicAddition = special(t, basicAdditions)
	t.limit = resolve(t, limits, TableIncomeLimit, &err)
	t.spouse = resolve(t, spouses, TableSpouse, &err)
	t.specificRelative = resolve(t, specificRelatives, TableSpecificRelative, &err)
	t.personal = resolve(t, personals, TablePersonal, &err)
	t.life = resolve(t, lives, TableLife, &err)
	t.lifeUnder23 = special(t, livesUnder23)
	t.earthquake = resolve(t, earthquakes, TableEarthquake, &err)
	t.annualTax = resolve(t, annualTaxes, TableAnnualTax, &err)
	t.surtax = resolve(t, surtaxRates, TableSurtax, &err)
	t.rule = resolve(t, rules, TableRule, &err)
	t.housing = resolve(t, housings, TableHousing, &err)
	t.certificate = resolve(t, certificates, TableCertificate, &err)
	if err == nil && !t.employmentSpecial.holds() && t.employment.value().first() > 0 {
		// The special measure has ended, and the rows that take its place are not here.
		err = &TableMissing{TableEmployment, y}
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// resolve finds the table of the year and keeps the first that is missing.
func resolve[T any](t *Tables, s *dated.Series[T], name TableName, missing *error) slot[T] {
	e, standing, err := s.At(t.Year.Last())
	if err != nil {
		if *missing == nil {
			*missing = &TableMissing{name, t.Year}
		}
		return slot[T]{}
	}
	t.Standing = t.Standing.Worse(standing)
	return slot[T]{e, standing}
}

// special finds the table of a special measure in a year it was made for. After its last year it
// has ended; the last one is no provisional value. One that an office took in and nobody has
// compared yet is provisional like any other.
func special[T any](t *Tables, s *dated.Series[T]) slot[T] {
	e, standing, err := s.At(t.Year.Last())
	if err != nil || t.Year.Last().After(e.HoldsThrough) {
		return slot[T]{}
	}
	t.Standing = t.Standing.Worse(standing)
	return slot[T]{e, standing}
}

// SpecialMeasure is a part of the year's law with an end of its own.
type SpecialMeasure struct {
	Table   TableName
	Name    string // in Japanese
	Law     string
	Through caldate.Date // last day of the last income year; dated.Open while none is set
}

// SpecialMeasures lists the special measures that hold in the year, each with its last day.
//
// Law: 措法29の4-1 措法41の16の2-1 措法41の15の5-1
func (t *Tables) SpecialMeasures() []SpecialMeasure {
	return slices.Concat(
		measure(t.employmentSpecial, TableEmploymentSpecial, textSpecialEmployment, lawSpecialEmployment),
		measure(t.basicAddition, TableBasicAddition, textSpecialBasic, lawSpecialBasic),
		measure(t.lifeUnder23, TableLifeUnder23, textSpecialLife, lawSpecialLife),
	)
}

func measure[T any](s slot[T], table TableName, name, law string) []SpecialMeasure {
	if !s.holds() {
		return nil
	}
	return []SpecialMeasure{{table, name, law, s.entry.HoldsThrough}}
}
