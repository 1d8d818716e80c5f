package setting

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
)

// enactment is one enactment of a table: of the program, or one that the office took in.
type enactment struct {
	dated.Source
	own   *book.Table // nil: of the program
	unfit error       // why it does not act
}

// acts tells whether the program computes with it.
func (e *enactment) acts() bool {
	return e.own == nil || e.unfit == nil && e.own.Withdrawn.IsZero()
}

// enactments are all of a table, oldest first; of one day, that of the program comes first.
func enactments(t *dated.Table, own []book.Table) []enactment {
	var all []enactment
	for _, s := range t.Enactments {
		all = append(all, enactment{Source: s})
	}
	for i := range own {
		if own[i].Name == t.Name {
			all = append(all, ofOffice(&own[i]))
		}
	}
	slices.SortStableFunc(all, func(a, b enactment) int { return a.From.Compare(b.From) })
	return all
}

// ofOffice is what the office took in, as an enactment.
func ofOffice(own *book.Table) enactment {
	e := enactment{own: own, Source: dated.Source{Table: own.Name, From: own.From}}
	if f, err := fileOf(own); err == nil {
		e.Source = f.Source
	}
	e.Mark = strings.TrimSpace(e.Mark + " " + handsOf(own))
	for _, x := range dated.Unfit() {
		if x.Table == own.Name && x.From == own.From {
			e.unfit = x.Err
		}
	}
	return e
}

func fileOf(own *book.Table) (*dated.File, error) {
	return dated.Parse(own.Name+"/"+own.From.String()+".tsv", []byte(own.Text))
}

// handsOf says who took a table in, and what became of it.
func handsOf(own *book.Table) string {
	text := fmt.Sprintf(textTakenBy, own.Taken.Name, own.Taken.Day)
	switch {
	case !own.Withdrawn.IsZero():
		text += fmt.Sprintf(textWithdrawnBy, own.Withdrawn.Name, own.Withdrawn.Day)
	case !own.Confirmed.IsZero():
		text += fmt.Sprintf(textConfirmedBy, own.Confirmed.Name, own.Confirmed.Day)
	default:
		text += textConfirmedByNobody
	}
	return text
}

// inForce is the enactment of a day: the newest that has begun and acts, or else the first.
func inForce(all []enactment, day caldate.Date) enactment {
	e := all[0]
	for _, x := range all {
		if x.acts() && !day.Before(x.From) {
			e = x
		}
	}
	return e
}

// tag says how far the values of a day can be trusted.
func (e *enactment) tag(day caldate.Date, now bool) part.Tag {
	switch {
	case e.own != nil && !e.own.Withdrawn.IsZero():
		return part.Tag{Sort: part.Quiet, Word: textWithdrawn}
	case e.unfit != nil && superseded(e.unfit):
		return part.Tag{Sort: part.Quiet, Word: textSuperseded}
	case e.unfit != nil:
		return part.Tag{Sort: part.Bad, Word: textUnfit}
	case e.own != nil && e.own.Confirmed.IsZero():
		return part.Tag{Sort: part.Bad, Word: textUnconfirmed}
	case day.Before(e.From) && now:
		return part.Tag{Sort: part.Quiet, Word: textNotYet}
	case day.Before(e.From):
		return part.Tag{Word: textComing}
	case !now:
		return part.Tag{Sort: part.Quiet, Word: textFormerTable}
	case day.After(e.HoldsThrough):
		return part.Tag{Sort: part.Bad, Word: textProvisional}
	case e.own != nil:
		return part.Tag{Sort: part.Done, Word: textOfficeConfirmed}
	case strings.Contains(e.Mark+e.Published, unverified):
		return part.Tag{Sort: part.Warn, Word: textUnverified}
	}
	return part.Tag{Sort: part.Done, Word: textConfirmed}
}

// unverified is the mark of a value that nobody compared with its first source.
const unverified = "[unverified]"

// ownTables lists what the office took in, of all tables, the newest first.
func ownTables(q *page.Request, own []book.Table) part.List {
	l := part.List{Name: textOwnTables, Columns: []part.Column{{Title: textTable},
		{Title: textState}, {Title: textFirstDay}, {Title: textHands, Wrap: true}}}
	for i := range slices.Backward(own) {
		e := ofOffice(&own[i])
		l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{
			part.Link(titleOf(e.own.Name), ownAddress(e.own)), part.TagOf(e.tag(q.Today(), true)),
			part.Plainly(part.Day(e.own.From, q.Session.Eras)), part.Plainly(handsOf(e.own))}})
	}
	return l
}

func ownAddress(own *book.Table) string { return addressOf(own.Name) + "/" + own.From.String() }

// tableOf finds the table of an address.
func tableOf(q *page.Request) (*dated.Table, error) {
	want := here + "/tables/" + q.PathValue("matter") + "/" + q.PathValue("table")
	for _, t := range dated.Shipped() {
		if addressOf(t.Name) == want {
			return &t, nil
		}
	}
	return nil, page.ErrNotThere
}

// tablePage is one table: its enactments, the rows of today, and the form for a further one.
type tablePage struct {
	Sections   []part.Stage
	Enactments part.List
	Rows       part.List
	Action     string // where a file is sent; empty: the member takes in none
	Form       part.Form
	File       part.Field
}

func law(q *page.Request) (page.Answer, error) {
	t, err := tableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return tableAnswer(q, t, nil)
}

