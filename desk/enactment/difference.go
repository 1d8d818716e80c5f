package enactment

import (
	"slices"
	"strconv"

	"romukura/law/dated"
)

// Difference is a cell in which two tables differ.
type Difference struct {
	Row    string `json:"row"`
	Column string `json:"column"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Differences are the cells in which an enactment of a table differs from another, row by row: the
// first column is the key, as far as it names one row.
func (e *Enactment) Differences(t *dated.Table, from *Enactment) ([]Difference, error) {
	there, err := from.File(t)
	if err != nil {
		return nil, err
	}
	comes, err := e.File(t)
	if err != nil {
		return nil, err
	}
	var all []Difference
	old, now := keyed(there), keyed(comes)
	for _, key := range now.order {
		for i, column := range comes.Columns {
			if a, b := old.cell(key, column, there), now.rows[key][i]; a != b {
				all = append(all, Difference{key, column, a, b})
			}
		}
	}
	for _, key := range old.order {
		if now.rows[key] == nil {
			all = append(all, Difference{key, textWholeRow, textThere, textGone})
		}
	}
	return all, nil
}

// keys are the rows of a table by their first cells; a key that comes again gets a number.
type keys struct {
	order []string
	rows  map[string][]string
}

func keyed(f *dated.File) keys {
	k := keys{rows: map[string][]string{}}
	for _, r := range f.Rows {
		cells := r.Cells()
		key := cells[0]
		if len(f.Rows) == 1 {
			key = textOnlyRow // the one value of a table is no key of it
		}
		for n := 2; k.rows[key] != nil; n++ {
			key = cells[0] + " #" + strconv.Itoa(n)
		}
		k.order, k.rows[key] = append(k.order, key), cells
	}
	return k
}

func (k keys) cell(key, column string, f *dated.File) string {
	i := slices.Index(f.Columns, column)
	if i < 0 || k.rows[key] == nil {
		return ""
	}
	return k.rows[key][i]
}
