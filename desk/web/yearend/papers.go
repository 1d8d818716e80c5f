package yearend

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/dispatch"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/record/log"
	"romukura/trade/filing/eltax"
	"romukura/trade/settlement"
)

// handout is what the page of the papers shows.
type handout struct {
	*round
	Form    part.Form
	Draft   bool // somebody in them is not approved
	List    part.List
	Submit  []part.Option // reports for submission, once somebody has compared the layout
	Refused []fault.Fault
}

// made are the papers of a season, and what was refused.
type made struct {
	Outputs []dispatch.Output
	Faults  []fault.Fault
}

// made makes the papers once for each state of the client and day; checked is who has compared the
// layout of the year, nobody where it is empty.
func (r *round) made(checked string) made {
	m := season.Made{On: r.Today()}
	if checked != "" {
		m.Form = eltax.Form{Checked: checked, On: m.On}
	}
	key := "season/papers/" + r.Year.String() + "/" + m.On.String() + "/" + checked
	return page.Memo(r.Session, r.Client, key, func() made {
		all, faults := season.Outputs(r.Client, r.Season, m)
		return made{all, faults.All()}
	})
}

func papers(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.papers(part.Form{}), nil
}

func (r *round) papers(form part.Form) page.Answer {
	s := handout{round: r, Form: form}
	open, checked := r.made(""), r.made(r.Session.Name())
	for i := range r.Board.Rows {
		switch r.Board.Rows[i].State {
		case settlement.Approved, settlement.Paid:
		default:
			s.Draft = true
		}
	}
	s.List = part.List{Name: textPapers, Columns: []part.Column{{Title: textPaper}, {Title: textFile},
		{Title: textMake}}, Empty: part.Nothing{What: textNoneComputed, Why: textNoPapersWhy,
		Act: part.Act{Word: textToPeople, Href: r.path()}}}
	there := map[string]bool{}
	for _, out := range open.Outputs {
		there[out.Path] = true
		act := part.Act{Word: textSave, Post: true, Href: r.path("papers"),
			Fields: []part.Hidden{{Name: "path", Value: out.Path}}}
		if out.Batch != nil {
			act.Word = textPrint
		}
		s.List.Rows = append(s.List.Rows, part.Row{Name: out.Title, Cells: []templ.Component{
			part.Plainly(out.Title), part.Plainly(baseOf(out.Path)), part.ActOf(act)}})
	}
	for _, out := range checked.Outputs {
		if !there[out.Path] {
			s.Submit = append(s.Submit, part.Option{Value: out.Path, Word: baseOf(out.Path)})
		}
	}
	if len(open.Outputs) > 0 {
		s.Refused = told(append(open.Faults, checked.Faults...))
	}
	return r.screen(stepPapers, faulty(page.Answer{Body: handouts(s)}, form))
}

// told are the faults of papers, each once, with the place below the client's folder.
func told(all []fault.Fault) []fault.Fault {
	var faults fault.List
	for _, f := range all {
		f.Path = baseOf(f.Path)
		faults.Add(f)
	}
	faults = once(faults)
	return faults.All()
}

// baseOf is the name of a paper's file.
func baseOf(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// handOut prints or saves one paper. The log knows of it before it leaves.
func handOut(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	checked := ""
	if q.Text("checked") == "yes" {
		checked = q.Session.Name()
	}
	all := r.made(checked)
	at := slices.IndexFunc(all.Outputs,
		func(o dispatch.Output) bool { return o.Path == q.Text("path") })
	if at < 0 {
		if checked == "" && q.PostForm.Has("submit") {
			return r.papers(q.Typed(wordCompare)), nil
		}
		return page.Answer{}, page.ErrNotThere
	}
	out := all.Outputs[at]
	action := log.Export
	if out.Batch != nil {
		action = log.Print
	}
	people := 0
	for i := range r.Season.People {
		if r.Season.People[i].Last() != nil {
			people++
		}
	}
	err = q.Tell(page.Leaving{Action: action, Purpose: "season", Count: people})
	if err != nil {
		return page.Answer{}, err
	}
	if out.Batch == nil {
		return page.Answer{File: &page.File{Name: baseOf(out.Path), Kind: "text/csv",
			Data: out.Data}}, nil
	}
	pdf, err := q.Print(*out.Batch)
	if err != nil {
		return page.Answer{}, &fault.Error{Faults: []fault.Fault{{Code: "season.print",
			Message: fmt.Sprintf(textNotPrinted, err), Remedy: textNotPrintedDo}}}
	}
	return page.Answer{File: &page.File{Name: baseOf(out.Path), Kind: "application/pdf", Data: pdf,
		Show: true}}, nil
}
