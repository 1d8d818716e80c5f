package leave

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/leave"

// row is one line of the table of days: who it is for, and the days by years of service.
type row struct {
	name               string
	weekly             int
	yearFrom, yearThru int // thru 0: no upper end
	days               []int
}

var grantTable = dated.MustLoadAt(root, tables, "tables/grant", func(f *dated.File) ([]row, error) {
	var rows []row
	for _, r := range f.Rows {
		out := row{name: r.Text("group"), weekly: r.Int("weekly_days"),
			yearFrom: r.Int("yearly_days_from")}
		if r.Has("yearly_days_to") {
			out.yearThru = r.Int("yearly_days_to")
		}
		for _, c := range f.Columns[4:] {
			out.days = append(out.days, r.Int(c))
		}
		rows = append(rows, out)
	}
	return rows, nil
})

// rule are the figures of one enactment that stand beside the days.
type rule struct {
	first, step             int // months to the first grant, and between grants
	attendance              yen.Rate
	fullMinutes, fullDays   int // a week that makes a worker full-time for leave
	dutyFrom, duty, dutyFor int // days granted from which, days to take, months
	expiry                  int // months
	hourlyDays, hourMinutes int
}

var ruleTable = dated.MustLoadAt(root, tables, "tables/rule", func(f *dated.File) (rule, error) {
	rows := map[string]dated.Row{}
	for _, r := range f.Rows {
		rows[r.Text("key")] = r
	}
	var missing error
	row := func(key string) dated.Row {
		r, ok := rows[key]
		if !ok {
			missing = fmt.Errorf("key %q is missing", key)
			return f.Rows[0]
		}
		return r
	}
	number := func(key string) int { return row(key).Int("value") }
	out := rule{first: number("first-months"), step: number("step-months"),
		attendance:  row("attendance").Rate("value"),
		fullMinutes: number("full-weekly-minutes"), fullDays: number("full-weekly-days"),
		dutyFrom: number("duty-from-days"), duty: number("duty-days"), dutyFor: number("duty-months"),
		expiry: number("expiry-months"), hourlyDays: number("hourly-days"),
		hourMinutes: number("hourly-round-minutes")}
	return out, missing
})

// Rules are the tables of paid leave on a day, resolved.
type Rules struct {
	rule
	rows              []row
	source, grantFrom *dated.Source
	standing          dated.Standing
}

// RulesFor resolves the tables for a day of grant.
//
// Law: 労基法39-1 労基法39-2 労基法39-3 労基法39-7 労基則24の3
func RulesFor(day caldate.Date) (*Rules, dated.Standing, error) {
	e, standing, err := ruleTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	g, other, err := grantTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	standing = standing.Worse(other)
	return &Rules{e.Value, g.Value, &e.Source, &g.Source, standing}, standing, nil
}
