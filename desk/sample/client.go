package sample

import (
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
)

// since is the day from which the rules of all groups hold.
var since = caldate.Must("2020-04-01")

// Clients are the four companies with their establishments, groups of pay and pay items.
func Clients() []client.Client {
	return []client.Client{sakura(), takahashi(), hikari(), midori()}
}

// SocietyTable is the table of the clinic's health insurance society, as the office holds it; every
// figure in it is invented.
func SocietyTable() (id, name, from, table string) {
	return "mihon-kenpo", textSociety, "2026-03-01", societyTable
}

func sakura() client.Client {
	c := company("sakura", textSakura, textSakuraKana, textSakuraOwner)
	c.Establishments = []client.Establishment{
		establishment(site{"honten", textSakuraTokyo, "13", "21", markHonten, "12101", "98"}),
		establishment(site{"yokohama", textSakuraYokohama, "14", "31", markYokohama, "12102", "98"}),
	}
	// Closed at the end of the month, paid on the 15th of the next.
	c.Groups = []client.Group{group("all", textGroupAll, client.PayRules{
		ClosingDay: 31, PayMonthsLater: 1, PayDay: 15, DailyMinutes: 480, AnnualHolidays: 105,
		StatutoryRest: 1,
		Article36:     &client.Article36{From: since, MonthMinutes: 45 * 60, YearMinutes: 360 * 60},
	})}
	c.Items = append(items(), client.Item{Code: "meal", Name: textMeal, Deduct: true, Order: 70,
		Formula: client.Formula{Kind: client.Daily, Amount: 200, Measure: client.DaysWorked}})
	c.PensionInsured = history.From(since, 22)
	return c
}

func takahashi() client.Client {
	c := company("takahashi", textTakahashi, textTakahashiKana, textTakahashiOwner)
	c.Establishments = []client.Establishment{
		establishment(site{"honsha", textTakahashiSite, "11", "11", markTakahashi, "34501", "35"}),
	}
	c.Establishments[0].EmploymentBusiness = "construction"
	// Closed on the 20th, paid at the end of the month.
	c.Groups = []client.Group{group("site", textGroupSite, client.PayRules{
		ClosingDay: 20, PayDay: 31, DailyMinutes: 480, AnnualHolidays: 98,
		Article36: &client.Article36{From: since, MonthMinutes: 45 * 60, YearMinutes: 360 * 60},
	})}
	c.Items = append(items(),
		client.Item{Code: "foreman", Name: textForeman, Order: 30, Counts: paid(true),
			Formula: client.Formula{
				Kind:    client.PerCount,
				Amount:  1_500,
				Measure: "count:" + textForemanCount,
			}},
		client.Item{Code: "dorm", Name: textDorm, Deduct: true, Order: 70,
			Formula: client.Formula{Kind: client.Fixed}})
	c.PensionInsured = history.From(since, 20)
	return c
}

func hikari() client.Client {
	c := company("hikari", textHikari, textHikariKana, textHikariOwner)
	c.Establishments = []client.Establishment{
		establishment(site{"tokyo", textHikariSite, "13", "21", markHikari, "56701", "94"}),
	}
	c.Groups = []client.Group{group("staff", textGroupStaff, client.PayRules{
		ClosingDay: 31, PayMonthsLater: 1, PayDay: 25, DailyMinutes: 480, AnnualHolidays: 125,
		Hours: "flextime", FlexMonths: 1, BonusMonths: []int{6, 12},
		Article36: &client.Article36{From: since, MonthMinutes: 45 * 60, YearMinutes: 360 * 60,
			Special: true, SpecialMonth: 80 * 60, SpecialYear: 720 * 60},
	})}
	c.Groups[0].Calendars = client.Calendars{staffYear()}
	c.Items = append(items(),
		client.Item{Code: "skill", Name: textSkill, Order: 20, Prorated: true, Counts: paid(true),
			Formula: client.Formula{Kind: client.Fixed}},
		client.Item{Code: "housing", Name: textHousing, Order: 40, Counts: paid(false),
			Formula: client.Formula{Kind: client.Fixed}},
		client.Item{Code: "shares", Name: textShares, Deduct: true, Order: 75,
			Formula: client.Formula{Kind: client.RateOf, Rate: yen.Rate{Num: 2, Den: 100},
				Base: []string{"base"}, Round: "truncate"}})
	c.PensionInsured = history.From(since, 118)
	return c
}

