package remuneration_test

import (
	"strings"
	"testing"

	"romukura/law/remuneration"
	"romukura/law/why"
)

// sr-memorandum 2019-07-27: 267,000 and 133,000 make 400,000, of the standard 410,000.
func TestTheSumOfEmployersExplainsItself(t *testing.T) {
	var trace why.Trace
	e := remuneration.Employers{Day: day("2026-10-01"), Own: []amount{267_000, 133_000}}
	sum, s, err := e.Together(&trace)
	if err != nil || sum != 400_000 || s != both(410_000) {
		t.Errorf("%s %+v %v", sum, s, err)
	}
	for _, want := range []string{"267,000円", "133,000円", "400,000円", "24等級", "健保法44-3"} {
		if !strings.Contains(told(&trace), want) {
			t.Errorf("%s is not told in\n%s", want, told(&trace))
		}
	}
	e.Own[1] = -1
	if _, _, err := e.Together(nil); err == nil {
		t.Error("pay below nought was taken")
	}
}

func TestARiseOfTheCapExplainsItself(t *testing.T) {
	var trace why.Trace
	g, changes, err := remuneration.RegradedWhy(remuneration.Held{Remuneration: 665_000,
		Standard: 650_000}, day("2027-09-01"), &trace)
	if err != nil || !changes || g.Standard != 680_000 ||
		!strings.Contains(told(&trace), "33等級") {
		t.Errorf("%+v %t %v\n%s", g, changes, err, told(&trace))
	}
}
