package why_test

import (
	"encoding/json"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

func TestAStepShowsInputsTableRoundingAndArticle(t *testing.T) {
	src := &dated.Source{Table: "law/x/tables/rate", From: caldate.Must("2001-04-01"),
		Text: "invented", Mark: "[unverified]"}
	step := why.Step{
		Key: "x.premium", What: "保険料", Law: "健保法156-1",
		Inputs: []why.Input{why.In("標準報酬月額", why.Yen(110_000)),
			why.In("率", why.Rate(yen.MustRate("9.21%")))},
		Table:    why.From(src, dated.Provisional, "新潟県"),
		Rounding: yen.DropTo50Sen,
		Result:   why.Exact(yen.Exact{Num: 10131, Den: 2}),
	}
	got := step.String()
	for _, want := range []string{"5,065.5円", "110,000円", "9.21%", "新潟県", "[unverified]",
		"暫定", "50銭以下切捨て", "健保法156-1"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	var trace why.Trace
	trace.Add(step)
	if trace.Standing() != dated.Provisional {
		t.Error("a provisional table was not noticed")
	}
	j, err := json.Marshal(trace)
	if err != nil || !strings.Contains(string(j), `"result":"5,065.5円"`) {
		t.Errorf("%s %v", j, err)
	}
}

func TestAStoredTraceShowsTheSameAgain(t *testing.T) {
	trace := why.Trace{Steps: []why.Step{{Key: "x", What: "例", Result: why.Yen(1234),
		Inputs: []why.Input{why.In("日数", why.Count(17, "日"))}}}}
	j, err := json.Marshal(trace)
	if err != nil {
		t.Fatal(err)
	}
	var back why.Trace
	if err := json.Unmarshal(j, &back); err != nil {
		t.Fatal(err)
	}
	if back.Steps[0].String() != trace.Steps[0].String() {
		t.Errorf("%s, stored and read: %s", trace.Steps[0], back.Steps[0])
	}
}

func TestANilTraceRecordsNothing(t *testing.T) {
	var none *why.Trace
	none.Add(why.Step{Key: "x"})
	if none.On() || none.Standing() != 0 {
		t.Error("a nil trace is on")
	}
	if n := testing.AllocsPerRun(100, func() {
		if none.On() {
			none.Add(why.Step{})
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
