package accident_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/dated"
	"romukura/law/why"
)

var (
	shared = filepath.Join("..", "..", "..", "shared", "law", "insurance")
	today  = caldate.Must("2026-10-31")
)

func table(t testing.TB) *accident.Table {
	t.Helper()
	got, standing, err := accident.TableFor(today)
	if err != nil || standing != dated.Confirmed {
		t.Fatal(standing, err)
	}
	return got
}

func sharedRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, name))
	if err != nil {
		t.Skip("the shared tables are not beside the repository")
	}
	defer f.Close()
	rd := csv.NewReader(f)
	rd.Comma, rd.LazyQuotes = '\t', true
	all, err := rd.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		rows = append(rows, row)
	}
	return rows
}

type goldenCase struct {
	ID, Topic       string
	Input, Expected map[string]any
}

// golden gives the cases of some topics: those kept here, and those of the shared collection where
// it lies beside the repository.
func golden(t *testing.T, topics ...string) []goldenCase {
	t.Helper()
	var mine []goldenCase
	shared := filepath.Join("..", "..", "..", "shared", "law", "insurance", "golden_cases.json")
	seen := map[string]bool{}
	for _, name := range []string{filepath.Join("testdata", "golden.json"), shared} {
		data, err := os.ReadFile(name)
		if err != nil && name == shared {
			continue
		}
		var all struct{ Cases []goldenCase }
		if err := errors.Join(err, json.Unmarshal(data, &all)); err != nil {
			t.Fatal(err)
		}
		for _, c := range all.Cases {
			if slices.Contains(topics, c.Topic) && !seen[c.ID] {
				seen[c.ID] = true
				mine = append(mine, c)
			}
		}
	}
	if len(mine) == 0 {
		t.Fatal("no golden case of these topics")
	}
	return mine
}

func amount(v any) yen.Amount {
	n, _ := json.Marshal(v)
	a, err := yen.Parse(string(n))
	if err != nil {
		return -1
	}
	return a
}

func TestGoldenCasesOfWorkersCompensation(t *testing.T) {
	for _, c := range golden(t, "workers_comp") {
		w := accident.YearWages{
			Wages: amount(c.Input["wages"]),
			Rate:  yen.Rate{Num: int64(amount(c.Input["rate_permille"])), Den: 1000},
		}
		if got := accident.Premium(w, nil); got != amount(c.Expected["premium"]) {
			t.Errorf("%s: %d", c.ID, got)
		}
	}
}

func TestGoldenCasesOfSpecialEnrollment(t *testing.T) {
	for _, c := range golden(t, "special_enrollment") {
		s := accident.Special{Class: accident.SelfEmployed, Daily: amount(c.Input["daily"])}
		if m, ok := c.Input["months"]; ok {
			s.Months = int(amount(m))
		}
		base, err := accident.SpecialBase(s, today, nil)
		if err != nil {
			t.Fatal(err)
		}
		if want, ok := c.Expected["base"]; ok && base != amount(want) {
			t.Errorf("%s: base %d", c.ID, base)
		}
		if want, ok := c.Expected["annual_premium"]; ok {
			rate := yen.Rate{Num: int64(amount(c.Input["rate_permille"])), Den: 1000}
			w := accident.YearWages{Wages: base, Rate: rate}
			if got := accident.SpecialPremium(w, nil); got != amount(want) {
				t.Errorf("%s: premium %d", c.ID, got)
			}
		}
	}
}

func TestTheYearIsCutToAThousandAndTheMonthIsNot(t *testing.T) {
	rate := yen.MustRate("3‰")
	for wages, want := range map[yen.Amount][2]yen.Amount{
		// month: shared payslip cases PS-JP-OT-03-1 and PS-JP-SI-24-1b
		379_100: {1137, 1137}, 286_364: {858, 859}, 999: {0, 2}, 1000: {3, 3}, 1999: {3, 5},
	} {
		w := accident.YearWages{Wages: wages, Rate: rate}
		var tr why.Trace
		year, month := accident.Premium(w, &tr), accident.Accrual(w, &tr)
		if year != want[0] || month != want[1] || len(tr.Steps) != 2 {
			t.Errorf("%d: year %d, month %d", wages, year, month)
		}
	}
}

