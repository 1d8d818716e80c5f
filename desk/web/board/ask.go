package board

import (
	"fmt"
	"slices"

	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record/log"
	"romukura/trade/document"
	"romukura/trade/filing"
)

// request is what clients are asked for, one letter each.
type request struct {
	Letters []document.Request
	Marks   []string
	Left    int // marked, but nothing is missing
	Back    string
	Form    part.Form
}

// requestOf writes the letters for the marked cases, a client after the other.
func requestOf(q *page.Request, all []Due) request {
	s := request{Back: back(q).Go}
	office := q.Session.Office()
	asker := dispatch.Asker{Office: &office, By: q.Session.Name(), On: q.Today(),
		Reply: replyBy(all, q.Today())}
	s.Form.Values = map[string]string{"reply": part.Day(asker.Reply, part.Western)}
	if text := sent(q, "reply"); text != "" {
		s.Form.Values["reply"] = text
		day, err := caldate.ParseLoose(text)
		if err != nil || day.Before(q.Today()) {
			s.Form.Faults = []fault.Fault{{Path: "reply", Code: "board.reply", Message: textReplyDay,
				Remedy: textReplyDayDo}}
		} else {
			asker.Reply = day
		}
	}
	for _, p := range q.Session.Profiles() {
		var cases []*filing.Case
		for i := range all {
			if d := &all[i]; d.Profile.Ref == p.Ref && d.Asks() {
				cases = append(cases, d.Case)
				s.Marks = append(s.Marks, wordOf(q, d))
			}
		}
		if c := q.Session.Client(p.ID); c != nil {
			if l, some := asker.Request(c, cases); some {
				s.Letters = append(s.Letters, l)
			}
		}
	}
	s.Left = len(all) - len(s.Marks)
	return s
}

// replyBy proposes until when clients answer: in a week, sooner where something is due before, and
// on a day on which offices are open.
func replyBy(all []Due, today caldate.Date) caldate.Date {
	day := today.AddDays(soonDays)
	for i := range all {
		if u := all[i].Until; all[i].Asks() && u.After(today) && !u.After(day) {
			day = u.AddDays(-1)
		}
	}
	open, err := caldate.PreviousBusinessDay(day, caldate.GovernmentYearEnd)
	if err != nil || !open.After(today) {
		open, err = caldate.NextBusinessDay(today.AddDays(1), caldate.GovernmentYearEnd)
	}
	if err != nil {
		return day // beyond the table of holidays
	}
	return open
}

// asking shows what the clients of the marked cases would be asked for. Nothing is kept by it.
func asking(q *page.Request) (page.Answer, error) {
	s := requestOf(q, marked(q))
	if len(s.Letters) == 0 {
		return warned(back(q), textNothingToAsk), nil
	}
	return lettersOf(s), nil
}

func lettersOf(s request) page.Answer {
	a := page.Show(textRequest, letters(s))
	if len(s.Form.Faults) > 0 {
		a = page.Faulty(textRequest, letters(s))
	}
	a.Acts = []part.Act{{Word: textBackToCases, Href: s.Back}}
	return a
}

// letter prints what the clients are asked for.
func letter(q *page.Request) (page.Answer, error) {
	all := marked(q)
	s := requestOf(q, all)
	if len(s.Letters) == 0 {
		return page.Answer{}, page.ErrNotThere
	}
	if len(s.Form.Faults) > 0 {
		return lettersOf(s), nil
	}
	leaving := page.Leaving{Action: log.Print, Purpose: "ask", Count: len(s.Marks)}
	for i := range all {
		if id := all[i].Profile.ID; all[i].Asks() && !slices.Contains(leaving.Of, id) {
			leaving.Of = append(leaving.Of, id)
		}
	}
	if err := q.Tell(leaving); err != nil {
		return page.Answer{}, err
	}
	out := dispatch.Requests(s.Letters, q.Today())
	pdf, err := q.Print(*out.Batch)
	if err != nil {
		return page.Answer{}, &fault.Error{Faults: []fault.Fault{{Code: "board.print",
			Message: textNotPrinted + err.Error(), Remedy: textNotPrintedDo}}}
	}
	return page.Answer{File: &page.File{Name: out.Path, Kind: "application/pdf", Data: pdf,
		Show: true}}, nil
}

// asked keeps that the clients were asked, today and by whom.
func asked(q *page.Request) (page.Answer, error) {
	all := slices.DeleteFunc(marked(q), func(d Due) bool { return !d.Asks() })
	if len(all) == 0 {
		return warned(back(q), textNothingToAsk), nil
	}
	made, err := change(q, all, func(x *filing.Case) {
		x.Asked = append(x.Asked, filing.Asking{On: q.Today(), By: q.Session.Name()})
	})
	if err != nil {
		return page.Answer{}, err
	}
	a := back(q).Saying(fmt.Sprintf(textAsked, part.Number(len(all))))
	return q.UndoableAll(a, made), nil
}
