package importing

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/exchange"
)

// kinds are those of files, in the order in which a client sends them.
var kinds = []exchange.Kind{exchange.Persons, exchange.Family, exchange.Leaves, exchange.Attendance,
	exchange.Items, exchange.Bonuses}

// first is what the page shows before there is a file.
type first struct {
	Form    part.Form
	Path    func(...string) string
	Groups  []part.Option
	Waiting *waiting
	Past    part.List
}

// kindOptions are the kinds to choose from, after a first word that chooses none.
func kindOptions(first ...part.Option) []part.Option {
	all := first
	for _, k := range kinds {
		all = append(all, part.Option{Value: string(k), Word: k.Label()})
	}
	return all
}

// pastOf lists the files that were taken in, the newest first.
func pastOf(q *page.Request) part.List {
	l := part.List{Name: textPast, Shown: true, Empty: part.Nothing{What: textNoPast,
		Why: textNoPastWhy}, Columns: []part.Column{{Title: textWhen}, {Title: textKind},
		{Title: textFileName, Wrap: true}, {Title: textRows, Numeric: true},
		{Title: textChangedRecords, Numeric: true}, {Title: textBy}, {Title: textState}}}
	for _, b := range slices.Backward(q.Client.Imports) {
		state := part.Tag{Sort: part.Done, Word: textIn}
		if b.Undone != "" {
			state = part.Tag{Sort: part.Quiet, Word: textUndoneWord}
		}
		when := minute(b.At, q.Session.Eras)
		l.Rows = append(l.Rows, part.Row{Name: when, Cells: []templ.Component{
			part.Link(when, q.Path("import", "done", b.ID)), part.Plainly(b.Kind.Label()),
			part.Plainly(b.File), part.Plainly(part.Number(b.Rows)),
			part.Plainly(part.Number(len(b.Changes))), part.Plainly(b.By), part.TagOf(state)}})
	}
	return l
}

// minute is an instant as lists show it.
func minute(at string, e part.Eras) string {
	if len(at) < 16 {
		return at
	}
	day, err := caldate.Parse(at[:10])
	if err != nil {
		return at
	}
	return part.Day(day, e) + " " + at[11:16]
}

// perPage is how many rows of differences one page shows.
const perPage = 200

// planned is what a file would change, as the page shows it.
type planned struct {
	*waiting
	Path     func(...string) string
	Seen     string // of the plan that is agreed to
	Counters []part.Counter
	Columns  []column
	Options  []part.Option // what a column may mean
	Rows     []changeRow
	Page     int
	Pages    int
	View     string
	People   int
	Faults   faultList
	Facts    []part.Fact
	Notes    []string // how the file was understood
	Form     part.Form
	Groups   []part.Option
	asked    url.Values
}

// column is one column of the file.
type column struct {
	Header  string
	Meaning string
	Sample  string
}

const (
	viewAll     = "all"
	viewNew     = "new"
	viewChanged = "changed"
)

func planOf(q *page.Request, w *waiting) planned {
	p := planned{waiting: w, Path: q.Path, Seen: markOf(q, &w.Plan), View: q.Query("view"),
		Faults: faultsOf(q, w.Plan.Faults), Facts: w.purposeFacts(q), Notes: w.notes(),
		Form: w.typed(), Groups: groupOptions(q.Client), asked: q.URL.Query()}
	var rows []*exchange.Change
	fresh, people := 0, map[string]bool{}
	for i := range w.Plan.Batch.Changes {
		c := &w.Plan.Batch.Changes[i]
		people[c.Number] = true
		if c.New() {
			fresh++
		}
		if p.View == viewNew && !c.New() || p.View == viewChanged && c.New() {
			continue
		}
		rows = append(rows, c)
	}
	p.People = len(people)
	p.paged(q, rows)
	all := len(w.Plan.Batch.Changes)
	to := func(view string) string { return p.href("#rows", "view", view, "page", "") }
	p.Counters = []part.Counter{
		{N: all, Word: textChanges, Href: to(viewAll), Here: p.View == "" || p.View == viewAll},
		{N: fresh, Word: textNew, Href: to(viewNew), Here: p.View == viewNew},
		{N: all - fresh, Word: textChanged, Href: to(viewChanged), Here: p.View == viewChanged},
	}
	if !w.Plan.Refused() { // of what could not be read nobody knows
		p.Counters = append(p.Counters,
			part.Counter{N: max(0, w.Plan.Batch.Rows-len(people)), Word: textSame})
	}
	p.Counters = append(p.Counters, part.Counter{N: len(w.Plan.Faults), Word: textFaults,
		Href: "#faults", Bad: w.Plan.Refused()})
	p.head()
	return p
}

