package settlement

import (
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/idnum"
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// Answers are what a person typed, by field: dependents.relatives[0].income.pay. A field that is
// not there was not answered. A list has its length under its own key.
type Answers map[string]string

// Words of a yes-no answer.
const (
	Yes = "yes"
	No  = "no"
)

// cell is one answer on its way into a declaration. What cannot be read is told and left out.
type cell struct {
	path  string
	text  string
	fault func(word)
}

// yes is told apart from anything but the two words by the form, which knows who was asked.
func (c cell) yes() bool { return c.text == Yes }

func (c cell) yen() yen.Amount {
	a, err := yen.Parse(c.text)
	if err != nil || a > yen.Limit || a < -yen.Limit {
		c.fault(wordNoAmount)
		return 0
	}
	return a
}

func (c cell) day() caldate.Date {
	d, err := caldate.ParseLoose(c.text)
	if err != nil {
		c.fault(wordNoDay)
	}
	return d
}

// mostText is the longest answer in characters.
const mostText = 100

func (c cell) words() string {
	t := strings.TrimSpace(c.text)
	switch {
	case len([]rune(t)) > mostText:
		c.fault(wordTooLong)
	case len(idnum.FindMyNumbers(t)) > 0:
		c.fault(wordMyNumberTyped)
	default:
		return t
	}
	return ""
}

func (c cell) year() yearend.IncomeYear {
	n, err := strconv.Atoi(strings.TrimSpace(c.text))
	if err != nil || n < 1989 || n > 2999 {
		d, err := caldate.ParseLoose(strings.TrimSpace(c.text) + textYearSign + textLastDay)
		if err != nil {
			c.fault(wordNoYear)
			return 0
		}
		n = d.Year()
	}
	return yearend.IncomeYear(n)
}

func oneOf[T comparable](c cell, keys map[T]string) T {
	for value, key := range keys {
		if key == c.text {
			return value
		}
	}
	c.fault(wordNoWord)
	var none T
	return none
}

// slot is one field of a part of a declaration: how it is written as an answer, and read from one.
type slot[T any] struct {
	key string
	get func(*T) string
	set func(*T, cell)
}

// take reads the answers of a part of a form.
func take[T any](into *T, slots []slot[T], from Answers, at *taking) {
	for _, s := range slots {
		path := at.prefix + s.key
		if text, ok := from[path]; ok && strings.TrimSpace(text) != "" {
			s.set(into, cell{path, text, func(w word) { at.fault(path, w) }})
		}
	}
}

// give writes a part of a form as answers.
func give[T any](from *T, slots []slot[T], prefix string, into Answers) {
	for _, s := range slots {
		if text := s.get(from); text != "" {
			into[prefix+s.key] = text
		}
	}
}

// taking is where answers are read, and where their faults go.
type taking struct {
	prefix string
	fault  func(path string, w word)
}

func (t *taking) below(key string) *taking { return &taking{t.prefix + key, t.fault} }

func yesText(b bool) string {
	if b {
		return Yes
	}
	return No
}

func amountText(a yen.Amount) string { return strconv.FormatInt(int64(a), 10) }

func dateText(d caldate.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func yearText(y yearend.IncomeYear) string {
	if y == 0 {
		return ""
	}
	return y.String()
}

// Constructors of slots: a place in the part, and the kind of its answer.
func asYes[T any](key string, at func(*T) *bool) slot[T] {
	return slot[T]{key, func(v *T) string { return yesText(*at(v)) },
		func(v *T, c cell) { *at(v) = c.yes() }}
}

func asYen[T any](key string, at func(*T) *yen.Amount) slot[T] {
	return slot[T]{key, func(v *T) string { return amountText(*at(v)) },
		func(v *T, c cell) { *at(v) = c.yen() }}
}

func asDay[T any](key string, at func(*T) *caldate.Date) slot[T] {
	return slot[T]{key, func(v *T) string { return dateText(*at(v)) },
		func(v *T, c cell) { *at(v) = c.day() }}
}

func asWords[T any](key string, at func(*T) *string) slot[T] {
	return slot[T]{key, func(v *T) string { return *at(v) },
		func(v *T, c cell) { *at(v) = c.words() }}
}

func asYear[T any](key string, at func(*T) *yearend.IncomeYear) slot[T] {
	return slot[T]{key, func(v *T) string { return yearText(*at(v)) },
		func(v *T, c cell) { *at(v) = c.year() }}
}

func asKey[T any, V comparable](key string, at func(*T) *V, keys map[V]string) slot[T] {
	return slot[T]{key, func(v *T) string { return keys[*at(v)] },
		func(v *T, c cell) { *at(v) = oneOf(c, keys) }}
}

var disabilityKeys = map[yearend.Disability]string{yearend.NotDisabled: "none",
	yearend.Disabled: "disabled", yearend.SpeciallyDisabled: "special"}

var singleKeys = map[yearend.Single]string{yearend.NoSingle: "none",
	yearend.SingleParent: "parent", yearend.Bereaved: "bereaved", yearend.Divorced: "divorced"}

// incomeSlots are the amounts of a person's income.
func incomeSlots[T any](at func(*T) *yearend.Income) []slot[T] {
	return []slot[T]{
		asYen("income.pay", func(v *T) *yen.Amount { return &at(v).Pay }),
		asYen("income.pension", func(v *T) *yen.Amount { return &at(v).Pension }),
		asYen("income.others", func(v *T) *yen.Amount { return &at(v).Others }),
	}
}

func abroadSlots[T any](at func(*T) *yearend.Abroad) []slot[T] {
	return []slot[T]{
		asYes("abroad.lives", func(v *T) *bool { return &at(v).Lives }),
		asYes("abroad.papers", func(v *T) *bool { return &at(v).Papers }),
	}
}

var selfSlots = []slot[yearend.Self]{
	asKey("disability", func(v *yearend.Self) *yearend.Disability { return &v.Disability },
		disabilityKeys),
	asKey("single", func(v *yearend.Self) *yearend.Single { return &v.Single }, singleKeys),
	asYes("student", func(v *yearend.Self) *bool { return &v.Student }),
}

var relativeSlots = slices.Concat([]slot[Relative]{
	asWords("name", func(v *Relative) *string { return &v.Name }),
	asWords("kana", func(v *Relative) *string { return &v.Kana }),
	{"relation", func(v *Relative) string { return v.Relation }, setRelation},
	asDay("born", func(v *Relative) *caldate.Date { return &v.Facts.Born }),
}, incomeSlots(func(v *Relative) *yearend.Income { return &v.Facts.Income }), []slot[Relative]{
	asYes("together", func(v *Relative) *bool { return &v.Facts.Together }),
	asKey("disability", func(v *Relative) *yearend.Disability { return &v.Facts.Disability },
		disabilityKeys),
}, abroadSlots(func(v *Relative) *yearend.Abroad { return &v.Facts.Abroad }), []slot[Relative]{
	asYes("abroad.student", func(v *Relative) *bool { return &v.Facts.Abroad.Student }),
	asYes("abroad.remittance", func(v *Relative) *bool { return &v.Facts.Abroad.Remittance }),
	asYes("elsewhere", func(v *Relative) *bool { return &v.Facts.Elsewhere }),
})

// setRelation reads the relation, and what of it decides a deduction.
func setRelation(v *Relative, c cell) {
	t := strings.TrimSpace(c.text)
	if !ascendants[t] && !children[t] && !otherRelations[t] {
		c.fault(wordRelation)
		return
	}
	v.Relation, v.Facts.Ascendant, v.Facts.Child = t, ascendants[t], children[t]
}

var spouseSlots = slices.Concat([]slot[Spouse]{
	asWords("name", func(v *Spouse) *string { return &v.Name }),
	asWords("kana", func(v *Spouse) *string { return &v.Kana }),
	asDay("born", func(v *Spouse) *caldate.Date { return &v.Facts.Born }),
}, incomeSlots(func(v *Spouse) *yearend.Income { return &v.Facts.Income }), []slot[Spouse]{
	asYes("together", func(v *Spouse) *bool { return &v.Facts.Together }),
	asKey("disability", func(v *Spouse) *yearend.Disability { return &v.Facts.Disability },
		disabilityKeys),
	asYes("claims-back", func(v *Spouse) *bool { return &v.Facts.ClaimsBack }),
}, abroadSlots(func(v *Spouse) *yearend.Abroad { return &v.Facts.Abroad }))

var premiumSlots = []slot[Premium]{
	asKey("kind", func(v *Premium) *yearend.PremiumKind { return &v.Facts.Kind }, premiumKeys),
	asWords("insurer", func(v *Premium) *string { return &v.Insurer }),
	asYen("certificate.amount", func(v *Premium) *yen.Amount { return &v.Facts.Certificate.Amount }),
	asYear("certificate.year",
		func(v *Premium) *yearend.IncomeYear { return &v.Facts.Certificate.Year }),
	asYen("paid", func(v *Premium) *yen.Amount { return &v.Facts.Paid }),
}

var housingSlots = []slot[yearend.Housing]{
	asYen("credit", func(v *yearend.Housing) *yen.Amount { return &v.Credit }),
	asYear("form-year", func(v *yearend.Housing) *yearend.IncomeYear { return &v.FormYear }),
	asDay("moved-in", func(v *yearend.Housing) *caldate.Date { return &v.MovedIn }),
	asYes("small-area", func(v *yearend.Housing) *bool { return &v.SmallArea }),
}

var formerSlots = []slot[FormerSlip]{
	asWords("employer", func(v *FormerSlip) *string { return &v.Employer }),
	asWords("address", func(v *FormerSlip) *string { return &v.Address }),
	asDay("left", func(v *FormerSlip) *caldate.Date { return &v.Left }),
	asYes("held", func(v *FormerSlip) *bool { return &v.Facts.Held }),
	asYen("pay", func(v *FormerSlip) *yen.Amount { return &v.Facts.Pay }),
	asYen("insurance", func(v *FormerSlip) *yen.Amount { return &v.Facts.Insurance }),
	asYen("tax", func(v *FormerSlip) *yen.Amount { return &v.Facts.Tax }),
}

// mostItems is the longest list that one form takes.
const mostItems = 50

// takeList reads a list whose length is answered under its own key.
func takeList[T any](key string, slots []slot[T], from Answers, at *taking) []T {
	path := at.prefix + key
	text := strings.TrimSpace(from[path])
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > mostItems {
		at.fault(path, wordCount)
		return nil
	}
	var out []T
	for i := range n {
		var v T
		take(&v, slots, from, at.below(key+"["+strconv.Itoa(i)+"]."))
		out = append(out, v)
	}
	return out
}

func giveList[T any](all []T, slots []slot[T], path string, into Answers) {
	into[path] = strconv.Itoa(len(all))
	for i := range all {
		give(&all[i], slots, path+"["+strconv.Itoa(i)+"].", into)
	}
}

// declared reads a declaration of a kind from answers.
func declared(k Kind, from Answers, fault func(path string, w word)) Declaration {
	d, at := Declaration{Kind: k}, &taking{string(k) + ".", fault}
	switch k {
	case Dependents:
		f := &DependentsForm{Elsewhere: from[at.prefix+"elsewhere"] == Yes}
		if d.Dependents = f; !f.Elsewhere {
			take(&f.Self, selfSlots, from, at.below("self."))
			f.Relatives = takeList("relatives", relativeSlots, from, at)
		}
	case BasicSpouse:
		f := &BasicSpouseForm{Adjustment: from[at.prefix+"adjustment"] == Yes}
		take(&f.Income, incomeSlots(func(v *yearend.Income) *yearend.Income { return v }), from, at)
		if from[at.prefix+"spouse"] == Yes {
			f.Spouse = &Spouse{}
			take(f.Spouse, spouseSlots, from, at.below("spouse."))
		}
		f.Specific = takeList("specific", relativeSlots, from, at)
		d.BasicSpouse = f
	case Insurance:
		d.Insurance = &InsuranceForm{Premiums: takeList("premiums", premiumSlots, from, at)}
		for i := range d.Insurance.Premiums {
			c := &d.Insurance.Premiums[i].Facts.Certificate
			c.Held = c.Amount != 0 || c.Year != 0
		}
	case Housing:
		if d.Housing = new(HousingForm); from[at.prefix+"claimed"] == Yes {
			d.Housing.Facts = &yearend.Housing{}
			take(d.Housing.Facts, housingSlots, from, at)
		}
	case Former:
		d.Former = &FormerForm{Slips: takeList("slips", formerSlots, from, at)}
	}
	return d
}

// Answers writes a declaration as the answers it came from.
func (d *Declaration) Answers() Answers {
	out, at := Answers{}, string(d.Kind)+"."
	switch {
	case d.Dependents != nil:
		f := d.Dependents
		if out[at+"elsewhere"] = yesText(f.Elsewhere); !f.Elsewhere {
			give(&f.Self, selfSlots, at+"self.", out)
			giveList(f.Relatives, relativeSlots, at+"relatives", out)
		}
	case d.BasicSpouse != nil:
		f := d.BasicSpouse
		out[at+"adjustment"] = yesText(f.Adjustment)
		out[at+"spouse"] = yesText(f.Spouse != nil)
		give(&f.Income, incomeSlots(func(v *yearend.Income) *yearend.Income { return v }), at, out)
		if f.Spouse != nil {
			give(f.Spouse, spouseSlots, at+"spouse.", out)
		}
		giveList(f.Specific, relativeSlots, at+"specific", out)
	case d.Insurance != nil:
		giveList(d.Insurance.Premiums, premiumSlots, at+"premiums", out)
	case d.Housing != nil:
		out[at+"claimed"] = yesText(d.Housing.Facts != nil)
		if d.Housing.Facts != nil {
			give(d.Housing.Facts, housingSlots, at, out)
		}
	case d.Former != nil:
		giveList(d.Former.Slips, formerSlots, at+"slips", out)
	}
	return out
}
