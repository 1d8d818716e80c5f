// Package reason is 「なぜこの金額か」 (screen O5): the steps by which a figure of somebody's pay came
// about, beside those of the run before, with table, source and article; what would come out with
// other inputs; and what people said to the figure.
//
// Every word of an explanation comes from the trace that the rules themselves wrote (law/why) and
// from the comparison of trade/payroll. The page adds nothing to it. What is asked by "what if" is
// computed and forgotten.
package reason

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Routes are the rows of the table. The address names a person by a word of the session's keys, a
// group, a month or the pay day of a bonus, and a line by its code.
func Routes() []page.Route {
	const at = " /o/k/{client}/why/{person}/{group}/{on}/{code}"
	return []page.Route{
		{Pattern: "GET" + at, Scope: page.OneClient, Who: page.Workers, Do: show},
		{Pattern: "POST" + at + "/if", Scope: page.OneClient, Who: page.Workers, Do: suppose},
		{Pattern: "POST" + at + "/note", Scope: page.OneClient, Who: page.Workers, Do: pin},
	}
}

// Sums have no line of their own on a slip: they are explained by the lines that they add up.
const (
	codeGross    = "gross"
	codeDeducted = "deducted"
	codeNet      = "net"
)

// asked is the figure about which somebody asks.
type asked struct {
	*page.Request
	payday.Asked
	Person *employee.Employee
	Code   string
	Run    *payroll.Run
	Stored *payroll.Slip // as the run has it
	Slip   *payroll.Slip // computed now, with its traces
	Before *payroll.Slip // of the run before, with its traces where it can be computed
	At     string
}

func askedOf(q *page.Request) (*asked, error) {
	e, err := q.Person()
	if err != nil {
		return nil, err
	}
	a := &asked{Request: q, Person: e, Code: q.PathValue("code"), At: q.URL.EscapedPath()}
	a.At = strings.TrimSuffix(strings.TrimSuffix(a.At, "/if"), "/note")
	a.Group, a.Employee = q.PathValue("group"), e.ID
	o := payday.Ordered{Group: a.Group}
	on := q.PathValue("on")
	if month, err := caldate.ParseMonth(on); err == nil {
		a.Month, o.Kind, o.Month = month, payroll.MonthlyPay, month
	} else if day, err := caldate.ParseLoose(on); err == nil {
		a.Bonus, a.Month, o.Kind, o.PayDay = day, day.Month(), payroll.BonusPay, day
	} else {
		return nil, page.ErrNotThere
	}
	if a.Run = o.In(q.Client); a.Run == nil {
		return nil, page.ErrNotThere
	}
	if a.Stored = a.Run.SlipOf(e.ID); a.Stored == nil {
		return nil, page.ErrNotThere
	}
	if a.Slip, err = payday.Explain(q.Client, a.Asked); err != nil {
		return nil, err
	}
	a.before()
	return a, nil
}

// before is the slip of the run before: explained where it can still be computed, else as it
// stands.
func (a *asked) before() {
	last := payday.Previous(a.Client, a.Run)
	if last == nil {
		return
	}
	if a.Before = last.SlipOf(a.Employee); a.Before == nil {
		return
	}
	b := payday.Asked{Group: last.Group, Month: last.Month, Employee: a.Employee}
	if last.Kind == payroll.BonusPay {
		b.Bonus = last.PayDay
	}
	if s, err := payday.Explain(a.Client, b); err == nil {
		s.Notes = nil
		a.Before = s
	}
}

// line finds a line of a slip by its code; the sums have none.
func line(s *payroll.Slip, code string) (payroll.Line, bool) {
	if s != nil {
		for _, all := range [][]payroll.Line{s.Earnings, s.Deductions} {
			for _, l := range all {
				if l.Code == code {
					return l, true
				}
			}
		}
	}
	return payroll.Line{}, false
}

// amount is the figure of a slip.
func amount(s *payroll.Slip, code string) yen.Amount {
	switch {
	case s == nil:
		return 0
	case code == codeGross:
		return s.Gross
	case code == codeDeducted:
		return s.Deducted
	case code == codeNet:
		return s.Net
	}
	l, _ := line(s, code)
	return l.Amount
}

