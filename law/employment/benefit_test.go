package employment_test

import (
	"errors"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/employment"
	"romukura/law/why"
)

func TestUnitsFollowTheCorrespondingDay(t *testing.T) {
	for start := caldate.Must("2026-01-01"); start.Year() == 2026; start = start.AddDays(1) {
		leave := employment.Span{From: start, To: start.AddDays(364)}
		next, day := start, 1
		for i, u := range employment.Units(leave) {
			if u.From != next || u.FirstDay != day || u.Final != (u.To == leave.To) {
				t.Fatalf("%s unit %d: %+v", start, i, u)
			}
			if want, _ := start.Corresponding(i); u.From != want {
				t.Fatalf("%s unit %d begins on %s", start, i, u.From)
			}
			next, day = u.To.AddDays(1), u.LastDay+1
		}
		if next != leave.To.AddDays(1) || day != 366 {
			t.Fatalf("%s: the units end on %s, day %d", start, next, day)
		}
	}
}

func TestThe180thDayDividesItsUnit(t *testing.T) {
	// whatever day a year of leave begins, exactly one unit has days at both rates or ends there
	first := caldate.Must("2026-08-01")
	for start := first; start != first.AddDays(365); start = start.AddDays(1) {
		leave := employment.Leave{
			Span:      employment.Span{From: start, To: start.AddDays(364)},
			SixMonths: 1_800_000,
		}
		all, err := employment.ChildcareBenefit(leave, nil)
		if err != nil {
			t.Fatal(err)
		}
		both := 0
		for _, u := range all.Units {
			if u.FirstDay <= 180 && 180 <= u.LastDay {
				both++
				if u.HighDays != 181-u.FirstDay || u.LowDays != u.LastDay-180 {
					t.Fatalf("%s: %+v", start, u)
				}
			} else if u.HighDays > 0 && u.LowDays > 0 {
				t.Fatalf("%s: two rates in %+v", start, u)
			}
		}
		if both != 1 {
			t.Fatalf("%s: %d units hold the 180th day", start, both)
		}
	}
}

func TestLeaveAroundBirthUsesUpThe180Days(t *testing.T) {
	span := employment.Span{From: caldate.Must("2026-08-01"), To: caldate.Must("2027-07-31")}
	leave := employment.Leave{Span: span, SixMonths: 1_800_000, Used: 28}
	all, err := employment.ChildcareBenefit(leave, nil)
	if err != nil {
		t.Fatal(err)
	}
	// 180 − 28 = 152: the unit from 1 December (day 123) pays 30 days at the higher rate
	if u := all.Units[4]; u.HighDays != 30 || u.LowDays != 1 { // days 123 to 153
		t.Errorf("%+v", u)
	}
}

func TestLimitsAreThoseOfTheFirstDayOfTheUnit(t *testing.T) {
	leave := employment.Leave{
		Span:      employment.Span{From: caldate.Must("2026-07-01"), To: caldate.Must("2026-08-31")},
		SixMonths: 6 * 900_000,
	}
	all, err := employment.ChildcareBenefit(leave, nil)
	if err != nil || len(all.Units) != 2 {
		t.Fatal(all, err)
	}
	// published limits: 323,811 to July 2026, 332,454 from August for 30 days; the last unit has 31
	if all.Units[0].Amount != 323_811 || all.Units[1].Daily != 16_540 ||
		all.Units[1].Amount != 16_540*31*67/100 {
		t.Errorf("%+v", all.Units)
	}
}

