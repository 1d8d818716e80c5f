package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"romukura/tools/canary"
)

const (
	myNumber = "983205673214" // invented, with a right check digit
	mistyped = "983205673213"
)

// handling is a book whose owner was named to handle My Numbers.
func handling(t *testing.T) *desktop {
	t.Helper()
	d := ready(t)
	var members []memberLine
	out := d.do(0, "book", "member", "list", "--json")
	if err := json.Unmarshal([]byte(out), &members); err != nil {
		t.Fatal(err)
	}
	for _, m := range members {
		if m.Role == "owner" {
			d.do(0, "book", "member", "assign", "--role", "owner", "--numbers", m.ID)
		}
	}
	return d
}

// number is a verb on the numbers of the client.
func (d *desktop) number(want int, words ...string) string {
	d.t.Helper()
	return d.do(want, append([]string{"book", "number", words[0], "--client", "sakura"},
		words[1:]...)...)
}

func (d *desktop) keepNumber(digits string, want int) string {
	d.t.Helper()
	file := d.file("number", digits+"\n")
	defer func() { _ = os.Remove(file) }()
	return d.number(want, "keep", "--employee", "102", "--purposes", "social-insurance,year-end",
		"--number-file", file, "--json")
}

func TestS36_NumbersAreHandledByWhoWasNamedForDeclaredPurposes(t *testing.T) {
	unnamed := ready(t)
	if text := unnamed.keepNumber(myNumber, 1); !strings.Contains(text, "取扱担当") {
		t.Errorf("nobody was named: %s", text)
	}
	d := handling(t)
	if text := d.keepNumber(mistyped, 1); !strings.Contains(text, "検査用数字") ||
		strings.Contains(text, mistyped) {
		t.Errorf("a mistyped number: %s", text)
	}
	if text := d.number(0, "list"); !strings.Contains(text, "ありません") {
		t.Errorf("something was kept: %s", text)
	}
	var kept struct{ Card string }
	if err := json.Unmarshal([]byte(d.keepNumber(myNumber, 0)), &kept); err != nil {
		t.Fatal(err)
	}
	if text := d.keepNumber(myNumber, 1); !strings.Contains(text, "すでに保管されて") {
		t.Errorf("kept twice: %s", text)
	}
	list := d.number(0, "list")
	if !strings.Contains(list, kept.Card) || !strings.Contains(list, "年末調整") ||
		strings.Contains(list, myNumber) {
		t.Errorf("the list: %s", list)
	}
	text := d.number(0, "use", kept.Card, "--purpose", "year-end")
	if !strings.Contains(text, myNumber) {
		t.Errorf("use: %s", text)
	}
	text = d.number(1, "use", kept.Card, "--purpose", "withholding")
	if strings.Contains(text, myNumber) || !strings.Contains(text, "利用目的") {
		t.Errorf("another purpose: %s", text)
	}
}

// TestS14_ADestroyedNumberIsCertifiedAndComesBackFromNoBundle goes the way of a user: a bundle, the
// certificate, the bundle taken over again.
func TestS14_ADestroyedNumberIsCertifiedAndComesBackFromNoBundle(t *testing.T) {
	d := handling(t)
	var kept struct{ Card string }
	if err := json.Unmarshal([]byte(d.keepNumber(myNumber, 0)), &kept); err != nil {
		t.Fatal(err)
	}
	use := []string{"use", kept.Card, "--purpose", "year-end"}
	d.do(0, "book", "export", d.path("before.bundle"))
	d.number(1, "destroy", kept.Card, "--reason", " ")
	text := d.number(0, "destroy", kept.Card, "--reason", "退職後の保存期間の満了")
	for _, want := range []string{"廃棄の証明", kept.Card, "102", "退職後の保存期間の満了", "持ち出し用の控え"} {
		if !strings.Contains(text, want) {
			t.Errorf("the certificate does not say %s: %s", want, text)
		}
	}
	if text := d.number(1, use...); !strings.Contains(text, "廃棄されて") {
		t.Error(text)
	}
	if text := d.number(0, "list"); !strings.Contains(text, "廃棄済み") {
		t.Error(text)
	}
	d.do(0, "book", "bring", d.path("before.bundle"))
	if text := d.number(1, use...); !strings.Contains(text, "廃棄されて") {
		t.Errorf("a bundle from before brings it back: %s", text)
	}
	d.do(0, "book", "verify")
	d.do(0, "book", "export", d.path("after.bundle"))
	hits, err := canary.New(myNumber).Folder(d.dir, nil)
	if err != nil || len(hits) > 0 {
		t.Errorf("%v %v", hits, err)
	}
}
