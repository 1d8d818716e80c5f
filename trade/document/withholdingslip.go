package document

import (
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/document/layout"
	"romukura/trade/settlement"
)

// WithholdingSlip is the withholding slip (源泉徴収票) of one person and the salary payment report
// (給与支払報告書) of the same contents. The boxes for My Numbers are left blank on the copies for
// offices and are not there on the employee's own.
type WithholdingSlip struct {
	Slip settlement.Slip
	// Sheet prints the four A6 copies on one A4; otherwise it is the employee's copy on A5.
	Sheet bool
	// FormChecked is who has compared this layout with the published form of the year. While nobody
	// has, every copy says so.
	FormChecked string
}

// slipCopy is one copy: its title, and whether it has boxes for My Numbers.
type slipCopy struct {
	title, whose string
	numbers      bool
}

// Document lays out four copies on A4, or the employee's on A5.
//
// Law: 所法226-1 地税法317の6-1
// Law? 所則93-1
func (w WithholdingSlip) Document(s Stamp) layout.Document {
	d := layout.Document{Title: textWithholdingSlip,
		Place: "withholdingSlips[" + w.Slip.Payee.Number + "]", Paper: layout.A5, Size: 65}
	own := slipCopy{textWithholdingSlip, textForEmployee, false}
	if !w.Sheet {
		d.Blocks = w.copy(own, 68)
		return s.on(d, 0)
	}
	d.Paper, d.Size = layout.A4, 50
	office := slipCopy{textWithholdingSlip, textForTaxOffice, true}
	report := slipCopy{textPaymentReport, textForMunicipality, true}
	pair := func(a, b slipCopy) layout.Beside {
		return layout.Beside{Gap: 60, Parts: []layout.Part{
			{Blocks: w.copy(a, 50)}, {Blocks: w.copy(b, 50)}}}
	}
	d.Blocks = []layout.Block{pair(report, report), layout.Spacer{Height: 20}, pair(office, own)}
	return s.on(d, 0)
}

// copy is one copy from top to bottom, in the order of the form.
func (w *WithholdingSlip) copy(c slipCopy, size layout.Size) []layout.Block {
	t := slipTables{slip: &w.Slip, size: size, numbers: c.numbers}
	blocks := []layout.Block{
		layout.Heading{Text: yearName(w.Slip.Year) + textWide + c.title, Aside: c.whose, Level: 3},
		t.payee(), t.amounts(), t.family(), t.insurance(), t.remarks(), t.premiums(), t.housing(),
		t.spouse(), t.persons(), t.flags(), t.payer(),
	}
	if w.FormChecked == "" {
		blocks = append(blocks, layout.Note{Tone: layout.Small, Name: textRemarks,
			Text: textFormUnchecked})
	}
	return blocks
}

type slipTables struct {
	slip    *settlement.Slip
	size    layout.Size
	numbers bool
}

// table is one band of the form: titles and one row below them.
func (t *slipTables) table(titles []string, shares []int, cells ...layout.Cell) layout.Table {
	out := layout.Table{Size: t.size, Height: t.height(1), Rows: []layout.Row{{Cells: cells}}}
	for i, title := range titles {
		c := layout.Column{Title: title, Share: 1}
		if i < len(shares) {
			c.Share = shares[i]
		}
		out.Columns = append(out.Columns, c)
	}
	return out
}

// height is that of a band of so many lines: four copies fit on one A4.
func (t *slipTables) height(lines int) layout.Length {
	return layout.Length(lines * int(t.size) / 2)
}

func (t *slipTables) payee() layout.Table {
	p := &t.slip.Payee
	number := textNoMyNumber
	if !t.numbers {
		number = textNotShown
	}
	return layout.Table{Size: t.size, Columns: []layout.Column{{Share: 3, Label: true}, {Share: 11},
		{Share: 4, Label: true}, {Share: 8}},
		Rows: []layout.Row{
			layout.Line(textAddress, p.Address, textRecipientNumber, p.Number),
			layout.Line(textKana, p.Kana, textMyNumber, number),
			layout.Line(textName, p.Name, textTitle, p.Title),
		}}
}

