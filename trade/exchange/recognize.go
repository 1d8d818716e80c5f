package exchange

import "slices"

// recognized are the kinds in the order in which they are told. Days are recognized as attendance:
// [Map] tells the two apart by itself.
var recognized = []Kind{Persons, Family, Leaves, Attendance, Days, Items, Bonuses}

// Recognize tells of which kinds a file may be, by the names of its columns. One kind is certain
// enough to go on with; of several a person must say which; none means that the names say nothing.
//
// A mapping that a person gave for the same head goes before a known layout, and that before the
// names. A kind fits when the columns that it needs are there and one of them says something. It
// gives way to another that explains far more of the columns: a name stands in nearly every file.
func Recognize(s *Sheet, known Known) []Kind {
	if all := given(s, known.Remembered); len(all) > 0 {
		return all
	}
	var all []Kind
	for _, k := range recognized {
		if l := layoutOf(s.Header, k); l != nil && l.kind == k {
			all = append(all, k)
		}
	}
	if len(all) == 0 {
		all = fitting(s.Header, &known)
	}
	return folded(all)
}

// given are the kinds for which a person gave a mapping of this head.
func given(s *Sheet, all []Mapping) []Kind {
	var kinds []Kind
	for _, k := range recognized {
		sheet := *s // a mapping may be of another row; the sheet stays as it is
		if remembered(&sheet, k, all) != nil {
			kinds = append(kinds, k)
		}
	}
	return folded(kinds)
}

// folded says attendance for days, once.
func folded(all []Kind) []Kind {
	for i := range all {
		if all[i] == Days {
			all[i] = Attendance
		}
	}
	return slices.Compact(all)
}

// likeness is a head read as one kind of file.
type likeness struct {
	kind    Kind
	knows   []bool // the column's name, though it may be of no use
	telling []bool // the column is of use, and not only the number of a person
}

func fitting(header []string, known *Known) []Kind {
	var fit []likeness
	for _, k := range recognized {
		if l, ok := likenessOf(header, k, known); ok {
			fit = append(fit, l)
		}
	}
	var all []Kind
	for i := range fit {
		if !slices.ContainsFunc(fit, func(o likeness) bool { return o.beats(&fit[i]) }) {
			all = append(all, fit[i].kind)
		}
	}
	return all
}

// likenessOf reads a head as a kind of file; false when a column that the kind needs is missing or
// none says anything.
func likenessOf(header []string, kind Kind, known *Known) (likeness, bool) {
	l := likeness{kind, make([]bool, len(header)), make([]bool, len(header))}
	found := map[string]bool{}
	tells, named := false, true
	for i, name := range header {
		c, how := columnOf(name, nil, kind, known)
		found[c.Field] = true
		l.knows[i] = how != unknownName
		named = named && l.knows[i]
		l.telling[i] = how == ambiguousName || c.Field != "" && !whose[c.Field]
		tells = tells || l.telling[i] && !nameFields[c.Field]
	}
	found["number"] = found["number"] || found["number-name"]
	lacks := slices.ContainsFunc(needed[kind], func(key string) bool { return !found[key] })
	// Where names are all that is known, what the file is for stands in the columns that are not.
	return l, (tells || named && slices.Contains(l.telling, true)) && !lacks
}

// whose are the fields that say whom a row is about, and nothing of them.
var whose = map[string]bool{"number": true, "number-name": true}

// nameFields are those of a name.
var nameFields = map[string]bool{"name": true, "family": true, "given": true, "kana": true,
	"family-kana": true, "given-kana": true}

// beats reports that a kind explains more than twice as many columns that the other does not know
// as the other way round.
func (l *likeness) beats(o *likeness) bool {
	return l.kind != o.kind && l.own(o) > 2*o.own(l)
}

// own counts the columns that say something here and are unknown there.
func (l *likeness) own(o *likeness) int {
	n := 0
	for i := range l.telling {
		if l.telling[i] && !o.knows[i] {
			n++
		}
	}
	return n
}
