package intake_test

import (
	"encoding/json"
	"testing"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/sample"
	"romukura/ground/fault"
	"romukura/trade/exchange"
)

const instant = "2026-10-16T09:00:00+09:00"

func request(f *sample.File) intake.Request {
	return intake.Request{Name: f.Name, Data: f.Data, Kind: exchange.Kind(f.Kind), Group: f.Group,
		Month: f.Month, Day: f.From, By: "例示　太郎", At: instant}
}

func bytes(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// state is what imports change, without the list of imports itself.
func state(t *testing.T, c *book.Client) string {
	t.Helper()
	return bytes(t, []any{c.Employees, c.Attendance, c.Bonuses, c.Entered})
}

func TestEveryFileOfTheSampleOfficeGoesInOnceAndComesOutAgain(t *testing.T) {
	for _, profile := range sample.Clients() {
		c := &book.Client{Profile: profile}
		files := sample.Files(string(profile.ID))
		if len(files) < 8 {
			t.Fatalf("%s: %d files", profile.ID, len(files))
		}
		before := ""
		for i := range files {
			before = state(t, c)
			takeIn(t, c, &files[i])
		}
		after := state(t, c)
		for i := range files {
			p := intake.Make(c, request(&files[i]))
			if !p.Already {
				t.Errorf("%s %s: taken in twice", profile.ID, files[i].Name)
			}
			if err := intake.Apply(c, &p); err != nil {
				t.Error(err)
			}
		}
		if state(t, c) != after {
			t.Errorf("%s: the second time changed something", profile.ID)
		}
		last := c.Imports[len(c.Imports)-1].ID
		if faults := intake.Undo(c, intake.BatchID(last), instant); faults.Len() > 0 {
			t.Errorf("%s: %v", profile.ID, faults.All())
		}
		if state(t, c) != before {
			t.Errorf("%s: undone is not as before", profile.ID)
		}
	}
}

func takeIn(t *testing.T, c *book.Client, f *sample.File) {
	t.Helper()
	p := intake.Make(c, request(f))
	for _, found := range p.Faults {
		if found.Code == "attendance.week-cut" && f.Month == sample.FirstMonth {
			continue // nobody has the days before the first month
		}
		t.Errorf("%s %s: %s", c.Profile.ID, f.Name, found)
	}
	if len(p.Batch.Changes) == 0 && p.Batch.Rows > 0 {
		t.Errorf("%s %s: changes nothing", c.Profile.ID, f.Name)
	}
	if err := intake.Apply(c, &p); err != nil {
		t.Fatal(err)
	}
	if c.Imports[len(c.Imports)-1].ID != p.Batch.ID {
		t.Fatal("the import is not listed")
	}
}

// The same rows in other bytes are another file, and still change nothing.
func TestTheSameRowsInAnotherFileChangeNothing(t *testing.T) {
	for _, profile := range sample.Clients() {
		c := &book.Client{Profile: profile}
		files := sample.Files(string(profile.ID))
		for i := range files {
			takeIn(t, c, &files[i])
			again := files[i]
			again.Data = append(append([]byte{}, again.Data...), "\r\n"...)
			p := intake.Make(c, request(&again))
			if p.Already || len(p.Batch.Changes) > 0 {
				t.Errorf("%s %s: %d changes, first %+v", profile.ID, again.Name, len(p.Batch.Changes),
					p.Batch.Changes[0].Fields)
			}
		}
	}
}

func TestAllImportsComeOutInTurn(t *testing.T) {
	for _, profile := range sample.Clients() {
		c := &book.Client{Profile: profile}
		files := sample.Files(string(profile.ID))
		var states []string
		for i := range files {
			states = append(states, state(t, c))
			takeIn(t, c, &files[i])
		}
		for i := len(files) - 1; i >= 0; i-- {
			if faults := intake.Undo(c, intake.BatchID(c.Imports[i].ID), instant); faults.Len() > 0 {
				t.Fatalf("%s %s: %v", profile.ID, files[i].Name, faults.All())
			}
			if now := state(t, c); now != states[i] {
				t.Fatalf("%s %s: undone is not as before", profile.ID, files[i].Name)
			}
		}
		if len(c.Employees)+len(c.Attendance)+len(c.Bonuses)+len(c.Entered) > 0 {
			t.Errorf("%s: something stays", profile.ID)
		}
	}
}

func TestAnImportOnWhichLaterOnesStandIsNotUndone(t *testing.T) {
	profile := sample.Clients()[0]
	c := &book.Client{Profile: profile}
	files := sample.Files(string(profile.ID))
	for i := range files {
		takeIn(t, c, &files[i])
	}
	before := state(t, c)
	faults := intake.Undo(c, intake.BatchID(c.Imports[0].ID), instant)
	if !faults.Stops() || state(t, c) != before {
		t.Error("the register went although attendance stands on it")
	}
	last := c.Imports[len(c.Imports)-1].ID
	c.Attendance[len(c.Attendance)-1].Prescribed++ // somebody mended it by hand
	if faults := intake.Undo(c, intake.BatchID(last), instant); !faults.Stops() {
		t.Error("a change made by hand was undone with the import")
	}
}

func TestABonusThatReplacesAnotherGivesItBack(t *testing.T) {
	profile := sample.Clients()[2]
	c := &book.Client{Profile: profile}
	files := sample.Files(string(profile.ID))
	var bonus sample.File
	for i := range files {
		if files[i].Kind == "bonus" {
			bonus = files[i]
		}
		if files[i].Kind != "attendance" {
			takeIn(t, c, &files[i])
		}
	}
	before := state(t, c)
	number := c.Employees[5].Number
	second := bonus
	second.Data = []byte("社員番号,賞与額\n" + number + ",123456\n")
	takeIn(t, c, &second)
	if state(t, c) == before {
		t.Fatal("nothing changed")
	}
	last := c.Imports[len(c.Imports)-1].ID
	if faults := intake.Undo(c, intake.BatchID(last), instant); faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	if state(t, c) != before {
		t.Error("the first bonus is not back")
	}
}

func TestAPlanWithFaultsChangesNothing(t *testing.T) {
	c := &book.Client{Profile: sample.Clients()[0]}
	f := sample.File{Name: "x.csv", Kind: "persons", From: sample.FirstMonth.First(),
		Data: []byte("社員番号,氏名,生年月日,入社日\n1,﨑山　花子,2000/4/31,2026/4/1\n2,辻󠄀　美和,2000/4/30,2026/4/1\n")}
	p := intake.Make(c, request(&f))
	if !p.Refused() || p.Faults[0].Severity != fault.Stop {
		t.Fatal(p.Faults)
	}
	if err := intake.Apply(c, &p); err != intake.ErrRefused || len(c.Employees) > 0 {
		t.Error(err, len(c.Employees))
	}
}
