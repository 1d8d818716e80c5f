package register

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/member"
	"romukura/desk/personnel"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// personScreen is what the page of a person shows.
type personScreen struct {
	*page.Request
	e       *employee.Employee
	Ref     string
	Name    employee.Name
	State   part.Tag
	Faults  []mend
	Blocks  []block
	History part.List
	Family  part.List
	Leaves  part.List
	Cases   part.List
}

// block is one subject as it stands today, with the way to change it.
type block struct {
	ID, Title, Edit string
	Facts           []part.Fact
}

// Edit is the address of the form of a section.
func (s *personScreen) Edit(section string, item ...int) string {
	at := s.Path("register", s.Ref, "edit", section)
	if len(item) > 0 && item[0] >= 0 {
		at += "?item=" + strconv.Itoa(item[0])
	}
	return at
}

func person(q *page.Request) (page.Answer, error) {
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	today := q.Today()
	s := &personScreen{Request: q, e: e, Ref: q.PathValue("person"), Name: nameOn(e, today)}
	l := newLine(q.Client, e, today)
	s.State = l.State
	found := e.Check(&q.Client.Profile)
	for _, f := range found.All() {
		s.Faults = append(s.Faults, mend{Text: part.Sentence(f), Href: s.Edit(placeOf(f))})
	}
	s.blocks(today)
	s.history(today)
	s.family(today)
	s.leaves()
	s.cases()
	a := page.Show(textPerson, personal(*s))
	a.About = q.Profile.Name + " " + e.Number
	a.Acts = []part.Act{{Word: textChangeIt, Href: q.Path("register", s.Ref, "edit"), Key: "e",
		Main: true}}
	if q.Session.Role == member.Owner {
		a.Acts = append(a.Acts, part.Act{Word: textAccessOf, Href: q.Path("access", s.Ref)})
	}
	if prev, next := s.beside(); prev != "" || next != "" {
		for _, w := range []struct{ word, href, key string }{{textPrevious, prev, "p"},
			{textNext, next, "n"}} {
			if w.href != "" {
				a.Acts = append(a.Acts, part.Act{Word: w.word, Href: w.href, Key: w.key})
			}
		}
	}
	return a, nil
}

// beside are the persons before and after in the list.
func (s *personScreen) beside() (prev, next string) {
	r := rollOf(s.Request)
	at := slices.IndexFunc(r.Lines, func(l line) bool { return l.ID == s.e.ID })
	ref := func(i int) string {
		if i < 0 || i >= len(r.Lines) {
			return ""
		}
		return s.Path("register", s.Session.PersonRef(s.Profile.ID, r.Lines[i].ID))
	}
	return ref(at - 1), ref(at + 1)
}

func (s *personScreen) day(d caldate.Date) string { return part.Day(d, s.Session.Eras) }

// block adds a subject; facts without a value stay out.
func (s *personScreen) block(key string, facts ...part.Fact) {
	facts = slices.DeleteFunc(facts, func(f part.Fact) bool { return f.Value == "" })
	if len(facts) == 0 {
		facts = []part.Fact{{Word: textState, Value: textNothingYet}}
	}
	s.Blocks = append(s.Blocks, block{ID: "b-" + key, Title: textSectionTitles[key], Edit: s.Edit(key),
		Facts: facts})
}

func (s *personScreen) blocks(today caldate.Date) {
	e := s.e
	born := s.day(e.Born)
	if !e.Born.IsZero() {
		born += fmt.Sprintf(textAge, e.Born.AgeOn(today))
	}
	s.block("person", part.Fact{Word: textNumber, Value: e.Number},
		part.Fact{Word: textBorn, Value: born}, part.Fact{Word: textSex, Value: textSexes[e.Sex]},
		part.Fact{Word: textHired, Value: s.day(e.Hired)})
	if !e.Left.IsZero() {
		s.block("leaving", part.Fact{Word: textFieldNames["left"], Value: s.day(e.Left)},
			part.Fact{Word: textFieldNames["left_reason"], Value: textReasons[e.LeftReason]})
	}
	if c := contractOn(e, today); c != nil {
		s.contract(c)
	}
	s.block("insured", s.insured(today)...)
	s.standard(today)
	if d := e.Tax.Ref(today); d != nil {
		s.block("tax", part.Fact{Word: textFieldNames["column"], Value: textColumns[d.Column]},
			part.Fact{Word: textFieldNames["relatives"], Value: strconv.Itoa(d.Relatives) + textPeople})
	} else {
		s.block("tax")
	}
	s.resident()
	if a := e.Addresses.Ref(today); a != nil {
		s.block("address", part.Fact{Word: textFieldNames["postal_code"], Value: a.PostalCode},
			part.Fact{Word: textFieldNames["text"], Value: a.Text},
			part.Fact{Word: textFieldNames["phone"], Value: a.Phone})
	} else {
		s.block("address")
	}
	if c := e.Commute.Ref(today); c != nil {
		s.block("commute", part.Fact{Word: textHow, Value: commuteText(c)})
	} else {
		s.block("commute")
	}
	if all := e.Accounts.Ref(today); all != nil {
		s.block("account", part.Fact{Word: textHow, Value: accountText(*all)})
	} else {
		s.block("account")
	}
}

