package settlement

import (
	"bytes"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/idnum"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

// premiumKeys are the kinds of premiums as files name them.
var premiumKeys = map[yearend.PremiumKind]string{
	yearend.NewGeneral: "new-general", yearend.OldGeneral: "old-general", yearend.Care: "care",
	yearend.NewPension: "new-pension", yearend.OldPension: "old-pension",
	yearend.Earthquake: "earthquake", yearend.OldLongTerm: "old-long-term",
	yearend.NationalPension: "national-pension", yearend.OtherSocial: "other-social",
	yearend.MutualAid: "mutual-aid",
}

// Template is the file in which declarations of a kind are sent: a head, and a line that shows how.
// UTF-8 with a mark, so that a spreadsheet opens it right.
func Template(k Kind) []byte {
	return []byte("\ufeff" + strings.Join(columns[k], ",") + "\r\n" + examples[k] + "\r\n")
}

// withoutExample takes the template's own example out, so that nobody is told that it is left out.
func withoutExample(data []byte, example string) []byte {
	return bytes.Replace(data, []byte(example), nil, 1)
}

type reader struct {
	view     *View
	kind     Kind
	period   yearend.IncomeYear
	on       caldate.Date
	sheet    *exchange.Sheet
	columns  []string
	at       map[string]int
	numbers  map[string]employee.ID
	byNumber map[employee.ID]int // place of a person's change
	batch    Batch
	faults   fault.List
	line     *exchange.Row
}

func (v *View) reader(data []byte, columns []string) *reader {
	sheet := exchange.Read(data)
	r := &reader{view: v, sheet: &sheet, faults: sheet.Faults, columns: columns,
		at: map[string]int{}, numbers: map[string]employee.ID{}, byNumber: map[employee.ID]int{}}
	for id, e := range v.people {
		r.numbers[e.Number] = id
	}
	return r
}

// each reads the rows of people whom the register knows, and tells whether a person had one before.
func (r *reader) each(do func(id employee.ID, seen bool)) {
	if r.head(); r.faults.Stops() {
		return
	}
	rows := map[employee.ID]bool{}
	for i := range r.sheet.Rows {
		r.line = &r.sheet.Rows[i]
		for j, cell := range r.line.Cells {
			if len(idnum.FindMyNumbers(cell)) > 0 {
				r.fault(r.sheet.Header[min(j, len(r.sheet.Header)-1)], wordMyNumber)
			}
		}
		id, ok := r.numbers[r.text(colNumber)]
		if !ok {
			r.fault(colNumber, wordNoNumber)
			continue
		}
		do(id, rows[id])
		rows[id] = true
	}
}

// head finds the columns by name. One that is missing or unknown is told: nothing is guessed.
func (r *reader) head() {
	for i, name := range r.sheet.Header {
		r.at[name] = i
	}
	for _, name := range r.columns {
		if _, ok := r.at[name]; !ok {
			r.faults.Add(textColumn(name, wordColumnMissing))
		}
		delete(r.at, "")
	}
	known := map[string]bool{}
	for _, name := range r.columns {
		known[name] = true
	}
	for _, name := range r.sheet.Header {
		if name != "" && !known[name] {
			r.faults.Add(textColumn(name, wordColumnUnknown))
		}
	}
}

func (r *reader) row(id employee.ID, seen bool) {
	if !seen {
		r.byNumber[id] = len(r.batch.Changes)
		d := Declaration{Kind: r.kind, Year: r.period, On: r.on}
		r.batch.Changes = append(r.batch.Changes, Change{Employee: id, Number: r.text(colNumber),
			Declaration: d})
	}
	c := &r.batch.Changes[r.byNumber[id]]
	c.Lines = append(c.Lines, r.line.Line)
	d := &c.Declaration
	switch r.kind {
	case Dependents:
		r.dependents(d)
	case BasicSpouse:
		r.once(seen)
		r.basicSpouse(d)
	case Insurance:
		r.premium(d)
	case Housing:
		r.once(seen)
		r.housing(d)
	case Former:
		r.former(d)
	case PaidBefore:
		r.once(seen)
		c.Opening = r.opening()
	}
}

func (r *reader) opening() *Opening {
	return &Opening{Through: r.month(colThrough), Pay: yearend.Pay{
		Salary: r.yen(colSalary), SalaryInsurance: r.yen(colSalaryInsurance),
		SalaryTax: r.yen(colSalaryTax), Bonus: r.yen(colBonus),
		BonusInsurance: r.yen(colBonusInsurance), BonusTax: r.yen(colBonusTax)}}
}

func (r *reader) once(seen bool) {
	if seen {
		r.fault(colNumber, wordTwoRows)
	}
}

func (r *reader) dependents(d *Declaration) {
	if d.Dependents == nil {
		d.Dependents = &DependentsForm{}
	}
	f := d.Dependents
	f.Elsewhere = f.Elsewhere || r.yes(colElsewhere)
	if t := r.text(colSelfDisability); t != "" {
		f.Self.Disability = choose(r, colSelfDisability, disabilityWords)
	}
	if t := r.text(colSingle); t != "" {
		f.Self.Single = choose(r, colSingle, singleWords)
	}
	f.Self.Partner = f.Self.Partner || r.yes(colPartner)
	f.Self.Student = f.Self.Student || r.yes(colStudent)
	if r.text(colRelative) == "" {
		return
	}
	relation := r.text(colRelation)
	x := Relative{Name: r.text(colRelative), Kana: r.text(colKana), Relation: relation,
		Facts: yearend.Relative{
			Born: r.day(colBorn), Died: r.day(colDied), Income: r.income(""),
			Disability: choose(r, colDisability, disabilityWords), Together: r.yes(colTogether),
			Ascendant: ascendants[relation], Child: children[relation],
			Abroad: yearend.Abroad{Lives: r.yes(colAbroad), Papers: r.yes(colPapers),
				Student: r.yes(colAbroadStudent), Remittance: r.yes(colRemittance)},
			FamilyWorker: r.yes(colFamilyWorker), Elsewhere: r.yes(colOtherClaims)}}
	if x.Facts.Born.IsZero() {
		r.fault(colBorn, wordNoBorn)
	}
	if !ascendants[relation] && !children[relation] && !otherRelations[relation] {
		r.fault(colRelation, wordRelation)
	}
	f.Relatives = append(f.Relatives, x)
}

func (r *reader) basicSpouse(d *Declaration) {
	f := &BasicSpouseForm{Income: r.income(colOwn), Adjustment: r.yes(colAdjustment)}
	d.BasicSpouse = f
	if r.text(colSpouse) == "" {
		return
	}
	f.Spouse = &Spouse{Name: r.text(colSpouse), Kana: r.text(colKana), Facts: yearend.Spouse{
		Born: r.day(colBorn), Died: r.day(colDied), Income: r.income(""),
		Disability: choose(r, colDisability, disabilityWords), Together: r.yes(colTogether),
		Abroad:       yearend.Abroad{Lives: r.yes(colAbroad), Papers: r.yes(colPapers)},
		FamilyWorker: r.yes(colFamilyWorker), ClaimsBack: r.yes(colClaimsBack)}}
	if f.Spouse.Facts.Born.IsZero() {
		r.fault(colBorn, wordNoBorn)
	}
}

func (r *reader) premium(d *Declaration) {
	if d.Insurance == nil {
		d.Insurance = &InsuranceForm{}
	}
	if r.text(colPremiumKind) == "" {
		if r.text(colPaid) != "" {
			r.fault(colPremiumKind, wordWhichPremium)
		}
		return
	}
	x := Premium{Insurer: r.text(colInsurer), Facts: yearend.Premium{
		Kind: choose(r, colPremiumKind, premiumWords), Paid: r.yen(colPaid)}}
	if r.text(colShown) != "" || r.text(colCertificateYear) != "" {
		x.Facts.Certificate = yearend.Certificate{Held: true, Amount: r.yen(colShown),
			Year: r.year(colCertificateYear)}
	}
	d.Insurance.Premiums = append(d.Insurance.Premiums, x)
}

func (r *reader) housing(d *Declaration) {
	d.Housing = &HousingForm{}
	if r.text(colCredit) == "" {
		return
	}
	d.Housing.Facts = &yearend.Housing{Credit: r.yen(colCredit), FormYear: r.year(colFormYear),
		MovedIn: r.day(colMovedIn), SmallArea: r.yes(colSmallArea)}
}

func (r *reader) former(d *Declaration) {
	if d.Former == nil {
		d.Former = &FormerForm{}
	}
	if r.text(colEmployer) == "" {
		return
	}
	d.Former.Slips = append(d.Former.Slips, FormerSlip{Employer: r.text(colEmployer),
		Address: r.text(colEmployerAddress), Left: r.day(colLeft),
		Facts: yearend.Slip{Held: r.yes(colSlipHeld), Pay: r.yen(colFormerPay),
			Insurance: r.yen(colFormerInsurance), Tax: r.yen(colFormerTax)}})
}

// income reads the amounts of a person; own is a mark before the columns of the employee.
func (r *reader) income(own string) yearend.Income {
	i := yearend.Income{Pay: r.yen(own + colPay), Pension: r.yen(own + colPension),
		Others: r.yen(own + colOthers)}
	if own != "" {
		i.Unearned, i.Expenses = r.yen(own+colUnearned), r.yen(own+colExpenses)
	}
	return i
}

func (r *reader) text(column string) string {
	i, ok := r.at[column]
	if !ok || i >= len(r.line.Cells) {
		return ""
	}
	return strings.TrimSpace(r.line.Cells[i])
}

func (r *reader) yen(column string) yen.Amount {
	t := r.text(column)
	if t == "" {
		return 0
	}
	a, err := yen.Parse(t)
	if err != nil || a > yen.Limit || a < -yen.Limit {
		r.fault(column, wordNoAmount)
		return 0
	}
	return a
}

func (r *reader) day(column string) caldate.Date {
	t := r.text(column)
	if t == "" {
		return caldate.Date{}
	}
	d, err := caldate.ParseLoose(t)
	if err != nil {
		r.fault(column, wordNoDay)
	}
	return d
}

// month reads 2026-10 or a day in it.
func (r *reader) month(column string) caldate.Month {
	t := r.text(column)
	if m, err := caldate.ParseMonth(t); err == nil {
		return m
	}
	d, err := caldate.ParseLoose(t)
	if err != nil {
		r.fault(column, wordNoDay)
	}
	return d.Month()
}

// year reads 2026, 令和8 or R8 as the year of a certificate.
func (r *reader) year(column string) yearend.IncomeYear {
	t := r.text(column)
	n := strings.TrimSuffix(strings.TrimSuffix(t, textYearPart), textYearSign)
	for _, form := range []string{n + "-12-31", n + ".12.31", n + textYearSign + textLastDay} {
		if d, err := caldate.ParseLoose(form); err == nil {
			return yearend.IncomeYear(d.Year())
		}
	}
	r.fault(column, wordNoYear)
	return 0
}

func (r *reader) yes(column string) bool { return choose(r, column, yesWords) }

// choose reads one of a closed set of words; an empty cell is the zero value.
func choose[T comparable](r *reader, column string, words map[string]T) T {
	t := r.text(column)
	value, ok := words[strings.ToLower(t)]
	if !ok && t != "" {
		r.fault(column, wordNoWord)
	}
	return value
}

func (r *reader) fault(column string, w word) {
	r.faults.Add(w.at(textCell(r.line.Line, column)))
}
