package insured

import (
	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/trade/client"
	"romukura/trade/filing"
)

// events are what makes each procedure due.
var events = map[filing.Procedure]filing.Event{
	filing.AnnualBase: filing.EventJuly, filing.MonthlyChange: filing.EventRaise,
	filing.AfterChildcare: filing.EventLeaveEnd, filing.AfterMaternity: filing.EventLeaveEnd,
	filing.Acquisition: filing.EventHired,
}

// Cases are the notifications that the proposals of a report cause, and everybody whom they leave
// out, each with the reason. A case waits for a person where there is a question or where pay is
// still awaited.
//
// Law: 健保則24 健保則25 健保則26 厚年則15 厚年則18 厚年則19
func (r *Report) Cases(c *client.Client) ([]filing.Case, []filing.Excluded, error) {
	var cases []filing.Case
	var excluded []filing.Excluded
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.State != Proposed {
			excluded = append(excluded, row.excluded())
			continue
		}
		got, err := row.newCase(c)
		if err != nil {
			return nil, nil, err
		}
		cases = append(cases, got)
	}
	return cases, excluded, nil
}

func (r *Row) excluded() filing.Excluded {
	return filing.Excluded{Employee: r.Employee, Number: r.Number, Procedure: r.Procedure,
		Key: string(r.Key), Reason: r.Reason, Why: r.Why}
}

// newCase makes the case of a proposal: its day is the first of the month from which the standard
// holds, or the day of acquisition.
func (r *Row) newCase(c *client.Client) (filing.Case, error) {
	fact := filing.Fact{Procedure: r.Procedure, Event: events[r.Procedure],
		Day: r.Decision.From.First()}
	switch r.Procedure {
	case filing.Acquisition:
		fact.Day = r.day
	case filing.AnnualBase:
		// The deadline of July counts from the day whose insured persons are determined.
		fact.On = caldate.Month{Year: r.Decision.From.Year, Number: 7}.First()
	}
	made, err := filing.NewCase(c.ID, fact, r.person)
	if err != nil {
		return made, err
	}
	made.Judgements = r.Judgements
	if len(r.Judgements) > 0 {
		made.State = filing.Open
	}
	if r.Why.On() {
		made.Why.Steps = append(made.Why.Steps, r.Why.Steps...)
	}
	return made, nil
}

// procedures are what a finding asks for in each insurance.
var procedures = map[Insurance]map[Finding]filing.Procedure{
	Social:     {Missing: filing.Acquisition, Surplus: filing.Loss},
	Employment: {Missing: filing.EmploymentAcquisition, Surplus: filing.EmploymentLoss},
}

// Cases are the notifications that the findings ask for, on the day of the report or from the
// month that hours really worked name. All wait for a person: what is registered may be right, and
// the contract on record behind it.
//
// Law: 健保則24 健保則29 厚年則15 厚年則22 雇保則6 雇保則7
func (r *CoverageReport) Cases(c *client.Client) ([]filing.Case, []filing.Excluded, error) {
	var cases []filing.Case
	var excluded []filing.Excluded
	for i := range r.Rows {
		row := &r.Rows[i]
		procedure, owed := procedures[row.Insurance][row.Finding]
		if !owed {
			excluded = append(excluded, filing.Excluded{Employee: row.Employee, Number: row.Number,
				Procedure: procedures[row.Insurance][Missing], Key: "coverage." + string(row.Finding),
				Reason: findingText(row), Why: row.Why})
			continue
		}
		made, err := filing.NewCase(c.ID, filing.Fact{Procedure: procedure,
			Event: filing.EventCoverage, Day: row.dayOn(r.Day)}, row.person)
		if err != nil {
			return nil, nil, err
		}
		made.State = filing.Open
		made.Judgements = append(row.Judgements[:len(row.Judgements):len(row.Judgements)],
			judgeFinding(row))
		cases = append(cases, made)
	}
	return cases, excluded, nil
}

// dayOn is the day on which status changes: that of leaving, of the month by hours, of the report.
func (r *CoverageRow) dayOn(day caldate.Date) caldate.Date {
	switch e := r.person; {
	case r.Finding == Surplus && !e.Left.IsZero() && e.Left.Before(day):
		return e.Left.AddDays(1)
	case !r.From.IsZero():
		return r.From.First()
	}
	return day
}

// CauseOf is the cause that a standard decided by a procedure is recorded with.
func CauseOf(p filing.Procedure) string {
	switch p {
	case filing.Acquisition:
		return CauseAcquisition
	case filing.AnnualBase:
		return CauseAnnual
	case filing.MonthlyChange:
		return CauseOccasional
	case filing.AfterChildcare:
		return CauseAfterChildcare
	case filing.AfterMaternity:
		return CauseAfterMaternity
	}
	return CauseNotice
}

func reason(k remuneration.Key) string {
	if own, ok := reasons[k]; ok {
		return own
	}
	return k.Label()
}
