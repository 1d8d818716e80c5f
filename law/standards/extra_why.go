package standards

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// paid is a computed month of extra wages, to be explained.
type paid struct {
	line
	minutes Minutes
	result  ExtraPay
}

func (x *ExtraWages) explain(p *paid, t *why.Trace) {
	rows := []why.Step{
		{Key: "standards.extra.beyond", What: textBeyondPay, Law: "労基法24-1"},
		{Key: "standards.extra.overtime", What: textOvertimePay, Law: "労基法37-1 割増令1"},
		{Key: "standards.extra.over60", What: textOver60Pay, Law: "労基法37-1"},
		{Key: "standards.extra.holiday", What: textHolidayPay, Law: "労基法37-1 割増令1"},
		{Key: "standards.extra.night", What: textNightPay, Law: "労基法37-4"},
	}
	m, r := p.minutes, p.result
	figures := []struct {
		minutes int
		layers  layers
		result  yen.Amount
	}{
		{m.Beyond, layers{yen.Whole, none}, r.Beyond},
		{m.Overtime, onTop(x.Overtime), r.Overtime},
		{m.Over60, onTop(x.Over60), r.Over60},
		{m.Holiday, onTop(x.Holiday), r.Holiday},
		{m.Night, layers{x.Night, x.Night}, r.Night},
	}
	for i, f := range figures {
		if f.minutes == 0 {
			continue
		}
		step := rows[i]
		step.Inputs = []why.Input{why.In(textHourly, why.Exact(p.base.Time)),
			why.In(textMinutes, why.Minutes(f.minutes)), why.In(textRate, why.Rate(f.layers.time))}
		if p.base.Piece.Num != 0 {
			step.Inputs = append(step.Inputs, why.In(textPieceHourly, why.Exact(p.base.Piece)),
				why.In(textPieceRate, why.Rate(f.layers.piece)))
		}
		step.Inputs = append(step.Inputs,
			why.In(textBeforeRounding, why.Exact(p.exact(f.minutes, f.layers))))
		step.Rounding, step.Note = p.rounding, textRoundingNote
		step.Table = why.From(x.source, x.standing, step.What)
		step.Result = why.Yen(f.result)
		t.Add(step)
	}
}
