// Package journal turns a closed run into entries for the client's books (仕訳) and writes them as
// the CSV that an accounting program imports.
//
//	entries, faults := journal.Entries(journal.Source{Run: run, Client: c, Employees: staff}, books)
//	file, faults := journal.Write(layout, entries)
//
// What it promises: debits equal credits in every entry, and the sums are the run's own; every
// earning and deduction goes to one account, by the client's settings or by a default of the table
// account.tsv. A file is written whole, in the program's character set, or not at all.
//
// What the layouts rest on stands in layout.tsv, each with its confidence; only the first was read
// from its vendor. What the package refuses: a run that two persons have not closed, and a slip
// whose lines do not add up to its net pay. It decides nothing on consumption tax beyond the
// default of the commuting allowance.
package journal
