package nenkin

import "romukura/ground/caldate"

// LossReason is why the status was lost (喪失（不該当）原因).
type LossReason int

// Reasons of loss.
const (
	Retired           LossReason = 4  // 退職等
	Died              LossReason = 5  // 死亡
	ReachedElderly    LossReason = 7  // 75歳到達
	Disabled          LossReason = 9  // 障害認定
	SecurityAgreement LossReason = 11 // 社会保障協定
)

// Loss is one row of the Notification of Loss of Status (資格喪失届／70歳以上被用者不該当届).
type Loss struct {
	Person
	Identity // one of the two numbers is needed
	// Lost is the day after retirement or death, the 75th birthday for ReachedElderly; none with
	// Over70Only.
	Lost                     caldate.Date `json:"lost,omitzero"`
	Reason                   LossReason   `json:"reason"`
	LastDay                  caldate.Date `json:"last_day,omitzero"` // 退職日・死亡日
	MultiOffice              bool         `json:"multi_office,omitempty"`
	Rehired                  bool         `json:"rehired,omitempty"` // 退職後の継続再雇用者
	Remarks                  string       `json:"remarks,omitempty"`
	CertificatesAttached     int          `json:"certificates_attached,omitempty"`
	CertificatesUnreturnable int          `json:"certificates_unreturnable,omitempty"`
	Over70End                bool         `json:"over70_end,omitempty"`  // 70歳不該当
	Over70Ended              caldate.Date `json:"over70_ended,omitzero"` // LastDay itself
	Over70Only               bool         `json:"over70_only,omitempty"`
}

// Form is the form's code.
func (*Loss) Form() Form { return FormLoss }

func (r *Loss) visit(c *cells) {
	r.Person.visit(c, r.Over70Only)
	r.Identity.visit(c, "")
	c.date("lost", &r.Lost)
	code(c, "loss_reason", &r.Reason)
	c.date("retired", &r.LastDay)
	c.flag("multi_office", &r.MultiOffice)
	c.flag("rehired_after_retirement", &r.Rehired)
	c.text("remarks", &r.Remarks)
	code(c, "cert_attached", &r.CertificatesAttached)
	code(c, "cert_unreturnable", &r.CertificatesUnreturnable)
	c.flag("over70_end", &r.Over70End)
	c.date("over70_end", &r.Over70Ended)
	c.flag("over70_only", &r.Over70Only)
}
