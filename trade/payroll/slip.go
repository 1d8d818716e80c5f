package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/health"
	"romukura/law/why"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Kind says which pay a slip is of.
type Kind string

// Kinds of pay.
const (
	MonthlyPay Kind = "monthly"
	BonusPay   Kind = "bonus"
)

// Slip is one person's pay of one month or one bonus: every line, every base, and where asked why.
type Slip struct {
	Client        client.ID     `json:"client"`
	Establishment string        `json:"establishment"`
	Group         string        `json:"group"`
	Employee      employee.ID   `json:"employee"`
	Number        string        `json:"number"`
	Kind          Kind          `json:"kind"`
	Month         caldate.Month `json:"month"`            // the month in which pay is due
	From          caldate.Date  `json:"from,omitzero"`    // first day of the pay period
	Through       caldate.Date  `json:"through,omitzero"` // closing day
	PayDay        caldate.Date  `json:"pay_day"`

	Earnings   []Line `json:"earnings"`
	Deductions []Line `json:"deductions"`

	Gross        yen.Amount `json:"gross"`        // all earnings, in kind included
	InKind       yen.Amount `json:"in_kind"`      // part of Gross that is not handed out
	Taxable      yen.Amount `json:"taxable"`      // before social insurance is taken off
	Untaxed      yen.Amount `json:"untaxed"`      // Gross less Taxable
	Remuneration yen.Amount `json:"remuneration"` // 報酬 of social insurance in this pay
	FixedPay     yen.Amount `json:"fixed_pay"`    // 固定的賃金 in it
	Wages        yen.Amount `json:"wages"`        // 賃金 of labor insurance in it
	Deducted     yen.Amount `json:"deducted"`     // all deductions
	Net          yen.Amount `json:"net"`          // handed out: Gross − InKind − Deducted

	Social   Social         `json:"social"`
	Tax      TaxUsed        `json:"tax"`
	BaseDays int            `json:"base_days"` // 支払基礎日数
	Standing dated.Standing `json:"standing"`

	Attendance *attendance.Month `json:"attendance,omitempty"`
	Transfers  []Transfer        `json:"transfers,omitempty"`
	// Hours are the limits of Article 36 that the month is near or above.
	Hours []Hours36 `json:"hours,omitempty"`
	// Facts are what the lines were made of.
	Facts Facts `json:"facts"`
	// Why holds the trace of each figure by its line's code, and under "part", "days", "minimum" and
	// "article36" those of the part of the period, base days, minimum wage and hours; nil when
	// explanations were not asked for. [Slip.WhyOf] finds the trace of a line.
	Why map[string]*why.Trace `json:"why,omitempty"`
	// Notes are warnings for a person: a negative net, no tax form on file, pay below the minimum
	// wage.
	Notes []fault.Fault `json:"notes,omitempty"`
}

// WhyOf is the trace in which the steps of a line stand: extra wages have one in common, and so
// have the levies of health insurance. Nil when there is none.
func (s *Slip) WhyOf(code string) *why.Trace {
	switch code {
	case CodeBeyond, CodeOver60, CodeHoliday, CodeNight:
		code = CodeOvertime
	case CodeCare, CodeSupport:
		code = CodeHealth
	}
	return s.Why[code]
}

// Line is one earning or deduction, and what it was made of.
type Line struct {
	// Code is the code of the client's item, or one of the codes of the statutes below.
	Code   string     `json:"code"`
	Name   string     `json:"name"`
	Amount yen.Amount `json:"amount"`

	// Unit is the amount or unit price of the contract; the sum that a rate or a cut is taken of.
	Unit    yen.Amount     `json:"unit,omitempty"`
	Count   int            `json:"count,omitempty"`   // minutes, half days or counts of the measure
	Measure client.Measure `json:"measure,omitempty"` // what was counted
	Hourly  yen.Exact      `json:"hourly,omitzero"`   // hourly base of extra wages
	// Rate is that of a premium before it is split, of an item that is a rate of others, the
	// kilometers of a day, or the days that absence divides by.
	Rate   yen.Rate `json:"rate,omitzero"`
	Part   yen.Rate `json:"part,omitzero"`    // part of the period, where it cut the amount
	Given  bool     `json:"given,omitempty"`  // entered for this month, not reckoned
	Reason string   `json:"reason,omitempty"` // given with an amount that was entered
}

// Codes of lines that the statutes bring, beside the client's own items.
const (
	CodeBeyond     = "law.beyond" // beyond prescribed, within statutory hours
	CodeOvertime   = "law.overtime"
	CodeOver60     = "law.over60"
	CodeNight      = "law.night"
	CodeHoliday    = "law.holiday"
	CodeBonus      = "law.bonus"
	CodeAbsence    = "law.absence"    // negative earning
	CodeDifference = "law.difference" // 遡及差額
	CodeHealth     = "law.health"     // with care and support where they are combined
	CodeCare       = "law.care"
	CodeSupport    = "law.support"
	CodePension    = "law.pension"
	CodeEmployment = "law.employment"
	CodeTax        = "law.tax"
	CodeCommute    = "law.commute" // no line of its own: the key of the trace of its taxed part
	CodeResident   = "law.resident"
	CodeAccident   = "law.accident" // no line: the key of the trace of the employer's burden
)

