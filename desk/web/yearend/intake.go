package yearend

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/exchange"
	"romukura/trade/settlement"
)

// nextYear is the table of the declarations of dependents for the next year.
const nextYear = "dependents-next"

// intake is what the page of files shows.
type intake struct {
	*round
	Form  part.Form
	Files []part.Option // what a file may be
	Plans []planned
	Ready bool // the plans can be taken
	Taken part.List
}

// planned is what one file would change.
type planned struct {
	Name, What string
	Already    bool
	Faults     []fault.Fault
	Sums       string
	Rows       part.List
}

func importing(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.importing(part.Form{}, nil), nil
}

func (r *round) importing(form part.Form, plans []season.Plan) page.Answer {
	s := intake{round: r, Form: form, Ready: len(plans) > 0, Taken: r.taken()}
	s.Files = []part.Option{{Value: "", Word: textByName}}
	for _, k := range append(settlement.Kinds(), settlement.PaidBefore) {
		s.Files = append(s.Files, part.Option{Value: string(k), Word: textKinds[k]})
	}
	s.Files = append(s.Files, part.Option{Value: nextYear, Word: textNextYear})
	news := false
	for i := range plans {
		p := r.planned(&plans[i])
		s.Plans = append(s.Plans, p)
		s.Ready = s.Ready && !plans[i].Refused()
		news = news || !p.Already
	}
	s.Ready = s.Ready && news
	a := faulty(page.Answer{Body: files(s)}, form)
	if slices.ContainsFunc(plans, func(p season.Plan) bool { return p.Refused() }) {
		a.Status = 422
	}
	return r.screen(stepImport, a)
}

// planned shows each person's change beside what stands.
func (r *round) planned(p *season.Plan) planned {
	out := planned{Name: p.Taken.Name, Already: p.Already, Faults: p.Faults,
		What: fmt.Sprintf(textPlanWhat, p.Taken.Year, textKinds[p.Taken.Kind])}
	out.Rows = part.List{Name: p.Taken.Name, Columns: []part.Column{{Title: textPerson},
		{Title: textChange}, {Title: textDetail, Wrap: true}}}
	fresh, changed, same := 0, 0, 0
	for i := range p.Rows {
		x := &p.Rows[i]
		what := textPlanChanged
		var detail []string
		switch {
		case x.Same:
			same++
			continue
		case x.New:
			fresh++
			what = textPlanNew
		default:
			changed++
			for _, f := range x.Fields {
				detail = append(detail, fmt.Sprintf(textPlanField, f.Path, f.Ours, f.Theirs))
			}
		}
		name := x.Number
		if e := r.Client.EmployeeByNumber(x.Number); e != nil {
			name = nameOf(r.Client, e.ID)
		}
		out.Rows.Rows = append(out.Rows.Rows, part.Row{Name: name, Cells: plainly(name, what,
			strings.Join(detail, textComma))})
	}
	out.Sums = fmt.Sprintf(textPlanSums, fresh, changed, same)
	return out
}

// taken are the files that were taken in, the newest first, each with the way back.
func (r *round) taken() part.List {
	l := part.List{Name: textTakenFiles, Shown: true, Columns: []part.Column{{Title: textFile},
		{Title: textKind}, {Title: textFiledOn}, {Title: textPeopleCount, Numeric: true},
		{Title: textBy}, {Title: textAt}, {Title: textState}},
		Empty: part.Nothing{What: textNoFiles, Why: textNoFilesWhy}}
	for _, t := range slices.Backward(r.Season.Taken) {
		state := part.ActOf(part.Act{Word: textTakeBack, Post: true, Href: r.path("back"),
			Fields: []part.Hidden{{Name: "id", Value: t.ID}}})
		if t.Undone != "" {
			state = part.TagOf(part.Tag{Sort: part.Quiet, Word: textTakenBack})
		}
		l.Rows = append(l.Rows, part.Row{Name: t.Name, Cells: append(plainly(t.Name,
			fmt.Sprintf(textPlanWhat, t.Year, textKinds[t.Kind]), part.Day(t.On, r.Session.Eras),
			part.Number(t.People), t.By, shortly(t.At)), templ.Component(state))})
	}
	return l
}

// draft is where files wait between the look and the taking.
func (r *round) draft() string { return "season/" + string(r.Profile.ID) + "/" + r.Year.String() }

// look shows what files would change. Nothing is changed.
func look(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	kept, faults := sent(q)
	if faults.Stops() {
		return r.importing(q.Typed(faults.All()...), nil), nil
	}
	plans, faults := r.plans(r.Client, r.Season, kept)
	if faults.Stops() {
		return r.importing(q.Typed(faults.All()...), nil), nil
	}
	if slices.ContainsFunc(plans, func(p season.Plan) bool { return p.Refused() }) {
		kept = nil // what is refused, for a My Number in it perhaps, does not stay
	}
	q.Session.KeepDraft(r.draft(), kept)
	return r.importing(q.Typed(), plans), nil
}

