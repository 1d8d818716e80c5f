package exchange

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/employee"
)

// Amounts are what a file gives for one person: a bonus, or pay items of a month.
type Amounts struct {
	Line     int                   `json:"line"`
	Employee employee.ID           `json:"employee"`
	Number   string                `json:"number"`
	Bonus    yen.Amount            `json:"bonus,omitempty"`
	Items    map[string]yen.Amount `json:"items,omitempty"` // by the item's name
}

// ReadAmounts reads a bonus file or a file of pay items for one month. Rows without an amount say
// nothing and are left out.
func ReadAmounts(s *Sheet, m *Mapping, people map[string]employee.ID) ([]Amounts, fault.List) {
	p := newPlan(s, m)
	var out []Amounts
	seen := map[employee.ID]bool{}
	items := m.fields("item:")
	p.each(func(r *reading) {
		number, ok := find(r, people)
		if !ok || r.again(people[number], seen) {
			return
		}
		a := Amounts{Line: r.line, Employee: people[number], Number: number, Bonus: r.yen("bonus")}
		for _, key := range items {
			if r.has(key) {
				if a.Items == nil {
					a.Items = map[string]yen.Amount{}
				}
				a.Items[key[len("item:"):]] = r.yen(key)
			}
		}
		if r.has("bonus") || a.Items != nil {
			out = append(out, a)
		}
	})
	return out, p.done()
}

// find is the number of a row's person among those known. A number whose zeros a spreadsheet has
// dropped is told as such.
func find[T any](r *reading, known map[string]T) (string, bool) {
	number := r.text("number")
	if number == "" {
		number = firstWord(r.text("number-name"))
	}
	if _, ok := known[number]; ok {
		return number, true
	}
	number = narrow(number)
	if number == "" {
		r.fault(-1, "number.missing", textNeedNumber, textGiveNumber)
		return "", false
	}
	if _, ok := known[number]; ok {
		return number, true
	}
	if lostZeros(number, known) {
		r.fault(r.column("number"), "number.zeros", textLostZeros, textKeepZeros)
		return "", false
	}
	r.fault(r.column("number"), "number.unknown", textUnknownPerson, textImportPersons)
	return "", false
}

// lostZeros reports a number that somebody has with zeros before it.
func lostZeros[T any](number string, known map[string]T) bool {
	for zeros := "0"; len(zeros)+len(number) <= 12; zeros += "0" {
		if _, ok := known[zeros+number]; ok {
			return true
		}
	}
	return false
}

// again reports a person who had a row before, with a fault.
func (r *reading) again(id employee.ID, seen map[employee.ID]bool) bool {
	if seen[id] {
		r.fault(r.column("number"), "number.twice", textTwiceNumber, textOneRow)
		return true
	}
	seen[id] = true
	return false
}