func TestPublishedLimitsComeOut(t *testing.T) {
	for _, c := range []struct {
		day                      string
		daily, least             yen.Amount
		p67, p50, birth, support yen.Amount
		care, careDaily          yen.Amount
	}{
		// MHLW's published limits, shared ei_benefit_limits.tsv; daily caps of 2025 as in 雇保法18 notices
		{"2024-08-01", 15_690, 2_869, 315_369, 235_350, 294_344, 0, 347_127, 17_270},
		{"2025-04-01", 15_690, 2_869, 315_369, 235_350, 294_344, 57_111, 347_127, 17_270},
		{"2025-08-01", 16_110, 3_014, 323_811, 241_650, 302_223, 58_640, 356_574, 17_740},
		{"2026-08-01", 16_540, 3_203, 332_454, 248_100, 310_290, 60_205, 366_222, 18_220},
	} {
		l := limits(t, c.day)
		daily := l.DailyWage(60_000_000, employment.Childcare, nil)
		care := l.DailyWage(60_000_000, employment.Caregiver, nil)
		least := l.DailyWage(1, employment.Childcare, nil)
		if daily != c.daily || care != c.careDaily || least != c.least {
			t.Errorf("%s: daily %d and %d", c.day, daily, care)
		}
		high := employment.UnitPay{Daily: daily, HighDays: 30}
		birth := l.BirthLeave(employment.UnitPay{Daily: daily, HighDays: 40}, nil)
		support := l.SupportAfterBirth(employment.Support{
			Daily: daily, Days: 40, Spouse: employment.Spouse{Days: 14}, Main: birth,
		}, nil)
		for what, pair := range map[string][2]yen.Amount{
			"67 %":    {l.ChildcareUnit(high, nil).Amount, c.p67},
			"50 %":    {l.ChildcareUnit(employment.UnitPay{Daily: daily, LowDays: 30}, nil).Amount, c.p50},
			"birth":   {birth.Amount, c.birth},
			"support": {support.Amount, c.support},
			"care":    {l.CaregiverUnit(employment.UnitPay{Daily: care, HighDays: 30}, nil).Amount, c.care},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s %s: %d, published %d", c.day, what, pair[0], pair[1])
			}
		}
	}
}

func TestWagesAndBenefitAreHeldTo80Percent(t *testing.T) {
	l := limits(t, "2026-08-01")
	for paid := yen.Amount(0); paid <= 250_000; paid += 499 {
		u := employment.UnitPay{Daily: 10_000, HighDays: 30, Work: employment.Work{Paid: paid}}
		b := l.ChildcareUnit(u, nil)
		switch {
		case paid <= 39_000 && (b.Amount != 201_000 || b.Outcome != employment.Full):
			t.Fatalf("%d: %+v", paid, b)
		case paid > 39_000 && paid < 240_000 && b.Amount+paid != 240_000:
			t.Fatalf("%d: %+v", paid, b)
		case paid >= 240_000 && (b.Amount != 0 || b.Outcome != employment.WageTooHigh):
			t.Fatalf("%d: %+v", paid, b)
		}
	}
	busy := employment.UnitPay{Daily: 10_000, HighDays: 30}
	for _, c := range []struct {
		days, minutes   int
		childcare, care yen.Amount
	}{
		{10, 5000, 201_000, 201_000}, {11, 4800, 201_000, 0}, {11, 4801, 0, 0},
	} {
		busy.Work = employment.Work{Days: c.days, Minutes: c.minutes}
		if got := l.ChildcareUnit(busy, nil).Amount; got != c.childcare {
			t.Errorf("%+v childcare: %d", c, got)
		}
		if got := l.CaregiverUnit(busy, nil).Amount; got != c.care {
			t.Errorf("%+v caregiver: %d", c, got)
		}
	}
}

func TestTheSupportBenefitAsksBothParents(t *testing.T) {
	l := limits(t, "2026-08-01")
	full := employment.Benefit{Amount: 1, Outcome: employment.Full}
	for _, c := range []struct {
		own    int
		spouse employment.Spouse
		main   employment.Benefit
		want   employment.Benefit
	}{
		{
			14, employment.Spouse{Days: 14}, full,
			employment.Benefit{Amount: 18_200, Outcome: employment.Full},
		},
		{
			14, employment.Spouse{Exempt: true}, full,
			employment.Benefit{Amount: 18_200, Outcome: employment.Full},
		},
		{13, employment.Spouse{Days: 28}, full, employment.Benefit{Outcome: employment.OwnDaysShort}},
		{28, employment.Spouse{Days: 13}, full, employment.Benefit{Outcome: employment.SpouseShort}},
		{28, employment.Spouse{Days: 28}, employment.Benefit{Outcome: employment.WageTooHigh},
			employment.Benefit{Outcome: employment.MainUnpaid}},
	} {
		s := employment.Support{Daily: 10_000, Days: c.own, Spouse: c.spouse, Main: c.main}
		var tr why.Trace
		if got := l.SupportAfterBirth(s, &tr); got != c.want || tr.Steps[0].Note == "" {
			t.Errorf("%+v: %+v", s, got)
		}
	}
	s := employment.Support{
		Daily: 10_000, Days: 28, Spouse: employment.Spouse{Exempt: true}, Main: full,
	}
	got := limits(t, "2025-03-31").SupportAfterBirth(s, nil)
	if got.Outcome != employment.NoSuchBenefit {
		t.Errorf("before it began: %+v", got)
	}
}

