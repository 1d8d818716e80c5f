package setting

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/withholding"
	"romukura/record"
	"romukura/seal"
)

// upload reads a file as a further enactment of a table. Where nothing is wrong with it, it waits
// until the member saw what it would change.
func upload(q *page.Request) (page.Answer, error) {
	t, err := tableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	name, data, err := chosenFile(q)
	if err != nil {
		return page.Answer{}, err
	}
	if name == "" {
		return tableAnswer(q, t, []fault.Fault{{Path: "file", Code: "setting.no-file",
			Message: textNoTableFile}})
	}
	comes, wrong := examine(q, t, name, data)
	if len(wrong) > 0 {
		return tableAnswer(q, t, wrong)
	}
	q.Session.Park(parked(t), comes)
	return page.To(addressOf(t.Name) + "/coming"), nil
}

// parked is under what a file waits that was read and not taken in.
func parked(t *dated.Table) string { return "law/" + t.Name }

func chosenFile(q *page.Request) (name string, data []byte, err error) {
	f, head, err := q.FormFile("file")
	if err != nil {
		return "", nil, nil // none was chosen
	}
	defer func() { _ = f.Close() }()
	data, err = io.ReadAll(f)
	return path.Base(head.Filename), data, err
}

// examine reads a file with every check that there is for its table, and names all faults.
func examine(q *page.Request, t *dated.Table, name string, data []byte) (
	dated.Further, []fault.Fault,
) {
	if page.HoldsNumber(string(data)) {
		return dated.Further{}, []fault.Fault{{Path: name, Code: "setting.my-number",
			Message: textMyNumber, Remedy: textMyNumberDo}}
	}
	f, err := t.Check(name, data)
	faults := faultsOf(err)
	if f == nil || len(faults) > 0 {
		return dated.Further{}, faults
	}
	if _, err := caldate.Parse(f.Published); err != nil {
		faults = append(faults, fault.Fault{Path: "# published", Code: "setting.published",
			Message: textNoPublished, Remedy: textNoPublishedDo})
	}
	if faults = append(faults, checkTax(t, name, data)...); len(faults) > 0 {
		return dated.Further{}, faults
	}
	x := dated.Further{Table: t.Name, From: f.From, Text: string(data),
		By: dated.Hand{Name: q.Session.Name(), Day: q.Today().String()}}
	return x, faultsOf(refusal(q.Session.Tables(), x))
}

// checkTax holds the self-checks of the tables of withholding against a file.
func checkTax(t *dated.Table, name string, data []byte) []fault.Fault {
	if !strings.HasPrefix(t.Name, "law/withholding/") {
		return nil
	}
	report, err := withholding.CheckTable(withholding.TableFile{
		Table: withholding.TableName(path.Base(t.Name)), Name: name, Data: data})
	if err == nil {
		return nil
	}
	// A table that is not printed for a year has no checks of its own.
	return slices.DeleteFunc(report.Faults, func(f fault.Fault) bool {
		return f.Code == "table.unknown" || f.Severity == fault.Warn
	})
}

// errSameDay says that the office has a table of that day already.
var errSameDay = errors.New("setting: the office has a table of that day")

// refusal is why a further enactment cannot be taken in.
func refusal(own []book.Table, x dated.Further) error {
	for i := range own {
		if o := &own[i]; o.Name == x.Table && o.From == x.From && o.Withdrawn.IsZero() {
			return errSameDay
		}
	}
	return dated.Fits(x)
}

func superseded(err error) bool {
	var e *dated.SupersededError
	return errors.As(err, &e)
}

