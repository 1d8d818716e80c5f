package register

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/kana"
	"romukura/seal"
)

// formScreen is what the screen of a form shows.
type formScreen struct {
	*edit
	section *section
	Action  string
	Ask     string // where the effects are asked for
	Back    string
	Help    string
	Planned string // that something is dated later already
	Seen    string
	Count   string // of the entries that the item is one of
	Form    part.Form
	Groups  []group
	Draft   bool
	Clash   []clashing
	Effects effectsScreen
	Remove  string
}

// clashing is a field that somebody else saved otherwise while it was typed here.
type clashing struct{ Label, Saved, Typed string }

// beginning is the form of a section for the person in the address.
func beginning(q *page.Request) (*edit, *section, error) {
	s := sectionOf(q.PathValue("section"))
	e, err := q.Person()
	if err != nil || s == nil {
		return nil, nil, errors.Join(err, page.ErrNotThere)
	}
	x := &edit{Request: q, e: cloned(e), item: -1}
	if at := q.Query("item"); at != "" && s.Count != nil {
		n, err := strconv.Atoi(at)
		if err != nil || n < 0 || n >= s.Count(e) {
			return nil, nil, page.ErrNotThere
		}
		x.item = n
	}
	return x, s, nil
}

// hiring is the form of somebody who joins.
func hiring(q *page.Request) (*edit, *section) { return &edit{Request: q, item: -1}, &newcomer }

func joining(q *page.Request) (page.Answer, error) {
	x, s := hiring(q)
	return x.first(s), nil
}

func editing(q *page.Request) (page.Answer, error) {
	x, s, err := beginning(q)
	if err != nil {
		return page.Answer{}, err
	}
	return x.first(s), nil
}

func join(q *page.Request) (page.Answer, error) {
	x, s := hiring(q)
	return x.store(s)
}

func save(q *page.Request) (page.Answer, error) {
	x, s, err := beginning(q)
	if err != nil {
		return page.Answer{}, err
	}
	return x.store(s)
}

func joinEffects(q *page.Request) (page.Answer, error) {
	x, s := hiring(q)
	return x.ask(s), nil
}

func saveEffects(q *page.Request) (page.Answer, error) {
	x, s, err := beginning(q)
	if err != nil {
		return page.Answer{}, err
	}
	return x.ask(s), nil
}

// path is the address of the form.
func (x *edit) path(s *section) string {
	if s == &newcomer {
		return x.Path("register", "new")
	}
	return x.Path("register", x.PathValue("person"), "edit", s.Key)
}

// back is the page that the form was opened from.
func (x *edit) back(s *section) string {
	if s == &newcomer {
		return x.Path("register")
	}
	return x.Path("register", x.PathValue("person"))
}

// draft names the form among what was typed and not saved.
func (x *edit) draft(s *section) string {
	return x.path(s) + "?" + strconv.Itoa(x.item)
}

// first is the form as the record stands, or with what was typed and not saved.
func (x *edit) first(s *section) page.Answer {
	f := x.screen(s)
	if typed := x.Session.Draft(x.draft(s)); typed != nil {
		f.Form.Values, f.Draft, f.Seen, f.Count = typed, true, typed["seen"], typed["count"]
		_, f.Effects, _ = x.typed(s, func(name string) string { return strings.TrimSpace(typed[name]) })
	}
	return f.answer(http.StatusOK)
}

// screen is the form without what was typed.
func (x *edit) screen(s *section) *formScreen {
	f := &formScreen{edit: x, section: s, Back: x.back(s), Help: textHelp[s.Key],
		Seen: markOf(x.Session, &x.e), Effects: effectsScreen{Nothing: textNotYet}}
	f.address()
	f.Groups = s.Groups(x)
	switch ahead := x.planned(s); {
	case x.item >= 0 && s.Dated:
		f.Help = textCorrecting
	case !ahead.IsZero():
		f.Planned = fmt.Sprintf(textPlannedAhead, part.Day(ahead, x.Session.Eras))
	}
	own := &edit{Request: x.Request, e: cloned(&x.e), item: x.item}
	if s.Remove != nil && s.Remove(own) {
		f.Remove = textRemove[s.Key]
	}
	return f
}

// address is where the form goes, and where what it makes happen is asked for.
func (f *formScreen) address() {
	f.Action, f.Ask, f.Count = f.path(f.section), f.path(f.section)+"/effects", f.entries()
	if f.item >= 0 {
		at := "?item=" + strconv.Itoa(f.item)
		f.Action, f.Ask = f.Action+at, f.Ask+at
	}
}

// entries is how many there are to choose from by item.
func (f *formScreen) entries() string {
	if f.section.Count == nil {
		return ""
	}
	return strconv.Itoa(f.section.Count(&f.e))
}

// planned is the first day after today from which another entry of a section holds.
func (x *edit) planned(s *section) (first caldate.Date) {
	if !s.Dated || s.Count == nil {
		return first
	}
	for i := range s.Count(&x.e) {
		own := &edit{Request: x.Request, e: x.e, item: i}
		from, err := caldate.ParseLoose(s.Groups(own)[0].Fields[0].Value)
		if err == nil && from.After(x.Today()) && (first.IsZero() || from.Before(first)) {
			first = from
		}
	}
	return first
}

