package client

import (
	"slices"
	"strings"

	"romukura/ground/yen"
)

// measures are the figures of an attendance month that a formula may name, counts of the client's
// own apart.
var measures = []Measure{DaysWorked, PaidLeaveDays, MinutesWorked, MinutesNight, MinutesBeyond,
	MinutesOver, MinutesOver60, MinutesHoliday, PaidMinutes}

// ownCount begins the name of a count that the client keeps itself.
const ownCount = "count:"

func (m Measure) valid() bool {
	code, own := strings.CutPrefix(string(m), ownCount)
	return own && code != "" || slices.Contains(measures, m)
}

func (k *checker) item(path string, it *Item) {
	if it.Code == "" || strings.HasPrefix(it.Code, "law.") {
		// Codes with that prefix are those of the lines that the statutes bring.
		k.stop(path+".code", wordItemCode)
	}
	if it.Name == "" {
		k.stop(path+".name", wordNoName)
	}
	k.formula(path+".formula", it)
	switch it.Counts.Tax {
	case TaxNone, Taxable, TaxCommuting:
	default:
		k.stop(path+".counts.tax", wordSetting)
	}
	counts := it.Counts
	switch {
	case it.Deduct && counts != (Counts{}):
		k.stop(path+".counts", wordDeductCounts)
	case counts.FixedPay && !counts.Remuneration:
		// Only what is remuneration can be its fixed part.
		k.stop(path+".counts.fixed_pay", wordFixedPay)
	case counts.Remuneration != counts.Wages && !counts.InKind && it.Formula.Kind != Entered:
		k.warn(path+".counts", wordBases)
	}
}

func (k *checker) formula(path string, it *Item) {
	f := &it.Formula
	if f.Amount < -yen.Limit || f.Amount > yen.Limit {
		k.stop(path+".amount", wordAmount)
	}
	if _, ok := yen.RoundingByKey(f.Round); f.Round != "" && !ok {
		k.stop(path+".round", wordRounding)
	}
	switch f.Kind {
	case Fixed, PerKm, Entered, ExtraWage:
	case Hourly, Daily, PerCount:
		if !f.Measure.valid() {
			k.stop(path+".measure", wordMeasure)
		}
	case RateOf:
		k.rateOf(path, it)
	case ByTable:
		k.steps(path, f)
	default:
		k.stop(path+".kind", wordFormula)
	}
}

// rateOf asks that the base is there and is no rate itself: items are computed in one pass, those
// that are rates last.
func (k *checker) rateOf(path string, it *Item) {
	f := &it.Formula
	if f.Rate.Den <= 0 || f.Rate.Num < 0 {
		k.stop(path+".rate", wordRate)
	}
	if len(f.Base) == 0 {
		k.stop(path+".base", wordNoBase)
	}
	for i, code := range f.Base {
		switch base := k.c.ItemByCode(code); {
		case base == nil || base.Deduct:
			k.stop(path+"."+at("base", i), wordBaseMissing)
		case base.Formula.Kind == RateOf && !it.Deduct:
			k.stop(path+"."+at("base", i), wordBaseOfRate)
		}
	}
}

// steps asks that the rows of a client's own table climb.
func (k *checker) steps(path string, f *Formula) {
	if !f.Measure.valid() {
		k.stop(path+".measure", wordMeasure)
	}
	if len(f.Steps) == 0 {
		k.stop(path+".steps", wordNoSteps)
	}
	for i := 1; i < len(f.Steps); i++ {
		if f.Steps[i].From <= f.Steps[i-1].From {
			k.stop(path+"."+at("steps", i), wordSteps)
		}
	}
}
