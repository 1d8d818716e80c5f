package standards

import "romukura/law/why"

// explainDay tells of a day with overtime or holiday work.
func (c *counter) explainDay(d *Day, m Minutes) {
	in := []why.Input{why.In(textDate, why.Date(d.Date)), why.In(textKindName,
		why.Text(kindNames[d.Kind])),
		why.In(textWorked, why.Minutes(m.Worked()))}
	if c.w.Rules.Regime != Flextime {
		in = append(in, why.In(textDayLimit, why.Minutes(c.day.limit)),
			why.In(textWeekSum, why.Minutes(c.week.used)),
			why.In(textWeekLimit, why.Minutes(c.week.limit)))
	}
	step := why.Step{Key: "standards.day", What: textOvertimeOfDay, Inputs: in,
		Law: "労基法32-1 労基法32-2", Table: why.From(c.h.source, c.h.standing, ""),
		Result: why.Minutes(m.Overtime + m.Over60)}
	if m.Holiday > 0 {
		step = why.Step{Key: "standards.holiday", What: textHolidayOfDay, Inputs: in,
			Law: "労基法35-1 労基法37-1", Table: step.Table, Result: why.Minutes(m.Holiday),
			Note: textHolidayNote}
	}
	c.t.Add(step)
}

// explainTotals tells the sums of the period, and the frames they were measured by.
func (c *counter) explainTotals() {
	m := &c.total.Minutes
	table := why.From(c.h.source, c.h.standing, "")
	note := ""
	if c.total.Cut {
		note = textCutNote
	}
	in := []why.Input{why.In(textRegime, why.Text(regimeNames[c.w.Rules.Regime])),
		why.In(textPrescribed, why.Minutes(m.Prescribed)), why.In(textBeyond, why.Minutes(m.Beyond)),
		why.In(textOvertime, why.Minutes(m.Overtime)), why.In(textOver60, why.Minutes(m.Over60)),
		why.In(textHoliday, why.Minutes(m.Holiday)), why.In(textNight, why.Minutes(m.Night))}
	if c.period.limit != noLimit.limit {
		in = append(in, why.In(textFrame, why.Minutes(c.period.limit)))
	}
	c.t.Add(why.Step{Key: "standards.hours", What: textHours, Inputs: in, Table: table, Note: note,
		Law: "労基法32-1 労基法32-2 労基法35-1 労基法37-1", Result: why.Minutes(m.Worked())})
	c.t.Add(why.Step{Key: "standards.sixty", What: textSixty, Table: table, Law: "労基法37-1",
		Inputs: []why.Input{why.In(textOvertimeSum, why.Minutes(m.Overtime+m.Over60)),
			why.In(textSixtyLimit, why.Minutes(c.h.sixty))},
		Result: why.Minutes(m.Over60), Note: textSixtyNote})
	if s := c.total.Settled; s != (Minutes{}) {
		c.t.Add(why.Step{Key: "standards.settled", What: textSettled, Table: table,
			Law: "労基法32の3-2", Inputs: []why.Input{why.In(textBeyond, why.Minutes(s.Beyond))},
			Result: why.Minutes(s.Overtime + s.Over60)})
	}
}
