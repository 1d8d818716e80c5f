package withholding_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/withholding"
)

const (
	colA = withholding.ColumnA
	colB = withholding.ColumnB
	colC = withholding.ColumnC
)

func payee(c withholding.Column, n int) withholding.Payee {
	return withholding.Payee{Column: c, Dependents: n}
}

type monthlyCase struct {
	day    string
	amount yen.Amount
	who    withholding.Payee
	want   yen.Amount
	why    string
}

func checkMonthly(t *testing.T, method withholding.Method, cases []monthlyCase) {
	t.Helper()
	for _, c := range cases {
		p := withholding.Pay{AfterInsurance: c.amount, Payee: c.who, Method: method}
		got, err := tables(t, c.day).Monthly(p, nil)
		if err != nil || got != c.want {
			t.Errorf("%s: %s, %d, %v: %d %v, want %d", c.why, c.day, c.amount, c.who, got, err, c.want)
		}
	}
}

// Printed values of the tables of law/tax, at the bounds of their rows.
func TestMonthlyTableAtItsBounds(t *testing.T) {
	checkMonthly(t, withholding.ByTable, []monthlyCase{
		{"2025-06-25", 87_999, payee(colA, 0), 0, "below the first row"},
		{"2025-06-25", 88_000, payee(colA, 0), 130, "first row of 2020-25"},
		{"2025-06-25", 87_999, payee(colB, 0), 2_695, "3.063% of 87,999 = 2,695.4"},
		{"2025-06-25", 88_000, payee(colB, 0), 3_200, "first row, column B"},
		{"2026-06-25", 104_999, payee(colB, 0), 3_216, "3.063% of 104,999 = 3,216.1"},
		{"2026-06-25", 105_000, payee(colA, 0), 170, "first row of 2026"},
		{"2026-06-25", 106_999, payee(colA, 0), 170, "end of the first row"},
		{"2026-06-25", 107_000, payee(colA, 0), 280, "second row"},
		{"2027-01-25", 110_999, payee(colA, 0), 0, "below the first row of 2027"},
		{"2026-06-25", 0, payee(colB, 0), 0, "nothing paid"},
		{"2026-06-25", -5_000, payee(colB, 0), 0, "insurance above pay"},
		{"2026-06-25", 32, payee(colB, 0), 0, "0.98 yen is cut"},
	})
}

// README 3.2 and 15: printed bases and a floor, not a rounding, from 740,000.
func TestAboveTheLastRowIsCutNotRounded(t *testing.T) {
	checkMonthly(t, withholding.ByTable, []monthlyCase{
		{"2026-06-25", 740_000, payee(colA, 0), 71_680, "the base"},
		{"2026-06-25", 740_004, payee(colA, 0), 71_680, "4 x 20.42% = 0.8168 is cut"},
		{"2026-06-25", 740_005, payee(colA, 0), 71_681, "5 x 20.42% = 1.021"},
		{"2026-06-25", 789_999, payee(colA, 0), 81_889, "71,680 + 49,999 x 20.42% = 10,209.8"},
		{"2026-06-25", 790_000, payee(colA, 0), 81_890, "the next base"},
		{"2026-06-25", 3_500_000, payee(colA, 7), 1_080_000, "the last base"},
		{"2026-06-25", 4_000_000, payee(colA, 0), 1_354_995, "1,125,270 + 500,000 x 45.945%"},
		{"2026-06-25", 1_709_999, payee(colB, 0), 655_347, "259,200 + 969,999 x 40.84% cut"},
		{"2027-06-25", 1_720_000, payee(colB, 0), 659_300, "README 3.4: 659,300"},
		{"2027-06-25", 1_719_999, payee(colB, 0), 659_231, "259,000 + 979,999 x 40.84% cut"},
		{"2025-06-25", 740_000, payee(colA, 0), 73_390, "base of 2020-25"},
	})
}

// README 3.1: 1,610 for each above seven, and in column B for each on the secondary form.
func TestDependentsBeyondTheColumns(t *testing.T) {
	checkMonthly(t, withholding.ByTable, []monthlyCase{
		{"2026-06-25", 446_000, payee(colA, 8), 1_010, "NTA example: 2,620 - 1,610"},
		{"2026-06-25", 446_000, payee(colA, 9), 0, "2,620 - 3,220 is nothing, not below"},
		{"2026-06-25", 790_000, payee(colA, 9), 33_400, "36,620 - 3,220"},
		{"2026-06-25", 200_000, payee(colB, 1), 18_090, "19,700 - 1,610"},
		{"2026-06-25", 105_000, payee(colB, 3), 0, "3,800 - 4,830"},
		{"2026-06-25", 104_999, payee(colB, 1), 1_606, "3,216 - 1,610"},
		{"2026-06-25", 740_000, payee(colB, 2), 255_980, "259,200 - 3,220"},
	})
}

