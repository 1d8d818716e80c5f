package standards

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

type averageRule struct {
	months, senUnit, noticeDays int
	minimum, closure            yen.Rate
}

var averageTable = dated.MustLoadAt(root, tables, "tables/average",
	func(f *dated.File) (averageRule, error) {
		s := read(f)
		out := averageRule{months: s.int("window-months"), senUnit: s.int("drop-below-sen"),
			noticeDays: s.int("notice-days"), minimum: s.rate("minimum"),
			closure: s.rate("closure")}
		return out, s.err
	})

// AverageRule is how the average wage is found on a day, and what is paid by it.
type AverageRule struct {
	averageRule
	source   *dated.Source
	standing dated.Standing
}

// AverageRuleFor resolves the rule for the day of the event.
//
// Law: 労基法12-1 労基法20-1 労基法26
func AverageRuleFor(day caldate.Date) (*AverageRule, dated.Standing, error) {
	e, standing, err := averageTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &AverageRule{e.Value, &e.Source, standing}, standing, nil
}

// Event is a day for which the average wage is asked: of the notice, the closure, the accident.
type Event struct {
	Day   caldate.Date
	Hired caldate.Date
	// Closing is the closing day of wages, 31 for the end of the month; 0 when wages have none, and
	// the three months end on the eve of the event.
	Closing int
}

// Window is the stretch of days that the average wage is taken from: the three months that end with
// the last closing day before the event, and no day before hiring.
//
// Law: 労基法12-1 労基法12-2 労基法12-6
func (r *AverageRule) Window(e Event) caldate.Range {
	last := e.Day.AddDays(-1)
	from := e.Day.AddMonths(-r.months)
	if e.Closing > 0 {
		m := last.Month()
		if m.Day(e.Closing).After(last) {
			m = m.Add(-1)
		}
		last = m.Day(e.Closing)
		from = m.Add(-r.months).Day(e.Closing).AddDays(1)
	}
	if e.Hired.After(from) {
		from = e.Hired
	}
	return caldate.Range{From: from, Through: last}
}

// Absence is why a stretch of days, and the wages paid for it, stay out of the average wage.
type Absence uint8

// Reasons that the law names.
const (
	WorkInjury      Absence = iota + 1 // leave for an injury or illness from work (業務災害)
	Maternity                          // leave before and after childbirth
	EmployerClosure                    // closure for which the employer answers
	FamilyLeave                        // childcare and caregiver leave
	Probation                          // trial period (試みの使用期間)
)

// LeftOut is a stretch that stays out, with the wages paid for it.
type LeftOut struct {
	Reason Absence
	Range  caldate.Range
	Wages  yen.Amount
}

// Wages are what the average wage is taken from.
type Wages struct {
	Event  caldate.Date
	Window caldate.Range
	// Total is all wages of the window, what is paid occasionally or for more than three months left
	// out. Deductions are not taken off; commuting allowances are in.
	Total yen.Amount
	// ByWork is the part of Total paid by the day, the hour or the piece, and WorkedDays the days
	// worked in the window; together they give the minimum.
	ByWork     yen.Amount
	WorkedDays int
	LeftOut    []LeftOut
}

// AverageWage (平均賃金) is a day's wage. Amount has no digit below one sen.
type AverageWage struct {
	Amount  yen.Exact
	Days    int
	Minimum bool // the minimum for pay by the day, the hour or the piece was higher
}

// Average is the average wage. It refuses a window of which no day is left: the Labor Bureau then
// determines the amount.
//
// Law: 労基法12-1 労基法12-3 労基法12-4 労基則3
// Law! 労基法12-8
// The decision of the Labor Bureau for windows without days is asked of a person.
func (r *AverageRule) Average(w Wages, t *why.Trace) (AverageWage, error) {
	faults := w.check()
	if err := faults.Err(); err != nil {
		return AverageWage{}, err
	}
	total, days := w.Total, w.Window.Days()
	for _, o := range w.LeftOut {
		if o.Reason == Probation && o.Range.Contains(w.Event) {
			continue // 労基則3: the wages of the trial period are then all there is
		}
		total -= o.Wages
		days -= o.Range.Overlap(w.Window).Days()
	}
	if days <= 0 || total < 0 {
		faults.Add(fault.Fault{Path: "window", Code: "standards.average.none",
			Message: textNoDaysLeft, Remedy: textNoDaysLeftRemedy, Law: "労基法12-8"})
		return AverageWage{}, faults.Err()
	}
	plain := total.Exact().Over(int64(days))
	a := AverageWage{Amount: r.sen(plain), Days: days}
	if w.ByWork > 0 && w.WorkedDays > 0 {
		floor := w.ByWork.Exact().Over(int64(w.WorkedDays)).Times(r.minimum).
			Plus(max(0, total-w.ByWork).Exact().Over(int64(days)))
		if floor.Compare(plain) > 0 {
			a.Amount, a.Minimum = r.sen(floor), true
		}
	}
	if t.On() {
		r.explain(w, a, t)
	}
	return a, nil
}

