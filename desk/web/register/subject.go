package register

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/part"
	"romukura/ground/history"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// amountPrefix stands before the code of a pay item in the name of a field.
const amountPrefix = "a-"

var personSection = section{Key: "person",
	Groups: func(x *edit) []group {
		e := &x.e
		return []group{{Fields: []part.Field{must(textField("number", e.Number)),
			must(choiceField("sex", e.Sex, textSexes)), must(dayField("born", e.Born)),
			must(dayField("hired", e.Hired))}}}
	},
	Put: func(x *edit, r *reader) {
		e := &x.e
		e.Number, e.Sex = r.must("number"), employee.Sex(r.must("sex"))
		e.Born, e.Hired = r.day("born", true), r.day("hired", true)
	}}

var nameSection = section{Key: "name", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Names) },
	Groups: func(x *edit) []group {
		from, n := span(x, x.e.Names)
		return []group{{Fields: []part.Field{must(dayField("from", from)),
			must(textField("full", n.Full)), must(textField("kana", n.Kana)),
			free(textField("roman", n.Roman)), free(textField("usual", n.Usual))}}}
	},
	Put: func(x *edit, r *reader) {
		put(x, &x.e.Names, history.Span[employee.Name]{From: r.day("from", true), Value: nameIn(r)})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Names, 1) }}

func nameIn(r *reader) employee.Name {
	return employee.Name{Full: r.must("full"), Kana: r.kana("kana"), Roman: r.text("roman"),
		Usual: r.text("usual")}
}

var addressSection = section{Key: "address", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Addresses) },
	Groups: func(x *edit) []group {
		from, a := span(x, x.e.Addresses)
		if x.item < 0 {
			a = employee.Address{Phone: a.Phone} // nothing else goes along to another place
		}
		return []group{{Fields: append([]part.Field{must(dayField("from", from))}, addressFields(a)...)}}
	},
	Put: func(x *edit, r *reader) {
		var a employee.Address
		if x.item >= 0 {
			_, a = span(x, x.e.Addresses)
		}
		put(x, &x.e.Addresses, history.Span[employee.Address]{From: r.day("from", true),
			Value: addressIn(r, a)})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Addresses, 0) }}

func addressFields(a employee.Address) []part.Field {
	return []part.Field{free(textField("postal_code", a.PostalCode)), must(textField("text", a.Text)),
		free(textField("address_kana", a.Kana)), free(textField("phone", a.Phone)),
		free(textField("municipality", a.Municipality)), checkField("abroad", a.Abroad)}
}

func addressIn(r *reader, a employee.Address) employee.Address {
	a.PostalCode, a.Text = r.postal("postal_code"), r.must("text")
	a.Kana, a.Phone = katakana(r.text("address_kana")), r.text("phone")
	a.Municipality, a.Abroad = r.digits("municipality"), r.yes("abroad")
	if len(a.Municipality) == 6 {
		a.Prefecture = a.Municipality[:2]
	}
	return a
}

func allDigits(text string) bool {
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

var contractSection = section{Key: "contract", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Contracts) },
	Groups: func(x *edit) []group {
		from, c := span(x, x.e.Contracts)
		groups := contractGroups(x, c)
		groups[0].Fields = append([]part.Field{must(dayField("from", from))}, groups[0].Fields...)
		return groups
	},
	Put: func(x *edit, r *reader) {
		_, c := span(x, x.e.Contracts)
		put(x, &x.e.Contracts, history.Span[employee.Contract]{From: r.day("from", true),
			Value: contractIn(x, r, c)})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Contracts, 1) }}

