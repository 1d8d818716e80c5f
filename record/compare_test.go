package record_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"romukura/record"
)

func TestContentsAreComparedFieldByField(t *testing.T) {
	ours := `{"name":"甲野 花子","standard":260000,"since":"2027-04-01","accounts":[{"bank":"0001"},
		{"bank":"0005"}],"note":null,"mark":"<&>","big":12345678901234567890}`
	theirs := `{"big":12345678901234567891,"name":"甲野 花子","standard":280000,"accounts":[
		{"bank":"0001","branch":"123"}],"until":"2027-09-30","mark":"<&","note":null}`
	want := []record.Difference{
		{Path: "accounts[0].branch", Theirs: `"123"`},
		{Path: "accounts[1]", Ours: `{"bank":"0005"}`},
		{Path: "big", Ours: "12345678901234567890", Theirs: "12345678901234567891"},
		{Path: "mark", Ours: `"<&>"`, Theirs: `"<&"`},
		{Path: "since", Ours: `"2027-04-01"`},
		{Path: "standard", Ours: "260000", Theirs: "280000"},
		{Path: "until", Theirs: `"2027-09-30"`},
	}
	got, err := record.Compare([]byte(ours), []byte(theirs))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v %v", got, err)
	}
	for _, c := range []struct{ ours, theirs, path string }{
		{`1`, `2`, ""}, {`[1]`, `{}`, ""}, {`{"a":null}`, `{}`, "a"}, {`{"a":[]}`, `{"a":{}}`, "a"},
	} {
		got, err := record.Compare([]byte(c.ours), []byte(c.theirs))
		if err != nil || len(got) != 1 || got[0].Path != c.path {
			t.Errorf("%s and %s: %+v %v", c.ours, c.theirs, got, err)
		}
	}
	for _, bad := range []string{"", "{", "1 2", "{} x"} {
		if _, err := record.Compare([]byte(bad), []byte("{}")); err == nil {
			t.Errorf("%q was compared", bad)
		}
	}
}

// FuzzCompare sees that equal contents do not differ, and that sides are mirrored.
func FuzzCompare(f *testing.F) {
	f.Add([]byte(`{"a":[1,{"b":null}]}`), []byte(`{"a":[1],"c":"x"}`))
	f.Add([]byte(`[]`), []byte(`"\u3042"`))
	f.Fuzz(func(t *testing.T, x, y []byte) {
		if !json.Valid(x) || !json.Valid(y) {
			return
		}
		if same, err := record.Compare(x, x); err != nil || len(same) > 0 {
			t.Fatalf("a content differs from itself: %+v %v", same, err)
		}
		forth, err := record.Compare(x, y)
		if err != nil {
			t.Fatal(err)
		}
		back, err := record.Compare(y, x)
		if err != nil || len(back) != len(forth) {
			t.Fatalf("%+v, the other way %+v %v", forth, back, err)
		}
		for i := range back {
			if back[i].Path != forth[i].Path || back[i].Ours != forth[i].Theirs ||
				back[i].Theirs != forth[i].Ours {
				t.Fatalf("%+v, the other way %+v", forth[i], back[i])
			}
		}
	})
}