func TestTheRatesEqualTheSharedFile(t *testing.T) {
	rows := sharedRows(t, "workers_comp_rates.tsv")
	all := table(t).All()
	if len(rows) != 54 || len(all) != 54 {
		t.Fatalf("%d rows there, %d here", len(rows), len(all))
	}
	unverified := 0
	for i, row := range rows {
		b := all[i]
		if b.Code != row["industry_code"] || b.Category != row["category"] || b.Name != row["business"] ||
			b.Rate.Compare(yen.MustRate(row["rate_permille"]+"‰")) != 0 {
			t.Errorf("row %d: %+v", i, b)
		}
		if marked := b.Mark != ""; marked != strings.Contains(row["industry_code_source"], "unverified") {
			t.Errorf("%s: the mark is lost", b.Code)
		} else if marked {
			unverified++
		}
	}
	if unverified == 0 {
		t.Error("no code carries its mark")
	}
	for _, code := range []string{"02", "03", "02/03"} {
		if b, err := table(t).Business(code); err != nil || b.Rate.Compare(yen.MustRate("52‰")) != 0 {
			t.Errorf("forestry by %s: %v", code, err)
		}
	}
}

func TestLaborCostRatiosEqualTheSharedFile(t *testing.T) {
	rows := sharedRows(t, "construction_labour_cost_ratio.tsv")
	if len(rows) != 9 {
		t.Fatal(len(rows))
	}
	for _, row := range rows {
		c := accident.Contract{Code: row["industry_code"], Price: 100}
		if c.Code == "36" {
			c.Work = accident.OtherWork
			if strings.Contains(row["business"], "組立て又は取付けに関するもの") {
				c.Work = accident.Assembly
			}
		}
		var tr why.Trace
		got, err := accident.ContractWages(c, today, &tr)
		if err != nil || got != amount(json.Number(row["ratio_pct_of_contract"])) {
			t.Errorf("%s: %d %v", row["business"], got, err)
		}
		if tr.Steps[0].Table.Row != row["business"] {
			t.Errorf("%s: the trace names %s", row["business"], tr.Steps[0].Table.Row)
		}
		if _, err := table(t).Business(c.Code); err != nil {
			t.Errorf("%s has a ratio, but no rate", c.Code)
		}
	}
	c := accident.Contract{
		Code: "35", Price: 10_000_001, Supplied: 500_000, Hired: 100_000,
	}
	if got, _ := accident.ContractWages(c, today, nil); got != 2_438_000 {
		t.Errorf("supplied things are not added: %d", got) // 10,600,001 × 23 % = 2,438,000.23
	}
	var unknown *accident.UnknownBusinessError
	_, err := accident.ContractWages(accident.Contract{Code: "36"}, today, nil)
	if !errors.As(err, &unknown) {
		t.Errorf("assembling without saying which: %v", err)
	}
}

func TestTheStepsOfMeritEqualTheSharedFile(t *testing.T) {
	rows := sharedRows(t, "merit_steps.tsv")
	if len(rows) != 17 {
		t.Fatal(len(rows))
	}
	// A rate of 100.6‰ leaves 100‰ beside the 0.6‰ of other accidents, so the step shows itself.
	base := yen.MustRate("100.6‰")
	at := func(ratio yen.Rate) yen.Rate {
		in := accident.MeritInput{Rate: base, Ratio: ratio}
		rate, err := accident.MeritRate(in, today, nil)
		if err != nil {
			t.Fatal(err)
		}
		return rate
	}
	for _, row := range rows {
		change := yen.MustRate(row["change_pct_of_rate_less_nongyomu"] + "%")
		want := yen.MustRate("100‰").Times(yen.Whole.Plus(change)).Plus(yen.MustRate("0.6‰"))
		above := yen.MustRate(row["ratio_gt_pct"] + "%").Plus(yen.Rate{Num: 1, Den: 10_000})
		if at(above).Compare(want) != 0 {
			t.Errorf("just above %s: %s", row["ratio_gt_pct"], at(above))
		}
		if row["ratio_le_pct"] != "" && at(yen.MustRate(row["ratio_le_pct"]+"%")).Compare(want) != 0 {
			t.Errorf("at %s", row["ratio_le_pct"])
		}
	}
	if at(yen.Rate{Num: 0, Den: 1}).Compare(yen.MustRate("60.6‰")) != 0 {
		t.Error("no benefits at all is the lowest step")
	}
	last := yen.Rate{Num: 0, Den: 1}
	for pct := int64(0); pct <= 200; pct++ {
		if r := at(yen.Rate{Num: pct, Den: 100}); r.Compare(last) < 0 {
			t.Fatalf("the rate falls at %d %%", pct)
		} else {
			last = r
		}
	}
	var tr why.Trace
	in := accident.MeritInput{Rate: yen.MustRate("3‰"), Ratio: yen.MustRate("5%")}
	if r, _ := accident.MeritRate(in, today, &tr); r.Compare(yen.MustRate("2.04‰")) != 0 {
		t.Errorf("(3 − 0.6) × 0.6 + 0.6 is 2.04: %s", r)
	}
	if !strings.Contains(tr.Steps[0].String(), "[unverified]") {
		t.Error("the rate of other accidents lost its mark")
	}
	for _, kind := range []accident.MeritKind{accident.Felling, accident.Bundled} {
		in.Kind = kind
		if _, err := accident.MeritRate(in, today, nil); !errors.Is(err, accident.ErrStepsNotHeld) {
			t.Errorf("steps that are not held: %v", err)
		}
	}
}

