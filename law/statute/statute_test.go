package statute_test

import (
	"errors"
	"strings"
	"testing"

	"romukura/law/statute"
)

func TestCitationsAreRead(t *testing.T) {
	for _, c := range []struct{ text, article, paragraph, item, japanese string }{
		{"健保法43-1", "43", "1", "", "健康保険法第43条第1項"},
		{"厚年法81の2の2-1", "81の2の2", "1", "", "厚生年金保険法第81条の2の2第1項"},
		{"所令20の2", "20の2", "", "", "所得税法施行令第20条の2"},
		{"育介則5-1-2の3", "5", "1", "2の3",
			"育児休業、介護休業等育児又は家族介護を行う労働者の福祉に関する法律施行規則第5条第1項第2号の3"},
		{"雇保法附則4", "4", "", "", "雇用保険法附則第4条"},
		{"徴収則別表1", "1", "", "", "労働保険の保険料の徴収等に関する法律施行規則別表第1"},
		{"行政機関の休日に関する法律1", "1", "", "", "行政機関の休日に関する法律第1条"},
	} {
		got, err := statute.Parse(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got.Article != c.article || got.Paragraph != c.paragraph || got.Item != c.item {
			t.Errorf("%s: read as %+v", c.text, got)
		}
		if got.String() != c.text {
			t.Errorf("%s: written back as %s", c.text, got)
		}
		if got.Japanese() != c.japanese {
			t.Errorf("%s: shown as %s, want %s", c.text, got.Japanese(), c.japanese)
		}
	}
}

func TestCircularsAreMatchedWhole(t *testing.T) {
	c, err := statute.Parse("保発0301-8")
	if err != nil || c.Article != "" || c.String() != "保発0301-8" {
		t.Error(c, err)
	}
	for _, text := range []string{"保発0301-88", "保発0301", "基発1501", "基発15"} {
		var unknown *statute.UnknownError
		if _, err := statute.Parse(text); !errors.As(err, &unknown) {
			t.Errorf("%s: %v, want unknown", text, err)
		}
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	for _, text := range []string{
		"健保法", "健保法43-", "健保法-1", "健保法043", "健保法43－1", "健保法43の", "健保法43-1-2-3",
		"健保法43条", "健保法第43条", "健保法 43", "健保法43-1、44", "徴収則別表", "健保法0",
	} {
		var form *statute.FormError
		if _, err := statute.Parse(text); !errors.As(err, &form) {
			t.Errorf("%q: %v, want a fault of form", text, err)
		}
	}
	for _, text := range []string{"", "43-1", "健康法43", "法43"} {
		var unknown *statute.UnknownError
		if _, err := statute.Parse(text); !errors.As(err, &unknown) {
			t.Errorf("%q: %v, want unknown", text, err)
		}
	}
}

func TestSeveralCitationsStandWithOneBlankBetween(t *testing.T) {
	list, err := statute.Known().ParseAll("健保法43-1 厚年法23-1 保発0301-8")
	if err != nil || len(list) != 3 {
		t.Error(list, err)
	}
	for _, text := range []string{"健保法43-1  厚年法23-1", "健保法43-1,厚年法23-1", "健保法43-1 "} {
		if _, err := statute.Known().ParseAll(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestEveryRowCanBeCited(t *testing.T) {
	rows := statute.Known().All()
	if len(rows) < 40 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, s := range rows {
		text := s.Short
		if !s.Circular() {
			text += "1-2"
		}
		c, err := statute.Parse(text)
		if err != nil || c.Statute != s {
			t.Errorf("%s is read as %+v, %v", text, c, err)
		}
	}
}

// The form of e-Gov's ids: era, year, kind, number; 15 characters.
func TestIdsHaveTheirForm(t *testing.T) {
	seen := map[string]string{}
	for _, s := range statute.Known().All() {
		if s.LawID == "" {
			continue
		}
		if len(s.LawID) != 15 || !strings.ContainsAny(s.LawID[:1], "12345") {
			t.Errorf("%s: %q is no id of e-Gov", s.Short, s.LawID)
		}
		if other, twice := seen[s.LawID]; twice {
			t.Errorf("%s and %s have one id", s.Short, other)
		}
		seen[s.LawID] = s.Short
	}
}

func TestABrokenRegisterIsRefused(t *testing.T) {
	const head = "short\tlaw-id\ttitle\tid-checked\n"
	for name, src := range map[string]string{
		"columns":     "short\ttitle\n",
		"fields":      head + "健保法\t健康保険法\tyes\n",
		"no title":    head + "健保法\t211AC0000000070\t\tyes\n",
		"mark":        head + "健保法\t211AC0000000070\t健康保険法\tperhaps\n",
		"twice":       head + "健保法\t\t健康保険法\tno\n健保法\t\t健康保険法\tno\n",
		"checked nil": head + "健保法\t\t健康保険法\tyes\n",
	} {
		if _, err := statute.ReadRegister(src); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"健保法43の2-1", "雇保法附則4", "保発0301-8", "健保法", "の", "健保法43-1-"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := statute.Parse(text)
		if err == nil && c.String() != text {
			t.Errorf("%q is written back as %q", text, c)
		}
	})
}
