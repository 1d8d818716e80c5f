package golden

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/law/coverage"
	"romukura/law/employment"
	"romukura/law/exemption"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/trade/filing"
)

// leapYear is a year of birth that has every birthday; the age that counts is reached in a year
// that the tables know.
const leapYear = 1984

// birthday reads a day of birth, or a birthday without its year.
func (in *input) birthday(key string) (born caldate.Date, yearless bool) {
	text := in.text(key)
	if len(text) == len("04-01") {
		day, err := caldate.Parse(canon(leapYear) + "-" + text)
		if err != nil {
			in.bad(key, textNoDay)
		}
		return day, true
	}
	return in.day(key), false
}

// named is a month as the case writes months: with its year, or without where the birthday has
// none.
func named(m caldate.Month, yearless bool) string {
	if yearless {
		return m.String()[len("2026-"):]
	}
	return m.String()
}

func careStart(in *input) (answers, error) {
	if in.has("birthday") {
		born, yearless := in.birthday("birthday")
		if len(in.problems) > 0 {
			return nil, nil
		}
		first, _ := health.CareMonths(born)
		return answers{"first_month": named(first, yearless)}, nil
	}
	born := in.day("turns40").AddMonths(-40 * 12)
	m := member{prefecture: place(in), month: premiumMonth(in, defaultMonth)}
	if day := in.countOr("birthday_day_of_month", born.Day()); day != born.Day() {
		in.bad("birthday_day_of_month", textNoDay)
	}
	if in.has("standard") {
		m.health = in.amount("standard")
	}
	in.skip("standard")
	if len(in.problems) > 0 {
		return nil, nil
	}
	first, _ := health.CareMonths(born)
	who := insurer.Association(m.prefecture)
	m.care = health.PayingCare(health.Payer{Birth: born, Month: m.month}, &who, nil).Pays()
	got := answers{"care_applies": m.care, "first_month": first}
	if !in.asks("employee_health") {
		return got, nil
	}
	p, err := m.premium(apart)
	got["employee_health"] = p.General.Deducted
	return got, err
}

func careEnd(in *input) (answers, error) {
	born, yearless := in.birthday("birthday")
	if len(in.problems) > 0 {
		return nil, nil
	}
	_, last := health.CareMonths(born)
	return answers{"last_month": named(last, yearless)}, nil
}

func lastPremiumMonth(in *input) (answers, error) {
	left := in.day("last_day")
	if len(in.problems) > 0 {
		return nil, nil
	}
	return answers{"last_month": coverage.LastMonth(left), "lost_on": coverage.LossDay(left)}, nil
}

// maternityDays is the length that a maternity leave has where a case gives its end alone: 42 days
// before the birth, the day of birth among them, and 56 after it.
const maternityDays = 98

func maternityExemption(in *input) (answers, error) {
	end, month := in.day("leave_end"), in.month("month")
	if len(in.problems) > 0 {
		return nil, nil
	}
	start := end.AddDays(1 - maternityDays)
	if in.has("leave_start") {
		start = in.day("leave_start")
	}
	rules, _, err := exemption.RulesFor(start)
	if err != nil {
		return nil, err
	}
	book := rules.Book(exemption.Leaves{List: []exemption.Leave{{Kind: exemption.Maternity,
		Applied: true, Days: caldate.Range{From: start, Through: end}}}})
	return answers{"exempt": book.Month(month, nil).Exempt}, nil
}

func birthLeaveWindow(in *input) (answers, error) {
	b := exemption.Birth{Due: in.day("due"), Born: in.day("birth")}
	if len(in.problems) > 0 {
		return nil, nil
	}
	rules, _, err := exemption.RulesFor(b.Born)
	if err != nil {
		return nil, err
	}
	w := rules.BirthLeaveWindow(b, nil)
	return answers{"start": w.From, "end": w.Through, "days": w.Days()}, nil
}

// events are the keys by which cases name the day of an event at the pension office, with what is
// owed for it.
var events = map[string]filing.Procedure{
	"paid": filing.Bonus, "acquired": filing.Acquisition, "lost": filing.Loss,
}

// deadline answers by when something is owed; the key of the case names the event. It is the day of
// the statute, not moved where offices are closed.
func deadline(in *input) (answers, error) {
	for _, key := range keysOf(in.values) {
		if p, ok := events[key]; ok {
			day := in.day(key)
			if len(in.problems) > 0 {
				return nil, nil
			}
			terms, err := filing.TermsOf(p, day)
			if err != nil {
				return nil, err
			}
			due, until := terms.Deadline(day, nil)
			return answers{"deadline": due, "count_from": day.AddDays(1), "open_until": until}, nil
		}
	}
	switch {
	case in.has("last_day"):
		lost := coverage.LossDay(in.day("last_day"))
		return due(in, employment.Loss, lost)
	case in.has("care_leave_end"):
		return due(in, employment.CaregiverClaim, in.day("care_leave_end").AddDays(1))
	}
	in.bad(strings.Join(keysOf(in.values), " "), textUnknownEvent)
	return nil, nil
}

func due(in *input, n employment.Notification, event caldate.Date) (answers, error) {
	if len(in.problems) > 0 {
		return nil, nil
	}
	d, _, err := employment.Due(n, event, nil)
	return answers{"lost_on": event, "count_from": event.AddDays(1), "deadline": d.Day}, err
}
