// Package importing takes a client's file in, in the browser: the file is dropped, shown as what it
// would change row by row with all that is wrong with it, agreed to, and taken back when it was the
// wrong one.
//
// Nothing is changed before somebody agrees to what was shown; should the client have changed
// meanwhile, it is shown again first. A file lies in memory alone, until it is taken in, dropped,
// or the session locks. The rules are those of desk/intake and trade/exchange.
package importing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/a-h/templ"

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
		{Pattern: "GET " + base + "/work", Quiet: true, Do: working},
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

// begin asks for a file, and lists those that were taken in. Who comes back while one is read or
// written sees how far that is.
func begin(q *page.Request) (page.Answer, error) {
	if q.Session.Parked(workAt(q)) != nil {
		return page.To(workAt(q)), nil
	}
	return page.Show(textFirst, beginning(firstOf(q, part.Form{}))), nil
}

func firstOf(q *page.Request, f part.Form) first {
	s := first{Form: f, Path: q.Path, Groups: groupOptions(q.Client), Past: pastOf(q)}
	if w, ok := q.Session.Parked(place(q)).(*waiting); ok {
		s.Waiting = w
	}
	return s
}

// workAt is the page that shows how far a client's file is read, written or taken back.
func workAt(q *page.Request) string { return q.Path("import", "work") }

// working shows how far it is, and what came of it.
func working(q *page.Request) (page.Answer, error) {
	return q.Going(workAt(q), page.To(q.Path("import")), func(w templ.Component) page.Answer {
		return page.Show(textWorking, waitingView(w))
	})
}

// receive reads a file and shows what it would change, or asks what it is for.
func receive(q *page.Request) (page.Answer, error) {
	r, faults := requested(q)
	w := &waiting{ID: seal.NewID().String(), Request: r}
	wrong := w.purpose(q)
	return q.Long(workAt(q), func(_ context.Context, k *page.Work) (page.Answer, error) {
		k.Say(part.Progress{What: textReading})
		if faults.Len() == 0 {
			faults = w.open(q)
		}
		if faults.Len() > 0 {
			faults.AddAll("", wrong)
			return page.Faulty(textFirst, beginning(firstOf(q, q.Typed(faults.All()...)))), nil
		}
		return w.parkFor(q, k, wrong), nil
	})
}

// open reads the rows, and of what kind they are where nobody said it.
func (w *waiting) open(q *page.Request) fault.List {
	var faults fault.List
	sheet, is := q.Desk().Workbook(w.Request.Data)
	if is {
		w.Request.Sheet = &sheet
	} else {
		sheet = exchange.Read(w.Request.Data)
	}
	w.Sheet = sheet
	// The names of columns are remembered and shown, and no row's check looks at them.
	if slices.ContainsFunc(sheet.Header, page.HoldsNumber) {
		faults.Add(fault.Fault{Path: "file", Code: "file.number", Message: textHeadNumber,
			Remedy: textPutHead})
		return faults
	}
	w.Kinds = exchange.Recognize(&w.Sheet, intake.Known(q.Client))
	if w.Request.Kind == "" && len(w.Kinds) == 1 {
		w.Request.Kind = w.Kinds[0]
	}
	return faults
}

// parkFor makes the plan when all that it needs is known, and leads to it; what is wrong with the
// form is told first.
func (w *waiting) parkFor(q *page.Request, k *page.Work, wrong fault.List) page.Answer {
	w.Plan = intake.Plan{}
	if w.Today = w.Request.Kind == exchange.Persons && w.Request.Day.IsZero(); w.Today {
		w.Request.Day = q.Today()
	}
	if w.asks(q.Client) == nil && wrong.Len() == 0 {
		w.compare(q, k)
	}
	q.Session.Park(place(q), w)
	if wrong.Len() > 0 {
		return w.faulty(q, q.Typed(wrong.All()...))
	}
	return page.To(q.Path("import", "file", w.ID))
}

// compare makes the plan, and tells how much is compared.
func (w *waiting) compare(q *page.Request, k *page.Work) {
	k.Say(w.comparing())
	w.Plan = intake.Make(q.Client, w.Request)
}

func (w *waiting) comparing() part.Progress {
	return part.Progress{What: fmt.Sprintf(textComparing, part.Number(len(w.Sheet.Rows)))}
}

// requested is the file, with what is wrong with it.
func requested(q *page.Request) (intake.Request, fault.List) {
	var faults fault.List
	r := intake.Request{By: q.Session.Name(), At: q.Now().Format("2006-01-02T15:04:05-07:00")}
	file, header, err := q.FormFile("file")
	if err != nil {
		faults.Add(fault.Fault{Path: "file", Code: "file.none", Message: textNoFile,
			Remedy: textChooseFile})
		return r, faults
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
	}
	return r, faults
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
	return q.Long(workAt(q), func(_ context.Context, k *page.Work) (page.Answer, error) {
		next := *w
		next.Request.Mapping = &m
		next.compare(q, k)
		if faults.Stops() {
			next.Plan.Faults = faults.All()
		}
		q.Session.Park(place(q), &next)
		return page.To(q.Path("import", "file", w.ID)).Saying(textColumnsRead), nil
	})
}

// errOther reports that the file would now change something else than what was shown.
var errOther = errors.New("importing: another plan than was shown")

// apply takes the file in, when it still changes what was shown; else that is shown again.
func apply(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.Answer{}, err
	}
	return q.Long(workAt(q), func(ctx context.Context, k *page.Work) (page.Answer, error) {
		now, err := w.take(ctx, q, k)
		if errors.Is(err, errOther) {
			next := *w
			next.Plan = now
			q.Session.Park(place(q), &next)
			a := page.To(q.Path("import", "file", w.ID))
			a.Say = &part.Message{Sort: part.Warn, Text: textOther}
			return a, nil
		}
		if err != nil {
			return page.Answer{}, err
		}
		q.Session.Park(place(q), nil)
		return page.To(q.Path("import", "done", w.Plan.Batch.ID)).Saying(textTaken), nil
	})
}

// take saves what the file changes. It gives the plan as it is now, which may be another than was
// shown.
func (w *waiting) take(
	ctx context.Context,
	q *page.Request,
	k *page.Work,
) (now intake.Plan, err error) {
	after := *q.Client
	after.Imports = append(slices.Clip(after.Imports), exchange.Batch{ID: w.Plan.Batch.ID})
	_, err = q.Session.Save(ctx, page.Save{Client: q.Profile.ID,
		Change: after.Imported(w.Plan.Batch.ID), Edit: func(c *book.Client) error {
			k.Say(w.comparing())
			now = intake.Make(c, w.Request)
			if now.Refused() || now.Already || q.Text("seen") != markOf(q, &now) {
				return errOther
			}
			n := len(now.Batch.Changes)
			k.Say(part.Progress{What: fmt.Sprintf(textSealing, part.Number(n))})
			return intake.Apply(c, &now)
		}})
	return now, err
}

func drop(q *page.Request) (page.Answer, error) {
	if _, err := parked(q); err != nil {
		return page.Answer{}, err
	}
	q.Session.Park(place(q), nil)
	return page.To(q.Path("import")).Saying(textDropped), nil
}