// Words of what waits to be taken, beside the files under their names.
const (
	draftOn     = "on"
	draftKind   = "kind"
	draftNumber = "number"
	draftFile   = "file/"
)

// sent are the files of a form, with what was said of them.
func sent(q *page.Request) (map[string]string, fault.List) {
	var faults fault.List
	var on caldate.Date
	day(q, "on", &on, &faults)
	kept := map[string]string{draftOn: on.String(), draftKind: q.Text("kind"),
		draftNumber: q.Text("number")}
	n := 0
	if q.MultipartForm != nil {
		for _, head := range q.MultipartForm.File["files"] {
			f, err := head.Open()
			if err != nil {
				continue
			}
			data, err := io.ReadAll(f)
			_ = f.Close()
			if err != nil {
				continue
			}
			kept[draftFile+filepath.Base(head.Filename)] = string(data)
			n++
		}
	}
	if n == 0 {
		faults.Add(wordNoFiles)
	}
	return kept, faults
}

// plans are what files would change: a table each, the certificates of one person together.
func (r *round) plans(
	c *book.Client,
	s *settlement.Season,
	kept map[string]string,
) ([]season.Plan, fault.List) {
	var faults fault.List
	var all []season.File
	on, err := caldate.ParseLoose(kept[draftOn])
	if err != nil {
		faults.Add(wordDay)
		return nil, faults
	}
	papers := kept[draftNumber] != ""
	for _, key := range slices.Sorted(maps.Keys(kept)) {
		name, ok := strings.CutPrefix(key, draftFile)
		if !ok {
			continue
		}
		f := season.File{Name: name, Data: []byte(kept[key]), By: r.Session.Name(), At: r.instant()}
		f.Sent = settlement.Sent{Kind: settlement.Insurance, Year: r.Year, On: on}
		if xml := strings.EqualFold(filepath.Ext(name), ".xml"); xml != papers {
			faults.Add(wordWhose)
			return nil, faults
		}
		if !papers && !kindOf(&f, kept[draftKind]) {
			faults.Add(wordWhichKind(name))
		}
		all = append(all, f)
	}
	if faults.Stops() {
		return nil, faults
	}
	plans, err := read(c, s, season.Certificates{Number: kept[draftNumber], Files: all})
	if err != nil {
		faults.Add(fault.Fault{Path: "files", Code: "season.files", Message: err.Error()})
	}
	return plans, faults
}

func read(c *book.Client, s *settlement.Season, of season.Certificates) ([]season.Plan, error) {
	if of.Number != "" {
		p, err := season.ReadCertificates(c, s, of)
		return []season.Plan{p}, err
	}
	var plans []season.Plan
	for _, f := range of.Files {
		p, err := season.Read(c, s, f)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// kindOf says what a table is: as it was said, else by its name, which is that of its template.
func kindOf(f *season.File, said string) bool {
	k := settlement.Kind(said)
	if k == "" {
		k = settlement.Kind(strings.TrimSuffix(f.Name, filepath.Ext(f.Name)))
	}
	if k == nextYear {
		k, f.Sent.Year = settlement.Dependents, f.Sent.Year+yearend.IncomeYear(1)
	}
	f.Sent.Kind = k
	return slices.Contains(append(settlement.Kinds(), settlement.PaidBefore), k) &&
		len(f.Data) <= exchange.MaxBytes
}

// take puts the files that were looked at into effect, all of them or none.
func take(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	kept := q.Session.Draft(r.draft())
	if kept == nil {
		return r.importing(q.Typed(wordLookFirst), nil), nil
	}
	n := 0
	batch, err := r.change(record.Import, func(c *book.Client, s *settlement.Season) (fault.List,
		error) {
		plans, faults := r.plans(c, s, kept)
		for i := range plans {
			for _, f := range plans[i].Faults {
				faults.Add(f)
			}
		}
		n = 0
		for i := range plans {
			if !faults.Stops() && season.Take(s, &plans[i]) {
				n++
			}
		}
		return faults, nil
	})
	if f := r.again(err); f != nil {
		return r.importing(*f, nil), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(r.draft(), nil)
	return q.Undoable(page.To(r.path("import")).Saying(fmt.Sprintf(textTaken, n)), batch), nil
}

// back takes a file back, as long as nothing that it brought has changed since.
func back(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	_, err = r.change(record.Undo, func(_ *book.Client, s *settlement.Season) (fault.List, error) {
		return s.TakeBack(settlement.Taken{ID: q.Text("id"), Undone: r.instant()}), nil
	})
	if f := r.again(err); f != nil {
		return r.importing(*f, nil), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	return page.To(r.path("import")).Saying(textFileBack), nil
}