// README 3.3. The method needs no limit of seven and does not cut small amounts. Worked by hand:
// 160,000: 54,667 (0.3 x 160,000 + 6,667) + 48,334; 56,999 x 5.105% = 2,909.8.
func TestTheComputerMethod(t *testing.T) {
	checkMonthly(t, withholding.ByComputer, []monthlyCase{
		{"2026-06-25", 160_000, payee(colA, 0), 2_910, "by hand"},
		{"2026-06-25", 103_500, payee(colA, 0), 50, "999 x 5.105% = 51; the table has 0"},
		{"2026-06-25", 446_000, payee(colA, 8), 940, "the rest is 18,463, x 5.105% = 942.5"},
		{"2026-06-25", 200_000, payee(colB, 0), 19_700, "column B stays with the table"},
		{"2026-06-25", -1, payee(colA, 0), 0, "nothing paid"},
	})
	checkMonthly(t, withholding.ByTable, []monthlyCase{
		{"2026-06-25", 103_500, payee(colA, 0), 0, "small tax is cut to nothing in the table"},
		{"2026-06-25", 175_000, payee(colA, 2), 250, "NTA example, the method gives 210"},
	})
}

// README 3.4: the printed cell is that of the middle of its bracket, so the two ways part by the
// tax on half a bracket and two roundings: below 350 yen under the segments. (README 3.3: 100.)
func TestTheTwoWaysStayClose(t *testing.T) {
	for _, day := range []string{"2025-06-25", "2026-06-25", "2027-06-25"} {
		tb := tables(t, day)
		for a := yen.Amount(80_000); a < 740_000; a += 777 {
			for n := range 8 {
				p := withholding.Pay{AfterInsurance: a, Payee: payee(colA, n)}
				table, _ := tb.Monthly(p, nil)
				p.Method = withholding.ByComputer
				made, _ := tb.Monthly(p, nil)
				if d := table - made; d > 350 || d < -350 {
					t.Fatalf("%s, %d, %d dependents: %d and %d", day, a, n, table, made)
				}
			}
		}
	}
}

// README 3.4: no tax depends on the first bound of 2027, 169,443 or 169,444.
func TestTheUnsettledBoundOf2027DecidesNothing(t *testing.T) {
	tb := tables(t, "2027-06-25")
	for n := range 12 {
		p := withholding.Pay{Payee: payee(colA, n), Method: withholding.ByComputer}
		p.AfterInsurance = 169_443
		one, _ := tb.Monthly(p, nil)
		p.AfterInsurance = 169_444
		two, _ := tb.Monthly(p, nil)
		if one != two {
			t.Errorf("%d dependents: %d and %d", n, one, two)
		}
	}
}

func TestMorePayNeverBearsLessAndDependentsNeverBearMore(t *testing.T) {
	for _, day := range []string{"2020-01-31", "2026-01-31", "2027-01-31"} {
		tb := tables(t, day)
		for _, m := range []withholding.Method{withholding.ByTable, withholding.ByComputer} {
			for n := range 11 {
				last := yen.Amount(0)
				for a := yen.Amount(0); a < 4_000_000; a += 1_993 {
					p := withholding.Pay{AfterInsurance: a, Payee: payee(colA, n), Method: m}
					tax, err := tb.Monthly(p, nil)
					if err != nil || tax < last {
						t.Fatalf("%s: %d, %d: %d after %d, %v", day, a, n, tax, last, err)
					}
					last = tax
					p.Payee.Dependents++
					if fewer, _ := tb.Monthly(p, nil); fewer > tax {
						t.Fatalf("%s: %d: one more than %d bears more", day, a, n)
					}
				}
			}
		}
	}
}

