// Package yearend is the year-end adjustment at the desk (年末調整): how far every client is, and of
// one client the way from asking to the slips: answers taken in, the computation, the approval by
// two, the difference put into pay, and the papers. Of one person it shows every line with its
// reason, what was declared, by whom, and what would come out otherwise.
//
// It decides nothing itself: every step is one of desk/season and trade/settlement, and every word
// about a fault comes from there. A person's fault stops that person alone.
package yearend

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// answerLimit is the largest body with files of answers.
const answerLimit = 16 << 20

// Routes are the rows of the table.
func Routes() []page.Route {
	const of = " /o/k/{client}/season"
	all := []page.Route{
		{Pattern: "GET /o/season", Scope: page.Office, Who: page.Workers, Slot: page.SlotSeason,
			Do: office},
		{Pattern: "GET" + of, Scope: page.OneClient, Who: page.Workers, Slot: page.SlotSettle, Do: lead},
	}
	for _, r := range []page.Route{
		{Pattern: "GET /", Do: people},
		{Pattern: "POST /compute", Do: compute},
		{Pattern: "GET /ask", Do: asking},
		{Pattern: "POST /ask", Do: ask},
		{Pattern: "GET /template/{kind}", Do: template},
		{Pattern: "GET /import", Do: importing},
		{Pattern: "POST /import", Upload: answerLimit, Do: look},
		{Pattern: "POST /take", Do: take},
		{Pattern: "POST /back", Do: back},
		{Pattern: "GET /approve", Do: approving},
		{Pattern: "POST /approve", Step: true, Do: approve},
		{Pattern: "GET /pay", Do: paying},
		{Pattern: "POST /pay", Do: pay},
		{Pattern: "POST /paid", Do: paid},
		{Pattern: "GET /papers", Do: papers},
		{Pattern: "POST /papers", Step: true, Do: handOut},
		{Pattern: "GET /p/{person}", Do: person},
		{Pattern: "GET /p/{person}/why/{line}", Do: reason},
		{Pattern: "POST /p/{person}/return", Do: giveBack},
		{Pattern: "POST /p/{person}/accept", Do: accept},
		{Pattern: "GET /p/{person}/form", Do: form},
		{Pattern: "POST /p/{person}/form", Do: fill},
		{Pattern: "GET /p/{person}/compare", Do: comparing},
		{Pattern: "POST /p/{person}/compare", Do: compare},
	} {
		method, rest := cut(r.Pattern)
		r.Pattern = method + of + "/{year}" + rest
		r.Scope, r.Who = page.OneClient, page.Workers
		all = append(all, r)
	}
	return all
}

// cut takes a pattern apart; the address of the season itself has no slash at its end.
func cut(pattern string) (method, rest string) {
	r := page.Route{Pattern: pattern}
	if rest = r.Path(); rest == "/" {
		rest = ""
	}
	return r.Method(), rest
}

// lead leads to the season of the year that is about now.
func lead(q *page.Request) (page.Answer, error) {
	return page.To(q.Path("season", yearOn(q.Today()).String())), nil
}

// yearOn is the year whose adjustment is about on a day: until June that of the year before, which
// is settled again in January and reported until then.
func yearOn(d caldate.Date) yearend.IncomeYear {
	if d.MonthOfYear() <= 6 {
		return yearend.IncomeYear(d.Year() - 1)
	}
	return yearend.IncomeYear(d.Year())
}

// state is a client's season as it stands, worked out once for each state of the client.
type state struct {
	Season *settlement.Season // with nobody asked where it was not begun
	Begun  bool
	Board  season.Board
	Err    error
}

func stateOf(x *page.Session, c *book.Client, year yearend.IncomeYear) state {
	return page.Memo(x, c, "season/"+year.String(), func() state {
		var s state
		if s.Season, s.Begun, s.Err = season.Standing(c, year); s.Err != nil {
			return s
		}
		s.Board, s.Err = season.Look(c, season.Years{Now: s.Season, Last: season.Last(c, s.Season)})
		return s
	})
}

// round is the season of a client as a page is asked for it.
type round struct {
	*page.Request
	state
	Year yearend.IncomeYear
}

func roundOf(q *page.Request) (*round, error) {
	year, err := yearIn(q.PathValue("year"))
	if err != nil {
		return nil, err
	}
	r := &round{Request: q, Year: year, state: stateOf(q.Session, q.Client, year)}
	return r, r.Err
}

