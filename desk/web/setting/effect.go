package setting

import (
	"fmt"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/enactment"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/law/dated"
	"romukura/trade/payroll"
)

// effectsOf computes the newest month of pay of every client, now and with a further enactment.
func effectsOf(q *page.Request, t *dated.Table, x dated.Further) (enactment.Effects, error) {
	in := enactment.Trial{Used: used(q), Try: q.TryLaw}
	for _, p := range q.Session.Profiles() {
		in.Clients = append(in.Clients, q.Session.Client(p.ID))
	}
	return enactment.EffectsOf(t, x, in)
}

// used is [enactment.Used], worked out once.
func used(q *page.Request) func(*book.Client, *payroll.Run) map[string][]enactment.Figures {
	return func(c *book.Client, run *payroll.Run) map[string][]enactment.Figures {
		return page.Memo(q.Session, c, "setting/tables/"+run.Month.String(),
			func() map[string][]enactment.Figures { return enactment.Used(c, run) })
	}
}

// affected lists the effects, client by client.
func affected(f *enactment.Effects) part.List {
	l := part.List{Name: textAffected, Columns: []part.Column{{Title: textOneClient},
		{Title: textMonth}, {Title: textPersons, Numeric: true}, {Title: textNetChange, Numeric: true},
		{Title: textCostChange, Numeric: true}, {Title: textState}},
		Empty: part.Nothing{What: textNobodyAffected, Why: textNobodyAffectedWhy}}
	for i := range f.All {
		e := &f.All[i]
		row := part.Row{Cells: []templ.Component{part.Plainly(e.Client.Profile.Name),
			part.Plainly(e.Run.Month.String()), part.Plainly(part.Number(len(e.Before)))}}
		if e.After == nil {
			row.Cells = append(row.Cells, nil, nil)
		} else {
			net, cost := e.Sum()
			row.Cells = append(row.Cells, part.Plainly(part.Difference(net)),
				part.Plainly(part.Difference(cost)))
		}
		row.Cells = append(row.Cells, part.TagOf(part.Tag{Sort: sortOf(e), Word: e.Word()}))
		l.Rows = append(l.Rows, row)
	}
	return l
}

func sortOf(e *enactment.Effect) (s part.Sort) {
	net, cost := e.Sum()
	switch {
	case e.After == nil:
		return s
	case e.Failed > 0:
		return part.Bad
	case net == 0 && cost == 0:
		return part.Quiet
	}
	return part.Warn
}

// mostPeople is how many persons are shown one by one.
const mostPeople = 100

// persons lists whose pay changes, one by one.
func persons(f *enactment.Effects) part.List {
	l := part.List{Name: textPersonChanges, Columns: []part.Column{{Title: textName},
		{Title: textOneClient}, {Title: textNetNow, Numeric: true}, {Title: textNetThen, Numeric: true},
		{Title: textChange, Numeric: true}, {Title: textCostChange, Numeric: true}}}
	all := f.Persons()
	for _, p := range all[:min(len(all), mostPeople)] {
		l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(p.Name),
			part.Plainly(p.Client.Profile.Name), part.Plainly(part.Yen(p.Before.Net)),
			part.Plainly(part.Yen(p.After.Net)), part.Plainly(part.Difference(p.After.Net - p.Before.Net)),
			part.Plainly(part.Difference(p.After.Cost - p.Before.Cost))}})
	}
	if more := len(all) - mostPeople; more > 0 {
		l.Note = fmt.Sprintf(textMorePeople, part.Number(more))
	}
	return l
}
