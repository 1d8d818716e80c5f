package filing

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

//go:embed tables
var tables embed.FS

// Terms are what a procedure is called, who receives it and when it is due.
type Terms struct {
	Procedure Procedure
	Name      string // in Japanese
	Channel   string // csv, form, paper, pay
	Recipient string // in Japanese
	Law       string
	Mark      string
	rule      string
	n         int
	shift     bool
	source    *dated.Source
	standing  dated.Standing
}

var procedures = dated.MustLoadAt("trade/filing", tables, "tables/procedure",
	func(f *dated.File) (map[Procedure]Terms, error) {
		all := map[Procedure]Terms{}
		for _, r := range f.Rows {
			t := Terms{Procedure: Procedure(r.Text("key")), Name: r.Text("name"),
				Channel: r.Text("channel"), Recipient: r.Text("recipient"), Law: r.Text("law"),
				Mark: r.Text("mark"), rule: r.Text("rule"), shift: r.Text("shift") == "yes"}
			if r.Has("n") {
				t.n = r.Int("n")
			}
			if _, ok := deadlines[t.rule]; !ok {
				return nil, fmt.Errorf("line %d: no such rule of a deadline", r.Line)
			}
			all[t.Procedure] = t
		}
		return all, nil
	})

// TermsOf are the terms of a procedure for an event of a day.
func TermsOf(p Procedure, day caldate.Date) (Terms, error) {
	e, standing, err := procedures.At(day)
	if err != nil {
		return Terms{}, err
	}
	t, ok := e.Value[p]
	if !ok {
		return Terms{}, &UnknownProcedureError{p}
	}
	t.source, t.standing = &e.Source, standing
	return t, nil
}

// NameOf is what the law calls a procedure on a day; its own word where no table names it.
func NameOf(p Procedure, day caldate.Date) string {
	if t, err := TermsOf(p, day); err == nil {
		return t.Name
	}
	return string(p)
}

// UnknownProcedureError says that the table of procedures has no row for one.
type UnknownProcedureError struct{ Procedure Procedure }

// Error names the procedure.
func (e *UnknownProcedureError) Error() string {
	return "filing: no terms of " + string(e.Procedure)
}

// deadlines are the rules by which a deadline is counted from the day of the event; the zero Date
// means promptly. The day of the event itself is not counted.
//
// Law: 民法140
var deadlines = map[string]func(day caldate.Date, n int) caldate.Date{
	"days":       func(day caldate.Date, n int) caldate.Date { return day.AddDays(n) },
	"next-month": func(day caldate.Date, n int) caldate.Date { return day.Month().Add(1).Day(n) },
	"july":       inJuly,
	"months":     months,
	"month-end":  func(day caldate.Date, _ int) caldate.Date { return day.Month().Add(1).Last() },
	"prompt":     func(caldate.Date, int) caldate.Date { return caldate.Date{} },
}

// months is the last day of so many months that begin on the day after the event.
//
// Law: 民法140 民法143-2
func months(day caldate.Date, n int) caldate.Date { return day.AddDays(1).LastDayOfMonths(n) }

// inJuly is a day of July of the year of the event.
func inJuly(day caldate.Date, n int) caldate.Date {
	return caldate.Month{Year: day.Year(), Number: 7}.Day(n)
}

// Deadline is the day by which a procedure is due for an event, and the day until which it may wait
// because offices are closed on the first. Both are zero where the law says promptly.
//
// Law: 行政機関の休日に関する法律2
func (t *Terms) Deadline(day caldate.Date, tr *why.Trace) (due, until caldate.Date) {
	due = deadlines[t.rule](day, t.n)
	until = due
	if t.shift && !due.IsZero() {
		if open, err := caldate.NextBusinessDay(due, caldate.GovernmentYearEnd); err == nil {
			until = open
		}
	}
	if tr.On() {
		result := why.Date(until)
		if due.IsZero() {
			result = why.Text(textPromptly)
		}
		tr.Add(why.Step{Key: "filing.deadline", What: textDeadline, Law: t.Law, Result: result,
			Inputs: []why.Input{
				why.In(textEventDay, why.Date(day)),
				why.In(textRule, why.Text(t.ruleText())),
			},
			Table: why.From(t.source, t.standing, t.Name), Note: t.Mark})
	}
	return due, until
}

var certificates = dated.MustLoadAt("trade/filing", tables, "tables/certificate",
	func(f *dated.File) (int, error) { return f.Rows[0].Int("age"), nil }).Fixed()

// certificateAge is the age from which a certificate of separation is made whether it is wished
// or not.
//
// Law: 雇保則7-3
func certificateAge(day caldate.Date) (int, error) {
	e, _, err := certificates.At(day)
	if err != nil {
		return 0, err
	}
	return e.Value, nil
}
