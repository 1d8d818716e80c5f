package nenkin

import (
	"romukura/ground/idnum"
	"romukura/ground/jis"
	"romukura/ground/kana"
)

// rule is one line of the official check tables as a function. It speaks of cells that are well
// formed, and leaves the others to the table.
type rule struct {
	id    string
	apply func(r *record, id string)
}

// rulesOf are the rules of each form, those of all forms first.
var rulesOf = map[Form][]rule{
	FormAcquisition:   join(rulesOfAll, rulesOfAcquisition),
	FormLoss:          join(rulesOfAll, rulesOfLoss),
	FormDependents:    join(rulesOfAll, rulesOfDependents),
	FormMonthlyChange: join(rulesOfAll, rulesOfMonthlyChange),
	FormAnnualBase:    join(rulesOfAll, rulesOfAnnualBase),
	FormBonus:         join(rulesOfAll, rulesOfBonus),
}

func join(all, own []rule) []rule {
	return append(append([]rule(nil), all...), own...)
}

// Implemented lists the ids of the rules that this edition checks, in the order of the forms.
func Implemented() []string {
	var ids []string
	for i, f := range Forms() {
		for n, rule := range rulesOf[f] {
			if i == 0 || n >= len(rulesOfAll) {
				ids = append(ids, rule.id)
			}
		}
	}
	return ids
}

// extraRules are what the notes of a form's table ask for beyond the check tables.
var extraRules = map[Form][]func(*record){
	FormAcquisition:   {myNumberDigit, acquisitionKind, noInsuredNumber},
	FormLoss:          {myNumberDigit},
	FormDependents:    {myNumberDigit, dependentsNotes},
	FormMonthlyChange: {myNumberDigit, months("revised", "old_revised")},
	FormAnnualBase:    {myNumberDigit, months("applied", "old_revised"), noMonthCounts, monthPairs},
	FormBonus:         {myNumberDigit, noInsuredNumber},
}

var rulesOfAll = []rule{
	{"all-01", symbol},
	{"all-02", kanaNames},
	{"all-03", kanjiNames},
	{"all-04", births},
	{"all-05", pensionNumbers},
	{"all-06", myNumbers},
}

// symbol looks at prefecture, district and mark of the establishment.
func symbol(r *record, id string) {
	if v := r.text("pension_prefecture_code"); v != "" && !isPensionPrefecture(v) {
		r.fail(id, "pension_prefecture_code")
	}
	if v := r.text("district_code"); v != "" {
		if len(v) != 2 || !digits(v) || v == "00" || v == "99" {
			r.fail(id, "district_code")
		}
	}
	if v := r.text("office_symbol"); v != "" {
		if !isMark(v) || jis.Length(v) > 4 || zeros(v) {
			r.fail(id, "office_symbol")
		}
	}
	r.need(id, "pension_prefecture_code", "district_code", "office_symbol")
}

// persons are the prefixes of the people in a row of the form.
func (r *record) persons() []string {
	if r.layout.Form == FormDependents {
		return []string{"", "sp_", "d1_", "d2_"}
	}
	return []string{""}
}

func kanaNames(r *record, id string) {
	for _, p := range r.persons() {
		if r.has(p + "name_kana") {
			r.name(id, p+"name_kana", kana.PensionKana)
		}
	}
}

func kanjiNames(r *record, id string) {
	for _, p := range r.persons() {
		if r.has(p + "name_kanji") {
			r.name(id, p+"name_kanji", kana.PensionKanji)
		}
	}
}

// name looks at characters, blanks and length of a name: every character that cannot be written
// stands with its proposal beside what is wrong with the form.
func (r *record) name(id, name string, form kana.Form) {
	i := r.at(name)
	value := r.list[i]
	k := kanaName
	if form == kana.PensionKanji {
		k = kanji
	}
	spacing := form.Spacing(value)
	clean, long := k.clean(value), jis.Length(value) > form.Limit()
	if clean && !long && spacing.Len() == 0 {
		return
	}
	if spacing.Len() > 0 {
		r.fail(id, name)
		f := &r.findings[len(r.findings)-1]
		f.What, f.Remedy = textFaults(spacing)
	}
	if long {
		f := r.finding(i, "cell.length")
		f.What = textLength(jis.Length(value), form.Limit())
		r.add(f)
	}
	if !clean {
		r.unwritable(r.finding(i, "cell.character"), k, value)
	}
	r.settle(i)
}

func births(r *record, id string) {
	for _, p := range r.persons() {
		era, ymd := r.at(p+"birth_era"), r.at(p+"birth_ymd")
		if r.list[era] == "" && r.list[ymd] == "" {
			continue
		}
		_, ok := r.day(p + "birth")
		switch {
		case !r.layout.Fields[era].limit.allows(r.list[era]) || r.list[era] == "":
			r.fail(id, p+"birth_era")
		case !ok:
			r.fail(id, p+"birth_ymd")
		default:
			continue
		}
		r.settle(era)
		r.settle(ymd)
	}
}

func pensionNumbers(r *record, id string) {
	for _, p := range r.persons() {
		office, ok := r.layout.at[p+"pension_no_office"]
		if !ok {
			continue
		}
		serial := r.at(p + "pension_no_serial")
		switch a, b := r.list[office], r.list[serial]; {
		case a == "" && b == "":
		case a == "" || zeros(a):
			r.fail(id, p+"pension_no_office")
		case b == "" || zeros(b):
			r.fail(id, p+"pension_no_serial")
		}
	}
}

func myNumbers(r *record, id string) {
	for _, p := range r.persons() {
		if v := r.text(p + "my_number"); v != "" && (len(v) != 12 || !digits(v)) {
			r.fail(id, p+"my_number")
		}
	}
}

// myNumberDigit looks at the check digit, which the official tables do not name.
func myNumberDigit(r *record) {
	for _, p := range r.persons() {
		v := r.text(p + "my_number")
		if len(v) != 12 || !digits(v) {
			continue
		}
		if _, err := idnum.ReadMyNumber(v); err != nil {
			r.fail("my-number.check", p+"my_number")
		}
	}
}

// noInsuredNumber: a filing of an employee of 70 and over alone has no number of an insured person.
func noInsuredNumber(r *record) {
	if r.is("over70_only", "1") && r.has("insured_number") {
		r.warn("cell.insured-number", "insured_number")
	}
}
