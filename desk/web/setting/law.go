package setting

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/withholding"
	"romukura/trade/payroll"
)

// lawPage is the list of the tables of law.
type lawPage struct {
	Sections []part.Stage
	Find     part.Field
	List     part.List
}

// laws lists every table that the program computes with, or those in which a word is found.
func laws(q *page.Request) (page.Answer, error) {
	word := q.Text("find")
	p := lawPage{Sections: sections(q, "/tables"), Find: part.Field{Name: "find", Label: textFind,
		Kind: part.Search, Value: word, Key: "/"}}
	p.List = part.List{Name: textTables, Columns: []part.Column{{Title: textTable},
		{Title: textState}, {Title: textHolds}, {Title: textArticle}, {Title: textSource}},
		Empty: part.Nothing{What: textNoTable, Why: textNoTableWhy,
			Act: part.Act{Word: textAllTables, Href: here + "/tables"}}}
	for _, t := range dated.Shipped() {
		s := inForce(&t, q.Today())
		title := titleOf(t.Name)
		if word != "" && !strings.Contains(title+t.Name+s.Text+articleOf(t.Name), word) {
			continue
		}
		p.List.Rows = append(p.List.Rows, part.Row{Cells: []templ.Component{
			part.Link(title, addressOf(t.Name)), part.TagOf(standing(&t, s, q.Today())),
			part.Plainly(holds(q, s)), part.Plainly(articleOf(t.Name)), part.Plainly(cut(s.Text))}})
	}
	p.List.Note = fmt.Sprintf(textTablesNote, part.Number(len(p.List.Rows)))
	return page.Show(textTables, lawView(p)), nil
}

// inForce is the enactment of a day: the newest that has begun, or else the first.
func inForce(t *dated.Table, day caldate.Date) dated.Source {
	s := t.Enactments[0]
	for _, e := range t.Enactments {
		if !day.Before(e.From) {
			s = e
		}
	}
	return s
}

// standing says how far the values of a day can be trusted.
func standing(t *dated.Table, s dated.Source, day caldate.Date) part.Tag {
	switch {
	case day.Before(t.Enactments[0].From):
		return part.Tag{Sort: part.Quiet, Word: textNotYet}
	case day.After(s.HoldsThrough):
		return part.Tag{Sort: part.Bad, Word: textProvisional}
	case strings.Contains(s.Mark+s.Published, unverified):
		return part.Tag{Sort: part.Warn, Word: textUnverified}
	}
	return part.Tag{Sort: part.Done, Word: textConfirmed}
}

// unverified is the mark of a value that nobody compared with its first source.
const unverified = "[unverified]"

func holds(q *page.Request, s dated.Source) string {
	if s.HoldsThrough == dated.Open {
		return fmt.Sprintf(textFromOn, part.Day(s.From, q.Session.Eras))
	}
	return fmt.Sprintf(textFromTo, part.Day(s.From, q.Session.Eras),
		part.Day(s.HoldsThrough, q.Session.Eras))
}

// cut is the beginning of a source; the whole stands on the page of its table.
func cut(text string) string {
	all := []rune(text)
	if len(all) <= longest {
		return text
	}
	return string(all[:longest]) + textEllipsis
}

// longest is how much of a source a list shows.
const longest = 26

// addressOf is where one table is shown: law/health/tables/rate is …/tables/health/rate.
func addressOf(name string) string {
	return here + "/tables/" + path.Base(path.Dir(path.Dir(name))) + "/" + path.Base(name)
}

func tableOf(q *page.Request) (*dated.Table, error) {
	for _, t := range dated.Shipped() {
		if addressOf(t.Name) == q.URL.Path {
			return &t, nil
		}
	}
	return nil, page.ErrNotThere
}

// tablePage is one table: its enactments, the rows of today, and what a file would change.
type tablePage struct {
	Sections   []part.Stage
	Enactments part.List
	Rows       part.List
	Action     string
	Form       part.Form
	Preview    *preview
}

// preview is what a file that was handed in would change.
type preview struct {
	From        string
	Differences part.List
	Affected    part.List
	Why         string
}

func law(q *page.Request) (page.Answer, error) {
	t, err := tableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return shownTable{t}.answer(q, part.Form{}, nil)
}

// shownTable is a table on its own page.
type shownTable struct{ *dated.Table }

func (t shownTable) answer(q *page.Request, f part.Form, v *preview) (page.Answer, error) {
	p := tablePage{Sections: sections(q, "/tables"), Action: addressOf(t.Name), Form: f, Preview: v}
	p.Enactments = part.List{Name: textEnactments, Columns: []part.Column{{Title: textFromDay},
		{Title: textState}, {Title: textPublished}, {Title: textMark, Wrap: true},
		{Title: textSource, Wrap: true}}}
	now := inForce(t.Table, q.Today())
	for _, s := range slices.Backward(t.Enactments) {
		tag := part.Tag{Sort: part.Quiet, Word: textFormerTable}
		switch {
		case s.From == now.From:
			tag = standing(t.Table, s, q.Today())
		case s.From.After(q.Today()):
			tag = part.Tag{Word: textComing}
		}
		p.Enactments.Rows = append(p.Enactments.Rows, part.Row{Cells: []templ.Component{
			part.Plainly(holds(q, s)), part.TagOf(tag), part.Plainly(s.Published),
			part.Plainly(s.Mark), part.Plainly(s.Text)}})
	}
	file, err := t.File(now)
	if err != nil {
		return page.Answer{}, err
	}
	p.Rows = rowsOf(file)
	a := page.Show(titleOf(t.Name), tableView(p))
	if len(f.Faults) > 0 {
		a = page.Faulty(titleOf(t.Name), tableView(p))
	}
	a.About = articleOf(t.Name)
	a.Acts = []part.Act{{Word: textBackToTables, Href: here + "/tables"}}
	return a, nil
}