func (s *personScreen) contract(c *employee.Contract) {
	place := c.Establishment
	if p := s.Client.Profile.EstablishmentByID(place); p != nil {
		place = p.Name
	}
	facts := []part.Fact{{Word: textFieldNames["establishment"], Value: place},
		{Word: textDepartment, Value: c.Department}, {Word: textFieldNames["job"], Value: c.Job},
		{Word: textFieldNames["status"], Value: textStatuses[c.Status] + "・" + textKinds[c.Kind]},
		{Word: textFieldNames["weekly_minutes"], Value: hoursText(c)},
		{Word: textFieldNames["term_end"], Value: s.day(c.TermEnd)}}
	for _, it := range s.Client.Profile.Items {
		if a, ok := c.Amounts[it.Code]; ok && a != 0 {
			facts = append(facts, part.Fact{Word: it.Name, Value: part.Yen(a) + textYen})
		}
	}
	s.block("contract", facts...)
}

func hoursText(c *employee.Contract) string {
	if c.WeeklyMinutes == 0 {
		return ""
	}
	return fmt.Sprintf(textWeek, clock(c.WeeklyMinutes), c.WeeklyDays)
}

func (s *personScreen) insured(today caldate.Date) []part.Fact {
	in := &s.e.Insured
	var facts []part.Fact
	add := func(word, value string) { facts = append(facts, part.Fact{Word: word, Value: value}) }
	if v := in.SocialOn(today); v != nil {
		add(textSocial, fmt.Sprintf(textSince, s.day(v.Acquired)))
	} else if n := len(in.Social); n > 0 {
		add(textSocial, spanText(s.day(in.Social[n-1].Acquired), s.day(in.Social[n-1].Lost)))
	}
	if v := in.EmploymentOn(today); v != nil {
		add(textEmployment, fmt.Sprintf(textSince, s.day(v.Acquired)))
	} else if n := len(in.Employment); n > 0 {
		add(textEmployment, spanText(s.day(in.Employment[n-1].Acquired), s.day(in.Employment[n-1].Lost)))
	}
	add(textFieldNames["insured_number"], in.Number)
	return facts
}

func (s *personScreen) standard(today caldate.Date) {
	st := s.e.Insured.Standards.Ref(today)
	if st == nil {
		s.block("standard")
		return
	}
	s.block("standard", part.Fact{Word: textHealth, Value: part.Yen(st.Health) + textYen},
		part.Fact{Word: textPension, Value: part.Yen(st.Pension) + textYen},
		part.Fact{Word: textFieldNames["cause"], Value: textCauses[st.Cause]})
}

func standardText(s *employee.Standard) string {
	return fmt.Sprintf(textStandardOf, part.Yen(s.Health), part.Yen(s.Pension)) + " " +
		textCauses[s.Cause]
}

// mend is something wrong with the record, and the form in which it is put right.
type mend struct{ Text, Href string }

// placeOf is the form in which a fault of a record is put right.
func placeOf(f fault.Fault) (section string, item int) {
	word, place, _ := strings.Cut(f.Path, ".")
	list, at, listed := strings.Cut(word, "[")
	if list == "insured" {
		if strings.HasPrefix(place, "standards") || strings.Contains(f.Code, "no-standard") {
			return "standard", -1
		}
		return "insured", -1
	}
	section, known := pathSections[list]
	if !known {
		return "person", -1
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(at, "]")); listed && err == nil {
		return section, n
	}
	return section, -1
}

// pathSections are the forms of the parts of a record.
var pathSections = map[string]string{"names": "name", "addresses": "address",
	"contracts": "contract", "tax": "tax", "family": "family", "leaves": "leave",
	"commute": "commute", "accounts": "account", "resident": "resident", "left": "leaving",
	"left_reason": "leaving", "died": "leaving"}

func spanText(from, to string) string { return from + textThrough + to }