// faultsOf puts into words why a file is not taken.
func faultsOf(err error) []fault.Fault {
	var wrong *dated.WrongError
	var late *dated.SupersededError
	var fixed *dated.FixedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		var all []fault.Fault
		for _, w := range wrong.All {
			all = append(all, w.Fault())
		}
		return all
	case errors.As(err, &late):
		return []fault.Fault{{Path: textFirstDay, Code: "setting.late", Remedy: textLateDo,
			Message: fmt.Sprintf(textLate, late.From.Japanese(), late.Shipped.Japanese())}}
	case errors.As(err, &fixed):
		return []fault.Fault{{Path: textTable, Code: "setting.fixed", Message: textFixed,
			Remedy: textFixedDo}}
	case errors.Is(err, errSameDay):
		return []fault.Fault{{Path: textFirstDay, Code: "setting.same-day", Message: textSameDay,
			Remedy: textSameDayDo}}
	}
	return []fault.Fault{{Path: textTable, Code: "setting.table", Message: textUnfitWhat}}
}

// comingPage is what a file that was read would change, before it is taken in.
type comingPage struct {
	Sections    []part.Stage
	Facts       []part.Fact
	Differences part.List
	Affected    part.List
	Persons     part.List
	Why         string
	Action      string
	Seen        string
	Ask         []string // target, count and consequence
}

// waitingFile is the file that waits for a table, and what became of it if it cannot be taken in
// any more.
func waitingFile(q *page.Request) (*dated.Table, dated.Further, error) {
	t, err := tableOf(q)
	if err != nil {
		return nil, dated.Further{}, err
	}
	x, waits := q.Session.Parked(parked(t)).(dated.Further)
	if !waits {
		return t, x, errNoFile
	}
	return t, x, nil
}

var errNoFile = errors.New("setting: no file waits")

func coming(q *page.Request) (page.Answer, error) {
	t, x, err := waitingFile(q)
	if errors.Is(err, errNoFile) {
		return page.To(addressOf(t.Name)).Saying(textNoFileWaits), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	if err := refusal(q.Session.Tables(), x); err != nil {
		return tableAnswer(q, t, faultsOf(err))
	}
	found, err := effectsOf(q, t, x)
	if err != nil {
		return page.Answer{}, err
	}
	p, err := comingOf(q, t, &found)
	if err != nil {
		return page.Answer{}, err
	}
	a := page.Show(textComingTitle, comingView(*p))
	a.About = titleOf(t.Name)
	a.Acts = []part.Act{{Word: textBackToTable, Href: addressOf(t.Name)},
		{Word: textTake, Opens: "take", Key: "save", Main: true}}
	return a, nil
}

func comingOf(q *page.Request, t *dated.Table, found *effects) (*comingPage, error) {
	x := found.of
	own := book.Table{Name: x.Table, From: x.From, Text: x.Text}
	comes, err := fileOf(&own)
	if err != nil {
		return nil, err
	}
	now := inForce(enactments(t, q.Session.Tables()), x.From)
	there, err := fileIn(t, &now)
	if err != nil {
		return nil, err
	}
	day := part.Day(x.From, q.Session.Eras)
	p := &comingPage{Sections: sections(q, "/tables"),
		Action: q.URL.Path, Seen: q.Session.Mark([]byte(x.Text)),
		Facts: []part.Fact{{Word: textTable, Value: titleOf(t.Name)},
			{Word: textHolds, Value: holds(q, comes.Source)},
			{Word: textPublished, Value: comes.Published}, {Word: textSource, Value: comes.Text}},
		Differences: differences(there, comes), Affected: found.clients(),
		Persons: found.persons(q), Why: found.said(),
		Ask: []string{fmt.Sprintf(textTakeTarget, titleOf(t.Name), day),
			fmt.Sprintf(textTakeCount, part.Number(len(found.all)), part.Number(found.people())),
			textTakeThen}}
	return p, nil
}

// take keeps the file that waits as a table of the office.
func take(q *page.Request) (page.Answer, error) {
	t, x, err := waitingFile(q)
	if errors.Is(err, errNoFile) {
		return page.To(addressOf(t.Name)).Saying(textNoFileWaits), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	if q.Text("seen") != q.Session.Mark([]byte(x.Text)) {
		return page.Answer{}, page.ErrChanged
	}
	comes := book.Table{Name: x.Table, From: x.From, Text: x.Text, Taken: handOf(q)}
	batch, err := q.Session.SaveOffice(q.Context(), book.Change{Act: record.Import},
		func(b *book.Book) error {
			if refusal(b.Tables, x) != nil {
				return page.ErrChanged
			}
			if former := b.Table(x.Table, x.From); former != nil {
				*former = comes // withdrawn; the record keeps it
				return nil
			}
			b.Tables = append(b.Tables, comes)
			return nil
		})
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.Park(parked(t), nil)
	return undoable(page.To(ownAddress(&comes)).Saying(textTaken), batch, addressOf(t.Name)), nil
}

func handOf(q *page.Request) book.Hand {
	return book.Hand{Member: q.Session.Keys.Member().String(), Name: q.Session.Name(),
		Day: q.Today().String()}
}

// undoable offers the way back beside what an answer says.
func undoable(a page.Answer, batch seal.ID, back string) page.Answer {
	if !batch.IsZero() {
		a.Say.Undo = part.Act{Word: textUndo, Href: here + "/tables/undo", Post: true, Key: "u",
			Fields: []part.Hidden{{Name: "batch", Value: batch.String()}, {Name: "back", Value: back}}}
	}
	return a
}

// undoTable takes back what the member did to the office's tables.
func undoTable(q *page.Request) (page.Answer, error) {
	batch, err := seal.ParseID(q.Text("batch"))
	back := q.Text("back")
	if err != nil || !strings.HasPrefix(back, here+"/tables") {
		return page.Answer{}, page.ErrNotThere
	}
	own, err := wroteItself(q, batch)
	if err != nil {
		return page.Answer{}, err
	}
	if !own {
		return page.Answer{}, page.ErrNotThere
	}
	if err := q.Session.Undo(q.Context(), batch, ""); err != nil {
		return page.Answer{}, err
	}
	return page.To(back).Saying(textTableUndone), nil
}

// wroteItself tells whether a batch is the member's own.
func wroteItself(q *page.Request, batch seal.ID) (own bool, err error) {
	err = q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) error {
		b, err := r.Batch(q.Context(), batch)
		own = b != nil && b.Author == q.Session.Keys.Member()
		return err
	})
	return own, err
}

