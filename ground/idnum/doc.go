// Package idnum reads the numbers by which offices know people, employers and accounts, and tells a
// mistyped one where the number carries a check digit.
//
// It promises that a number it returns is whole: digits alone, in the right count, with the right
// check digit. Blanks, hyphens and full-width digits in what people type are taken; zeros are never
// added, for a lost zero is a mistake somebody has to look at. A refusal says what is wrong and
// never shows the number.
//
// Numbers about a person that the law restricts are sealed: a [MyNumber] and a [PensionNumber]
// print as ‹sealed› wherever they land, and only Reveal gives the digits.
//
//	n, err := idnum.Corporate.Read("7000-0120-5000-2")   // "7000012050002"
//	idnum.LaborInsurance.Write(n)                        // with its hyphens
//	mine, err := idnum.ReadMyNumber(text)
//	spans := idnum.FindMyNumbers(note)                   // where free text may hold one
package idnum
