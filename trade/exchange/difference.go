package exchange

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"romukura/ground/caldate"
)

// Difference is one field that differs, as people compare records: what holds from a new day is set
// beside what held until then.
type Difference struct {
	FieldChange
	// Since is the day from which it holds, where the record keeps a history.
	Since caldate.Date
}

// Differences compares what a row leaves with what stood before. Spans of a history are the same
// when they begin on the same day, members of a family when they are the same person, and days when
// they are of the same date, wherever they stand in their lists. They come in the order of the
// record's fields.
func (c *Change) Differences() []Difference {
	record := c.record()
	if record == nil {
		var all []Difference
		for _, f := range c.Fields {
			all = append(all, Difference{FieldChange: f})
		}
		return all
	}
	var d differing
	d.compare("", tree(c.Before), tree(c.After))
	order := make(map[string][]int, len(d.all))
	for i := range d.all {
		order[d.all[i].Path] = placed(record, d.all[i].Path).order
	}
	slices.SortStableFunc(d.all, func(a, b Difference) int {
		return slices.Compare(order[a.Path], order[b.Path])
	})
	return d.all
}

func tree(m json.RawMessage) any {
	if len(m) == 0 {
		return nil
	}
	var v any
	dec := json.NewDecoder(strings.NewReader(string(m)))
	dec.UseNumber()
	if dec.Decode(&v) != nil {
		return nil
	}
	return v
}

// differing collects differences; since is the day of the span that is being compared.
type differing struct {
	all   []Difference
	since caldate.Date
}

func (d *differing) compare(path string, before, after any) {
	bm, _ := before.(map[string]any)
	am, _ := after.(map[string]any)
	bl, _ := before.([]any)
	al, _ := after.([]any)
	switch {
	case bm != nil || am != nil:
		for _, k := range unionOf(bm, am) {
			d.compare(strings.TrimPrefix(path+"."+k, "."), bm[k], am[k])
		}
	case isHistory(bl) || isHistory(al):
		d.history(path, bl, al)
	case bl != nil || al != nil:
		d.list(path, bl, al)
	default:
		if b, a := plainText(before), plainText(after); b != a {
			d.all = append(d.all, Difference{FieldChange{path, b, a}, d.since})
		}
	}
}

func unionOf(a, b map[string]any) []string {
	all := map[string]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return slices.Sorted(maps.Keys(all))
}

func plainText(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

// isHistory reports a list of spans.
func isHistory(all []any) bool {
	if len(all) == 0 {
		return false
	}
	span, _ := all[0].(map[string]any)
	_, from := span["from"]
	_, value := span["value"]
	return from && value && len(span) == 2
}

// history compares spans by their first days. A span that is new changes what held before it; one
// whose day alone was corrected stays in its place.
func (d *differing) history(path string, before, after []any) {
	outer := d.since
	defer func() { d.since = outer }()
	for i := range after {
		at := fmt.Sprintf("%s[%d]", path, i)
		from := beginOf(after[i])
		d.since, _ = caldate.Parse(from)
		old := slices.IndexFunc(before, func(v any) bool { return beginOf(v) == from })
		switch {
		case old >= 0:
			d.compare(at+".value", valueOf(before, old), valueOf(after, i))
		case i < len(before) && !begins(after, beginOf(before[i])):
			d.compare(at+".from", beginOf(before[i]), from)
			d.compare(at+".value", valueOf(before, i), valueOf(after, i))
		default:
			known := len(d.all)
			d.compare(at+".value", valueOf(after, i-1), valueOf(after, i))
			if len(d.all) == known {
				d.all = append(d.all, Difference{FieldChange{at + ".from", "", from}, d.since})
			}
		}
	}
	d.since = outer
	for i := range before {
		from := beginOf(before[i])
		moved := i < len(after) && !begins(before, beginOf(after[i]))
		if !begins(after, from) && !moved {
			at := fmt.Sprintf("%s[%d].from", path, i)
			d.all = append(d.all, Difference{FieldChange{at, from, ""}, outer})
		}
	}
}

func begins(all []any, from string) bool {
	return slices.ContainsFunc(all, func(v any) bool { return beginOf(v) == from })
}

func beginOf(span any) string {
	m, _ := span.(map[string]any)
	return plainText(m["from"])
}

func valueOf(all []any, i int) any {
	if i < 0 {
		return nil
	}
	m, _ := all[i].(map[string]any)
	return m["value"]
}

// list compares what is of the same person or date, else what stands in the same place.
func (d *differing) list(path string, before, after []any) {
	taken := make([]bool, len(before))
	for i := range after {
		old := i
		if key := keyOf(after[i]); key != "" {
			old = slices.IndexFunc(before, func(v any) bool { return keyOf(v) == key })
		}
		var was any
		if old >= 0 && old < len(before) {
			was, taken[old] = before[old], true
		}
		d.compare(fmt.Sprintf("%s[%d]", path, i), was, after[i])
	}
	for i := range before {
		if !taken[i] {
			// Behind those that stand: its place there is another's now.
			d.compare(fmt.Sprintf("%s[%d]", path, len(after)+i), before[i], nil)
		}
	}
}

// keyOf is what a member of a list is known by, empty where it is its place.
func keyOf(v any) string {
	m, _ := v.(map[string]any)
	if id := plainText(m["id"]); id != "" {
		return id
	}
	return plainText(m["date"])
}