// ownTablePage is a table that the office took in.
type ownTablePage struct {
	Sections    []part.Stage
	State       part.Tag
	Note        string
	Facts       []part.Fact
	Against     string // what the differences are from
	Differences part.List
	Rows        part.List // of the table itself; none where it cannot be read
	Confirm     *asking
	Withdraw    *asking
}

// asking is what a dialog asks: target, count and consequence.
type asking struct {
	Action string
	Ask    []string
	Seen   string
}

// ownTableOf finds the office's table of an address.
func ownTableOf(q *page.Request) (*dated.Table, *book.Table, error) {
	t, err := tableOf(q)
	if err != nil {
		return nil, nil, err
	}
	from, err := caldate.Parse(q.PathValue("day"))
	b := book.Book{Tables: q.Session.Tables()}
	if own := b.Table(t.Name, from); err == nil && own != nil {
		return t, own, nil
	}
	return nil, nil, page.ErrNotThere
}

// seenTable is on what a dialog was opened.
func seenTable(q *page.Request, own *book.Table) string {
	return q.Session.Mark(fmt.Appendf(nil, "%s\x00%s\x00%s", own.Text, own.Confirmed, own.Withdrawn))
}

func taken(q *page.Request) (page.Answer, error) {
	t, own, err := ownTableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	e := ofOffice(own)
	p := ownTablePage{Sections: sections(q, "/tables"), State: e.tag(q.Today(), true),
		Note: noteOf(&e), Facts: []part.Fact{{Word: textTable, Value: titleOf(t.Name)},
			{Word: textHolds, Value: holds(q, e.Source)}, {Word: textHands, Value: handsOf(own)},
			{Word: textPublished, Value: e.Published}, {Word: textSource, Value: e.Text}}}
	a := page.Answer{Acts: []part.Act{{Word: textBackToTable, Href: addressOf(t.Name)}}}
	if f, err := fileOf(own); err == nil {
		against := before(enactments(t, q.Session.Tables()), &e)
		there, err := fileIn(t, &against)
		if err != nil {
			return page.Answer{}, err
		}
		p.Against = fmt.Sprintf(textAgainst, holds(q, against.Source))
		p.Differences, p.Rows = differences(there, f), rowsOf(f)
		p.Differences.Columns[2].Title, p.Differences.Columns[3].Title = textThatTable, textThisTable
		p.Rows.Name = textOwnRows
	}
	if e.acts() && own.Confirmed.IsZero() && own.Taken.Member != q.Session.Keys.Member().String() {
		p.Confirm = asks(q, own, "confirm", textConfirmThen)
		a.Acts = append(a.Acts, part.Act{Word: textConfirm, Opens: "confirm", Key: "save", Main: true})
	}
	if own.Withdrawn.IsZero() && q.Session.Role == member.Owner {
		p.Withdraw = asks(q, own, "withdraw", textWithdrawThen)
		a.Acts = append(a.Acts, part.Act{Word: textWithdraw, Opens: "withdraw", Danger: true})
	}
	a.Title, a.About, a.Body = textOwnTable, titleOf(t.Name), ownTableView(p)
	return a, nil
}