// answer is the form with its values, and its faults in the order of the fields.
func (f *formScreen) answer(status int) page.Answer {
	place := map[string]int{}
	for i := range f.Groups {
		for j := range f.Groups[i].Fields {
			place[f.Groups[i].Fields[j].Name] = 100*i + j
		}
	}
	slices.SortStableFunc(f.Form.Faults, func(a, b fault.Fault) int {
		return place[a.Path] - place[b.Path]
	})
	for i := range f.Groups {
		fields := f.Groups[i].Fields
		for j := range fields {
			fields[j] = f.Form.Put(fields[j])
			if fields[j].Kind == part.Date {
				d, _ := caldate.ParseLoose(fields[j].Value)
				fields[j].Echo = echo(d)
			}
			if fixed := katakana(fields[j].Value); len(fields[j].Faults) > 0 &&
				strings.Contains(fields[j].Name, "kana") && fixed != fields[j].Value {
				fields[j].Fix = &part.Fix{Word: textMakeKatakana, Value: fixed}
			}
		}
	}
	a := page.Answer{Status: status, Title: textSectionTitles[f.section.Key], Body: form(*f)}
	if f.item >= 0 && f.section.Dated {
		a.Title = fmt.Sprintf(textCorrection, a.Title)
	}
	a.About = f.Profile.Name
	if f.section != &newcomer {
		a.About += " " + f.e.Number + " " + nameOn(&f.e, f.Today()).Full
	}
	return a
}

// typed is the person as the form would leave it, what that makes happen, and what is wrong.
func (x *edit) typed(s *section, text func(string) string) (*edit, effectsScreen, []fault.Fault) {
	after := &edit{Request: x.Request, e: cloned(&x.e), item: x.item}
	r := &reader{text: text}
	s.Put(after, r)
	if len(r.faults) > 0 {
		return after, effectsScreen{Nothing: textFillFirst}, r.faults
	}
	shown, wrong := x.outcome(s, after)
	return after, shown, wrong
}

// outcome is what a changed record makes happen, and what is wrong with it.
func (x *edit) outcome(s *section, after *edit) (shown effectsScreen, wrong []fault.Fault) {
	list := personnel.Check(x.Client, &after.e)
	for _, f := range placed(list.All(), s.Groups(x)) {
		if f.Severity == fault.Stop {
			wrong = append(wrong, f)
		} else {
			shown.Lines = append(shown.Lines, effectLine{
				Tag: part.Tag{Sort: part.Warn, Word: textLook2}, Text: part.Sentence(f)})
		}
	}
	if len(wrong) > 0 {
		return effectsScreen{Nothing: textFillFirst}, wrong
	}
	all, err := personnel.Of(personnel.Change{Client: x.Client, After: &after.e, Today: x.Today()})
	if err != nil {
		shown.Lines = append(shown.Lines, effectLine{Tag: part.Tag{Sort: part.Warn,
			Word: textLook2}, Text: textNoEffects})
	}
	shown.add(x, &all)
	if len(shown.Lines) == 0 {
		shown.Nothing = textNothingHappens
	}
	shown.Told = x.Session.Mark([]byte(shown.text()))
	return shown, nil
}

// ask tells what a change makes happen, while it is typed; what was typed is kept.
func (x *edit) ask(s *section) page.Answer {
	x.Session.KeepDraft(x.draft(s), x.Typed().Values)
	_, shown, wrong := x.typed(s, x.Text)
	for _, f := range wrong {
		if x.Text(f.Path) != "" {
			shown.Lines = append(shown.Lines, effectLine{
				Tag: part.Tag{Sort: part.Bad, Word: textWrong}, Text: part.Sentence(f)})
		}
	}
	for _, g := range s.Groups(x) {
		for _, f := range g.Fields {
			if f.Kind == part.Date {
				d, _ := caldate.ParseLoose(x.Text(f.Name))
				shown.Echoes = append(shown.Echoes, echoed{f.Name, echo(d)})
			}
		}
	}
	return page.Answer{Body: effects(shown)}
}

