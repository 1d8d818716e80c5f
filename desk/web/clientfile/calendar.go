package clientfile

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"unicode/utf8"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/client"
)

// calendarRoot is one calendar of a group of pay, by the group's place and its own.
const calendarRoot = root + "/calendar/{group}/{at}"

func calendarRoutes() []page.Route {
	return []page.Route{
		{Pattern: "GET " + calendarRoot, Do: showCalendar},
		{Pattern: "POST " + calendarRoot, Do: changeDays},
		{Pattern: "POST " + calendarRoot + "/drop", Do: dropCalendar},
		{Pattern: "POST " + calendarRoot + "/csv", Do: calendarFile},
	}
}

// placedCalendar is a calendar of a client with the group that it is of, and the places of both.
type placedCalendar struct {
	*client.Calendar
	Group     *client.Group
	group, at int
}

// calendarOf finds the calendar of an address in a client; nil where there is none.
func calendarOf(c *book.Client, q *page.Request) *placedCalendar {
	group, err := strconv.Atoi(q.PathValue("group"))
	at, wrong := strconv.Atoi(q.PathValue("at"))
	if c == nil || err != nil || wrong != nil || group < 0 || at < 0 ||
		group >= len(c.Profile.Groups) || at >= len(c.Profile.Groups[group].Calendars) {
		return nil
	}
	g := &c.Profile.Groups[group]
	return &placedCalendar{&g.Calendars[at], g, group, at}
}

// path is the address of the calendar's page.
func (x *placedCalendar) path(q *page.Request) string {
	return q.Path("file", "calendar", itoa(x.group), itoa(x.at))
}

// calendarMark tells two states of a calendar apart.
func calendarMark(q *page.Request, x *placedCalendar) string {
	text, err := json.Marshal(x.Calendar)
	if err != nil {
		panic("clientfile: a calendar that cannot be written: " + err.Error())
	}
	return q.Session.Mark(text)
}

func showCalendar(q *page.Request) (page.Answer, error) {
	x := calendarOf(q.Client, q)
	if x == nil {
		return page.Answer{}, page.ErrNotThere
	}
	return page.Show(textYear, calendar(yearOf(q, q.Client, x))), nil
}

// longestName is how many characters a day may be called by.
const longestName = 40

// pressed are the kinds of days that buttons make.
var pressed = map[string]client.DayKind{"rest": client.RestDay, "holiday": client.HolidayDay,
	"working": client.WorkingDay}

// changeDays makes of the days that were ticked what was pressed.
func changeDays(q *page.Request) (page.Answer, error) {
	kind, known := pressed[q.Text("kind")]
	ticked, err := tickedDays(q)
	if err != nil || !known {
		return page.Answer{}, page.ErrNotThere
	}
	var faults []fault.Fault
	if len(ticked) == 0 {
		faults = append(faults, fault.Fault{Path: "day", Code: "clientfile.days",
			Message: textNoneChosen})
	}
	if utf8.RuneCountInString(q.Text("name")) > longestName {
		faults = append(faults, fault.Fault{Path: "name", Code: "clientfile.days",
			Message: textLongName})
	}
	if len(faults) > 0 {
		return retried(q, ticked, q.Typed(faults...))
	}
	batch, err := saveCalendar(q, func(x *placedCalendar) {
		for d := range ticked {
			off := client.DayOff{Date: d, Kind: kind, Name: q.Text("name")}
			if off.Name == "" {
				off.Name = x.At(d).Name
			}
			x.Set(off)
		}
	})
	if errors.Is(err, page.ErrChanged) {
		return retried(q, ticked, q.Typed())
	}
	if err != nil {
		return page.Answer{}, err
	}
	said := fmt.Sprintf(textDaysMade, len(ticked), dayWords[kind])
	if batch.IsZero() {
		said = textNothingMade
	}
	at := q.Path("file", "calendar", q.PathValue("group"), q.PathValue("at"))
	return q.Undoable(page.To(at).Saying(said), batch), nil
}

func tickedDays(q *page.Request) (map[caldate.Date]bool, error) {
	all := map[caldate.Date]bool{}
	for _, text := range q.PostForm["day"] {
		d, err := caldate.Parse(text)
		if err != nil {
			return nil, err
		}
		all[d] = true
	}
	return all, nil
}

// retried is the calendar as it stands now with the days ticked once more: something was wrong with
// what was asked, or somebody else was faster.
func retried(q *page.Request, ticked map[caldate.Date]bool, form part.Form) (page.Answer, error) {
	c := q.Session.Client(q.Profile.ID) // as it stands after somebody else's change
	x := calendarOf(c, q)
	if x == nil {
		return page.To(q.Path("file")).Saying(textGone), nil
	}
	y := yearOf(q, c, x)
	y.Form = form
	for m := range y.Months {
		for w := range y.Months[m].Weeks {
			for i := range y.Months[m].Weeks[w] {
				d := &y.Months[m].Weeks[w][i]
				d.Ticked = d.N > 0 && ticked[d.Date]
			}
		}
	}
	y.Clash = len(form.Faults) == 0
	a := page.Show(textYear, calendar(y))
	a.Status = http.StatusUnprocessableEntity
	if y.Clash {
		a.Status = http.StatusConflict
	}
	return a, nil
}

// saveCalendar changes the calendar of the address, unless somebody else changed it since the page
// was made.
func saveCalendar(q *page.Request, edit func(*placedCalendar)) (seal.ID, error) {
	return q.Session.Save(q.Context(), page.Save{Client: q.Profile.ID,
		Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
			x := calendarOf(c, q)
			if x == nil || q.Text("seen") != calendarMark(q, x) {
				return page.ErrChanged
			}
			edit(x)
			return nil
		}})
}

// dropCalendar takes a calendar out of the file.
func dropCalendar(q *page.Request) (page.Answer, error) {
	batch, err := saveCalendar(q, func(x *placedCalendar) {
		x.Group.Calendars = slices.Delete(x.Group.Calendars, x.at, x.at+1)
	})
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("file")).Saying(textYearDropped), batch), nil
}

// calendarFile hands out a calendar day by day as a table.
func calendarFile(q *page.Request) (page.Answer, error) {
	x := calendarOf(q.Client, q)
	if x == nil {
		return page.Answer{}, page.ErrNotThere
	}
	rows := [][]string{yearColumns}
	for d := x.From; !d.After(x.Through); d = d.AddDays(1) {
		o := x.At(d)
		public, _ := caldate.Holiday(d) // blank where the year is not announced
		rows = append(rows, []string{part.Day(d, part.Western), d.Weekday().String(),
			dayWords[o.Kind], o.Name, public})
	}
	err := q.Tell(page.Leaving{Action: log.Export, Purpose: "calendar", Count: len(rows) - 1})
	if err != nil {
		return page.Answer{}, err
	}
	return page.Table(textYearFileName, rows)
}
