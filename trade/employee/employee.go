// Package employee is D, the person: somebody employed by a client, with a dated history of name,
// address, contract, family, tax declaration, insured status, leave, commute and bank accounts; and
// each family member, a person with a record of their own.
//
// Values here are plain. My Numbers never stand in them: they live in a tree of their own.
package employee

import (
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
)

// ID names a person within a client. It is the office's own and never an official number.
type ID string

// Employee is one person's employment at a client.
type Employee struct {
	ID     ID     `json:"id"`
	Number string `json:"number"` // 社員番号, as the client gives it

	Names     history.Of[Name]    `json:"names"`
	Sex       Sex                 `json:"sex"`
	Born      caldate.Date        `json:"born"`
	Addresses history.Of[Address] `json:"addresses,omitempty"`

	Hired      caldate.Date `json:"hired"`
	Left       caldate.Date `json:"left,omitzero"` // last day of employment (退職日), zero while employed
	LeftReason LeftReason   `json:"left_reason,omitempty"`
	Died       caldate.Date `json:"died,omitzero"`

	Contracts history.Of[Contract]       `json:"contracts"`
	Tax       history.Of[TaxDeclaration] `json:"tax,omitempty"`
	Family    []FamilyMember             `json:"family,omitempty"`
	Insured   Insured                    `json:"insured"`
	Leaves    []Leave                    `json:"leaves,omitempty"`
	Commute   history.Of[Commute]        `json:"commute,omitempty"`
	Accounts  history.Of[[]Account]      `json:"accounts,omitempty"` // up to three
	Resident  []ResidentNotice           `json:"resident,omitempty"`
	PaidLeave []LeaveDay                 `json:"paid_leave,omitempty"`
}

// Name is a person's name as entered: never normalised.
type Name struct {
	Full  string `json:"full"`            // 姓　名, with a full-width space where there are two parts
	Kana  string `json:"kana"`            // カタカナ, parts by a full-width space
	Roman string `json:"roman,omitempty"` // alphabet, for foreign residents
	Usual string `json:"usual,omitempty"` // 通称名
}

// Called is the full name that the person has now, or will have last; empty where none was entered.
func (e *Employee) Called() string {
	n, _ := e.Names.Latest()
	return n.Full
}

// NameOn is the full name of a day, or the first one of somebody who is still to come.
func (e *Employee) NameOn(day caldate.Date) string {
	if n, ok := e.Names.At(day); ok {
		return n.Full
	}
	if len(e.Names) > 0 {
		return e.Names[0].Value.Full
	}
	return ""
}

// Sex as the official files know it.
type Sex string

// Sexes, by official files.
const (
	Male   Sex = "male"
	Female Sex = "female"
)

// Address is where a person lives.
type Address struct {
	PostalCode   string `json:"postal_code"`
	Text         string `json:"text"`
	Kana         string `json:"kana,omitempty"`
	Prefecture   string `json:"prefecture,omitempty"`   // JIS number
	Municipality string `json:"municipality,omitempty"` // 6 digits
	Phone        string `json:"phone,omitempty"`
	Abroad       bool   `json:"abroad,omitempty"`
}

// LeftReason is why employment ended.
type LeftReason string

// Reasons for the end of employment.
const (
	LeftOwnWill   LeftReason = "own-will"
	LeftTermEnd   LeftReason = "term-end"
	LeftRetired   LeftReason = "retirement-age"
	LeftDismissed LeftReason = "dismissed"
	LeftMoved     LeftReason = "moved"
	LeftDied      LeftReason = "died"
)

