package employee_test

import (
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
)

func day(s string) caldate.Date { return caldate.Must(s) }

func company() *client.Client {
	return &client.Client{Establishments: []client.Establishment{{ID: "a"}},
		Groups: []client.Group{{Code: "g"}}, Items: []client.Item{{Code: "base"}}}
}

var hired = day("2024-04-01")

// whole is an invented person in whose record nothing is wrong, with a name of hard characters.
func whole(name string) *employee.Employee {
	return &employee.Employee{ID: "e", Number: "1", Sex: employee.Female, Born: day("1996-02-29"),
		Hired: hired, Names: history.From(hired, employee.Name{Full: name, Kana: "カナ"}),
		Contracts: history.From(hired, employee.Contract{Establishment: "a", Group: "g",
			Kind: employee.Monthly, Status: employee.Regular, WeeklyMinutes: 2400, WeeklyDays: 5,
			Amounts: map[string]yen.Amount{"base": 250_000}}),
		Insured: employee.Insured{Social: []employee.SocialSpan{{Acquired: hired}},
			Employment: []employee.EmploymentSpan{{Acquired: hired}},
			Standards:  history.From(hired, employee.Standard{Health: 260_000, Pension: 260_000})},
		Accounts: history.From(hired, []employee.Account{{Bank: "0001", Branch: "001",
			Kind: "ordinary", Number: "1234567", HolderKana: "カナ"}}),
		Resident: []employee.ResidentNotice{{Year: 2026, FromMonth: caldate.MustMonth("2026-06"),
			Municipality: "131016"}}}
}

func TestRecordsInWhichNothingIsWrong(t *testing.T) {
	for _, name := range []string{"𠮷田　花子", "髙橋　一", "﨑山　令", "辻󠄀　実", "グエン・ティ"} {
		faults := whole(name).Check(company())
		if faults.Len() > 0 {
			t.Error(faults.All())
		}
	}
}

func contract(e *employee.Employee) *employee.Contract { return &e.Contracts[0].Value }

// changes are each one thing made wrong, the place where it is found, and whether it stops.
var changes = []struct {
	name   string
	make   func(*employee.Employee)
	path   string
	refuse bool
}{
	{"no name", func(e *employee.Employee) { e.Names = nil }, "names", true},
	{"no kana", func(e *employee.Employee) { e.Names[0].Value.Kana = "" }, "names", false},
	{"born on the day of hiring", func(e *employee.Employee) { e.Born = e.Hired }, "born", true},
	{"born 111 years before", func(e *employee.Employee) { e.Born = day("1913-04-01") },
		"born", true},
	{"left before joining", func(e *employee.Employee) { e.Left = day("2024-03-31") }, "left", true},
	{"left without a reason", func(e *employee.Employee) { e.Left = day("2026-03-31") },
		"left_reason", false},
	{"died and still employed", func(e *employee.Employee) { e.Died = day("2026-03-31") }, "died",
		true},
	{"two names from one day", func(e *employee.Employee) { e.Names = append(e.Names, e.Names[0]) },
		"names[1].from", true},
	{"no contract", func(e *employee.Employee) { e.Contracts = nil }, "contracts", true},
	{"a contract from a day after joining", func(e *employee.Employee) {
		e.Contracts[0].From = day("2024-04-02")
	}, "contracts[0].from", true},
	{"contracts out of order", func(e *employee.Employee) {
		e.Contracts = append(e.Contracts, e.Contracts[0])
		e.Contracts[1].From = day("2023-01-01")
	}, "contracts[1].from", true},
	{"two contracts that overlap", func(e *employee.Employee) {
		contract(e).TermEnd = day("2025-04-01")
		e.Contracts = e.Contracts.With(day("2025-04-01"), e.Contracts[0].Value)
	}, "contracts[0].term_end", false},
	{"left after the term", func(e *employee.Employee) {
		contract(e).TermEnd, e.Left = day("2025-03-31"), day("2025-04-01")
	}, "contracts[0].term_end", false},
	{"a term that ends before it begins", func(e *employee.Employee) {
		contract(e).TermEnd = day("2024-03-31")
	}, "contracts[0].term_end", true},
	{"another establishment", func(e *employee.Employee) { contract(e).Establishment = "b" },
		"contracts[0].establishment", true},
	{"another group", func(e *employee.Employee) { contract(e).Group = "h" }, "contracts[0].group",
		true},
	{"no kind of pay", func(e *employee.Employee) { contract(e).Kind = "" }, "contracts[0].kind",
		true},
	{"eight days a week", func(e *employee.Employee) { contract(e).WeeklyDays = 8 },
		"contracts[0].weekly_minutes", true},
	{"no hours", func(e *employee.Employee) { contract(e).WeeklyMinutes = 0 },
		"contracts[0].weekly_minutes", false},
	{"an unknown item", func(e *employee.Employee) { contract(e).Amounts["x"] = 1 },
		"contracts[0].amounts.x", true},
	{"a negative amount", func(e *employee.Employee) { contract(e).Amounts["base"] = -1 },
		"contracts[0].amounts.base", true},
	{"lost before acquired", func(e *employee.Employee) {
		e.Insured.Social[0].Lost = day("2024-03-31")
	}, "insured.social[0].lost", true},
	{"two memberships that overlap", func(e *employee.Employee) {
		e.Insured.Social = append(e.Insured.Social, employee.SocialSpan{Acquired: day("2025-01-01")})
	}, "insured.social[1]", true},
	{"lost two days after leaving", func(e *employee.Employee) {
		e.Left, e.Insured.Social[0].Lost = day("2026-03-31"), day("2026-04-02")
	}, "insured.social[0].lost", true},
	{"acquired after leaving", func(e *employee.Employee) {
		e.Left, e.Insured.Employment[0].Acquired = day("2026-03-31"), day("2026-04-01")
	}, "insured.employment[0].acquired", true},
	{"no first standard", func(e *employee.Employee) { e.Insured.Standards = nil },
		"insured.social[0]", false},
	{"a standard from within a month", func(e *employee.Employee) {
		e.Insured.Standards[0].From = day("2024-04-10")
	}, "insured.standards[0].from", false},
	{"a pension number of nine digits", func(e *employee.Employee) {
		e.Insured.PensionNumber = "123456789"
	}, "insured.pension_number", true},
	{"a leave that ends before it begins", func(e *employee.Employee) {
		e.Leaves = []employee.Leave{{Kind: employee.LeaveSick, Start: day("2026-04-02"),
			End: day("2026-04-01")}}
	}, "leaves[0].end", true},
	{"two leaves of one day", func(e *employee.Employee) {
		e.Leaves = []employee.Leave{{Kind: employee.LeaveMaternity, Start: day("2026-01-01"),
			End: day("2026-04-01")}, {Kind: employee.LeaveChildcare, Start: day("2026-04-01"),
			End: day("2026-12-31")}}
	}, "leaves[1]", true},
	{"a dependent before birth", func(e *employee.Employee) {
		e.Family = []employee.FamilyMember{{ID: "k", Born: day("2026-04-02"),
			Dependent: history.From(day("2026-04-01"), employee.DependentStatus{Dependent: true})}}
	}, "family[0].dependent[0].from", true},
	{"a bank of three digits", func(e *employee.Employee) { e.Accounts[0].Value[0].Bank = "001" },
		"accounts[0].value[0].bank", true},
	{"two accounts for the rest", func(e *employee.Employee) {
		e.Accounts[0].Value = append(e.Accounts[0].Value, e.Accounts[0].Value[0])
	}, "accounts[0].value[0].amount", true},
	{"residents' tax from May", func(e *employee.Employee) {
		e.Resident[0].FromMonth = caldate.MustMonth("2026-05")
	}, "resident[0].from_month", true},
}

