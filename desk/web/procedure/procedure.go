// Package procedure is the work with notifications in the browser (screen O7): every case of a
// client with its deadline and article, what is missing, the official file, what became of it at
// the authority as somebody enters it, and the authority's papers.
//
// What is owed and when comes from trade/filing, and so does which step may follow which. Papers of
// the authority are sealed like everything else and shown to nobody but who opens them.
package procedure

import (
	"errors"
	"fmt"
	"slices"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/record/log"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/office"
)

const base = "/o/k/{client}/cases"

// largest is the largest paper of an authority.
const largest = 20 << 20

// Routes are the rows of the table. A case stands in an address as a word that tells nothing.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + base, Slot: page.SlotCases, Do: list},
		{Pattern: "POST " + base + "/find", Do: find},
		{Pattern: "GET " + base + "/new", Do: adding},
		{Pattern: "POST " + base + "/new", Do: add},
		{Pattern: "GET " + base + "/c/{case}", Do: show},
		{Pattern: "POST " + base + "/c/{case}", Do: move},
		{Pattern: "POST " + base + "/c/{case}/passed", Do: passed},
		{Pattern: "POST " + base + "/c/{case}/make", Step: true, Do: makeFile},
		{Pattern: "POST " + base + "/c/{case}/file", Step: true, Do: file},
		{Pattern: "POST " + base + "/c/{case}/print", Do: printed},
		{Pattern: "POST " + base + "/c/{case}/notice", Upload: largest, Do: attach},
		{Pattern: "POST " + base + "/c/{case}/notice/{n}", Step: true, Do: notice},
	}
	for i := range all {
		all[i].Scope, all[i].Who = page.OneClient, page.Workers
	}
	return append(all, page.Route{Pattern: "GET /o/filings", Scope: page.Office, Who: page.Workers,
		Slot: page.SlotFilings, Do: everywhere})
}

// wordOf stands for a case in addresses.
func wordOf(q *page.Request, id string) string { return q.Session.CaseRef(id) }

// caseOf is the case of the address.
func caseOf(q *page.Request) (*filing.Case, error) {
	for i := range q.Client.Cases {
		if x := &q.Client.Cases[i]; wordOf(q, x.ID) == q.PathValue("case") {
			return x, nil
		}
	}
	return nil, page.ErrNotThere
}

// edit has the case of the address changed.
func edit(q *page.Request, id string, work func(*filing.Case) error) page.Save {
	return page.Save{Client: q.Profile.ID, Change: book.Change{Act: record.Filing},
		Edit: func(c *book.Client) error {
			for i := range c.Cases {
				if x := &c.Cases[i]; x.ID == id {
					return work(x)
				}
			}
			return page.ErrChanged
		}}
}

// find looks through the register and the pay for notifications that are owed and not kept yet.
func find(q *page.Request) (page.Answer, error) {
	today, fresh := q.Today(), 0
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Filing}, Edit: func(c *book.Client) error {
			fresh = 0
			cases, _, err := filing.Owed(filing.Register{Client: &c.Profile, Employees: c.Employees,
				Runs: c.Runs, Window: caldate.Range{From: today.AddDays(-back),
					Through: today.AddDays(ahead)}})
			if err != nil {
				return err
			}
			for _, x := range cases {
				if c.PutCase(x) {
					fresh++
				}
			}
			return nil
		}})
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("cases")).Saying(fmt.Sprintf(textFoundNew, fresh)), batch), nil
}

// From when on events are looked at, and until when: as the board of deadlines does.
const (
	back  = 62
	ahead = 62
)

// add makes a case by hand, for what no event of the register causes.
func add(q *page.Request) (page.Answer, error) {
	var faults fault.List
	procedure := filing.Procedure(q.Text("procedure"))
	day, err := caldate.ParseLoose(q.Text("day"))
	if err != nil {
		faults.Add(fault.Fault{Path: "day", Code: "day", Message: textDayShape})
	}
	if !slices.ContainsFunc(procedures(q.Today()), func(o part.Option) bool {
		return o.Value == string(procedure)
	}) {
		faults.Add(fault.Fault{Path: "procedure", Code: "procedure", Message: textWhich})
	}
	id, known := personOf(q)
	if q.Text("person") != "" && !known {
		faults.Add(fault.Fault{Path: "person", Code: "person", Message: textNobodyThere})
	}
	if faults.Len() > 0 {
		return addingForm(q, q.Typed(faults.All()...)), nil
	}
	made := ""
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Filing}, Edit: func(c *book.Client) error {
			var e *employee.Employee
			if known {
				e = c.EmployeeByID(id)
			}
			x, err := filing.NewCase(c.Profile.ID, filing.Fact{Procedure: procedure,
				Event: filing.EventCoverage, Day: day}, e)
			if err != nil {
				return err
			}
			made = x.ID
			if !c.PutCase(x) {
				return errAgain
			}
			return nil
		}})
	if errors.Is(err, errAgain) {
		return page.To(q.Path("cases", "c", wordOf(q, made))).Saying(textThere), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(q.Path("cases", "new"), nil)
	return q.Undoable(page.To(q.Path("cases", "c", wordOf(q, made))).Saying(textAdded), batch), nil
}

// errAgain reports a case that stands already.
var errAgain = errors.New("procedure: the case stands already")

