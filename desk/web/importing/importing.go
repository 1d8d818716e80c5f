// Package importing takes a client's file in, in the browser: the file is dropped, shown as what it
// would change row by row with all that is wrong with it, agreed to, and taken back when it was the
// wrong one.
//
// Nothing is changed before somebody agrees to what was shown; should the client have changed
// meanwhile, it is shown again first. A file lies in memory alone, until it is taken in, dropped,
// or the session locks. The rules are those of desk/intake and trade/exchange.
package importing

import (
	"errors"
	"io"
	"slices"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/seal"
	"romukura/trade/exchange"
)

const base = "/o/k/{client}/import"

// largest is the largest file that is taken in here. A larger one goes by the command line.
const largest = 32 << 20

// Routes are the rows of the table.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + base, Slot: page.SlotTaking, Do: begin},
		{Pattern: "POST " + base, Upload: largest, Do: receive},
		{Pattern: "GET " + base + "/done/{batch}", Do: done},
		{Pattern: "POST " + base + "/done/{batch}/undo", Do: undo},
		{Pattern: "GET " + base + "/head/{kind}", Do: head},
		{Pattern: "GET " + base + "/file/{file}", Do: look},
		{Pattern: "POST " + base + "/file/{file}/purpose", Do: change},
		{Pattern: "POST " + base + "/file/{file}/columns", Do: columns},
		{Pattern: "POST " + base + "/file/{file}/apply", Do: apply},
		{Pattern: "POST " + base + "/file/{file}/drop", Do: drop},
		{Pattern: "POST " + base + "/file/{file}/faults", Step: true, Do: faultFile},
	}
	for i := range all {
		all[i].Scope, all[i].Who = page.OneClient, page.Workers
	}
	return all
}

// waiting is a file that was read and not yet taken in.
type waiting struct {
	ID      string
	Request intake.Request
	Sheet   exchange.Sheet
	Kinds   []exchange.Kind // of which it may be, by its columns
	Chosen  bool            // a person said of which it is
	Today   bool            // nobody said a day
	Plan    intake.Plan     // empty while something is to be asked
}

// parked finds the file of the address.
func parked(q *page.Request) (*waiting, error) {
	w, ok := q.Session.Parked(place(q)).(*waiting)
	if !ok || w.ID != q.PathValue("file") {
		return nil, page.ErrNotThere
	}
	return w, nil
}

// place is where a client's file waits. There is one at a time: another takes its place.
func place(q *page.Request) string { return "import/" + string(q.Profile.ID) }

// begin asks for a file, and lists those that were taken in.
func begin(q *page.Request) (page.Answer, error) {
	return page.Show(textFirst, beginning(firstOf(q, part.Form{}))), nil
}

func firstOf(q *page.Request, f part.Form) first {
	s := first{Form: f, Path: q.Path, Groups: groupOptions(q.Client), Past: pastOf(q)}
	if w, ok := q.Session.Parked(place(q)).(*waiting); ok {
		s.Waiting = w
	}
	return s
}

// receive reads a file and shows what it would change, or asks what it is for.
func receive(q *page.Request) (page.Answer, error) {
	r, sheet, faults := requested(q)
	if faults.Len() > 0 {
		return page.Faulty(textFirst, beginning(firstOf(q, q.Typed(faults.All()...)))), nil
	}
	w := &waiting{ID: seal.NewID().String(), Request: r, Sheet: sheet}
	w.Kinds = exchange.Recognize(&w.Sheet, intake.Known(q.Client))
	if q.Text("kind") == "" && len(w.Kinds) == 1 {
		w.Request.Kind = w.Kinds[0]
	}
	return parkFor(q, w)
}

// parkFor notes what a file is for as the form says it, and makes the plan when all of it is known.
func parkFor(q *page.Request, w *waiting) (page.Answer, error) {
	faults := w.purpose(q)
	w.Plan = intake.Plan{}
	if w.asks(q.Client) == nil && faults.Len() == 0 {
		w.Plan = intake.Make(q.Client, w.Request)
	}
	q.Session.Park(place(q), w)
	if faults.Len() > 0 {
		return w.faulty(q, q.Typed(faults.All()...)), nil
	}
	return page.To(q.Path("import", "file", w.ID)), nil
}

