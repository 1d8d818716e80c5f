package document

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
)

// Roster is one person's sheet of the worker roster (労働者名簿). It has no place for the registered
// domicile or the My Number, which the book does not ask for.
type Roster struct {
	Client   *client.Client
	Employee *employee.Employee
	On       caldate.Date // the day it shows; later changes are left out
	// LeftReason is the reason of a dismissal in words; blank leaves room to write it.
	LeftReason string
	// DeathCause is the cause of death in words; blank leaves room to write it.
	DeathCause string
}

// event is a line of a person's history.
type event struct {
	day  caldate.Date
	text string
}

// Document lays the sheet out on A4 with the items of the act and the ordinance: name, birth,
// history, sex, address, kind of work, hiring, leaving with its reason, death with its cause.
//
// Law: 労基法107-1 労基則53-1
func (r Roster) Document(s Stamp) layout.Document {
	e, contract := r.Employee, contractOn(r.Employee, r.On)
	history := layout.Table{Least: 10, Columns: []layout.Column{
		{Title: textDay, Width: 380, Label: true}, {Title: textChange},
	}}
	for _, h := range r.history() {
		history.Rows = append(history.Rows, layout.Line(h.day.Japanese(), h.text))
	}
	fields := layout.Fields{Columns: 2, Ruled: true, Height: 90, Items: []layout.Field{
		{Label: textKana, Value: r.name().Kana},
		{Label: textNumber, Value: e.Number},
		{Label: textName, Value: fullName(r.name()), Strong: true},
		{Label: textSex, Value: sexName(e.Sex)},
		{Label: textBorn, Value: eraAndYear(e.Born)},
		{Label: textHired, Value: eraAndYear(e.Hired)},
		{Label: textAddress, Value: addressText(e.Addresses.Ref(r.On)), Span: 2},
		{Label: textJob, Value: contract.Job, Span: 2},
		{Label: textLeft, Value: r.left(), Span: 2},
		{Label: textDied, Value: r.died(), Span: 2},
	}}
	return s.on(layout.Document{
		Title: textRoster, Place: "roster[" + e.Number + "]",
		Repeat: []layout.Block{layout.Heading{Text: textRoster, Aside: textRosterLaw}},
		Blocks: []layout.Block{
			layout.Fields{Columns: 2, Shares: []int{3, 2}, Items: []layout.Field{
				{Label: textSite, Value: siteName(r.Client, contract.Establishment)},
				{Label: textOn, Value: r.On.Japanese()}}},
			layout.Spacer{Height: 20}, fields,
			layout.Heading{Text: textHistory, Level: 2}, history,
		},
	}, dated.Confirmed)
}

func (r *Roster) name() employee.Name {
	if n := r.Employee.Names.Ref(r.On); n != nil {
		return *n
	}
	if len(r.Employee.Names) > 0 {
		return r.Employee.Names[0].Value
	}
	return employee.Name{}
}

func (r *Roster) left() string {
	e := r.Employee
	if e.Left.IsZero() || e.Left.After(r.On) {
		return ""
	}
	reason := leftReasons[e.LeftReason]
	if e.LeftReason == employee.LeftDismissed {
		reason += dismissalReason(r.LeftReason)
	}
	return eraAndYear(e.Left) + textWide + reason
}

func (r *Roster) died() string {
	if r.Employee.Died.IsZero() || r.Employee.Died.After(r.On) {
		return ""
	}
	return eraAndYear(r.Employee.Died) + textWide + textCause + r.DeathCause
}

// history is hiring, then every change of place, department, work or kind of worker, and of the
// name. What somebody is paid, and leave, are not history.
func (r *Roster) history() []event {
	e := r.Employee
	var events []event
	for i, c := range e.Contracts {
		switch {
		case c.From.After(r.On):
		case i == 0:
			events = append(events, event{e.Hired, r.hiredText(&c.Value)})
		default:
			if text := r.changeText(&e.Contracts[i-1].Value, &c.Value); text != "" {
				events = append(events, event{c.From, text})
			}
		}
	}
	for i := 1; i < len(e.Names); i++ {
		if !e.Names[i].From.After(r.On) && e.Names[i].Value.Full != e.Names[i-1].Value.Full {
			events = append(events, event{e.Names[i].From, textNameChanged})
		}
	}
	if left := e.Left; !left.IsZero() && !left.After(r.On) {
		events = append(events, event{left, textLeaving})
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.day.Compare(b.day) })
	return events
}
