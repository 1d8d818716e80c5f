package tour

import (
	"slices"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/desk/dispatch"
	"romukura/ground/caldate"
	"romukura/trade/filing"
)

// decide makes the decisions that fall due after a month's pay: in July the annual determination,
// each month the occasional revisions that its pay completes.
func (g *Guide) decide(c *book.Client, month caldate.Month) error {
	if slices.Contains(c.Decided, month) {
		return nil
	}
	for _, q := range determination.After(month) {
		found, err := determination.Ask(c, q)
		if err != nil {
			return err
		}
		for i := range found.Proposals {
			p := &found.Proposals[i]
			if len(p.Judgements) == 0 {
				determination.Take(c, p, determination.Hand{By: g.approves, On: g.Now, Reason: textTaken})
			} else {
				determination.Await(c, p)
			}
		}
		c.Excluded = append(c.Excluded, found.Excluded...)
	}
	c.Decided = append(c.Decided, month)
	return g.annualFiles(c, month)
}

// annualFiles makes the files of the annual determination in July, before their deadline.
func (g *Guide) annualFiles(c *book.Client, month caldate.Month) error {
	if month.Number != 6 {
		return nil
	}
	maker := dispatch.Maker{Office: &g.Book.Office, Client: c, Created: AnnualDay,
		Only: filing.AnnualBase}
	for _, made := range maker.Official() {
		g.made = append(g.made, made)
		made.Keep(c)
	}
	return nil
}

// dispatch finds what is owed, prepares the official files, and shows the client's work.
func (g *Guide) dispatch(c *book.Client) error {
	cases, excluded, err := filing.Owed(filing.Register{Client: &c.Profile, Employees: c.Employees,
		Runs: c.Runs, Window: window})
	if err != nil {
		return err
	}
	for _, x := range cases {
		c.PutCase(x)
	}
	excluded = append(excluded, c.Excluded...)
	maker := dispatch.Maker{Office: &g.Book.Office, Client: c, Created: Day}
	made := maker.Official()
	for i := range made {
		made[i].Keep(c)
	}
	made, g.made = append(g.made, made...), nil
	return g.show(c, made, excluded)
}
