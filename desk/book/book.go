// Package book is what an office's desk has open: the office, its clients, and for each client the
// register, attendance, pay, cases, decisions and imports, as plain values of the trade.
//
// A [Store] keeps it. What stands here is plaintext, so only a desk may hold it; at rest it is
// sealed, which is the matter of package desk/sealed.
package book

import (
	"context"
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/why"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/exchange"
	"romukura/trade/filing"
	"romukura/trade/insured"
	"romukura/trade/office"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// Book is all that an office holds.
type Book struct {
	Office  office.Office
	Tables  []Table `json:",omitempty"` // of law, that the office took in
	Clients []*Client
}

// Client is one client with everything recorded about it.
type Client struct {
	Profile    client.Client       `json:"profile"`
	Employees  []employee.Employee `json:"employees"`
	Attendance []attendance.Month  `json:"attendance"`
	Runs       []payroll.Run       `json:"runs"`
	Cases      []filing.Case       `json:"cases"`
	Excluded   []filing.Excluded   `json:"excluded,omitempty"`
	Decisions  []office.Decision   `json:"decisions,omitempty"`
	Questions  []Question          `json:"questions,omitempty"`
	Imports    []exchange.Batch    `json:"imports,omitempty"`
	Mappings   []exchange.Mapping  `json:"mappings,omitempty"`
	// Determinations are decisions on standard remuneration that the program proposed, with what a
	// person made of them.
	Determinations []Determination `json:"determinations,omitempty"`

	// Decided are the months after whose pay the decisions that fell due were asked for.
	Decided []caldate.Month `json:"decided,omitempty"`

	// Files are the official files that were made, as they were made.
	Files []File `json:"files,omitempty"`

	Societies []Society            `json:"societies,omitempty"`
	Serials   map[string]int       `json:"serials,omitempty"` // medium serial of the employer
	Entered   []payroll.Entered    `json:"entered,omitempty"` // amounts typed or imported for a month
	Bonuses   []payroll.BonusEntry `json:"bonuses,omitempty"`
	Carries   []payroll.Carry      `json:"carries,omitempty"`

	// Seasons are the year-end adjustments, by year.
	Seasons []settlement.Season `json:"seasons,omitempty"`
}

// Determination is a decision on the standard remuneration of one person, as it was proposed and
// as a named person took it.
type Determination struct {
	insured.Row
	Taken office.Decision `json:"taken,omitzero"`
}

// File is one official file that was made, with the cases in it. It is never made again.
type File struct {
	Path   string   `json:"path"`
	Title  string   `json:"title"`
	Serial int      `json:"serial"`
	Data   []byte   `json:"data"`
	Cases  []string `json:"cases"`
}

// Question is a judgement that waits for a person.
type Question struct {
	ID        string        `json:"id"`
	Employee  employee.ID   `json:"employee,omitempty"`
	Judgement why.Judgement `json:"judgement"`
	Raised    caldate.Date  `json:"raised"`
}

// Society is a health insurance society's table, held by the office: the text of the table as
// law/insurer reads it.
type Society struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	From  string `json:"from"` // day the table takes effect
	Table string `json:"table"`
}

// Store keeps a book.
type Store interface {
	// Load reads the office and its clients: those named, or all. A client that is not there is left
	// out.
	Load(ctx context.Context, clients ...client.ID) (*Book, error)

	// Save writes what changed since the book was loaded or saved. It is durable before it returns,
	// whole or not at all.
	Save(ctx context.Context, b *Book, change Change) error
}

// Change says what a save is for.
type Change struct {
	Act record.Act
	// Name names the change, so that making it again is nothing; empty: it has no name.
	Name string
	// Undoes is the name of the change that this one takes back.
	Undoes string
}

// Imported is the change by which the import that came last under an id was taken in. The same file
// taken in again after it was taken back is another change.
func (c *Client) Imported(id string) Change {
	return Change{Act: record.Import, Name: c.importName(id)}
}

// TakenBack is the change by which that import is taken back.
func (c *Client) TakenBack(id string) Change {
	return Change{Act: record.Undo, Undoes: c.importName(id)}
}

func (c *Client) importName(id string) string {
	times := 0
	for i := range c.Imports {
		if c.Imports[i].ID == id {
			times++
		}
	}
	return fmt.Sprintf("import/%s/%s/%d", c.Profile.ID, id, times)
}

// ClientByID finds a client, nil when there is none.
func (b *Book) ClientByID(id client.ID) *Client {
	for _, c := range b.Clients {
		if c.Profile.ID == id {
			return c
		}
	}
	return nil
}

// EmployeeByID finds a person, nil when there is none.
func (c *Client) EmployeeByID(id employee.ID) *employee.Employee {
	for i := range c.Employees {
		if c.Employees[i].ID == id {
			return &c.Employees[i]
		}
	}
	return nil
}

// EmployeeByNumber finds a person by the client's own number, nil when there is none.
func (c *Client) EmployeeByNumber(number string) *employee.Employee {
	for i := range c.Employees {
		if c.Employees[i].Number == number {
			return &c.Employees[i]
		}
	}
	return nil
}

// Run finds a run, nil when it was not made.
func (c *Client) Run(group string, kind payroll.Kind, month caldate.Month) *payroll.Run {
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Group == group && r.Kind == kind && r.Month == month {
			return r
		}
	}
	return nil
}

// Season finds the year-end adjustment of a year, nil when it was not begun.
func (c *Client) Season(year yearend.IncomeYear) *settlement.Season {
	for i := range c.Seasons {
		if c.Seasons[i].Year == year {
			return &c.Seasons[i]
		}
	}
	return nil
}

// PutRun stores a run in place of an earlier one of the same group, kind and pay day.
func (c *Client) PutRun(run payroll.Run) {
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Group == run.Group && r.Kind == run.Kind && r.PayDay == run.PayDay {
			*r = run
			return
		}
	}
	c.Runs = append(c.Runs, run)
}

// PutCase stores a case unless one of that id stands already; a case that went on keeps its state.
func (c *Client) PutCase(found filing.Case) bool {
	for i := range c.Cases {
		if c.Cases[i].ID != found.ID {
			continue
		}
		if c.Cases[i].State == filing.Open || c.Cases[i].State == filing.Ready {
			found.Keep(&c.Cases[i])
			c.Cases[i] = found
		}
		return false
	}
	c.Cases = append(c.Cases, found)
	return true
}
