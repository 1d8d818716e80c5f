package payrun

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/record"
	"romukura/trade/payroll"
)

// office lists the run that each client's groups wait with, the next pay day first.
func office(q *page.Request) (page.Answer, error) {
	l := part.List{Name: textRuns, Columns: append([]part.Column{{Title: textClient}}, runColumns...)}
	type entry struct {
		day caldate.Date
		row part.Row
	}
	var all []entry
	workOut(q)
	closed := 0
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if c == nil {
			closed++
			continue
		}
		for _, o := range waiting(c, q.Today()) {
			day, row := runRow(q, c, &p, o)
			row.Cells = append([]templ.Component{part.Link(p.Name, p.Path("pay"))}, row.Cells...)
			all = append(all, entry{day, row})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return a.day.Compare(b.day) })
	for _, e := range all {
		l.Rows = append(l.Rows, e.row)
	}
	if closed > 0 {
		l.Note = fmt.Sprintf(textStillClosed, part.Number(closed))
	}
	l.Empty = part.Nothing{What: textNoRuns, Why: textNoRunsWhy}
	a := page.Show(textRunsTitle, part.Table(l))
	a.About = fmt.Sprintf(textRunsAbout, part.Day(q.Today(), q.Session.Eras))
	return a, nil
}

// workOut goes through the runs of all clients side by side: the list then finds it done.
func workOut(q *page.Request) {
	type job struct {
		c   *book.Client
		run *payroll.Run
	}
	var jobs []job
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if c == nil {
			continue
		}
		for _, o := range waiting(c, q.Today()) {
			if run := o.In(c); run != nil {
				jobs = append(jobs, job{c, run})
			}
		}
	}
	page.SideBySide(len(jobs), func(i int) { reviewOf(q, jobs[i].c, jobs[i].run) })
}

// waiting are a client's runs on which something is to be done: open ones, and the coming months
// once their period has begun.
func waiting(c *book.Client, today caldate.Date) []payday.Ordered {
	var all []payday.Ordered
	for i := range c.Runs {
		r := &c.Runs[i]
		if !r.Close.Closed() || !r.PayDay.Before(today) {
			all = append(all, payday.Of(r))
		}
	}
	for _, o := range payday.Coming(c, today) {
		if o.In(c) == nil {
			all = append(all, o)
		}
	}
	return all
}

var runColumns = []part.Column{{Title: textRun}, {Title: textGroup}, {Title: textPayDay},
	{Title: textState}, {Title: textPeople, Numeric: true}, {Title: textCheck, Numeric: true},
	{Title: textStuck, Numeric: true}, {Title: textNetSum, Numeric: true}}

// runRow is one run in a list.
func runRow(q *page.Request, c *book.Client, p *page.Profile,
	o payday.Ordered) (caldate.Date, part.Row) {
	at, day := address(p, o), o.PayDay
	name := fmt.Sprintf(textMonthPay, o.Month.Year, o.Month.Number)
	if o.Kind == payroll.BonusPay {
		name = fmt.Sprintf(textMonthBonus, o.Month.Year, o.Month.Number)
	}
	run := o.In(c)
	var review payday.Review
	blank := part.Plainly("")
	people, check, stuck, net := blank, blank, blank, blank
	if run == nil {
		if period, err := o.Period(c); err == nil {
			day = period.PayDay
		}
	} else {
		review, day = reviewOf(q, c, run), run.PayDay
		people = part.Plainly(part.Number(review.People))
		check = part.Link(part.Number(review.Check), at+"?view="+viewCheck)
		stuck = part.Link(part.Number(review.Stuck), at+"?view="+viewStuck)
		var sum yen.Amount
		for i := range run.Slips {
			sum += run.Slips[i].Net
		}
		net = part.Plainly(part.Yen(sum))
	}
	next := payday.Next(c, o, &review)
	tag := part.Tag{Word: textWaits[next], Href: at + stepPaths[next], Name: name}
	switch {
	case next == payday.StepFilings:
		tag.Sort = part.Done
	case next == payday.StepReview:
		tag.Sort = part.Warn
	case run != nil && run.Close.Closed():
	case !day.IsZero() && day.Before(q.Today()):
		tag.Sort = part.Bad
	}
	return day, part.Row{Name: name, Cells: []templ.Component{part.Link(name, at+stepPaths[next]),
		part.Plainly(payday.GroupName(&c.Profile, o.Group)),
		part.Plainly(part.Day(day, q.Session.Eras)), part.TagOf(tag), people, check, stuck, net}}
}

