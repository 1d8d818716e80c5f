package payrun

import (
	"errors"
	"fmt"
	"strings"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/seal"
	"romukura/trade/employee"
)

// sheetScreen is the sheet that a run is fed with.
type sheetScreen struct {
	*round
	Sheet   payday.Sheet
	Refs    []string // of the persons, line by line
	Names   []string
	Typed   map[string]typed // by person and column: typed and not saved
	Form    part.Form
	Amounts bool
	All     bool
	Unsaved int
	At      string
}

// typed is a cell as it was typed, with what is wrong with it.
type typed struct {
	Was, Is string
	Fault   string
	Now     string
	Path    string
}

func cellKey(ref, column string) string { return ref + "/" + column }

// sheet shows the sheet, with what was typed and not saved.
func sheet(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var cells []payday.Cell
	draft := q.Session.Draft(r.draft())
	if draft != nil {
		cells, _ = r.cells(draft["cells"]) // what is no cell any more is not shown
	}
	return r.sheet(cells, draft["reason"], nil)
}

// draft names what is kept of the sheet until it is saved.
func (r *round) draft() string { return r.At + "/entry" }

func (r *round) sheet(cells []payday.Cell, reason string,
	faults []payday.CellFault) (page.Answer, error) {
	all := r.Query("all") == "1"
	made, err := payday.Feed(r.Client, r.Ordered, all)
	if err != nil {
		return page.Answer{}, err
	}
	s := sheetScreen{round: r, Sheet: made, All: all, Typed: map[string]typed{}, At: r.Text("at")}
	s.Form.Values = map[string]string{"reason": reason}
	rows := map[employee.ID]string{}
	for i := range made.Lines {
		e := made.Lines[i].Employee
		ref := r.Session.PersonRef(r.Profile.ID, e.ID)
		rows[e.ID] = ref
		s.Refs = append(s.Refs, ref)
		s.Names = append(s.Names, nameOf(r.Client, e.ID))
	}
	for i := range made.Columns {
		s.Amounts = s.Amounts || made.Columns[i].Unit == payday.Amount
	}
	stands := s.standing()
	for _, x := range cells {
		if key := cellKey(rows[x.Employee], x.Column); stands[key] != x.Is {
			s.Typed[key] = typed{Was: x.Was, Is: x.Is}
		}
	}
	s.Unsaved = len(s.Typed)
	s.faults(faults, rows)
	a := page.Answer{Body: feeding(s)}
	if len(faults) > 0 {
		a.Status = 422
	}
	return r.screen(payday.StepAttendance, a), nil
}

// standing is what stands in each cell.
func (s *sheetScreen) standing() map[string]string {
	all := map[string]string{}
	for i := range s.Sheet.Lines {
		for j := range s.Sheet.Columns {
			all[cellKey(s.Refs[i], s.Sheet.Columns[j].Code)] = s.Sheet.Lines[i].Cells[j]
		}
	}
	return all
}

// faults puts what is wrong to its cell, and all of it into the summary.
func (s *sheetScreen) faults(all []payday.CellFault, rows map[employee.ID]string) {
	for i, x := range all {
		key := cellKey(rows[x.Employee], x.Column)
		t := s.Typed[key]
		t.Fault, t.Path = x.Message+x.Remedy, fmt.Sprintf("cell-%d", i)
		if x.Conflict {
			t.Was, t.Now = x.Now, x.Now
			t.Fault = fmt.Sprintf(textConflict, x.Message, orBlank(x.Now), x.Remedy)
		}
		s.Typed[key] = t
		e := s.Client.EmployeeByID(x.Employee)
		place := ""
		if e != nil {
			place = e.Number + " " + nameOf(s.Client, e.ID) + " " + columnName(&s.Sheet, x.Column)
		}
		s.Form.Faults = append(s.Form.Faults, fault.Fault{Path: t.Path, Code: x.Code,
			Message: fmt.Sprintf(textCellFault, place, t.Fault)})
	}
}

func orBlank(s string) string {
	if s == "" {
		return textBlank
	}
	return s
}

func columnName(s *payday.Sheet, code string) string {
	for i := range s.Columns {
		if s.Columns[i].Code == code {
			return s.Columns[i].Name
		}
	}
	return code
}

// cells reads what the page sends: a line for each person, person and cells by tabs, each cell its
// column, what stood there, and what was typed.
func (r *round) cells(text string) ([]payday.Cell, error) {
	people := map[string]employee.ID{}
	for i := range r.Client.Employees {
		id := r.Client.Employees[i].ID
		people[r.Session.PersonRef(r.Profile.ID, id)] = id
	}
	var all []payday.Cell
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		id, known := people[fields[0]]
		if !known || len(fields)%3 != 1 {
			return all, page.ErrNotThere
		}
		for i := 1; i < len(fields); i += 3 {
			all = append(all, payday.Cell{Employee: id, Column: fields[i], Was: fields[i+1],
				Is: fields[i+2]})
		}
	}
	return all, nil
}

