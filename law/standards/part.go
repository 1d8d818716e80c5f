package standards

// parts are the minutes of one shift, divided at midnight and by late night.
type parts struct {
	plain, night [2]int // the day the shift begins, the day after
}

// split divides a shift. Breaks with a known hour are left out where they lie.
func (h *Hours) split(d *Day) parts {
	var p parts
	if !d.works() {
		return p
	}
	if d.Start >= h.nightTo && d.End <= h.nightFrom {
		p.plain[0] = d.worked(d.Start, d.End)
		return p
	}
	for k := range 2 {
		from := k * dayEnd
		all := d.worked(from, from+dayEnd)
		p.night[k] = d.worked(from, from+h.nightTo) + d.worked(from+h.nightFrom, from+dayEnd)
		p.plain[k] = all - p.night[k]
	}
	return p
}

// worked are the minutes of the shift between two minutes, breaks left out.
func (d *Day) worked(lo, hi int) int {
	n := overlap(Break{d.Start, d.End}, lo, hi)
	if n == 0 {
		return 0
	}
	for _, b := range d.Breaks {
		n -= overlap(b, lo, hi)
	}
	return n
}

func overlap(b Break, lo, hi int) int { return max(0, min(b.End, hi)-max(b.Start, lo)) }

// pause takes break time of unknown hour: from ordinary hours, from hours on a holiday, last from
// late night. first is the day to take from first, the other one follows.
func (p *parts) pause(n, first int) {
	for _, m := range [...]*int{
		&p.plain[first], &p.plain[1-first], &p.night[first], &p.night[1-first],
	} {
		taken := min(n, *m)
		*m -= taken
		n -= taken
	}
}
