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

var day = caldate.Must("2026-10-01")

const h = 60

// someone is a full-time worker, changed as a case asks.
func someone(change func(*employment.Person)) employment.Person {
	p := employment.Person{Born: caldate.Must("1990-05-05"), WeekMinutes: 40 * h}
	change(&p)
	return p
}

type person = employment.Person

type coverCase struct {
	p      person
	reason employment.Reason
	kind   employment.Kind
}

func TestContractAndStudyDecideWhoIsInsured(t *testing.T) {
	checkCover(t, map[string]coverCase{
		"full time": {someone(func(*person) {}), "", employment.General},
		"20 hours":  {someone(func(p *person) { p.WeekMinutes = 20 * h }), "", employment.General},
		"one minute under": {
			someone(func(p *person) { p.WeekMinutes = 20*h - 1 }), employment.ReasonHours, 0,
		},
		"31 days": {someone(func(p *person) { p.ExpectedDays = 31 }), "", employment.General},
		"30 days": {someone(func(p *person) { p.ExpectedDays = 30 }), employment.ReasonDays, 0},
		"30 days again": {
			someone(func(p *person) { p.ExpectedDays, p.Recently = 30, true }), "", employment.General,
		},
		"director": {
			someone(func(p *person) { p.Director = employment.DirectorOnly }), employment.ReasonDirector, 0,
		},
		"day student": {
			someone(func(p *person) { p.Student = employment.DayStudent }), employment.ReasonStudent, 0,
		},
		"night student": {
			someone(func(p *person) { p.Student = employment.NightStudent }), "", employment.General,
		},
		"graduating": {
			someone(func(p *person) { p.Student = employment.GraduatingStudent }), "", employment.General,
		},
		"on leave": {
			someone(func(p *person) { p.Student = employment.StudentOnLeave }), "", employment.General,
		},
		"sent to study": {
			someone(func(p *person) { p.Student = employment.StudentOfEmployer }), "", employment.General,
		},
		"by distance": {
			someone(func(p *person) { p.Student = employment.DistanceStudent }), "", employment.General,
		},
	})
}

func TestStatusAndAgeDecideWhoIsInsured(t *testing.T) {
	checkCover(t, map[string]coverCase{
		"main job elsewhere": {
			someone(func(p *person) { p.MainElsewhere = true }), employment.ReasonMain, 0,
		},
		"season of 4 months": {
			someone(func(p *person) { p.Seasonal, p.SeasonMonths = true, 4 }), employment.ReasonSeasonal, 0,
		},
		"season of 5 months": {
			someone(func(p *person) { p.Seasonal, p.SeasonMonths = true, 5 }), "", employment.ShortTerm,
		},
		"season, 29 hours": {
			someone(func(p *person) { p.Seasonal, p.WeekMinutes = true, 29*h }),
			employment.ReasonSeasonal, 0,
		},
		"fishing":  {someone(func(p *person) { p.FishingCrew = true }), employment.ReasonFishing, 0},
		"official": {someone(func(p *person) { p.PublicOffice = true }), employment.ReasonPublic, 0},
		"65 today": { // 65 is reached on the eve of the birthday
			someone(func(p *person) { p.Born = caldate.Must("1961-10-02") }), "", employment.Elderly,
		},
		"65 tomorrow": {
			someone(func(p *person) { p.Born = caldate.Must("1961-10-03") }), "", employment.General,
		},
	})
}

func checkCover(t *testing.T, cases map[string]coverCase) {
	t.Helper()
	for name, c := range cases {
		var tr why.Trace
		got, standing, err := employment.Cover(c.p, day, &tr)
		if err != nil || standing != dated.Confirmed || got.Reason != c.reason || got.Kind != c.kind ||
			got.Insured != (c.reason == "") || got.Judgement != nil {
			t.Errorf("%s: %+v %v", name, got, err)
		}
		if len(tr.Steps) != 1 || got.Label() == "" || !strings.Contains(tr.Steps[0].String(), "雇保法") {
			t.Errorf("%s: not explained", name)
		}
	}
}