func TestDailyPay(t *testing.T) {
	tb := tables(t, "2026-06-25")
	for _, c := range []struct {
		amount yen.Amount
		days   int
		who    withholding.Payee
		want   yen.Amount
		why    string
	}{
		{3_499, 1, payee(colA, 0), 0, "below the first row"},
		{3_499, 1, payee(colC, 0), 0, "below the first row"},
		{3_499, 1, payee(colB, 0), 107, "3.063% = 107.2"},
		{3_500, 1, payee(colA, 0), 5, "first row"},
		{23_999, 1, payee(colA, 0), 2_240, "last row"},
		{24_000, 1, payee(colB, 0), 8_300, "first anchor"},
		{26_500, 1, payee(colB, 0), 9_321, "blank anchor: 8,300 + 2,500 x 40.84%"},
		{57_499, 1, payee(colB, 0), 21_980, "8,300 + 33,499 x 40.84% = 21,980.99"},
		{57_500, 1, payee(colB, 0), 21_980, "printed anchor"},
		{116_500, 1, payee(colC, 0), 28_486, "printed anchor"},
		{71_000, 1, payee(colC, 0), 13_156, "8,608 + 13,500 x 33.693% = 4,548.5"},
		{30_000, 1, payee(colA, 2), 3_151, "2,330 + 3,500 x 23.483% = 821.9"},
		{200_009, 20, payee(colC, 0), 160, "10,000 a day, 8 x 20: cut before the table"},
		{24_000, 1, payee(colA, 9), 640, "740 - 2 x 50"},
		{24_000, 1, payee(colA, 40), 0, "not below nothing"},
		{-1, 3, payee(colB, 0), 0, "insurance above pay"},
	} {
		p := withholding.DailyPay{AfterInsurance: c.amount, Days: c.days, Payee: c.who}
		if got, err := tb.Daily(p, nil); err != nil || got != c.want {
			t.Errorf("%s: %d %v, want %d", c.why, got, err, c.want)
		}
	}
}

func TestDailyTaxNeverFallsWithPay(t *testing.T) {
	tb := tables(t, "2026-06-25")
	for _, who := range []withholding.Payee{payee(colA, 0), payee(colA, 7), payee(colB, 0),
		payee(colC, 0)} {
		last := yen.Amount(0)
		// Below the first row column B is 3.063%, which joins the table at 120.
		for a := yen.Amount(0); a < 150_000; a++ {
			got, err := tb.Daily(withholding.DailyPay{AfterInsurance: a, Days: 1, Payee: who}, nil)
			if err != nil || got < last {
				t.Fatalf("%v: %d at %d after %d, %v", who, got, a, last, err)
			}
			last = got
		}
	}
}

func TestBonusWays(t *testing.T) {
	for _, c := range []struct {
		name, day string
		pay       withholding.BonusPay
		want      yen.Amount
		way       withholding.BonusWay
	}{
		{"exactly ten times is the rate table", "2026-12-10", // 200,000: 4.084%
			withholding.BonusPay{AfterInsurance: 2_000_000, PreviousPay: 200_000,
				Payee: payee(colA, 0)}, 81_680, withholding.RateTable},
		// 2,000,001 / 6 = 333,333; with 200,000 = 533,333: 33,580, less 4,340 of 200,000, times 6.
		{"one yen more is the monthly table", "2026-12-10",
			withholding.BonusPay{AfterInsurance: 2_000_001, PreviousPay: 200_000,
				Payee: payee(colA, 0)}, 175_440, withholding.OverTenTimes},
		{"seven or more: nothing is taken off", "2026-12-10", // 383,000: 4.084%
			withholding.BonusPay{AfterInsurance: 100_000, PreviousPay: 383_000,
				Payee: payee(colA, 12)}, 4_084, withholding.RateTable},
		{"column B", "2026-12-10", // 224,000: 20.42%
			withholding.BonusPay{AfterInsurance: 100_003, PreviousPay: 224_000,
				Payee: payee(colB, 0)}, 20_420, withholding.RateTable},
		{"negative previous pay is none", "2026-12-10",
			withholding.BonusPay{AfterInsurance: 630_000, PreviousPay: -1,
				Payee: payee(colA, 0)}, 1_020, withholding.NoPreviousMonth},
		{"more than six months: a twelfth", "2025-12-10", // 769,300/12 = 64,108: nothing
			withholding.BonusPay{AfterInsurance: 769_300, Months: 7, Payee: payee(colA, 1)}, 0,
			withholding.NoPreviousMonth},
		{"six months: a sixth", "2025-12-10",
			withholding.BonusPay{AfterInsurance: 769_300, Months: 6, Payee: payee(colA, 1)}, 3_180,
			withholding.NoPreviousMonth},
		{"the exceptions work without a bonus table", "2027-01-10", // 111,000: 140
			withholding.BonusPay{AfterInsurance: 666_000, Payee: payee(colA, 0)}, 840,
			withholding.NoPreviousMonth},
		{"the exceptions take the method", "2026-12-10", // 103,500: 50
			withholding.BonusPay{AfterInsurance: 621_000, Payee: payee(colA, 0),
				Method: withholding.ByComputer}, 300, withholding.NoPreviousMonth},
		{"insurance above the bonus", "2026-12-10",
			withholding.BonusPay{AfterInsurance: -10, PreviousPay: 300_000, Payee: payee(colA, 0)}, 0,
			withholding.RateTable},
	} {
		got, err := tables(t, c.day).Bonus(c.pay, nil)
		if err != nil || got.Tax != c.want || got.Way != c.way {
			t.Errorf("%s: %+v %v, want %d %s", c.name, got, err, c.want, c.way)
		}
	}
}

