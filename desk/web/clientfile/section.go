package clientfile

import (
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/law/accident"
	"romukura/law/insurer"
	"romukura/law/laborins"
	"romukura/trade/client"
)

// section is a part of the client file that is edited at once.
type section struct {
	Title   string
	Path    string // below which the client's checks speak of it
	Entries []entry
	Sample  bool   // shows what a pay item comes to
	Note    string // what whoever edits it should know
	Drop    string // what taking it away is called; empty where it stays
	// done puts together what several fields say; a fault tells why it cannot.
	done func() *fault.Fault
	// drop takes it away.
	drop func()
	// count tells beside the form what it comes to, as far as it was typed.
	count func() (facts []part.Fact, notes []string)
	Leads []string // below the file, where it stands once it was saved
}

// sectionOf finds a part by its word in the address, in a client that may be changed: the fields
// hold places in it. A new one is begun where the address says so; nil where there is none.
func sectionOf(c *book.Client, word string, today caldate.Date) *section {
	name, at, _ := strings.Cut(word, "-")
	at, planned, _ := strings.Cut(at, "-")
	p := &c.Profile
	switch name {
	case "basic":
		return basic(p, today)
	case "place":
		return listed(&p.Establishments, at, func() client.Establishment {
			return client.Establishment{ID: freeID(p), EmploymentBusiness: laborins.General.String()}
		}, func(i int) *section { return place(c, i, today) })
	case "group":
		return listed(&p.Groups, at, func() client.Group {
			return client.Group{Rules: history.From(today.Month().First(), client.PayRules{ClosingDay: 31,
				PayMonthsLater: 1, PayDay: 25, DailyMinutes: 480, AnnualHolidays: 120})}
		}, func(i int) *section { return group(p, i, planned, today) })
	case "item":
		return listed(&p.Items, at, func() client.Item {
			return client.Item{Formula: client.Formula{Kind: client.Fixed}, Order: 40,
				Counts: client.Counts{Remuneration: true, FixedPay: true, Wages: true,
					Tax: client.Taxable, ExtraBase: true, MinimumBase: true}}
		}, func(i int) *section { return item(p, i) })
	case "account":
		return listed(&p.Accounts, at, func() client.PayingAccount {
			return client.PayingAccount{Kind: "ordinary"}
		}, func(i int) *section { return account(p, i) })
	case "calendar":
		return newCalendar(c, at, today)
	case "contact":
		return listed(&p.Contacts, at, func() client.Contact { return client.Contact{} },
			func(i int) *section { return contact(p, i) })
	}
	return nil
}

// listed finds one of a list by its place, or begins another.
func listed[T any](all *[]T, at string, fresh func() T, make func(i int) *section) *section {
	if at == "new" {
		*all = append(*all, fresh())
		return make(len(*all) - 1)
	}
	i, err := strconv.Atoi(at)
	if err != nil || i < 0 || i >= len(*all) {
		return nil
	}
	return make(i)
}

func freeID(p *client.Client) string {
	for n := len(p.Establishments) + 1; ; n++ {
		if id := "p" + strconv.Itoa(n); p.EstablishmentByID(id) == nil {
			return id
		}
	}
}

func basic(p *client.Client, today caldate.Date) *section {
	insured, from := 0, today.Month().First()
	if n, known := p.PensionInsured.At(today); known {
		insured = n
	}
	was := insured
	since := day("insured_from", textInsuredFrom, &from)
	since.Support = textInsuredEg
	s := &section{Title: textBasic, Path: "", Entries: []entry{
		must(text("name", textName, &p.Name)), text("kana", textKana, &p.Kana),
		text("employer", textEmployer, &p.Employer),
		digits("corporate_number", textCorporate, textCorporateEg, &p.CorporateNumber),
		choice("contract", textContract, contracts, &p.Contract),
		number("pension_insured", textInsured, textPersons, &insured), since}}
	s.done = func() *fault.Fault {
		if insured != was {
			p.PensionInsured = p.PensionInsured.With(from, insured)
		}
		return nil
	}
	return s
}

func place(c *book.Client, i int, today caldate.Date) *section {
	e := &c.Profile.Establishments[i]
	societies := []part.Option{{Value: "", Word: textAssociation}}
	for _, s := range c.Societies {
		if !slices.ContainsFunc(societies, func(o part.Option) bool { return o.Value == s.ID }) {
			societies = append(societies, part.Option{Value: s.ID, Word: s.Name})
		}
	}
	s := &section{Title: textPlace, Path: "establishments[" + strconv.Itoa(i) + "]",
		Entries: []entry{
			text("name", textName, &e.Name),
			digits("postal_code", textPostal, textPostalEg, &e.PostalCode),
			text("address", textAddress, &e.Address), text("phone", textPhone, &e.Phone),
			choice("prefecture", textPrefecture, prefectures(), &e.Prefecture),
			digits("symbol.prefecture", textSymbolPrefecture, textSymbolPrefectureEg,
				&e.Symbol.Prefecture),
			digits("symbol.district", textDistrict, textDistrictEg, &e.Symbol.District),
			text("symbol.mark", textMark, &e.Symbol.Mark),
			digits("symbol.number", textSymbolNumber, textSymbolNumberEg, &e.Symbol.Number),
			choice("insurer", textInsurer, societies, &e.Insurer),
			digits("labor_insurance_number", textLaborNumber, textLaborNumberEg,
				&e.LaborInsuranceNumber),
			digits("employment_office", textEmploymentOffice, textEmploymentOfficeEg,
				&e.EmploymentOffice),
			choice("employment_business", textEmploymentBusiness, businesses, &e.EmploymentBusiness),
			choice("accident_business", textAccident, accidents(), &e.AccidentBusiness),
			number("workers", textWorkers, textPersons, &e.Workers),
			check("special_hours", textSpecialHours, &e.SpecialHours),
		}}
	s.merit(e, today)
	return s
}

