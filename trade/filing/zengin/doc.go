// Package zengin writes and checks the transfer files of Japanese banks (全銀協フォーマット): records of
// 120 bytes for general transfers (総合振込), salaries (給与振込) and bonuses (賞与振込).
//
//	order := zengin.OrderOf(run, account)
//	file, faults := zengin.Encode(order)    // all faults of all payments, or the bytes
//	back, faults := zengin.Decode(file)     // any such file, whoever wrote it
//
// What it promises: a file is written whole and right or not at all; what was written is read back
// before it is handed out, and count and sum compared. Decode reads any newline convention and
// lists everything that is wrong, by record and field, never with the value. The bytes written
// for an order never change from one release to the next.
//
// What banks want differently is a named [Profile] of the table profile.tsv; the layout itself is
// the table layout.tsv. Both rest on secondary sources and say so.
//
// What it refuses: a day on which banks are closed, names with characters banks do not take, kinds
// of accounts that a payroll transfer does not know, files in EBCDIC. It does not know which bank
// and branch codes exist.
package zengin