func TestTenHoursAreEnoughFromOctober2028(t *testing.T) {
	p := employment.Person{WeekMinutes: 10 * 60}
	for on, want := range map[string]bool{
		"2023-04-01": false, "2028-09-30": false, "2028-10-01": true, "2029-04-01": true,
	} {
		got, standing, err := employment.Cover(p, caldate.Must(on), nil)
		if err != nil || got.Insured != want {
			t.Errorf("%s: %+v %v", on, got, err)
		}
		if provisional := standing == dated.Provisional; provisional != (on == "2029-04-01") {
			t.Errorf("%s: standing %v", on, standing)
		}
	}
	p.WeekMinutes--
	if got, _, _ := employment.Cover(p, caldate.Must("2028-10-01"), nil); got.Insured {
		t.Error("a minute under ten hours is insured")
	}
	var before *dated.BeforeFirstError
	if _, _, err := employment.Cover(p, caldate.Must("2023-03-31"), nil); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
}

func TestWhatHangsOnRealWorkIsAskedOfAPerson(t *testing.T) {
	for _, p := range []employment.Person{
		{WeekMinutes: 2400, Director: employment.DirectorEmployee},
		{WeekMinutes: 2400, Relative: true},
	} {
		var tr why.Trace
		got, _, err := employment.Cover(p, day, &tr)
		if err != nil || got.Judgement == nil || len(got.Judgement.Needs) == 0 || !got.Insured ||
			tr.Steps[0].Note != got.Judgement.Question {
			t.Errorf("%+v %v", got, err)
		}
	}
}

