package season

import (
	"encoding/json"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/exchange"
	"romukura/trade/settlement"
)

// File is a file of declarations and what it is for.
type File struct {
	Name string
	Data []byte
	Sent settlement.Sent
	By   string
	At   string // instant, ISO
}

// Plan is what a file would change. Nothing is changed before it is taken.
type Plan struct {
	Taken settlement.Taken `json:"file"`
	Rows  []PlanRow        `json:"rows"`
	// Faults are all that is wrong with the file; with one that stops nothing is taken.
	Faults []fault.Fault `json:"faults,omitempty"`
	// Already says that this very file was taken in before, for the same purpose.
	Already bool `json:"already,omitempty"`

	batch settlement.Batch
}

// PlanRow is what a file changes for one person.
type PlanRow struct {
	Number string              `json:"number"`
	Lines  []int               `json:"lines,omitempty"`
	New    bool                `json:"new,omitempty"`
	Same   bool                `json:"same,omitempty"`
	Fields []record.Difference `json:"fields,omitempty"` // as filed, and as the file says
}

// Refused reports whether a fault stops the file.
func (p *Plan) Refused() bool { return stops(p.Faults) }

func stops(all []fault.Fault) bool {
	for i := range all {
		if all[i].Severity == fault.Stop {
			return true
		}
	}
	return false
}

// Read tells what a file would change. The same file for the same purpose is taken once.
func Read(c *book.Client, s *settlement.Season, f File) (Plan, error) {
	if f.Sent.Year == 0 {
		f.Sent.Year = s.Year
	}
	p := Plan{Taken: settlement.Taken{Name: f.Name, Kind: f.Sent.Kind, Year: f.Sent.Year,
		On: f.Sent.On, By: f.By, At: f.At,
		ID: exchange.BatchID(f.Data, string(s.Client), string(f.Sent.Kind), f.Sent.Year.String(),
			f.Sent.On.String())}}
	if p.Already = s.Holds(p.Taken.ID); p.Already {
		return p, nil
	}
	v, err := View(c, s)
	if err != nil {
		return p, err
	}
	batch, faults := v.Read(f.Data, f.Sent)
	p.batch, p.Faults = batch, faults.All()
	return p, p.rows(s)
}

// rows shows each change beside what stands.
func (p *Plan) rows(s *settlement.Season) error {
	for i := range p.batch.Changes {
		x := &p.batch.Changes[i]
		row := PlanRow{Number: x.Number, Lines: x.Lines, New: x.New, Same: x.Same}
		if !x.New && !x.Same {
			before, after := standing(s, x)
			a, err := json.Marshal(before)
			if err != nil {
				return err
			}
			b, err := json.Marshal(after)
			if err != nil {
				return err
			}
			if row.Fields, err = record.Compare(a, b); err != nil {
				return err
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return nil
}

// standing is what a change takes the place of, and what it brings.
func standing(s *settlement.Season, x *settlement.Change) (before, after any) {
	p := s.Person(x.Employee)
	if x.Opening != nil {
		return settlement.Opening{Through: p.Opening.Through, Pay: p.Opening.Pay}, x.Opening
	}
	was := p.Filed(x.Declaration.Kind, x.Declaration.Year)
	return was.Contents(), x.Declaration.Contents()
}

// Take puts a plan into effect, all of it. One that is refused or was taken before does nothing and
// reports so.
func Take(s *settlement.Season, p *Plan) bool {
	if p.Already || p.Refused() {
		return false
	}
	s.Take(&p.batch, p.Taken)
	return true
}
