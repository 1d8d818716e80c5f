package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// SexKind is the kind of insured person (種別).
type SexKind int

// Kinds of insured persons.
const (
	Man       SexKind = 1
	Woman     SexKind = 2
	Miner     SexKind = 3 // 坑内員
	ManFund   SexKind = 5 // 男子（基金）
	WomanFund SexKind = 6 // 女子（基金）
	MinerFund SexKind = 7 // 坑内員（基金）
)

// AcquisitionKind is how the status was acquired (取得区分). Kinds 6 and 7 exist; what they mean is
// not known, so that they are read and never written.
type AcquisitionKind int

// Kinds of acquisition. The meaning of the second and third is [unverified].
const (
	Ordinary  AcquisitionKind = 1 // 健保・厚年
	Seconded  AcquisitionKind = 3 // 共済出向
	Continued AcquisitionKind = 4 // 船保任継
)

// NoAddressReason is why no address of the residents' register can be given.
type NoAddressReason int

// Reasons for no address.
const (
	LivesAbroad NoAddressReason = 1
	ShortStay   NoAddressReason = 2
	OtherReason NoAddressReason = 3
)

// Acquisition is one row of the Notification of Acquisition of Status (資格取得届／70歳以上被用者該当届).
// With a My Number the address and the reason are left out, whatever they hold; without one they
// are written.
type Acquisition struct {
	Person
	Identity
	Sex           SexKind         `json:"sex,omitempty"`  // 0 with Over70Only
	Kind          AcquisitionKind `json:"kind,omitempty"` // 0 with Over70Only
	NoAddress     NoAddressReason `json:"no_address,omitempty"`
	NoAddressText string          `json:"no_address_text,omitempty"` // for OtherReason
	Acquired      caldate.Date    `json:"acquired"`
	HasDependents bool            `json:"has_dependents,omitempty"`
	Cash          yen.Amount      `json:"cash"`
	InKind        yen.Amount      `json:"in_kind"`
	Over70        bool            `json:"over70,omitempty"` // 70歳以上被用者該当
	MultiOffice   bool            `json:"multi_office,omitempty"`
	ShortTime     bool            `json:"short_time,omitempty"`
	Rehired       bool            `json:"rehired,omitempty"` // 退職後の継続再雇用者
	Remarks       string          `json:"remarks,omitempty"`
	PostalCode    string          `json:"postal_code,omitempty"`  // 7 digits
	AddressKana   string          `json:"address_kana,omitempty"` // half-width
	Address       string          `json:"address,omitempty"`      // full-width
	Over70Only    bool            `json:"over70_only,omitempty"`
	// NeedsCertificate asks for a certificate of eligibility (資格確認書).
	NeedsCertificate bool `json:"needs_certificate,omitempty"`
}

// Form is the form's code.
func (*Acquisition) Form() Form { return FormAcquisition }

func (r *Acquisition) visit(c *cells) {
	r.Person.visit(c, r.Over70Only)
	code(c, "sex_kind", &r.Sex)
	code(c, "acquisition_kind", &r.Kind)
	r.Identity.visit(c, "")
	if !c.writing || r.MyNumber.IsZero() {
		code(c, "no_address_reason", &r.NoAddress)
		c.text("no_address_reason_text", &r.NoAddressText)
		c.postal("", &r.PostalCode)
		c.text("address_kana", &r.AddressKana)
		c.text("address_kanji", &r.Address)
	}
	c.date("acquired", &r.Acquired)
	c.yesNo("has_dependents", &r.HasDependents)
	c.amount("cash", &r.Cash)
	c.amount("kind", &r.InKind)
	sum := r.Cash + r.InKind
	c.amount("total", &sum)
	c.flag("over70", &r.Over70)
	c.flag("multi_office", &r.MultiOffice)
	c.flag("short_time_worker", &r.ShortTime)
	c.flag("rehired_after_retirement", &r.Rehired)
	c.text("remarks", &r.Remarks)
	c.flag("over70_only", &r.Over70Only)
	c.flag("needs_eligibility_certificate", &r.NeedsCertificate)
}
