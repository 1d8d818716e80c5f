package season

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// Open is the client's season of a year as the book keeps it, begun where it was not, with those
// who came since. Pointers to seasons of the client given before are no longer good.
func Open(c *book.Client, year yearend.IncomeYear) (*settlement.Season, error) {
	fresh, err := Begin(c, year)
	if err != nil {
		return nil, err
	}
	if s := c.Season(year); s != nil {
		for i := range fresh.People {
			s.Put(fresh.People[i].Employee)
		}
		return s, nil
	}
	at, _ := slices.BinarySearchFunc(c.Seasons, year, func(s settlement.Season,
		y yearend.IncomeYear) int {
		return int(s.Year) - int(y)
	})
	c.Seasons = slices.Insert(c.Seasons, at, fresh)
	return &c.Seasons[at], nil
}

// Last is the client's season of the year before, nil where the book has none.
func Last(c *book.Client, s *settlement.Season) *settlement.Season { return c.Season(s.Year - 1) }

// Reminder is somebody whose answers are awaited.
type Reminder struct {
	Client   client.ID         `json:"client"`
	Employee employee.ID       `json:"employee"`
	Number   string            `json:"number"`
	Missing  []settlement.Kind `json:"missing,omitempty"`  // never filed
	Returned []settlement.Kind `json:"returned,omitempty"` // given back and not filed again
	Asked    caldate.Date      `json:"asked"`              // since when
	Due      caldate.Date      `json:"due,omitzero"`
	// Late are the days since the answers were due; 0 while there is time or no day was said.
	Late int `json:"late,omitempty"`
}

// Reminders are those who were asked and have not answered, the latest first, as of a day.
func Reminders(c *book.Client, s *settlement.Season, on caldate.Date) ([]Reminder, error) {
	v, err := View(c, s)
	if err != nil {
		return nil, err
	}
	var out []Reminder
	for i := range s.People {
		p := &s.People[i]
		if p.Asked.IsZero() {
			continue
		}
		l := v.Look(p)
		r := Reminder{Client: s.Client, Employee: p.Employee, Number: l.Number, Missing: l.Missing,
			Asked: p.Asked, Due: s.Due}
		for _, k := range settlement.Kinds() {
			if back := p.ReasonOf(k, s.Year); back != nil {
				r.Returned = append(r.Returned, k)
			}
		}
		if len(r.Missing)+len(r.Returned) == 0 {
			continue
		}
		if !s.Due.IsZero() && on.After(s.Due) {
			r.Late = s.Due.DaysUntil(on)
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b Reminder) int { return a.Asked.Compare(b.Asked) })
	return out, nil
}

// Total is one client's season in figures.
type Total struct {
	Board
	Name string `json:"name"`
	// Begun is false where the client has no season of the year yet.
	Begun bool `json:"begun"`
	// Stopped are those with a fault that stops them, Awaited those who were asked and have not
	// answered.
	Stopped int `json:"stopped"`
	Awaited int `json:"awaited"`
}

// Totals is the season of all clients, one line each, without their people.
func Totals(b *book.Book, year yearend.IncomeYear) ([]Total, error) {
	out := make([]Total, 0, len(b.Clients))
	for _, c := range b.Clients {
		t := Total{Name: c.Profile.Name, Board: Board{Client: c.Profile.ID, Year: year}}
		if s := c.Season(year); s != nil {
			board, err := Look(c, Years{Now: s})
			if err != nil {
				return nil, err
			}
			t.Board, t.Begun = board, true
			for i := range board.Rows {
				r := &board.Rows[i]
				if stops(r.Faults) {
					t.Stopped++
				}
				asked := !s.People[i].Asked.IsZero()
				if asked && (len(r.Missing) > 0 || r.State == settlement.GivenBack) {
					t.Awaited++
				}
			}
			t.Rows = nil
		}
		out = append(out, t)
	}
	return out, nil
}
