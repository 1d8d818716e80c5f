package remuneration

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// rules are the numbers of one decision: days, months, grades.
type rules struct {
	values   map[string]int
	source   *dated.Source
	standing dated.Standing
}

func loadRules(dir string, keys ...string) *dated.Series[map[string]int] {
	return dated.MustLoadAt(root, tables, dir, func(f *dated.File) (map[string]int, error) {
		values := map[string]int{}
		for _, r := range f.Rows {
			values[r.Text("rule")] = r.Int("value")
		}
		for _, key := range keys {
			if _, ok := values[key]; !ok {
				return nil, fmt.Errorf("rule %q is missing", key)
			}
		}
		return values, nil
	})
}

func rulesAt(s *dated.Series[map[string]int], day caldate.Date) (rules, error) {
	e, standing, err := s.At(day)
	if err != nil {
		return rules{}, err
	}
	return rules{e.Value, &e.Source, standing}, nil
}

func (r rules) of(key string) int { return r.values[key] }

func (r rules) table(row string) why.Table { return why.From(r.source, r.standing, row) }

// Category is the kind of worker, by which days are counted.
type Category uint8

// Categories of insured persons.
const (
	// General is everybody who is neither of the others. A person whose category is not said is
	// General; a month's that is not said is the person's.
	General Category = iota + 1
	// PartTime works at least three quarters of the hours and days of regular staff (短時間就労者).
	PartTime
	// ShortTime is insured by the expansion to less than that (短時間労働者).
	ShortTime
)
