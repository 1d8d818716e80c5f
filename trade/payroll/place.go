package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/laborins"
	"romukura/law/minimumwage"
	"romukura/law/pension"
	"romukura/trade/client"
)

// Societies are the health insurance societies of a client's establishments, by their ids.
type Societies map[string]*insurer.Society

// place is what the people of one establishment are insured by, and the least they may be paid.
type place struct {
	insurer  insurer.Insurer
	levies   [2]*levies // by the months of the terms
	err      [2]error   // why there are none
	business laborins.Business
	known    bool // the business is one that employment insurance knows
	area     string
	accident accident.Rating
	rate     yen.Rate // of workers' compensation
	rateErr  error    // why there is none
}

// levies are the rates of an insurer in a premium month, with what payslips show of them.
type levies struct {
	rates *health.Rates
	taken Levies
	line  [2][3]yen.Rate // of the lines of health, care and support; the second with care
}

// resolvePlaces looks up rates for all establishments of the client. What cannot be found waits as
// an error for those whom it concerns.
func (t *Terms) resolvePlaces(societies Societies) {
	t.months = [2]caldate.Month{t.Period.Month.Add(-1), t.Period.Month}
	for i, month := range t.months {
		// No month from the first table on is without a rate; before it health insurance says so.
		if fund, _, err := pension.RatesFor(month); err == nil {
			t.funds[i] = fund
		}
	}
	t.places = make(map[string]*place, len(t.Client.Establishments))
	t.floors = map[string]*floor{}
	for i := range t.Client.Establishments {
		e := &t.Client.Establishments[i]
		t.places[e.ID] = t.placeOf(e, societies)
		if t.Kind == MonthlyPay {
			t.floors[e.Prefecture] = t.floorOf(e.Prefecture)
		}
	}
}

func (t *Terms) placeOf(e *client.Establishment, societies Societies) *place {
	p := &place{area: e.Prefecture}
	p.business, p.known = laborins.BusinessByKey(e.EmploymentBusiness)
	t.accidentRate(p, e)
	var err error
	if p.insurer, err = insurerOf(e, societies); err != nil {
		p.err = [2]error{err, err}
		return p
	}
	t.rounding(&p.insurer)
	for i := range t.months {
		p.levies[i], p.err[i] = t.leviesOf(&p.insurer, i)
	}
	return p
}

// rounding puts the client's own way of rounding before the insurer's.
func (t *Terms) rounding(in *insurer.Insurer) {
	if t.Rules.CashPremium {
		in.Profile.Share = yen.RaiseFrom50Sen
	}
	if together, ok := insurer.TogetherByKey(t.Rules.LeviesTogether); ok {
		in.Profile.Together = together
	}
}

func (t *Terms) leviesOf(in *insurer.Insurer, i int) (*levies, error) {
	rates, _, err := health.RatesFor(in, t.months[i])
	if err != nil {
		return nil, err
	}
	l := &levies{rates: rates, taken: Levies{General: rates.General().Total(),
		Care: rates.Care().Total(), Support: rates.Support().Total()}}
	none := yen.Rate{Num: 0, Den: 1}
	for with, care := range [2]yen.Rate{none, l.taken.Care} {
		line := [3]yen.Rate{l.taken.General, care, l.taken.Support}
		switch rates.Profile().Together {
		case insurer.EachApart:
		case insurer.SupportApart:
			line[0] = line[0].Plus(care)
		default:
			line[0] = line[0].Plus(care).Plus(l.taken.Support)
		}
		l.line[with] = line
	}
	return l, nil
}

// insurerOf is who insures the people of an establishment.
func insurerOf(e *client.Establishment, societies Societies) (insurer.Insurer, error) {
	if e.Insurer != "" {
		s := societies[e.Insurer]
		if s == nil {
			return insurer.Insurer{}, &UnknownSocietyError{e.Insurer}
		}
		return insurer.Of(s), nil
	}
	p, ok := insurer.ParsePrefecture(e.Prefecture)
	if !ok {
		return insurer.Insurer{}, health.ErrPrefecture
	}
	return insurer.Association(p), nil
}

// UnknownSocietyError says that the office holds no table of a society that insures an
// establishment.
type UnknownSocietyError struct{ ID string }

// Error names the society and what to do.
func (e *UnknownSocietyError) Error() string { return textUnknownSociety + e.ID }

// floor is the minimum wage of a prefecture over the period.
type floor struct {
	spans   []minimumwage.Span
	monthly []yen.Amount // pay by the month that reaches each, in the group's own hours
}

// floorOf is nil where no table reaches back to the period: the check is left out then.
func (t *Terms) floorOf(prefecture string) *floor {
	area, err := minimumwage.ParsePrefecture(prefecture)
	if err != nil {
		return nil
	}
	spans, err := minimumwage.Spans(area,
		caldate.Range{From: t.Period.From, Through: t.Period.Through})
	if err != nil {
		return nil
	}
	f := &floor{spans: spans}
	for i := range spans {
		f.monthly = append(f.monthly, spans[i].Floor.Monthly(t.year.minutes, nil))
	}
	return f
}