func contractGroups(x *edit, c employee.Contract) []group {
	places, groups := map[string]string{}, map[string]string{}
	for i := range x.Client.Profile.Establishments {
		p := &x.Client.Profile.Establishments[i]
		places[p.ID] = p.Name
	}
	for i := range x.Client.Profile.Groups {
		g := &x.Client.Profile.Groups[i]
		groups[g.Code] = g.Name
	}
	terms := group{Fields: []part.Field{must(choiceField("establishment", c.Establishment, places)),
		must(choiceField("group", c.Group, groups)), must(choiceField("status", c.Status, textStatuses)),
		must(choiceField("kind", c.Kind, textKinds)), free(textField("department", c.Department)),
		free(textField("job", c.Job)), hoursField("weekly_minutes", c.WeeklyMinutes),
		countField("weekly_days", c.WeeklyDays, textDays), free(dayField("term_end", c.TermEnd)),
		checkField("renewable", c.Renewable), checkField("manager", c.Manager),
		checkField("student", c.Student)}}
	amounts := group{Title: textAmounts}
	for _, it := range agreed(x.Client, &c) {
		f := moneyField(amountPrefix+it.Code, c.Amounts[it.Code])
		f.Label, f.Support = it.Name, textFormulas[it.Formula.Kind]
		amounts.Fields = append(amounts.Fields, f)
	}
	f := moneyField("expected_monthly", c.ExpectedMonthly)
	amounts.Fields = append(amounts.Fields, free(f))
	return []group{terms, amounts}
}

// agreed are the items that a contract may name an amount for.
func agreed(of *book.Client, c *employee.Contract) []client.Item {
	var all []client.Item
	for _, it := range of.Profile.Items {
		_, named := c.Amounts[it.Code]
		switch it.Formula.Kind {
		case client.Fixed, client.Hourly, client.Daily, client.PerCount, client.PerKm:
			named = true
		}
		if named {
			all = append(all, it)
		}
	}
	slices.SortStableFunc(all, func(a, b client.Item) int { return a.Order - b.Order })
	return all
}

func contractIn(x *edit, r *reader, c employee.Contract) employee.Contract {
	c.Establishment, c.Group = r.must("establishment"), r.must("group")
	c.Status = employee.Employment(r.must("status"))
	c.Kind = employee.PayKind(r.must("kind"))
	c.Department, c.Job = r.text("department"), r.text("job")
	c.WeeklyMinutes, c.WeeklyDays = r.minutes("weekly_minutes"), r.count("weekly_days")
	c.TermEnd, c.Renewable = r.day("term_end", false), r.yes("renewable")
	c.Manager, c.Student = r.yes("manager"), r.yes("student")
	c.ExpectedMonthly = r.money("expected_monthly")
	amounts := maps.Clone(c.Amounts)
	if amounts == nil {
		amounts = map[string]yenAmount{}
	}
	for _, it := range agreed(x.Client, &c) {
		name := amountPrefix + it.Code
		_, named := c.Amounts[it.Code]
		if a := r.money(name); a > 0 || named && r.text(name) != "" {
			amounts[it.Code] = a
		} else {
			delete(amounts, it.Code)
		}
	}
	c.Amounts = amounts
	return c
}

var taxSection = section{Key: "tax", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Tax) },
	Groups: func(x *edit) []group {
		from, d := span(x, x.e.Tax)
		return []group{{Fields: []part.Field{must(dayField("from", from)),
			choiceField("column", d.Column, textColumns), countField("relatives", d.Relatives, textPeople),
			checkField("spouse_counted", d.SpouseCounted), checkField("disabled", d.Disabled),
			checkField("widow", d.Widow), checkField("single_parent", d.SingleParent),
			checkField("working_student", d.WorkingStudent),
			countField("disabled_family", d.DisabledFamily, textPeople),
			countField("cohabiting_special", d.CohabitingSpecial, textPeople),
			checkField("non_resident", d.NonResident)}}}
	},
	Put: func(x *edit, r *reader) {
		put(x, &x.e.Tax, history.Span[employee.TaxDeclaration]{From: r.day("from", true),
			Value: employee.TaxDeclaration{Column: r.text("column"), Relatives: r.count("relatives"),
				SpouseCounted: r.yes("spouse_counted"), Disabled: r.yes("disabled"), Widow: r.yes("widow"),
				SingleParent: r.yes("single_parent"), WorkingStudent: r.yes("working_student"),
				DisabledFamily:    r.count("disabled_family"),
				CohabitingSpecial: r.count("cohabiting_special"), NonResident: r.yes("non_resident")}})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Tax, 0) }}