// requested is the file, with what is wrong with it.
func requested(q *page.Request) (intake.Request, exchange.Sheet, fault.List) {
	var faults fault.List
	r := intake.Request{By: q.Session.Name(), At: q.Now().Format("2006-01-02T15:04:05-07:00")}
	file, header, err := q.FormFile("file")
	if err != nil {
		faults.Add(fault.Fault{Path: "file", Code: "file.none", Message: textNoFile,
			Remedy: textChooseFile})
		return r, exchange.Sheet{}, faults
	}
	defer func() { _ = file.Close() }()
	r.Name = header.Filename
	if page.HoldsNumber(r.Name) {
		faults.Add(fault.Fault{Path: "file", Code: "file.number", Message: textNameNumber,
			Remedy: textRename})
	}
	r.Data = make([]byte, header.Size)
	if n, err := io.ReadFull(file, r.Data); err != nil || n == 0 {
		faults.Add(fault.Fault{Path: "file", Code: "file.empty", Message: textEmptyFile,
			Remedy: textChooseFile})
		return r, exchange.Sheet{}, faults
	}
	sheet, is := q.Desk().Workbook(r.Data)
	if is {
		r.Sheet = &sheet
	} else {
		sheet = exchange.Read(r.Data)
	}
	// The names of columns are remembered and shown, and no row's check looks at them.
	if slices.ContainsFunc(sheet.Header, page.HoldsNumber) {
		faults.Add(fault.Fault{Path: "file", Code: "file.number", Message: textHeadNumber,
			Remedy: textPutHead})
	}
	return r, sheet, faults
}

// look shows what the file would change, or asks what it is for.
func look(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.To(q.Path("import")), nil // it was taken in, dropped, or the desk was locked
	}
	if w.asks(q.Client) != nil {
		return w.ask(q, w.typed()), nil
	}
	a := page.Show(textLook, plan(planOf(q, w)))
	a.About = w.Request.Name
	return a, nil
}

// columns takes what somebody said about the columns, and reads the file once more.
func columns(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.Answer{}, err
	}
	m, faults := exchange.Given(&w.Sheet, w.Plan.Mapping.Kind, q.PostForm["column"])
	if len(m.Columns) != len(w.Sheet.Header) {
		return page.Answer{}, page.ErrNotThere
	}
	next := *w
	next.Request.Mapping = &m
	next.Plan = intake.Make(q.Client, next.Request)
	if faults.Stops() {
		next.Plan.Faults = faults.All()
	}
	q.Session.Park(place(q), &next)
	return page.To(q.Path("import", "file", w.ID)).Saying(textColumnsRead), nil
}

// errOther reports that the file would now change something else than what was shown.
var errOther = errors.New("importing: another plan than was shown")

// apply takes the file in, when it still changes what was shown.
func apply(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.Answer{}, err
	}
	after := *q.Client
	after.Imports = append(slices.Clip(after.Imports), exchange.Batch{ID: w.Plan.Batch.ID})
	_, err = q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: after.Imported(w.Plan.Batch.ID), Edit: func(c *book.Client) error {
			now := intake.Make(c, w.Request)
			if now.Refused() || now.Already || q.Text("seen") != markOf(q, &now) {
				return errOther
			}
			return intake.Apply(c, &now)
		}})
	if errors.Is(err, errOther) {
		next := *w
		next.Plan = intake.Make(q.Client, w.Request)
		q.Session.Park(place(q), &next)
		a := page.Faulty(textLook, plan(planOf(q, &next)))
		a.Say = &part.Message{Sort: part.Warn, Text: textOther}
		return a, nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.Park(place(q), nil)
	return page.To(q.Path("import", "done", w.Plan.Batch.ID)).Saying(textTaken), nil
}

func drop(q *page.Request) (page.Answer, error) {
	if _, err := parked(q); err != nil {
		return page.Answer{}, err
	}
	q.Session.Park(place(q), nil)
	return page.To(q.Path("import")).Saying(textDropped), nil
}
