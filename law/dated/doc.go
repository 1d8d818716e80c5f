// Package dated holds values of the law with the day from which each takes effect, and knows how
// far each can be trusted.
//
// A [Series] is the history of one value. [Series.At] answers for a day: before the first enactment
// with [BeforeFirstError], never with another year's value; after the last day an enactment is
// known to hold with the value and the standing [Provisional], which screens show and which blocks
// the closing of a payroll until a named person confirms it.
//
// Values live in tables: one TSV file per enactment, named by the day it takes effect, with the
// header lines source, published and holds-through. [Load] reads a folder of them.
//
//	//go:embed tables
//	var tables embed.FS
//
//	var rates = dated.MustLoad(tables, "tables/rate", func(f *dated.File) (Rates, error) { … })
//
//	entry, standing, err := rates.At(caldate.Must("2026-10-01"))
//
// The package is a mechanism and states no law of its own.
package dated
