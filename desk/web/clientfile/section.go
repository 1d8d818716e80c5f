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
	"romukura/ground/yen"
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
	Sample  bool // shows what a pay item comes to
	// done puts together what several fields say; a fault tells why it cannot.
	done func() *fault.Fault
}

// sectionOf finds a part by its word in the address, in a client that may be changed: the fields
// hold places in it. A new one is begun where the address says so; nil where there is none.
func sectionOf(c *book.Client, word string, today caldate.Date) *section {
	name, at, _ := strings.Cut(word, "-")
	p := &c.Profile
	switch name {
	case "basic":
		return basic(p)
	case "place":
		return listed(&p.Establishments, at, func() client.Establishment {
			return client.Establishment{ID: freeID(p), EmploymentBusiness: laborins.General.String()}
		}, func(i int) *section { return place(c, i) })
	case "group":
		return listed(&p.Groups, at, func() client.Group {
			return client.Group{Rules: history.From(today.Month().First(), client.PayRules{ClosingDay: 31,
				PayMonthsLater: 1, PayDay: 25, DailyMinutes: 480, AnnualHolidays: 120})}
		}, func(i int) *section { return group(p, i, today) })
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

func basic(p *client.Client) *section {
	return &section{Title: textBasic, Path: "", Entries: []entry{
		text("name", textName, &p.Name), text("kana", textKana, &p.Kana),
		text("employer", textEmployer, &p.Employer),
		digits("corporate_number", textCorporate, textCorporateEg, &p.CorporateNumber),
		choice("contract", textContract, contracts, &p.Contract)}}
}

func place(c *book.Client, i int) *section {
	e := &c.Profile.Establishments[i]
	societies := []part.Option{{Value: "", Word: textAssociation}}
	for _, s := range c.Societies {
		if !slices.ContainsFunc(societies, func(o part.Option) bool { return o.Value == s.ID }) {
			societies = append(societies, part.Option{Value: s.ID, Word: s.Name})
		}
	}
	return &section{Title: textPlace, Path: "establishments[" + strconv.Itoa(i) + "]",
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
}

func group(p *client.Client, i int, today caldate.Date) *section {
	g := &p.Groups[i]
	r := g.Rules[len(g.Rules)-1].Value
	from := g.Rules[len(g.Rules)-1].From
	if g.Code != "" {
		from = today.Month().First()
	}
	s := &section{Title: textGroup, Path: "groups[" + strconv.Itoa(i) + "]"}
	if g.Code == "" {
		s.Entries = append(s.Entries, digits("code", textCode, textCodeEg, &g.Code))
	}
	s.Entries = append(s.Entries, text("name", textName, &g.Name), day("from", textFrom, &from),
		number("closing_day", textClosing, textDayUnit, &r.ClosingDay),
		number("pay_months_later", textMonthsLater, textMonthsUnit, &r.PayMonthsLater),
		number("pay_day", textPayDay, textDayUnit, &r.PayDay),
		choice("pay_on_closed", textOnClosed, payMoves, &r.PayOnClosed),
		number("daily_minutes", textDaily, textMinutes, &r.DailyMinutes),
		number("annual_holidays", textHolidays, textDayUnit, &r.AnnualHolidays),
		choice("absence", textAbsence, absences, &r.Absence),
		choice("part_month", textPartMonth, parts, &r.PartMonth),
		choice("overtime_round", textOvertimeRound, overtimeRounds, &r.OvertimeRound),
		choice("hours", textHours, hours, &r.Hours),
		number("flex_months", textFlexMonths, textMonthsUnit, &r.FlexMonths),
		choice("employment_switch", textSwitch, switches, &r.EmploymentSwitch),
		check("collect_same_month", textSameMonth, &r.CollectSameMonth),
		check("computer_tax", textComputer, &r.ComputerTax),
		months("bonus_months", textBonusMonths, &r.BonusMonths))
	s.done = func() *fault.Fault {
		if from.After(today) {
			return &fault.Fault{Path: "from", Code: "clientfile.ahead", Message: textAhead,
				Remedy: textAheadDo}
		}
		g.Rules = g.Rules.With(from, r)
		return nil
	}
	return s
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
		rate(&x.Formula), base(p, &x.Formula),
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

// rate is the rate of a formula, in percent.
func rate(f *client.Formula) entry {
	shown := ""
	if f.Rate.Den > 0 && f.Rate.Num != 0 {
		shown = f.Rate.Percent()
	}
	return entry{Field: part.Field{Name: "rate", Label: textRate, Support: textRateEg,
		Kind: part.Text, Value: shown, Free: true}, at: "formula.rate",
		set: func(typed string) string {
			if typed = strings.TrimSuffix(strings.TrimSpace(typed), "%"); typed == "" {
				f.Rate = yen.Rate{}
				return ""
			}
			r, err := yen.ParseRate(typed + "%")
			if err != nil {
				return textRateShape
			}
			f.Rate = r
			return ""
		}}
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

func account(p *client.Client, i int) *section {
	a := &p.Accounts[i]
	return &section{Title: textAccount, Path: "accounts[" + strconv.Itoa(i) + "]", Entries: []entry{
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
