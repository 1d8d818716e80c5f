package yearend_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
)

// invented makes people at random, the same for the same seed.
type invented struct{ *rand.Rand }

func seed(n uint64) invented { return invented{rand.New(rand.NewPCG(n, 7))} }

func (s invented) amount(most int) yen.Amount { return yen.Amount(s.IntN(most)) }

func (s invented) often(percent int) bool { return s.IntN(100) < percent }

func (s invented) born(year int) caldate.Date {
	return caldate.Month{Year: year - s.IntN(95), Number: 1}.First().AddDays(s.IntN(364))
}

func (s invented) income() yearend.Income {
	var i yearend.Income
	if s.often(40) {
		i.Pay = s.amount(2_300_000)
	}
	if s.often(10) {
		i.Pension = s.amount(1_500_000)
	}
	if s.often(10) {
		i.Others = s.amount(1_500_000) - 300_000
	}
	return i
}

func (s invented) relative(year int) yearend.Relative {
	return yearend.Relative{Born: s.born(year), Income: s.income(), Together: s.often(70),
		Ascendant: s.often(30), Child: s.often(50), Disability: yearend.Disability(s.IntN(12) / 5),
		FamilyWorker: s.often(5), Elsewhere: s.often(15),
		Abroad: yearend.Abroad{Lives: s.often(10), Papers: s.often(80), Student: s.often(20)}}
}

// employee is anybody; the premiums carry certificates of the year.
func (s invented) employee(year int) *yearend.Employee {
	e := &yearend.Employee{Forms: yearend.Forms{Dependents: true, Basic: s.often(97),
		Adjustment: s.often(90)}}
	e.Pay.Salary, e.Pay.Bonus = s.amount(12_000_000), s.amount(3_000_000)
	e.Pay.SalaryInsurance, e.Pay.BonusInsurance = e.Pay.Salary*15/100, e.Pay.Bonus*15/100
	e.Pay.SalaryTax, e.Pay.BonusTax = e.Pay.Salary*s.amount(12)/100, e.Pay.Bonus*s.amount(12)/100
	if s.often(20) {
		e.Income = s.income()
	}
	if s.often(50) {
		e.Spouse = &yearend.Spouse{Born: s.born(year - 20), Income: s.income(),
			Disability: yearend.Disability(s.IntN(20) / 9), Together: true}
	}
	for range s.IntN(5) {
		e.Relatives = append(e.Relatives, s.relative(year))
	}
	for range s.IntN(6) {
		paid := s.amount(160_000)
		e.Premiums = append(e.Premiums, yearend.Premium{Kind: yearend.PremiumKind(1 + s.IntN(10)),
			Paid: paid, Certificate: yearend.Certificate{Held: true, Year: yearend.IncomeYear(year),
				Amount: paid}})
	}
	if s.often(20) {
		e.Housing = &yearend.Housing{Credit: s.amount(3_000) * 100, FormYear: yearend.IncomeYear(year),
			MovedIn: caldate.Month{Year: 2015 + s.IntN(10), Number: 6}.First()}
	}
	if s.often(10) {
		e.Self.Single = yearend.Single(s.IntN(4))
	}
	e.Self.Disability = yearend.Disability(s.IntN(30) / 14)
	e.Closing.LastTax = min(e.Pay.SalaryTax, s.amount(20_000))
	return e
}

func everyone(t *testing.T, check func(*yearend.Tables, *yearend.Employee, invented)) {
	t.Helper()
	for _, year := range []int{2025, 2026, 2027} {
		s, law := seed(uint64(year)), on(t, year)
		for range 1500 {
			check(law, s.employee(year), s)
			if t.Failed() {
				return
			}
		}
	}
}

func must(t *testing.T, law *yearend.Tables, e *yearend.Employee) yearend.Result {
	t.Helper()
	r, err := law.Settle(e, nil)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return r
}

func copied(e *yearend.Employee) *yearend.Employee {
	c := *e
	c.Relatives = append([]yearend.Relative(nil), e.Relatives...)
	c.Premiums = append([]yearend.Premium(nil), e.Premiums...)
	c.Former = append([]yearend.Slip(nil), e.Former...)
	return &c
}

