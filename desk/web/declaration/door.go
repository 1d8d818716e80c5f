package declaration

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/kana"
	"romukura/record"
	"romukura/trade/settlement"
)

// alone makes a page without the frame of the desk, whoever else is unlocked in this browser.
func alone(q *page.Request) { q.Session = nil }

// knock asks for the code.
func knock(q *page.Request) (page.Answer, error) {
	g := mine(q)
	alone(q)
	if g != nil {
		return page.To(door + "/form"), nil
	}
	return page.Show(textDoor, knocking(part.Form{})), nil
}

// enter takes a code with a date of birth.
func (s *slow) enter(q *page.Request) (page.Answer, error) {
	defer alone(q)
	now := q.Now()
	no := func(path, text string) (page.Answer, error) {
		form := part.Form{Faults: []fault.Fault{{Path: path, Code: "door", Message: text}}}
		return page.Faulty(textDoor, knocking(form)), nil
	}
	if s.waits(now) {
		return no("code", textWait)
	}
	born, err := caldate.ParseLoose(kana.Narrow(q.Text("born")))
	if err != nil {
		return no("born", textBornShape)
	}
	g := byCode(q, kana.Narrow(q.Text("code")))
	if g == nil {
		s.failed(now)
		return no("code", textWrongCode)
	}
	f, err := open(g)
	if err != nil {
		return page.Answer{}, err
	}
	if f.Person.Born != born {
		s.failed(now)
		g.miss()
		return no("code", textWrongCode)
	}
	token, first := g.take(now)
	if !first {
		return no("code", textWrongCode)
	}
	c := &http.Cookie{Name: cookie, Value: token, Path: door, HttpOnly: true,
		SameSite: http.SameSiteStrictMode, Secure: q.TLS != nil, MaxAge: 12 * 60 * 60}
	return page.Answer{Go: door + "/form", Cookies: []*http.Cookie{c}}, nil
}

// within opens the form of the browser that asks; without a grant it leads to the door.
func within(
	q *page.Request,
	work func(*filling) (page.Answer, error),
) (page.Answer, error) {
	g := mine(q)
	alone(q)
	if g == nil {
		return page.To(door), nil
	}
	f, err := open(g)
	if err != nil {
		return page.Answer{}, err
	}
	return work(f)
}

// question shows the field that the address names, or the first that waits.
func question(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		x := f.Form.Field(q.Query("at"))
		if x == nil {
			x = f.Form.Next()
		}
		if x == nil {
			return page.To(door + "/all"), nil
		}
		return page.Show(textForm, asks(f.asking(x, q.Query("back") != ""))), nil
	})
}

// asking is one question as its page shows it.
type asking struct {
	*filling
	Field settlement.Field
	N     int
	Back  bool // to the summary
	Sure  bool // asks to go on in spite of a warning
}

func (f *filling) asking(x *settlement.Field, back bool) asking {
	a := asking{filling: f, Field: *x, Back: back}
	for i := range f.Form.Fields {
		if f.Form.Fields[i].Path == x.Path {
			a.N = i + 1
		}
	}
	return a
}

// before is the address of the question before, empty at the first.
func (a *asking) before() string {
	if a.N < 2 {
		return ""
	}
	return door + "/form?at=" + a.Form.Fields[a.N-2].Path
}

// typedIn is what was typed into the field, as the form reads it.
func typedIn(q *page.Request, x *settlement.Field) string {
	if same := q.Text("same"); same != "" {
		return same
	}
	text := q.Text("value")
	switch x.Answer {
	case settlement.Money, settlement.People, settlement.Papers:
		text = strings.NewReplacer(",", "", textYen, "", " ", "").Replace(kana.Narrow(text))
	case settlement.Day:
		text = kana.Narrow(text)
		if d, err := caldate.ParseLoose(text); err == nil {
			text = d.String()
		}
	}
	return text
}

// tried is the form with one answer more, and that answer's field in it.
func (f *filling) tried(path, value string) (settlement.Form, *settlement.Field) {
	typed := maps.Clone(f.typed())
	if typed == nil {
		typed = settlement.Answers{}
	}
	typed[path] = value
	form := f.formOf(typed)
	x := form.Field(path)
	if x == nil {
		return form, nil
	}
	switch {
	case value == "" && !x.Optional:
		x.Faults = append(x.Faults, fault.Fault{Path: path, Code: "answer.none", Message: textAnswerIt})
	case page.HoldsNumber(value):
		x.Faults = []fault.Fault{{Path: path, Code: "number.my", Message: textMyNumber}}
	}
	return form, x
}