func TestBonusRatesAtTheirBounds(t *testing.T) {
	tb := tables(t, "2026-12-10")
	for _, c := range []struct {
		previous yen.Amount
		who      withholding.Payee
		want     string
	}{
		{81_999, payee(colA, 0), "0%"}, {82_000, payee(colA, 0), "2.042%"},
		{93_999, payee(colA, 0), "2.042%"}, {94_000, payee(colA, 0), "4.084%"},
		{3_716_999, payee(colA, 7), "41.861%"}, {3_717_000, payee(colA, 7), "45.945%"},
		{3_717_000, payee(colA, 8), "45.945%"}, {1_117_999, payee(colB, 0), "38.798%"},
		{1_118_000, payee(colB, 5), "45.945%"},
	} {
		if got, err := tb.BonusRate(c.previous, c.who); err != nil || got.Percent() != c.want {
			t.Errorf("%d %v: %s %v, want %s", c.previous, c.who, got.Percent(), err, c.want)
		}
	}
}

// README 3.1: 20.42% of the gross, flat. README 15: fees of 10.21% to 1,000,000, then 20.42%.
func TestFlatRates(t *testing.T) {
	tb := tables(t, "2026-06-25")
	if got, err := tb.NonResident(300_001, nil); err != nil || got != 61_260 {
		t.Error(got, err)
	}
	for fee, want := range map[yen.Amount]yen.Amount{
		0: 0, 9: 0, 1_000_000: 102_100, 1_000_004: 102_100, 1_000_005: 102_101, 2_000_000: 306_300,
	} {
		if got, err := tb.Fee(fee, nil); err != nil || got != want {
			t.Errorf("%d: %d %v, want %d", fee, got, err, want)
		}
	}
	for _, bad := range []yen.Rate{{}, {Num: 2, Den: 1}, {Num: -1, Den: 10}} {
		if _, err := tb.Surtaxed(1, bad, nil); err == nil {
			t.Errorf("%v was taken", bad)
		}
	}
	if _, err := tb.NonResident(-1, nil); err == nil {
		t.Error("a negative payment was taken")
	}
	if _, err := tb.Fee(yen.Limit+1, nil); err == nil {
		t.Error("a payment beyond the limit was taken")
	}
}

// README 1.2: 2.1% to 2026; from 2027 1.1% and 1.0%; from 2048 1.0%. The parts are the tax.
func TestTheSurtaxesAreShownApart(t *testing.T) {
	for day, want := range map[string]withholding.Parts{
		"2026-12-31": {IncomeTax: 100_000, Reconstruction: 2_100},
		"2027-01-01": {IncomeTax: 100_000, Reconstruction: 1_100, Defense: 1_000},
		"2047-12-31": {IncomeTax: 100_000, Reconstruction: 1_100, Defense: 1_000},
	} {
		if got := tables(t, day).Split(102_100, nil); got != want {
			t.Errorf("%s: %+v, want %+v", day, got, want)
		}
	}
	if got := tables(t, "2048-01-01").Split(101_000, nil); got.Defense != 1_000 ||
		got.Reconstruction != 0 {
		t.Errorf("%+v", got)
	}
	tb := tables(t, "2027-06-25")
	for total := yen.Amount(0); total < 30_000; total += 7 {
		p := tb.Split(total, nil)
		if p.Total() != total || p.Defense > p.Reconstruction || p.Defense < 0 ||
			p.IncomeTax < total*100/103 {
			t.Fatalf("%d: %+v", total, p)
		}
	}
	// The sum stays 2.1%: a fee bears the same before and after.
	old, _ := tables(t, "2026-12-31").Fee(222_222, nil)
	if now, _ := tb.Fee(222_222, nil); now != old {
		t.Errorf("%d and %d", old, now)
	}
}

