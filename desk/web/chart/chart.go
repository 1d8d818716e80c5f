// Package chart shows what a client's months come to: labor cost with the employer's premiums,
// premiums of both sides, each person's hours beyond the statutory ones against the limits of
// Article 36, people with those who joined and left, the days of paid leave that must be taken;
// and for the office its clients by risk and its open notifications by owner and week. Each plot
// has its table beneath, which can be saved as a file.
//
// Figures are the sums of what pay computed. Nothing is estimated, and a month that was not
// computed is not there.
package chart

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/record/log"
	trade "romukura/trade/client"
	"romukura/trade/payroll"
)

const root = "/o/k/{client}/charts"

// Routes are the rows of the table.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /o/charts", Scope: page.Office, Who: page.Workers, Slot: page.SlotCharts,
			Do: office},
		{Pattern: "POST /o/charts/csv", Scope: page.Office, Who: page.Workers, Step: true,
			Do: officeFile},
		{Pattern: "GET " + root, Scope: page.OneClient, Who: page.Workers, Slot: page.SlotFigures,
			Do: client},
		{Pattern: "POST " + root + "/csv", Scope: page.OneClient, Who: page.Workers, Step: true,
			Do: clientFile},
	}
}

// Month is what a month of pay comes to.
type Month struct {
	Month    caldate.Month
	Pay      int64 // all earnings, bonuses in it
	Bonus    int64 // of Pay
	Employer int64 // the employer's premiums
	Employee int64 // what was deducted as premiums
	People   int   // who were paid monthly pay
	Joined   int   // hired within the month
	Left     int   // whose last day lies in the month
	Overtime int   // minutes beyond the statutory hours and on statutory holidays, of all
	Most     int   // of the one who has most
	Near     int   // people near a limit of Article 36
	Over     int   // people above one
	Before   int64 // labor cost of the same month a year before; 0 where it is not known
}

// Months are the sums of a client's pay, oldest first, by the month in which it was paid.
func Months(c *book.Client) []Month {
	found := map[caldate.Month]*Month{}
	for i := range c.Runs {
		r := &c.Runs[i]
		if len(r.Slips) == 0 {
			continue
		}
		m := found[r.PayDay.Month()]
		if m == nil {
			m = &Month{Month: r.PayDay.Month()}
			found[m.Month] = m
		}
		for j := range r.Slips {
			m.add(&r.Slips[j])
		}
	}
	var all []Month
	for _, m := range found {
		for i := range c.Employees {
			e := &c.Employees[i]
			if e.Hired.Month() == m.Month {
				m.Joined++
			}
			if !e.Left.IsZero() && e.Left.Month() == m.Month {
				m.Left++
			}
		}
		all = append(all, *m)
	}
	slices.SortFunc(all, func(a, b Month) int { return a.Month.Compare(b.Month) })
	for i := range all {
		if was := found[all[i].Month.Add(-12)]; was != nil {
			all[i].Before = was.Pay + was.Employer
		}
	}
	return all
}

func (m *Month) add(s *payroll.Slip) {
	m.Pay += int64(s.Gross)
	m.Employer += int64(sum(s.Social.Employer))
	m.Employee += int64(sum(s.Social.Employee))
	if s.Kind == payroll.BonusPay {
		m.Bonus += int64(s.Gross)
		return
	}
	m.People++
	if a := s.Attendance; a != nil {
		minutes := a.Overtime + a.Over60 + a.Holiday
		m.Overtime += minutes
		m.Most = max(m.Most, minutes)
	}
	switch {
	case slices.ContainsFunc(s.Hours, func(h payroll.Hours36) bool { return h.Broken }):
		m.Over++
	case len(s.Hours) > 0:
		m.Near++
	}
}

func sum(p payroll.Premiums) int64 {
	return int64(p.Health + p.Care + p.Support + p.Pension + p.Child + p.Employment + p.Accident)
}

// shown are how many months a plot shows.
const shown = 12

func monthsOf(q *page.Request, c *book.Client) []Month {
	all := page.Memo(q.Session, c, "chart/months", func() []Month { return Months(c) })
	return all[max(0, len(all)-shown):]
}

