package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func bench(b *testing.B, explain bool) {
	c := tokyo(nil)
	e := person(
		worker{pay: 340_000, standard: 340_000, column: "kou", dependents: 2, born: "1980-01-15"},
	)
	terms, err := payroll.Prepare(c, "g", caldate.MustMonth("2026-05"), payroll.Tables{})
	if err != nil {
		b.Fatal(err)
	}
	in := payroll.Input{Explain: explain, Attendance: &attendance.Month{Employee: "e", Overtime: 1234,
		Night: 300, ScheduledHalves: 40, WorkedHalves: 40, Prescribed: 9600}}
	b.ReportAllocs()
	for b.Loop() {
		if s, _ := terms.Slip(e, in); s == nil {
			b.Fatal("not computed")
		}
	}
}

func BenchmarkMonthOfOne(b *testing.B)          { bench(b, false) }
func BenchmarkMonthOfOneExplained(b *testing.B) { bench(b, true) }

func BenchmarkMonthOf10000(b *testing.B) {
	c := tokyo(nil)
	all := make([]employee.Employee, 10_000)
	for i := range all {
		all[i] = *person(worker{pay: 340_000, standard: 340_000, column: "kou", dependents: 2,
			born: "1980-01-15"})
	}
	terms, err := payroll.Prepare(c, "g", caldate.MustMonth("2026-05"), payroll.Tables{})
	if err != nil {
		b.Fatal(err)
	}
	month := &attendance.Month{
		Employee:        "e",
		Overtime:        1234,
		Night:           300,
		ScheduledHalves: 40,
		WorkedHalves:    40,
	}
	b.ReportAllocs()
	for b.Loop() {
		r := terms.Run(
			all,
			func(*employee.Employee) payroll.Input { return payroll.Input{Attendance: month} },
		)
		if len(r.Slips) != len(all) {
			b.Fatal("somebody was not computed")
		}
	}
}
