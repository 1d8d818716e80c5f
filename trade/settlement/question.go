package settlement

import (
	"slices"

	"romukura/ground/yen"
	"romukura/law/yearend"
)

// Answer is what a question wants.
type Answer string

// Kinds of answers.
const (
	YesNo  Answer = "yes-no"
	Money  Answer = "money"
	Day    Answer = "day"
	Words  Answer = "text"
	Choice Answer = "choice"
	People Answer = "people" // a list of persons, each with questions of its own
	Papers Answer = "papers" // a list of premiums or slips, each with questions of its own
)

// Question is one plain question to one person. A form, on the phone or on paper, is a list of
// them.
type Question struct {
	Key  string `json:"key"` // the field it fills: dependents.relatives[].income
	Form Kind   `json:"form"`
	// Text is the question, Help why it is asked, both in plain Japanese.
	Text    string   `json:"text"`
	Help    string   `json:"help,omitempty"`
	Answer  Answer   `json:"answer"`
	Choices []Option `json:"choices,omitempty"`
	// Most is the amount above which the answer excludes or is looked at; 0 is none.
	Most yen.Amount `json:"most,omitempty"`
	// Last is last year's answer, shown beside the question and never taken for an answer.
	Last string `json:"last,omitempty"`
	// Given says that this year's declaration answers it.
	Given bool `json:"given,omitempty"`
	// Each are the questions about each person or paper of the list.
	Each []Question `json:"each,omitempty"`
}

// Option is one of the choices.
type Option struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// Progress is how many questions are answered.
type Progress struct{ Answered, Of int }

// ProgressOf counts.
func ProgressOf(all []Question) Progress {
	p := Progress{Of: len(all)}
	for i := range all {
		if all[i].Given {
			p.Answered++
		}
	}
	return p
}

// Asked is a person's part of this season and of last year's; Last may be nil.
type Asked struct{ Now, Last *Person }

// Questions are what one person is asked, and nothing that does not apply: last year's season,
// where there is one, gives the answers to show. Somebody who is not settled here is asked whether
// the declaration is filed elsewhere, and no more.
//
// Law: 所法194-1 所法195の2 所法195の3 所法196 措法41の2の2-1
func (v *View) Questions(of Asked) []Question {
	p, last := of.Now, of.Last
	g := v.gather(p)
	q := &asking{v: v, g: g, p: p, last: last}
	if g.who == nil {
		return nil
	}
	q.dependents()
	if v.Law.Eligible(&g.input, nil) != nil && !g.slipsAwaited() {
		return q.all
	}
	q.basicSpouse()
	q.insurance()
	q.housing()
	q.former()
	return q.all
}

type asking struct {
	v    *View
	g    *gathered
	p    *Person
	last *Person
	all  []Question
}

// was is last year's declaration of a kind, nil without one.
func (q *asking) was(k Kind) *Declaration {
	if q.last == nil {
		return nil
	}
	return q.last.Filed(k, q.v.Season.Year-1)
}

func (q *asking) ask(x Question) {
	x.Given = q.p.Filed(x.Form, q.v.Season.Year) != nil
	q.all = append(q.all, x)
}

func (q *asking) dependents() {
	last := q.was(Dependents)
	ask := func(key, text, help string, a Answer, said func(*DependentsForm) string) {
		x := Question{Key: string(Dependents) + "." + key, Form: Dependents, Text: text, Help: help,
			Answer: a}
		if last != nil {
			x.Last = said(last.Dependents)
		}
		q.ask(x)
	}
	ask("elsewhere", askElsewhere, helpElsewhere, YesNo,
		func(f *DependentsForm) string { return yes(f.Elsewhere) })
	if q.g.elsewhere() {
		return
	}
	ask("relatives", askRelatives, helpRelatives, People,
		func(f *DependentsForm) string { return countText(len(f.Relatives), textPersons) })
	q.all[len(q.all)-1].Each = q.ofRelative()
	ask("self.disability", askDisability, "", Choice,
		func(f *DependentsForm) string { return labelOf(f.Self.Disability) })
	q.all[len(q.all)-1].Choices = disabilities
	if q.g.input.Spouse == nil {
		ask("self.single", askSingle, helpSingle, Choice,
			func(f *DependentsForm) string { return singleLabel(f.Self.Single) })
		q.all[len(q.all)-1].Choices = singles
	}
	if c := q.g.who.Contracts.Ref(q.g.lastDay()); c != nil && c.Student {
		ask("self.student", askStudent, helpStudent, YesNo,
			func(f *DependentsForm) string { return yes(f.Self.Student) })
	}
}

// ofRelative are the questions about each relative.
func (q *asking) ofRelative() []Question {
	at := func(key, text, help string, a Answer) Question {
		return Question{Key: string(Dependents) + ".relatives[]." + key, Form: Dependents, Text: text,
			Help: help, Answer: a}
	}
	return []Question{
		at("name", askName, "", Words), at("kana", askKana, "", Words),
		at("relation", askRelation, "", Words), at("born", askBorn, helpBorn, Day),
		at("income.pay", askPay, helpPay, Money), at("income.pension", askPension, "", Money),
		at("income.others", askOthers, "", Money), at("together", askTogether, "", YesNo),
		at("abroad.lives", askAbroad, helpAbroad, YesNo),
		{Key: string(Dependents) + ".relatives[].disability", Form: Dependents, Text: askDisabled,
			Answer: Choice, Choices: disabilities},
		at("elsewhere", askOtherClaims, helpOtherClaims, YesNo),
	}
}

