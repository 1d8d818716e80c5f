package declaration

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// ofAddress is the person of the address, seen by the office.
func ofAddress(q *page.Request) (*filling, error) {
	e, err := q.Person()
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(q.PathValue("year"))
	if err != nil {
		return nil, page.ErrNotThere
	}
	year := yearend.IncomeYear(n)
	if _, err := yearend.TablesFor(year); err != nil {
		return nil, page.ErrNotThere
	}
	g := &grant{session: q.Session, client: q.Profile.ID, person: e.ID, year: year}
	return fillingOf(g, q.Client)
}

// offering is what the office sees.
type offering struct {
	*filling
	At      string
	Back    string
	Open    *grant
	Code    string // shown once
	Address string
	Print   string // of the certificate
	Square  templ.Component
}

func offeringOf(q *page.Request, f *filling) offering {
	o := offering{filling: f, At: q.Path("declare", f.year.String(), q.PathValue("person")),
		Back: q.Path("season", f.year.String(), "p", q.PathValue("person")),
		Open: granted(q.Session, f.client, f.person, q.Now())}
	desk := q.Desk()
	o.Address, o.Print = desk.Outside.Address, desk.Outside.Fingerprint
	if o.Address == "" {
		o.Address = "http://" + q.Host + door
	}
	return o
}

func offer(q *page.Request) (page.Answer, error) {
	f, err := ofAddress(q)
	if err != nil {
		return page.Answer{}, err
	}
	a := page.Show(textOffer, offers(offeringOf(q, f)))
	a.About = f.Person.Number + " " + f.name()
	return a, nil
}

// letIn gives a code, which is shown on this page and never again.
func letIn(q *page.Request) (page.Answer, error) {
	f, err := ofAddress(q)
	if err != nil {
		return page.Answer{}, err
	}
	code := give(q.Session, f.grant, q.Now())
	o := offeringOf(q, f)
	o.Code = code
	if q.Desk().QR != nil {
		rows, err := q.Desk().QR(o.Address)
		if err != nil {
			return page.Answer{}, err
		}
		o.Square = square(rows)
	}
	a := page.Show(textOffer, offers(o))
	a.About = f.Person.Number + " " + f.name()
	return a, nil
}

func shut(q *page.Request) (page.Answer, error) {
	f, err := ofAddress(q)
	if err != nil {
		return page.Answer{}, err
	}
	withdraw(q.Session, f.client, f.person)
	return page.To(offeringOf(q, f).At).Saying(textShut), nil
}

// state is how far the person came.
func (o *offering) state() string {
	switch {
	case o.givenBack():
		return textGivenBack
	case o.Part.Draft != nil:
		return fmt.Sprintf(textDraft, o.Part.Draft.On)
	case o.handedIn():
		return textFiled
	}
	return textNothing
}

// square draws a code: one square of the picture for each of the code.
func square(rows [][]bool) templ.Component {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="qr" viewBox="0 0 %d %d" role="img" aria-label=%q><path d="`,
		len(rows), len(rows), textSquare)
	for y, row := range rows {
		for x, dark := range row {
			if dark {
				fmt.Fprintf(&b, "M%d %dh1v1h-1z", x, y)
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return templ.Raw(b.String())
}

// paper is the form to be filled in by hand: the same questions, with last year's answers.
func paper(q *page.Request) (page.Answer, error) {
	f, err := ofAddress(q)
	if err != nil {
		return page.Answer{}, err
	}
	a := page.Show(textPaper, onPaper(offeringOf(q, f), f.View.Questions(f.asked(f.typed()))))
	a.About = f.Person.Number + " " + f.name()
	return a, nil
}

// choices are the answers to tick on paper.
func choices(x *settlement.Question) []string {
	switch x.Answer {
	case settlement.YesNo:
		return []string{textYes, textNo}
	case settlement.Choice:
		var all []string
		for _, o := range x.Choices {
			all = append(all, o.Label)
		}
		return all
	}
	return nil
}

// shown is an answer as people read it.
func shown(x *settlement.Field) string {
	for _, o := range fieldOf(x).Options {
		if o.Value == x.Value {
			return o.Word
		}
	}
	switch {
	case x.Value == "":
		return textBlank
	case x.Answer == settlement.Money:
		if n, err := strconv.Atoi(x.Value); err == nil {
			return part.Number(n) + textYen
		}
	}
	return x.Value
}