func TestSeveralJobsCountFrom65OnOwnApplication(t *testing.T) {
	old, young := caldate.Must("1961-10-02"), caldate.Must("1961-10-03")
	job := func(hours ...int) (all []employment.Job) {
		for _, n := range hours {
			all = append(all, employment.Job{WeekMinutes: n * h})
		}
		return all
	}
	for name, c := range map[string]struct {
		m      employment.MultiJob
		reason employment.Reason
	}{
		"10 and 10":         {employment.MultiJob{Born: old, Jobs: job(10, 10)}, ""},
		"15 and 5":          {employment.MultiJob{Born: old, Jobs: job(15, 5)}, ""},
		"16 and 4":          {employment.MultiJob{Born: old, Jobs: job(16, 4)}, employment.ReasonHours},
		"12 and 7":          {employment.MultiJob{Born: old, Jobs: job(12, 7)}, employment.ReasonHours},
		"only two may join": {employment.MultiJob{Born: old, Jobs: job(7, 7, 7)}, employment.ReasonHours},
		"best two of three": {employment.MultiJob{Born: old, Jobs: job(5, 9, 12)}, ""},
		"20 alone":          {employment.MultiJob{Born: old, Jobs: job(20, 5)}, employment.ReasonJobs},
		"not yet 65":        {employment.MultiJob{Born: young, Jobs: job(10, 10)}, employment.ReasonAge},
		"no birthday":       {employment.MultiJob{Jobs: job(10, 10)}, employment.ReasonAge},
		"30 days only": {employment.MultiJob{Born: old, Jobs: []employment.Job{
			{WeekMinutes: 10 * h, ExpectedDays: 30}, {WeekMinutes: 15 * h}}}, employment.ReasonHours},
	} {
		var tr why.Trace
		got, _, err := employment.CoverMultiJob(c.m, day, &tr)
		if err != nil || got.Reason != c.reason || got.Insured != (c.reason == "") || len(tr.Steps) != 1 {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
	m := employment.MultiJob{Born: old, Jobs: job(5, 5)}
	if got, _, _ := employment.CoverMultiJob(m, caldate.Must("2028-10-01"), nil); !got.Insured {
		t.Error("ten hours in sum are enough from October 2028")
	}
}

func TestMonthsRunBackFromTheDayOfLoss(t *testing.T) {
	// left on 30 March 2026, lost on the 31st: month-ends stand for missing days
	all := employment.Periods(employment.Insurance{
		Acquired: caldate.Must("2025-12-10"), Lost: caldate.Must("2026-03-31"),
	})
	var got []string
	for _, p := range all {
		got = append(got, p.From.String()+"/"+p.To.String())
	}
	want := "2026-02-28/2026-03-30 2026-01-31/2026-02-27 2025-12-31/2026-01-30 2025-12-10/2025-12-30"
	if strings.Join(got, " ") != want {
		t.Errorf("%s", got)
	}
	if last := all[len(all)-1]; !last.Partial || all[0].Partial {
		t.Error("the first period is partial, the others are not")
	}
	// no gap and no overlap, for every day of loss of two years
	acquired := caldate.Must("2024-01-31")
	last := caldate.Must("2026-03-01")
	for lost := acquired.AddDays(1); lost.Before(last); lost = lost.AddDays(1) {
		end := lost
		for _, p := range employment.Periods(employment.Insurance{Acquired: acquired, Lost: lost}) {
			if p.To.AddDays(1) != end || p.From.After(p.To) {
				t.Fatalf("lost %s: %v", lost, p)
			}
			end = p.From
		}
		if end != acquired {
			t.Fatalf("lost %s: begins on %s", lost, end)
		}
	}
	if len(employment.Periods(employment.Insurance{Acquired: acquired, Lost: acquired})) != 0 {
		t.Error("no day of insured status has a month")
	}
}

func filled(acquired, lost string, base, minutes int) employment.CountInput {
	in := employment.Insurance{Acquired: caldate.Must(acquired), Lost: caldate.Must(lost)}
	c := employment.CountInput{Lost: in.Lost, Periods: employment.Periods(in)}
	for i := range c.Periods {
		c.Periods[i].BaseDays, c.Periods[i].Minutes = base, minutes
	}
	return c
}

func TestWhichMonthsCount(t *testing.T) {
	for name, c := range map[string]struct {
		in      employment.CountInput
		need    employment.Need
		halves  int
		enough  bool
		byHours bool
	}{
		"a year of 11 days": {filled("2025-10-01", "2026-10-01", 11, 0), 0, 24, true, false},
		"10 days, no hours": {filled("2025-10-01", "2026-10-01", 10, 79*60), 0, 0, false, true},
		"10 days, 80 hours": {filled("2025-10-01", "2026-10-01", 10, 80*60), 0, 24, true, true},
		"half a first month": { // 15 days and 11 base days: 16 to 30 September
			filled("2025-09-16", "2026-10-01", 11, 0), 0, 25, true, false,
		},
		"14 days are none": {filled("2025-09-17", "2026-10-01", 11, 0), 0, 24, true, false},
		"five months": {
			filled("2026-05-01", "2026-10-01", 20, 9000), employment.SpecialNeed, 10, false, true,
		},
		"six months": {
			filled("2026-04-01", "2026-10-01", 20, 9000), employment.SpecialNeed, 12, true, false,
		},
		"two years at most": {filled("2020-10-01", "2026-10-01", 20, 0), 0, 48, true, false},
		"one year at most": {
			filled("2020-10-01", "2026-10-01", 20, 0), employment.SpecialNeed, 24, true, false,
		},
		"6 days before 2028": {filled("2027-09-30", "2028-09-30", 6, 0), 0, 0, false, true},
		"6 days from 2028":   {filled("2027-10-01", "2028-10-01", 6, 0), 0, 24, true, false},
		"40 hours from 2028": {filled("2027-10-01", "2028-10-01", 5, 40*60), 0, 24, true, true},
	} {
		c.in.Need = c.need
		var tr why.Trace
		got, _, err := employment.Count(c.in, &tr)
		if err != nil || got.Halves != c.halves || got.Enough != c.enough || got.ByHours != c.byHours {
			t.Errorf("%s: %+v %v", name, got, err)
		}
		if len(tr.Steps) != 1+len(c.in.Periods) {
			t.Errorf("%s: not every month is explained", name)
		}
	}
}

func TestIllnessLengthensTheWindowToFourYears(t *testing.T) {
	c := filled("2020-10-01", "2026-10-01", 20, 0)
	for unpaid, from := range map[int]string{
		0: "2024-10-01", 29: "2024-10-01", 30: "2024-09-01", 5000: "2022-10-01",
	} {
		c.Unpaid = unpaid
		got, _, err := employment.Count(c, nil)
		if err != nil || got.Window.From != caldate.Must(from) {
			t.Errorf("%d days: %s %v", unpaid, got.Window.From, err)
		}
	}
}

func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		n           employment.Notification
		event, want string
	}{
		// shared README §7: the 10th of next month, whenever in the month it began
		{employment.Acquisition, "2026-04-01", "2026-05-10"},
		{employment.Acquisition, "2026-04-28", "2026-05-10"},
		{employment.Acquisition, "2026-12-31", "2027-01-10"},
		{employment.Loss, "2026-04-01", "2026-04-11"},
		{employment.Transfer, "2026-04-01", "2026-04-11"},
		{employment.Establishment, "2026-04-01", "2026-04-11"},
		{employment.ChildcareClaim, "2026-04-01", "2026-08-31"},
		{employment.ChildcareClaim, "2026-10-31", "2027-02-28"},
		{employment.CaregiverClaim, "2026-10-01", "2026-12-31"},
		{employment.ShortTimeClaim, "2026-04-01", "2026-08-31"},
		{employment.ElderClaim, "2026-04-01", "2026-08-31"},
	} {
		var tr why.Trace
		got, _, err := employment.Due(c.n, caldate.Must(c.event), &tr)
		if err != nil || got.Day != caldate.Must(c.want) || got.Law == "" || c.n.Label() == "" ||
			len(tr.Steps) != 1 {
			t.Errorf("%s %s: %+v %v", c.n, c.event, got, err)
		}
	}
	d, _, _ := employment.Due(employment.Acquisition, caldate.Must("2026-04-01"), nil)
	// the 10th is a Sunday
	if open, err := d.Open(); err != nil || open != caldate.Must("2026-05-11") {
		t.Errorf("%s %v", open, err)
	}
	var unknown *employment.UnknownNotificationError
	_, _, err := employment.Due("moon", day, nil)
	if !errors.As(err, &unknown) || err.Error() == "" {
		t.Errorf("%v", err)
	}
	var before *dated.BeforeFirstError
	_, _, err = employment.Due(employment.Loss, caldate.Must("1999-01-01"), nil)
	if !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
}

func TestKeysHaveLabels(t *testing.T) {
	for _, o := range []employment.Outcome{
		employment.Full, employment.Reduced, employment.WageTooHigh, employment.WorkedTooMuch,
		employment.OwnDaysShort, employment.SpouseShort, employment.MainUnpaid, employment.NotLower,
		employment.TooSmall, employment.NoSuchBenefit, employment.Exhausted,
	} {
		if o.Label() == "" {
			t.Error(o)
		}
	}
	for k := employment.NotInsured; k <= employment.ShortTerm; k++ {
		if k.Label() == "" {
			t.Error(k)
		}
	}
}

func BenchmarkCover(b *testing.B) {
	p := employment.Person{Born: caldate.Must("1990-05-05"), WeekMinutes: 2400}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := employment.Cover(p, day, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChildcareYear(b *testing.B) {
	leave := employment.Leave{
		Span:      employment.Span{From: caldate.Must("2026-08-01"), To: caldate.Must("2027-07-31")},
		SixMonths: yen.Amount(1_800_000),
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := employment.ChildcareBenefit(leave, nil); err != nil {
			b.Fatal(err)
		}
	}
}