// name is what the figure is called.
func (a *asked) name() string {
	if word := textSums[a.Code]; word != "" {
		return word
	}
	for _, s := range []*payroll.Slip{a.Stored, a.Slip, a.Before} {
		if l, ok := line(s, a.Code); ok {
			return l.Name
		}
	}
	return a.Code
}

// view is what the pane and the page show.
type view struct {
	*asked
	Who     string
	Figure  string
	Stands  string // the figure of the run, where computing anew gives another
	Was     string
	Causes  []string
	Steps   []step
	Adds    part.List // of a sum: its lines
	Entered string    // who entered it, and why
	Said    part.List
	What    *guess
	Form    part.Form
	Copy    string
}

// step is one rule at work, now and in the run before.
type step struct {
	What, Law, Note string
	Rows            []row
	Source          string
	Doubt           part.Tag
}

// row is one input or result of a step.
type row struct {
	Word, Now, Before string
	Result            bool
}

func (a *asked) view() view {
	v := view{asked: a, Who: a.Person.Number + " " + a.Person.Called(),
		Figure: part.Yen(amount(a.Slip, a.Code)) + textYen}
	if stored := amount(a.Stored, a.Code); stored != amount(a.Slip, a.Code) {
		v.Stands = fmt.Sprintf(textStands, part.Yen(stored))
	}
	if a.Before != nil {
		was := amount(a.Before, a.Code)
		v.Was = fmt.Sprintf(textWas, part.Yen(was), part.Difference(amount(a.Slip, a.Code)-was))
	}
	for _, d := range payroll.Compare(a.Before, a.Slip) {
		if d.Code == a.Code {
			for _, c := range d.Causes {
				v.Causes = append(v.Causes, c.Text)
			}
		}
	}
	v.Steps = steps(a.Slip.WhyOf(a.Code), whyOf(a.Before, a.Code))
	if textSums[a.Code] != "" {
		v.Adds = a.sum()
	}
	if l, ok := line(a.Slip, a.Code); ok && l.Given {
		v.Entered = l.Reason
	}
	v.Said = a.said()
	v.Copy = v.text()
	return v
}

func whyOf(s *payroll.Slip, code string) *why.Trace {
	if s == nil {
		return nil
	}
	return s.WhyOf(code)
}

// steps puts the steps of a trace beside those of the run before, rule by rule.
func steps(now, before *why.Trace) []step {
	if now == nil {
		return nil
	}
	var old []why.Step
	if before != nil {
		old = slices.Clone(before.Steps)
	}
	var all []step
	for i := range now.Steps {
		s := &now.Steps[i]
		var was *why.Step
		if at := slices.IndexFunc(old, func(o why.Step) bool { return o.Key == s.Key }); at >= 0 {
			x := old[at]
			was, old = &x, slices.Delete(old, at, at+1)
		}
		all = append(all, stepOf(s, was))
	}
	return all
}

func stepOf(s, was *why.Step) step {
	x := step{What: s.What, Law: s.Law, Note: s.Note}
	for _, in := range s.Inputs {
		r := row{Word: in.Name, Now: in.Value.String()}
		if was != nil {
			for _, o := range was.Inputs {
				if o.Name == in.Name {
					r.Before = o.Value.String()
				}
			}
		}
		x.Rows = append(x.Rows, r)
	}
	if s.Table.Row != "" {
		r := row{Word: textTableRow, Now: s.Table.Row}
		if was != nil {
			r.Before = was.Table.Row
		}
		x.Rows = append(x.Rows, r)
	}
	if s.Rounding != 0 {
		r := row{Word: textRounding, Now: s.Rounding.Label()}
		if was != nil && was.Rounding != 0 {
			r.Before = was.Rounding.Label()
		}
		x.Rows = append(x.Rows, r)
	}
	if !s.Result.IsZero() {
		r := row{Word: textResult, Now: s.Result.String(), Result: true}
		if was != nil {
			r.Before = was.Result.String()
		}
		x.Rows = append(x.Rows, r)
	}
	x.table(s)
	return x
}

// table tells where the row of the law's table stands, and how far it can be trusted.
func (x *step) table(s *why.Step) {
	if s.Table.Source == nil {
		return
	}
	x.Source = s.Table.Source.Text
	x.Doubt = part.Tag{Sort: part.Done, Word: s.Table.Standing.Label()}
	if s.Table.Standing.Worse(dated.Confirmed) != dated.Confirmed {
		x.Doubt.Sort = part.Warn
	}
}

