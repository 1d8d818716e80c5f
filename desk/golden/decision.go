package golden

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/pension"
	"romukura/law/remuneration"
)

// gradeRows checks a list of rows of system, remuneration, grade and standard; the answer is how
// many of them hold.
func gradeRows(in *input) (answers, error) {
	if names := canon(in.values["columns"]); names != "[system, remuneration, grade, standard]" {
		in.bad("columns", textUnknownWord)
	}
	in.skip("columns")
	v, _ := in.take("rows")
	rows, _ := v.([]any)
	b, _, err := remuneration.GradesOn(today)
	if err != nil {
		return nil, err
	}
	tables := map[any]*remuneration.Grades{"health": b.Health, "pension": b.Pension}
	held := 0
	for _, row := range rows {
		cells, _ := row.([]any)
		if len(cells) != 4 || tables[canon(cells[0])] == nil {
			in.bad("rows", textUnknownWord)
			return nil, nil
		}
		g := tables[canon(cells[0])].Of(in.whole("rows", cells[1]))
		if canon(cells[2]) == canon(g.Number) && canon(cells[3]) == canon(g.Standard) {
			held++
		} else {
			in.remarks = append(in.remarks, canon(cells)+textOurs+canon(g.Number)+" "+canon(g.Standard))
		}
	}
	return answers{"rows": held}, nil
}

func gradeOfHealth(in *input) (answers, error) {
	day := today
	if in.has("date") {
		day = in.day("date")
	}
	monthly := in.amount("remuneration")
	b, _, err := remuneration.GradesOn(day)
	if err != nil {
		return nil, err
	}
	g, p := b.Health.Of(monthly), b.Pension.Of(monthly)
	return answers{"grade": g.Number, "standard": g.Standard, "pension_grade": p.Number,
		"pension_standard": p.Standard}, nil
}

// category is the kind of worker whose days of pay are counted.
func category(in *input) remuneration.Category {
	short, part := in.flag("short_time"), in.flag("part_time")
	switch {
	case short:
		return remuneration.ShortTime
	case part:
		return remuneration.PartTime
	}
	return remuneration.General
}

// aprilToJune reads up to three months of pay and base days; null is a month before hiring.
func aprilToJune(in *input, year int) (months [3]remuneration.Month) {
	v, _ := in.take("months")
	rows, ok := v.([]any)
	if !ok || len(rows) > len(months) {
		in.bad("months", textUnknownWord)
		return months
	}
	for i, row := range rows {
		if row == nil {
			continue
		}
		pair, _ := row.([]any)
		if len(pair) != 2 {
			in.bad("months", textUnknownWord)
			return months
		}
		months[i] = remuneration.Month{Month: caldate.Month{Year: year, Number: 4 + i},
			Cash: in.whole("months", pair[0]), Days: in.baseDays("months", in.whole("months", pair[1]))}
	}
	return months
}

// baseDays is a number of base days of a month.
func (in *input) baseDays(key string, n yen.Amount) int {
	if n < 0 || n > 31 {
		in.bad(key, textTooLarge)
		return 0
	}
	return int(n)
}

func (in *input) determinationYear() int {
	if !in.has("year") {
		in.skip("year")
		return today.Year()
	}
	return in.year("year")
}

// longInsured is the day on which persons were insured of whom a case says nothing.
var longInsured = caldate.Must("2017-04-01")

func annualDetermination(in *input) (answers, error) {
	a := remuneration.Annual{Year: in.determinationYear(), Acquired: longInsured,
		Category: category(in)}
	a.Months = aprilToJune(in, a.Year)
	if in.has("standard") {
		a.Current = remuneration.Standard{Health: in.amount("standard"), Pension: in.amount("standard")}
	}
	in.skip("standard")
	if len(in.problems) > 0 {
		return nil, nil
	}
	d, err := a.Determine(nil)
	if err != nil {
		return nil, err
	}
	return answers{"months_used": d.Used, "average": d.Average, "new_standard": d.Standard.Health,
		"pension_standard": d.Standard.Pension, "effective": d.From,
		"kept": d.Key == remuneration.KeptPrevious}, nil
}

