package setting

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/enactment"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/insurer"
	"romukura/law/premium"
	"romukura/record"
)

// societyPage is the rates of the health insurance societies of all clients.
type societyPage struct {
	Sections []part.Stage
	List     part.List
	Clients  part.List
}

func societies(q *page.Request) (page.Answer, error) {
	p := societyPage{Sections: sections(q, "/societies"), List: rateList()}
	p.Clients = part.List{Name: textSocietyClients, Columns: []part.Column{{Title: textOneClient},
		{Title: textSociety}}, Empty: part.Nothing{What: textNoClientsOpen}}
	for _, profile := range q.Session.Profiles() {
		c := q.Session.Client(profile.ID)
		if c == nil {
			continue
		}
		p.List.Rows = append(p.List.Rows, rates(q, c, profile.Name)...)
		var names []string
		for _, s := range insurers(c) {
			names = append(names, s.Word)
		}
		if len(names) == 0 {
			names = []string{textAssociation}
		}
		p.Clients.Rows = append(p.Clients.Rows, part.Row{Cells: []templ.Component{
			part.Link(profile.Name, profile.Path("society")),
			part.Plainly(strings.Join(names, textComma))}})
	}
	return page.Show(textSocieties, societiesView(p)), nil
}

func rateList() part.List {
	return part.List{Name: textSocieties, Columns: []part.Column{{Title: textSociety},
		{Title: textOneClient}, {Title: textFromDay}, {Title: textState},
		{Title: textHealth, Numeric: true}, {Title: textCare, Numeric: true},
		{Title: textSource, Wrap: true}},
		Empty: part.Nothing{What: textNoSociety, Why: textNoSocietyWhy}}
}

// rates are the rows of a client's societies, newest first.
func rates(q *page.Request, c *book.Client, client string) []part.Row {
	var rows []part.Row
	now := map[string]bool{}
	all := slices.Clone(c.Societies)
	slices.SortStableFunc(all, func(a, b book.Society) int { return strings.Compare(b.From, a.From) })
	for _, s := range all {
		read, faults := insurer.ReadSociety(s.ID, []insurer.Enactment{tableOfSociety(&s)})
		row := part.Row{Cells: []templ.Component{part.Plainly(s.Name), part.Plainly(client)}}
		if faults.Stops() {
			row.Cells = append(row.Cells, part.Plainly(s.From),
				part.TagOf(part.Tag{Sort: part.Bad, Word: textUnreadable}), nil, nil, nil)
			rows = append(rows, row)
			continue
		}
		e, _, err := read.At(read.First())
		if err != nil {
			continue // its own first month: it is there
		}
		tag := part.Tag{Sort: part.Quiet, Word: enactment.Former.Word()}
		switch {
		case e.From.After(q.Today()):
			tag = part.Tag{Word: enactment.Coming.Word()}
		case !now[s.ID]:
			now[s.ID] = true
			tag = part.Tag{Sort: part.Done, Word: textInForce}
			if q.Today().After(e.HoldsThrough) {
				tag = part.Tag{Sort: part.Bad, Word: enactment.Provisional.Word()}
			}
		}
		row.Cells = append(row.Cells, part.Plainly(holds(q, e.Source)), part.TagOf(tag),
			part.Plainly(splitText(e.Value.Health)), part.Plainly(splitText(e.Value.Care)),
			part.Plainly(e.Text))
		rows = append(rows, row)
	}
	return rows
}

func splitText(s premium.Split) string {
	return fmt.Sprintf(textSplit, perMille(s.Employee), perMille(s.Employer))
}

// perMille is a rate as societies print it: 47.65‰. A society's rates have six decimals at most.
func perMille(r yen.Rate) string {
	millionths := int64(r.Num) * 1_000_000 / int64(r.Den)
	text := fmt.Sprintf("%d.%03d", millionths/1000, millionths%1000)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".") + "‰"
}

func tableOfSociety(s *book.Society) insurer.Enactment {
	return insurer.Enactment{Name: s.From + ".tsv", Data: []byte(s.Table)}
}

// insurers are the societies of a client: those of its establishments and those with rates.
func insurers(c *book.Client) []part.Option {
	var all []part.Option
	add := func(id, name string) {
		known := slices.ContainsFunc(all, func(o part.Option) bool { return o.Value == id })
		if id != "" && !known {
			all = append(all, part.Option{Value: id, Word: name})
		}
	}
	for _, s := range c.Societies {
		add(s.ID, s.Name)
	}
	for _, e := range c.Profile.Establishments {
		add(e.Insurer, e.Insurer)
	}
	return all
}

// ratePage is the rates of one client's societies, with the form of another row.
type ratePage struct {
	List    part.List
	Form    part.Form
	Fields  []part.Field
	Action  string
	Who     string // how many it concerns
	Missing bool   // the client has no society
	Seen    string
}

func society(q *page.Request) (page.Answer, error) {
	return societyAnswer(q, part.Form{Values: map[string]string{"together": "each-apart"}})
}

