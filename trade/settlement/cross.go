package settlement

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/employee"
)

// keyOf names a relative across people: reading and birthday, because each employee's family is
// recorded for itself. Two of one reading and birthday may be two persons: then somebody says so.
func keyOf(r *Relative) string { return keyFor(r.Name, r.Kana, r.Facts.Born) }

func keyFor(name, kana string, born caldate.Date) string {
	if kana == "" {
		kana = name
	}
	return strings.Join(strings.Fields(kana), "") + "/" + born.String()
}

// crossed finds what stands between the people of the client: the same relative claimed by two, and
// two who claim each other as spouses. The answer is the same in whatever order people stand.
//
// Law: 所法85-4 所法85-5 所法83の2-2 所令218 所令219
func (v *View) crossed() map[employee.ID][]fault.Fault {
	colleagues := make(map[string]employee.ID, len(v.people))
	for id, e := range v.people {
		if n, ok := e.Names.Latest(); ok && !e.Born.IsZero() {
			colleagues[keyFor(n.Full, n.Kana, e.Born)] = id
		}
	}
	var dependents, spouses []yearend.Claim
	for i := range v.Season.People {
		p := &v.Season.People[i]
		dependents = append(dependents, p.claims(v.Season.Year)...)
		d := p.Filed(BasicSpouse, v.Season.Year)
		if d == nil || d.BasicSpouse.Spouse == nil {
			continue
		}
		s := d.BasicSpouse.Spouse
		key := keyFor(s.Name, s.Kana, s.Facts.Born)
		path := string(BasicSpouse) + ".spouse"
		// A spouse's deduction and a dependent's for the same person stand against each other too.
		dependents = append(dependents, yearend.Claim{Who: key, By: string(p.Employee), Path: path})
		if id, ok := colleagues[key]; ok {
			spouses = append(spouses, yearend.Claim{Who: string(id), By: string(p.Employee), Path: path})
		}
	}
	out := map[employee.ID][]fault.Fault{}
	for _, group := range yearend.Twice(dependents) {
		for _, c := range group {
			f := wordTwice.at(c.Path)
			f.Message = textTwice(v.numbers(group, c.By)) + f.Message
			out[employee.ID(c.By)] = append(out[employee.ID(c.By)], f)
		}
	}
	for _, pair := range yearend.EachOther(spouses) {
		for _, c := range pair {
			out[employee.ID(c.By)] = append(out[employee.ID(c.By)], wordEachOther.at(c.Path))
		}
	}
	return out
}

// claims are the relatives for whom a person asks a deduction, each once.
func (p *Person) claims(y yearend.IncomeYear) []yearend.Claim {
	var out []yearend.Claim
	seen := map[string]bool{}
	add := func(list []Relative, k Kind, name string) {
		for i := range list {
			r := &list[i]
			if key := keyOf(r); !r.Facts.Elsewhere && !r.Facts.Born.IsZero() && !seen[key] {
				seen[key] = true
				out = append(out, yearend.Claim{Who: key, By: string(p.Employee), Path: place(k, name, i)})
			}
		}
	}
	if d := p.Filed(Dependents, y); d != nil {
		add(d.Dependents.Relatives, Dependents, "relatives")
	}
	if d := p.Filed(BasicSpouse, y); d != nil {
		add(d.BasicSpouse.Specific, BasicSpouse, "specific")
	}
	return out
}

// numbers are the client's numbers of those who claim, one apart.
func (v *View) numbers(claims []yearend.Claim, but string) []string {
	var out []string
	for _, c := range claims {
		if e := v.people[employee.ID(c.By)]; e != nil && c.By != but {
			out = append(out, e.Number)
		}
	}
	return out
}
