package standards

import (
	"math"
	"math/bits"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// premiums are the rates of one enactment, and what goes with them.
type premiums struct {
	Overtime, Over60, Holiday, Night yen.Rate
	sixty, nightFrom, nightTo        int
	halfHour, hour                   int
	yearDays, yearMonths             int
}

var extraTable = dated.MustLoadAt(root, tables, "tables/extra-wages",
	func(f *dated.File) (premiums, error) {
		s := read(f)
		out := premiums{
			Overtime: s.rate("overtime"), Over60: s.rate("over-60"),
			Holiday: s.rate("holiday"), Night: s.rate("night"),
			sixty:     s.int("over-60-from-minutes"),
			nightFrom: s.int("night-from-minute"), nightTo: s.int("night-to-minute"),
			halfHour: s.int("round-hours-from-minutes"), hour: s.int("round-hours-to-minutes"),
			yearDays: s.int("year-days"), yearMonths: s.int("year-months"),
		}
		return out, s.err
	})

// ExtraWages (割増賃金) are the rates in force on a day of work: what is added per hour of overtime,
// of overtime beyond 60 hours, of statutory holiday work and of late-night work.
type ExtraWages struct {
	premiums
	excluded []exclusion
	source   *dated.Source
	standing dated.Standing
}

// ExtraWagesFor resolves the rates for a day of work.
//
// Law: 労基法37-1 労基法37-4 労基法37-5 割増令1
func ExtraWagesFor(day caldate.Date) (*ExtraWages, dated.Standing, error) {
	e, standing, err := extraTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	list, other, err := excludedTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	standing = standing.Worse(other)
	return &ExtraWages{e.Value, list.Value, &e.Source, standing}, standing, nil
}

// Rounding are an employer's settings of the roundings that the circular allows. The zero value is
// exact fractions all through, and each month's sum to the nearest yen, 50 sen upward.
type Rounding struct {
	// HalfHours rounds the month's hours of overtime, of holiday work and of late-night work, each,
	// to whole hours: below 30 minutes down, from 30 minutes up.
	HalfHours bool
	// HourlyYen rounds the hourly wage, and the hourly extra wage, to whole yen, 50 sen upward.
	HourlyYen bool
	// RaiseTotals raises each month's sum to the next yen, in the worker's favor.
	RaiseTotals bool
}

// ExtraPay is what the hours of a month earn beside monthly pay, by the lines of a payslip.
type ExtraPay struct {
	Beyond, Overtime, Over60, Holiday, Night yen.Amount
}

// Total is the sum of the lines.
//
// Law: 労基法37-1
func (p ExtraPay) Total() yen.Amount {
	return p.Beyond + p.Overtime + p.Over60 + p.Holiday + p.Night
}

// RoundHours rounds the minutes of a month's sum to whole hours: below half an hour down, from half
// an hour up. It is for sums of a month only; a day's minutes may not be rounded.
//
// Law: 基発150
func (x *ExtraWages) RoundHours(minutes int) int {
	hours := minutes / x.hour
	if minutes%x.hour >= x.halfHour {
		hours++
	}
	return hours
}

// Pay is the extra wages of a month. Hours beyond prescribed ones earn the hourly base; overtime,
// and work on a statutory holiday, the base and the extra rate; late-night work its extra rate on
// top. Piece pay has already paid the base for every hour, so that it adds the extra rate alone.
//
// Law: 労基法24-1 労基法37-1 労基法37-4 労基則19-1 労基則20-1 労基則20-2 基発150
func (x *ExtraWages) Pay(b Base, m Minutes, s Rounding, t *why.Trace) ExtraPay {
	if s.HalfHours {
		m = x.roundMonth(m)
	}
	if s.HourlyYen {
		b.Time = whole(b.Time)
		b.Piece = whole(b.Piece)
	}
	rounding := yen.RaiseFrom50Sen
	if s.RaiseTotals {
		rounding = yen.Ceil
	}
	l := line{b, x.hour, s.HourlyYen, rounding}
	p := ExtraPay{
		Beyond:   l.pay(m.Beyond, layers{time: yen.Whole, piece: none}),
		Overtime: l.pay(m.Overtime, onTop(x.Overtime)),
		Over60:   l.pay(m.Over60, onTop(x.Over60)),
		Holiday:  l.pay(m.Holiday, onTop(x.Holiday)),
		Night:    l.pay(m.Night, layers{x.Night, x.Night}),
	}
	if t.On() {
		x.explain(&paid{l, m, p}, t)
	}
	return p
}

// roundMonth rounds the month's sums of overtime, holiday and late-night work. Both parts of
// overtime are one sum, divided again where they were.
func (x *ExtraWages) roundMonth(m Minutes) Minutes {
	sum := x.RoundHours(m.Overtime+m.Over60) * x.hour
	if m.Over60 > 0 {
		m.Over60 = max(0, sum-m.Overtime)
	}
	m.Overtime = sum - m.Over60
	m.Holiday = x.RoundHours(m.Holiday) * x.hour
	m.Night = x.RoundHours(m.Night) * x.hour
	return m
}

var none = yen.Rate{Num: 0, Den: 1}

// layers are the rates that an hour earns on pay by time, and on piece pay.
type layers struct{ time, piece yen.Rate }

// onTop is the base and the extra rate; piece pay has the base already.
func onTop(r yen.Rate) layers {
	return layers{time: yen.Rate{Num: r.Den + r.Num, Den: r.Den}, piece: r}
}

func whole(e yen.Exact) yen.Exact { return yen.RaiseFrom50Sen.Round(e).Exact() }

// line turns minutes into yen for one line of the payslip.
type line struct {
	base     Base
	hour     int
	hourly   bool // round each hourly amount to whole yen
	rounding yen.Rounding
}

func (l *line) pay(minutes int, r layers) yen.Amount {
	if minutes == 0 {
		return 0
	}
	if !l.hourly && l.base.Piece.Num == 0 {
		if e, ok := product(l.base.Time, minutes, r.time, l.hour); ok {
			return l.rounding.Round(e)
		}
	}
	return l.rounding.Round(l.exact(minutes, r))
}

// exact is the line before it is rounded.
func (l *line) exact(minutes int, r layers) yen.Exact {
	return l.perHour(r).Times(yen.Rate{Num: int64(minutes), Den: int64(l.hour)})
}

func (l *line) perHour(r layers) yen.Exact {
	time, piece := l.base.Time.Times(r.time), l.base.Piece.Times(r.piece)
	if l.hourly {
		return whole(time).Plus(whole(piece))
	}
	return time.Plus(piece)
}

// product multiplies without reducing, which is what takes time; it gives up where 64 bits end.
func product(e yen.Exact, minutes int, r yen.Rate, hour int) (yen.Exact, bool) {
	const safe = 1 << 31
	if e.Num < 0 || e.Num > safe*1024 || e.Den > safe || minutes > 1<<16 || r.Num > 1<<5*r.Den {
		return yen.Exact{}, false
	}
	hi, num := bits.Mul64(uint64(e.Num)*uint64(minutes), uint64(r.Num))
	den := e.Den * r.Den * int64(hour)
	if hi != 0 || num > math.MaxInt64 || r.Den > safe/int64(hour) {
		return yen.Exact{}, false
	}
	return yen.Exact{Num: int64(num), Den: den}, true
}