// before is with what an enactment is compared: the program's of the same day where there is one,
// else the one that was in force until then.
func before(all []enactment, e *enactment) enactment {
	then := all[0]
	for _, x := range all {
		if x.acts() && (x.From.Before(e.From) || x.own == nil && x.From == e.From) {
			then = x
		}
	}
	return then
}

func noteOf(e *enactment) string {
	switch {
	case !e.own.Withdrawn.IsZero():
		return textNoteWithdrawn
	case superseded(e.unfit):
		return textNoteSuperseded
	case e.unfit != nil:
		return textNoteUnfit
	case e.own.Confirmed.IsZero():
		return textNoteUnconfirmed
	}
	return textNoteConfirmed
}

func asks(q *page.Request, own *book.Table, act, then string) *asking {
	clients, people := usersOf(q, own.Name)
	return &asking{Action: ownAddress(own) + "/" + act, Seen: seenTable(q, own),
		Ask: []string{fmt.Sprintf(textTakeTarget, titleOf(own.Name),
			part.Day(own.From, q.Session.Eras)),
			fmt.Sprintf(textTakeCount, part.Number(clients), part.Number(people)), then}}
}

// usersOf counts the clients and persons in whose newest month a table is used.
func usersOf(q *page.Request, name string) (clients, people int) {
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if run := newestRun(c); run != nil {
			if n := len(used(q, c, run)[name]); n > 0 {
				clients, people = clients+1, people+n
			}
		}
	}
	return clients, people
}

// confirm says that another member compared a table with its source.
func confirm(q *page.Request) (page.Answer, error) {
	return change(q, textTableConfirmed, func(own *book.Table, by book.Hand) error {
		if own.Taken.Member == by.Member || !own.Confirmed.IsZero() {
			return page.ErrChanged
		}
		own.Confirmed = by
		return nil
	})
}

// withdraw has a table act no more. It stays in the book.
func withdraw(q *page.Request) (page.Answer, error) {
	return change(q, textTableWithdrawn, func(own *book.Table, by book.Hand) error {
		own.Withdrawn = by
		return nil
	})
}

// change has one of the office's tables changed, as the page showed it.
func change(q *page.Request, said string, edit func(*book.Table, book.Hand) error) (
	page.Answer, error,
) {
	_, own, err := ownTableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	by := handOf(q)
	batch, err := q.Session.SaveOffice(q.Context(), book.Change{Act: record.Edit},
		func(b *book.Book) error {
			stands := b.Table(own.Name, own.From)
			if stands == nil || !stands.Withdrawn.IsZero() || seenTable(q, stands) != q.Text("seen") {
				return page.ErrChanged
			}
			return edit(stands, by)
		})
	if err != nil {
		return page.Answer{}, err
	}
	return undoable(page.To(ownAddress(own)).Saying(said), batch, addressOf(own.Name)), nil
}
