// Package kana turns kana between their forms and knows which form of a name each office takes.
//
// It promises that turning loses nothing: a kana that the other form lacks (ヰ in half-width) stays
// as it is, and marks typed as characters of their own are joined by a rule of ours. Unicode's own
// normal forms are never used, for they change characters of names.
//
// A [Form] checks a name and says all that is wrong with it; it mends nothing. What it would write
// is a proposal for a person to decide on.
//
//	kana.Narrow("ガイ　ジロー")                    // "ｶﾞｲ ｼﾞﾛｰ"
//	faults := kana.PensionKana.Check(name)         // everything the pension office would refuse
//	text, fits := kana.PensionKana.Propose(name)
//	key := kana.Fold("グエン・ティ")               // for searching, never for writing
package kana
