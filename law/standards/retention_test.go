package standards_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/standards"
	"romukura/law/why"
)

// TestRetention: statutory_ledgers.tsv and README §9.
func TestRetention(t *testing.T) {
	r, _, err := standards.RetentionFor(caldate.Must("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	kept := func(k standards.LedgerKind, start, pay string) standards.Kept {
		out := standards.Kept{Kind: k, Start: caldate.Must(start)}
		if pay != "" {
			out.PayDay = caldate.Must(pay)
		}
		return out
	}
	for _, c := range []struct {
		name       string
		records    []standards.Kept
		now, later string
	}{
		{"roster, from leaving", []standards.Kept{kept(standards.Roster, "2026-03-31", "")},
			"2029-03-31", "2031-03-31"},
		{"ledger, pay day later", []standards.Kept{kept(standards.WageLedger, "2026-03-31",
			"2026-04-25")},
			"2029-04-25", "2031-04-25"},
		{"hours, pay day earlier", []standards.Kept{kept(standards.HoursRecord, "2026-03-31",
			"2026-03-25")},
			"2029-03-31", "2031-03-31"},
		{"29 February", []standards.Kept{kept(standards.LeaveBook, "2028-02-29", "")},
			"2031-02-28", "2033-02-28"},
		{"one book: the later counts", []standards.Kept{kept(standards.Roster, "2026-01-31", ""),
			kept(standards.WageLedger, "2026-03-31", "")}, "2029-03-31", "2031-03-31"},
		{"tax forms: 7 years from 10 January", []standards.Kept{kept(standards.Withholding,
			"2026-01-31", "")},
			"2034-01-10", "2034-01-10"},
		{"labor and tax: the longer", []standards.Kept{kept(standards.WageLedger, "2026-03-31", ""),
			kept(standards.Withholding, "2026-01-31", "")}, "2034-01-10", "2034-01-10"},
	} {
		var trace why.Trace
		got, ok := r.Retention(&trace, c.records...)
		if !ok || got.Through.String() != c.now || got.Full.String() != c.later {
			t.Errorf("%s: %s, %s", c.name, got.Through, got.Full)
		}
		if len(trace.Steps) != len(c.records) {
			t.Errorf("%s: %d steps", c.name, len(trace.Steps))
		}
	}
	if _, ok := r.Retention(nil, standards.Kept{Kind: "diary",
		Start: caldate.Must("2026-01-01")}); ok {
		t.Error("an unknown ledger has a term")
	}
	if _, ok := r.Retention(nil); ok {
		t.Error("nothing has a term")
	}
}

func TestTheRosterHasNoIndividualNumber(t *testing.T) {
	r, _, err := standards.RetentionFor(caldate.Must("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	roster, ok := r.Ledger(standards.Roster)
	if !ok || len(strings.Split(roster.Items, "; ")) != 9 || strings.Contains(roster.Items, "番号") {
		t.Errorf("%+v", roster)
	}
	if len(r.Ledgers()) != 5 {
		t.Error("not the five ledgers of the table")
	}
	tax, _ := r.Ledger(standards.Withholding)
	if !strings.Contains(tax.Mark, "unverified") {
		t.Error("the unverified term lost its mark")
	}
}
