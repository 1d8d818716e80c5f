package residenttax

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/residenttax"

// keyed reads a table of keys and values.
func keyed(f *dated.File) map[string]dated.Row {
	all := map[string]dated.Row{}
	for _, r := range f.Rows {
		all[r.Text("key")] = r
	}
	return all
}

func missing(rows map[string]dated.Row, keys ...string) error {
	for _, k := range keys {
		if _, ok := rows[k]; !ok {
			return fmt.Errorf("the key %s is missing", k)
		}
	}
	return nil
}

type collectionRule struct {
	months, first, last       int
	lumpFirst, lumpLast       int
	unit, perCapita, halfYear yen.Amount
}

var collections = dated.MustLoadAt(root, tables, "tables/collection",
	func(f *dated.File) (collectionRule, error) {
		rows := keyed(f)
		if err := missing(rows, "months", "first-month", "last-month", "lump-first-month",
			"lump-last-month", "unit", "municipal-per-capita", "prefectural-per-capita", "forest-tax",
			"half-yearly-persons"); err != nil {
			return collectionRule{}, err
		}
		return collectionRule{
			months: rows["months"].Int("value"), first: rows["first-month"].Int("value"),
			last: rows["last-month"].Int("value"), unit: rows["unit"].Yen("value"),
			lumpFirst: rows["lump-first-month"].Int("value"),
			lumpLast:  rows["lump-last-month"].Int("value"),
			perCapita: rows["municipal-per-capita"].Yen("value") +
				rows["prefectural-per-capita"].Yen("value") + rows["forest-tax"].Yen("value"),
			halfYear: rows["half-yearly-persons"].Yen("value"),
		}, nil
	})

// firstMonth is the month in which collection begins, the same in every enactment held.
var firstMonth = collections.Oldest().Value.first

type deadlineRow struct {
	month, day int
	law        string
}

var deadlines = dated.MustLoadAt(root, tables, "tables/deadline",
	func(f *dated.File) (map[Duty]deadlineRow, error) {
		all := map[Duty]deadlineRow{}
		for _, r := range f.Rows {
			all[Duty(r.Text("key"))] = deadlineRow{r.Int("month"), r.Int("day"), r.Text("law")}
		}
		return all, nil
	})

type retirementRule struct {
	municipal, prefectural yen.Rate
	incomeUnit, taxUnit    yen.Amount
}

var retirements = dated.MustLoadAt(root, tables, "tables/retirement",
	func(f *dated.File) (retirementRule, error) {
		r := f.Rows[0]
		return retirementRule{
			r.Rate("municipal"), r.Rate("prefectural"), r.Yen("income-unit"), r.Yen("tax-unit"),
		}, nil
	})

// KnownThrough is the last day for which the rules of collection are known.
//
// Law: 地税法321の5-1
func KnownThrough() caldate.Date { return collections.KnownThrough() }
