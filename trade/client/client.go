// Package client is C, the employer whose pay and filings the office handles: its establishments,
// each with prefecture, insurer and labor insurance business of its own, its groups of pay with
// closing and pay days and calendars of working days, and the pay items it defines itself.
//
// A client is a plain value. What changes on a day is a history. Checks collect all faults at once.
package client

import (
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
)

// ID names a client within its office.
type ID string

// Client is one employer.
type Client struct {
	ID              ID              `json:"id"`
	Name            string          `json:"name"`
	Kana            string          `json:"kana"`
	CorporateNumber string          `json:"corporate_number,omitempty"`
	Employer        string          `json:"employer"` // representative, with a full-width space
	Establishments  []Establishment `json:"establishments"`
	Groups          []Group         `json:"groups"`
	Items           []Item          `json:"items"`
	// Contract says whether the office files on behalf (提出代行) or as agent (事務代理).
	Contract string `json:"contract,omitempty"`
	// PensionInsured is the number of pension insured persons over all establishments of the
	// corporate number, which decides the short-time expansion (特定適用事業所).
	PensionInsured history.Of[int] `json:"pension_insured,omitempty"`
	Accounts       []PayingAccount `json:"accounts,omitempty"`
	Contacts       []Contact       `json:"contacts,omitempty"`
}

// Establishment is one establishment (事業所) with what the offices know it by.
type Establishment struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	PostalCode string `json:"postal_code"` // 7 digits
	Address    string `json:"address"`
	Phone      string `json:"phone"`      // with hyphens: 03-1234-5678
	Prefecture string `json:"prefecture"` // JIS number, 01 to 47: health rate and minimum wage
	Symbol     Symbol `json:"symbol"`     // establishment symbol of the pension office
	// Insurer is empty for the Association (協会けんぽ), else the society's id.
	Insurer string `json:"insurer,omitempty"`
	// LaborInsuranceNumber is 14 digits; EmploymentOffice 11 digits (4-6-1).
	LaborInsuranceNumber string `json:"labor_insurance_number,omitempty"`
	EmploymentOffice     string `json:"employment_office,omitempty"`
	// EmploymentBusiness is the row of the employment insurance rates: general,
	// agri_forestry_fishery_sake, construction.
	EmploymentBusiness string `json:"employment_business"`
	// AccidentBusiness is the code of the workers' compensation rates.
	AccidentBusiness string `json:"accident_business"`
	// AccidentRate is the rate by experience (メリット) that the labor bureau notified.
	AccidentRate history.Of[yen.Rate] `json:"accident_rate,omitempty"`
	Workers      int                  `json:"workers,omitempty"` // ordinary number of workers
	// SpecialHours is true for the small trades whose statutory week is longer (特例措置対象事業場).
	SpecialHours bool `json:"special_hours,omitempty"`
}

// Symbol is the establishment symbol (事業所整理記号) and number as the pension office gives them.
type Symbol struct {
	Prefecture string `json:"prefecture"` // the pension service's own code: Tokyo is 21
	District   string `json:"district"`   // 郡市区符号, 2 digits
	Mark       string `json:"mark"`       // 事業所記号, half-width
	Number     string `json:"number"`     // 事業所番号, up to 5 digits
}

// PayingAccount is the account from which the client pays, for the transfer file.
type PayingAccount struct {
	ClientCode string `json:"client_code"` // 委託者コード, 10 digits
	NameKana   string `json:"name_kana"`
	Bank       string `json:"bank"`   // 4 digits
	Branch     string `json:"branch"` // 3 digits
	BankName   string `json:"bank_name,omitempty"`
	BranchName string `json:"branch_name,omitempty"`
	Kind       string `json:"kind"` // ordinary, current
	Number     string `json:"number"`
	Profile    string `json:"profile,omitempty"` // named bank profile of the transfer file
}

// Contact is somebody to whom the office speaks about the client (連絡先).
type Contact struct {
	Name  string `json:"name"`
	Role  string `json:"role,omitempty"` // what the person is asked about
	Phone string `json:"phone,omitempty"`
	Mail  string `json:"mail,omitempty"`
	Note  string `json:"note,omitempty"` // when and how to reach
}

// EstablishmentByID finds an establishment, nil when there is none.
func (c *Client) EstablishmentByID(id string) *Establishment {
	for i := range c.Establishments {
		if c.Establishments[i].ID == id {
			return &c.Establishments[i]
		}
	}
	return nil
}

// GroupByCode finds a group of pay, nil when there is none.
func (c *Client) GroupByCode(code string) *Group {
	for i := range c.Groups {
		if c.Groups[i].Code == code {
			return &c.Groups[i]
		}
	}
	return nil
}

// ItemByCode finds a pay item, nil when there is none.
func (c *Client) ItemByCode(code string) *Item {
	for i := range c.Items {
		if c.Items[i].Code == code {
			return &c.Items[i]
		}
	}
	return nil
}

