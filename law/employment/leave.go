package employment

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Outcome says how a benefit came out.
type Outcome string

// The outcomes of a benefit.
const (
	Full          Outcome = "full"
	Reduced       Outcome = "reduced"       // wages and benefit together are held to a limit
	WageTooHigh   Outcome = "wage-too-high" // the wages alone reach the limit
	WorkedTooMuch Outcome = "worked"        // more than 10 days and 80 hours of work
	OwnDaysShort  Outcome = "own-days"      // under 14 days of own leave
	SpouseShort   Outcome = "spouse-days"   // under 14 days of the spouse's leave
	MainUnpaid    Outcome = "main-unpaid"   // the benefit it goes with is not paid
	NotLower      Outcome = "not-lower"     // the wages have not fallen enough
	TooSmall      Outcome = "too-small"     // does not exceed the least amount
	NoSuchBenefit Outcome = "no-such-yet"   // the benefit did not exist on that day
	Exhausted     Outcome = "exhausted"     // days or times are used up
)

// Benefit is an amount and how it came out.
type Benefit struct {
	Amount  yen.Amount
	Outcome Outcome
}

// Unit is one unit of leave (支給単位期間): a month from the corresponding day.
type Unit struct {
	Span
	FirstDay, LastDay int // which day of the leave, from 1
	Final             bool
}

// Units divides a leave by the corresponding days of its first day; where a month has none, its
// last day stands for it. The first day itself always counts, never the day of the unit before.
//
// Law: 雇保法61の7-5 雇保法61の4-3
func Units(leave Span) []Unit {
	var all []Unit
	from := leave.From
	for n := 1; !from.After(leave.To); n++ {
		next, _ := leave.From.Corresponding(n)
		u := Unit{Span: Span{from, next.AddDays(-1)}}
		if !u.To.Before(leave.To) {
			u.To, u.Final = leave.To, true
		}
		u.FirstDay = leave.From.DaysUntil(u.From) + 1
		u.LastDay = leave.From.DaysUntil(u.To) + 1
		all = append(all, u)
		from = next
	}
	return all
}

// Work is what was worked and paid within one unit of leave.
type Work struct {
	Paid    yen.Amount
	Days    int
	Minutes int
}

// UnitPay is what one unit of leave is paid from.
type UnitPay struct {
	Daily    yen.Amount
	HighDays int // days at the higher rate
	LowDays  int // days at the lower rate
	Work     Work
}

// ChildcareUnit computes the childcare leave benefit (育児休業給付金) of one unit: 67 % to the 180th
// day, then 50 %; wages and benefit together are held to 80 %; nothing is paid for more than 10
// days and 80 hours of work [unverified].
//
// Law: 雇保法61の7-6 雇保法61の7-7
// Law? 雇保則101の22
func (l *Limits) ChildcareUnit(u UnitPay, t *why.Trace) Benefit {
	high := yen.Truncate.Round(days(u.Daily, u.HighDays).Times(l.rule.high))
	low := yen.Truncate.Round(days(u.Daily, u.LowDays).Times(l.rule.low))
	if u.Work.Days > l.rule.workDays && u.Work.Minutes > l.rule.workMinutes {
		return l.explainUnit(childcareText, u, Benefit{0, WorkedTooMuch}, t)
	}
	return l.explainUnit(childcareText, u, l.besideWages(high+low, u), t)
}

// CaregiverUnit computes the caregiver leave benefit (介護休業給付金) of one unit: 67 % of the daily
// wage, held to 80 % together with wages; nothing for more than 10 days of work.
//
// Law: 雇保法61の4-4 雇保法61の4-5 雇保法附則12 雇保則101の16
func (l *Limits) CaregiverUnit(u UnitPay, t *why.Trace) Benefit {
	b := Benefit{0, WorkedTooMuch}
	if u.Work.Days <= l.rule.workDays {
		b = l.besideWages(yen.Truncate.Round(days(u.Daily, u.HighDays).Times(l.rule.caregiver)), u)
	}
	return l.explainUnit(caregiverText, u, b, t)
}

