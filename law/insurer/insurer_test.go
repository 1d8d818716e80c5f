package insurer_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/insurer"
)

// The societies here are invented; the form is that of the package comment.
const table = `# source: invented notice of the society
# published: 2026-02-10
# holds-through: 2027-02-28
# levies-together: each-apart
# share-rounding: drop-to-50-sen
# person-rounding: raise-from-50-sen
# dependent-care: yes
levy	employee	employer
health	4.5%	4.77%
care	0.9%	0.9%
`

func read(files ...insurer.Enactment) (*insurer.Society, fault.List) {
	return insurer.ReadSociety("hinode", files)
}

func named(name, text string) insurer.Enactment {
	return insurer.Enactment{Name: name, Data: []byte(text)}
}

func TestASocietysTableIsRead(t *testing.T) {
	later := strings.NewReplacer("2027-02-28", "open", "4.5%", "4.6%").Replace(table) +
		"support\t0.1%\t0.13%\n"
	s, faults := read(named("x/2026-04-01.tsv", later), named("x/2026-03-01.tsv", table))
	if faults.Len() != 0 {
		t.Fatal(faults.All())
	}
	e, standing, err := s.At(caldate.MustMonth("2026-03"))
	if err != nil || standing != dated.Confirmed || e.Value.OwnSupport ||
		!e.Value.DependentCare || e.Value.Health.Total().Compare(yen.MustRate("9.27%")) != 0 ||
		e.Value.Profile != (insurer.Profile{Together: insurer.EachApart,
			Share: yen.DropTo50Sen, Person: yen.RaiseFrom50Sen}) {
		t.Errorf("%+v %v", e, err)
	}
	if e.Table != "society/hinode" || e.Published != "2026-02-10" {
		t.Errorf("%+v", e.Source)
	}
	e, _, _ = s.At(caldate.MustMonth("2026-04"))
	if !e.Value.OwnSupport || e.Value.Support.Employer.Compare(yen.MustRate("0.13%")) != 0 {
		t.Errorf("%+v", e.Value)
	}
	var before *dated.BeforeFirstError
	if _, _, err := s.At(caldate.MustMonth("2026-02")); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
	if s.First() != caldate.MustMonth("2026-03") || s.KnownThrough() != dated.Open {
		t.Errorf("%s %s", s.First(), s.KnownThrough())
	}
}

func codes(l fault.List) []string {
	var all []string
	for _, f := range l.All() {
		all = append(all, strings.TrimPrefix(f.Code, "society."))
	}
	return all
}