// Group is a group of people paid by one calendar and one set of rules (給与グループ).
type Group struct {
	Code  string               `json:"code"`
	Name  string               `json:"name"`
	Rules history.Of[PayRules] `json:"rules"`
	// Calendars say of the days of some years which are worked; of other days the weekdays and the
	// public holidays tell.
	Calendars Calendars `json:"calendars,omitempty"`
}

// PayRules are a group's dates and settings. The zero value of each setting is the strict or the
// usual one, named beside it.
type PayRules struct {
	ClosingDay int `json:"closing_day"` // 1 to 30, 31 for the end of the month
	// PayMonthsLater says in which month after the closing month pay falls due: 0 the same, 1 the
	// next.
	PayMonthsLater int `json:"pay_months_later"`
	PayDay         int `json:"pay_day"` // 1 to 30, 31 for the end of the month
	// when the pay day is a bank holiday: before
	PayOnClosed PayMove `json:"pay_on_closed,omitempty"`
	// CollectSameMonth is true where the premium of a month is deducted from pay of that month;
	// false is the statutory way, the month after.
	//
	// Law: 健保法167-1 厚年法84-1
	CollectSameMonth bool `json:"collect_same_month,omitempty"`
	// ComputerTax is true where the client withholds by the computer method, not the printed table.
	ComputerTax bool `json:"computer_tax,omitempty"`
	// EmploymentSwitch says which day of a pay chooses the employment insurance rate.
	EmploymentSwitch EmploymentSwitch `json:"employment_switch,omitempty"`
	// CashPremium is true where the employee hands over the share in cash, which rounds otherwise.
	CashPremium bool `json:"cash_premium,omitempty"`

	// LeviesTogether says which levies of health insurance are rounded as one sum: empty or all for
	// all, support-apart for the support levy alone, each-apart.
	LeviesTogether string `json:"levies_together,omitempty"`

	DailyMinutes   int `json:"daily_minutes"`        // prescribed minutes of a day
	AnnualHolidays int `json:"annual_holidays"`      // rest days of the year
	WeekStart      int `json:"week_start,omitempty"` // 0 is Sunday
	// "", month-variable, year-variable, flextime
	Hours      string `json:"hours,omitempty"`
	FlexMonths int    `json:"flex_months,omitempty"` // settlement period of flextime, 1 to 3
	// weekday of the statutory holiday, 0 is Sunday
	StatutoryRest int `json:"statutory_rest"`
	// "" exact minutes, half-hour: month totals by 30 minutes
	OvertimeRound string `json:"overtime_round,omitempty"`

	Absence AbsenceRule `json:"absence,omitempty"` // how absence cuts monthly pay
	// how joining or leaving within a period cuts it
	PartMonth PartRule `json:"part_month,omitempty"`
	PartRound string   `json:"part_round,omitempty"` // rounding key; empty is truncate
	// reserved for half-yearly payment of taxes
	ResidentBy  string     `json:"resident_by,omitempty"`
	BonusMonths []int      `json:"bonus_months,omitempty"` // registered bonus months
	Article36   *Article36 `json:"article36,omitempty"`
}

// PayMove says to which side a pay day moves that falls on a bank holiday.
type PayMove string

// Sides to which a pay day moves.
const (
	PayBefore PayMove = ""
	PayAfter  PayMove = "after"
)

// EmploymentSwitch says by which day a pay belongs to an insurance year.
type EmploymentSwitch string

// Ways to choose the insurance year of a pay.
const (
	SwitchByClosing EmploymentSwitch = ""
	SwitchByPayDay  EmploymentSwitch = "pay-day"
	SwitchByMonth   EmploymentSwitch = "month-name"
)

// AbsenceRule says by which divisor a day or hour of absence cuts monthly pay.
type AbsenceRule string

// Divisors for absence.
const (
	AbsenceByYearAverage AbsenceRule = ""           // average prescribed days and hours of a month
	AbsenceByMonthDays   AbsenceRule = "month-days" // prescribed days of this month
	AbsenceByCalendar    AbsenceRule = "calendar"   // calendar days of the period
	AbsenceNone          AbsenceRule = "none"       // full monthly pay (完全月給)
)

// PartRule says how monthly pay of a partial period is counted.
type PartRule string

// Ways to count a partial period.
const (
	PartByCalendar PartRule = ""          // calendar days present over calendar days of the period
	PartByWorkdays PartRule = "work-days" // prescribed days present over those of the period
	PartFull       PartRule = "full"      // paid in full
)

// Article36 is the agreement (三六協定) that bounds overtime of a group.
type Article36 struct {
	From         caldate.Date `json:"from"`
	MonthMinutes int          `json:"month_minutes"`
	YearMinutes  int          `json:"year_minutes"`
	Special      bool         `json:"special"` // special clause
	SpecialMonth int          `json:"special_month,omitempty"`
	SpecialYear  int          `json:"special_year,omitempty"`
}
