package employment

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/why"
)

// Job is one of several jobs of a person.
type Job struct {
	WeekMinutes  int
	ExpectedDays int // zero: no end in sight
}

// MultiJob is the own application of a person of 65 or more who works for several employers
// (マルチジョブホルダー).
type MultiJob struct {
	Born caldate.Date
	Jobs []Job // each with another employer
}

// CoverMultiJob decides on the application of a person with several jobs: 65 or older on that
// day, no job that would insure by itself, and two jobs of 5 hours or more that add up to 20
// (10 from 2028-10-01). Insured status begins on the day of the application and never earlier.
//
// Law: 雇保法37の5-1-1 雇保法37の5-1-2 雇保法37の5-1-3 雇保則65の7
func CoverMultiJob(
	m MultiJob, applied caldate.Date, t *why.Trace,
) (Coverage, dated.Standing, error) {
	e, standing, err := coverages.At(applied)
	if err != nil {
		return Coverage{}, 0, err
	}
	c := Coverage{Reason: multiExclusion(m, applied, &e.Value)}
	if c.Reason == ReasonNone {
		c.Insured, c.Kind = true, Elderly
	}
	if t.On() {
		step := why.Step{
			Key: "employment.multi-job", What: textMulti, Law: lawMulti,
			Inputs: []why.Input{
				why.In(textReached, why.Date(m.Born.ReachesAge(e.Value.multiAge))),
				why.In(textSumLeast, why.Minutes(e.Value.multiSum)),
			},
			Table: why.From(&e.Source, standing, ""), Result: why.Text(c.Label()), Note: textMultiNote,
		}
		for _, j := range m.Jobs {
			step.Inputs = append(step.Inputs, why.In(textWeek, why.Minutes(j.WeekMinutes)))
		}
		t.Add(step)
	}
	return c, standing, nil
}

func multiExclusion(m MultiJob, day caldate.Date, r *coverageRule) Reason {
	if m.Born.IsZero() || m.Born.ReachesAge(r.multiAge).After(day) {
		return ReasonAge
	}
	var best [2]int // the two longest of the jobs that may be added
	for _, j := range m.Jobs {
		if j.WeekMinutes >= r.multiBelow {
			return ReasonJobs
		}
		if j.WeekMinutes < r.multiLeast || j.ExpectedDays > 0 && j.ExpectedDays < r.expectedDays {
			continue
		}
		if j.WeekMinutes > best[0] {
			best[0], best[1] = j.WeekMinutes, best[0]
		} else if j.WeekMinutes > best[1] {
			best[1] = j.WeekMinutes
		}
	}
	if best[1] == 0 || best[0]+best[1] < r.multiSum {
		return ReasonHours
	}
	return ReasonNone
}
