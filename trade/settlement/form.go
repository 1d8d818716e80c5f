package settlement

import (
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// Form is what one person answers, one field after the other: what applies to this person and
// nothing else, with what was typed or filed, last year's answers beside it, and what is wrong with
// an answer at its field. It is a value without a page: a phone, a desk and paper show the same.
type Form struct {
	Fields   []Field  `json:"fields"`
	Progress Progress `json:"progress"`
}

// Field is one question about one thing.
type Field struct {
	Question
	Path  string `json:"path"`          // dependents.relatives[0].income.pay
	Value string `json:"value"`         // as typed, else as filed
	Was   string `json:"was,omitempty"` // last year's answer as it is typed
	// Item says which of a list it is about, from 1; 0 where it is about none.
	Item int `json:"item,omitempty"`
	// Open says that an answer is still wanted.
	Open   bool          `json:"open,omitempty"`
	Faults []fault.Fault `json:"faults,omitempty"`
}

// Draft is a form on its way: typed and not handed in.
type Draft struct {
	On      caldate.Date `json:"on"`
	Answers Answers      `json:"answers"`
}

// Form is the form as it stands with what was typed so far. Nothing is filed.
//
// Law: 所法194-1 所法195の2 所法195の3 所法196 措法41の2の2-1
func (v *View) Form(of Asked) Form {
	b := &filling{view: v, of: of, filed: v.said(of.Now, 0), last: Answers{}}
	if of.Last != nil {
		b.last = v.said(of.Last, 1)
	}
	for _, q := range v.Questions(of) {
		b.add(q)
	}
	b.check()
	for i := range b.form.Fields {
		if f := &b.form.Fields[i]; !f.Optional {
			b.form.Progress.Of++
			if !f.Open {
				b.form.Progress.Answered++
			}
		}
	}
	return b.form
}

// said are the answers of what a person filed for a year, some years ago.
func (v *View) said(p *Person, ago yearend.IncomeYear) Answers {
	out := Answers{}
	for _, k := range Kinds() {
		if d := p.Filed(k, v.Season.Year-ago); d != nil {
			for path, text := range d.Answers() {
				out[path] = text
			}
		}
	}
	return out
}

// filling is a form on its way.
type filling struct {
	view        *View
	of          Asked
	filed, last Answers
	form        Form
}

func (b *filling) value(path string) string {
	if text, ok := b.of.Answers[path]; ok {
		return strings.TrimSpace(text)
	}
	return b.filed[path]
}

// add puts a question into the form, with those about each item of its list.
func (b *filling) add(q Question) {
	each := q.Each
	q.Each = nil
	x := Field{Question: q, Path: q.Key, Value: b.value(q.Key), Was: b.last[q.Key]}
	x.Open = x.Value == "" && !q.Optional
	b.form.Fields = append(b.form.Fields, x)
	if each == nil {
		return
	}
	n, err := strconv.Atoi(x.Value)
	if err != nil || n > mostItems {
		return // the count itself is wanted, or wrong
	}
	for i := range n {
		item := q.Key + "[" + strconv.Itoa(i) + "]."
		for _, e := range each {
			if e.When != "" && b.value(item+e.When) != Yes {
				continue
			}
			path := strings.Replace(e.Key, "[]", "["+strconv.Itoa(i)+"]", 1)
			y := Field{Question: e, Path: path, Value: b.value(path), Item: i + 1}
			y.Open = y.Value == "" && !e.Optional
			y.Was = b.last[path]
			y.Last = shown(&e, y.Was)
			b.form.Fields = append(b.form.Fields, y)
		}
	}
}

// shown is an answer as people read it.
func shown(q *Question, text string) string {
	switch q.Answer {
	case YesNo:
		if text != "" {
			return yes(text == Yes)
		}
	case Money:
		if a, err := yen.Parse(text); err == nil {
			return yenText(a)
		}
	case Choice:
		for _, o := range q.Choices {
			if o.Key == text {
				return o.Label
			}
		}
	}
	return text
}

// answers are the values of the fields that apply.
func (f Form) answers() Answers {
	out := Answers{}
	for i := range f.Fields {
		if x := &f.Fields[i]; x.Value != "" {
			out[x.Path] = x.Value
		}
	}
	return out
}

// kinds are the declarations that the form fills.
func (f Form) kinds() []Kind {
	var out []Kind
	for i := range f.Fields {
		if k := f.Fields[i].Form; !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// check puts to each field what is wrong with its answer: what cannot be read, what the law's own
// checks and those between people find when the answers were filed, and what differs from the
// certificate.
func (b *filling) check() {
	of, kinds := *b.of.Now, b.form.kinds()
	of.Declarations = slices.DeleteFunc(slices.Clone(of.Declarations), func(d Declaration) bool {
		return d.Year == b.view.Season.Year && slices.Contains(kinds, d.Kind)
	})
	answers := b.form.answers()
	for _, k := range kinds {
		d := declared(k, answers, func(path string, w word) { b.at(w.at(path)) })
		d.Year, d.On = b.view.Season.Year, b.view.Season.Year.Last()
		of.File(d)
		if d.Insurance != nil {
			b.certificates(d.Insurance.Premiums)
		}
		b.returned(k)
	}
	found := b.view.gather(&of).faults
	for _, f := range found.All() {
		if f.Code != wordNoAnswer.code && f.Code != wordNoNextYear.code {
			b.at(f)
		}
	}
	for i := range b.form.Fields {
		f := &b.form.Fields[i]
		if f.Answer == YesNo && f.Value != "" && f.Value != Yes && f.Value != No {
			f.Faults = append(f.Faults, wordYesNo.at(f.Path))
		}
		if a, err := yen.Parse(f.Value); f.Most > 0 && err == nil && a > f.Most {
			x := wordOverMost.at(f.Path)
			x.Severity = fault.Warn
			f.Faults = append(f.Faults, x)
		}
	}
}

// certificates tells a declared amount below the certificate's; above it, the law's check stops.
func (b *filling) certificates(all []Premium) {
	for i := range all {
		p := &all[i].Facts
		if p.Certificate.Held && p.Certificate.Amount > p.Paid && p.Paid > 0 {
			f := wordLessThanShown.at(place(Insurance, "premiums", i) + ".paid")
			f.Severity = fault.Warn
			b.at(f)
		}
	}
}

// returned puts the reason of a return to its field, or to the first of its form, until the form is
// typed anew.
func (b *filling) returned(k Kind) {
	r := b.of.Now.ReasonOf(k, b.view.Season.Year)
	if r == nil {
		return
	}
	f := fault.Fault{Path: r.Path, Code: codeReturned, Message: textGivenBack(r),
		Remedy: textAnswerAgain, Severity: fault.Warn}
	if b.form.Field(r.Path) == nil {
		at := slices.IndexFunc(b.form.Fields, func(x Field) bool { return x.Form == k })
		f.Path = b.form.Fields[at].Path
	}
	b.at(f)
}

// codeReturned marks the reason of a return.
const codeReturned = "settlement.returned"

// at puts a fault to the field it is about. What is about no field is the office's to solve, and
// what is about a field that waits for its answer is told by the waiting.
func (b *filling) at(f fault.Fault) {
	x := b.form.nearest(f.Path)
	if x == nil || x.Open && f.Code != codeReturned {
		return
	}
	x.Faults = append(x.Faults, f)
}

// nearest is the field of a path, else the first below it, else the one closest above it.
func (f Form) nearest(path string) *Field {
	var below, above *Field
	for i := range f.Fields {
		x := &f.Fields[i]
		switch {
		case x.Path == path:
			return x
		case below == nil && within(x.Path, path):
			below = x
		case within(path, x.Path) && (above == nil || len(x.Path) > len(above.Path)):
			above = x
		}
	}
	if below != nil {
		return below
	}
	return above
}

// within reports that a path lies below another.
func within(path, below string) bool {
	rest, ok := strings.CutPrefix(path, below)
	return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
}

// Field finds a field, nil when it does not apply.
func (f Form) Field(path string) *Field {
	for i := range f.Fields {
		if f.Fields[i].Path == path {
			return &f.Fields[i]
		}
	}
	return nil
}

// Next is the first field that waits for an answer or whose answer cannot stand, nil when the form
// can be handed in.
func (f Form) Next() *Field {
	for i := range f.Fields {
		if x := &f.Fields[i]; x.Open || x.Stopped() {
			return x
		}
	}
	return nil
}

// Stopped reports an answer that cannot be handed in. What people decide on, such as a slip that is
// yet to come or a relative whom somebody else claims too, may be.
func (x *Field) Stopped() bool {
	return slices.ContainsFunc(x.Faults, func(f fault.Fault) bool {
		return f.Severity == fault.Stop && !acceptable[f.Code]
	})
}

// Keep keeps what was typed, to go on with later.
func (p *Person) Keep(d Draft) { p.Draft = &d }

// Submit files the declarations that the answers make, on a day. With an answer missing or wrong it
// files none and names the fields. What says what stands already is not filed again, unless it was
// given back.
func (v *View) Submit(of Asked, on caldate.Date) fault.List {
	var faults fault.List
	form := v.Form(of)
	for i := range form.Fields {
		x := &form.Fields[i]
		if x.Open {
			faults.Add(wordUnanswered.at(x.Path))
		}
		for _, f := range x.Faults {
			if x.Stopped() {
				f.Path = x.Path
				faults.Add(f)
			}
		}
	}
	if len(form.Fields) == 0 {
		faults.Add(wordNobody.at("employee"))
	}
	if faults.Stops() {
		return faults
	}
	answers := form.answers()
	for _, k := range form.kinds() {
		d := declared(k, answers, func(string, word) {})
		d.Year, d.On = v.Season.Year, on
		if stands := of.Now.Filed(k, d.Year); stands == nil || stands.GivenBack || !stands.says(&d) {
			of.Now.File(d)
		}
	}
	of.Now.Draft = nil
	return faults
}
