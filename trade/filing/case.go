// Package filing is what is owed to the authorities: which event in a person's employment, a pay or
// the calendar makes which notification due, by whom and by when, as cases with states.
//
// [Owed] looks at a client's register and pay and returns every case that its events cause, and
// every person that a batch leaves out, with the reason. A case has an id made of what caused it,
// so that asking twice gives the same cases and never a second one. How a notification becomes
// bytes is the matter of the packages below: nenkin, zengin.
package filing

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Procedure is a notification of the statutes, named by meaning; its form number is a constant of
// the encoder.
type Procedure string

// Procedures of this edition. What each is called, when it is due and by which article stands in
// the table tables/procedure.
const (
	Acquisition           Procedure = "acquisition"            // 資格取得届／70歳以上被用者該当届
	Loss                  Procedure = "loss"                   // 資格喪失届／70歳以上被用者不該当届
	Dependents            Procedure = "dependents"             // 被扶養者（異動）届・第3号
	AnnualBase            Procedure = "annual-base"            // 算定基礎届
	MonthlyChange         Procedure = "monthly-change"         // 月額変更届
	Bonus                 Procedure = "bonus"                  // 賞与支払届
	NoBonus               Procedure = "no-bonus"               // 賞与不支給報告書
	MaternityLeave        Procedure = "maternity-leave"        // 産前産後休業取得者申出書
	MaternityLeaveEnd     Procedure = "maternity-leave-end"    // 同 変更（終了）届
	ChildcareLeave        Procedure = "childcare-leave"        // 育児休業等取得者申出書
	ChildcareLeaveEnd     Procedure = "childcare-leave-end"    // 同 終了届
	AfterMaternity        Procedure = "after-maternity"        // 産前産後休業終了時報酬月額変更届
	AfterChildcare        Procedure = "after-childcare"        // 育児休業等終了時報酬月額変更届
	ChildcarePeriod       Procedure = "childcare-period"       // 養育期間標準報酬月額特例申出書
	AddressChange         Procedure = "address-change"         // 被保険者住所変更届
	NameChange            Procedure = "name-change"            // 被保険者氏名変更（訂正）届
	AgeSeventy            Procedure = "age-seventy"            // 70歳到達届
	TwoEmployers          Procedure = "two-employers"          // 二以上事業所勤務届
	EmploymentAcquisition Procedure = "employment-acquisition" // 雇用保険被保険者資格取得届
	EmploymentLoss        Procedure = "employment-loss"        // 雇用保険被保険者資格喪失届
	EmploymentCertificate Procedure = "employment-certificate" // 離職証明書
	ResidentTaxLeaver     Procedure = "resident-tax-leaver"    // 給与所得者異動届出書
	WithholdingSlipLeaver Procedure = "withholding-slip"       // 退職者の源泉徴収票
	WithholdingPayment    Procedure = "withholding-payment"    // 源泉所得税の納付
	ResidentTaxPayment    Procedure = "resident-tax-payment"   // 住民税特別徴収税額の納入
	PremiumPayment        Procedure = "premium-payment"        // 社会保険料の納付
)

// Case is one notification owed, for one person or for a whole establishment.
type Case struct {
	ID            string       `json:"id"` // procedure/establishment/person/day of the event
	Client        client.ID    `json:"client"`
	Establishment string       `json:"establishment,omitempty"`
	Employee      employee.ID  `json:"employee,omitempty"` // empty for a whole establishment
	Number        string       `json:"number,omitempty"`
	Procedure     Procedure    `json:"procedure"`
	Event         Event        `json:"event"`
	Day           caldate.Date `json:"day"`          // of the event
	Due           caldate.Date `json:"due,omitzero"` // zero means promptly (速やかに, 遅滞なく)
	// Until is Due, or the next day on which offices are open.
	Until   caldate.Date `json:"until,omitzero"`
	Channel string       `json:"channel"` // csv, form, paper, pay
	State   State        `json:"state"`
	// Missing is what is still needed before the case can be prepared.
	Missing []fault.Fault `json:"missing,omitempty"`
	// Judgements are questions for a person.
	Judgements []why.Judgement `json:"judgements,omitempty"`
	Why        *why.Trace      `json:"why,omitempty"`
	// Refused says that the form would not take the case as the register stood; it is tried again
	// with the next file.
	Refused bool `json:"refused,omitempty"`
	// File is the official file that holds the case once it was made, Serial its medium serial.
	File   string `json:"file,omitempty"`
	Serial int    `json:"serial,omitempty"`
	// Receipt is entered by hand for filings done elsewhere.
	Receipt Receipt `json:"receipt,omitzero"`
	// Trail is what persons did with the case, oldest first; Notices the papers of the authority.
	Trail   []Step   `json:"trail,omitempty"`
	Notices []Notice `json:"notices,omitempty"`
	// Owner is the member who sees to the case, by id; empty: those to whom the client is assigned.
	Owner string `json:"owner,omitempty"`
	// Asked is when the client was asked for what is missing, oldest first.
	Asked []Asking `json:"asked,omitempty"`
	// Confirmed is when the client said that the contents are right; Delivered when what was decided
	// was handed to the person.
	Confirmed Passed `json:"confirmed,omitzero"`
	Delivered Passed `json:"delivered,omitzero"`
}

// Event is what made a case due.
type Event string

// Events.
const (
	EventHired       Event = "hired"
	EventLeft        Event = "left"
	EventBonus       Event = "bonus"
	EventDependent   Event = "dependent"
	EventLeave       Event = "leave"
	EventLeaveEnd    Event = "leave-end"
	EventAddress     Event = "address"
	EventName        Event = "name"
	EventAge         Event = "age"
	EventRaise       Event = "raise"
	EventJuly        Event = "july"
	EventCoverage    Event = "coverage"
	EventPay         Event = "pay"
	EventTwoEmployer Event = "two-employers"
)

// State is how far a case is.
type State string

// States of a case.
const (
	Open      State = "open"      // found, something is missing or to be decided
	Ready     State = "ready"     // can be prepared
	Prepared  State = "prepared"  // file or paper made
	Submitted State = "submitted" // handed in, receipt entered
	Done      State = "done"      // decision or official document received
	NotOwed   State = "not-owed"  // a person decided that it is not owed, with a reason
)

// Channels by which a notification goes.
const (
	ChannelCSV  = "csv"
	ChannelForm = "form"
)

// Receipt says when and under which number a filing was handed in.
type Receipt struct {
	On     caldate.Date `json:"on,omitzero"`
	Number string       `json:"number,omitempty"`
	By     string       `json:"by,omitempty"`
	Reason string       `json:"reason,omitempty"` // for NotOwed
}

// Excluded is a person whom a batch leaves out, and why; never hidden.
type Excluded struct {
	Employee  employee.ID `json:"employee"`
	Number    string      `json:"number"`
	Procedure Procedure   `json:"procedure"`
	Key       string      `json:"key"`    // stable: acquired-june, revised-july, not-insured
	Reason    string      `json:"reason"` // in Japanese
	Why       *why.Trace  `json:"why,omitempty"`
}
