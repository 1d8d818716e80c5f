package remuneration_test

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
)

func Example() {
	grades, _, err := remuneration.PensionGrades(caldate.Must("2026-10-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	g := grades.Of(323_000)
	fmt.Println(g.Number, g.Standard)
	// Output: 20 320,000
}

// April was short, so that May and June decide.
func ExampleAnnual_Determine() {
	april := caldate.MustMonth("2026-04")
	a := remuneration.Annual{Year: 2026, Acquired: caldate.Must("2024-04-01"),
		Category: remuneration.General, Months: [3]remuneration.Month{
			{Month: april, Days: 12, Cash: 140_000},
			{Month: april.Add(1), Days: 22, Cash: 262_000},
			{Month: april.Add(2), Days: 20, Cash: 251_000},
		}}
	d, err := a.Determine(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Used, d.Average, d.Standard.Health, d.From)
	for _, m := range d.Months {
		fmt.Println(m.Month, m.Reason)
	}
	// Output:
	// 2 256,500 260,000 2026-09
	// 2026-04 12日で17日に足りません
	// 2026-05 22日で17日以上あります
	// 2026-06 20日で17日以上あります
}

// Fixed pay fell and overtime lifted the average: no revision.
func ExampleOccasional_Revise() {
	change := caldate.MustMonth("2026-07")
	o := remuneration.Occasional{Change: change, Direction: remuneration.Down,
		Category: remuneration.General,
		Current:  remuneration.Standard{Health: 300_000, Pension: 300_000}}
	for i := range o.Months {
		o.Months[i] = remuneration.Month{Month: change.Add(i), Days: 31, Cash: 345_000}
	}
	d, err := o.Revise(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Key, d.Standard.Health)
	// Output: other-direction 300,000
}
