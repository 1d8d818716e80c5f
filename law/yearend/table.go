package yearend

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

//go:embed tables
var files embed.FS

const home = "law/yearend"

// TableName is the folder of a table.
type TableName string

// The tables. Those of a special measure end with the last year they hold for.
const (
	TableEmployment        TableName = "employment-income"
	TableEmploymentSpecial TableName = "employment-special"
	TableAdjustment        TableName = "adjustment"
	TableBasic             TableName = "basic"
	TableBasicAddition     TableName = "basic-addition"
	TableIncomeLimit       TableName = "income-limit"
	TableSpouse            TableName = "spouse"
	TableSpecificRelative  TableName = "specific-relative"
	TablePersonal          TableName = "personal"
	TableLife              TableName = "life"
	TableLifeUnder23       TableName = "life-under-23"
	TableEarthquake        TableName = "earthquake"
	TableAnnualTax         TableName = "annual-tax"
	TableSurtax            TableName = "surtax"
	TableRule              TableName = "rule"
	TableHousing           TableName = "housing"
	TableCertificate       TableName = "certificate"
	TableFixedReduction    TableName = "fixed-reduction"
)

func load[T any](name TableName, build func(*dated.File) (T, error)) *dated.Series[T] {
	return dated.MustLoadAt(home, files, "tables/"+string(name), build)
}

// slot is a table resolved for an income year. A special measure that does not hold in the year
// leaves it empty.
type slot[T any] struct {
	entry    *dated.Entry[T]
	standing dated.Standing
}

func (s slot[T]) value() *T { return &s.entry.Value }

func (s slot[T]) holds() bool { return s.entry != nil }

// row is the table as a step of an explanation names it.
func (s slot[T]) row(text string) why.Table { return why.From(&s.entry.Source, s.standing, text) }

// band is a row that holds up to an amount: a share of the amount plus an amount, or, with a rate
// of nought, an amount alone.
type band struct {
	upto yen.Amount // inclusive; yen.Limit in the last
	rate yen.Rate
	add  yen.Amount
}

// of is the amount of the band for a; a fraction of a yen goes by the rounding given.
func (b *band) of(a yen.Amount, r yen.Rounding) yen.Amount {
	if b.rate.IsZero() {
		return b.add
	}
	return r.Round(a.Times(b.rate)) + b.add
}

// bands climb; find gives the one for an amount, nil above the last.
type bands []band

func (list bands) find(a yen.Amount) *band {
	for i := range list {
		if a <= list[i].upto {
			return &list[i]
		}
	}
	return nil
}

func (list bands) climb() error {
	for i := 1; i < len(list); i++ {
		if list[i].upto <= list[i-1].upto {
			return fmt.Errorf("the bands do not climb")
		}
	}
	if len(list) == 0 {
		return fmt.Errorf("a part of the table is missing")
	}
	return nil
}

func upto(r dated.Row) yen.Amount {
	if !r.Has("upto") {
		return yen.Limit
	}
	return r.Yen("upto")
}

// parted is a table of bands in named parts.
type parted map[string]bands