func commuteText(c *employee.Commute) string {
	var all []string
	if c.Car {
		all = append(all, textCar+" "+part.Number(c.Meters)+textMeters)
	}
	if c.Pass > 0 {
		all = append(all, textFieldNames["pass"]+" "+part.Yen(c.Pass)+textYen)
	}
	return strings.Join(all, textComma)
}

// accountText tells of an account what is needed to recognize it.
func accountText(all []employee.Account) string {
	var texts []string
	for i := range all {
		a := &all[i]
		tail := a.Number
		if len(tail) > 3 {
			tail = strings.Repeat("*", len(tail)-3) + tail[len(tail)-3:]
		}
		texts = append(texts, strings.TrimSpace(cmp.Or(a.BankName, a.Bank)+" "+
			cmp.Or(a.BranchName, a.Branch)+" "+textAccountKinds[a.Kind]+" "+tail))
	}
	return strings.Join(texts, textComma)
}

// entry is a line of a person's history.
type entry struct {
	day  caldate.Date
	what string
	text string
	edit string
	past bool // another of its kind holds today
}

func (s *personScreen) history(today caldate.Date) {
	var all []entry
	all = append(all, spans(s, "name", s.e.Names, func(n *employee.Name) string { return n.Full })...)
	all = append(all, spans(s, "address", s.e.Addresses, func(a *employee.Address) string {
		return a.Text
	})...)
	all = append(all, spans(s, "contract", s.e.Contracts, s.contractText)...)
	all = append(all, spans(s, "tax", s.e.Tax, func(d *employee.TaxDeclaration) string {
		return textColumns[d.Column] + " " + strconv.Itoa(d.Relatives) + textPeople
	})...)
	all = append(all, spans(s, "commute", s.e.Commute, commuteText)...)
	all = append(all, spans(s, "account", s.e.Accounts, func(a *[]employee.Account) string {
		return accountText(*a)
	})...)
	all = append(all, spans(s, "standard", s.e.Insured.Standards, standardText)...)
	all = append(all, s.notices(today)...)
	for _, v := range s.e.Insured.Social {
		all = append(all, entry{day: v.Acquired, what: textSocial, text: textAcquired})
		if !v.Lost.IsZero() {
			all = append(all, entry{day: v.Lost, what: textSocial, text: textLost})
		}
	}
	all = append(all, entry{day: s.e.Hired, what: textHired, text: textHiredText})
	if !s.e.Left.IsZero() {
		all = append(all, entry{day: s.e.Left, what: textFieldNames["left"],
			text: textReasons[s.e.LeftReason], edit: s.Edit("leaving")})
	}
	slices.SortStableFunc(all, func(a, b entry) int { return b.day.Compare(a.day) })
	s.History = part.List{Name: textHistory, Columns: []part.Column{{Title: textFrom},
		{Title: textWhat}, {Title: textContent, Wrap: true}, {Title: textState}}}
	for _, h := range all {
		when := part.Plainly(s.day(h.day))
		if h.edit != "" {
			when = part.Link(s.day(h.day), h.edit)
		}
		var tag templ.Component
		if h.day.After(today) {
			tag = part.TagOf(part.Tag{Sort: part.Warn, Word: textAheadTag})
		} else if h.past {
			tag = part.TagOf(part.Tag{Sort: part.Quiet, Word: textPast})
		}
		s.History.Rows = append(s.History.Rows, part.Row{Cells: []templ.Component{when,
			part.Plainly(h.what), part.Plainly(h.text), tag}})
	}
	s.History.Empty = part.Nothing{What: textNoHistory}
}

func superseded[T any](h history.Of[T], i int, today caldate.Date) bool {
	return i+1 < len(h) && !h[i+1].From.After(today)
}

func spans[T any](s *personScreen, section string, h history.Of[T], text func(*T) string) []entry {
	var all []entry
	for i := range h {
		all = append(all, entry{day: h[i].From, what: textSectionTitles[section],
			text: text(&h[i].Value), edit: s.Edit(section, i), past: superseded(h, i, s.Today())})
	}
	return all
}

func (s *personScreen) contractText(c *employee.Contract) string {
	all := []string{textStatuses[c.Status], textKinds[c.Kind]}
	if c.Department != "" {
		all = append(all, c.Department)
	}
	for _, it := range s.Client.Profile.Items {
		if a := c.Amounts[it.Code]; a != 0 {
			all = append(all, it.Name+" "+part.Yen(a)+textYen)
		}
	}
	return strings.Join(all, textComma)
}