// href is the address of the page with some of its settings as they are not now.
func (p *planned) href(anchor string, settings ...string) string {
	v := url.Values{}
	for _, name := range []string{"view", "page", "fault", "faults"} {
		if now := p.asked.Get(name); now != "" {
			v.Set(name, now)
		}
	}
	for i := 0; i+1 < len(settings); i += 2 {
		if v.Set(settings[i], settings[i+1]); settings[i+1] == "" {
			v.Del(settings[i])
		}
	}
	at := p.Path("import", "file", p.ID)
	if len(v) > 0 {
		at += "?" + v.Encode()
	}
	return at + anchor
}

// notes say how the file was understood, where nobody said it.
func (w *waiting) notes() []string {
	var all []string
	if text := w.recognized(); text != "" {
		all = append(all, text)
	}
	m := &w.Plan.Mapping
	switch {
	case m.Product != "":
		all = append(all, fmt.Sprintf(textLayout, m.Product)+confidences[m.Confidence])
	case m.Given && w.Request.Mapping == nil:
		all = append(all, textRemembered)
	}
	return all
}

// paged leaves the rows of the page that is asked for.
func (p *planned) paged(q *page.Request, rows []*exchange.Change) {
	p.Pages = (len(rows) + perPage - 1) / perPage
	p.Page = max(1, min(numberOf(q, "page"), p.Pages))
	from := min(len(rows), (p.Page-1)*perPage)
	p.Rows = rowsOf(q, rows[from:min(len(rows), from+perPage)])
}

// head are the columns of the file with what they mean and what they hold.
func (p *planned) head() {
	m := &p.Plan.Mapping
	if len(m.Columns) != len(p.Sheet.Header) || m.Positional {
		return
	}
	p.Options = []part.Option{{Value: "-", Word: textUnused}}
	for _, f := range exchange.Fields(m.Kind) {
		p.Options = append(p.Options, part.Option{Value: f.Key, Word: f.Header})
	}
	for i, name := range p.Sheet.Header {
		c := column{Header: name, Meaning: meaning(&m.Columns[i])}
		if c.Meaning == m.Columns[i].Field && unused(m.Kind, c.Meaning) {
			c.Meaning = "-"
		}
		if !slices.ContainsFunc(p.Options, func(o part.Option) bool { return o.Value == c.Meaning }) {
			p.Options = append(p.Options, part.Option{Value: c.Meaning,
				Word: meaningWord(m.Kind, &m.Columns[i])})
		}
		for _, r := range p.Sheet.Rows {
			if i < len(r.Cells) && r.Cells[i] != "" {
				c.Sample = shown(r.Cells[i])
				break
			}
		}
		p.Columns = append(p.Columns, c)
	}
}

// shown is what a file holds, without what may be a My Number: a refused file must not show it.
func shown(text string) string {
	if page.HoldsNumber(text) {
		return textHidden
	}
	return text
}

// meaning writes what a column means as [exchange.ParseColumn] reads it.
func meaning(c *exchange.Column) string {
	if c.Field == "" {
		return "-"
	}
	text := c.Field
	if c.Unit != "" {
		text += "@" + c.Unit
	}
	if c.Add {
		text = "+" + text
	}
	for _, also := range c.Also {
		text += "+" + also
	}
	return text
}