func TestEveryFaultOfARecordIsFoundAtItsPlace(t *testing.T) {
	for _, x := range changes {
		e := whole("髙橋　一")
		x.make(e)
		faults := e.Check(company())
		all := faults.All()
		i := slices.IndexFunc(all, func(f fault.Fault) bool { return f.Path == x.path })
		if i < 0 {
			t.Errorf("%s: not found at %s: %v", x.name, x.path, all)
			continue
		}
		f := all[i]
		if (f.Severity == fault.Stop) != x.refuse || f.Code == "" || f.Remedy == "" {
			t.Errorf("%s: %+v", x.name, f)
		}
	}
}

func TestWhatOnlyTouchesIsNoFault(t *testing.T) {
	e := whole("髙橋　一")
	e.Left, e.LeftReason = day("2026-03-31"), employee.LeftOwnWill
	e.Insured.Social = []employee.SocialSpan{{Acquired: hired, Lost: day("2025-10-01"),
		Category: employee.CategoryShortTime}, {Acquired: day("2025-10-01"), Lost: day("2026-04-01")}}
	e.Contracts[0].Value.TermEnd = day("2025-09-30")
	e.Contracts = e.Contracts.With(day("2025-10-01"), employee.Contract{Establishment: "a",
		Group: "g", Kind: employee.Monthly, Status: employee.Regular, WeeklyMinutes: 2400,
		WeeklyDays: 5})
	e.Leaves = []employee.Leave{{Kind: employee.LeaveMaternity, Start: day("2025-11-01"),
		End: day("2025-12-31")}, {Kind: employee.LeaveChildcare, Start: day("2026-01-01"),
		End: day("2026-03-31")}}
	faults := e.Check(company())
	if faults.Len() > 0 {
		t.Error(faults.All())
	}
}

func TestNoFaultShowsThePerson(t *testing.T) {
	e := whole("辻󠄀　実")
	e.Insured.PensionNumber, e.Accounts[0].Value[0].Number = "123456789", "99999"
	e.Names[0].Value.Kana = ""
	faults := e.Check(company())
	for _, f := range faults.All() {
		for _, value := range []string{"辻", "123456789", "99999", "250"} {
			if strings.Contains(f.String(), value) {
				t.Errorf("%q in %s", value, f)
			}
		}
	}
}
