package sealed

import (
	"strconv"

	"romukura/seal"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// Kinds of the records that hold a client's seasons of the year-end adjustment: the head under the
// client's key, each person's part, family and all, under the person's.
const (
	kindSeason     = "season"
	kindSettlement = "settlement"
)

// terms are a client's seasons in the shape in which they are stored.
type terms struct {
	seasons []settlement.Season // without people
	heads   []seal.ID           // record of each season
	people  map[seal.ID][]settlement.Person
}

// seasons are the heads, each followed by its people.
var seasons = list{
	kind: kindSeason,
	split: func(f *form, put func(piece)) {
		place := 0
		for i := range f.Seasons {
			head := f.Seasons[i]
			all := head.People
			head.People = all[:0:0] // none and no list are two things, as with slips
			parent, year := place, strconv.Itoa(int(head.Year))
			put(piece{kind: kindSeason, natural: []string{year}, parent: -1, value: &head})
			for j := range all {
				p := &all[j]
				put(piece{kind: kindSettlement, natural: []string{year, string(p.Employee)}, parent: parent,
					person: p.Employee, value: p})
			}
			place += 1 + len(all)
		}
	},
	read: reads[settlement.Season],
	join: func(f *form, at place, value any) {
		f.terms.seasons = append(f.terms.seasons, *value.(*settlement.Season))
		f.terms.heads = append(f.terms.heads, at.id)
	},
	who: func(any) employee.ID { return "" },
}

var settlements = list{
	kind: kindSettlement,
	read: reads[settlement.Person],
	join: func(f *form, at place, value any) {
		if f.terms.people == nil {
			f.terms.people = map[seal.ID][]settlement.Person{}
		}
		f.terms.people[at.of] = append(f.terms.people[at.of], *value.(*settlement.Person))
	},
	who: func(value any) employee.ID { return value.(*settlement.Person).Employee },
}

// put gives every season its people again.
func (t *terms) put() []settlement.Season {
	for i := range t.seasons {
		if all := t.people[t.heads[i]]; len(all) > 0 {
			t.seasons[i].People = all
		}
	}
	return t.seasons
}
