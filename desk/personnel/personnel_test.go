package personnel_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

var restaurant = func() []byte {
	b := &book.Book{}
	_, err := (&tour.Guide{Book: b, Now: "2026-11-02T00:00:00Z"}).Run()
	if err != nil {
		panic(err)
	}
	text, err := json.Marshal(b.ClientByID("sakura"))
	if err != nil {
		panic(err)
	}
	return text
}()

func sakura(t *testing.T) *book.Client {
	t.Helper()
	c := &book.Client{}
	if err := json.Unmarshal(restaurant, c); err != nil {
		t.Fatal(err)
	}
	return c
}

// insured is somebody on monthly pay who is insured today and was paid in October.
func insured(t *testing.T, c *book.Client) employee.Employee {
	t.Helper()
	for i := range c.Employees {
		e := &c.Employees[i]
		contract := e.Contracts.Ref(tour.Day)
		if e.Left.IsZero() && contract != nil && contract.Kind == employee.Monthly &&
			e.Insured.SocialOn(tour.Day) != nil && e.Hired.Before(caldate.Must("2025-01-01")) {
			text, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			var own employee.Employee
			if err := json.Unmarshal(text, &own); err != nil {
				t.Fatal(err)
			}
			return own
		}
	}
	t.Fatal("nobody")
	return employee.Employee{}
}