// BirthLeave computes the benefit for leave around birth (出生時育児休業給付金): 67 % of at most 28
// days, held to 80 % together with wages.
//
// Law: 雇保法61の8-2-2 雇保法61の8-4 雇保法61の8-5
func (l *Limits) BirthLeave(u UnitPay, t *why.Trace) Benefit {
	u.HighDays, u.LowDays = min(u.HighDays, l.rule.birthDays), 0
	amount := yen.Truncate.Round(days(u.Daily, u.HighDays).Times(l.rule.high))
	b := l.besideWages(amount, u)
	return l.explainUnit(birthText, u, b, t)
}

// Spouse is the other parent's leave, which the support benefit asks for.
type Spouse struct {
	Exempt bool // single parent, spouse without employment, or in leave after birth
	Days   int
}

// Support is what the support benefit after birth is paid from. Main is the benefit of the
// leave it goes with: where wages leave nothing of that, nothing is paid here either.
type Support struct {
	Daily  yen.Amount
	Days   int
	Spouse Spouse
	Main   Benefit
}

// SupportAfterBirth computes the support benefit after birth (出生後休業支援給付金): 13 % of at most
// 28 days, if both parents take 14 days or the spouse is exempt. Wages do not reduce it.
//
// Law: 雇保法61の10-1-2 雇保法61の10-1-3 雇保法61の10-2 雇保法61の10-3-3 雇保法61の10-6
func (l *Limits) SupportAfterBirth(s Support, t *why.Trace) Benefit {
	b := Benefit{Outcome: Full}
	switch {
	case l.rule.support.IsZero():
		b.Outcome = NoSuchBenefit
	case s.Main.Outcome == WageTooHigh:
		b.Outcome = MainUnpaid
	case s.Days < l.rule.supportMinDays:
		b.Outcome = OwnDaysShort
	case !s.Spouse.Exempt && s.Spouse.Days < l.rule.supportMinDays:
		b.Outcome = SpouseShort
	default:
		paid := days(s.Daily, min(s.Days, l.rule.birthDays))
		b.Amount = yen.Truncate.Round(paid.Times(l.rule.support))
	}
	if t.On() {
		t.Add(why.Step{
			Key: "employment.support", What: textSupport, Law: lawSupport,
			Inputs: []why.Input{
				why.In(textDailyWage, why.Yen(s.Daily)), why.In(textDays, why.Count(s.Days, textDayUnit)),
				why.In(textSpouseDays, why.Count(s.Spouse.Days, textDayUnit)),
				why.In(textRate, why.Rate(l.rule.support)),
			},
			Table: l.table(""), Rounding: yen.Truncate, Result: why.Yen(b.Amount),
			Note: b.Outcome.Label(),
		})
	}
	return b
}

// besideWages holds wages and benefit together to 80 % of the daily wage for the days paid.
//
// Law: 雇保法61の4-5 雇保法61の7-7 雇保法61の8-5
func (l *Limits) besideWages(amount yen.Amount, u UnitPay) Benefit {
	ceiling := yen.Truncate.Round(days(u.Daily, u.HighDays+u.LowDays).Times(l.rule.cap))
	switch {
	case u.Work.Paid > 0 && u.Work.Paid >= ceiling:
		return Benefit{0, WageTooHigh}
	case u.Work.Paid+amount > ceiling:
		return Benefit{ceiling - u.Work.Paid, Reduced}
	}
	return Benefit{amount, Full}
}

func days(daily yen.Amount, n int) yen.Amount { return daily * yen.Amount(n) }

// unitText names a benefit in a trace.
type unitText struct{ what, law, key string }

var (
	childcareText = unitText{textChildcare, lawChildcare, "childcare"}
	caregiverText = unitText{textCaregiver, lawCaregiver, "caregiver"}
	birthText     = unitText{textBirth, lawBirth, "birth"}
)

func (l *Limits) explainUnit(x unitText, u UnitPay, b Benefit, t *why.Trace) Benefit {
	if !t.On() {
		return b
	}
	t.Add(why.Step{
		Key: "employment." + x.key, What: x.what, Law: x.law,
		Inputs: []why.Input{
			why.In(textDailyWage, why.Yen(u.Daily)),
			why.In(textHighDays, why.Count(u.HighDays, textDayUnit)),
			why.In(textLowDays, why.Count(u.LowDays, textDayUnit)),
			why.In(textPaid, why.Yen(u.Work.Paid)), why.In(textCap, why.Rate(l.rule.cap)),
		},
		Table: l.table(""), Rounding: yen.Truncate, Result: why.Yen(b.Amount), Note: b.Outcome.Label(),
	})
	return b
}

