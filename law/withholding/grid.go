package withholding

import (
	"romukura/ground/yen"
	"romukura/law/dated"
)

// maxColumn is the last column of dependents in a printed table; it also means that number or more.
const maxColumn = 7

// cellB and cellC are the places of columns B and C behind the columns 0 to 7 of column A.
const (
	cellB = maxColumn + 1
	cellC = maxColumn + 2
	cells = maxColumn + 3
)

// gridRow is a printed row: the tax by column for pay from (inclusive) to (exclusive).
type gridRow struct {
	from, to yen.Amount
	cell     [cells]yen.Amount
}

// grid is the printed part of a table.
type grid struct {
	rows  []gridRow
	width int // number of columns in use
}

// find is the row of the amount, or nil below the first; the caller knows it lies below the last.
func (g grid) find(a yen.Amount) *gridRow {
	if a < g.rows[0].from {
		return nil
	}
	low, high := 0, len(g.rows)
	for high-low > 1 {
		mid := int(uint(low+high) >> 1)
		if g.rows[mid].from <= a {
			low = mid
		} else {
			high = mid
		}
	}
	return &g.rows[low]
}

func (g grid) end() yen.Amount { return g.rows[len(g.rows)-1].to }

// segment is a printed base and the rate on what exceeds its bound.
type segment struct {
	from, below yen.Amount // below is 0 for the last
	base        [cellB]yen.Amount
	rate        yen.Rate
}

// above is the part beyond the grid, by column.
type above [3][]segment

func (ab above) find(c Column, a yen.Amount) *segment {
	list := ab[c-1]
	for i := len(list) - 1; i >= 0; i-- {
		if a >= list[i].from {
			return &list[i]
		}
	}
	return nil
}

// tax is the base plus the part above the bound, cut to whole yen.
func (s *segment) tax(column int, a yen.Amount) yen.Amount {
	return s.base[column] + yen.Truncate.Round((a - s.from).Times(s.rate))
}

// cell is the place of a payee in a printed row.
func cell(p Payee) int {
	switch p.Column {
	case ColumnB:
		return cellB
	case ColumnC:
		return cellC
	}
	return min(p.Dependents, maxColumn)
}

// extra counts the dependents for which a printed amount is reduced: in column A those above the
// last column, in column B all on the form of the secondary employer.
func extra(p Payee) yen.Amount {
	switch p.Column {
	case ColumnA:
		return yen.Amount(max(0, p.Dependents-maxColumn))
	case ColumnB:
		return yen.Amount(p.Dependents)
	}
	return 0
}

func columnNames(width int) []string {
	return []string{"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "b", "c"}[:width]
}

func readGridRow(r dated.Row, width int) gridRow {
	row := gridRow{from: r.Yen("from"), to: r.Yen("to")}
	for i, name := range columnNames(width) {
		row.cell[i] = r.Yen(name)
	}
	return row
}
