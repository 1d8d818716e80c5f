package golden

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// within reads an object inside the input; what is wrong or unread in it is told under its key.
func (in *input) within(key string, read func(*input)) {
	in.read[key] = true
	if !in.has(key) {
		return
	}
	values, ok := in.values[key].(map[string]any)
	if !ok {
		in.bad(key, textUnknownWord)
		return
	}
	own := &input{values: values, wanted: in.wanted, read: map[string]bool{}}
	read(own)
	for _, problem := range own.problems {
		in.problems = append(in.problems, key+"."+problem)
	}
	for _, left := range own.unread() {
		in.bad(key+"."+left, textUnknownWord)
	}
}

// bornFor is a birthday in the middle of the year that gives an age at the end of the case's year.
func (in *input) bornFor(age int) caldate.Date {
	year := yearEndYear
	if in.has("year") {
		year = in.year("year")
	}
	return caldate.Month{Year: year - age, Number: 7}.First()
}

// ages at which the persons that cases name by their kind are taken to be.
const (
	ageUnder16  = 10
	age16To18   = 17
	ageGeneral  = 45
	ageSpecific = 20
	ageElderly  = 75
)

// spouseOf reads the spouse, whose income is given as pay or as income.
func (in *input) spouseOf(e *yearend.Employee) {
	age := in.countOr("spouse_age", ageGeneral)
	if in.flag("spouse_elderly") {
		age = ageElderly
	}
	e.Spouse = &yearend.Spouse{Born: in.bornFor(age), Together: true, Income: yearend.Income{
		Pay: in.amountOr("spouse_pay", 0), Others: in.amountOr("spouse_income", 0)}}
	if in.has("spouse_disability") {
		e.Spouse.Disability = word(in, "spouse_disability", disabilities)
	}
	in.skip("spouse_disability")
}

// selfOf reads the employee's own circumstances.
func (in *input) selfOf(e *yearend.Employee) {
	if in.flag("widow") {
		e.Self.Single = yearend.Bereaved
	}
	if in.flag("single_parent") {
		e.Self.Single = yearend.SingleParent
	}
	e.Self.Student = in.flag("working_student")
	if in.has("disability") {
		e.Self.Disability = word(in, "disability", disabilities)
	}
	in.skip("disability")
}

// formerOf reads the slip of an earlier employer.
func (in *input) formerOf(e *yearend.Employee) {
	in.within("previous", func(own *input) {
		e.Former = []yearend.Slip{{Held: true, Pay: own.amount("pay"),
			Insurance: own.amountOr("social_insurance", 0), Tax: own.amountOr("withheld", 0)}}
	})
}

// relativesOf reads the numbers of relatives by kind; the disabled among them are the oldest, whom
// cases name so.
func (in *input) relativesOf(e *yearend.Employee) {
	in.within("dependants", func(own *input) {
		for _, kind := range []struct {
			key string
			age int
		}{
			{"cohabiting_elderly", ageElderly}, {"elderly", ageElderly}, {"general", ageGeneral},
			{"general_16_18", age16To18}, {"specific", ageSpecific}, {"under16", ageUnder16},
		} {
			for range own.countOr(kind.key, 0) {
				together := kind.key != "elderly"
				e.Relatives = append(e.Relatives, yearend.Relative{Born: in.bornFor(kind.age),
					Child: kind.age < ageGeneral, Ascendant: kind.age == ageElderly, Together: together})
			}
		}
	})
	first := 0
	for _, kind := range []struct {
		key    string
		degree yearend.Disability
	}{
		{"disabled_dependants", yearend.Disabled},
		{"special_disabled_dependants", yearend.SpeciallyDisabled},
	} {
		for range in.countOr(kind.key, 0) {
			if first == len(e.Relatives) {
				in.bad(kind.key, textTooLarge)
				return
			}
			e.Relatives[first].Disability = kind.degree
			first++
		}
	}
	if in.has("specific_relatives_income") {
		for _, income := range in.amounts("specific_relatives_income") {
			e.Relatives = append(e.Relatives, yearend.Relative{Born: in.bornFor(ageSpecific),
				Income: yearend.Income{Others: income}})
		}
	}
	in.skip("specific_relatives_income")
}

// premiumsOf reads the premiums paid, each with its certificate. A deduction that a case gives
// instead is turned back into a premium.
func (in *input) premiumsOf(e *yearend.Employee) {
	year := yearend.IncomeYear(yearEndYear)
	if in.has("year") {
		year = yearend.IncomeYear(in.year("year"))
	}
	add := func(kind yearend.PremiumKind, paid yen.Amount) {
		if paid != 0 {
			e.Premiums = append(e.Premiums, yearend.Premium{Kind: kind, Paid: paid,
				Certificate: yearend.Certificate{Held: true, Year: year, Amount: paid}})
		}
	}
	in.within("life", func(own *input) {
		add(yearend.NewGeneral, own.amountOr("general_new", 0))
		add(yearend.OldGeneral, own.amountOr("general_old", 0))
		add(yearend.Care, own.amountOr("care", 0))
		add(yearend.NewPension, own.amountOr("pension_new", 0))
		add(yearend.OldPension, own.amountOr("pension_old", 0))
	})
	in.within("earthquake", func(own *input) {
		add(yearend.Earthquake, own.amountOr("earthquake", 0))
		add(yearend.OldLongTerm, own.amountOr("old_long_term", 0))
	})
	add(yearend.OtherSocial, in.amountOr("declared_social_insurance", 0))
	add(yearend.MutualAid, in.amountOr(in.first("mutual_aid", "small_enterprise"), 0))
	add(yearend.Earthquake, in.amountOr("earthquake_deduction", 0))
	left := in.amountOr("life_deduction", 0)
	for _, kind := range []yearend.PremiumKind{
		yearend.Care, yearend.NewPension, yearend.NewGeneral,
	} {
		part := min(left, lifeMost)
		add(kind, lifePaid(part))
		left -= part
	}
	if left > 0 {
		in.bad("life_deduction", textTooLarge)
	}
}

// lifeMost is the largest deduction of one kind of new contracts.
const lifeMost yen.Amount = 40_000

// lifePaid is a premium of new contracts that gives a deduction, found by the steps of 所法76.
func lifePaid(deduction yen.Amount) yen.Amount {
	const whole, half = 20_000, 30_000
	switch {
	case deduction <= whole:
		return deduction
	case deduction <= half:
		return 2 * (deduction - whole/2)
	}
	return 4 * (deduction - whole)
}
