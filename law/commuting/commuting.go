package commuting

import (
	"embed"
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

//go:embed tables
var files embed.FS

const home = "law/commuting"

// DueDate is the day on which an allowance falls due (支払うべき日): the axis of the limits.
type DueDate caldate.Date

// String is the ISO form.
func (d DueDate) String() string { return caldate.Date(d).String() }

// MarshalText writes the ISO form.
func (d DueDate) MarshalText() ([]byte, error) { return caldate.Date(d).MarshalText() }

// UnmarshalText reads the ISO form.
func (d *DueDate) UnmarshalText(b []byte) error { return (*caldate.Date)(d).UnmarshalText(b) }

// metersPerKm turns the bands of the table into meters.
const metersPerKm = 1000

// band is the monthly amount for a one-way distance in meters, below 0 meaning no end.
type band struct {
	from, below int
	monthly     yen.Amount
}

// parking is the cap on parking fees, for cars from a distance on.
type parking struct {
	from    int
	monthly yen.Amount
}

var (
	cars     = dated.MustLoadAt(home, files, "tables/car", buildCar)
	overalls = dated.MustLoadAt(home, files, "tables/overall", buildOverall)
	parkings = dated.MustLoadAt(home, files, "tables/parking", buildParking)
)

func buildCar(f *dated.File) ([]band, error) {
	var list []band
	for _, r := range f.Rows {
		b := band{r.Int("km-from") * metersPerKm, -1, r.Yen("monthly")}
		if r.Has("km-below") {
			b.below = r.Int("km-below") * metersPerKm
		}
		list = append(list, b)
	}
	if len(list) == 0 || list[0].from != 0 || list[len(list)-1].below != -1 {
		return nil, errors.New("the bands do not cover every distance")
	}
	for i := 1; i < len(list); i++ {
		if list[i].from != list[i-1].below || list[i].monthly < list[i-1].monthly {
			return nil, errors.New("the bands are not contiguous or fall with distance")
		}
	}
	return list, nil
}

func buildOverall(f *dated.File) (yen.Amount, error) { return f.Rows[0].Yen("monthly"), nil }

func buildParking(f *dated.File) (parking, error) {
	return parking{f.Rows[0].Int("km-from") * metersPerKm, f.Rows[0].Yen("monthly")}, nil
}

// Limits are the limits in force on a due date, resolved once. They are read only.
type Limits struct {
	Day      DueDate
	car      *dated.Entry[[]band]
	overall  *dated.Entry[yen.Amount]
	parking  *dated.Entry[parking] // nil before parking was added
	standing dated.Standing
}

// LimitsFor resolves the limits for a due date.
//
// Law? 所法9-1-5 所令20の2
func LimitsFor(due DueDate) (*Limits, dated.Standing, error) {
	day := caldate.Date(due)
	car, s1, err := cars.At(day)
	if err != nil {
		return nil, 0, err
	}
	overall, s2, err := overalls.At(day)
	if err != nil {
		return nil, 0, err
	}
	l := &Limits{Day: due, car: car, overall: overall, standing: s1.Worse(s2)}
	// Before its first table there was no addition for parking: a rule that begins, not a gap.
	if p, s3, err := parkings.At(day); err == nil {
		l.parking, l.standing = p, l.standing.Worse(s3)
	}
	return l, l.standing, nil
}

// Way is how a person commutes, with the cost of a month. The zero Way walks: nothing is free of
// tax.
type Way struct {
	Meters  int        // one-way distance by car, motorcycle or bicycle; 0 when none is used
	Toll    yen.Amount // reasonable tolls of the car
	Parking yen.Amount // monthly parking fee near the workplace or the station
	Pass    yen.Amount // reasonable fare of public transport
}

// farthest is far above any commute.
const farthest = 1_000_000

// Limit is the amount of a month's allowance that bears no tax for a way of commuting.
//
// Law? 所令20の2
func (l *Limits) Limit(w Way, tr *why.Trace) (yen.Amount, error) {
	if err := w.faults(); err != nil {
		return 0, err
	}
	b := l.band(w.Meters)
	car, park := b.monthly, yen.Amount(0)
	taxable := w.Meters > 0 && b.monthly == 0 // a car below the first distance
	if b.monthly > 0 {
		park = l.parkingOf(w)
		car += w.Toll + park
	}
	limit := min(car+w.Pass, l.overall.Value)
	if tr.On() {
		l.explain(w, tr, limit, taxable)
	}
	return limit, nil
}

func (l *Limits) band(meters int) band {
	for _, b := range l.car.Value {
		if b.below == -1 || meters < b.below {
			return b
		}
	}
	return band{}
}

func (l *Limits) parkingOf(w Way) yen.Amount {
	if l.parking == nil || w.Meters < l.parking.Value.from {
		return 0
	}
	return min(w.Parking, l.parking.Value.monthly)
}

func (l *Limits) explain(w Way, tr *why.Trace, limit yen.Amount, taxable bool) {
	b := l.band(w.Meters)
	s := why.Step{
		Key: "commuting.limit", What: textLimit, Law: lawLimit,
		Inputs: []why.Input{why.In(textDue, why.Date(caldate.Date(l.Day)))},
		Table:  why.From(&l.overall.Source, l.standing, textOverall),
		Result: why.Yen(limit),
	}
	if w.Meters > 0 {
		s.Table = why.From(&l.car.Source, l.standing, textBand(b))
		s.Inputs = append(s.Inputs, why.In(textDistance, why.Text(textKm(w.Meters))),
			why.In(textDistanceAmount, why.Yen(b.monthly)))
	}
	if w.Meters > 0 && !taxable {
		s.Inputs = append(s.Inputs, why.In(textToll, why.Yen(w.Toll)),
			why.In(textParking, why.Yen(l.parkingOf(w))))
	}
	if w.Pass > 0 {
		s.Inputs = append(s.Inputs, why.In(textPass, why.Yen(w.Pass)))
	}
	s.Inputs = append(s.Inputs, why.In(textOverall, why.Yen(l.overall.Value)))
	s.Note = l.note(w, taxable)
	tr.Add(s)
}

func (l *Limits) note(w Way, taxable bool) string {
	switch {
	case taxable:
		return textTaxableNear
	case w.Meters == 0 && w.Pass == 0:
		return textWalk
	case w.Parking > 0 && l.parking == nil:
		return textNoParkingYet
	case w.Parking > l.parkingOf(w):
		return textParkingCapped
	}
	return ""
}

func (w Way) faults() error {
	var l fault.List
	if w.Meters < 0 || w.Meters > farthest {
		l.Add(fault.Fault{Path: "meters", Code: "commuting.distance", Message: textBadDistance,
			Remedy: textBadDistanceRemedy})
	}
	for _, a := range []struct {
		path   string
		amount yen.Amount
	}{{"toll", w.Toll}, {"parking", w.Parking}, {"pass", w.Pass}} {
		checkAmount(&l, a.path, a.amount)
	}
	if w.Meters == 0 && (w.Toll > 0 || w.Parking > 0) {
		l.Add(fault.Fault{Path: "meters", Code: "commuting.no-distance", Message: textNoDistance,
			Remedy: textNoDistanceRemedy, Law: lawLimit})
	}
	return l.Err()
}

func checkAmount(l *fault.List, path string, a yen.Amount) {
	if a < 0 || a > yen.Limit/10 {
		l.Add(fault.Fault{Path: path, Code: "commuting.amount", Message: textBadAmount,
			Remedy: textBadAmountRemedy})
	}
}
