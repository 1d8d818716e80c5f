package withholding

import (
	"fmt"
	"strconv"

	"romukura/ground/yen"
	"romukura/law/dated"
)

// generator is the rule by which printed monthly tables come about: found by fitting, a check of
// tables and no law. It holds below the segments only.
type generator struct {
	plain       bands // tax before surtaxes
	cutA, unitA yen.Amount
	unitB       yen.Amount
	lowB, highB yen.Rate
}

func buildGenerator(f *dated.File) (generator, error) {
	var g generator
	for _, r := range f.Rows {
		b := readBand(r)
		switch r.Text("part") {
		case "plain":
			g.plain = append(g.plain, b)
		case "cut-a":
			g.cutA = b.fixed
		case "unit-a":
			g.unitA = b.fixed
		case "unit-b":
			g.unitB = b.fixed
		case "low-b":
			g.lowB = b.rate
		case "high-b":
			g.highB = b.rate
		default:
			return g, fmt.Errorf("line %d: no such part", r.Line)
		}
	}
	return g, nil
}

// maker makes the cells of a year's monthly table from the year's computer method.
type maker struct {
	*generator
	*computer
	up yen.Rate
}

// cell is the printed amount of a column for a bracket.
func (m maker) cell(row gridRow, column int) yen.Amount {
	if column == cellB {
		part := m.part(row.from, m.highB) - m.part(row.from, m.lowB)
		return m.half(part.HalfUpTo(m.unitB), m.unitB)
	}
	rest := m.rest((row.from+row.to)/2, column)
	plain := m.plain.find(rest).of(rest, yen.Truncate).HalfUpTo(m.unitA)
	if plain < m.cutA {
		return 0
	}
	return m.half(plain, m.unitA)
}

// part is the plain tax on a multiple of the lower bound, cut to whole yen.
func (m maker) part(a yen.Amount, times yen.Rate) yen.Amount {
	rest := m.rest(yen.Truncate.Round(a.Times(times)), 0)
	return m.plain.find(rest).of(rest, yen.Truncate)
}

func (m maker) half(a, unit yen.Amount) yen.Amount {
	return yen.Truncate.Round(a.Times(m.up)).HalfUpTo(unit)
}

// generated compares a monthly table with what the rule makes of the computer method.
func (m maker) generated(g grid) []Difference {
	var list []Difference
	for _, row := range g.rows {
		for i, name := range columnNames(g.width) {
			if made := m.cell(row, i); made != row.cell[i] {
				list = append(list, Difference{TableMonthly, strconv.Itoa(int(row.from)), name,
					made.String(), row.cell[i].String()})
			}
		}
	}
	return list
}

// GeneratorDifferences compares the monthly table of a day with the rule of its making; none for
// every table that is shipped. A table without the year's computer method cannot be compared.
//
// Law? 所法189-1
func (b *Book) GeneratorDifferences(on PayDate) ([]Difference, error) {
	t, _, err := b.TablesFor(on)
	if err != nil {
		return nil, err
	}
	gen := resolve(b.generator, TableGenerator, on)
	for _, missing := range []error{t.monthly.missing, t.computer.missing, gen.missing} {
		if missing != nil {
			return nil, missing
		}
	}
	m := maker{gen.value(), t.computer.value(), t.surtax.value().withSurtax()}
	return m.generated(*t.monthly.value()), nil
}
