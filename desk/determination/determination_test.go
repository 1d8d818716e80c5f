package determination_test

import (
	"testing"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/law/remuneration"
	"romukura/law/why"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
)

func person(id, acquired string) employee.Employee {
	since := caldate.Must(acquired)
	return employee.Employee{ID: employee.ID(id), Number: id, Born: caldate.Must("1990-05-05"),
		Hired:     since,
		Contracts: history.From(since, employee.Contract{Establishment: "tokyo"}),
		Insured: employee.Insured{Social: []employee.SocialSpan{{Acquired: since}},
			Standards: history.From(since.Month().First(), employee.Standard{Health: 300_000,
				Pension: 300_000, Cause: insured.CauseAcquisition})}}
}

func proposal(p filing.Procedure, from string, standard remuneration.Amount) *book.Determination {
	d := &book.Determination{Row: insured.Row{Employee: "1", Number: "1", Procedure: p}}
	d.Decision.Key, d.Decision.From = remuneration.Decided, caldate.MustMonth(from)
	d.Decision.Standard = remuneration.Standard{Health: standard, Pension: standard}
	return d
}

var hand = determination.Hand{By: "社労士　花子", On: "2026-07-08T09:00:00+09:00", Reason: "確認"}

func standardIn(c *book.Client, month string) remuneration.Amount {
	s, _ := c.Employees[0].Insured.Standards.At(caldate.MustMonth(month).First())
	return s.Health
}

func TestTakenTwiceChangesNothing(t *testing.T) {
	c := &book.Client{Employees: []employee.Employee{person("1", "2020-04-01")}}
	for range 2 {
		determination.Take(c, proposal(filing.AnnualBase, "2026-09", 340_000), hand)
	}
	if len(c.Determinations) != 1 || len(c.Cases) != 1 ||
		len(c.Employees[0].Insured.Standards) != 2 {
		t.Fatalf("%d decisions, %d cases", len(c.Determinations), len(c.Cases))
	}
	if c.Determinations[0].Taken.By != hand.By || standardIn(c, "2026-08") != 300_000 ||
		standardIn(c, "2026-09") != 340_000 {
		t.Error("the standard does not begin in September, or nobody took it")
	}
	if due := c.Cases[0].Until; due != caldate.Must("2026-07-10") {
		t.Errorf("due %v", due)
	}
}

// 健保法41-3: a revision from July to September goes before the annual determination; one from
// October does not, and from June the annual one follows it.
func TestRevisionBeforeTheAnnualOne(t *testing.T) {
	for _, c := range []struct {
		from      string
		september remuneration.Amount
		annual    filing.State
	}{
		{"2026-06", 340_000, filing.Ready}, {"2026-07", 380_000, filing.NotOwed},
		{"2026-08", 380_000, filing.NotOwed}, {"2026-09", 380_000, filing.NotOwed},
		{"2026-10", 340_000, filing.Ready},
	} {
		for _, waits := range []bool{false, true} {
			b := &book.Client{Employees: []employee.Employee{person("1", "2020-04-01")}}
			annual := proposal(filing.AnnualBase, "2026-09", 340_000)
			want := c.annual
			if waits {
				annual.Judgements = []why.Judgement{{Key: "annual.average"}}
				determination.Await(b, annual)
				if b.Cases[0].State != filing.Open || standardIn(b, "2026-09") != 300_000 {
					t.Error("what waits for a person was taken")
				}
				if want == filing.Ready {
					want = filing.Open
				}
			} else {
				determination.Take(b, annual, hand)
			}
			determination.Take(b, proposal(filing.MonthlyChange, c.from, 380_000), hand)
			if b.Cases[0].State != want {
				t.Errorf("from %s, waits %v: the annual one is %s, want %s", c.from, waits,
					b.Cases[0].State, want)
			}
			if got := standardIn(b, "2026-09"); !waits && got != c.september {
				t.Errorf("from %s: September is %d, want %d", c.from, got, c.september)
			}
		}
	}
}

// 健保法41-3: whoever acquired insured status from 1 June on is not determined that year; the eve is.
func TestJuneJoinerIsListed(t *testing.T) {
	c := &book.Client{Employees: []employee.Employee{person("may", "2026-05-31"),
		person("june", "2026-06-01")}}
	answer, err := determination.Ask(c, determination.Question{What: determination.Annual,
		Year: 2026, Today: caldate.Must("2026-07-01")})
	if err != nil {
		t.Fatal(err)
	}
	keys := map[employee.ID]string{}
	for _, x := range answer.Excluded {
		keys[x.Employee] = x.Key
	}
	if keys["june"] != string(remuneration.ExcludedNew) ||
		keys["may"] == string(remuneration.ExcludedNew) || len(answer.Proposals) > 0 {
		t.Errorf("%v", keys)
	}
}

func TestQuestionsAfterAMonth(t *testing.T) {
	if n := len(determination.After(caldate.MustMonth("2026-06"))); n != 4 {
		t.Errorf("%d questions after June, want the annual one beside three", n)
	}
	if q := determination.After(caldate.MustMonth("2026-12")); len(q) != 3 ||
		q[1].Month != caldate.MustMonth("2027-01") {
		t.Errorf("%v", q)
	}
}