// rowsOf shows a table as it stands in its file.
func rowsOf(f *dated.File) part.List {
	l := part.List{Name: textRows}
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

// tryTable reads a file as a further enactment, and shows what it would change. Nothing is kept:
// the program computes with the tables that it was made with.
func tryTable(q *page.Request) (page.Answer, error) {
	found, err := tableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	t := shownTable{found}
	f, head, err := q.FormFile("file")
	if err != nil {
		return t.answer(q, part.Form{Faults: []fault.Fault{{Path: "file", Code: "setting.no-file",
			Message: textNoTableFile}}}, nil)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(f)
	if err != nil {
		return page.Answer{}, err
	}
	comes, faults := examine(t.Table, head.Filename, data)
	if len(faults) > 0 {
		return t.answer(q, part.Form{Faults: faults}, nil)
	}
	there, err := t.File(inForce(t.Table, comes.From))
	if err != nil {
		return page.Answer{}, err
	}
	v := &preview{From: part.Day(comes.From, q.Session.Eras),
		Differences: differences(there, comes)}
	v.Affected, v.Why = affected(q, t.Name)
	return t.answer(q, part.Form{}, v)
}

// examine reads a file with every check that there is for its table, and names all faults.
func examine(t *dated.Table, name string, data []byte) (*dated.File, []fault.Fault) {
	if page.HoldsNumber(string(data)) {
		return nil, []fault.Fault{{Path: "file", Code: "setting.my-number", Message: textMyNumber}}
	}
	var faults []fault.Fault
	if strings.HasPrefix(t.Name, "law/withholding/") {
		file := withholding.TableFile{Table: withholding.TableName(path.Base(t.Name)),
			Name: path.Base(name), Data: data}
		report, err := withholding.CheckTable(file)
		for _, f := range report.Faults {
			if err != nil && f.Code != "table.unknown" {
				f.Path = "file"
				faults = append(faults, f)
			}
		}
		if len(faults) > 0 {
			return nil, faults
		}
	}
	f, err := t.Check(name, data)
	if err == nil && f.Draft() {
		return nil, []fault.Fault{{Path: "file", Code: "setting.draft", Message: textDraft}}
	}
	if err != nil {
		return nil, []fault.Fault{{Path: "file", Code: "setting.table",
			Message: fmt.Sprintf(textBadTable, err), Remedy: textBadTableDo}}
	}
	return f, nil
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

// affected computes the newest month of pay of every client once more, and counts the persons in
// whose figures the table was used.
func affected(q *page.Request, name string) (part.List, string) {
	l := part.List{Name: textAffected, Columns: []part.Column{{Title: textOneClient},
		{Title: textMonth}, {Title: textPersons, Numeric: true}},
		Empty: part.Nothing{What: textNobodyAffected, Why: textNobodyAffectedWhy}}
	people, clients, failed := 0, 0, 0
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		run := newestRun(c)
		if run == nil {
			failed++
			continue
		}
		used := page.Memo(q.Session, c, "setting/tables/"+run.Month.String(),
			func() map[string]int { return usedTables(c, run) })
		if n := used[name]; n > 0 {
			clients, people = clients+1, people+n
			l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(p.Name),
				part.Plainly(run.Month.String()), part.Plainly(part.Number(n))}})
		}
	}
	why := fmt.Sprintf(textAffectedSum, part.Number(clients), part.Number(people))
	if failed > 0 {
		why += fmt.Sprintf(textNotComputed, part.Number(failed))
	}
	return l, why
}

// newestRun is a client's latest month of pay, nil where there is none or the client is closed.
func newestRun(c *book.Client) *payroll.Run {
	var newest *payroll.Run
	if c == nil {
		return nil
	}
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Kind == payroll.MonthlyPay && (newest == nil || newest.Month.Before(r.Month)) {
			newest = r
		}
	}
	return newest
}

// usedTables counts for each table the persons of a run in whose figures it was used.
func usedTables(c *book.Client, run *payroll.Run) map[string]int {
	count := map[string]int{}
	for i := range run.Slips {
		slip, err := payday.Explain(c, payday.Asked{Group: run.Group, Month: run.Month,
			Employee: run.Slips[i].Employee})
		if err != nil {
			continue // it stands with those who cannot be computed, on the screen of pay
		}
		tables := map[string]bool{}
		for _, trace := range slip.Why {
			for _, step := range trace.Steps {
				if step.Table.Source != nil {
					tables[step.Table.Source.Table] = true
				}
			}
		}
		for name := range tables {
			count[name]++
		}
	}
	return count
}