// Contract is the terms of employment from a day on.
type Contract struct {
	Establishment string     `json:"establishment"`
	Group         string     `json:"group"` // group of pay
	Kind          PayKind    `json:"kind"`
	Status        Employment `json:"status"`
	Job           string     `json:"job,omitempty"` // 従事する業務
	Department    string     `json:"department,omitempty"`
	// Amounts are this person's own amounts for pay items: base pay, unit prices, allowances.
	Amounts map[string]yen.Amount `json:"amounts,omitempty"`
	// WeeklyMinutes and WeeklyDays are the prescribed ones; MonthlyDays only where the contract says.
	WeeklyMinutes int `json:"weekly_minutes"`
	WeeklyDays    int `json:"weekly_days"`
	MonthlyDays   int `json:"monthly_days,omitempty"`
	DailyMinutes  int `json:"daily_minutes,omitempty"` // 0 is the group's
	// ExpectedMonthly is the monthly remuneration expected at hire with overtime, where pay is not
	// monthly: it settles the determination on acquisition.
	ExpectedMonthly yen.Amount   `json:"expected_monthly,omitempty"`
	TermEnd         caldate.Date `json:"term_end,omitzero"` // end of a fixed term
	Renewable       bool         `json:"renewable,omitempty"`
	Student         bool         `json:"student,omitempty"`
	Manager         bool         `json:"manager,omitempty"`  // 管理監督者: no overtime, late night only
	Worksite        string       `json:"worksite,omitempty"` // prefecture of the worksite, if another
}

// PayKind is how pay is agreed.
type PayKind string

// Kinds of pay.
const (
	Monthly PayKind = "monthly"
	Annual  PayKind = "annual"
	Daily   PayKind = "daily"
	Hourly  PayKind = "hourly"
)

// Employment is the kind of worker.
type Employment string

// Kinds of workers.
const (
	Regular   Employment = "regular"
	PartTime  Employment = "part-time"
	FixedTerm Employment = "fixed-term"
	Director  Employment = "director"
	// WorkingDirector is a director who is also an employee (兼務役員).
	WorkingDirector Employment = "working-director"
	DayLaborer      Employment = "day-laborer"
)

// TaxDeclaration is the Application for Exemption for Dependents (扶養控除等申告書) as filed, or that
// none was.
type TaxDeclaration struct {
	// Column is "kou", "otsu" or "hei"; empty means no form on file, which is otsu and is said.
	Column string `json:"column"`
	// SpouseCounted is true for a source-deduction spouse (源泉控除対象配偶者).
	SpouseCounted bool `json:"spouse_counted,omitempty"`
	// Relatives is the number of source-deduction relatives, as declared.
	Relatives int `json:"relatives,omitempty"`
	// Disabled to WorkingStudent speak of the employee.
	Disabled       bool `json:"disabled,omitempty"`
	Widow          bool `json:"widow,omitempty"`
	SingleParent   bool `json:"single_parent,omitempty"`
	WorkingStudent bool `json:"working_student,omitempty"`
	// DisabledFamily counts disabled spouse and dependants; CohabitingSpecial those of them who are
	// specially disabled and live together.
	DisabledFamily    int  `json:"disabled_family,omitempty"`
	CohabitingSpecial int  `json:"cohabiting_special,omitempty"`
	NonResident       bool `json:"non_resident,omitempty"`
}

// FamilyMember is a family member: a person with a record of their own.
type FamilyMember struct {
	ID    ID               `json:"id"`
	Names history.Of[Name] `json:"names"`
	Sex   Sex              `json:"sex,omitempty"`
	Born  caldate.Date     `json:"born"`
	// spouse, child, parent, other; with -law for common-law
	Relation string `json:"relation"`
	// Dependent is the status in health insurance, from a day on.
	Dependent history.Of[DependentStatus] `json:"dependent,omitempty"`
	Address   history.Of[Address]         `json:"address,omitempty"` // empty while living together
}

// DependentStatus is whether a family member is an insured person's dependent (被扶養者).
type DependentStatus struct {
	Dependent    bool       `json:"dependent"`
	Together     bool       `json:"together"`
	AnnualIncome yen.Amount `json:"annual_income,omitempty"`
	// birth, marriage, left-work, income, death, divorce …
	Reason      string `json:"reason,omitempty"`
	Job         string `json:"job,omitempty"`
	CategoryIII bool   `json:"category_iii,omitempty"`
}

