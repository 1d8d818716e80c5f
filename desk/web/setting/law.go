package setting

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/enactment"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/law/dated"
)

// lawPage is the list of the tables of law.
type lawPage struct {
	Sections []part.Stage
	Find     part.Field
	Own      part.List // what the office took in
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
	own := q.Session.Tables()
	for _, t := range dated.Shipped() {
		e := enactment.InForce(enactment.Of(&t, own), q.Today())
		title := enactment.Title(t.Name)
		if word != "" && !strings.Contains(title+t.Name+e.Text+enactment.Article(t.Name), word) {
			continue
		}
		p.List.Rows = append(p.List.Rows, part.Row{Cells: []templ.Component{
			part.Link(title, addressOf(t.Name)), part.TagOf(tagOf(e.StateOn(q.Today(), true))),
			part.Plainly(holds(q, e.Source)), part.Plainly(enactment.Article(t.Name)),
			part.Plainly(cut(e.Text))}})
	}
	p.Own = ownTables(q, own)
	if n := len(p.List.Rows); n > 0 {
		p.List.Note = fmt.Sprintf(textTablesNote, part.Number(n))
	}
	return page.Show(textTables, lawView(p)), nil
}

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
	return here + "/tables/" + enactment.Short(name)
}
