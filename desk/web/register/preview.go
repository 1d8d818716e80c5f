package register

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/personnel"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/trade/employee"
)

// preview is what the page before saving shows.
type preview struct {
	*page.Request
	Token string
	Told  string
	Busy  *part.Progress
	Save  string // the button's words; empty where nobody changes
	Sum   []effectLine
	Left  part.List
	Rows  []altered
	Title string // of the rows
}

// altered is one person who changes.
type altered struct {
	Ref, Number, Name string
	Changes           []alteration
	Stays             string // that something is planned for later which goes before
	Brief             string
	Happens           []effectLine
}

// alteration is one thing that changes, before and after.
type alteration struct{ Label, Old, New string }

func (s *preview) fill(b *personnel.Bulk, shown seen) {
	all := shown.all
	s.Told = shown.token
	total := personnel.Sum(all)
	s.total(b, &total)
	s.Left = part.List{Shown: true, Columns: []part.Column{{Title: textName},
		{Title: textNumber, Numeric: true}, {Title: textWhy, Wrap: true}}}
	x := &edit{Request: s.Request}
	for i := range all {
		a := &all[i]
		ref := s.Session.PersonRef(s.Profile.ID, a.Before.ID)
		name := or(a.Before.NameOn(b.From), textNoName)
		if a.After == nil {
			s.leave(a, part.Link(name, s.Path("register", ref)))
			continue
		}
		row := altered{Ref: ref, Number: a.Before.Number, Name: name, Changes: changesOf(s, b, a)}
		days := make([]string, 0, len(a.Stays))
		for _, d := range a.Stays {
			days = append(days, part.Day(d, part.Western))
		}
		if len(days) > 0 {
			row.Stays = fmt.Sprintf(textBulkStays, strings.Join(days, textComma))
		}
		var e effectsScreen
		for _, f := range a.Faults {
			e.Lines = append(e.Lines, effectLine{Tag: part.Tag{Sort: part.Warn, Word: textLook2},
				Text: part.Sentence(f)})
		}
		e.add(x, &a.Effects)
		row.Happens, row.Brief = e.Lines, brief(e.Lines)
		s.Rows = append(s.Rows, row)
	}
	s.Left.Name = fmt.Sprintf(textBulkLeft, part.Number(len(s.Left.Rows)))
	s.Title = fmt.Sprintf(textBulkRows, part.Number(len(s.Rows)))
	slices.SortStableFunc(s.Rows, func(a, b altered) int { return byNumber(a.Number, b.Number) })
	if len(s.Rows) > 0 {
		s.Save = fmt.Sprintf(textBulkSave, part.Number(len(s.Rows)))
	}
}

// brief counts what happens to one person by its tags.
func brief(lines []effectLine) string {
	var words []string
	count := map[string]int{}
	for _, l := range lines {
		if count[l.Tag.Word]++; count[l.Tag.Word] == 1 {
			words = append(words, l.Tag.Word)
		}
	}
	out := ""
	for i, w := range words {
		if i > 0 {
			out += textComma
		}
		if out += w; count[w] > 1 {
			out += " " + strconv.Itoa(count[w])
		}
	}
	return cmp.Or(out, textBulkOnlyRecord)
}

// labeled is a field of a contract by which before and after are told apart.
type labeled struct {
	label string
	text  func(*employee.Contract) string
}

func (s *preview) labeled(b *personnel.Bulk) []labeled {
	c := s.Client
	word := func(name string) string { return textFieldNames[name] }
	all := []labeled{
		{word("establishment"), func(k *employee.Contract) string {
			if p := c.Profile.EstablishmentByID(k.Establishment); p != nil {
				return p.Name
			}
			return k.Establishment
		}},
		{word("group"), func(k *employee.Contract) string {
			if g := c.Profile.GroupByCode(k.Group); g != nil {
				return g.Name
			}
			return k.Group
		}},
		{word("status"), func(k *employee.Contract) string { return textStatuses[k.Status] }},
		{textDepartment, func(k *employee.Contract) string { return k.Department }},
		{word("job"), func(k *employee.Contract) string { return k.Job }},
		{word("weekly_minutes"), func(k *employee.Contract) string { return clock(k.WeeklyMinutes) }},
		{word("weekly_days"), func(k *employee.Contract) string {
			return strconv.Itoa(k.WeeklyDays) + textDays
		}},
		{word("term_end"), func(k *employee.Contract) string { return s.day(k) }},
	}
	for _, it := range c.Profile.Items {
		if it.Code == b.Pay.Item {
			all = append(all, labeled{it.Name, func(k *employee.Contract) string {
				a, _ := personnel.AmountOf(c, k, it.Code)
				return part.Yen(a) + textYen
			}})
		}
	}
	return all
}

