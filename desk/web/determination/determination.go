// Package determination is the way to the standard remuneration in the browser (screen O6): the
// annual determination and the revisions of a month, over all clients at once and for one client,
// with the months that count, whoever is left out and why, the decision by a named person, and the
// official file.
//
// The rules are those of desk/determination and trade/insured; what is shown as a reason was
// written by them. Nothing is decided by looking.
package determination

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/record/log"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/office"
)

const base = "/o/k/{client}/decisions"

// Routes are the rows of the table. A question stands in the address: its sort, and the year or the
// month.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + base, Slot: page.SlotDecisions, Do: show},
		{Pattern: "POST " + base + "/take", Step: true, Do: takeAll},
		{Pattern: "POST " + base + "/file", Step: true, Do: makeFile},
		{Pattern: "POST " + base + "/made/{file}", Step: true, Do: again},
		{Pattern: "GET " + base + "/p/{person}", Do: person},
		{Pattern: "POST " + base + "/p/{person}", Step: true, Do: takeOne},
		{Pattern: "POST " + base + "/p/{person}/leave", Step: true, Do: leaveOut},
	}
	for i := range all {
		all[i].Scope, all[i].Who = page.OneClient, page.Workers
	}
	return append(all, page.Route{Pattern: "GET /o/yearly", Scope: page.Office, Who: page.Workers,
		Slot: page.SlotYear, Do: overview})
}

// asked is the question of the address.
type asked struct {
	determination.Question
	procedures []filing.Procedure
}

// questionOf reads the question: the annual determination of this year when none is named.
func questionOf(q *page.Request) asked {
	today := q.Today()
	a := asked{Question: determination.Question{What: determination.Annual, Year: today.Year(),
		Month: today.Month(), Today: today}}
	value := q.Query
	if q.Method == "POST" {
		value = q.Text
	}
	if what := determination.What(value("what")); slices.Contains(whats, what) {
		a.What = what
	}
	if month, err := caldate.ParseMonth(value("month")); err == nil {
		a.Month = month
	}
	if year, err := strconv.Atoi(value("year")); err == nil && year > 2000 && year < 2200 {
		a.Year = year
	}
	a.procedures = proceduresOf[a.What]
	return a
}

// whats are the questions in the order in which they are offered.
var whats = []determination.What{determination.Annual, determination.Occasional,
	determination.AfterLeave, determination.Acquisition}

var proceduresOf = map[determination.What][]filing.Procedure{
	determination.Annual:      {filing.AnnualBase},
	determination.Occasional:  {filing.MonthlyChange},
	determination.AfterLeave:  {filing.AfterChildcare, filing.AfterMaternity},
	determination.Acquisition: {filing.Acquisition}}

// query is the question as an address carries it.
func (a *asked) query() string {
	if a.What == determination.Annual {
		return fmt.Sprintf("?what=%s&year=%d", a.What, a.Year)
	}
	return fmt.Sprintf("?what=%s&month=%s", a.What, a.Month)
}

// found is the answer for one client beside what was taken already.
type found struct {
	determination.Answer
	Taken []book.Determination
	Err   error
}

// answerOf asks once for each state of a client.
func answerOf(q *page.Request, c *book.Client, a asked) *found {
	key := fmt.Sprintf("determination/%s/%d/%s/%s", a.What, a.Year, a.Month, a.Today)
	return page.Memo(q.Session, c, key, func() *found {
		f := &found{}
		f.Answer, f.Err = determination.Ask(c, a.Question)
		for i := range c.Determinations {
			if d := &c.Determinations[i]; a.concerns(d) {
				f.Taken = append(f.Taken, *d)
			}
		}
		// What was taken is no proposal any more.
		f.Proposals = slices.DeleteFunc(f.Proposals, func(p book.Determination) bool {
			return slices.ContainsFunc(f.Taken, func(d book.Determination) bool {
				return d.Employee == p.Employee && d.Procedure == p.Procedure
			})
		})
		f.Excluded = slices.DeleteFunc(f.Excluded, func(x filing.Excluded) bool {
			return slices.ContainsFunc(f.Taken, func(d book.Determination) bool {
				return d.Employee == x.Employee && d.Procedure == x.Procedure
			})
		})
		return f
	})
}

// concerns tells whether a decision answers the question.
func (a *asked) concerns(d *book.Determination) bool {
	if !slices.Contains(a.procedures, d.Procedure) {
		return false
	}
	if a.What == determination.Annual {
		return d.Decision.From == caldate.Month{Year: a.Year, Number: 9}
	}
	return d.Decision.From == a.Month
}

// set is what a person decided to leave out, as a case that is not owed; nil where nobody did.
func set(c *book.Client, a asked, id employee.ID) *filing.Case {
	for i := range c.Cases {
		x := &c.Cases[i]
		if x.Employee == id && x.State == filing.NotOwed && x.Receipt.By != "" &&
			slices.Contains(a.procedures, x.Procedure) && a.dated(x) {
			return x
		}
	}
	return nil
}

// dated tells whether a case belongs to the month or year that is asked about.
func (a *asked) dated(x *filing.Case) bool {
	if a.What == determination.Annual {
		return x.Day.Year() == a.Year
	}
	return x.Day.Month() == a.Month
}

