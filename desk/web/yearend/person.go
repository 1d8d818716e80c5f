package yearend

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/law/why"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// one is a person's part of the season as a page is asked for it.
type one struct {
	*round
	Employee *employee.Employee
	View     *settlement.View
	Part     *settlement.Person // to read, and never to change
	Row      season.Row
	Name     string
	// Settled is the settlement that holds, or what would come out now; nil where nothing can.
	Settled *settlement.Settled
	Trial   bool // nothing of it is kept
}

func oneOf(q *page.Request) (*one, error) {
	r, err := roundOf(q)
	if err != nil {
		return nil, err
	}
	o := &one{round: r}
	if o.Employee, err = q.Person(); err != nil {
		return nil, err
	}
	o.Name = nameOf(q.Client, o.Employee.ID)
	at := slices.IndexFunc(r.Board.Rows,
		func(x season.Row) bool { return x.Employee == o.Employee.ID })
	if at < 0 {
		return nil, page.ErrNotThere
	}
	o.Row, o.Part = r.Board.Rows[at], r.Season.Person(o.Employee.ID)
	if o.View, err = r.view(); err != nil {
		return nil, err
	}
	o.Settled = o.Part.Last()
	if o.Settled == nil || o.Row.Stale {
		o.Settled, o.Trial = o.tried(), true
	}
	return o, nil
}

// tried is what would come out now, nil where it cannot be computed.
func (o *one) tried() *settlement.Settled {
	trial := *o.Part
	trial.Settled = slices.Clone(trial.Settled)
	if found := o.View.Settle(&trial, o.act()); found.Stops() {
		return nil
	}
	return trial.Last()
}

// before is last year's settlement of the person, nil where there is none.
func (o *one) before() *settlement.Settled {
	if last := season.Last(o.Client, o.Season); last != nil {
		if p := last.Person(o.Employee.ID); p != nil {
			return p.Last()
		}
	}
	return nil
}

// sheet is what the page of a person shows.
type sheet struct {
	*one
	Form    part.Form
	Return  part.Form // that a declaration is given back
	Facts   []part.Fact
	Faults  []pointed
	Notes   []fault.Fault
	Lines   part.List
	Filed   part.List
	Kinds   []part.Option // declarations that can be given back
	Compare bool          // somebody is declared whom two could claim
}

// pointed is a fault of a person, with what can be done.
type pointed struct {
	fault.Fault
	Key string // of the decision to go on, empty where there is none
}

func person(q *page.Request) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return o.sheet(part.Form{}), nil
}

func (o *one) sheet(form part.Form) page.Answer {
	s := sheet{one: o, Form: form, Return: o.Draft(o.returning(), form),
		Lines: o.lines(), Filed: o.filed(),
		Compare: len(o.relatives()) > 0}
	s.Facts = []part.Fact{{Word: textDue, Value: orNone(dueText(o.Row.Due))}}
	if o.Settled != nil && o.Settled.Refused == nil {
		if o.Trial {
			s.Facts[0].Value = orNone(dueText(o.Settled.Due()))
		}
		s.Facts = append(s.Facts, part.Fact{Word: yearend.LineAnnualTax.Label(),
			Value: part.Yen(o.Settled.Result.Annual()) + textYen})
		s.Notes = o.Settled.Result.Notes
	}
	if last := o.Part.Last(); last != nil && !o.Row.Stale {
		s.Facts = append(s.Facts,
			part.Fact{Word: textComputedBy, Value: last.By + " " + part.Day(last.On, o.Session.Eras)},
			part.Fact{Word: textByClient, Value: o.signed(last.Client)},
			part.Fact{Word: textByOffice, Value: o.signed(last.Office)})
		if !last.Into.IsZero() {
			s.Facts = append(s.Facts, part.Fact{Word: textInto, Value: last.Into.Japanese()})
		}
	}
	for _, f := range o.Row.Refused {
		s.Faults = append(s.Faults, pointed{Fault: f})
	}
	for _, f := range o.Row.Faults {
		s.Faults = append(s.Faults, o.pointed(f))
	}
	slices.SortStableFunc(s.Faults, func(a, b pointed) int {
		return cmp.Compare(a.Severity, b.Severity) // what stops comes first
	})
	for _, k := range settlement.Kinds() {
		if d := o.Part.Filed(k, o.Year); d != nil && !d.GivenBack {
			s.Kinds = append(s.Kinds, part.Option{Value: string(k), Word: textKinds[k]})
		}
	}
	a := o.screen(stepPeople, faulty(page.Answer{Body: sheetOf(s)}, form))
	a.Acts = []part.Act{{Word: textOpenForm, Href: o.of(o.Employee.ID, "form"), Key: "e"},
		{Word: textOwnForm, Href: o.Path("declare", o.Year.String(),
			o.Session.PersonRef(o.Profile.ID, o.Employee.ID))}}
	return a
}

