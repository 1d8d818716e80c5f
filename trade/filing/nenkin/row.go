package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/idnum"
	"romukura/ground/yen"
)

// Row is what one filing says of one person: *[Acquisition], *[Loss], *[Dependents],
// *[MonthlyChange], *[AnnualBase], *[Bonus], and *[OldAddress] out of old files.
type Row interface {
	// Form is the code of the form to which the row belongs.
	Form() Form
	// Who is what every row says of the person.
	Who() *Person

	visit(c *cells)
}

// Person is what every row says of the insured person.
type Person struct {
	// Ref is the caller's own name for the person, such as the employee number. It stands in faults
	// and is never written.
	Ref           string       `json:"ref,omitempty"`
	InsuredNumber string       `json:"insured_number,omitempty"` // 被保険者整理番号
	NameKana      string       `json:"name_kana"`                // half-width, one blank between
	NameKanji     string       `json:"name_kanji,omitempty"`     // full-width, one blank between
	Born          caldate.Date `json:"born"`
	// Extra are the cells that a health insurance society adds, in the order of its template.
	Extra []string `json:"extra,omitempty"`
}

// Who is the person itself.
func (p *Person) Who() *Person { return p }

// visit goes through the person's cells. over70Only leaves out the number of an insured person, for
// a filing of an employee of 70 and over has none.
func (p *Person) visit(c *cells, over70Only bool) {
	if !c.writing || !over70Only {
		c.text("insured_number", &p.InsuredNumber)
	}
	c.text("name_kana", &p.NameKana)
	c.text("name_kanji", &p.NameKanji)
	c.date("birth", &p.Born)
}

// Identity is the person's numbers. A My Number is put in at the last step, and only where the
// filing asks for one; without it the filing goes by pension number and address.
type Identity struct {
	MyNumber      idnum.MyNumber      `json:"my_number,omitzero"`
	PensionNumber idnum.PensionNumber `json:"pension_number,omitzero"`
}

// visit goes through both numbers of the person whose cells begin with a prefix.
func (i *Identity) visit(c *cells, prefix string) {
	c.secret(prefix+"my_number", &i.MyNumber)
	c.pension(prefix, &i.PensionNumber)
}

// Standard is the standard monthly remuneration so far (従前の標準報酬月額); zero is not known.
type Standard struct {
	Health  yen.Amount    `json:"health,omitempty"`  // yen, written in thousands
	Pension yen.Amount    `json:"pension,omitempty"` // yen, written in thousands
	Since   caldate.Month `json:"since"`             // 従前の改定月
}

func (s *Standard) visit(c *cells) {
	c.thousand("old_std_health", &s.Health)
	c.thousand("old_std_pension", &s.Pension)
	c.month("old_revised", &s.Since)
}

// RaiseKind is whether fixed pay rose or fell (昇(降)給区分).
type RaiseKind int

// Kinds of a change of fixed pay.
const (
	Raised  RaiseKind = 1
	Lowered RaiseKind = 2
)

// Raise is the month in which fixed pay changed and how; zero for none.
type Raise struct {
	Month int       `json:"month,omitempty"` // 1 to 12
	Kind  RaiseKind `json:"kind,omitempty"`
}

// Retro is back pay contained in one of the months; zero for none.
type Retro struct {
	Month  int        `json:"month,omitempty"` // 1 to 12
	Amount yen.Amount `json:"amount,omitempty"`
}

// Change is what both filings of three months say of changes of pay.
type Change struct {
	Raise Raise `json:"raise,omitzero"`
	Retro Retro `json:"retro,omitzero"`
}

func (h *Change) visit(c *cells) {
	code(c, "raise_month", &h.Raise.Month)
	code(c, "raise_kind", &h.Raise.Kind)
	code(c, "retro_month", &h.Retro.Month)
	c.some("retro_amount", &h.Retro.Amount)
}

// MonthPay is one month of pay, in real yen: the encoder cuts what has more than seven digits.
type MonthPay struct {
	Days   int        `json:"days"`    // 給与計算の基礎日数
	Cash   yen.Amount `json:"cash"`    // 通貨によるもの
	InKind yen.Amount `json:"in_kind"` // 現物によるもの
}

// Sum is cash and in kind together.
func (m MonthPay) Sum() yen.Amount { return m.Cash + m.InKind }

// visit goes through one month whose cells end in a suffix. The sum is written, and on reading left
// to the rules.
func (m *MonthPay) visit(c *cells, suffix string) {
	c.days("base_days_"+suffix, &m.Days)
	c.amount("cash_"+suffix, &m.Cash)
	c.amount("kind_"+suffix, &m.InKind)
	sum := m.Sum()
	c.amount("sum_"+suffix, &sum)
}

// average is a sum over n months, fractions of a yen dropped.
func average(sum yen.Amount, n int) yen.Amount {
	if n == 0 {
		return 0
	}
	return yen.Truncate.Round(sum.Exact().Over(int64(n)))
}

// capped is an amount as seven digits can hold it.
func capped(a yen.Amount) yen.Amount { return min(a, yen.Amount(limits.cap)) }