// refuses tells whether an answer is not kept: nothing was answered, or it cannot stand.
func refuses(x *settlement.Field) bool {
	return x.Stopped() || slices.ContainsFunc(x.Faults, func(w fault.Fault) bool {
		return w.Code == "answer.none" || w.Code == "number.my"
	})
}

// look tells what is wrong with an answer while it is typed.
func look(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		x := f.Form.Field(q.Text("at"))
		if x == nil {
			return page.Answer{}, page.ErrNotThere
		}
		_, y := f.tried(x.Path, typedIn(q, x))
		if y == nil {
			return page.Answer{Body: told(nil)}, nil
		}
		return page.Answer{Body: told(y.Faults)}, nil
	})
}

// answer keeps an answer and leads to the next question.
func answer(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		x := f.Form.Field(q.Text("at"))
		if x == nil {
			return page.To(door + "/form"), nil
		}
		value, back := typedIn(q, x), q.Text("back") != ""
		form, y := f.tried(x.Path, value)
		if y != nil && (refuses(y) || len(y.Faults) > 0 && q.Text("sure") == "") {
			a := f.asking(y, back)
			a.Sure = !refuses(y)
			return page.Faulty(textForm, asks(a)), nil
		}
		if err := f.keep(q, x.Path, value); err != nil {
			return page.Answer{}, err
		}
		if back {
			return page.To(door + "/all"), nil
		}
		return page.To(after(&form, x.Path)), nil
	})
}

// after is the address of the question behind one, or of the summary.
func after(form *settlement.Form, path string) string {
	for i := range form.Fields {
		if form.Fields[i].Path == path && i+1 < len(form.Fields) {
			return door + "/form?at=" + form.Fields[i+1].Path
		}
	}
	return door + "/all"
}

// keep puts one answer into the draft.
func (f *filling) keep(q *page.Request, path, value string) error {
	_, err := f.session.Save(q.Context(), page.Save{Client: f.client,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			s, err := season.Open(c, f.year)
			if err != nil {
				return err
			}
			p := s.Put(f.person)
			d := settlement.Draft{On: q.Today(), Answers: settlement.Answers{}}
			if p.Draft != nil {
				d.Answers = p.Draft.Answers
			}
			d.Answers[path] = value
			p.Keep(d)
			return nil
		}})
	return err
}

// summary shows all answers, to be looked through before they are handed in.
func summary(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		return page.Show(textAll, everything(f, part.Form{})), nil
	})
}

// errWaiting reports a form with open questions.
var errWaiting = errors.New("declaration: answers are missing")

// submit files the declarations.
func submit(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		var faults fault.List
		_, err := f.session.Save(q.Context(), page.Save{Client: f.client,
			Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
				s, err := season.Open(c, f.year)
				if err != nil {
					return err
				}
				typed := settlement.Answers{}
				if d := s.Put(f.person).Draft; d != nil {
					typed = d.Answers
				}
				_, faults = season.Enter(c, s, season.Typed{Employee: f.person, Answers: typed,
					On: q.Today(), By: f.name(), At: q.Now().Format("2006-01-02T15:04:05-07:00")})
				if faults.Stops() {
					return errWaiting
				}
				return nil
			}})
		if errors.Is(err, errWaiting) {
			return page.Faulty(textAll, everything(f, part.Form{Faults: faults.All()})), nil
		}
		if err != nil {
			return page.Answer{}, err
		}
		return page.To(door + "/done"), nil
	})
}

func done(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		return page.Show(textDone, handed(f)), nil
	})
}

// leave closes the door behind the person. What was typed stays.
func leave(q *page.Request) (page.Answer, error) {
	g := mine(q)
	alone(q)
	if g != nil {
		withdraw(g.session, g.client, g.person)
	}
	gone := &http.Cookie{Name: cookie, Path: door, MaxAge: -1, HttpOnly: true,
		SameSite: http.SameSiteStrictMode}
	a := page.Show(textLeft, left())
	a.Cookies, a.Forget = []*http.Cookie{gone}, true
	return a, nil
}