// tableAnswer is a table, with all that is wrong with a file that was chosen for it.
func tableAnswer(q *page.Request, t *dated.Table, wrong []fault.Fault) (page.Answer, error) {
	p := tablePage{Sections: sections(q, "/tables"), Form: told(wrong)}
	p.File = part.Field{Name: "file", Label: textUploadFile, Support: textUploadSupport,
		Kind: part.File, Must: true}
	if q.Session.Role == member.Owner {
		p.Action = addressOf(t.Name)
	}
	all := enactments(t, q.Session.Tables())
	now := inForce(all, q.Today())
	p.Enactments = part.List{Name: textEnactments, Columns: []part.Column{{Title: textFromDay},
		{Title: textState}, {Title: textPublished}, {Title: textMark, Wrap: true},
		{Title: textSource, Wrap: true}}}
	for _, e := range slices.Backward(all) {
		days := part.Plainly(holds(q, e.Source))
		if e.own != nil {
			days = part.Link(holds(q, e.Source), ownAddress(e.own))
		}
		same := e.From == now.From && (e.own == nil) == (now.own == nil)
		p.Enactments.Rows = append(p.Enactments.Rows, part.Row{Cells: []templ.Component{days,
			part.TagOf(e.tag(q.Today(), same)), part.Plainly(e.Published), part.Plainly(e.Mark),
			part.Plainly(e.Text)}})
	}
	file, err := fileIn(t, &now)
	if err != nil {
		return page.Answer{}, err
	}
	p.Rows = rowsOf(file)
	if len(wrong) > 0 {
		p.File.Faults = []string{textTableWrong}
	}
	a := page.Show(titleOf(t.Name), tableView(p))
	if len(wrong) > 0 {
		a = page.Faulty(titleOf(t.Name), tableView(p))
	}
	a.About = articleOf(t.Name)
	a.Acts = []part.Act{{Word: textBackToTables, Href: here + "/tables"}}
	return a, nil
}

// mostFaults is how many faults of a file are listed.
const mostFaults = 100

// told are faults as a summary lists them: where, what and what to do in one line.
func told(wrong []fault.Fault) part.Form {
	var f part.Form
	for i, x := range wrong {
		if i == mostFaults {
			f.Faults = append(f.Faults, fault.Fault{Path: "file", Code: "setting.more",
				Message: fmt.Sprintf(textMoreFaults, part.Number(len(wrong)-i))})
			break
		}
		text := part.Sentence(x)
		if x.Path != "file" {
			text = x.Path + ": " + text
		}
		f.Faults = append(f.Faults, fault.Fault{Path: "file", Code: x.Code, Message: text})
	}
	return f
}

// fileIn is the file of an enactment.
func fileIn(t *dated.Table, e *enactment) (*dated.File, error) {
	if e.own != nil {
		return fileOf(e.own)
	}
	return t.File(e.Source)
}

// rowsOf shows a table as it stands in its file.
func rowsOf(f *dated.File) part.List {
	l := part.List{Name: textRows}
	if len(f.Rows) == 1 {
		l.Columns = []part.Column{{Title: textColumn}, {Title: textOnlyRow}}
		for i, cell := range f.Rows[0].Cells() {
			l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(f.Columns[i]),
				part.Plainly(strings.ReplaceAll(cell, "_", ","))}})
		}
		return l
	}
	for _, c := range f.Columns {
		l.Columns = append(l.Columns, part.Column{Title: c})
	}
	for _, r := range f.Rows {
		row := part.Row{}
		for _, cell := range r.Cells() {
			row.Cells = append(row.Cells, part.Plainly(strings.ReplaceAll(cell, "_", ",")))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// differences are the cells in which two tables differ, row by row: the first column is the key,
// as far as it names one row.
func differences(there, comes *dated.File) part.List {
	l := part.List{Name: textDifferences, Columns: []part.Column{{Title: textRowKey},
		{Title: textColumn}, {Title: textNow, Numeric: true}, {Title: textThen, Numeric: true}},
		Empty: part.Nothing{What: textSame, Why: textSameWhy}}
	old, now := keyed(there), keyed(comes)
	for _, key := range now.order {
		for i, column := range comes.Columns {
			if a, b := old.cell(key, column, there), now.rows[key][i]; a != b {
				l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(key),
					part.Plainly(column), part.Plainly(a), part.Plainly(b)}})
			}
		}
	}
	for _, key := range old.order {
		if now.rows[key] == nil {
			l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(key),
				part.Plainly(textWholeRow), part.Plainly(textThere), part.Plainly(textGone)}})
		}
	}
	if more := len(l.Rows) - mostDifferences; more > 0 {
		l.Rows = l.Rows[:mostDifferences]
		l.Note = fmt.Sprintf(textMoreDifferences, part.Number(more))
	}
	return l
}

// mostDifferences is how many cells are shown one by one.
const mostDifferences = 200

// keys are the rows of a table by their first cells; a key that comes again gets a number.
type keys struct {
	order []string
	rows  map[string][]string
}

func keyed(f *dated.File) keys {
	k := keys{rows: map[string][]string{}}
	for _, r := range f.Rows {
		cells := r.Cells()
		key := cells[0]
		if len(f.Rows) == 1 {
			key = textOnlyRow // the one value of a table is no key of it
		}
		for n := 2; k.rows[key] != nil; n++ {
			key = cells[0] + " #" + strconv.Itoa(n)
		}
		k.order, k.rows[key] = append(k.order, key), cells
	}
	return k
}

func (k keys) cell(key, column string, f *dated.File) string {
	i := slices.Index(f.Columns, column)
	if i < 0 || k.rows[key] == nil {
		return ""
	}
	return k.rows[key][i]
}
