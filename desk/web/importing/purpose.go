package importing

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/exchange"
)

// change takes what somebody said that the file is for.
func change(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.Answer{}, err
	}
	next := *w
	wrong := next.purpose(q)
	if wrong.Len() == 0 {
		for _, name := range next.asks(q.Client) {
			wrong.Add(fault.Fault{Path: name, Code: name + ".none", Message: answers[name]})
		}
	}
	return q.Long(workAt(q), func(_ context.Context, k *page.Work) (page.Answer, error) {
		return next.parkFor(q, k, wrong), nil
	})
}

// purpose notes what the form says that a file is for, with what cannot be read of it.
func (w *waiting) purpose(q *page.Request) fault.List {
	var faults fault.List
	r := &w.Request
	kind := exchange.Kind(q.Text("kind"))
	switch {
	case kind == "", kind == r.Kind:
	case slices.Contains(kinds, kind):
		r.Mapping = nil // it was made for another kind
		r.Kind, w.Chosen = kind, true
	default:
		faults.Add(fault.Fault{Path: "kind", Code: "kind.none", Message: textNoKind})
	}
	var err error
	if text := q.Text("month"); text == "" {
		r.Month = caldate.Month{}
	} else if r.Month, err = caldate.ParseMonth(strings.ReplaceAll(text, "/", "-")); err != nil {
		faults.Add(fault.Fault{Path: "month", Code: "month.shape", Message: textMonthShape})
	}
	if text := q.Text("day"); text == "" {
		r.Day = caldate.Date{}
	} else if r.Day, err = caldate.ParseLoose(text); err != nil {
		faults.Add(fault.Fault{Path: "day", Code: "day.shape", Message: textDayShape})
	}
	r.Group = ""
	if g := q.Text("group"); q.Client.Profile.GroupByCode(g) != nil {
		r.Group = g
	}
	return faults
}

// asks are the questions that are open before a file can be read, by the name of the field. A file
// that nobody can read has none: its faults are told.
func (w *waiting) asks(c *book.Client) []string {
	r := &w.Request
	var all []string
	switch {
	case w.Sheet.Faults.Stops():
		return nil
	case r.Kind == "":
		return []string{"kind"}
	case needsMonth(r.Kind) && r.Month.IsZero():
		all = append(all, "month")
	case r.Kind == exchange.Bonuses && r.Day.IsZero():
		all = append(all, "day")
	}
	if (needsMonth(r.Kind) || r.Kind == exchange.Bonuses) && r.Group == "" &&
		len(c.Profile.Groups) > 1 {
		all = append(all, "group")
	}
	return all
}

// ask is the page on which somebody says what a file is for.
func (w *waiting) ask(q *page.Request, f part.Form) page.Answer {
	s := asked{Path: q.Path, ID: w.ID, Form: f, Groups: groupOptions(q.Client), Kinds: w.Kinds,
		Recognized: w.recognized()}
	s.Must = map[string]bool{}
	for _, name := range w.asks(q.Client) {
		s.Questions = append(s.Questions, questions[name])
		s.Must[name] = true
	}
	a := page.Show(textPurpose, purpose(s))
	a.About = w.Request.Name
	return a
}

// faulty is the same page with what is wrong with the answers.
func (w *waiting) faulty(q *page.Request, f part.Form) page.Answer {
	a := w.ask(q, f)
	a.Status = page.Faulty("", nil).Status
	return a
}

// asked is what the page shows that asks what a file is for.
type asked struct {
	Path       func(...string) string
	ID         string
	Form       part.Form
	Groups     []part.Option
	Kinds      []exchange.Kind
	Recognized string
	Questions  []string
	Must       map[string]bool // the fields that the questions are about
}

// typed is the form as it stands for a file.
func (w *waiting) typed() part.Form {
	r := &w.Request
	v := map[string]string{"kind": string(r.Kind), "group": r.Group}
	if !r.Month.IsZero() {
		v["month"] = r.Month.String()
	}
	if !r.Day.IsZero() && !w.Today {
		v["day"] = strings.ReplaceAll(r.Day.String(), "-", "/")
	}
	return part.Form{Values: v}
}

// recognized says how the kind of a file was found; blank where a person said it.
func (w *waiting) recognized() string {
	words := make([]string, 0, len(w.Kinds))
	for _, k := range w.Kinds {
		words = append(words, fmt.Sprintf(textQuoted, k.Label()))
	}
	switch {
	case w.Chosen || w.Sheet.Faults.Stops():
		return ""
	case len(words) == 0:
		return textNotRecognized
	case len(words) == 1:
		return fmt.Sprintf(textRecognized, words[0])
	}
	return fmt.Sprintf(textSeveral, strings.Join(words, textAnd))
}

// otherwise says that the columns look like another kind than the one that a person chose.
func (w *waiting) otherwise() string {
	if !w.Chosen || len(w.Kinds) != 1 || w.Kinds[0] == w.Request.Kind {
		return ""
	}
	return fmt.Sprintf(textOtherwise, w.Kinds[0].Label(), w.Request.Kind.Label())
}

// purposeFacts are what a file is read for.
func (w *waiting) purposeFacts(q *page.Request) []part.Fact {
	r := &w.Request
	kind := r.Kind
	if k := w.Plan.Mapping.Kind; k != "" {
		kind = k
	}
	if kind == "" {
		return nil
	}
	all := []part.Fact{{Word: textKind, Value: exactWords[kind]}}
	if needsMonth(r.Kind) && !r.Month.IsZero() {
		all = append(all, part.Fact{Word: textMonthLabel, Value: monthOf(r.Month, q.Session.Eras)})
	}
	if !r.Day.IsZero() && (dated(r.Kind) || r.Kind == exchange.Bonuses) {
		word := textFrom
		if r.Kind == exchange.Bonuses {
			word = textPayDay
		}
		day := part.Day(r.Day, q.Session.Eras)
		if w.Today {
			day += textBecauseToday
		}
		all = append(all, part.Fact{Word: word, Value: day})
	}
	if g := q.Client.Profile.GroupByCode(r.Group); g != nil && !dated(r.Kind) {
		all = append(all, part.Fact{Word: textGroupLabel, Value: g.Name})
	}
	return all
}

func groupOptions(c *book.Client) []part.Option {
	var all []part.Option
	for _, g := range c.Profile.Groups {
		all = append(all, part.Option{Value: g.Code, Word: g.Name})
	}
	return all
}

// groupChoice are the groups after a word that chooses none; a field that must be filled has its
// own.
func groupChoice(groups []part.Option, must bool) []part.Option {
	if must {
		return groups
	}
	return append([]part.Option{{Word: textGroupNone}}, groups...)
}

func needsMonth(k exchange.Kind) bool {
	return k == exchange.Attendance || k == exchange.Days || k == exchange.Items
}

// dated are the kinds whose changes hold from a day.
func dated(k exchange.Kind) bool { return k == exchange.Persons || k == exchange.Family }

// monthOf is a month as days are shown.
func monthOf(m caldate.Month, e part.Eras) string {
	western := strings.ReplaceAll(m.String(), "-", "/")
	switch e {
	case part.Western:
		return western
	case part.Japanese:
		return m.Japanese()
	}
	return western + " " + m.Japanese()
}
