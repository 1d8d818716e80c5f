// Package withholding answers how much income tax an employer withholds from a payment: monthly and
// daily pay, bonuses, pay of non-residents, fees, retirement pay.
//
// Everything follows the day of payment, so the tables are resolved by a [PayDate], a type of its
// own that no due date and no income year can be mistaken for:
//
//	t, standing, err := withholding.TablesFor(withholding.PayDate(caldate.Must("2026-10-25")))
//	tax, err := t.Monthly(withholding.Pay{
//		AfterInsurance: 175_000, Payee: withholding.Payee{Column: withholding.ColumnA, Dependents: 2},
//	}, nil) // 250
//
// A tax table ends with its year. Where the next one is known to be published and is not here, the
// answer is [TableMissing], never the old year's figure: bonuses from 2027, daily pay before 2026
// and from 2027. The office imports the table ([Book.CheckTable]) and computes with a [Book] that
// holds it. A day whose tables nobody has published yet (2028) is answered with the last ones and
// the standing Provisional. A day before 2020 is a dated.BeforeFirstError.
//
// The package refuses what it does not know: pay by the half month, by ten days or for several
// months ([PeriodUnsupported]), retirement of officers with mixed service ([MixedOfficerService]).
// Column C exists for daily pay only.
//
// The monthly tables carry less than the year's law: their parameters lag behind the deductions of
// the year-end adjustment, so that most employees get money back in December. The trace says so.
//
// The parts of a tax, income tax and the surtaxes, are shown apart by [Tables.Split]; the sum is
// what is withheld.
package withholding
