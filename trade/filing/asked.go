package filing

import "romukura/ground/caldate"

// Asking is that the client was asked for what a case lacks: when, and by whom.
type Asking struct {
	On caldate.Date `json:"on"`
	By string       `json:"by"`
}

// Asks tells whether there is something to ask the client for.
func (c *Case) Asks() bool { return len(c.Wanted()) > 0 }

// Wanted is what the client is asked for: what is missing, and the papers that a question rests on.
// It is empty where nothing is. What a form refuses, the office decides.
func (c *Case) Wanted() []string {
	if c.Refused || c.State == Submitted || c.State == Done || c.State == NotOwed {
		return nil
	}
	var all []string
	for _, f := range c.Missing {
		all = append(all, f.Message)
	}
	for _, j := range c.Judgements {
		all = append(all, j.Needs...)
	}
	return all
}

// LastAsked is when the client was asked last, nil where it never was.
func (c *Case) LastAsked() *Asking {
	if len(c.Asked) == 0 {
		return nil
	}
	return &c.Asked[len(c.Asked)-1]
}

// Keep takes over what persons did with the same case as it stood before it was found anew.
func (c *Case) Keep(was *Case) {
	c.Trail, c.Notices, c.Owner, c.Asked = was.Trail, was.Notices, was.Owner, was.Asked
}