// staffYear is the calendar of 2026: Saturdays, Sundays, public holidays and the turn of the year,
// which are the 125 days that the rules name.
func staffYear() client.Calendar {
	p := client.Pattern{Rest: [7]bool{caldate.Sunday: true, caldate.Saturday: true},
		Statutory: int(caldate.Sunday), PublicHolidays: true, Closed: []client.Span{{
			From: client.MonthDay{Month: 12, Day: 29}, Through: client.MonthDay{Month: 1, Day: 3},
			Name: textTurnOfYear}}}
	p.Days = caldate.Range{From: caldate.Must("2026-01-01"), Through: caldate.Must("2026-12-31")}
	c, _ := p.Calendar()
	return c
}

func midori() client.Client {
	c := company("midori", textMidori, textMidoriKana, textMidoriOwner)
	c.Establishments = []client.Establishment{
		establishment(site{"clinic", textMidoriSite, "13", "21", markMidori, "78901", "94"}),
	}
	c.Establishments[0].Insurer = "mihon-kenpo"
	// Closed on the 15th, paid on the 25th of the same month.
	c.Groups = []client.Group{group("clinic", textGroupClinic, client.PayRules{
		ClosingDay: 15, PayDay: 25, DailyMinutes: 480, AnnualHolidays: 120, ComputerTax: true,
		Article36: &client.Article36{From: since, MonthMinutes: 45 * 60, YearMinutes: 360 * 60},
	})}
	c.Items = append(items(),
		client.Item{Code: "licence", Name: textLicence, Order: 20, Prorated: true, Counts: paid(true),
			Formula: client.Formula{Kind: client.Fixed}},
		client.Item{Code: "duty", Name: textDuty, Order: 35,
			Counts: client.Counts{Remuneration: true, Wages: true, Tax: client.Taxable},
			Formula: client.Formula{
				Kind:    client.PerCount,
				Amount:  12_000,
				Measure: "count:" + textDutyCount,
			}})
	c.PensionInsured = history.From(since, 27)
	return c
}

func company(id, name, kana, owner string) client.Client {
	return client.Client{ID: client.ID(id), Name: name, Kana: kana, Employer: owner,
		CorporateNumber: corporateNumber(id), Contract: "on-behalf",
		Accounts: []client.PayingAccount{{ClientCode: "00000" + corporateNumber(id)[8:],
			NameKana: payerKana[id], Bank: "0001", BankName: bankName, Branch: "001",
			BranchName: branchName, Kind: "ordinary", Number: "1234567"}}}
}

type site struct {
	id, name, prefecture, pension, mark, number, business string
}

func establishment(s site) client.Establishment {
	return client.Establishment{
		ID: s.id, Name: s.name, PostalCode: "1000000", Address: textSiteAddress[s.prefecture],
		Phone: "03-0000-0" + s.number[:3], Prefecture: s.prefecture,
		Symbol: client.Symbol{
			Prefecture: s.pension,
			District:   "01",
			Mark:       s.mark,
			Number:     s.number,
		},
		EmploymentBusiness:   "general",
		AccidentBusiness:     s.business,
		LaborInsuranceNumber: s.prefecture + "101" + "0" + s.number + "000",
		Workers:              30,
	}
}

func group(code, name string, r client.PayRules) client.Group {
	return client.Group{Code: code, Name: name, Rules: history.From(since, r)}
}

// items are the pay items that all four companies have.
func items() []client.Item {
	return []client.Item{
		{Code: "base", Name: textBase, Order: 10, Prorated: true, Counts: paid(true),
			Formula: client.Formula{Kind: client.Fixed}},
		{Code: "daily", Name: textDaily, Order: 11, Counts: paid(true),
			Formula: client.Formula{Kind: client.Daily, Measure: client.DaysWorked}},
		{Code: "hourly", Name: textHourly, Order: 12, Counts: paid(true),
			Formula: client.Formula{Kind: client.Hourly, Measure: client.PaidMinutes}},
		{Code: "leave", Name: textLeavePay, Order: 13, Counts: paid(false),
			Formula: client.Formula{Kind: client.Daily, Measure: client.PaidLeaveDays}},
		{Code: "post", Name: textPost, Order: 15, Prorated: true, Counts: paid(true),
			Formula: client.Formula{Kind: client.Fixed}},
		{Code: "extra", Name: textExtra, Order: 50,
			Formula: client.Formula{Kind: client.ExtraWage},
			Counts:  client.Counts{Remuneration: true, Wages: true, Tax: client.Taxable}},
		{Code: "commute", Name: textCommute, Order: 60,
			Formula: client.Formula{Kind: client.Fixed},
			Counts: client.Counts{Remuneration: true, FixedPay: true, Wages: true,
				Tax: client.TaxCommuting}},
	}
}

// paid is what ordinary pay counts in; base says whether it is in the base of extra wages too.
func paid(base bool) client.Counts {
	return client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.Taxable,
		ExtraBase: base, MinimumBase: base}
}