func TestCaregiverLeaveEndsAt93DaysAndThreeTimes(t *testing.T) {
	span := employment.Span{From: caldate.Must("2026-08-01"), To: caldate.Must("2026-12-31")}
	leave := employment.Leave{Span: span, SixMonths: 1_800_000}
	all, err := employment.CaregiverBenefit(leave, nil)
	if err != nil || len(all.Units) != 3 || all.HighDays != 30+30+31 || all.Total != 609_700 {
		t.Errorf("%+v %v", all, err) // three months: to 31 October
	}
	leave.Used = 90
	if all, err = employment.CaregiverBenefit(leave, nil); err != nil || all.HighDays != 3 {
		t.Errorf("three days are left: %+v %v", all, err)
	}
	for _, x := range []employment.Leave{
		{Span: span, SixMonths: 1_800_000, Used: 93}, {Span: span, SixMonths: 1_800_000, Times: 3},
	} {
		all, err = employment.CaregiverBenefit(x, nil)
		if err != nil || all.Total != 0 || all.Units[0].Outcome != employment.Exhausted {
			t.Errorf("%+v %v", all, err)
		}
	}
}

func TestTheElderRateFallsWithoutAStep(t *testing.T) {
	for _, full := range []any{15, 10} {
		s := scheme(t, full)
		if s.Rate(s.FullBelow).Compare(s.Full) != 0 || !s.Rate(s.NoneFrom).IsZero() {
			t.Errorf("%v: the bounds are wrong", full)
		}
		last := s.Full
		for i := int64(1); i <= 8000; i++ {
			r := s.Rate(yen.Rate{Num: i, Den: 10_000})
			if r.Compare(last) > 0 || r.Num < 0 {
				t.Fatalf("%v: the rate rises at %d", full, i)
			}
			last = r
		}
	}
	// the old scale's published slope: −183/280 of the wage and 137.25/280 of the former pay
	s := scheme(t, 15)
	share := yen.MustRate("70%")
	want := yen.Rate{Num: 13725 - 183*70, Den: 28000}.Times(yen.Rate{Num: 10, Den: 7})
	if s.Rate(share).Compare(want) != 0 {
		t.Errorf("%s, want %s", s.Rate(share), want)
	}
	var before *dated.BeforeFirstError
	old := employment.Elder{Born: caldate.Must("1940-01-01")}
	if _, _, err := employment.ElderScheme(old); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
	late := employment.Elder{Born: caldate.Must("1964-04-01"), FiveYears: caldate.Must("2025-04-01")}
	s, _, err := employment.ElderScheme(late)
	if err != nil || s.Full.Compare(yen.MustRate("10%")) != 0 {
		t.Errorf("five years complete only in April 2025: %v %v", s, err)
	}
}

func TestTheElderBenefitAtItsBounds(t *testing.T) {
	l, s := limits(t, "2026-08-01"), scheme(t, 10)
	for _, c := range []struct {
		base, wage yen.Amount
		want       employment.Benefit
	}{
		{400_000, 300_000, employment.Benefit{Outcome: employment.NotLower}}, // 75 %
		{400_000, 256_000, employment.Benefit{Amount: 25_600, Outcome: employment.Full}},
		{400_000, 297_000, employment.Benefit{Outcome: employment.TooSmall}},
		{400_000, 0, employment.Benefit{Outcome: employment.NotLower}},
		{900_000, 397_369, employment.Benefit{Outcome: employment.WageTooHigh}},
		// the base is held to 522,000: 334,080 is 64 % of that
		{900_000, 334_080, employment.Benefit{Amount: 33_408, Outcome: employment.Full}},
		// 2,562 is not above 2,562
		{
			96_090, 25_620, employment.Benefit{Outcome: employment.TooSmall},
		},
		{96_090, 25_630, employment.Benefit{Amount: 2_563, Outcome: employment.Full}}, // a yen above
	} {
		var tr why.Trace
		m := employment.Lowered{Base: c.base, Wage: c.wage}
		if got := l.ElderBenefit(m, s, &tr); got != c.want || len(tr.Steps) != 2 {
			t.Errorf("%+v: %+v", m, got)
		}
	}
}

