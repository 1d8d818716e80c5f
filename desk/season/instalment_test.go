package season_test

import (
	"testing"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// short is the invented client with one person whose earlier pay of the year bore no tax, so that
// the year falls short by more than a month's pay.
func short(
	t testing.TB,
	untaxed yen.Amount,
) (*book.Client, *settlement.Season, *settlement.Person) {
	t.Helper()
	c := invented(t)
	s := begun(t, c)
	take(t, c, s)
	p := s.Person("e2")
	p.Opening = &settlement.Opening{Through: caldate.MustMonth("2026-01"),
		Pay: yearend.Pay{Salary: untaxed}}
	settle(t, c, s, "2026-12-20")
	if p.Last().Refused != nil || p.Last().Result.Short() == 0 {
		t.Fatalf("%+v", p.Last())
	}
	return c, s, p
}

// months puts what is owed into one month of pay after the other, closes each, and gives what each
// settled of one person.
func months(t testing.TB, c *book.Client, s *settlement.Season, names ...string) []yen.Amount {
	t.Helper()
	var out []yen.Amount
	for _, name := range names {
		m := caldate.MustMonth(name)
		if c.Run("g", payroll.MonthlyPay, m) == nil {
			pay(t, c, m)
		}
		moved, faults := season.IntoPay(c, s, m)
		if faults.Stops() {
			t.Fatal(faults.Err())
		}
		var sum yen.Amount
		for _, x := range moved {
			if x.Employee == "e2" {
				sum += x.Amount
			}
		}
		out = append(out, sum)
		closeMonth(t, c, m)
		if err := season.Closed(c, s); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestAShortageBeyondTheLastPayIsTakenFromThePaysThatFollow(t *testing.T) {
	c, s, p := short(t, 5_000_000)
	due, net := p.Last().Result.Short(), p.Last().Input.Closing.LastNet
	if due <= net || due > 3*net {
		t.Fatalf("short by %d, net %d: not the case meant", due, net)
	}
	got := months(t, c, s, "2026-12", "2027-01", "2027-02", "2027-03")
	if got[0] != net || got[0]+got[1]+got[2]+got[3] != due {
		t.Errorf("%v of %d, net %d", got, due, net)
	}
	for _, r := range c.Runs {
		if slip := r.SlipOf("e2"); slip != nil && slip.Net < 0 {
			t.Errorf("%s: the pay falls below nothing", r.Month)
		}
	}
	if p.Last().PaidOn.IsZero() {
		t.Error("all was taken and it is not settled")
	}
	if more := months(t, c, s, "2027-04"); more[0] != 0 {
		t.Errorf("%v more was taken", more)
	}
}

func TestADeferredShortageIsTakenInTwoHalves(t *testing.T) {
	c, s, p := short(t, 2_500_000)
	yes := settlement.Accepted{By: "事務 二郎", On: day("2026-12-21"), Reason: "税務署の承認"}
	if !p.Last().Result.Close.MayDefer {
		t.Fatalf("%+v %+v", p.Last().Result.Close, p.Last().Input.Closing)
	}
	if f := season.Defer(p, settlement.Accepted{By: "乙"}); !has(f.All(), "season.no-reason") {
		t.Error(f.All())
	}
	for range 2 {
		if f := season.Defer(p, yes); f.Stops() {
			t.Fatal(f.Err())
		}
	}
	if len(p.Accepted) != 1 {
		t.Errorf("%+v", p.Accepted)
	}
	due := p.Last().Result.Short()
	got := months(t, c, s, "2026-12", "2027-01", "2027-02")
	if got[0] != 0 || got[1] != (due+1)/2 || got[2] != due/2 || p.Last().PaidOn.IsZero() {
		t.Errorf("%v of %d", got, due)
	}
}

func TestNoGroundNoDeferral(t *testing.T) {
	_, s := done(t)
	yes := settlement.Accepted{By: "事務 二郎", On: day("2026-12-21"), Reason: "承認"}
	if f := season.Defer(s.Person("e1"), yes); !has(f.All(), "season.no-ground") {
		t.Error(f.All())
	}
	if f := season.Defer(s.Person("e5"), yes); !has(f.All(), "season.nothing-short") {
		t.Error(f.All())
	}
}

// What is changed after December comes to the same year's tax as if it had been known at once.
func TestAChangeByTheEndOfJanuaryEqualsKnowingAtOnce(t *testing.T) {
	premium := pension("2026-11-30", 204_000)
	once := invented(t)
	s := begun(t, once)
	take(t, once, s)
	s.Put("e2").File(premium)
	settle(t, once, s, "2026-12-20")
	want := months(t, once, s, "2026-12")

	later, l := done(t)
	first := months(t, later, l, "2026-12")
	l.Put("e2").File(premium)
	settle(t, later, l, "2027-01-31")
	second := months(t, later, l, "2027-01")
	if first[0]+second[0] != want[0] || second[0] >= 0 ||
		l.Person("e2").Last().Result.Annual() != s.Person("e2").Last().Result.Annual() {
		t.Errorf("%v and %v, at once %v", first, second, want)
	}
}

func TestARefundAfterJanuaryIsThePersonsReturnAndAShortageIsCollected(t *testing.T) {
	for _, c := range []struct {
		paid yen.Amount
		what yearend.Again
	}{{204_000, yearend.AgainReturn}, {0, yearend.AgainCollect}} {
		b, s := done(t)
		if c.what == yearend.AgainCollect {
			s.Put("e2").File(pension("2026-11-25", 204_000))
			settle(t, b, s, "2026-12-21")
		}
		months(t, b, s, "2026-12", "2027-01")
		s.Put("e2").File(pension("2027-02-03", c.paid))
		settle(t, b, s, "2027-02-05")
		last := s.Person("e2").Last()
		if last.Again == nil || last.Again.What != c.what {
			t.Fatalf("%+v", last.Again)
		}
		got := months(t, b, s, "2027-02")[0]
		if c.what == yearend.AgainReturn && got != 0 ||
			c.what == yearend.AgainCollect && (got <= 0 || got != last.Again.Difference) {
			t.Errorf("%v: %d, %+v", c.what, got, last.Again)
		}
	}
}

// pension is a declaration of national pension premiums; of none it says that there are none.
func pension(on string, paid yen.Amount) settlement.Declaration {
	form := &settlement.InsuranceForm{}
	if paid > 0 {
		form.Premiums = []settlement.Premium{{Facts: yearend.Premium{Kind: yearend.NationalPension,
			Paid: paid, Certificate: yearend.Certificate{Held: true, Year: year, Amount: paid}}}}
	}
	return settlement.Declaration{Kind: settlement.Insurance, Year: year, On: day(on), Insurance: form}
}

func TestADepartureThatTheRegisterDoesNotTell(t *testing.T) {
	c := invented(t)
	s := begun(t, c)
	take(t, c, s)
	abroad := settlement.Leaving{Situation: yearend.LeftCountry, Day: day("2026-12-10")}
	for _, x := range []struct {
		who  string
		l    settlement.Leaving
		code string
	}{
		{"e2", settlement.Leaving{Situation: yearend.LeftCountry}, "season.day-abroad"},
		{"e2", settlement.Leaving{Situation: yearend.LeftPartTime}, "season.not-left"},
		{"e2", settlement.Leaving{Situation: yearend.Died}, "season.by-register"},
	} {
		p := s.Put("e2")
		f := season.Depart(c, s, p, x.l)
		if !has(f.All(), x.code) || p.Leaving != (settlement.Leaving{}) {
			t.Errorf("%+v: %v", x.l, f.All())
		}
	}
	if f := season.Depart(c, s, s.Person("e2"), abroad); f.Stops() {
		t.Fatal(f.Err())
	}
	if f := season.Depart(c, s, s.Person("e3"),
		settlement.Leaving{Situation: yearend.LeftDisabled}); f.Stops() {
		t.Fatal(f.Err())
	}
	settle(t, c, s, "2026-12-21")
	if last := s.Person("e2").Last(); last.Refused != nil ||
		last.Input.Work.Situation != yearend.LeftCountry || last.Input.Work.Day != abroad.Day {
		t.Errorf("%+v", last)
	}
	// Who left in June was to be settled before the law of the year was in force: that is not known.
	if last := s.Person("e3").Last(); last != nil && last.Refused == nil {
		t.Errorf("%+v", last)
	}
}

// Who goes abroad in May is settled with the pay of May, once.
func TestADepartureInTheYearIsSettledWithItsPay(t *testing.T) {
	c := invented(t)
	closeMonth(t, c, december)
	for _, name := range []string{"2027-01", "2027-02", "2027-03", "2027-04", "2027-05"} {
		m := caldate.MustMonth(name)
		if pay(t, c, m); name != "2027-05" {
			closeMonth(t, c, m)
		}
	}
	opened, err := season.Begin(c, 2027)
	if err != nil {
		t.Fatal(err)
	}
	s, p := &opened, opened.Put("e2")
	p.Leaving = settlement.Leaving{Situation: yearend.LeftCountry, Day: day("2027-05-28")}
	for _, d := range []settlement.Declaration{
		{Kind: settlement.Dependents, Dependents: &settlement.DependentsForm{}},
		{Kind: settlement.BasicSpouse, BasicSpouse: &settlement.BasicSpouseForm{}},
		{Kind: settlement.Insurance, Insurance: &settlement.InsuranceForm{}},
		{Kind: settlement.Former, Former: &settlement.FormerForm{}},
	} {
		d.Year, d.On = 2027, day("2027-05-20")
		p.File(d)
	}
	// The months after the departure are without pay, which somebody has to say.
	if f := mustView(t, c, s).Accept(p, settlement.Accepted{Path: "pay", Code: "settlement.pay-open",
		By: "事務 二郎", On: day("2027-05-22"), Reason: "出国の後に支払はない"}); f.Stops() {
		t.Fatal(f.Err())
	}
	settle(t, c, s, "2027-05-22")
	last := p.Last()
	if last == nil || last.Refused != nil || last.Result.Over() == 0 {
		t.Fatalf("%+v", last)
	}
	if got := months(t, c, s, "2027-05", "2027-06"); got[0] != -last.Result.Over() || got[1] != 0 ||
		p.Last().PaidOn.IsZero() {
		t.Errorf("%v of %d", got, last.Result.Over())
	}
}

// Pay that falls due after a departure is none of the year that is settled: nothing goes into pay
// until somebody has looked at it.
func TestPayAfterADepartureStops(t *testing.T) {
	c := invented(t)
	s := begun(t, c)
	take(t, c, s)
	p := s.Person("e2")
	abroad := settlement.Leaving{Situation: yearend.LeftCountry, Day: day("2026-12-10")}
	if f := season.Depart(c, s, p, abroad); f.Stops() {
		t.Fatal(f.Err())
	}
	settle(t, c, s, "2026-12-21")
	moved, faults := season.IntoPay(c, s, december)
	if !has(faults.All(), "season.paid-abroad") {
		t.Error(faults.All())
	}
	for _, m := range moved {
		if m.Employee == "e2" {
			t.Errorf("%+v", m)
		}
	}
}
