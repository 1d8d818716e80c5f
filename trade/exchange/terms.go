package exchange

import (
	"maps"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
)

func (r *reading) contract(e *employee.Employee, at caldate.Date, c *client.Client) {
	contract := standing(e.Contracts, at)
	changed := contract
	changed.Amounts = maps.Clone(contract.Amounts)
	set(r, "establishment", &changed.Establishment, func(key string) string {
		return r.place(key, c)
	})
	set(r, "group", &changed.Group, func(key string) string { return r.payGroup(key, c) })
	if changed.Establishment == "" && len(c.Establishments) == 1 {
		changed.Establishment = c.Establishments[0].ID
	}
	if changed.Group == "" && len(c.Groups) == 1 {
		changed.Group = c.Groups[0].Code
	}
	if r.has("pay-kind") {
		changed.Kind = word(r, "pay-kind", payKinds)
	}
	if r.has("status") {
		changed.Status = word(r, "status", statuses)
	}
	set(r, "job", &changed.Job, r.text)
	set(r, "department", &changed.Department, r.text)
	set(r, "week-hours", &changed.WeeklyMinutes, r.hours)
	set(r, "week-days", &changed.WeeklyDays, r.number)
	set(r, "day-hours", &changed.DailyMinutes, r.hours)
	set(r, "term-end", &changed.TermEnd, r.date)
	set(r, "student", &changed.Student, r.yes)
	set(r, "manager", &changed.Manager, r.yes)
	set(r, "expected", &changed.ExpectedMonthly, r.yen)
	r.amounts(&changed, c)
	switch {
	case sameContract(&contract, &changed):
	case at.IsZero():
		r.undated = true
	default:
		e.Contracts = e.Contracts.With(at, changed)
	}
}

// hours reads the prescribed hours of a day or week: whole numbers are hours.
func (r *reading) hours(key string) int {
	text, u := r.find(key)
	u.unit = "dec"
	n := r.minutesAt(text, u)
	if n > 7*24*60 {
		r.fault(u.column, "time.none", textNoTime, textFixTime)
		return 0
	}
	return n
}

// amounts reads the columns of the client's own pay items.
func (r *reading) amounts(contract *employee.Contract, c *client.Client) {
	for _, key := range r.p.m.fields("item:") {
		if !r.has(key) {
			continue
		}
		code := itemCode(c, key[len("item:"):])
		if code == "" {
			r.fault(r.column(key), "item.unknown", textNoItem, textRegisterIt)
			continue
		}
		if contract.Amounts == nil {
			contract.Amounts = map[string]yen.Amount{}
		}
		contract.Amounts[code] = r.yen(key)
	}
}

// itemCode is the code of a pay item of a name, empty when the client has none.
func itemCode(c *client.Client, name string) string {
	for i := range c.Items {
		if c.Items[i].Name == name {
			return c.Items[i].Code
		}
	}
	return ""
}

func sameContract(a, b *employee.Contract) bool {
	if !maps.Equal(a.Amounts, b.Amounts) {
		return false
	}
	x, y := *a, *b
	x.Amounts, y.Amounts = nil, nil
	return string(raw(x)) == string(raw(y))
}

func (r *reading) place(key string, c *client.Client) string {
	text := r.text(key)
	for i := range c.Establishments {
		if c.Establishments[i].ID == text || c.Establishments[i].Name == text {
			return c.Establishments[i].ID
		}
	}
	r.fault(r.column(key), "establishment.unknown", textNoPlace, textRegisterIt)
	return ""
}

func (r *reading) payGroup(key string, c *client.Client) string {
	text := r.text(key)
	for i := range c.Groups {
		if c.Groups[i].Code == text || c.Groups[i].Name == text {
			return c.Groups[i].Code
		}
	}
	r.fault(r.column(key), "group.unknown", textNoGroup, textRegisterIt)
	return ""
}

func (r *reading) taxes(e *employee.Employee, at caldate.Date) {
	changed := standing(e.Tax, at)
	if r.has("tax-column") {
		changed.Column = string(word(r, "tax-column", taxColumns))
	}
	set(r, "tax-spouse", &changed.SpouseCounted, r.yes)
	set(r, "tax-relatives", &changed.Relatives, r.number)
	set(r, "non-resident", &changed.NonResident, r.yes)
	record(r, &e.Tax, at, changed)
}

func (r *reading) commute(e *employee.Employee, at caldate.Date) {
	changed := standing(e.Commute, at)
	set(r, "pass", &changed.Pass, r.yen)
	set(r, "toll", &changed.Toll, r.yen)
	set(r, "park", &changed.Park, r.yen)
	set(r, "car", &changed.Car, r.yes)
	set(r, "distance", &changed.Meters, r.meters)
	record(r, &e.Commute, at, changed)
}

// meters reads kilometers with decimals.
func (r *reading) meters(key string) int {
	text, u := r.find(key)
	num, den, ok := decimal(strings.TrimSuffix(strings.ToLower(narrow(text)), "km"))
	if !ok || num > 1_000*den {
		r.fault(u.column, "number.none", textNoNumberValue, textFixNumber)
		return 0
	}
	return int(num * 1000 / den)
}

// account reads the account for pay. Of several that are recorded, a file cannot say which it
// means.
func (r *reading) account(e *employee.Employee, at caldate.Date) {
	if !r.hasAny("bank", "branch", "bank-name", "branch-name", "account-kind", "account", "holder") {
		return
	}
	now := standing(e.Accounts, at)
	var a employee.Account
	if len(now) > 0 {
		a = now[0]
	}
	set(r, "bank", &a.Bank, func(key string) string { return r.padded(key, 4) })
	set(r, "branch", &a.Branch, func(key string) string { return r.padded(key, 3) })
	set(r, "bank-name", &a.BankName, r.text)
	set(r, "branch-name", &a.BranchName, r.text)
	if r.has("account-kind") {
		a.Kind = string(word(r, "account-kind", accountKinds))
	}
	set(r, "account", &a.Number, func(key string) string { return r.padded(key, 7) })
	set(r, "holder", &a.HolderKana, r.text)
	switch {
	case len(now) > 0 && now[0] == a:
	case len(now) > 1:
		r.fault(r.column("account"), "account.several", textSeveralAccounts, textByHand)
	case at.IsZero():
		r.undated = true
	default:
		e.Accounts = e.Accounts.With(at, []employee.Account{a})
	}
}
