// Package chart shows what a client's months come to: labor cost with the employer's premiums,
// premiums of both sides, hours beyond the statutory ones beside the limits of Article 36, people
// with those who joined and left; and for the office its open notifications by owner. Each plot has
// its table beneath, which can be saved as a file.
//
// Figures are the sums of what pay computed. Nothing is estimated, and a month that was not
// computed is not there.
package chart

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/filing"
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
	Near     int   // people near a limit of Article 36 or above it
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
	if len(s.Hours) > 0 {
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
			x.Overtime, x.Near = x.Overtime+m.Overtime, x.Near+m.Near
			x.Most = max(x.Most, m.Most)
		}
	}
	return all[max(0, len(all)-shown):]
}

// plots draw the months.
func plots(all []Month) []part.Bars {
	labels := make([]string, len(all))
	column := func(of func(*Month) int64) []int64 {
		out := make([]int64, len(all))
		for i := range all {
			out[i] = of(&all[i])
		}
		return out
	}
	for i := range all {
		labels[i] = strconv.Itoa(all[i].Month.Year%100) + "/" + strconv.Itoa(all[i].Month.Number)
	}
	last := all[len(all)-1]
	return []part.Bars{
		{ID: "cost", Title: textCost, Unit: textYen, Labels: labels,
			Finding: sentence(textCostSays, last.Month, last.Pay+last.Employer), Parts: []part.Part{
				{Word: textPay, Values: column(func(m *Month) int64 { return m.Pay - m.Bonus })},
				{Word: textBonus, Values: column(func(m *Month) int64 { return m.Bonus })},
				{Word: textEmployer, Values: column(func(m *Month) int64 { return m.Employer })}}},
		{ID: "premiums", Title: textPremiums, Unit: textYen, Labels: labels,
			Finding: sentence(textPremiumsSay, last.Month, last.Employer+last.Employee),
			Parts: []part.Part{
				{Word: textEmployee, Values: column(func(m *Month) int64 { return m.Employee })},
				{Word: textEmployer, Values: column(func(m *Month) int64 { return m.Employer })}}},
		{ID: "overtime", Title: textOvertime, Unit: textHours, Labels: labels,
			Finding: sentence(textOvertimeSays, last.Month, int64(last.Most/60), int64(last.Near)),
			Parts: []part.Part{{Word: textHoursAll,
				Values: column(func(m *Month) int64 { return int64(m.Overtime / 60) })}}},
		{ID: "people", Title: textPeople, Unit: textPersons, Labels: labels,
			Finding: sentence(textPeopleSay, last.Month, int64(last.People), int64(last.Joined),
				int64(last.Left)),
			Parts: []part.Part{{Word: textPaid,
				Values: column(func(m *Month) int64 { return int64(m.People) })}}},
	}
}

// table are the months as rows of a file.
func table(all []Month) [][]string {
	rows := [][]string{{textMonth, textPay, textBonus, textEmployer, textEmployee, textPaid,
		textJoined, textLeft, textOvertimeMinutes, textMostMinutes, textNear}}
	for _, m := range all {
		rows = append(rows, []string{m.Month.String(), number(m.Pay - m.Bonus), number(m.Bonus),
			number(m.Employer), number(m.Employee), strconv.Itoa(m.People), strconv.Itoa(m.Joined),
			strconv.Itoa(m.Left), strconv.Itoa(m.Overtime), strconv.Itoa(m.Most),
			strconv.Itoa(m.Near)})
	}
	return rows
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

func file(rows [][]string) (page.Answer, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it a spreadsheet takes the text for another encoding
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			return page.Answer{}, err
		}
	}
	w.Flush()
	return page.Answer{File: &page.File{Name: textFile + ".csv", Kind: "text/csv", Data: b.Bytes()}},
		w.Error()
}

func client(q *page.Request) (page.Answer, error) {
	a := answer(monthsOf(q, q.Client), q.Path("charts", "csv"), nil)
	l, err := duties(q)
	if err != nil {
		return page.Answer{}, err
	}
	a.Body = templ.Join(a.Body, part.Table(l))
	return a, nil
}

// duties are those who have days of the five of paid leave still to take.
func duties(q *page.Request) (part.List, error) {
	l := part.List{Name: textDuty, Shown: true, Columns: []part.Column{{Title: textWho},
		{Title: textTaken, Numeric: true}, {Title: textNeeded, Numeric: true}, {Title: textUntil}},
		Note: textDutyNote, Empty: part.Nothing{What: textNobodyBehind, Why: textDutyNote}}
	all, err := dispatch.LeaveDuties(q.Client, q.Today())
	if err != nil {
		return l, err
	}
	for i := range all {
		d := &all[i]
		if !d.Behind() {
			continue
		}
		name := d.Number
		if e := q.Client.EmployeeByID(d.Employee); e != nil {
			if n, ok := e.Names.Latest(); ok {
				name += " " + n.Full
			}
		}
		l.Rows = append(l.Rows, part.Row{Name: name, Cells: []templ.Component{part.Plainly(name),
			part.Plainly(halves(d.Taken)), part.Plainly(halves(d.Needed)),
			part.Plainly(part.Day(d.Window.Through, q.Session.Eras))}})
	}
	return l, nil
}

// halves writes half days as days.
func halves(n int) string {
	if n%2 == 0 {
		return strconv.Itoa(n / 2)
	}
	return strconv.Itoa(n/2) + ".5"
}

func clientFile(q *page.Request) (page.Answer, error) { return file(table(monthsOf(q, q.Client))) }

func office(q *page.Request) (page.Answer, error) {
	return answer(officeMonths(q), "/o/charts/csv", load(q)), nil
}

func officeFile(q *page.Request) (page.Answer, error) { return file(table(officeMonths(q))) }

func officeMonths(q *page.Request) []Month {
	var each [][]Month
	for _, p := range q.Session.Profiles() {
		if c := q.Session.Client(p.ID); c != nil {
			each = append(each, monthsOf(q, c))
		}
	}
	return together(each)
}

func answer(all []Month, at string, owners []part.Bars) page.Answer {
	if len(all) == 0 {
		return page.Show(textTitle, part.Empty(part.Nothing{What: textNone, Why: textNoneWhy}))
	}
	return page.Show(textTitle, charts(append(plots(all), owners...), at))
}

// load are the open notifications of each owner, overdue ones apart; one of a client with several
// owners counts for each.
func load(q *page.Request) []part.Bars {
	var names []string
	late, open := map[string]int64{}, map[string]int64{}
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if c == nil {
			continue
		}
		owners := q.Session.Owners(p.ID)
		if len(owners) == 0 {
			owners = []page.Colleague{{Name: textNobody}}
		}
		for _, o := range owners {
			if !slices.Contains(names, o.Name) {
				names = append(names, o.Name)
			}
		}
		for i := range c.Cases {
			x := &c.Cases[i]
			if x.State == filing.Done || x.State == filing.NotOwed || x.State == filing.Submitted {
				continue
			}
			for _, o := range owners {
				if !x.Until.IsZero() && x.Until.Before(q.Today()) {
					late[o.Name]++
				} else {
					open[o.Name]++
				}
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.SortFunc(names, strings.Compare)
	b := part.Bars{ID: "load", Title: textLoad, Finding: textLoadSays, Unit: textCases, Labels: names,
		Parts: []part.Part{{Word: textLate}, {Word: textOpen}}}
	for _, n := range names {
		b.Parts[0].Values = append(b.Parts[0].Values, late[n])
		b.Parts[1].Values = append(b.Parts[1].Values, open[n])
	}
	return []part.Bars{b}
}
