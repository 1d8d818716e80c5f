package page

import (
	"slices"

	"romukura/desk/member"
)

// Rulers are the members who can open every client.
func (x *Session) Rulers() []Colleague {
	var all []Colleague
	for _, r := range x.Keys.Roster().Rights() {
		if r.Role == member.Owner {
			all = append(all, Colleague{Ref: r.Member.String(), Name: x.NameOf(r.Member)})
		}
	}
	return all
}

// Team are the members who may see to what is to be done at a client: those who can open every
// client, and those to whom it is assigned.
type Team struct{ Rulers, Assigned []Colleague }

// Hands are who sees to something: the one into whose hands it was put, as long as they can open
// the client; else those to whom the client is assigned.
func (t Team) Hands(owner string) []Colleague {
	for _, c := range slices.Concat(t.Rulers, t.Assigned) {
		if c.Ref == owner {
			return []Colleague{c}
		}
	}
	return t.Assigned
}
