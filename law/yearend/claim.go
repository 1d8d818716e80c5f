package yearend

import "sort"

// Claim is one person's deduction that an employee asks for. Who and By are keys of the caller,
// such as the record's number; they are only compared.
type Claim struct {
	Who  string // the relative or spouse
	By   string // the employee
	Path string // where it stands, for the fault
}

// Twice lists the claims that stand against each other: the same person claimed by more than one
// employee. The groups go by the person's key, the claims in a group in the order given, so that
// either can be kept.
//
// Law: 所法85-4 所法85-5 所法85-6 所令218 所令219
func Twice(all []Claim) [][]Claim {
	groups := map[string][]Claim{}
	for _, c := range all {
		groups[c.Who] = append(groups[c.Who], c)
	}
	var names []string
	for who, list := range groups {
		for _, c := range list[1:] {
			if c.By != list[0].By {
				names = append(names, who)
				break
			}
		}
	}
	sort.Strings(names)
	var out [][]Claim
	for _, who := range names {
		out = append(out, groups[who])
	}
	return out
}

// EachOther lists the pairs of employees who claim each other, as spouses of one client may: of the
// special deduction for a spouse only one of them may have the benefit.
//
// Law: 所法83の2-2
func EachOther(all []Claim) [][2]Claim {
	by := map[[2]string]Claim{}
	for _, c := range all {
		by[[2]string{c.By, c.Who}] = c
	}
	var out [][2]Claim
	for _, c := range all {
		if back, ok := by[[2]string{c.Who, c.By}]; ok && c.By < c.Who {
			out = append(out, [2]Claim{c, back})
		}
	}
	return out
}
