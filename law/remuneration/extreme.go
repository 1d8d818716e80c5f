package remuneration

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
)

// extreme is a row for the lowest or highest grades, where one grade suffices because the next
// would lie beyond the table.
type extreme struct {
	system   string
	from, to int
	way      Direction
	average  Amount // what the average reaches (up) or stays below (down)
	before   Amount // what the remuneration before stood below (up) or reached (down); zero: any
	mark     string
}

var extremes = dated.MustLoadAt(root, tables, "tables/extreme", buildExtremes)

func buildExtremes(f *dated.File) ([]extreme, error) {
	var all []extreme
	for _, r := range f.Rows {
		e := extreme{system: r.Text("system"), from: r.Int("from"), to: r.Int("to"), way: Down,
			average: r.Yen("average"), mark: r.Text("mark")}
		if r.Text("direction") == "up" {
			e.way = Up
		}
		if r.Has("before") {
			e.before = r.Yen("before")
		}
		all = append(all, e)
	}
	return all, nil
}

// edges are the rows in force on a day.
type edges struct {
	rows     []extreme
	source   *dated.Source
	standing dated.Standing
}

func extremesOn(day caldate.Date) (edges, error) {
	e, standing, err := extremes.At(day)
	if err != nil {
		return edges{}, err
	}
	return edges{e.Value, &e.Source, standing}, nil
}

// crossed reports that the average lies beyond the row's bound.
func (e *extreme) crossed(average Amount) bool {
	if e.way == Up {
		return average >= e.average
	}
	return average < e.average
}

// stood reports that the remuneration before lay on the far side, so that the move is one of two
// grades in truth.
func (e *extreme) stood(before Amount) bool {
	if e.way == Up {
		return before < e.before
	}
	return before >= e.before
}
