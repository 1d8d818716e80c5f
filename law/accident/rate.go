package accident

import (
	"embed"
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

//go:embed tables
var tables embed.FS

const root = "law/accident"

// Business is one row of the table of workers' compensation rates (労災保険率表).
type Business struct {
	Code     string // industry code; forestry has two: 02/03
	Category string
	Name     string
	Rate     yen.Rate
	Mark     string // [unverified] where the code is from memory
}

// Table holds the rates of one enactment, resolved for a day.
type Table struct {
	source   *dated.Source
	standing dated.Standing
	value    rateTable
}

type rateTable struct {
	rows   []Business
	byCode map[string]int
}

var rates = dated.MustLoadAt(root, tables, "tables/rate", buildRates)

func buildRates(f *dated.File) (rateTable, error) {
	t := rateTable{byCode: map[string]int{}}
	for _, r := range f.Rows {
		b := Business{
			r.Text("code"), r.Text("category"), r.Text("business"), r.Rate("rate"), r.Text("code-mark"),
		}
		for _, code := range strings.Split(b.Code, "/") {
			if _, twice := t.byCode[code]; twice {
				return t, fmt.Errorf("line %d: code %s stands twice", r.Line, code)
			}
			t.byCode[code] = len(t.rows)
		}
		t.byCode[b.Code] = len(t.rows)
		t.rows = append(t.rows, b)
	}
	return t, nil
}

// UnknownBusinessError says that an industry code is not in the table of a day.
type UnknownBusinessError struct {
	Table string
	Code  string
}

// Error names the table and the code.
func (e *UnknownBusinessError) Error() string {
	return fmt.Sprintf("%s: no business with the code %q", e.Table, e.Code)
}

// TableFor resolves the rates in force on a day.
//
// Law: 徴収法12-2 徴収則16-1 徴収則別表1
func TableFor(day caldate.Date) (*Table, dated.Standing, error) {
	e, standing, err := rates.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &Table{&e.Source, standing, e.Value}, standing, nil
}

// Business finds a business by its industry code.
//
// Law: 徴収則別表1
func (t *Table) Business(code string) (Business, error) {
	i, ok := t.value.byCode[code]
	if !ok {
		return Business{}, &UnknownBusinessError{t.source.Table, code}
	}
	return t.value.rows[i], nil
}

// All lists the businesses in the order of the ordinance.
//
// Law: 徴収則別表1
func (t *Table) All() []Business { return append([]Business(nil), t.value.rows...) }

// Standing is how far the table can be trusted on the day it was asked for.
//
// Law: 徴収法12-2
func (t *Table) Standing() dated.Standing { return t.standing }

// Rating is what one labor insurance number pays by: its business, or the rate that the labor
// bureau has notified to it.
type Rating struct {
	Business string   // industry code
	Notified yen.Rate // rate on the declaration form, by experience rating; zero: the table's
}

// RateOf is the rate of one labor insurance number. A notified rate goes before the table's.
//
// Law: 徴収法12-2 徴収法12-3
func (t *Table) RateOf(r Rating, trace *why.Trace) (yen.Rate, error) {
	b, err := t.Business(r.Business)
	if err != nil {
		return yen.Rate{}, err
	}
	rate, law, note := b.Rate, lawRate, b.Mark
	if !r.Notified.IsZero() {
		rate, law, note = r.Notified, lawMerit, textNotified
	}
	if trace.On() {
		trace.Add(why.Step{
			Key: "accident.rate", What: textRate, Law: law,
			Inputs: []why.Input{
				why.In(textBusiness, why.Text(b.Name)), why.In(textTableRate, why.Rate(b.Rate)),
			},
			Table: why.From(t.source, t.standing, b.Code), Result: why.Rate(rate), Note: note,
		})
	}
	return rate, nil
}
