package register

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/kana"
)

// asked is who of a client is asked for: a view, what became of people since the last month, where
// their My Numbers stand, and a word.
type asked struct{ View, Since, Number, Find string }

// askedOf reads it. A word comes in a form, so that no address holds it; the others are fixed
// choices, which an address may hold.
func askedOf(q *page.Request) asked {
	of := q.Query
	if q.Method == "POST" {
		of = q.Text
	}
	a := asked{View: of("view"), Since: of("since"), Number: of("number"), Find: q.Text("find")}
	if !slices.Contains(views, a.View) {
		a.View = viewHere
	}
	if !slices.Contains(sinces, a.Since) {
		a.Since = ""
	}
	if !slices.Contains(numberStates, a.Number) {
		a.Number = ""
	}
	return a
}

// path is the address of the same list with another view; of everybody with none.
func (a asked) path(q *page.Request, view string) string {
	values := url.Values{"view": {view}}
	if a.Since != "" {
		values.Set("since", a.Since)
	}
	if a.Number != "" {
		values.Set("number", a.Number)
	}
	return q.Path("register") + "?" + values.Encode()
}

// narrowed names the filters that are set, the view first.
func (a asked) narrowed() string {
	words := []string{textViews[a.View]}
	if a.Since != "" {
		words = append(words, textSinceMonth+textColon+textSinceWords[a.Since])
	}
	if a.Number != "" {
		words = append(words, textMyNumber+textColon+textNumberStates[a.Number])
	}
	return strings.Join(words, textComma)
}

// holds tells whether somebody passes the filters beside the view.
func (s *listing) holds(l *line, word string) bool {
	if word != "" && !strings.Contains(l.words, word) || !l.Since.is(s.Since) {
		return false
	}
	if s.Number == "" {
		return true
	}
	x := s.Numbers[l.ID]
	return x != nil && x.In[s.Number]
}

// show is the list, or with a search word those whom it finds.
func show(q *page.Request) (page.Answer, error) {
	s, err := listed(q)
	if err != nil {
		return page.Answer{}, err
	}
	if from, err := strconv.Atoi(q.Query("from")); q.Fragment() && err == nil && from > 0 {
		s.From = from
		return page.Answer{Body: lines(*s)}, nil
	}
	if q.Fragment() {
		return page.Answer{Body: people(*s)}, nil
	}
	a := page.Show(textRegister, screen(*s))
	a.About = q.Profile.Name
	if q.Session.Role == member.Owner {
		a.Acts = append(a.Acts, part.Act{Word: textAccess, Href: "/o/access?client=" + q.Profile.Ref})
	}
	a.Acts = append(a.Acts, part.Act{Word: textBooks, Href: q.Path("register", "books"), Key: "b"},
		part.Act{Word: textCSV, Href: q.Path("register", "csv"), Post: true},
		part.Act{Word: textAdd, Href: q.Path("register", "new"), Main: true, Key: "n"})
	return a, nil
}

// listed are the people who are asked for.
func listed(q *page.Request) (*listing, error) {
	r := rollOf(q)
	s := &listing{Request: q, asked: askedOf(q)}
	var err error
	if s.Numbers, err = collectionsOf(q); err != nil {
		return nil, err
	}
	if s.Numbers == nil {
		s.Number = ""
	}
	word := kana.Fold(s.Find)
	var rows []*line
	counts, wrong := map[string]int{}, 0
	for i := range r.Lines {
		l := &r.Lines[i]
		if !s.holds(l, word) {
			continue
		}
		for v, in := range l.In {
			if in {
				counts[v]++
			}
		}
		wrong += l.Faults
		// Who is looked for is found wherever they stand.
		if l.In[s.View] || word != "" {
			rows = append(rows, l)
		}
	}
	for _, v := range views {
		s.Counters = append(s.Counters, part.Counter{N: counts[v], Word: textViews[v],
			Here: v == s.View && word == "", Bad: v == viewFaulty && wrong > 0, Href: s.path(q, v)})
	}
	s.filters()
	s.fill(rows, r.Month)
	return s, nil
}

// filters are the choices beside the views.
func (s *listing) filters() {
	choices := func(name, label, value string, all []string, words map[string]string) {
		f := part.Field{Name: name, Label: label, Value: value,
			Options: []part.Option{{Word: textAny}}}
		for _, v := range all {
			f.Options = append(f.Options, part.Option{Value: v, Word: words[v]})
		}
		s.Filters = append(s.Filters, f)
	}
	choices("since", textSinceMonth, s.Since, sinces, textSinceWords)
	if s.Numbers != nil {
		choices("number", textMyNumber, s.Number, numberStates, textNumberStates)
	}
}

// fill says what is shown, and why where it is nobody.
func (s *listing) fill(rows []*line, month caldate.Month) {
	s.Lines, s.Gross, s.At = rows, textGross, s.Path("register")+"/"
	if !month.IsZero() {
		s.Gross = fmt.Sprintf(textGrossOf, month.Number)
	}
	s.Found = fmt.Sprintf(textFound, part.Number(len(rows)))
	all := part.Act{Word: textShowAll, Href: s.Path("register") + "?view=" + viewAll}
	set := s.Since != "" || s.Number != ""
	switch {
	case len(s.Client.Employees) == 0:
		s.Empty = part.Nothing{What: textNobody, Why: textNobodyWhy,
			Act: part.Act{Word: textAdd, Href: s.Path("register", "new"), Main: true}}
	case s.Find != "" && set:
		s.Empty = part.Nothing{What: textNobodyFound,
			Why: fmt.Sprintf(textNobodyFoundSet, s.narrowed()), Act: all}
	case s.Find != "":
		s.Empty = part.Nothing{What: textNobodyFound, Why: textNobodyFoundWhy, Act: all}
	case set:
		s.Empty = part.Nothing{What: fmt.Sprintf(textNobodyIn, s.narrowed()),
			Why: textNobodySetWhy, Act: all}
	default:
		s.Empty = part.Nothing{What: fmt.Sprintf(textNobodyIn, s.narrowed()),
			Why: textNobodyInWhy, Act: all}
	}
}

// number is where somebody's My Number stands.
func (s *listing) number(l *line) part.Tag {
	if x := s.Numbers[l.ID]; x != nil {
		return x.Tag
	}
	return part.Tag{}
}

// menu is what can be done with a row.
func (s *listing) menu(l *line, ref string) part.Row {
	at := s.At + ref
	row := part.Row{Name: l.Number + " " + l.Name, Menu: []part.Act{{Word: textOpen, Href: at},
		{Word: textChangeIt, Href: at + "/edit"}, {Word: textFamily, Href: at + "#family"},
		{Word: textPrintPapers, Href: at + "#papers"}, {Word: textCases, Href: at + "#cases"}}}
	if s.Session.Role == member.Owner {
		row.Menu = append(row.Menu, part.Act{Word: textAccessOf, Href: s.Path("access", ref)})
	}
	return row
}

// columns is how many the table has.
func (s *listing) columns() string {
	n := 12
	if s.Numbers != nil {
		n++
	}
	return strconv.Itoa(n)
}