func societyAnswer(q *page.Request, f part.Form) (page.Answer, error) {
	c := q.Client
	options := insurers(c)
	p := ratePage{List: rateList(), Form: f, Action: q.Path("society"), Missing: len(options) == 0,
		Seen: q.Session.Mark(seenOf(c))}
	p.List.Rows = rates(q, c, q.Profile.Name)
	p.Who = fmt.Sprintf(textSocietyWho, part.Number(insuredBySociety(c, q.Today())))
	rate := func(name, label string) part.Field {
		return part.Field{Name: name, Label: label, Must: true, Support: textRateSupport}
	}
	p.Fields = []part.Field{
		{Name: "society", Label: textSociety, Kind: part.Choice, Options: options, Must: true},
		{Name: "from", Label: textStart, Kind: part.Month, Must: true},
		{Name: "through", Label: textThrough, Kind: part.Month, Support: textThroughSupport, Must: true},
		rate("health-employee", textHealthEmployee), rate("health-employer", textHealthEmployer),
		rate("care-employee", textCareEmployee), rate("care-employer", textCareEmployer),
		{Name: "together", Label: textTogether, Kind: part.Choice, Options: togethers(), Must: true},
		{Name: "published", Label: textPublished, Kind: part.Date, Must: true},
		{Name: "source", Label: textSource, Support: textSourceSupport, Must: true, Wide: true}}
	a := page.Show(textSocieties, societyView(p))
	if len(f.Faults) > 0 {
		a = page.Faulty(textSocieties, societyView(p))
	}
	a.Acts = []part.Act{{Word: textBackToSocieties, Href: here + "/societies"}}
	return a, nil
}

func togethers() []part.Option {
	var all []part.Option
	for _, t := range []insurer.Together{insurer.All, insurer.SupportApart, insurer.EachApart} {
		all = append(all, part.Option{Value: t.String(), Word: t.Label()})
	}
	return all
}

// insuredBySociety counts who works on a day in an establishment insured by a society.
func insuredBySociety(c *book.Client, day caldate.Date) int {
	places := map[string]bool{}
	for _, e := range c.Profile.Establishments {
		places[string(e.ID)] = e.Insurer != ""
	}
	n := 0
	for i := range c.Employees {
		e := &c.Employees[i]
		contract, known := e.Contracts.At(day)
		if known && e.EmployedOn(day) && places[string(contract.Establishment)] {
			n++
		}
	}
	return n
}

// seenOf is what a form was filled in on.
func seenOf(c *book.Client) []byte {
	var b strings.Builder
	for _, s := range c.Societies {
		b.WriteString(s.ID + "\x00" + s.From + "\x00" + s.Table + "\x00")
	}
	return []byte(b.String())
}

// addRates keeps the rates of a society from a month on.
func addRates(q *page.Request) (page.Answer, error) {
	s, faults := typedRates(q)
	if len(faults) > 0 {
		return societyAnswer(q, q.Typed(faults...))
	}
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			if q.Session.Mark(seenOf(c)) != q.Text("seen") {
				return page.ErrChanged
			}
			c.Societies = append(c.Societies, *s)
			return nil
		}})
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("society")).Saying(textRatesKept), batch), nil
}

// typedRates makes the society's table of what was typed, read as the computation will read it.
func typedRates(q *page.Request) (*book.Society, []fault.Fault) {
	var faults []fault.Fault
	wrong := func(field, message string) {
		faults = append(faults, fault.Fault{Path: field, Code: "setting." + field, Message: message})
	}
	month := func(field string) caldate.Month {
		m, err := caldate.ParseMonth(q.Text(field))
		if err != nil {
			wrong(field, textNoMonth)
		}
		return m
	}
	from, through := month("from"), month("through")
	published, err := caldate.ParseLoose(q.Text("published"))
	if err != nil {
		wrong("published", textNoDay)
	}
	for _, field := range []string{"society", "source", "health-employee", "health-employer",
		"care-employee", "care-employer"} {
		if q.Text(field) == "" || strings.ContainsAny(q.Text(field), "\t\r\n") {
			wrong(field, textNotTyped)
		}
	}
	if len(faults) == 0 && through.Before(from) {
		wrong("through", textThroughEarly)
	}
	for _, field := range []string{"health-employee", "health-employer", "care-employee",
		"care-employer"} {
		if _, err := yen.ParseRate(q.Text(field)); err != nil && q.Text(field) != "" {
			wrong(field, textNoRate)
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	s := &book.Society{ID: q.Text("society"), From: from.First().String()}
	for _, o := range insurers(q.Client) {
		if o.Value == s.ID {
			s.Name = o.Word
		}
	}
	s.Table = fmt.Sprintf(societyForm, q.Text("source"), published, through.Last(),
		q.Text("together"), q.Text("health-employee"), q.Text("health-employer"),
		q.Text("care-employee"), q.Text("care-employer"))
	return s, readRates(q.Client, s)
}

// societyForm is a society's table as law/insurer reads it.
const societyForm = "# source: %s\n# published: %s\n# holds-through: %s\n# levies-together: %s\n" +
	"levy\temployee\temployer\nhealth\t%s\t%s\ncare\t%s\t%s\n"

// readRates reads a client's tables of a society together with a new one.
func readRates(c *book.Client, s *book.Society) []fault.Fault {
	tables := []insurer.Enactment{tableOfSociety(s)}
	for i := range c.Societies {
		if c.Societies[i].ID == s.ID {
			tables = append(tables, tableOfSociety(&c.Societies[i]))
		}
	}
	_, list := insurer.ReadSociety(s.ID, tables)
	var faults []fault.Fault
	for _, f := range list.All() {
		if f.Severity == fault.Warn {
			continue
		}
		f.Path = fieldOf(f.Path)
		faults = append(faults, f)
	}
	if s.Name == "" {
		faults = append(faults, fault.Fault{Path: "society", Code: "setting.society",
			Message: textNotTyped})
	}
	return faults
}

// fieldOf is the field of the form that a place in the table came from.
func fieldOf(place string) string {
	switch {
	case strings.Contains(place, "health") || strings.Contains(place, "row 6"):
		return "health-employee"
	case strings.Contains(place, "care") || strings.Contains(place, "row 7"):
		return "care-employee"
	case strings.Contains(place, "through"):
		return "through"
	case strings.Contains(place, "together"):
		return "together"
	}
	return "from"
}
