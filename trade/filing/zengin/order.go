package zengin

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Order is what a file orders: who pays from which account, on which day, and to whom.
type Order struct {
	Format   Format
	From     client.PayingAccount
	Day      caldate.Date
	Profile  string // blank is the account's, which may be blank for the standard
	Payments []Payment
}

// Payment is one transfer.
type Payment struct {
	Account    employee.Account
	Amount     yen.Amount
	Number     string // 社員番号, of salaries and bonuses
	Department string // 所属コード, of salaries and bonuses
	// Customer are the two customer codes of a general transfer.
	Customer [2]string
}

// digitsOnly leaves a number out that the record cannot hold: its field takes digits alone, and the
// bank does not ask for it.
func digitsOnly(number string) string {
	if strings.Trim(number, "0123456789") != "" {
		return ""
	}
	return number
}

// OrderOf makes the order of a run: a payment for each transfer of each slip, in the order of the
// run.
func OrderOf(run *payroll.Run, from client.PayingAccount) Order {
	o := Order{Format: Salary, From: from, Day: run.PayDay}
	if run.Kind == payroll.BonusPay {
		o.Format = Bonus
	}
	for i := range run.Slips {
		s := &run.Slips[i]
		for _, t := range s.Transfers {
			o.Payments = append(
				o.Payments,
				Payment{Account: t.Account, Amount: t.Amount, Number: digitsOnly(s.Number)},
			)
		}
	}
	return o
}

// Total is the sum of the payments.
func (o *Order) Total() yen.Amount {
	var sum yen.Amount
	for i := range o.Payments {
		sum += o.Payments[i].Amount
	}
	return sum
}
