// Package why records how a figure came about: inputs, the row of the table with its source, the
// article, the rounding, the result. It is what stands behind 「なぜこの金額か」.
//
// A rule takes a *[Trace] as its last argument. A nil Trace records nothing and costs nothing, so
// the same function computes with and without explanation:
//
//	if t.On() {
//		t.Add(why.Step{What: textPremium, Law: "厚年法81-4", Inputs: …, Result: why.Yen(p)})
//	}
//
// A rule also explains a negative answer ("no revision, because …") by a step whose Result is a
// text. Where the law leaves judgement to a person, the answer is a [Judgement].
package why
