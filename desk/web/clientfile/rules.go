package clientfile

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

// inForce is the place of a group's rules of a day; the first while none are yet.
func inForce(g *client.Group, day caldate.Date) (n int) {
	for i := range g.Rules {
		if !g.Rules[i].From.After(day) {
			n = i
		}
	}
	return n
}

// group is a group of pay with the rules in force, or with those of a day to come at their place.
func group(p *client.Client, i int, planned string, today caldate.Date) *section {
	g := &p.Groups[i]
	n, from := inForce(g, today), today.Month().First()
	fresh := g.Code == ""
	s := &section{Title: textGroup, Path: "groups[" + strconv.Itoa(i) + "]", Note: textRulesNote}
	if planned != "" {
		var err error
		n, err = strconv.Atoi(planned)
		if err != nil || n < 0 || n >= len(g.Rules) || !g.Rules[n].From.After(today) {
			return nil
		}
		from = g.Rules[n].From
		s.Title, s.Drop = textPlannedRules, textDropRules
		s.drop = func() { g.Rules = slices.Delete(slices.Clone(g.Rules), n, n+1) }
	}
	r := g.Rules[n].Value
	if fresh {
		s.Entries = append(s.Entries, digits("code", textCode, textCodeEg, &g.Code))
	}
	s.Entries = append(s.Entries, text("name", textName, &g.Name), day("from", textFrom, &from))
	s.Entries = append(s.Entries, ruleEntries(&r)...)
	agreed, agreement := article36(&r, from)
	s.Entries = append(s.Entries, agreement...)
	s.done = func() *fault.Fault {
		agreed()
		rules := g.Rules
		switch {
		case fresh:
			rules = nil
		case planned != "":
			rules = slices.Delete(slices.Clone(rules), n, n+1)
		}
		if from.After(today) && slices.ContainsFunc(rules, startsOn(from)) {
			return &fault.Fault{Path: "from", Code: "clientfile.planned", Message: textPlannedTwice,
				Remedy: textPlannedTwiceDo}
		}
		g.Rules = rules.With(from, r)
		return unclosed(g, from)
	}
	return s
}

func startsOn(day caldate.Date) func(history.Span[client.PayRules]) bool {
	return func(s history.Span[client.PayRules]) bool { return s.From == day }
}

func ruleEntries(r *client.PayRules) []entry {
	return []entry{number("closing_day", textClosing, textDayUnit, &r.ClosingDay),
		number("pay_months_later", textMonthsLater, textMonthsUnit, &r.PayMonthsLater),
		number("pay_day", textPayDay, textDayUnit, &r.PayDay),
		choice("pay_on_closed", textOnClosed, payMoves, &r.PayOnClosed),
		number("daily_minutes", textDaily, textMinutes, &r.DailyMinutes),
		number("annual_holidays", textHolidays, textDayUnit, &r.AnnualHolidays),
		choice("absence", textAbsence, absences, &r.Absence),
		choice("part_month", textPartMonth, parts, &r.PartMonth),
		choice("overtime_round", textOvertimeRound, overtimeRounds, &r.OvertimeRound),
		choice("hours", textHours, hours, &r.Hours),
		number("flex_months", textFlexMonths, textMonthsUnit, &r.FlexMonths),
		choice("employment_switch", textSwitch, switches, &r.EmploymentSwitch),
		check("collect_same_month", textSameMonth, &r.CollectSameMonth),
		check("computer_tax", textComputer, &r.ComputerTax),
		months("bonus_months", textBonusMonths, &r.BonusMonths)}
}

// article36 are the limits of the agreement; without hours of a month and a year there is none.
// What was typed gets into the rules by agreed.
func article36(r *client.PayRules, from caldate.Date) (agreed func(), all []entry) {
	a := client.Article36{From: from}
	if r.Article36 != nil {
		a = *r.Article36
	}
	month := clock("a36_month", textA36Month, &a.MonthMinutes)
	month.Support = textA36Eg
	all = []entry{month, clock("a36_year", textA36Year, &a.YearMinutes),
		check("a36_special", textA36Special, &a.Special),
		clock("a36_special_month", textA36SpecialMonth, &a.SpecialMonth),
		clock("a36_special_year", textA36SpecialYear, &a.SpecialYear)}
	return func() {
		if r.Article36 = nil; a.MonthMinutes > 0 || a.YearMinutes > 0 {
			r.Article36 = &a
		}
	}, all
}

// looked is how many months of pay around a change of rules must have a closing day of their own.
const looked = 6

