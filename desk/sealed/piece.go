package sealed

import (
	"encoding/json"
	"slices"
	"strconv"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/seal"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/exchange"
	"romukura/trade/filing"
	"romukura/trade/office"
	"romukura/trade/payroll"
)

// Kinds of the records that hold the pieces of a book. They stand in clear.
const (
	kindOffice   = "office"
	kindTable    = "table"
	kindClient   = "client"
	kindRun      = "run"
	kindEmployee = "employee"
	kindSlip     = "slip"
	kindFile     = "file"
)

// form is a client in the shape in which it is stored: pay by heads and slips, files without their
// content.
type form struct {
	*book.Client
	runs  []payroll.Run // without slips
	heads []seal.ID     // record of each run
	slips map[seal.ID][]payroll.Slip
	files []fileRow
	terms terms
}

// fileRow is an official file whose content is a document of its own.
type fileRow struct {
	Path     string   `json:"path"`
	Title    string   `json:"title"`
	Serial   int      `json:"serial"`
	Cases    []string `json:"cases"`
	Document Document `json:"document"`

	data []byte
}

// piece is what becomes one record.
type piece struct {
	kind    string
	natural []string    // its natural key within the client
	parent  int         // place of the piece that it belongs to; -1: none
	person  employee.ID // whose key seals it; empty: the client's
	value   any

	// Given by the drawer.
	id    seal.ID
	of    seal.ID
	order int64
}

// list is one kind of pieces: how a client falls into them, and how they come together again.
type list struct {
	kind  string
	split func(f *form, put func(piece))
	read  func(text []byte) (any, error)
	join  func(f *form, at place, value any)
	who   func(value any) employee.ID
}

// place is where a piece was found: its record, and the record that it belongs to.
type place struct{ id, of seal.ID }

// listOf is a list whose every item is a piece under the client's key.
func listOf[T any](kind string, at func(*form) *[]T, natural func(*T) []string) list {
	return list{
		kind: kind,
		split: func(f *form, put func(piece)) {
			all := *at(f)
			for i := range all {
				put(piece{kind: kind, natural: natural(&all[i]), parent: -1, value: &all[i]})
			}
		},
		read: reads[T],
		join: func(f *form, _ place, value any) { *at(f) = append(*at(f), *value.(*T)) },
		who:  func(any) employee.ID { return "" },
	}
}

// personal puts the items of a list under the keys of the persons they are about.
func personal[T any](l list, who func(*T) employee.ID) list {
	plain := l.split
	l.who = func(value any) employee.ID { return who(value.(*T)) }
	l.split = func(f *form, put func(piece)) {
		plain(f, func(p piece) {
			p.person = l.who(p.value)
			put(p)
		})
	}
	return l
}

func reads[T any](text []byte) (any, error) {
	value := new(T)
	return value, json.Unmarshal(text, value)
}

// lists are all kinds of a client's pieces, people first.
var lists = []list{
	{
		kind: kindClient,
		split: func(f *form, put func(piece)) {
			put(piece{kind: kindClient, natural: []string{string(f.Profile.ID)}, parent: -1,
				value: &f.Profile})
		},
		read: reads[client.Client],
		join: func(f *form, _ place, value any) { f.Profile = *value.(*client.Client) },
		who:  func(any) employee.ID { return "" },
	},
	personal(listOf(kindEmployee, func(f *form) *[]employee.Employee { return &f.Employees },
		func(e *employee.Employee) []string { return []string{string(e.ID)} }),
		func(e *employee.Employee) employee.ID { return e.ID }),
	personal(listOf("attendance", func(f *form) *[]attendance.Month { return &f.Attendance },
		func(m *attendance.Month) []string { return []string{m.Key()} }),
		func(m *attendance.Month) employee.ID { return m.Employee }),
	runs, slips, seasons, settlements,
	listOf("case", func(f *form) *[]filing.Case { return &f.Cases },
		func(c *filing.Case) []string { return []string{c.ID} }),
	listOf("excluded", func(f *form) *[]filing.Excluded { return &f.Excluded },
		func(x *filing.Excluded) []string {
			return []string{string(x.Employee), string(x.Procedure), x.Key}
		}),
	listOf("decision", func(f *form) *[]office.Decision { return &f.Decisions },
		func(d *office.Decision) []string { return []string{d.Key} }),
	listOf("question", func(f *form) *[]book.Question { return &f.Questions },
		func(q *book.Question) []string { return []string{q.ID} }),
	listOf("import", func(f *form) *[]exchange.Batch { return &f.Imports },
		func(b *exchange.Batch) []string { return []string{b.ID} }),
	listOf("mapping", func(f *form) *[]exchange.Mapping { return &f.Mappings },
		func(m *exchange.Mapping) []string { return append([]string{string(m.Kind)}, m.Header...) }),
	listOf("determination", func(f *form) *[]book.Determination { return &f.Determinations },
		func(d *book.Determination) []string {
			return []string{string(d.Employee), string(d.Procedure), d.Decision.From.String()}
		}),
	listOf("decided", func(f *form) *[]caldate.Month { return &f.Decided },
		func(m *caldate.Month) []string { return []string{m.String()} }),
	listOf("society", func(f *form) *[]book.Society { return &f.Societies },
		func(s *book.Society) []string { return []string{s.ID, s.From} }),
	serials,
	listOf("entered", func(f *form) *[]payroll.Entered { return &f.Entered },
		func(e *payroll.Entered) []string {
			return []string{string(e.Employee), e.Group, e.Month.String(), e.Item}
		}),
	listOf("bonus", func(f *form) *[]payroll.BonusEntry { return &f.Bonuses },
		func(e *payroll.BonusEntry) []string {
			return []string{string(e.Employee), e.Group, e.PayDay.String()}
		}),
	listOf("carry", func(f *form) *[]payroll.Carry { return &f.Carries },
		func(c *payroll.Carry) []string { return []string{string(c.Employee), c.Of.String()} }),
	listOf(kindFile, func(f *form) *[]fileRow { return &f.files },
		func(x *fileRow) []string { return []string{x.Path, strconv.Itoa(x.Serial)} }),
}

