package book_test

import (
	"encoding/json"
	"reflect"
	"testing"
	"unsafe"

	"romukura/desk/book"
	"romukura/desk/tour"
)

// TestACompactClientIsTheSame compares the sample's clients, read from their text, before and
// after: they say the same, no list has room left, and equal texts are one.
func TestACompactClientIsTheSame(t *testing.T) {
	var b book.Book
	guide := tour.Guide{Book: &b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients {
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var before, after book.Client
		if err := json.Unmarshal(text, &before); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &after); err != nil {
			t.Fatal(err)
		}
		book.Texts{}.Compact(&after)
		if !reflect.DeepEqual(before, after) {
			t.Errorf("%s is another client", c.Profile.ID)
		}
		slips := after.Runs[0].Slips
		if cap(slips) != len(slips) || cap(slips[0].Earnings) != len(slips[0].Earnings) {
			t.Errorf("%s has room left", c.Profile.ID)
		}
		x, y := slips[0].Deductions[0].Code, slips[1].Deductions[0].Code
		if x != y || unsafe.StringData(x) != unsafe.StringData(y) {
			t.Errorf("%s and %s are not one text", x, y)
		}
	}
}