// together adds up the months of several clients.
func together(each [][]Month) []Month {
	var all []Month
	for _, months := range each {
		for _, m := range months {
			at, there := slices.BinarySearchFunc(all, m, func(a, b Month) int {
				return a.Month.Compare(b.Month)
			})
			if !there {
				all = slices.Insert(all, at, Month{Month: m.Month})
			}
			x := &all[at]
			x.Pay, x.Bonus = x.Pay+m.Pay, x.Bonus+m.Bonus
			x.Employer, x.Employee = x.Employer+m.Employer, x.Employee+m.Employee
			x.People, x.Joined, x.Left = x.People+m.People, x.Joined+m.Joined, x.Left+m.Left
			x.Overtime, x.Near, x.Over = x.Overtime+m.Overtime, x.Near+m.Near, x.Over+m.Over
			x.Before += m.Before
			x.Most = max(x.Most, m.Most)
		}
	}
	return all[max(0, len(all)-shown):]
}

// plots draw the months. The marks name the rates that changed within them.
func plots(all []Month, marks string) []part.Bars {
	labels := make([]string, len(all))
	column := func(of func(*Month) int64) []int64 {
		out := make([]int64, len(all))
		for i := range all {
			out[i] = of(&all[i])
		}
		return out
	}
	for i := range all {
		labels[i] = label(all[i].Month)
	}
	last := all[len(all)-1]
	return []part.Bars{
		{ID: "cost", Title: textCost, Unit: textYen, Labels: labels,
			Finding: costSays(&last), Parts: []part.Part{
				{Word: textPay, Values: column(func(m *Month) int64 { return m.Pay - m.Bonus })},
				{Word: textBonus, Values: column(func(m *Month) int64 { return m.Bonus })},
				{Word: textEmployer, Values: column(func(m *Month) int64 { return m.Employer })}}},
		{ID: "premiums", Title: textPremiums, Unit: textYen, Labels: labels, Marks: marks,
			Finding: sentence(textPremiumsSay, last.Month, last.Employer+last.Employee),
			Parts: []part.Part{
				{Word: textEmployee, Values: column(func(m *Month) int64 { return m.Employee })},
				{Word: textEmployer, Values: column(func(m *Month) int64 { return m.Employer })}}},
		{ID: "overtime", Title: textOvertime, Unit: textHours, Labels: labels,
			Finding: sentence(textOvertimeSays, last.Month, int64(last.Most/60), int64(last.Near),
				int64(last.Over)),
			Parts: []part.Part{{Word: textHoursAll,
				Values: column(func(m *Month) int64 { return int64(m.Overtime / 60) })}}},
		{ID: "people", Title: textPeople, Unit: textPersons, Labels: labels,
			Finding: sentence(textPeopleSay, last.Month, int64(last.People)),
			Parts: []part.Part{{Word: textPaid,
				Values: column(func(m *Month) int64 { return int64(m.People) })}}},
		{ID: "moves", Title: textMoves, Unit: textPersons, Labels: labels,
			Finding: sentence(textMovesSay, last.Month, int64(last.Joined), int64(last.Left)),
			Parts: []part.Part{
				{Word: textJoined, Values: column(func(m *Month) int64 { return int64(m.Joined) })},
				{Word: textLeft, Values: column(func(m *Month) int64 { return int64(m.Left) })}}},
	}
}

// costSays tells what the last month cost, for each person, and against the year before.
func costSays(m *Month) string {
	cost := m.Pay + m.Employer
	text := sentence(textCostSays, m.Month, cost)
	if m.People > 0 {
		text += fmt.Sprintf(textPerHead, part.Number(int(cost)/m.People))
	}
	if m.Before > 0 {
		text += fmt.Sprintf(textAgainst, part.Difference(yen.Amount(cost-m.Before)))
	}
	return text
}

