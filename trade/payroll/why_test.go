package payroll_test

import (
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Every line of every slip has steps, one of them with the amount of the line as its result.
func TestEveryFigureExplainsItself(t *testing.T) {
	r := chanceOf(8)
	for i := range rounds {
		_, again := r.slip(t)
		s := again(true)
		for _, l := range slices.Concat(s.Earnings, s.Deductions) {
			trace := s.WhyOf(l.Code)
			if trace == nil || len(trace.Steps) == 0 {
				t.Fatalf("%d: %s has no steps", i, l.Code)
			}
			for _, step := range trace.Steps {
				if step.Key == "" || step.What == "" || step.Result.String() == "" {
					t.Fatalf("%d: %s: %+v", i, l.Code, step)
				}
			}
			if !results(trace, l.Amount) {
				t.Errorf("%d: no step of %s gives %d: %v", i, l.Code, l.Amount, trace.Steps)
			}
		}
		if days := s.Why["days"]; days == nil || !strings.Contains(days.Steps[0].Result.String(), "日") {
			t.Fatalf("%d: base days %v", i, days)
		}
	}
}

func results(t *why.Trace, a yen.Amount) bool {
	return slices.ContainsFunc(t.Steps, func(s why.Step) bool { return s.Result == why.Yen(a) })
}

// What the law decides names its article, and what a table gives the table with its source.
func TestStepsOfTheLawNameArticleTableAndSource(t *testing.T) {
	in := worked(attendance.Month{Overtime: 600, ScheduledHalves: 44, AbsentHalves: 2})
	in.Explain = true
	e := plain(born("1980-05-05"), joined("2026-06-02"), func(e *employee.Employee) {
		e.Resident = []employee.ResidentNotice{{Version: 1, Year: 2026,
			FromMonth: caldate.MustMonth("2026-06"), First: 1, Others: 1}}
	})
	s := slip(t, tokyo(nil), e, "2026-06", in)
	for _, code := range []string{payroll.CodeOvertime, payroll.CodeEmployment, payroll.CodeTax,
		payroll.CodeResident, payroll.CodeAbsence, "days", "minimum"} {
		if !slices.ContainsFunc(s.WhyOf(code).Steps, func(s why.Step) bool { return s.Law != "" }) {
			t.Errorf("%s names no article", code)
		}
	}
	for _, code := range []string{payroll.CodeOvertime, payroll.CodeEmployment, payroll.CodeTax} {
		if !slices.ContainsFunc(s.WhyOf(code).Steps, func(s why.Step) bool {
			return s.Table.Source != nil && s.Table.Source.Text != ""
		}) {
			t.Errorf("%s names no table", code)
		}
	}
	if s.Why["part"] == nil {
		t.Error("29 of 30 days without a word")
	}
}

// Where no premium is due the explanation says why not: the answer is an answer too.
func TestWhatIsNotTakenIsExplainedToo(t *testing.T) {
	for name, e := range map[string]*employee.Employee{
		"acquired this month": plain(joined("2026-06-01")),
		"on maternity leave":  plain(away(employee.LeaveMaternity, "2026-04-10", "2026-07-20")),
	} {
		s := slip(t, tokyo(nil), e, "2026-06", payroll.Input{Explain: true})
		same(t, name, amount(s, payroll.CodeHealth), 0)
		if trace := s.WhyOf(payroll.CodeHealth); trace == nil || len(trace.Steps) == 0 {
			t.Errorf("%s: no word", name)
		}
	}
	if s := slip(t, tokyo(nil), plain(), "2026-06", payroll.Input{}); s.Why != nil ||
		s.WhyOf(payroll.CodeTax) != nil {
		t.Error("explained without being asked")
	}
}

// The rounding that the client set stands in the step.
func TestAStepNamesItsRounding(t *testing.T) {
	c := items(client.Item{Code: "x", Name: "手当", Formula: client.Formula{Kind: client.Hourly,
		Amount: 1_000, Measure: client.MinutesWorked, Round: "ceil"}})
	in := worked(attendance.Month{Prescribed: 61})
	in.Explain = true
	s := slip(t, c, plain(uninsured), "2026-06", in)
	same(t, "1,016.67", amount(s, "x"), 1_017)
	if step := s.WhyOf("x").Steps[0]; step.Rounding != yen.Ceil || len(step.Inputs) != 2 {
		t.Errorf("%+v", step)
	}
}
