package settlement

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/employee"
)

// Slip is what the withholding slip (源泉徴収票) and the salary payment report (給与支払報告書) say of one
// person. It has no place for My Numbers: those who need them fill them in at the last step.
type Slip struct {
	Year   yearend.IncomeYear `json:"year"`
	Payer  Payer              `json:"payer"`
	Payee  Payee              `json:"payee"`
	Amount Amounts            `json:"amounts"`
	// Settled is false where the year was not settled here: what follows from a settlement is blank.
	Settled  bool         `json:"settled"`
	ColumnB  bool         `json:"column_b,omitempty"`
	Spouse   SlipSpouse   `json:"spouse,omitzero"`
	Family   Family       `json:"family,omitzero"`
	Self     yearend.Self `json:"self"`
	Housing  SlipHousing  `json:"housing,omitzero"`
	Former   []FormerSlip `json:"former,omitempty"`
	Died     bool         `json:"died,omitempty"`
	Disaster bool         `json:"disaster,omitempty"`
	Minor    bool         `json:"minor,omitempty"`
}

// Payer is the employer as the slip names it.
type Payer struct {
	Name            string `json:"name"`
	Address         string `json:"address"`
	Phone           string `json:"phone"`
	CorporateNumber string `json:"corporate_number,omitempty"`
}

// Payee is the person as the slip names him or her.
type Payee struct {
	Employee     employee.ID  `json:"employee"`
	Number       string       `json:"number"`
	Name         string       `json:"name"`
	Kana         string       `json:"kana"`
	Title        string       `json:"title,omitempty"`
	Address      string       `json:"address"`
	Municipality string       `json:"municipality"` // 6 digits
	Abroad       bool         `json:"abroad,omitempty"`
	Born         caldate.Date `json:"born"`
	Joined       caldate.Date `json:"joined,omitzero"` // in the year
	Left         caldate.Date `json:"left,omitzero"`   // in the year
	// Ordinary says that residents' tax is not collected by the employer (普通徴収), Designated and
	// Recipient are the numbers of the municipality's notice.
	Ordinary   bool   `json:"ordinary,omitempty"`
	Designated string `json:"designated,omitempty"`
	Recipient  string `json:"recipient,omitempty"`
}

// Amounts are the slip's figures.
type Amounts struct {
	Pay             yen.Amount       `json:"pay"`
	AfterDeduction  yen.Amount       `json:"after_deduction"`
	Deductions      yen.Amount       `json:"deductions"`
	Tax             yen.Amount       `json:"tax"`
	Insurance       yen.Amount       `json:"insurance"`  // with what the person paid and declared
	MutualAid       yen.Amount       `json:"mutual_aid"` // part of Insurance
	Life            yen.Amount       `json:"life"`
	Earthquake      yen.Amount       `json:"earthquake"`
	Basic           yen.Amount       `json:"basic"`
	Adjustment      yen.Amount       `json:"adjustment"`
	SpecialRelative yen.Amount       `json:"special_relative"` // 特定親族特別控除
	Paid            yearend.Premiums `json:"paid"`             // premiums by kind
}

// SlipSpouse is the spouse on the slip.
type SlipSpouse struct {
	Kind      yearend.Kind `json:"kind,omitempty"`
	Name      string       `json:"name,omitempty"`
	Kana      string       `json:"kana,omitempty"`
	Income    yen.Amount   `json:"income,omitempty"`
	Deduction yen.Amount   `json:"deduction,omitempty"`
	Abroad    bool         `json:"abroad,omitempty"`
}

// Family are the dependents on the slip, by number, and those named.
type Family struct {
	Specific      int      `json:"specific,omitempty"`
	Elderly       int      `json:"elderly,omitempty"`
	Cohabiting    int      `json:"cohabiting,omitempty"` // part of Elderly
	General       int      `json:"general,omitempty"`
	Under16       int      `json:"under16,omitempty"`
	SpecialKin    int      `json:"special_kin,omitempty"` // 特定親族
	Special       int      `json:"special,omitempty"`     // specially disabled
	SpecialAtHome int      `json:"special_at_home,omitempty"`
	Disabled      int      `json:"disabled,omitempty"`
	Abroad        int      `json:"abroad,omitempty"`
	Named         []Named  `json:"named,omitempty"` // from 16, in the order of the declaration
	Young         []Named  `json:"young,omitempty"`
	Kin           []Named  `json:"kin,omitempty"` // 特定親族
	DisabledWho   []string `json:"disabled_who,omitempty"`
}

