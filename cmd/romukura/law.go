package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/enactment"
	"romukura/desk/member"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/record"
	"romukura/trade/client"
)

// lawCmd is the tables of law: those of the program, and those that the office took in.
type lawCmd struct {
	List     lawListCmd     `cmd:"" help:"${help_law_list}"`
	Show     lawShowCmd     `cmd:"" help:"${help_law_show}"`
	Take     lawTakeCmd     `cmd:"" help:"${help_law_take}"`
	Confirm  lawConfirmCmd  `cmd:"" help:"${help_law_confirm}"`
	Withdraw lawWithdrawCmd `cmd:"" help:"${help_law_withdraw}"`
}

// noClient opens the office alone.
const noClient client.ID = "\x00"

// hand is the member who unlocked the book, with the right that the screen asks for too.
func (u *unlocked) hand(d *desk, may ...member.Role) (book.Hand, error) {
	id := u.session.Member()
	if right, ok := u.session.Roster().Right(id); !ok || !slices.Contains(may, right.Role) {
		return book.Hand{}, fmt.Errorf(textNoRightToLaw, rolesText(may))
	}
	names, err := u.session.Names(d.ctx)
	if err != nil {
		return book.Hand{}, err
	}
	return book.Hand{Member: id.String(), Name: names[id], Day: d.today().String()}, nil
}

func rolesText(all []member.Role) string {
	var words []string
	for _, r := range all {
		words = append(words, roleText(r))
	}
	return strings.Join(words, textPause)
}

type lawListCmd struct {
	keeping
	Find string `name:"find" placeholder:"WORD" help:"${help_law_find}"`
}

// tableLine is a table as it stands today.
type tableLine struct {
	Table   string `json:"table"`
	Title   string `json:"title"`
	State   string `json:"state"`
	From    string `json:"from"`
	Through string `json:"through"`
	Law     string `json:"law"`
	Source  string `json:"source"`
	Hands   string `json:"hands,omitempty"` // of those that the office took in
}

func tableLineOf(e *enactment.Enactment, s enactment.State) tableLine {
	line := tableLine{Table: enactment.Short(e.Table), Title: enactment.Title(e.Table),
		State: s.Word(),
		From:  e.From.String(), Through: textUntilAmended, Law: enactment.Article(e.Table),
		Source: e.Text}
	switch {
	case e.HoldsThrough.IsZero():
		line.Through = "" // what stands in the file cannot be read
	case e.HoldsThrough != dated.Open:
		line.Through = e.HoldsThrough.String()
	}
	if e.Own != nil {
		line.Hands = enactment.Hands(e.Own)
	}
	return line
}

func (l *tableLine) holds() string { return l.From + textThrough + l.Through }

// Run lists the tables with how far each can be trusted today, and what the office took in.
func (cmd *lawListCmd) Run(d *desk) error {
	return cmd.withBook(d, func(b *book.Book) (*book.Change, error) {
		var lines []tableLine
		rows := [][]string{textTableHead}
		for _, t := range dated.Shipped() {
			e := enactment.InForce(enactment.Of(&t, b.Tables), d.today())
			line := tableLineOf(&e, e.StateOn(d.today(), true))
			if !strings.Contains(strings.Join([]string{line.Title, t.Name, line.Source, line.Law}, " "),
				cmd.Find) {
				continue
			}
			lines = append(lines, line)
			rows = append(rows, []string{line.Table, line.Title, line.State, line.holds(), line.Law,
				line.Source})
		}
		if len(lines) == 0 {
			return nil, d.answer([]tableLine{}, fmt.Sprintf(textNoSuchTables, cmd.Find))
		}
		text := columns("", rows)
		if own := ownTables(b, d.today()); len(own) > 1 {
			text += "\n" + textOwnTables + columns("  ", own)
		}
		return nil, d.answer(lines, text)
	}, noClient)
}

// ownTables are the rows of what the office took in, the newest first.
func ownTables(b *book.Book, day caldate.Date) [][]string {
	rows := [][]string{textOwnHead}
	for i := range slices.Backward(b.Tables) {
		e := enactment.OfOffice(&b.Tables[i])
		rows = append(rows, []string{enactment.Short(e.Table), enactment.Title(e.Table),
			e.StateOn(day, true).Word(), e.From.String(), enactment.Hands(e.Own)})
	}
	return rows
}

// oneTable names a table.
type oneTable struct {
	keeping
	Table string `name:"table" required:"" placeholder:"pension/rate" help:"${help_law_table}"`
}

func (x oneTable) table() (*dated.Table, error) {
	if t, ok := enactment.Table(x.Table); ok {
		return t, nil
	}
	return nil, fmt.Errorf(textNoTable, x.Table)
}

