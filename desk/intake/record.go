package intake

import (
	"encoding/json"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/exchange"
	"romukura/trade/payroll"
)

// records are what imports change of a client, each found at once: a file has thousands of rows,
// and a client years of records.
type records struct {
	client  *book.Client
	people  *stack[employee.Employee, string]
	months  *stack[attendance.Month, monthKey]
	bonuses *stack[payroll.BonusEntry, bonusKey]
	entered *stack[payroll.Entered, enteredKey]
}

// What names a record beside a person's number.
type (
	monthKey struct {
		Employee employee.ID
		Through  caldate.Date
	}
	bonusKey struct {
		Employee employee.ID
		PayDay   caldate.Date
		Group    string
	}
	enteredKey struct {
		Employee employee.ID
		Month    caldate.Month
		Item     string
	}
)

func keyOfMonth(m *attendance.Month) monthKey { return monthKey{m.Employee, m.Through} }

func keyOfBonus(b *payroll.BonusEntry) bonusKey { return bonusKey{b.Employee, b.PayDay, b.Group} }

func keyOfEntered(e *payroll.Entered) enteredKey { return enteredKey{e.Employee, e.Month, e.Item} }

func recordsOf(c *book.Client) *records {
	return &records{client: c,
		people:  stackOf(&c.Employees, func(e *employee.Employee) string { return e.Number }),
		months:  stackOf(&c.Attendance, keyOfMonth),
		bonuses: stackOf(&c.Bonuses, keyOfBonus),
		entered: stackOf(&c.Entered, keyOfEntered)}
}

// put stores one record as a change leaves it; a nil record is taken away.
func (r *records) put(change *exchange.Change, record json.RawMessage) error {
	switch change.Kind {
	case exchange.Persons:
		return r.people.put(change.Number, record)
	case exchange.Attendance:
		return putBy(r.months, change.After, record)
	case exchange.Bonuses:
		return putBy(r.bonuses, change.After, record)
	}
	return putBy(r.entered, change.After, record)
}

// current is the record that a change speaks of, as it stands now; nil when there is none.
func (r *records) current(change *exchange.Change) any {
	switch change.Kind {
	case exchange.Persons:
		return anyOf(r.people.find(change.Number))
	case exchange.Attendance:
		return anyOf(findBy(r.months, change.After))
	case exchange.Bonuses:
		return anyOf(findBy(r.bonuses, change.After))
	}
	return anyOf(findBy(r.entered, change.After))
}

// anyOf keeps nothing from becoming something: an interface that holds a nil pointer is not nil.
func anyOf[T any](t *T) any {
	if t == nil {
		return nil
	}
	return t
}

// close takes away what was to be taken away. Nothing else is done with the records after it.
func (r *records) close() {
	r.people.close()
	r.months.close()
	r.bonuses.close()
	r.entered.close()
}

// stack is a list of records of one sort, by what names each.
type stack[T any, K comparable] struct {
	all  *[]T
	key  func(*T) K
	at   map[K]int
	gone map[int]bool
}

func stackOf[T any, K comparable](all *[]T, key func(*T) K) *stack[T, K] {
	s := &stack[T, K]{all: all, key: key, at: make(map[K]int, len(*all)), gone: map[int]bool{}}
	for i := range *all {
		s.at[key(&(*all)[i])] = i
	}
	return s
}

// find is the record of a name, nil when there is none.
func (s *stack[T, K]) find(key K) *T {
	if at, stands := s.at[key]; stands {
		return &(*s.all)[at]
	}
	return nil
}

func (s *stack[T, K]) put(key K, record json.RawMessage) error {
	at, stands := s.at[key]
	if record == nil {
		if delete(s.at, key); stands {
			s.gone[at] = true
		}
		return nil
	}
	var now T
	if err := json.Unmarshal(record, &now); err != nil {
		return err
	}
	if stands {
		(*s.all)[at] = now
		return nil
	}
	s.at[key] = len(*s.all)
	*s.all = append(*s.all, now)
	return nil
}

// close leaves out what was taken away; nothing left is nil again, as before the first.
func (s *stack[T, K]) close() {
	if len(s.gone) == 0 {
		return
	}
	var left []T
	for i := range *s.all {
		if !s.gone[i] {
			left = append(left, (*s.all)[i])
		}
	}
	*s.all = left
}

// putBy stores a record under the name that another of the same person and time has.
func putBy[T any, K comparable](s *stack[T, K], like, record json.RawMessage) error {
	var l T
	if err := json.Unmarshal(like, &l); err != nil {
		return err
	}
	return s.put(s.key(&l), record)
}

// findBy finds the record of the same person and time as another.
func findBy[T any, K comparable](s *stack[T, K], like json.RawMessage) *T {
	var l T
	if json.Unmarshal(like, &l) != nil {
		return nil
	}
	return s.find(s.key(&l))
}
