package register

import (
	"strings"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/employee"
)

// bulkScreen is what the form of a change of many shows.
type bulkScreen struct {
	*page.Request
	Token  string
	Form   part.Form
	Groups []group
	Chosen []string // numbers and names
}

// chosenNames are whom the change is for.
func chosenNames(q *page.Request, ids []employee.ID) []string {
	var all []string
	for _, id := range ids {
		if e := q.Client.EmployeeByID(id); e != nil {
			all = append(all, e.Number+" "+or(e.NameOn(q.Today()), textNoName))
		}
	}
	return all
}

func dayIn(text string) caldate.Date {
	d, _ := caldate.ParseLoose(text)
	return d
}

// unchanged is a choice that may stay as it is with everybody.
func unchanged(f part.Field) part.Field {
	f.Options = append([]part.Option{{Word: textUnchangedChoice}}, f.Options...)
	return f
}

// plainly is a field without what is said about it where one person is concerned.
func plainly(f part.Field) part.Field {
	f.Support = ""
	return f
}

// bulkGroups are the fields: all but the day may stay blank.
func bulkGroups(c *book.Client) []group {
	places, groups := map[string]string{}, map[string]string{}
	for i := range c.Profile.Establishments {
		places[c.Profile.Establishments[i].ID] = c.Profile.Establishments[i].Name
	}
	for i := range c.Profile.Groups {
		groups[c.Profile.Groups[i].Code] = c.Profile.Groups[i].Name
	}
	item := textField("item", "")
	item.Kind = part.Choice
	for _, it := range agreed(c, &employee.Contract{}) {
		item.Options = append(item.Options, part.Option{Value: it.Code, Word: it.Name})
	}
	how := textField("how", "")
	how.Kind, how.Options = part.Choice, textHows
	unit := textField("unit", "")
	unit.Kind, unit.Options = part.Choice, textUnits
	return []group{
		{Fields: []part.Field{must(dayField("from", caldate.Date{}))}},
		{Title: textBulkTerms, Fields: []part.Field{
			unchanged(choiceField("establishment", "", places)),
			unchanged(choiceField("group", "", groups)),
			unchanged(choiceField("status", employee.Employment(""), textStatuses)),
			textField("department", ""), textField("job", ""), hoursField("weekly_minutes", 0),
			countField("weekly_days", 0, textDays), plainly(dayField("term_end", caldate.Date{}))}},
		{Title: textBulkPay, Fields: []part.Field{unchanged(item), how, textField("by", ""), unit}},
		{Title: textBulkPayee, Fields: []part.Field{textField("municipality", ""),
			textField("municipal_name", ""), textField("designated", "")}}}
}

// bulkIn reads the form.
func bulkIn(r *reader) personnel.Bulk {
	b := personnel.Bulk{From: r.day("from", true), Establishment: r.text("establishment"),
		Group: r.text("group"), Status: employee.Employment(r.text("status")),
		Department: r.text("department"), Job: r.text("job"), Minutes: r.minutes("weekly_minutes"),
		Days: r.count("weekly_days"), TermEnd: r.day("term_end", false),
		Payee: personnel.Payee{Municipality: r.digits("municipality"),
			Name: r.text("municipal_name"), Designated: r.text("designated")}}
	if m := b.Payee.Municipality; m != "" && (len(m) != 6 || !allDigits(m)) {
		r.fault("municipality", textMunicipality, textMunicipalityDo)
	}
	b.Pay = raiseIn(r)
	if only := (personnel.Bulk{From: b.From}); b == only && len(r.faults) == 0 {
		r.fault("from", textBulkNothing, textBulkNothingDo)
	}
	return b
}

// raiseIn reads what becomes of the amount of an item.
func raiseIn(r *reader) personnel.Raise {
	p := personnel.Raise{Item: r.text("item"), How: personnel.How(r.text("how"))}
	by := narrow(r.text("by"))
	switch {
	case p.Item == "" && by != "":
		r.fault("item", textFieldNames["item"]+textIsBlank, textFillIn)
		return p
	case p.Item == "":
		return personnel.Raise{}
	case by == "":
		r.must("by")
		return p
	}
	switch p.How {
	case personnel.UpRate, personnel.DownRate:
		rate, err := yen.ParseRate(strings.TrimSuffix(by, "%") + "%")
		if err != nil || rate.Num <= 0 || rate.Compare(yen.Whole) > 0 {
			r.fault("by", textNoRate, textRateDo)
			return p
		}
		p.Rate, p.Unit = rate, yenIn(r.text("unit"))
	case personnel.Set, personnel.Up, personnel.Down:
		p.By = r.money("by")
	default:
		r.must("how")
	}
	return p
}

// yenIn is a unit among those that are offered.
func yenIn(text string) yen.Amount {
	for _, o := range textUnits {
		if a, err := yen.Parse(text); o.Value == text && err == nil {
			return a
		}
	}
	return 0
}
