// Package yen is money as the statutes know it: whole yen, exact fractions, and roundings that
// each carry the name of the rule that orders them.
//
// An [Amount] is whole yen. A [Rate] is an exact fraction such as 183/1000. Multiplying the two
// gives an [Exact], a fraction of yen that is never rounded on the way; it becomes an Amount only
// through a [Rounding], which a caller must name. There is no floating point anywhere.
//
//	health := yen.Amount(320_000).Times(yen.Rate{Num: 985, Den: 10_000}) // 31520
//	half := health.Times(yen.Half)                                       // 15760
//	deduction := yen.DropTo50Sen.Round(half)
//
// Amounts reach at most [Limit] in size; input is refused beyond it, and arithmetic that would
// leave 64 bits panics, because inside that limit it cannot happen.
package yen