// Insured is what the person is insured by, and since when.
type Insured struct {
	Number string `json:"number,omitempty"` // 被保険者整理番号 at the establishment
	// Social is membership in health insurance and pension: a span for each acquisition.
	Social []SocialSpan `json:"social,omitempty"`
	// Standards are the standard monthly remuneration, from the month each applies.
	Standards history.Of[Standard] `json:"standards,omitempty"`
	// PensionNumber is the basic pension number, 10 digits.
	PensionNumber string `json:"pension_number,omitempty"`
	// Employment is membership in employment insurance.
	Employment       []EmploymentSpan `json:"employment,omitempty"`
	EmploymentNumber string           `json:"employment_number,omitempty"` // 11 digits
	// TwoEmployers is set while the person is insured at two or more establishments.
	TwoEmployers history.Of[TwoEmployers] `json:"two_employers,omitempty"`
	// Shares is the employee's share of the premium where it is not half (保険料調整).
	Shares history.Of[yen.Rate] `json:"shares,omitempty"`
	// CareDependents is true where a society charges care premiums for a dependent of 40 to 64.
	CareDependents history.Of[bool] `json:"care_dependents,omitempty"`
	// CareExcluded is true while care insurance leaves the person out (介護保険適用除外).
	CareExcluded history.Of[bool] `json:"care_excluded,omitempty"`
}

// SocialSpan is one membership in health insurance and pension.
type SocialSpan struct {
	Acquired caldate.Date `json:"acquired"`
	// the day insured status is lost: the day after leaving
	Lost caldate.Date `json:"lost,omitzero"`
	// Category is "", general; short-time for workers of the expansion; part-time for those at or
	// above three quarters of the hours.
	Category string `json:"category,omitempty"`
	// OverSeventy is true for an employee of 70 or over who has health insurance without pension.
	OverSeventy bool `json:"over_seventy,omitempty"`
	HealthOnly  bool `json:"health_only,omitempty"`
	PensionOnly bool `json:"pension_only,omitempty"` // 75 and over, or a health society of another
}

// EmploymentSpan is one membership in employment insurance.
type EmploymentSpan struct {
	Acquired caldate.Date `json:"acquired"`
	Lost     caldate.Date `json:"lost,omitzero"`
}

// Standard is a standard monthly remuneration of both insurances with what decided it.
type Standard struct {
	Health  yen.Amount `json:"health"`
	Pension yen.Amount `json:"pension"`
	// acquisition, annual, occasional, after-childcare, after-maternity, notice
	Cause string `json:"cause"`
}

// TwoEmployers is what the pension office notified for a person with two or more employers.
type TwoEmployers struct {
	Selected bool `json:"selected"` // this establishment was selected as the main one
	// Own and Sum are the remuneration here and at all employers: premiums are split by them.
	Own yen.Amount `json:"own"`
	Sum yen.Amount `json:"sum"`
	// Employee premiums as notified, where the notice gives them: they go before the split.
	Health  yen.Amount `json:"health,omitempty"`
	Pension yen.Amount `json:"pension,omitempty"`
	// Establishment of the insurer whose rates apply, when it is not this one.
	Prefecture string `json:"prefecture,omitempty"`
}

// Leave is a time away that the statutes know.
type Leave struct {
	Kind  LeaveKind    `json:"kind"`
	Start caldate.Date `json:"start"`
	End   caldate.Date `json:"end"`             // last day, planned or real
	Ended bool         `json:"ended,omitempty"` // the end is a fact, not a plan
	// Notified is the last day that the pension office was told, zero where it is End.
	Notified caldate.Date `json:"notified,omitzero"`
	Due      caldate.Date `json:"due,omitzero"` // expected day of birth
	Birth    caldate.Date `json:"birth,omitzero"`
	Child    ID           `json:"child,omitempty"`
	// WorkedMinutes is work agreed within a birth-time childcare leave (産後パパ育休).
	WorkedMinutes int  `json:"worked_minutes,omitempty"`
	Multiple      bool `json:"multiple,omitempty"` // multiple pregnancy
	Applied       bool `json:"applied,omitempty"`  // the employer applied for exemption
}

