package page

import (
	"strings"

	"romukura/desk/web/part"
)

// Draft is a form with what was typed into it and not saved, where it comes without anything typed.
// The address is that of the page on which it stands; # and a word tell several of one page apart.
// Whoever saves the form drops the draft: KeepDraft(at, nil).
func (q *Request) Draft(at string, form part.Form) part.Form {
	form.Draft = at
	if form.Values == nil {
		form.Values = q.Session.Draft(at)
		form.Waits = form.Values != nil
	}
	return form
}

// typing keeps what is typed into a form that has a draft.
func typing(q *Request) (Answer, error) {
	at := q.Text(part.DraftField)
	if !strings.HasPrefix(at, "/o/") {
		return Answer{}, ErrNotThere
	}
	q.Session.KeepDraft(at, q.Typed().Values)
	return Answer{}, nil
}

// forget drops what was typed, and shows the form as it is without.
func forget(q *Request) (Answer, error) {
	at := q.Text(part.DraftField)
	if !strings.HasPrefix(at, "/o/") {
		return Answer{}, ErrNotThere
	}
	q.Session.KeepDraft(at, nil)
	return To(at), nil
}
