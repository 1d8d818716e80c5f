package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/idnum"
	"romukura/ground/yen"
)

// ChangeKind is what a row of dependents reports (異動の別); it holds for the whole row.
type ChangeKind int

// Kinds of change.
const (
	Became  ChangeKind = 1 // 該当
	Ceased  ChangeKind = 2 // 非該当
	Altered ChangeKind = 3 // 変更
)

// Living is whether a dependent lives with the insured person.
type Living int

// Ways of living.
const (
	Together Living = 1
	Apart    Living = 2
)

// SpouseRelation says who is whose spouse (続柄), with those whose marriage is not registered.
type SpouseRelation int

// Relations of a spouse.
const (
	Husband          SpouseRelation = 1
	Wife             SpouseRelation = 2
	CommonLawHusband SpouseRelation = 3
	CommonLawWife    SpouseRelation = 4
)

// Dependents is one row of the Notification of (Change in) Dependents (被扶養者（異動）届／第3号関係届).
// With a My Number of the insured person the address of that person is left out.
type Dependents struct {
	Person
	Identity
	EmployerConfirmed bool         `json:"employer_confirmed,omitempty"` // 事業主確認欄
	Accepted          caldate.Date `json:"accepted,omitzero"`            // 事業主等受付年月日
	Sex               SexKind      `json:"sex"`
	Income            *yen.Amount  `json:"income,omitempty"` // of a year; only with Became
	PostalCode        string       `json:"postal_code,omitempty"`
	Address           string       `json:"address,omitempty"`
	Change            ChangeKind   `json:"change"`
	Spouse            *Spouse      `json:"spouse,omitempty"`
	// SpouseIncome is a year's income of a spouse who is no dependent; only with Became.
	SpouseIncome *yen.Amount `json:"spouse_income,omitempty"`
	// Others are the other dependents. The encoder opens a further row for the third.
	Others []Dependent `json:"others,omitempty"`
}

// Overseas is the exception for dependents who live abroad (海外特例).
type Overseas struct {
	Applies     int          `json:"applies,omitempty"` // 1 applies, 2 no longer, 0 nothing said
	From        caldate.Date `json:"from,omitzero"`     // spouse only
	FromReason  int          `json:"from_reason,omitempty"`
	FromOther   string       `json:"from_other,omitempty"`
	Until       caldate.Date `json:"until,omitzero"` // spouse only
	UntilReason int          `json:"until_reason,omitempty"`
	UntilOther  string       `json:"until_other,omitempty"`
	Returned    caldate.Date `json:"returned,omitzero"`
}

// Member is what a row says of a spouse and of another dependent alike. Codes of jobs and reasons
// differ between the two: see the allowed values in the table.
type Member struct {
	NameKana         string       `json:"name_kana"`
	NameKanji        string       `json:"name_kanji,omitempty"`
	Born             caldate.Date `json:"born"`
	Living           Living       `json:"living,omitempty"`   // with Became
	Location         string       `json:"location,omitempty"` // 01 to 47, with Ceased
	PostalCode       string       `json:"postal_code,omitempty"`
	Address          string       `json:"address,omitempty"`
	From             caldate.Date `json:"from,omitzero"` // 被扶養者になった日
	FromReason       int          `json:"from_reason,omitempty"`
	FromReasonOther  string       `json:"from_reason_other,omitempty"`
	Job              int          `json:"job,omitempty"`
	Income           *yen.Amount  `json:"income,omitempty"` // nil is nothing said, 0 is none
	Until            caldate.Date `json:"until,omitzero"`   // 被扶養者でなくなった日
	UntilReason      int          `json:"until_reason,omitempty"`
	UntilReasonOther string       `json:"until_reason_other,omitempty"`
	Remarks          string       `json:"remarks,omitempty"`
	RelationChecked  bool         `json:"relation_checked,omitempty"` // 続柄確認
	Overseas         Overseas     `json:"overseas,omitzero"`
	NeedsCertificate bool         `json:"needs_certificate,omitempty"`
}

// Spouse is the spouse as a dependent, and as Category III insured person of the National Pension.
type Spouse struct {
	Member
	Identity
	Filed      caldate.Date   `json:"filed,omitzero"` // 第3号被保険者届出日
	Relation   SpouseRelation `json:"relation"`
	Nation     string         `json:"nation,omitempty"`
	AliasKana  string         `json:"alias_kana,omitempty"`
	AliasKanji string         `json:"alias_kanji,omitempty"`
	PhoneKind  int            `json:"phone_kind,omitempty"` // 1 to 4 [unverified]
	Phone      string         `json:"phone,omitempty"`      // with hyphens
	Died       caldate.Date   `json:"died,omitzero"`
}