// LeaveKind names a leave.
type LeaveKind string

// Kinds of leave.
const (
	LeaveMaternity  LeaveKind = "maternity"
	LeaveChildcare  LeaveKind = "childcare"
	LeaveBirth      LeaveKind = "birth-childcare" // 出生時育児休業
	LeaveCaregiver  LeaveKind = "caregiver"
	LeaveSick       LeaveKind = "sick"
	LeaveSuspension LeaveKind = "suspension"
)

// LeaveDay is a day, half day or hours of annual paid leave taken.
type LeaveDay struct {
	Day     caldate.Date `json:"day"`
	Halves  int          `json:"halves,omitempty"`  // 2 for a day, 1 for half a day
	Minutes int          `json:"minutes,omitempty"` // leave by the hour
}

// Commute is how a person comes to work.
type Commute struct {
	Meters int        `json:"meters"`           // one way by car or bicycle
	Car    bool       `json:"car,omitempty"`    // car, motorcycle or bicycle
	Pass   yen.Amount `json:"pass,omitempty"`   // public transport, a month
	Toll   yen.Amount `json:"toll,omitempty"`   // reasonable toll, a month
	Park   yen.Amount `json:"park,omitempty"`   // parking, a month
	Months int        `json:"months,omitempty"` // months a pass is paid for at once, 0 or 1 monthly
}

// Account is a bank account for pay. With several accounts, each but the last has an amount, and
// the last takes the rest.
type Account struct {
	Bank       string     `json:"bank"`   // 4 digits
	Branch     string     `json:"branch"` // 3 digits
	BankName   string     `json:"bank_name,omitempty"`
	BranchName string     `json:"branch_name,omitempty"`
	Kind       string     `json:"kind"` // ordinary, current
	Number     string     `json:"number"`
	HolderKana string     `json:"holder_kana"`
	Amount     yen.Amount `json:"amount,omitempty"` // fixed part; 0 is the rest
	BonusToo   bool       `json:"bonus_too,omitempty"`
}

// ResidentNotice is one notice of special collection of residents' tax, as the municipality sent
// it.
type ResidentNotice struct {
	Version       int           `json:"version"` // a change is a new version, from its month on
	Year          int           `json:"year"`    // the year whose June begins the collection
	FromMonth     caldate.Month `json:"from_month"`
	First         yen.Amount    `json:"first"`  // of FromMonth
	Others        yen.Amount    `json:"others"` // of the months after
	Municipality  string        `json:"municipality"`
	MunicipalName string        `json:"municipal_name,omitempty"`
	Designated    string        `json:"designated,omitempty"` // 指定番号
	Recipient     string        `json:"recipient,omitempty"`  // 受給者番号
	LumpOnLeaving bool          `json:"lump_on_leaving,omitempty"`
	// Transfer says that a new employer goes on collecting.
	Transfer       bool `json:"transfer,omitempty"`
	NotCollectable bool `json:"not_collectable,omitempty"` // returned to ordinary collection
}

// EmployedOn reports whether the person is employed on a day.
func (e *Employee) EmployedOn(day caldate.Date) bool {
	return !day.Before(e.Hired) && (e.Left.IsZero() || !day.After(e.Left))
}

// SocialOn is the membership in social insurance on a day, nil when there is none.
func (in *Insured) SocialOn(day caldate.Date) *SocialSpan {
	for i := range in.Social {
		s := &in.Social[i]
		if !day.Before(s.Acquired) && (s.Lost.IsZero() || day.Before(s.Lost)) {
			return s
		}
	}
	return nil
}

// EmploymentOn is the membership in employment insurance on a day, nil when there is none.
func (in *Insured) EmploymentOn(day caldate.Date) *EmploymentSpan {
	for i := range in.Employment {
		s := &in.Employment[i]
		if !day.Before(s.Acquired) && (s.Lost.IsZero() || day.Before(s.Lost)) {
			return s
		}
	}
	return nil
}
