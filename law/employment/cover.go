package employment

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// Director tells whether a person holds an office of the company.
type Director uint8

// The kinds of director as employment insurance sees them.
const (
	NotDirector      Director = iota
	DirectorOnly              // 取締役・監査役・理事: mandate, no employment
	DirectorEmployee          // 兼務役員: also head of a department or the like
)

// Student tells what kind of student a person is.
type Student uint8

// The kinds of student. Only DayStudent is left out.
const (
	NotStudent        Student = iota
	NightStudent              // evening course or part-time course (夜間・定時制)
	GraduatingStudent         // will graduate and stay with this employer
	StudentOnLeave            // on leave of absence (休学中)
	StudentOfEmployer         // studies by order or with the consent of the employer
	DistanceStudent           // a school that does not ask for attendance (通信制等)
	DayStudent                // 昼間学生
)

// Person is what decides on insured status on a day.
type Person struct {
	Born          caldate.Date
	WeekMinutes   int  // working time a week by contract
	ExpectedDays  int  // days the employment is expected to last; zero: no end in sight
	Recently      bool // 18 days or more with this employer in each of the last two months
	Director      Director
	Student       Student
	MainElsewhere bool // insured with another employer, who pays most of the living
	Relative      bool // lives with the employer as a relative
	Seasonal      bool
	SeasonMonths  int  // length of a seasonal contract in months
	FishingCrew   bool // crew of a fishing boat that is not employed all year
	PublicOffice  bool // official whose severance pay exceeds the benefits
}

// Kind is the kind of insured person (被保険者の種類).
type Kind uint8

// The kinds of insured persons. Day workers are insured by rules of their own.
const (
	NotInsured Kind = iota
	General         // 一般被保険者
	Elderly         // 高年齢被保険者: 65 or older
	ShortTerm       // 短期雇用特例被保険者: seasonal
)

// Reason says why a person is not insured.
type Reason string

// The reasons of refusal.
const (
	ReasonNone     Reason = ""
	ReasonDirector Reason = "director"
	ReasonMain     Reason = "main-employer"
	ReasonHours    Reason = "hours"
	ReasonDays     Reason = "days"
	ReasonStudent  Reason = "student"
	ReasonSeasonal Reason = "seasonal"
	ReasonFishing  Reason = "fishing"
	ReasonPublic   Reason = "public"
	ReasonAge      Reason = "age"
	ReasonJobs     Reason = "jobs"
)

// Coverage is the answer on insured status. A Judgement that is not nil waits for a person, and
// Insured is then what the program proposes.
type Coverage struct {
	Insured   bool
	Kind      Kind
	Reason    Reason
	Judgement *why.Judgement
}

// Cover decides whether a person is insured on a day: employed as a worker, for 20 hours a week
// or more (10 from 2028-10-01), expected for 31 days or more, and none of those the Act leaves
// out.
//
// Law: 雇保法4-1 雇保法6-1-1 雇保法6-1-2 雇保法6-1-3 雇保法6-1-4 雇保法6-1-5 雇保法6-1-6 雇保則3の2
func Cover(p Person, day caldate.Date, t *why.Trace) (Coverage, dated.Standing, error) {
	e, standing, err := coverages.At(day)
	if err != nil {
		return Coverage{}, 0, err
	}
	c := Coverage{Reason: exclusion(p, &e.Value)}
	if c.Reason == ReasonNone {
		c.Insured, c.Kind = true, kindOf(p, day, e.Value.elderlyAge)
		c.Judgement = judge(p)
	}
	if t.On() {
		t.Add(why.Step{
			Key: "employment.cover", What: textCover, Law: c.Reason.law(),
			Inputs: []why.Input{
				why.In(textWeek, why.Minutes(p.WeekMinutes)),
				why.In(textWeekLeast, why.Minutes(e.Value.weekMinutes)),
				why.In(textExpected, expected(p.ExpectedDays)),
				why.In(textExpectedLeast, why.Count(e.Value.expectedDays, textDayUnit)),
			},
			Table:  why.From(&e.Source, standing, ""),
			Result: why.Text(c.Label()), Note: c.question(),
		})
	}
	return c, standing, nil
}

// exclusion goes through the doors in the order of the Act: first whether there is employment
// at all, then the items of article 6.
func exclusion(p Person, r *coverageRule) Reason {
	switch {
	case p.Director == DirectorOnly:
		return ReasonDirector
	case p.MainElsewhere:
		return ReasonMain
	case p.WeekMinutes < r.weekMinutes:
		return ReasonHours
	case p.ExpectedDays > 0 && p.ExpectedDays < r.expectedDays && !p.Recently:
		return ReasonDays
	case p.Seasonal && shortSeason(p, r):
		return ReasonSeasonal
	case p.Student == DayStudent:
		return ReasonStudent
	case p.FishingCrew:
		return ReasonFishing
	case p.PublicOffice:
		return ReasonPublic
	}
	return ReasonNone
}

// shortSeason tells whether a seasonal job is too short: four months or less, or under 30 hours.
//
// Law: 雇保法6-1-3 雇保法38-1-1 雇保法38-1-2
func shortSeason(p Person, r *coverageRule) bool {
	return p.SeasonMonths > 0 && p.SeasonMonths <= r.seasonalMonths ||
		p.WeekMinutes < r.seasonalMinutes
}

// kindOf is the kind of insured person; 65 is reached on the eve of the birthday.
//
// Law: 雇保法37の2-1 雇保法38-1 年齢計算法1
func kindOf(p Person, day caldate.Date, elderly int) Kind {
	switch {
	case p.Seasonal:
		return ShortTerm
	case !p.Born.IsZero() && !p.Born.ReachesAge(elderly).After(day):
		return Elderly
	}
	return General
}

// judge asks a person where insured status hangs on how somebody really works.
func judge(p Person) *why.Judgement {
	switch {
	case p.Director == DirectorEmployee:
		return &why.Judgement{
			Key: "employment.director", Question: textDirectorQuestion, Proposal: textDirectorProposal,
			Law: lawEmployed, Needs: []string{textDirectorNeeds},
		}
	case p.Relative:
		return &why.Judgement{
			Key: "employment.relative", Question: textRelativeQuestion, Proposal: textRelativeProposal,
			Law: lawEmployed, Needs: []string{textRelativeNeeds},
		}
	}
	return nil
}

func (c Coverage) question() string {
	if c.Judgement == nil {
		return ""
	}
	return c.Judgement.Question
}

func expected(days int) why.Value {
	if days == 0 {
		return why.Text(textNoEnd)
	}
	return why.Count(days, textDayUnit)
}
