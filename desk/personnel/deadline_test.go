package personnel_test

import (
	"slices"
	"strings"
	"testing"

	"romukura/desk/personnel"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// change is one change of somebody insured, and all that it owes: which notification, until when,
// and by which article. The days are counted by hand from the articles. Offices are closed on
// Saturdays, Sundays and holidays, and from 29 December to 3 January.
type change struct {
	name string
	do   func(*employee.Employee)
	owed []owed
	look []personnel.Look
}

// owed is one notification; an empty day is "promptly" (速やかに).
type owed struct {
	procedure filing.Procedure
	until     string
	law       string
}

var (
	loss = func(until string) owed { return owed{filing.Loss, until, "健保則29 厚年則22"} }
	slip = func(until string) owed { return owed{filing.WithholdingSlipLeaver, until, "所法226"} }
)

var changes = []change{
	{"another name", func(e *employee.Employee) {
		n, _ := e.Names.Latest()
		n.Full, n.Kana = "見本　花", "ミホン　ハナ"
		e.Names = e.Names.With(caldate.Must("2026-11-20"), n)
	}, []owed{{filing.NameChange, "", "健保則28 厚年則21"}}, []personnel.Look{personnel.LookAccount}},
	{"another address", func(e *employee.Employee) {
		e.Addresses = e.Addresses.With(caldate.Must("2026-11-20"), employee.Address{Text: "見本県"})
	}, []owed{{filing.AddressChange, "", "健保則28の2 厚年則21の2"}},
		[]personnel.Look{personnel.LookCommute}},
	// Five days from Thursday 5 November end on Tuesday the 10th.
	{"a child is born", func(e *employee.Employee) { family(e, "2026-11-05", true) },
		[]owed{{filing.Dependents, "2026-11-10", "健保則38"}}, []personnel.Look{personnel.LookTax}},
	// From Tuesday 24 November the fifth day is Sunday the 29th: Monday.
	{"the fifth day is a Sunday", func(e *employee.Employee) { family(e, "2026-11-24", true) },
		[]owed{{filing.Dependents, "2026-11-30", "健保則38"}}, []personnel.Look{personnel.LookTax}},
	// From Sunday 27 December the fifth day is 1 January; 2 and 3 January are a weekend.
	{"the offices are closed over the new year", func(e *employee.Employee) {
		family(e, "2026-12-27", true)
	}, []owed{{filing.Dependents, "2027-01-04", "健保則38"}}, []personnel.Look{personnel.LookTax}},
	{"childcare leave", func(e *employee.Employee) {
		e.Leaves = append(e.Leaves, employee.Leave{Kind: employee.LeaveChildcare,
			Start: caldate.Must("2026-12-01"), End: caldate.Must("2027-06-30")})
	}, []owed{{filing.ChildcareLeave, "", "健保法159 厚年法81の2"}}, nil},
	{"maternity leave", func(e *employee.Employee) {
		e.Sex = employee.Female
		e.Leaves = append(e.Leaves, employee.Leave{Kind: employee.LeaveMaternity,
			Start: caldate.Must("2026-12-01"), End: caldate.Must("2027-03-08"),
			Due: caldate.Must("2027-01-11")})
	}, []owed{{filing.MaternityLeave, "", "健保法159の3 厚年法81の2の2"}}, nil},
	// Left on Monday the 30th, lost on 1 December: five days end on Sunday the 6th, so Monday the 7th;
	// ten on Friday the 11th; residents' tax on the 10th of the month after the leaving; the slip
	// within a month that begins on the day after, as the table reads the article.
	{"leaving at the end of the month", func(e *employee.Employee) {
		e.Left, e.LeftReason = caldate.Must("2026-11-30"), employee.LeftOwnWill
	}, []owed{loss("2026-12-07"), {filing.ResidentTaxLeaver, "2026-12-10", "地税法321の5"},
		{filing.EmploymentLoss, "2026-12-11", "雇保則7"},
		{filing.EmploymentCertificate, "2026-12-11", "雇保則7"}, slip("2026-12-31")},
		[]personnel.Look{personnel.LookCards}},
	// Death makes no certificate of separation.
	{"death", func(e *employee.Employee) {
		e.Left, e.LeftReason = caldate.Must("2026-11-16"), employee.LeftDied
		e.Died = e.Left
	}, []owed{loss("2026-11-24"), {filing.EmploymentLoss, "2026-11-27", "雇保則7"},
		{filing.ResidentTaxLeaver, "2026-12-10", "地税法321の5"}, slip("2026-12-16")},
		[]personnel.Look{personnel.LookCards}},
	// Seventy on 5 March 2027: pension ends on the eve, Thursday the 4th; the fifth day is Tuesday.
	{"a day of birth that makes seventy", func(e *employee.Employee) {
		e.Born = caldate.Must("1957-03-05")
	}, []owed{{filing.AgeSeventy, "2027-03-09", "厚年則22 厚年則15の2"}}, nil},
}

func family(e *employee.Employee, day string, dependent bool) {
	from := caldate.Must(day)
	e.Family = append(e.Family, employee.FamilyMember{ID: personnel.FreeFamilyID(e),
		Relation: "child", Sex: employee.Male, Born: from,
		Names: history.From(from, employee.Name{Full: "見本　葵", Kana: "ミホン　アオイ"}),
		Dependent: history.From(from, employee.DependentStatus{Dependent: dependent, Together: true,
			Reason: "出生"})})
}

func TestEachChangeOwesWhatTheLawSaysUntilTheDayItSays(t *testing.T) {
	for _, ch := range changes {
		c := sakura(t)
		e := insured(t, c)
		ch.do(&e)
		x := effects(t, c, &e)
		got := map[filing.Procedure]bool{}
		for i := range x.Owed {
			got[x.Owed[i].Procedure] = true
		}
		for _, want := range ch.owed {
			if !got[want.procedure] {
				t.Errorf("%s: %s is not owed", ch.name, want.procedure)
			}
			delete(got, want.procedure)
			for i := range x.Owed {
				if x.Owed[i].Procedure == want.procedure {
					ch.compare(t, &x.Owed[i], want)
				}
			}
		}
		for p := range got {
			t.Errorf("%s: %s is owed too", ch.name, p)
		}
		for i, l := range ch.look {
			if i >= len(x.Looks) || x.Looks[i] != l {
				t.Errorf("%s: to look at %v", ch.name, x.Looks)
			}
		}
	}
}

func (ch *change) compare(t *testing.T, c *filing.Case, want owed) {
	t.Helper()
	until := ""
	if !c.Until.IsZero() {
		until = c.Until.String()
	}
	if until != want.until {
		t.Errorf("%s: %s until %q, not %q", ch.name, c.Procedure, until, want.until)
	}
	terms, err := filing.TermsOf(c.Procedure, c.Day)
	if err != nil || !strings.Contains(terms.Law, want.law) {
		t.Errorf("%s: %s by %s: %v", ch.name, c.Procedure, terms.Law, err)
	}
}

func TestADependentWhoGoesIsOwedToo(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	family(&e, "2025-04-01", true)
	personnel.Put(c, e)
	e.Family = slices.Clone(e.Family)
	m := &e.Family[len(e.Family)-1]
	m.Dependent = m.Dependent.With(tour.Day.AddDays(1), employee.DependentStatus{Reason: "就職"})
	x := effects(t, c, &e)
	if len(x.Owed) != 1 || x.Owed[0].Procedure != filing.Dependents ||
		x.Owed[0].Until != caldate.Must("2026-11-09") { // the fifth day is Sunday the 8th
		t.Errorf("%+v", x.Owed)
	}
}

func TestWhoIsNotInsuredOwesNothingAndIsSaid(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	e.Insured.Social, e.Insured.Standards = nil, nil
	personnel.Put(c, e)
	family(&e, "2026-11-05", true)
	if x := effects(t, c, &e); len(x.Owed) != 0 || len(x.Left) != 1 ||
		x.Left[0].Procedure != filing.Dependents {
		t.Errorf("%+v", x)
	}
}