func effects(t *testing.T, c *book.Client, after *employee.Employee) personnel.Effects {
	t.Helper()
	e, err := personnel.Of(personnel.Change{Client: c, After: after, Today: tour.Day})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func owes(e personnel.Effects, p filing.Procedure) bool {
	return slices.ContainsFunc(e.Owed, func(c filing.Case) bool { return c.Procedure == p })
}

func TestNothingChangedMakesNothingHappen(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	if x := effects(t, c, &e); !x.None() {
		t.Errorf("%+v", x)
	}
}

func TestNameAddressAndFamilyOweTheirNotifications(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	day := tour.Day.AddDays(3)
	name, _ := e.Names.Latest()
	name.Full, name.Kana = "見本　花", "ミホン　ハナ"
	e.Names = e.Names.With(day, name)
	if x := effects(t, c, &e); !owes(x, filing.NameChange) {
		t.Errorf("%+v", x.Owed)
	}
	e = insured(t, c)
	address, _ := e.Addresses.Latest()
	address.Text = "東京都見本区見本町2-2-2"
	e.Addresses = e.Addresses.With(day, address)
	if x := effects(t, c, &e); len(c.Employees[0].Addresses) > 0 && !owes(x, filing.AddressChange) {
		t.Errorf("%+v", x.Owed)
	}
	e = insured(t, c)
	e.Family = append(e.Family, employee.FamilyMember{ID: personnel.FreeFamilyID(&e),
		Relation: "child", Sex: employee.Male, Born: day,
		Names:     history.From(day, employee.Name{Full: "見本　葵", Kana: "ミホン　アオイ"}),
		Dependent: history.From(day, employee.DependentStatus{Dependent: true, Reason: "birth"})})
	x := effects(t, c, &e)
	if !owes(x, filing.Dependents) || x.Owed[0].Due != day.AddDays(5) {
		t.Errorf("%+v", x.Owed)
	}
}

func TestLeavingOwesAllThatLeavingOwes(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	e.Left, e.LeftReason = tour.Day.AddDays(28), employee.LeftOwnWill
	x := effects(t, c, &e)
	for _, p := range []filing.Procedure{filing.Loss, filing.EmploymentLoss,
		filing.ResidentTaxLeaver, filing.WithholdingSlipLeaver} {
		if !owes(x, p) {
			t.Errorf("%s is not owed: %+v", p, x.Left)
		}
	}
	personnel.Put(c, e)
	cases, err := personnel.Cases(c, &e, tour.Day)
	if err != nil || !slices.ContainsFunc(cases, func(k filing.Case) bool {
		return k.Procedure == filing.Loss && k.Due == caldate.Must("2026-12-06")
	}) {
		t.Errorf("the loss is none of the person's notifications: %v %+v", err, cases)
	}
	e.Left, e.LeftReason = caldate.Date{}, ""
	if x := effects(t, c, &e); len(x.Gone) < 4 || len(x.Owed) > 0 {
		t.Errorf("staying after all: %+v", x)
	}
}

func TestLeaveOwesItsApplication(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	e.Leaves = append(e.Leaves, employee.Leave{Kind: employee.LeaveChildcare,
		Start: tour.Day.AddDays(20), End: tour.Day.AddDays(300)})
	if x := effects(t, c, &e); !owes(x, filing.ChildcareLeave) {
		t.Errorf("%+v", x.Owed)
	}
}

func TestARaiseIsPaidFirstAndRevisedThreeMonthsLater(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	contract := *e.Contracts.Ref(tour.Day)
	contract.Amounts = maps.Clone(contract.Amounts)
	was := contract.Amounts["base"]
	contract.Amounts["base"] += 30_000
	// Closed at the end of the month, paid in the next: December's pay is the first.
	e.Contracts = e.Contracts.With(caldate.Must("2026-11-01"), contract)
	x := effects(t, c, &e)
	if len(x.Fixed) != 1 {
		t.Fatalf("%+v", x.Fixed)
	}
	f := x.Fixed[0]
	if f.Before != was || f.After != was+30_000 || f.First != caldate.MustMonth("2026-12") ||
		f.Revision != caldate.MustMonth("2027-03") {
		t.Errorf("%+v", f)
	}
	// From September on, October's closed pay comes out otherwise.
	e = insured(t, c)
	e.Contracts = e.Contracts.With(caldate.Must("2026-09-01"), contract)
	x = effects(t, c, &e)
	found := false
	for _, m := range x.Months {
		for _, d := range m.Differences {
			if m.Month == caldate.MustMonth("2026-10") && m.Computed && d.Code == "base" {
				found = d.After-d.Before == 30_000
			}
		}
	}
	if !found {
		t.Errorf("%+v", x.Months)
	}
}

func TestWhatIsPlannedIsToldForTheMonthThatPaysItFirst(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	contract := *e.Contracts.Ref(tour.Day)
	contract.Amounts = maps.Clone(contract.Amounts)
	contract.Amounts["base"] += 30_000
	e.Contracts = e.Contracts.With(caldate.Must("2027-02-01"), contract)
	x := effects(t, c, &e)
	if len(x.Months) != 1 || x.Months[0].Month != caldate.MustMonth("2027-03") {
		t.Fatalf("%+v", x.Months)
	}
	m := x.Months[0]
	taken := m.Differences[0].After - m.Differences[0].Before - (m.After - m.Before)
	if m.Differences[0].Code != "base" || taken <= 0 || taken > 10_000 {
		t.Errorf("%+v", m)
	}
}

func TestFewerHoursLieApartFromTheRegistration(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	contract := *e.Contracts.Ref(tour.Day)
	contract.WeeklyMinutes, contract.WeeklyDays, contract.Status = 10*60, 2, employee.PartTime
	e.Contracts = e.Contracts.With(tour.Day, contract)
	if x := effects(t, c, &e); len(x.Coverage) != 2 {
		t.Errorf("%+v", x.Coverage)
	}
}

func TestSomebodyNew(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	e.ID, e.Number = personnel.FreeID(c, e.Number), "N-1"
	e.Hired = tour.Day.AddDays(14)
	e.Contracts = history.From(e.Hired, *e.Contracts.Ref(tour.Day))
	e.Insured.Social = []employee.SocialSpan{{Acquired: e.Hired}}
	e.Insured.Employment = []employee.EmploymentSpan{{Acquired: e.Hired}}
	e.Family = nil
	x := effects(t, c, &e)
	if !owes(x, filing.Acquisition) || !owes(x, filing.EmploymentAcquisition) {
		t.Errorf("%+v", x.Owed)
	}
	if !slices.Contains(x.Looks, personnel.LookTwin) {
		t.Errorf("somebody of the same name and birth is not told: %v", x.Looks)
	}
	e.Born = e.Born.AddDays(1)
	if x := effects(t, c, &e); slices.Contains(x.Looks, personnel.LookTwin) {
		t.Errorf("another birth: %v", x.Looks)
	}
	n := len(c.Employees)
	personnel.Put(c, e)
	if len(c.Employees) != n+1 || c.EmployeeByID(e.ID).Number != "N-1" {
		t.Error("not stored")
	}
}

func TestFaultsThatAChangeMakes(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	old := c.EmployeeByID(e.ID)
	old.Sex, e.Sex = "x", "x" // wrong before
	if f := personnel.Check(c, &e); f.Len() > 0 {
		t.Error(f.All())
	}
	e.Number = c.Employees[0].Number
	if e.ID == c.Employees[0].ID {
		e.Number = c.Employees[1].Number
	}
	e.Born = e.Hired
	f := personnel.Check(c, &e)
	for _, code := range []string{"person.number.taken", "person.born.late"} {
		if !slices.ContainsFunc(f.All(), func(x fault.Fault) bool { return x.Code == code }) {
			t.Error(code, f.All())
		}
	}
}
