// Package payrun is pay and bonus at the desk (給与計算, screen O4): what each run of each client
// waits for, the sheet that is typed or pasted into, the differences from the month before with
// their causes, the approval by a second person, and what is handed out.
//
// It decides nothing itself: every step is one of desk/payday and desk/dispatch, and every reason
// comes from there. Whoever is left out of a run stands in a list with the reason; a person's fault
// stops that person alone.
package payrun

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Routes are the rows of the table: the office's list, then for months and bonuses the same ones.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET /o/pay", Scope: page.Office, Who: page.Workers, Slot: page.SlotRuns, Do: office},
		{Pattern: "POST /o/k/{client}/bonus", Scope: page.OneClient, Who: page.Workers, Do: begin},
	}
	for _, b := range []struct {
		name string
		slot page.Slot
	}{{"pay", page.SlotPayroll}, {"bonus", page.SlotBonus}} {
		list := "GET /o/k/{client}/" + b.name
		all = append(all, page.Route{Pattern: list, Scope: page.OneClient, Who: page.Workers,
			Slot: b.slot, Do: runs})
		for _, r := range steps {
			row := r
			method := "GET"
			rest, writes := strings.CutPrefix(r.Pattern, "+")
			if writes {
				method = "POST"
			}
			row.Pattern = method + " /o/k/{client}/" + b.name + "/{group}/{on}" + rest
			row.Scope, row.Who = page.OneClient, page.Workers
			all = append(all, row)
		}
	}
	return all
}

// steps are the routes of one run; those that write begin with +.
var steps = []page.Route{
	{Pattern: "", Do: differences},
	{Pattern: "/entry", Do: sheet},
	// Cells hold figures alone, in columns of their own: what is no figure is refused.
	{Pattern: "+/entry", Upload: 4 << 20, Numbers: []string{"cells"}, Do: feed},
	{Pattern: "+/draft", Quiet: true, Bare: true, Upload: 4 << 20, Numbers: []string{"cells"},
		Do: keep},
	{Pattern: "/entry/{person}", Do: lineForm},
	{Pattern: "+/entry/{person}", Do: feedLine},
	{Pattern: "/compute", Do: before},
	{Pattern: "+/compute", Do: compute},
	{Pattern: "+/carry", Do: carry},
	{Pattern: "+/judge", Do: judge},
	{Pattern: "+/defer", Do: later},
	{Pattern: "/p/{person}", Do: slip},
	{Pattern: "+/p/{person}", Do: again},
	{Pattern: "/approve", Do: closing},
	{Pattern: "+/confirm", Do: confirm},
	{Pattern: "+/approve", Step: true, Do: approve},
	{Pattern: "+/reopen", Step: true, Do: reopen},
	{Pattern: "/publish", Do: publishing},
	{Pattern: "+/publish", Do: publish},
	{Pattern: "+/print/{what}", Step: true, Do: printed},
	{Pattern: "/transfer", Do: transfers},
	{Pattern: "+/transfer", Step: true, Do: bankFile},
	{Pattern: "+/journal/{what}", Step: true, Do: journalFile},
	{Pattern: "/filings", Do: filings},
}

// round is one run as a page is asked for it.
type round struct {
	*page.Request
	payday.Ordered
	Run    *payroll.Run // nil while it is not computed
	Review payday.Review
	At     string // its address
}

// roundOf finds the run in the address.
func roundOf(q *page.Request) (*round, error) {
	r := &round{Request: q}
	r.Group = q.PathValue("group")
	if q.Client.Profile.GroupByCode(r.Group) == nil {
		return nil, page.ErrNotThere
	}
	on := q.PathValue("on")
	if month, err := caldate.ParseMonth(on); err == nil {
		r.Kind, r.Month = payroll.MonthlyPay, month
	} else if day, err := caldate.ParseLoose(on); err == nil {
		r.Kind, r.PayDay, r.Month = payroll.BonusPay, day, day.Month()
	} else {
		return nil, page.ErrNotThere
	}
	r.At = address(q.Profile, r.Ordered)
	if r.Run = r.In(q.Client); r.Run != nil {
		r.Review = reviewOf(q, q.Client, r.Run)
	}
	return r, nil
}

// reviewOf is a run gone through, worked out once for each state of the client.
func reviewOf(q *page.Request, c *book.Client, run *payroll.Run) payday.Review {
	return page.Memo(q.Session, c, "review/"+payday.RunKey(run), func() payday.Review {
		return payday.Through(c, run)
	})
}

