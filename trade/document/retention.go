package document

import (
	"romukura/ground/caldate"
	"romukura/law/standards"
	"romukura/law/why"
)

// Kept says until when the books of a person must be kept, asked on a day. Facts that have not
// happened are zero: a roster whose person still works there has no term yet.
type Kept struct {
	Book standards.LedgerKind
	// Start is where the term begins: leaving or death for the roster, the last entry for the wage
	// ledger and the attendance book, the end of the leave year for the leave book.
	Start  caldate.Date
	PayDay caldate.Date // of the wages concerned, where it is later
}

// Retention is the last day on which a book must still be there; false while its term has not begun
// or where the table of ledgers does not know the book.
//
// Law: 労基法109 労基法附則143-1 労基則56-1
func Retention(k Kept, on caldate.Date, t *why.Trace) (standards.Term, bool, error) {
	rules, _, err := standards.RetentionFor(on)
	if err != nil {
		return standards.Term{}, false, err
	}
	term, ok := rules.Retention(t, standards.Kept{Kind: k.Book, Start: k.Start, PayDay: k.PayDay})
	return term, ok, nil
}
