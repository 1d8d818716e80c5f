package standards

import "romukura/law/why"

// open sets the frames of the period before its first day is counted.
func (c *counter) open() {
	c.sixty.limit = c.h.sixty
	c.total.Cut = c.cut()
	switch c.w.Rules.Regime {
	case VariableMonth:
		c.period = gauge{limit: c.h.Frame(c.last+1, c.w.Rules.Special)}
	case Flextime:
		c.openFlex()
	}
}

func (c *counter) openFlex() {
	f := &c.w.Rules.Flex
	c.day, c.week, c.prescribed = noLimit, noLimit, noLimit
	switch {
	case f.single():
		c.period = gauge{limit: c.frame()}
		c.prescribed = gauge{limit: c.flexPrescribed()}
	default:
		// 50 hours a week on average bound each month of a longer period.
		c.week = gauge{limit: c.h.flexWeek * (c.last + 1) / c.h.weekDays}
		if f.Last {
			c.period = gauge{used: f.Carry.Minutes, limit: c.frame()}
			c.prescribed = gauge{used: f.Carry.Minutes, limit: f.Prescribed}
		}
	}
}

// frame is the statutory total of the settlement period.
func (c *counter) frame() int {
	f := &c.w.Rules.Flex
	if f.FrameDays > 0 {
		return f.FrameDays * c.h.day
	}
	if f.single() {
		return c.h.Frame(c.last+1, c.w.Rules.Special)
	}
	return c.h.Frame(f.Carry.Days+c.last+1, false)
}

func (c *counter) flexPrescribed() int {
	if f := &c.w.Rules.Flex; f.Prescribed > 0 {
		return f.Prescribed
	}
	for i := range c.w.Days {
		if !c.w.Days[i].Date.Before(c.w.Period.From) {
			return c.planned(i, c.w.Period.Through)
		}
	}
	return 0
}

// cut tells whether the first week, or in the variable system of a year also the last, reaches
// beyond the days given.
func (c *counter) cut() bool {
	regime, days := c.w.Rules.Regime, c.w.Days
	if regime == Flextime || regime == VariableMonth || len(days) == 0 {
		return false
	}
	from := c.w.Period.From
	if from.DaysUntil(days[0].Date) > -c.shift && c.shift > 0 {
		return true
	}
	top := c.last + 6 - (c.last+c.shift)%7
	return regime == VariableYear && from.DaysUntil(days[len(days)-1].Date) < top
}

// close settles what can only be known at the end of the period.
func (c *counter) close() {
	if c.w.Rules.Regime == Flextime {
		c.closeFlex()
	}
	if c.t.On() {
		c.explainTotals()
	}
}

func (c *counter) closeFlex() {
	f := &c.w.Rules.Flex
	t := &c.total
	if !f.single() && !f.Last {
		t.Carry = Carry{Minutes: f.Carry.Minutes + t.Prescribed, Days: f.Carry.Days + c.last + 1}
		return
	}
	carried := 0
	if !f.single() {
		carried = f.Carry.Minutes
		frame := c.period.limit
		t.Settled.Overtime, t.Settled.Over60 = c.sixty.pour(max(0, carried-frame))
		t.Settled.Beyond = max(0, min(carried, frame)-max(f.Prescribed, 0))
	}
	t.Short = max(0, c.prescribed.limit-carried-t.Prescribed)
}

// Year is what the variable system of a year is settled with: at the end of its period, or when a
// person joins or leaves within it.
type Year struct {
	Days int // calendar days of the period, or of the part in which the person worked
	// Minutes worked, without statutory holidays and without what was already counted as overtime by
	// day or by week.
	Minutes int
}

// SettleYear is the overtime of the variable system of a year that no day and no week has shown:
// what exceeds 40 hours × days ÷ 7 over the whole period.
//
// Law: 労基法32の4-1 労基法32の4の2-1
func (h *Hours) SettleYear(y Year, t *why.Trace) int {
	frame := h.Frame(y.Days, false)
	over := max(0, y.Minutes-frame)
	if t.On() {
		t.Add(why.Step{Key: "standards.year", What: textYear, Law: "労基法32の4-1 労基法32の4の2-1",
			Inputs: []why.Input{why.In(textDays, why.Count(y.Days, textDayUnit)),
				why.In(textCounted, why.Minutes(y.Minutes)), why.In(textFrame, why.Minutes(frame))},
			Table: why.From(h.source, h.standing, ""), Result: why.Minutes(over)})
	}
	return over
}