// address is that of a run.
func address(p *page.Profile, o payday.Ordered) string {
	name, on := "pay", o.Month.String()
	if o.Kind == payroll.BonusPay {
		name, on = "bonus", o.PayDay.String()
	}
	return p.Path(name, url.PathEscape(o.Group), on)
}

// path is an address below the run's.
func (r *round) path(rest string) string { return r.At + rest }

// person is the address of a person's slip.
func (r *round) person(id employee.ID) string {
	return r.At + "/p/" + r.Session.PersonRef(r.Client.Profile.ID, id)
}

// why is the address of the reason of a figure.
func (r *round) why(id employee.ID, code string) string {
	on := r.Month.String()
	if r.Kind == payroll.BonusPay {
		on = r.PayDay.String()
	}
	return r.Path("why", r.Session.PersonRef(r.Client.Profile.ID, id), url.PathEscape(r.Group), on,
		url.PathEscape(code))
}

// hand is the member who does something now.
func hand(q *page.Request, reason string) payday.Hand {
	return payday.Hand{Member: q.Session.Keys.Member().String(), Name: q.Session.Name(),
		On: q.Desk().Now().UTC().Format(time.RFC3339), Reason: reason}
}

// seen marks what a page of a run shows, so that nobody approves what nobody saw.
func (r *round) seen() string {
	if r.Run == nil {
		return r.Session.Mark(nil)
	}
	return seenOf(r.Request, r.Run, &r.Review)
}

func seenOf(q *page.Request, run *payroll.Run, review *payday.Review) string {
	type figure struct {
		Subject string
		After   int64
		State   payday.State
	}
	shown := struct {
		Close payroll.Close
		Rows  []figure
		Nets  []int64
	}{Close: run.Close}
	for i := range review.Rows {
		x := &review.Rows[i]
		shown.Rows = append(shown.Rows, figure{x.Subject(), int64(x.After), x.State})
	}
	for i := range run.Slips {
		shown.Nets = append(shown.Nets, int64(run.Slips[i].Net))
	}
	text, err := json.Marshal(shown)
	if err != nil {
		panic(err) // impossible: words and numbers
	}
	return q.Session.Mark(text)
}

// screen shows a step of the run: its title, the steps, and the way on.
func (r *round) screen(step payday.Step, a page.Answer) page.Answer {
	title := textPay
	if r.Kind == payroll.BonusPay {
		title = textBonus
	}
	a.Title = fmt.Sprintf(title, r.Month.Year, r.Month.Number)
	a.About = r.about()
	next := payday.Next(r.Client, r.Ordered, &r.Review)
	var stages []part.Stage
	for _, s := range payday.Steps {
		word := textSteps[s]
		if s == payday.StepAttendance && r.Kind == payroll.BonusPay {
			word = textBonusEntry
		}
		stages = append(stages, part.Stage{Word: word, Href: r.path(stepPaths[s]),
			Here: s == step})
	}
	if next != step {
		a.Acts = append(a.Acts, part.Act{Word: textGo[next], Href: r.path(stepPaths[next]), Key: "n"})
	}
	a.Body = within(stages, textNow[next], a.Body)
	return a
}

func (r *round) about() string {
	day := part.Day(r.PayDay, r.Session.Eras)
	if r.Run != nil {
		day = part.Day(r.Run.PayDay, r.Session.Eras)
	} else if p, err := r.Period(r.Client); err == nil {
		day = part.Day(p.PayDay, r.Session.Eras)
	}
	return fmt.Sprintf(textAbout, r.Profile.Name, payday.GroupName(&r.Client.Profile, r.Group), day)
}

// stepPaths are where the steps stand below a run.
var stepPaths = map[payday.Step]string{
	payday.StepAttendance: "/entry", payday.StepCompute: "/compute", payday.StepReview: "",
	payday.StepApprove: "/approve", payday.StepPublish: "/publish",
	payday.StepTransfer: "/transfer", payday.StepFilings: "/filings",
}

// nameOf is a person's name as lists show it.
func nameOf(c *book.Client, id employee.ID) string {
	if e := c.EmployeeByID(id); e != nil {
		return e.Called()
	}
	return ""
}

// notComputed leads from a step that needs a computed run to the one that makes it.
func (r *round) notComputed(step payday.Step) page.Answer {
	return r.screen(step, page.Answer{Body: part.Empty(part.Nothing{What: textNotComputed,
		Why: textNotComputedWhy, Act: part.Act{Word: textGo[payday.StepCompute],
			Href: r.path("/compute")}})})
}