func (s *personScreen) family(today caldate.Date) {
	s.Family = part.List{Name: textFamily, Columns: []part.Column{{Title: textName},
		{Title: textFieldNames["relation"]}, {Title: textBorn}, {Title: textDependent}}}
	for i := range s.e.Family {
		m := &s.e.Family[i]
		name, _ := m.Names.Latest()
		tag := part.Tag{Sort: part.Quiet, Word: textNotDependent}
		if d := m.Dependent.Ref(today); d != nil && d.Dependent {
			tag = part.Tag{Sort: part.Done, Word: textDependent}
		}
		if last, _ := m.Dependent.Latest(); len(m.Dependent) > 0 &&
			m.Dependent[len(m.Dependent)-1].From.After(today) {
			tag = part.Tag{Sort: part.Warn, Word: fmt.Sprintf(textFromDay,
				s.day(m.Dependent[len(m.Dependent)-1].From), textDependentWords[last.Dependent])}
		}
		s.Family.Rows = append(s.Family.Rows, part.Row{Cells: []templ.Component{
			part.Link(or(name.Full, textNoName), s.Edit("family", i)),
			part.Plainly(textRelations[m.Relation]), day(m.Born, s.Session.Eras), part.TagOf(tag)}})
	}
	s.Family.Empty = part.Nothing{What: textNoFamily}
}

func (s *personScreen) leaves() {
	s.Leaves = part.List{Name: textLeaveTitle, Columns: []part.Column{{Title: textWhat},
		{Title: textFieldNames["start"]}, {Title: textFieldNames["end"]}, {Title: textState}}}
	for i := range s.e.Leaves {
		l := &s.e.Leaves[i]
		tag := part.Tag{Word: textPlanned}
		if l.Ended {
			tag = part.Tag{Sort: part.Done, Word: textEnded}
		}
		s.Leaves.Rows = append(s.Leaves.Rows, part.Row{Cells: []templ.Component{
			part.Link(textLeaves[l.Kind], s.Edit("leave", i)), day(l.Start, s.Session.Eras),
			day(l.End, s.Session.Eras), part.TagOf(tag)}})
	}
	s.Leaves.Empty = part.Nothing{What: textNoLeaves}
}

// cases are the notifications about the person.
func (s *personScreen) cases() {
	s.Cases = part.List{Name: textCases, Columns: []part.Column{{Title: textProcedure},
		{Title: textDay}, {Title: textDueDay}, {Title: textState}}}
	all, err := personnel.Cases(s.Client, s.e, s.Today())
	if err != nil {
		s.Cases.Note = textNoEffects
	}
	for i := range all {
		c := &all[i]
		tag := part.Tag{Word: c.State.Label()}
		if c.State == filing.Done || c.State == filing.Submitted {
			tag.Sort = part.Done
		}
		s.Cases.Rows = append(s.Cases.Rows, part.Row{Cells: []templ.Component{
			part.Link(nameOf(c), "/o/board/cases?client="+s.Profile.Ref+"&procedure="+
				string(c.Procedure)), day(c.Day, s.Session.Eras), day(c.Until, s.Session.Eras),
			part.TagOf(tag)}})
	}
	s.Cases.Empty = part.Nothing{What: textNoCases, Why: textNoCasesWhy}
}

// ahead tells whether something about a person is dated later than a day.
func ahead(e *employee.Employee, today caldate.Date) bool {
	later := e.Left.After(today) || last(e.Names).After(today) || last(e.Addresses).After(today) ||
		last(e.Contracts).After(today) || last(e.Tax).After(today) || last(e.Commute).After(today) ||
		last(e.Accounts).After(today) || last(e.Insured.Standards).After(today)
	for i := range e.Resident {
		later = later || e.Resident[i].FromMonth.After(today.Month())
	}
	for i := range e.Leaves {
		later = later || e.Leaves[i].Start.After(today)
	}
	for i := range e.Family {
		later = later || last(e.Family[i].Dependent).After(today)
	}
	return later
}

func last[T any](h history.Of[T]) caldate.Date {
	if len(h) == 0 {
		return caldate.Date{}
	}
	return h[len(h)-1].From
}

// choose is the list of subjects, for who comes by the key.
func choose(q *page.Request) (page.Answer, error) {
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	l := part.List{Name: textChooseTitle, Columns: []part.Column{{Title: textWhat},
		{Title: textMeans, Wrap: true}}}
	for i := range sections {
		key := sections[i].Key
		l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{
			part.Link(textSectionTitles[key], q.Path("register", q.PathValue("person"), "edit", key)),
			part.Plainly(textChoose[key])}})
	}
	a := page.Show(textChooseTitle, choice(l))
	a.About = q.Profile.Name + " " + e.Number + " " + nameOn(e, q.Today()).Full
	return a, nil
}
