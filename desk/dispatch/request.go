package dispatch

import (
	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/trade/document"
	"romukura/trade/filing"
	"romukura/trade/office"
)

// Asker is who asks clients, for which office, on which day.
type Asker struct {
	Office *office.Office
	By     string
	On     caldate.Date
	Reply  caldate.Date // until when the client answers
}

// Request asks a client for what some of its cases lack; nothing where none of them lacks anything.
func (a *Asker) Request(c *book.Client, cases []*filing.Case) (document.Request, bool) {
	r := document.Request{Office: a.Office, Client: c.Profile.Name, On: a.On, Reply: a.Reply, By: a.By}
	for _, x := range cases {
		wanted := x.Wanted()
		if len(wanted) == 0 {
			continue
		}
		r.Rows = append(r.Rows, document.Wanted{Who: whose(c, x), Until: x.Until, What: wanted,
			Procedure: filing.NameOf(x.Procedure, x.Day)})
	}
	return r, len(r.Rows) > 0
}

// Requests makes one file of several letters.
func Requests(letters []document.Request, made caldate.Date) Output {
	batch := document.Batch(letters, stamp(letters, ""), made)
	return printed(textRequestFile, batch.Title, batch)
}
