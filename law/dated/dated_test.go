package dated_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

// The series here is invented: a new year's real table must never break the mechanism's test.
const first = `# source: invented
# published: 2001-01-10
# holds-through: 2001-12-31
# mark: [unverified]
grade	amount	rate
1	1_000	183/1000
2		9.5‰
`
const second = "# source: invented\n# published: 2002-05-01\n# holds-through: open\n" +
	"grade\tamount\trate\n1\t2000\t0.5\n"

func load(files map[string]string) (*dated.Series[[]yen.Amount], error) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["t/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return dated.Load(fsys, "t", func(f *dated.File) ([]yen.Amount, error) {
		var all []yen.Amount
		for _, r := range f.Rows {
			r.Int("grade")
			r.Rate("rate")
			if r.Has("amount") {
				all = append(all, r.Yen("amount"))
			}
		}
		return all, nil
	})
}

func TestAValueKnowsHowFarItCanBeTrusted(t *testing.T) {
	s, err := load(map[string]string{"2001-02-01.tsv": first, "2002-06-01.tsv": second})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]struct {
		amount   yen.Amount
		standing dated.Standing
	}{
		"2001-02-01": {1000, dated.Confirmed}, "2001-12-31": {1000, dated.Confirmed},
		"2002-01-01": {1000, dated.Provisional}, "2002-05-31": {1000, dated.Provisional},
		"2002-06-01": {2000, dated.Confirmed}, "2099-01-01": {2000, dated.Confirmed},
	} {
		e, standing, err := s.At(caldate.Must(day))
		if err != nil || e.Value[0] != want.amount || standing != want.standing {
			t.Errorf("%s: %v %v %v", day, e, standing, err)
		}
	}
	var before *dated.BeforeFirstError
	if _, _, err := s.At(caldate.Must("2001-01-31")); !errors.As(err, &before) {
		t.Errorf("the eve of the first: %v", err)
	}
	e, _, _ := s.At(caldate.Must("2001-03-01"))
	if e.Mark != "[unverified]" || e.Published != "2001-01-10" {
		t.Errorf("the mark is lost: %+v", e.Source)
	}
}

func TestADraftIsInvisible(t *testing.T) {
	draft := strings.Replace(second, "# source", "# standing: draft\n# source", 1)
	s, err := load(map[string]string{"2001-02-01.tsv": first, "2002-06-01.tsv": draft})
	if err != nil || len(s.Entries()) != 1 {
		t.Errorf("%v %v", s, err)
	}
}

func TestMalformedTablesAreRefusedWithLineAndColumn(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"no source": {"2001-02-01.tsv",
			strings.Replace(first, "# source: invented\n", "", 1), "source"},
		"no day":    {"x.tsv", first, "named by the day"},
		"short row": {"2001-02-01.tsv", first + "3\t4\n", "2 cells"},
		"not yen": {"2001-02-01.tsv",
			strings.Replace(first, "1_000", "1.5", 1), `line 6, column "amount"`},
		"not a rate": {"2001-02-01.tsv",
			strings.Replace(first, "183/1000", "x", 1), `column "rate"`},
		"ends too early": {"2002-02-01.tsv", first, "holds-through"},
		"no rows":        {"2001-02-01.tsv", first[:strings.Index(first, "1\t1_000")], "no rows"},
		"carriage":       {"2001-02-01.tsv", strings.ReplaceAll(first, "\n", "\r\n"), "LF"},
	} {
		_, err := load(map[string]string{c.file: c.text})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
