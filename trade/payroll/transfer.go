package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/employee"
)

// Transfers splits a net amount over a person's accounts: each but the last takes its fixed part as
// far as there is money, the last takes the rest. A bonus goes to the accounts that are marked
// for it, or to all when none is.
//
// Law: 労基則7の2-1
func Transfers(e *employee.Employee, net yen.Amount, kind Kind, day caldate.Date) []Transfer {
	accounts, ok := e.Accounts.At(day)
	if !ok || net <= 0 {
		return nil
	}
	if kind == BonusPay {
		accounts = forBonus(accounts)
	}
	var out []Transfer
	for i, a := range accounts {
		part := max(0, min(a.Amount, net))
		if i == len(accounts)-1 || a.Amount == 0 {
			part = net
		}
		if part > 0 {
			out = append(out, Transfer{a, part})
		}
		net -= part
	}
	return out
}

func forBonus(all []employee.Account) []employee.Account {
	var marked []employee.Account
	for _, a := range all {
		if a.BonusToo {
			marked = append(marked, a)
		}
	}
	if marked == nil {
		return all
	}
	return marked
}
