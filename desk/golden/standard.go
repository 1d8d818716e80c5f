package golden

import (
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/leave"
	"romukura/law/minimumwage"
	"romukura/law/standards"
)

// minutesOfHour turns hours into minutes.
const minutesOfHour = 60

func extraRules(in *input) (*standards.ExtraWages, error) {
	day := today
	if in.has("date") {
		day = in.day("date")
	}
	x, _, err := standards.ExtraWagesFor(day)
	return x, err
}

// averageMonth is the average of prescribed minutes of a month, as a case gives it.
func averageMonth(in *input, x *standards.ExtraWages) yen.Rate {
	switch {
	case in.has("monthly_hours"):
		return yen.Rate{Num: int64(in.times("monthly_hours", minutesOfHour)), Den: 1}
	case in.has("annual_hours"):
		return x.MonthOf(in.times("annual_hours", minutesOfHour))
	}
	return x.AverageMonth(standards.WorkYear{Days: in.countOr("year_days", 0),
		Holidays: in.count("annual_holidays"), Daily: in.times("daily_hours", minutesOfHour)})
}

// payParts are the pieces of pay of a case: the base, commuting, and every allowance by its name.
func payParts(in *input) []standards.Part {
	var parts []standards.Part
	for _, key := range keysOf(in.values) {
		name, allowance := strings.CutSuffix(key, "_allowance")
		switch {
		case key == "base" || key == "base_pay":
			name = key
		case key == "commuting" || allowance:
		default:
			continue
		}
		parts = append(parts, standards.Part{
			Kind: standards.Kind(strings.ReplaceAll(name, "_", "-")), Amount: in.amountOr(key, 0)})
	}
	if len(parts) == 0 {
		in.bad("base", textMissing)
	}
	return parts
}

// hourly is the hourly base of a case, and the part of its pay that belongs to it.
func hourly(in *input, x *standards.ExtraWages) (b standards.Base, included yen.Amount, err error) {
	parts, month := payParts(in), averageMonth(in, x)
	for _, p := range parts {
		if out, _ := x.Excluded(p); !out {
			included += p.Amount
		}
	}
	if len(in.problems) > 0 {
		return b, 0, nil
	}
	b, err = x.HourlyBase(parts, standards.Divisors{Month: month}, nil)
	return b, included, err
}

func hourlyRate(in *input) (answers, error) {
	x, err := extraRules(in)
	if err != nil {
		return nil, err
	}
	b, included, err := hourly(in, x)
	if err != nil || len(in.problems) > 0 {
		return nil, err
	}
	month := averageMonth(in, x)
	over := x.Pay(b, standards.Minutes{Overtime: minutesOfHour}, standards.Rounding{}, nil)
	night := x.Pay(b, standards.Minutes{Night: minutesOfHour}, standards.Rounding{}, nil)
	holiday := x.Pay(b, standards.Minutes{Holiday: minutesOfHour}, standards.Rounding{}, nil)
	both := x.Pay(b, standards.Minutes{Overtime: minutesOfHour, Night: minutesOfHour},
		standards.Rounding{}, nil)
	return answers{"included_base": included,
		"monthly_hours": yen.Exact(month).Over(minutesOfHour),
		"hourly":        either{b.Hourly(), yen.RaiseFrom50Sen.Round(b.Hourly())},
		"overtime_part": over.Overtime, "overtime_1h": over.Overtime, "night_part": night.Night,
		"holiday_1h": holiday.Holiday, "overtime_night_1h": both.Total()}, nil
}

// extraWages are the extra wages of hours of one kind.
func extraWages(in *input) (answers, error) {
	x, err := extraRules(in)
	if err != nil {
		return nil, err
	}
	h, _, err := standards.HoursFor(today)
	if err != nil {
		return nil, err
	}
	k, minutes := kindOf(in, "kind"), in.times("hours", minutesOfHour)
	b, _, err := hourly(in, x)
	if err != nil || len(in.problems) > 0 {
		return nil, err
	}
	pay := x.Pay(b, k.minutes(minutes, h.Sixty()), standards.Rounding{}, nil)
	return answers{"amount": pay.Total()}, nil
}

// hourKind is what hours are, by the words of a case: "night only", "overtime 60h part".
type hourKind struct{ overtime, over60, holiday, night bool }

// beyondWords say of overtime that it is the part above sixty hours; plainWords say nothing.
const (
	beyondWords = " over above beyond exceeding excess "
	plainWords  = " only part statutory legal late 60h 60 hours up to and of the work "
)

func kindOf(in *input, key string) (k hourKind) {
	words := strings.Fields(strings.ReplaceAll(in.text(key), "-", " "))
	for _, w := range words {
		switch {
		case w == "overtime":
			k.overtime = true
		case w == "holiday":
			k.holiday = true
		case w == "night":
			k.night = true
		case strings.Contains(beyondWords, " "+w+" "):
			k.over60 = true
		case !strings.Contains(plainWords, " "+w+" "):
			in.bad(key, textUnknownWord)
			return k
		}
	}
	if k == (hourKind{}) || k.holiday && (k.overtime || k.over60) {
		in.bad(key, textUnknownWord)
	}
	return k
}

