// Package insurer is the insurer (保険者) of health insurance: the Japan Health Insurance Association
// with its branch for each prefecture, or a health insurance society with terms of its own.
//
// A society's terms are a dated table that the office holds, not one of ours:
//
//	files := []insurer.Enactment{{Name: "2026-03-01.tsv", Data: data}}
//	society, faults := insurer.ReadSociety("hinode", files)
//	in := insurer.Insurer{Kind: insurer.SocietyKind, Society: society}
//
// The table has the header lines source, published and holds-through, and may say how the society
// rounds: levies-together (all, support-apart, each-apart), share-rounding and person-rounding
// (keys of ground/yen), dependent-care (yes or no). Its rows are health, care and, where the
// society charges another rate than the statute's, support:
//
//	levy	employee	employer
//	health	47.65‰	47.65‰
//	care	8.1‰	8.1‰
//
// It promises that a table is taken whole or not at all, with every fault named, and that a
// society's way of rounding is a [Profile], never a switch in a rule. The form of the table stays
// readable by later versions.
//
// It refuses months before a society's first table. It holds no rate of the Association; those
// are in law/health.
package insurer
