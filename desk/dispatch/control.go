package dispatch

import (
	"fmt"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/trade/document"
	"romukura/trade/filing"
)

// Controls makes the control prints of the annual determination and of the revisions, one for each
// establishment and month from which they apply, with everybody left out and why.
func Controls(c *book.Client, excluded []filing.Excluded, made caldate.Date) []Output {
	var out []Output
	for _, kind := range []struct {
		procedure filing.Procedure
		kind      document.ControlKind
		file      string
	}{{filing.AnnualBase, document.AnnualControl, textAnnualControl},
		{filing.MonthlyChange, document.MonthlyControl, textMonthlyControl}} {
		for i := range c.Profile.Establishments {
			place := c.Profile.Establishments[i].ID
			for _, month := range monthsOf(c, kind.procedure, place) {
				control := document.Control{Client: &c.Profile, Establishment: place, Kind: kind.kind,
					Month: month, Rows: rowsOf(c, kind.procedure, place, month)}
				if kind.procedure == filing.AnnualBase {
					control.Excluded = excludedOf(c, excluded, kind.procedure)
				}
				path := fmt.Sprintf(
					"%s/%s/%s-%s-%s.pdf",
					c.Profile.ID,
					textFilingFolder,
					kind.file,
					place,
					month,
				)
				out = append(out, printed(path, fmt.Sprintf(textOfMonth, kind.file, month.Japanese()),
					one(control, stamp(control.Rows, ""), made)))
			}
		}
	}
	return out
}

// monthsOf are the months from which decisions of an establishment apply, in order.
func monthsOf(c *book.Client, p filing.Procedure, place string) []caldate.Month {
	var out []caldate.Month
	for i := range c.Determinations {
		d := &c.Determinations[i]
		if d.Procedure != p || placeOf(c, d) != place {
			continue
		}
		if len(out) == 0 || out[len(out)-1] != d.Decision.From {
			out = append(out, d.Decision.From)
		}
	}
	return out
}

func placeOf(c *book.Client, d *book.Determination) string {
	e := c.EmployeeByID(d.Employee)
	if e == nil {
		return ""
	}
	if contract := e.Contracts.Ref(d.Decision.From.First()); contract != nil {
		return contract.Establishment
	}
	return ""
}

func rowsOf(
	c *book.Client,
	p filing.Procedure,
	place string,
	month caldate.Month,
) []document.StandardRow {
	var rows []document.StandardRow
	for i := range c.Determinations {
		d := &c.Determinations[i]
		if d.Procedure == p && d.Decision.From == month && placeOf(c, d) == place {
			rows = append(rows, rowOf(c, d))
		}
	}
	return rows
}

func rowOf(c *book.Client, d *book.Determination) document.StandardRow {
	e := c.EmployeeByID(d.Employee)
	name, _ := e.Names.At(d.Decision.From.First())
	row := document.StandardRow{Number: e.Number, Insured: e.Insured.Number, Name: name.Full,
		Born: e.Born, Total: d.Decision.Filed.Total, Average: d.Decision.Filed.Average,
		Before: document.Standards(d.Before), BeforeFrom: d.BeforeSince,
		After: document.Standards(d.Decision.Standard), RaisedMonth: d.Change,
		Standing: d.Decision.Standing}
	if corrected, ok := d.Decision.Corrected(); ok {
		row.Adjusted = corrected
	}
	for k := range min(len(d.Decision.Months), 3) {
		m := &d.Decision.Months[k]
		row.Months[k] = document.BaseMonth{Month: m.Month, Days: m.Days, Cash: m.Amount - d.InKind[k],
			InKind: d.InKind[k], Out: !m.Counts}
	}
	if d.Decision.Key == remuneration.KeptPrevious {
		row.Remarks = append(row.Remarks, d.Decision.Key.Label())
	}
	if text := categoryRemarks[d.Category]; text != "" {
		row.Remarks = append(row.Remarks, text)
	}
	return row
}

func excludedOf(c *book.Client, all []filing.Excluded, p filing.Procedure) []document.ExcludedRow {
	var out []document.ExcludedRow
	for _, x := range all {
		if x.Procedure != p {
			continue
		}
		row := document.ExcludedRow{Number: x.Number, Reason: x.Reason}
		if e := c.EmployeeByID(x.Employee); e != nil {
			name, _ := e.Names.Latest()
			row.Name = name.Full
		}
		out = append(out, row)
	}
	return out
}
