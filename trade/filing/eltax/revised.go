package eltax

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/residenttax"
	"romukura/trade/employee"
)

// Revised is one change of what is withheld for a municipality: a notice of change (税額変更通知) that
// takes the place of another from its month on, or the return to ordinary collection.
type Revised struct {
	TaxYear       int           `json:"tax_year"`
	Municipality  string        `json:"municipality"`
	MunicipalName string        `json:"municipal_name,omitempty"`
	Designated    string        `json:"designated,omitempty"`
	Employee      employee.ID   `json:"employee"`
	Number        string        `json:"number"`
	Version       int           `json:"version"`
	From          caldate.Month `json:"from"`
	Before        yen.Amount    `json:"before"` // of From, as the notices before say
	First         yen.Amount    `json:"first"`  // of From
	Others        yen.Amount    `json:"others"` // of the months after
	// Annual are the year's sums before and after: what was withheld stays.
	AnnualBefore yen.Amount `json:"annual_before"`
	Annual       yen.Amount `json:"annual"`
	// Ordinary says that the person pays the rest.
	Ordinary bool `json:"ordinary,omitempty"`
}

// Revisions are the changes of the months that begin in a stretch of time, by municipality and
// number. The first notice of a year is none.
//
// Law: 地税法321の6-1
func Revisions(people []employee.Employee, in caldate.Range) []Revised {
	var out []Revised
	for i := range people {
		e := &people[i]
		all := noticesOf(e)
		for j, n := range all {
			if !in.Contains(n.Effective.First()) {
				continue
			}
			earlier := versions(all, n)
			if len(earlier) == 0 {
				continue
			}
			held := &e.Resident[j]
			out = append(out, Revised{TaxYear: n.TaxYear, Municipality: n.Municipality,
				MunicipalName: held.MunicipalName, Designated: n.Designated, Employee: e.ID,
				Number: e.Number, Version: n.Version, From: n.Effective, First: n.First,
				Others: n.Others, Ordinary: held.NotCollectable,
				Before:       earlier.Due(n.Effective, nil).Amount,
				AnnualBefore: annual(earlier, n.TaxYear), Annual: annual(append(earlier, n), n.TaxYear)})
		}
	}
	slices.SortFunc(out, func(a, b Revised) int {
		return cmp.Or(cmp.Compare(a.Municipality, b.Municipality), cmp.Compare(a.Number, b.Number),
			cmp.Compare(a.TaxYear, b.TaxYear), cmp.Compare(a.Version, b.Version))
	})
	return out
}

// versions are those of a notice's year and municipality before it.
func versions(all residenttax.Notices, n residenttax.Notice) residenttax.Notices {
	var out residenttax.Notices
	for _, o := range all {
		if o.TaxYear == n.TaxYear && o.Municipality == n.Municipality && o.Version < n.Version {
			out = append(out, o)
		}
	}
	return out
}

// annual is what notices take in a tax year.
func annual(all residenttax.Notices, year int) yen.Amount {
	var sum yen.Amount
	for m := residenttax.FirstMonth(year); !m.After(residenttax.LastMonth(year)); m = m.Add(1) {
		sum += all.Due(m, nil).Amount
	}
	return sum
}

// RevisedCSV is the list of changes for people. It is no official layout.
func RevisedCSV(all []Revised) []byte {
	var b strings.Builder
	b.WriteString("\ufeff# " + textRevisedNote + "\r\n" + textRevisedHead + "\r\n")
	for i := range all {
		r := &all[i]
		cells := []string{strconv.Itoa(r.TaxYear), r.Municipality, quoted(r.MunicipalName),
			quoted(r.Designated), quoted(r.Number), strconv.Itoa(r.Version), r.From.String(),
			digits(r.Before), digits(r.First), digits(r.Others), digits(r.AnnualBefore),
			digits(r.Annual), textOrdinary(r.Ordinary)}
		b.WriteString(strings.Join(cells, ",") + "\r\n")
	}
	return []byte(b.String())
}

// LeaversCSV is the list of the notices of leavers for people, in the words of the form. It is no
// official layout: eLTAX takes a layout of its own, which is not known here.
func LeaversCSV(all []Leaver) []byte {
	var b strings.Builder
	b.WriteString("\ufeff# " + textLeaverNote + "\r\n" + textLeaverHead + "\r\n")
	for i := range all {
		x := &all[i]
		cells := []string{x.Municipality, quoted(x.MunicipalName), x.Sheet.Label(),
			strconv.Itoa(x.TaxYear), quoted(x.Designated), quoted(x.Recipient), quoted(x.Number),
			quoted(x.Name), quoted(x.Kana), x.Born.String(),
			quoted(x.Home), quoted(x.Now), x.Left.String(), x.Cause()}
		if x.Sheet == NextYear {
			cells = append(cells, "", "", "", "", "", "", "", "", "", "")
		} else {
			cells = append(cells, digits(x.Annual), x.First.String(), x.Last.String(),
				digits(x.Collected), digits(x.Rest), x.Way.Label(), x.WhyNoLump(), digits(x.Lump),
				dayText(x.LumpOn), dayText(x.PaidBy))
		}
		cells = append(cells, x.Due.String(), x.Until.String())
		b.WriteString(strings.Join(cells, ",") + "\r\n")
	}
	return []byte(b.String())
}

func digits(a yen.Amount) string { return strconv.FormatInt(int64(a), 10) }

func dayText(d caldate.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
