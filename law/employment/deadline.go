package employment

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// Notification is the stable key of something the employer hands in to Hello Work.
type Notification string

// The notifications whose deadlines the table holds, with the event they count from.
const (
	Acquisition    Notification = "acquisition"            // day insured status was acquired
	Loss           Notification = "loss"                   // day of loss: the day after leaving
	Transfer       Notification = "transfer"               // day of transfer to another establishment
	Establishment  Notification = "establishment"          // day the insurance relationship began
	ChildcareClaim Notification = "childcare-first-claim"  // first day of the leave
	ShortTimeClaim Notification = "short-time-first-claim" // first day of the first month
	ElderClaim     Notification = "elder-first-claim"      // first day of the first month
	CaregiverClaim Notification = "caregiver-claim"        // day after the last day of the leave
)

type deadlineRow struct {
	rule   string
	number int
	law    string
	mark   string
}

var deadlines = dated.MustLoadAt(root, tables, "tables/deadline",
	func(f *dated.File) (map[Notification]deadlineRow, error) {
		all := map[Notification]deadlineRow{}
		for _, r := range f.Rows {
			row := deadlineRow{r.Text("rule"), r.Int("number"), r.Text("law"), r.Text("mark")}
			switch row.rule {
			case "month-day", "days", "month-end-after":
			default:
				return nil, fmt.Errorf("line %d: no such rule", r.Line)
			}
			all[Notification(r.Text("key"))] = row
		}
		return all, nil
	})

// Deadline is the last day on which a notification is in time, as the statute reckons it.
type Deadline struct {
	Day  caldate.Date
	Law  string
	Mark string
}

// UnknownNotificationError says that the table holds no deadline for a notification.
type UnknownNotificationError struct{ Notification Notification }

// Error names the notification.
func (e *UnknownNotificationError) Error() string {
	return fmt.Sprintf("%s: no deadline for %q", deadlines.Name, string(e.Notification))
}

// Due reckons the deadline of a notification from its event. A day on which offices are closed
// is not moved here: see [Deadline.Open].
//
// Law: 雇保法7 雇保則6-1 雇保則7-1 雇保則13-1 雇保則101の19-1 雇保則101の30-1
func Due(n Notification, event caldate.Date, t *why.Trace) (Deadline, dated.Standing, error) {
	e, standing, err := deadlines.At(event)
	if err != nil {
		return Deadline{}, 0, err
	}
	row, ok := e.Value[n]
	if !ok {
		return Deadline{}, 0, &UnknownNotificationError{n}
	}
	d := Deadline{Law: row.law, Mark: row.mark}
	switch row.rule {
	case "month-day":
		d.Day = event.Month().Add(1).Day(row.number)
	case "days":
		d.Day = event.AddDays(row.number)
	case "month-end-after":
		day, _ := event.Corresponding(row.number)
		d.Day = day.Month().Last()
	}
	if t.On() {
		t.Add(why.Step{
			Key: "employment.deadline", What: textDeadline, Law: d.Law,
			Inputs: []why.Input{
				why.In(textNotification, why.Text(n.Label())), why.In(textEvent, why.Date(event)),
			},
			Table: why.From(&e.Source, standing, string(n)), Result: why.Date(d.Day), Note: d.Mark,
		})
	}
	return d, standing, nil
}

// Open is the day on which the deadline really ends: the next day on which offices are open.
// Years whose public holidays are not announced are an error.
//
// Law: 行政機関の休日に関する法律2
func (d Deadline) Open() (caldate.Date, error) {
	return caldate.NextBusinessDay(d.Day, caldate.GovernmentYearEnd)
}