// minutes divides hours of a kind among those that are paid apart.
func (k hourKind) minutes(n, sixty int) (m standards.Minutes) {
	switch {
	case k.over60:
		m.Over60 = n
	case k.overtime:
		m.Overtime = min(n, sixty)
		m.Over60 = n - m.Overtime
	case k.holiday:
		m.Holiday = n
	}
	if k.night {
		m.Night = n
	}
	return m
}

func monthTotal(in *input) (answers, error) {
	x, err := extraRules(in)
	if err != nil {
		return nil, err
	}
	parts := in.amounts("hours_minutes")
	if len(parts) != 2 || parts[0] < 0 || parts[0] > countLimit/100 || parts[1] < 0 ||
		parts[1] >= minutesOfHour {
		in.bad("hours_minutes", textUnknownWord)
		return nil, nil
	}
	return answers{"hours": x.RoundHours(int(parts[0])*minutesOfHour + int(parts[1]))}, nil
}

func averageWage(in *input) (answers, error) {
	rule, _, err := standards.AverageRuleFor(today)
	if err != nil {
		return nil, err
	}
	days := in.count("days")
	if days < 1 || days > leaveLimit {
		in.bad("days", textTooLarge)
		return nil, nil
	}
	w := standards.Wages{Event: today, Total: in.amount("total"),
		Window: caldate.Range{From: today.AddDays(-days), Through: today.AddDays(-1)}}
	if key := in.first("days_worked", "worked_days"); in.has(key) {
		w.ByWork, w.WorkedDays = w.Total, in.count(key)
	}
	given := in.countOr("notice_days_given", 0)
	a, err := rule.Average(w, nil)
	if err != nil {
		return nil, err
	}
	return answers{"average": a.Amount, "dismissal_notice_pay": rule.NoticePay(a, given, nil)}, nil
}

func leaveRules(in *input) (*leave.Rules, leave.Pattern, error) {
	p := leave.Pattern{WeeklyDays: in.countOr("weekly_days", 5),
		WeeklyMinutes: 40 * minutesOfHour, YearlyDays: in.countOr("yearly_days", 0)}
	if in.has("weekly_hours") {
		p.WeeklyMinutes = in.times("weekly_hours", minutesOfHour)
	}
	rules, _, err := leave.RulesFor(today)
	return rules, p, err
}

func leaveDays(in *input) (answers, error) {
	rules, pattern, err := leaveRules(in)
	if err != nil {
		return nil, err
	}
	years := in.exact("years")
	months := yen.Truncate.Round(years.Times(yen.Rate{Num: 12, Den: 1}))
	if months < 0 || months > countLimit {
		in.bad("years", textTooLarge)
		return nil, nil
	}
	days, _ := rules.Days(pattern, int(months))
	return answers{"days": days}, nil
}

// leaveDates are the days of the first grants and what they bring to somebody who always came.
func leaveDates(in *input) (answers, error) {
	rules, pattern, err := leaveRules(in)
	hired := in.day("hired")
	if err != nil || len(in.problems) > 0 {
		return nil, err
	}
	got := answers{}
	for i, name := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh"} {
		g, err := rules.Grant(leave.Service{Hired: hired, Number: i + 1, Pattern: pattern,
			Attendance: leave.Attendance{Worked: 10, Scheduled: 10}}, nil)
		if err != nil {
			return nil, err
		}
		got[name], got[name+"_days"] = g.Day, g.Days
		if i == 0 {
			got["days"], got["must_take_5"] = g.Days, g.Duty
		}
		got[strconv.Itoa(i+1)] = g.Day
	}
	return got, nil
}

func minimumWage(in *input) (answers, error) {
	prefecture, err := minimumwage.ParsePrefecture(in.text(in.first("prefecture", "pref")))
	if err != nil {
		return nil, err
	}
	day := in.day("date")
	d := minimumwage.Divisors{}
	var parts []minimumwage.Part
	if in.has("monthly") {
		parts = append(parts, minimumwage.Part{Amount: in.amount("monthly")})
		d.Year = in.times("annual_hours", minutesOfHour)
	}
	if in.has("daily") {
		parts = append(parts, minimumwage.Part{Per: minimumwage.PerDay, Amount: in.amount("daily")})
		d.Day = in.times("daily_hours", minutesOfHour)
	}
	if in.has("hourly") {
		parts = append(parts, minimumwage.Part{Per: minimumwage.PerHour, Amount: in.amount("hourly")})
	}
	if len(in.problems) > 0 {
		return nil, nil
	}
	floor, _, err := minimumwage.FloorFor(prefecture, day)
	if err != nil {
		return nil, err
	}
	got := answers{"floor": floor.Hourly}
	if d.Year > 0 {
		got["wage_becomes"] = floor.Monthly(d.Year, nil)
	}
	if len(parts) > 0 {
		r, err := floor.Check(parts, d, nil)
		if err != nil {
			return nil, err
		}
		got["ok"], got["hourly"] = r.OK, rounded(r.Hourly, 2)
		if r.OK && in.has("monthly") {
			got["wage_becomes"] = in.amount("monthly")
		}
	}
	return got, nil
}
