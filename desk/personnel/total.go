package personnel

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// Crowd is whom a bulk change is worked out for.
type Crowd struct {
	Client *book.Client // as it stands
	IDs    []employee.ID
	Today  caldate.Date
}

// Work is a bulk change that is being worked out, person by person. It may be left and gone on
// with, as long as the client stands as it did.
type Work struct {
	bulk  Bulk
	of    Crowd
	other book.Client // with everybody changed who was come to
	next  int
	all   []Altered
}

// Begin begins the work; nobody is come to yet.
func (b *Bulk) Begin(of Crowd) *Work {
	w := &Work{bulk: *b, of: of, other: *of.Client}
	w.other.Employees = slices.Clone(of.Client.Employees)
	return w
}

// Done is how many people were come to.
func (w *Work) Done() int { return w.next }

// Altered is what becomes of everybody, nil until all are come to. Somebody who is not there any
// more is left out.
func (w *Work) Altered() []Altered {
	if w.next < len(w.of.IDs) {
		return nil
	}
	return w.all
}

// Step makes the change of one person after the other and asks what each makes happen, until all
// are done or it is enough. Coverage is looked at with everybody changed.
func (w *Work) Step(enough func() bool) error {
	for w.next < len(w.of.IDs) && !enough() {
		id := w.of.IDs[w.next]
		if err := w.person(id); err != nil {
			return err
		}
		if w.next++; w.next == len(w.of.IDs) {
			return w.coverage()
		}
	}
	return nil
}

func (w *Work) person(id employee.ID) error {
	e := w.of.Client.EmployeeByID(id)
	if e == nil {
		return nil
	}
	x := w.bulk.Alter(w.of.Client, e)
	if x.After != nil {
		var err error
		ch := Change{Client: w.of.Client, After: x.After, Today: w.of.Today}
		if x.Effects, err = own(ch, e); err != nil {
			return err
		}
		Put(&w.other, *x.After)
	}
	w.all = append(w.all, x)
	return nil
}

func (w *Work) coverage() error {
	days := []caldate.Date{w.of.Today}
	if w.bulk.From.After(w.of.Today) {
		days = append(days, w.bulk.From)
	}
	rows, err := uncovered(w.of.Client, &w.other, days)
	for i := range w.all {
		if w.all[i].After != nil {
			w.all[i].Effects.Coverage = rows[w.all[i].Before.ID]
		}
	}
	return err
}

// Total is what a bulk change makes happen, over everybody.
type Total struct {
	People  int              // who change
	Left    map[Obstacle]int // who do not
	Owed    []Count
	Gone    []Count
	Revised int // whose fixed pay changes while they are insured
	Covered int // where contract and registration come to lie apart
	Months  []MonthTotal
	Faulty  int // whose pay cannot be computed any more
	Looks   map[Look]int
}

// Count is how many people a procedure is for, and the first day by which one of them must be made;
// none where the law says promptly.
type Count struct {
	Procedure filing.Procedure
	Day       caldate.Date // of the first event
	People    int
	Until     caldate.Date
}

// MonthTotal is a month of pay that comes out otherwise.
type MonthTotal struct {
	Month            caldate.Month
	Closed, Computed bool
	People           int
	Before, After    yen.Amount // paid out
}

// Sum adds it up.
func Sum(all []Altered) Total {
	t := Total{Left: map[Obstacle]int{}, Looks: map[Look]int{}}
	for i := range all {
		x := &all[i]
		if x.After == nil {
			t.Left[x.Obstacle]++
			continue
		}
		t.People++
		e := &x.Effects
		t.Owed, t.Gone = counted(t.Owed, e.Owed), counted(t.Gone, e.Gone)
		if len(e.Fixed) > 0 {
			t.Revised++
		}
		if len(e.Coverage) > 0 {
			t.Covered++
		}
		for _, l := range e.Looks {
			t.Looks[l]++
		}
		faulty := false
		for j := range e.Months {
			if len(e.Months[j].Faults) > 0 {
				faulty = true
				continue
			}
			t.month(&e.Months[j])
		}
		if faulty {
			t.Faulty++
		}
	}
	slices.SortFunc(t.Months, func(a, b MonthTotal) int { return a.Month.Compare(b.Month) })
	return t
}

func counted(all []Count, cases []filing.Case) []Count {
	for i := range cases {
		c := &cases[i]
		at := slices.IndexFunc(all, func(n Count) bool { return n.Procedure == c.Procedure })
		if at < 0 {
			all = append(all, Count{Procedure: c.Procedure, Day: c.Day, Until: c.Until})
			at = len(all) - 1
		}
		n := &all[at]
		n.People++
		if !c.Until.IsZero() && (n.Until.IsZero() || c.Until.Before(n.Until)) {
			n.Until = c.Until
		}
	}
	return all
}

// month adds a month of somebody's pay; closed and open runs of a month stand apart.
func (t *Total) month(m *Month) {
	at := slices.IndexFunc(t.Months, func(x MonthTotal) bool {
		return x.Month == m.Month && x.Closed == m.Closed && x.Computed == m.Computed
	})
	if at < 0 {
		t.Months = append(t.Months, MonthTotal{Month: m.Month, Closed: m.Closed, Computed: m.Computed})
		at = len(t.Months) - 1
	}
	x := &t.Months[at]
	x.People++
	x.Before, x.After = x.Before+m.Before, x.After+m.After
}