var commuteSection = section{Key: "commute", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Commute) },
	Groups: func(x *edit) []group {
		from, c := span(x, x.e.Commute)
		return []group{{Fields: []part.Field{must(dayField("from", from)),
			checkField("car", c.Car), countField("meters", c.Meters, textMeters), moneyField("pass", c.Pass),
			countField("months", c.Months, textMonths), moneyField("toll", c.Toll),
			moneyField("park", c.Park)}}}
	},
	Put: func(x *edit, r *reader) {
		put(x, &x.e.Commute, history.Span[employee.Commute]{From: r.day("from", true),
			Value: employee.Commute{Car: r.yes("car"), Meters: r.count("meters"), Pass: r.money("pass"),
				Months: r.count("months"), Toll: r.money("toll"), Park: r.money("park")}})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Commute, 0) }}

// accountDigits is how long the number of an account is, with zeros before it.
const accountDigits = 7

// most is how many accounts pay may be divided among.
const most = 3

var accountSection = section{Key: "account", Dated: true,
	Count: func(e *employee.Employee) int { return len(e.Accounts) },
	Groups: func(x *edit) []group {
		from, all := span(x, x.e.Accounts)
		groups := []group{{Fields: []part.Field{must(dayField("from", from))}}}
		for i := range most {
			var a employee.Account
			if i < len(all) {
				a = all[i]
			}
			n := strconv.Itoa(i + 1)
			groups = append(groups, group{Title: textAccount + n, Fields: []part.Field{
				textField("bank"+n, a.Bank), textField("branch"+n, a.Branch),
				choiceField("account_kind"+n, a.Kind, textAccountKinds), textField("account"+n, a.Number),
				textField("holder_kana"+n, a.HolderKana), moneyField("amount"+n, a.Amount)}})
		}
		return groups
	},
	Put: func(x *edit, r *reader) {
		_, was := span(x, x.e.Accounts)
		put(x, &x.e.Accounts, history.Span[[]employee.Account]{From: r.day("from", true),
			Value: accountsIn(r, was)})
	},
	Remove: func(x *edit) bool { return drop(x, &x.e.Accounts, 0) }}

// account looks whether an account can be paid into as it was typed: banks have four digits,
// branches three, accounts up to seven.
func (r *reader) account(a *employee.Account, n string) {
	for _, f := range []struct {
		name, text        string
		shortest, longest int
	}{{"bank", a.Bank, 4, 4}, {"branch", a.Branch, 3, 3}, {"account", a.Number, 1, accountDigits}} {
		if len(f.text) < f.shortest || len(f.text) > f.longest || !allDigits(f.text) {
			r.fault(f.name+n, textFieldNames[f.name]+textNoCode, textCodeDo[f.name])
		}
	}
	if a.Kind == "" {
		r.must("account_kind" + n)
	}
	if a.HolderKana == "" {
		r.must("holder_kana" + n)
	}
}

func accountsIn(r *reader, was []employee.Account) []employee.Account {
	var all []employee.Account
	for i := range most {
		n := strconv.Itoa(i + 1)
		var a employee.Account
		if i < len(was) {
			a = was[i]
		}
		bank, number := r.digits("bank"+n), r.digits("account"+n)
		if bank == "" && number == "" && r.text("holder_kana"+n) == "" {
			continue
		}
		if bank != a.Bank {
			a.BankName = ""
		}
		if branch := r.digits("branch" + n); bank != a.Bank || branch != a.Branch {
			a.BranchName, a.Branch = "", branch
		}
		a.Bank, a.Number, a.Kind = bank, number, r.text("account_kind"+n)
		a.HolderKana, a.Amount = r.text("holder_kana"+n), r.money("amount"+n)
		r.account(&a, n)
		if short := accountDigits - len(a.Number); short > 0 {
			a.Number = strings.Repeat("0", short) + a.Number
		}
		all = append(all, a)
	}
	if len(all) == 0 {
		r.fault("bank1", textNoAccount, textFillIn)
	}
	return all
}
