package book

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
)

// Table is a further enactment of a table of law that the office took in: the program was not made
// with it. It stays in the book when it is withdrawn.
type Table struct {
	Name string       `json:"name"` // law/health/tables/rate
	From caldate.Date `json:"from"` // the day it takes effect
	Text string       `json:"text"` // the file
	// Taken is who took it in, Confirmed who else compared it with its source: until then its values
	// are provisional. Withdrawn is who has it act no more.
	Taken     Hand `json:"taken"`
	Confirmed Hand `json:"confirmed,omitzero"`
	Withdrawn Hand `json:"withdrawn,omitzero"`
}

// Hand is a member of the office, and the day on which the member did something.
type Hand struct {
	Member string `json:"member"` // id, in hex
	Name   string `json:"name"`
	Day    string `json:"day"` // 2027-02-14, where the office is
}

// IsZero tells that nobody did it.
func (h Hand) IsZero() bool { return h == Hand{} }

// Acting are the further enactments that the office computes with.
func Acting(all []Table) []dated.Further {
	var acting []dated.Further
	for i := range all {
		if t := &all[i]; t.Withdrawn.IsZero() {
			acting = append(acting, dated.Further{Table: t.Name, From: t.From, Text: t.Text,
				By: t.Taken.hand(), Also: t.Confirmed.hand()})
		}
	}
	return acting
}

func (h Hand) hand() dated.Hand { return dated.Hand{Name: h.Name, Day: h.Day} }

// Table finds what the office took in of a table for a day, nil where it took in nothing.
func (b *Book) Table(name string, from caldate.Date) *Table {
	for i := range b.Tables {
		if t := &b.Tables[i]; t.Name == name && t.From == from {
			return t
		}
	}
	return nil
}