func TestTheShortTimeRateEqualsTheQuickTable(t *testing.T) {
	l := limits(t, "2026-08-01")
	// MHLW's quick table as printed in the source of the shared golden cases
	for share, want := range map[string]string{
		"99%": "0.91%", "98%": "1.84%", "97%": "2.78%", "96%": "3.75%", "95.5%": "4.24%", "95%": "4.74%",
		"94%": "5.74%", "93%": "6.77%", "92%": "7.83%", "91%": "8.90%", "90%": "10%", "50%": "10%",
		"100%": "0%", "120%": "0%",
	} {
		if got := l.ShortTimeRate(yen.MustRate(share)); got.Compare(yen.MustRate(want)) != 0 {
			t.Errorf("%s: %s, want %s", share, got.Percent(), want)
		}
	}
	for _, c := range []struct {
		base, wage yen.Amount
		want       employment.Benefit
	}{
		{300_000, 200_000, employment.Benefit{Amount: 20_000, Outcome: employment.Full}},
		{300_000, 300_000, employment.Benefit{Outcome: employment.NotLower}},
		{300_000, 297_200, employment.Benefit{Outcome: employment.TooSmall}},
		{600_000, 484_121, employment.Benefit{Outcome: employment.WageTooHigh}},
		{600_000, 445_000, employment.Benefit{Amount: 39_121, Outcome: employment.Reduced}},
	} {
		var tr why.Trace
		m := employment.Lowered{Base: c.base, Wage: c.wage}
		if got := l.ShortTimeBenefit(m, &tr); got != c.want || len(tr.Steps) != 1 {
			t.Errorf("%+v: %+v", m, got)
		}
	}
	m := employment.Lowered{Base: 300_000, Wage: 200_000}
	got := limits(t, "2025-03-31").ShortTimeBenefit(m, nil)
	if got.Outcome != employment.NoSuchBenefit {
		t.Errorf("before it began: %+v", got)
	}
}

func TestEveryMonthHasLimits(t *testing.T) {
	for m := caldate.MustMonth("2024-08"); m.Before(caldate.MustMonth("2029-01")); m = m.Add(1) {
		_, standing, err := employment.LimitsFor(m.First())
		want := dated.Confirmed
		if m.After(caldate.MustMonth("2027-03")) {
			want = dated.Provisional // the rates are known to March, the limits to July 2027
		}
		if err != nil || standing != want {
			t.Errorf("%s: %v %v", m, standing, err)
		}
	}
	if employment.KnownThrough() != caldate.Must("2027-07-31") {
		t.Error(employment.KnownThrough())
	}
	var before *dated.BeforeFirstError
	eve := employment.Span{From: caldate.Must("2024-07-31"), To: caldate.Must("2024-08-31")}
	_, _, e1 := employment.LimitsFor(eve.From)
	_, e2 := employment.ChildcareBenefit(employment.Leave{Span: eve, SixMonths: 1}, nil)
	_, e3 := employment.CaregiverBenefit(employment.Leave{Span: eve, SixMonths: 1}, nil)
	for _, err := range []error{e1, e2, e3} {
		if !errors.As(err, &before) {
			t.Errorf("%v", err)
		}
	}
}

func TestALeaveExplainsEveryUnit(t *testing.T) {
	leave := employment.Leave{
		Span:      employment.Span{From: caldate.Must("2026-08-31"), To: caldate.Must("2026-12-01")},
		SixMonths: 1_800_179, // 10,000.99 a day is cut to 10,000
		Work:      []employment.Work{{}, {Paid: 50_000}},
	}
	var tr why.Trace
	all, err := employment.ChildcareBenefit(leave, &tr)
	if err != nil || len(tr.Steps) != 2*len(all.Units) || tr.Standing() != dated.Confirmed {
		t.Fatal(len(tr.Steps), err)
	}
	if all.Units[0].Daily != 10_000 || all.Units[1].Amount != 190_000 {
		t.Errorf("%+v", all.Units)
	}
	text := tr.Steps[3].String()
	for _, want := range []string{"育児休業給付金 = 190,000円", "50,000円", "雇保法61の7-6", "減額", "円未満切捨て"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}