// Named is a dependent with name.
type Named struct {
	Name   string       `json:"name"`
	Kana   string       `json:"kana,omitempty"`
	Kind   yearend.Kind `json:"kind"`
	Abroad bool         `json:"abroad,omitempty"`
}

// SlipHousing is the housing credit on the slip.
type SlipHousing struct {
	Credit   yen.Amount   `json:"credit,omitempty"`   // taken off
	Possible yen.Amount   `json:"possible,omitempty"` // where the tax was too small
	MovedIn  caldate.Date `json:"moved_in,omitzero"`
}

// Slip is a person's slip of the year as it stands: with the newest settlement, or of one who is
// not settled here with what was paid and withheld alone. False where the year is not computed from
// what stands now.
//
// Law: 所法226-1 地税法317の6-1
func (v *View) Slip(p *Person) (Slip, bool) {
	g, last := v.gather(p), p.Last()
	if g.who == nil || last == nil || !equal(&last.Input, &g.input) {
		return Slip{}, false
	}
	s := Slip{Year: v.Season.Year, Payer: v.payer(), Payee: v.payee(g.who),
		Died: g.input.Work.Situation == yearend.Died, Disaster: g.input.Work.DisasterRelief,
		Minor: isMinor(g.who.Born, v.Season.Year)}
	if tax := g.who.Tax.Ref(g.lastDay()); tax == nil || tax.Column != columnA {
		s.ColumnB = !g.input.Forms.Dependents
	}
	if last.Refused != nil {
		pay := g.input.Pay
		s.Amount = Amounts{Pay: pay.Salary + pay.Bonus, Tax: pay.SalaryTax + pay.BonusTax,
			Insurance: pay.SalaryInsurance + pay.BonusInsurance}
		return s, true
	}
	s.Settled, s.Self = true, g.input.Self
	s.settled(g, &last.Result)
	return s, true
}

// lastDay is the last day of employment in the year.
func (g *gathered) lastDay() caldate.Date {
	day := g.view.Season.Year.Last()
	if !g.who.Left.IsZero() && g.who.Left.Before(day) {
		return g.who.Left
	}
	return day
}

// isMinor reports a person under 18 at the end of the year, as the slip asks.
//
// Law? 地税法24の5-1
func isMinor(born caldate.Date, y yearend.IncomeYear) bool {
	return !born.IsZero() && born.AgeOn(y.Last().AddDays(1)) < 18
}

// settled fills what follows from the settlement.
func (s *Slip) settled(g *gathered, r *yearend.Result) {
	l := &r.Lines
	aid := l[yearend.LineMutualAid]
	s.Amount = Amounts{
		Pay: l[yearend.LineTotalPay], AfterDeduction: l[yearend.LineAfterAdjustment],
		Deductions: l[yearend.LineTotalDeductions], Tax: l[yearend.LineAnnualTax],
		Insurance: l[yearend.LineInsuranceFromPay] + l[yearend.LineInsuranceDeclared] + aid,
		MutualAid: aid, Life: l[yearend.LineLifeInsurance],
		Earthquake: l[yearend.LineEarthquakeInsurance], Basic: l[yearend.LineBasicDeduction],
		Adjustment: l[yearend.LineAdjustmentDeduction], SpecialRelative: l[yearend.LineSpecificRelatives],
	}
	for _, x := range g.input.Premiums {
		s.Amount.Paid[x.Kind] += x.Paid
	}
	if r.Single == 0 {
		s.Self.Single = yearend.NoSingle
	}
	s.Self.Student = r.Student > 0
	if h := g.input.Housing; h != nil && r.Housing.Declared > 0 {
		s.Housing = SlipHousing{Credit: r.Housing.Applied, MovedIn: h.MovedIn}
		if r.Housing.Unused > 0 {
			s.Housing.Possible = r.Housing.Declared
		}
	}
	if d := g.p.Filed(Former, s.Year); d != nil {
		s.Former = slices.Clone(d.Former.Slips)
	}
	s.spouse(g, r)
	for i := range r.Relatives {
		s.relative(g.relativeAt(i), &r.Relatives[i])
	}
}