// Leave is a leave whose benefit is computed unit by unit.
type Leave struct {
	Span
	SixMonths yen.Amount // wages of the last six counted months, without bonuses
	Used      int        // days already counted: of leave around birth, or of earlier caregiver leave
	Times     int        // earlier caregiver leaves for the same relative
	Work      []Work     // by unit; missing ones are without work
}

// UnitBenefit is the benefit of one unit and what it rests on.
type UnitBenefit struct {
	Unit
	UnitPay
	Benefit
}

// LeaveBenefit is the benefit of a whole leave.
type LeaveBenefit struct {
	Units             []UnitBenefit
	HighDays, LowDays int // days paid at each rate
	Total             yen.Amount
}

// ChildcareBenefit computes the childcare leave benefit of a whole leave. Each unit pays 30
// days, only the last its real days; the unit that holds the 180th day of leave is divided
// there by real days. A unit takes the limits of its first day.
//
// Law: 雇保法61の7-5 雇保法61の7-6 雇保法61の8-7
// Law? 雇保法18-1
func ChildcareBenefit(leave Leave, t *why.Trace) (LeaveBenefit, error) {
	var all LeaveBenefit
	for i, u := range Units(leave.Span) {
		l, _, err := LimitsFor(u.From)
		if err != nil {
			return LeaveBenefit{}, err
		}
		pay := UnitPay{Daily: l.DailyWage(leave.SixMonths, Childcare, t), Work: leave.workOf(i)}
		pay.HighDays, pay.LowDays = l.splitAt180(u, leave.Used)
		all.add(UnitBenefit{u, pay, l.ChildcareUnit(pay, t)})
	}
	return all, nil
}

// splitAt180 gives the days paid at the higher and at the lower rate.
//
// Law: 雇保法61の7-6-1 雇保法61の7-6-2
func (l *Limits) splitAt180(u Unit, used int) (int, int) {
	first, last := u.FirstDay+used, u.LastDay+used
	real := last - first + 1
	paid := l.rule.unitDays
	if u.Final {
		paid = real
	}
	switch {
	case last < l.rule.highDays:
		return paid, 0
	case first > l.rule.highDays:
		return 0, paid
	}
	return l.rule.highDays - first + 1, last - l.rule.highDays
}

// CaregiverBenefit computes the caregiver leave benefit of a whole leave: at most three leaves
// for one relative and 93 days in all, and within three months from the first day.
//
// Law: 雇保法61の4-3 雇保法61の4-4-1 雇保法61の4-4-2 雇保法61の4-6-1 雇保法61の4-6-2
func CaregiverBenefit(leave Leave, t *why.Trace) (LeaveBenefit, error) {
	var all LeaveBenefit
	first, _, err := LimitsFor(leave.From)
	if err != nil {
		return all, err
	}
	left := first.rule.caregiverDays - leave.Used
	if left <= 0 || leave.Times >= first.rule.careTimes {
		all.Units = []UnitBenefit{{Benefit: Benefit{0, Exhausted}}}
		return all, nil
	}
	span := leave.Span
	span.To = earlier(span.To, leave.From.AddDays(left-1))
	span.To = earlier(span.To, leave.From.LastDayOfMonths(first.rule.careMonths))
	for i, u := range Units(span) {
		l, _, err := LimitsFor(u.From)
		if err != nil {
			return LeaveBenefit{}, err
		}
		pay := UnitPay{
			Daily: l.DailyWage(leave.SixMonths, Caregiver, t), HighDays: l.rule.unitDays,
			Work: leave.workOf(i),
		}
		if u.Final {
			pay.HighDays = u.LastDay - u.FirstDay + 1
		}
		all.add(UnitBenefit{u, pay, l.CaregiverUnit(pay, t)})
	}
	return all, nil
}

func earlier(a, b caldate.Date) caldate.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func (l Leave) workOf(i int) Work {
	if i < len(l.Work) {
		return l.Work[i]
	}
	return Work{}
}

func (b *LeaveBenefit) add(u UnitBenefit) {
	b.Units = append(b.Units, u)
	b.Total += u.Amount
	b.HighDays += u.HighDays
	b.LowDays += u.LowDays
}