// sum are the lines that a sum adds up.
func (a *asked) sum() part.List {
	l := part.List{Name: textAdds, Columns: []part.Column{{Title: textItem},
		{Title: textNow, Numeric: true}, {Title: textBefore, Numeric: true}}}
	put := func(word, code string) {
		l.Rows = append(l.Rows, part.Row{Name: word, Cells: []component{part.Plainly(word),
			part.Plainly(part.Yen(amount(a.Slip, code))), part.Plainly(part.Yen(amount(a.Before, code)))}})
	}
	if a.Code == codeNet {
		put(textSums[codeGross], codeGross)
		put(textSums[codeDeducted], codeDeducted)
		return l
	}
	lines := a.Slip.Earnings
	if a.Code == codeDeducted {
		lines = a.Slip.Deductions
	}
	for _, x := range lines {
		put(x.Name, x.Code)
	}
	return l
}

// said is what people said to the figure.
func (a *asked) said() part.List {
	l := part.List{Name: textSaid, Shown: true, Columns: []part.Column{{Title: textWhen},
		{Title: textWho}, {Title: textNote, Wrap: true}}}
	for _, d := range payday.Notes(a.Client, a.Run, string(a.Employee)+"/"+a.Code) {
		l.Rows = append(l.Rows, part.Row{Name: d.On, Cells: []component{part.Plainly(instant(d.On)),
			part.Plainly(d.By), part.Plainly(d.Reason)}})
	}
	return l
}

// text is the explanation as it is copied for the client.
func (v *view) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, textCopyHead, v.Who, v.name(), v.Figure)
	if v.Was != "" {
		fmt.Fprintln(&b, v.Was)
	}
	for _, c := range v.Causes {
		fmt.Fprintln(&b, textCauseHead+c)
	}
	for i, s := range v.Steps {
		fmt.Fprintf(&b, "%d. %s\n", i+1, s.What)
		for _, r := range s.Rows {
			fmt.Fprintf(&b, "   %s: %s\n", r.Word, r.Now)
		}
		if s.Law != "" {
			fmt.Fprintln(&b, "   "+textLaw+s.Law)
		}
		if s.Source != "" {
			fmt.Fprintln(&b, "   "+textSource+s.Source)
		}
	}
	return b.String()
}

func show(q *page.Request) (page.Answer, error) {
	a, err := askedOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	v := a.view()
	return v.answer()
}

func (v *view) answer() (page.Answer, error) {
	if v.What == nil {
		what, err := v.guess()
		if err != nil {
			return page.Answer{}, err
		}
		v.What = what
	}
	status := 0
	if len(v.Form.Faults) > 0 {
		status = 422
	}
	if v.Fragment() {
		return page.Answer{Status: status, Body: beside(*v)}, nil
	}
	v.Form = v.Request.Draft(v.At, v.Form)
	a := page.Show(textTitle, whole(*v))
	a.Status = status
	a.About = v.Profile.Name + textDot + fmt.Sprintf(textMonth, v.Month.Year, v.Month.Number)
	a.Acts = []part.Act{{Word: textBack, Href: v.run()}}
	return a, nil
}

// run is where the run is shown.
func (a *asked) run() string {
	name := "pay"
	if !a.Bonus.IsZero() {
		name = "bonus"
	}
	return a.Path(name, pathEscape(a.Group), a.PathValue("on"), "p", a.PathValue("person"))
}

// pin pins a note to the figure.
func pin(q *page.Request) (page.Answer, error) {
	a, err := askedOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	by := payday.Hand{Member: q.Session.Keys.Member().String(), Name: q.Session.Name(),
		On: q.Desk().Now().UTC().Format(time.RFC3339), Reason: q.Text("reason")}
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			return payday.Note(c, a.Run, string(a.Employee)+"/"+a.Code, by)
		}})
	if many := (*fault.Error)(nil); errors.As(err, &many) {
		v := a.view()
		v.Form = q.Typed(many.Faults...)
		return v.answer()
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(a.At, nil)
	return q.Undoable(page.To(a.At).Saying(textPinned), batch), nil
}

var japan = time.FixedZone("JST", 9*60*60)

// instant is a moment as people read it.
func instant(on string) string {
	t, err := time.Parse(time.RFC3339, on)
	if err != nil {
		return on
	}
	return t.In(japan).Format("2006/01/02 15:04")
}