// yearIn reads a year whose law is here.
func yearIn(text string) (yearend.IncomeYear, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 9999 {
		return 0, page.ErrNotThere
	}
	year := yearend.IncomeYear(n)
	if _, err := yearend.TablesFor(year); err != nil {
		return 0, page.ErrNotThere
	}
	return year, nil
}

// path is an address below the season's.
func (r *round) path(rest ...string) string {
	return r.Path(append([]string{"season", r.Year.String()}, rest...)...)
}

// of is an address below a person's.
func (r *round) of(id employee.ID, rest ...string) string {
	return r.path(append([]string{"p", r.Session.PersonRef(r.Profile.ID, id)}, rest...)...)
}

// view reads the season beside the client.
func (r *round) view() (*settlement.View, error) { return season.View(r.Client, r.Season) }

// step is a page of the season.
type step string

const (
	stepPeople  step = ""
	stepAsk     step = "ask"
	stepImport  step = "import"
	stepApprove step = "approve"
	stepPay     step = "pay"
	stepPapers  step = "papers"
)

var steps = []step{stepPeople, stepAsk, stepImport, stepApprove, stepPay, stepPapers}

// screen shows a page of the season under its steps.
func (r *round) screen(at step, a page.Answer) page.Answer {
	a.Title = fmt.Sprintf(textSeasonOf, r.Year)
	a.About = r.Profile.Name
	var stages []part.Stage
	for _, s := range steps {
		href := r.path()
		if s != stepPeople {
			href = r.path(string(s))
		}
		stages = append(stages, part.Stage{Word: textSteps[s], Href: href, Here: s == at})
	}
	a.Body = within(stages, r.trouble(), a.Body)
	return a
}

// trouble is what stands over every page of a season that nobody has begun.
func (r *round) trouble() string {
	if r.Begun {
		return ""
	}
	return textNotBegun
}

// faulty is a page with what is wrong with its form.
func faulty(a page.Answer, f part.Form) page.Answer {
	if len(f.Faults) > 0 {
		a.Status = 422
	}
	return a
}

// seen marks what a page of the season shows, so that nobody approves what nobody saw.
func (r *round) seen() string { return seenOf(r.Request, &r.Board) }

func seenOf(q *page.Request, b *season.Board) string {
	type figure struct {
		Number string
		State  settlement.State
		Due    int64
	}
	var shown []figure
	for i := range b.Rows {
		x := &b.Rows[i]
		shown = append(shown, figure{x.Number, x.State, int64(x.Due)})
	}
	text, err := json.Marshal(shown)
	if err != nil {
		panic(err) // impossible: words and numbers
	}
	return q.Session.Mark(text)
}

// work changes a season of a client's open book. Its faults leave everything as it was.
type work func(*book.Client, *settlement.Season) (fault.List, error)

// change saves what the work does to the season, if the page showed it as it stands.
func (r *round) change(act record.Act, do work) (seal.ID, error) {
	return r.Session.Save(r.Context(), page.Save{Client: r.Profile.ID,
		Change: book.Change{Act: act}, Edit: func(c *book.Client) error {
			s, err := season.Open(c, r.Year)
			if err != nil {
				return err
			}
			if seen := r.Text("seen"); seen != "" {
				b, err := season.Look(c, season.Years{Now: s})
				if err != nil {
					return err
				}
				if seen != seenOf(r.Request, &b) {
					return page.ErrChanged
				}
			}
			faults, err := do(c, s)
			if err != nil {
				return err
			}
			return faults.Err()
		}})
}

// act is who does something, and on which day.
func (r *round) act() settlement.Act {
	return settlement.Act{By: r.Session.Name(), On: r.Today()}
}

// instant is now, as the book keeps instants.
func (r *round) instant() string { return r.Desk().Now().UTC().Format(time.RFC3339) }

// again is the form once more with what it was refused for, nil where the error is another.
func (r *round) again(err error) *part.Form {
	if many := (*fault.Error)(nil); errors.As(err, &many) {
		f := r.Typed(many.Faults...)
		return &f
	}
	return nil
}

// nameOf is a person as lists show one: number and name.
func nameOf(c *book.Client, id employee.ID) string {
	e := c.EmployeeByID(id)
	if e == nil {
		return textNobody
	}
	return strings.TrimSpace(e.Number + " " + e.Called())
}

func plainly(texts ...string) []templ.Component {
	all := make([]templ.Component, len(texts))
	for i, text := range texts {
		all[i] = part.Plainly(text)
	}
	return all
}
