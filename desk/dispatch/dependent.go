package dispatch

import (
	"fmt"
	"slices"
	"strings"

	"romukura/ground/kana"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/filing/nenkin"
)

// dependents turns a change of one family member into the row of the form.
//
// Law: 健保則38
func (m *Maker) dependents(c *filing.Case, e *employee.Employee) (nenkin.Row, error) {
	id, err := identity(e)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(e.Family, func(f employee.FamilyMember) bool {
		return strings.HasSuffix(c.ID, "/"+string(f.ID))
	})
	if at < 0 {
		return nil, fmt.Errorf(textNoPerson, c.Number)
	}
	f := &e.Family[at]
	status, _ := f.Dependent.At(c.Day)
	address, _ := e.Addresses.At(c.Day)
	row := &nenkin.Dependents{Person: m.person(e, c.Day), Identity: id, EmployerConfirmed: true,
		Accepted: m.Created, Sex: sexes[e.Sex], PostalCode: address.PostalCode,
		Address: kana.Widen(address.Text),
		Change:  nenkin.Ceased}
	member := memberOf(f, c, address)
	if status.Dependent {
		income := status.AnnualIncome
		member.Income, row.Change = &income, nenkin.Became
	}
	if f.Relation == "spouse" {
		code := spouseReasons
		member.FromReason, member.FromReasonOther = code.of(status, status.Dependent)
		member.UntilReason, member.UntilReasonOther = code.until(status, !status.Dependent)
		member.Job = jobOf(status, 1, 4)
		row.Spouse = &nenkin.Spouse{Member: member, Relation: spouseRelation(f)}
		return row, nil
	}
	member.FromReason, member.FromReasonOther = otherReasons.of(status, status.Dependent)
	member.UntilReason, member.UntilReasonOther = otherReasons.until(status, !status.Dependent)
	member.Job = jobOf(status, childJob(f, c), 6)
	row.Others = []nenkin.Dependent{
		{Member: member, Sex: sexes[f.Sex], Relation: relationCode(f.Relation),
			RelationOther: relationOther(f.Relation)},
	}
	return row, nil
}

// memberOf is what the row says of a spouse and of others alike. Who lives together has the address
// of the insured person, which the form asks for all the same.
func memberOf(f *employee.FamilyMember, c *filing.Case, home employee.Address) nenkin.Member {
	if own, ok := f.Address.At(c.Day); ok {
		home = own
	}
	name, _ := f.Names.At(c.Day)
	status, _ := f.Dependent.At(c.Day)
	member := nenkin.Member{NameKana: kana.Narrow(name.Kana), NameKanji: name.Full, Born: f.Born,
		PostalCode: home.PostalCode, Address: kana.Widen(home.Text)}
	if !status.Dependent {
		member.Until, member.Location = c.Day, home.Prefecture
		return member
	}
	member.From, member.Living, member.RelationChecked = c.Day, nenkin.Apart, true
	if status.Together {
		member.Living = nenkin.Together
	}
	return member
}

// reasons are the codes of one list of the form: by which word of the register each is meant, and
// the code for any other.
type reasons struct {
	from, ended        map[string]int
	otherFrom, otherTo int
}

func (r reasons) of(s employee.DependentStatus, wanted bool) (int, string) {
	return lookup(r.from, s.Reason, r.otherFrom, wanted)
}

func (r reasons) until(s employee.DependentStatus, wanted bool) (int, string) {
	return lookup(r.ended, s.Reason, r.otherTo, wanted)
}

func lookup(codes map[string]int, word string, other int, wanted bool) (int, string) {
	if !wanted {
		return 0, ""
	}
	if code, ok := codes[word]; ok {
		return code, ""
	}
	return other, word
}

// jobOf is the code of a job: the one for people without, unless the register names one.
func jobOf(s employee.DependentStatus, none, other int) int {
	switch {
	case !s.Dependent:
		return 0
	case s.Job == "":
		return none
	}
	return other
}

// ageOfSchool are the years up to which a child is in elementary or middle school, and up to
// which in high school or university, as the form's list of jobs divides them [unverified].
const (
	middleSchool = 15
	university   = 22
)

// childJob is the code of a child by age: at most in middle school, in high school or university,
// or without work.
func childJob(f *employee.FamilyMember, c *filing.Case) int {
	switch age := f.Born.AgeOn(c.Day); {
	case f.Relation != "child":
		return 1
	case age < middleSchool:
		return 4
	case age < university:
		return 5
	}
	return 1
}

func spouseRelation(f *employee.FamilyMember) nenkin.SpouseRelation {
	if f.Sex == employee.Male {
		return nenkin.Husband
	}
	return nenkin.Wife
}

// relationCodes are the codes of the form's list of relations.
var relationCodes = map[string]int{"child": 1, "parent": 3, "parent-in-law": 4, "sibling": 6,
	"grandparent": 7, "grandchild": 9}

const otherRelation = 10

func relationCode(relation string) int {
	if code, ok := relationCodes[relation]; ok {
		return code
	}
	return otherRelation
}

func relationOther(relation string) string {
	if _, ok := relationCodes[relation]; ok {
		return ""
	}
	return textOtherRelation
}