// Social is what the social and labor insurances took, and on what.
type Social struct {
	PremiumMonth caldate.Month `json:"premium_month,omitzero"` // zero when none was due
	// 2 from the last pay of a month-end leaver
	Months   int        `json:"months,omitempty"`
	Health   yen.Amount `json:"health_standard,omitempty"`  // standard (月額 or 賞与額) for health
	Pension  yen.Amount `json:"pension_standard,omitempty"` // standard for pension
	Care     bool       `json:"care,omitempty"`
	Employee Premiums   `json:"employee"`
	// Whole is the whole premium before it is split and rounded, for the notice of the employer.
	Whole WholePremiums `json:"whole"`
	// per person; the establishment's total is by notice
	Employer Premiums `json:"employer"`
	Exempt   string   `json:"exempt,omitempty"` // maternity, childcare: why nothing was taken
}

// Premiums are shares in whole yen. Where health, care and support are rounded together, the whole
// stands in Health, and Care and Support are nought.
type Premiums struct {
	Health     yen.Amount `json:"health,omitempty"`
	Care       yen.Amount `json:"care,omitempty"`
	Support    yen.Amount `json:"support,omitempty"`
	Pension    yen.Amount `json:"pension,omitempty"`
	Child      yen.Amount `json:"child,omitempty"` // 子ども・子育て拠出金, employer only
	Employment yen.Amount `json:"employment,omitempty"`
	Accident   yen.Amount `json:"accident,omitempty"` // employer only
}

// WholePremiums are unrounded.
type WholePremiums struct {
	Health  yen.Exact `json:"health,omitzero"` // with care and support
	Pension yen.Exact `json:"pension,omitzero"`
	Child   yen.Exact `json:"child,omitzero"`
}

// SocialTotal is the employee's social insurance that is taken off before tax.
func (p Premiums) SocialTotal() yen.Amount {
	return p.Health + p.Care + p.Support + p.Pension + p.Employment
}

// TaxUsed is how income tax came about.
type TaxUsed struct {
	Column     string     `json:"column"` // kou, otsu, hei, non-resident
	Dependents int        `json:"dependents"`
	Base       yen.Amount `json:"base"` // taxable less social insurance
	Tax        yen.Amount `json:"tax"`
	// table, computer, daily, rate, tenfold, no-previous, non-resident, none
	Method string `json:"method"`
}

// Transfer is a payment to one account.
type Transfer struct {
	Account employee.Account `json:"account"`
	Amount  yen.Amount       `json:"amount"`
}

// Failed is an answer for somebody who could not be computed, and why; all others go on.
type Failed struct {
	Employee employee.ID   `json:"employee"`
	Number   string        `json:"number"`
	Faults   []fault.Fault `json:"faults"`
}

// Run is a client's payroll of one month or one bonus.
type Run struct {
	Client client.ID     `json:"client"`
	Group  string        `json:"group"`
	Kind   Kind          `json:"kind"`
	Month  caldate.Month `json:"month"`
	PayDay caldate.Date  `json:"pay_day"`
	Slips  []Slip        `json:"slips"`
	Failed []Failed      `json:"failed,omitempty"`
	// Skipped are persons of the register whom this run does not concern, each with the reason.
	Skipped []Skipped `json:"skipped,omitempty"`
	Close   Close     `json:"close,omitzero"`
}

// Skipped is a person who is not paid in a run, and why; nobody is left out silently.
type Skipped struct {
	Employee employee.ID `json:"employee"`
	Number   string      `json:"number"`
	Reason   string      `json:"reason"` // in Japanese
}

// Close is the closing of a run by two persons.
type Close struct {
	ComputedBy string `json:"computed_by,omitempty"`
	ApprovedBy string `json:"approved_by,omitempty"`
	On         string `json:"on,omitempty"` // instant, ISO
	// Confirmed lists provisional values that a named person confirmed.
	Confirmed []string `json:"confirmed,omitempty"`
	// Deferred are people who could not be computed and whom the approver leaves for a later run.
	Deferred []employee.ID `json:"deferred,omitempty"`
}

// Closed reports whether two different persons have closed the run.
func (c Close) Closed() bool { return c.ComputedBy != "" && c.ApprovedBy != "" }

// Facts are what the slip as a whole was made of, kept so that the next month can name causes.
type Facts struct {
	Part          yen.Rate              `json:"part,omitzero"` // part of the period paid
	StandardCause string                `json:"standard_cause,omitempty"`
	Levies        Levies                `json:"levies,omitzero"`
	Share         yen.Rate              `json:"share,omitzero"` // employee's, where it is not half
	TwoEmployers  employee.TwoEmployers `json:"two_employers,omitzero"`
	OverSeventy   bool                  `json:"over_seventy,omitempty"`
	HealthEnded   bool                  `json:"health_ended,omitempty"` // seventy-five
	Care          health.CareReason     `json:"care,omitempty"`         // why there is one, or none
	// ResidentNotice is the notice used by its month of effect, with first or lump behind it.
	ResidentNotice string `json:"resident_notice,omitempty"`

	LastMonth yen.Amount `json:"last_month,omitempty"` // what taxed a bonus
	Days      int        `json:"days,omitempty"`       // of the daily tax table
}

// Levies are the whole rates by which premiums were taken; nought for what was not.
type Levies struct {
	General yen.Rate `json:"general,omitzero"`
	Care    yen.Rate `json:"care,omitzero"`
	Support yen.Rate `json:"support,omitzero"`
	Pension yen.Rate `json:"pension,omitzero"`
}
