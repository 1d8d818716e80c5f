package eltax

import (
	"embed"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/yearend"
)

//go:embed tables
var tables embed.FS

// field is one item of the record.
type field struct {
	number   int
	name     string
	kind     string // wide, narrow, digits
	length   int
	required bool
	mine     bool // a My Number: left blank
}

var layouts = dated.MustLoadAt("trade/filing/eltax", tables, "tables/record",
	func(f *dated.File) ([]field, error) {
		var out []field
		for _, r := range f.Rows {
			out = append(out, field{number: r.Int("no"), name: r.Text("item"), kind: r.Text("kind"),
				length: r.Int("length"), required: r.Text("required") == textYes,
				mine: r.Text("my-number") == textYes})
		}
		return out, f.Err()
	})

// threshold is the pay above which the slip of a group goes to the tax office.
type threshold struct {
	settled, columnB, officer bool
	above                     yen.Amount
}

var thresholds = dated.MustLoadAt("trade/filing/eltax", tables, "tables/threshold",
	func(f *dated.File) ([]threshold, error) {
		var out []threshold
		for _, r := range f.Rows {
			out = append(out, threshold{settled: r.Text("settled") == textYes,
				columnB: r.Text("column") == "b", officer: r.Text("officer") == textYes,
				above: r.Yen("above")})
		}
		return out, f.Err()
	})

const textYes = "yes"

// first is the day by which the tables of an income year are named.
func first(y yearend.IncomeYear) caldate.Date {
	return caldate.Month{Year: int(y), Number: 1}.First()
}

// layoutOf is the layout of an income year, and whether it is known to hold for it.
func layoutOf(y yearend.IncomeYear) ([]field, bool, error) {
	e, standing, err := layouts.At(first(y))
	if err != nil {
		return nil, false, err
	}
	return e.Value, standing == dated.Confirmed, nil
}
