// Package certificate reads the electronic certificates of deductions (電子的控除証明書等) that
// insurers and public bodies hand to a person as XML, and puts what they show into the person's
// declaration for premiums (保険料控除申告書).
//
//	c, faults := certificate.Read(data)                       // TEG800, TEG810, TEG840 or TEG850
//	batch, found := certificate.Propose(season, who, certificates, sent)
//
// It promises: nothing outside the file is fetched or resolved, size, depth and number of elements
// are limited, all faults come at once in Japanese and name no person, and what a certificate shows
// stands beside what the person declared and never takes its place.
//
// It refuses: a document type, an encoding other than UTF-8, an unknown kind or version, a
// certificate without a signature, one of another year, one that leaves the amount out. That the
// signature is there is seen; whether it is genuine is not checked, and a warning says so.
//
// The names of the elements are those of the tax agency's schemas TEG800 1.1 (2020-08-31), TEG810
// 1.1 (2022-08-30), TEG840 1.0 (2022-06-29) and TEG850 1.0 (2023-05-09), read in a public copy of
// the agency's download (kojo04.CAB, e-tax.nta.go.jp/shiyo/shiyo-kojo3.htm) and tried on the copy's
// samples of TEG800 and TEG840.
//
// [unverified] That no later version of the four is in force for 2026; that the amount to declare
// is the expected one of December where a life insurer states it, and of a pension certificate the
// whole sum unless the person spreads what was paid ahead over its years; whether 転換等一時払保険料
// is contained in the certified sum, for which reason a certificate with one is told about; that
// what is given back for dues paid ahead (前納減額金) is taken off where a certificate of mutual aid
// leaves its sum out, which the schema allows and which is told.
//
// Of the housing loan (住宅借入金等特別控除証明書, 年末残高等証明書) no schema was found: it is
// refused with the way to enter it by hand.
package certificate
