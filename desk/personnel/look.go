package personnel

import (
	"slices"

	"romukura/ground/history"
	"romukura/ground/kana"
	"romukura/trade/employee"
)

// Look is something that usually changes along with what was changed, and did not. It is a reminder
// and never stops a change.
type Look string

// What may have been forgotten.
const (
	LookCommute  Look = "commute"  // another address or place of work, the same way there
	LookAccount  Look = "account"  // another name, the same holder of the account
	LookTax      Look = "tax"      // other dependents, the same declaration for the tax
	LookDeclare  Look = "declare"  // somebody new without a declaration: the higher tax
	LookPay      Look = "pay"      // somebody new without an account
	LookFamily   Look = "family"   // somebody new, insured, without family
	LookResident Look = "resident" // somebody new without a notice of residents' tax
	LookTwin     Look = "twin"     // somebody new, and somebody of the same name and day of birth
	LookCards    Look = "cards"    // somebody insured leaves: what the insurer handed out
)

// look are the reminders of a change.
func (out *Effects) look(ch Change, before *employee.Employee) {
	now := ch.After
	if before == nil {
		out.newcomer(ch)
		return
	}
	remind := func(l Look, forgotten bool) {
		if forgotten {
			out.Looks = append(out.Looks, l)
		}
	}
	moved := !same(before.Addresses, now.Addresses) && len(before.Addresses) > 0 ||
		!slices.Equal(places(before), places(now))
	remind(LookCommute, moved && len(now.Commute) > 0 && same(before.Commute, now.Commute))
	remind(LookAccount, !same(before.Names, now.Names) && len(now.Accounts) > 0 &&
		same(before.Accounts, now.Accounts))
	remind(LookTax, !same(before.Family, now.Family) && same(before.Tax, now.Tax))
	remind(LookCards, before.Left.IsZero() && !now.Left.IsZero() &&
		now.Insured.SocialOn(now.Left) != nil)
}

func (out *Effects) newcomer(ch Change) {
	now := ch.After
	for _, r := range []struct {
		look    Look
		lacking bool
	}{
		{LookTwin, twin(ch)}, {LookDeclare, len(now.Tax) == 0}, {LookPay, len(now.Accounts) == 0},
		{LookFamily, len(now.Family) == 0 && len(now.Insured.Social) > 0},
		{LookResident, len(now.Resident) == 0},
	} {
		if r.lacking {
			out.Looks = append(out.Looks, r.look)
		}
	}
}

// twin tells that the register holds somebody of the same name and day of birth: the same person
// come back, or entered twice.
func twin(ch Change) bool {
	name, _ := ch.After.Names.Latest()
	return slices.ContainsFunc(ch.Client.Employees, func(e employee.Employee) bool {
		return e.Born == ch.After.Born && slices.ContainsFunc(e.Names,
			func(s history.Span[employee.Name]) bool {
				return kana.Fold(s.Value.Full) == kana.Fold(name.Full) ||
					kana.Fold(s.Value.Kana) == kana.Fold(name.Kana)
			})
	})
}

// places are where somebody works, one after the other.
func places(e *employee.Employee) []string {
	var all []string
	for i := range e.Contracts {
		if at := e.Contracts[i].Value.Establishment; len(all) == 0 || all[len(all)-1] != at {
			all = append(all, at)
		}
	}
	return all
}