func annualScope(in *input) (answers, error) {
	a := remuneration.Annual{Year: in.determinationYear(), Acquired: in.day("acquired")}
	if in.has("lost") {
		a.Lost = in.day("lost")
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	d, err := a.Determine(nil)
	return answers{"excluded": d.Key.Excluded()}, err
}

// changeMonth is the first month of changed pay in cases that name none.
var changeMonth = caldate.MustMonth("2026-04")

// enoughDays and fewDays are base days of months of which a case says only whether they suffice.
const enoughDays, fewDays = 31, 1

// occasional is a revision of three months that pay an average.
func occasional(in *input, old yen.Amount) (*remuneration.Occasional, error) {
	o := &remuneration.Occasional{Change: changeMonth, Direction: word(in, "fixed_pay", directions),
		Category: category(in)}
	if in.has("change_month") {
		o.Change = in.month("change_month")
	}
	days := enoughDays
	if in.has("days_ok") && !in.flag("days_ok") {
		days = fewDays
	}
	in.skip("days_ok", "change_month")
	average := in.amount("new_avg")
	if len(in.problems) > 0 {
		return o, nil
	}
	for i := range o.Months {
		o.Months[i] = remuneration.Month{Month: o.Change.Add(i), Days: days, Cash: average}
	}
	b, _, err := remuneration.GradesOn(o.Change.First())
	if err != nil {
		return nil, err
	}
	o.Current = b.Of(old)
	return o, nil
}

func occasionalDays(in *input) (answers, error) {
	days := in.amounts("days")
	if len(days) != 3 {
		in.bad("days", textUnknownWord)
		return nil, nil
	}
	// A rise by far more than two grades leaves the days alone to decide.
	o := remuneration.Occasional{Change: changeMonth, Direction: remuneration.Up,
		Category: category(in), Current: remuneration.Standard{Health: 200_000, Pension: 200_000}}
	for i := range o.Months {
		o.Months[i] = remuneration.Month{Month: o.Change.Add(i), Cash: 500_000,
			Days: in.baseDays("days", days[i])}
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	d, err := o.Revise(nil)
	return answers{
		"days_ok": d.Key == remuneration.Revised,
		"applies": d.Key == remuneration.Revised,
	}, err
}

func occasionalRevision(in *input) (answers, error) {
	old := in.amount("old_standard")
	o, err := occasional(in, old)
	if err != nil || len(in.problems) > 0 {
		return nil, err
	}
	d, err := o.Revise(nil)
	if err != nil {
		return nil, err
	}
	b, _, err := remuneration.GradesOn(o.Change.First())
	if err != nil {
		return nil, err
	}
	from, to := b.Health.Of(old).Number, b.Health.Of(o.Months[0].Cash).Number
	got := answers{"applies": d.Key == remuneration.Revised, "new_standard": d.Standard.Health,
		"grade_diff": oneOf{canon(to - from), canon(max(to-from, from-to))}}
	if d.Key == remuneration.Revised {
		got["effective"] = d.From
	}
	for key, standard := range map[string]yen.Amount{"employee_total_tokyo_35_old": old,
		"employee_total_new": d.Standard.Health, "employee_total_tokyo_35_new": d.Standard.Health} {
		if in.asks(key) {
			if got[key], err = employeeTotal(standard, d.From); err != nil {
				return nil, err
			}
		}
	}
	return got, nil
}

// employeeTotal is what somebody of 35 in Tokyo pays on a standard.
func employeeTotal(standard yen.Amount, month caldate.Month) (yen.Amount, error) {
	m := member{prefecture: 13, month: month, health: standard}
	p, err := m.premium(apart)
	if err != nil {
		return 0, err
	}
	b, _, err := remuneration.GradesOn(month.First())
	if err != nil {
		return 0, err
	}
	r, _, err := pension.RatesFor(month)
	if err != nil {
		return 0, err
	}
	old := r.Premium(pension.Person{Standard: b.Pension.Of(standard).Standard}, nil)
	return p.Employee + old.Employee, nil
}

// occasionalEdge is the revision at the ends of the pension's grades; a note in the input says
// where the remuneration before stood.
func occasionalEdge(in *input) (answers, error) {
	old := in.amount("old_standard")
	before := in.remunerationBefore("note")
	o, err := occasional(in, old)
	if err != nil || len(in.problems) > 0 {
		return nil, err
	}
	if before > 0 {
		b, _, err := remuneration.GradesOn(o.Change.First())
		if err != nil {
			return nil, err
		}
		o.Before, o.Current.Health = before, b.Health.Of(before).Standard
	}
	o.Current.Pension = old
	d, err := o.Revise(nil)
	if err != nil {
		return nil, err
	}
	return answers{"applies": d.Standard.Pension != old, "new_standard": d.Standard.Pension}, nil
}

// remunerationBefore reads "old remuneration below 83,000" and "665,000 or more": an amount on the
// stated side of the bound. An empty note says nothing.
func (in *input) remunerationBefore(key string) yen.Amount {
	text := in.text(key)
	if text == "" {
		return 0
	}
	found := figures.FindString(text)
	below, above := strings.Contains(text, "below"), strings.Contains(text, "or more")
	if found == "" || below == above {
		in.bad(key, textUnknownWord)
		return 0
	}
	bound := in.whole(key, found)
	if below {
		return bound - 1
	}
	return bound
}

func bonusesAsPay(in *input) (answers, error) {
	list := in.amounts("bonuses_in_year_before_july1")
	per, pay, err := remuneration.BonusesAsPay(list, in.determinationYear())
	if !pay {
		return answers{"counts_as": "bonus", "per_month": 0}, err
	}
	return answers{"counts_as": "remuneration", "per_month": per}, err
}
