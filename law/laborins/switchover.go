package laborins

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// SwitchOver is a client's setting: which day of a pay period decides the year of the rate. The
// law asks for wages fixed in the insurance year; a period that straddles 1 April would be
// split, and the labor bureaus accept one rate for all of it.
type SwitchOver uint8

const (
	// ByClosingDay takes the rate in force on the closing day: closed on 31 March, old rate,
	// whenever it is paid. It is the default.
	ByClosingDay SwitchOver = iota
	// ByPayDay takes the rate in force on the day of payment.
	ByPayDay
	// ByMonthName takes the rate in force in the month by which the pay is called (4月分).
	ByMonthName
)

// PayPeriod says when a payment was closed and paid, and by which month it is called. A bonus has
// neither closing day nor name: its day of payment decides.
type PayPeriod struct {
	Closing caldate.Date
	Pay     caldate.Date
	Name    caldate.Month
}

// RateDay is the day whose rate applies to a payment, by the client's setting. A period that
// lacks what the setting looks at is decided by its day of payment, else by its closing day.
//
// Law: 徴収法2-4 徴収法11-1
// Law? 徴収法15-1
func RateDay(s SwitchOver, p PayPeriod) caldate.Date {
	switch {
	case s == ByClosingDay && !p.Closing.IsZero():
		return p.Closing
	case s == ByMonthName && !p.Name.IsZero():
		return p.Name.First()
	case p.Pay.IsZero():
		return p.Closing
	}
	return p.Pay
}

// ExplainRateDay adds to a trace which day decided the rate, and by which setting.
//
// Law: 徴収法2-4
func ExplainRateDay(s SwitchOver, p PayPeriod, t *why.Trace) {
	if !t.On() {
		return
	}
	var inputs []why.Input
	if !p.Closing.IsZero() {
		inputs = append(inputs, why.In(textClosing, why.Date(p.Closing)))
	}
	if !p.Pay.IsZero() {
		inputs = append(inputs, why.In(textPay, why.Date(p.Pay)))
	}
	if !p.Name.IsZero() {
		inputs = append(inputs, why.In(textName, why.Month(p.Name)))
	}
	t.Add(why.Step{
		Key: "employment.rate-day", What: textRateDay, Law: lawRateDay,
		Inputs: inputs, Result: why.Date(RateDay(s, p)), Note: s.Label(),
	})
}
