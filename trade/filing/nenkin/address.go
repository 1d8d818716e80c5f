package nenkin

import "romukura/ground/caldate"

// OldAddress is one row of the Notification of Change of Address (住所変更届) as files had it before
// March 2018. It is read out of old files and never written.
type OldAddress struct {
	Person
	Identity                    // the pension number alone
	PostalCode     string       `json:"postal_code"`
	AddressKana    string       `json:"address_kana"`
	Address        string       `json:"address,omitempty"`
	Changed        caldate.Date `json:"changed"`
	OldAddressKana string       `json:"old_address_kana"`
	OldAddress     string       `json:"old_address,omitempty"`
	Remarks        string       `json:"remarks,omitempty"`
}

// Form is the form's code.
func (*OldAddress) Form() Form { return FormOldAddress }

func (r *OldAddress) visit(c *cells) {
	r.Person.visit(c, false)
	c.pension("", &r.PensionNumber)
	c.postal("", &r.PostalCode)
	c.text("new_address_kana", &r.AddressKana)
	c.text("new_address", &r.Address)
	c.date("changed", &r.Changed)
	c.text("old_address_kana", &r.OldAddressKana)
	c.text("old_address", &r.OldAddress)
	c.text("remarks", &r.Remarks)
}

// newRow is an empty row of a form, nil when the form has no table.
func newRow(f Form) Row {
	switch f {
	case FormAcquisition:
		return new(Acquisition)
	case FormLoss:
		return new(Loss)
	case FormDependents:
		return new(Dependents)
	case FormMonthlyChange:
		return new(MonthlyChange)
	case FormAnnualBase:
		return new(AnnualBase)
	case FormBonus:
		return new(Bonus)
	case FormOldAddress:
		return new(OldAddress)
	}
	return nil
}