type lawShowCmd struct{ oneTable }

// Run lists the enactments of a table, the newest first, with standing and source.
func (cmd *lawShowCmd) Run(d *desk) error {
	t, err := cmd.table()
	if err != nil {
		return err
	}
	return cmd.withBook(d, func(b *book.Book) (*book.Change, error) {
		all := enactment.Of(t, b.Tables)
		now := enactment.InForce(all, d.today())
		var lines []tableLine
		rows := [][]string{textEnactmentHead}
		for _, e := range slices.Backward(all) {
			same := e.From == now.From && (e.Own == nil) == (now.Own == nil)
			line := tableLineOf(&e, e.StateOn(d.today(), same))
			lines = append(lines, line)
			rows = append(rows, []string{line.holds(), line.State, e.Published, e.Text, e.Mark})
		}
		head := fmt.Sprintf(textTableTitle, enactment.Title(t.Name), enactment.Article(t.Name))
		return nil, d.answer(lines, head+columns("  ", rows))
	}, noClient)
}

type lawTakeCmd struct {
	oneTable
	Apply bool   `name:"apply" help:"${help_apply}"`
	File  string `arg:"" name:"FILE" help:"${help_law_file}"`
}

// tablePlan is what a file would change.
type tablePlan struct {
	Table       string                 `json:"table"`
	From        string                 `json:"from"`
	Faults      []fault.Fault          `json:"faults,omitempty"`
	Differences []enactment.Difference `json:"differences,omitempty"`
	Clients     []affectedClient       `json:"clients,omitempty"`
	Taken       bool                   `json:"taken"`
}

// affectedClient is what changes for one client in its newest month of pay.
type affectedClient struct {
	Client client.ID `json:"client"`
	Month  string    `json:"month"`
	People int       `json:"people"`
	Net    int64     `json:"net"`
	Cost   int64     `json:"cost"`
	Failed int       `json:"failed,omitempty"`
	State  string    `json:"state"`
}

// Run shows all faults of a file, or what it would change and for whom; with --apply it is taken
// in, and waits for another member's confirmation.
func (cmd *lawTakeCmd) Run(d *desk) error {
	t, err := cmd.table()
	if err != nil {
		return err
	}
	data, err := readTable(cmd.File)
	if err != nil {
		return err
	}
	return cmd.withSession(d, func(u *unlocked, b *book.Book) (*book.Change, error) {
		by, err := u.hand(d, member.Owner)
		if err != nil {
			return nil, err
		}
		file := enactment.File{Name: filepath.Base(cmd.File), Data: data}
		x, faults := enactment.Examine(t, file, b.Tables)
		if len(faults) > 0 {
			d.faults(faults)
			d.say(textTableRefused, len(faults))
			return nil, errWaits
		}
		x.By = dated.Hand{Name: by.Name, Day: by.Day}
		if err := cmd.tell(d, b, x); err != nil || !cmd.Apply {
			return nil, err
		}
		return change(record.Import), enactment.Take(b, x, by)
	})
}

// mostTableBytes is as much as the screen takes.
const mostTableBytes = 4 << 20

func readTable(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > mostTableBytes {
		return nil, fmt.Errorf(textTooLarge, mostTableBytes>>20)
	}
	return os.ReadFile(name)
}

// tell shows what a file that can be taken in would change.
func (cmd *lawTakeCmd) tell(d *desk, b *book.Book, x dated.Further) error {
	t, err := cmd.table()
	if err != nil {
		return err
	}
	found, err := enactment.EffectsOf(t, x, enactment.Trial{Clients: b.Clients, Used: enactment.Used,
		Try: dated.Try})
	if err != nil {
		return err
	}
	e := enactment.OfOffice(&book.Table{Name: x.Table, From: x.From, Text: x.Text})
	now := enactment.InForce(enactment.Of(t, b.Tables), x.From)
	cells, err := e.Differences(t, &now)
	if err != nil {
		return err
	}
	plan := tablePlan{Table: cmd.Table, From: x.From.String(), Differences: cells, Taken: cmd.Apply}
	for i := range found.All {
		f := &found.All[i]
		net, cost := f.Sum()
		plan.Clients = append(plan.Clients, affectedClient{Client: f.Client.Profile.ID,
			Month: f.Run.Month.String(), People: len(f.Before), Net: int64(net), Cost: int64(cost),
			Failed: f.Failed, State: f.Word()})
	}
	text := tableHead(&e) + cellsText(cells) + effectsText(&found)
	if cmd.Apply {
		text += fmt.Sprintf(textTableTaken, cmd.Table, x.From)
	} else {
		text += textDryRun
	}
	return d.answer(plan, text)
}

