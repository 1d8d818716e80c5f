package history_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
)

func TestWhatWasTrueOnADay(t *testing.T) {
	day := caldate.Must
	var h history.Of[string]
	h = h.With(day("2026-04-01"), "b").With(day("2025-01-01"), "a").With(day("2026-12-01"), "c")
	for iso, want := range map[string]string{
		"2024-12-31": "", "2025-01-01": "a", "2026-03-31": "a", "2026-04-01": "b", "2030-01-01": "c",
	} {
		if got, ok := h.At(day(iso)); got != want || ok != (want != "") {
			t.Errorf("%s: %q %v", iso, got, ok)
		}
	}
	before := h
	h = h.With(day("2026-04-01"), "B")
	if got, _ := h.At(day("2026-05-01")); got != "B" || len(h) != 3 {
		t.Errorf("%v", h)
	}
	if got, _ := before.At(day("2026-05-01")); got != "b" {
		t.Error("With changed its receiver")
	}
	year := caldate.Range{From: day("2026-04-01"), Through: day("2026-12-01")}
	if c := h.Changes(year); len(c) != 2 || h.Ref(day("2020-01-01")) != nil {
		t.Errorf("%v", c)
	}
}