// feed saves what was typed into the sheet.
func feed(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	cells, err := r.cells(q.PostFormValue("cells"))
	if err != nil {
		return page.Answer{}, err
	}
	if len(cells) == 0 {
		return page.To(r.path("/entry")).Saying(textNothingTyped), nil
	}
	batch, faults, err := r.enter(cells)
	if err != nil {
		return page.Answer{}, told(err)
	}
	if len(faults) > 0 {
		return r.sheet(cells, q.Text("reason"), faults)
	}
	q.Session.KeepDraft(r.draft(), nil)
	to := r.path("/entry")
	if q.Query("all") == "1" {
		to += "?all=1"
	}
	say := fmt.Sprintf(textEntered, part.Number(len(cells)))
	return q.Undoable(page.To(to).Saying(say), batch), nil
}

// errFaulty leaves the client as it was: something is wrong with a cell.
var errFaulty = errors.New("payrun: cells with faults")

func (r *round) enter(cells []payday.Cell) (batch seal.ID, faults []payday.CellFault, err error) {
	batch, err = r.Session.Save(r.Context(), page.Save{Client: r.Profile.ID, Change: payrollAct,
		Edit: func(c *book.Client) (err error) {
			faults, err = payday.Enter(c, payday.Feeding{Ordered: r.Ordered, Cells: cells,
				By: hand(r.Request, r.Text("reason"))})
			if err == nil && len(faults) > 0 {
				err = errFaulty
			}
			return err
		}})
	if errors.Is(err, errFaulty) {
		err = nil
	}
	return batch, faults, err
}

// keep keeps what was typed and not saved, until it is saved or the session locks.
func keep(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	values := map[string]string{"cells": q.PostFormValue("cells"), "reason": q.Text("reason")}
	if values["cells"] == "" {
		values = nil
	}
	q.Session.KeepDraft(r.draft(), values)
	return page.Answer{Plain: "ok"}, nil
}

// lineScreen is one person of the sheet as a form: the same without a script.
type lineScreen struct {
	*round
	Name   string
	Fields []part.Field
	Form   part.Form
	Self   string
}

func lineForm(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.lineForm(part.Form{})
}

func (r *round) lineForm(form part.Form) (page.Answer, error) {
	e, err := r.Person()
	if err != nil {
		return page.Answer{}, err
	}
	made, err := payday.Feed(r.Client, r.Ordered, true)
	if err != nil {
		return page.Answer{}, err
	}
	s := lineScreen{round: r, Form: form, Name: e.Number + " " + nameOf(r.Client, e.ID),
		Self: r.path("/entry/" + r.PathValue("person"))}
	for i := range made.Lines {
		if made.Lines[i].Employee.ID != e.ID {
			continue
		}
		for j, c := range made.Columns {
			f := part.Field{Name: "c." + c.Code, Label: c.Name, Value: made.Lines[i].Cells[j],
				Kind: part.Text, Unit: textUnits[c.Unit]}
			if c.Unit == payday.Amount {
				f.Kind = part.Money
			}
			s.Fields = append(s.Fields, f)
		}
	}
	if len(s.Fields) == 0 {
		return page.Answer{}, page.ErrNotThere
	}
	a := page.Answer{Body: line(s)}
	if len(form.Faults) > 0 {
		a.Status = 422
	}
	return r.screen(payday.StepAttendance, a), nil
}

// feedLine saves one person's form.
func feedLine(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	var cells []payday.Cell
	for name := range q.PostForm {
		if code, ok := strings.CutPrefix(name, "c."); ok {
			cells = append(cells, payday.Cell{Employee: e.ID, Column: code, Was: q.Text("was." + code),
				Is: q.Text(name)})
		}
	}
	batch, faults, err := r.enter(cells)
	if err != nil {
		return page.Answer{}, told(err)
	}
	if len(faults) > 0 {
		form := q.Typed()
		for _, x := range faults {
			x.Path = "c." + x.Column
			if x.Conflict {
				x.Message = fmt.Sprintf(textConflict, x.Message, orBlank(x.Now), "")
			}
			form.Faults = append(form.Faults, x.Fault)
		}
		return r.lineForm(form)
	}
	return q.Undoable(page.To(r.path("/entry")).Saying(fmt.Sprintf(textEntered, "1")), batch), nil
}