// unused reports a field that is known, and of which nothing is taken: the name beside a number.
func unused(k exchange.Kind, key string) bool {
	return !strings.Contains(key, ":") && !slices.ContainsFunc(exchange.Fields(k),
		func(f exchange.Field) bool { return f.Key == key })
}

// meaningWord tells what a column means: the field, its unit, and where else the figure counts.
func meaningWord(k exchange.Kind, c *exchange.Column) string {
	fields := exchange.Fields(k)
	name := func(key string) string {
		for _, f := range fields {
			if f.Key == key {
				return f.Header
			}
		}
		_, own, _ := strings.Cut(key, ":") // of the client: a pay item, a count
		return own
	}
	text := name(c.Field) + unitWords[c.Unit]
	for _, also := range c.Also {
		text += textAlso + name(also)
	}
	if c.Add {
		text += textAdded
	}
	return text
}

// markOf is a word for what a plan changes.
func markOf(q *page.Request, p *intake.Plan) string {
	text, err := json.Marshal(p.Batch.Changes)
	if err != nil {
		panic(err) // impossible: plain values
	}
	return q.Session.Mark(text)
}

// done shows a file that was taken in.
func done(q *page.Request) (page.Answer, error) {
	for i := range q.Client.Imports {
		b := &q.Client.Imports[i]
		if b.ID == q.PathValue("batch") {
			var rows []*exchange.Change
			for i := range b.Changes[:min(len(b.Changes), perPage)] {
				rows = append(rows, &b.Changes[i])
			}
			a := page.Show(textDone, taken(*b, rowsOf(q, rows), q.Session.Eras))
			a.About = b.File
			if b.Undone == "" {
				a.Acts = []part.Act{{Word: textUndo, Key: "u", Post: true,
					Href: q.Path("import", "done", b.ID, "undo")}}
			}
			a.Acts = append(a.Acts, part.Act{Word: textNext, Href: q.Path("import"), Key: "n",
				Main: b.Undone == ""})
			return a, nil
		}
	}
	return page.Answer{}, page.ErrNotThere
}

// undo takes a file back, when nothing stands on it.
func undo(q *page.Request) (page.Answer, error) {
	return q.Long(workAt(q), func(ctx context.Context, k *page.Work) (page.Answer, error) {
		id := q.PathValue("batch")
		var faults fault.List
		_, err := q.Session.Save(ctx, page.Save{Client: q.Profile.ID,
			Change: q.Client.TakenBack(id), Edit: func(c *book.Client) error {
				k.Say(part.Progress{What: textUndoing})
				faults = intake.Undo(c, intake.BatchID(id), q.Now().Format("2006-01-02T15:04:05-07:00"))
				return faults.Err()
			}})
		if faults.Stops() {
			back := q.Path("import", "done", id)
			return page.Faulty(textDone, refused(refusalsOf(faults.All()), back)), nil
		}
		if err != nil {
			return page.Answer{}, err
		}
		return page.To(q.Path("import")).Saying(textUndone), nil
	})
}

// refusal is one reason for which an import stays, with the places that it is about.
type refusal struct {
	Why    string
	Places []string
}

// refusalsOf gathers the places of each reason.
func refusalsOf(all []fault.Fault) []refusal {
	var out []refusal
	for _, f := range all {
		why := part.Sentence(f)
		i := slices.IndexFunc(out, func(r refusal) bool { return r.Why == why })
		if i < 0 {
			i = len(out)
			out = append(out, refusal{Why: why})
		}
		if f.Path != "" {
			out[i].Places = append(out[i].Places, f.Path)
		}
	}
	return out
}

func stateWord(b exchange.Batch) string {
	if b.Undone != "" {
		return textUndoneWord
	}
	return textIn
}
