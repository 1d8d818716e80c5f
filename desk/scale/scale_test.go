package scale_test

import (
	"testing"

	"romukura/desk/payday"
	"romukura/desk/scale"
)

func TestAnOfficeHasTheAverageSizeAndEverybodyIsPaid(t *testing.T) {
	maker, err := scale.New()
	if err != nil {
		t.Fatal(err)
	}
	b := maker.Office(1)
	workers, family, slips := 0, 0, 0
	for _, c := range b.Clients {
		workers += len(c.Employees)
		for i := range c.Employees {
			family += len(c.Employees[i].Family)
		}
		report, err := payday.Month(c, c.Profile.Groups[0].Code, scale.Month, false)
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Run.Failed) > 0 {
			t.Fatalf("%v", report.Run.Failed[0])
		}
		slips += len(report.Run.Slips)
	}
	if workers != 2999 || workers+family != 8140 || slips < 2900 {
		t.Errorf("%d workers, %d family members, %d slips", workers, family, slips)
	}
}

func TestALargeClientHasSoManyPeopleAndNoTwoAreOne(t *testing.T) {
	maker, err := scale.New()
	if err != nil {
		t.Fatal(err)
	}
	const people = 1000
	b := maker.Large(people)
	if len(b.Clients) != 1 || len(b.Clients[0].Employees) != people {
		t.Fatalf("%d clients, %d people", len(b.Clients), len(b.Clients[0].Employees))
	}
	seen := map[string]bool{}
	for i := range b.Clients[0].Employees {
		e := &b.Clients[0].Employees[i]
		for _, word := range []string{"id " + string(e.ID), "number " + e.Number} {
			if seen[word] {
				t.Error("twice: ", word)
			}
			seen[word] = true
		}
	}
}