func TestWhatIsNotPayIsRefusedWithAllFaults(t *testing.T) {
	tb := tables(t, "2026-06-25")
	var faults *fault.Error
	_, err := tb.Monthly(withholding.Pay{AfterInsurance: yen.Limit + 1, Method: 9,
		Payee: payee(0, -1)}, nil)
	if !errors.As(err, &faults) || len(faults.Faults) != 4 {
		t.Error(err)
	}
	_, err = tb.Monthly(withholding.Pay{Payee: payee(colC, 0)}, nil)
	if !errors.As(err, &faults) || !strings.Contains(err.Error(), "日額表") {
		t.Error(err)
	}
	_, err = tb.Daily(withholding.DailyPay{Days: 32, Payee: payee(4, 100)}, nil)
	if !errors.As(err, &faults) || len(faults.Faults) != 3 {
		t.Error(err)
	}
	_, err = tb.Bonus(withholding.BonusPay{Months: 13, PreviousPay: yen.Limit + 1,
		AfterInsurance: -yen.Limit - 1, Method: 2, Payee: payee(colC, 0)}, nil)
	if !errors.As(err, &faults) || len(faults.Faults) != 5 {
		t.Error(err)
	}
	if _, err := tb.BonusRate(1, payee(0, 0)); err == nil {
		t.Error("no column was taken")
	}
	for _, p := range []withholding.Period{withholding.EachWeek, withholding.HalfMonth,
		withholding.TenDays, withholding.SeveralMonths} {
		_, err := tb.Monthly(withholding.Pay{Payee: payee(colA, 0), Period: p}, nil)
		var period *withholding.PeriodUnsupported
		f, ok := withholding.Fault(err)
		if !errors.As(err, &period) || period.Period != p || !ok ||
			!strings.Contains(f.Message, p.Label()) || f.Remedy == "" {
			t.Errorf("%v %v", p, err)
		}
	}
}

func TestTheLargestAmountsDoNotOverflow(t *testing.T) {
	tb := tables(t, "2026-06-25")
	for _, who := range []withholding.Payee{payee(colA, 0), payee(colB, 99)} {
		for _, m := range []withholding.Method{withholding.ByTable, withholding.ByComputer} {
			p := withholding.Pay{AfterInsurance: yen.Limit, Payee: who, Method: m}
			if tax, err := tb.Monthly(p, nil); err != nil || tax < 459_000_000_000 {
				t.Error(tax, err)
			}
		}
		b := withholding.BonusPay{AfterInsurance: yen.Limit, PreviousPay: 1, Payee: who}
		if _, err := tb.Bonus(b, nil); err != nil {
			t.Error(err)
		}
		b.PreviousPay = yen.Limit
		if _, err := tb.Bonus(b, nil); err != nil {
			t.Error(err)
		}
	}
	tb.Split(yen.Limit, nil)
	if _, err := tb.Fee(yen.Limit, nil); err != nil {
		t.Error(err)
	}
}

func TestADayOfPaymentIsATypeOfItsOwn(t *testing.T) {
	if reflect.TypeFor[caldate.Date]().AssignableTo(reflect.TypeFor[withholding.PayDate]()) {
		t.Error("any day is taken for a day of payment")
	}
	var d withholding.PayDate
	if err := d.UnmarshalText([]byte("2026-12-25")); err != nil || d != on("2026-12-25") {
		t.Error(d, err)
	}
}

