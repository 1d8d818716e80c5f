package tour

import (
	"context"
	"errors"
	"fmt"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/intake"
	"romukura/desk/payday"
	"romukura/desk/sample"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/client"
	"romukura/trade/exchange"
	"romukura/trade/payroll"
)

// Guide is one tour.
type Guide struct {
	Book *book.Book
	// Now is the instant that records carry.
	Now string
	// Say is told what is being done; nil is silence.
	Say func(string)
	// Store keeps the book after each step, as a person would; nil keeps nothing.
	Store book.Store

	computes, approves string
	summary            Summary
	made               []dispatch.Made // files made before the day of the tour
}

// Day is the day of the tour: filings are prepared on it.
var Day = caldate.Must("2026-11-02")

// AnnualDay is the day on which the annual determination is handed in.
var AnnualDay = caldate.Must("2026-07-08")

// window is the stretch whose events are looked at for filings.
var window = caldate.Range{From: caldate.Must("2026-09-01"), Through: Day}

// Run takes the tour. What stands in the book already is left as it is.
func (g *Guide) Run() (*Summary, error) {
	g.computes, g.approves = sample.Members()
	if g.Book.Office.ID == "" {
		g.Book.Office = sample.Office()
	}
	g.summary = Summary{
		Office: g.Book.Office.Name,
		Month:  sample.LastMonth.Japanese(),
		Day:    Day.Japanese(),
	}
	for _, profile := range sample.Clients() {
		c, err := g.client(profile)
		if err != nil {
			return nil, err
		}
		if err := g.visit(c); err != nil {
			return nil, fmt.Errorf("%s: %w", profile.Name, err)
		}
	}
	return &g.summary, g.explain()
}

func (g *Guide) say(format string, args ...any) {
	if g.Say != nil {
		g.Say(fmt.Sprintf(format, args...))
	}
}

// keep saves the book after a step.
func (g *Guide) keep(change book.Change) error {
	if g.Store == nil {
		return nil
	}
	return g.Store.Save(context.Background(), g.Book, change)
}

// client finds a client of the book, or registers it.
func (g *Guide) client(profile client.Client) (*book.Client, error) {
	if c := g.Book.ClientByID(profile.ID); c != nil {
		return c, nil
	}
	c := &book.Client{Profile: profile}
	if profile.ID == "midori" {
		id, name, from, table := sample.SocietyTable()
		c.Societies = []book.Society{{ID: id, Name: name, From: from, Table: table}}
	}
	g.Book.Clients = append(g.Book.Clients, c)
	return c, g.keep(book.Change{Act: record.Edit})
}

// visit does a client's whole work: months in order, each after the files that came for it.
func (g *Guide) visit(c *book.Client) error {
	g.say(textVisit, c.Profile.Name)
	files := sample.Files(string(c.Profile.ID))
	for month := sample.FirstMonth; !month.After(sample.LastMonth); month = month.Add(1) {
		for i := range c.Profile.Groups {
			if err := g.month(c, &c.Profile.Groups[i], month, files); err != nil {
				return err
			}
		}
		if err := g.decide(c, month); err != nil {
			return err
		}
		if err := g.keep(book.Change{Act: record.Decide}); err != nil {
			return err
		}
	}
	for _, f := range files {
		if f.Month.IsZero() && !f.From.After(Day) {
			if err := g.take(c, f); err != nil {
				return err
			}
		}
	}
	if err := g.bonuses(c, files); err != nil {
		return err
	}
	if err := g.dispatch(c); err != nil {
		return err
	}
	return g.keep(book.Change{Act: record.Filing})
}

// month takes in what came before a group's closing day, and pays.
func (g *Guide) month(
	c *book.Client,
	group *client.Group,
	month caldate.Month,
	files []sample.File,
) error {
	_, period, err := payroll.CalendarOf(group, month)
	if err != nil {
		return err
	}
	for _, f := range files {
		register := f.Month.IsZero() && !f.From.After(period.Through)
		if register || f.Month == month && f.Group == group.Code && f.Kind == "attendance" {
			if err := g.take(c, f); err != nil {
				return err
			}
		}
	}
	run := c.Run(group.Code, payroll.MonthlyPay, month)
	if run != nil && run.Close.Closed() {
		return nil
	}
	if _, err := payday.Month(c, group.Code, month, false); err != nil {
		return err
	}
	if err := g.close(c.Run(group.Code, payroll.MonthlyPay, month)); err != nil {
		return err
	}
	return g.keep(book.Change{Act: record.Payroll})
}

// close closes a run by the office's two persons, unless something stands against it.
func (g *Guide) close(run *payroll.Run) error {
	if len(run.Blocks()) > 0 || run.Close.Closed() {
		return nil
	}
	faults := run.CloseBy(payroll.Signature{Computed: g.computes, Approved: g.approves, On: g.Now})
	return faults.Err()
}

// take imports one file.
func (g *Guide) take(c *book.Client, f sample.File) error {
	request := intake.Request{Name: f.Name, Data: f.Data, Kind: exchange.Kind(f.Kind), Group: f.Group,
		Month: f.Month, Day: f.From, By: g.computes, At: g.Now}
	plan := intake.Make(c, request)
	if plan.Refused() {
		return fmt.Errorf("%s: %w", f.Name, &fault.Error{Faults: plan.Faults})
	}
	if err := intake.Apply(c, &plan); err != nil || plan.Already {
		return err
	}
	return g.keep(c.Imported(plan.Batch.ID))
}

// bonuses pays the bonuses that files bring.
func (g *Guide) bonuses(c *book.Client, files []sample.File) error {
	for _, f := range files {
		if f.Kind != "bonus" {
			continue
		}
		if err := g.take(c, f); err != nil {
			return err
		}
		_, err := payday.Bonus(c, f.Group, f.From, false)
		if errors.Is(err, payday.ErrClosed) {
			continue
		}
		if err != nil {
			return err
		}
		for i := range c.Runs {
			if r := &c.Runs[i]; r.Kind == payroll.BonusPay && r.PayDay == f.From {
				if err := g.close(r); err != nil {
					return err
				}
			}
		}
		if err := g.keep(book.Change{Act: record.Payroll}); err != nil {
			return err
		}
	}
	return nil
}
