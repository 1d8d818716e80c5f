package yearend

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Employee is what is known of one employee for one income year: the payroll's sums, the slips of
// earlier employers, and the declarations. It carries no name and no number.
type Employee struct {
	Forms     Forms
	Work      Work
	Pay       Pay
	Former    []Slip
	Income    Income // all but what is settled here
	Self      Self
	Spouse    *Spouse
	Relatives []Relative
	Premiums  []Premium
	Housing   *Housing
	Closing   Closing
}

// Forms tells which declarations are on file. A deduction is given only for a declared one; those
// for the spouse, premiums and housing are on file where their values are.
type Forms struct {
	Dependents bool // 扶養控除等（異動）申告書: without it nobody is settled
	Basic      bool // 基礎控除申告書
	Adjustment bool // 所得金額調整控除申告書
}

// Pay is the year's pay from this employer that has become due, paid or not, with the insurance
// deducted from it and the tax withheld. Unpaid pay and its tax are in it. Where the tax of the
// last pay is computed, it is in SalaryTax; where the office leaves it out, it is not.
type Pay struct {
	Salary, SalaryInsurance, SalaryTax yen.Amount // 給料・手当等
	Bonus, BonusInsurance, BonusTax    yen.Amount // 賞与等
}

// Slip is the slip of an earlier employer of the same year (前職の源泉徴収票). Without the slip in
// hand the employee is not settled.
type Slip struct {
	Held      bool
	Pay       yen.Amount
	Insurance yen.Amount
	Tax       yen.Amount
}

// Situation is how the employment stands when the year is settled. The zero Situation works here at
// the end of the year.
type Situation uint8

// The situations. All but the first and the last are settled when they come about.
const (
	AtYearEnd        Situation = iota
	Died                       // 死亡により退職した
	LeftCountry                // 出国して非居住者になった
	LeftDisabled               // 著しい心身の障害のため退職した
	LeftAfterLastPay           // 12月に支給期の到来する給与の支払を受けた後に退職した
	LeftPartTime               // パートタイマーなどで退職した
	LeftOtherwise              // any other departure: not settled
)

// Work is what decides whether an employee is settled, and on which day circumstances are judged.
type Work struct {
	Situation     Situation
	Day           caldate.Date // of death, departure or retirement
	MoreWork      bool         // other pay is expected in the year after leaving
	OtherEmployer bool         // the declaration of dependents is filed with another employer
	DayLaborer    bool         // column C
	NonResident   bool         // is a non-resident all year
	// DisasterRelief tells that tax on pay was deferred or refunded after a disaster.
	DisasterRelief bool
}

// deciding is the day on which ages and circumstances are judged.
//
// Law: 所法85-1
func (w Work) deciding(y IncomeYear) caldate.Date {
	if w.Situation == Died || w.Situation == LeftCountry {
		return w.Day
	}
	return y.Last()
}

// Housing is the declared credit for a housing loan (住宅借入金等特別控除申告書), from the second year.
type Housing struct {
	Credit    yen.Amount   // the credit that the form works out from the balance
	FormYear  IncomeYear   // the year the tax office issued the form for
	MovedIn   caldate.Date // 居住開始年月日
	SmallArea bool         // 40 to 50 square meters: a lower limit of income
}

// Closing is how the difference is settled: the tax of the last pay and of unpaid pay that was
// counted and not yet withheld, and how a shortage is collected. The zero Closing settles the whole
// in the last pay.
type Closing struct {
	LastTax   yen.Amount // tax of the last pay, counted in SalaryTax, not yet withheld
	UnpaidTax yen.Amount // tax of pay still unpaid, counted in the sums, not yet withheld
	NextYear  bool       // the difference goes into January's pay
	// LastNet is what the last pay leaves after its own tax, the most that a shortage can take from
	// it; 0 when it is not said. Average is the mean of the months before, after tax.
	LastNet, Average yen.Amount
	// Deferred tells that the tax office has allowed to collect the shortage in January and February.
	Deferred bool
}