// table are the months as rows of a file.
func table(all []Month) [][]string {
	rows := [][]string{{textMonth, textPay, textBonus, textEmployer, textEmployee, textPaid,
		textJoined, textLeft, textOvertimeMinutes, textMostMinutes, textNears, textOvers}}
	for _, m := range all {
		rows = append(rows, []string{m.Month.String(), number(m.Pay - m.Bonus), number(m.Bonus),
			number(m.Employer), number(m.Employee), strconv.Itoa(m.People), strconv.Itoa(m.Joined),
			strconv.Itoa(m.Left), strconv.Itoa(m.Overtime), strconv.Itoa(m.Most),
			strconv.Itoa(m.Near), strconv.Itoa(m.Over)})
	}
	return rows
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// label is a month below a column.
func label(m caldate.Month) string {
	return strconv.Itoa(m.Year%100) + "/" + strconv.Itoa(m.Number)
}

func client(q *page.Request) (page.Answer, error) {
	months := monthsOf(q, q.Client)
	if len(months) == 0 {
		return none(), nil
	}
	l, err := duties(q)
	if err != nil {
		return page.Answer{}, err
	}
	marks := rateChanges(q.Client, months)
	return page.Show(textTitle, charts(figures{Bars: plots(months, marks),
		Lists: []part.List{hours(q, months), l}, At: q.Path("charts", "csv"),
		Files: textFiles[:]})), nil
}

func none() page.Answer {
	return page.Show(textTitle, part.Empty(part.Nothing{What: textNone, Why: textNoneWhy}))
}

// clientFile hands out what a client's plots show, as one of three tables.
func clientFile(q *page.Request) (page.Answer, error) {
	months := monthsOf(q, q.Client)
	if len(months) == 0 {
		return page.Answer{}, page.ErrNotThere
	}
	var rows [][]string
	var err error
	switch q.Text("what") {
	case "hours":
		rows = hoursTable(q.Client, months)
	case "leave":
		rows, err = leaveTable(q)
	default:
		rows = table(months)
	}
	if err != nil {
		return page.Answer{}, err
	}
	return file(q, rows)
}

func file(q *page.Request, rows [][]string, of ...trade.ID) (page.Answer, error) {
	err := q.Tell(page.Leaving{Action: log.Export, Purpose: "charts", Count: len(rows) - 1, Of: of})
	if err != nil {
		return page.Answer{}, err
	}
	return page.Table(textFile, rows)
}

func office(q *page.Request) (page.Answer, error) {
	months := officeMonths(q)
	all, closed := opened(q)
	f := figures{At: "/o/charts/csv", Files: textFiles[:1]}
	if closed > 0 {
		f.Still = fmt.Sprintf(textStill, part.Number(closed))
	}
	if len(months) == 0 && (closed > 0 || len(all) == 0) {
		if f.Still == "" {
			return none(), nil
		}
		return page.Show(textTitle, charts(figures{Still: f.Still})), nil
	}
	f.Lists = []part.List{worst(q), load(q)}
	if len(months) > 0 {
		f.Bars = plots(months, "")
	}
	return page.Show(textTitle, charts(f)), nil
}

func officeFile(q *page.Request) (page.Answer, error) {
	var of []trade.ID
	all, _ := opened(q)
	for _, p := range all {
		of = append(of, p.ID)
	}
	return file(q, table(officeMonths(q)), of...)
}

// figures are what a screen of plots shows.
type figures struct {
	Bars  []part.Bars
	Lists []part.List
	At    string      // where files of it are asked for
	Files [][2]string // their word in the form, and what they are called
	Still string      // clients that are still being opened
}

// rateChanges tells which rates changed within the months, month by month.
func rateChanges(c *book.Client, months []Month) string {
	first, last := months[0].Month.Add(-1), months[len(months)-1].Month
	changed := map[caldate.Month][]string{}
	change := func(day caldate.Date, name string) {
		if m := day.Month(); !m.Before(first) && !m.After(last) {
			changed[m] = append(changed[m], name)
		}
	}
	for _, t := range dated.Shipped() {
		for i, e := range t.Enactments {
			if name, rate := textRates[t.Name]; rate && i > 0 {
				change(e.From, name)
			}
		}
	}
	for _, x := range dated.Taken() {
		if name, rate := textRates[x.Table]; rate {
			change(x.From, name)
		}
	}
	for _, s := range c.Societies {
		if day, err := caldate.Parse(s.From); err == nil {
			change(day, s.Name+textSocietyTable)
		}
	}
	var told strings.Builder
	for _, m := range slices.SortedFunc(maps.Keys(changed), caldate.Month.Compare) {
		fmt.Fprintf(&told, textChanged, m.Japanese(), strings.Join(changed[m], textStop))
	}
	return told.String()
}
