package settlement

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/employee"
)

// Taken is a file that was taken in. What it brought stands with the people it is about.
type Taken struct {
	ID     string             `json:"id"` // of its content and purpose
	Name   string             `json:"name"`
	Kind   Kind               `json:"kind"`
	Year   yearend.IncomeYear `json:"year"`
	On     caldate.Date       `json:"on"` // when the declarations were filed
	By     string             `json:"by,omitempty"`
	At     string             `json:"at"` // instant
	People int                `json:"people"`
	Undone string             `json:"undone,omitempty"` // instant at which it was taken back
}

// Sent is what a file of declarations is for: their kind, the year, which is the season's where it
// is zero, and the day on which they were filed.
type Sent struct {
	Kind Kind
	Year yearend.IncomeYear
	On   caldate.Date
}

// Batch is what a file of declarations would change: nothing is changed before it is applied.
type Batch struct {
	Kind    Kind     `json:"kind"`
	Source  string   `json:"source,omitempty"`
	Changes []Change `json:"changes"`
}

// Change is one person's declaration as the file brings it, or the pay from before the first run.
type Change struct {
	Lines       []int       `json:"lines"`
	Employee    employee.ID `json:"employee"`
	Number      string      `json:"number"`
	Declaration Declaration `json:"declaration,omitzero"`
	Opening     *Opening    `json:"opening,omitempty"`
	// New says that nothing of the kind and year was filed; Same that the file says what stands.
	New  bool `json:"new,omitempty"`
	Same bool `json:"same,omitempty"`
}

// Read takes a file of declarations apart: rows of one number are one declaration. All faults are
// told at once, and with one of them nothing is proposed. A My Number anywhere refuses the file.
//
// Law: 番号法20
func (v *View) Read(data []byte, sent Sent) (Batch, fault.List) {
	k := sent.Kind
	if sent.Year == 0 {
		sent.Year = v.Season.Year
	}
	r := v.reader(withoutExample(data, examples[k]), columns[k])
	r.kind, r.period, r.on, r.batch.Kind = k, sent.Year, sent.On, k
	r.each(r.row)
	if r.faults.Stops() {
		return Batch{Kind: k}, r.faults
	}
	for i := range r.batch.Changes {
		r.batch.Changes[i].against(v.Season)
	}
	return r.batch, r.faults
}

// against compares a change with what stands.
func (c *Change) against(s *Season) {
	p := s.Person(c.Employee)
	if p == nil {
		p = &Person{}
	}
	if c.Opening != nil {
		c.New = p.Opening == nil
		c.Same = !c.New && p.Opening.Through == c.Opening.Through && p.Opening.Pay == c.Opening.Pay
		return
	}
	stands := p.Filed(c.Declaration.Kind, c.Declaration.Year)
	c.New = stands == nil
	c.Same = stands != nil && stands.says(&c.Declaration)
}

// Apply files what the batch brings. What stands already is not filed again.
func (s *Season) Apply(b *Batch) {
	for i := range b.Changes {
		c := &b.Changes[i]
		if c.Same {
			continue
		}
		p := s.Put(c.Employee)
		if c.Opening != nil {
			o := *c.Opening
			o.Source, o.Before = b.Source, p.Opening
			p.Opening = &o
			continue
		}
		d := c.Declaration
		if d.Source = b.Source; d.Source != "" {
			d.Before = p.filedOn(&d)
		}
		p.File(d)
	}
}

// filedOn is a copy of the declaration of the same kind, year and day, nil when there is none.
func (p *Person) filedOn(d *Declaration) *Declaration {
	at := slices.IndexFunc(p.Declarations, func(o Declaration) bool {
		return o.Kind == d.Kind && o.Year == d.Year && o.On == d.On
	})
	if at < 0 {
		return nil
	}
	was := p.Declarations[at]
	return &was
}

// Take files what a file brings, and remembers the file.
func (s *Season) Take(b *Batch, t Taken) {
	b.Source = t.ID
	t.Kind = b.Kind
	for i := range b.Changes {
		if !b.Changes[i].Same {
			t.People++
		}
	}
	s.Apply(b)
	s.Taken = append(s.Taken, t)
}

// Holds reports that a file was taken in and not taken back.
func (s *Season) Holds(id string) bool {
	return slices.ContainsFunc(s.Taken, func(t Taken) bool { return t.ID == id && t.Undone == "" })
}

// TakeBack makes everything what it was before a file, as long as nothing that the file brought has
// changed since. A year that was settled on it is to be settled again. Of the file, ID names it and
// Undone is the instant.
func (s *Season) TakeBack(f Taken) fault.List {
	var faults fault.List
	at := slices.IndexFunc(s.Taken, func(t Taken) bool { return t.ID == f.ID && t.Undone == "" })
	if at < 0 {
		faults.Add(wordNoFile.at("taken"))
		return faults
	}
	var brought []*Person
	for i := range s.People {
		if p := &s.People[i]; p.has(f.ID) {
			brought = append(brought, p)
		}
	}
	if len(brought) < s.Taken[at].People {
		faults.Add(wordLaterFile.at("taken"))
	}
	if faults.Stops() {
		return faults
	}
	for _, p := range brought {
		p.without(f.ID)
	}
	s.Taken[at].Undone = f.Undone
	return faults
}

// has reports that something of a person's part came with a file.
func (p *Person) has(id string) bool {
	return p.Opening != nil && p.Opening.Source == id ||
		slices.ContainsFunc(p.Declarations, func(d Declaration) bool { return d.Source == id })
}

// without takes out what came with a file, and puts back what it had taken the place of.
func (p *Person) without(id string) {
	if p.Opening != nil && p.Opening.Source == id {
		p.Opening = p.Opening.Before
	}
	var kept []Declaration
	for _, d := range p.Declarations {
		switch {
		case d.Source != id:
			kept = append(kept, d)
		case d.Before != nil:
			kept = append(kept, *d.Before)
		}
	}
	p.Declarations = kept
}