var serials = list{
	kind: "serials",
	split: func(f *form, put func(piece)) {
		if len(f.Serials) > 0 {
			put(piece{kind: "serials", parent: -1, value: &f.Serials})
		}
	},
	read: reads[map[string]int],
	join: func(f *form, _ place, value any) { f.Serials = *value.(*map[string]int) },
	who:  func(any) employee.ID { return "" },
}

func runKey(r *payroll.Run) []string {
	return []string{r.Group, string(r.Kind), r.PayDay.String()}
}

// runs are the heads of pay, each followed by its slips.
var runs = list{
	kind: kindRun,
	split: func(f *form, put func(piece)) {
		place := 0
		for i := range f.Client.Runs {
			head := f.Client.Runs[i]
			all := head.Slips
			// An empty list of slips and none at all are two things, as the book has them.
			head.Slips = all[:0:0]
			parent := place
			put(piece{kind: kindRun, natural: runKey(&head), parent: -1, value: &head})
			for j := range all {
				slip := &all[j]
				natural := append(runKey(&head), string(slip.Employee))
				put(piece{kind: kindSlip, natural: natural, parent: parent, person: slip.Employee,
					value: slip})
			}
			place += 1 + len(all)
		}
	},
	read: reads[payroll.Run],
	join: func(f *form, at place, value any) {
		f.runs = append(f.runs, *value.(*payroll.Run))
		f.heads = append(f.heads, at.id)
	},
	who: func(any) employee.ID { return "" },
}

var slips = list{
	kind: kindSlip,
	read: reads[payroll.Slip],
	join: func(f *form, at place, value any) {
		f.slips[at.of] = append(f.slips[at.of], *value.(*payroll.Slip))
	},
	who: func(value any) employee.ID { return value.(*payroll.Slip).Employee },
}

// byKind finds the list of a kind.
var byKind = func() map[string]*list {
	all := make(map[string]*list, len(lists))
	for i := range lists {
		all[lists[i].kind] = &lists[i]
	}
	return all
}()

// officeKinds are the kinds of the pieces of the office itself.
var officeKinds = []string{kindOffice, kindTable}

// officePieces takes apart what belongs to the office itself.
func officePieces(b *book.Book) []piece {
	all := []piece{{kind: kindOffice, parent: -1, value: &b.Office}}
	for i := range b.Tables {
		t := &b.Tables[i]
		all = append(all, piece{kind: kindTable, natural: []string{t.Name, t.From.String()},
			parent: -1, value: t})
	}
	return all
}

// clientKinds are the kinds of all pieces of a client.
var clientKinds = func() []string {
	all := make([]string, len(lists))
	for i := range lists {
		all[i] = lists[i].kind
	}
	return all
}()

// split takes a client apart.
func split(c *book.Client) []piece {
	f := &form{Client: c, files: make([]fileRow, len(c.Files))}
	for i := range c.Files {
		x := &c.Files[i]
		f.files[i] = fileRow{Path: x.Path, Title: x.Title, Serial: x.Serial, Cases: x.Cases,
			data: x.Data}
	}
	var all []piece
	for i := range lists {
		first := len(all)
		if lists[i].split == nil {
			continue
		}
		lists[i].split(f, func(p piece) {
			if p.parent >= 0 {
				p.parent += first
			}
			all = append(all, p)
		})
	}
	return all
}

// client puts the book's client together from the rows that were joined; files lack their content.
func (f *form) client() *book.Client {
	for i := range f.runs {
		if all := f.slips[f.heads[i]]; len(all) > 0 {
			f.runs[i].Slips = slices.Clone(all) // without room to grow
		}
	}
	f.Client.Runs = f.runs
	f.Seasons = f.terms.put()
	for i := range f.files {
		x := &f.files[i]
		f.Client.Files = append(f.Client.Files, book.File{Path: x.Path, Title: x.Title,
			Serial: x.Serial, Cases: x.Cases, Data: x.data})
	}
	f.Client.Cut()
	return f.Client
}