func TestTracesNameRowColumnAndSource(t *testing.T) {
	for _, c := range []struct {
		name string
		run  func(*withholding.Tables, *why.Trace) error
		want string
	}{
		{"monthly", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Monthly(withholding.Pay{AfterInsurance: 446_000, Payee: payee(colA, 8)}, tr)
			return err
		}, "1,010円 446,000円 446,000円以上449,000円未満 扶養7人の欄 甲欄 8人 2,620円 1,610円 年末調整 所法185-1-1 " +
			"law/withholding/tables/monthly 01-07.pdf [P]"},
		{"computer", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Monthly(withholding.Pay{AfterInsurance: 175_000, Payee: payee(colA, 2),
				Method: withholding.ByComputer}, tr)
			return err
		}, "210円 所法189-1 別表第一 59,167円 63,334円 48,334円 4,165円 5.105% 四捨五入 tables/computer"},
		{"above", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Monthly(withholding.Pay{AfterInsurance: 775_200, Payee: payee(colA, 3)}, tr)
			return err
		}, "59,477円 52,290円 35,200円 20.42% 円未満切捨て 740,000円以上790,000円未満 monthly-above"},
		{"below", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Monthly(withholding.Pay{AfterInsurance: 50_000, Payee: payee(colB, 0),
				Method: withholding.ByComputer}, tr)
			return err
		}, "105,000円未満 乙欄 3.063% 1,531円 乙欄は電算機計算の特例でも"},
		{"daily", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Daily(withholding.DailyPay{AfterInsurance: 200_009, Days: 20,
				Payee: payee(colC, 0)}, tr)
			return err
		}, "160円 20日 10,000円以上10,100円未満 丙欄 所法185-1-3 tables/daily"},
		{"bonus", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Bonus(withholding.BonusPay{AfterInsurance: 468_407, PreviousPay: 196_616,
				Payee: payee(colA, 2)}, tr)
			return err
		}, "9,564円 2.042% 所法186-1 tables/bonus 扶養2人の欄"},
		{"over ten", func(tb *withholding.Tables, tr *why.Trace) error {
			_, err := tb.Bonus(withholding.BonusPay{AfterInsurance: 2_100_000, PreviousPay: 200_000,
				Payee: payee(colA, 0)}, tr)
			return err
		}, "10倍を超える 350,000円 550,000円 所法186-2 6"},
		{"parts", func(tb *withholding.Tables, tr *why.Trace) error {
			tb.Split(1021, tr)
			return nil
		}, "所得税1,000円、復興特別所得税21円 ［未確認］"},
	} {
		var tr why.Trace
		if err := c.run(tables(t, "2026-06-25"), &tr); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, s := range tr.Steps {
			all.WriteString(s.String() + "\n")
		}
		for _, w := range strings.Fields(c.want) {
			if !strings.Contains(all.String(), w) {
				t.Errorf("%s: %q is missing in\n%s", c.name, w, all.String())
			}
		}
	}
}

func TestComputingWithoutExplanationAllocatesNothing(t *testing.T) {
	tb := tables(t, "2026-06-25")
	for name, run := range map[string]func(){
		"monthly": func() {
			_, _ = tb.Monthly(withholding.Pay{AfterInsurance: 300_000, Payee: payee(colA, 1)}, nil)
		},
		"above": func() {
			_, _ = tb.Monthly(withholding.Pay{AfterInsurance: 900_001, Payee: payee(colA, 1)}, nil)
		},
		"computer": func() {
			_, _ = tb.Monthly(withholding.Pay{AfterInsurance: 300_000, Payee: payee(colA, 1),
				Method: withholding.ByComputer}, nil)
		},
		"daily": func() {
			_, _ = tb.Daily(withholding.DailyPay{AfterInsurance: 30_000, Days: 2,
				Payee: payee(colC, 0)}, nil)
		},
		"bonus": func() {
			_, _ = tb.Bonus(withholding.BonusPay{AfterInsurance: 500_000, PreviousPay: 300_000,
				Payee: payee(colA, 1)}, nil)
		},
	} {
		if n := testing.AllocsPerRun(100, run); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func BenchmarkMonthly(b *testing.B) {
	tb := tables(b, "2026-06-25")
	for name, p := range map[string]withholding.Pay{
		"table":    {AfterInsurance: 255_930, Payee: payee(colA, 2)},
		"above":    {AfterInsurance: 775_200, Payee: payee(colA, 3)},
		"computer": {AfterInsurance: 255_930, Payee: payee(colA, 2), Method: withholding.ByComputer},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := tb.Monthly(p, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("explained", func(b *testing.B) {
		b.ReportAllocs()
		p := withholding.Pay{AfterInsurance: 255_930, Payee: payee(colA, 2)}
		for b.Loop() {
			var tr why.Trace
			if _, err := tb.Monthly(p, &tr); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkBonus(b *testing.B) {
	tb := tables(b, "2026-06-25")
	p := withholding.BonusPay{AfterInsurance: 468_407, PreviousPay: 196_616, Payee: payee(colA, 2)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tb.Bonus(p, nil); err != nil {
			b.Fatal(err)
		}
	}
}
