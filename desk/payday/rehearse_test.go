package payday_test

import (
	"encoding/json"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/tour"
)

func TestAMonthComputedAgainFromACopyIsTheSameToTheYen(t *testing.T) {
	ours := &book.Book{}
	if _, err := (&tour.Guide{Book: ours, Now: "2026-11-02T00:00:00Z"}).Run(); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(ours)
	if err != nil {
		t.Fatal(err)
	}
	restored := &book.Book{}
	if err := json.Unmarshal(text, restored); err != nil {
		t.Fatal(err)
	}
	r, err := payday.Rehearse(payday.Books{Own: ours, Restored: restored})
	if err != nil || !r.Same || r.People < 100 || r.Stored != r.Computed || r.Stored == 0 {
		t.Fatalf("%+v %v", r, err)
	}
	for _, c := range restored.Clients {
		for i := range c.Employees {
			for j := range c.Employees[i].Contracts {
				pay := c.Employees[i].Contracts[j].Value.Amounts
				for item := range pay {
					pay[item]++
				}
			}
		}
	}
	r, err = payday.Rehearse(payday.Books{Own: ours, Restored: restored})
	if err != nil || r.Same || r.Stored == r.Computed {
		t.Errorf("a yen more for everybody, and: %+v %v", r, err)
	}
}