func orNone(text string) string {
	if text == "" {
		return textNone
	}
	return text
}

// keyOf names a fault in a form: its code and its place.
func keyOf(f *fault.Fault) string { return f.Code + " " + f.Path }

// pointed asks the trade whether somebody may decide to go on in spite of a fault.
func (o *one) pointed(f fault.Fault) pointed {
	x := pointed{Fault: f}
	trial := settlement.Accepted{Path: f.Path, Code: f.Code, By: o.Session.Name(), On: o.Today(),
		Reason: o.Year.String()}
	refused := o.View.Accept(&settlement.Person{}, trial)
	if f.Severity == fault.Stop && !refused.Stops() {
		x.Key = keyOf(&f)
	}
	return x
}

// lines are the lines of the ledger, each leading to its reason, beside last year's.
func (o *one) lines() part.List {
	l := part.List{Name: textLines, Shown: true, Columns: []part.Column{{Title: textLine},
		{Title: textAmount, Numeric: true}}}
	l.Empty = part.Nothing{What: textNoLines, Why: textNoLinesWhy}
	if o.Settled == nil || o.Settled.Refused != nil {
		return l
	}
	before := o.before()
	compared := before != nil && before.Refused == nil
	if compared {
		l.Columns = append(l.Columns, part.Column{Title: textLastYear, Numeric: true},
			part.Column{Title: textDifference, Numeric: true}, part.Column{Title: textCause, Wrap: true})
	}
	causes := map[yearend.Line]string{}
	for _, d := range o.View.Compare(before, o.Settled) {
		causes[d.Line] = causesOf(&d)
	}
	for _, x := range yearend.AllLines() {
		now := o.Settled.Result.Lines[x]
		row := part.Row{Name: x.Label(), Cells: []templ.Component{part.Plainly(x.Label()),
			figure(part.Yen(now), o.of(o.Employee.ID, "why", strconv.Itoa(x.Number())),
				textWhyOf+x.Label())}}
		if compared {
			was, difference := before.Result.Lines[x], ""
			if was != now {
				difference = part.Difference(now - was)
			}
			row.Cells = append(row.Cells, plainly(part.Yen(was), difference, causes[x])...)
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// reason tells how a line came about.
func reason(q *page.Request) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	n, err := strconv.Atoi(q.PathValue("line"))
	if err != nil || n < 1 || n > len(yearend.AllLines()) || o.Settled == nil ||
		o.Settled.Refused != nil {
		return page.Answer{}, page.ErrNotThere
	}
	line := yearend.AllLines()[n-1]
	w := part.Why{Of: line.Label(), Figure: part.Yen(o.Settled.Result.Lines[line]) + textYen,
		Trace: &why.Trace{Steps: stepsOf(o.Settled.Why, line)}}
	if q.Fragment() {
		return page.Answer{Body: part.WhyPane(w)}, nil
	}
	return o.screen(stepPeople, page.Answer{Body: alone(o.of(o.Employee.ID), o.Name, w)}), nil
}

// stepsOf are the steps up to a line that no line before it has: what the line rests on, then the
// line itself.
func stepsOf(t *why.Trace, line yearend.Line) []why.Step {
	if t == nil {
		return nil
	}
	labels := map[string]bool{}
	for _, l := range yearend.AllLines() {
		labels[l.Label()] = true
	}
	from := 0
	for i := range t.Steps {
		switch {
		case t.Steps[i].What == line.Label():
			end := i + 1
			for end < len(t.Steps) && t.Steps[end].What == line.Label() {
				end++
			}
			return t.Steps[from:end]
		case labels[t.Steps[i].What]:
			from = i + 1
		}
	}
	return nil
}

// filed are the declarations as they were filed, the newest first.
func (o *one) filed() part.List {
	l := part.List{Name: textFiled, Shown: true, Columns: []part.Column{{Title: textKind},
		{Title: textFiledOn}, {Title: textBy}, {Title: textState}, {Title: textDetail, Wrap: true}},
		Empty: part.Nothing{What: textNoneFiled, Why: textNoneFiledWhy}}
	for _, d := range slices.Backward(o.Part.Declarations) {
		by := textByForm
		at := slices.IndexFunc(o.Season.Taken, func(t settlement.Taken) bool { return t.ID == d.Source })
		if at >= 0 {
			by = o.Season.Taken[at].By + " " + o.Season.Taken[at].Name
		}
		tag, detail := part.Tag{Sort: part.Done, Word: textHolds}, summary(&d)
		holds := o.Part.Filed(d.Kind, d.Year)
		switch {
		case d.GivenBack:
			tag = part.Tag{Sort: part.Warn, Word: textGivenBack}
			if r := o.Part.ReasonOf(d.Kind, d.Year); r != nil {
				detail = fmt.Sprintf(textReasonOf, r.Reason, r.By, part.Day(r.On, o.Session.Eras))
			}
		case holds == nil || holds.On != d.On:
			tag = part.Tag{Sort: part.Quiet, Word: textReplaced}
		}
		name := fmt.Sprintf(textPlanWhat, d.Year, textKinds[d.Kind])
		l.Rows = append(l.Rows, part.Row{Name: name, Cells: []templ.Component{part.Plainly(name),
			part.Plainly(part.Day(d.On, o.Session.Eras)), part.Plainly(by), part.TagOf(tag),
			part.Plainly(detail)}})
	}
	return l
}

// summary is what a declaration says, in one line.
func summary(d *settlement.Declaration) string {
	var all []string
	add := func(format string, values ...any) { all = append(all, fmt.Sprintf(format, values...)) }
	switch {
	case d.Dependents != nil && d.Dependents.Elsewhere:
		add(textElsewhere)
	case d.Dependents != nil:
		for _, r := range d.Dependents.Relatives {
			add(textRelative, r.Name, r.Relation)
		}
	case d.BasicSpouse != nil:
		if s := d.BasicSpouse.Spouse; s != nil {
			add(textSpouse, s.Name)
		}
		for _, r := range d.BasicSpouse.Specific {
			add(textSpecific, r.Name)
		}
	case d.Insurance != nil:
		for _, p := range d.Insurance.Premiums {
			add(textPremium, p.Insurer, p.Facts.Kind.Label(), part.Yen(p.Facts.Paid))
		}
	case d.Housing != nil && d.Housing.Facts != nil:
		add(textHousing, part.Yen(d.Housing.Facts.Credit))
	case d.Former != nil:
		for _, f := range d.Former.Slips {
			add(textFormer, f.Employer, part.Yen(f.Facts.Pay))
		}
	}
	if len(all) == 0 {
		return textSaysNone
	}
	return strings.Join(all, textComma)
}

// giveBack gives a declaration back with a reason.
func giveBack(q *page.Request) (page.Answer, error) {
	at := ""
	a, err := decided(q, func(o *one, v *settlement.View, p *settlement.Person) (string, fault.List) {
		at = o.returning()
		r := settlement.Returned{Kind: settlement.Kind(q.Text("kind")), On: q.Today(),
			By: q.Session.Name(), Reason: q.Text("reason")}
		return textReturned, atField("reason", v.Return(p, r))
	})
	if err == nil && a.Go != "" {
		q.Session.KeepDraft(at, nil)
	}
	return a, err
}

// returning is the place on a person's page where a declaration is given back.
func (o *one) returning() string { return o.of(o.Employee.ID) + "#return" }

// accept records that a named person goes on in spite of what stops.
func accept(q *page.Request) (page.Answer, error) {
	return decided(q, func(o *one, v *settlement.View, p *settlement.Person) (string, fault.List) {
		var faults fault.List
		for _, f := range v.Look(p).Faults {
			if keyOf(&f) == q.Text("fault") && f.Severity == fault.Stop {
				return textAccepted, atField("why", v.Accept(p, settlement.Accepted{Path: f.Path,
					Code: f.Code, By: q.Session.Name(), On: q.Today(), Reason: q.Text("why")}))
			}
		}
		faults.Add(wordNoFault)
		return "", faults
	})
}

// atField puts faults to the field in which they are mended.
func atField(field string, all fault.List) fault.List {
	var out fault.List
	for _, f := range all.All() {
		f.Path = field
		out.Add(f)
	}
	return out
}

// decided changes one person's part of the season and leads back to the person.
func decided(q *page.Request,
	do func(*one, *settlement.View, *settlement.Person) (string, fault.List)) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	say := ""
	batch, err := o.change(record.Decide, func(c *book.Client, s *settlement.Season) (fault.List,
		error) {
		p := s.Put(o.Employee.ID)
		v, err := season.View(c, s)
		if err != nil {
			return fault.List{}, err
		}
		said, faults := do(o, v, p)
		say = said
		return faults, nil
	})
	if f := o.again(err); f != nil {
		return o.sheet(*f), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(o.of(o.Employee.ID)).Saying(say), batch), nil
}
