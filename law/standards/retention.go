package standards

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// LedgerKind names a statutory ledger.
type LedgerKind string

// Statutory ledgers, and the tax forms kept beside them.
const (
	Roster      LedgerKind = "roster"       // 労働者名簿
	WageLedger  LedgerKind = "wage-ledger"  // 賃金台帳
	HoursRecord LedgerKind = "hours-record" // 出勤簿等
	LeaveBook   LedgerKind = "leave-book"   // 年次有給休暇管理簿
	Withholding LedgerKind = "withholding"  // 源泉徴収関係
)

// Ledger is one row of the table of ledgers.
type Ledger struct {
	Kind     LedgerKind
	Name     string // as the statutes call it
	Items    string // what must stand in it
	Unit     string // kept for each …
	Years    int    // full term
	ForNow   int    // term of the transitional rule; what binds today
	Start    string // from when the term runs
	Citation string
	Mark     string
}

var retentionTable = dated.MustLoadAt(root, tables, "tables/retention",
	func(f *dated.File) ([]Ledger, error) {
		var list []Ledger
		for _, r := range f.Rows {
			list = append(list, Ledger{Kind: LedgerKind(r.Text("key")), Name: r.Text("ledger"),
				Items: r.Text("items"), Unit: r.Text("unit"), Years: r.Int("years"),
				ForNow: r.Int("years-for-now"), Start: r.Text("start_of_retention"),
				Citation: r.Text("law"), Mark: r.Text("mark")})
		}
		return list, nil
	})

// RetentionRule is the table of ledgers on a day.
type RetentionRule struct {
	ledgers  []Ledger
	source   *dated.Source
	standing dated.Standing
}

// RetentionFor resolves the table of ledgers for a day.
//
// Law: 労基法107-1 労基法108 労基法109 労基法附則143-1 労基則24の7
func RetentionFor(day caldate.Date) (*RetentionRule, dated.Standing, error) {
	e, standing, err := retentionTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &RetentionRule{e.Value, &e.Source, standing}, standing, nil
}

// Ledgers lists the ledgers in the order of the table.
//
// Law: 労基法109
func (r *RetentionRule) Ledgers() []Ledger { return append([]Ledger(nil), r.ledgers...) }

// Ledger finds one ledger; false when the table has none of that name.
//
// Law: 労基法109
func (r *RetentionRule) Ledger(k LedgerKind) (Ledger, bool) {
	for _, l := range r.ledgers {
		if l.Kind == k {
			return l, true
		}
	}
	return Ledger{}, false
}

// Kept is one record for which the end of its term is asked.
type Kept struct {
	Kind LedgerKind
	// Start is the day the term runs from: death, retirement or dismissal for the roster; the last
	// entry for the wage ledger; completion for the record of hours; the end of the period for the
	// leave book; the deadline of the form for tax forms.
	Start caldate.Date
	// PayDay is the day the wages concerned were due, where it is later than Start.
	PayDay caldate.Date
}

// Term is how long a record is kept, both days included.
type Term struct {
	Through caldate.Date // binding today
	Full    caldate.Date // by the full term, when the transitional rule ends
}

// Retention is the last day on which a record must still be there. Records that are kept as one
// book are asked for together, and the latest day counts. The first day does not count, so that the
// corresponding day itself is still within. A ledger that the table does not know gives false.
//
// Law: 労基法109 労基法附則143-1 労基則56-1 労基則55の2
// Law? 所則76の3
func (r *RetentionRule) Retention(t *why.Trace, records ...Kept) (Term, bool) {
	var term Term
	for _, k := range records {
		l, ok := r.Ledger(k.Kind)
		if !ok || k.Start.IsZero() {
			return Term{}, false
		}
		start := k.Start
		if k.PayDay.After(start) {
			start = k.PayDay
		}
		if k.Kind == Withholding {
			start = taxStart(k.Start)
		}
		own := Term{start.AddMonths(12 * l.ForNow), start.AddMonths(12 * l.Years)}
		term.Through = later(term.Through, own.Through)
		term.Full = later(term.Full, own.Full)
		if t.On() {
			t.Add(why.Step{Key: "standards.retention", What: textRetention + l.Name,
				Law: "労基法109 労基法附則143-1 労基則56-1", Note: l.Mark,
				Inputs: []why.Input{why.In(textStart, why.Date(start)),
					why.In(textYearsNow, why.Count(l.ForNow, textYearUnit)),
					why.In(textYearsFull, why.Count(l.Years, textYearUnit))},
				Table:  why.From(r.source, r.standing, l.Name),
				Result: why.Date(own.Through)})
		}
	}
	return term, len(records) > 0
}

// taxStart is 10 January of the year after the one in which the form was due.
func taxStart(due caldate.Date) caldate.Date {
	return caldate.Month{Year: due.Year() + 1, Number: 1}.Day(10)
}

func later(a, b caldate.Date) caldate.Date {
	if b.After(a) {
		return b
	}
	return a
}
