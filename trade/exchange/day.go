package exchange

import (
	"slices"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/employee"
)

// ReadDays turns the rows of days into attendance months that hold days; what the hours of those
// days are is settled by the law's own classification. Days that the file does not have stay as
// they stand.
func ReadDays(s *Sheet, m *Mapping, sheet Timesheet) (Months, fault.List) {
	p := newPlan(s, m)
	d := daybook{sheet: &sheet, above: p.dateAbove(sheet.Period), at: map[employee.ID]int{},
		seen: map[dayKey]bool{}}
	p.each(d.row)
	for i := range d.out.Months {
		days := d.out.Months[i].Days
		slices.SortFunc(days, func(a, b attendance.Day) int { return a.Date.Compare(b.Date) })
		for k := 1; k < len(days); k++ {
			before, day := &days[k-1], &days[k]
			if before.Date.AddDays(1) == day.Date && day.End > 0 && before.End-24*60 > day.Start {
				p.add(faultOf(placeOf(d.out.Lines[i], ""), "day.overlap", overlaps(day.Date), textFixClock))
			}
		}
	}
	return d.out, p.done()
}

type dayKey struct {
	id  employee.ID
	day caldate.Date
}

// daybook collects days by person.
type daybook struct {
	sheet *Timesheet
	above caldate.Date // the date above the head, for lists of one day
	out   Months
	at    map[employee.ID]int
	seen  map[dayKey]bool
}

func (b *daybook) row(r *reading) {
	number, ok := find(r, b.sheet.People)
	if !ok {
		return
	}
	id := b.sheet.People[number]
	day, ok := r.day(b)
	if !ok {
		return
	}
	i, ok := b.at[id]
	if !ok {
		i = len(b.out.Months)
		b.at[id] = i
		month := b.sheet.begin(id)
		month.Days = slices.Clone(month.Days)
		b.out.Lines = append(b.out.Lines, r.line)
		b.out.Number = append(b.out.Number, number)
		b.out.Months = append(b.out.Months, month)
	}
	month := &b.out.Months[i]
	at := slices.IndexFunc(month.Days, func(o attendance.Day) bool { return o.Date == day.Date })
	key := dayKey{id, day.Date}
	switch {
	case at < 0:
		month.Days = append(month.Days, day)
	case !b.seen[key]:
		month.Days[at] = day
	default:
		if day, ok = twoShifts(&month.Days[at], &day); !ok {
			r.fault(r.column("date"), "day.twice", textTwiceDay, textOneRow)
			return
		}
		month.Days[at] = day
	}
	b.seen[key] = true
}

// twoShifts is a day of two shifts, each with a row of its own: what lies between is a pause.
// Rows that overlap are no such thing.
func twoShifts(a, b *attendance.Day) (attendance.Day, bool) {
	if b.Start < a.Start {
		a, b = b, a
	}
	worked := a.End > a.Start && b.End > b.Start && a.Leave == "" && b.Leave == ""
	if !worked || a.Kind != b.Kind || a.End > b.Start || b.End-a.Start > 24*60 {
		return attendance.Day{}, false
	}
	day := *a
	day.End = b.End
	day.Breaks = slices.Clone(a.Breaks)
	if a.End < b.Start {
		day.Breaks = append(day.Breaks, attendance.Break{Start: a.End, End: b.Start})
	}
	day.Breaks = append(day.Breaks, b.Breaks...)
	return day, true
}

// dateAbove finds the date that stands above the head in a list of one day.
func (p *plan) dateAbove(period caldate.Range) caldate.Date {
	if p.at["date"] != nil {
		return caldate.Date{}
	}
	for _, r := range p.sheet.all {
		if len(p.rows) > 0 && r.Line >= p.rows[0].Line {
			break
		}
		for _, c := range r.Cells {
			for _, text := range append([]string{c}, strings.Fields(c)...) {
				if d, err := dayOf(text, period); err == nil {
					return d
				}
			}
		}
	}
	return caldate.Date{}
}

// day reads one day's row.
func (r *reading) day(b *daybook) (attendance.Day, bool) {
	d := attendance.Day{Date: b.above, Kind: word(r, "kind", dayKinds),
		Leave: string(word(r, "leave", dayLeaves))}
	if plan := narrow(r.text("schedule")); d.Leave == "" {
		d.Leave = string(dayLeaves[plan]) // the names of shifts say nothing
	}
	if text, u := r.find("date"); text != "" {
		date, err := dayOf(text, b.sheet.Period)
		if err != nil {
			r.fault(u.column, dateCode(err), dateText(err), textFixDate)
			return d, false
		}
		d.Date = date
	}
	switch {
	case d.Date.IsZero():
		r.fault(r.column("date"), "date.missing", textNoDate, textFixDate)
		return d, false
	case !b.sheet.Period.Contains(d.Date):
		r.p.refuse("date.outside", textOutsideDay, textCheckPeriod, r.line)
		return d, false
	}
	return d, r.punches(&d) && r.breaks(&d)
}

// punches reads when somebody came and went. An end before the start is of the next day.
func (r *reading) punches(d *attendance.Day) bool {
	start, came := r.clock("start")
	end, went := r.clock("end")
	switch {
	case came != went:
		if came && !r.has("end") || went && !r.has("start") {
			r.fault(r.column("start"), "day.half", textHalfDay, textFixDay)
		}
		return false
	case came && end == start:
		r.fault(r.column("end"), "day.none", textSameClock, textFixClock)
		return false
	case came && end < start:
		end += 24 * 60
		r.p.note("day.overnight", textOvernight, textCheckOvernight, r.line)
	}
	if end-start > 24*60 {
		r.fault(r.column("end"), "day.long", textLongDay, textFixClock)
		return false
	}
	d.Start, d.End = start, end
	return true
}

// breaks reads pauses by their times, or by their length: then one is put after four hours of work.
func (r *reading) breaks(d *attendance.Day) bool {
	from, u := r.find("break-start")
	to, _ := r.find("break-end")
	starts, ends := r.clocks(from, u), r.clocks(to, u)
	if len(starts) != len(ends) {
		r.fault(u.column, "break.half", textHalfBreak, textFixDay)
		return false
	}
	for i := range starts {
		start, end := starts[i], ends[i]
		if start < d.Start {
			start, end = start+24*60, end+24*60
		}
		if end < start {
			end += 24 * 60
		}
		if start < d.Start || end > d.End {
			r.fault(u.column, "break.outside", textBreakOutside, textFixClock)
			return false
		}
		d.Breaks = append(d.Breaks, attendance.Break{Start: start, End: end})
	}
	if length := r.minutes("break"); len(starts) == 0 && length > 0 {
		return r.placeBreak(d, length)
	}
	return true
}

// placeBreak puts a pause of which the length alone is known.
func (r *reading) placeBreak(d *attendance.Day, length int) bool {
	start := min(d.Start+4*60, d.End-length)
	if start < d.Start {
		r.fault(r.column("break"), "break.outside", textBreakOutside, textFixClock)
		return false
	}
	d.Breaks = []attendance.Break{{Start: start, End: start + length}}
	r.p.note("break.placed", textBreakPlaced, textCheckBreak, r.line)
	return true
}