// errOther reports that the proposals are not those that were shown.
var errOther = errors.New("determination: other proposals than were shown")

// takeAll takes every proposal about which nobody has to be asked; the others wait as cases.
func takeAll(q *page.Request) (page.Answer, error) {
	a, seen := questionOf(q), q.Text("seen")
	taken, waiting := 0, 0
	_, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Decide}, Edit: func(c *book.Client) error {
			taken, waiting = 0, 0
			answer, err := determination.Ask(c, a.Question)
			if err != nil {
				return err
			}
			if seen != markOf(q, answer.Proposals) {
				return errOther
			}
			for i := range answer.Proposals {
				p := &answer.Proposals[i]
				switch {
				case set(c, a, p.Employee) != nil:
				case len(p.Judgements) > 0:
					determination.Await(c, p)
					waiting++
				default:
					determination.Take(c, p, handOf(q, ""))
					taken++
				}
			}
			return nil
		}})
	if errors.Is(err, errOther) {
		return page.Answer{}, page.ErrChanged
	}
	if err != nil {
		return page.Answer{}, err
	}
	return page.To(q.Path("decisions") + a.query()).Saying(fmt.Sprintf(textTaken, taken, waiting)), nil
}

func handOf(q *page.Request, reason string) determination.Hand {
	return determination.Hand{By: q.Session.Name(), On: q.Now().Format("2006-01-02T15:04:05-07:00"),
		Reason: reason}
}

// takeOne decides about one person whatever is asked, with a reason.
func takeOne(q *page.Request) (page.Answer, error) {
	return decide(q, func(c *book.Client, p *book.Determination) error {
		determination.Take(c, p, handOf(q, q.Text("reason")))
		return nil
	}, textOneTaken)
}

// leaveOut sets a proposal aside: no notification is owed, by a named person's decision.
func leaveOut(q *page.Request) (page.Answer, error) {
	return decide(q, func(c *book.Client, p *book.Determination) error {
		determination.Await(c, p)
		for i := range c.Cases {
			x := &c.Cases[i]
			if x.Employee == p.Employee && x.Procedure == p.Procedure &&
				x.Day == p.Decision.From.First() {
				x.State = filing.NotOwed
				x.Receipt = filing.Receipt{On: q.Today(), By: q.Session.Name(), Reason: q.Text("reason")}
				return nil
			}
		}
		return page.ErrNotThere
	}, textOneLeft)
}

// decide finds the proposal of the address's person and has something made of it.
func decide(
	q *page.Request,
	work func(*book.Client, *book.Determination) error,
	said string,
) (page.Answer, error) {
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	a := questionOf(q)
	if q.Text("reason") == "" {
		return personPage(q, a, e, q.Typed(fault.Fault{Path: "reason", Code: "reason.none",
			Message: textNoReason}))
	}
	id := e.ID
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Decide}, Edit: func(c *book.Client) error {
			answer, err := determination.Ask(c, a.Question)
			if err != nil {
				return err
			}
			for i := range answer.Proposals {
				if p := &answer.Proposals[i]; p.Employee == id {
					if q.Text("seen") != markOf(q, answer.Proposals[i:i+1]) {
						return page.ErrChanged
					}
					return work(c, p)
				}
			}
			return page.ErrChanged
		}})
	if err != nil {
		return page.Answer{}, err
	}
	at := q.Path("decisions", "p", q.Session.PersonRef(q.Profile.ID, e.ID))
	q.Session.KeepDraft(at+a.query(), nil)
	return q.Undoable(page.To(q.Path("decisions")+a.query()).Saying(said), batch), nil
}

// makeFile makes the official files of the decisions and keeps them with the client.
func makeFile(q *page.Request) (page.Answer, error) {
	a := questionOf(q)
	var faults []fault.Fault
	made := 0
	_, err := q.Session.SaveWith(q.Context(), page.SaveWith{Client: q.Profile.ID,
		Change: book.Change{Act: record.Filing}, Edit: func(o *office.Office, c *book.Client) error {
			for _, p := range a.procedures {
				maker := dispatch.Maker{Office: o, Client: c, Created: a.Today, Only: p}
				files := maker.Official()
				for i := range files {
					faults = append(faults, files[i].Faults...)
					if files[i].Data != nil {
						files[i].Keep(c)
						made++
					}
				}
			}
			return nil
		}})
	if err != nil {
		return page.Answer{}, err
	}
	if made == 0 || len(faults) > 0 {
		return notMade(q, a, made, faults), nil
	}
	return page.To(q.Path("decisions") + a.query()).Saying(fmt.Sprintf(textMade, made)), nil
}

// again hands out an official file as it was made.
func again(q *page.Request) (page.Answer, error) {
	for i := range q.Client.Files {
		f := &q.Client.Files[i]
		if strconv.Itoa(i) == q.PathValue("file") {
			err := q.Tell(page.Leaving{Action: log.Export, Purpose: "case", Count: len(f.Cases)})
			if err != nil {
				return page.Answer{}, err
			}
			return page.Answer{File: &page.File{Name: fileName(f), Kind: "text/csv", Data: f.Data}}, nil
		}
	}
	return page.Answer{}, page.ErrNotThere
}