// sen drops what is below one sen.
func (r *AverageRule) sen(e yen.Exact) yen.Exact {
	unit := int64(r.senUnit)
	sen := yen.Truncate.Round(e.Times(yen.Rate{Num: 100, Den: unit}))
	return sen.Exact().Times(yen.Rate{Num: unit, Den: 100})
}

func (w *Wages) check() fault.List {
	var l fault.List
	if w.Window.Days() == 0 {
		l.Add(fault.Fault{Path: "window", Code: "standards.average.window", Message: textPeriod,
			Remedy: textPeriodRemedy})
	}
	if w.Total < 0 || w.Total > payLimit || w.ByWork < 0 || w.ByWork > w.Total || w.WorkedDays < 0 ||
		w.WorkedDays > w.Window.Days() {
		l.Add(fault.Fault{Path: "total", Code: "standards.average.total", Message: textAverageTotal,
			Remedy: textAverageTotalRemedy})
	}
	for i, o := range w.LeftOut {
		place := "left-out[" + strconv.Itoa(i) + "]"
		if o.Range.Days() == 0 || o.Wages < 0 || o.Reason < WorkInjury || o.Reason > Probation {
			l.Add(fault.Fault{Path: place, Code: "standards.average.left-out", Message: textLeftOut,
				Remedy: textLeftOutRemedy})
		}
		for _, p := range w.LeftOut[:i] {
			if o.Range.Overlap(p.Range).Days() > 0 {
				l.Add(fault.Fault{Path: place, Code: "standards.average.overlap",
					Message: textLeftOutTwice, Remedy: textLeftOutRemedy})
			}
		}
	}
	return l
}

func (r *AverageRule) explain(w Wages, a AverageWage, t *why.Trace) {
	in := []why.Input{why.In(textFrom, why.Date(w.Window.From)),
		why.In(textThrough, why.Date(w.Window.Through)), why.In(textTotalWages, why.Yen(w.Total))}
	for _, o := range w.LeftOut {
		in = append(in, why.In(textLeftOutDays+absenceNames[o.Reason],
			why.Count(o.Range.Overlap(w.Window).Days(), textDayUnit)))
	}
	in = append(in, why.In(textDays, why.Count(a.Days, textDayUnit)))
	step := why.Step{Key: "standards.average", What: textAverage, Law: "労基法12-1 労基法12-3",
		Inputs: in, Table: why.From(r.source, r.standing, ""), Result: why.Exact(a.Amount),
		Note: textSenNote}
	if a.Minimum {
		step.Note = textMinimumNote
		step.Inputs = append(step.Inputs, why.In(textByWork, why.Yen(w.ByWork)),
			why.In(textWorkedDays, why.Count(w.WorkedDays, textDayUnit)),
			why.In(textRate, why.Rate(r.minimum)))
	}
	t.Add(step)
}

// NoticePay (解雇予告手当) is the average wage for each of the thirty days by which the notice came
// short.
//
// Law: 労基法20-1 労基法20-2
func (r *AverageRule) NoticePay(a AverageWage, daysGiven int, t *why.Trace) yen.Amount {
	days := max(0, r.noticeDays-max(0, daysGiven))
	exact := a.Amount.Times(yen.Rate{Num: int64(days), Den: 1})
	pay := yen.RaiseFrom50Sen.Round(exact)
	if t.On() {
		t.Add(why.Step{Key: "standards.notice", What: textNotice, Law: "労基法20-1 労基法20-2",
			Inputs: []why.Input{why.In(textAverage, why.Exact(a.Amount)),
				why.In(textDaysGiven, why.Count(daysGiven, textDayUnit)),
				why.In(textDays, why.Count(days, textDayUnit))},
			Table:    why.From(r.source, r.standing, ""),
			Rounding: yen.RaiseFrom50Sen, Result: why.Yen(pay)})
	}
	return pay
}

// ClosureAllowance (休業手当) is sixty percent of the average wage for each prescribed working day of
// a closure, less what was paid for the hours that were worked on it. paid has one entry for each
// such day, 0 for a whole day of closure.
//
// Law? 労基法26
func (r *AverageRule) ClosureAllowance(a AverageWage, paid []yen.Amount, t *why.Trace) yen.Amount {
	daily := a.Amount.Times(r.closure)
	sum := yen.Amount(0).Exact()
	for _, p := range paid {
		if short := daily.Minus(p.Exact()); short.Num > 0 {
			sum = sum.Plus(short)
		}
	}
	pay := yen.RaiseFrom50Sen.Round(sum)
	if t.On() {
		t.Add(why.Step{Key: "standards.closure", What: textClosure, Law: "労基法26",
			Inputs: []why.Input{why.In(textAverage, why.Exact(a.Amount)),
				why.In(textRate, why.Rate(r.closure)),
				why.In(textDays, why.Count(len(paid), textDayUnit))},
			Table:    why.From(r.source, r.standing, ""),
			Rounding: yen.RaiseFrom50Sen, Result: why.Yen(pay), Note: textUnverified})
	}
	return pay
}
