package dispatch

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/document"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func runMark(run *payroll.Run) string {
	if run.Close.Closed() {
		return ""
	}
	return textDraft
}

// Slips are the payslips of a run: of the people named, or of all. Without anybody to pay there is
// nothing to print.
func Slips(c *book.Client, run *payroll.Run, people ...employee.ID) (Output, bool) {
	all := document.Payroll{Client: &c.Profile, Run: run, Employees: c.Employees}
	slips := all.Slips()
	if len(people) > 0 {
		slips = slices.DeleteFunc(slips, func(s document.PaySlip) bool {
			return !slices.Contains(people, s.Slip.Employee)
		})
	}
	if len(slips) == 0 {
		return Output{}, false
	}
	for i := range slips {
		slips[i].Changes = changes(c, run, slips[i].Slip)
	}
	batch := document.Batch(slips, stamp(run, runMark(run)), run.PayDay)
	return printed(folder(c, run)+textSlipFile, textSlips, batch), true
}

// Lists are the lists of a run for the client: all pay, transfers, premiums.
func Lists(c *book.Client, run *payroll.Run) []Output {
	s := stamp(run, runMark(run))
	all := document.Payroll{Client: &c.Profile, Run: run, Employees: c.Employees}
	at := folder(c, run)
	return []Output{
		printed(at+textListFile, textList, one(document.PayrollList{Payroll: all}, s, run.PayDay)),
		printed(at+textTransferFile, textTransfer,
			one(document.TransferList{Payroll: all}, s, run.PayDay)),
		printed(at+textPremiumFile, textPremium, one(document.PremiumList{Payroll: all}, s, run.PayDay)),
	}
}

// Bank is the transfer file of a run, and what the bank will count in it.
type Bank struct {
	Output
	Payments int
	Sum      yen.Amount
}

// BankFile makes the transfer file of a run. The second result is false where there is nothing to
// transfer, or no account to transfer it from; the faults say what is wrong with the payments.
func BankFile(c *book.Client, run *payroll.Run) (Bank, bool, fault.List) {
	var b Bank
	for i := range run.Slips {
		for _, t := range run.Slips[i].Transfers {
			b.Payments++
			b.Sum += t.Amount
		}
	}
	made, faults := transferFile(c, run, folder(c, run))
	if len(made) == 0 {
		return b, false, faults
	}
	b.Output = made[0]
	return b, true, faults
}

// Journals are the accounting entries of a run, one file for each program whose import is known.
func Journals(c *book.Client, run *payroll.Run) ([]Output, fault.List) {
	return journals(c, run, folder(c, run))
}
