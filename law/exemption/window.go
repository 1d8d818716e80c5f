package exemption

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// Birth is a childbirth as it is expected or happened. A zero Born is one to come.
type Birth struct {
	Due, Born caldate.Date
	Multiple  bool // more than one child
}

// earlier and later are the day of birth and the day due, in order; one stands for both where the
// other is not known.
func (b Birth) days() (earlier, later caldate.Date) {
	switch {
	case b.Born.IsZero():
		return b.Due, b.Due
	case b.Due.IsZero():
		return b.Born, b.Born
	case b.Due.Before(b.Born):
		return b.Due, b.Born
	}
	return b.Born, b.Due
}

// MaternityWindow is the time within which days off count as maternity leave: 42 days (98 for more
// than one child) up to and with the day of birth, or the day due where that was earlier, to 56
// days after the birth.
//
// Law: 健保法102-1 健保法159の3 健保法43の3-1 労基法65-1 労基法65-2
func (r *Rules) MaternityWindow(b Birth, t *why.Trace) caldate.Range {
	earlier, _ := b.days()
	born := b.Born
	if born.IsZero() {
		born = b.Due
	}
	before := r.before
	if b.Multiple {
		before = r.beforeMultiple
	}
	w := caldate.Range{From: earlier.AddDays(1 - before), Through: born.AddDays(r.after)}
	r.explainWindow("exemption.maternity-window", b, w, t)
	return w
}

// BirthLeaveWindow is the time within which childcare leave at birth may be taken: from the
// earlier of birth and day due to the day after eight weeks from the later have passed.
//
// Law: 育介法9の2-1
func (r *Rules) BirthLeaveWindow(b Birth, t *why.Trace) caldate.Range {
	earlier, later := b.days()
	const week = 7
	w := caldate.Range{From: earlier, Through: later.AddDays(r.birthLeaveWeeks * week)}
	r.explainWindow("exemption.birth-leave-window", b, w, t)
	return w
}

func (r *Rules) explainWindow(key string, b Birth, w caldate.Range, t *why.Trace) {
	if !t.On() {
		return
	}
	t.Add(why.Step{
		Key: key, What: stepTexts[key], Law: windowLaws[key],
		Inputs: []why.Input{
			why.In(textDue, why.Date(b.Due)), why.In(textBorn, why.Date(b.Born)),
			why.In(textWindowFrom, why.Date(w.From)),
		},
		Table: why.From(r.source, r.standing, ""), Result: why.Date(w.Through),
	})
}
