package season_test

import (
	"reflect"
	"testing"

	"romukura/desk/season"
	"romukura/trade/settlement"
)

func TestWhatIsTypedAtTheDeskIsFiledOnceAndTakenBack(t *testing.T) {
	c := invented(t)
	fresh, begun, err := season.Standing(c, year)
	if err != nil || begun || len(fresh.People) != 6 || c.Season(year) != nil {
		t.Fatal("looking began the season: ", err)
	}
	s, err := season.Open(c, year)
	if err != nil {
		t.Fatal(err)
	}
	take(t, c, s)
	stands, begun, err := season.Standing(c, year)
	if err != nil || !begun || !reflect.DeepEqual(stands, s) {
		t.Error("what stands is another: ", err)
	}
	answers := s.Person("e1").Filed(settlement.Insurance, year).Answers()
	for _, k := range []settlement.Kind{settlement.Dependents, settlement.BasicSpouse} {
		for path, text := range s.Person("e1").Filed(k, year).Answers() {
			answers[path] = text
		}
	}
	typed := season.Typed{Employee: "e1", Answers: answers, On: day("2026-11-10"), By: "甲",
		At: "2026-11-24T01:00:00Z"}
	if n, faults := season.Enter(c, s, typed); n != 0 || faults.Stops() || len(s.Taken) != 0 {
		t.Errorf("what stands was filed again: %d %v", n, faults.Err())
	}
	answers["insurance.premiums[0].paid"] = "x"
	if n, faults := season.Enter(c, s, typed); n != 0 || !faults.Stops() {
		t.Error("a wrong amount was filed")
	}
	answers["insurance.premiums[0].paid"] = "70000"
	n, faults := season.Enter(c, s, typed)
	if n != 1 || faults.Stops() || len(s.Taken) != 1 || s.Taken[0].By != "甲" {
		t.Fatal(n, faults.Err(), s.Taken)
	}
	filed := s.Person("e1").Filed(settlement.Insurance, year)
	if filed.Insurance.Premiums[0].Facts.Paid != 70_000 || filed.Source != s.Taken[0].ID {
		t.Errorf("%+v", filed)
	}
	back := settlement.Taken{ID: s.Taken[0].ID, Undone: "2026-11-24T02:00:00Z"}
	if faults := s.TakeBack(back); faults.Stops() {
		t.Fatal(faults.Err())
	}
	filed = s.Person("e1").Filed(settlement.Insurance, year)
	if paid := filed.Insurance.Premiums[0].Facts.Paid; paid != 80_000 {
		t.Errorf("%d stands after it was taken back", paid)
	}
}