// settledYen is an amount that follows from the settlement: blank where there was none.
func (t *slipTables) settledYen(a yen.Amount) layout.Cell {
	if !t.slip.Settled {
		return layout.Cell{}
	}
	return layout.Yen(a)
}

func (t *slipTables) amounts() layout.Table {
	a := &t.slip.Amount
	return t.table([]string{textSlipKind, textSlipPay, textSlipAfter, textSlipDeductions, textSlipTax},
		[]int{3, 5, 6, 5, 5}, layout.Text(textSalaryBonus), layout.Yen(a.Pay),
		t.settledYen(a.AfterDeduction), t.settledYen(a.Deductions), layout.Yen(a.Tax))
}

// mark is a circle where something holds.
func mark(holds bool) layout.Cell {
	if holds {
		return layout.Cell{Text: textMark, Align: layout.Middle}
	}
	return layout.Cell{}
}

func some(n int) layout.Cell {
	if n == 0 {
		return layout.Cell{}
	}
	return layout.Cell{Text: strconv.Itoa(n), Align: layout.Middle}
}

// within is a number with the part of it that the form shows as 内.
func within(n, part int) layout.Cell {
	if part == 0 {
		return some(n)
	}
	return layout.Cell{Text: strconv.Itoa(n) + textWithin(part), Align: layout.Middle}
}

// dependentSpouse reports a spouse whom the form marks as 控除対象配偶者.
func (t *slipTables) dependentSpouse() bool {
	k := t.slip.Spouse.Kind
	return k == yearend.SpouseGeneral || k == yearend.SpouseElderly
}

func (t *slipTables) family() layout.Table {
	f, s := &t.slip.Family, &t.slip.Spouse
	deduction := layout.Cell{}
	if s.Deduction > 0 {
		deduction = layout.Yen(s.Deduction)
	}
	return t.table([]string{textSpouseHas, textElderly, textSpouseDeduction, textSpecific,
		textElderlyKin, textOtherKin, textSpecialKin, textUnder16, textDisabledSpecial,
		textDisabledOther, textAbroadKin}, []int{4, 3, 6, 3, 4, 4, 4, 4, 5, 4, 4},
		mark(t.dependentSpouse()), mark(s.Kind == yearend.SpouseElderly), deduction, some(f.Specific),
		within(f.Elderly, f.Cohabiting), some(f.General), some(f.SpecialKin), some(f.Under16),
		within(f.Special, f.SpecialAtHome), some(f.Disabled), some(f.Abroad))
}

func (t *slipTables) insurance() layout.Table {
	a := &t.slip.Amount
	social := layout.Yen(a.Insurance)
	if a.MutualAid > 0 {
		social.Text += textWithinYen(a.MutualAid)
	}
	return t.table([]string{textSlipInsurance, textSlipLife, textSlipQuake, textSlipHousing},
		[]int{6, 5, 5, 5}, social, t.settledYen(a.Life), t.settledYen(a.Earthquake),
		t.settledYen(t.slip.Housing.Credit))
}

func (t *slipTables) remarks() layout.Table {
	return layout.Table{Size: t.size, Height: t.height(2),
		Columns: []layout.Column{{Share: 2, Label: true},
			{Share: 22}}, Rows: []layout.Row{layout.Line(textSlipRemarks, remarksText(t.slip))}}
}

func (t *slipTables) premiums() layout.Table {
	p := &t.slip.Amount.Paid
	return t.table([]string{textNewLife, textOldLife, textCareLife, textNewPension, textOldPension},
		nil, layout.YenOrBlank(p[yearend.NewGeneral]),
		layout.YenOrBlank(p[yearend.OldGeneral]), layout.YenOrBlank(p[yearend.Care]),
		layout.YenOrBlank(p[yearend.NewPension]),
		layout.YenOrBlank(p[yearend.OldPension]))
}