func TestWhoIsRatedByExperience(t *testing.T) {
	rate := yen.MustRate("10.6‰")
	big := accident.MeritYear{Workers: 100, Rate: rate}
	// 20 to 99 workers: workers × (rate − 0.6‰) ≥ 0.4, so 40 workers at 10‰
	edge := accident.MeritYear{Workers: 40, Rate: rate}
	below := accident.MeritYear{Workers: 39, Rate: rate}
	few := accident.MeritYear{Workers: 19, Rate: yen.MustRate("88‰")}
	works := accident.MeritYear{Bundled: true, Premium: 400_000}
	less := accident.MeritYear{Bundled: true, Premium: 399_999}
	for name, c := range map[string]struct {
		years []accident.MeritYear
		want  bool
	}{
		"100 in each":       {[]accident.MeritYear{big, big, big}, true},
		"two years only":    {[]accident.MeritYear{big, big}, false},
		"factor reached":    {[]accident.MeritYear{edge, big, edge}, true},
		"one short of it":   {[]accident.MeritYear{edge, below, edge}, false},
		"19 workers":        {[]accident.MeritYear{few, few, few}, false},
		"bundled 400,000":   {[]accident.MeritYear{works, works, works}, true},
		"bundled one less":  {[]accident.MeritYear{works, works, less}, false},
		"only last 3 count": {[]accident.MeritYear{few, big, big, big}, true},
	} {
		var tr why.Trace
		got, err := accident.MeritApplies(c.years, today, &tr)
		if err != nil || got != c.want || tr.Steps[0].Result.IsZero() {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}

func TestSpecialBasesEqualTheSharedFile(t *testing.T) {
	rows := sharedRows(t, "special_enrollment_base.tsv")
	if len(rows) != 16 {
		t.Fatal(len(rows))
	}
	for _, row := range rows {
		daily := amount(json.Number(row["daily_base_yen"]))
		for months := 0; months <= 12; months++ {
			s := accident.Special{Daily: daily, Months: months}
			got, err := accident.SpecialBase(s, today, nil)
			want := daily * 365
			if months > 0 && months < 12 {
				want = yen.Ceil.Round((daily * 365).Exact().Over(12)) * yen.Amount(months)
			}
			if err != nil || got != want {
				t.Errorf("%d for %d months: %d, want %d (%v)", daily, months, got, want, err)
			}
		}
		if amount(json.Number(row["annual_premium_base_yen"])) != daily*365 {
			t.Errorf("%d: the file is no multiple of 365", daily)
		}
	}
	var bad *accident.SpecialBaseError
	_, err := accident.SpecialBase(accident.Special{Daily: 10_001}, today, nil)
	if !errors.As(err, &bad) || strings.Contains(err.Error(), "10") {
		t.Errorf("a base that cannot be chosen: %v", err)
	}
}

func TestSpecialRatesEqualTheSharedFileAndGapsAreRefused(t *testing.T) {
	for _, row := range sharedRows(t, "special_enrollment_rates.tsv") {
		class := accident.Class(amount(json.Number(row["class"])))
		s := accident.Special{Class: class, Code: row["code"]}
		got, err := accident.SpecialRate(s, today, nil)
		if row["rate"] == "" {
			var missing *accident.SpecialRateMissing
			if !errors.As(err, &missing) {
				t.Errorf("%s: %v", row["code"], err)
			}
			continue
		}
		if err != nil || got.Compare(yen.MustRate(row["rate"]+"‰")) != 0 {
			t.Errorf("%s: %s %v", row["code"], got, err)
		}
	}
	for _, code := range []string{"特13", "特26", "特27", "", "-"} {
		var missing *accident.SpecialRateMissing
		s := accident.Special{Class: accident.SelfEmployed, Code: code}
		if _, err := accident.SpecialRate(s, today, nil); !errors.As(err, &missing) || err.Error() == "" {
			t.Errorf("%q: %v", code, err)
		}
	}
	var tr why.Trace
	s := accident.Special{Class: accident.SmallEmployer, Business: yen.MustRate("9.5‰")}
	if r, err := accident.SpecialRate(s, today, &tr); err != nil || r.Compare(s.Business) != 0 {
		t.Errorf("class 1 pays the rate of its business: %v", err)
	}
	if _, err := accident.SpecialBase(accident.Special{Daily: 3_500}, today, &tr); err != nil {
		t.Error(err)
	}
	if len(tr.Steps) != 2 {
		t.Error("not explained")
	}
	// 1,277,500 is cut to 1,277,000 before the rate: 21,709 for construction
	w := accident.YearWages{Wages: 1_277_500, Rate: yen.MustRate("17‰")}
	if got := accident.SpecialPremium(w, nil); got != 21_709 {
		t.Errorf("%d", got)
	}
}

func TestANotifiedRateGoesBeforeTheTable(t *testing.T) {
	tab := table(t)
	var tr why.Trace
	r, err := tab.RateOf(accident.Rating{Business: "94"}, &tr)
	if err != nil || r.Compare(yen.MustRate("3‰")) != 0 {
		t.Errorf("%s %v", r, err)
	}
	if !strings.Contains(tr.Steps[0].String(), "[unverified]") {
		t.Error("code 94 is from memory and does not say so")
	}
	own := yen.MustRate("2.04‰")
	r, err = tab.RateOf(accident.Rating{Business: "94", Notified: own}, &tr)
	if err != nil || r.Compare(own) != 0 || tr.Steps[1].Note == "" {
		t.Errorf("%s %v", r, err)
	}
	var unknown *accident.UnknownBusinessError
	if _, err := tab.RateOf(accident.Rating{Business: "00"}, nil); !errors.As(err, &unknown) {
		t.Errorf("%v", err)
	}
	if !strings.Contains(unknown.Error(), "law/accident/tables/rate") {
		t.Error(unknown)
	}
}

func TestEveryMonthFromTheFirstHasATable(t *testing.T) {
	for m := caldate.MustMonth("2024-04"); m.Before(caldate.MustMonth("2027-04")); m = m.Add(1) {
		tab, standing, err := accident.TableFor(m.Last())
		if err != nil || standing != dated.Confirmed || tab.Standing() != standing {
			t.Fatalf("%s: %v %v", m, standing, err)
		}
		for _, c := range []string{"11", "35", "94", "90"} {
			if b, err := tab.Business(c); err != nil || b.Rate.IsZero() {
				t.Errorf("%s %s: %v", m, c, err)
			}
		}
	}
	_, s, err := accident.TableFor(caldate.Must("2027-04-01"))
	if err != nil || s != dated.Provisional {
		t.Errorf("a revision may come with 2027-04-01: %v %v", s, err)
	}
	eve := caldate.Must("2024-03-31")
	var before *dated.BeforeFirstError
	_, _, e1 := accident.TableFor(eve)
	_, e2 := accident.ContractWages(accident.Contract{Code: "35"}, eve, nil)
	_, e3 := accident.MeritRate(accident.MeritInput{}, eve, nil)
	_, e4 := accident.MeritApplies(nil, eve, nil)
	_, e5 := accident.SpecialRate(accident.Special{}, eve, nil)
	_, e6 := accident.SpecialBase(accident.Special{}, eve, nil)
	for i, err := range []error{e1, e2, e3, e4, e5, e6} {
		if !errors.As(err, &before) {
			t.Errorf("%d: the eve of the first: %v", i+1, err)
		}
	}
}

func TestClassesHaveNames(t *testing.T) {
	for c := accident.SmallEmployer; c <= accident.SentAbroad; c++ {
		if c.Label() == "" {
			t.Error(c)
		}
	}
	if accident.Class(9).Label() != "" {
		t.Error("a class that is none has a name")
	}
}
