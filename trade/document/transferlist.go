package document

import (
	"slices"
	"strings"

	"romukura/ground/yen"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// TransferList is the list of a run's transfers by bank (振込一覧), and of who is paid in cash, so
// that both together are the whole net pay.
type TransferList struct {
	Payroll
	// Whole shows account numbers in full, for whoever checks them against the applications; the
	// zero value shows their last three digits.
	Whole bool
}

// transfer is one row: an account with whose it is.
type transfer struct {
	slip    *payroll.Slip
	account employee.Account
	amount  yen.Amount
}

// Document lays the list out on A4, banks by code, with a sum for each.
func (l TransferList) Document(s Stamp) layout.Document {
	rows := l.transfers()
	t := layout.Table{Size: 82, Columns: []layout.Column{
		{Title: textNumber, Width: 170, Label: true}, {Title: textName, Share: 4},
		{Title: textBranch, Share: 4}, {Title: textAccountKind, Width: 100},
		{Title: textAccount, Width: 190, Align: layout.End}, {Title: textHolder, Share: 5},
		{Title: textAmount, Width: 260, Align: layout.End},
	}}
	people, total := l.index(), yen.Amount(0)
	for from := 0; from < len(rows); {
		through := from
		var sum yen.Amount
		t.Rows = append(t.Rows, layout.Row{Kind: layout.Group,
			Cells: []layout.Cell{layout.Text(bankTitle(rows[from].account))}})
		for through < len(rows) && rows[through].account.Bank == rows[from].account.Bank {
			r := &rows[through]
			sum += r.amount
			t.Rows = append(t.Rows, l.row(r, people[r.slip.Employee]))
			through++
		}
		t.Rows = append(t.Rows, transferSum(layout.Subtotal, through-from, sum))
		total, from = total+sum, through
	}
	t.Rows = append(t.Rows, transferSum(layout.Total, len(rows), total))
	blocks := []layout.Block{t}
	if cash, sum := l.cash(people); len(cash.Rows) > 0 {
		blocks = append(blocks, cash, layout.Note{Strong: true, Align: layout.End,
			Text: netTotal(total + sum)})
	}
	return s.on(layout.Document{
		Title: textTransferList, Place: "transferList[" + string(l.Client.ID) + "]",
		Repeat: l.head(textTransferList, textYenUnit), Blocks: blocks,
	}, worst(l.Run.Slips))
}

// transfers are all transfers of the run, by bank, branch and number of the person.
func (l TransferList) transfers() []transfer {
	var all []transfer
	for i := range l.Run.Slips {
		s := &l.Run.Slips[i]
		for _, t := range s.Transfers {
			all = append(all, transfer{s, t.Account, t.Amount})
		}
	}
	slices.SortStableFunc(all, func(a, b transfer) int {
		if c := strings.Compare(a.account.Bank, b.account.Bank); c != 0 {
			return c
		}
		return strings.Compare(a.account.Branch, b.account.Branch)
	})
	return all
}

func (l TransferList) row(r *transfer, e *employee.Employee) layout.Row {
	number := r.account.Number
	if !l.Whole {
		number = masked(number)
	}
	return layout.Row{Name: r.slip.Number, Cells: []layout.Cell{
		layout.Text(r.slip.Number), nameCell(e, r.slip), layout.Text(branchTitle(r.account)),
		layout.Text(accountKind(r.account.Kind)), layout.Text(number),
		layout.Text(r.account.HolderKana), layout.Yen(r.amount),
	}}
}

func transferSum(kind layout.RowKind, n int, sum yen.Amount) layout.Row {
	return layout.Row{Kind: kind, Name: textTotal, Cells: []layout.Cell{
		layout.Text(countTitle(kind == layout.Total, n)).Over(6), layout.Yen(sum)}}
}

// cash are the parts of net pay that no account takes.
func (l TransferList) cash(people map[employee.ID]*employee.Employee) (layout.Table, yen.Amount) {
	t := layout.Table{Caption: textCashList, Size: 82, Columns: []layout.Column{
		{Title: textNumber, Width: 170, Label: true}, {Title: textName},
		{Title: textAmount, Width: 260, Align: layout.End}}}
	var total yen.Amount
	for i := range l.Run.Slips {
		s := &l.Run.Slips[i]
		left := s.Net
		for _, tr := range s.Transfers {
			left -= tr.Amount
		}
		if left != 0 {
			total += left
			t.Rows = append(t.Rows, layout.Row{Name: s.Number, Cells: []layout.Cell{
				layout.Text(s.Number), nameCell(people[s.Employee], s), layout.Yen(left)}})
		}
	}
	if len(t.Rows) > 0 {
		t.Rows = append(t.Rows, layout.Row{Kind: layout.Total, Name: textTotal, Cells: []layout.Cell{
			layout.Text(textTotal).Over(2), layout.Yen(total)}})
	}
	return t, total
}
