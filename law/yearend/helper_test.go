package yearend_test

import (
	"fmt"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
)

// on resolves the law of a year.
func on(t testing.TB, year int) *yearend.Tables {
	t.Helper()
	tables, err := yearend.TablesFor(yearend.IncomeYear(year))
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func day(s string) caldate.Date { return caldate.Must(s) }

// aged is born on 1 July of the year in which the age is reached in 2026.
func aged(age int) caldate.Date { return day(fmt.Sprintf("%d-07-01", 2026-age)) }

var filed = yearend.Forms{Dependents: true, Basic: true, Adjustment: true}

// employee has only a salary.
func employee(pay yen.Amount) *yearend.Employee {
	return &yearend.Employee{Forms: filed, Pay: yearend.Pay{Salary: pay}}
}

func settle(t testing.TB, year int, e *yearend.Employee) yearend.Result {
	t.Helper()
	r, err := on(t, year).Settle(e, nil)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return r
}

// explained settles with a trace and holds it against the settlement without one.
func explained(t testing.TB, year int, e *yearend.Employee) (yearend.Result, *why.Trace) {
	t.Helper()
	trace := &why.Trace{}
	r, err := on(t, year).Settle(e, trace)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if plain := settle(t, year, e); plain.Lines != r.Lines || plain.Close != r.Close {
		t.Errorf("explained and not explained differ: %v %v", r.Lines, plain.Lines)
	}
	return r, trace
}

// premium is declared with a certificate that shows the same.
func premium(kind yearend.PremiumKind, paid yen.Amount) yearend.Premium {
	return yearend.Premium{Kind: kind, Paid: paid,
		Certificate: yearend.Certificate{Held: true, Year: 2026, Amount: paid}}
}

// child is a child of an age on 31 December 2026 without income.
func child(age int) yearend.Relative {
	return yearend.Relative{Born: aged(age), Child: true, Together: true}
}

func spouse(others yen.Amount) *yearend.Spouse {
	return &yearend.Spouse{Born: aged(45), Income: yearend.Income{Others: others}, Together: true}
}

// codes are the codes and places of faults.
func codes(list []fault.Fault) map[string]string {
	all := map[string]string{}
	for _, f := range list {
		all[f.Code] = f.Path
	}
	return all
}

// faultsOf is what an error tells the user.
func faultsOf(t testing.TB, err error) []fault.Fault {
	t.Helper()
	list, ok := yearend.Faults(err)
	if !ok {
		t.Fatalf("not of this package: %v", err)
	}
	return list
}
