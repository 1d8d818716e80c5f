// Package dispatch makes what leaves the desk for a pay or a filing: documents as layouts to be
// printed, and files as bytes. It writes nothing itself: who calls it prints and stores, and is
// told of every fault before anything is written.
package dispatch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/document"
	"romukura/trade/document/layout"
	"romukura/trade/filing/zengin"
	"romukura/trade/journal"
	"romukura/trade/payroll"
)

// Output is one thing to be handed out: a document to print, or a file.
type Output struct {
	Path  string // below the folder of outputs, without a person's name
	Title string // what it is, in Japanese
	Batch *layout.Batch
	Data  []byte
}

// Rules is the version of the rules and tables by which documents are made, as they print it.
const Rules = "romukura 0.1"

// stamp marks a document with what it was made from.
func stamp(data any, mark string) document.Stamp {
	encoded, err := json.Marshal(data)
	if err != nil {
		panic("dispatch: a record that cannot be written: " + err.Error())
	}
	sum := sha256.Sum256(encoded)
	return document.Stamp{DataHash: hex.EncodeToString(sum[:8]), Rules: Rules, Mark: mark}
}

// document makes one document of all persons or of the whole run.
func printed(path, title string, batch layout.Batch) Output {
	return Output{Path: path, Title: title, Batch: &batch}
}

// folder is where the outputs of a run lie.
func folder(c *book.Client, run *payroll.Run) string {
	name := string(c.Profile.ID) + "/" + run.Month.String()
	if run.Kind == payroll.BonusPay {
		name += "-" + textBonusFolder
	}
	return name + "/"
}

// Pay makes what a run hands out: payslips, the list for checking, the transfer list, the list of
// premiums, the transfer file and the journal. A run that is not closed carries the mark of a
// draft.
func Pay(c *book.Client, run *payroll.Run) ([]Output, fault.List) {
	var faults fault.List
	at := folder(c, run)
	out := []Output{}
	if slips, some := Slips(c, run); some {
		out = append(out, slips)
	}
	out = append(out, Lists(c, run)...)
	transfer, found := transferFile(c, run, at)
	faults.AddAll(at+textBankFile, found)
	out = append(out, transfer...)
	books, found := journals(c, run, at)
	faults.AddAll("", found)
	return append(out, books...), faults
}

// journals makes the accounting entries of a run in every layout that is known.
func journals(c *book.Client, run *payroll.Run, at string) ([]Output, fault.List) {
	source := journal.Source{Client: &c.Profile, Run: run, Employees: c.Employees}
	entries, faults := journal.Entries(source, journal.Books{Draft: !run.Close.Closed()})
	if faults.Stops() {
		return nil, faults
	}
	var out []Output
	for _, l := range journal.Layouts() {
		data, found := journal.Write(l, entries)
		faults.AddAll(l.Key, found)
		if !found.Stops() {
			out = append(out, Output{Path: at + fmt.Sprintf(textJournalFile, l.Key),
				Title: fmt.Sprintf(textJournal, l.Label), Data: data})
		}
	}
	return out, faults
}

func one[D document.Printable](d D, s document.Stamp, made caldate.Date) layout.Batch {
	return document.Batch([]D{d}, s, made)
}

// changes are the differences from the month before that have a cause worth a line on the slip.
func changes(c *book.Client, run *payroll.Run, slip *payroll.Slip) []document.Change {
	if run.Kind != payroll.MonthlyPay {
		return nil
	}
	before := c.Run(run.Group, run.Kind, run.Month.Add(-1))
	if before == nil {
		return nil
	}
	last := before.SlipOf(slip.Employee)
	if last == nil {
		return nil
	}
	var out []document.Change
	for _, d := range payroll.Compare(last, slip) {
		for _, cause := range d.Causes {
			if cause.Key != "follows" && cause.Key != "attendance" {
				out = append(out, document.Change{Name: d.Name, Amount: d.After - d.Before, Cause: cause.Text})
				break
			}
		}
	}
	return out
}

func transferFile(c *book.Client, run *payroll.Run, at string) ([]Output, fault.List) {
	if len(c.Profile.Accounts) == 0 || !hasTransfers(run) {
		return nil, fault.List{}
	}
	data, faults := zengin.Encode(zengin.OrderOf(run, c.Profile.Accounts[0]))
	if faults.Stops() {
		return nil, faults
	}
	return []Output{{Path: at + textBankFile, Title: textBank, Data: data}}, faults
}

func hasTransfers(run *payroll.Run) bool {
	for i := range run.Slips {
		if len(run.Slips[i].Transfers) > 0 {
			return true
		}
	}
	return false
}

// Books makes the statutory books of a client: wage ledgers of a year, the worker roster,
// attendance books of a month, paid-leave books.
func Books(c *book.Client, first caldate.Month, on caldate.Date) ([]Output, error) {
	at := string(c.Profile.ID) + "/" + textBookFolder + "/"
	s := stamp(c.Employees, "")
	var ledgers []document.WageLedger
	var rosters []document.Roster
	for i := range c.Employees {
		e := &c.Employees[i]
		rosters = append(rosters, document.Roster{Client: &c.Profile, Employee: e, On: on})
		var slips []payroll.Slip
		for j := range c.Runs {
			if slip := c.Runs[j].SlipOf(e.ID); slip != nil {
				slips = append(slips, *slip)
			}
		}
		if slips != nil {
			ledgers = append(ledgers, document.WageLedgers(document.WageLedger{Client: &c.Profile,
				Employee: e, First: first, Slips: slips})...)
		}
	}
	var attendance []document.AttendanceBook
	for i := range c.Attendance {
		m := &c.Attendance[i]
		if e := c.EmployeeByID(m.Employee); e != nil && m.Through.Month() == on.Month() {
			attendance = append(
				attendance,
				document.AttendanceBook{Client: &c.Profile, Employee: e, Month: m},
			)
		}
	}
	leaves, err := leaveBooks(c, on)
	if err != nil {
		return nil, err
	}
	var out []Output
	add := func(n int, o func() Output) {
		if n > 0 {
			out = append(out, o())
		}
	}
	add(len(ledgers), func() Output {
		return printed(at+textLedgerFile, textLedger, document.Batch(ledgers, s, on))
	})
	add(len(rosters), func() Output {
		return printed(at+textRosterFile, textRoster, document.Batch(rosters, s, on))
	})
	add(len(attendance), func() Output {
		return printed(at+textAttendanceFile, textAttendance, document.Batch(attendance, s, on))
	})
	add(len(leaves), func() Output {
		return printed(at+textLeaveFile, textLeave, document.Batch(leaves, s, on))
	})
	return out, nil
}