// merit adds the rate that the labor bureau notified, with the day from which it is in force.
//
// Law: 徴収法12-3
func (s *section) merit(e *client.Establishment, today caldate.Date) {
	now, _ := e.AccidentRate.At(today)
	was, from := now, today.Month().First()
	rate := percent("accident_rate", textMeritRate, &now)
	rate.Support = textMeritEg
	since := day("merit_from", textMeritFrom, &from)
	s.Entries = append(s.Entries, rate, since)
	s.done = func() *fault.Fault {
		if now != was {
			e.AccidentRate = e.AccidentRate.With(from, now)
		}
		return nil
	}
}

func item(p *client.Client, i int) *section {
	x := &p.Items[i]
	s := &section{Title: textItem, Path: "items[" + strconv.Itoa(i) + "]", Sample: true}
	if x.Code == "" {
		s.Entries = append(s.Entries, digits("code", textCode, textCodeEg, &x.Code))
	}
	s.Entries = append(s.Entries, text("name", textName, &x.Name),
		check("deduct", textDeduct, &x.Deduct),
		choice("kind", textFormula, formulas, &x.Formula.Kind),
		money("amount", textAmount, &x.Formula.Amount),
		choice("measure", textMeasure, measures, &x.Formula.Measure),
		formulaRate(&x.Formula), base(p, &x.Formula), steps(&x.Formula),
		choice("tax", textTax, taxes, &x.Counts.Tax),
		check("remuneration", textRemuneration, &x.Counts.Remuneration),
		check("fixed_pay", textFixedPay, &x.Counts.FixedPay),
		check("wages", textWages, &x.Counts.Wages),
		check("extra_base", textExtraBase, &x.Counts.ExtraBase),
		check("minimum_base", textMinimumBase, &x.Counts.MinimumBase),
		check("in_kind", textInKind, &x.Counts.InKind),
		check("prorated", textProrated, &x.Prorated),
		number("order", textOrder, "", &x.Order))
	return s
}

// base are the codes of the items whose sum a rate is taken of.
func base(p *client.Client, f *client.Formula) entry {
	return entry{Field: part.Field{Name: "base", Label: textBase, Support: textBaseEg,
		Kind: part.Text, Value: strings.Join(f.Base, ","), Free: true}, at: "formula.base",
		set: func(typed string) string {
			f.Base = nil
			for _, code := range strings.Fields(strings.ReplaceAll(typed, ",", " ")) {
				if p.ItemByCode(code) == nil {
					return textBaseUnknown + code
				}
				f.Base = append(f.Base, code)
			}
			return ""
		}}
}

// contact is somebody to whom the office speaks.
func contact(p *client.Client, i int) *section {
	x := &p.Contacts[i]
	note := text("note", textNote, &x.Note)
	note.Kind, note.Free = part.Long, true
	s := &section{Title: textContact, Path: "contacts[" + strconv.Itoa(i) + "]", Entries: []entry{
		text("name", textContactName, &x.Name), text("role", textRole, &x.Role),
		digits("phone", textPhone, textPhoneEg, &x.Phone), digits("mail", textMail, "", &x.Mail),
		note}, Drop: textDropContact}
	s.drop = func() { p.Contacts = slices.Delete(p.Contacts, i, i+1) }
	return s
}

func account(p *client.Client, i int) *section {
	a := &p.Accounts[i]
	drop := func() { p.Accounts = slices.Delete(p.Accounts, i, i+1) }
	return &section{Title: textAccount, Path: "accounts[" + strconv.Itoa(i) + "]",
		Drop: textDropAccount, drop: drop, Entries: []entry{
			digits("client_code", textClientCode, textClientCodeEg, &a.ClientCode),
			text("name_kana", textHolder, &a.NameKana),
			digits("bank", textBank, textBankEg, &a.Bank), text("bank_name", textBankName, &a.BankName),
			digits("branch", textBranch, textBranchEg, &a.Branch),
			text("branch_name", textBranchName, &a.BranchName),
			choice("kind", textKind, accountKinds, &a.Kind),
			digits("number", textAccountNumber, textAccountNumberEg, &a.Number)}}
}

func prefectures() []part.Option {
	var all []part.Option
	for p := insurer.Prefecture(1); p.Valid(); p++ {
		all = append(all, part.Option{Value: p.String(), Word: p.Label()})
	}
	return all
}

// accidents are the businesses of workers' compensation, by their codes.
func accidents() []part.Option {
	t, _, err := accident.TableFor(newest)
	if err != nil {
		return nil
	}
	var all []part.Option
	for _, b := range t.All() {
		code, _, _ := strings.Cut(b.Code, "/")
		all = append(all, part.Option{Value: code, Word: b.Code + " " + b.Name})
	}
	return all
}

// newest is a day by which the newest table is found.
var newest = caldate.Month{Year: 9999, Number: 12}.Last()
