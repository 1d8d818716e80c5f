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
	// LookTransfer is another establishment, which may be insured by itself.
	LookTransfer  Look = "transfer"
	LookAllowance Look = "allowance" // another way to work, the same pay for it
	// What insurance pays during a leave, and who goes on paying premiums.
	LookMaternityPay Look = "maternity-pay"
	LookChildcarePay Look = "childcare-pay"
	LookCaregiverPay Look = "caregiver-pay"
	LookSickPay      Look = "sick-pay"
	LookPremiums     Look = "premiums"
	LookExemption    Look = "exemption" // nobody applied for it yet
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
	remind(LookTransfer, !slices.Equal(places(before), places(now)))
	remind(LookAllowance, !same(before.Commute, now.Commute) && same(before.Contracts, now.Contracts))
	remind(LookAccount, !same(before.Names, now.Names) && len(now.Accounts) > 0 &&
		same(before.Accounts, now.Accounts))
	remind(LookTax, !same(before.Family, now.Family) && same(before.Tax, now.Tax))
	remind(LookCards, before.Left.IsZero() && !now.Left.IsZero() &&
		now.Insured.SocialOn(now.Left) != nil)
	out.leaveLooks(before, now)
}

// leavePay are what insurance pays during a leave of each kind, and whether the person's share of
// premiums goes on: maternity and childcare alone are free of them.
//
// Law: 健保法99 健保法102 健保法159 健保法159の3 雇保法61の4 雇保法61の7 雇保法61の8
var leavePay = map[employee.LeaveKind]struct {
	health, employment Look // by which insurance; none where it pays nothing
	premiums           bool
}{
	employee.LeaveMaternity:  {health: LookMaternityPay},
	employee.LeaveChildcare:  {employment: LookChildcarePay},
	employee.LeaveBirth:      {employment: LookChildcarePay},
	employee.LeaveCaregiver:  {employment: LookCaregiverPay, premiums: true},
	employee.LeaveSick:       {health: LookSickPay, premiums: true},
	employee.LeaveSuspension: {premiums: true},
}

// leaveLooks are what a leave that is new, or begins on another day, asks for beside its filings.
func (out *Effects) leaveLooks(before, now *employee.Employee) {
	remind := func(l Look, so bool) {
		if so && l != "" && !slices.Contains(out.Looks, l) {
			out.Looks = append(out.Looks, l)
		}
	}
	for i := range now.Leaves {
		l := &now.Leaves[i]
		if slices.ContainsFunc(before.Leaves, func(o employee.Leave) bool {
			return o.Kind == l.Kind && o.Start == l.Start
		}) {
			continue
		}
		pays, insured := leavePay[l.Kind], now.Insured.SocialOn(l.Start) != nil
		remind(pays.health, insured)
		remind(pays.employment, now.Insured.EmploymentOn(l.Start) != nil)
		remind(LookPremiums, pays.premiums && insured)
		remind(LookExemption, !pays.premiums && insured && !l.Applied)
	}
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