// Each change gives something more to deduct, or less income of a dependent: the tax never rises.
func TestMoreDeductionNeverMeansMoreTax(t *testing.T) {
	changes := map[string]func(*yearend.Employee, invented){
		"premium": func(e *yearend.Employee, s invented) {
			paid := s.amount(90_000)
			e.Premiums = append(e.Premiums, yearend.Premium{Kind: yearend.PremiumKind(1 + s.IntN(10)),
				Paid: paid})
		},
		"insurance": func(e *yearend.Employee, s invented) { e.Pay.SalaryInsurance += s.amount(300_000) },
		"child": func(e *yearend.Employee, s invented) {
			e.Relatives = append(e.Relatives, yearend.Relative{Born: s.born(2025), Child: true})
		},
		"basic form": func(e *yearend.Employee, _ invented) { e.Forms.Basic = true },
		"adjustment": func(e *yearend.Employee, _ invented) { e.Forms.Adjustment = true },
		"disability": func(e *yearend.Employee, _ invented) {
			e.Self.Disability = max(e.Self.Disability, yearend.Disabled)
		},
		"relative disabled": func(e *yearend.Employee, _ invented) {
			for i := range e.Relatives {
				e.Relatives[i].Disability = yearend.SpeciallyDisabled
			}
		},
		"relative earns less": func(e *yearend.Employee, _ invented) {
			for i := range e.Relatives {
				e.Relatives[i].Income = yearend.Income{}
			}
		},
		"housing": func(e *yearend.Employee, _ invented) {
			if e.Housing != nil {
				h := *e.Housing
				h.Credit += 10_000
				e.Housing = &h
			}
		},
	}
	everyone(t, func(law *yearend.Tables, e *yearend.Employee, s invented) {
		before := must(t, law, e)
		for name, change := range changes {
			more := copied(e)
			change(more, s)
			if after := must(t, law, more); after.Annual() > before.Annual() {
				t.Errorf("%s: %s became %s for %+v", name, before.Annual(), after.Annual(), e)
			}
		}
	})
}

// A yen more of pay never lowers the taxable income as long as it crosses no step of a deduction
// that follows the income; across a step the tax may only rise.
func TestMorePayNeverMeansLessTax(t *testing.T) {
	everyone(t, func(law *yearend.Tables, e *yearend.Employee, s invented) {
		more := copied(e)
		more.Pay.Salary += s.amount(1_500_000)
		if more.Pay.Salary+more.Pay.Bonus > 20_000_000 {
			return
		}
		if a, b := must(t, law, e), must(t, law, more); b.Annual() < a.Annual() {
			t.Errorf("%s became %s", a.Annual(), b.Annual())
		}
	})
}

func TestTheOrderOfEntryDoesNotMatter(t *testing.T) {
	everyone(t, func(law *yearend.Tables, e *yearend.Employee, s invented) {
		mixed := copied(e)
		s.Shuffle(len(mixed.Relatives), func(i, j int) {
			mixed.Relatives[i], mixed.Relatives[j] = mixed.Relatives[j], mixed.Relatives[i]
		})
		s.Shuffle(len(mixed.Premiums), func(i, j int) {
			mixed.Premiums[i], mixed.Premiums[j] = mixed.Premiums[j], mixed.Premiums[i]
		})
		a, b := must(t, law, e), must(t, law, mixed)
		if a.Lines != b.Lines || a.Close != b.Close || len(a.Notes) != len(b.Notes) {
			t.Errorf("%v and %v", a.Lines, b.Lines)
		}
	})
}

func TestSettlingTwiceGivesTheSame(t *testing.T) {
	everyone(t, func(law *yearend.Tables, e *yearend.Employee, _ invented) {
		kept := copied(e)
		one, two := must(t, law, e), must(t, law, e)
		trace := &why.Trace{}
		three, err := law.Settle(e, trace)
		if err != nil || !reflect.DeepEqual(one, two) || !reflect.DeepEqual(one, three) {
			t.Errorf("%+v %+v %+v", one, two, three)
		}
		if !reflect.DeepEqual(kept, e) && len(kept.Relatives)+len(kept.Premiums) > 0 {
			t.Error("the employee was changed")
		}
	})
}

