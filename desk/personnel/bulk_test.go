package personnel_test

import (
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/employee"
)

var december = caldate.Must("2026-12-01")

// alter makes a change of one person, who must stand in the client.
func alter(c *book.Client, b *personnel.Bulk, id employee.ID) personnel.Altered {
	return b.Alter(c, c.EmployeeByID(id))
}

func TestABulkChangeBeginsOnItsDayAndChangesNothingElse(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	b := personnel.Bulk{From: december, Department: "本部", Minutes: 2250}
	x := alter(c, &b, e.ID)
	if x.After == nil {
		t.Fatalf("%+v", x)
	}
	was, now := x.Before.Contracts.Ref(december), x.After.Contracts.Ref(december)
	if now.Department != "本部" || now.WeeklyMinutes != 2250 || now.Job != was.Job ||
		now.WeeklyDays != was.WeeklyDays || now.Amounts["base"] != was.Amounts["base"] {
		t.Errorf("%+v", now)
	}
	before := x.After.Contracts.Ref(december.AddDays(-1))
	if before.Department == "本部" || was.Department == "本部" {
		t.Error("the day before is changed, or the record itself")
	}
}

func TestAmountsRiseAndFall(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	base, rate := e.Contracts.Ref(december).Amounts["base"], yen.MustRate
	type raised struct {
		raise personnel.Raise
		want  yen.Amount
	}
	for name, x := range map[string]raised{
		"set":          {personnel.Raise{How: personnel.Set, By: 321_000}, 321_000},
		"up":           {personnel.Raise{How: personnel.Up, By: 5_000}, base + 5_000},
		"down":         {personnel.Raise{How: personnel.Down, By: 5_000}, base - 5_000},
		"up by a rate": {personnel.Raise{How: personnel.UpRate, Rate: rate("3.5%")}, 310_500},
		"raised to 1000": {personnel.Raise{How: personnel.UpRate, Rate: rate("3.5%"), Unit: 1000},
			311_000},
		"down by a rate": {personnel.Raise{How: personnel.DownRate, Rate: rate("10%")}, 270_000},
		"half a yen":     {personnel.Raise{How: personnel.UpRate, Rate: rate("1/600000")}, 300_001},
	} {
		x.raise.Item = "base"
		got := alter(c, &personnel.Bulk{From: december, Pay: x.raise}, e.ID)
		if base != 300_000 || got.After == nil ||
			got.After.Contracts.Ref(december).Amounts["base"] != x.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// What was planned only carries on what is changed now goes along; what it says itself stays.
func TestWhatIsPlannedForLaterStays(t *testing.T) {
	c := sakura(t)
	own := c.EmployeeByID(insured(t, c).ID)
	later := *own.Contracts.Ref(december)
	later.Amounts = map[string]yen.Amount{"base": 350_000}
	day := caldate.Must("2027-04-01")
	own.Contracts = own.Contracts.With(day, later)
	x := alter(c, &personnel.Bulk{From: december, Department: "本部",
		Pay: personnel.Raise{Item: "base", How: personnel.Up, By: 1_000}}, own.ID)
	if x.After == nil || !slices.Equal(x.Stays, []caldate.Date{day}) {
		t.Fatalf("%+v", x)
	}
	if planned := x.After.Contracts.Ref(day); planned.Department != "本部" ||
		planned.Amounts["base"] != 350_000 {
		t.Errorf("%+v", planned)
	}
	if own.Contracts.Ref(day).Department == "本部" {
		t.Error("the record itself is changed")
	}
}

func TestForWhomABulkChangeCannotBeMade(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	own := c.EmployeeByID(e.ID)
	contract := *own.Contracts.Ref(december)
	move := personnel.Bulk{From: december, Department: "本部"}
	for name, x := range map[string]struct {
		bulk personnel.Bulk
		with func(*employee.Employee)
		want personnel.Obstacle
	}{
		"hired later": {move, func(e *employee.Employee) { e.Hired = december.AddDays(1) },
			personnel.NotYet},
		"left before": {move, func(e *employee.Employee) { e.Left = december.AddDays(-1) },
			personnel.Gone},
		"leaves on the day": {move, func(e *employee.Employee) {
			e.Left, e.LeftReason = december, employee.LeftOwnWill
		}, personnel.NoObstacle},
		"there already": {personnel.Bulk{From: december, Department: contract.Department}, nil,
			personnel.Same},
		"no amount": {personnel.Bulk{From: december, Pay: personnel.Raise{Item: "none",
			How: personnel.Up, By: 1}}, nil, personnel.NoAmount},
		"below nothing": {personnel.Bulk{From: december, Pay: personnel.Raise{Item: "base",
			How: personnel.Down, By: 9_999_999}}, nil, personnel.Below},
		"no such place": {personnel.Bulk{From: december, Establishment: "nowhere"}, nil,
			personnel.Faulty},
		"no notice": {personnel.Bulk{From: december, Payee: personnel.Payee{Designated: "123"}},
			func(e *employee.Employee) { e.Resident = nil }, personnel.NoNotice},
	} {
		saved := *own
		if x.with != nil {
			x.with(own)
		}
		got := alter(c, &x.bulk, own.ID)
		if got.Obstacle != x.want || (got.After == nil) != (x.want != personnel.NoObstacle) {
			t.Errorf("%s: %q", name, got.Obstacle)
		}
		if x.want == personnel.Faulty && len(got.Faults) == 0 {
			t.Errorf("%s: no fault is told", name)
		}
		*own = saved
	}
}

func TestResidentsTaxGoesToAnotherFromAMonthOn(t *testing.T) {
	c := sakura(t)
	own := c.EmployeeByID(insured(t, c).ID)
	month := caldate.MustMonth
	notice := employee.ResidentNotice{Version: 1, Year: 2026, FromMonth: month("2026-06"),
		First: 12_300, Others: 11_000, Municipality: "131016", Designated: "1", Recipient: "7"}
	own.Resident = []employee.ResidentNotice{notice}
	b := personnel.Bulk{From: december, Payee: personnel.Payee{Municipality: "131024", Name: "見本区",
		Designated: "22"}}
	x := alter(c, &b, own.ID)
	if x.After == nil || len(x.After.Resident) != 2 || own.Resident[0] != notice {
		t.Fatalf("%+v", x)
	}
	want := employee.ResidentNotice{Version: 2, Year: 2026, FromMonth: month("2026-12"),
		First: 11_000, Others: 11_000, Municipality: "131024", MunicipalName: "見本区",
		Designated: "22", Recipient: "7"}
	if got := x.After.Resident[personnel.NoticeOn(x.After, december.Month())]; got != want {
		t.Errorf("%+v", got)
	}
	if at := personnel.NoticeOn(x.After, month("2026-11")); x.After.Resident[at] != notice {
		t.Error("the months before are changed")
	}
	// From the first month of the notice it is the notice itself.
	b.From = caldate.Must("2026-06-01")
	if x = alter(c, &b, own.ID); len(x.After.Resident) != 1 || x.After.Resident[0].First != 12_300 {
		t.Errorf("%+v", x.After.Resident)
	}
	for want, with := range map[personnel.Obstacle]employee.ResidentNotice{
		personnel.LaterNotice: {Version: 2, Year: 2026, FromMonth: month("2027-01")},
		personnel.Ordinary: {Version: 2, Year: 2026, FromMonth: month("2026-09"),
			NotCollectable: true},
	} {
		b.From = december
		own.Resident = []employee.ResidentNotice{notice, with}
		if got := alter(c, &b, own.ID); got.Obstacle != want {
			t.Errorf("%q, not %q", got.Obstacle, want)
		}
	}
}

// worked is the work to its end.
func worked(t *testing.T, w *personnel.Work) []personnel.Altered {
	t.Helper()
	if err := w.Step(func() bool { return false }); err != nil {
		t.Fatal(err)
	}
	return w.Altered()
}

func TestTheTotalCountsWhatEverybodysChangeMakesHappen(t *testing.T) {
	c := sakura(t)
	var ids []employee.ID
	for i := range c.Employees {
		ids = append(ids, c.Employees[i].ID)
	}
	b := personnel.Bulk{From: december, Pay: personnel.Raise{Item: "base", How: personnel.Up,
		By: 20_000}}
	// The work is left after ten people, and gone on with.
	w := b.Begin(personnel.Crowd{Client: c, IDs: append(ids, "nobody"), Today: tour.Day})
	if err := w.Step(func() bool { return w.Done() == 10 }); err != nil || w.Done() != 10 ||
		w.Altered() != nil {
		t.Fatalf("%d done: %v", w.Done(), err)
	}
	all := worked(t, w)
	if len(all) != len(ids) {
		t.Fatalf("%d of %d", len(all), len(ids))
	}
	sum := personnel.Sum(all)
	changed, revised, left := 0, 0, 0
	for _, x := range all {
		if x.After == nil {
			left++
			continue
		}
		changed++
		if x.Before.Insured.SocialOn(december) != nil {
			revised++
		}
	}
	if changed == 0 || sum.People != changed || sum.Revised != revised || sum.Left[personnel.Gone]+
		sum.Left[personnel.NoAmount] != left {
		t.Errorf("%+v, not %d, %d, %d", sum, changed, revised, left)
	}
	if len(sum.Months) == 0 || sum.Months[0].After <= sum.Months[0].Before {
		t.Errorf("%+v", sum.Months)
	}
}

// A change that begins in the past is told for the months that are closed, which stay as they are.
func TestAChangeOfThePastIsToldForClosedMonths(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	b := personnel.Bulk{From: caldate.Must("2026-09-01"), Pay: personnel.Raise{Item: "base",
		How: personnel.Up, By: 10_000}}
	w := b.Begin(personnel.Crowd{Client: c, IDs: []employee.ID{e.ID}, Today: tour.Day})
	sum := personnel.Sum(worked(t, w))
	if len(sum.Months) == 0 || !sum.Months[0].Closed || sum.Months[0].After <= sum.Months[0].Before {
		t.Errorf("%+v", sum.Months)
	}
}
