package withholding_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/withholding"
)

type golden struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	Input struct {
		Year              int        `json:"year"`
		After             yen.Amount `json:"after_social_insurance"`
		PerDay            yen.Amount `json:"after_si_per_day"`
		Column            string     `json:"column"`
		Dependents        int        `json:"dependants"`
		Bonus             yen.Amount `json:"bonus"`
		BonusInsurance    yen.Amount `json:"bonus_social_insurance"`
		BonusAfter        yen.Amount `json:"bonus_after_si"`
		Previous          yen.Amount `json:"prev_month_after_si"`
		Months            int        `json:"calc_months"`
		Fee               yen.Amount `json:"fee"`
		Rate              string     `json:"rate"`
		TaxableRetirement yen.Amount `json:"taxable_retirement"`
		Payment           yen.Amount `json:"payment"`
		Years             int        `json:"years"`
		Kind              string     `json:"kind"`
		Declaration       bool       `json:"declaration"`
		Disability        bool       `json:"disability"`
		Overlap           yen.Amount `json:"overlap_deduction"`
	} `json:"input"`
	Expected struct {
		Tax         yen.Amount  `json:"tax"`
		Rate        string      `json:"rate"`
		Per100000   int64       `json:"rate_per_100000"`
		PerMonth    yen.Amount  `json:"per_month"`
		Combined    yen.Amount  `json:"combined"`
		Method      string      `json:"method"`
		IncomeTax   *yen.Amount `json:"income_tax"`
		ResidentTax *yen.Amount `json:"resident_tax"`
	} `json:"expected"`
}

func (g golden) payee() withholding.Payee {
	c := map[string]withholding.Column{
		"": withholding.ColumnA, "kou": withholding.ColumnA, "otsu": withholding.ColumnB,
		"hei": withholding.ColumnC,
	}[g.Input.Column]
	return withholding.Payee{Column: c, Dependents: g.Input.Dependents}
}

func read(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// on is a day of payment; tables is what is in force on it.
func on(day string) withholding.PayDate { return withholding.PayDate(caldate.Must(day)) }

func tables(t testing.TB, day string) *withholding.Tables {
	t.Helper()
	tables, _, err := withholding.TablesFor(on(day))
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// Every golden case, computed twice: explaining must not change a figure.
func TestGoldenCases(t *testing.T) {
	var cases []golden
	read(t, "testdata/golden.json", &cases)
	if len(cases) != 95 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, g := range cases {
		t.Run(g.ID, func(t *testing.T) {
			if g.Input.Year == 0 { // retirement cases name no year
				g.Input.Year = 2026
			}
			tb := tables(t, fmt.Sprintf("%d-06-25", g.Input.Year))
			g.check(t, tb, nil)
			var tr why.Trace
			g.check(t, tb, &tr)
			if len(tr.Steps) == 0 && g.Topic != "bonus_rate" {
				t.Error("nothing was explained")
			}
		})
	}
}

func (g golden) check(t *testing.T, tb *withholding.Tables, tr *why.Trace) {
	t.Helper()
	in, want := g.Input, g.Expected
	var got yen.Amount
	var err error
	switch g.Topic {
	case "withholding_monthly", "withholding_formula":
		p := withholding.Pay{AfterInsurance: in.After, Payee: g.payee()}
		if g.Topic == "withholding_formula" {
			p.Method = withholding.ByComputer
		}
		got, err = tb.Monthly(p, tr)
	case "withholding_daily":
		p := withholding.DailyPay{AfterInsurance: in.PerDay, Days: 1, Payee: g.payee()}
		got, err = tb.Daily(p, tr)
	case "surtax":
		if in.Rate != "" {
			got, err = tb.Surtaxed(in.Fee, yen.MustRate(in.Rate), tr)
			if fee, _ := tb.Fee(in.Fee, nil); fee != got {
				t.Errorf("Fee %d, Surtaxed %d", fee, got)
			}
			break
		}
		got, err = tb.Fee(in.Fee, tr)
	case "surtax_retirement":
		got, err = tb.TaxOnRetirementIncome(in.TaxableRetirement, tr)
	case "bonus_rate":
		rate, err := tb.BonusRate(in.Previous, g.payee())
		if err != nil || rate.Compare(yen.Rate{Num: want.Per100000, Den: 100_000}) != 0 {
			t.Errorf("%s %v", rate, err)
		}
		return
	case "retirement_income":
		g.checkRetirement(t, tb, tr)
		return
	default:
		g.checkBonus(t, tb, tr)
		return
	}
	if err != nil || got != want.Tax {
		t.Errorf("%d %v, want %d", got, err, want.Tax)
	}
}

func (g golden) checkBonus(t *testing.T, tb *withholding.Tables, tr *why.Trace) {
	t.Helper()
	in, want := g.Input, g.Expected
	net := in.BonusAfter
	if net == 0 {
		net = in.Bonus - in.BonusInsurance
	}
	got, err := tb.Bonus(withholding.BonusPay{
		AfterInsurance: net, PreviousPay: in.Previous, Months: in.Months, Payee: g.payee(),
	}, tr)
	if err != nil {
		t.Fatal(err)
	}
	if g.Topic == "bonus_boundary" {
		if got.Way.String() != want.Method {
			t.Errorf("%s, want %s", got.Way, want.Method)
		}
		return
	}
	if got.Tax != want.Tax || got.PerMonth != want.PerMonth || got.Combined != want.Combined {
		t.Errorf("%+v, want %+v", got, want)
	}
	if want.Rate != "" && got.Rate.Percent() != want.Rate {
		t.Errorf("%s, want %s", got.Rate.Percent(), want.Rate)
	}
}

func (g golden) checkRetirement(t *testing.T, tb *withholding.Tables, tr *why.Trace) {
	t.Helper()
	in := g.Input
	kinds := map[string]withholding.RetirementKind{
		"ippan": withholding.OrdinaryRetirement, "tanki": withholding.ShortService,
		"yakuin": withholding.OfficerRetirement,
	}
	got, err := tb.Retirement(withholding.Retirement{
		Payment: in.Payment, Years: in.Years, Kind: kinds[in.Kind], Declared: in.Declaration,
		Disabled: in.Disability, UsedDeduction: in.Overlap,
	}, tr)
	if err != nil {
		t.Fatal(err)
	}
	if w := g.Expected.IncomeTax; w != nil && got.Tax != *w {
		t.Errorf("income tax %d, want %d", got.Tax, *w)
	}
	if w := g.Expected.ResidentTax; w != nil && got.ResidentTax() != *w {
		t.Errorf("residents' tax %d, want %d", got.ResidentTax(), *w)
	}
}

func TestTheWayIsNamedInJapaneseToo(t *testing.T) {
	if s := withholding.OverTenTimes.Label(); !strings.Contains(s, "10倍") {
		t.Error(s)
	}
}
