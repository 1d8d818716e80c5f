package settlement

import (
	"slices"
	"strings"

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
	// When is the question of the same list that must be answered with yes for this one to apply;
	// empty: it always does.
	When string `json:"when,omitempty"`
	// Optional says that it may stay without an answer.
	Optional bool `json:"optional,omitempty"`
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

// Asked is a person's part of this season and of last year's, which may be nil, with what was typed
// so far: an answer decides whether a later question applies.
type Asked struct {
	Now, Last *Person
	Answers   Answers
}

// Questions are what one person is asked, and nothing that does not apply: last year's season,
// where there is one, gives the answers to show. Somebody who is not settled here is asked whether
// the declaration is filed elsewhere, and no more.
//
// Law: 所法194-1 所法195の2 所法195の3 所法196 措法41の2の2-1
func (v *View) Questions(of Asked) []Question {
	g := v.gather(of.Now)
	q := &asking{v: v, g: g, p: of.Now, last: of.Last, typed: of.Answers}
	if g.who == nil {
		return nil
	}
	q.dependents()
	if q.elsewhere() || !g.settledHere() {
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

	typed Answers
}

// says is an answer: as it was typed, else as it was filed.
func (q *asking) says(key string) string {
	if text, typed := q.typed[key]; typed {
		return text
	}
	form, _, _ := strings.Cut(key, ".")
	if d := q.p.Filed(Kind(form), q.v.Season.Year); d != nil {
		return d.Answers()[key]
	}
	return ""
}

// elsewhere reports that the declaration is filed with another employer.
func (q *asking) elsewhere() bool {
	return q.says(string(Dependents)+".elsewhere") == Yes
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
	if q.elsewhere() {
		return
	}
	ask("relatives", askRelatives, helpRelatives, People,
		func(f *DependentsForm) string { return countText(len(f.Relatives), textPersons) })
	q.all[len(q.all)-1].Each = q.ofRelative()
	ask("self.disability", askDisability, "", Choice,
		func(f *DependentsForm) string { return labelOf(f.Self.Disability) })
	q.all[len(q.all)-1].Choices = disabilities
	if q.says(string(BasicSpouse)+".spouse") != Yes {
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
func (q *asking) ofRelative() []Question { return ofRelative(Dependents, "relatives") }

func ofRelative(k Kind, list string) []Question {
	at := func(key, text, help string, a Answer) Question {
		return Question{Key: string(k) + "." + list + "[]." + key, Form: k, Text: text, Help: help,
			Answer: a}
	}
	choice := func(x Question, all []Option) Question {
		x.Choices = all
		return x
	}
	abroad := func(x Question) Question {
		x.When = "abroad.lives"
		return x
	}
	kana := at("kana", askKana, "", Words)
	kana.Optional = true
	return []Question{
		at("name", askName, "", Words), kana,
		choice(at("relation", askRelation, "", Choice), relations()),
		at("born", askBorn, helpBorn, Day), at("income.pay", askPay, helpPay, Money),
		at("income.pension", askPension, "", Money), at("income.others", askOthers, "", Money),
		at("together", askTogether, "", YesNo), at("abroad.lives", askAbroad, helpAbroad, YesNo),
		abroad(at("abroad.papers", askAbroadPapers, "", YesNo)),
		abroad(at("abroad.student", askAbroadStudent, "", YesNo)),
		abroad(at("abroad.remittance", askRemittance, helpRemittance, YesNo)),
		choice(at("disability", askDisabled, "", Choice), disabilities),
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
	if q.pensioner() {
		ask("income.pension", askPension, "", Money,
			func(f *BasicSpouseForm) string { return yenText(f.Income.Pension) })
	}
	ask("income.others", askOtherIncome, helpOtherIncome, Money,
		func(f *BasicSpouseForm) string { return yenText(f.Income.Others) })
	ask("spouse", askSpouse, helpSpouse, YesNo,
		func(f *BasicSpouseForm) string { return yes(f.Spouse != nil) })
	if says := q.says(string(BasicSpouse) + ".spouse"); says == Yes ||
		says == "" && last != nil && last.BasicSpouse.Spouse != nil {
		q.spouse(ask)
	}
	if q.hasStudent() {
		ask("specific", askSpecific, helpSpecific, People,
			func(f *BasicSpouseForm) string { return countText(len(f.Specific), textPersons) })
		q.all[len(q.all)-1].Each = ofRelative(BasicSpouse, "specific")
	}
	if q.v.Law.Adjustment(q.g.input.Pay.Salary+q.g.input.Pay.Bonus, nil) > 0 {
		ask("adjustment", askAdjustment, helpAdjustment, YesNo,
			func(f *BasicSpouseForm) string { return yes(f.Adjustment) })
	}
}

// pensionAge is the age from which people may have a public old-age pension.
const pensionAge = 60

// pensioner reports somebody who may have a public pension: by age, or by what was declared.
func (q *asking) pensioner() bool {
	if d := q.p.Filed(BasicSpouse, q.v.Season.Year); d != nil && d.BasicSpouse.Income.Pension != 0 {
		return true
	}
	if d := q.was(BasicSpouse); d != nil && d.BasicSpouse.Income.Pension != 0 {
		return true
	}
	return !q.g.who.Born.IsZero() && q.g.who.Born.AgeOn(q.v.Season.Year.Last()) >= pensionAge
}

// asker adds a question to a form, with what last year's says.
type asker func(key, text, help string, a Answer, said func(*BasicSpouseForm) string) *Question

// spouse are the questions about the spouse.
func (q *asking) spouse(ask asker) {
	of := func(say func(*Spouse) string) func(*BasicSpouseForm) string {
		return func(f *BasicSpouseForm) string {
			if f.Spouse == nil {
				return ""
			}
			return say(f.Spouse)
		}
	}
	ask("spouse.name", askName, "", Words, of(func(s *Spouse) string { return s.Name }))
	kana := ask("spouse.kana", askKana, "", Words,
		of(func(s *Spouse) string { return s.Kana }))
	kana.Optional = true
	ask("spouse.born", askBorn, helpBorn, Day,
		of(func(s *Spouse) string { return dateText(s.Facts.Born) }))
	ask("spouse.income.pay", askSpousePay, helpPay, Money,
		of(func(s *Spouse) string { return yenText(s.Facts.Income.Pay) })).Most = q.v.spouseMost()
	ask("spouse.income.pension", askPension, "", Money,
		of(func(s *Spouse) string { return yenText(s.Facts.Income.Pension) }))
	ask("spouse.income.others", askOthers, "", Money,
		of(func(s *Spouse) string { return yenText(s.Facts.Income.Others) }))
	ask("spouse.together", askTogether, "", YesNo,
		of(func(s *Spouse) string { return yes(s.Facts.Together) }))
	ask("spouse.disability", askDisabled, "", Choice,
		of(func(s *Spouse) string { return labelOf(s.Facts.Disability) })).Choices = disabilities
	ask("spouse.claims-back", askClaimsBack, "", YesNo,
		of(func(s *Spouse) string { return yes(s.Facts.ClaimsBack) }))
	ask("spouse.abroad.lives", askAbroad, helpAbroad, YesNo,
		of(func(s *Spouse) string { return yes(s.Facts.Abroad.Lives) }))
	if q.says(string(BasicSpouse)+".spouse.abroad.lives") == Yes {
		ask("spouse.abroad.papers", askAbroadPapers, "", YesNo,
			of(func(s *Spouse) string { return yes(s.Facts.Abroad.Papers) }))
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
	of := func(r yearend.Relative) bool {
		age := r.Born.AgeOn(q.v.Season.Year.Last())
		return !r.Born.IsZero() && age >= 19 && age <= 22
	}
	typed := declared(Dependents, q.typed, func(string, word) {})
	return slices.ContainsFunc(q.g.input.Relatives, of) ||
		slices.ContainsFunc(typed.Dependents.Relatives, func(r Relative) bool { return of(r.Facts) })
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
	shown := at("certificate.amount", askShown, helpShown, Money)
	issued := at("certificate.year", askCertificateYear, "", Words)
	shown.Optional, issued.Optional = true, true // which kinds need one, the law's own check says
	return []Question{kind, at("insurer", askInsurer, "", Words), shown, issued,
		at("paid", askPaid, helpPaid, Money)}
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
	ask := func(key, text, help string, a Answer, said func(*yearend.Housing) string) {
		x := Question{Key: string(Housing) + "." + key, Form: Housing, Text: text, Help: help, Answer: a}
		if last != nil && last.Housing.Facts != nil {
			x.Last = said(last.Housing.Facts)
		}
		q.ask(x)
	}
	ask("claimed", askHousing, helpHousing, YesNo, func(*yearend.Housing) string { return textYes })
	if q.says(string(Housing)+".claimed") == No {
		return
	}
	ask("credit", askHousingCredit, "", Money,
		func(h *yearend.Housing) string { return yenText(h.Credit) })
	ask("form-year", askHousingYear, "", Words,
		func(h *yearend.Housing) string { return yearText(h.FormYear) })
	ask("moved-in", askMovedIn, "", Day,
		func(h *yearend.Housing) string { return dateText(h.MovedIn) })
	ask("small-area", askSmallArea, "", YesNo,
		func(h *yearend.Housing) string { return yes(h.SmallArea) })
}

// former is asked of those hired in the year.
func (q *asking) former() {
	if q.g.who.Hired.Year() != int(q.v.Season.Year) {
		return
	}
	at := func(key, text string, a Answer) Question {
		return Question{Key: string(Former) + ".slips[]." + key, Form: Former, Text: text, Answer: a}
	}
	address := at("address", askAddress, Words)
	address.Optional = true
	q.ask(Question{Key: string(Former) + ".slips", Form: Former, Text: askFormer, Help: helpFormer,
		Answer: Papers, Each: []Question{at("employer", askEmployer, Words), address,
			at("left", askLeft, Day), at("held", askSlipHeld, YesNo), at("pay", askFormerPay, Money),
			at("insurance", askFormerInsurance, Money), at("tax", askFormerTax, Money)}})
}