// store saves what was typed, once whoever saves was shown what it makes happen.
func (x *edit) store(s *section) (page.Answer, error) {
	f := x.screen(s)
	f.Form = x.Typed()
	f.Seen, f.Count = x.Text("seen"), x.Text("count")
	do := x.Text("do")
	if name, value, ok := strings.Cut(x.Text("fix"), "="); ok {
		f.Form.Values[name] = value
		_, f.Effects, f.Form.Faults = x.typed(s, func(n string) string {
			return strings.TrimSpace(f.Form.Values[n])
		})
		return f.answer(http.StatusOK), nil
	}
	if do == "drop" {
		x.Session.KeepDraft(x.draft(s), nil)
		return page.To(f.Action), nil
	}
	if s != &newcomer && f.Seen != markOf(x.Session, &x.e) {
		return x.clash(f), nil
	}
	var after *edit
	untold := textUntold
	if do == "remove" && s.Remove != nil {
		after = &edit{Request: x.Request, e: cloned(&x.e), item: x.item}
		if !s.Remove(after) {
			return page.Answer{}, page.ErrNotThere
		}
		f.Effects, f.Form.Faults = x.outcome(s, after)
		untold = fmt.Sprintf(textUntoldRemove, textRemove[s.Key])
	} else {
		after, f.Effects, f.Form.Faults = x.typed(s, x.Text)
	}
	switch {
	case len(f.Form.Faults) > 0:
		x.Session.KeepDraft(x.draft(s), f.Form.Values)
		return f.answer(http.StatusUnprocessableEntity), nil
	case do == "look":
		return f.answer(http.StatusOK), nil
	case f.Effects.Told != x.Text("told") && len(f.Effects.Lines) > 0:
		f.Effects.Untold = untold
		return f.answer(http.StatusOK), nil
	}
	return x.write(s, after, f)
}

// write saves, unless the record is another than the form was filled in on.
func (x *edit) write(s *section, after *edit, f *formScreen) (page.Answer, error) {
	before := markOf(x.Session, &x.e)
	batch, err := x.Session.Save(context.WithoutCancel(x.Context()), page.Save{
		Client: x.Profile.ID, Change: edited, Edit: func(c *book.Client) error {
			now := c.EmployeeByID(after.e.ID)
			if s == &newcomer {
				if now != nil || c.EmployeeByNumber(after.e.Number) != nil {
					return page.ErrChanged
				}
			} else if now == nil || markOf(x.Session, now) != before {
				return page.ErrChanged
			}
			personnel.Put(c, after.e)
			return nil
		}})
	if errors.Is(err, page.ErrChanged) && s != &newcomer {
		if e, err := x.again(); err == nil {
			x.e = cloned(e)
			return x.clash(f), nil
		}
	}
	if errors.Is(err, page.ErrChanged) && s == &newcomer {
		f.Form.Faults = []fault.Fault{{Path: "number", Message: textTakenMeanwhile,
			Remedy: textTakenMeanwhileDo}}
		return f.answer(http.StatusConflict), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	return x.saved(s, after, batch)
}

func (x *edit) saved(s *section, after *edit, batch seal.ID) (page.Answer, error) {
	x.Session.KeepDraft(x.draft(s), nil)
	if batch.IsZero() {
		return page.To(x.back(s)).Saying(textUnchanged), nil
	}
	to := x.Path("register", x.Session.PersonRef(x.Profile.ID, after.e.ID))
	said := page.To(to).Saying(fmt.Sprintf(textSavedSay, textSectionTitles[s.Key]))
	a := x.Undoable(said, batch)
	if s == &newcomer {
		a.Say.Undo = x.UndoOf(batch, x.Path("register")) // nobody is there to come back to
	}
	return a, nil
}

// again is the person as the book holds it now.
func (x *edit) again() (*employeeRecord, error) {
	if c := x.Session.Client(x.Profile.ID); c != nil {
		if e := c.EmployeeByID(x.e.ID); e != nil {
			return e, nil
		}
	}
	return nil, page.ErrNotThere
}

// clash shows the form with what was typed, beside what somebody else saved meanwhile. Saving once
// more is saving on what stands now.
func (x *edit) clash(f *formScreen) page.Answer {
	if x.item >= 0 && f.entries() != x.Text("count") {
		// The place may be another entry's now: what was typed is added and replaces nothing of others.
		x.Session.KeepDraft(x.draft(f.section), nil)
		x.item = -1
	}
	f.address()
	x.Session.KeepDraft(x.draft(f.section), f.Form.Values)
	f.Groups = f.section.Groups(x)
	for _, g := range f.Groups {
		for _, field := range g.Fields {
			if field.Name == "from" && x.item < 0 {
				continue // asked for anew each time
			}
			typed := strings.TrimSpace(f.Form.Values[field.Name])
			if plainValue(field, typed) != plainValue(field, field.Value) {
				f.Clash = append(f.Clash, clashing{field.Label, word(field, field.Value), word(field, typed)})
			}
		}
	}
	f.Seen = markOf(x.Session, &x.e)
	f.Form.Values["seen"], f.Form.Values["count"] = f.Seen, f.Count
	_, f.Effects, _ = x.typed(f.section, x.Text)
	return f.answer(http.StatusConflict)
}

// plainValue is a value without the ways in which it may be written.
func plainValue(f part.Field, text string) string {
	switch f.Kind {
	case part.Date:
		if d, err := caldate.ParseLoose(text); err == nil {
			return d.String()
		}
	case part.Money, part.Count:
		return strings.ReplaceAll(narrow(text), ",", "")
	}
	return kana.Compose(text)
}

// word is a value as people read it.
func word(f part.Field, value string) string {
	if f.Kind == part.Check {
		return textYesNo[value == "yes"]
	}
	i := slices.IndexFunc(f.Options, func(o part.Option) bool { return o.Value == value })
	if i >= 0 {
		return f.Options[i].Word
	}
	return cmp.Or(value, textBlank)
}
