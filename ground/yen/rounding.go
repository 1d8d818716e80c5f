package yen

// Rounding is a rule by which a fraction of yen becomes whole yen. The zero value is no rule at all
// and panics, so a forgotten choice is seen. Each rule treats a negative fraction as the mirror of
// the positive one, so that a refund undoes exactly what was charged.
type Rounding uint8

const (
	// DropTo50Sen drops a fraction of 50 sen or less and raises a larger one: the share of a premium
	// that is deducted from pay.
	//
	// Law: 通貨法3-1
	DropTo50Sen Rounding = iota + 1
	// RaiseFrom50Sen drops a fraction below 50 sen and raises one of 50 sen or more: a premium share
	// handed over in cash, and sums of extra wages.
	//
	// Law: 通貨法3-1
	RaiseFrom50Sen
	// Truncate drops any fraction: taxes withheld, notices of premiums, averages of remuneration.
	//
	// Law: 端数計算法2-1
	Truncate
	// Ceil raises any fraction to the next yen: deductions from income, in favor of the taxpayer.
	//
	// Law? 所法76
	Ceil
)

// Round applies the rule.
func (r Rounding) Round(e Exact) Amount {
	if e.Num < 0 {
		return -r.Round(Exact{-e.Num, e.Den})
	}
	q, rest := e.Num/e.Den, e.Num%e.Den
	twice := Exact{Num: rest, Den: e.Den}.Compare(Exact{1, 2})
	switch r {
	case Truncate:
	case DropTo50Sen:
		if twice > 0 {
			q++
		}
	case RaiseFrom50Sen:
		if twice >= 0 {
			q++
		}
	case Ceil:
		if rest > 0 {
			q++
		}
	default:
		panic("yen: no rounding was chosen")
	}
	return Amount(q)
}

// Key is the stable English key of the rule, for files and settings.
func (r Rounding) Key() string {
	return [...]string{"", "drop-to-50-sen", "raise-from-50-sen", "truncate", "ceil"}[r]
}

// RoundingByKey finds a rule by its key; false when there is none of that name.
func RoundingByKey(key string) (Rounding, bool) {
	for r := DropTo50Sen; r <= Ceil; r++ {
		if r.Key() == key {
			return r, true
		}
	}
	return 0, false
}
