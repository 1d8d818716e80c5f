// Package residenttax is residents' tax (住民税) as an employer meets it: collected from pay by the
// municipality's notice. The employer never computes the tax.
//
//	notices, err := residenttax.ParseNotices(csv)
//	due := notices.Due(caldate.MustMonth("2026-10"), nil) // what to withhold from pay of October
//
// A notice is a version: a change notice is added beside the first and never over it, so that
// past months keep what was withheld from them. The package also answers what becomes of the
// rest of a year when somebody leaves, how an annual amount falls into instalments, by when
// something is due, and what is withheld from retirement pay.
//
// [Assess] follows the municipality's computation at standard rates. It is for estimates and
// says so: 37 prefectures and some cities add surcharges, and the limits below which no tax is
// due are not applied.
//
// It refuses the files in which municipalities send notices: their layout was not at hand, and
// [NoticeLayoutUnknown] says so. Notices are entered, or read from the product's own CSV.
package residenttax
