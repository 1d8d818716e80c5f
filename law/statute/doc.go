// Package statute knows the short names under which statutes are cited, and reads citations.
//
// A citation is a short name, an article, and if need be paragraph and item: 健保法43-1 is the Health
// Insurance Act, article 43, paragraph 1. Branch numbers are written with の (健保法43の2-1),
// supplementary provisions and tables with their words (雇保法附則4, 徴収則別表1). A statute
// without articles is cited by its paragraphs. A circular has a short name of its own, which ends
// in a digit and is matched whole: 保発0301-8.
//
// The package promises that every short name is a row of statutes.tsv with its title, and that a
// row says whether its e-Gov id was checked. It refuses whatever it does not know: a citation that
// cannot be read is an error, never a guess.
//
//	c, err := statute.Parse("健保法43の2-1") // c.Statute.Title is 健康保険法
package statute
