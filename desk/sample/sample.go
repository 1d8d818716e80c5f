// Package sample makes a fictitious office with four client companies and the files that such
// clients send: registers, families, leaves, attendance of every month from April 2026, raises
// and a bonus. Everybody and everything in it is invented. The same call always gives the same
// bytes.
//
// The companies are chosen so that one month of them meets most of what a real month holds:
//
//   - sakura: restaurants in two prefectures; hourly pay, part-time, night work, foreign names
//   - takahashi: a builder; daily pay, another employment insurance rate, records day by day
//   - hikari: 120 people, software; flextime, bonus, childcare leave, directors with two employers
//   - midori: a clinic insured by a health insurance society with rates of its own
package sample

import (
	"romukura/ground/caldate"
	"romukura/trade/office"
)

// FirstMonth and LastMonth bound the months of pay for which files are made.
var (
	FirstMonth = caldate.MustMonth("2026-04")
	LastMonth  = caldate.MustMonth("2026-10")
)

// File is one file as a client sends it.
type File struct {
	Name   string
	Client string
	Kind   string        // persons, family, leave, attendance, bonus: what the import is told
	Month  caldate.Month // month of pay, for attendance and bonus
	Group  string        // group of pay, for attendance and bonus
	From   caldate.Date  // day from which a register file holds, for raises
	Data   []byte
}

// Office is the office itself, with the two persons who close a payroll between them.
func Office() office.Office {
	return office.Office{
		ID: "mihon", Name: textOffice, Address: textOfficeAddress, Phone: "03-0000-0100",
		Attorneys: []office.Attorney{{Name: textAttorney, Registration: "99999999"}},
	}
}

// Members are the persons of the office, first the one who computes, then the one who approves.
func Members() (computes, approves string) { return textStaff, textAttorney }

// random is a small generator of our own, so that the files never change with a library.
type random uint64

func (r *random) n(below int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r)>>33) % below
}

func pick[T any](r *random, from []T) T { return from[r.n(len(from))] }
