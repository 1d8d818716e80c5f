package register

import (
	"fmt"
	"slices"

	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/law/residenttax"
	"romukura/trade/employee"
)

// residentSection is the notices of residents' tax, each as the municipality sent it.
var residentSection = section{Key: "resident",
	Count: func(e *employee.Employee) int { return len(e.Resident) },
	Groups: func(x *edit) []group {
		var n employee.ResidentNotice
		if x.item >= 0 {
			n = x.e.Resident[x.item]
		} else if last := lastNotice(&x.e); last != nil {
			// Another notice of the same municipality bears the same numbers.
			n = employee.ResidentNotice{Municipality: last.Municipality,
				MunicipalName: last.MunicipalName, Designated: last.Designated,
				Recipient: last.Recipient}
		}
		from := textField("from_month", "")
		if from.Kind = part.Month; !n.FromMonth.IsZero() {
			from.Value = n.FromMonth.String()
		}
		return []group{{Fields: []part.Field{must(from), must(exactField("first", n.First, x)),
			must(exactField("others", n.Others, x)), must(textField("municipality", n.Municipality)),
			free(textField("municipal_name", n.MunicipalName)),
			free(textField("designated", n.Designated)), free(textField("recipient", n.Recipient)),
			checkField("not_collectable", n.NotCollectable)}}}
	},
	Put: putResident,
	Remove: func(x *edit) bool {
		if x.item < 0 {
			return false
		}
		x.e.Resident = slices.Delete(slices.Clone(x.e.Resident), x.item, x.item+1)
		return true
	}}

func putResident(x *edit, r *reader) {
	var n employee.ResidentNotice
	if x.item >= 0 {
		n = x.e.Resident[x.item]
	}
	n.FromMonth = r.month("from_month")
	if r.must("first") != "" {
		n.First = r.money("first")
	}
	if r.must("others") != "" {
		n.Others = r.money("others")
	}
	n.Municipality, n.MunicipalName = r.digits("municipality"), r.text("municipal_name")
	if len(n.Municipality) != 6 || !allDigits(n.Municipality) {
		r.fault("municipality", textMunicipality, textMunicipalityDo)
	}
	n.Designated, n.Recipient = r.text("designated"), r.text("recipient")
	n.NotCollectable = r.yes("not_collectable")
	if n.FromMonth.IsZero() {
		return
	}
	n.Year = residenttax.TaxYear(n.FromMonth)
	x.e.Resident = slices.Clone(x.e.Resident)
	if x.item >= 0 {
		x.e.Resident[x.item] = n
		return
	}
	n.Version = 1
	for i := range x.e.Resident {
		if o := &x.e.Resident[i]; o.Year == n.Year && o.Municipality == n.Municipality {
			n.Version = max(n.Version, o.Version+1)
		}
	}
	x.e.Resident = append(x.e.Resident, n)
}

// lastNotice is the notice that collects last, nil where there is none.
func lastNotice(e *employee.Employee) *employee.ResidentNotice {
	if len(e.Resident) == 0 {
		return nil
	}
	last := slices.MaxFunc(e.Resident, func(a, b employee.ResidentNotice) int {
		if c := a.FromMonth.Compare(b.FromMonth); c != 0 {
			return c
		}
		return a.Version - b.Version
	})
	return &last
}

// What becomes of residents' tax that is not collected yet when somebody leaves.
const (
	restOrdinary = "ordinary"
	restLump     = "lump"
	restTransfer = "transfer"
)

// restOf is what the register holds of it.
func restOf(e *employee.Employee) string {
	n := lastNotice(e)
	switch {
	case n == nil:
		return ""
	case n.Transfer:
		return restTransfer
	case n.LumpOnLeaving:
		return restLump
	case !e.Left.IsZero():
		return restOrdinary
	}
	return ""
}

// putRest sets it on the notices of the newest year.
func putRest(e *employee.Employee, rest string) {
	n := lastNotice(e)
	if n == nil {
		return
	}
	e.Resident = slices.Clone(e.Resident)
	for i := range e.Resident {
		if o := &e.Resident[i]; o.Year == n.Year {
			o.LumpOnLeaving, o.Transfer = rest == restLump, rest == restTransfer
		}
	}
}

func (s *personScreen) resident() {
	n := lastNotice(s.e)
	if n == nil {
		s.block("resident")
		return
	}
	s.block("resident", part.Fact{Word: textFieldNames["municipality"],
		Value: or(n.MunicipalName, n.Municipality)},
		part.Fact{Word: textFieldNames["from_month"], Value: n.FromMonth.Japanese()},
		part.Fact{Word: textHow, Value: residentText(n)})
}

func residentText(n *employee.ResidentNotice) string {
	if n.NotCollectable {
		return textOrdinaryCollection
	}
	return fmt.Sprintf(textResidentOf, part.Yen(n.First), part.Yen(n.Others))
}

// notices are those of residents' tax in the history.
func (s *personScreen) notices(today caldate.Date) []entry {
	var all []entry
	for i := range s.e.Resident {
		n := &s.e.Resident[i]
		past := slices.ContainsFunc(s.e.Resident, func(o employee.ResidentNotice) bool {
			return o.FromMonth.After(n.FromMonth) && !o.FromMonth.After(today.Month())
		})
		all = append(all, entry{day: n.FromMonth.First(), what: textSectionTitles["resident"],
			text: residentText(n), edit: s.Edit("resident", i), past: past})
	}
	return all
}

// standardSection is the standard monthly remuneration as it was decided.
var standardSection = section{Key: "standard", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Insured.Standards) },
	Groups: func(x *edit) []group {
		from, s := span(x, x.e.Insured.Standards)
		if x.item < 0 {
			s = employee.Standard{}
		}
		return []group{{Fields: []part.Field{must(dayField("from", from)),
			must(choiceField("cause", s.Cause, textCauses)), must(exactField("health", s.Health, x)),
			must(exactField("pension", s.Pension, x))}}}
	},
	Put: func(x *edit, r *reader) {
		s := employee.Standard{Cause: r.must("cause")}
		if r.must("health") != "" {
			s.Health = r.money("health")
		}
		if r.must("pension") != "" {
			s.Pension = r.money("pension")
		}
		from := r.day("from", true)
		if !from.IsZero() && from.Day() != 1 {
			r.fault("from", textStandardDay, textStandardDayDo)
		}
		put(x, &x.e.Insured.Standards, history.Span[employee.Standard]{From: from, Value: s})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Insured.Standards, 0) }}
