package client

import (
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/idnum"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/laborins"
	"romukura/law/minimumwage"
)

// Check lists everything in the settings that pay or a filing would stumble over, each with the
// place and what to do. What only a filing needs is a warning: pay can be computed without it.
func (c *Client) Check() fault.List {
	k := checker{c: c}
	k.client()
	for i := range c.Establishments {
		k.establishment(at("establishments", i), &c.Establishments[i])
	}
	for i := range c.Groups {
		k.group(at("groups", i), &c.Groups[i])
	}
	for i := range c.Items {
		k.item(at("items", i), &c.Items[i])
	}
	for i := range c.Accounts {
		k.account(at("accounts", i), &c.Accounts[i])
	}
	return k.faults
}

// known is the day whose tables the codes of businesses are looked up in: the newest ones.
var known = caldate.Month{Year: 9999, Number: 12}.Last()

type checker struct {
	c      *Client
	faults fault.List
}

func at(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

func (k *checker) stop(path string, w word) { k.add(path, w, fault.Stop) }
func (k *checker) warn(path string, w word) { k.add(path, w, fault.Warn) }

func (k *checker) add(path string, w word, s fault.Severity) {
	k.faults.Add(fault.Fault{Path: path, Code: w.code, Message: w.message, Remedy: w.remedy,
		Law: w.law, Severity: s})
}

// number reads an official number: a wrong one stops, a missing one is a warning.
func (k *checker) number(path, digits string, kind idnum.Kind) {
	if digits == "" {
		k.warn(path, wordNoNumber)
		return
	}
	k.faults.AddAll(path, kind.Check(digits))
}

func (k *checker) client() {
	if k.c.ID == "" {
		k.stop("id", wordNoID)
	}
	if k.c.Name == "" {
		k.stop("name", wordNoName)
	}
	if k.c.CorporateNumber != "" {
		k.faults.AddAll("corporate_number", idnum.Corporate.Check(k.c.CorporateNumber))
	}
	if len(k.c.Establishments) == 0 {
		k.stop("establishments", wordNoEstablishment)
	}
	if len(k.c.Groups) == 0 {
		k.stop("groups", wordNoGroup)
	}
	for i := range k.c.Establishments {
		if k.c.EstablishmentByID(k.c.Establishments[i].ID) != &k.c.Establishments[i] {
			k.stop(at("establishments", i)+".id", wordTwice)
		}
	}
	for i := range k.c.Groups {
		if k.c.GroupByCode(k.c.Groups[i].Code) != &k.c.Groups[i] {
			k.stop(at("groups", i)+".code", wordTwice)
		}
	}
	for i := range k.c.Items {
		if k.c.ItemByCode(k.c.Items[i].Code) != &k.c.Items[i] {
			k.stop(at("items", i)+".code", wordTwice)
		}
	}
}

func (k *checker) establishment(path string, e *Establishment) {
	if e.ID == "" {
		k.stop(path+".id", wordNoID)
	}
	if _, err := minimumwage.ParsePrefecture(e.Prefecture); err != nil || len(e.Prefecture) != 2 {
		k.stop(path+".prefecture", wordPrefecture)
	}
	k.symbol(path+".symbol", &e.Symbol)
	k.number(path+".labor_insurance_number", e.LaborInsuranceNumber, idnum.LaborInsurance)
	k.number(path+".employment_office", e.EmploymentOffice, idnum.EmploymentOffice)
	if e.PostalCode != "" {
		k.faults.AddAll(path+".postal_code", idnum.Postal.Check(e.PostalCode))
	}
	if _, ok := laborins.BusinessByKey(e.EmploymentBusiness); !ok {
		k.stop(path+".employment_business", wordEmploymentBusiness)
	}
	if t, _, err := accident.TableFor(known); err == nil {
		if _, err := t.Business(e.AccidentBusiness); err != nil {
			k.stop(path+".accident_business", wordAccidentBusiness)
		}
	}
	for i, r := range e.AccidentRate {
		if r.Value.Den <= 0 || r.Value.Num < 0 || r.Value.Compare(yen.Whole) >= 0 {
			k.stop(path+"."+at("accident_rate", i), wordRate)
		}
	}
}

// symbol looks at the establishment symbol and number of the pension office.
func (k *checker) symbol(path string, s *Symbol) {
	if *s == (Symbol{}) {
		k.warn(path, wordNoSymbol)
		return
	}
	if (idnum.Symbol{District: s.District, Mark: s.Mark}).Check() != nil {
		k.stop(path, wordSymbol)
	}
	if len(s.Prefecture) != 2 || !digits(s.Prefecture) {
		k.stop(path+".prefecture", wordSymbolPrefecture)
	}
	const longest = 5
	if s.Number == "" || len(s.Number) > longest || !digits(s.Number) {
		k.stop(path+".number", wordSymbolNumber)
	}
}

func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

func (k *checker) group(path string, g *Group) {
	if g.Code == "" {
		k.stop(path+".code", wordNoID)
	}
	if len(g.Rules) == 0 {
		k.stop(path+".rules", wordNoRules)
	}
	for i := range g.Rules {
		k.rules(path+"."+at("rules", i), &g.Rules[i].Value)
	}
	for i := range g.Calendars {
		k.calendar(path+"."+at("calendars", i), g, i)
	}
}

// lastDay stands for the end of the month, whatever its length.
const lastDay = 31

func (k *checker) rules(path string, r *PayRules) {
	if r.ClosingDay < 1 || r.ClosingDay > lastDay {
		k.stop(path+".closing_day", wordClosingDay)
	}
	if r.PayDay < 1 || r.PayDay > lastDay {
		k.stop(path+".pay_day", wordPayDay)
	}
	if r.PayMonthsLater < 0 || r.PayMonthsLater > 2 {
		k.stop(path+".pay_months_later", wordPayMonths)
	} else if r.PayMonthsLater == 0 && r.PayDay < r.ClosingDay {
		k.warn(path+".pay_day", wordPayBeforeClosing)
	}
	if r.DailyMinutes < 1 || r.DailyMinutes > 24*60 {
		k.stop(path+".daily_minutes", wordDailyMinutes)
	}
	if r.AnnualHolidays < 0 || r.AnnualHolidays >= 365 {
		k.stop(path+".annual_holidays", wordHolidays)
	}
	if r.WeekStart < 0 || r.WeekStart > 6 || r.StatutoryRest < 0 || r.StatutoryRest > 6 {
		k.stop(path+".week_start", wordWeekday)
	}
	for _, s := range []struct {
		name, value string
		known       []string
	}{
		{"hours", r.Hours, []string{"month-variable", "year-variable", "flextime"}},
		{"levies_together", r.LeviesTogether, []string{"all", "support-apart", "each-apart"}},
		{"overtime_round", r.OvertimeRound, []string{"half-hour"}},
		{"pay_on_closed", string(r.PayOnClosed), []string{string(PayAfter)}},
		{"employment_switch", string(r.EmploymentSwitch),
			[]string{string(SwitchByPayDay), string(SwitchByMonth)}},
		{"absence", string(r.Absence), []string{string(AbsenceByMonthDays),
			string(AbsenceByCalendar), string(AbsenceNone)}},
		{"part_month", string(r.PartMonth), []string{string(PartByWorkdays), string(PartFull)}},
	} {
		if s.value != "" && !slices.Contains(s.known, s.value) {
			k.stop(path+"."+s.name, wordSetting)
		}
	}
	if _, ok := yen.RoundingByKey(r.PartRound); r.PartRound != "" && !ok {
		k.stop(path+".part_round", wordRounding)
	}
	if r.Hours == "flextime" && (r.FlexMonths < 1 || r.FlexMonths > 3) {
		k.stop(path+".flex_months", wordFlex)
	}
	for i, m := range r.BonusMonths {
		if m < 1 || m > 12 {
			k.stop(path+"."+at("bonus_months", i), wordMonth)
		}
	}
}

// account looks at an account that transfers are paid from.
func (k *checker) account(path string, a *PayingAccount) {
	k.number(path+".bank", a.Bank, idnum.Bank)
	k.number(path+".branch", a.Branch, idnum.Branch)
	k.number(path+".number", a.Number, idnum.Account)
}