func TestEveryFaultOfATableIsListed(t *testing.T) {
	cases := map[string]struct {
		name, text string
		want       []string
	}{
		"name":      {"march.tsv", table, []string{"name"}},
		"mid-month": {"2026-03-15.tsv", table, []string{"month"}},
		"carriage":  {"2026-03-01.tsv", strings.ReplaceAll(table, "\n", "\r\n"), []string{"lines"}},
		"empty":     {"2026-03-01.tsv", "", []string{"columns", "header", "header", "header"}},
		"no columns": {"2026-03-01.tsv", strings.Replace(table, "employee", "worker", 1),
			[]string{"columns"}},
		"cells":      {"2026-03-01.tsv", table + "support\t1%\n", []string{"cells"}},
		"blank line": {"2026-03-01.tsv", table + "\n", []string{"cells"}},
		"through": {"2026-03-01.tsv",
			strings.Replace(table, "2027-02-28", "2026-02-28", 1), []string{"through"}},
		"settings": {"2026-03-01.tsv", strings.NewReplacer("each-apart", "somehow",
			"raise-from-50-sen", "up", "dependent-care: yes", "dependent-care: maybe").
			Replace(table), []string{"setting", "setting", "setting"}},
		"rates": {"2026-03-01.tsv", strings.NewReplacer("4.5%", "4,5", "4.77%", "1/3").
			Replace(table), []string{"rate", "rate"}},
		"too fine": {"2026-03-01.tsv", strings.Replace(table, "4.5%", "4.50001%", 1),
			[]string{"rate"}},
		"per mille": {"2026-03-01.tsv", strings.Replace(table, "0.9%", "45%", 1),
			[]string{"rate-large"}},
		"negative": {"2026-03-01.tsv", strings.Replace(table, "0.9%", "-0.9%", 1),
			[]string{"rate"}},
		"unknown": {"2026-03-01.tsv", table + "dental\t1%\t1%\n", []string{"levy"}},
		"twice":   {"2026-03-01.tsv", table + "care\t1%\t1%\n", []string{"levy-twice"}},
		"no care": {"2026-03-01.tsv", strings.Replace(table, "care\t0.9%\t0.9%\n", "", 1),
			[]string{"missing"}},
	}
	for name, c := range cases {
		s, faults := read(named(c.name, c.text))
		if got := codes(faults); s != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
		for _, f := range faults.All() {
			if f.Message == "" || f.Remedy == "" || strings.Contains(f.Message+f.Remedy, "%s") ||
				!strings.HasPrefix(f.Path, c.name) {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
}

func TestFaultsOfAllTablesComeTogether(t *testing.T) {
	s, faults := read(named("2026-03-01.tsv", table+"dental\t1%\t1%\n"),
		named("2026-04-01.tsv", strings.Replace(table, "4.5%", "x", 1)))
	if s != nil || faults.Len() != 2 {
		t.Errorf("%v", faults.All())
	}
	if s, faults := read(named("2026-03-01.tsv", table), named("b/2026-03-01.tsv", table)); s != nil ||
		!slices.Equal(codes(faults), []string{"twice"}) {
		t.Errorf("%v", faults.All())
	}
	if s, faults := read(); s != nil || !slices.Equal(codes(faults), []string{"none"}) {
		t.Errorf("%v", faults.All())
	}
}

func TestAnEmployeeWhoBearsMoreThanTheEmployerIsAsked(t *testing.T) {
	// 健保法162 lets a society raise the employer's part only.
	s, faults := read(named("2026-03-01.tsv", strings.Replace(table, "4.5%", "4.9%", 1)))
	if s == nil || faults.Stops() || !slices.Equal(codes(faults), []string{"shares"}) {
		t.Errorf("%v", faults.All())
	}
}

func TestWhatTheOfficeSetGoesBeforeTheSociety(t *testing.T) {
	s, _ := read(named("2026-03-01.tsv", table))
	in := insurer.Of(s)
	in.Profile.Share = yen.RaiseFrom50Sen
	p := in.ProfileOn(caldate.MustMonth("2026-05"))
	if p.Share != yen.RaiseFrom50Sen || p.Together != insurer.EachApart ||
		p.Person != yen.RaiseFrom50Sen {
		t.Errorf("%+v", p)
	}
	if !in.ChargesDependentCare(caldate.MustMonth("2026-05")) ||
		in.ChargesDependentCare(caldate.MustMonth("2026-02")) {
		t.Error("dependent care is wrong")
	}
	if p := in.ProfileOn(caldate.MustMonth("2026-02")); p.Together != 0 {
		t.Errorf("%+v", p)
	}
	tokyo := insurer.Association(13)
	if tokyo.ChargesDependentCare(caldate.MustMonth("2026-05")) {
		t.Error("the Association charges no dependent care")
	}
}

func TestKeysOfInsurers(t *testing.T) {
	s, _ := read(named("2026-03-01.tsv", table))
	tokyo, osaka, society := insurer.Association(13), insurer.Association(27), insurer.Of(s)
	if tokyo.Key() != osaka.Key() || society.Key() == tokyo.Key() ||
		society.Key() != "society:hinode" {
		t.Errorf("%s %s %s", tokyo.Key(), osaka.Key(), society.Key())
	}
	for k := insurer.All; k <= insurer.EachApart; k++ {
		if got, ok := insurer.TogetherByKey(k.String()); !ok || got != k || k.Label() == "" {
			t.Errorf("%d", k)
		}
	}
	if _, ok := insurer.TogetherByKey(""); ok {
		t.Error("no setting was taken")
	}
	if insurer.AssociationKind.Label() == "" || insurer.SocietyKind.Label() == "" ||
		insurer.Kind(0).Label() != "" {
		t.Error("a label is wrong")
	}
}

func TestPrefecturesByNumberAndName(t *testing.T) {
	for text, want := range map[string]insurer.Prefecture{
		"13": 13, "1": 1, "01": 1, "東京都": 13, "東京": 13, "北海道": 1, "神奈川": 14, "京都": 26,
		"京都府": 26, "沖縄県": 47, "鹿児島": 46,
	} {
		if got, ok := insurer.ParsePrefecture(text); !ok || got != want {
			t.Errorf("%s: %d", text, got)
		}
	}
	for _, text := range []string{"", "0", "48", "999", "東", "北海", "Tokyo", "-1"} {
		if got, ok := insurer.ParsePrefecture(text); ok {
			t.Errorf("%q was taken as %d", text, got)
		}
	}
	if insurer.Prefecture(1).String() != "01" || insurer.Prefecture(47).Label() != "沖縄県" ||
		insurer.Prefecture(48).Label() != "" {
		t.Error("a number or name is wrong")
	}
}

func FuzzReadSociety(f *testing.F) {
	f.Add("2026-03-01.tsv", table)
	f.Add("2026-03-01.tsv", "# source: x\nlevy\temployee\temployer\nhealth\t1/0\t9999999999999%\n")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, name, text string) {
		s, faults := read(named(name, text))
		if (s == nil) != faults.Stops() {
			t.Errorf("society %v with faults %v", s, faults.All())
		}
		if s == nil {
			return
		}
		e, _, err := s.At(s.First())
		if err != nil || e.Value.Health.Total().Compare(yen.Whole) > 0 ||
			e.Value.Health.Employee.Num < 0 {
			t.Errorf("%+v %v", e, err)
		}
	})
}
