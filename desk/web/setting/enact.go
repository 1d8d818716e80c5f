package setting

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"romukura/desk/book"
	"romukura/desk/enactment"
	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
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
	comes, wrong := enactment.Examine(t, enactment.File{Name: name, Data: data}, q.Session.Tables())
	if len(wrong) > 0 {
		return tableAnswer(q, t, wrong)
	}
	comes.By = dated.Hand{Name: q.Session.Name(), Day: q.Today().String()}
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
	if err := enactment.Refusal(q.Session.Tables(), x); err != nil {
		return tableAnswer(q, t, enactment.FaultsOf(err))
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
	a.About = enactment.Title(t.Name)
	a.Acts = []part.Act{{Word: textBackToTable, Href: addressOf(t.Name)},
		{Word: textTake, Opens: "take", Key: "save", Main: true}}
	return a, nil
}

func comingOf(q *page.Request, t *dated.Table, found *enactment.Effects) (*comingPage, error) {
	x := found.Of
	own := book.Table{Name: x.Table, From: x.From, Text: x.Text}
	e := enactment.OfOffice(&own)
	comes, err := e.File(t)
	if err != nil {
		return nil, err
	}
	now := enactment.InForce(enactment.Of(t, q.Session.Tables()), x.From)
	cells, err := e.Differences(t, &now)
	if err != nil {
		return nil, err
	}
	day := part.Day(x.From, q.Session.Eras)
	p := &comingPage{Sections: sections(q, "/tables"),
		Action: q.URL.Path, Seen: q.Session.Mark([]byte(x.Text)),
		Facts: []part.Fact{{Word: textTable, Value: enactment.Title(t.Name)},
			{Word: textHolds, Value: holds(q, comes.Source)},
			{Word: textPublished, Value: comes.Published}, {Word: textSource, Value: comes.Text}},
		Differences: differences(cells), Affected: affected(found),
		Persons: persons(found), Why: found.Said(),
		Ask: []string{fmt.Sprintf(textTakeTarget, enactment.Title(t.Name), day),
			fmt.Sprintf(textTakeCount, part.Number(len(found.All)), part.Number(found.People())),
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
	by := handOf(q)
	batch, err := q.Session.SaveOffice(q.Context(), book.Change{Act: record.Import},
		func(b *book.Book) error {
			if enactment.Take(b, x, by) != nil {
				return page.ErrChanged
			}
			return nil
		})
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.Park(parked(t), nil)
	return undoable(page.To(ownAddress(x.Table, x.From)).Saying(textTaken), batch, addressOf(t.Name)),
		nil
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
	e := enactment.OfOffice(own)
	p := ownTablePage{Sections: sections(q, "/tables"), State: tagOf(e.StateOn(q.Today(), true)),
		Note: e.Note(), Facts: []part.Fact{{Word: textTable, Value: enactment.Title(t.Name)},
			{Word: textHolds, Value: holds(q, e.Source)}, {Word: textHands, Value: enactment.Hands(own)},
			{Word: textPublished, Value: e.Published}, {Word: textSource, Value: e.Text}}}
	a := page.Answer{Acts: []part.Act{{Word: textBackToTable, Href: addressOf(t.Name)}}}
	if f, err := e.File(t); err == nil {
		against := enactment.Before(enactment.Of(t, q.Session.Tables()), &e)
		all, err := e.Differences(t, &against)
		if err != nil {
			return page.Answer{}, err
		}
		p.Against = fmt.Sprintf(textAgainst, holds(q, against.Source))
		p.Differences, p.Rows = differences(all), rowsOf(f)
		p.Differences.Columns[2].Title, p.Differences.Columns[3].Title = textThatTable, textThisTable
		p.Rows.Name = textOwnRows
	}
	if enactment.Confirmable(own, q.Session.Keys.Member().String()) == nil {
		p.Confirm = asks(q, own, "confirm", textConfirmThen)
		a.Acts = append(a.Acts, part.Act{Word: textConfirm, Opens: "confirm", Key: "save", Main: true})
	}
	if own.Withdrawn.IsZero() && q.Session.Role == member.Owner {
		p.Withdraw = asks(q, own, "withdraw", textWithdrawThen)
		a.Acts = append(a.Acts, part.Act{Word: textWithdraw, Opens: "withdraw", Danger: true})
	}
	a.Title, a.About, a.Body = textOwnTable, enactment.Title(t.Name), ownTableView(p)
	return a, nil
}

func asks(q *page.Request, own *book.Table, act, then string) *asking {
	clients, people := usersOf(q, own.Name)
	return &asking{Action: ownAddress(own.Name, own.From) + "/" + act, Seen: seenTable(q, own),
		Ask: []string{fmt.Sprintf(textTakeTarget, enactment.Title(own.Name),
			part.Day(own.From, q.Session.Eras)),
			fmt.Sprintf(textTakeCount, part.Number(clients), part.Number(people)), then}}
}

// usersOf counts the clients and persons in whose newest month a table is used.
func usersOf(q *page.Request, name string) (clients, people int) {
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if run := enactment.NewestRun(c); run != nil {
			if n := len(used(q)(c, run)[name]); n > 0 {
				clients, people = clients+1, people+n
			}
		}
	}
	return clients, people
}

// confirm says that another member compared a table with its source.
func confirm(q *page.Request) (page.Answer, error) {
	return change(q, textTableConfirmed, enactment.Confirm)
}

// withdraw has a table act no more. It stays in the book.
func withdraw(q *page.Request) (page.Answer, error) {
	return change(q, textTableWithdrawn, enactment.Withdraw)
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
			if edit(stands, by) != nil {
				return page.ErrChanged
			}
			return nil
		})
	if err != nil {
		return page.Answer{}, err
	}
	return undoable(page.To(ownAddress(own.Name, own.From)).Saying(said), batch,
		addressOf(own.Name)), nil
}