// A change is taken in, and taken back: what is computed then is what would have been at once.
func TestComputingAgainEqualsComputingAtOnce(t *testing.T) {
	everyone(t, func(law *yearend.Tables, e *yearend.Employee, s invented) {
		first := must(t, law, e)
		changed := copied(e)
		changed.Relatives = append(changed.Relatives, s.relative(2025))
		changed.Pay.Salary += 120_000
		second := must(t, law, changed)
		if back := must(t, law, copied(e)); back.Lines != first.Lines {
			t.Error("the first result was not found again")
		}
		redo := second.Redo(&first, caldate.Must("2026-01-20"), nil)
		if first.Annual()+redo.Difference != second.Annual() {
			t.Errorf("%s + %s is not %s", first.Annual(), redo.Difference, second.Annual())
		}
	})
}

// The lines are the sums and differences that the form prints beside them.
func TestTheLinesAgreeWithTheForm(t *testing.T) {
	everyone(t, func(law *yearend.Tables, e *yearend.Employee, _ invented) {
		r := must(t, law, e)
		l := r.Lines
		sum := yen.Amount(0)
		for i := yearend.LineInsuranceFromPay; i <= yearend.LineBasicDeduction; i++ {
			if l[i] < 0 {
				t.Errorf("%s is negative", i.Label())
			}
			sum += l[i]
		}
		own := r.Disability + r.Single + r.Student + r.Spouse.Disability
		special := yen.Amount(0)
		for _, o := range r.Relatives {
			if o.Kind == yearend.SpecificRelative {
				special += o.Deduction
			} else {
				own += o.Deduction
			}
			own += o.Disability
		}
		for name, ok := range map[string]bool{
			"⑦": l[yearend.LineTotalPay] == l[yearend.LineSalary]+l[yearend.LineBonus],
			"⑧": l[yearend.LineTotalTax] == l[yearend.LineSalaryTax]+l[yearend.LineBonusTax],
			"⑪": l[yearend.LineAfterAdjustment] ==
				l[yearend.LineAfterDeduction]-l[yearend.LineAdjustmentDeduction],
			"⑱": l[yearend.LineSpecificRelatives] == special,
			"⑲": l[yearend.LineDependentsAndOthers] == own,
			"㉑": l[yearend.LineTotalDeductions] == sum,
			"㉒": l[yearend.LineTaxable]%1000 == 0 && l[yearend.LineTaxable] >= 0,
			"㉕": l[yearend.LineAdjustedTax] ==
				max(0, l[yearend.LineComputedTax]-l[yearend.LineHousingCredit]),
			"㉖": l[yearend.LineAnnualTax]%100 == 0,
			"㉗": l[yearend.LineDifference] == l[yearend.LineAnnualTax]-l[yearend.LineTotalTax],
			"㉚": l[yearend.LineRefund] == r.Over()-l[yearend.LineAgainstLastPay]-
				l[yearend.LineAgainstUnpaid],
			"㉛": l[yearend.LineRefund] == l[yearend.LineRefundThisYear]+l[yearend.LineRefundNextYear],
			"㉝": r.Short() == l[yearend.LineCollectLastPay]+l[yearend.LineCollectNextYear],
		} {
			if !ok {
				t.Errorf("line %s does not agree: %v", name, l)
			}
		}
	})
}

// Income years are settled apart: nobody pays more under the law of 2026 than of 2025, which only
// raised deductions and limits.
func TestTheLawOf2026NeverTaxesMoreThanThatOf2025(t *testing.T) {
	s := seed(99)
	for range 3000 {
		e := s.employee(2025)
		e.Premiums, e.Housing = nil, nil
		a, b := must(t, on(t, 2025), e), must(t, on(t, 2026), e)
		for i := range a.Relatives {
			if a.Relatives[i].Age != b.Relatives[i].Age-1 {
				t.Fatalf("%+v %+v", a.Relatives[i], b.Relatives[i])
			}
		}
		if len(e.Relatives) > 0 || e.Spouse != nil {
			continue // ages move on
		}
		if b.Annual() > a.Annual() {
			t.Errorf("%s became %s", a.Annual(), b.Annual())
		}
	}
}