// runs lists one client's months or bonuses, the newest first.
func runs(q *page.Request) (page.Answer, error) { return runsPage(q, part.Form{}) }

func runsPage(q *page.Request, form part.Form) (page.Answer, error) {
	bonus := q.Route.Slot == page.SlotBonus || q.Method == "POST"
	kind, title := payroll.MonthlyPay, textPayTitle
	if bonus {
		kind, title = payroll.BonusPay, textBonusTitle
	}
	var all []payday.Ordered
	if !bonus {
		for _, o := range payday.Coming(q.Client, q.Today()) {
			if o.In(q.Client) == nil {
				all = append(all, o)
			}
		}
	}
	for _, o := range entered(q.Client) {
		if bonus {
			all = append(all, o)
		}
	}
	for i := range q.Client.Runs {
		if r := &q.Client.Runs[i]; r.Kind == kind {
			all = append(all, payday.Of(r))
		}
	}
	slices.SortStableFunc(all, func(a, b payday.Ordered) int {
		return cmp.Or(b.Month.Compare(a.Month), b.PayDay.Compare(a.PayDay))
	})
	l := part.List{Name: title, Columns: runColumns}
	for _, o := range all {
		_, row := runRow(q, q.Client, q.Profile, o)
		l.Rows = append(l.Rows, row)
	}
	l.Empty = part.Nothing{What: textNoRuns, Why: textNoGroups}
	if bonus {
		l.Empty = part.Nothing{What: textNoBonus, Why: textNoBonusWhy}
	}
	a := page.Show(title, runList(l, bonus, groupOptions(q.Client), form))
	if len(form.Faults) > 0 {
		a.Status = 422
	}
	return a, nil
}

// entered are bonuses that were typed or imported and not computed yet.
func entered(c *book.Client) []payday.Ordered {
	var all []payday.Ordered
	for i := range c.Bonuses {
		b := &c.Bonuses[i]
		o := payday.Ordered{Group: b.Group, Kind: payroll.BonusPay, Month: b.PayDay.Month(),
			PayDay: b.PayDay}
		if o.In(c) == nil && !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}

func groupOptions(c *book.Client) []part.Option {
	var all []part.Option
	for i := range c.Profile.Groups {
		all = append(all, part.Option{Value: c.Profile.Groups[i].Code, Word: c.Profile.Groups[i].Name})
	}
	return all
}

// begin leads to the sheet of a bonus of a day.
func begin(q *page.Request) (page.Answer, error) {
	day, err := caldate.ParseLoose(q.Text("day"))
	o := payday.Ordered{Group: q.Text("group"), Kind: payroll.BonusPay, PayDay: day}
	if err != nil {
		return runsPage(q, q.Typed(wordDay))
	}
	if q.Client.Profile.GroupByCode(o.Group) == nil {
		return runsPage(q, q.Typed(wordGroup))
	}
	return page.To(address(q.Profile, o) + "/entry"), nil
}

// before is the step of computing: who is in the run, what is missing, who is left out and why.
func before(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.computing(part.Form{})
}

// compute computes everybody.
func compute(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var made *payroll.Run
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Payroll},
		Edit: func(c *book.Client) (err error) {
			made, err = payday.Compute(c, r.Ordered, hand(q, ""))
			return err
		}})
	if err != nil {
		return page.Answer{}, told(err)
	}
	say := fmt.Sprintf(textComputed, part.Number(len(made.Slips)), part.Number(len(made.Failed)))
	return q.Undoable(page.To(r.At).Saying(say), batch), nil
}

// excluded are the people whom the run leaves out.
func (r *round) excluded() part.List {
	l := part.List{Name: textExcluded, Columns: []part.Column{{Title: textNumber}, {Title: textName},
		{Title: textReason, Wrap: true}}, Empty: part.Nothing{What: textNobodyExcluded}}
	for _, s := range r.Run.Skipped {
		l.Rows = append(l.Rows, part.Row{Name: s.Number, Cells: []templ.Component{
			part.Plainly(s.Number), part.Plainly(nameOf(r.Client, s.Employee)), part.Plainly(s.Reason)}})
	}
	return l
}