func (t *slipTables) housing() layout.Table {
	h := &t.slip.Housing
	count := 0
	if !h.MovedIn.IsZero() {
		count = 1
	}
	return t.table([]string{textHousingCount, textHousingPossible, textMovedIn, textHousingType,
		textLoanBalance}, nil, some(count), layout.YenOrBlank(h.Possible),
		layout.Text(shortEra(h.MovedIn)), layout.Cell{}, layout.Cell{})
}

func (t *slipTables) spouse() layout.Table {
	s, a := &t.slip.Spouse, &t.slip.Amount
	income := layout.Cell{}
	if s.Kind != yearend.NoKind {
		income = layout.Yen(s.Income)
	}
	name := s.Name
	if s.Abroad {
		name += textAbroadMark
	}
	return t.table([]string{textSpouseName, textSpouseIncome, textNationalPension, textOldLongTerm,
		textBasicDeduction, textAdjustmentDeduction}, []int{7, 5, 5, 5, 5, 5}, layout.Text(name), income,
		layout.YenOrBlank(a.Paid[yearend.NationalPension]),
		layout.YenOrBlank(a.Paid[yearend.OldLongTerm]),
		t.settledYen(a.Basic), layout.YenOrBlank(a.Adjustment))
}

// most is how many dependents the form names; further ones stand in the remarks.
const most = 4

func (t *slipTables) persons() layout.Table {
	out := layout.Table{Size: t.size, Columns: []layout.Column{
		{Title: textNumberShort, Width: 45}, {Title: textDependents}, {Title: textUnder16Names}}}
	for i := range most {
		row := layout.Row{Cells: []layout.Cell{layout.Count(i + 1), personCell(t.slip.Family.Named, i),
			personCell(t.slip.Family.Young, i)}}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func personCell(list []settlement.Named, i int) layout.Cell {
	if i >= len(list) {
		return layout.Cell{}
	}
	text := list[i].Name
	if list[i].Kana != "" {
		text += textInBrackets(list[i].Kana)
	}
	if list[i].Abroad {
		text += textAbroadMark
	}
	return layout.Cell{Text: text, Fit: layout.Shrink}
}

func (t *slipTables) flags() layout.Table {
	s := t.slip
	moved := ""
	switch {
	case !s.Payee.Left.IsZero():
		moved = textLeftOn(s.Payee.Left)
	case !s.Payee.Joined.IsZero():
		moved = textJoinedOn(s.Payee.Joined)
	}
	return t.table([]string{textMinor, textDiedFlag, textDisaster, textColumnB, textSelfSpecial,
		textSelfDisabled, textWidow, textSingleParent, textStudent, textMoved, textBorn},
		[]int{3, 3, 3, 3, 3, 3, 3, 3, 3, 6, 6}, mark(s.Minor), mark(s.Died), mark(s.Disaster),
		mark(s.ColumnB), mark(s.Self.Disability == yearend.SpeciallyDisabled),
		mark(s.Self.Disability == yearend.Disabled),
		mark(s.Self.Single == yearend.Bereaved || s.Self.Single == yearend.Divorced),
		mark(s.Self.Single == yearend.SingleParent), mark(s.Self.Student), layout.Text(moved),
		layout.Text(shortEra(s.Payee.Born)))
}

func (t *slipTables) payer() layout.Table {
	p := &t.slip.Payer
	number := ""
	if t.numbers {
		number = p.CorporateNumber
	}
	rows := []layout.Row{layout.Line(textAddress, p.Address),
		layout.Line(textSlipPayer, strings.TrimSpace(p.Name+textWide+textTelephone(p.Phone)))}
	if t.numbers {
		rows = append(rows, layout.Line(textCorporateNumber, number))
	}
	return layout.Table{Size: t.size, Columns: []layout.Column{{Share: 5, Label: true}, {Share: 19}},
		Rows: rows}
}

// yearName is an income year as the form writes it: 令和8年分.
func yearName(y yearend.IncomeYear) string {
	s := y.Last().Japanese()
	return s[:strings.Index(s, textYearSign)] + textYearSign + textYearPart
}

func shortEra(d caldate.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.EraShort()
}
