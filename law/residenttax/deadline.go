package residenttax

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/why"
)

// Duty is the stable key of something that is due to or from a municipality.
type Duty string

// The duties whose days the table holds, with the event they count from.
const (
	PayReport        Duty = "pay-report"           // 給与支払報告書: the year after the pay
	GoneByApril      Duty = "gone-by-april"        // 異動届出書 for those gone by 1 April
	NoticeArrives    Duty = "notice"               // 特別徴収税額通知書, from the municipality
	Payment          Duty = "payment"              // 納入: month of collection
	LeaverNotice     Duty = "leaver"               // 異動届出書: month of leaving
	HalfYearDecember Duty = "half-yearly-june"     // approved half-yearly payment of June to November
	HalfYearJune     Duty = "half-yearly-december" // approved half-yearly payment of December to May
)

// UnknownDutyError says that the table holds no day for a duty.
type UnknownDutyError struct{ Duty Duty }

// Error names the duty.
func (e *UnknownDutyError) Error() string {
	return fmt.Sprintf("%s: no day for %q", deadlines.Name, string(e.Duty))
}

// DueDay reckons the last day of a duty from the month of its event: the same day of the next
// month, or the day of the calendar that follows. A day on which offices are closed is not
// moved here.
//
// Law: 地税法317の6-1 地税法317の6-2 地税法321の4-2 地税法321の5-1 地税法321の5-3 地税法321の5の2-1
// Law? 地税則9の24
func DueDay(d Duty, event caldate.Month, t *why.Trace) (caldate.Date, error) {
	e, standing, err := deadlines.At(event.First())
	if err != nil {
		return caldate.Date{}, err
	}
	row, ok := e.Value[d]
	if !ok {
		return caldate.Date{}, &UnknownDutyError{d}
	}
	month := event.Add(1)
	for row.month != 0 && month.Number != row.month {
		month = month.Add(1)
	}
	day := month.Day(row.day)
	if t.On() {
		t.Add(why.Step{
			Key: "residenttax.deadline", What: textDeadline, Law: row.law,
			Inputs: []why.Input{
				why.In(textDuty, why.Text(d.Label())), why.In(textEvent, why.Month(event)),
			},
			Table: why.From(&e.Source, standing, string(d)), Result: why.Date(day),
		})
	}
	return day, nil
}

// PaymentDay is the day by which what was withheld in a month is paid to the municipality: the
// 10th of the next month; with approval for fewer than ten persons, 10 December and 10 June. A
// closed day moves it to the next open one.
//
// Law: 地税法321の5-1 地税法321の5の2-1 地税法20の5-2
func PaymentDay(month caldate.Month, halfYearly bool) (caldate.Date, error) {
	duty := Payment
	if halfYearly {
		duty = HalfYearDecember
		if month.Number < firstMonth || month.Number == 12 {
			duty = HalfYearJune
		}
	}
	day, err := DueDay(duty, month, nil)
	if err != nil {
		return day, err
	}
	return caldate.NextBusinessDay(day, caldate.GovernmentYearEnd)
}
