package withholding

import (
	"strconv"

	"romukura/ground/fault"
	"romukura/ground/yen"
)

// place names a cell of a table file.
func place(line int, column string) string {
	return "line " + strconv.Itoa(line) + "." + column
}

func rowAt(from yen.Amount, column string) string {
	return "row " + strconv.FormatInt(int64(from), 10) + "." + column
}

func report(l *fault.List, path, code, message string) {
	l.Add(fault.Fault{Path: path, Code: code, Message: message, Remedy: textCompareSheet})
}

// checkGrid: rows contiguous, no cell below that of the row before, none above that of one
// dependent fewer, column A never above column B.
func checkGrid(g grid, l *fault.List) {
	names := columnNames(g.width)
	if len(g.rows) == 0 {
		report(l, "rows", "table.empty", textEmptyTable)
		return
	}
	for i, row := range g.rows {
		if row.to <= row.from || i > 0 && row.from != g.rows[i-1].to {
			report(l, rowAt(row.from, "from"), "table.gap", textGap)
		}
		for c, name := range names {
			if row.cell[c] < 0 || i > 0 && row.cell[c] < g.rows[i-1].cell[c] {
				report(l, rowAt(row.from, name), "table.falls", textFalls)
			}
			if c > 0 && c < cellB && row.cell[c] > row.cell[c-1] {
				report(l, rowAt(row.from, name), "table.rises-with-dependents", textRisesHeads)
			}
		}
		if row.cell[0] > row.cell[cellB] {
			report(l, rowAt(row.from, "b"), "table.b-below-a", textBBelowA)
		}
	}
}

// checkAbove: segments contiguous, open at the end, rates not falling, and no step down from one to
// the next.
func checkAbove(ab above, columns []Column, l *fault.List) {
	for _, c := range columns {
		list := ab[c-1]
		if len(list) == 0 {
			report(l, c.key(), "table.empty", textEmptyTable)
			continue
		}
		for i := range list {
			checkSegment(list, i, c, l)
		}
	}
}

func checkSegment(list []segment, i int, c Column, l *fault.List) {
	s, width := &list[i], 1
	if c == ColumnA {
		width = cellB
	}
	last := i == len(list)-1
	if last && s.below != 0 || !last && s.below != list[i+1].from {
		report(l, rowAt(s.from, c.key()), "table.gap", textGap)
		return
	}
	if i > 0 && s.rate.Compare(list[i-1].rate) < 0 {
		report(l, rowAt(s.from, c.key()+"-rate"), "table.falls", textFalls)
	}
	for k := range width {
		if i > 0 && list[i-1].tax(k, s.from-1) > s.base[k] {
			report(l, rowAt(s.from, c.key()), "table.falls", textFalls)
		}
		if k > 0 && s.base[k] > s.base[k-1] {
			report(l, rowAt(s.from, c.key()), "table.rises-with-dependents", textRisesHeads)
		}
	}
}

// seam: what follows the last row begins where it ends and is not below it. Without the other part
// the check is told as not made.
func seam(g grid, ab *above, columns []Column, l *fault.List) {
	if ab == nil {
		l.Add(fault.Fault{Path: "rows", Code: "table.seam-unchecked", Message: textSeamUnchecked,
			Remedy: textSeamUncheckedRemedy, Severity: fault.Warn})
		return
	}
	if len(g.rows) == 0 {
		return
	}
	lastRow := g.rows[len(g.rows)-1]
	for _, c := range columns {
		list := ab[c-1]
		if len(list) == 0 {
			continue
		}
		first, width, offset := list[0], 1, cell(Payee{Column: c})
		if c == ColumnA {
			width, offset = cellB, 0
		}
		if first.from != g.end() {
			report(l, rowAt(first.from, c.key()), "table.gap", textGap)
		}
		for k := range width {
			if lastRow.cell[offset+k] > first.base[k] {
				report(l, rowAt(first.from, c.key()), "table.seam", textSeam)
			}
		}
	}
}

// checkBonus: every column begins at nothing, is contiguous and open at the end; rates rise with
// pay, and at equal pay never rise with dependents.
func checkBonus(b bonusRates, l *fault.List) {
	for i, list := range b {
		name := columnNames(cellB + 1)[i]
		if len(list) == 0 {
			report(l, name, "table.empty", textEmptyTable)
			continue
		}
		for k, s := range list {
			last := k == len(list)-1
			if k == 0 && s.from != 0 || last && s.below != 0 || !last && s.below != list[k+1].from ||
				k > 0 && s.from <= list[k-1].from {
				report(l, rowAt(s.from, name), "table.gap", textGap)
			}
			if k > 0 && s.rate.Compare(list[k-1].rate) <= 0 {
				report(l, rowAt(s.from, name), "table.falls", textFalls)
			}
			if i > 0 && i < cellB && rateAt(b[i-1], s.from).Compare(s.rate) < 0 {
				report(l, rowAt(s.from, name), "table.rises-with-dependents", textRisesHeads)
			}
		}
	}
}

func rateAt(list []rateStep, a yen.Amount) yen.Rate {
	rate := yen.Rate{Num: 0, Den: 1}
	for _, s := range list {
		if s.from <= a {
			rate = s.rate
		}
	}
	return rate
}

// checkComputer: each part climbs by its bounds and is open at the end, deductions for employment
// never fall, the basic deduction never rises, the tax never falls from one band to the next.
func checkComputer(c computer, l *fault.List) {
	for _, part := range []struct {
		name string
		list bands
		sign yen.Amount
	}{{"employment", c.employment, 1}, {"basic", c.basic, -1}, {"tax", c.tax, 1}} {
		for i := range part.list {
			b := &part.list[i]
			path := rowAt(b.to, part.name)
			if i == len(part.list)-1 {
				if b.to != yen.Limit {
					report(l, path, "table.gap", textGap)
				}
				continue
			}
			next := &part.list[i+1]
			if next.to <= b.to {
				report(l, path, "table.gap", textGap)
				continue
			}
			below, beyond := b.of(b.to, yen.Truncate), next.of(b.to+1, yen.Ceil)
			if part.sign*below > part.sign*beyond+1 {
				report(l, path, "table.falls", textFalls)
			}
		}
	}
}