func (q *asking) basicSpouse() {
	last := q.was(BasicSpouse)
	ask := func(key, text, help string, a Answer, said func(*BasicSpouseForm) string) *Question {
		x := Question{Key: string(BasicSpouse) + "." + key, Form: BasicSpouse, Text: text, Help: help,
			Answer: a}
		if last != nil {
			x.Last = said(last.BasicSpouse)
		}
		q.ask(x)
		return &q.all[len(q.all)-1]
	}
	ask("income.pay", askOtherPay, helpOtherPay, Money,
		func(f *BasicSpouseForm) string { return yenText(f.Income.Pay) })
	ask("income.others", askOtherIncome, helpOtherIncome, Money,
		func(f *BasicSpouseForm) string { return yenText(f.Income.Pension + f.Income.Others) })
	ask("spouse", askSpouse, helpSpouse, YesNo,
		func(f *BasicSpouseForm) string { return yes(f.Spouse != nil) })
	if q.g.input.Spouse != nil || last != nil && last.BasicSpouse.Spouse != nil {
		x := ask("spouse.income.pay", askSpousePay, helpPay, Money, func(f *BasicSpouseForm) string {
			if f.Spouse == nil {
				return ""
			}
			return yenText(f.Spouse.Facts.Income.Pay)
		})
		x.Most = q.v.spouseMost()
	}
	if q.hasStudent() {
		ask("specific", askSpecific, helpSpecific, People,
			func(f *BasicSpouseForm) string { return countText(len(f.Specific), textPersons) })
	}
	if q.v.Law.Adjustment(q.g.input.Pay.Salary+q.g.input.Pay.Bonus, nil) > 0 {
		ask("adjustment", askAdjustment, helpAdjustment, YesNo,
			func(f *BasicSpouseForm) string { return yes(f.Adjustment) })
	}
}

// spouseMost is the pay of a spouse above which no deduction is left.
func (v *View) spouseMost() yen.Amount {
	low, high := yen.Amount(0), yen.Amount(10_000_000)
	for high-low > 1 {
		mid := (low + high) / 2
		income := v.Law.TotalIncome(yearend.Income{Pay: mid}, false, nil)
		if v.Law.SpouseDeduction(yearend.SpouseSpecial, yearend.Couple{Spouse: income}, nil) > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// hasStudent reports a relative of the age for which income above the limit is no end.
func (q *asking) hasStudent() bool {
	return slices.ContainsFunc(q.g.input.Relatives, func(r yearend.Relative) bool {
		age := r.Born.AgeOn(q.v.Season.Year.Last())
		return !r.Born.IsZero() && age >= 19 && age <= 22
	})
}

func (q *asking) insurance() {
	x := Question{Key: string(Insurance) + ".premiums", Form: Insurance, Text: askPremiums,
		Help: helpPremiums, Answer: Papers, Each: q.ofPremium()}
	if last := q.was(Insurance); last != nil {
		x.Last = countText(len(last.Insurance.Premiums), textPapers)
	}
	q.ask(x)
}

func (q *asking) ofPremium() []Question {
	at := func(key, text, help string, a Answer) Question {
		return Question{Key: string(Insurance) + ".premiums[]." + key, Form: Insurance, Text: text,
			Help: help, Answer: a}
	}
	kind := at("kind", askPremiumKind, "", Choice)
	for k := yearend.NewGeneral; k <= yearend.MutualAid; k++ {
		kind.Choices = append(kind.Choices, Option{premiumKeys[k], k.Label()})
	}
	return []Question{at("insurer", askInsurer, "", Words), kind, at("paid", askPaid, helpPaid, Money),
		at("certificate.amount", askShown, helpShown, Money),
		at("certificate.year", askCertificateYear, "", Words)}
}

// housing is asked of those who had the credit last year, or who declared one: the first year is
// the person's own return.
//
// Law: 措法41の2の2-1
func (q *asking) housing() {
	last := q.was(Housing)
	if q.g.input.Housing == nil && (last == nil || last.Housing.Facts == nil) {
		return
	}
	x := Question{Key: string(Housing) + ".credit", Form: Housing, Text: askHousing,
		Help: helpHousing, Answer: Money}
	if last != nil && last.Housing.Facts != nil {
		x.Last = yenText(last.Housing.Facts.Credit)
	}
	q.ask(x)
}

// former is asked of those hired in the year.
func (q *asking) former() {
	if q.g.who.Hired.Year() != int(q.v.Season.Year) {
		return
	}
	at := func(key, text string, a Answer) Question {
		return Question{Key: string(Former) + ".slips[]." + key, Form: Former, Text: text, Answer: a}
	}
	q.ask(Question{Key: string(Former) + ".slips", Form: Former, Text: askFormer, Help: helpFormer,
		Answer: Papers, Each: []Question{at("employer", askEmployer, Words), at("left", askLeft, Day),
			at("pay", askFormerPay, Money), at("insurance", askFormerInsurance, Money),
			at("tax", askFormerTax, Money)}})
}