// personOf is the person that a form names by the word of an address, or by the own number.
func personOf(q *page.Request) (employee.ID, bool) {
	word := q.Text("person")
	for i := range q.Client.Employees {
		e := &q.Client.Employees[i]
		if word != "" && e.Number == word {
			return e.ID, true
		}
	}
	return "", false
}

// seenOf stands for how far a case was when its page was shown.
func seenOf(q *page.Request, x *filing.Case) string {
	return q.Session.Mark(fmt.Appendf(nil, "course/%s/%s/%d", x.ID, x.State, len(x.Trail)))
}

// move brings a case into another state, as somebody enters it.
func move(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	if q.Text("seen") != seenOf(q, x) {
		return page.Answer{}, page.ErrChanged
	}
	on, _ := caldate.ParseLoose(q.Text("on")) // missing or wrong: told by the case
	to := filing.Step{State: filing.State(q.Text("state")), On: on, By: q.Session.Name(),
		At: q.Now().Format("2006-01-02T15:04:05-07:00"), Number: q.Text("number"),
		Reason: q.Text("reason")}
	var faults fault.List
	together := of{q.Profile, q.Client}.together(x)
	if q.Text("all") == "" {
		together = []string{x.ID}
	}
	batch, err := q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Filing}, Edit: func(c *book.Client) error {
			for i := range c.Cases {
				y := &c.Cases[i]
				if !slices.Contains(together, y.ID) {
					continue
				}
				if y.State != x.State {
					return page.ErrChanged
				}
				if faults = y.Move(to); faults.Stops() {
					return faults.Err()
				}
			}
			return nil
		}})
	if faults.Stops() {
		return showing(q, x, q.Typed(faults.All()...)), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	at := q.Path("cases", "c", wordOf(q, x.ID))
	q.Session.KeepDraft(at, nil)
	return q.Undoable(page.To(at).Saying(fmt.Sprintf(textMoved, to.State.Label())), batch), nil
}

// makeFile makes the official file of every case of this procedure that is ready.
func makeFile(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var faults []fault.Fault
	procedure, made := x.Procedure, 0
	_, err = q.Session.SaveWith(q.Context(), page.SaveWith{Client: q.Profile.ID,
		Change: book.Change{Act: record.Filing}, Edit: func(o *office.Office, c *book.Client) error {
			maker := dispatch.Maker{Office: o, Client: c, Created: q.Today(), Only: procedure}
			files := maker.Official()
			for i := range files {
				faults = append(faults, files[i].Faults...)
				if files[i].Data != nil {
					files[i].Keep(c)
					made++
				}
			}
			return nil
		}})
	if err != nil {
		return page.Answer{}, err
	}
	if made == 0 {
		form := part.Form{Faults: append(faults, fault.Fault{Path: "make", Code: "file.none",
			Message: textNoFile})}
		return showing(q, x, form), nil
	}
	return page.To(q.Path("cases", "c", wordOf(q, x.ID))).Saying(textMade), nil
}

// file hands out the official file that holds the case.
func file(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	for i := range q.Client.Files {
		f := &q.Client.Files[i]
		if slices.Contains(f.Cases, x.ID) && f.Path == x.File && f.Serial == x.Serial {
			err := q.Tell(page.Leaving{Action: log.Export, Purpose: "case", Count: len(f.Cases)})
			if err != nil {
				return page.Answer{}, err
			}
			return page.Answer{File: &page.File{Name: nameIn(f.Path), Kind: "text/csv", Data: f.Data}},
				nil
		}
	}
	return page.Answer{}, page.ErrNotThere
}

// printed hands out the office's own copy of the case. The log says so first.
func printed(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	if err := q.Tell(page.Leaving{Action: log.Print, Purpose: "case", Count: 1}); err != nil {
		return page.Answer{}, err
	}
	bureau := q.Session.Office()
	by := dispatch.Asker{Office: &bureau, By: q.Session.Name(), On: q.Today()}
	out := by.CaseCopy(q.Client, x)
	pdf, err := q.Print(*out.Batch)
	if err != nil {
		return page.Answer{}, &fault.Error{Faults: []fault.Fault{{Code: "case.print",
			Message: textNotPrinted + err.Error(), Remedy: textNotPrintedDo}}}
	}
	return page.Answer{File: &page.File{Name: out.Path, Kind: "application/pdf", Data: pdf,
		Show: true}}, nil
}

// passed records that the client confirmed a case, or that the person was given what was decided.
func passed(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	on, err := caldate.ParseLoose(q.Text("passed"))
	if err != nil || on.After(q.Today()) {
		return showing(q, x, q.Typed(fault.Fault{Path: "passed", Code: "case.passed",
			Message: textPassedDay, Remedy: textPassedDayDo})), nil
	}
	now, to := filing.Passed{On: on, By: q.Session.Name(), Note: q.Text("note")}, q.Text("to")
	batch, err := q.Session.Save(q.Context(), edit(q, x.ID, func(x *filing.Case) error {
		switch to {
		case "client":
			x.Confirmed = now
		case "person":
			x.Delivered = now
		default:
			return page.ErrNotThere
		}
		return nil
	}))
	if err != nil {
		return page.Answer{}, err
	}
	at := q.Path("cases", "c", wordOf(q, x.ID))
	q.Session.KeepDraft(at+passedAt, nil)
	return q.Undoable(page.To(at).Saying(textPassed), batch), nil
}