func (s *Slip) spouse(g *gathered, r *yearend.Result) {
	d := g.p.Filed(BasicSpouse, s.Year)
	if d == nil || d.BasicSpouse.Spouse == nil || r.Spouse.Kind == yearend.NoKind {
		return
	}
	who := d.BasicSpouse.Spouse
	s.Spouse = SlipSpouse{Kind: r.Spouse.Kind, Name: who.Name, Kana: who.Kana, Income: r.Spouse.Income,
		Deduction: r.Spouse.Deduction, Abroad: who.Facts.Abroad.Lives}
	if r.Spouse.Disability > 0 {
		s.Family.disabled(who.Name, who.Facts.Disability, who.Facts.Together)
	}
	if who.Facts.Abroad.Lives {
		s.Family.Abroad++
	}
}

// relativeAt is the declared relative of a place of the input.
func (g *gathered) relativeAt(i int) *Relative {
	if d := g.p.Filed(Dependents, g.view.Season.Year); d != nil {
		if n := len(d.Dependents.Relatives); i < n {
			return &d.Dependents.Relatives[i]
		}
	}
	d := g.p.Filed(BasicSpouse, g.view.Season.Year).BasicSpouse
	for j := range d.Specific {
		if g.family[i] == place(BasicSpouse, "specific", j) {
			return &d.Specific[j]
		}
	}
	panic("settlement: a relative that no form names")
}

// relative counts a relative as judged.
func (s *Slip) relative(who *Relative, o *yearend.Outcome) {
	f := &s.Family
	named := Named{Name: who.Name, Kana: who.Kana, Kind: o.Kind, Abroad: who.Facts.Abroad.Lives}
	if o.Disability > 0 {
		f.disabled(who.Name, who.Facts.Disability, who.Facts.Together)
	}
	switch o.Kind {
	case yearend.NoKind:
		return
	case yearend.Under16:
		f.Under16++
		f.Young = append(f.Young, named)
	case yearend.SpecificRelative:
		f.SpecialKin++
		f.Kin = append(f.Kin, named)
	default:
		f.Named = append(f.Named, named)
	}
	switch o.Kind {
	case yearend.Specific:
		f.Specific++
	case yearend.CohabitingParent:
		f.Elderly++
		f.Cohabiting++
	case yearend.Elderly:
		f.Elderly++
	case yearend.General:
		f.General++
	}
	if who.Facts.Abroad.Lives {
		f.Abroad++
	}
}

func (f *Family) disabled(name string, d yearend.Disability, together bool) {
	f.DisabledWho = append(f.DisabledWho, name)
	if d != yearend.SpeciallyDisabled {
		f.Disabled++
		return
	}
	f.Special++
	if together {
		f.SpecialAtHome++
	}
}

// payer is the employer with the address of the first establishment, which is the head office.
func (v *View) payer() Payer {
	p := Payer{Name: v.client.Name, CorporateNumber: v.client.CorporateNumber}
	if len(v.client.Establishments) > 0 {
		e := &v.client.Establishments[0]
		p.Address, p.Phone = e.Address, e.Phone
	}
	return p
}

func (v *View) payee(e *employee.Employee) Payee {
	year := v.Season.Year
	day := year.Last()
	p := Payee{Employee: e.ID, Number: e.Number, Born: e.Born}
	if n := e.Names.Ref(day); n != nil {
		p.Name, p.Kana = n.Full, n.Kana
	}
	if a := addressAt(e, year); a != nil {
		p.Address, p.Municipality, p.Abroad = a.Text, a.Municipality, a.Abroad
	}
	if c := e.Contracts.Ref(day); c != nil {
		p.Title = titleOf(c)
	}
	if e.Hired.Year() == int(year) {
		p.Joined = e.Hired
	}
	if e.Left.Year() == int(year) {
		p.Left = e.Left
	}
	p.Ordinary = !p.Left.IsZero()
	for i := range e.Resident {
		if n := &e.Resident[i]; n.Municipality == p.Municipality {
			p.Designated, p.Recipient = n.Designated, n.Recipient
			p.Ordinary = p.Ordinary || n.NotCollectable
		}
	}
	return p
}

func titleOf(c *employee.Contract) string {
	if c.Status == employee.Director || c.Status == employee.WorkingDirector {
		return textDirector
	}
	return ""
}
