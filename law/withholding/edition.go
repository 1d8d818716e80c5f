package withholding

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var files embed.FS

const home = "law/withholding"

// TableName is the folder of a table.
type TableName string

// The tables. The first six are printed for a year and can be held by an office; see [Book.With].
const (
	TableMonthly            TableName = "monthly"
	TableMonthlyAbove       TableName = "monthly-above"
	TableDaily              TableName = "daily"
	TableBonus              TableName = "bonus"
	TableComputer           TableName = "computer"
	TableParameter          TableName = "parameter"
	TableGenerator          TableName = "generator"
	TableSurtax             TableName = "surtax"
	TableFee                TableName = "fee"
	TableAnnual             TableName = "annual"
	TableRetirement         TableName = "retirement"
	TableRetirementResident TableName = "retirement-resident"
)

// edition is one table as printed, with its lines kept for comparison. Where the header names a
// successor, the table ends on its last day: another is known to exist from that day on.
type edition[T any] struct {
	value     T
	file      *dated.File
	successor caldate.Date
}

type series[T any] = *dated.Series[edition[T]]

func load[T any](name TableName, build func(*dated.File) (T, error)) series[T] {
	return dated.MustLoadAt(home, files, "tables/"+string(name), editionOf(build))
}

func editionOf[T any](build func(*dated.File) (T, error)) func(*dated.File) (edition[T], error) {
	return func(f *dated.File) (edition[T], error) {
		e := edition[T]{file: f}
		if text := f.Header["successor"]; text != "" {
			d, err := caldate.Parse(text)
			if err != nil || !d.After(f.HoldsThrough) {
				return e, fmt.Errorf("successor is no day after holds-through")
			}
			e.successor = d
		}
		v, err := build(f)
		if err == nil {
			err = f.Err()
		}
		e.value = v
		return e, err
	}
}

// slot is a table resolved for a day, or why there is none.
type slot[T any] struct {
	entry    *dated.Entry[edition[T]]
	standing dated.Standing
	missing  error
}

// value is the table; only after missing was looked at.
func (s *slot[T]) value() *T { return &s.entry.Value.value }

// resolve finds the table of a day. A series that begins later than the supported days, and a
// table whose successor is known and not here, are both missing tables.
func resolve[T any](s series[T], name TableName, on PayDate) slot[T] {
	e, standing, err := s.At(day(on))
	if err != nil {
		return slot[T]{missing: &TableMissing{name, on}}
	}
	next := e.Value.successor
	if !next.IsZero() && !day(on).Before(next) {
		return slot[T]{missing: &TableMissing{name, on}}
	}
	return slot[T]{entry: e, standing: standing}
}

func buildMonthly(f *dated.File) (grid, error) {
	g := grid{width: cellB + 1}
	for _, r := range f.Rows {
		g.rows = append(g.rows, readGridRow(r, g.width))
	}
	return g, nil
}

func buildAbove(f *dated.File) (above, error) {
	var ab above
	for _, r := range f.Rows {
		s := segment{from: r.Yen("from"), rate: r.Rate("rate")}
		if r.Has("below") {
			s.below = r.Yen("below")
		}
		column, width := ColumnA, cellB
		switch r.Text("column") {
		case "A":
		case "B":
			column, width = ColumnB, 1
		default:
			return ab, fmt.Errorf("line %d: the column is neither A nor B", r.Line)
		}
		for i := range width {
			s.base[i] = r.Yen(fmt.Sprintf("base%d", i))
		}
		ab[column-1] = append(ab[column-1], s)
	}
	return ab, nil
}

// daily is the daily table: printed rows, then anchors.
type daily struct {
	grid  grid
	above above
}

// buildDaily reads rows without rates as printed rows and rows with rates as anchors. A blank
// anchor keeps the one above with its rate, so the column gets no segment there.
func buildDaily(f *dated.File) (daily, error) {
	d := daily{grid: grid{width: cells}}
	for _, r := range f.Rows {
		if !r.Has("a-rate") && !r.Has("b-rate") && !r.Has("c-rate") {
			d.grid.rows = append(d.grid.rows, readGridRow(r, cells))
			continue
		}
		for c := ColumnA; c <= ColumnC; c++ {
			if err := d.anchor(r, c); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}

func (d *daily) anchor(r dated.Row, c Column) error {
	names := [][]string{columnNames(cellB), {"b"}, {"c"}}[c-1]
	rate := []string{"a-rate", "b-rate", "c-rate"}[c-1]
	list := &d.above[c-1]
	if !r.Has(names[0]) {
		if r.Has(rate) {
			return fmt.Errorf("line %d: a rate without an anchor", r.Line)
		}
		return nil
	}
	s := segment{from: r.Yen("from")}
	switch {
	case r.Has(rate):
		s.rate = r.Rate(rate)
	case len(*list) > 0:
		s.rate = (*list)[len(*list)-1].rate
	default:
		return fmt.Errorf("line %d: an anchor without a rate", r.Line)
	}
	for i, name := range names {
		s.base[i] = r.Yen(name)
	}
	if n := len(*list); n > 0 {
		(*list)[n-1].below = s.from
	}
	*list = append(*list, s)
	return nil
}

// rateStep is a row of the bonus table: the rate for pay of the month before from the bound on.
type rateStep struct {
	from, below yen.Amount // below is 0 for the last
	rate        yen.Rate
}

// bonusRates holds the rates by head count, column B behind them.
type bonusRates [cellB + 1][]rateStep

func buildBonus(f *dated.File) (bonusRates, error) {
	var b bonusRates
	for _, r := range f.Rows {
		i := cellB
		if r.Text("column") == "A" {
			i = r.Int("dependents")
			if i < 0 || i > maxColumn {
				return b, fmt.Errorf("line %d: no such number of dependents", r.Line)
			}
		} else if r.Text("column") != "B" || r.Has("dependents") {
			return b, fmt.Errorf("line %d: the column is neither A nor B", r.Line)
		}
		s := rateStep{from: r.Yen("from"), rate: r.Rate("rate")}
		if r.Has("below") {
			s.below = r.Yen("below")
		}
		b[i] = append(b[i], s)
	}
	return b, nil
}

// named holds a table of single figures by name.
type named struct {
	amounts map[string]yen.Amount
	rates   map[string]yen.Rate
}

func buildNamed(f *dated.File) (named, error) {
	n := named{map[string]yen.Amount{}, map[string]yen.Rate{}}
	for _, r := range f.Rows {
		if r.Has("amount") {
			n.amounts[r.Text("name")] = r.Yen("amount")
		} else {
			n.rates[r.Text("name")] = r.Rate("rate")
		}
	}
	return n, nil
}
