package document

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/filing/eltax"
)

// LeaverNotice is what the notice of an employee who left (給与所得者異動届出書) says, in the order of the
// form. It is a sheet to fill in the form from, and says so: municipalities take their own form.
type LeaverNotice struct {
	Client *client.Client
	Leaver eltax.Leaver
}

// Document lays the sheet out on one page of A4.
//
// Law: 地税法317の6-2 地税法321の5-3
func (n LeaverNotice) Document(s Stamp) layout.Document {
	x := &n.Leaver
	blocks := []layout.Block{
		layout.Heading{Text: textLeaverNotice, Aside: x.Sheet.Label()},
		layout.Note{Tone: layout.Boxed, Text: textLeaverNotForm},
		n.payer(), layout.Heading{Text: textLeaverPerson, Level: 2}, n.person(),
	}
	if x.Sheet != eltax.NextYear {
		blocks = append(blocks, layout.Heading{Text: textLeaverTax, Level: 2, Aside: textYen}, n.tax())
	}
	if x.Lump > 0 {
		blocks = append(blocks, layout.Heading{Text: textLeaverLump, Level: 2, Aside: textYen}, n.lump())
	}
	return s.on(layout.Document{Title: textLeaverNotice, Place: "leaverNotices[" + x.Number + "]",
		Blocks: blocks}, dated.Confirmed)
}

func (n *LeaverNotice) payer() layout.Fields {
	x := &n.Leaver
	address, phone := "", ""
	if len(n.Client.Establishments) > 0 {
		e := &n.Client.Establishments[0]
		address, phone = e.Address, e.Phone
	}
	return layout.Fields{Columns: 2, Ruled: true, Items: []layout.Field{
		{Label: textLeaverTo, Value: placeTitle(x.MunicipalName, x.Municipality), Strong: true},
		{Label: textLeaverBy, Value: untilText(x.Due, x.Until)},
		{Label: textCompany, Value: n.Client.Name, Strong: true},
		{Label: textLeaverDesignated, Value: x.Designated},
		{Label: textLeaverAddress, Value: address},
		{Label: textLeaverPhone, Value: phone},
		{Label: textLeaverCorporate, Value: n.Client.CorporateNumber},
	}}
}

func (n *LeaverNotice) person() layout.Fields {
	x := &n.Leaver
	return layout.Fields{Columns: 2, Ruled: true, Items: []layout.Field{
		{Label: textName, Value: x.Name, Strong: true}, {Label: textLeaverKana, Value: x.Kana},
		{Label: textLeaverBorn, Value: x.Born.Japanese()},
		{Label: textLeaverRecipient, Value: x.Recipient},
		{Label: textLeaverMyNumber, Value: textLeaverBlank}, {Label: textNumber, Value: x.Number},
		{Label: textLeaverHome, Value: x.Home, Span: 2},
		{Label: textLeaverNow, Value: x.Now, Span: 2},
		{Label: textLeaverDay, Value: x.Left.Japanese(), Strong: true},
		{Label: textLeaverCause, Value: x.Cause(), Strong: true},
	}}
}

func (n *LeaverNotice) tax() layout.Table {
	x := &n.Leaver
	row := func(label, months, value string) layout.Row {
		return layout.Row{Name: label, Cells: []layout.Cell{layout.Text(label), layout.Text(months),
			layout.Text(value).At(layout.End)}}
	}
	t := layout.Table{Columns: []layout.Column{{Title: textLeaverItem, Label: true, Share: 5},
		{Title: textLeaverMonths, Share: 4}, {Title: textAmount, Share: 3, Align: layout.End}}}
	said := func(label, text string) layout.Row {
		return layout.Row{Name: label, Cells: []layout.Cell{layout.Text(label),
			layout.Text(text).Over(2)}}
	}
	t.Rows = []layout.Row{
		row(textLeaverAnnual, "", x.Annual.String()),
		row(textLeaverCollected, monthsText(x.First, x.Last), x.Collected.String()),
		row(textLeaverRest, restText(x.Last, x.TaxYear, x.Rest), x.Rest.String()),
		said(textLeaverWay, x.Way.Label()),
	}
	if why := x.WhyNoLump(); why != "" {
		t.Rows = append(t.Rows, said(textLeaverWhyNot, why))
	}
	return t
}

func (n *LeaverNotice) lump() layout.Fields {
	x := &n.Leaver
	return layout.Fields{Columns: 3, Ruled: true, Items: []layout.Field{
		{Label: textLeaverLumpAmount, Value: x.Lump.String(), Strong: true},
		{Label: textPayDay, Value: x.LumpOn.Japanese()},
		{Label: textLeaverPaidBy, Value: x.PaidBy.Japanese()},
	}}
}

// untilText is the day by which the sheet is sent, with the open day that follows a closed one.
func untilText(due, until caldate.Date) string {
	if due == until {
		return due.Japanese()
	}
	return due.Japanese() + textLeaverClosed + until.Japanese()
}