func buildParted(names ...string) func(*dated.File) (parted, error) {
	return func(f *dated.File) (parted, error) {
		all := parted{}
		for _, r := range f.Rows {
			part := r.Text("part")
			all[part] = append(all[part], band{upto(r), r.Rate("rate"), r.Yen("add")})
		}
		for _, name := range names {
			if err := all[name].climb(); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		return all, nil
	}
}

// deduct is the deduction for a premium by the bands of a part, raised to whole yen.
func (p parted) deduct(part string, premium yen.Amount) yen.Amount {
	if premium <= 0 {
		return 0
	}
	return p[part].find(premium).of(premium, yen.Ceil)
}

// flat is the amount of a part that has one row, a cap.
func (p parted) flat(part string) yen.Amount { return p[part][0].add }

// buildAmounts reads fixed amounts by an upper bound.
func buildAmounts(f *dated.File) (bands, error) {
	var all bands
	for _, r := range f.Rows {
		all = append(all, band{upto: upto(r), add: r.Yen("amount")})
	}
	return all, all.climb()
}

func buildAnnual(f *dated.File) (bands, error) {
	var all bands
	for _, r := range f.Rows {
		all = append(all, band{upto(r), r.Rate("rate"), -r.Yen("subtract")})
	}
	return all, all.climb()
}

// figures are single amounts, rates and days by name.
type figures struct {
	amounts map[string]yen.Amount
	rates   map[string]yen.Rate
	days    map[string]caldate.Date
}

func (f *figures) amount(name string) yen.Amount { return f.amounts[name] }

func buildFigures(names ...string) func(*dated.File) (figures, error) {
	return func(f *dated.File) (figures, error) {
		all := figures{map[string]yen.Amount{}, map[string]yen.Rate{}, map[string]caldate.Date{}}
		seen := map[string]bool{}
		for _, r := range f.Rows {
			name := r.Text("name")
			seen[name] = true
			switch {
			case r.Has("amount"):
				all.amounts[name] = r.Yen("amount")
			case r.Has("rate"):
				all.rates[name] = r.Rate("rate")
			default:
				all.days[name] = r.Date("date")
			}
		}
		for _, name := range names {
			if !seen[name] {
				return all, fmt.Errorf("the figure %q is missing", name)
			}
		}
		return all, nil
	}
}

// spouseBand is a row of the spouse's table: a deduction for each tier of the employee's income.
type spouseBand struct {
	upto   yen.Amount
	amount [3]yen.Amount
}

type spouseBands struct{ general, elderly, special []spouseBand }

func buildSpouse(f *dated.File) (spouseBands, error) {
	var all spouseBands
	for _, r := range f.Rows {
		b := spouseBand{upto(r), [3]yen.Amount{r.Yen("first"), r.Yen("second"), r.Yen("third")}}
		switch r.Text("kind") {
		case "general":
			all.general = append(all.general, b)
		case "elderly":
			all.elderly = append(all.elderly, b)
		case "special":
			all.special = append(all.special, b)
		default:
			return all, fmt.Errorf("line %d: no such kind", r.Line)
		}
	}
	if len(all.general) != 1 || len(all.elderly) != 1 || len(all.special) == 0 {
		return all, fmt.Errorf("a kind is missing")
	}
	return all, nil
}

// surtaxes are the rates on the income tax of the year (復興特別所得税, 防衛特別所得税).
type surtaxes struct{ reconstruction, defense, sum yen.Rate }

func buildSurtaxes(f *dated.File) (surtaxes, error) {
	nought := yen.Rate{Num: 0, Den: 1}
	s := surtaxes{nought, nought, nought}
	for _, r := range f.Rows {
		switch r.Text("name") {
		case "reconstruction":
			s.reconstruction = r.Rate("rate")
		case "defense":
			s.defense = r.Rate("rate")
		default:
			return s, fmt.Errorf("line %d: no such surtax", r.Line)
		}
	}
	s.sum = s.reconstruction.Plus(s.defense)
	return s, nil
}

// housingRule is what a credit may plausibly be, by the day of moving in.
type housingRule struct {
	from                     caldate.Date
	incomeLimit, small, most yen.Amount
	years                    int
}

type housingRules []housingRule

func buildHousing(f *dated.File) (housingRules, error) {
	var all housingRules
	for _, r := range f.Rows {
		h := housingRule{from: r.Date("moved-in-from"), incomeLimit: r.Yen("income-limit"),
			most: r.Yen("most"), years: r.Int("years")}
		if r.Has("small") {
			h.small = r.Yen("small")
		}
		all = append(all, h)
	}
	return all, nil
}

// on is the rule for a day of moving in, nil before the first.
func (all housingRules) on(day caldate.Date) *housingRule {
	for i := len(all) - 1; i >= 0; i-- {
		if !day.Before(all[i].from) {
			return &all[i]
		}
	}
	return nil
}

// certificateRule tells whether a premium needs a certificate, and up to which amount of one
// contract it does not.
type certificateRule struct {
	needed bool
	upto   yen.Amount
}

func buildCertificates(f *dated.File) (map[PremiumKind]certificateRule, error) {
	all := map[PremiumKind]certificateRule{}
	for _, r := range f.Rows {
		kind, ok := premiumKinds[r.Text("kind")]
		if !ok {
			return nil, fmt.Errorf("line %d: no such kind", r.Line)
		}
		c := certificateRule{needed: r.Text("needed") == "yes"}
		if r.Has("up-to") {
			c.upto = r.Yen("up-to")
		}
		all[kind] = c
	}
	if len(all) != len(premiumKinds) {
		return nil, fmt.Errorf("a kind is missing")
	}
	return all, nil
}