func tableHead(e *enactment.Enactment) string {
	line := tableLineOf(e, enactment.Unconfirmed)
	return fmt.Sprintf(textTableTitle, line.Title, line.Law) + columns("  ", [][]string{
		{textHolds, line.holds()}, {textPublished, e.Published}, {textSource, line.Source}})
}

// cellsText shows the cells in which a table differs from the one before.
func cellsText(all []enactment.Difference) string {
	if len(all) == 0 {
		return textSameTable
	}
	rows := make([][]string, 0, len(all))
	for _, x := range all {
		rows = append(rows, []string{x.Row, x.Column, x.Before, textTurns, x.After})
	}
	return fmt.Sprintf(textTableCells, len(all)) + columns("  ", rows)
}

// effectsText says whose pay a table changes.
func effectsText(f *enactment.Effects) string {
	if len(f.All) == 0 {
		return textNobodyAffected + f.Said() + "\n"
	}
	rows := [][]string{textAffectedHead}
	for i := range f.All {
		e := &f.All[i]
		net, cost := e.Sum()
		rows = append(rows, []string{e.Client.Profile.Name, e.Run.Month.String(),
			fmt.Sprint(len(e.Before)), part.Difference(net), part.Difference(cost), e.Word()})
	}
	text := f.Said() + "\n" + columns("  ", rows)
	persons := f.Persons()
	if len(persons) == 0 {
		return text
	}
	rows = [][]string{textPersonHead}
	for _, p := range persons {
		rows = append(rows, []string{p.Name, p.Client.Profile.Name, part.Yen(p.Before.Net), textTurns,
			part.Yen(p.After.Net), part.Difference(p.After.Net - p.Before.Net),
			part.Difference(p.After.Cost - p.Before.Cost)})
	}
	return text + textPersonTitle + columns("  ", rows)
}

// ownTable names a table that the office took in.
type ownTable struct {
	oneTable
	Day   string `name:"day" required:"" placeholder:"2027-03-01" help:"${help_law_day}"`
	Apply bool   `name:"apply" help:"${help_law_apply}"`
}

// act shows what the office took in, and does something with it with --apply.
func (x ownTable) act(
	d *desk,
	may []member.Role,
	do func(*book.Table, book.Hand) error,
) error {
	t, err := x.table()
	if err != nil {
		return err
	}
	day, err := dayOf(x.Day)
	if err != nil {
		return err
	}
	return x.withSession(d, func(u *unlocked, b *book.Book) (*book.Change, error) {
		by, err := u.hand(d, may...)
		if err != nil {
			return nil, err
		}
		own := b.Table(t.Name, day)
		if own == nil {
			return nil, fmt.Errorf(textNoOwnTable, enactment.Title(t.Name), day)
		}
		tried := *own // what cannot be done is told before anything is shown
		if err := do(&tried, by); err != nil {
			return nil, lawError(err)
		}
		text, err := ownText(t, b, own)
		if err != nil {
			return nil, err
		}
		done, said := (*book.Change)(nil), textTableDryRun
		if x.Apply {
			*own, done = tried, change(record.Edit)
			said = enactment.Hands(own) + "\n"
		}
		e := enactment.OfOffice(own)
		return done, d.answer(tableLineOf(&e, e.StateOn(d.today(), true)), text+said)
	}, noClient)
}

// ownText shows a table that the office took in, beside the one that it goes before.
func ownText(t *dated.Table, b *book.Book, own *book.Table) (string, error) {
	e := enactment.OfOffice(own)
	if _, err := e.File(t); err != nil {
		return tableHead(&e) + e.Note() + "\n", nil
	}
	before := enactment.Before(enactment.Of(t, b.Tables), &e)
	cells, err := e.Differences(t, &before)
	return tableHead(&e) + cellsText(cells), err
}

type lawConfirmCmd struct{ ownTable }

// Run says that another member compared a table with what was published.
func (cmd *lawConfirmCmd) Run(d *desk) error {
	return cmd.act(d, []member.Role{member.Owner, member.Staff}, enactment.Confirm)
}

type lawWithdrawCmd struct{ ownTable }

// Run has a table act no more.
func (cmd *lawWithdrawCmd) Run(d *desk) error {
	return cmd.act(d, []member.Role{member.Owner}, enactment.Withdraw)
}

// lawError puts into words why nothing was done with a table.
func lawError(err error) error {
	for known, text := range textLawErrors {
		if errors.Is(err, known) {
			return errors.New(text)
		}
	}
	return err
}
