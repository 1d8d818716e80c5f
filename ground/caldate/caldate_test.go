package caldate_test

import (
	"errors"
	"testing"
	"time"

	"romukura/ground/caldate"
)

func TestCalendarAgreesWithTheStandardLibrary(t *testing.T) {
	day := caldate.Must("1899-12-30")
	want := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	for range 80_000 {
		if day.String() != want.Format("2006-01-02") || int(day.Weekday()) != int(want.Weekday()) {
			t.Fatalf("%s %d, want %s", day, day.Weekday(), want)
		}
		day, want = day.AddDays(1), want.AddDate(0, 0, 1)
	}
}

func TestErasOnBothSidesOfEveryBoundary(t *testing.T) {
	for iso, want := range map[string]string{
		"1912-07-29": "明治45年7月29日", "1912-07-30": "大正元年7月30日",
		"1926-12-24": "大正15年12月24日", "1926-12-25": "昭和元年12月25日",
		"1989-01-07": "昭和64年1月7日", "1989-01-08": "平成元年1月8日",
		"2019-04-30": "平成31年4月30日", "2019-05-01": "令和元年5月1日",
	} {
		d := caldate.Must(iso)
		if d.Japanese() != want {
			t.Errorf("%s: %s, want %s", iso, d.Japanese(), want)
		}
		back, err := caldate.ParseLoose(want)
		if err != nil || back != d {
			t.Errorf("%s read back as %s, %v", want, back, err)
		}
	}
	if _, err := caldate.ParseLoose("平成31年5月1日"); !errors.Is(err, caldate.ErrOutsideEra) {
		t.Errorf("Heisei 31-05-01: %v", err)
	}
}

func TestLooseForms(t *testing.T) {
	want := caldate.Must("1988-04-01")
	for _, s := range []string{"1988/4/1", "1988-04-01", "19880401", "S63.4.1", "s63/4/1",
		"昭和63年4月1日", "昭和６３年４月１日", " Ｓ６３．４．１ ", "1988年4月1日", "㍼63年4月1日"} {
		if got, err := caldate.ParseLoose(s); err != nil || got != want {
			t.Errorf("%q: %s %v", s, got, err)
		}
	}
	if _, err := caldate.ParseLoose("630401"); !errors.Is(err, caldate.ErrAmbiguous) {
		t.Errorf("630401: %v", err)
	}
	for _, s := range []string{"", "2026/4/31", "2025-02-29", "R0.1.1", "2026/13/1", "あ"} {
		if got, err := caldate.ParseLoose(s); err == nil {
			t.Errorf("%q was taken as %s", s, got)
		}
	}
}

func TestAgeIsReachedOnTheEve(t *testing.T) {
	// Act on Calculation of Ages with Civil Code 143: born on 1 April → reached on 31 March;
	// born on 2 April → 1 April; born on 29 February → 28 February (common year) and 28 February
	// (leap).
	for _, c := range []struct {
		born, want string
		age        int
	}{
		{"1986-04-01", "2026-03-31", 40}, {"1986-04-02", "2026-04-01", 40},
		{"1984-02-29", "2024-02-28", 40}, {"1986-02-28", "2026-02-27", 40},
		{"1960-02-29", "2025-02-28", 65}, {"1961-01-01", "2025-12-31", 65},
	} {
		if got := caldate.Must(c.born).ReachesAge(c.age); got.String() != c.want {
			t.Errorf("born %s reaches %d on %s, want %s", c.born, c.age, got, c.want)
		}
	}
	born := caldate.Must("1986-04-01")
	if born.AgeOn(caldate.Must("2026-03-30")) != 39 || born.AgeOn(caldate.Must("2026-03-31")) != 40 {
		t.Error("the age turns on the eve")
	}
	if born.AgeOn(caldate.Must("1986-04-01")) != 0 || born.AgeOn(caldate.Must("1980-01-01")) != 0 {
		t.Error("a newborn is 0")
	}
}

func TestCorrespondingDays(t *testing.T) {
	// golden cases kt-outo-*: 31 January and three months is 30 April.
	if d, ok := caldate.Must("2026-01-31").Corresponding(3); d.String() != "2026-04-30" || ok {
		t.Errorf("%s %v", d, ok)
	}
	if d := caldate.Must("2026-01-31").LastDayOfMonths(1); d.String() != "2026-02-28" {
		t.Error(d)
	}
	if d := caldate.Must("2026-01-15").LastDayOfMonths(1); d.String() != "2026-02-14" {
		t.Error(d)
	}
}

func TestHolidaysOfRecentYears(t *testing.T) {
	// Cabinet Office list of public holidays, 2026: the days of May and September show both
	// rules of article 3.
	for iso, want := range map[string]string{
		"2026-05-03": "憲法記念日", "2026-05-06": "振替休日", "2026-09-21": "敬老の日",
		"2026-09-22": "国民の休日", "2026-09-23": "秋分の日", "2026-10-12": "スポーツの日",
		"2026-11-23": "勤労感謝の日", "2026-11-24": "", "2027-03-22": "振替休日",
		"2024-02-12": "振替休日", "2020-07-24": "スポーツの日", "2019-04-30": "国民の休日",
		"2019-05-02": "国民の休日", "2019-05-06": "振替休日", "2023-01-02": "振替休日",
	} {
		got, err := caldate.Holiday(caldate.Must(iso))
		if err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", iso, got, err, want)
		}
	}
	var missing *caldate.UnannouncedError
	if _, err := caldate.Holiday(caldate.Must("2028-01-01")); !errors.As(err, &missing) {
		t.Errorf("2028: %v", err)
	}
}

func TestBusinessDays(t *testing.T) {
	next, _ := caldate.NextBusinessDay(caldate.Must("2027-07-10"), caldate.GovernmentYearEnd)
	if next.String() != "2027-07-12" {
		t.Error(next)
	}
	before, _ := caldate.PreviousBusinessDay(caldate.Must("2026-01-03"), caldate.BankYearEnd)
	if before.String() != "2025-12-30" {
		t.Error(before)
	}
}

func FuzzParseLoose(f *testing.F) {
	f.Add("昭和63年4月1日")
	f.Add("2026/10/01")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := caldate.ParseLoose(s)
		if err != nil {
			return
		}
		if back, err := caldate.Parse(d.String()); err != nil || back != d {
			t.Errorf("%q gave %s, which reads back as %s %v", s, d, back, err)
		}
	})
}