// unclosed tells whether rules from a day leave a month of pay without a closing day, or with two.
func unclosed(g *client.Group, from caldate.Date) *fault.Fault {
	for i := range g.Rules {
		if r := &g.Rules[i].Value; r.ClosingDay < 1 || r.PayMonthsLater < 0 {
			return nil // the client's own checks say so
		}
	}
	for n := range looked {
		_, _, err := payroll.CalendarOf(g, from.Month().Add(n-1))
		if open := new(payroll.PeriodError); errors.As(err, &open) {
			return &fault.Fault{Path: "from", Code: "clientfile.unclosed", Message: err.Error(),
				Remedy: textUnclosedDo}
		}
	}
	return nil
}

// grouped is a group of pay on the screen: the rules in force, and what changed and will change.
type grouped struct {
	Name    string
	Href    string
	Facts   []part.Fact
	Since   string
	Planned []turn
	Past    []turn
}

// turn is a day on which rules change, and what.
type turn struct {
	Since string
	Facts []part.Fact
	Href  string
}

func groupOf(q *page.Request, i int) grouped {
	g := &q.Client.Profile.Groups[i]
	x := grouped{Name: g.Code + " " + g.Name, Href: q.Path("file", "group-"+itoa(i))}
	if len(g.Rules) == 0 {
		return x
	}
	now := inForce(g, q.Today())
	x.Since = part.Day(g.Rules[now].From, q.Session.Eras)
	x.Facts = ruleFacts(&g.Rules[now].Value)
	for n := 1; n < len(g.Rules); n++ {
		t := turn{Since: part.Day(g.Rules[n].From, q.Session.Eras),
			Facts: differing(&g.Rules[n-1].Value, &g.Rules[n].Value)}
		if n > now {
			t.Href = x.Href + "-" + itoa(n)
			x.Planned = append(x.Planned, t)
		} else {
			x.Past = append(x.Past, t)
		}
	}
	return x
}

// differing are the facts in which two rules differ.
func differing(before, after *client.PayRules) []part.Fact {
	var all []part.Fact
	old := ruleFacts(before)
	for i, f := range ruleFacts(after) {
		if f.Value != old[i].Value {
			all = append(all, part.Fact{Word: f.Word, Value: old[i].Value + textArrow + f.Value})
		}
	}
	return all
}

// ruleFacts are rules as the screen tells them, always the same facts in the same order.
func ruleFacts(r *client.PayRules) []part.Fact {
	closing, pay := fmt.Sprintf(textDayOf, r.ClosingDay), fmt.Sprintf(textDayOf, r.PayDay)
	const end = 31 // stands for the last day of every month
	if r.ClosingDay == end {
		closing = textMonthEnd
	}
	if r.PayDay == end {
		pay = textMonthEnd
	}
	system := wordOf(hours, r.Hours)
	if r.Hours == "flextime" {
		system = fmt.Sprintf(textFlex, r.FlexMonths)
	}
	return []part.Fact{{Word: textClosing, Value: closing},
		{Word: textPayDay, Value: monthsLater[min(2, max(0, r.PayMonthsLater))] + pay},
		{Word: textOnClosed, Value: wordOf(payMoves, r.PayOnClosed)},
		{Word: textDaily, Value: fmt.Sprintf(textClock, r.DailyMinutes/60, r.DailyMinutes%60)},
		{Word: textHolidays, Value: fmt.Sprintf(textDays, r.AnnualHolidays)},
		{Word: textHours, Value: system},
		{Word: textAbsence, Value: wordOf(absences, r.Absence)},
		{Word: textPartMonth, Value: wordOf(parts, r.PartMonth)},
		{Word: textOvertimeRound, Value: wordOf(overtimeRounds, r.OvertimeRound)},
		{Word: textSwitch, Value: wordOf(switches, r.EmploymentSwitch)},
		{Word: textCollect, Value: yesNo(r.CollectSameMonth, textSame, textNextMonth)},
		{Word: textTaxWay, Value: yesNo(r.ComputerTax, textByComputer, textByTable)},
		{Word: textBonusMonths, Value: bonusMonths(r.BonusMonths)},
		{Word: textArticle36, Value: agreedLimits(r.Article36)}}
}

func bonusMonths(all []int) string {
	text := ""
	for i, m := range all {
		if i > 0 {
			text += textComma
		}
		text += fmt.Sprintf(textMonthNumber, m)
	}
	return orNone(text)
}

func agreedLimits(a *client.Article36) string {
	if a == nil {
		return textNoArticle36
	}
	text := fmt.Sprintf(textLimits, hoursText(a.MonthMinutes), hoursText(a.YearMinutes))
	if a.Special {
		text += fmt.Sprintf(textSpecialLimits, hoursText(a.SpecialMonth), hoursText(a.SpecialYear))
	}
	return text
}

func hoursText(minutes int) string {
	if minutes%60 == 0 {
		return fmt.Sprintf(textWholeHours, minutes/60)
	}
	return fmt.Sprintf(textClock, minutes/60, minutes%60)
}
