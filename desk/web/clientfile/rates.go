package clientfile

import (
	"fmt"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/accident"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/laborins"
	"romukura/law/pension"
	"romukura/law/why"
	"romukura/trade/client"
)

// example is the standard remuneration and the pay for which the premiums are shown.
const example yen.Amount = 300_000

// ratesOf are the rates in force on a day, each with the steps by which it is used.
func ratesOf(c *book.Client, e *client.Establishment, day caldate.Date) []rated {
	return []rated{healthRate(c, e, day), pensionRate(day), employmentRate(e, day),
		accidentRate(e, day)}
}

// rateIn is one of them, unless its table is missing on the day.
func rateIn(word, value string, t *why.Trace, err error) rated {
	if err != nil {
		return rated{Word: word, Value: textNoRate}
	}
	return rated{Word: word, Value: value, Trace: t}
}

func healthRate(c *book.Client, e *client.Establishment, day caldate.Date) rated {
	number, _ := insurer.ParsePrefecture(e.Prefecture)
	of := insurer.Association(number)
	name := textAssociation + " " + number.Label()
	if e.Insurer != "" {
		held, _ := payday.Held(c)
		society := held.Societies[e.Insurer]
		name = societyName(c, e.Insurer)
		if society == nil {
			return rated{Word: textHealth, Value: name + " " + textNoRate}
		}
		of = insurer.Of(society)
	}
	t := &why.Trace{}
	rates, _, err := health.RatesFor(&of, day.Month())
	if err == nil {
		rates.Premium(health.Person{Standard: example, Care: true}, t)
	}
	return rateIn(textHealth, name, t, err)
}

func pensionRate(day caldate.Date) rated {
	t := &why.Trace{}
	rates, _, err := pension.RatesFor(day.Month())
	value := ""
	if err == nil {
		rates.Premium(pension.Person{Standard: example}, t)
		value = rates.Rate().Percent()
	}
	return rateIn(textPension, value, t, err)
}

func employmentRate(e *client.Establishment, day caldate.Date) rated {
	t := &why.Trace{}
	business, _ := laborins.BusinessByKey(e.EmploymentBusiness)
	rates, _, err := laborins.RatesFor(day)
	value := wordOf(businesses, e.EmploymentBusiness)
	if err == nil {
		rates.Premium(laborins.Payment{Wages: example, Business: business}, t)
		value += " " + rates.Of(business).Total.Percent()
	}
	return rateIn(textEmployment, value, t, err)
}

// accidentRate is the rate of the business, or the one that the labor bureau notified.
func accidentRate(e *client.Establishment, day caldate.Date) rated {
	t := &why.Trace{}
	table, _, err := accident.TableFor(day)
	if err != nil {
		return rateIn(textAccidentRate, "", nil, err)
	}
	notified, _ := e.AccidentRate.At(day)
	r, err := table.RateOf(accident.Rating{Business: e.AccidentBusiness, Notified: notified}, t)
	if err != nil {
		return rateIn(textAccidentRate, "", nil, err)
	}
	accident.Accrual(accident.YearWages{Wages: example, Rate: r}, t)
	b, _ := table.Business(e.AccidentBusiness)
	value := b.Name + " " + b.Rate.Percent()
	if !notified.IsZero() {
		value += fmt.Sprintf(textMerit, notified.Percent())
	}
	return rateIn(textAccidentRate, value, t, nil)
}

// societyName is what the society calls itself in the newest of its tables.
func societyName(c *book.Client, id string) string {
	name, from := id, ""
	for _, s := range c.Societies {
		if s.ID == id && s.Name != "" && s.From >= from {
			name, from = s.Name, s.From
		}
	}
	return name
}