// Dependent is another dependent than the spouse.
type Dependent struct {
	Member
	MyNumber      idnum.MyNumber `json:"my_number,omitzero"`
	Sex           SexKind        `json:"sex"`
	Relation      int            `json:"relation"` // 1 to 10, see the table
	RelationOther string         `json:"relation_other,omitempty"`
}

// Form is the form's code.
func (*Dependents) Form() Form { return FormDependents }

// Split is the row as the file needs it: the spouse and two others in the first, two more in each
// further one.
func (r *Dependents) Split() []*Dependents {
	out := []*Dependents{r}
	for n := limits.perRow; len(out[len(out)-1].Others) > n; {
		last := out[len(out)-1]
		first, further := *last, *last
		first.Others, further.Others = last.Others[:n:n], last.Others[n:]
		further.Spouse = nil
		out[len(out)-1] = &first
		out = append(out, &further)
	}
	return out
}

func (r *Dependents) visit(c *cells) {
	c.yesNo("employer_confirmed", &r.EmployerConfirmed)
	c.date("accepted", &r.Accepted)
	r.Person.visit(c, false)
	code(c, "sex", &r.Sex)
	r.Identity.visit(c, "")
	c.optional("income", &r.Income)
	if !c.writing || r.MyNumber.IsZero() {
		c.postal("", &r.PostalCode)
		c.text("address_kanji", &r.Address)
	}
	code(c, "change_kind", &r.Change)
	c.optional("sp_yearly_income", &r.SpouseIncome)
	if c.writing {
		if r.Spouse != nil {
			r.Spouse.visit(c)
		}
		for i := range min(len(r.Others), limits.perRow) {
			r.Others[i].visit(c, blocks[i])
		}
		return
	}
	r.Spouse, r.Others = nil, nil
	if c.used("sp_") {
		r.Spouse = new(Spouse)
		r.Spouse.visit(c)
	}
	for _, prefix := range blocks {
		if c.used(prefix) {
			r.Others = append(r.Others, Dependent{})
			r.Others[len(r.Others)-1].visit(c, prefix)
		}
	}
}

// blocks are the prefixes of the cells of the other dependents.
var blocks = [2]string{"d1_", "d2_"}

func (m *Member) visit(c *cells, p string) {
	c.text(p+"name_kana", &m.NameKana)
	c.text(p+"name_kanji", &m.NameKanji)
	c.date(p+"birth", &m.Born)
	code(c, p+"living", &m.Living)
	c.text(p+"location", &m.Location)
	c.postal(p, &m.PostalCode)
	c.text(p+"address", &m.Address)
	c.date(p+"from", &m.From)
	code(c, p+"from_reason", &m.FromReason)
	c.text(p+"from_reason_other", &m.FromReasonOther)
	code(c, p+"job", &m.Job)
	c.optional(p+"income", &m.Income)
	c.date(p+"to", &m.Until)
	code(c, p+"to_reason", &m.UntilReason)
	c.text(p+"to_reason_other", &m.UntilReasonOther)
	c.text(p+"remarks", &m.Remarks)
	c.flag(p+"relation_checked", &m.RelationChecked)
	m.Overseas.visit(c, p)
	c.flag(p+"needs_certificate", &m.NeedsCertificate)
}

func (o *Overseas) visit(c *cells, p string) {
	code(c, p+"overseas", &o.Applies)
	code(c, p+"overseas_from_reason", &o.FromReason)
	c.text(p+"overseas_from_other", &o.FromOther)
	code(c, p+"overseas_to_reason", &o.UntilReason)
	c.text(p+"overseas_to_other", &o.UntilOther)
	c.date(p+"returned", &o.Returned)
}

func (s *Spouse) visit(c *cells) {
	s.Member.visit(c, "sp_")
	s.Identity.visit(c, "sp_")
	c.date("sp_filed", &s.Filed)
	code(c, "sp_relation", &s.Relation)
	c.text("sp_nationality", &s.Nation)
	c.text("sp_alias_kana", &s.AliasKana)
	c.text("sp_alias_kanji", &s.AliasKanji)
	code(c, "sp_tel_kind", &s.PhoneKind)
	c.phone("sp_tel", &s.Phone)
	c.date("sp_death", &s.Died)
	c.date("sp_overseas_from", &s.Overseas.From)
	c.date("sp_overseas_to", &s.Overseas.Until)
}

func (d *Dependent) visit(c *cells, p string) {
	d.Member.visit(c, p)
	c.secret(p+"my_number", &d.MyNumber)
	code(c, p+"sex", &d.Sex)
	code(c, p+"relation", &d.Relation)
	c.text(p+"relation_other", &d.RelationOther)
}
