package client

import (
	"romukura/ground/yen"
)

// Item is a pay item that the client defines: an earning or a deduction, how its amount comes
// about, and in which of the statutes' bases it counts.
type Item struct {
	Code    string  `json:"code"` // short key, unique in the client: base, duty, commute
	Name    string  `json:"name"` // as it stands on the payslip
	Deduct  bool    `json:"deduct,omitempty"`
	Formula Formula `json:"formula"`
	Counts  Counts  `json:"counts"`
	// Prorated says that absence and partial months cut the item like base pay.
	Prorated bool `json:"prorated,omitempty"`
	Order    int  `json:"order,omitempty"` // place on the payslip
}

// Counts says in which bases an item counts. The zero value counts nowhere.
type Counts struct {
	Remuneration bool `json:"remuneration,omitempty"` // 報酬, of social insurance
	FixedPay     bool `json:"fixed_pay,omitempty"`    // 固定的賃金, whose change may cause a revision
	Wages        bool `json:"wages,omitempty"`        // 賃金, of employment and accident insurance
	Tax          Tax  `json:"tax,omitempty"`          // none, taxable, commuting
	ExtraBase    bool `json:"extra_base,omitempty"`   // base of extra wages (割増基礎)
	MinimumBase  bool `json:"minimum_base,omitempty"` // compared with the minimum wage
	InKind       bool `json:"in_kind,omitempty"`      // 現物: counts, but is not handed out
}

// Tax says how an item is taxed.
type Tax string

// Ways in which an item is taxed.
const (
	TaxNone      Tax = ""          // not taxed: reimbursements
	Taxable      Tax = "taxable"   // pay
	TaxCommuting Tax = "commuting" // not taxed up to the limit for commuting
)

// Formula is how an amount comes about: a small closed type, never a string that is evaluated.
type Formula struct {
	Kind FormulaKind `json:"kind"`
	// Amount is the amount, unit price or price per kilometer for everybody; a contract's own
	// amount for the item goes before it.
	Amount yen.Amount `json:"amount,omitempty"`
	// Measure is what hourly, daily, per-count and table formulas multiply or look up.
	Measure Measure `json:"measure,omitempty"`
	// Rate and Base are for rate-of-base: the rate of the sum of the named items.
	Rate yen.Rate `json:"rate,omitzero"`
	Base []string `json:"base,omitempty"`
	// Steps are for table: the amount of the last step whose From is not above the measure.
	Steps []Step `json:"steps,omitempty"`
	// Round is the key of the rounding for a fraction; empty is raise-from-50-sen.
	Round string `json:"round,omitempty"`
}

// Step is one row of a client's own table.
type Step struct {
	From   int        `json:"from"`
	Amount yen.Amount `json:"amount"`
}

// FormulaKind is one of the closed set of formulas.
type FormulaKind string

// The closed set of formulas.
const (
	Fixed     FormulaKind = "fixed"        // the amount
	Hourly    FormulaKind = "hourly"       // amount × hours of the measure
	Daily     FormulaKind = "daily"        // amount × days of the measure
	PerCount  FormulaKind = "per-count"    // amount × count of the measure
	RateOf    FormulaKind = "rate-of-base" // rate × sum of the base items
	ByTable   FormulaKind = "table"        // the step of the measure
	PerKm     FormulaKind = "per-km"       // amount × kilometers of the commute × days worked
	Entered   FormulaKind = "entered"      // typed or imported for the month, nothing otherwise
	ExtraWage FormulaKind = "extra-wages"  // extra wages by the Labor Standards Act
)

// Measure is a figure of the attendance month that a formula takes: one of the keys below, or
// "count:" with a code that the client counts itself (宿直 …).
type Measure string

// Measures of an attendance month.
const (
	DaysWorked     Measure = "days-worked"
	PaidLeaveDays  Measure = "paid-leave-days"
	MinutesWorked  Measure = "minutes-worked" // all minutes within prescribed hours
	MinutesNight   Measure = "minutes-night"
	MinutesBeyond  Measure = "minutes-beyond" // beyond prescribed, within statutory
	MinutesOver    Measure = "minutes-overtime"
	MinutesOver60  Measure = "minutes-over-60h"
	MinutesHoliday Measure = "minutes-holiday" // statutory holiday
	PaidMinutes    Measure = "minutes-paid"    // prescribed worked and hours of paid leave
)