func (s *preview) day(k *employee.Contract) string { return part.Day(k.TermEnd, s.Session.Eras) }

// changesOf are what differs on the day of the change.
func changesOf(s *preview, b *personnel.Bulk, a *personnel.Altered) []alteration {
	var all []alteration
	was, now := a.Before.Contracts.Ref(b.From), a.After.Contracts.Ref(b.From)
	add := func(label, old, text string) {
		if old != text {
			all = append(all, alteration{label, or(old, textBlank), text})
		}
	}
	if was != nil && now != nil {
		for _, f := range s.labeled(b) {
			add(f.label, f.text(was), f.text(now))
		}
	}
	m := b.From.Month()
	if i, j := personnel.NoticeOn(a.Before, m), personnel.NoticeOn(a.After, m); i >= 0 && j >= 0 {
		old, text := a.Before.Resident[i], a.After.Resident[j]
		add(textFieldNames["municipality"], old.Municipality, text.Municipality)
		add(textFieldNames["municipal_name"], old.MunicipalName, text.MunicipalName)
		add(textFieldNames["designated"], old.Designated, text.Designated)
	}
	return all
}

// leave lists somebody for whom the change cannot be, with the reason.
func (s *preview) leave(a *personnel.Altered, name templ.Component) {
	why := textObstacles[a.Obstacle]
	for _, f := range a.Faults {
		if f.Severity == fault.Stop {
			why += part.Sentence(f)
		}
	}
	s.Left.Rows = append(s.Left.Rows, part.Row{Cells: []templ.Component{name,
		part.Plainly(a.Before.Number), part.Plainly(why)}})
}

// total is what the change makes happen over everybody.
func (s *preview) total(b *personnel.Bulk, t *personnel.Total) {
	add := func(l effectLine) { s.Sum = append(s.Sum, l) }
	for i := range t.Owed {
		add(s.owed(&t.Owed[i]))
	}
	for i := range t.Gone {
		n := &t.Gone[i]
		add(effectLine{Tag: part.Tag{Sort: part.Quiet, Word: textGone},
			Text: fmt.Sprintf(textBulkGone, procedure(n.Procedure, n.Day), part.Number(n.People))})
	}
	if t.Covered > 0 {
		add(effectLine{Tag: part.Tag{Sort: part.Warn, Word: textCoverage},
			Text: fmt.Sprintf(textBulkCovered, part.Number(t.Covered))})
	}
	if t.Revised > 0 {
		add(effectLine{Tag: part.Tag{Sort: part.Warn, Word: textRevision},
			Text: fmt.Sprintf(textBulkRevised, part.Number(t.Revised)), More: []string{textBulkRevisedHow}})
	}
	for i := range t.Months {
		add(monthTotal(&t.Months[i]))
	}
	if t.Faulty > 0 {
		add(effectLine{Tag: part.Tag{Sort: part.Bad, Word: textCannot},
			Text: fmt.Sprintf(textBulkFaulty, part.Number(t.Faulty))})
	}
	for _, l := range slices.Sorted(maps.Keys(t.Looks)) {
		add(effectLine{Tag: part.Tag{Sort: part.Warn, Word: textLook2},
			Text: fmt.Sprintf(textFound, part.Number(t.Looks[l])) + textColon + textLooks[l]})
	}
	if b.From.After(s.Today()) {
		add(effectLine{Tag: part.Tag{Sort: part.Quiet, Word: textAheadTag},
			Text: fmt.Sprintf(textBulkAhead, part.Day(b.From, s.Session.Eras))})
	}
}

func (s *preview) owed(n *personnel.Count) effectLine {
	l := effectLine{Tag: part.Tag{Word: textOwed}}
	until := textPromptly
	if !n.Until.IsZero() {
		until = fmt.Sprintf(textBulkUntil, part.Day(n.Until, s.Session.Eras))
		if n.Until.Before(s.Today()) {
			l.Tag = part.Tag{Sort: part.Bad, Word: textOverdue}
		}
	}
	l.Text = fmt.Sprintf(textBulkOwed, procedure(n.Procedure, n.Day), part.Number(n.People), until)
	if t := recipient(n.Procedure, n.Day); t != "" {
		l.More = []string{t}
	}
	return l
}

func monthTotal(m *personnel.MonthTotal) effectLine {
	l := effectLine{Tag: part.Tag{Word: textPay}, Text: fmt.Sprintf(textBulkMonth, m.Month.Japanese(),
		part.Number(m.People), part.Yen(m.Before), part.Yen(m.After),
		part.Difference(m.After-m.Before))}
	switch {
	case m.Closed:
		l.Tag, l.More = part.Tag{Sort: part.Warn, Word: textClosedPay}, []string{textClosedPayDo}
	case m.Computed:
		l.More = []string{textComputedPayDo}
	}
	return l
}
