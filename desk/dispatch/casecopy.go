package dispatch

import (
	"strings"

	"romukura/desk/book"
	"romukura/trade/document"
	"romukura/trade/filing"
)

// CaseCopy is the office's own copy of one of a client's notifications.
func (a *Asker) CaseCopy(c *book.Client, x *filing.Case) Output {
	copied := document.CaseCopy{Office: a.Office, Client: c.Profile.Name, Who: whose(c, x),
		Procedure: filing.NameOf(x.Procedure, x.Day), Fact: x.Event.Label(), Day: x.Day,
		Until: x.Until, State: x.State.Label(), Receipt: x.Receipt.Number, On: a.On, By: a.By}
	if t, err := filing.TermsOf(x.Procedure, x.Day); err == nil {
		copied.To, copied.Law, copied.Mark = t.Recipient, t.Law, t.Mark
	}
	copied.File = x.File[strings.LastIndex(x.File, "/")+1:]
	copied.Confirmed, copied.Delivered = passed(x.Confirmed), passed(x.Delivered)
	for _, f := range x.Missing {
		copied.Lacks = append(copied.Lacks, f.Message)
	}
	for _, j := range x.Judgements {
		copied.Lacks = append(copied.Lacks, j.Question)
	}
	for _, s := range x.Trail {
		copied.Steps = append(copied.Steps, document.CaseStep{On: s.On, State: s.State.Label(),
			Number: s.Number, Reason: s.Reason, By: s.By})
	}
	for _, n := range x.Notices {
		copied.Papers = append(copied.Papers, n.Title+" "+n.On.Japanese())
	}
	all := []document.CaseCopy{copied}
	batch := document.Batch(all, stamp(all, ""), a.On)
	return printed(textCaseCopyFile, batch.Title, batch)
}

func passed(p filing.Passed) string {
	if p.On.IsZero() {
		return ""
	}
	return strings.TrimSpace(p.On.Japanese() + " " + p.Note)
}

// whose is the person of a case by the name of its day, else the establishment, else the client.
func whose(c *book.Client, x *filing.Case) string {
	if e := c.EmployeeByID(x.Employee); e != nil {
		return strings.TrimSpace(e.Number + " " + e.NameOn(x.Day))
	}
	if place := c.Profile.EstablishmentByID(x.Establishment); place != nil {
		return place.Name
	}
	return c.Profile.Name
}
