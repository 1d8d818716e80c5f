package caldate

// Range is a stretch of days, both ends included. A zero Through is open.
type Range struct {
	From    Date `json:"from"`
	Through Date `json:"through,omitzero"`
}

// Contains reports whether a day lies in the stretch.
func (r Range) Contains(d Date) bool {
	return !d.Before(r.From) && (r.Through.IsZero() || !d.After(r.Through))
}

// Days is the number of days of a closed stretch, 0 when it ends before it begins.
func (r Range) Days() int { return max(0, r.From.DaysUntil(r.Through)+1) }

// Overlap is the part that two stretches share; its Days is 0 when they share none.
func (r Range) Overlap(o Range) Range {
	out := r
	if o.From.After(out.From) {
		out.From = o.From
	}
	if out.Through.IsZero() || !o.Through.IsZero() && o.Through.Before(out.Through) {
		out.Through = o.Through
	}
	return out
}
