package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/trade/exchange"
)

// maxGroups is how many sorts of faults are listed; the rest are found page by page.
const maxGroups = 30

// fewFaults are seen at one glance, and not counted by sorts.
const fewFaults = 20

// faultRow is one fault as the page and the file show it.
type faultRow struct {
	Tag                        part.Tag
	Line, Column, What, Remedy string
}

// faultGroup are the faults that are the same but for their rows: one act mends most of them.
type faultGroup struct {
	faultRow
	N    int
	Here bool
}

// faultList is what is wrong with a file, a page of it.
type faultList struct {
	All    int
	Groups []faultGroup
	More   int // sorts that are not listed
	Of     int // the group that is shown, from 1; 0 is all
	Shown  int // of the group
	Rows   []faultRow
	Page   int
	Pages  int
}

func faultOf(f *fault.Fault) faultRow {
	x := faultRow{Tag: part.Tag{Sort: part.Bad, Word: textStopWord}, What: f.Message, Remedy: f.Remedy}
	if f.Severity == fault.Warn {
		x.Tag = part.Tag{Sort: part.Warn, Word: textWarnWord}
	}
	x.Line, x.Column = exchange.PlaceIn(f.Path)
	return x
}

// faultRows are the faults as they are shown: what stops the import before what may wait.
func faultRows(all []fault.Fault) []faultRow {
	rows := make([]faultRow, len(all))
	for i := range all {
		rows[i] = faultOf(&all[i])
	}
	slices.SortStableFunc(rows, func(a, b faultRow) int { return a.weight() - b.weight() })
	return rows
}

func (r faultRow) weight() int {
	if r.Tag.Sort == part.Bad {
		return 0
	}
	return 1
}

// faultsOf groups the faults, and takes out those of the page that is asked for.
func faultsOf(q *page.Request, all []fault.Fault) faultList {
	l := faultList{All: len(all)}
	rows := faultRows(all)
	l.Groups = grouped(rows)
	if l.Of = numberOf(q, "fault"); l.Of > 0 && l.Of <= min(len(l.Groups), maxGroups) {
		g := &l.Groups[l.Of-1]
		g.Here = true
		sort := g.sort()
		rows = slices.DeleteFunc(rows, func(r faultRow) bool { return r.sort() != sort })
	} else {
		l.Of = 0
	}
	l.Shown = len(rows)
	l.Pages = max(1, (len(rows)+perPage-1)/perPage)
	l.Page = max(1, min(numberOf(q, "faults"), l.Pages))
	from := (l.Page - 1) * perPage
	l.Rows = rows[from:min(len(rows), from+perPage)]
	if l.More = len(l.Groups) - maxGroups; l.More > 0 {
		l.Groups = l.Groups[:maxGroups]
	}
	return l
}

// named is the sort of faults that is shown.
func (l *faultList) named() string {
	g := &l.Groups[l.Of-1]
	if g.Column == "" {
		return g.What
	}
	return fmt.Sprintf(textQuoted, g.Column) + " " + g.What
}

// sort is what the faults of a group have in common.
func (r faultRow) sort() faultRow {
	r.Line = ""
	return r
}

// grouped counts the faults of each sort: what stops the import first, and what is most frequent.
func grouped(rows []faultRow) []faultGroup {
	var all []faultGroup
	at := map[faultRow]int{}
	for _, r := range rows {
		sort := r.sort()
		i, known := at[sort]
		if !known {
			i = len(all)
			at[sort] = i
			all = append(all, faultGroup{faultRow: sort})
		}
		all[i].N++
	}
	slices.SortStableFunc(all, func(a, b faultGroup) int {
		return cmp.Or(a.weight()-b.weight(), b.N-a.N)
	})
	return all
}

// numberOf is a number in the address; not a number is nought.
func numberOf(q *page.Request, name string) int {
	n, err := strconv.Atoi(q.Query(name))
	if err != nil {
		return 0
	}
	return n
}
