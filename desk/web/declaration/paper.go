package declaration

import (
	"slices"
	"strconv"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/settlement"
)

// mostPapers are how many papers a person may attach.
const mostPapers = 30

// paperKinds are the kinds of files that a paper may be.
var paperKinds = []string{"image/jpeg", "image/png", "image/heic", "application/pdf"}

// attach seals a paper and keeps it with the person's part of the season.
func attach(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		paper := q.Upload("paper")
		problem := ""
		switch {
		case paper.Data == nil:
			problem = textNoPaper
		case len(paper.Data) > largest:
			problem = textLargePaper
		case !slices.Contains(paperKinds, paper.Kind):
			problem = textNoPaperKind
		case len(f.Part.Attached) >= mostPapers:
			problem = textManyPapers
		}
		if problem != "" {
			form := part.Form{Faults: []fault.Fault{{Path: "paper", Code: "paper", Message: problem}}}
			return page.Faulty(textAll, everything(f, form)), nil
		}
		made, err := f.session.Attach(q.Context(),
			sealed.About{Client: f.client, Person: f.person}, paper.Data)
		if err != nil {
			return page.Answer{}, err
		}
		_, err = f.session.Save(q.Context(), page.Save{Client: f.client,
			Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
				s, err := season.Open(c, f.year)
				if err != nil {
					return err
				}
				p := s.Put(f.person)
				p.Attached = append(p.Attached, settlement.Attachment{Document: made, Kind: paper.Kind,
					Size: int64(len(paper.Data)), On: q.Today()})
				return nil
			}})
		if err != nil {
			return page.Answer{}, err
		}
		return page.To(door + "/all"), nil
	})
}

// attached shows a paper to the office. The log says so first.
func attached(q *page.Request) (page.Answer, error) {
	f, err := ofAddress(q)
	if err != nil {
		return page.Answer{}, err
	}
	n, err := strconv.Atoi(q.PathValue("n"))
	if err != nil || n < 1 || n > len(f.Part.Attached) {
		return page.Answer{}, page.ErrNotThere
	}
	a := f.Part.Attached[n-1]
	return q.Attached(page.Held{Document: a.Document, Name: textPaperFile + strconv.Itoa(n),
		Kind: a.Kind})
}
